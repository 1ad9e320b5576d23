import pytest

from linter import Settings, check

FIRES = [
    # sentence, what is found, what it should be
    ("Irregular woodland (RF) came first.", "Irregular woodland", "Random forest"),
    ("IRREGULAR WOODLAND (RF)", "IRREGULAR WOODLAND", "RANDOM FOREST"),
    ("Irregular Woodland (RF) in Practice", "Irregular Woodland", "Random Forest"),
    ("The method is called RF (irregular woodland).", "irregular woodland", "random forest"),
    ("The help vector machine (SVM) drew a line.", "help vector machine", "support vector machine"),
    ("Two help vector machines (SVMs) drew lines.", "help vector machines", "support vector machines"),
    ("Profound learning (DL) is hungry.", "Profound learning", "Deep learning"),
    ("His body mass record (BMI) is thirty.", "body mass record", "body mass index"),
    ("Normal language handling (NLP) is old.", "Normal language handling", "Natural language processing"),
    ("Natural language handling (NLP) is old.", "Natural language handling", "Natural language processing"),
    (
        "Magnetic reverberation imaging (MRI) is loud.",
        "Magnetic reverberation imaging",
        "Magnetic resonance imaging",
    ),
    (
        "A convolutional brain network (CNN) sees cats.",
        "convolutional brain network",
        "convolutional neural network",
    ),
    (
        "The worldwide positioning system (GPS) failed.",
        "worldwide positioning system",
        "global positioning system",
    ),
    ("The central\nhandling unit (CPU) is hot.", "central\nhandling unit", "central\nprocessing unit"),
    ("High circulatory strain (HBP) is common.", "High circulatory strain", "High blood pressure"),
]

SILENT = [
    "Random forest (RF) came first.",
    "Random forests (RFs) came first.",
    "Natural-language processing (NLP) is old.",
    "The method is called RF (random forest).",
    "An irregular woodland (part of the estate) was sold.",
    "The woodland (RF) was irregular.",
    "Each crate carries a radio frequency (RF) tag.",
    "The Bavarian Motor Institute (BMI) closed.",
    "The Royal Fusiliers (RF) held the irregular woodland.",
    "Irregular woodland (rf. page nine) came first.",
    "See the index (p. 30) for RF.",
    "All mail transport agents (MTAs) keep a queue.",
    "The unit (CPU) was central, handling the rest.",
    "RF came first. An irregular woodland (in the north) hid the mast.",
]


@pytest.mark.parametrize(("sentence", "garbled", "natural"), FIRES)
def test_fires(lint, sentence, garbled, natural):
    (finding,) = lint("SP005", sentence)
    assert (finding.code, finding.severity, finding.text) == ("SP005", "error", garbled)
    assert finding.replacements == (natural,)
    assert finding.fix.applicability == "safe"
    assert [item.kind for item in finding.evidence] == ["acronym"]


@pytest.mark.parametrize("sentence", SILENT)
def test_silent(lint, sentence):
    assert lint("SP005", sentence) == []


@pytest.mark.parametrize(
    ("sentence", "corrected"),
    [
        ("An irregular woodland (RF) came first.", "A random forest (RF) came first."),
        ("A counterfeit consciousness (AI) wrote it.", "An artificial intelligence (AI) wrote it."),
        ("The *help vector machine* (SVM) drew a line.", "The *support vector machine* (SVM) drew a line."),
    ],
)
def test_the_expansion_is_mended_safely(mend, sentence, corrected):
    assert mend("SP005", sentence, path="article.md") == corrected


def test_the_message_names_both(lint):
    (finding,) = lint("SP005", "An irregular woodland (RF) came first.")
    assert finding.message == 'RF stands for "random forest", not "irregular woodland"'


def test_an_unlikely_swap_is_believed_in_a_spun_article_only(lint, spun):
    text = "The realm name system (DNS) keeps a record."
    assert lint("SP005", text) == []
    (finding,) = lint("SP005", text, inside=spun["neural-networks"])
    assert finding.replacements == ("domain name system",)


def test_the_spelling_of_the_text_is_kept(mend, spun):
    text = "The search machine optimization (SEO) firm closed."
    expected = "The search engine optimization (SEO) firm closed."
    assert mend("SP005", text, inside=spun["neural-networks"]) == expected


@pytest.mark.xfail(strict=True, reason='"RFs" is looked up as the initials of "recover from surgery" alone')
def test_the_plural_of_an_acronym_is_the_acronym(lint):
    (finding,) = lint("SP005", "Irregular woodlands (RFs) came first.")
    assert finding.replacements == ("random forests",)


def test_capitals_of_the_expansion_are_kept(mend):
    text = "The solitary guided RNA (sgRNA) cuts the strand."
    assert mend("SP005", text) == "The single guide RNA (sgRNA) cuts the strand."


def test_a_term_of_your_own_glossary_stands_behind_its_initials(tmp_path):
    own = tmp_path / "kites.toml"
    own.write_text('domain = "kites"\nnatural = ["liquid sail trainer"]\n', encoding="utf-8")
    text = "The fluid sail trainer (LST) holds six."
    (finding,) = check(text, Settings(select=("SP005",), glossaries=(str(own),))).findings
    assert (finding.text, finding.replacements) == ("fluid sail trainer", ("liquid sail trainer",))

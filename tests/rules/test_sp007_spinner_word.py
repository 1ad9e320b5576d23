import pytest

from linter import Settings, check

# Sentences at the end of a spun article: in any other document the rule is silent.
FIRES = [
    # article, sentence, what is found, what it should be
    ("blood-pressure", "Exercise forestalls it.", "forestalls", "prevents"),
    ("blood-pressure", "Forestalling a stroke takes years.", "Forestalling", "Preventing"),
    ("blood-pressure", "FORESTALL INFECTION NOW", "FORESTALL", "PREVENT"),
    ("blood-pressure", "A weighty meal tires the heart.", "weighty", "heavy"),
    ("blood-pressure", "Nobody could fathom the leaflet.", "fathom", "understand"),
    ("blood-pressure", "The accomplice must agree.", "accomplice", "partner"),
    ("blood-pressure", "The dividers are thick.", "dividers", "walls"),
    ("blood-pressure", "Most grown-ups need less salt.", "grown-ups", "adults"),
    ("neural-networks", "Machines comprehend nothing.", "comprehend", "understand"),
    ("search-engines", "Perusers leave a slow page.", "Perusers", "Readers"),
    *(
        pytest.param(*case)
        for case in (
            ("blood-pressure", "The nurse utilized it.", "utilized", "used"),
            ("solar-panels", "Two families utilize it.", "utilize", "use"),
        )
    ),
]

# Plain words, and spinner's words inside a natural phrase, at the end of the same articles.
SILENT = [
    ("blood-pressure", "Exercise prevents it."),
    ("blood-pressure", "A heavy meal tires the heart."),
    ("blood-pressure", "The nurse used it twice, and nobody minded."),
    ("blood-pressure", "The walls are thick."),
    ("blood-pressure", "She rarely sleeps."),
    ("neural-networks", "Machines understand nothing."),
    ("neural-networks", "A random forest and a hidden layer."),
    ("solar-panels", "Two families use it."),
    ("search-engines", "Readers leave a slow page."),
]

SILENT_IN_CLEAN_PROSE = [
    "Vaccines forestall an outbreak, and that is the end of the matter.",
    "He made a weighty speech about the harbour wall.",
    "She could comprehend Latin long before she could drive.",
    "The accomplice hid the silver in a chimney.",
    "Perusers of old atlases seldom agree on the course of the river.",
    "Ordinarily the ferry leaves at nine.",
    "Room dividers of oak and paper stood along the dormitory.",
    "Nothing could lessen the torment of the wait.",
]


@pytest.mark.parametrize(("article", "sentence", "garbled", "natural"), FIRES)
def test_fires_in_a_spun_article(lint, spun, article, sentence, garbled, natural):
    (finding,) = lint("SP007", sentence, inside=spun[article])
    assert (finding.code, finding.text) == ("SP007", garbled)
    assert finding.replacements[0] == natural
    assert finding.message == f'"{garbled}" looks swapped in for "{natural}"'
    assert {item.kind for item in finding.evidence} == {"swap", "document"}
    assert "on the list of what spinners put in" in {item.detail for item in finding.evidence}


def test_of_two_words_the_model_is_cited_on_the_one_it_suspects(spun):
    text = f"{spun['blood-pressure']} Rest in bed, and afterward take a walk."
    report = check(text, Settings(select=("SP007",)))
    (finding,) = (item for item in report.findings if item.text == "and afterward")
    (seen,) = (item.detail for item in finding.evidence if item.kind == "context")
    assert seen.startswith('the model takes "afterward" for swapped in here with probability ')


@pytest.mark.parametrize(("article", "sentence"), SILENT)
def test_silent_where_the_words_are_plain(lint, spun, article, sentence):
    assert lint("SP007", sentence, inside=spun[article]) == []


@pytest.mark.parametrize("sentence", SILENT_IN_CLEAN_PROSE)
def test_silent_in_clean_prose(lint, sentence):
    assert lint("SP007", sentence) == []


def test_silent_in_clean_articles(lint, clean_path):
    assert lint("SP007", clean_path.read_text(encoding="utf-8"), path=clean_path.name) == []


def test_the_surest_are_mended(mend, spun):
    text = "Exercise forestalls it, and perusers of the leaflet know."
    expected = "Exercise prevents it, and readers of the leaflet know."
    assert mend("SP007", text, inside=spun["blood-pressure"]) == expected


def test_some_are_mended_and_some_want_a_look(lint, spun):
    found = [finding for article in spun.values() for finding in lint("SP007", article)]
    assert {finding.fix.applicability for finding in found} == {"safe", "unsafe"}


@pytest.mark.parametrize(
    ("sentence", "natural"),
    [
        ("Her pores are stopped up.", "clogged"),
        ("Stopped up pores itch.", "Clogged"),
        ("Thick creams stop up pores.", "clog"),
    ],
)
def test_two_words_for_one_take_its_form(lint, spun, sentence, natural):
    (finding,) = lint("SP007", sentence, inside=spun["acne"], domain="dermatology")
    assert natural in finding.replacements


@pytest.mark.xfail(strict=True, reason='safe fix "search" for "scour", where "scrub" is meant')
def test_the_skin_is_scrubbed_and_not_searched(mend, spun):
    text = "Never scour too hard."
    assert mend("SP007", text, inside=spun["acne"], unsafe=True) == "Never scrub too hard."


def test_too_few_are_not_very_few(mend, spun):
    text = "The data are excessively few."
    assert mend("SP007", text, inside=spun["neural-networks"]) in (text, "The data are too few.")

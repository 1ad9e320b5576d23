"""These read with the contextual model: once an article, with all of its sentences behind it."""

from functools import cache

import pytest

from linter import Settings, check

FIRES = [
    # article, sentence at its end, what is found, what stood there (one of the replacements)
    ("acne", "Rinse the visage with cool water.", "visage", "face"),
    ("acne", "The lotion burnt her jowls.", "jowls", "cheeks"),
    ("puppies", "The whelp gnaws its shank.", "shank", "leg"),
    ("blood-pressure", "The doctor scribbles a prescription.", "scribbles", "writes"),
    ("solar-panels", "Snow slithers off a steep roof.", "slithers", "slides"),
    ("puppies", "The hound wags its rear.", "rear", "tail"),
    ("acne", "The towel should be spotless and mushy.", "mushy", "soft"),
    ("blood-pressure", "The nurse enfolds a cuff round your limb.", "round", "around"),
]

PREPOSITIONS = [
    # the same, where the replacement asks for another preposition than the text has
    ("solar-panels", "The panel is akin with glass.", "akin with", "similar to"),
    ("acne", "They are devoted for the child.", "devoted for", "dedicated to"),
    (
        "blood-pressure",
        "Obese people experience the ill effects of pain.",
        "experience the ill effects of",
        "suffer from",
    ),
    ("puppies", "The firm is cognizant about the risk.", "cognizant about", "aware of"),
    ("puppies", "The bill comprises in three parts.", "comprises in", "consists of"),
    # a noun, another preposition as good, no noun behind it
    ("puppies", "The visage of the owner was red.", "visage", "face"),
    ("blood-pressure", "He scribbles with a pencil.", "scribbles", "writes"),
]

SILENT = [
    ("acne", "Most teenagers grow out of it by the age of twenty."),
    ("acne", "Use sunscreen every day."),
    ("acne", "Some people are allergic to it."),
    ("blood-pressure", "Sit with both feet on the ground."),
    ("blood-pressure", "Drink a glass of water with the tablet."),
    ("blood-pressure", "Talk to your doctor about it."),
    ("blood-pressure", "Most adults need less salt than they eat."),
    ("solar-panels", "Birds nest under the tiles."),
    ("puppies", "Throw a ball for the dog."),
    ("puppies", "Most dogs like to swim."),
    ("puppies", "The tumour was small."),
    ("blood-pressure", "A new programme begins."),
]


@pytest.fixture(scope="module")
def findings_in(spun):
    @cache
    def report(article):
        cases = [*FIRES, *SILENT, *PREPOSITIONS]
        added = dict.fromkeys(sentence for name, sentence, *_ in cases if name == article)
        return check("\n\n".join([spun[article], *added]), Settings(select=("SP003", "SP007")))

    def findings(article, sentence):
        source = report(article).source
        start = source.index(sentence)
        return [item for item in report(article).findings if start <= item.start < start + len(sentence)]

    return findings


@pytest.mark.parametrize(("article", "sentence", "garbled", "natural"), FIRES)
def test_fires_in_a_spun_article(findings_in, article, sentence, garbled, natural):
    found = {finding.text: finding for finding in findings_in(article, sentence)}
    finding = found[garbled]
    assert natural in finding.replacements
    assert finding.message.startswith(f'"{garbled}" looks swapped in')
    assert {"context", "document"} <= {item.kind for item in finding.evidence}
    listed = "on the list of what spinners put in" in {item.detail for item in finding.evidence}
    assert listed == (finding.code == "SP007")


@pytest.mark.parametrize(("article", "sentence", "garbled", "natural"), PREPOSITIONS)
def test_a_replacement_brings_the_preposition_that_it_asks_for(findings_in, article, sentence, garbled, natural):
    found = {finding.text: finding.replacements for finding in findings_in(article, sentence)}
    assert found[garbled][0] == natural


@pytest.mark.parametrize(("article", "sentence"), SILENT)
def test_silent_where_the_words_are_right(findings_in, article, sentence):
    assert findings_in(article, sentence) == []


def test_silent_in_clean_articles(clean_path):
    text = clean_path.read_text(encoding="utf-8")
    assert check(text, Settings(select=("SP003",)), path=clean_path.name).findings == ()


def test_silent_where_the_model_is_turned_off(spun):
    assert check(spun["acne"], Settings(select=("SP003",), context=False)).findings == ()


def test_another_spelling_is_no_replacement(spun):
    text = f"{spun['puppies']}\n\nAnalyse the label."
    (finding,) = (
        item for item in check(text, Settings(select=("SP003", "SP007"))).findings if item.text == "Analyse"
    )
    assert not {"Analyze", "Analyse"}.intersection(finding.replacements)


def test_neighbours_are_put_right_together(spun):
    text = f"{spun['blood-pressure']}\n\nTwo workers displace furnishings."
    first = {item.text: item.replacements[0] for item in check(text, Settings(select=("SP003", "SP007"))).findings}
    assert (first["displace"], first["furnishings"]) == ("move", "furniture")

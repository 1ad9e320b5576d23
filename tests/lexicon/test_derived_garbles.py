import pytest

from linter.analysis import tokenize
from linter.lexicon import load_lexicon

GLOSSARY = """
domain = "laboratory"
natural = ["liquid nitrogen", "reduce risk", "high blood pressure", "side effect"]
"""


@pytest.fixture(scope="module")
def derived(tmp_path_factory):
    """The spans of a text that map back onto a term of the glossary above: {span: term}."""
    path = tmp_path_factory.mktemp("own") / "laboratory.toml"
    path.write_text(GLOSSARY, encoding="utf-8")
    lexicon = load_lexicon((str(path),))

    def matches(text):
        words = tokenize(text)
        derived = lexicon.derived(words, lexicon.scan(words).keys, thesaurus=True)
        found = [match for match in derived if match.term.domain == "laboratory"]
        return {" ".join(words[match.first : match.last]): match for match in found}

    return matches


@pytest.mark.parametrize(
    ("text", "span", "natural"),
    [
        ("fluid nitrogen", "fluid nitrogen", "liquid nitrogen"),
        ("FLUID-NITROGEN", "fluid nitrogen", "liquid nitrogen"),
        ("They boil the fluid nitrogens.", "fluid nitrogens", "liquid nitrogen"),
        ("high circulatory strain", "high circulatory strain", "high blood pressure"),
        ("high circulatory pressure", "high circulatory pressure", "high blood pressure"),
        ("two side impacts", "side impacts", "side effect"),
        ("lessen danger", "lessen danger", "reduce risk"),
        ("lessens your danger", "lessens your danger", "reduce risk"),
        ("lessened the danger", "lessened the danger", "reduce risk"),
        ("reduce a danger", "reduce a danger", "reduce risk"),
        ("reducing their dangers", "reducing their dangers", "reduce risk"),
    ],
)
def test_a_span_maps_back_onto_a_term(derived, text, span, natural):
    assert derived(text)[span].term.natural == natural


@pytest.mark.parametrize(
    "text",
    [
        "liquid nitrogen",
        "the liquid nitrogens",
        "high blood pressure",
        "reduce your risk",
        "nitrogen fluid",
        "fluid oxygen tank",
        "fluid, nitrogen",
        "fluid. Nitrogen",
        "fluid\nnitrogen",
        "fluid in nitrogen",
        "lessen your very danger",
        "lessen the one the danger",
        "a side impact",  # clean English has it
        "high circulatory",
        "circulatory strain",
        "",
        "the",
    ],
)
def test_nothing_maps_back_where_the_words_are_natural_or_do_not_fit(derived, text):
    assert derived(text) == {}


def test_each_word_says_what_stood_there_and_whether_it_was_swapped(derived):
    match = derived("She has high circulatory strain.")["high circulatory strain"]
    assert (match.first, match.last) == (2, 5)
    assert [(place.token, place.natural, place.swapped) for place in match.places] == [
        (2, "high", False),
        (3, "blood", True),
        (4, "pressure", True),
    ]
    assert match.places[0].weight == 1
    assert all(0 < place.weight <= 1 for place in match.places)


def test_a_determiner_inside_belongs_to_the_span_but_is_no_part_of_the_term(derived):
    match = derived("It lessens your danger.")["lessens your danger"]
    assert [place.natural for place in match.places] == ["reduce", "risk"]


def test_spans_of_one_sentence_are_all_found(derived):
    assert set(derived("Fluid nitrogen lessens the danger of side impacts.")) == {
        "fluid nitrogen",
        "lessens the danger",
        "side impacts",
    }

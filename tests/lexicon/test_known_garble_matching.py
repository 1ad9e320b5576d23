import pytest

from linter import Settings, check
from linter.analysis import tokenize
from linter.lexicon import KnownGarble, Lexicon
from linter.lexicon._tables import indexed, load_tables


def lexicon(*known):
    tables = load_tables()._replace(known=list(known), glossaries=[], signs=[], idioms=[], flat_patterns=[])
    return Lexicon(indexed(tables))


@pytest.mark.parametrize(
    ("garbled", "text", "matched"),
    [
        ("soaring string", "The soaring string snapped.", ["soaring string"]),
        ("soaring string", "SOARING STRING", ["soaring string"]),
        ("soaring string", "the soaring-string", ["soaring string"]),
        ("soaring string", "the soaring – string", []),
        (
            "soaring string",
            "the soaring\u00a0string and the soaring  string",
            ["soaring string", "soaring string"],
        ),
        ("soaring-string", "the soaring string", ["soaring string"]),
        ("soaring string", "soaring strings", ["soaring strings"]),
        ("soaring strings", "a soaring string", ["soaring string"]),
        ("soaring string", "soaring stringy", []),
        ("soaring string", "soaring. String", []),
        ("soaring string", "string soaring", []),
        ("stop up pore", "stopped up pores, stopping up a pore", ["stopped up pores"]),
        ("spin doctor's orders", "spin doctor’s orders", ["spin doctor s orders"]),
        ("soaring soaring string", "soaring soaring soaring string", ["soaring soaring string"]),
    ],
)
def test_a_phrase_matches_word_by_word_in_any_inflection(garbled, text, matched):
    words = tokenize(text)
    matches = lexicon(KnownGarble(garbled, ("flying line",))).scan(words).known
    assert [" ".join(words[match.first : match.last]) for match in matches] == matched


def test_phrases_that_overlap_are_all_found():
    known = [KnownGarble("bosom malignancy", ("x",)), KnownGarble("malignancy screening", ("y",))]
    matches = lexicon(*known).scan(tokenize("bosom malignancy screening")).known
    assert {match.entry.garbled for match in matches} == {"bosom malignancy", "malignancy screening"}


def found(text):
    return [finding.text for finding in check(text, Settings(select=("SP001",), context=False)).findings]


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        # needs "deep learning" in the document
        ("Profound learning is hungry. They teach deep learning.", ["Profound learning"]),
        ("They teach deep learning.\n\nProfound learning is hungry.", ["Profound learning"]),
        ("They teach DEEP-LEARNING. Profound learning is hungry.", ["Profound learning"]),
        ("Profound learning is hungry. They teach deep, learning.", []),
        ("Profound learning is hungry. They teach deeply learning.", []),
        ("Profound learning is hungry.", []),
        # needs "feature", must not have "specular"
        ("The highlight extraction found one feature.", ["highlight extraction"]),
        ("The highlight extraction found nine features.", ["highlight extraction"]),
        ("The highlight extraction failed in featureless fog.", []),
        ("The highlight extraction found one specular feature.", []),
        ("The highlight extraction found one feature.\n\nA specular spot shone.", []),
        ("The highlight extraction found one feature of specularity.", ["highlight extraction"]),
    ],
)
def test_clauses_hold_on_whole_words_of_the_document(text, matched):
    assert found(text) == matched


def test_a_match_goes_over_a_line_break_but_not_into_the_next_paragraph():
    assert found("He trained the counterfeit\nconsciousness on it.") == ["counterfeit\nconsciousness"]
    assert found("He trained the counterfeit-\nconsciousness on it.") == ["counterfeit-\nconsciousness"]
    assert found("He trained a counterfeit\n\nConsciousness on it.") == []

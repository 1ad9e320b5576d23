import pytest

from linter.analysis import tokenize
from linter.lexicon import Lexicon, SpinnerWord
from linter.lexicon._tables import indexed, load_tables


def lexicon(*signs):
    listed = [SpinnerWord(garbled, pos, ("plain",), "high", frozenset()) for garbled, pos in signs]
    tables = load_tables()._replace(known=[], glossaries=[], signs=listed, idioms=[], flat_patterns=[])
    return Lexicon(indexed(tables))


@pytest.mark.parametrize(
    ("garbled", "pos", "text", "matched"),
    [
        ("forestall", "verb", "They forestalled it, forestalling more.", ["forestalled", "forestalling"]),
        ("backing", "noun", "The backing is back, and we backed it.", ["backing"]),
        ("barring", "prep", "Barring frost, one bar will do.", ["barring"]),
        ("palms", "noun", "The palms of a palm.", ["palms"]),
        ("soiled", "adj", "Soiled shirts in the soil.", ["soiled"]),
        ("turn down", "verb", "She turned down the offer.", ["turned down"]),
        ("tracked down", "verb", "They track down a thief.", ["track down"]),
    ],
)
def test_a_word_listed_in_a_form_of_another_stands_for_that_form_only(garbled, pos, text, matched):
    words = tokenize(text.lower())
    matches = lexicon((garbled, pos)).scan(words).spinner_words
    assert [" ".join(words[match.first : match.last]) for match in matches] == matched


def test_each_reading_of_a_word_goes_by_its_own_form():
    found = lexicon(("back", "verb"), ("backing", "noun")).scan(("back", "backing")).spinner_words
    assert [[reading.garbled for reading in match.readings] for match in found] == [["back"], ["back", "backing"]]

"""The formulas, against worked examples that others published and against their constants."""

from __future__ import annotations

import pytest

from linter.readability import FORMULAS, Counts, reading_seconds, scores, speaking_seconds

CAT = Counts(sentences=1, words=6, letters=17, characters=17, syllables=6, monosyllables=6)
PLATYPUS = Counts(sentences=1, words=13, syllables=24)

PUBLISHED = [
    # Wikipedia, "Flesch-Kincaid readability tests": the cat, the platypus, "This sentence, taken as …".
    ("flesch-reading-ease", CAT, 0, 116),
    ("flesch-reading-ease", PLATYPUS, 1, 37.5),
    ("flesch-reading-ease", Counts(sentences=1, words=16, syllables=23), 0, 69),
    ("flesch-kincaid", PLATYPUS, 1, 11.3),
    # Wikipedia, "Coleman-Liau index": the abstract of the authors' own paper.
    ("coleman-liau", Counts(sentences=5, words=119, letters=639), 1, 14.5),
    # A. Stilman, "Grammatically correct" (1997): 100 words in 5 sentences, 14 words of 3 syllables.
    ("gunning-fog", Counts(sentences=5, words=100, complex_words=14), 1, 13.6),
    # The issue: six easy words in a sentence.
    ("dale-chall", CAT, 2, 0.30),
    # Caylor et al. (1973): 100 words of one syllable among 150.
    ("forcast", Counts(sentences=10, words=150, monosyllables=100), 1, 10.0),
    # Senter and Smith's constants: five strokes a word and twenty words a sentence.
    ("ari", Counts(sentences=1, words=20, characters=100), 2, 12.12),
    # Björnsson: 20 words a sentence, 25 long words in 100.
    ("lix", Counts(sentences=5, words=100, long_words=25), 0, 45),
    # Dale and Chall: over 5 hard words in 100 the adjustment comes in, at 5 not yet.
    ("dale-chall", Counts(sentences=5, words=100, hard_words=5), 4, 1.7815),
    ("dale-chall", Counts(sentences=5, words=100, hard_words=6), 4, 5.5759),
]


@pytest.mark.parametrize(("name", "counted", "digits", "printed"), PUBLISHED)
def test_a_published_example_to_the_printed_digit(name, counted, digits, printed):
    assert round(FORMULAS[name].score(counted), digits) == pytest.approx(printed)


@pytest.mark.parametrize(
    ("least", "most", "grade"),
    [
        *[(1, 6, 5), (7, 12, 6), (13, 20, 7), (21, 30, 8), (31, 42, 9), (43, 56, 10), (57, 72, 11)],
        *[(73, 90, 12), (91, 110, 13), (111, 132, 14), (133, 156, 15), (157, 182, 16), (183, 210, 17)],
    ],
)
def test_smog_agrees_with_the_conversion_table(least, most, grade):
    """H. C. McGraw's table of polysyllables in 30 sentences (NCI 1989): it rounds, and takes 3 for 3.1291."""
    for polysyllables in (least, most):
        score = FORMULAS["smog"].score(Counts(sentences=30, words=500, polysyllables=polysyllables))
        assert abs(score - grade) < 1.3


def test_smog_keeps_silent_on_one_sentence():
    assert "smog" not in scores(Counts(sentences=1, words=20, polysyllables=9, syllables=40))
    assert "smog" in scores(Counts(sentences=3, words=60, polysyllables=9, syllables=120))


def test_no_words_no_scores():
    assert scores(Counts()) == scores(Counts(words=3)) == {}


@pytest.mark.parametrize(
    ("name", "score", "grade"),
    [
        *[("flesch-reading-ease", 95, 5), ("flesch-reading-ease", 60, 8.5), ("flesch-reading-ease", 29.9, 17)],
        *[("dale-chall", 4.9, 4), ("dale-chall", 5.0, 5.5), ("dale-chall", 9.95, 14), ("dale-chall", 12, 16)],
        *[("lix", 9, 1), ("lix", 30, 6), ("lix", 56, 13)],
        *[("flesch-kincaid", 7.25, 7.25), ("flesch-kincaid", -1.4, 0)],
    ],
)
def test_the_grade_of_a_score(name, score, grade):
    assert FORMULAS[name].grade(score) == grade


def test_times():
    """Brysbaert (2019): 238 words a minute in silence, 183 aloud."""
    assert reading_seconds(Counts(words=238)) == speaking_seconds(Counts(words=183)) == 60

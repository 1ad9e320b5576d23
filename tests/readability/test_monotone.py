"""What must not make a grade worse: splitting a sentence, and whatever is no prose."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.analysis import Analysis
from linter.documents import read
from linter.lexicon import load_lexicon
from linter.readability import FORMULAS, Counts, measure

COUNTS = st.builds(
    lambda sentences, more, syllables, share: Counts(
        sentences,
        sentences + more,
        *[4 * (sentences + more)] * 2,
        sentences + more + syllables,
        more,
        *[int(share * (sentences + more))] * 4,
    ),
    st.integers(3, 50),
    st.integers(1, 500),
    st.integers(0, 900),
    st.floats(0, 1),
)


@given(COUNTS)
@pytest.mark.parametrize("name", list(FORMULAS))
def test_one_more_sentence_of_the_same_words_never_raises_a_grade(name, counts):
    """True of every formula by its shape: so splitting a sentence is, whose words stay what they are."""
    formula = FORMULAS[name]
    split = counts._replace(sentences=counts.sentences + 1)
    assert formula.grade(formula.score(split)) <= formula.grade(formula.score(counts)) + 1e-9


WORDS = st.sampled_from(
    "the cat quickly information sat reasonable mat understanding on we house available".split()
)
HALF = st.lists(WORDS, min_size=4, max_size=12).map(" ".join)


def grades(text):
    return measure(Analysis(read(text, "a.md")), load_lexicon().forms).document.grades()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(HALF, HALF), min_size=14, max_size=20), st.data())
def test_splitting_a_sentence_never_raises_a_grade(pairs, data):
    at = data.draw(st.integers(0, len(pairs) - 1))
    long = [f"It {first}, and {second}." for first, second in pairs]
    first, second = pairs[at]
    split = [*long[:at], f"It {first}. And {second}.", *long[at + 1 :]]
    before, after = grades(" ".join(long)), grades(" ".join(split))
    assert all(after[name] <= before[name] + 1e-9 for name in before)

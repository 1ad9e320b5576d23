"""textstat 0.7.13 as the reference: where it agrees, and each of its defects beside ours."""

from __future__ import annotations

import pytest

from linter import check
from linter.readability import FORMULAS, Counts, syllables

textstat = pytest.importorskip("textstat")

PLAIN = (
    "The farmer took his old cart to the market town. He sold two bags of apples there before the noon bell rang."
)


def counts(text):
    return check(text).readability.document.counts


def test_lix_agrees():
    assert FORMULAS["lix"].score(counts(PLAIN)) == pytest.approx(textstat.lix(PLAIN))


def test_its_ari_takes_punctuation_for_letters():
    its = counts(PLAIN)
    with_stops = its._replace(characters=its.characters + PLAIN.count("."))
    assert FORMULAS["ari"].score(with_stops) == pytest.approx(textstat.automated_readability_index(PLAIN))


def test_its_coleman_liau_has_another_constant():
    """0.058 letters in 100 words; the publication has 0.0588."""
    its = counts(PLAIN)
    difference = (0.0588 - 0.058) * 100 * its.letters / its.words
    ours = FORMULAS["coleman-liau"].score(its)
    assert ours - difference == pytest.approx(textstat.coleman_liau_index(PLAIN))


@pytest.mark.parametrize(
    ("text", "theirs", "ours"),
    [
        ("Stop. Go now. Do it today please. Yes.", 1, 4),
        ("Dr. Smith saw 3.5 mg of it at 9 a.m. on Monday. It was fine.", 3, 2),
    ],
)
def test_it_miscounts_sentences(text, theirs, ours):
    assert textstat.sentence_count(text) == theirs
    assert counts(text).sentences == ours


def test_its_dale_chall_adjustment_is_wrong():
    its = counts("The cat sat on the mat.")
    assert round(FORMULAS["dale-chall"].score(its), 2) == 0.30


def test_inflected_easy_words_are_easy():
    """textstat looks the bare form up in its list: "walked" is not on it."""
    assert counts("We had all walked home.").hard_words == 0


def test_smog_keeps_silent_on_one_sentence():
    assert "smog" not in check("The information was unavailable. ").readability.document.scores()
    assert FORMULAS["smog"].least_sentences == 3


def test_an_unknown_word_has_all_its_syllables():
    assert syllables("isotretinoin") == 6


def test_a_text_is_not_kept():
    from linter.readability._counts import Counter

    assert not hasattr(Counter.sentence, "cache_info")
    assert isinstance(counts(PLAIN), Counts)

"""Ten texts counted by hand: a dot stands between syllables, a bar between sentences, * before a hard word.

The grades by these counts and ours differ by a tenth at most.
"""

from __future__ import annotations

import pytest

from linter import check
from linter.readability import Counts, scores

TEXTS = [
    "The doc·tor gave me a new cream for my skin. | I put it on each night be·fore bed.",
    "Rain fell on the hills all day, and the riv·er rose. | By eve·ning the road was un·der wa·ter.",
    "Bread needs four things: yeast, wa·ter, salt and time. | Most peo·ple for·get the last.",
    "The *com·mit·tee *de·cid·ed to *post·pone the meet·ing. | No·bod·y was told.",
    "Her *lap·top had a *vi·rus. | She called a friend, who knew what to do.",
    "*Com·put·ers do not think. | They fol·low *in·struc·tions, one af·ter an·oth·er, ver·y fast.",
    "A *mort·gage is a loan. | You pay it back each month for years, and the bank keeps the house un·til then.",
    "Chil·dren learn to walk at a·bout one year. | Some take long·er; that is no cause for *a·larm.",
    "The *mu·se·um o·pens at ten. | Tick·ets are *a·vail·a·ble at the door.",
    "We *an·a·lysed the *da·ta with a *sta·tis·ti·cal *mod·el. | The *re·sults were clear.",
]


def by_hand(text: str) -> Counts:
    words = [word for word in text.split() if word != "|"]
    plain = ["".join(filter(str.isalpha, word)) for word in words]
    spoken = [word.count("·") + 1 for word in words]
    return Counts(
        sentences=text.count("|") + 1,
        words=len(words),
        letters=sum(map(len, plain)),
        characters=sum(map(len, plain)),
        syllables=sum(spoken),
        monosyllables=spoken.count(1),
        polysyllables=sum(count >= 3 for count in spoken),
        complex_words=sum(count >= 3 for count in spoken),
        long_words=sum(len(word) > 6 for word in plain),
        hard_words=sum(word.startswith("*") for word in words),
    )


@pytest.mark.parametrize("text", TEXTS)
def test_within_a_tenth_of_a_grade_of_counting_by_hand(text):
    hand = scores(by_hand(text))
    ours = scores(check(text.replace("·", "").replace(" | ", " ").replace("*", "")).readability.document.counts)
    for name in ("flesch-kincaid", "coleman-liau", "ari", "lix"):
        assert ours[name] == pytest.approx(hand[name], abs=0.1), name

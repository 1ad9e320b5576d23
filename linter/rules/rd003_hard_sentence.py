"""Hard sentence

What it finds:
    Sentences of five words or more that at least four of seven formulas put above the audience's grade for a
    sentence (`sentence-grade`): Flesch reading ease, Flesch-Kincaid, Gunning fog, Coleman-Liau, ARI, Dale-Chall,
    LIX.

Why it matters:
    No formula is right about one sentence; where four of seven agree it is worth a look, and what makes it hard
    can be named: its words, or its length.

Example:
    Wrong: Administrators recommended comprehensive restructuring of organisational responsibilities.
    Right: The managers want to share out the work in a new way.

Fix safety:
    No fix.

Settings:
    `--audience` sets the grade; off unless an audience is named or the rule is selected, always part of
    `unspin review`.

Source:
    The vote is that of retext-readability (MIT); SMOG and Spache, which mean nothing for one sentence, are
    replaced by Flesch-Kincaid and LIX.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._advice import hard_words, where_to_split
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_LEAST_WORDS = 5
_LEAST_VOTES = 4
_SHORT = 16
"""A sentence of no more words is not hard for its length."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the sentences that most formulas find too hard."""
    from ..readability import FORMULAS, VOTERS

    readability, limit = resources.readability, resources.audience.sentence_grade
    for sentence in readability.sentences:
        words = sentence.counts.words
        votes = sentence.votes(limit) if words >= _LEAST_WORDS else []
        if len(votes) < _LEAST_VOTES:
            continue
        hard = hard_words(resources, sentence)
        advice = [f"plainer words for {hard}"] if hard else []
        if words > _SHORT or not hard:
            advice.append(where_to_split(readability.text(sentence)))
        yield Proposal(
            "RD003",
            "info",
            sentence.start,
            sentence.end,
            f"above grade {limit:g} by {len(votes)} of {len(VOTERS)} formulas: {'; '.join(advice)}",
            evidence=(Evidence("readability", ", ".join(FORMULAS[name].title for name in votes)),),
        )


RULE = Rule("RD003", "hard-sentence", "info", "0.2.0", check, default=False)

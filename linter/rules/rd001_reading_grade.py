"""Reading grade and hardest sentences

What it finds:
    The school grade that the document asks of its reader, and its hardest sentences.

Why it matters:
    Most readers of the web stop at what asks more than nine years of school.

Example:
    Wrong: One sentence of fifty words with a dozen long ones among them.
    Right: Two or three sentences that say one thing each.

Fix safety:
    No fix.

Settings:
    Off in `unspin check` unless selected (`--select RD001`); always part of `unspin review`.

Source:
    The formulas of `docs/readability.md`: a sentence has the median of their grades, the document has the
    Flesch-Kincaid grade, and none under 100 words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_HARDEST = 3
_LEAST_WORDS = 12
"""A shorter sentence is not hard for its length; its grade says nothing."""
_HARD = 14.0
"""Grade from which a sentence is reported."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the hardest sentences, each with its grade and the document's."""
    readability = resources.readability
    grade = readability.document.grades().get("flesch-kincaid")
    beside = "" if grade is None else f", where the document as a whole has {grade:.0f}"
    graded = sorted(
        (-sentence.difficulty, sentence.start, sentence.end)
        for sentence in readability.sentences
        if sentence.counts.words >= _LEAST_WORDS
    )
    for negative, start, end in graded[:_HARDEST]:
        if -negative >= _HARD:
            yield Proposal(
                "RD001",
                "info",
                start,
                end,
                f"a hard sentence: grade {-negative:.0f}{beside}; split it",
                evidence=(Evidence("readability", f"median of seven formulas: grade {-negative:.1f}"),),
            )


RULE = Rule("RD001", "reading-grade", "info", "0.1.0", check, default=False)

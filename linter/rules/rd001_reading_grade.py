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
    Automated Readability Index: Senter and Smith (1967), AMRL-TR-6620; computed by textstat.
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
    from ..readability import reading_grade

    analysis = resources.analysis
    sentences = [analysis.prose[start:end] for start, end in analysis.sentences]
    if not any(len(text.split()) >= _LEAST_WORDS for text in sentences):
        return
    grade = reading_grade(" ".join(sentences))
    graded = sorted(
        (
            (reading_grade(text), start, end)
            for text, (start, end) in zip(sentences, analysis.sentences, strict=True)
            if len(text.split()) >= _LEAST_WORDS
        ),
        reverse=True,
    )
    for its, start, end in graded[:_HARDEST]:
        if its >= _HARD:
            yield Proposal(
                "RD001",
                "info",
                start,
                end,
                f"a hard sentence: grade {its:.0f}, where the document as a whole has {grade:.0f}; split it",
                evidence=(Evidence("readability", f"Automated Readability Index {its:.1f}"),),
            )


RULE = Rule("RD001", "reading-grade", "info", "0.1.0", check, default=False)

"""Wall of text

What it finds:
    More words of running prose than the audience's limit (`heading-words`) without a heading among them, and the
    paragraph at which one could stand.

Why it matters:
    Readers look for the place that concerns them by the headings. Where there is none they scroll past.

Example:
    Wrong: Five hundred words below one heading.
    Right: Two headings, each with what it announces below it.

Fix safety:
    No fix.

Settings:
    `--audience` sets the limit; off unless an audience is named or the rule is selected, always part of
    `unspin review`.

Source:
    The audience's: `docs/readability.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._advice import inside, middle, opening
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources


def check(resources: Resources) -> Iterator[Proposal]:
    """Report every section that wants a heading, at the paragraph where one could stand."""
    readability, most = resources.readability, resources.audience.heading_words
    paragraphs = iter(readability.paragraphs)
    for section in readability.sections:
        words = section.counts.words
        if words <= most:
            continue
        its = inside(paragraphs, section)
        place = middle(its)
        start, end = resources.analysis.sentence_at((place or its[0]).start)
        where = f"put one before “{opening(resources.analysis.prose[start:end])}”"
        advice = where if place else "split the paragraph, and give its parts headings"
        yield Proposal(
            "RD008",
            "info",
            start,
            end,
            f"{words} words without a heading: {advice} (at most {most} for {resources.audience.title})",
            evidence=(Evidence("readability", f"{words} words in {len(its)} paragraph{'s' if place else ''}"),),
        )


RULE = Rule("RD008", "wall-of-text", "info", "0.2.0", check, default=False)

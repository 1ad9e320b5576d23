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
from ._advice import opening
from ._rule import Rule

if TYPE_CHECKING:
    from ..readability import Passage
    from ._resources import Resources


def check(resources: Resources) -> Iterator[Proposal]:
    """Report every section that wants a heading, at the paragraph where one could stand."""
    readability, most = resources.readability, resources.audience.heading_words
    paragraphs = iter(readability.paragraphs)
    for section in readability.sections:
        its = [next(paragraphs)]
        while its[-1].end < section.end:
            its.append(next(paragraphs))
        words = section.counts.words
        if words <= most:
            continue
        place = _middle(its)
        start, end = resources.analysis.sentence_at(place.start)
        where = f"put one before “{opening(resources.analysis.prose[start:end])}”"
        advice = where if len(its) > 1 else "split the paragraph, and give its parts headings"
        yield Proposal(
            "RD008",
            "info",
            start,
            end,
            f"{words} words without a heading: {advice} (at most {most} for {resources.audience.title})",
            evidence=(Evidence("readability", f"{words} words in {len(its)} paragraphs"),),
        )


def _middle(paragraphs: list[Passage]) -> Passage:
    """The paragraph that begins nearest to the middle; the first is none unless it is the only one."""
    middle = (paragraphs[0].start + paragraphs[-1].end) / 2
    return min(paragraphs[1:], key=lambda paragraph: abs(paragraph.start - middle), default=paragraphs[0])


RULE = Rule("RD008", "wall-of-text", "info", "0.2.0", check, default=False)

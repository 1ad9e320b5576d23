"""Section above the audience's grade

What it finds:
    Sections of 100 words or more whose score by the audience's formula is beyond its limit; the document as a
    whole where it is beyond and no section is long enough to say where. This is the rule that gates.

Why it matters:
    Readers who meet a text above their grade stop reading, or take away something else than it says. A section is
    small enough to be rewritten, and long enough for a formula.

Example:
    Wrong: A section at grade 13 in a leaflet for patients.
    Right: The same section in shorter sentences and plainer words, at grade 7.

Fix safety:
    No fix.

Settings:
    `--audience` sets formula and limit; off unless an audience is named or the rule is selected, always part of
    `unspin review`. A warning: `--fail-on warning` makes it fail a run.

Source:
    The audience's: `docs/readability.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._advice import hard_words, words
from ._rule import Rule

if TYPE_CHECKING:
    from ..readability import Passage
    from ._resources import Resources

_LONG_SENTENCES = 17
"""Words a sentence on average: above it Flesch (1949) calls a text harder than standard."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the sections beyond the limit, or the document."""
    readability, audience = resources.readability, resources.audience
    beyond = [section for section in readability.sections if audience.accepts(section) is False]
    for section in beyond:
        start, end = _place(resources, section)
        title = f"section “{section.section[-1]}”" if section.section else "the text before the first heading"
        yield _proposal(resources, section, start, end, title)
    if not beyond and audience.accepts(readability.document) is False:
        yield _proposal(resources, readability.document, 0, 0, "the article")


def _place(resources: Resources, section: Passage) -> tuple[int, int]:
    """The section's heading, or its first sentence."""
    heading = resources.analysis.heading_before(section.start) if section.section else None
    return heading or resources.analysis.sentence_at(section.start)


def _proposal(resources: Resources, passage: Passage, start: int, end: int, title: str) -> Proposal:
    counts, span = passage.counts, passage.range
    average = counts.words / counts.sentences
    hard = hard_words(resources, passage)
    advice = []
    if average > _LONG_SENTENCES:
        advice.append(f"shorten its sentences, of {average:.0f} words on average")
    if hard:
        advice.append(f"plainer words for {hard}")
    others = f"; grades {span[0]:.0f} to {span[1]:.0f} by all formulas" if span else ""
    return Proposal(
        "RD004",
        "warning",
        start,
        end,
        f"{title}: {resources.audience.verdict(passage)}: {' and '.join(advice) or 'shorten its sentences'}",
        evidence=(Evidence("readability", f"{words(counts.words)} in {counts.sentences} sentences{others}"),),
    )


RULE = Rule("RD004", "section-grade", "warning", "0.2.0", check, default=False)

"""Paragraph too long

What it finds:
    Paragraphs, quotations and list items with more words than the audience's limit (`paragraph-words`), and the
    sentence at which a new one could begin.

Why it matters:
    A paragraph is a promise of one thought. Readers of screens skip what looks like a grey block.

Example:
    Wrong: A paragraph of two hundred words.
    Right: Two paragraphs, the second beginning where the thought turns.

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
    from ..readability import Passage
    from ._resources import Resources


def check(resources: Resources) -> Iterator[Proposal]:
    """Report every paragraph beyond the limit."""
    readability, most = resources.readability, resources.audience.paragraph_words
    long = [paragraph for paragraph in readability.paragraphs if paragraph.counts.words > most]
    sentences = iter(readability.sentences)
    for paragraph in long:
        its = inside(sentences, paragraph)
        counts = paragraph.counts
        plural = "s" if counts.sentences > 1 else ""
        yield Proposal(
            "RD005",
            "info",
            paragraph.start,
            paragraph.end,
            f"{counts.words} words in {counts.sentences} sentence{plural}: {_advice(resources, its)} "
            f"(at most {most} for {resources.audience.title})",
            evidence=(Evidence("readability", f"{counts.words} words"),),
        )


def _advice(resources: Resources, sentences: list[Passage]) -> str:
    """Where a new paragraph could begin: at the sentence nearest to the middle."""
    place = middle(sentences)
    if place is None:
        return "split the sentence, then the paragraph"
    return f"begin a new paragraph at “{opening(resources.readability.text(place))}”"


RULE = Rule("RD005", "long-paragraph", "info", "0.2.0", check, default=False)

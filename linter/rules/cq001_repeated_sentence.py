"""Repeated sentence

What it finds:
    A sentence of six words or more that stands in the document a second time, word for word. Headings are
    left aside, for a table of contents repeats them; so are descriptions of the page and of its pictures.

Why it matters:
    It is a slip of the clipboard, or padding; readers lose their place.

Example:
    Wrong: Rinse the area with cool water every day. … Rinse the area with cool water every day.
    Right: Rinse the area with cool water every day.

Fix safety:
    No fix: which of the two should go is for the writer to say.

Settings:
    None.

Source:
    Nobody's in particular.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_LEAST_WORDS = 6
_OFTEN_REPEATED = frozenset(["title", "heading", "cell", "alt", "meta"])


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the second and later occurrences of a sentence."""
    analysis = resources.analysis
    if not _may_repeat(analysis.prose):
        return
    seen: dict[str, int] = {}
    for start, end in analysis.sentences:
        text = analysis.prose[start:end]
        if len(text.split()) < _LEAST_WORDS or analysis.block_at(start)[0].role in _OFTEN_REPEATED:
            continue
        first = seen.setdefault(" ".join(re.findall(r"\w+", text.lower())), start)
        if first != start:
            line, _ = analysis.document.location(analysis.source_range(first, first + 1)[0])
            yield Proposal(
                "CQ001",
                "warning",
                start,
                end,
                f"this sentence stands in line {line} already",
                evidence=(Evidence("repetition", f"first in line {line}"),),
            )


def _may_repeat(prose: str) -> bool:
    """A quick look: some line, or the text between two full stops, occurs twice."""
    parts = [part for part in re.split(r"[.!?]\s+|\n", prose.lower()) if len(part) > 20]
    return len(set(parts)) < len(parts)


RULE = Rule("CQ001", "repeated-sentence", "warning", "0.1.0", check)

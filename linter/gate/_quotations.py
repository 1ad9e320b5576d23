"""Where an article quotes: others' words are theirs to mend."""

from __future__ import annotations

from collections.abc import Iterator

from .._later import pattern
from ..documents import Document

_QUOTED = pattern(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«"
    r'|(?<![\w"])"(?=\S)[^"]*(?<=\S)"(?!\w)'  # straight marks: one that opens, one that closes
)
"""Single marks are left out: nothing tells them from apostrophes."""


def quotations(document: Document) -> list[tuple[int, int]]:
    """Source ranges of block quotes and of what stands in quotation marks, in order; they do not overlap."""
    return sorted(_quotations(document))


def _quotations(document: Document) -> Iterator[tuple[int, int]]:
    for block in document.blocks:
        if block.role == "quote":
            yield block.map.source_range(0, len(block.text))
        else:
            for match in _QUOTED.finditer(block.text):
                yield block.map.source_range(*match.span())

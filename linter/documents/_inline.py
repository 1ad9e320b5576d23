"""Mark-up within a block of a format that we read ourselves: what of a range of source is no prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ._builder import HOLE, BlockBuilder


class Cut(NamedTuple):
    """A range of source that is mark-up."""

    start: int
    end: int
    prose: str = ""
    """What is read in its place: nothing, a character, or a hole."""


def hole(start: int, end: int) -> Cut:
    """A range that is no prose, and over which no phrase reaches."""
    return Cut(start, end, HOLE)


Cuts = Callable[[re.Match[str]], Sequence[Cut]]
"""What a piece of mark-up cuts, in order, the first from its start on; () where it is prose after all.

What lies between the cuts is looked at again, by itself."""


def read_inline(
    builder: BlockBuilder, source: str, start: int, end: int, marks: re.Pattern[str], cuts: Cuts
) -> None:
    """Hand the prose of source[start:end] to a builder; `marks` finds mark-up. Takes time linear in the range."""
    ahead = [Cut(end, end)]
    while ahead:
        match = marks.search(source, start, ahead[-1].start)
        found = cuts(match) if match else ()
        if match and not found:
            builder.verbatim(start, match.end())
            start = match.end()
            continue
        ahead += reversed(found)
        cut = ahead.pop()
        if start < cut.start:
            builder.verbatim(start, cut.start)
        if cut.prose:
            builder.instead(cut.prose, cut.start, cut.end)
        start = cut.end

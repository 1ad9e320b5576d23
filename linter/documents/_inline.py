"""Mark-up within a block of a format that we read ourselves: what of a range of source is no prose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ._builder import HOLE, BlockBuilder
from ._model import Block, Outline, Role


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


class InlineProse:
    """The blocks of a source that holds mark-up within them, each in its section."""

    def __init__(self, source: str, marks: re.Pattern[str], cuts: Cuts) -> None:
        """`marks` finds what may be mark-up, `cuts` says what of it is none of the prose."""
        self.blocks: list[Block] = []
        self._source = source
        self._marks = marks
        self._cuts = cuts
        self._builder = BlockBuilder(source)
        self._outline = Outline()

    def add(self, start: int, end: int, role: Role, level: int = 0, rules: Sequence[tuple[int, int]] = ()) -> None:
        """Add source[start:end], if there is prose in it; `rules` are lines of signs that keep step with it."""
        section = self._outline.leave(level) if level else self._outline.path
        self._read(start, end)
        block = self._builder.build(role, level, section)
        if block:
            block.underlines = tuple(rules)
            self.blocks.append(block)
            if level:
                self._outline.enter(level, block.text)

    def _read(self, start: int, end: int) -> None:
        """Hand the prose of source[start:end] to the builder. Takes time linear in the range."""
        ahead = [Cut(end, end)]
        while ahead:
            match = self._marks.search(self._source, start, ahead[-1].start)
            found = self._cuts(match) if match else ()
            if match and not found:
                self._builder.verbatim(start, match.end())
                start = match.end()
                continue
            ahead += reversed(found)
            cut = ahead.pop()
            if start < cut.start:
                self._builder.verbatim(start, cut.start)
            if cut.prose:
                self._builder.instead(cut.prose, cut.start, cut.end)
            start = cut.end

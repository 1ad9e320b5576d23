"""Putting a block together from stretches of its source."""

from __future__ import annotations

import re
from functools import cache

from .._later import pattern
from ._model import Block, Role, Segments, SourceMap

HOLE = "￼"
"""Stands for what is no prose (code, a link, an image) inside a block, so that no phrase spans it."""
_LETTER = pattern(r"[^\W_]")
_NOT_PROSE = pattern(
    r"(?:https?://|www\.)\S*[^\s.,;:!?\"'”’)\]*_]"  # a bare link, without the punctuation behind it
    r"|\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}"  # a template tag
)
_MARKS = ("://", "www.", "{{", "{%")
"""One of these is in everything that `_NOT_PROSE` matches."""
_MARGIN = pattern(r"[ \t>]*")
"""Indentation and quote marks, with which the line behind a soft line break begins."""


def is_prose(text: str) -> bool:
    """Whether there is a letter or a digit in a text."""
    return _LETTER.search(text) is not None


@cache
def _not_prose(cover: str) -> re.Pattern[str]:
    return re.compile(f"{cover}+|{_NOT_PROSE.pattern}") if cover else _NOT_PROSE


class BlockBuilder:
    """Collects the prose of one block after the other in the order of the source, each with its source map."""

    def __init__(self, source: str, cover: str = "") -> None:
        """`cover` is a character of the source that stands for what is no prose."""
        self._source = source
        self.marks = (*_MARKS, cover) if cover else _MARKS
        """One of these is in every text of which something is to be left out."""
        self._not_prose = _not_prose(cover)
        self._text: list[str] = []
        self._segments = Segments()
        """Of all blocks."""
        self._first = 0
        """Number of the first one of the block."""
        self._end = -1
        """End of the last segment, if it is verbatim: readers may hand over a run of text in crumbs."""
        self._broken = False
        """Whether the last segment is a line break that still wants its margin."""

    def add(self, prose: str, start: int, end: int) -> None:
        """Add prose that is source[start:end], or is written otherwise there, as an entity is.

        Bare links and template tags in what stands there verbatim become holes.
        """
        verbatim = self._source[start:end] == prose
        if verbatim and start == self._end:
            self._text.append(prose)
            self._segments.lengthen(end - start)
        else:
            self._append(prose, start, end, verbatim)
        self._end = end if verbatim else -1

    def verbatim(self, start: int, end: int) -> None:
        """Add source[start:end] as it stands."""
        if start < end:
            self.add(self._source[start:end], start, end)

    def instead(self, prose: str, start: int, end: int) -> None:
        """Add prose that stands for source[start:end], be it the same characters."""
        self._append(prose, start, end, False)
        self._end = -1

    def line_break(self, start: int, end: int) -> None:
        """Add a line break within the block: one space, which covers the margin of the next line too."""
        self.instead(" ", start, end)
        self._broken = True

    def hole(self, start: int, end: int) -> None:
        """Leave out source[start:end], which is no prose."""
        self.instead(HOLE, start, end)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was added."""
        return not self._text

    def build(self, role: Role, level: int = 0, section: tuple[str, ...] = ()) -> Block | None:
        """Make a block of what was collected and start anew; None where there is no letter or digit in it."""
        if not self._text:
            return None
        text, map = self._taken()
        for mark in self.marks:
            if mark in text:
                text, map = self._with_holes(text, map)
                break
        return Block(text, map, role, level, section) if is_prose(text) else None

    def source_map(self) -> SourceMap:
        """Make the map of what was collected, in which there is nothing to leave out, and start anew."""
        return self._taken()[1]

    def _with_holes(self, text: str, map: SourceMap) -> tuple[str, SourceMap]:
        """The same with holes for what is no prose in verbatim segments."""
        for prose, length, start, source_length, verbatim in map.segments:
            end = start + source_length
            if not verbatim:
                self.instead(text[prose : prose + length], start, end)
                continue
            for match in self._not_prose.finditer(self._source, start, end):
                self.verbatim(start, match.start())
                self.hole(*match.span())
                start = match.end()
            self.verbatim(start, end)
        return self._taken()

    def _taken(self) -> tuple[str, SourceMap]:
        """Text and map of what was collected, which is forgotten."""
        taken = "".join(self._text), SourceMap(self._segments, self._first)
        self._text, self._first, self._end, self._broken = [], len(self._segments), -1, False
        return taken

    def _append(self, prose: str, start: int, end: int, verbatim: bool) -> None:
        if self._broken:
            self._broken = False
            margin = _MARGIN.match(self._source, self._segments.source_end, start)
            if margin:
                self._segments.stretch(margin.end())
        self._text.append(prose)
        self._segments.add(len(prose), start, end - start, verbatim)

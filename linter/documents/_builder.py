"""Putting a block together from stretches of its source."""

from __future__ import annotations

import re
from functools import cache

from ._model import Block, Role, SourceMap

HOLE = "￼"
"""Stands for what is no prose (code, a link, an image) inside a block, so that no phrase spans it."""
_LETTER = re.compile(r"[^\W_]")
_NOT_PROSE = re.compile(
    r"(?:https?://|www\.)\S*[^\s.,;:!?\"'”’)\]*_]"  # a bare link, without the punctuation behind it
    r"|\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}"  # a template tag
)
_MARKS = ("://", "www.", "{{", "{%")
"""One of these is in everything that `_NOT_PROSE` matches."""
_MARGIN = re.compile(r"[ \t>]*")
"""Indentation and quote marks, with which the line behind a soft line break begins."""


@cache
def _not_prose(cover: str) -> re.Pattern[str]:
    return re.compile(f"{cover}+|{_NOT_PROSE.pattern}") if cover else _NOT_PROSE


class BlockBuilder:
    """Collects the prose of one block in the order of the source, with its source map."""

    def __init__(self, source: str, cover: str = "") -> None:
        """`cover` is a character of the source that stands for what is no prose."""
        self._source = source
        self._marks = (*_MARKS, cover) if cover else _MARKS
        self._not_prose = _not_prose(cover)
        self._text: list[str] = []
        self._map = SourceMap()
        self._end = -1
        """End of the last run, if it is verbatim: readers may hand one over in crumbs."""
        self._broken = False
        """Whether the last run is a line break that still wants its margin."""

    def verbatim(self, start: int, end: int) -> None:
        """Add source[start:end] as it stands; bare links and template tags in it become holes."""
        if start == self._end:
            self._text.append(self._source[start:end])
            self._map.lengthen(end - start)
            self._end = end
        elif start < end:
            self._append(self._source[start:end], start, end, True)
            self._end = end

    def instead(self, prose: str, start: int, end: int) -> None:
        """Add prose that is written otherwise in source[start:end], as an entity is."""
        self._append(prose, start, end, False)
        self._end = -1

    def line_break(self, start: int, end: int) -> None:
        """Add a line break within the block: one space, which covers the margin of the next line too."""
        self.instead(" ", start, end)
        self._broken = True

    def hole(self, start: int, end: int) -> None:
        """Leave out source[start:end], which is no prose."""
        self.instead(HOLE, start, end)

    def build(self, role: Role, level: int = 0, section: tuple[str, ...] = ()) -> Block | None:
        """Make a block of what was collected and start anew; None where there is no letter or digit in it."""
        if not self._text:
            return None
        self._broken = False
        text = "".join(self._text)
        for mark in self._marks:
            if mark in text:
                text = self._with_holes(text)
                break
        map = self._map
        self._text, self._map, self._end = [], SourceMap(), -1
        return Block(text, map, role, level, section) if _LETTER.search(text) else None

    def _with_holes(self, text: str) -> str:
        """What was collected, text, with holes for what is no prose in its verbatim runs."""
        map = self._map
        self._text, self._map = [], SourceMap()
        for prose, length, start, source_length, verbatim in map:
            end = start + source_length
            if not verbatim:
                self._append(text[prose : prose + length], start, end, False)
                continue
            for match in self._not_prose.finditer(self._source, start, end):
                self._append_verbatim(start, match.start())
                self._append(HOLE, *match.span(), False)
                start = match.end()
            self._append_verbatim(start, end)
        return "".join(self._text)

    def _append_verbatim(self, start: int, end: int) -> None:
        if start < end:
            self._append(self._source[start:end], start, end, True)

    def _append(self, prose: str, start: int, end: int, verbatim: bool) -> None:
        if self._broken:
            self._broken = False
            margin = _MARGIN.match(self._source, self._map.source_span[1], start)
            if margin:
                self._map.stretch(margin.end())
        self._text.append(prose)
        self._map.add(len(prose), start, end - start, verbatim)

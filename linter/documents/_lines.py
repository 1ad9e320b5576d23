"""The lines of a source, for readers that go by indentation."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from .._later import pattern

_LINE_BREAK = pattern(r"\r\n?|\n")
_INDENTED = pattern(r"(\ufeff?[ \t\v\f]*)([^\r\n]*)")
_TAB = 8


class Line(NamedTuple):
    """A line without its indentation, and without the space at its end."""

    start: int
    """Source offsets of its text."""
    end: int
    indent: int
    """In columns; tabs reach to multiples of eight."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return self.start == self.end


class Lines:
    """The lines of a source by number; a number behind the last one is a blank line."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts = array("Q", [0])
        self._starts.extend(match.end() for match in _LINE_BREAK.finditer(source))

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, number: int) -> Line:
        if number >= len(self._starts):
            return Line(len(self._source), len(self._source), 0)
        match = _INDENTED.match(self._source, self._starts[number])
        assert match
        text = match[2].rstrip()
        indent = len(match[1].lstrip("\ufeff").expandtabs(_TAB))
        return Line(match.start(2), match.start(2) + len(text), indent)

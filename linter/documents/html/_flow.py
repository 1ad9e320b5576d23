"""The prose of one block as a browser lays it out: white space collapsed, nothing of it at the ends."""

from __future__ import annotations

from ..._later import pattern
from .._builder import BlockBuilder
from .._model import Block, Notation, Role
from ._tokens import HOLE, Reference, Text

_RUN = pattern(rf"({HOLE}++)|([ \t\n\f\r]++)|[^ \t\n\f\r{HOLE}]++(?: [^ \t\n\f\r{HOLE}]++)*+")
_IS_HOLE, _IS_SPACE = 1, 2
"""Groups of the pattern."""
_SPACE = " \t\n\f\r"
_JOINERS = frozenset("\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff")
"""Say where a word may be broken, or which way it runs; who writes one as a reference means it."""


class Flow:
    """Collects the tokens of a block."""

    def __init__(self, source: str, text: str) -> None:
        self._text = text
        """The source masked."""
        self._builder = BlockBuilder(source)
        self._gap: tuple[int, int] | None = None
        """White space that counts once a word follows."""
        self._broken = False
        """Whether the gap is a line break."""
        self.empty = True
        """Whether nothing but white space was added."""

    def add(self, token: Text | Reference) -> None:
        """Add text or a reference."""
        if isinstance(token, Text):
            self._add_text(token.start, token.end)
        elif token.text.strip(_SPACE) == "":
            self._space(token.start, token.end)
        elif token.text not in _JOINERS:
            self._begin()
            self._builder.instead(token.text, token.start, token.end)

    def hole(self, start: int, end: int) -> None:
        """Add something that is seen but is no prose."""
        self._begin()
        self._builder.hole(start, end)

    def line_break(self, start: int, end: int) -> bool:
        """Add a line break, which reads as a space; False where it follows another, so that the block ends."""
        if self._broken:
            return False
        self._space(start, end)
        self._broken = True
        return True

    def build(
        self, role: Role, level: int = 0, section: tuple[str, ...] = (), notation: Notation | None = None
    ) -> Block | None:
        """Make a block of what was collected and start anew; None where there is no prose in it."""
        self._gap, self._broken = None, False
        if self.empty:
            return None
        self.empty = True
        block = self._builder.build(role, level, section)
        if block:
            block.notation = notation
        return block

    def _add_text(self, start: int, end: int) -> None:
        for run in _RUN.finditer(self._text, start, end):
            start, end = run.span()
            if run.lastindex == _IS_SPACE:
                self._space(start, end)
            elif run.lastindex == _IS_HOLE:
                self.hole(start, end)
            else:
                self._begin()
                self._builder.verbatim(start, end)

    def _space(self, start: int, end: int) -> None:
        if self._gap is None or self._broken:  # rather the space around a line break than its tag
            self._gap = start, end

    def _begin(self) -> None:
        """Something is seen here: the white space in front of it counts, unless it opens the block."""
        if self._gap and not self.empty:
            start, end = self._gap
            if self._text[start:end] == " ":
                self._builder.verbatim(start, end)
            else:
                self._builder.instead(" ", start, end)
        self._gap, self._broken, self.empty = None, False, False

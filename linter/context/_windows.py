"""Text cut into windows that the model reads at once: whole sentences, never over a line end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .._later import pattern

SIZE = 128
"""Word pieces in a window, the two marks at its ends included."""
_SENTENCE_START = pattern(r"(?:\A|(?<=[.!?])[\"”')]*\s+(?=[\"“'(]*[A-Z])|\n+)")


class Window(NamedTuple):
    """Pieces [first, last) of a text."""

    first: int
    last: int


def cut(text: str, starts: Sequence[int]) -> Iterator[Window]:
    """Windows over the pieces that start at `starts` (code points); a sentence is cut only when it is too long."""
    boundaries = {match.end(): "\n" in match.group() for match in _SENTENCE_START.finditer(text)}
    first = boundary = 0
    for piece, start in enumerate(starts):
        if start in boundaries:
            if boundaries[start] and piece > first:
                yield Window(first, piece)
                first = piece
            boundary = piece
        if piece - first == SIZE - 2:
            end = boundary if boundary > first else piece
            yield Window(first, end)
            first = end
    if first < len(starts):
        yield Window(first, len(starts))

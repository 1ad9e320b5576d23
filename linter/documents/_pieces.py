"""Blocks of the pieces that a parser of UTF-8 hands over; few are ever asked where they stand in the source."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import Any

from ._builder import BlockBuilder, is_prose
from ._model import Block, Role, SourceMap

_STEP = 256
"""Characters between two offsets that are known."""


class Offsets:
    """Byte offsets of UTF-8 to code-point offsets."""

    def __init__(self, text: str, base: int) -> None:
        """`base` is the offset of the text's beginning."""
        self._base = base
        self._bytes = b"" if text.isascii() else text.encode()
        """Empty where there is nothing to convert."""
        steps = (text[at - _STEP : at] for at in range(_STEP, len(self._bytes and text), _STEP))
        self._steps = array("I", accumulate((len(step.encode()) for step in steps), initial=0))
        """Where every `_STEP`th character begins, in bytes."""

    def __getitem__(self, byte: int) -> int:
        """The offset of the character that begins at a byte."""
        if not self._bytes:
            return self._base + byte
        step = bisect_right(self._steps, byte) - 1
        return self._base + step * _STEP + len(self._bytes[self._steps[step] : byte].decode())

    def of(self, bytes: Sequence[int]) -> Iterable[int]:
        """The offsets of the characters that begin at these bytes, which ascend."""
        if bytes and self._bytes[bytes[0] : bytes[-1]].isascii():
            shift = self[bytes[0]] - bytes[0]
            return [byte + shift for byte in bytes]
        return map(self.__getitem__, bytes)


class _LaterMap(SourceMap):
    """A map that is made when something is first asked of it: of nine in ten nothing is."""

    __slots__ = ("_pieces", "_range", "_text")

    def __init__(self, pieces: Pieces, text: str, first: int, end: int) -> None:
        self._pieces = pieces
        self._text = text
        self._range = first, end

    def __getattr__(self, name: str) -> Any:
        """Fill the slots of a source map; Python calls this where one is still empty."""
        if name not in SourceMap.__slots__:
            raise AttributeError(name)
        made = self._pieces.source_map(self._text, *self._range)
        self._all, self._first, self._end = made._all, made._first, made._end
        return getattr(self, name)


class Pieces:
    """Collects the prose of one block after the other in the order of the source, piece by piece."""

    def __init__(self, source: str, cover: str, offsets: Offsets) -> None:
        """`cover` is a character of the source that stands for what is no prose; `offsets` are of its bytes."""
        self.texts: list[str] = []
        """Those of the block that is being read."""
        self.starts, self.ends = array("I"), array("I")
        """Where each of all blocks stands in the source, in bytes."""
        self._lengths = array("I")
        """Of those of the blocks that were made."""
        self._source = source
        self._offsets = offsets
        self._builder = BlockBuilder(source, cover)

    def add(self, text: str, start: int, end: int) -> None:
        """Add prose, a space that stands for a line break or a hole."""
        self.texts.append(text)
        self.starts.append(start)
        self.ends.append(end)

    def cut(self, number: int) -> int:
        """Forget those of the block from a number on; returns where the last ended, 0 if there were none."""
        first = len(self._lengths) + number
        end = self.ends[-1] if first < len(self.ends) else 0
        del self.texts[number:], self.starts[first:], self.ends[first:]
        return end

    def block(self, role: Role, level: int = 0, section: tuple[str, ...] = ()) -> Block | None:
        """Make a block of what was collected and start anew; None where there is no letter or digit in it."""
        text = "".join(self.texts)
        for mark in self._builder.marks:
            if mark in text:
                return self.block_within(0, role, level, section)
        if not is_prose(text):
            self.cut(0)
            return None
        first = len(self._lengths)
        self._lengths.extend(map(len, self.texts))
        self.texts.clear()
        return Block(text, _LaterMap(self, text, first, len(self._lengths)), role, level, section)

    def block_within(self, number: int, role: Role, level: int = 0, section: tuple[str, ...] = ()) -> Block | None:
        """The same of those of the block from a number on; the rest stays."""
        self._hand_over(self.texts[number:], len(self._lengths) + number, self._builder)
        self.cut(number)
        return self._builder.build(role, level, section)

    def source_map(self, text: str, first: int, end: int) -> SourceMap:
        """The map of a block that has this text, of these pieces."""
        builder = BlockBuilder(self._source)
        cuts = accumulate(self._lengths[first:end], initial=0)
        self._hand_over([text[start:end] for start, end in pairwise(cuts)], first, builder)
        return builder.source_map()

    def _hand_over(self, texts: Sequence[str], first: int, builder: BlockBuilder) -> None:
        """Hand pieces to a builder, with the offsets of the source."""
        end = first + len(texts)
        starts, ends = self._offsets.of(self.starts[first:end]), self._offsets.of(self.ends[first:end])
        for text, start, end in zip(texts, starts, ends, strict=True):
            if text == " " and self._source[end - 1] in "\r\n":
                builder.line_break(start, end)
            else:
                builder.add(text, start, end)

"""The inverted thesaurus: which natural words a garbled word may stand for, and the other way round.

`rules/thesaurus.bin` is made by `training/lexicon/build_thesaurus.py` from the Moby Thesaurus and
WordNet. Sections: a table garbled word -> entries, and the natural words, sorted, separated by line ends.
An entry is three bytes: the number of the natural word (uint16, little-endian) and the weight (of 255).
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Self

from ._mapped import Records, read_sections

MAGIC = b"UNSPTH01"
"""First bytes of the file: what it is, and the version of its layout."""

ENTRY = struct.Struct("<HB")
"""Number of a natural word, weight of 255."""


class Thesaurus:
    """Look-up in both directions; nothing is decoded until the first look-up."""

    def __init__(self, records: Records, words: memoryview) -> None:
        """Take the table of entries and the list of natural words."""
        self._records = records
        self._list = words

    @classmethod
    def load(cls, path: Path) -> Self:
        """Map the file into memory; raises ValueError when it is no such file."""
        *table, words = read_sections(path, MAGIC)
        return cls(Records(*table), words)

    def naturals(self, garbled: str) -> Sequence[tuple[str, float]]:
        """Return (natural word, weight 0..1) of a garbled word or two-word phrase, best first."""
        value = self._records.get(garbled)
        return [(self.words[number], weight / 255) for number, weight in ENTRY.iter_unpack(value or b"")]

    def garbled(self, natural: str) -> Sequence[tuple[str, float]]:
        """Return (garbled word, weight 0..1) for a natural word, best first; takes some milliseconds."""
        number = self._numbers.get(natural)
        if number is None:
            return []
        found = []
        for garbled, value in self._records.holding(number.to_bytes(2, "little")):
            found += [(garbled, w / 255) for other, w in ENTRY.iter_unpack(value) if other == number]
        return sorted(found, key=lambda entry: (-entry[1], entry[0]))

    @cached_property
    def words(self) -> list[str]:
        """The natural words, sorted."""
        return bytes(self._list).decode().split("\n")

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {word: number for number, word in enumerate(self.words)}

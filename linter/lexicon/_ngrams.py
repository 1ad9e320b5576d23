"""What clean English attests: one- to three-word sequences with the logarithm of their count.

`rules/ngrams.bin` is made by `training/lexicon/count_ngrams.py` from 29.5 M words of clean text.
It is mapped into memory, never parsed: three sorted tables of 32-bit numbers, searched by bisection.

An entry's upper 28 bits are those of the CRC-32 of the words joined by single spaces, its lower 4 bits
`min(15, floor(log2(count)))`. An n-gram that only one document holds counts once, and so does a pair that only the
language model of CMU Sphinx has.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self
from zlib import crc32

from .._later import pattern
from ._mapped import read_sections

MAGIC = b"UNSPNG01"
"""First bytes of the file: what it is, and the version of its layout."""

LONGEST = 3
"""Words in the longest sequence that was counted."""

_COUNT_MASK = 0xF
_TOKEN = pattern(
    r"(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<join>[\s\-\u2010\u2011\"“”'‘’*_]+)"
    r"|."
)
_BLANK_LINE = pattern(r"\n\s*\n")


def runs(text: str) -> Iterator[list[str]]:
    """Yield the word sequences of a text as they were counted.

    Words are lower-case runs of letters with inner apostrophes (folded to '), numbers are "#". Spaces,
    hyphens, quotation marks and emphasis marks join; any other character and a blank line break.
    """
    run: list[str] = []
    for paragraph in _BLANK_LINE.split(text.lower()):
        for match in _TOKEN.finditer(paragraph):
            kind = match.lastgroup
            if kind == "word":
                run.append(match.group().replace("’", "'"))
            elif kind == "number":
                run.append("#")
            elif kind is None and run:
                yield run
                run = []
        if run:
            yield run
            run = []


def key(phrase: str) -> int:
    """Return the 28-bit key of words joined by single spaces."""
    return crc32(phrase.encode()) >> 4


class NGrams:
    """The attested sequences; look-ups take about a microsecond and no memory of their own."""

    __slots__ = ("_tables",)

    def __init__(self, tables: Sequence[Sequence[int]]) -> None:
        """Take the three sorted tables of entries: words, pairs, triples."""
        self._tables = tuple(tables)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Map the file into memory; raises ValueError when it is no such file."""
        tables = [section.cast("I") for section in read_sections(path, MAGIC)]
        return cls(tables)

    def log_count(self, words: Sequence[str] | str) -> int:
        """Return floor(log2(count)), 15 at most, of one to three words; -1 when never counted.

        A string is one word, or words joined by single spaces. Words must be as `runs` gives them.
        """
        phrase = words if isinstance(words, str) else " ".join(words)
        order = phrase.count(" ")
        if order >= LONGEST:
            raise ValueError(f"more than {LONGEST} words: {phrase!r}")
        table = self._tables[order]
        wanted = key(phrase)
        index = bisect_left(table, wanted << 4)
        if index < len(table) and table[index] >> 4 == wanted:
            return table[index] & _COUNT_MASK
        return -1

    def attested(self, words: Sequence[str] | str) -> bool:
        """Say whether clean text holds these one to three words in this order."""
        return self.log_count(words) >= 0

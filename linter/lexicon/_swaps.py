"""Single-word swaps from all sources: spinner words, swaps learned from published pairs, the thesaurus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from ._data import RULES, read_tsv
from ._spinner_words import SpinnerWord


class InvertedThesaurus(Protocol):
    """Garbled word to the natural words of whose entries it is a neighbour."""

    def naturals(self, garbled: str) -> Sequence[tuple[str, float]]:
        """(natural word, weight 0..1), best first."""
        ...

    def garbled(self, natural: str) -> Sequence[tuple[str, float]]:
        """(neighbour, weight 0..1), best first."""
        ...


_LISTED = 0.9
"""Weight of the first natural of a spinner word; each later one counts a tenth less."""
_LEARNED = 0.6
"""Least weight of a learned swap; the table's own weight adds up to 0.4."""
_THESAURUS = 0.55
"""Most weight of a thesaurus neighbour that no other source knows."""


class SwapTable:
    """Swaps of all sources, the surest weight of each."""

    def __init__(
        self,
        learned: Iterable[tuple[str, str, float]],
        spinner_words: Iterable[SpinnerWord],
        thesaurus: InvertedThesaurus,
    ) -> None:
        self._thesaurus = thesaurus
        self._inverse: dict[str, dict[str, float]] = {}
        self._direct: dict[str, dict[str, float]] = {}
        for natural, garbled, weight in learned:
            self._put(natural, garbled, _LEARNED + (1 - _LEARNED) * weight)
        for word in spinner_words:
            for rank, natural in enumerate(word.naturals):
                self._put(natural, word.garbled, max(0.5, _LISTED - 0.1 * rank))
        self.naturals = lru_cache(1024)(self._naturals)

    @property
    def listed(self) -> Iterable[str]:
        """The garbled words of which more is known than what the thesaurus says."""
        return self._inverse

    def _put(self, natural: str, garbled: str, weight: float) -> None:
        for table, key, value in ((self._inverse, garbled, natural), (self._direct, natural, garbled)):
            entry = table.setdefault(key, {})
            entry[value] = max(weight, entry.get(value, 0.0))

    def _naturals(self, garbled: str) -> dict[str, float]:
        found = {natural: _THESAURUS * weight for natural, weight in self._thesaurus.naturals(garbled)}
        for natural, weight in self._inverse.get(garbled, {}).items():
            found[natural] = max(weight, found.get(natural, 0.0))
        found.pop(garbled, None)
        return found

    def garbled(self, natural: str) -> list[tuple[str, float]]:
        """What a spinner puts for a natural word, likeliest first."""
        found = {word: _THESAURUS * weight for word, weight in self._thesaurus.garbled(natural)}
        for word, weight in self._direct.get(natural, {}).items():
            found[word] = max(weight, found.get(word, 0.0))
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def load_learned(path: Path = RULES / "learned_swaps.tsv") -> list[tuple[str, str, float]]:
    """The learned swaps: (natural lemma, garbled lemma, weight 0..1)."""
    return [(row["natural"], row["garbled"], float(row["weight"])) for _, row in read_tsv(path)]

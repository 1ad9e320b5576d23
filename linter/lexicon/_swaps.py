"""Single-word swaps from all sources: spinner words, swaps learned from published pairs, the thesaurus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

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


class Swap(NamedTuple):
    """What is known of a swap."""

    rank: int | None = None
    """Place of the natural word among those of a spinner word, from 0; None where no spinner word lists it."""
    learned: float = 0.0
    """Weight 0..1 of a learned swap."""
    thesaurus: float = 0.0
    """Weight 0..1 of a thesaurus neighbour."""
    trusted: bool = True
    """Whether the spinner word is a sign of a swap."""

    @property
    def weight(self) -> float:
        """How likely a spinner makes this swap, 0..1: by the source that thinks it likeliest."""
        found = _THESAURUS * self.thesaurus
        if self.learned:
            found = max(found, _LEARNED + (1 - _LEARNED) * self.learned)
        if self.rank is None:
            return found
        return max(found, _UNTRUSTED, _LISTED - 0.1 * self.rank if self.trusted else 0.0)


_UNKNOWN = Swap()
_LISTED = 0.9
"""Weight of the first natural of a spinner word; each later one counts a tenth less …"""
_UNTRUSTED = 0.5
"""… down to this, which is all that those of a word count that is no sign of a swap."""
_LEARNED = 0.6
"""Least weight of a learned swap; the table's own weight adds up to 0.4."""
_THESAURUS = 0.55
"""Most weight of a thesaurus neighbour that no other source knows."""


class SwapTable:
    """Swaps of all sources."""

    def __init__(
        self,
        learned: Iterable[tuple[str, str, float]],
        spinner_words: Iterable[SpinnerWord],
        thesaurus: InvertedThesaurus,
    ) -> None:
        self._thesaurus = thesaurus
        self._learned: dict[str, dict[str, float]] = {}
        for natural, garbled, weight in learned:
            self._learned.setdefault(garbled, {})[natural] = weight
        self._words: dict[str, list[SpinnerWord]] = {}
        for word in spinner_words:
            self._words.setdefault(word.garbled, []).append(word)
        self.swaps = lru_cache(1024)(self._swaps)
        self.naturals = lru_cache(1024)(self._naturals)

    @property
    def listed(self) -> Iterable[str]:
        """The garbled words of which more is known than what the thesaurus says."""
        return dict.fromkeys((*self._learned, *self._words))

    def _swaps(self, garbled: str) -> dict[str, Swap]:
        """Everything known of what a word may have been swapped in for, by the natural word."""
        found = self._listed(garbled)
        for natural, weight in self._thesaurus.naturals(garbled):
            found[natural] = found.get(natural, _UNKNOWN)._replace(thesaurus=weight)
        found.pop(garbled, None)
        return found

    def _listed(self, garbled: str) -> dict[str, Swap]:
        """The same without the thesaurus."""
        found = {natural: Swap(learned=weight) for natural, weight in self._learned.get(garbled, {}).items()}
        for word in self._words.get(garbled, ()):
            trusted = word.trust != "none"
            for rank, natural in enumerate(word.naturals):
                swap = found.get(natural, _UNKNOWN)
                if swap.rank is None or swap.rank > rank:
                    found[natural] = Swap(rank, swap.learned, 0.0, trusted)
        return found

    def _naturals(self, garbled: str) -> dict[str, float]:
        """Natural word to the weight of the swap: what `swaps` says, in a fifth of the time."""
        found = {natural: _THESAURUS * weight for natural, weight in self._thesaurus.naturals(garbled)}
        if garbled in self._learned or garbled in self._words:
            for natural, swap in self._listed(garbled).items():
                found[natural] = max(swap.weight, found.get(natural, 0.0))
        found.pop(garbled, None)
        return found

    @cached_property
    def _direct(self) -> dict[str, dict[str, float]]:
        """Natural word to what is listed for it, with the weights of the swaps."""
        found: dict[str, dict[str, float]] = {}
        for garbled in self.listed:
            for natural, swap in self._listed(garbled).items():
                found.setdefault(natural, {})[garbled] = swap.weight
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

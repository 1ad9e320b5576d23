"""Single-word swaps from all sources: spinner words, swaps learned from published pairs, the thesaurus."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

from ._data import RULES, read_tsv
from ._spinner_words import SpinnerWord
from ._stored import Table


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


def listed_swaps(
    learned: Iterable[tuple[str, str, float]], spinner_words: Iterable[SpinnerWord]
) -> dict[str, dict[str, Swap]]:
    """What is known of swaps without the thesaurus: garbled word to natural words."""
    found: dict[str, dict[str, Swap]] = {}
    for natural, garbled, weight in learned:
        found.setdefault(garbled, {})[natural] = Swap(learned=weight)
    for word in spinner_words:
        swaps = found.setdefault(word.garbled, {})
        for rank, natural in enumerate(word.naturals):
            swap = swaps.get(natural, _UNKNOWN)
            if swap.rank is None or swap.rank > rank:
                swaps[natural] = Swap(rank, swap.learned, 0.0, word.trust != "none")
    return found


class SwapTable:
    """Swaps of all sources."""

    def __init__(self, listed: Table[dict[str, Swap]], thesaurus: InvertedThesaurus) -> None:
        """`listed` is what `listed_swaps` found."""
        self.listed = listed
        self._thesaurus = thesaurus
        self.swaps = lru_cache(1024)(self._swaps)
        self.naturals = lru_cache(1024)(self._naturals)

    def _swaps(self, garbled: str) -> dict[str, Swap]:
        """Everything known of what a word may have been swapped in for, by the natural word."""
        found = dict(self.listed.get(garbled) or {})
        for natural, weight in self._thesaurus.naturals(garbled):
            found[natural] = found.get(natural, _UNKNOWN)._replace(thesaurus=weight)
        found.pop(garbled, None)
        return found

    def _naturals(self, garbled: str) -> dict[str, float]:
        """Natural word to the weight of the swap: what `swaps` says, in a fifth of the time."""
        found = {natural: _THESAURUS * weight for natural, weight in self._thesaurus.naturals(garbled)}
        for natural, swap in (self.listed.get(garbled) or {}).items():
            found[natural] = max(swap.weight, found.get(natural, 0.0))
        found.pop(garbled, None)
        return found

    @cached_property
    def _direct(self) -> dict[str, dict[str, float]]:
        """Natural word to what is listed for it, with the weights of the swaps."""
        found: dict[str, dict[str, float]] = {}
        for garbled in self.listed:
            for natural, swap in (self.listed.get(garbled) or {}).items():
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

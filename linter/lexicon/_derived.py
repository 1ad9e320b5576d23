"""Derived garbles: what a spinner makes of a glossary's phrases, recognised without listing it.

Every place of every term has a number, and the places of one term are consecutive. A word of the text
may stand at the places of each natural word it may have been swapped in for, so two neighbours belong
to one term when a place of the second follows a place of the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from ..analysis import Forms, tokenize
from ._glossary import Term

SKIPPED = frozenset("a an the your my his her their our its this these those any some".split())
"""Words that may stand inside a term without being part of it: reduce (your) risk."""


class Swaps(Protocol):
    """What a word may have been swapped in for."""

    def naturals(self, garbled: str) -> dict[str, float]:
        """Natural lemma -> weight 0..1."""
        ...


class Place(NamedTuple):
    """One word of a derived match."""

    token: int
    natural: str
    """The word of the term in its listed form."""
    weight: float
    """How likely a spinner makes this swap, 0..1; 1 where the word is the term's own."""
    swapped: bool


class DerivedMatch(NamedTuple):
    """A span that maps back onto a term, at least one word of it swapped."""

    term: Term
    first: int
    last: int
    """One past the last token."""
    places: tuple[Place, ...]


class DerivedIndex:
    """Finds the derived garbles of a set of terms."""

    def __init__(self, terms: Iterable[Term], forms: Forms, swaps: Swaps) -> None:
        self._forms = forms
        self._swaps = swaps
        self._terms: list[Term] = []
        self._words: list[list[str]] = []
        self._keys: list[list[str]] = []
        self._base: list[int] = []
        self._term_of: list[int] = []
        self._own: dict[str, list[int]] = {}
        for term in terms:
            self._add(term)
        self._posting = lru_cache(16384)(self._find_posting)
        self._followers = lru_cache(16384)(lambda key: frozenset(place + 1 for place in self._posting(key)))

    def _add(self, term: Term) -> None:
        words = [word for word in tokenize(term.natural) if word not in SKIPPED]
        if len(words) < 2:
            return
        base = len(self._term_of)
        number = len(self._terms)
        keys = [self._forms.lemma(word) for word in words]
        self._terms.append(term)
        self._words.append(words)
        self._keys.append(keys)
        self._base.append(base)
        self._term_of.extend([number] * (len(words) + 1))
        for place, key in enumerate(keys):
            self._own.setdefault(key, []).append(base + place)

    def _find_posting(self, key: str) -> frozenset[int]:
        places: set[int] = set(self._own.get(key, ()))
        for natural in self._swaps.naturals(key):
            places.update(self._own.get(natural, ()))
        return frozenset(places)

    def find(self, words: Sequence[str], keys: Sequence[str]) -> list[DerivedMatch]:
        """All derived matches in a token sequence; `keys` are the lemmas of `words`."""
        kept = [at for at, word in enumerate(words) if word not in SKIPPED]
        posting, followers = self._posting, self._followers
        matches: dict[tuple[int, int], DerivedMatch] = {}
        previous = followers("")
        for at, token in enumerate(kept):
            here = posting(keys[token])
            if here and previous and not previous.isdisjoint(here):
                for place in previous & here:
                    self._verify(place, at, kept, words, keys, matches)
            previous = followers(keys[token]) if here else here
        return list(matches.values())

    def _verify(
        self,
        place: int,
        at: int,
        kept: Sequence[int],
        words: Sequence[str],
        keys: Sequence[str],
        matches: dict[tuple[int, int], DerivedMatch],
    ) -> None:
        number = self._term_of[place]
        start = at - (place - self._base[number])
        size = len(self._keys[number])
        if start < 0 or start + size > len(kept) or (number, start) in matches:
            return
        tokens = kept[start : start + size]
        if tokens[-1] - tokens[0] > size + 1:
            return
        found = [self._place(number, offset, token, keys) for offset, token in enumerate(tokens)]
        places = tuple(place for place in found if place)
        if len(places) == size and any(place.swapped for place in places):
            term = self._terms[number]
            matches[(number, start)] = DerivedMatch(term, tokens[0], tokens[-1] + 1, places)

    def _place(self, number: int, offset: int, token: int, keys: Sequence[str]) -> Place | None:
        key, mine = keys[token], self._keys[number][offset]
        word = self._words[number][offset]
        if key == mine:
            return Place(token, word, 1.0, False)
        weight = self._swaps.naturals(key).get(mine)
        return Place(token, word, weight, True) if weight is not None else None

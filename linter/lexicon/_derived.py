"""Derived garbles: what a spinner makes of a glossary's phrases, recognised without listing it.

Every place of every term has a number, and the places of one term are consecutive. A word of the text
may stand at the places of each natural word it may have been swapped in for, so two neighbours belong
to one term when a place of the second follows a place of the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from ._glossary import Term
from ._keys import Keys
from ._pairs import PairFilter

SKIPPED = frozenset("a an the your my his her their our its this these those any some".split())
"""Words that may stand inside a term without being part of it: reduce (your) risk."""


GENERAL = "general"
"""The domain of collocations that belong to no field; they are at home everywhere, and so prove less."""
_MOST_CACHED = 16_000
"""Keys whose postings are kept."""
STRONG = 0.6
"""Weight from which a swap is one that spinners are known to make, and not only a thesaurus neighbour."""
_LEAST = 0.3
"""Weight of the least likely swap that is looked for in a term of a field …"""
_LEAST_GENERAL = 0.45
"""… and in a general collocation: weaker swaps are noise (regression in `linter.rules`)."""


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


class _Postings(NamedTuple):
    """The places at which a word may stand."""

    own: frozenset[int]
    """As the term's own word."""
    swapped: frozenset[int]
    """In place of the term's word."""
    behind_own: frozenset[int]
    behind_swapped: frozenset[int]


Attested = Callable[[str, str], bool]


class TermPlaces(NamedTuple):
    """The places of all terms of two words or more, numbered through; plain values, to be kept as they are."""

    terms: list[int]
    """Number of each such term in the list of all."""
    words: list[tuple[str, ...]]
    """Its words without those that may be skipped, in listed form …"""
    keys: list[tuple[str, ...]]
    """… and their keys."""
    base: list[int]
    """Its first place."""
    term_of: list[int]
    """Place to index in the lists above; behind each term a place is left free."""
    own: dict[str, list[int]]
    """Key to its places in the terms of fields …"""
    own_general: dict[str, list[int]]
    """… and in general collocations."""

    @classmethod
    def of(cls, terms: Iterable[Term], keys: Keys) -> TermPlaces:
        """The places of the words of terms."""
        places = cls([], [], [], [], [], {}, {})
        for number, term in enumerate(terms):
            keyed = keys.phrase(term.natural)
            kept = [at for at, word in enumerate(keyed.words) if word not in SKIPPED]
            if len(kept) > 1:
                own = places.own_general if term.domain == GENERAL else places.own
                places._add(number, [(keyed.words[at], keyed.keys[at]) for at in kept], own)
        return places

    def _add(self, number: int, kept: Sequence[tuple[str, str]], own: dict[str, list[int]]) -> None:
        base = len(self.term_of)
        self.term_of.extend([len(self.terms)] * (len(kept) + 1))
        self.terms.append(number)
        self.words.append(tuple(word for word, _ in kept))
        self.keys.append(tuple(key for _, key in kept))
        self.base.append(base)
        for place, (_, key) in enumerate(kept, base):
            own.setdefault(key, []).append(place)


class DerivedIndex:
    """Finds the derived garbles of a set of terms."""

    def __init__(
        self, terms: Sequence[Term], places: TermPlaces, swaps: Swaps, strong_pairs: PairFilter | None = None
    ) -> None:
        """`strong_pairs` holds the `strong` pairs of these terms; without it every pair is looked at."""
        self._terms = terms
        self._places = places
        self._swaps = swaps
        self._strong_pairs = strong_pairs
        self._strong = _PostingCache(lambda key: self._find_postings(key, STRONG, STRONG))
        self._all = _PostingCache(lambda key: self._find_postings(key, _LEAST, _LEAST_GENERAL))

    def _find_postings(self, key: str, least: float, least_general: float) -> _Postings | None:
        own = frozenset((*self._places.own.get(key, ()), *self._places.own_general.get(key, ())))
        swapped: set[int] = set()
        for natural, weight in self._swaps.naturals(key).items():
            if weight >= least:
                swapped.update(self._places.own.get(natural, ()))
            if weight >= least_general:
                swapped.update(self._places.own_general.get(natural, ()))
        if not own and not swapped:
            return None
        return _Postings(own, frozenset(swapped), _behind(own), _behind(swapped))

    def find(
        self, words: Sequence[str], keys: Sequence[str], attested: Attested, thesaurus: bool
    ) -> list[DerivedMatch]:
        """The derived matches in a token sequence; `keys` are the lemmas of `words`.

        Without the `thesaurus` only swaps that spinners are known to make are looked for: that is far quicker.

        A pair of words that is `attested` is no garble, whatever it maps back onto.
        """
        kept = [at for at, word in enumerate(words) if word not in SKIPPED]
        postings = self._all if thesaurus else self._strong
        likely: Iterable[int] = range(1, len(kept))
        if self._strong_pairs and not thesaurus:
            likely = self._strong_pairs.find([keys[token] for token in kept])
        matches: dict[tuple[int, int], DerivedMatch] = {}
        for at in likely:
            before, here = postings[keys[kept[at - 1]]], postings[keys[kept[at]]]
            if before and here and _meet(before, here) and not attested(words[kept[at - 1]], words[kept[at]]):
                behind = before.behind_swapped
                for place in (behind & here.swapped) | (behind & here.own) | (before.behind_own & here.swapped):
                    self._verify(place, at, kept, keys, matches)
        return list(matches.values())

    def strong(self, garbled: Iterable[str]) -> Iterator[tuple[list[str], list[str]]]:
        """Keys that may stand side by side in one term by swaps that spinners make: each left one by each right.

        `garbled` are the keys that may be swapped in.
        """
        standing: dict[int, list[str]] = {}
        for key in garbled:
            found = self._strong[key]
            for place in found.swapped if found else ():
                standing.setdefault(place, []).append(key)
        for base, keys in zip(self._places.base, self._places.keys, strict=True):
            for place, (left, right) in enumerate(pairwise(keys), base):
                here, behind = standing.get(place, []), standing.get(place + 1, [])
                yield here, [*behind, right]
                yield [left], behind

    def _verify(
        self,
        place: int,
        at: int,
        kept: Sequence[int],
        keys: Sequence[str],
        matches: dict[tuple[int, int], DerivedMatch],
    ) -> None:
        number = self._places.term_of[place]
        start = at - (place - self._places.base[number])
        size = len(self._places.keys[number])
        if start < 0 or start + size > len(kept) or (number, start) in matches:
            return
        tokens = kept[start : start + size]
        if tokens[-1] - tokens[0] > size + 1:
            return
        found = [self._place(number, offset, token, keys) for offset, token in enumerate(tokens)]
        places = tuple(place for place in found if place)
        if len(places) == size and any(place.swapped for place in places):
            term = self._terms[self._places.terms[number]]
            matches[(number, start)] = DerivedMatch(term, tokens[0], tokens[-1] + 1, places)

    def _place(self, number: int, offset: int, token: int, keys: Sequence[str]) -> Place | None:
        key, mine = keys[token], self._places.keys[number][offset]
        word = self._places.words[number][offset]
        if key == mine:
            return Place(token, word, 1.0, False)
        weight = self._swaps.naturals(key).get(mine, 0.0)
        return Place(token, word, weight, True) if weight >= _LEAST else None


def _meet(before: _Postings, here: _Postings) -> bool:
    """Whether a place of `here` follows one of `before`, at least one of the two words swapped."""
    return not (
        before.behind_swapped.isdisjoint(here.swapped)
        and before.behind_swapped.isdisjoint(here.own)
        and before.behind_own.isdisjoint(here.swapped)
    )


class _PostingCache(dict[str, "_Postings | None"]):
    """Postings by key, found when first asked for; emptied when it has grown large."""

    def __init__(self, find: Callable[[str], _Postings | None]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: str) -> _Postings | None:
        if len(self) > _MOST_CACHED:
            self.clear()
        found = self[key] = self._find(key)
        return found


def _behind(places: Iterable[int]) -> frozenset[int]:
    return frozenset(place + 1 for place in places)

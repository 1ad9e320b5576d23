"""Derived garbles: what a spinner makes of a glossary's phrases, recognised without listing it.

Every place of every term has a number, and the places of one term are consecutive. Of two neighbours in
the text it is asked which natural words each may have been swapped in for, and whether a term has one of
the second's behind one of the first's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from ..analysis import STOP_WORDS
from ._glossary import Term
from ._keys import Keys
from ._pairs import PairFilter
from ._stored import Table

SKIPPED = frozenset("a an the your my his her their our its this these those any some".split())
"""Words that may stand inside a term without being part of it: reduce (your) risk."""
GENERAL = "general"
"""The domain of collocations that belong to no field; they are at home everywhere, and so prove less."""
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


Attested = Callable[[str, str], bool]


class TermPlaces(NamedTuple):
    """The places of all terms with two words of meaning, numbered through."""

    terms: Sequence[int]
    """Number of each such term in the list of all."""
    words: Sequence[tuple[str, ...]]
    """Its words without those that may be skipped, in listed form …"""
    keys: Sequence[tuple[str, ...]]
    """… and their keys."""
    base: Sequence[int]
    """Its first place."""
    term_of: Sequence[int]
    """Place to index in those above; behind each term a place is left free."""
    following: Table[dict[str, list[int]]]
    """Key to the keys that follow it in terms, each with the places at which it does."""

    @classmethod
    def of(cls, terms: Iterable[Term], keys: Keys) -> TermPlaces:
        """The places of the words of terms."""
        terms_of_meaning: list[int] = []
        words: list[tuple[str, ...]] = []
        its_keys: list[tuple[str, ...]] = []
        base: list[int] = []
        term_of: list[int] = []
        following: dict[str, dict[str, list[int]]] = {}
        for number, term in enumerate(terms):
            keyed = keys.phrase(term.natural)
            kept = [at for at, word in enumerate(keyed.words) if word not in SKIPPED]
            if sum(keyed.words[at] not in STOP_WORDS for at in kept) < 2:
                continue
            base.append(len(term_of))
            term_of += [len(terms_of_meaning)] * (len(kept) + 1)
            terms_of_meaning.append(number)
            words.append(tuple(keyed.words[at] for at in kept))
            its_keys.append(tuple(keyed.keys[at] for at in kept))
            for place, (left, right) in enumerate(pairwise(its_keys[-1]), base[-1] + 1):
                following.setdefault(left, {}).setdefault(right, []).append(place)
        return cls(terms_of_meaning, words, its_keys, base, term_of, following)


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

    def find(
        self, words: Sequence[str], keys: Sequence[str], attested: Attested, thesaurus: bool
    ) -> list[DerivedMatch]:
        """The derived matches in a token sequence, by their terms; `keys` are the lemmas of `words`.

        Without the `thesaurus` only swaps that spinners are known to make are looked for: that is far quicker.

        A pair of words that is `attested` is no garble, whatever it maps back onto.
        """
        kept = [at for at, word in enumerate(words) if word not in SKIPPED]
        least = _LEAST if thesaurus else STRONG
        likely: Iterable[int] = range(1, len(kept))
        if self._strong_pairs and not thesaurus:
            likely = self._strong_pairs.find([keys[token] for token in kept])
        matches: dict[tuple[int, int], DerivedMatch] = {}
        for at in likely:
            left, right = kept[at - 1], kept[at]
            if not attested(words[left], words[right]):
                for place in self._meet(keys[left], keys[right], least):
                    self._verify(place, at, kept, keys, matches)
        return [matches[at] for at in sorted(matches)]

    def _meet(self, left: str, right: str, least: float) -> list[int]:
        """The places at which `right` may stand behind `left`, at least one of the two swapped."""
        found: list[int] = []
        mine, its = self._stands_for(left, least), self._stands_for(right, least)
        for natural in mine:
            following = self._places.following.get(natural)
            if following:
                for behind in following.keys() & its:
                    if natural != left or behind != right:
                        found += following[behind]
        return found

    def _stands_for(self, key: str, least: float) -> set[str]:
        """A word itself, and what it may have been swapped in for."""
        return {key, *(natural for natural, weight in self._swaps.naturals(key).items() if weight >= least)}

    def strong_pairs(self, garbled: Iterable[str]) -> PairFilter:
        """Keys that may stand side by side in one term by swaps that spinners make.

        `garbled` are the keys that may be swapped in.
        """
        standing: dict[str, list[str]] = {}
        for key in garbled:
            for natural, weight in self._swaps.naturals(key).items():
                if weight >= STRONG:
                    standing.setdefault(natural, []).append(key)
        swapped_in = {key for keys in standing.values() for key in keys}
        return PairFilter.of(self._strong_pairs_of_terms(standing), swapped_in)

    def _strong_pairs_of_terms(self, standing: Mapping[str, list[str]]) -> Iterator[tuple[list[str], list[str]]]:
        """Each left key by each right one; `standing` has what stands for a natural word."""
        for left in self._places.following:
            for right in self._places.following.get(left) or ():
                here, behind = standing.get(left, []), standing.get(right, [])
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
        general = self._terms[self._places.terms[number]].domain == GENERAL
        return Place(token, word, weight, True) if weight >= (_LEAST_GENERAL if general else _LEAST) else None

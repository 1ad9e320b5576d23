"""What the tables are looked up by; entries are told by their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ._derived import DerivedIndex, TermPlaces
from ._glossary import Glossary, Term
from ._idioms import FlatPattern
from ._keys import Keys
from ._known import KnownGarble, listed
from ._pairs import PairFilter
from ._phrases import PhraseIndex
from ._spinner_words import SpinnerWord
from ._stored import Table
from ._swaps import SwapTable

Listed = Term | KnownGarble | SpinnerWord
"""What one phrase may be listed as."""


class Indexes(NamedTuple):
    """All of them."""

    terms: Sequence[Term]
    """Every term."""
    listed: Sequence[Listed]
    """Everything that is listed for a phrase: the terms, the known garbles and the spinner words."""
    phrases: PhraseIndex[int]
    """What is listed for a phrase: its numbers."""
    anchors: PhraseIndex[int]
    """Numbers of flat patterns."""
    places: TermPlaces
    strong_pairs: PairFilter
    """What terms are recognised by where a spinner's known swaps garble them."""
    marked_domains: Mapping[str, list[str]]
    """Key of a marker word to the domains that it marks."""
    vocabularies: Table[Mapping[str, int]]
    """Domain to how often it uses each word."""
    initials: Table[list[tuple[str, ...]]]
    """Initials to the terms that have them."""


def index(
    glossaries: Sequence[Glossary],
    known: Sequence[KnownGarble],
    patterns: Sequence[FlatPattern],
    signs: Sequence[SpinnerWord],
    swaps: SwapTable,
    keys: Keys,
) -> Indexes:
    """Make all indexes."""
    terms = [term for glossary in glossaries for term in glossary.terms]
    entries: list[Listed] = [*terms, *all_known(known, terms), *signs]
    places = TermPlaces.of(terms, keys)
    marked = marked_domains(glossaries, keys.__getitem__)
    return Indexes(
        terms,
        entries,
        listed_phrases(entries, keys),
        PhraseIndex.of((pattern.anchor_words, number) for number, pattern in enumerate(patterns)),
        places,
        DerivedIndex(terms, places, swaps).strong_pairs(swaps.listed),
        marked,
        vocabularies(marked, terms, places),
        initials(places),
    )


def all_known(known: Iterable[KnownGarble], terms: Iterable[Term]) -> list[KnownGarble]:
    """The published garbles and those that terms list."""
    return [*known, *(entry for term in terms for entry in listed(term))]


def listed_phrases(entries: Iterable[Listed], keys: Keys) -> PhraseIndex[int]:
    """The numbers of entries by the keys of their phrases."""
    return PhraseIndex.of(
        (variant, number)
        for number, entry in enumerate(entries)
        for variant in keys.phrase(entry.natural if isinstance(entry, Term) else entry.garbled).variants()
    )


def marked_domains(glossaries: Iterable[Glossary], key: Callable[[str], str]) -> dict[str, list[str]]:
    """Key of a marker word to the domains that it marks."""
    found: dict[str, list[str]] = {}
    for glossary in glossaries:
        for word in sorted({key(word.lower()) for word in glossary.words}):
            found.setdefault(word, []).append(glossary.domain)
    return found


def vocabularies(
    marked: Mapping[str, Iterable[str]], terms: Sequence[Term], places: TermPlaces
) -> dict[str, Counter[str]]:
    """Domain to how often its terms, and the words that mark it, have each word."""
    found: dict[str, Counter[str]] = {}
    for word, domains in marked.items():
        for domain in domains:
            found.setdefault(domain, Counter())[word] += 1
    for number, keys in zip(places.terms, places.keys, strict=True):
        found.setdefault(terms[number].domain, Counter()).update(keys)
    return found


def initials(places: TermPlaces) -> dict[str, list[tuple[str, ...]]]:
    """The terms of three words or more by their initials."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in places.words:
        if len(words) > 2:
            found.setdefault("".join(word[0] for word in words), []).append(words)
    return found

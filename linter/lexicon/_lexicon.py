"""All listed knowledge, loaded and indexed: what the rules look words up in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from ..analysis import Forms, tokenize
from ..errors import UsageError
from ._data import RULES, read_tsv
from ._derived import DerivedIndex, DerivedMatch, TermPlaces
from ._fluency import Fluency
from ._glossary import Glossary, Term, load_glossary
from ._idioms import Idiom, IdiomMatch, match_at
from ._indexes import Listed, all_known, initials, listed_phrases, marked_domains, vocabularies
from ._known import KnownGarble, listed
from ._leftovers import LeftoverMatch
from ._phrases import PhraseIndex
from ._plain_words import PlainWord, PlainWords, load_plain_words
from ._spinner_words import SpinnerWord
from ._stored import Table
from ._swaps import SwapTable
from ._tables import Tables, load_tables


class TermMatch(NamedTuple):
    """A natural phrase standing in the text as it should."""

    term: Term
    first: int
    last: int


class KnownMatch(NamedTuple):
    """A known garble standing in the text; its context clauses are not yet looked at."""

    entry: KnownGarble
    first: int
    last: int


class SpinnerMatch(NamedTuple):
    """A spinner's word standing in the text, with all its readings."""

    readings: tuple[SpinnerWord, ...]
    first: int
    last: int


class _Listings(dict[tuple[int, ...], tuple[list[Term], list[KnownGarble], tuple[SpinnerWord, ...]]]):
    """What a phrase is listed as, by the numbers of its entries: the entries of each kind, sorted out once."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self._listed = listed

    def __missing__(
        self, numbers: tuple[int, ...]
    ) -> tuple[list[Term], list[KnownGarble], tuple[SpinnerWord, ...]]:
        entries = [self._listed[number] for number in numbers]
        found = self[numbers] = (
            [entry for entry in entries if isinstance(entry, Term)],
            [entry for entry in entries if isinstance(entry, KnownGarble)],
            tuple(entry for entry in entries if isinstance(entry, SpinnerWord)),
        )
        return found


class Scan(NamedTuple):
    """Everything the lexicon recognises in a token sequence; token ranges are half open."""

    keys: tuple[str, ...]
    """Lemma of every token."""
    terms: tuple[TermMatch, ...]
    known: tuple[KnownMatch, ...]
    spinner_words: tuple[SpinnerMatch, ...]
    idioms: tuple[IdiomMatch, ...]


class Lexicon:
    """Glossaries, known garbles, idioms, spinner words and swaps, with their indexes."""

    def __init__(self, tables: Tables, own: Sequence[Glossary] = ()) -> None:
        self.forms: Forms = tables.forms
        self.fluency = Fluency(tables.ngrams)
        self.swaps: SwapTable = tables.swaps
        self.idioms: Sequence[Idiom] = tables.idioms
        self.glossaries = _merged([*tables.glossaries, *own])
        self.own_domains = frozenset(glossary.domain for glossary in own)
        """Domains of the user's own glossaries: at home in every document."""
        self._tables = tables
        self._keys = tables.keys
        keyed = self._keys.phrase
        self._own_terms = {keyed(term.natural).keys: term for glossary in own for term in glossary.terms}
        """Terms of the user's own glossaries by their keys; of several, the last."""

    @cached_property
    def terms(self) -> Sequence[Term]:
        """Every term; one of the user's own that says when it is garbled takes the place of the shipped one."""
        shipped = self._tables.indexes.terms
        if not self._own_terms:
            return shipped
        telling = {keys for keys, term in self._own_terms.items() if term.garbled or term.silent_near}
        if telling:
            shipped = [term for term in shipped if self._keys.phrase(term.natural).keys not in telling]
        return [*shipped, *self._own_terms.values()]

    @cached_property
    def _known(self) -> list[KnownGarble]:
        """Every known garble; one of the user's own takes the place of those listed for the same words."""
        own = [entry for term in self._own_terms.values() for entry in listed(term)]
        known = all_known(self._tables.known, self.terms)
        if not own:
            return known
        told = {self._keys.phrase(entry.garbled).keys for entry in own}
        return [*(entry for entry in known if self._keys.phrase(entry.garbled).keys not in told), *own]

    @cached_property
    def _listed(self) -> Sequence[Listed]:
        """Everything that is listed for a phrase; the index of phrases refers to it by number."""
        if not self._own_terms:
            return self._tables.indexes.listed
        return [*self.terms, *self._known, *self._tables.signs]

    @cached_property
    def _listings(self) -> _Listings:
        return _Listings(self._listed)

    @cached_property
    def _phrases(self) -> PhraseIndex[int]:
        return listed_phrases(self._listed, self._keys) if self._own_terms else self._tables.indexes.phrases

    @cached_property
    def _places(self) -> TermPlaces:
        return TermPlaces.of(self.terms, self._keys) if self._own_terms else self._tables.indexes.places

    @cached_property
    def _derived(self) -> DerivedIndex:
        strong_pairs = None if self._own_terms else self._tables.indexes.strong_pairs
        return DerivedIndex(self.terms, self._places, self.swaps, strong_pairs)

    @cached_property
    def marked_domains(self) -> Mapping[str, list[str]]:
        """Key of a marker word to the domains that it marks."""
        if not self.own_domains:
            return self._tables.indexes.marked_domains
        return marked_domains(self.glossaries.values(), self.key)

    def uses(self, domain: str, key: str) -> int:
        """In how many phrases of its glossary a domain uses a word."""
        return (self._vocabularies.get(domain) or {}).get(key, 0)

    @cached_property
    def _vocabularies(self) -> Table[Mapping[str, int]]:
        """Domain to how often it uses each word."""
        if not self.own_domains:
            return self._tables.indexes.vocabularies
        return vocabularies(self.marked_domains, self.terms, self._places)

    @cached_property
    def _acronyms(self) -> dict[str, list[tuple[str, ...]]]:
        """What the table says acronyms stand for."""
        return {
            row["acronym"].lower(): [tuple(tokenize(expansion)) for expansion in row["expansions"].split("|")]
            for _, row in read_tsv(RULES / "acronyms.tsv")
        }

    @cached_property
    def _initials(self) -> Table[list[tuple[str, ...]]]:
        """The terms of three words or more by their initials."""
        return initials(self._places) if self._own_terms else self._tables.indexes.initials

    def expansions(self, acronym: str) -> list[tuple[str, ...]]:
        """What an acronym (or its plural) may stand for, as tokens; a term counts for its initials.

        Likeliest first: what the table says, then the initials; the acronym as it stands before its singular.
        """
        forms = (acronym.lower(), acronym.lower().removesuffix("s"))
        tables: tuple[Table[list[tuple[str, ...]]], ...] = (self._acronyms, self._initials)
        found = (words for table in tables for form in forms for words in table.get(form) or ())
        return list(dict.fromkeys(found))

    def known_domains(self, names: Sequence[str]) -> tuple[str, ...]:
        """The same names; raises `UsageError` for one that no glossary has."""
        for name in names:
            if name not in self.glossaries:
                known = ", ".join(sorted(self.glossaries))
                raise UsageError(f'no glossary has the domain "{name}"; known are {known}')
        return tuple(names)

    def leftovers(self, text: str) -> Iterator[LeftoverMatch]:
        """Leftovers of machine writing in a text."""
        return self._tables.leftovers.find(text)

    @cached_property
    def _plain_words(self) -> PlainWords:
        return PlainWords(load_plain_words(), self.forms)

    def plain_words(self, words: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[PlainWord, int, int]]:
        """Hard words that have an everyday word: (entry, first token, one past the last), in order."""
        return self._plain_words.find(words, keys)

    def key(self, word: str) -> str:
        """The form under which a word is looked up: its likeliest lemma."""
        return self._keys[word]

    def scan(self, words: Sequence[str]) -> Scan:
        """Recognise everything in the tokens of a document."""
        keys = tuple(map(self._keys.__getitem__, words))
        terms: list[TermMatch] = []
        known: list[KnownMatch] = []
        spinner_words: list[SpinnerMatch] = []
        listings = self._listings
        for first, last, numbers in self._phrases.find(keys):
            its_terms, its_known, readings = listings[numbers]
            if readings and last == first + 1:
                readings = _of_this_form(readings, words[first], keys[first])
            if readings:
                spinner_words.append(SpinnerMatch(readings, first, last))
            for term in its_terms:
                terms.append(TermMatch(term, first, last))
            for garble in its_known:
                known.append(KnownMatch(garble, first, last))
        idioms = tuple(self._find_idioms(words))
        return Scan(keys, tuple(terms), tuple(known), tuple(spinner_words), idioms)

    def derived(self, words: Sequence[str], keys: Sequence[str], thesaurus: bool) -> list[DerivedMatch]:
        """Derived garbles in the tokens of a document: by known swaps only, or by the thesaurus as well."""
        return self._derived.find(words, keys, self.attested, thesaurus)

    def attested(self, left: str, right: str) -> bool:
        """Whether a pair of words is ordinary English: found twice in clean text, once is chance."""
        return self.fluency.pair_count((left, right)) >= 1

    def _find_idioms(self, words: Sequence[str]) -> list[IdiomMatch]:
        found: dict[tuple[int, int, str], IdiomMatch] = {}
        for first, _, numbers in self._tables.indexes.anchors.find(words):
            for flat in map(self._tables.flat_patterns.__getitem__, numbers):
                match = match_at(flat, self.idioms[flat.idiom], words, first, self.forms)
                if match:
                    found.setdefault((match.first, match.last, match.idiom.pattern), match)
        return list(found.values())


def _of_this_form(readings: tuple[SpinnerWord, ...], word: str, key: str) -> tuple[SpinnerWord, ...]:
    """The readings that hold for this form of a word: "backing", a noun, is no reading of "back" and "backed"."""
    if all(reading.garbled == key for reading in readings):
        return readings
    return tuple(reading for reading in readings if reading.pos == "verb" or reading.garbled in (key, word))


@lru_cache(maxsize=4)
def load_lexicon(own_glossaries: tuple[str, ...] = ()) -> Lexicon:
    """The shipped lexicon with the user's own glossaries on top; raises `DataError`."""
    own = [load_glossary(Path(path)) for path in own_glossaries]
    return Lexicon(load_tables(), own)


def _merged(glossaries: Iterable[Glossary]) -> dict[str, Glossary]:
    """The glossaries by domain; a later one adds to an earlier one of its domain."""
    found: dict[str, Glossary] = {}
    for later in glossaries:
        earlier = found.get(later.domain)
        if earlier is not None:
            related = tuple(dict.fromkeys((*earlier.related, *later.related)))
            words, terms = earlier.words | later.words, (*earlier.terms, *later.terms)
            later = Glossary(later.domain, earlier.title, related, words, terms)
        found[later.domain] = later
    return found

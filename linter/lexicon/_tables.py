"""The shipped data in memory: parsed once, then kept in the user's cache folder until a file changes."""

from __future__ import annotations

import gc
import hashlib
import marshal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from .._cache import cache_folder, keep
from .._version import __version__
from ..analysis import Forms
from ._data import RULES
from ._derived import DerivedIndex, TermPlaces
from ._forms import FormTable
from ._glossary import Glossary, Term, load_glossary, shipped_glossaries
from ._idioms import Atom, Choice, FlatPattern, Idiom, Slot, flatten, load_idioms, shipped_idioms
from ._keys import Keys
from ._known import KnownGarble, listed, load_known
from ._ngrams import NGrams
from ._pairs import PairFilter
from ._phrases import PhraseIndex
from ._spinner_words import SpinnerWord, load_spinner_words
from ._swaps import SwapTable, load_learned
from ._thesaurus import Thesaurus


class Tables(NamedTuple):
    """Everything in the `rules` folder."""

    forms: Forms
    ngrams: NGrams
    swaps: SwapTable
    glossaries: Sequence[Glossary]
    known: Sequence[KnownGarble]
    idioms: Sequence[Idiom]
    flat_patterns: Sequence[FlatPattern]
    spinner_words: Sequence[SpinnerWord]
    keys: Keys
    indexes: Indexes


class Indexes(NamedTuple):
    """What the tables are looked up by; entries are told by their numbers."""

    phrases: PhraseIndex[int]
    """What is listed for a phrase: its numbers among the terms, the known garbles and the spinner words."""
    anchors: PhraseIndex[int]
    """Numbers of flat patterns."""
    places: TermPlaces
    strong_pairs: PairFilter
    """What terms are recognised by where a spinner's known swaps garble them."""


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """Load the shipped data; raises `DataError` when a file is broken."""
    forms = Forms(FormTable.load(RULES / "forms.bin"))
    thesaurus = Thesaurus.load(RULES / "thesaurus.bin")
    ngrams = NGrams.load(RULES / "ngrams.bin")
    with _uncollected():
        parsed = _parsed(forms, thesaurus)
    swaps = SwapTable(parsed.learned, parsed.spinner_words, thesaurus)
    return Tables(
        forms,
        ngrams,
        swaps,
        parsed.glossaries,
        parsed.known,
        parsed.idioms,
        parsed.flat_patterns,
        parsed.spinner_words,
        Keys(forms),
        parsed.indexes,
    )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without garbage collection: of what is being loaded nothing is garbage, and looking for it takes as long."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def indexed(tables: Tables) -> Tables:
    """The same tables, their indexes made anew."""
    return tables._replace(
        indexes=_index(
            tables.glossaries,
            tables.known,
            tables.flat_patterns,
            tables.spinner_words,
            tables.swaps,
            tables.keys,
        ),
    )


Listed = Term | KnownGarble | SpinnerWord
"""What one phrase may be listed as."""


class _Parsed(NamedTuple):
    """What is made of the data that people edit."""

    glossaries: list[Glossary]
    known: list[KnownGarble]
    idioms: list[Idiom]
    flat_patterns: list[FlatPattern]
    spinner_words: list[SpinnerWord]
    learned: list[tuple[str, str, float]]
    indexes: Indexes


def _parsed(forms: Forms, thesaurus: Thesaurus) -> _Parsed:
    cache = cache_folder() / f"tables-{_fingerprint()}.bin"
    try:
        return _thaw(marshal.loads(cache.read_bytes()))
    except (OSError, ValueError, EOFError, TypeError):
        parsed = _parse(forms, thesaurus)
        _keep(cache, marshal.dumps(_pooled(_freeze(parsed), {})))
        return parsed


def _parse(forms: Forms, thesaurus: Thesaurus) -> _Parsed:
    glossaries = [load_glossary(path) for path in shipped_glossaries()]
    idioms = [idiom for path in shipped_idioms() for idiom in load_idioms(path)]
    patterns = flatten(idioms, forms)
    known, words, learned = load_known(), load_spinner_words(), load_learned()
    indexes = _index(glossaries, known, patterns, words, SwapTable(learned, words, thesaurus), Keys(forms))
    return _Parsed(glossaries, known, idioms, patterns, words, learned, indexes)


def _index(
    glossaries: Sequence[Glossary],
    known: Sequence[KnownGarble],
    patterns: Sequence[FlatPattern],
    spinner_words: Sequence[SpinnerWord],
    swaps: SwapTable,
    keys: Keys,
) -> Indexes:
    terms = [term for glossary in glossaries for term in glossary.terms]
    places = TermPlaces.of(terms, keys)
    return Indexes(
        listed_phrases([*terms, *all_known(known, terms), *signs(spinner_words)], keys),
        PhraseIndex.of((pattern.anchor_words, number) for number, pattern in enumerate(patterns)),
        places,
        DerivedIndex(terms, places, swaps).strong_pairs(swaps.listed),
    )


def all_known(known: Iterable[KnownGarble], terms: Iterable[Term]) -> list[KnownGarble]:
    """The published garbles and those that terms list."""
    return [*known, *(entry for term in terms for entry in listed(term))]


def signs(spinner_words: Iterable[SpinnerWord]) -> list[SpinnerWord]:
    """Those that are a sign of a swap."""
    return [word for word in spinner_words if word.trust != "none"]


def listed_phrases(entries: Iterable[Listed], keys: Keys) -> PhraseIndex[int]:
    """The numbers of entries by the keys of their phrases."""
    return PhraseIndex.of(
        (variant, number)
        for number, entry in enumerate(entries)
        for variant in keys.phrase(entry.natural if isinstance(entry, Term) else entry.garbled).variants()
    )


def _fingerprint() -> str:
    """Changes with every data file that is parsed, with the forms of words, and with the code that reads them."""
    names = [f"{__version__} {sys.hexversion:x} {RULES}"]
    parsed = [*RULES.rglob("*.toml"), *RULES.rglob("*.tsv"), RULES / "forms.bin"]
    here = Path(__file__).parent
    for path in sorted([*parsed, *here.glob("*.py"), here.parent / "_toml.py"]):
        stat = path.stat()
        names.append(f"{path} {stat.st_size} {stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:20]


def _keep(path: Path, data: bytes) -> None:
    try:
        for stale in path.parent.glob("tables-*.bin"):
            stale.unlink(missing_ok=True)
    except OSError:
        return
    keep(path, data)


def _freeze(parsed: _Parsed) -> Any:
    """Plain tuples, which `marshal` can write."""
    glossaries, known, idioms, flat_patterns, spinner_words, learned, indexes = parsed
    return (
        [(*glossary[:-1], [tuple(term) for term in glossary.terms]) for glossary in glossaries],
        [tuple(entry) for entry in known],
        [tuple(idiom) for idiom in idioms],
        [
            (flat.idiom, [_freeze_atom(atom) for atom in flat.atoms], flat.anchor, flat.anchor_words)
            for flat in flat_patterns
        ],
        [tuple(word) for word in spinner_words],
        learned,
        (indexes.phrases.entries, indexes.phrases.sizes),
        (indexes.anchors.entries, indexes.anchors.sizes),
        tuple(indexes.places),
        (indexes.strong_pairs.numbers, indexes.strong_pairs.table, indexes.strong_pairs.rare),
    )


def _pooled(value: Any, pool: dict[Any, Any]) -> Any:
    """The same value with every string, and every tuple, in it once: so it is written once, and loaded once."""
    if isinstance(value, list):
        return [_pooled(item, pool) for item in value]
    if isinstance(value, dict):
        return {_pooled(key, pool): _pooled(item, pool) for key, item in value.items()}
    if isinstance(value, tuple):
        value = tuple(_pooled(item, pool) for item in value)
    elif not isinstance(value, str):
        return value
    try:
        return pool.setdefault(value, value)
    except TypeError:  # a tuple with a list in it
        return value


def _freeze_atom(atom: Atom) -> Any:
    return atom if isinstance(atom, str) else (type(atom).__name__, *atom)


def _thaw(frozen: Any) -> _Parsed:
    glossaries, known, idioms, flat_patterns, spinner_words, learned, phrases, anchors, places, pairs = frozen
    return _Parsed(
        [Glossary._make((*head, tuple(map(Term._make, terms)))) for *head, terms in glossaries],
        list(map(KnownGarble._make, known)),
        list(map(Idiom._make, idioms)),
        [
            FlatPattern(number, tuple(map(_thaw_atom, atoms)), anchor, words)
            for number, atoms, anchor, words in flat_patterns
        ],
        list(map(SpinnerWord._make, spinner_words)),
        learned,
        Indexes(PhraseIndex(*phrases), PhraseIndex(*anchors), TermPlaces._make(places), PairFilter(*pairs)),
    )


def _thaw_atom(atom: Any) -> Atom:
    if isinstance(atom, str):
        return atom
    return Slot(*atom[1:]) if atom[0] == "Slot" else Choice(*atom[1:])

"""The shipped data in memory: parsed once, then kept in the user's cache folder until a file changes."""

from __future__ import annotations

import gc
import marshal
import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from .._cache import cache_folder, keep
from .._version import __version__
from ..analysis import Forms
from ._data import RULES
from ._derived import TermPlaces
from ._forms import FormTable
from ._glossary import Glossary, Term, load_glossary, shipped_glossaries
from ._idioms import Atom, Choice, FlatPattern, Idiom, Slot, flatten, load_idioms, shipped_idioms
from ._indexes import Indexes, Listed, index
from ._keys import Keys
from ._known import KnownGarble, load_known
from ._leftovers import Leftover, Leftovers, load_leftovers
from ._ngrams import NGrams
from ._pairs import PairFilter
from ._phrases import PhraseIndex
from ._spinner_words import SpinnerWord, load_spinner_words
from ._stored import Stored, StoredTable, store, store_table
from ._swaps import Swap, SwapTable, listed_swaps, load_learned
from ._thesaurus import Thesaurus


class Tables(NamedTuple):
    """Everything in the `rules` folder."""

    forms: Forms
    ngrams: NGrams
    swaps: SwapTable
    glossaries: Sequence[Glossary]
    known: Sequence[KnownGarble]
    """The published ones."""
    idioms: Sequence[Idiom]
    flat_patterns: Sequence[FlatPattern]
    signs: Sequence[SpinnerWord]
    """Spinner words that are a sign of a swap."""
    leftovers: Leftovers
    keys: Keys
    indexes: Indexes


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """Load the shipped data; raises `DataError` when a file is broken."""
    forms = Forms(FormTable.load(RULES / "forms.bin"))
    thesaurus = Thesaurus.load(RULES / "thesaurus.bin")
    ngrams = NGrams.load(RULES / "ngrams.bin")
    with _uncollected():
        return _thaw(_frozen(forms, thesaurus), forms, ngrams, thesaurus)


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
    glossaries, known, patterns, signs = tables.glossaries, tables.known, tables.flat_patterns, tables.signs
    return tables._replace(indexes=index(glossaries, known, patterns, signs, tables.swaps, tables.keys))


class _Frozen(NamedTuple):
    """What is made of the data that people edit, in plain values, which `marshal` can write."""

    glossaries: list[tuple[Any, ...]]
    """Each with how many terms it has in place of them."""
    listed: tuple[bytes, bytes]
    """Terms, known garbles and signs, each with the number of its kind …"""
    known: tuple[int, int]
    """… where those that are published begin and end among them, and where the last begin."""
    signs: int
    idioms: tuple[bytes, bytes]
    flat_patterns: tuple[bytes, bytes]
    leftovers: list[tuple[Any, ...]]
    swaps: list[bytes]
    phrases: tuple[Any, ...]
    anchors: tuple[Any, ...]
    places: tuple[Any, ...]
    strong_pairs: tuple[Any, ...]
    marked_domains: dict[str, list[str]]
    vocabularies: list[bytes]
    initials: list[bytes]


def _frozen(forms: Forms, thesaurus: Thesaurus) -> _Frozen:
    files = _files()
    cache = cache_folder() / f"tables-{crc32(files.encode()):08x}.bin"
    try:
        kept, *frozen = marshal.loads(cache.read_bytes())
        if kept == files:
            return _Frozen._make(frozen)
    except (OSError, ValueError, EOFError, TypeError):
        pass
    made = _freeze(forms, thesaurus)
    _keep(cache, marshal.dumps(_pooled((files, *made), {})))
    return made


def _files() -> str:
    """Every data file that is parsed, the forms of words and the code that reads them; when each changed."""
    names = [f"{__version__} {sys.hexversion:x} {RULES}"]
    parsed = [*RULES.rglob("*.toml"), *RULES.rglob("*.tsv"), RULES / "forms.bin"]
    here = Path(__file__).parent
    for path in sorted([*parsed, *here.glob("*.py"), here.parent / "_toml.py"]):
        stat = path.stat()
        names.append(f"{path} {stat.st_size} {stat.st_mtime_ns}")
    return "\n".join(names)


def _keep(path: Path, data: bytes) -> None:
    try:
        for stale in path.parent.glob("tables-*.bin"):
            stale.unlink(missing_ok=True)
    except OSError:
        return
    keep(path, data)


def _freeze(forms: Forms, thesaurus: Thesaurus) -> _Frozen:
    """Parse everything."""
    glossaries = [load_glossary(path) for path in shipped_glossaries()]
    known, words = load_known(), load_spinner_words()
    signs = [word for word in words if word.trust != "none"]
    idioms = [idiom for path in shipped_idioms() for idiom in load_idioms(path)]
    patterns = flatten(idioms, forms)
    swaps = listed_swaps(load_learned(), words)
    indexes = index(glossaries, known, patterns, signs, SwapTable(swaps, thesaurus), Keys(forms))
    terms, pairs = len(indexes.terms), indexes.strong_pairs
    return _Frozen(
        [(*glossary[:-1], len(glossary.terms)) for glossary in glossaries],
        store((_KINDS.index(type(entry)), *entry) for entry in indexes.listed),
        (terms, terms + len(known)),
        len(indexes.listed) - len(signs),
        store(map(tuple, idioms)),
        store(map(_freeze_pattern, patterns)),
        list(map(tuple, load_leftovers())),
        store_table({word: _freeze_swaps(its) for word, its in swaps.items()}),
        (indexes.phrases.entries, indexes.phrases.sizes),
        (indexes.anchors.entries, indexes.anchors.sizes),
        _freeze_places(indexes.places),
        (pairs.numbers, pairs.table, pairs.rare),
        dict(indexes.marked_domains),
        store_table({domain: dict(indexes.vocabularies.get(domain) or {}) for domain in indexes.vocabularies}),
        store_table({letters: indexes.initials.get(letters) for letters in indexes.initials}),
    )


def _thaw(frozen: _Frozen, forms: Forms, ngrams: NGrams, thesaurus: Thesaurus) -> Tables:
    listed = Stored[Any].of(frozen.listed, _thaw_entry)
    glossaries: list[Glossary] = []
    at = 0
    for *head, size in frozen.glossaries:
        glossaries.append(Glossary._make((*head, listed[at : at + size])))
        at += size
    return Tables(
        forms,
        ngrams,
        SwapTable(StoredTable(frozen.swaps, _thaw_swaps), thesaurus),
        glossaries,
        listed[slice(*frozen.known)],
        Stored.of(frozen.idioms, Idiom._make),
        Stored.of(frozen.flat_patterns, _thaw_pattern),
        listed[frozen.signs :],
        Leftovers([Leftover._make(entry) for entry in frozen.leftovers]),
        Keys(forms),
        Indexes(
            listed[:at],
            listed,
            PhraseIndex(*frozen.phrases),
            PhraseIndex(*frozen.anchors),
            _thaw_places(frozen.places),
            PairFilter(*frozen.strong_pairs),
            frozen.marked_domains,
            StoredTable(frozen.vocabularies, dict),
            StoredTable(frozen.initials, list),
        ),
    )


_KINDS = (Term, KnownGarble, SpinnerWord)


def _thaw_entry(frozen: tuple[Any, ...]) -> Listed:
    return _KINDS[frozen[0]]._make(frozen[1:])


def _freeze_swaps(swaps: dict[str, Swap]) -> dict[str, tuple[Any, ...]]:
    return {natural: tuple(swap) for natural, swap in swaps.items()}


def _thaw_swaps(frozen: dict[str, tuple[Any, ...]]) -> dict[str, Swap]:
    return {natural: Swap._make(swap) for natural, swap in frozen.items()}


def _freeze_places(places: TermPlaces) -> tuple[Any, ...]:
    return (
        array("I", places.terms).tobytes(),
        store(places.words),
        store(places.keys),
        array("I", places.base).tobytes(),
        array("I", places.term_of).tobytes(),
        store_table({left: places.following.get(left) for left in places.following}),
    )


def _thaw_places(frozen: tuple[Any, ...]) -> TermPlaces:
    """Sequences and a table in place of lists and a dictionary."""
    terms, words, keys, base, term_of, following = frozen
    return TermPlaces._make(
        (
            memoryview(terms).cast("I"),
            Stored.of(words, tuple),
            Stored.of(keys, tuple),
            memoryview(base).cast("I"),
            memoryview(term_of).cast("I"),
            StoredTable(following, dict),
        )
    )


def _freeze_pattern(flat: FlatPattern) -> tuple[Any, ...]:
    atoms = [atom if isinstance(atom, str) else (type(atom).__name__, *atom) for atom in flat.atoms]
    return flat.idiom, atoms, flat.anchor, flat.anchor_words


def _thaw_pattern(frozen: tuple[Any, ...]) -> FlatPattern:
    number, atoms, anchor, words = frozen
    return FlatPattern(number, tuple(map(_thaw_atom, atoms)), anchor, words)


def _thaw_atom(atom: Any) -> Atom:
    if isinstance(atom, str):
        return atom
    return Slot(*atom[1:]) if atom[0] == "Slot" else Choice(*atom[1:])


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

"""The shipped data in memory: parsed once, then kept in the user's cache folder until a file changes."""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from .._cache import cache_folder, keep
from .._version import __version__
from ..analysis import Forms
from ._data import RULES
from ._derived import DerivedIndex
from ._forms import FormTable
from ._glossary import Glossary, Term, load_glossary, shipped_glossaries
from ._idioms import Atom, Choice, FlatPattern, Idiom, Slot, flatten, load_idioms, shipped_idioms
from ._keys import Keyed, Keys
from ._known import KnownGarble, load_known
from ._ngrams import NGrams
from ._pairs import PairFilter
from ._spinner_words import SpinnerWord, load_spinner_words
from ._swaps import SwapTable, load_learned
from ._thesaurus import Thesaurus


@dataclass(frozen=True, slots=True)
class Tables:
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
    strong_pairs: PairFilter | None = None
    """What the shipped terms are recognised by where a spinner's known swaps garble them."""


@lru_cache(maxsize=1)
def load_tables() -> Tables:
    """Load the shipped data; raises `DataError` when a file is broken."""
    forms = Forms(FormTable.load(RULES / "forms.bin"))
    thesaurus = Thesaurus.load(RULES / "thesaurus.bin")
    ngrams = NGrams.load(RULES / "ngrams.bin")
    parsed = _parsed(forms, thesaurus)
    glossaries, known, idioms, flat_patterns, spinner_words, learned, phrases, strong_pairs = parsed
    swaps = SwapTable(learned, spinner_words, thesaurus)
    keys = Keys(forms, phrases)
    return Tables(
        forms, ngrams, swaps, glossaries, known, idioms, flat_patterns, spinner_words, keys, strong_pairs
    )


Parsed = tuple[
    list[Glossary],
    list[KnownGarble],
    list[Idiom],
    list[FlatPattern],
    list[SpinnerWord],
    list[tuple[str, str, float]],
    dict[str, Keyed],
    PairFilter,
]


def _parsed(forms: Forms, thesaurus: Thesaurus) -> Parsed:
    cache = cache_folder() / f"tables-{_fingerprint()}.bin"
    try:
        return _thaw(marshal.loads(cache.read_bytes()))
    except (OSError, ValueError, EOFError, TypeError):
        parsed = _parse(forms, thesaurus)
        _keep(cache, marshal.dumps(_freeze(parsed)))
        return parsed


def _parse(forms: Forms, thesaurus: Thesaurus) -> Parsed:
    glossaries = [load_glossary(path) for path in shipped_glossaries()]
    idioms = [idiom for path in shipped_idioms() for idiom in load_idioms(path)]
    known, spinner_words = load_known(), load_spinner_words()
    keys = Keys(forms, {})
    terms: list[Term] = [term for glossary in glossaries for term in glossary.terms]
    phrases = [phrase for term in terms for phrase in (term.natural, *term.garbled)]
    phrases += [entry.garbled for entry in known]
    phrases += [word.garbled for word in spinner_words]
    keyed = {phrase: keys.phrase(phrase) for phrase in phrases}
    learned = load_learned()
    swaps = SwapTable(learned, spinner_words, thesaurus)
    index = DerivedIndex(((term, keyed[term.natural]) for term in terms), swaps)
    strong_pairs = PairFilter.of(index.strong(swaps.listed))
    return glossaries, known, idioms, flatten(idioms, forms), spinner_words, learned, keyed, strong_pairs


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


def _freeze(parsed: Parsed) -> Any:
    """Plain tuples, which `marshal` can write."""
    glossaries, known, idioms, flat_patterns, spinner_words, learned, phrases, strong_pairs = parsed
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
        {phrase: tuple(keyed) for phrase, keyed in phrases.items()},
        (strong_pairs.numbers, strong_pairs.table),
    )


def _freeze_atom(atom: Atom) -> Any:
    return atom if isinstance(atom, str) else (type(atom).__name__, *atom)


def _thaw(frozen: Any) -> Parsed:
    glossaries, known, idioms, flat_patterns, spinner_words, learned, phrases, strong_pairs = frozen
    return (
        [Glossary._make((*head, tuple(map(Term._make, terms)))) for *head, terms in glossaries],
        list(map(KnownGarble._make, known)),
        list(map(Idiom._make, idioms)),
        [
            FlatPattern(number, tuple(map(_thaw_atom, atoms)), anchor, words)
            for number, atoms, anchor, words in flat_patterns
        ],
        list(map(SpinnerWord._make, spinner_words)),
        learned,
        {phrase: Keyed._make(keyed) for phrase, keyed in phrases.items()},
        PairFilter(*strong_pairs),
    )


def _thaw_atom(atom: Any) -> Atom:
    if isinstance(atom, str):
        return atom
    return Slot(*atom[1:]) if atom[0] == "Slot" else Choice(*atom[1:])

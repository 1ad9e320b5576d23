"""Glossaries: a domain's natural phrases, their known garbles, and where the same words are right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from .._toml import Table, read_toml
from ._data import RULES


class Term(NamedTuple):
    """One natural phrase of a domain."""

    natural: str
    domain: str
    garbled: tuple[str, ...] = ()
    """Known garbled forms, base form."""
    silent_near: tuple[str, ...] = ()
    """Phrases (TOML key `not`) in whose sentence the garbled words are right."""
    fires: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


class Glossary(NamedTuple):
    """One domain's terms and marker words."""

    domain: str
    title: str
    related: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    terms: Sequence[Term] = ()


def shipped_glossaries() -> list[Path]:
    """The glossary files of the `rules` folder, in order of name."""
    return sorted((RULES / "glossaries").glob("*.toml"))


def load_glossary(path: Path) -> Glossary:
    """Read and check one glossary; raises `DataError` with file, line and what is wrong."""
    file = Table(path, read_toml(path), "term")
    domain = file.string("domain")
    words = file.strings("words")
    listed = [Term(phrase, domain) for phrase in file.strings("natural")]
    entries = file.tables()
    terms = [_term(entry, domain) for entry in entries]
    _check_unique(listed, terms, file, entries)
    file.known_keys({"domain", "title", "related", "words", "natural", "term"}, "the file")
    title = file.string("title") if "title" in file.values else domain
    return Glossary(domain, title, file.strings("related"), frozenset(words), (*listed, *terms))


def _term(entry: Table, domain: str) -> Term:
    natural = entry.string("natural")
    entry.known_keys({"natural", "forms", "garbled", "not", "examples"}, f'the term "{natural}"')
    examples = entry.inner("examples")
    if examples is None:
        raise entry.error(f'examples of "{natural}" must be a table with fires and silent', "natural")
    examples.known_keys({"fires", "silent"}, f'the examples of "{natural}"')
    term = Term(
        natural,
        domain,
        entry.strings("garbled"),
        entry.strings("not"),
        examples.strings("fires"),
        examples.strings("silent"),
    )
    if natural.lower() in (garbled.lower() for garbled in term.garbled):
        raise entry.error(f'"{natural}" is listed as a garble of itself', "natural")
    return term


def _check_unique(listed: list[Term], terms: list[Term], file: Table, entries: list[Table]) -> None:
    seen: set[str] = set()
    for at, (natural, *_) in enumerate((*listed, *terms)):
        if natural.lower() in seen:
            reason = f'duplicate term "{natural}"; keep one entry'
            if at < len(listed):
                raise file.error(reason, "natural", natural, 2)
            raise entries[at - len(listed)].error(reason, "natural")
        seen.add(natural.lower())

"""Glossaries: a domain's natural phrases, their known garbles, and where the same words are right."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from ..errors import DataError
from ._data import RULES, line_of, read_toml


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
    terms: tuple[Term, ...] = ()


def shipped_glossaries() -> list[Path]:
    """The glossary files of the `rules` folder, in order of name."""
    return sorted((RULES / "glossaries").glob("*.toml"))


def load_glossary(path: Path) -> Glossary:
    """Read and check one glossary; raises `DataError` with file, line and what is wrong."""
    data = read_toml(path)
    check = _Checker(path)
    domain = check.string(data, "domain")
    words = check.strings(data, "words")
    terms = [Term(phrase, domain) for phrase in check.strings(data, "natural")]
    for entry in check.tables(data, "term"):
        terms.append(_term(entry, domain, check))
    check.unique([term.natural for term in terms])
    check.known_keys(data, {"domain", "title", "related", "words", "natural", "term"}, "the file")
    title = check.string(data, "title") if "title" in data else domain
    return Glossary(domain, title, check.strings(data, "related"), frozenset(words), tuple(terms))


def _term(entry: dict[str, Any], domain: str, check: _Checker) -> Term:
    natural = check.string(entry, "natural")
    check.known_keys(entry, {"natural", "forms", "garbled", "not", "examples"}, f'the term "{natural}"')
    examples = entry.get("examples", {})
    if not isinstance(examples, dict):
        raise check.error(f'examples of "{natural}" must be a table with fires and silent', natural)
    term = Term(
        natural,
        domain,
        check.strings(entry, "garbled"),
        check.strings(entry, "not"),
        check.strings(examples, "fires"),
        check.strings(examples, "silent"),
    )
    if natural.lower() in (garbled.lower() for garbled in term.garbled):
        raise check.error(f'"{natural}" is listed as a garble of itself', natural)
    return term


class _Checker:
    """Checks the shape of a glossary's values; every complaint names file and line."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def error(self, reason: str, near: str | None = None, nth: int = 1) -> DataError:
        return DataError(str(self.path), line_of(self.path, near, nth) if near else None, reason)

    def string(self, table: dict[str, Any], key: str) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(f'"{key}" is missing or no text')
        return value.strip()

    def strings(self, table: dict[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list):
            raise self.error(f'"{key}" must be a list of texts')
        for item in value:
            if not isinstance(item, str) or not item.strip():
                raise self.error(f'"{key}" holds something that is no text: {item!r}')
        return tuple(item.strip() for item in value)

    def tables(self, table: dict[str, Any], key: str) -> list[dict[str, Any]]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(f"write each {key} as [[{key}]]")
        return value

    def unique(self, phrases: list[str]) -> None:
        seen: set[str] = set()
        for phrase in phrases:
            if phrase.lower() in seen:
                raise self.error(f'duplicate term "{phrase}"; keep one entry', phrase, 2)
            seen.add(phrase.lower())

    def known_keys(self, table: dict[str, Any], known: set[str], where: str) -> None:
        for key in table.keys() - known:
            raise self.error(f'unknown key "{key}" in {where}; known are {", ".join(sorted(known))}')

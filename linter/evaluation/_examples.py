"""The data's own examples: every entry fires where it says so and is silent where it says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..analysis import Analysis
from ..documents import read
from ..lexicon import (
    Idiom,
    Leftover,
    Term,
    load_glossary,
    load_idioms,
    load_leftovers,
    load_lexicon,
    shipped_glossaries,
    shipped_idioms,
)
from ..rules._resources import Resources
from ..rules.sp002_garbled_term import REPORTED, believe_term


def check_shipped_examples() -> tuple[list[str], int]:
    """Run all examples of the shipped data; the failures (one line each) and the number of examples."""
    failures, count = check_examples(shipped_glossaries())
    for path in shipped_idioms():
        idioms = load_idioms(path)
        failures += [f"{path}: {failure}" for idiom in idioms for failure in _idiom_failures(idiom)]
        count += 2 * len(idioms)
    leftovers = load_leftovers()
    failures += [
        f"machine_leftovers.toml: {failure}" for item in leftovers for failure in _leftover_failures(item)
    ]
    return failures, count + 2 * len(leftovers)


def check_examples(paths: Sequence[Path]) -> tuple[list[str], int]:
    """Run the examples of glossaries; raises `DataError` for one that cannot be read."""
    failures: list[str] = []
    count = 0
    for path in paths:
        for term in load_glossary(path).terms:
            failures += [f"{path}: {failure}" for failure in _term_failures(term, str(path))]
            count += len(term.fires) + len(term.silent)
    return failures, count


def _term_failures(term: Term, path: str) -> Iterator[str]:
    if (term.garbled or term.silent_near) and not (term.fires and term.silent):
        yield f'"{term.natural}" lists garbled forms or exceptions but not both kinds of example'
    for text in term.fires:
        if not _reports(term, text, path):
            yield f'"{term.natural}" does not fire in: {text}'
    for text in term.silent:
        if _reports(term, text, path):
            yield f'"{term.natural}" fires in: {text}'


def _reports(term: Term, text: str, path: str) -> bool:
    """Whether a listed or derived garble of a term is reported in a sentence of its domain."""
    own = () if Path(path) in shipped_glossaries() else (path,)
    resources = Resources(Analysis(read(text, "example.txt")), load_lexicon(own), (term.domain,))
    listed = any(
        match.entry.domain == term.domain and term.natural in match.entry.naturals for match in resources.known
    )
    return listed or any(
        suspect.natural == term.natural and believe_term(resources, suspect) >= REPORTED
        for suspect in resources.derived
    )


def _idiom_failures(idiom: Idiom) -> Iterator[str]:
    if not _has_idiom(idiom, idiom.fires):
        yield f'the idiom "{idiom.pattern}" does not fire in: {idiom.fires}'
    if _has_idiom(idiom, idiom.silent):
        yield f'the idiom "{idiom.pattern}" fires in: {idiom.silent}'


def _has_idiom(idiom: Idiom, text: str) -> bool:
    resources = Resources(Analysis(read(text, "example.txt")), load_lexicon())
    return any(
        match.idiom.pattern == idiom.pattern
        and not resources.sentence_holds(resources.range(match.first, match.last)[0], idiom.silent_near)
        for match in resources.scan.idioms
    )


def _leftover_failures(leftover: Leftover) -> Iterator[str]:
    lexicon = load_lexicon()
    if not any(match.what == leftover.what for match in lexicon.leftovers(leftover.fires)):
        yield f"{leftover.pattern} does not fire in: {leftover.fires}"
    if any(match.what == leftover.what for match in lexicon.leftovers(leftover.silent)):
        yield f"{leftover.pattern} fires in: {leftover.silent}"

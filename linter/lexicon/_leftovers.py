"""Leftovers of machine writing: patterns from `rules/machine_leftovers.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from .._toml import Table, read_toml
from ._data import RULES

LEFTOVERS = RULES / "machine_leftovers.toml"


class Leftover(NamedTuple):
    """One pattern as written in the data."""

    cues: tuple[str, ...]
    """One of these, lower case, stands in every text that the pattern matches."""
    pattern: str
    what: str
    fires: str
    silent: str


class LeftoverMatch(NamedTuple):
    """Where a leftover stands, in offsets of the searched text."""

    start: int
    end: int
    what: str


@lru_cache(maxsize=1)
def load_leftovers(path: Path = LEFTOVERS) -> tuple[Leftover, ...]:
    """Read the patterns; raises `DataError`, as for an expression that cannot be compiled."""
    return tuple(map(_leftover, Table(path, read_toml(path), "leftover").tables()))


def _leftover(entry: Table) -> Leftover:
    entry.known_keys({"cues", "pattern", "what", "fires", "silent"}, "the leftover")
    pattern = entry.string("pattern")
    try:
        re.compile(pattern)
    except re.error as error:
        raise entry.error(f"not a regular expression: {error}", "pattern") from None
    cues = entry.strings("cues")
    return Leftover(cues, pattern, entry.string("what"), entry.string("fires"), entry.string("silent"))


def find_leftovers(text: str) -> Iterator[LeftoverMatch]:
    """Every leftover in a text whose apostrophes are straight."""
    for leftover in _cued(text.lower()):
        for match in _compiled(leftover.pattern).finditer(text):
            yield LeftoverMatch(*match.span(), leftover.what)


def _cued(lower: str) -> list[Leftover]:
    """The leftovers of which a cue stands in a text, in the order of the data."""
    automaton, owners = _cues()
    found = {owners[cue] for cue, _, _ in automaton.find_matches_as_indexes(lower, overlapping=True)}
    leftovers = load_leftovers()
    return [leftovers[number] for number in sorted(found)]


@lru_cache(maxsize=1)
def _cues() -> tuple[AhoCorasick, list[int]]:
    """One automaton for all cues, and the number of the leftover that each belongs to."""
    owned = [(cue, number) for number, leftover in enumerate(load_leftovers()) for cue in leftover.cues]
    return AhoCorasick([cue for cue, _ in owned]), [number for _, number in owned]


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)

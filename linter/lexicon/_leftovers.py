"""Leftovers of machine writing: patterns from `rules/machine_leftovers.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .._later import pattern
from .._toml import Table, read_toml
from ._data import RULES

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

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
    expression = entry.string("pattern")
    try:
        re.compile(expression)
    except re.error as error:
        raise entry.error(f"not a regular expression: {error}", "pattern") from None
    cues = entry.strings("cues")
    return Leftover(cues, expression, entry.string("what"), entry.string("fires"), entry.string("silent"))


class Leftovers:
    """Finds the leftovers in texts whose apostrophes are straight."""

    def __init__(self, leftovers: Sequence[Leftover]) -> None:
        self._leftovers = leftovers
        self._patterns = [pattern(leftover.pattern, re.IGNORECASE) for leftover in leftovers]

    def find(self, text: str) -> Iterator[LeftoverMatch]:
        """Every leftover in a text."""
        for number in self._cued(text.lower()):
            for match in self._patterns[number].finditer(text):
                yield LeftoverMatch(*match.span(), self._leftovers[number].what)

    def _cued(self, lower: str) -> list[int]:
        """Numbers of the leftovers of which a cue stands in a text."""
        automaton, owners = self._cues
        found = automaton.find_matches_as_indexes(_encodable(lower), overlapping=True)
        return sorted({owners[cue] for cue, _, _ in found})

    @cached_property
    def _cues(self) -> tuple[AhoCorasick, list[int]]:
        """One automaton for all cues, and the number of the leftover that each belongs to."""
        from ahocorasick_rs import AhoCorasick

        owned = [(cue, number) for number, leftover in enumerate(self._leftovers) for cue in leftover.cues]
        return AhoCorasick([cue for cue, _ in owned]), [number for _, number in owned]


def _encodable(text: str) -> str:
    """A text without lone surrogates, of which automata know nothing."""
    return text if text.isascii() else text.encode(errors="replace").decode()

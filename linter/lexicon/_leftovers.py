"""Leftovers of machine writing: patterns from `rules/machine_leftovers.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ..errors import DataError
from ._data import RULES, line_of, read_toml

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
    """Read the patterns; raises `DataError` for an expression that cannot be compiled."""
    found = []
    for entry in read_toml(path).get("leftover", []):
        try:
            re.compile(entry["pattern"])
        except re.error as error:
            line = line_of(path, entry["pattern"])
            raise DataError(str(path), line, f"not a regular expression: {error}") from None
        found.append(
            Leftover(tuple(entry["cues"]), entry["pattern"], entry["what"], entry["fires"], entry["silent"])
        )
    return tuple(found)


def find_leftovers(text: str) -> Iterator[LeftoverMatch]:
    """Every leftover in a text whose apostrophes are straight."""
    lower = text.lower()
    for leftover in load_leftovers():
        if any(cue in lower for cue in leftover.cues):
            for match in _compiled(leftover.pattern).finditer(text):
                yield LeftoverMatch(*match.span(), leftover.what)


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)

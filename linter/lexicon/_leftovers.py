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
        found.append(Leftover(entry["pattern"], entry["what"], entry["fires"], entry["silent"]))
    return tuple(found)


@lru_cache(maxsize=1)
def _expression() -> re.Pattern[str]:
    return re.compile("|".join(f"({leftover.pattern})" for leftover in load_leftovers()), re.IGNORECASE)


def find_leftovers(text: str) -> Iterator[LeftoverMatch]:
    """Every leftover in a text whose apostrophes are straight."""
    leftovers = load_leftovers()
    for match in _expression().finditer(text):
        yield LeftoverMatch(*match.span(), leftovers[(match.lastindex or 1) - 1].what)

"""Spinner words: what spinners put for a plainer word, each with how much it is to be trusted."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ..errors import DataError
from ._data import RULES, read_tsv

TRUST = {"high": 0.95, "middle": 0.75, "low": 0.4}
"""Share of uses in spun documents in which the word was swapped in, by grade of trust."""


class SpinnerWord(NamedTuple):
    """One reading of a spinner's word."""

    garbled: str
    pos: str
    naturals: tuple[str, ...]
    trust: float
    domains: frozenset[str]
    """Domains in which it holds; empty for all."""


def load_spinner_words(path: Path = RULES / "spinner_words.tsv") -> list[SpinnerWord]:
    """Read the table; raises `DataError` for an unknown grade of trust."""
    words = []
    for line, row in read_tsv(path):
        if row["trust"] not in TRUST:
            raise DataError(str(path), line, f'trust is "{row["trust"]}"; it must be high, middle or low')
        naturals = tuple(part.strip() for part in row["naturals"].split("|"))
        domains = frozenset() if row["domains"] == "*" else frozenset(row["domains"].split("|"))
        words.append(SpinnerWord(row["garbled"], row["pos"], naturals, TRUST[row["trust"]], domains))
    return words

"""Spinner words: what spinners put for a plainer word, each with how much it is to be trusted."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

from ..errors import DataError
from ._data import RULES, read_tsv

Trust = Literal["high", "middle", "low", "none"]
TRUST: tuple[Trust, ...] = ("high", "middle", "low", "none")
"""How sure it is in a spun document that the word was swapped in; surest first. A word of trust "none" is no sign
of anything; it says what may have stood there if something else speaks against the word."""


class SpinnerWord(NamedTuple):
    """One reading of a spinner's word."""

    garbled: str
    pos: str
    naturals: tuple[str, ...]
    trust: Trust
    domains: frozenset[str]
    """Domains in which it holds; empty for all."""


def load_spinner_words(path: Path = RULES / "spinner_words.tsv") -> list[SpinnerWord]:
    """Read the table; raises `DataError` for an unknown grade of trust."""
    words = []
    for line, row in read_tsv(path):
        trust = next((grade for grade in TRUST if grade == row["trust"]), None)
        if trust is None:
            raise DataError(str(path), line, f'trust is "{row["trust"]}"; it must be high, middle, low or none')
        naturals = tuple(part.strip() for part in row["naturals"].split("|"))
        domains = frozenset() if row["domains"] == "*" else frozenset(row["domains"].split("|"))
        words.append(SpinnerWord(row["garbled"], row["pos"], naturals, trust, domains))
    return words

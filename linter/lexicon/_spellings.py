"""One word in its spellings: British and American, joined and apart; and which of them an article keeps to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .._later import pattern
from ._data import RULES, read_tsv

_LEAST = 2
"""Different words by which an article shows its spelling: one may be a name."""
_CLEARLY = 3
"""As many times as many as of the other spelling there must be."""
_WORD = pattern(r"[^\W\d_]+")
_APART = pattern(r"[ -]")

Respelling = Mapping[str, str]
"""Words of one spelling -> the same in the other, lower case."""


def spelling(text: str) -> str:
    """What the spellings of a lower-case word or phrase have in common; no word of its own.

    "behaviour" and "behavior", "skin care", "skin-care" and "skincare" have the same.
    """
    american = load_spellings().american
    joined = "".join(american.get(word, word) for word in _APART.split(text))
    return american.get(joined, joined)


def respelling(words: Iterable[str]) -> Respelling:
    """What to write for words of the other spelling than that of an article; nothing where it keeps to neither.

    A word that the article itself has in the other spelling ("organize" beside "colour") stays so.
    """
    own = set(words)
    _, to_american, to_british = load_spellings()
    british, american = len(own & to_american.keys()), len(own & to_british.keys())
    if british >= max(_LEAST, _CLEARLY * american):
        return {word: put for word, put in to_british.items() if word not in own}
    if american >= max(_LEAST, _CLEARLY * british):
        return {word: put for word, put in to_american.items() if word not in own}
    return {}


def respelt(text: str, table: Respelling) -> str:
    """A text with its words in the spelling of a table; those with a capital are names, and stay."""
    return _WORD.sub(lambda match: table.get(match[0], match[0]), text)


class Spellings(NamedTuple):
    """The table, three ways."""

    american: Respelling
    """Every British word -> the American one."""
    to_american: Respelling
    """Those that may be written for each other …"""
    to_british: Respelling
    """… and back."""


@cache
def load_spellings(path: Path = RULES / "spellings.tsv") -> Spellings:
    """The shipped table."""
    rows = [row for _, row in read_tsv(path)]
    respelt = {row["british"]: row["american"] for row in rows if row["respelt"] == "yes"}
    back = {american: british for british, american in respelt.items()}
    return Spellings({row["british"]: row["american"] for row in rows}, respelt, back)

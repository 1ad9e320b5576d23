"""British and American spelling: which of the two an article keeps to, and words in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from ._data import RULES, read_tsv

_LEAST = 2
"""Words by which an article shows its spelling: one may be a name."""
_CLEARLY = 3
"""As many times as often as words of the other spelling they must stand there."""

Respelling = Mapping[str, str]
"""Words of one spelling -> the same in the other, lower case."""


def respelling(words: Iterable[str]) -> Respelling:
    """What to write for words of the other spelling than that of an article; nothing where it keeps to neither."""
    to_american, to_british = load_spellings()
    british = american = 0
    for word in words:
        british += word in to_american
        american += word in to_british
    if british >= max(_LEAST, _CLEARLY * american):
        return to_british
    return to_american if american >= max(_LEAST, _CLEARLY * british) else {}


def respelt(text: str, table: Respelling) -> str:
    """A text with its words in the spelling of a table; a capital is kept."""
    return " ".join(_respelt(word, table) for word in text.split(" "))


def _respelt(word: str, table: Respelling) -> str:
    put = table.get(word.lower())
    if put is None:
        return word
    return put.capitalize() if word[0].isupper() else put


@cache
def load_spellings(path: Path = RULES / "spellings.tsv") -> tuple[Respelling, Respelling]:
    """British words to American ones, and back."""
    pairs = [(row["british"], row["american"]) for _, row in read_tsv(path)]
    return dict(pairs), {american: british for british, american in pairs}

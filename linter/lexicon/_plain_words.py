"""Hard words and the everyday words for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ..analysis import Forms, tokenize
from ..errors import DataError
from ._data import RULES, read_tsv
from ._phrases import PhraseIndex

_TAGS = {"verb": "V", "noun": "N", "adj": "J", "adv": "R", "phrase": ""}


class PlainWord(NamedTuple):
    """A hard word or phrase."""

    hard: str
    pos: str
    """verb | noun | adj | adv, matched in every inflection; phrase, matched as it stands."""
    plain: tuple[str, ...]
    """Best first, in base form."""
    right_near: frozenset[str]
    """Words near which the hard one is right."""

    @property
    def tag(self) -> str:
        """First letter of its Penn tags; empty for a phrase."""
        return _TAGS[self.pos]


class PlainWords:
    """Finds hard words among the tokens of a document."""

    def __init__(self, entries: Sequence[PlainWord], forms: Forms) -> None:
        self._forms = forms
        self._words: dict[str, list[PlainWord]] = {}
        phrases = []
        for entry in entries:
            tokens = tokenize(entry.hard)
            if len(tokens) == 1 and entry.tag:
                self._words.setdefault(entry.hard, []).append(entry)
            else:
                phrases.append((tokens, entry))
        self._phrases = PhraseIndex.of(phrases)

    def find(self, words: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[PlainWord, int, int]]:
        """(entry, first token, one past the last) in order of place, the longest first; `keys` are the lemmas."""
        found = [(first, -last, entry) for first, last, its in self._phrases.find(words) for entry in its]
        for token, key in enumerate(keys):
            if key in self._words:
                found += [
                    (token, -token - 1, entry) for entry in self._words[key] if self._is(words[token], entry)
                ]
        for first, negative, entry in sorted(found, key=lambda item: item[:2]):
            yield entry, first, -negative

    def _is(self, word: str, entry: PlainWord) -> bool:
        return any(lemma == entry.hard and tag[0] == entry.tag for lemma, tag in self._forms.lemmas(word))


@cache
def load_plain_words() -> tuple[PlainWord, ...]:
    """Read the table; raises `DataError` for an unknown part of speech."""
    path = RULES / "plain_words.tsv"
    entries = []
    for number, row in read_tsv(path):
        if row["pos"] not in _TAGS:
            raise DataError(str(path), number, f'"{row["pos"]}" is none of {", ".join(_TAGS)}')
        near = frozenset(row["not"].split(",")) - {""}
        entries.append(PlainWord(row["hard"], row["pos"], tuple(row["plain"].split(",")), near))
    return tuple(entries)

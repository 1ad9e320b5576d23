"""All listed phrases of several kinds in one table, matched word by word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class PhraseIndex(Generic[Entry]):
    """Phrases (sequences of tokens), each with its entries; finds all of them in a token sequence.

    Two tables: the entries by phrase, and how many words phrases have that begin with a pair of words. That is
    as quick as an automaton over the whole text, which takes half a second to build, and can be kept as it is.
    """

    def __init__(self, entries: Mapping[str, Sequence[Entry]], sizes: Mapping[str, Sequence[int]]) -> None:
        """Take the entries by phrase, and for the first two words of phrases (joined by a space) their sizes."""
        self.entries = entries
        self.sizes = sizes

    @classmethod
    def of(cls, phrases: Iterable[tuple[Sequence[str], Entry]]) -> PhraseIndex[Entry]:
        """The index of some phrases; one may come several times."""
        entries: dict[str, list[Entry]] = {}
        sizes: dict[str, set[int]] = {}
        for words, entry in phrases:
            entries.setdefault(" ".join(words), []).append(entry)
            if len(words) > 1:
                sizes.setdefault(f"{words[0]} {words[1]}", set()).add(len(words))
        return cls(entries, {pair: tuple(sorted(found)) for pair, found in sizes.items()})

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, Sequence[Entry]]]:
        """(first token, one past the last, entries) of every phrase in the sequence, overlaps included."""
        entries = self.entries
        for first, found in enumerate(map(entries.get, words)):
            if found:
                yield first, first + 1, found
        pairs = [f"{left} {right}" for left, right in pairwise(words)]
        for first, sizes in enumerate(map(self.sizes.get, pairs)):
            for size in sizes or ():
                found = entries.get(pairs[first] if size == 2 else " ".join(words[first : first + size]))
                if found:
                    yield first, first + size, found

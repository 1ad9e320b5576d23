"""All listed phrases of several kinds in one table, matched word by word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, count, pairwise
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class PhraseIndex(Generic[Entry]):
    """Phrases (sequences of tokens), each with its entries; finds all of them in a token sequence.

    Two tables: the entries by phrase, and how many words phrases have that begin with a pair of words. That is
    as quick as an automaton over the whole text, which takes half a second to build, and can be kept as it is.
    """

    def __init__(self, entries: Mapping[str, tuple[Entry, ...]], sizes: Mapping[str, Sequence[int]]) -> None:
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
        return cls(
            {phrase: tuple(its) for phrase, its in entries.items()},
            {pair: tuple(sorted(its)) for pair, its in sizes.items()},
        )

    def find(self, words: Sequence[str]) -> list[tuple[int, int, tuple[Entry, ...]]]:
        """(first token, one past the last, entries) of every phrase in the sequence, overlaps included."""
        get = self.entries.get
        found = [(first, first + 1, entries) for first, entries in enumerate(map(get, words)) if entries]
        pairs = [f"{left} {right}" for left, right in pairwise(words)]
        for first in compress(count(), map(self.sizes.__contains__, pairs)):
            for size in self.sizes[pairs[first]]:
                entries = get(pairs[first] if size == 2 else " ".join(words[first : first + size]))
                if entries:
                    found.append((first, first + size, entries))
        return found

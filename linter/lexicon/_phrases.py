"""One automaton over all listed phrases of several kinds, matched word by word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation

Entry = TypeVar("Entry")


class PhraseIndex(Generic[Entry]):
    """Phrases (tuples of tokens), each with its entries; finds all of them in a token sequence."""

    def __init__(self, phrases: Iterable[tuple[Sequence[str], Entry]]) -> None:
        table: dict[str, list[Entry]] = {}
        for words, entry in phrases:
            table.setdefault(f" {' '.join(words)} ", []).append(entry)
        self._sizes = [phrase.count(" ") - 1 for phrase in table]
        self._entries = list(table.values())
        self._automaton = AhoCorasick(list(table), implementation=Implementation.ContiguousNFA)

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int, Sequence[Entry]]]:
        """(first token, one past the last, entries) of every phrase in the sequence, overlaps included."""
        text = f" {' '.join(words)} "
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if not hits:
            return
        starts = list(accumulate(map((1).__add__, map(len, words)), initial=0))
        for number, start, _ in hits:
            first = bisect_left(starts, start)
            yield first, first + self._sizes[number], self._entries[number]

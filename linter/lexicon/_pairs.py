"""A set of word pairs that says "perhaps" quickly, and "no" surely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import compress, count, repeat

_BITS = 33_554_393
"""A prime: the pairs of forty thousand terms set one bit in seven. The table should fit a processor's cache."""
_APART = 1_000_003
_APART_AGAIN = 7_919
"""Two bits for each pair: what is none falls on two set ones one time in fifty."""


class PairFilter:
    """Pairs of keys, each two bits of a table: what falls on a bit that is not set is none of them.

    Source: Bloom 1970, "Space/time trade-offs in hash coding with allowable errors".
    """

    def __init__(self, numbers: dict[str, int], table: bytes, rare: frozenset[str]) -> None:
        """Take a number for each key that stands in a pair, the table, and the keys of which each pair has one."""
        self.numbers = numbers
        self.table = table
        self.rare = rare

    @classmethod
    def of(cls, pairs: Iterable[tuple[Sequence[str], Sequence[str]]], rare: Iterable[str]) -> PairFilter:
        """The filter of all pairs of one of the keys on the left and one of those on the right.

        No pair is without one of the `rare` keys: only around these it is looked at.
        """
        numbers: dict[str, int] = {}
        table = bytearray(_BITS // 8 + 1)
        for lefts, rights in pairs:
            if not lefts or not rights:
                continue
            behind = [numbers.setdefault(key, len(numbers) + 1) for key in rights]
            for key in lefts:
                left = numbers.setdefault(key, len(numbers) + 1)
                for right in behind:
                    for bit in ((left * _APART + right) % _BITS, (left + right * _APART_AGAIN) % _BITS):
                        table[bit >> 3] |= 1 << (bit & 7)
        return cls(numbers, bytes(table), frozenset(rare) & numbers.keys())

    def find(self, keys: Sequence[str]) -> list[int]:
        """The places in a sequence of keys that may end a pair, in order: all that do, and few others."""
        numbers, table = [0, *map(self.numbers.get, keys, repeat(0)), 0], self.table
        found, looked_at = [], 0
        for rare in compress(count(), map(self.rare.__contains__, keys)):
            for at in (rare, rare + 1):
                left, right = numbers[at], numbers[at + 1]
                if left and right and at > looked_at:
                    bit = (left * _APART + right) % _BITS
                    if table[bit >> 3] >> (bit & 7) & 1:
                        bit = (left + right * _APART_AGAIN) % _BITS
                        if table[bit >> 3] >> (bit & 7) & 1:
                            found.append(at)
            looked_at = rare + 1
        return found

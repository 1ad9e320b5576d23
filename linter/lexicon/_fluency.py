"""How natural words read in their place, from the n-gram counts of clean English."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from ._ngrams import NGrams

_LOG_SIZE = 25.0
"""Binary logarithm of the number of counted words (29.5 M)."""
_UNSEEN = -2.0
"""Score of a word that clean English does not know at all."""
_TRIPLE = 0.5
"""Weight of a triple against a pair."""


class Fluency:
    """Scores words in context; units are bits (binary logarithms of probability ratios)."""

    def __init__(self, ngrams: NGrams) -> None:
        self._count = lru_cache(1 << 16)(ngrams.log_count)

    def gains(self, words: Sequence[str], first: int, last: int, puts: Iterable[Sequence[str]]) -> list[float]:
        """Bits by which each of `puts` reads better at tokens [first, last) than what stands there.

        The likelihood is that of the words given two neighbours on either side.
        """
        left = _neighbours(words, range(first - 1, first - 3, -1))[::-1]
        right = _neighbours(words, range(last, min(last + 2, len(words))))
        own = self._score(left, words[first:last], right)
        return [self._score(left, put, right) - own for put in puts]

    def _score(self, left: Sequence[str], put: Sequence[str], right: Sequence[str]) -> float:
        """Log-likelihood of `put` between its neighbours: higher is more natural."""
        run = [*left, *map(_normal, put), *right]
        begin, end = len(left), len(left) + len(put)
        total = 0.0
        for at in range(max(begin, 1), min(end + 1, len(run))):
            total += self._pair(run[at - 1], run[at]) - self._single(run[at - 1])
        if begin == 0 and run:
            total += self._single(run[0]) - _LOG_SIZE
        for at in range(max(begin, 2), min(end + 2, len(run))):
            count = self._count(" ".join(run[at - 2 : at + 1]))
            total += _TRIPLE * (count + 1)
        return total

    def pair_count(self, words: Sequence[str]) -> int:
        """Binary logarithm of how often clean English has this pair; -1 when it has not."""
        return self._count(" ".join(map(_normal, words)))

    def affinity(self, left: str, between: Sequence[str], right: str) -> float | None:
        """Bits by which two words stand side by side, or joined by those between, more often than by chance.

        None when clean English has them nowhere so.
        """
        count = self.pair_count((left, *between, right))
        return None if count < 0 else count - self.frequency(left) - self.frequency(right) + _LOG_SIZE

    def frequency(self, word: str) -> int:
        """Binary logarithm of how often clean English has this word; -1 when it has not."""
        return self._count(_normal(word))

    def _single(self, word: str) -> float:
        count = self._count(word)
        return float(count) if count >= 0 else _UNSEEN

    def _pair(self, left: str, right: str) -> float:
        count = self._count(f"{left} {right}")
        if count >= 0:
            return float(count)
        return min(-1.0, self._single(left) + self._single(right) - _LOG_SIZE - 1.0)


def _normal(word: str) -> str:
    return "#" if word[0].isdigit() else word


def _neighbours(words: Sequence[str], places: range) -> list[str]:
    """The words at `places`, up to the first that is none (a punctuation mark, the end)."""
    found = []
    for at in places:
        if at < 0 or not words[at][0].isalnum():
            break
        found.append(_normal(words[at]))
    return found

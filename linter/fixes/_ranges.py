"""Ranges that do not overlap."""

from __future__ import annotations

from bisect import bisect_right


class Taken:
    """Ranges taken so far, none overlapping another; asking and adding cost a binary search."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def overlaps(self, start: int, end: int) -> bool:
        """Whether [start, end) overlaps a taken range; ranges that only meet do not."""
        at = bisect_right(self._ends, start)
        return at < len(self._ends) and self._starts[at] < end

    def add(self, start: int, end: int) -> None:
        """Take a range that overlaps none."""
        at = bisect_right(self._ends, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)

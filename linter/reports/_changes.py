"""What the corrections changed: words in both versions, and the findings behind them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from .._later import pattern
from ..findings import Finding

if TYPE_CHECKING:
    from .._check import Report

_WORD = pattern(r"\w+(?:['’\u200b-\u200d\u2060\ufeff]\w+)*|\s+|.", re.DOTALL)


class Change(NamedTuple):
    """source[start:end] became corrected[new_start:new_end]; what lies between changes is the same."""

    start: int
    end: int
    new_start: int
    new_end: int
    findings: tuple[Finding, ...]
    """What it mends: of the report, or of a text that an earlier fix led to."""


def changes_of(report: Report) -> list[Change]:
    """The corrections of a report, each without the words at its ends that stay."""
    found = []
    longer = 0
    for item in report.corrections:
        old = report.source[item.start : item.end]
        head, tail = _staying(old, item.text)
        start, end = item.start + head, item.end - tail
        new_start, new_end = start + longer, item.start + longer + len(item.text) - tail
        longer += len(item.text) - len(old)
        if old != item.text:
            found.append(Change(start, end, new_start, new_end, item.findings))
    return found


def _staying(old: str, new: str) -> tuple[int, int]:
    """How many characters of whole words are the same at the beginning, and at the end."""
    some, others = _WORD.findall(old), _WORD.findall(new)
    most = min(len(some), len(others))
    head = _common(some, others)
    tail = _common(some[::-1][: most - len(head)], others[::-1][: most - len(head)])
    return sum(map(len, head)), sum(map(len, tail))


def _common(some: Sequence[str], others: Sequence[str]) -> list[str]:
    return [word for word, _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False))]


class Shift:
    """Takes offsets of the source to the corrected version."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._starts = [change.start for change in changes]
        self._ends = [change.end for change in changes]

    def __call__(self, offset: int) -> int:
        """The new offset of one that no change goes across; in front of what is put in there."""
        done = bisect_left(self._starts, offset)
        if not done:
            return offset
        last = self._changes[done - 1]
        return last.new_end + offset - last.end

    def keeps(self, start: int, end: int) -> bool:
        """Whether source[start:end], not empty, stands unchanged in the corrected version."""
        touched = bisect_right(self._ends, start)
        return start < end and (touched == len(self._starts) or self._starts[touched] >= end)

"""The article on the report page: the original with its marks, row by row beside the corrected version."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .._later import pattern
from ._changes import Change, Shift
from ._html_findings import Item, short

_WIDE = ("CQ", "RD")
"""Families that report sentences and more, which may hold other findings."""


class Piece(NamedTuple):
    """A run of one side of the article."""

    kind: str
    """text | wide | pin | mark in the original; text | changed | left in the corrected version."""
    text: str
    item: Item | None = None
    first: bool = False
    """Whether the page may give it the finding's id."""
    was: str = ""
    """What a changed place was before."""


@dataclass(slots=True)
class Row:
    """A line of the source (with the blank ones below it, or more where a mark goes on) in both versions."""

    line: int
    start: int
    original: list[Piece]
    corrected: list[Piece]


class _Span(NamedTuple):
    """A range that one piece covers."""

    start: int
    end: int
    kind: str
    item: Item | None
    was: str = ""


_LINE_START = pattern(r"\n(?=[^\S\n]*\S)")


def rows_of(source: str, corrected: str, items: Sequence[Item], changes: Sequence[Change]) -> list[Row]:
    """The article in both versions, side by side; pins the items that cannot be marked on their words."""
    marks, pins, wide = _places(items)
    changed = [
        _Span(change.new_start, change.new_end, "changed", owner, short(source[change.start : change.end]))
        for change, owner in zip(changes, _owners(items, changes), strict=True)
    ]
    whole = [(span.start, span.end) for span in marks] + [(change.start, change.end) for change in changes]
    starts = _row_starts(source, whole)
    shift = Shift(changes)
    original = _pieces(source, starts, marks, wide, pins)
    left = [
        _Span(shift(span.end) - (span.end - span.start), shift(span.end), "left", span.item)
        for span in marks
        if shift.keeps(span.start, span.end)
    ]
    after = _pieces(corrected, [shift(start) for start in starts], changed + left, [], {})
    rows, line, at = [], 1, 0
    for start, before, behind in zip(starts, original, after, strict=True):
        line += source.count("\n", at, start)
        at = start
        rows.append(Row(line, start, before, behind))
    return rows


def _owners(items: Iterable[Item], changes: Iterable[Change]) -> Iterator[Item | None]:
    """The first item that each change mends; None for one that mends what an earlier fix led to."""
    item_of = {id(item.finding): item for item in items}
    for change in changes:
        yield next((item_of[id(finding)] for finding in change.findings if id(finding) in item_of), None)


def _places(items: Iterable[Item]) -> tuple[list[_Span], dict[int, list[Item]], list[_Span]]:
    """Marks that do not overlap, pins by their place, and the ranges that pins speak of, none twice."""
    marks: list[_Span] = []
    pinned: list[Item] = []
    for item in sorted(items, key=lambda item: (item.finding.start, item.finding.end)):
        finding = item.finding
        if item.place == "document":
            continue
        if finding.code.startswith(_WIDE) or (marks and finding.start < marks[-1].end):
            item.place = "pin"
            pinned.append(item)
        else:
            marks.append(_Span(finding.start, finding.end, "mark", item))
    pins: dict[int, list[Item]] = {}
    wide: list[_Span] = []
    mark_starts = [mark.start for mark in marks]
    for item in pinned:
        start, end = item.finding.start, item.finding.end
        before = bisect_right(mark_starts, start) - 1
        at = marks[before].start if before >= 0 and start < marks[before].end else start
        pins.setdefault(at, []).append(item)
        free = max(start, wide[-1].end if wide else 0)
        if free < end:
            wide.append(_Span(free, end, "wide", item))
    return marks, pins, wide


def _row_starts(source: str, whole: Iterable[tuple[int, int]]) -> list[int]:
    """Starts of lines that are not blank and that no range of `whole` goes across."""
    across = sorted(whole)
    starts, number, covered = [0], 0, 0
    for match in _LINE_START.finditer(source):
        at = match.end()
        while number < len(across) and across[number][0] < at:
            covered = max(covered, across[number][1])
            number += 1
        if covered <= at:
            starts.append(at)
    return starts


def _pieces(
    text: str, starts: Sequence[int], spans: Iterable[_Span], wide: Sequence[_Span], pins: dict[int, list[Item]]
) -> list[list[Piece]]:
    """The text cut into rows and pieces; `spans` and `wide` do not overlap among themselves."""
    spans_at: dict[int, list[_Span]] = {}
    for span in sorted(spans, key=lambda span: span[:2]):
        spans_at.setdefault(span.start, []).append(span)
    points = {0, len(text), *starts, *pins}
    for spans_here in spans_at.values():
        points.update(point for span in spans_here for point in span[:2])
    points.update(point for span in wide for point in span[:2])
    rows: list[list[Piece]] = []
    seen: set[int] = set()
    row_starts = Counter(starts)
    covered = number = 0
    ordered = sorted(points)
    for at, end in pairwise([*ordered, len(text)]):
        for _ in range(row_starts[at]):
            rows.append([])
        row = rows[-1]
        row += [Piece("pin", "", item, True) for item in pins.get(at, ())]
        for span in spans_at.get(at, ()):
            first = span.item is not None and span.item.index not in seen
            if span.item is not None:
                seen.add(span.item.index)
            row.append(Piece(span.kind, text[span.start : span.end], span.item, first, span.was))
            covered = span.end
        if at < covered or at == end:
            continue
        while number < len(wide) and wide[number].end <= at:
            number += 1
        inside = number < len(wide) and wide[number].start <= at
        row.append(Piece("wide", text[at:end], wide[number].item) if inside else Piece("text", text[at:end]))
    return rows

"""Corrections written into a DOCX: tracked changes with comments that say why, or plain text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from ._comments import with_comments
from ._document import Line
from ._package import Package
from ._paragraphs import OBJECT, Paragraph
from ._parts import read_paragraphs
from ._revisions import Change, Reviser, Stamp
from ._xml import Visitor, namespace_of

if TYPE_CHECKING:
    from ...findings import Correction, Finding


def corrected(
    package: Package, source: str, lines: Sequence[Line], corrections: Sequence[Correction], accept: bool
) -> bytes:
    """A DOCX with corrections of its source, as tracked changes or (`accept`) in its plain text.

    Corrections with a finding in common belong together: they share a comment with what it says. The comment on a
    note or a text box stands in the body, where that is anchored: Word has no comments in text boxes, and
    LibreOffice does not open a file with one in a note.
    """
    parts = {name: package.part(name) for name in dict.fromkeys(line.part for line in lines)}
    comments_part = package.related("comments")
    said = [package.part(comments_part)] if comments_part else []
    stamp = Stamp(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", [*parts.values(), *said])
    plan = _Plan(_Places(source, lines), None if accept else stamp)
    for group in _together(corrections):
        plan.add(group)
    main = package.scan(package.main, parts[package.main], Visitor())
    namespace = namespace_of(parts[package.main], main)
    changed: dict[str, bytes] = {}
    for name in dict.fromkeys(lines[line].part for line in plan.changes):
        changed[name] = _revised(
            package, name, Reviser(parts[name], namespace, stamp, accept), lines, plan.changes
        )
    if plan.comments:
        changed |= with_comments(package, namespace, plan.comments, stamp.date)
    return package.saved(changed)


class _Plan:
    """What changes in which line, and the comments on it; no comments without a stamp."""

    def __init__(self, places: _Places, stamp: Stamp | None) -> None:
        self.changes: defaultdict[int, list[Change]] = defaultdict(list)
        self.comments: dict[int, list[str]] = {}
        self._places = places
        self._stamp = stamp

    def add(self, group: Sequence[Correction]) -> None:
        """Plan corrections that belong together."""
        place = self._places.comment(group) if self._stamp else None
        number = self._stamp.number() if self._stamp and place else None
        for item in group:
            line, change = self._places.change(item)
            if place and item is place.first:
                change = change._replace(opens=number)
            if place and item is place.last:
                change = change._replace(closes=number)
            self.changes[line].append(change)
        if place and number is not None:
            self.comments[number] = _reasons(group)
            if not place.first:
                self.changes[place.line].append(Change(place.at, place.at, "", number, number))


def _revised(
    package: Package, name: str, reviser: Reviser, lines: Sequence[Line], changes: Mapping[int, list[Change]]
) -> bytes:
    numbers = iter([number for number, line in enumerate(lines) if line.part == name])

    def take(paragraph: Paragraph) -> None:
        here = changes.get(next(numbers))
        if here:
            reviser.add(paragraph, sorted(here, key=lambda change: change[:3]))

    read_paragraphs(package, name, take)
    return reviser.written()


class _CommentPlace(NamedTuple):
    """Where a comment stands: from one correction to another, or at a point."""

    first: Correction | None
    last: Correction | None
    line: int = 0
    """The line of the point, and its place in it."""
    at: int = 0


class _Places:
    """Where offsets of the source are in the document."""

    def __init__(self, source: str, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._source = source
        self._starts = [0, *(at + 1 for at, char in enumerate(source) if char == "\n"), len(source) + 1]

    def change(self, item: Correction) -> tuple[int, Change]:
        """The line of a correction, and what it changes there."""
        line = self._line(item)
        start = self._starts[line]
        return line, Change(item.start - start, item.end - start, item.text)

    def comment(self, group: Sequence[Correction]) -> _CommentPlace | None:
        """Where the comment on corrections that belong together stands; None where none may."""
        inside = [item for item in group if self._in_body(self._line(item))]
        if inside:
            return _CommentPlace(inside[0], inside[-1])
        line = self._line(group[0])
        anchor = self._lines[line].anchor if self._lines[line].note else line
        for number in range(-1 if anchor is None else anchor, -1, -1):
            text = self._source[self._starts[number] : self._starts[number + 1] - 1].rstrip(OBJECT)
            if text and self._in_body(number):
                return _CommentPlace(None, None, number, len(text))
        return None

    def _in_body(self, line: int) -> bool:
        return not (self._lines[line].aside or self._lines[line].note)

    def _line(self, item: Correction) -> int:
        return bisect_right(self._starts, item.start) - 1


def _together(corrections: Iterable[Correction]) -> list[list[Correction]]:
    """Corrections in groups that have findings in common, in order."""
    group_of: dict[int, list[Correction]] = {}
    for item in corrections:
        group: list[Correction] = []
        for met in {
            id(found): found for finding in item.findings if (found := group_of.get(id(finding)))
        }.values():
            group += met
        group.append(item)
        for finding in (finding for one in group for finding in one.findings):
            group_of[id(finding)] = group
    groups = list({id(group): group for group in group_of.values()}.values())
    return [sorted(group, key=lambda item: item[:3]) for group in groups]


def _reasons(group: Iterable[Correction]) -> list[str]:
    """What the findings behind corrections say, each once."""
    findings: Iterable[Finding] = (finding for item in group for finding in item.findings)
    return list(dict.fromkeys(f"{finding.message} ({finding.code})" for finding in findings))

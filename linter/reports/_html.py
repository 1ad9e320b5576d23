"""The report an editor reads in a browser: one self-contained page, most of it in `report.html.jinja`.

The page is written so that it reads without a script: every string goes through the template's
autoescape, the script finds what it needs in the markup, and a content security policy lets no other run.
"""

from __future__ import annotations

import re
from base64 import b64encode
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, NamedTuple

from .._version import __version__
from ..findings import SEVERITIES, Finding
from ..rules import RULES
from ._html_readability import reading_of

if TYPE_CHECKING:
    from jinja2 import Template

    from .._check import Report

_BINS = 100
"""Columns of the strip that shows where the findings are."""
_SHOWN = 160
"""Characters of a finding's words shown in the list; a repeated paragraph need not stand there whole."""

_NAMES = {rule.code: rule.name.replace("-", " ") for rule in RULES}
_WHOLE = frozenset(rule.code for rule in RULES if rule.whole_document)
_WIDE = ("CQ", "RD")
"""Families that report sentences and more, which may hold other findings."""
_SEVERITY = {"error": ("Error", "errors"), "warning": ("Warning", "warnings"), "info": ("Note", "notes")}
_KINDS = {
    "known": "Known garble",
    "glossary": "Glossary",
    "context": "The sentence",
    "swap": "Word swap",
    "idiom": "Idiom",
    "document": "The document",
    "noise": "Noise",
    "acronym": "Acronym",
    "repetition": "Repetition",
    "readability": "Readability",
}
_SURE = (
    (0.97, "Almost certain"),
    (0.9, "Very likely"),
    (0.75, "Likely"),
    (0.5, "More likely than not"),
    (0, "A guess"),
)
_SPUN = (
    (0.95, "Almost certainly spun", "spun"),
    (0.8, "Very probably spun", "spun"),
    (0.5, "Perhaps spun", "perhaps"),
    (0.2, "Probably not spun", "perhaps"),
    (0, "No sign of spinning", "clean"),
)
_GRADES = (
    (17, "very hard: for specialists"),
    (13, "hard: college reading"),
    (10, "fairly hard: upper secondary school"),
    (7, "plain: fits most readers of the web"),
    (0, "easy: fits nearly everyone"),
)


def render_html(report: Report) -> str:
    """The page for one article; the same report gives the same page."""
    source, corrected = report.source, report.corrected
    items = [_Item(index, finding) for index, finding in enumerate(report.findings)]
    changes, owners = _owned(items, _changes(source, corrected), source)
    counts = Counter(finding.severity for finding in report.findings)
    codes = Counter(finding.code for finding in report.findings)
    fixes = Counter(item.fix for item in items)
    path = PurePath(report.path)
    page = _template().render(
        version=__version__,
        name=path.name or report.path,
        folder="" if str(path.parent) == "." else str(path.parent),
        items=items,
        severities=[(severity, counts[severity], *_SEVERITY[severity]) for severity in SEVERITIES],
        codes=[(code, _NAMES.get(code, ""), count) for code, count in sorted(codes.items())],
        applied=fixes["applied"],
        to_see=fixes["look"] + fixes["hand"],
        changed=len(changes),
        verdict=_verdict(report),
        grade=_grade(report),
        reading=reading_of(report),
        domains=[domain.replace("-", " ").replace("_", " ") for domain in report.domains],
        whole=[item for item in items if item.place == "document"],
        bins=_bins(items, len(source)),
        rows=_rows(source, corrected, items, changes, owners),
        size=len(source),
        empty=not source.strip(),
    )
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", page)


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["csp_hash"] = lambda text: b64encode(sha256(str(text).encode()).digest()).decode()
    text = files(__package__).joinpath("report.html.jinja").read_text(encoding="utf-8")
    return environment.from_string(text)


# What is said about the document


class _Verdict(NamedTuple):
    title: str
    tone: str
    chances: str
    share: int
    """Suspicious words in 100 content words."""
    percent: int


def _verdict(report: Report) -> _Verdict:
    chance = min(1.0, max(0.0, report.spun))
    title, tone = next((title, tone) for least, title, tone in _SPUN if chance >= least)
    if chance > 0.99:
        chances = "more than 99 chances in 100"
    elif chance < 0.01:
        chances = "less than 1 chance in 100"
    else:
        chances = f"about {round(chance * 100)} chances in 100"
    return _Verdict(title, tone, chances, round(min(1.0, max(0.0, report.share)) * 100), round(chance * 100))


def _grade(report: Report) -> tuple[str, str] | None:
    """The reading grade and what it means; None for a text that gets none."""
    grade = report.readability.document.grades().get("flesch-kincaid")
    if grade is None:
        return None
    return f"{grade:.1f}", next(words for least, words in _GRADES if grade >= least)


# Findings


@dataclass(slots=True)
class _Item:
    """A finding as the page shows it."""

    index: int
    finding: Finding
    fix: Literal["applied", "look", "hand"] = "hand"
    """applied: done in the corrected version; look: a fix is offered; hand: none is."""
    place: Literal["mark", "pin", "document"] = "mark"
    """mark: on its words; pin: in front of them, for they may hold marks; document: above the article."""
    bin: int = -1
    """Its column of the strip; -1 for the document."""

    def __post_init__(self) -> None:
        if self.finding.fix:
            self.fix = "look"
        if self.finding.code in _WHOLE:
            self.place = "document"

    @property
    def name(self) -> str:
        """The rule's name in plain words."""
        return _NAMES.get(self.finding.code, "")

    @property
    def severity(self) -> str:
        """Error, Warning or Note."""
        return _SEVERITY[self.finding.severity][0]

    @property
    def message(self) -> str:
        """The message, begun with a capital."""
        return self.finding.message[:1].upper() + self.finding.message[1:]

    @property
    def was(self) -> str:
        """The words found, on one line, cut when long."""
        return _short(self.finding.text)

    @property
    def now(self) -> str | None:
        """The best replacement, on one line; None when there is none."""
        return _short(self.finding.replacements[0]) if self.finding.replacements else None

    @property
    def confidence(self) -> str:
        """The confidence in words."""
        return next((words for least, words in _SURE if self.finding.confidence >= least), _SURE[-1][1])

    @property
    def percent(self) -> int:
        """The confidence in per cent; 100 only when it is certain."""
        return min(100 if self.finding.confidence >= 1 else 99, max(0, round(self.finding.confidence * 100)))

    @property
    def evidence(self) -> list[tuple[str, str]]:
        """Kind in plain words, and detail."""
        return [(_KINDS.get(kind, kind), detail) for kind, detail in self.finding.evidence]


def _short(text: str) -> str:
    text = " ".join(text[: _SHOWN * 4].split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


class _Bin(NamedTuple):
    """One column of the strip."""

    at: int
    first: int
    """Index of the first finding in it."""
    label: str
    bars: Sequence[tuple[str, float]]
    """Severity and height in per cent, from the bottom."""


def _bins(items: Sequence[_Item], size: int) -> list[_Bin]:
    columns: dict[int, list[_Item]] = {}
    for item in items:
        if item.place != "document":
            item.bin = min(_BINS - 1, item.finding.start * _BINS // max(1, size))
            columns.setdefault(item.bin, []).append(item)
    most = max(map(len, columns.values()), default=1)
    bins = []
    for at, inside in sorted(columns.items()):
        counts = Counter(item.finding.severity for item in inside)
        height = 20 + 80 * len(inside) / most
        lines = sorted({inside[0].finding.line, inside[-1].finding.line})
        where = f"Line{'s' if len(lines) > 1 else ''} {'–'.join(map(str, lines))}"
        what = ", ".join(
            f"{counts[name]} {_SEVERITY[name][counts[name] > 1].lower()}" for name in SEVERITIES if counts[name]
        )
        bars = [(name, round(height * counts[name] / len(inside), 1)) for name in SEVERITIES if counts[name]]
        bins.append(_Bin(at, inside[0].index, f"{where}: {what}", bars))
    return bins


# What the correction changed


class _Change(NamedTuple):
    """old[start:end] became new[new_start:new_end]; what lies between changes is the same."""

    start: int
    end: int
    new_start: int
    new_end: int


_TOKEN = re.compile(r"\w+(?:['’\u200b-\u200d\u2060\ufeff]\w+)*|\s+|.", re.DOTALL)
_SAME = 5
"""Tokens in a row that must agree before old and new count as in step again."""
_NEAR = 120
"""Tokens on either side within which the next agreement is looked for one by one."""
_LANDMARK = 9
"""Tokens in a row that serve as a landmark when nothing near agrees."""


def _changes(old: str, new: str) -> list[_Change]:
    """Where two versions differ, in words; corrections are local, so this walks and does not search."""
    if old == new:
        return []
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    landmarks: dict[tuple[str, ...], list[int]] = {}
    found: list[_Change] = []
    i = j = at = new_at = 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            at += len(a[i])
            new_at += len(a[i])
            i, j = i + 1, j + 1
            continue
        x, y = _near(a, b, i, j) or _far(a, b, i, j, landmarks)
        for change in _inside(a[i : i + x], b[j : j + y], at, new_at):
            _add(found, change, old)
        at += sum(map(len, a[i : i + x]))
        new_at += sum(map(len, b[j : j + y]))
        i, j = i + x, j + y
    return found


def _near(a: Sequence[str], b: Sequence[str], i: int, j: int) -> tuple[int, int] | None:
    """How many tokens to skip on either side until both agree again."""
    for distance in range(1, _NEAR + 1):
        for x in range(distance + 1):
            m, n = i + x, j + distance - x
            if m > len(a) or n > len(b) or a[m : m + 1] != b[n : n + 1]:
                continue
            if a[m : m + _SAME] == b[n : n + _SAME]:
                return m - i, n - j
    return None


def _far(
    a: Sequence[str], b: Sequence[str], i: int, j: int, landmarks: dict[tuple[str, ...], list[int]]
) -> tuple[int, int]:
    """The same by landmarks, of which `landmarks` keeps the index; to the end where there is none."""
    if not landmarks:
        for n in range(len(b) - _LANDMARK + 1):
            landmarks.setdefault(tuple(b[n : n + _LANDMARK]), []).append(n)
    for m in range(i, len(a) - _LANDMARK + 1):
        places = landmarks.get(tuple(a[m : m + _LANDMARK]), [])
        at = bisect_left(places, j)
        if at < len(places):
            return m - i, places[at] - j
    return len(a) - i, len(b) - j


def _inside(a: Sequence[str], b: Sequence[str], at: int, new_at: int) -> Iterable[_Change]:
    """The changes inside a stretch that differs."""
    if len(a) * len(b) > _NEAR * _NEAR:
        yield _Change(at, at + sum(map(len, a)), new_at, new_at + sum(map(len, b)))
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        size, new_size = sum(map(len, a[i1:i2])), sum(map(len, b[j1:j2]))
        if tag != "equal":
            yield _Change(at, at + size, new_at, new_at + new_size)
        at, new_at = at + size, new_at + new_size


def _add(found: list[_Change], change: _Change, old: str) -> None:
    """Add a change; one that only adds or takes away joins its neighbour across a space."""
    if found:
        last = found[-1]
        gap = old[last.end : change.start]
        partial = last.start == last.end or last.new_start == last.new_end
        partial = partial or change.start == change.end or change.new_start == change.new_end
        if not gap or (partial and _is_space(gap)):
            found[-1] = _Change(last.start, change.end, last.new_start, change.new_end)
            return
    found.append(change)


def _is_space(gap: str) -> bool:
    return gap.isspace() and "\n" not in gap


def _owned(
    items: Iterable[_Item], changes: Sequence[_Change], old: str
) -> tuple[list[_Change], list[_Item | None]]:
    """The changes, each with the finding that made it; what one finding changed in words side by side is one."""
    owners = _owners(items, changes)
    joined: list[_Change] = []
    by: list[_Item | None] = []
    for number, change in enumerate(changes):
        owner = owners.get(number)
        if joined and owner and owner is by[-1] and _is_space(old[joined[-1].end : change.start]):
            joined[-1] = _Change(joined[-1].start, change.end, joined[-1].new_start, change.new_end)
        else:
            joined.append(change)
            by.append(owner)
    return joined, by


def _owners(items: Iterable[_Item], changes: Sequence[_Change]) -> dict[int, _Item]:
    """Change number -> the finding that made it; marks the items whose fix was applied."""
    owners: dict[int, _Item] = {}
    ends = [change.end for change in changes]
    for item in items:
        fix = item.finding.fix
        if fix is None or fix.applicability != "safe":
            continue
        for edit in fix.edits:
            for number in range(bisect_left(ends, edit.start), len(changes)):
                change = changes[number]
                if change.start > edit.end:
                    break
                empty = change.start == change.end or edit.start == edit.end
                if empty or (edit.start < change.end and change.start < edit.end):
                    item.fix = "applied"
                    owners.setdefault(number, item)
    return owners


# The article, row by row


class _Piece(NamedTuple):
    """A run of one side of the article."""

    kind: str
    """text | wide | pin | mark in the original; text | changed | left in the corrected version."""
    text: str
    item: _Item | None = None
    first: bool = False
    """Whether the page may give it the finding's id."""
    was: str = ""
    """What a changed place was before."""


@dataclass(slots=True)
class _Row:
    """A line of the source (with the blank ones below it, or more where a mark goes on) in both versions."""

    line: int
    start: int
    original: list[_Piece]
    corrected: list[_Piece]


class _Span(NamedTuple):
    """A range that one piece covers."""

    start: int
    end: int
    kind: str
    item: _Item | None
    was: str = ""


_LINE_START = re.compile(r"\n(?=[^\S\n]*\S)")


def _rows(
    source: str, corrected: str, items: Sequence[_Item], changes: Sequence[_Change], owners: Sequence[_Item | None]
) -> list[_Row]:
    marks, pins, wide = _places(items)
    changed = [
        _Span(change.new_start, change.new_end, "changed", owner, _short(source[change.start : change.end]))
        for change, owner in zip(changes, owners, strict=True)
    ]
    whole = [(span.start, span.end) for span in marks] + [(change.start, change.end) for change in changes]
    starts = _row_starts(source, whole)
    shift = _Shift(changes)
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
        rows.append(_Row(line, start, before, behind))
    return rows


def _places(items: Iterable[_Item]) -> tuple[list[_Span], dict[int, list[_Item]], list[_Span]]:
    """Marks that do not overlap, pins by their place, and the ranges that pins speak of, none twice."""
    marks: list[_Span] = []
    pinned: list[_Item] = []
    for item in sorted(items, key=lambda item: (item.finding.start, item.finding.end)):
        finding = item.finding
        if item.place == "document":
            continue
        if finding.code.startswith(_WIDE) or (marks and finding.start < marks[-1].end):
            item.place = "pin"
            pinned.append(item)
        else:
            marks.append(_Span(finding.start, finding.end, "mark", item))
    pins: dict[int, list[_Item]] = {}
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


class _Shift:
    """Takes offsets of the source to the corrected version."""

    def __init__(self, changes: Sequence[_Change]) -> None:
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


def _pieces(
    text: str, starts: Sequence[int], spans: Iterable[_Span], wide: Sequence[_Span], pins: dict[int, list[_Item]]
) -> list[list[_Piece]]:
    """The text cut into rows and pieces; `spans` and `wide` do not overlap among themselves."""
    spans_at: dict[int, list[_Span]] = {}
    for span in sorted(spans, key=lambda span: span[:2]):
        spans_at.setdefault(span.start, []).append(span)
    points = {0, len(text), *starts, *pins}
    for spans_here in spans_at.values():
        points.update(point for span in spans_here for point in span[:2])
    points.update(point for span in wide for point in span[:2])
    rows: list[list[_Piece]] = []
    seen: set[int] = set()
    row_starts = Counter(starts)
    covered = number = 0
    ordered = sorted(points)
    for at, end in pairwise([*ordered, len(text)]):
        for _ in range(row_starts[at]):
            rows.append([])
        row = rows[-1]
        row += [_Piece("pin", "", item, True) for item in pins.get(at, ())]
        for span in spans_at.get(at, ()):
            first = span.item is not None and span.item.index not in seen
            if span.item is not None:
                seen.add(span.item.index)
            row.append(_Piece(span.kind, text[span.start : span.end], span.item, first, span.was))
            covered = span.end
        if at < covered or at == end:
            continue
        while number < len(wide) and wide[number].end <= at:
            number += 1
        inside = number < len(wide) and wide[number].start <= at
        row.append(_Piece("wide", text[at:end], wide[number].item) if inside else _Piece("text", text[at:end]))
    return rows

"""How hard articles are to read, for people, pull requests and programs; beside an older version where asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..readability import Passage, reading_seconds
from ._bars import bar, strip
from ._text import PLAIN, Style, printable

if TYPE_CHECKING:
    from .._check import Report

_BAR = 16
"""Cells of the longest bar."""
_WIDEST_NAME = 40
_HARDEST = 3
"""Sentences named as the hardest."""
_RED, _GREEN, _BOLD, _DIM = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[2m"


@dataclass(frozen=True, slots=True)
class Compared:
    """An article, and the version of it that it is compared with."""

    now: Report
    before: Report | None = None
    since: str = ""
    """The revision of the older version, where one was asked for; without `before` the article is new since."""

    @property
    def is_new(self) -> bool:
        """Whether the article did not exist in the older revision."""
        return bool(self.since) and self.before is None

    def score(self, passage: Passage | None) -> float | None:
        """The score of a passage by the audience's formula; None where there is none."""
        return None if passage is None else self.now.audience.score(passage)

    @property
    def title_depth(self) -> int:
        """1 where all sections stand below one heading, the article's title; else 0."""
        reports = filter(None, (self.now, self.before))
        sections = [passage.section for report in reports for passage in report.readability.sections]
        return int(len(sections) > 1 and all(sections) and len({section[0] for section in sections}) == 1)

    @property
    def accepted(self) -> bool:
        """Whether the article as a whole is within the audience's limit, or too short to tell."""
        return self.now.audience.accepts(self.now.readability.document) is not False

    def rows(self) -> Iterator[Row]:
        """The sections in the order of the article, then those that are gone."""
        older: dict[tuple[str, ...], list[Passage]] = defaultdict(list)
        for passage in self.before.readability.sections if self.before else ():
            older[passage.section].append(passage)
        for passage in self.now.readability.sections:
            its = older[passage.section]
            yield Row(self, passage.section, passage, its.pop(0) if its else None)
        for section, passages in older.items():
            yield from (Row(self, section, None, passage) for passage in passages)

    @property
    def whole(self) -> Row:
        """The article as a whole."""
        before = self.before.readability.document if self.before else None
        return Row(self, (), self.now.readability.document, before)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: an article or a section, now and before."""

    of: Compared
    section: tuple[str, ...]
    now: Passage | None
    before: Passage | None

    @property
    def name(self) -> str:
        """The heading path below the article's title."""
        if not self.section:
            return "(before the first heading)"
        return " › ".join(self.section[self.of.title_depth :] or self.section[-1:])

    @property
    def change(self) -> float | None:
        """By how much the score has risen; None where there are not two."""
        now, before = self.of.score(self.now), self.of.score(self.before)
        return None if now is None or before is None else now - before

    @property
    def harder(self) -> bool | None:
        """Whether it has become harder to read; None where it is the same to the printed digit, or unknown."""
        change = self.change
        if change is None or abs(change) < 0.05:
            return None
        return (change > 0) is not self.of.now.audience.gate.higher_is_easier

    @property
    def too_hard(self) -> bool:
        """Whether it is beyond the audience's limit."""
        return self.now is not None and self.of.now.audience.accepts(self.now) is False


def readability_text(compared: Compared, style: Style = PLAIN, encoding: str = "utf-8") -> str:
    """One article for a terminal: its grade and limit, its sections as bars, its hardest sentences."""
    report, whole = compared.now, compared.whole
    reading = report.readability
    verdict = reading.note or report.audience.verdict(reading.document)
    lines = [
        f"{style.paint(printable(report.path), _BOLD)}: {_painted(verdict, whole.too_hard, style)}{_was(whole)}"
    ]
    counts = reading.document.counts
    if counts.words:
        span = reading.document.range
        grades = f"school grade {span[0]:.0f} to {span[1]:.0f} by all formulas; " if span else ""
        lines.append(
            f"  {grades}{_size(counts.words, counts.sentences)}; {_minutes(reading_seconds(counts))} to read"
        )
        lengths = [float(sentence.counts.words) for sentence in reading.sentences]
        longest = f"the longest {max(lengths):.0f} words"
        lines.append(f"  sentences {strip(lengths, style.width - 40, encoding)} {longest}")
    rows = list(compared.rows())
    if len(rows) > 1:
        lines += _section_lines(rows, style, encoding)
    lines += _hardest_lines(report, style)
    return "\n".join(lines) + "\n"


def _section_lines(rows: list[Row], style: Style, encoding: str) -> Iterator[str]:
    width = min(_WIDEST_NAME, max(len(printable(row.name)) for row in rows))
    scores = [score for row in rows if (score := row.of.score(row.now)) is not None]
    for row in rows:
        name = _tail(printable(row.name), width)
        score = row.of.score(row.now)
        if row.now is None:
            yield f"    {name:{width}}  {style.paint('gone', _DIM)}"
            continue
        shown = bar(score, max(scores), _BAR, encoding) if score is not None else ""
        grade = f"{score:6.1f}" if score is not None else "     -"
        mark = "  too hard" if row.too_hard else ""
        size = f"{row.now.counts.words} words"
        picture = _painted(f"{shown:{_BAR}}", row.too_hard, style)
        yield f"    {name:{width}}  {grade}  {picture}  {size:>12}{mark}{_was(row)}".rstrip()


def _hardest_lines(report: Report, style: Style) -> Iterator[str]:
    for passage in hardest(report)[:_HARDEST]:
        text = _shortened(printable(" ".join(report.readability.text(passage).split())), style.width - 30)
        place = f"line {report.readability.line(passage)}, {passage.counts.words} words"
        yield f"  hard: {place}: {style.paint(text, _DIM)}"


def hardest(report: Report) -> list[Passage]:
    """The sentences that most formulas find harder than the audience's limit for one, hardest first."""
    limit = report.audience.sentence_grade
    hard = (passage for passage in report.readability.sentences if passage.difficulty > limit)
    return sorted(hard, key=lambda passage: (-passage.difficulty, passage.start))


def _was(row: Row) -> str:
    if row.of.is_new:
        return "  (new)" if not row.section else ""
    if row.before is None or row.change is None:
        return "  (new)" if row.of.before and row.before is None else ""
    before = row.of.score(row.before)
    how = {None: "unchanged", True: "harder", False: "easier"}[row.harder]
    return f"  (was {before:.1f}: {how}{f' by {abs(row.change):.1f}' if row.harder is not None else ''})"


def markdown_head(since: str) -> str:
    """The first lines of the Markdown table, for the rows of `readability_markdown`."""
    grades = [f"at {_escaped(since)}", "now", "change"] if since else ["grade"]
    head = ["article", *grades, "limit", "words", "minutes"]
    return "| " + " | ".join(head) + " |\n|---|" + "---:|" * (len(head) - 1) + "\n"


def readability_markdown(compared: Compared) -> str:
    """An article and its sections as rows of a Markdown table, for a pull request."""
    rows = list(compared.rows())
    lines = [_markdown_row(compared.whole, f"**{_escaped(compared.now.path)}**")]
    if len(rows) > 1:
        lines += (_markdown_row(row, _escaped(row.name)) for row in rows)
    return "\n".join(lines) + "\n"


def _markdown_row(row: Row, name: str) -> str:
    audience = row.of.now.audience
    now = _number(row.of.score(row.now)) if row.now is not None else "gone"
    cells = [name, f"**{now}**" if row.too_hard else now]
    if row.of.since:
        change = row.change
        arrow = {None: "", True: " harder", False: " easier"}[row.harder]
        cells[1:1] = ["new" if row.before is None else _number(row.of.score(row.before))]
        cells.append("" if change is None else f"{change:+.1f}{arrow}")
    counts = row.now.counts if row.now is not None else None
    cells.append(f"{audience.limit:g}" if not row.section else "")
    cells += [str(counts.words), f"{reading_seconds(counts) / 60:.1f}"] if counts else ["", ""]
    return "| " + " | ".join(cells) + " |"


def readability_json(compared: Compared) -> dict[str, Any]:
    """One article for programs: the measures of `Readability.to_json`, the audience, and the older version's."""
    report = compared.now
    audience = report.audience
    return {
        **report.readability.to_json(),
        "audience": {"name": audience.name, "formula": audience.formula, "limit": audience.limit},
        "score": _rounded(compared.score(report.readability.document)),
        "accepted": audience.accepts(report.readability.document),
        "since": compared.since or None,
        "before": _json_before(compared),
    }


def _json_before(compared: Compared) -> dict[str, Any] | None:
    if compared.before is None:
        return None
    reading = compared.before.readability
    return {**reading.to_json(), "score": _rounded(compared.score(reading.document))}


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 2)


def _number(score: float | None) -> str:
    return "-" if score is None else f"{score:.1f}"


def _painted(text: str, bad: bool, style: Style) -> str:
    return style.paint(text, _RED if bad else _GREEN)


def _size(words: int, sentences: int) -> str:
    return f"{words:,} word{'s' if words != 1 else ''}, {sentences:,} sentence{'s' if sentences != 1 else ''}"


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"


def _shortened(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"


def _tail(text: str, width: int) -> str:
    return text if len(text) <= width else "…" + text[len(text) - width + 1 :]


def _escaped(text: str) -> str:
    """Text that is no Markdown, in one cell of a table."""
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>#|!&~" else char for char in " ".join(text.split()))

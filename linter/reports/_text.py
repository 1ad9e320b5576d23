"""Findings for people at a terminal: the words in their sentence, why they are wrong, what to write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TextIO

from ..findings import Finding, Severity

if TYPE_CHECKING:
    from .._check import Report

_WIDTH = 100
"""Characters of a sentence shown around a finding."""
_BOLD = "\x1b[1m"
_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m"}


class _Paint:
    """Colour on a terminal, nothing elsewhere."""

    def __init__(self, out: TextIO) -> None:
        import os

        self._on = out.isatty() and not os.environ.get("NO_COLOR")

    def __call__(self, text: str, code: str) -> str:
        return f"{code}{text}\x1b[0m" if self._on else text


def write_concise(out: TextIO, reports: Iterable[Report]) -> None:
    """One line a finding: path:line:column: CODE message -> replacement."""
    for report in reports:
        for finding in report.findings:
            out.write(f"{_place(finding)}: {finding.code} {finding.message}{_arrow(finding)}\n")


def write_full(out: TextIO, reports: Iterable[Report]) -> None:
    """Each finding with its sentence, the span marked below it, and the replacement."""
    paint = _Paint(out)
    for report in reports:
        for finding in report.findings:
            colour = _COLOURS[finding.severity]
            out.write(f"{paint(_place(finding), _BOLD)}: {paint(finding.code, colour)} {finding.message}\n")
            line, marks = _excerpt(report.source, finding)
            out.write(f"    {line}\n    {paint(marks, colour)}{_instead(finding)}\n")


def _place(finding: Finding) -> str:
    return f"{finding.path}:{finding.line}:{finding.column}"


def _arrow(finding: Finding) -> str:
    return f" -> {finding.replacements[0]!r}" if finding.replacements else ""


def _instead(finding: Finding) -> str:
    if not finding.replacements:
        return ""
    shown = " | ".join(text.replace("\n", " ") or "(nothing)" for text in finding.replacements[:3])
    return f" {shown}" + ("" if finding.fix else "  (by hand)")


def _excerpt(source: str, finding: Finding) -> tuple[str, str]:
    """The finding's line cut to its surroundings, and a line of marks below the span."""
    span = finding.end - finding.start
    room = max(10, (_WIDTH - min(span, _WIDTH)) // 2)
    start = max(source.rfind("\n", 0, finding.start) + 1, finding.start - room)
    line_end = source.find("\n", finding.start)
    line_end = len(source) if line_end == -1 else line_end
    end = min(line_end, max(finding.end, finding.start) + room)
    text = source[start:end].replace("\t", " ").replace("\r", " ")
    before = "…" if start and source[start - 1] != "\n" else ""
    after = "…" if end < line_end else ""
    width = max(1, min(finding.end, end) - finding.start)
    return before + text + after, " " * (len(before) + finding.start - start) + "^" * width


def summary(reports: Sequence[Report]) -> str:
    """One line: how many findings of which severity in how many articles, and how many can be fixed."""
    findings = [finding for report in reports for finding in report.findings]
    articles = f"{len(reports)} article{'s' if len(reports) != 1 else ''}"
    if not findings:
        return f"nothing found in {articles}"
    counts = Counter(finding.severity for finding in findings)
    safe = sum(1 for finding in findings if finding.fix and finding.fix.applicability == "safe")
    parts = [_count(counts[severity], word) for severity, word in _NAMES.items() if counts[severity]]
    touched = sum(1 for report in reports if report.findings)
    where = f"in {touched} of {articles}" if len(reports) > 1 else f"in {articles}"
    return f"{', '.join(parts)} {where}; {safe} can be fixed with --fix"


_NAMES: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number != 1 else ''}"


def statistics(reports: Iterable[Report]) -> Iterator[str]:
    """Lines "count code", most frequent first."""
    counts = Counter(finding.code for report in reports for finding in report.findings)
    for code, count in counts.most_common():
        yield f"{count:6} {code}"

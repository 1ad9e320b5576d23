"""Findings for people at a terminal: the words in their sentence, why they are wrong, what to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .._later import pattern
from ..findings import Finding

if TYPE_CHECKING:
    from .._check import Report
    from ..documents import Document

_BOLD = "\x1b[1m"
_DIM = "\x1b[2m"
_COLOURS = {"error": "\x1b[31m", "warning": "\x1b[33m", "info": "\x1b[36m"}
_TELLING = frozenset({"known", "glossary", "swap", "idiom", "context"})
"""Kinds of evidence that say more than the finding's message does."""
_INDENT = "    "
_LEAST_CONTEXT = 10
"""Cells of a sentence shown in front of a span, however long the span is."""


class Style(NamedTuple):
    """How text for people is set."""

    colour: bool = False
    width: int = 100
    """Cells in a line of excerpt, its indent included."""

    def paint(self, text: str, code: str) -> str:
        """The text in a colour, where colours are on."""
        return f"{code}{text}\x1b[0m" if self.colour else text


PLAIN = Style()


def concise(report: Report) -> str:
    """One line a finding: path:line:column: severity CODE message -> "replacement"."""
    return "".join(
        f"{_place(finding)}: {finding.severity} {finding.code} {printable(finding.message)}{_arrow(finding)}\n"
        for finding in report.findings
    )


def full(report: Report, style: Style = PLAIN) -> str:
    """Each finding with its sentence, the span marked below it, what to write, and why."""
    return "".join(_full(report.document, finding, style) for finding in report.findings)


def printable(text: str) -> str:
    """The text on one line, characters that a terminal hides or obeys written as <U+200B>."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in re.sub(r"\s+", " ", text))


def _full(document: Document, finding: Finding, style: Style) -> str:
    colour = _COLOURS[finding.severity]
    head = f"{finding.severity} {finding.code}"
    before, span, after = _excerpt(document, finding, style.width - len(_INDENT))
    marks = " " * _cells(before) + "^" * max(1, _cells(span))
    lines = [
        f"{style.paint(_place(finding), _BOLD)}: {style.paint(head, colour)} {printable(finding.message)}",
        f"{_INDENT}{before}{style.paint(span, colour)}{after}",
        f"{_INDENT}{style.paint(marks, colour)}",
    ]
    if finding.replacements:
        lines.append(f"{_INDENT}write: {style.paint(_choices(finding), _BOLD)}{_how(finding)}")
    reasons = [printable(item.detail) for item in finding.evidence if item.kind in _TELLING]
    if reasons:
        lines.append(_INDENT + style.paint(f"why: {'; '.join(reasons)}", _DIM))
    return "\n".join(lines) + "\n"


def _place(finding: Finding) -> str:
    return f"{printable(finding.path)}:{finding.line}:{finding.column}"


def _arrow(finding: Finding) -> str:
    if not finding.replacements:
        return ""
    return f' -> "{printable(finding.replacements[0])}"' if finding.replacements[0] else " -> (nothing)"


def _choices(finding: Finding) -> str:
    return " | ".join(printable(text) or "(nothing)" for text in finding.replacements[:3])


def _how(finding: Finding) -> str:
    if finding.fix is None:
        return "  (by hand)"
    return "" if finding.fix.applicability == "safe" else "  (wants a look)"


def _excerpt(document: Document, finding: Finding, room: int) -> tuple[str, str, str]:
    """What stands before the span in its sentence, the span, and what stands behind it, cut to `room` cells."""
    start, end = _sentence(document, finding)
    source = document.source
    before = printable(source[start : finding.start].lstrip())
    span = printable(source[finding.start : finding.end])
    after = printable(source[finding.end : end].rstrip())
    shown = _head(span, room - min(_cells(before), _LEAST_CONTEXT))
    rest = room - _cells(shown)
    before = _tail(before, max(rest // 2, rest - _cells(after)))
    return before, shown, _head(after, rest - _cells(before)) if shown == span else ""


_SENTENCE_END = pattern(r"[.!?][\"'”’)\]]*\s+")


def _sentence(document: Document, finding: Finding) -> tuple[int, int]:
    """About the sentence around a finding: between full stops in its block of prose, or else its line."""
    source = document.source
    start, end = _block(document, finding) or (
        source.rfind("\n", 0, finding.start) + 1,
        source.find("\n", finding.end) if "\n" in source[finding.end :] else len(source),
    )
    for stop in _SENTENCE_END.finditer(source, start, finding.start):
        start = stop.end()
    stop_behind = _SENTENCE_END.search(source, max(finding.start, finding.end - 1), end)
    return start, stop_behind.end() if stop_behind else end


_MARKUP = "*_~[`"
"""Emphasis, links and code may open a block; its prose begins behind them."""


def _block(document: Document, finding: Finding) -> tuple[int, int] | None:
    for block in document.blocks:
        first, end = block.map.source_span
        if finding.start < end:
            if first > finding.start:
                return None
            while first and document.source[first - 1] in _MARKUP:
                first -= 1
            return first, end
    return None


def _cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _head(text: str, room: int) -> str:
    """The beginning of a text in at most `room` cells, cut between words."""
    if _cells(text) <= room:
        return text
    cut = _clip(text, room - 1)
    kept = cut.rpartition(" ")[0] or cut
    return f"{kept}…" if room > 0 else ""


def _tail(text: str, room: int) -> str:
    """The end of a text in at most `room` cells, cut between words."""
    if _cells(text) <= room:
        return text
    cut = _clip(text[::-1], room - 1)[::-1]
    kept = cut.partition(" ")[2] or cut
    return f"…{kept}" if room > 0 else ""


def _clip(text: str, room: int) -> str:
    text = text[: max(0, room)]
    while _cells(text) > room:
        text = text[:-1]
    return text

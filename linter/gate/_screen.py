"""Which findings count: not those that a directive silences, nor those in quotations where these are exempt."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from ..documents import Document
from ..findings import Finding
from ._directives import Directive, Directives, Note
from ._quotations import quotations

UNUSED = "NZ006"
"""The rule that reports directives which silence nothing."""


class Codes(NamedTuple):
    """The rules as directives may name them."""

    known: tuple[str, ...]
    ran: frozenset[str]
    by_default: frozenset[str]

    def is_code(self, code: str) -> bool:
        """Whether some rule has this code or prefix of a code."""
        return any(known.startswith(code) for known in self.known)

    def all_ran(self, code: str) -> bool:
        """Whether every rule that a code or prefix stands for ran; those off by default may rest."""
        meant = {known for known in self.known if known.startswith(code)}
        return meant <= self.ran or (bool(meant & self.by_default) and meant & self.by_default <= self.ran)


class Screened(NamedTuple):
    """The findings of an article after its directives were heard."""

    findings: tuple[Finding, ...]
    silenced: tuple[Finding, ...]
    notes: tuple[Note, ...]
    """What is wrong with directives."""


def screen(document: Document, findings: Iterable[Finding], codes: Codes, ignore_quotes: bool) -> Screened:
    """Part the findings that count from those that do not; unused directives are findings if their rule ran."""
    directives = Directives(document, codes.is_code)
    kept: list[Finding] = []
    silenced: list[Finding] = []
    quoted = quotations(document) if ignore_quotes else []
    for finding in findings:
        silent = _is_within(finding, quoted) or directives.silences(finding)
        (silenced if silent else kept).append(finding)
    if UNUSED in codes.ran:
        kept += (_unused(document, *item) for item in directives.unused(codes.all_ran))
        kept.sort(key=lambda finding: (finding.start, finding.end, finding.code))
    return Screened(tuple(kept), tuple(silenced), tuple(directives.notes))


def _is_within(finding: Finding, ranges: list[tuple[int, int]]) -> bool:
    at = bisect_right(ranges, finding.start, key=lambda item: item[0]) - 1
    return at >= 0 and finding.end <= ranges[at][1]


def _unused(document: Document, directive: Directive, code: str) -> Finding:
    about = f" {code}" if code else ""
    said = "ends nothing" if directive.kind == "enable" else "silences nothing"
    return Finding(
        document.path,
        UNUSED,
        "warning",
        directive.start,
        directive.end,
        *document.location(directive.start),
        *document.location(directive.end),
        document.source[directive.start : directive.end],
        f'the directive "{directive.kind}{about}" {said}; take it out',
    )

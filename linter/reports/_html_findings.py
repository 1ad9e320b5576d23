"""Findings as the report page shows them, in the list and along the strip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..findings import SEVERITIES, Finding
from ..rules import RULES
from ._changes import Change

_BINS = 100
"""Columns of the strip that shows where the findings are."""
_SHOWN = 160
"""Characters of a finding's words shown in the list; a repeated paragraph need not stand there whole."""

NAMES = {rule.code: rule.name.replace("-", " ") for rule in RULES}
_WHOLE = frozenset(rule.code for rule in RULES if rule.whole_document)
SEVERITY = {"error": ("Error", "errors"), "warning": ("Warning", "warnings"), "info": ("Note", "notes")}
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


@dataclass(slots=True)
class Item:
    """A finding as the page shows it."""

    index: int
    finding: Finding
    fix: Literal["applied", "look", "hand"]
    """applied: done in the corrected version; look: a fix is offered; hand: none is."""
    place: Literal["mark", "pin", "document"]
    """mark: on its words; pin: in front of them, for they may hold marks; document: above the article."""
    bin: int = -1
    """Its column of the strip; -1 for the document."""

    @property
    def name(self) -> str:
        """The rule's name in plain words."""
        return NAMES.get(self.finding.code, "")

    @property
    def severity(self) -> str:
        """Error, Warning or Note."""
        return SEVERITY[self.finding.severity][0]

    @property
    def message(self) -> str:
        """The message, begun with a capital."""
        return self.finding.message[:1].upper() + self.finding.message[1:]

    @property
    def was(self) -> str:
        """The words found, on one line, cut when long."""
        return short(self.finding.text)

    @property
    def now(self) -> str | None:
        """The best replacement, on one line; None when there is none."""
        return short(self.finding.replacements[0]) if self.finding.replacements else None

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


def items_of(findings: Sequence[Finding], changes: Iterable[Change]) -> list[Item]:
    """The findings as the page shows them, none pinned yet."""
    mended = {id(finding) for change in changes for finding in change.findings}
    return [
        Item(
            index,
            finding,
            "applied" if id(finding) in mended else "look" if finding.fix else "hand",
            "document" if finding.code in _WHOLE else "mark",
        )
        for index, finding in enumerate(findings)
    ]


def short(text: str) -> str:
    """The text on one line, cut when long."""
    text = " ".join(text[: _SHOWN * 4].split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


class Bin(NamedTuple):
    """One column of the strip."""

    at: int
    first: int
    """Index of the first finding in it."""
    label: str
    bars: Sequence[tuple[str, float]]
    """Severity and height in per cent, from the bottom."""


def bins_of(items: Sequence[Item], size: int) -> list[Bin]:
    """The columns of the strip that have findings in them; tells the items theirs."""
    columns: dict[int, list[Item]] = {}
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
            f"{counts[name]} {SEVERITY[name][counts[name] > 1].lower()}" for name in SEVERITIES if counts[name]
        )
        bars = [(name, round(height * counts[name] / len(inside), 1)) for name in SEVERITIES if counts[name]]
        bins.append(Bin(at, inside[0].index, f"{where}: {what}", bars))
    return bins

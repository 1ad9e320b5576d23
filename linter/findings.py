"""What rules report: proposals on the prose, findings on the source, and their edits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Gravest first."""


class Evidence(NamedTuple):
    """One reason for a finding."""

    kind: str
    """known | glossary | swap | idiom | document | noise | acronym | repetition | readability"""
    detail: str


class Proposal(NamedTuple):
    """What a rule reports about a range of the prose."""

    code: str
    severity: Severity
    start: int
    """Offsets into `Analysis.prose`, half open; start == end for the document as a whole."""
    end: int
    message: str
    replacements: tuple[str, ...] = ()
    """Best first, inflected and cased for exactly start..end."""
    confidence: float = 1.0
    safe: bool = False
    """Whether the first replacement may be applied without a look."""
    evidence: tuple[Evidence, ...] = ()
    domain: str | None = None


class Edit(NamedTuple):
    """Replace source[start:end] by text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits on the source that belong together."""

    applicability: Literal["safe", "unsafe"]
    edits: tuple[Edit, ...]

    def to_json(self) -> dict[str, Any]:
        """The fix as in the JSON contract of `docs/architecture.md`."""
        return {"applicability": self.applicability, "edits": [edit._asdict() for edit in self.edits]}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule reports, in offsets of the decoded source."""

    path: str
    code: str
    severity: Severity
    start: int
    end: int
    line: int
    """From 1, as are all lines and columns; columns count code points."""
    column: int
    end_line: int
    end_column: int
    text: str
    """source[start:end]"""
    message: str
    replacements: tuple[str, ...] = ()
    fix: Fix | None = None
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = field(default=())
    domain: str | None = None

    @property
    def url(self) -> str:
        """Where the rule is explained."""
        return f"docs/rules.md#{self.code.lower()}"

    def to_json(self) -> dict[str, Any]:
        """The finding as in the JSON contract of `docs/architecture.md`."""
        return {
            "path": self.path,
            "code": self.code,
            "severity": self.severity,
            "start": self.start,
            "end": self.end,
            "line": self.line,
            "column": self.column,
            "end_line": self.end_line,
            "end_column": self.end_column,
            "text": self.text,
            "message": self.message,
            "replacements": list(self.replacements),
            "fix": self.fix.to_json() if self.fix else None,
            "confidence": round(self.confidence, 3),
            "evidence": [item._asdict() for item in self.evidence],
            "domain": self.domain,
            "url": self.url,
        }


class Correction(NamedTuple):
    """A range of the source that the corrected version has otherwise, and the findings that it mends."""

    start: int
    end: int
    text: str
    findings: tuple[Finding, ...]
    """In the order in which they were mended; the offsets of a later one are those of the text mended before."""

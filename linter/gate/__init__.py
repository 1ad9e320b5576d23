"""What counts, and the decision to pass or block."""

from __future__ import annotations

from typing import Literal

from ..findings import SEVERITIES, Severity
from ._directives import Note
from ._screen import UNUSED, Codes, Screened, screen

__all__ = ["UNUSED", "Codes", "Note", "Screened", "blocks", "screen"]


def blocks(severity: Severity, fail_on: Severity | Literal["never"]) -> bool:
    """Whether a finding of this severity fails a run that fails on `fail_on` and graver."""
    return fail_on != "never" and SEVERITIES.index(severity) <= SEVERITIES.index(fail_on)

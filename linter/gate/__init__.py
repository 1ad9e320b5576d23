"""What counts, and the decision to pass or block."""

from __future__ import annotations

from ..findings import Severity
from ._configuration import FAIL_ON, QUOTES, Configuration, Configurations, load_configuration
from ._directives import Note
from ._screen import UNUSED, Codes, Screened, screen

__all__ = [
    "FAIL_ON",
    "QUOTES",
    "UNUSED",
    "Codes",
    "Configuration",
    "Configurations",
    "Note",
    "Screened",
    "blocks",
    "load_configuration",
    "screen",
]


def blocks(severity: Severity, fail_on: str) -> bool:
    """Whether a finding of this severity fails a run that fails on `fail_on` (one of `FAIL_ON`) and graver."""
    return FAIL_ON.index(severity) <= FAIL_ON.index(fail_on) < FAIL_ON.index("never")

"""Unspin: finds garbled synonym substitutions in articles and puts the natural words back.

import linter
report = linter.check("Substance strips remove the top layer of skin.")
report.findings, report.corrected, report.readability, report.to_json()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._later import names
from ._version import __version__

if TYPE_CHECKING:
    from ._check import Report, Settings, check
    from .errors import DataError, DocumentError, UnspinError, UsageError
    from .findings import Finding

__getattr__ = names(
    __name__,
    _check="Report Settings check",
    errors="DataError DocumentError UnspinError UsageError",
    findings="Finding",
)

__all__ = [
    "DataError",
    "DocumentError",
    "Finding",
    "Report",
    "Settings",
    "UnspinError",
    "UsageError",
    "__version__",
    "check",
]

"""Unspin: finds garbled synonym substitutions in articles and puts the natural words back.

import linter
report = linter.check("Substance strips remove the top layer of skin.")
report.findings, report.corrected, report.readability, report.to_json()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from ._check import Report, Settings, check
    from .errors import DataError, DocumentError, UnspinError, UsageError
    from .findings import Finding

_HOMES = {
    "Report": "_check",
    "Settings": "_check",
    "check": "_check",
    "Finding": "findings",
    "DataError": "errors",
    "DocumentError": "errors",
    "UnspinError": "errors",
    "UsageError": "errors",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used: `unspin --version` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_HOMES[name]}", __name__), name)


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

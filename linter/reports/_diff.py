"""What a correction changes, as a unified diff."""

from __future__ import annotations

import difflib


def unified_diff(path: str, source: str, corrected: str) -> str:
    """Unified diff from source to corrected; empty when they are the same."""
    lines = difflib.unified_diff(source.splitlines(keepends=True), corrected.splitlines(keepends=True), path, path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

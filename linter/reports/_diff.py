"""What a correction changes, as a unified diff."""

from __future__ import annotations

from .._later import pattern

_LINE = pattern(r"[^\n]*\n|[^\n]+")
"""Lines as `patch` takes them: a carriage return or a form feed ends none."""


def unified_diff(path: str, source: str, corrected: str) -> str:
    """Unified diff from source to corrected; empty when they are the same."""
    if source == corrected:
        return ""
    from difflib import unified_diff as diff

    lines = diff(_LINE.findall(source), _LINE.findall(corrected), path, path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)

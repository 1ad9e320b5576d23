"""Bars and strips of block characters, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_EIGHTHS = "▏▎▍▌▋▊▉█"
_HEIGHTS = "▁▂▃▄▅▆▇█"
_ASCII_HEIGHTS = ".:-=+*#@"


def bar(value: float, most: float, width: int, encoding: str = "utf-8") -> str:
    """A bar of at most `width` cells, as long as `value` is of `most`."""
    share = max(0.0, min(1.0, value / most)) if most > 0 else 0.0
    if not _can_write(_EIGHTHS, encoding):
        return "#" * max(1, round(share * width))
    full, rest = divmod(round(share * width * 8), 8)
    return "█" * full + (_EIGHTHS[rest - 1] if rest else "") or _EIGHTHS[0]


def strip(values: Sequence[float], width: int, encoding: str = "utf-8") -> str:
    """Values side by side as heights, the highest of the neighbours that share a cell; empty for none."""
    if not values:
        return ""
    heights = _HEIGHTS if _can_write(_HEIGHTS, encoding) else _ASCII_HEIGHTS
    cells = min(width, len(values))
    most = max(values) or 1.0
    bounds = [round(at * len(values) / cells) for at in range(cells + 1)]
    peaks = (max(values[start:end]) for start, end in pairwise(bounds))
    return "".join(heights[min(7, int(8 * peak / most))] for peak in peaks)


def _can_write(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True

"""One module an output format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._diff import unified_diff
from ._json import json_objects
from ._readability import Compared, markdown_head, readability_json, readability_markdown, readability_text
from ._tally import Tally
from ._text import PLAIN, Style, concise, full, printable

if TYPE_CHECKING:
    from .._check import Report


def render_html(report: Report) -> str:
    """The page for one article, for an editor to read in a browser."""
    from ._html import render_html as render

    return render(report)


__all__ = [
    "PLAIN",
    "Compared",
    "Style",
    "Tally",
    "concise",
    "full",
    "json_objects",
    "markdown_head",
    "printable",
    "readability_json",
    "readability_markdown",
    "readability_text",
    "render_html",
    "unified_diff",
]

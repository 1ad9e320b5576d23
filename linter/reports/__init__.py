"""One module an output format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._later import names
from ._tally import Tally

if TYPE_CHECKING:
    from ._diff import unified_diff
    from ._html import render_html
    from ._json import json_objects
    from ._readability import Compared, markdown_head, readability_json, readability_markdown, readability_text
    from ._text import PLAIN, Style, concise, full, printable

__getattr__ = names(
    __name__,
    _diff="unified_diff",
    _html="render_html",
    _json="json_objects",
    _readability="Compared markdown_head readability_json readability_markdown readability_text",
    _text="PLAIN Style concise full printable",
)

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

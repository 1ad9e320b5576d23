"""Articles as blocks of prose with a map back to the source; one reader a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._later import names
from ._article import MAX_BYTES, Article, decode, load
from ._builder import HOLE
from ._files import find, write
from ._formats import FORMATS, WALKED_SUFFIXES, Format, format_of, is_searched_for, read
from ._model import AS_USUAL, Block, Comment, Document, Notation, Outline, Reading, Role, Segment, SourceMap
from ._records import articles

if TYPE_CHECKING:
    from ._markdown import read_markdown
    from ._revisions import older_version
    from ._text import read_text
    from .html import read_html, read_html_ranges

__getattr__ = names(
    __name__,
    _markdown="read_markdown",
    _revisions="older_version",
    _text="read_text",
    html="read_html read_html_ranges",
)

__all__ = [
    "AS_USUAL",
    "FORMATS",
    "HOLE",
    "MAX_BYTES",
    "WALKED_SUFFIXES",
    "Article",
    "Block",
    "Comment",
    "Document",
    "Format",
    "Notation",
    "Outline",
    "Reading",
    "Role",
    "Segment",
    "SourceMap",
    "articles",
    "decode",
    "find",
    "format_of",
    "is_searched_for",
    "load",
    "older_version",
    "read",
    "read_html",
    "read_html_ranges",
    "read_markdown",
    "read_text",
    "write",
]

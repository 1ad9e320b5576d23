"""The formats: which file is of which, how each is read, how words are written in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ._csv import read_csv, read_tsv, split_csv, split_tsv
from ._json import read_json, read_json_lines, split_json, split_json_lines
from ._markdown import escape_markdown, read_markdown, unescape_markdown
from ._model import AS_USUAL, Document, Notation, Reading
from ._records import Record
from ._text import read_text
from .asciidoc import escape_asciidoc, read_asciidoc, unescape_asciidoc
from .docx import escape_docx, open_docx, read_docx_text
from .html import TEXT, read_html
from .latex import escape_latex, read_latex, unescape_latex
from .rst import escape_rst, read_rst, unescape_rst

if TYPE_CHECKING:
    from ._article import Article


def _as_it_stands(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Format:
    """One format that articles are written in."""

    name: str
    suffixes: tuple[str, ...]
    """In lower case, with their dots."""
    read: Callable[[str, str, Reading], Document]
    """Decoded source, path, the user's choices -> document."""
    escape: Callable[[str], str | None] = _as_it_stands
    """Plain text as this format writes it inside a line: `&amp;` for & in HTML; None where it cannot."""
    unescape: Callable[[str], str] = _as_it_stands
    """The plain text that a stretch of source without mark-up reads as."""
    open: Callable[[bytes, str, Reading], Article] | None = None
    """Bytes, path, the user's choices -> article, for a file that is no text; None for text in some encoding."""
    walked: bool = True
    """Whether folders are searched for it."""
    lined: bool = True
    """Whether people write it in lines; a whole article in one line is legal where they do not."""
    split: Callable[[str, Reading], Iterable[Record]] | None = None
    """Source that is known to be right, the user's choices -> records, where articles are in fields of them.

    Folders are searched for such a format where the user named fields.
    """

    @property
    def notation(self) -> Notation:
        """How plain words are written in it."""
        return Notation(self.escape, self.unescape)

    @property
    def is_prose(self) -> bool:
        """Whether a text in this format may stand in a field of records."""
        return not (self.split or self.open)


_ALL = (
    Format("text", (".txt",), read_text),
    Format("markdown", (".md", ".markdown", ".mdx"), read_markdown, escape_markdown, unescape_markdown),
    Format("html", (".html", ".htm", ".xhtml"), read_html, TEXT.escape, TEXT.unescape, lined=False),
    Format("rst", (".rst", ".rest"), read_rst, escape_rst, unescape_rst),
    Format("asciidoc", (".adoc", ".asciidoc"), read_asciidoc, escape_asciidoc, unescape_asciidoc),
    Format("latex", (".tex", ".latex"), read_latex, escape_latex, unescape_latex),
    Format("json", (".json",), read_json, walked=False, lined=False, split=split_json),
    Format(
        "json-lines", (".jsonl", ".ndjson"), read_json_lines, walked=False, lined=False, split=split_json_lines
    ),
    Format("csv", (".csv",), read_csv, walked=False, lined=False, split=split_csv),
    Format("tsv", (".tsv",), read_tsv, walked=False, lined=False, split=split_tsv),
    Format("docx", (".docx", ".docm"), read_docx_text, escape_docx, open=open_docx),
)
FORMATS = {format.name: format for format in _ALL}
"""Every format by its name."""
_OF_SUFFIX = {suffix: format for format in _ALL for suffix in format.suffixes}
WALKED_SUFFIXES = tuple(suffix for suffix, format in _OF_SUFFIX.items() if format.walked)
"""What folders are searched for."""


def is_searched_for(path: str, fields_named: Callable[[str], bool]) -> bool:
    """Whether a search of folders takes this file; `fields_named` tells of records whether their fields are."""
    format = _OF_SUFFIX.get(Path(path).suffix.lower())
    return format is not None and (format.walked or (format.split is not None and fields_named(path)))


def format_of(path: str) -> Format:
    """The format of a file by its suffix; an unknown suffix is plain text."""
    return _OF_SUFFIX.get(Path(path).suffix.lower(), FORMATS["text"])


def read(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read decoded text as the format that its path names."""
    return format_of(path).read(source, path, reading)

"""The formats: which file is of which, how each is read, how words are written in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ._model import AS_USUAL, Document, Notation, Reading

if TYPE_CHECKING:
    from ._article import Article
    from ._records import Record


def _as_it_stands(text: str) -> str:
    return text


def _later(name: str) -> Callable[..., Any]:
    """A function of a reader, named with its module; that is imported when it is first called."""
    module, _, function = name.partition(".")
    return lambda *arguments: getattr(import_module(f".{module}", __package__), function)(*arguments)


class Format(NamedTuple):
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


def _markup(name: str, module: str, *suffixes: str, lined: bool = True) -> Format:
    read, escape, unescape = (_later(f"{module}.{what}_{name}") for what in ("read", "escape", "unescape"))
    return Format(name, suffixes, read, escape, unescape, lined=lined)


def _records(name: str, module: str, *suffixes: str) -> Format:
    read, split = (_later(f"{module}.{what}_{name.replace('-', '_')}") for what in ("read", "split"))
    return Format(name, suffixes, read, walked=False, lined=False, split=split)


_ALL = (
    Format("text", (".txt",), _later("_text.read_text")),
    _markup("markdown", "_markdown", ".md", ".markdown", ".mdx"),
    _markup("html", "html", ".html", ".htm", ".xhtml", lined=False),
    _markup("rst", "rst", ".rst", ".rest"),
    _markup("asciidoc", "asciidoc", ".adoc", ".asciidoc"),
    _markup("latex", "latex", ".tex", ".latex"),
    _records("json", "_json", ".json"),
    _records("json-lines", "_json", ".jsonl", ".ndjson"),
    _records("csv", "_csv", ".csv"),
    _records("tsv", "_csv", ".tsv"),
    Format(
        "docx",
        (".docx", ".docm"),
        _later("docx.read_docx_text"),
        _later("docx.escape_docx"),
        open=_later("docx.open_docx"),
    ),
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

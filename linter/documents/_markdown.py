"""Markdown (CommonMark, GFM tables, footnotes, front matter), read through pyromark's byte ranges."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

import pyromark

from ._builder import BlockBuilder
from ._model import AS_USUAL, Block, Comment, Document, Outline, Reading, Role

if TYPE_CHECKING:
    from pyromark.event import Range

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_ROLES: dict[str, Role] = {
    "Heading": "heading",
    "Item": "item",
    "TableCell": "cell",
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
}
"""What opens a block of its own; a paragraph takes the role of what it stands in."""
_SILENT = frozenset({"CodeBlock", "HtmlBlock"})
_FRONT_MATTER = re.compile(
    r"\ufeff?(?:(---|\+\+\+)[ \t]*\r?\n(?![ \t]*\r?\n)(?:.*\n)*?(?:\1|\.\.\.)[ \t]*(?:\r?\n|\Z))?"
)
"""Only at the very start: pyromark's own front matter may stand anywhere."""
_FORMATTING = re.compile(
    r"</?(?:a|abbr|b|cite|del|dfn|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|u)\b", re.IGNORECASE
)
_BREAK = re.compile(r"</?br\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_SPECIAL = re.compile(r"[\\`*~\[\]|]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
"""What has a meaning inside a line; "snake_case" and "a < b" have none."""


class _Offsets:
    """Byte offsets of UTF-8 to code-point offsets; each costs the distance to the one asked for before."""

    def __init__(self, text: str, base: int) -> None:
        self._bytes = None if text.isascii() else text.encode()
        self._base = base
        self._byte = 0
        self._point = base

    def __call__(self, byte: int) -> int:
        if self._bytes is None:
            return self._base + byte
        if byte >= self._byte:
            self._point += len(self._bytes[self._byte : byte].decode())
        else:
            self._point -= len(self._bytes[byte : self._byte].decode())
        self._byte = byte
        return self._point


class _Reader:
    """Turns the stream of events into blocks."""

    def __init__(self, source: str, offset: _Offsets) -> None:
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self._source = source
        self._offset = offset
        self._builder = BlockBuilder(source)
        self._roles: list[tuple[Role, int]] = [("paragraph", 0)]
        self._outline = Outline()
        self._silent = 0
        """How many elements are open from the outermost one that holds no prose."""
        self._images: list[BlockBuilder] = []
        """What is around the image being read; images may nest."""
        self._alts: list[Block] = []

    def start(self, name: str, data: Any, span: Range) -> None:
        """An element opens; the span reaches to where it will close."""
        if self._silent or name in _SILENT or _is_autolink(name, data):
            if name in _SILENT:
                self.close()
                if name == "HtmlBlock":
                    self._comment(self._offset(span["start"]), self._offset(span["end"]))
            elif not self._silent:
                self._builder.hole(self._offset(span["start"]), self._offset(span["end"]))
            self._silent += 1
        elif name in _ROLES:
            self.close()
            role: Role = "paragraph" if name == "BlockQuote" and data else _ROLES[name]  # an alert: > [!NOTE]
            self._roles.append((role, int(data["level"][1:]) if name == "Heading" else 0))
        elif name == "Paragraph":
            self.close()
        elif name == "Image":
            self._builder.hole(self._offset(span["start"]), self._offset(span["end"]))
            self._images.append(self._builder)
            self._builder = BlockBuilder(self._source)

    def end(self, name: str) -> None:
        """The element that opened last closes."""
        if self._silent:
            self._silent -= 1
        elif name in _ROLES:
            self.close()
            self._roles.pop()
        elif name == "Paragraph":
            self.close()
        elif name == "Image":
            alt = self._builder.build("alt", section=self._outline.path)
            if alt:
                self._alts.append(alt)
            self._builder = self._images.pop()

    def inline(self, kind: str, value: Any, span: Range) -> None:
        """Text, or what stands in its place."""
        if self._silent:
            return
        start, end = self._offset(span["start"]), self._offset(span["end"])
        if kind == "Text" and self._source[start:end] == value:
            self._builder.verbatim(start, end)
        elif kind == "Text":
            self._builder.instead(value, start, end)
        elif kind in ("SoftBreak", "HardBreak"):
            self._builder.line_break(start, end)
        elif kind == "InlineHtml" and _BREAK.match(value):
            self._builder.instead(" ", start, end)
        elif kind == "InlineHtml" and value.startswith("<!--"):
            self._comment(start, end)
        elif kind == "Code" or (kind == "InlineHtml" and not _FORMATTING.match(value)):
            self._builder.hole(start, end)

    def _comment(self, start: int, end: int) -> None:
        for match in _COMMENT.finditer(self._source, start, end):
            self.comments.append(Comment(*match.span(), match[1]))

    def close(self) -> None:
        """Whatever was collected is a block, with the texts of its images behind it."""
        role, level = self._roles[-1]
        if role == "item" and ("quote", 0) in self._roles:
            role = "quote"
        section = self._outline.leave(level) if level else self._outline.path
        block = self._builder.build(role, level, section)
        if block:
            self.blocks.append(block)
            if level:
                self._outline.enter(level, block.text)
        self.blocks += self._alts
        self._alts = []


def read_markdown(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read Markdown; code, HTML, URLs and front matter are never prose."""
    front = _FRONT_MATTER.match(source)
    base = front.end() if front else 0
    body = source[base:]
    reader = _Reader(source, _Offsets(body, base))
    for event, span in pyromark.events_with_range(body, options=_OPTIONS):
        kind, value = _tag(event)
        if kind == "Start":
            reader.start(*_tag(value), span)
        elif kind == "End":
            reader.end(_tag(value)[0])
        else:
            reader.inline(kind, value, span)
    return Document(path, source, "markdown", reader.blocks, reader.comments, reading=reading)


def escape_markdown(text: str) -> str:
    """Plain text as Markdown has to write it inside a line."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def unescape_markdown(written: str) -> str:
    """The plain text that a line of Markdown without mark-up reads as."""
    return _ESCAPE.sub(lambda match: match[1] or html.unescape(match[0]), written)


def _tag(value: Any) -> tuple[str, Any]:
    """Name and data of an event, written as "Rule" or as {"Text": "…"}."""
    if isinstance(value, str):
        return value, None
    name: str
    name, data = next(iter(value.items()))
    return name, data


def _is_autolink(name: str, data: Any) -> bool:
    return name == "Link" and data["link_type"] in ("Autolink", "Email")

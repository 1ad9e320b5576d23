"""Markdown (CommonMark, GFM tables, footnotes, front matter), read through pyromark's byte ranges."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

import pyromark

from ._model import Block, Document, Role, Segment, SourceMap

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
    | pyromark.Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
)
_BLOCKS: dict[str, Role] = {
    "Heading": "heading",
    "Paragraph": "paragraph",
    "Item": "item",
    "TableCell": "cell",
}
_SILENT = frozenset({"CodeBlock", "MetadataBlock", "HtmlBlock"})
_CONTAINERS: dict[str, Role] = {"BlockQuote": "quote", "FootnoteDefinition": "footnote", "Item": "item"}
_NOT_PROSE = re.compile(r"(?:https?://|www\.)\S+|\{[{%].*?[%}]\}")
"""Bare links and template tags inside a text event; they read as one space."""
_HOLE = "￼"
"""Stands for what is no prose (code, an inline tag) inside a block, so that no phrase spans it."""


class _Offsets:
    """Byte offsets of UTF-8 to code-point offsets."""

    def __init__(self, source: str) -> None:
        self._ascii = source.isascii()
        self._bytes: list[int] = []
        self._extra: list[int] = []
        if self._ascii:
            return
        extra = 0
        for match in re.finditer(r"[^\x00-\x7f]", source):
            extra += len(match.group().encode()) - 1
            self._bytes.append(match.start() + extra + 1)
            self._extra.append(extra)

    def __call__(self, byte: int) -> int:
        if self._ascii:
            return byte
        at = bisect_left(self._bytes, byte + 1) - 1
        return byte if at < 0 else byte - self._extra[at]


class _Reader:
    """Collects one block at a time from the event stream."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._segments: list[Segment] = []
        self._size = 0
        self._role: Role = "paragraph"
        self._level = 0
        self._section = ""

    def open(self, role: Role, level: int = 0) -> None:
        self.close()
        self._role, self._level = role, level

    def close(self) -> None:
        text = "".join(self._text)
        if text.strip(f" {_HOLE}"):
            self.blocks.append(Block(text, SourceMap(self._segments), self._role, self._level, self._section))
            if self._role == "heading":
                self._section = text
        self._text, self._segments, self._size = [], [], 0

    def add(self, text: str, start: int, end: int) -> None:
        verbatim = self.source[start:end] == text
        if verbatim and _NOT_PROSE.search(text):
            self._add_around_links(text, start)
        else:
            self.append(text, start, end, verbatim)

    def _add_around_links(self, text: str, start: int) -> None:
        at = 0
        for match in _NOT_PROSE.finditer(text):
            if match.start() > at:
                self.append(text[at : match.start()], start + at, start + match.start(), True)
            self.append(_HOLE, start + match.start(), start + match.end(), False)
            at = match.end()
        if at < len(text):
            self.append(text[at:], start + at, start + len(text), True)

    def hole(self, start: int, end: int) -> None:
        self.append(_HOLE, start, end, False)

    def append(self, text: str, start: int, end: int, verbatim: bool) -> None:
        self._text.append(text)
        self._segments.append(Segment(self._size, len(text), start, end - start, verbatim))
        self._size += len(text)


def read_markdown(source: str, path: str) -> Document:
    """Read Markdown; code, HTML, URLs and front matter are never prose."""
    reader = _Reader(source)
    offset = _Offsets(source)
    containers: list[Role] = []
    silent = 0
    autolink = 0
    for event, span in pyromark.events_with_range(source, options=_OPTIONS):
        kind, value = _tag(event)
        if kind == "Start":
            name, data = _tag(value)
            if name in _SILENT:
                reader.close()
                silent += 1
            elif name in _BLOCKS:
                role = _BLOCKS[name]
                if role == "paragraph" and containers:
                    role = containers[-1]
                reader.open(role, int(data["level"][1:]) if name == "Heading" else 0)
            elif name == "Link" and data["link_type"] in ("Autolink", "Email"):
                autolink += 1
                reader.hole(offset(span["start"]), offset(span["end"]))
            if name in _CONTAINERS:
                containers.append(_CONTAINERS[name])
        elif kind == "End":
            name = value if isinstance(value, str) else next(iter(value))
            if name in _SILENT:
                silent -= 1
            elif name in _BLOCKS or name in _CONTAINERS:
                reader.close()
            elif name == "Link" and autolink:
                autolink -= 1
            if name in _CONTAINERS:
                containers.pop()
        elif silent or autolink:
            continue
        elif kind == "Text":
            reader.add(value, offset(span["start"]), offset(span["end"]))
        elif kind in ("SoftBreak", "HardBreak"):
            reader.append(" ", offset(span["start"]), offset(span["end"]), False)
        elif kind in ("Code", "InlineHtml", "FootnoteReference", "InlineMath", "DisplayMath"):
            reader.hole(offset(span["start"]), offset(span["end"]))
    reader.close()
    return Document(path, source, "markdown", reader.blocks)


def _tag(value: Any) -> tuple[str, Any]:
    if isinstance(value, str):
        return value, None
    name: str
    name, data = next(iter(value.items()))
    return name, data

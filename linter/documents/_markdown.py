"""Markdown (CommonMark, GFM, front matter, what sites put into it), read through pyromark's byte ranges."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyromark

from ._builder import HOLE, BlockBuilder
from ._model import AS_USUAL, Block, Comment, Document, Outline, Reading, Role
from ._templates import Masked, mask, may_hold_templates

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
    r"\ufeff?(?:"
    r"---[ \t]*\r?\n(?:[ \t]*#.*\n)*(?=---[ \t]*\r?$|[ \t]*[\w\"'.-][^:\r\n]*:(?:\s|$)|-\s)"
    r"(?:.*\n)*?(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*\r?\n(?:.*\n)*?\+\+\+"
    r")[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
"""Only at the very start, and of YAML only what looks so: a text may begin with a thematic break."""
_FORMATTING = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|data|del|dfn|em|font|i|ins|mark|q|s|small|span|strike|strong|sub|sup|time|u|wbr)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"</?br\b", re.IGNORECASE)
_IMAGE = re.compile(r"<img\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_CODE_TAG = re.compile(r"<(/?)(code|kbd|math|pre|samp|script|style|svg|textarea|tt|var)\b(?![^<>]*/>)", re.I)
"""What holds no prose."""
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_SPECIAL = re.compile(r"[\\`*~\[\]|$]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
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

    def __init__(self, masked: Masked, offset: _Offsets) -> None:
        self.blocks: list[Block] = []
        self.comments = masked.comments
        self._source = masked.text
        self._cover = masked.cover
        self._offset = offset
        self._builder = BlockBuilder(self._source, self._cover)
        self._roles: list[tuple[Role, int]] = [("paragraph", 0)]
        self._quotes = 0
        """How many quotations are open."""
        self._outline = Outline()
        self._silent = 0
        """How many elements are open from the outermost one that holds no prose."""
        self._images: list[BlockBuilder] = []
        """What is around the image being read; images may nest."""
        self._alts: list[Block] = []

        self._code_tag: tuple[str, int] | None = None
        """Name and offset of the inline tag that holds no prose and is open."""
        self._code_end = 0
        self._raw = 0
        """How many tags of blocks of HTML are open that hold no prose: Markdown in <pre> is none."""
        self._raw_closed = 0
        """How many of them the block being read closes."""
        self._html: list[tuple[int, int]] = []
        """The lines of the block of HTML that is being read, without the marks of what it stands in."""

    def start(self, name: str, data: Any, span: Range) -> None:
        """An element opens; the span reaches to where it will close."""
        if self._silent or name in _SILENT:
            self._silent += 1
            if self._silent == 1:
                self.close()
                self._html = []
        elif name == "Image" or _is_autolink(name, data):
            self._start_inline(name, *self._range(span))
        elif name in _ROLES:
            self.close()
            role: Role = "paragraph" if name == "BlockQuote" and data else _ROLES[name]  # an alert: > [!NOTE]
            self._roles.append((role, int(data["level"][1:]) if name == "Heading" else 0))
            self._quotes += role == "quote"
        elif name == "Paragraph":
            self.close()

    def _start_inline(self, name: str, start: int, end: int) -> None:
        """A link that is no words, or an image, whose text is a block of its own."""
        if not self._code_tag:
            self._builder.hole(start, end)
        if name == "Image" and not self._code_tag:
            self._images.append(self._builder)
            self._builder = BlockBuilder(self._source, self._cover)
        else:
            self._silent += 1

    def _range(self, span: Range) -> tuple[int, int]:
        return self._offset(span["start"]), self._offset(span["end"])

    def end(self, name: str) -> None:
        """The element that opened last closes."""
        if self._silent:
            self._silent -= 1
            if name == "HtmlBlock":
                self._read_html()
        elif name in _ROLES:
            self.close()
            role, _ = self._roles.pop()
            self._quotes -= role == "quote"
        elif name == "Paragraph":
            self.close()
        elif name == "Image":
            self._leave_code()
            alt = self._builder.build("alt", section=self._outline.path)
            if alt:
                self._alts.append(alt)
            self._builder = self._images.pop()

    def inline(self, kind: str, value: Any, span: Range) -> None:
        """Text, or what stands in its place."""
        if kind == "Html":
            self._html.append(self._range(span))
        if self._silent:
            return
        start, end = self._range(span)
        if kind == "InlineHtml":
            self._tag(value, start, end)
        elif self._code_tag:
            self._code_end = end
        elif kind == "Text" and self._source[start:end] == value:
            self._builder.verbatim(start, end)
        elif kind == "Text":
            self._builder.instead(value, start, end)
        elif kind in ("SoftBreak", "HardBreak"):
            self._builder.line_break(start, end)
        elif kind == "Code":
            self._builder.hole(start, end)

    def _tag(self, tag: str, start: int, end: int) -> None:
        """A tag within a line: formatting is passed over, <code> left out with what is in it."""
        code = _CODE_TAG.match(tag)
        if tag.startswith("<!--"):
            self._comment(start, end)
        elif self._code_tag:
            self._code_end = end
            if code and code[1] and code[2].lower() == self._code_tag[0]:
                self._leave_code()
        elif code and code[1]:
            self._raw_closed += 1
            self._builder.hole(start, end)
        elif code:
            self._code_tag, self._code_end = (code[2].lower(), start), end
        elif _BREAK.match(tag):
            self._builder.instead(" ", start, end)
        elif not _FORMATTING.match(tag):
            self._builder.hole(start, end)
            if _IMAGE.match(tag):
                self._alts += self._html_in([(start, end)])[0]

    def _leave_code(self) -> None:
        """Leave out the tag that is open, to where it or its block ends."""
        if self._code_tag:
            self._builder.hole(self._code_tag[1], self._code_end)
            self._code_tag = None

    def _read_html(self) -> None:
        """The prose of a block of HTML."""
        blocks, comments = self._html_in(self._html)
        self.comments += comments
        self.blocks += blocks if not self._raw else []
        for start, end in self._html:
            for tag in _CODE_TAG.finditer(self._source, start, end):
                self._raw = max(0, self._raw - 1) if tag[1] else self._raw + 1

    def _html_in(self, ranges: Sequence[tuple[int, int]]) -> tuple[list[Block], list[Comment]]:
        """What the HTML reader makes of a fragment; it is shown no more of the source than its ranges."""
        from .html import read_html_ranges

        if not ranges:
            return [], []
        base = ranges[0][0]
        window = self._source[base : ranges[-1][1]]
        if self._cover:
            window = window.replace(self._cover, HOLE)
        shifted = [(start - base, end - base) for start, end in ranges]
        blocks, comments = read_html_ranges(window, shifted, self._outline, self._role())
        for block in blocks:
            block.map = block.map.moved(base)
        return blocks, [Comment(item.start + base, item.end + base, item.text) for item in comments]

    def _role(self) -> Role:
        """The role of a paragraph that stands here."""
        role = self._roles[-1][0]
        return "quote" if role == "item" and self._quotes else role

    def _comment(self, start: int, end: int) -> None:
        for match in _COMMENT.finditer(self._source, start, end):
            self.comments.append(Comment(*match.span(), match[1]))

    def close(self) -> None:
        """Whatever was collected is a block, with the texts of its images behind it."""
        self._leave_code()
        role, level = self._role(), self._roles[-1][1]
        section = self._outline.leave(level) if level else self._outline.path
        block = self._builder.build(role, level, section)
        if block and not self._raw:
            self.blocks.append(block)
            if level:
                self._outline.enter(level, block.text)
        self.blocks += self._alts if not self._raw else []
        self._alts = []
        self._raw = max(0, self._raw - self._raw_closed)
        self._raw_closed = 0


def read_markdown(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read Markdown; code, HTML, URLs, templates and front matter are never prose."""
    mdx = path.lower().endswith(".mdx")
    front = _FRONT_MATTER.match(source)
    base = front.end() if front else 0
    masked = Masked(source, "", [])
    if may_hold_templates(source, mdx):
        masked = mask(source, [(0, base), *_code_ranges(source, base)], mdx)
    body = masked.text[base:]
    reader = _Reader(masked, _Offsets(body, base))
    for event, span in pyromark.events_with_range(body, options=_OPTIONS):
        kind, value = _parts(event)
        if kind == "Start":
            reader.start(*_parts(value), span)
        elif kind == "End":
            reader.end(_parts(value)[0])
        else:
            reader.inline(kind, value, span)
    comments = sorted(reader.comments)
    return Document(path, source, "markdown", reader.blocks, comments, reading=reading)


def escape_markdown(text: str) -> str:
    """Plain text as Markdown has to write it inside a line."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def unescape_markdown(written: str) -> str:
    """The plain text that a line of Markdown without mark-up reads as."""
    return _ESCAPE.sub(lambda match: match[1] or html.unescape(match[0]), written)


def _code_ranges(source: str, base: int) -> Iterator[tuple[int, int]]:
    """Source ranges of code, in order."""
    body = source[base:]
    offset = _Offsets(body, base)
    for event, span in pyromark.events_with_range(body, options=_OPTIONS):
        kind, value = _parts(event)
        if kind == "Code" or (kind == "Start" and _parts(value)[0] == "CodeBlock"):
            yield offset(span["start"]), offset(span["end"])


def _parts(value: Any) -> tuple[str, Any]:
    """Name and data of an event, written as "Rule" or as {"Text": "…"}."""
    if isinstance(value, str):
        return value, None
    name: str
    name, data = next(iter(value.items()))
    return name, data


def _is_autolink(name: str, data: Any) -> bool:
    return name == "Link" and data["link_type"] in ("Autolink", "Email")

"""Markdown (CommonMark, GFM, front matter, what sites put into it), read through pyromark's byte ranges."""

from __future__ import annotations

import html
import re
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyromark

from ._builder import HOLE, BlockBuilder
from ._model import AS_USUAL, Block, Comment, Document, Outline, Reading, Role, Segment, Segments, SourceMap
from ._templates import Masked, mask

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
_WIDE = re.compile(r"[\x80-\U0010ffff][\x80-\U0010ffff]*")
"""Characters outside ASCII; so written it is found twice as fast as with a plus sign."""
_WIDTHS = re.compile(r"([\x80-\u07ff]+)|([\u0800-\uffff]+)|[\U00010000-\U0010ffff]+")
"""Of them those that take two, three, four bytes in UTF-8."""
_SPECIAL = re.compile(r"[\\`*~\[\]|$]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
"""What has a meaning inside a line; "snake_case" and "a < b" have none."""


class _Offsets:
    """Byte offsets of UTF-8 to code-point offsets.

    The text is cut into stretches of characters that take equally many bytes. The one of ASCII that was last asked
    for is remembered: offsets are mostly asked for in order, and most text is ASCII.
    """

    def __init__(self, text: str, base: int) -> None:
        self._bytes, self._points, self._widths = array("I", (0,)), array("I", (base,)), array("B", (1,))
        """Of each stretch where it begins, in bytes and in code points, and the bytes of a character."""
        for run in () if text.isascii() else _WIDE.finditer(text):
            for match in _WIDTHS.finditer(text, *run.span()):
                self._add(match.start() + base, 1 + (match.lastindex or 3))
            self._add(run.end() + base, 1)
        self._low = self._high = self._shift = 0

    def _add(self, point: int, width: int) -> None:
        """A stretch begins."""
        self._bytes.append(self._bytes[-1] + (point - self._points[-1]) * self._widths[-1])
        self._points.append(point)
        self._widths.append(width)

    def range(self, span: Range) -> tuple[int, int]:
        """The range of code points that a range of bytes is."""
        start, end = span["start"], span["end"]
        if self._low <= start and end <= self._high:
            return start - self._shift, end - self._shift
        return self._point(start), self._point(end)

    def _point(self, byte: int) -> int:
        number = bisect_right(self._bytes, byte) - 1
        start, point, width = self._bytes[number], self._points[number], self._widths[number]
        if width == 1:
            self._low, self._shift = start, start - point
            self._high = self._bytes[number + 1] if number + 1 < len(self._bytes) else sys.maxsize
        return point + (byte - start) // width


class _Code:
    """Where the code is in a source; it is looked for no further than it is asked for."""

    def __init__(self, source: str, base: int) -> None:
        """What is in front of `base` is front matter, and as good as code."""
        self._found = _code_ranges(source, base)
        self._starts, self._ends = [0], [base]

    def touches(self, start: int, end: int) -> bool:
        """Whether there is code in a range."""
        if self._ends[-1] <= start:
            self._look(start)
        at = bisect_right(self._ends, start)
        return at < len(self._ends) and self._starts[at] < end

    def _look(self, offset: int) -> None:
        """Look for code up to the first that ends behind an offset."""
        for start, end in self._found:
            self._starts.append(start)
            self._ends.append(end)
            if end > offset:
                return


class _Reader:
    """Turns the stream of events into blocks."""

    def __init__(self, masked: Masked, offsets: _Offsets) -> None:
        self.blocks: list[Block] = []
        self.comments = masked.comments
        self._source = masked.text
        self._cover = masked.cover
        self._range = offsets.range
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
        self._segments = Segments()
        """Those of what is in HTML."""
        self._html: list[tuple[int, int]] = []
        """The lines of the block of HTML that is being read, without the marks of what it stands in."""

    def read(self, body: str) -> None:
        """Read everything."""
        starts = dict.fromkeys(_ROLES, self._start_role) | dict.fromkeys(_SILENT, self._start_silent)
        starts |= {"Paragraph": self._start_paragraph, "Image": self._start_image, "Link": self._start_link}
        ends = dict.fromkeys(_ROLES, self._end_role) | {"Paragraph": self._close, "Image": self._end_image}
        inline = {"Text": self._text, "Code": self._hole, "InlineHtml": self._tag}
        inline |= {"SoftBreak": self._line_break, "HardBreak": self._line_break}
        value: Any
        for event, span in _events(body):
            kind, value = (event, None) if isinstance(event, str) else event.popitem()
            if kind == "Start":
                name, data = (value, None) if isinstance(value, str) else value.popitem()
                if self._silent:
                    self._silent += 1
                elif name in starts:
                    starts[name](name, data, span)
            elif kind == "End":
                name = value if isinstance(value, str) else next(iter(value))
                if self._silent:
                    self._end_silent(name)
                elif name in ends:
                    ends[name]()
            elif self._silent:
                if kind == "Html":
                    self._html.append(self._range(span))
            elif self._code_tag and kind != "InlineHtml":
                self._code_end = self._range(span)[1]
            elif kind in inline:
                start, end = self._range(span)
                inline[kind](value, start, end)

    def _start_role(self, name: str, data: Any, _: Range) -> None:
        self._close()
        role: Role = "paragraph" if name == "BlockQuote" and data else _ROLES[name]  # an alert: > [!NOTE]
        self._roles.append((role, int(data["level"][1:]) if name == "Heading" else 0))
        self._quotes += role == "quote"

    def _end_role(self) -> None:
        self._close()
        role, _ = self._roles.pop()
        self._quotes -= role == "quote"

    def _start_paragraph(self, *_: Any) -> None:
        self._close()

    def _start_silent(self, *_: Any) -> None:
        self._silent = 1
        self._close()
        self._html = []

    def _end_silent(self, name: str) -> None:
        self._silent -= 1
        if name == "HtmlBlock":
            self._read_html()

    def _start_link(self, _: str, data: Any, span: Range) -> None:
        """A link that is no words is left out."""
        if data["link_type"] in ("Autolink", "Email"):
            if not self._code_tag:
                self._builder.hole(*self._range(span))
            self._silent = 1

    def _start_image(self, _name: str, _data: Any, span: Range) -> None:
        """The text of an image is a block of its own."""
        if self._code_tag:
            self._silent = 1
            return
        self._builder.hole(*self._range(span))
        self._images.append(self._builder)
        self._builder = BlockBuilder(self._source, self._cover)

    def _end_image(self) -> None:
        self._leave_code()
        alt = self._builder.build("alt", section=self._outline.path)
        if alt:
            self._alts.append(alt)
        self._builder = self._images.pop()

    def _text(self, text: str, start: int, end: int) -> None:
        self._builder.add(text, start, end)

    def _line_break(self, _: Any, start: int, end: int) -> None:
        self._builder.line_break(start, end)

    def _hole(self, _: str, start: int, end: int) -> None:
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
        here = SourceMap.of([Segment(0, len(window), base, len(window), True)])
        for block in blocks:
            block.map = block.map.through(here, self._segments)
        return blocks, [Comment(item.start + base, item.end + base, item.text) for item in comments]

    def _role(self) -> Role:
        """The role of a paragraph that stands here."""
        role = self._roles[-1][0]
        return "quote" if role == "item" and self._quotes else role

    def _comment(self, start: int, end: int) -> None:
        for match in _COMMENT.finditer(self._source, start, end):
            self.comments.append(Comment(*match.span(), match[1]))

    def _close(self) -> None:
        """Whatever was collected is a block, with the texts of its images behind it."""
        if self._code_tag:
            self._leave_code()
        level = self._roles[-1][1]
        if self._builder.is_empty and not level:
            return
        section = self._outline.leave(level) if level else self._outline.path
        block = self._builder.build(self._role(), level, section)
        if block and not self._raw:
            self.blocks.append(block)
            if level:
                self._outline.enter(level, block.text)
        self.blocks += self._alts if not self._raw else []
        self._alts = []
        self._raw = max(0, self._raw - self._raw_closed)
        self._raw_closed = 0


def read_markdown(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read Markdown; code, tags, addresses, templates and front matter are no prose."""
    mdx = path.lower().endswith(".mdx")
    front = _FRONT_MATTER.match(source)
    base = front.end() if front else 0
    masked = mask(source, _Code(source, base).touches, mdx)
    body = masked.text[base:]
    reader = _Reader(masked, _Offsets(body, base))
    reader.read(body)
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
    written, byte, point = body.encode(), 0, base
    for event, span in _events(body):
        if "Code" in event or ("Start" in event and "CodeBlock" in event["Start"]):
            start = point + len(written[byte : span["start"]].decode())
            byte = span["end"]
            point = start + len(written[span["start"] : byte].decode())
            yield start, point


def _events(body: str) -> Iterator[tuple[Any, Range]]:
    """Each event is a name, "Rule", or a name and what there is to say of it, {"Text": "…"}."""
    return pyromark.events_with_range(body, options=_OPTIONS)

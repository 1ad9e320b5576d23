"""Markdown (CommonMark, GFM, front matter, what sites put into it), read through pyromark's byte ranges."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import pyromark

from .._later import pattern
from ._builder import HOLE
from ._model import AS_USUAL, Block, Comment, Document, Outline, Reading, Role, Segment, Segments, SourceMap
from ._pieces import Offsets, Pieces
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
_BREAKS = ("SoftBreak", "HardBreak")
_FRONT_MATTER = pattern(
    r"\ufeff?(?:"
    r"---[ \t]*\r?\n(?:[ \t]*#.*\n)*(?=---[ \t]*\r?$|[ \t]*[\w\"'.-][^:\r\n]*:(?:\s|$)|-\s)"
    r"(?:.*\n)*?(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*\r?\n(?:.*\n)*?\+\+\+"
    r")[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
"""Only at the very start, and of YAML only what looks so: a text may begin with a thematic break."""
_FORMATTING = pattern(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|data|del|dfn|em|font|i|ins|mark|q|s|small|span|strike|strong|sub|sup|time|u|wbr)\b",
    re.IGNORECASE,
)
_BREAK = pattern(r"</?br\b", re.IGNORECASE)
_IMAGE = pattern(r"<img\b", re.IGNORECASE)
_COMMENT = pattern(r"<!--(.*?)-->", re.DOTALL)
_COMMENT_ALONE = pattern(r"[ \t\r\n]*(<!--(?!-?>)((?:[^-<]|-(?!-)|<(?!\?))*+)-->)[ \t\r\n]*")
"""What most blocks of HTML are; "<?" may hide the end of a comment, so that is for the reader of HTML to tell."""
_CODE_TAG = pattern(r"<(/?)(code|kbd|math|pre|samp|script|style|svg|textarea|tt|var)\b(?![^<>]*/>)", re.I)
"""What holds no prose."""
_ESCAPE = pattern(r"\\([!-/:-@\[-`{-~])|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
_SPECIAL = pattern(r"[\\`*~\[\]|$]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
"""What has a meaning inside a line; "snake_case" and "a < b" have none."""


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

    def __init__(self, masked: Masked, base: int) -> None:
        """What is in front of `base` is not read."""
        body = masked.text[base:]
        self.blocks: list[Block] = []
        self.comments = masked.comments
        self._source = masked.text
        self._cover = masked.cover
        self._events = _events(body)
        self._offsets = Offsets(body, base)
        self._pieces = Pieces(self._source, self._cover, self._offsets)
        self._roles: list[tuple[Role, int]] = [("paragraph", 0)]
        self._quotes = 0
        """How many quotations are open."""
        self._outline = Outline()
        self._images: list[int] = []
        """Numbers of the first pieces of the images being read, which may nest."""
        self._alts: list[Block] = []
        self._code_tag: tuple[str, int, int] | None = None
        """Name, offset and number of the first piece of the inline tag that holds no prose and is open."""
        self._code_end = 0
        """Where the last event in it ends that is no piece."""
        self._raw = 0
        """How many tags of blocks of HTML are open that hold no prose: Markdown in <pre> is none."""
        self._raw_closed = 0
        """How many of them the block being read closes."""
        self._segments = Segments()
        """Those of what is in HTML."""

    def read(self) -> None:
        """Read everything; text, code and formatting, of which there is most, without a call for each."""
        starts: dict[str, Callable[[str, Any, Range], None]] = dict.fromkeys(_ROLES, self._start_role)
        starts |= {"Paragraph": self._start_paragraph, "Image": self._start_image, "Link": self._start_link}
        starts |= {"CodeBlock": self._start_code, "HtmlBlock": self._start_html}
        ends = dict.fromkeys(_ROLES, self._end_role) | {"Paragraph": self._close, "Image": self._end_image}
        pieces = self._pieces
        add_text, add_start, add_end = pieces.texts.append, pieces.starts.append, pieces.ends.append
        for event, span in self._events:
            if "Text" in event:
                text = event["Text"]
            elif "Start" in event:
                name, data = event["Start"], None
                if isinstance(name, dict):
                    name, data = name.popitem()
                if name in starts:
                    starts[name](name, data, span)
                continue
            elif "End" in event:
                name = event["End"]
                if isinstance(name, dict):
                    name, _ = name.popitem()
                if name in ends:
                    ends[name]()
                continue
            elif "Code" in event:
                text = HOLE
            elif event in _BREAKS:
                text = " "
            else:
                if "InlineHtml" in event:
                    self._tag(event["InlineHtml"], span["start"], span["end"])
                else:
                    self._code_end = span["end"]
                continue
            add_text(text)
            add_start(span["start"])
            add_end(span["end"])

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

    def _start_code(self, *_: Any) -> None:
        self._close()
        self._pass()

    def _start_html(self, *_: Any) -> None:
        self._close()
        self._read_html([self._range(span) for event, span in self._inside() if "Html" in event])

    def _inside(self) -> Iterator[tuple[Any, Range]]:
        """The events up to the end of the element that has begun."""
        depth = 1
        for event, span in self._events:
            depth += ("Start" in event) - ("End" in event)
            if not depth:
                return
            yield event, span

    def _pass(self) -> None:
        """Leave out the element that has begun."""
        deque(self._inside(), 0)

    def _start_link(self, _: str, data: Any, span: Range) -> None:
        """A link that is no words is left out."""
        if data["link_type"] in ("Autolink", "Email"):
            if not self._code_tag:
                self._pieces.add(HOLE, span["start"], span["end"])
            self._pass()

    def _start_image(self, _name: str, _data: Any, span: Range) -> None:
        """The text of an image is a block of its own."""
        if self._code_tag:
            self._pass()
            return
        self._pieces.add(HOLE, span["start"], span["end"])
        self._images.append(len(self._pieces.texts))

    def _end_image(self) -> None:
        self._leave_code()
        alt = self._pieces.block_within(self._images.pop(), "alt", section=self._outline.path)
        if alt:
            self._alts.append(alt)

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
            self._pieces.add(HOLE, start, end)
        elif code:
            self._code_tag, self._code_end = (code[2].lower(), start, len(self._pieces.texts)), end
        elif _BREAK.match(tag):
            self._pieces.add(" ", start, end)
        elif not _FORMATTING.match(tag):
            self._pieces.add(HOLE, start, end)
            if _IMAGE.match(tag):
                self._alts += self._html_in([(self._offsets[start], self._offsets[end])])[0]

    def _leave_code(self) -> None:
        """Leave out the tag that is open, to where it or its block ends."""
        if self._code_tag:
            _, start, first = self._code_tag
            end = max(self._code_end, self._pieces.cut(first))
            self._pieces.add(HOLE, start, end)
            self._code_tag = None

    def _read_html(self, lines: Sequence[tuple[int, int]]) -> None:
        """The prose of a block of HTML; its lines are without the marks of what it stands in."""
        blocks, comments = self._html_in(lines)
        self.comments += comments
        self.blocks += blocks if not self._raw else []
        for start, end in lines:
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
        alone = _COMMENT_ALONE.fullmatch(window)
        if alone:
            return [], [Comment(base + alone.start(1), base + alone.end(1), alone[2])]
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
        for match in _COMMENT.finditer(self._source, self._offsets[start], self._offsets[end]):
            self.comments.append(Comment(*match.span(), match[1]))

    def _close(self) -> None:
        """Whatever was collected is a block, with the texts of its images behind it."""
        if self._code_tag:
            self._leave_code()
        level = self._roles[-1][1]
        if not self._pieces.texts and not level:
            return
        section = self._outline.leave(level) if level else self._outline.path
        block = self._pieces.block(self._role(), level, section)
        if block and not self._raw:
            self.blocks.append(block)
            if level:
                self._outline.enter(level, block.text)
        if self._alts or self._raw:
            self.blocks += self._alts if not self._raw else []
            self._alts = []
            self._raw = max(0, self._raw - self._raw_closed)
        self._raw_closed = 0

    def _range(self, span: Range) -> tuple[int, int]:
        """The range of code points that a range of bytes is."""
        return self._offsets[span["start"]], self._offsets[span["end"]]


def read_markdown(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read Markdown; code, tags, addresses, templates and front matter are no prose."""
    mdx = path.lower().endswith(".mdx")
    front = _FRONT_MATTER.match(source)
    base = front.end() if front else 0
    reader = _Reader(mask(source, _Code(source, base).touches, mdx), base)
    reader.read()
    return Document(path, source, "markdown", reader.blocks, sorted(reader.comments), reading=reading)


def escape_markdown(text: str) -> str:
    """Plain text as Markdown has to write it inside a line."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def unescape_markdown(written: str) -> str:
    """The plain text that a line of Markdown without mark-up reads as."""
    import html

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

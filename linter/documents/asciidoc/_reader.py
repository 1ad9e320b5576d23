"""The blocks of AsciiDoc."""

from __future__ import annotations

from ..._later import pattern
from .._inline import InlineProse
from .._lines import Line, Lines
from .._model import AS_USUAL, Comment, Document, Reading, Role
from ._inline import MARKS, cuts

_HEADING = pattern(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_UNDERLINE = pattern(r"([=\-~^+])\1+")
_UNDERLINES = "=-~^+"
"""Signs below a heading, from the first level on."""
_SLACK = 1
"""An underline is as long as its heading, or that much longer or shorter."""
_CODE = pattern(r"-{4,}|\.{4,}|\+{4,}|```.*|,===|:===|!===")
_COMMENT_BLOCK = pattern(r"/{4,}")
_CONTAINER = pattern(r"={4,}|\*{4,}|_{4,}|--")
_TABLE = "|==="
_CELL = pattern(r"(?:(?<!\S)(?:(?:\d+(?:\.\d+)?|\.\d+)[*+])?[<^>]?(?:\.[<^>])?([adehlms])?)?(?<!\\)\|")
_NO_WORDS = frozenset("alm")
"""Styles of cells that hold blocks, or code."""
_ATTRIBUTES = pattern(r"\[(?:\[[^\[\]]*\]|[^\[\]]*|\[[^\]]*\][^\[\]]*)\]")
_STYLE = pattern(r"\[([\w-]*)(?=[\],#.%])")
_PROSE_STYLES = frozenset(
    """
    note tip important warning caution quote verse abstract example sidebar lead discrete float preface appendix
    glossary bibliography horizontal qanda partintro colophon dedication loweralpha upperalpha lowerroman
    upperroman arabic circle square disc normal open
    """.split()
)
_ENTRY = pattern(r":!?[\w-][^:\r\n]*:(?:[ \t]|$)")
_MACRO = pattern(r"(image|\w[\w-]*)::[^\s\[]*\[([^,\]]*)[^\]]*\]")
_TITLE = pattern(r"\.(?=[^\s.])")
_ITEM = pattern(r"(?:\*{1,6}|-|\.{1,6}|\d{1,4}\.|[A-Za-z]\.|<(?:\d+|\.)>)[ \t]+(?:\[[ x*]\][ \t]+)?(?=\S)")
_TERM = pattern(r"(?P<term>[^\s:|][^\r\n]*?)(?::{2,4}|;;)(?:[ \t]+|$)")
_ADMONITION = pattern(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_BREAK = pattern(r"'''|<<<|\+|---|\* \* \*|- - -")


def read_asciidoc(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read AsciiDoc; what blocks, macros and styles that we do not know hold is no prose."""
    reader = _Reader(source)
    reader.read()
    return Document(path, source, "asciidoc", reader.prose.blocks, reader.comments, reading=reading)


class _Reader:
    """Goes from block to block; each says at which line the next one begins."""

    def __init__(self, source: str) -> None:
        self.prose = InlineProse(source, MARKS, cuts)
        self.comments: list[Comment] = []
        self._source = source
        self._lines = Lines(source)
        self._opened: list[str] = []
        """Delimiters of the blocks that are open."""
        self._quoted = 0
        """How many of them are quotations."""
        self._style = ""
        """Of the block to come."""

    def read(self) -> None:
        """Read all of it."""
        at = 0
        while at < len(self._lines):
            line = self._lines[at]
            at = at + 1 if line.is_blank else self._block(at, line, self._text(line))

    def _text(self, line: Line) -> str:
        return self._source[line.start : line.end]

    def _block(self, at: int, line: Line, text: str) -> int:
        if text.startswith("//") and not text.startswith("///"):
            self._comment(line.start, line.end, 2)
            return at + 1
        if _ENTRY.match(text) or _BREAK.fullmatch(text):
            return self._behind_entry(at)
        if _ATTRIBUTES.fullmatch(text):
            named = _STYLE.match(text)
            self._style = named[1].lower() if named else self._style
            return at + 1
        title = _TITLE.match(text)
        if title and not line.indent:
            self.prose.add(line.start + 1, line.end, "caption")
            return at + 1
        style, self._style = self._style, ""
        is_code = style != "" and style not in _PROSE_STYLES
        if _COMMENT_BLOCK.fullmatch(text) or _CODE.fullmatch(text):
            return self._behind_delimited(at, text)
        if text == _TABLE:
            return self._behind_delimited(at, text) if is_code else self._table(at)
        if _CONTAINER.fullmatch(text):
            return self._behind_delimited(at, text) if is_code else self._container(at, text)
        if is_code:
            return self._next_blank(at)
        return self._words(at, line, text, "quote" if style in ("quote", "verse") or self._quoted else "paragraph")

    def _words(self, at: int, line: Line, text: str, role: Role) -> int:
        heading = _HEADING.match(text)
        if heading and not line.indent:
            return self._heading(at, line.start + heading.end(), line.end, len(heading[1]), None)
        below = self._lines[at + 1]
        rule = _UNDERLINE.fullmatch(self._source, below.start, below.end)
        if rule and not line.indent and abs(len(rule[0]) - len(text)) <= _SLACK:
            return self._heading(at + 1, line.start, line.end, _UNDERLINES.index(rule[1]) + 1, below)
        macro = _MACRO.fullmatch(text)
        if macro:
            if macro[1] == "image":
                self.prose.add(line.start + macro.start(2), line.start + macro.end(2), "alt")
            return at + 1
        item = _ITEM.match(text)
        if item:
            return self._paragraph(at, line.start + item.end(), "quote" if role == "quote" else "item")
        term = _TERM.match(text)
        if term:
            self.prose.add(line.start, line.start + term.end("term"), "item")
            behind = line.start + term.end()
            return self._paragraph(at, behind, "item") if behind < line.end else at + 1
        if line.indent:
            return self._paragraph(at, line.start, "item") if self._is_below_term(at) else self._next_blank(at)
        admonition = _ADMONITION.match(text)
        return self._paragraph(at, line.start + (admonition.end() if admonition else 0), role)

    def _is_below_term(self, at: int) -> bool:
        """Whether the line above ends a term, so that an indented one is its description."""
        return at > 0 and _TERM.fullmatch(self._text(self._lines[at - 1])) is not None

    def _heading(self, at: int, start: int, end: int, level: int, rule: Line | None) -> int:
        """Read a heading that ends with line `at`; below that of the document stand its authors and attributes."""
        is_first = not self.prose.blocks
        self.prose.add(start, end, "heading", level, [(rule.start, rule.end)] if rule else ())
        return self._behind_header(at + 1) if level == 1 and is_first else at + 1

    def _behind_header(self, at: int) -> int:
        while not self._lines[at].is_blank:
            text = self._text(self._lines[at])
            if text.startswith("//"):
                self._comment(self._lines[at].start, self._lines[at].end, 2)
            at += 1
        return at

    def _behind_entry(self, at: int) -> int:
        while self._text(self._lines[at]).endswith("\\"):
            at += 1
        return at + 1

    def _paragraph(self, at: int, start: int, role: Role) -> int:
        """Read the lines down to the next that is blank, or that begins something else."""
        end, at = self._lines[at].end, at + 1
        line = self._lines[at]
        while not line.is_blank:
            text = self._text(line)
            if text.startswith("//") and not text.startswith("///"):
                self._comment(line.start, line.end, 2)
            elif self._ends_paragraph(text, role):
                break
            else:
                end = line.end
            at += 1
            line = self._lines[at]
        self.prose.add(start, end, role)
        return at

    def _ends_paragraph(self, text: str, role: Role) -> bool:
        if role == "item" and (_ITEM.match(text) or _TERM.match(text)):
            return True
        ends = text == "+" or text == _TABLE or _ATTRIBUTES.fullmatch(text) or _CODE.fullmatch(text)
        return bool(ends or _CONTAINER.fullmatch(text) or _COMMENT_BLOCK.fullmatch(text))

    def _comment(self, start: int, end: int, width: int) -> None:
        self.comments.append(Comment(start, end, self._source[start + width : end]))

    def _behind_delimited(self, at: int, delimiter: str) -> int:
        """The line behind a block that is no prose; one that is never closed reaches to the end."""
        delimiter = "```" if delimiter.startswith("```") else delimiter
        close = at + 1
        while close < len(self._lines) and self._text(self._lines[close]) != delimiter:
            close += 1
        return close + 1

    def _container(self, at: int, delimiter: str) -> int:
        is_quote = delimiter.startswith("_")
        if self._opened and self._opened[-1] == delimiter:
            self._opened.pop()
            self._quoted -= is_quote
        else:
            self._opened.append(delimiter)
            self._quoted += is_quote
        return at + 1

    def _table(self, at: int) -> int:
        behind = self._behind_delimited(at, _TABLE)
        start, end = self._lines[at].end, self._lines[behind - 1].start
        words: int | None = None
        for bar in _CELL.finditer(self._source, start, end):
            if words is not None:
                self._say_cell(words, bar.start())
            words = None if bar[1] and bar[1] in _NO_WORDS else bar.end()
        if words is not None:
            self._say_cell(words, end)
        return behind

    def _say_cell(self, start: int, end: int) -> None:
        written = self._source[start:end]
        self.prose.add(start + len(written) - len(written.lstrip()), start + len(written.rstrip()), "cell")

    def _next_blank(self, at: int) -> int:
        while not self._lines[at].is_blank:
            at += 1
        return at

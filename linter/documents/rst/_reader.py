"""The blocks of reStructuredText."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..._later import pattern
from .._inline import InlineProse
from .._lines import Line, Lines
from .._model import AS_USUAL, Comment, Document, Reading, Role
from ._inline import MARKS, cuts
from ._names import FIELDS, PICTURES, PROSE, QUOTED, TITLED, describes

_ADORNMENT = pattern(r"([!-/:-@\[-`{-~])\1*+")
_BULLET = pattern(r"[-+*•‣⁃](?:[ \t]+|$)")
_NUMBER = pattern(r"\(?(?:\d{1,4}|[A-Za-z]|[ivxlcdm]{1,6}|[IVXLCDM]{1,6}|#)[.)](?:[ \t]+|$)")
_FIELD = pattern(r":((?:[^:`\\]|\\.|:(?![ \t]|$|`))++):(?:[ \t]+|$)")
_OPTION = pattern(
    r"(?:--?\w[\w-]*|/\w)(?:[ =]<?[\w-]+>?)?(?:, (?:--?\w[\w-]*|/\w)(?:[ =]<?[\w-]+>?)?)*(?:[ \t]{2,}|$)"
)
_EXPLICIT = pattern(r"\.\.(?:[ \t]+|$)|__[ \t]")
_DIRECTIVE = pattern(r"([\w+.:-]*\w)[ \t]?::(?:[ \t]+|$)")
_NOTE = pattern(r"\[[^\[\]\s]+\](?:[ \t]+|$)")
_TARGET = pattern(r"_[^\s:]|\|[^|\s]")
_GRID = pattern(r"\+-[-+]+\+$")
_SIMPLE = pattern(r"=+(?:[ \t]+=+)+$")
_ROLES: dict[str, Role] = {"figure": "caption", "list-table": "cell", **dict.fromkeys(QUOTED, "quote")}
"""What the content of a directive is, if it is no common prose."""
_LEAST_ADORNMENT = 4
"""A shorter line of signs underlines only what is no longer than itself."""
_DEEPEST_HEADING = 6
_DEEPEST = 100
"""Lists and directives inside one another; deeper ones are read as if they were no deeper."""


class _Context(NamedTuple):
    """What the lines from an indentation on stand in."""

    indent: int
    """In columns."""
    role: Role
    is_prose: bool = True


def read_rst(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read reStructuredText; unknown directives, roles and fields hold no prose, nor do tables that are drawn."""
    reader = _Reader(source)
    reader.read()
    return Document(path, source, "rst", reader.prose.blocks, reader.comments, reading=reading)


class _Reader:
    """Goes from element to element of the body; each says at which line the next one begins."""

    def __init__(self, source: str) -> None:
        self.prose = InlineProse(source, MARKS, cuts)
        self.comments: list[Comment] = []
        self._source = source
        self._lines = Lines(source)
        self._styles: list[tuple[str, bool]] = []
        """The sign of each level of headings, and whether it stands above them too."""
        self._contexts = [_Context(0, "paragraph")]
        self._announced: int | None = None
        """Indentation of the paragraph just read, if it ends with :: and a literal block follows."""
        self._table_end = 0
        """A line in front of which no simple table that is open ends."""

    def read(self) -> None:
        """Read all of it."""
        at = 0
        while at < len(self._lines):
            line = self._lines[at]
            at = at + 1 if line.is_blank else self._element(at, line)

    def _element(self, at: int, line: Line) -> int:
        contexts = self._contexts
        while contexts[-1].indent > line.indent:
            contexts.pop()
        announced, self._announced = self._announced, None
        if announced is not None and line.indent > announced:
            self._enter(announced + 1, "paragraph", is_prose=False)
        elif announced is not None and _ADORNMENT.match(self._source, line.start):
            return self._behind_quoted(at, self._source[line.start])
        if not contexts[-1].is_prose:
            return at + 1
        if line.indent > contexts[-1].indent:
            self._enter(line.indent, "quote")
        start = self._behind_markers(at, line)
        return self._body(at, start, line.end) if start < line.end else at + 1

    def _enter(self, indent: int, role: Role, is_prose: bool = True) -> None:
        if len(self._contexts) < _DEEPEST or not is_prose:
            self._contexts.append(_Context(indent, role, is_prose))

    def _behind_markers(self, at: int, line: Line) -> int:
        """Where the text begins behind the markers of list items, each of which is entered."""
        start, column = line.start, line.indent
        while len(self._contexts) < _DEEPEST:
            marker = _BULLET.match(self._source, start, line.end) or self._number(at, start, column, line.end)
            if not marker:
                break
            start = marker.end()
            column += len(marker[0])
            role = self._contexts[-1].role
            self._enter(column, "item" if role == "paragraph" else role)
        return start

    def _number(self, at: int, start: int, column: int, end: int) -> re.Match[str] | None:
        """The number of an item: "A. Smith" in a paragraph is none, for the next line is not indented."""
        number = _NUMBER.match(self._source, start, end)
        below = self._lines[at + 1]
        if not number or below.is_blank or below.indent >= column + len(number[0]):
            return number
        return number if _NUMBER.match(self._source, below.start, below.end) else None

    def _body(self, at: int, start: int, end: int) -> int:
        text = self._source[start:end]
        if len(self._contexts) == 1:
            behind = self._heading(at)
            if behind:
                return behind
        if _EXPLICIT.match(text):
            return self._explicit(at, start, end)
        if _ADORNMENT.fullmatch(text) and len(text) >= _LEAST_ADORNMENT:
            return at + 1
        if _SIMPLE.match(text):
            return self._behind_table(at)
        if _GRID.match(text) or text.startswith(">>> "):
            return self._next_blank(at)
        if text.startswith("| "):
            self.prose.add(start + 2, end, self._contexts[-1].role)
            return at + 1
        field = _FIELD.match(self._source, start, end)
        if field:
            return self._open(at, field.end(), "paragraph", is_prose=FIELDS.fullmatch(field[1]) is not None)
        option = _OPTION.match(self._source, start, end)
        if option:
            return self._open(at, option.end(), "item")
        return self._paragraph(at, start)

    def _heading(self, at: int) -> int | None:
        """Read a heading; None if there is none."""
        line, below = self._lines[at], self._lines[at + 1]
        rule, overline = below, self._signs(line)
        if overline and not below.is_blank:
            title, rule = below, self._lines[at + 2]
        else:
            title, overline = line, ""
        sign = self._signs(rule)
        enough = min(_LEAST_ADORNMENT, title.end - title.start)
        if not sign or rule.indent or rule.end - rule.start < enough or (overline and sign != overline):
            return None
        self._say_heading(title, (sign, bool(overline)), (line, rule) if overline else (rule,))
        return at + (3 if overline else 2)

    def _signs(self, line: Line) -> str:
        """The sign that a line consists of; empty if it is no such line."""
        signs = _ADORNMENT.fullmatch(self._source, line.start, line.end)
        return signs[1] if signs else ""

    def _say_heading(self, title: Line, style: tuple[str, bool], rules: Sequence[Line]) -> None:
        if style not in self._styles:
            self._styles.append(style)
        level = min(self._styles.index(style) + 1, _DEEPEST_HEADING)
        signs = [(rule.start, rule.end) for rule in rules]
        self.prose.add(title.start, title.end, "heading", level, signs)

    def _paragraph(self, at: int, start: int) -> int:
        """Read the lines down to the next blank one; a line alone with an indented one below is a term."""
        _, role, _ = context = self._contexts[-1]
        end, at = self._lines[at].end, at + 1
        line, lines = self._lines[at], 1
        while not line.is_blank and line.indent == context.indent:
            end, at, lines = line.end, at + 1, lines + 1
            line = self._lines[at]
        text = self._source[start:end]
        if text.endswith("::"):
            self._announced = context.indent
            said = text[:-2].rstrip()
            self.prose.add(start, start + len(said) + (len(said) == len(text) - 2), role)
        elif lines == 1 and not line.is_blank and line.indent > context.indent:
            self.prose.add(start, start + len(text.partition(" : ")[0]), "item")
            self._enter(line.indent, "item")
        else:
            self.prose.add(start, end, role)
        return at

    def _open(self, at: int, start: int, role: Role, is_prose: bool = True) -> int:
        """Read what hangs from a line of which source[start:] is a part."""
        self._enter(self._hanging(at + 1), role, is_prose)
        return self._paragraph(at, start) if is_prose and start < self._lines[at].end else at + 1

    def _hanging(self, at: int) -> int:
        """The indentation of what hangs from the current context, from line `at` on."""
        base = self._contexts[-1].indent
        while at < len(self._lines) and self._lines[at].is_blank:
            at += 1
        return max(base + 1, self._lines[at].indent)

    def _explicit(self, at: int, start: int, end: int) -> int:
        """Read what begins with two full stops: a footnote, a directive, a target, a comment."""
        mark = _EXPLICIT.match(self._source, start, end)
        behind = mark.end() if mark else end
        note = _NOTE.match(self._source, behind, end)
        if note:
            return self._open(at, note.end(), "footnote")
        directive = _DIRECTIVE.match(self._source, behind, end)
        if directive:
            return self._directive(at, directive, end)
        if self._source.startswith("_", start) or _TARGET.match(self._source, behind, end):
            return self._open(at, end, "paragraph", is_prose=False)
        return self._comment(at, start, behind)

    def _comment(self, at: int, start: int, behind: int) -> int:
        base = self._contexts[-1].indent
        end, at = self._lines[at].end, at + 1
        if behind == end and self._lines[at].is_blank:
            return at
        while at < len(self._lines) and (self._lines[at].is_blank or self._lines[at].indent > base):
            end = self._lines[at].end if not self._lines[at].is_blank else end
            at += 1
        self.comments.append(Comment(start, end, self._source[behind:end]))
        return at

    def _directive(self, at: int, directive: re.Match[str], end: int) -> int:
        name, start = directive[1].lower(), directive.end()
        if name in PROSE and start < end:
            return self._open(at, start, "quote" if name in QUOTED else "paragraph")
        is_code = describes(name)
        if not (is_code or name in PROSE or name in TITLED or name in PICTURES):
            return self._open(at, end, "paragraph", is_prose=False)
        if name in TITLED:
            self.prose.add(start, end, "caption")
        below = self._behind_options(at + 1, name in PICTURES, is_code)
        role: Role = _ROLES.get(name, "paragraph")
        self._enter(self._hanging(below), role)
        return below

    def _behind_options(self, at: int, has_alt: bool, has_signatures: bool) -> int:
        """The line behind the options of a directive, and behind more lines of its argument."""
        base = self._contexts[-1].indent
        line = self._lines[at]
        while not line.is_blank and line.indent > base:
            option = _FIELD.match(self._source, line.start, line.end)
            if not (option or has_signatures):
                break
            at += 1
            below = self._lines[at]
            while option and not below.is_blank and below.indent > line.indent:
                line, at = line._replace(end=below.end), at + 1
                below = self._lines[at]
            if option and has_alt and option[1] == "alt":
                self.prose.add(option.end(), line.end, "alt")
            line = below
        return at

    def _next_blank(self, at: int) -> int:
        while not self._lines[at].is_blank:
            at += 1
        return at

    def _behind_quoted(self, at: int, sign: str) -> int:
        """The line behind a literal block that is not indented: each of its lines begins with the same sign."""
        while not self._lines[at].is_blank and self._source[self._lines[at].start] == sign:
            at += 1
        return at

    def _behind_table(self, at: int) -> int:
        """The line behind a simple table; its last line of signs is one with a blank line below."""
        end = max(self._table_end, at + 1)
        while end < len(self._lines):
            line = self._lines[end]
            if _SIMPLE.match(self._source, line.start, line.end) and self._lines[end + 1].is_blank:
                break
            end += 1
        self._table_end = end
        return end + 1 if end < len(self._lines) else self._next_blank(at)

"""LaTeX, read in one pass over its commands, groups and environments."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from ..._later import pattern
from .._builder import HOLE, BlockBuilder
from .._model import AS_USUAL, Block, Comment, Document, Outline, Reading, Role
from ._names import ACCENTS, BLOCKS, ENVIRONMENTS, GONE, HEADINGS, KEPT, SYMBOLS

_TOKEN = pattern(
    r"\\(?P<command>[A-Za-z@]+)\*?"
    r"|\\(?P<sign>\r\n|.|\n)"
    r"|%(?P<comment>[^\r\n]*)(?:(?:\r\n?|\n)[ \t]*)?"
    r"|(?P<math>\$\$(?:[^$\\]|\\.|\$(?!\$))*+\$\$|\$(?:[^$\\\r\n]|\\.|(?:\r\n?|\n)(?![ \t]*[\r\n]))*+\$)"
    r"|(?P<quote>``|''|`)|(?P<space>~|[ \t]*(?:\r\n?|\n)\s*)|(?P<mark>[{}&$])",
    re.DOTALL,
)
_BRACES = pattern(r"\\.|%[^\r\n]*|[{}]", re.DOTALL)
_BRACKETS = pattern(r"\[(?:[^\[\]{}\\]|\\.|\{[^{}]*+\})*+\]", re.DOTALL)
_SWALLOWED = pattern(r"[ \t]*")
_SPACE = pattern(r"[ \t]*(?:(?:\r\n?|\n)[ \t]*)?")
_NAME = pattern(r"\s*\{([\w@ -]+)\*?\}")
_BLANK_LINE = pattern(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)")
_VERB = pattern(r"([^\sA-Za-z*])[^\r\n]*?\1")
_LETTER = pattern(r"[ \t]*(?:\{(\\?[A-Za-z])\}|(\\[ij](?![A-Za-z])|[A-Za-z]))")
_DEFINITION = pattern(r"\\?[^{}\r\n]*")
_PLAIN_SIGNS = "%&$#_{}"
_SPACES = " ,;:!\t\r\n"
_SPECIAL = {ord(sign): f"\\{sign}" for sign in _PLAIN_SIGNS} | {
    ord("\\"): r"\textbackslash{}",
    ord("~"): r"\textasciitilde{}",
    ord("^"): r"\textasciicircum{}",
}
_WRITTEN = pattern(r"\\([%&$#_{}])|\\text(backslash|asciitilde|asciicircum)\{\}")
_QUOTES = {"``": "“", "''": "”", "`": "‘"}
_DEEPEST_HEADING = 6
_DEEPEST = 20
"""Footnotes and captions inside one another; deeper ones are passed over."""


def escape_latex(text: str) -> str:
    """Plain text as LaTeX has to write it."""
    return text.translate(_SPECIAL)


def unescape_latex(written: str) -> str:
    """The plain text that a stretch of LaTeX without commands reads as."""
    return _WRITTEN.sub(lambda match: match[1] or SYMBOLS[f"text{match[2]}"], written)


def read_latex(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read LaTeX; commands and environments that we do not know, mathematics and the preamble hold no prose."""
    reader = _Reader(source)
    reader.read()
    return Document(path, source, "latex", reader.blocks, reader.comments, reading=reading)


class _Flow:
    """The prose of one block; space counts only between words."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._builder = BlockBuilder(source)
        self._space: tuple[int, int] | None = None
        self._is_empty = True
        self.notes: list[Block] = []
        """Blocks that stand in the middle of this one."""

    def verbatim(self, start: int, end: int) -> None:
        """Add source[start:end] as it stands."""
        text = self._source[start:end]
        first, last = start + len(text) - len(text.lstrip(" \t")), start + len(text.rstrip(" \t"))
        if start < first:
            self.space(start, first)
        if first < last:
            self._open()
            self._builder.verbatim(first, last)
            if last < end:
                self.space(last, end)

    def instead(self, prose: str, start: int, end: int) -> None:
        """Add prose that is written otherwise."""
        self._open()
        self._builder.instead(prose, start, end)

    def space(self, start: int, end: int) -> None:
        """Add space, of which one is as good as many."""
        self._space = self._space or (start, end)

    def build(self, role: Role, level: int, section: tuple[str, ...]) -> list[Block]:
        """The block, if it has words, and those in the middle of it."""
        self._space, self._is_empty = None, True
        block = self._builder.build(role, level, section)
        blocks, self.notes = [*([block] if block else []), *self.notes], []
        return blocks

    def _open(self) -> None:
        if self._space and not self._is_empty:
            self._builder.instead(" ", *self._space)
        self._space, self._is_empty = None, False


class _Argument(NamedTuple):
    """An open brace whose text is a block of its own."""

    role: Role
    level: int
    around: _Flow
    """What was being collected where it began, and goes on behind it."""


class _Reader:
    """One pass; what holds no prose is passed over as a whole."""

    def __init__(self, source: str) -> None:
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self._source = source
        self._flow = _Flow(source)
        self._outline = Outline()
        self._groups: list[_Argument | None] = []
        """The open braces."""
        self._arguments: list[_Argument] = []
        """Those that are blocks."""
        self._roles: list[Role] = ["paragraph"]
        """What a block is in each environment that is open."""
        begin = source.find(r"\begin{document}")
        self._is_preamble = begin >= 0
        present = [name for name in HEADINGS if f"\\{name}{{" in source or f"\\{name}*{{" in source]
        first = HEADINGS.index(present[0]) if present else 0
        self._levels = {name: min(at - first + 1, _DEEPEST_HEADING) for at, name in enumerate(HEADINGS)}

    def read(self) -> None:
        """Read all of it."""
        at = 0
        while token := _TOKEN.search(self._source, at):
            self._verbatim(at, token.start())
            at = self._token(token)
        self._verbatim(at, len(self._source))
        while self._groups:
            self._close()
        self._end_block()

    def _verbatim(self, start: int, end: int) -> None:
        if start < end and self._is_read:
            self._flow.verbatim(start, end)

    def _instead(self, prose: str, start: int, end: int) -> None:
        if self._is_read:
            self._flow.instead(prose, start, end)

    def _space(self, start: int, end: int) -> None:
        if self._is_read:
            self._flow.space(start, end)

    @property
    def _is_read(self) -> bool:
        return not self._is_preamble or bool(self._arguments)

    def _token(self, token: re.Match[str]) -> int:
        """Take a token; where to go on."""
        kind, (start, end) = token.lastgroup, token.span()
        if kind == "command":
            return self._command(token[kind], start, end)
        if kind == "sign":
            return self._sign(token[kind], start, end)
        if kind == "comment":
            self.comments.append(Comment(start, token.end("comment"), token["comment"]))
            if self._source[end - 1] in "\r\n \t" and self._source.startswith(("\r", "\n"), end):
                self._end_block()
        elif kind == "quote":
            self._instead(_QUOTES[token[0]], start, end)
        elif kind == "space":
            if _BLANK_LINE.search(token[0]):
                self._end_block()
            else:
                self._space(start, end)
        elif kind == "math":
            self._hole(start, end)
        elif token[0] == "{":
            self._groups.append(None)
        elif token[0] == "}":
            self._close()
        elif token[0] == "&" and self._roles[-1] == "cell":
            self._end_block()
        return end

    def _hole(self, start: int, end: int) -> None:
        if self._is_read:
            self._flow.instead(HOLE, start, end)

    def _sign(self, sign: str, start: int, end: int) -> int:
        if sign == "\\":
            if self._roles[-1] == "cell":
                self._end_block()
            else:
                self._space(start, end)
            bracket = _BRACKETS.match(self._source, end)
            return bracket.end() if bracket else end
        if sign in "([":
            close = self._source.find("\\)" if sign == "(" else "\\]", end)
            behind = close + 2 if close >= 0 else len(self._source)
            self._hole(start, behind)
            return behind
        if sign in ACCENTS:
            return self._accent(sign, start, end)
        if sign in _PLAIN_SIGNS:
            self._instead(sign, start, end)
        elif sign[0] in _SPACES:
            self._space(start, end)
        return end

    def _accent(self, sign: str, start: int, end: int) -> int:
        letter = _LETTER.match(self._source, end)
        if not letter:
            return end
        plain = (letter[1] or letter[2]).removeprefix("\\")
        self._instead(unicodedata.normalize("NFC", plain + ACCENTS[sign]), start, letter.end())
        return letter.end()

    def _command(self, name: str, start: int, end: int) -> int:
        if name in ("begin", "end"):
            return self._environment(name, start, end)
        if name in ("par", "item"):
            self._end_block()
            return self._behind_arguments(end, braces=0)
        if name in SYMBOLS:
            empty = self._source.startswith("{}", end)
            behind = end + 2 if empty else end + len(self._spaces(end))
            self._instead(SYMBOLS[name], start, behind)
            return behind
        if name in ACCENTS:
            return self._accent(name, start, end)
        if name in ("verb", "lstinline"):
            verbatim = _VERB.match(self._source, end)
            end = verbatim.end() if verbatim else self._behind_arguments(end)
            self._hole(start, end)
            return end
        if (name in self._levels or name in BLOCKS) and len(self._arguments) < _DEEPEST:
            return self._block(name, start, end)
        if name in KEPT:
            end = self._behind_arguments(end, KEPT[name])
            if self._source.startswith("{", end):
                self._groups.append(None)
                return end + 1
        if name in ("def", "let"):
            definition = _DEFINITION.match(self._source, end)
            end = definition.end() if definition else end
        behind = self._behind_arguments(end)
        if name in GONE:
            return behind + len(self._spaces(behind))
        self._hole(start, behind)
        return behind

    def _spaces(self, at: int) -> str:
        """Spaces that a command without arguments swallows."""
        match = _SWALLOWED.match(self._source, at)
        return match[0] if match else ""

    def _behind_arguments(self, at: int, braces: int | None = None) -> int:
        """Where the arguments of a command end: those in brackets, and `braces` (None: all) in braces.

        An argument that is never closed reaches to the end.
        """
        while True:
            space = _SPACE.match(self._source, at)
            begin = space.end() if space else at
            bracket = _BRACKETS.match(self._source, at)
            if bracket:
                at = bracket.end()
            elif self._source.startswith("{", begin if braces else at) and braces != 0:
                at = self._group_end(begin)
                braces = braces and braces - 1
            else:
                return at

    def _group_end(self, at: int) -> int:
        """Where a group ends that begins with the brace at `at`."""
        depth = 0
        for match in _BRACES.finditer(self._source, at):
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            if depth == 0:
                return match.end()
        return len(self._source)

    def _environment(self, command: str, start: int, end: int) -> int:
        named = _NAME.match(self._source, end)
        if not named:
            return end
        name, end = named[1], named.end()
        self._end_block()
        if command == "end":
            if name == "document":
                return len(self._source)
            if name in ENVIRONMENTS and len(self._roles) > 1:
                self._roles.pop()
            return end
        if name not in ENVIRONMENTS:
            close = re.compile(rf"\\end\s*\{{{re.escape(name)}\*?\}}").search(self._source, end)
            return close.end() if close else len(self._source)
        if name == "document":
            self._is_preamble = False
        role = ENVIRONMENTS[name]
        self._roles.append(self._roles[-1] if role == "paragraph" else role)
        return self._behind_arguments(end)

    def _block(self, name: str, start: int, end: int) -> int:
        """Open the argument of a command that is a block of its own."""
        end = self._behind_arguments(end, braces=0)
        if not self._source.startswith("{", end):
            return end
        role = BLOCKS.get(name, "heading")
        level = self._levels.get(name, 2) if role == "heading" else 0
        if role == "heading":
            self._end_block()
        self._arguments.append(_Argument(role, level, self._flow))
        self._groups.append(self._arguments[-1])
        self._flow = _Flow(self._source)
        return end + 1

    def _close(self) -> None:
        """Close the innermost group."""
        argument = self._groups.pop() if self._groups else None
        if argument:
            before = len(self.blocks)
            self._end_block()
            self._flow = self._arguments.pop().around
            if argument.role == "footnote":
                self._flow.notes += self.blocks[before:]
                del self.blocks[before:]

    def _end_block(self) -> None:
        role, level, _ = self._arguments[-1] if self._arguments else (self._roles[-1], 0, None)
        section = self._outline.leave(level) if level else self._outline.path
        blocks = self._flow.build(role, level, section)
        if blocks and level and blocks[0].role == role:
            self._outline.enter(level, blocks[0].text)
        self.blocks += blocks

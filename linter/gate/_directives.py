"""Directives in an article's comments: which findings the author does not want to hear of.

unspin: disable SP003, NZ -- a reason        from here on, until the same is enabled
unspin: enable SP003
unspin: disable-line SP003
unspin: disable-next-line                    every rule
unspin: disable-file SP
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from .._later import pattern
from ..documents import Comment, Document
from ..findings import Finding

_DIRECTIVE = pattern(r"\s*unspin:\s*([\w-]*)\s*(.*)", re.DOTALL | re.IGNORECASE)
_REASON = pattern(r"\s*(?:--|—|–|:).*", re.DOTALL)
_KINDS = ("disable", "enable", "disable-line", "disable-next-line", "disable-file")
_EVERY = ""
"""The prefix of every code."""
_BLANK = pattern(r"\s*")


class Note(NamedTuple):
    """Something to tell about a place of an article that is no finding in its prose."""

    line: int
    column: int
    message: str


class Directive(NamedTuple):
    """One directive."""

    start: int
    """Source offsets of its comment."""
    end: int
    kind: str
    codes: tuple[str, ...]
    """Codes or prefixes of codes, in upper case."""
    used: set[str]
    """Those of its codes that silenced a finding."""


class Directives:
    """The directives of a document; knows after use which of them silenced something."""

    def __init__(self, document: Document, is_code: Callable[[str], bool]) -> None:
        self._document = document
        self.notes: list[Note] = []
        """What is wrong with directives."""
        self._file: dict[str, Directive] = {}
        self._lines: dict[tuple[int, str], Directive] = {}
        """Line and code to the directive for it; of several the first."""
        self._switches: dict[str, list[Directive]] = {}
        """Code to its `disable` and `enable` directives, in order."""
        self._all: list[Directive] = []
        for comment in document.comments:
            directive = self._parse(comment, is_code)
            if directive:
                self._place(directive)

    def _parse(self, comment: Comment, is_code: Callable[[str], bool]) -> Directive | None:
        match = _DIRECTIVE.match(comment.text)
        if not match:
            return None
        kind = match[1].lower()
        if kind not in _KINDS:
            self._note(comment, f'no directive is called "{match[1]}"; there are {", ".join(_KINDS)}')
            return None
        named = _REASON.sub("", match[2]).replace(",", " ").upper().split()
        known = [code for code in named if is_code(code)]
        for code in named:
            if code not in known:
                self._note(comment, f'no rule has the code "{code}"; a reason stands behind " -- "')
        if named and not known:
            return None
        return Directive(comment.start, comment.end, kind, tuple(dict.fromkeys(known)) or (_EVERY,), set())

    def _note(self, comment: Comment, message: str) -> None:
        self.notes.append(Note(*self._document.location(comment.start), message))

    def _place(self, directive: Directive) -> None:
        self._all.append(directive)
        for code in directive.codes:
            if directive.kind == "disable-file":
                self._file.setdefault(code, directive)
            elif directive.kind in ("disable", "enable"):
                self._switches.setdefault(code, []).append(directive)
            else:
                for line in self._lines_of(directive):
                    self._lines.setdefault((line, code), directive)

    def _lines_of(self, directive: Directive) -> range:
        """The lines that a directive for lines is for: its own, or the next one that is not blank."""
        document = self._document
        first, last = document.location(directive.start)[0], document.location(directive.end)[0]
        if directive.kind == "disable-line":
            return range(first, last + 1)
        behind = _BLANK.match(document.source, document.line_end(last))
        line = document.location(behind.end())[0] if behind else last + 1
        return range(line, line + 1)

    def silences(self, finding: Finding) -> bool:
        """Whether a directive is for this finding; that directive then is used."""
        for directive, code in self._for(finding):
            directive.used.add(code)
            return True
        return False

    def _for(self, finding: Finding) -> Iterator[tuple[Directive, str]]:
        prefixes = [finding.code[:size] for size in range(len(finding.code) + 1)]
        switch = self._last_switch(finding, prefixes)
        if switch and switch[0].kind == "disable":
            yield switch
        for line in range(finding.line, finding.end_line + 1):
            for code in prefixes:
                if (line, code) in self._lines:
                    yield self._lines[line, code], code
        for code in prefixes:
            if code in self._file:
                yield self._file[code], code

    def _last_switch(self, finding: Finding, codes: Sequence[str]) -> tuple[Directive, str] | None:
        last: tuple[Directive, str] | None = None
        for code in codes:
            switches = self._switches.get(code, [])
            at = bisect_left(switches, finding.start + 1, key=lambda directive: directive.end)
            if at and (last is None or switches[at - 1].end > last[0].end):
                last = switches[at - 1], code
        return last

    def unused(self, ran: Callable[[str], bool]) -> Iterator[tuple[Directive, str]]:
        """Directives with a code that silenced nothing; `ran` tells whether the rules of a code all ran."""
        for directive in self._all:
            for code in directive.codes:
                idle = not self._ends_something(directive, code) if directive.kind == "enable" else ran(code)
                if idle and code not in directive.used:
                    yield directive, code

    def _ends_something(self, enable: Directive, code: str) -> bool:
        """Whether a `disable` stands in front of an `enable` for some of the same rules."""
        return any(
            (other.startswith(code) or code.startswith(other)) and switches[0].end < enable.end
            for other, switches in self._switches.items()
            if switches[0].kind == "disable"
        )

"""Inline mark-up of reStructuredText."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..._later import pattern
from .._inline import Cut, hole
from ._names import NOT_WORDS, WORDS

_BEFORE = r"(?<![^\s'\"(\[{<\-/:‘“’«¡¿–—])"
_AFTER = r"(?![^\s'\")\]}>\-/\\:.,;!?’”»–—])"
MARKS = pattern(
    rf"""
    (?P<line>[ \t]*+(?:\r\n?|\n)[ \t]*+)
    |\\(?:\s++|(?P<escaped>.))
    |{_BEFORE}(?=[`:*|\[_])(?:
        (?P<literal>``(?=\S)(?:[^`]|`(?!`))*+```*)
        |(?::(?P<role>\w[\w.+-]*+(?::\w[\w.+-]*+)*+):)?
            `(?P<text>(?=[^\s`])(?:[^`\\<]|\\.|<(?![^<>`]*+>`))*+)(?P<target>(?<=\s)<[^<>`]*+>)?`
            (?P<behind>:\w[\w.+-]*+(?::\w[\w.+-]*+)*+:|__?)?
        |(?P<strong>\*\*(?=[^\s*])(?:[^*\\]|\\.|\*(?!\*))*+(?<!\s)\*\*)
        |(?P<emphasis>\*(?=[^\s*])(?:[^*\\]|\\.)*+(?<!\s)\*)
        |(?P<substituted>\|(?=\S)[^|\r\n]*+\|_{{0,2}})
        |(?P<note>\[[^\[\]\s]++\]_)
        |(?P<label>_`[^`]++`)
    ){_AFTER}
    |(?<![^\s'"(\[{{</‘“])(?P<reference>\w++(?:[.:+-]\w++)*+(?<=_)){_AFTER}
    """,
    re.VERBOSE | re.DOTALL,
)
"""No piece looks farther than to the next mark of its kind: many that are never closed cost no more than few."""
_SPECIAL = pattern(r"[\\*`|]|(?<![^\W_])_|_(?![^\W_])")
"""What has a meaning in a line; "snake_case" has none."""
_ESCAPE = pattern(r"\\(?:\s|(.))", re.DOTALL)
_DELIMITERS = {"strong": (2, 2), "emphasis": (1, 1), "label": (2, 1)}
"""Lengths of the marks around a text."""


def escape_rst(text: str) -> str:
    """Plain text as reStructuredText has to write it in a line."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def unescape_rst(written: str) -> str:
    """The plain text that a line without mark-up reads as."""
    return _ESCAPE.sub(lambda match: match[1] or "", written)


def cuts(mark: re.Match[str]) -> Sequence[Cut]:
    """What a piece of inline mark-up takes out of the prose."""
    start, end = mark.span()
    kind = mark.lastgroup
    if kind == "line":
        return [Cut(start, end, " ")]
    if kind is None or kind == "escaped":
        return [Cut(start, end, mark["escaped"] or "")]
    if kind in _DELIMITERS:
        before, behind = _DELIMITERS[kind]
        return [Cut(start, start + before), Cut(end - behind, end)]
    if mark["text"] and _says(mark):
        first, last = mark.span("text")
        last -= len(mark["text"]) - len(mark["text"].rstrip())
        return [Cut(start, first), Cut(last, end)]
    return [hole(start, end)]


def _says(linked: re.Match[str]) -> bool:
    """Whether a text in backquotes is prose: not a name, which would no longer be found if it changed."""
    behind = linked["behind"] or ""
    role = linked["role"] or (behind.strip(":") if behind.startswith(":") else "")
    name = role.rpartition(":")[2].lower()
    if not role:
        return behind.startswith("_") and linked["target"] is not None
    return name in WORDS or (linked["target"] is not None and name not in NOT_WORDS)

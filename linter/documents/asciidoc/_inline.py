"""Inline mark-up of AsciiDoc."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..._later import pattern
from .._inline import Cut, hole

MARKS = pattern(
    r"""
    (?P<line>(?:[ \t]++\+)?[ \t]*+(?:\r\n?|\n)(?://[^\r\n]*+(?:\r\n?|\n))*+[ \t]*+)
    |\\(?P<escaped>[*_`\#^~{\[<+:|\\])
    |(?P<pass>\+\+\+[^+]*+\+\+\+|\+\+[^+]++\+\+|(?<!\w)\+(?=[^\s+])[^+]*+(?<!\s)\+(?!\w))
    |(?P<curved>(?P<mark>["'])`(?=\S)[^`]*+(?<!\s)`(?P=mark))
    |(?P<code>``[^`]++``|`(?=[^\s`])[^`]*+`)
    |(?P<double>(?:\[[^\[\]\r\n]*+\])?(?:\*\*[^*]++\*\*|__[^_]++__|\#\#[^\#]++\#\#))
    |(?P<single>(?<![\w;:}\\])(?:\[[^\[\]\r\n]*+\])?(?:\*(?=[^\s*])[^*]*+(?<!\s)\*|_(?=[^\s_])[^_]*+(?<!\s)_
        |\#(?=[^\s\#])[^\#]*+(?<!\s)\#)(?!\w))
    |(?P<small>\^[^\s^]++\^|~[^\s~]++~)
    |(?P<link>(?<!\w)(?:https?://|(?:link|mailto|xref):)[^\s\[\]<>]{1,2000}+\[(?P<text>[^\[\]]*+)\])
    |(?P<macro>(?<!\w)[a-z][\w-]*+:(?!:)[^\s\[\]:]*+\[[^\[\]]*+\])
    |(?P<reference><<[^<>,]++(?:,(?P<words>[^<>]++))?>>)
    |(?P<anchor>\[\[[^\[\]]++\]\]|\(\(\([^()]*+\)\)\))
    |(?P<term>\(\([^()]++\)\))
    |(?P<attribute>\{[\w:-]++\})
    """,
    re.VERBOSE | re.DOTALL,
)
"""No piece looks farther than to the next mark of its kind: many that are never closed cost no more than few."""
_SPECIAL = pattern(r"[*`#^~+{}\[\]<>|\\]|(?<!\w)_|_(?!\w)|::|;;")
"""What may have a meaning in a line: a backslash in front of what has none would be seen."""
_ESCAPE = pattern(r"\\([*_`#^~{\[<+:|\\])")
_OPTIONS = pattern(r",\s*\w+=.*|\^$|^$", re.DOTALL)
_CURVED = {'"': ("“", "”"), "'": ("‘", "’")}


def escape_asciidoc(text: str) -> str | None:
    """Plain text as AsciiDoc writes it; None where that depends on what is around it."""
    return None if _SPECIAL.search(text) else text


def unescape_asciidoc(written: str) -> str:
    """The plain text that a line without mark-up reads as."""
    return _ESCAPE.sub(r"\1", written)


def cuts(mark: re.Match[str]) -> Sequence[Cut]:
    """What a piece of inline mark-up takes out of the prose."""
    kind, (start, end) = mark.lastgroup, mark.span()
    if kind == "line":
        return [Cut(start, end, " ")]
    if kind == "escaped":
        return [Cut(start, end, mark["escaped"])]
    if kind == "anchor":
        return [Cut(start, end)]
    if kind in ("double", "single"):
        width = 2 if kind == "double" else 1
        role = mark[0].index("]") + 1 if mark[0].startswith("[") else 0
        return [Cut(start, start + role + width), Cut(end - width, end)]
    if kind == "small":
        return [Cut(start, start + 1), Cut(end - 1, end)]
    if kind == "term":
        return [Cut(start, start + 2), Cut(end - 2, end)]
    if kind == "curved":
        opening, closing = _CURVED[mark["mark"]]
        return [Cut(start, start + 2, opening), Cut(end - 2, end, closing)]
    words = "text" if kind == "link" else "words"
    if kind in ("link", "reference") and mark[words]:
        first, last = mark.span(words)
        options = _OPTIONS.search(mark[words])
        last = first + options.start() if options else last
        return [Cut(start, first), Cut(last, end)] if first < last else [hole(start, end)]
    return [hole(start, end)]

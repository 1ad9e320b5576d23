"""HTML cut into text, character references, tags and comments, each with its exact place in the source.

The cutting is turbohtml's: the tokenizer of the HTML Standard in C, fuzzed by its makers, which says where each
token begins and takes time in proportion to the input. (html.parser differs from browsers, and from one Python to
the next; lxml and selectolax tell lines at most; html5lib and justhtml have no places for references;
tree-sitter-html loses its way in deep nesting.)
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from html.entities import html5
from typing import Any, NamedTuple

from ..._later import pattern

HOLE = "\ufffc"
"""Stands, one for each character, for what is no HTML: a template's own tags."""

_SPACE = " \\t\\n\\f\\r"
_LETTER = r"[a-zA-Z\u0130\u0131\u017f\u212a]"
"""What IGNORECASE makes of a letter."""
_LINK = r"(?:&[aA][mM][pP];|[^\s<>&\"'`])*(?:&[aA][mM][pP];|[^\s<>&\"'`.,;:!?”’)\]*_-])"
"""The rest of a bare link, without the punctuation or the end of a comment behind it."""
_NO_HTML = pattern(
    r"<\?(?:[pP][hH][pP]\b|=)(?:[^?]|\?(?!>))*+(?:\?>|\Z)|<%[^%]*%>"  # PHP, ERB
    r"|\{\{[^{}]{0,999}\}\}|\{%[^%]{0,999}%\}|\{#[^{}]{0,999}#\}"  # Jinja, Liquid, Twig …
    rf"|\[/{_LETTER}[\w-]*\]|\[{_LETTER}[\w-]*\s+[\w-]+=[^\]\[<>]*\]"  # shortcodes
    rf"|h[tT][tT][pP][sS\u017f]?://{_LINK}|H[tT][tT][pP][sS\u017f]?://{_LINK}"
    rf"|w[wW][wW]\.{_LINK}|W[wW][wW]\.{_LINK}"
)
"""Without IGNORECASE, and each alternative with a first letter of its own: so it is found four times as fast."""
_CDATA = pattern(r"<!\[CDATA\[(?:[^]]|\](?!\]>))*+(?:\]\]>|\Z)")
_CLOSED_AT_ONCE = pattern(
    r"<(?:(?P<end>/?)(?:svg|math)\b[^<>]*?(?P<empty>/?)>"
    r"|(?P<raw>script|style|title|textarea|xmp|iframe|noembed|noframes|noscript)\b[^<>]*/>)",
    re.IGNORECASE,
)
_FOREIGN = pattern(r"<(?:svg|math)\b", re.IGNORECASE)
_EMPTY_END_TAG = "</>"
_REFERENCE = pattern(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;?)")
_ATTRIBUTE = pattern(
    rf"[{_SPACE}/]*+([^{_SPACE}/>=]++)"
    rf"(?:[{_SPACE}]*+=[{_SPACE}]*+(?:\"([^\"]*+)\"|'([^']*+)'|[^{_SPACE}>\"'][^{_SPACE}>]*+))?"
)


class Text(NamedTuple):
    """Characters that stand for themselves."""

    start: int
    end: int


class Reference(NamedTuple):
    """A character written as `&amp;` or `&#38;`."""

    start: int
    end: int
    text: str


class Tag(NamedTuple):
    """A start tag or an end tag."""

    start: int
    end: int
    name: str
    """In lower case."""
    opens: bool
    empty: bool
    """Whether it is written as `<x/>`."""
    attributes: dict[str, str]
    """Name in lower case to value, references resolved; of two with one name the first."""


class Remark(NamedTuple):
    """A comment `<!-- … -->`."""

    start: int
    end: int


Token = Text | Reference | Tag | Remark


def masked(source: str, ranges: Sequence[tuple[int, int]], xml: bool) -> str:
    """The source, as long as it was, with everything blanked that is no HTML or stands outside the ranges."""
    text = _NO_HTML.sub(_holes, source)
    if xml:
        text = _CDATA.sub(_holes, text)
    parts: list[str] = []
    at = 0
    for start, end in ranges:
        parts += (" " * (start - at), text[start:end])
        at = end
    text = "".join(parts).replace("\r\n", " \n").replace("\r", "\n")
    return _without_empty_raw_elements(text, xml)


def _holes(match: re.Match[str]) -> str:
    return HOLE * len(match[0])


def _without_empty_raw_elements(text: str, xml: bool) -> str:
    """`<title/>` made a bogus comment where it is a whole element: the tokenizer would wait for its end tag."""
    if not xml and not _FOREIGN.search(text):
        return text
    foreign = 0
    parts: list[str] = []
    at = 0
    for match in _CLOSED_AT_ONCE.finditer(text):
        if match["raw"] and (xml or foreign):
            parts += (text[at : match.start()], "<!")
            at = match.start() + 2
        elif not match["raw"] and not match["empty"]:
            foreign = max(0, foreign + (-1 if match["end"] else 1))
    return "".join([*parts, text[at:]]) if parts else text


def tokens(text: str) -> Iterator[Token]:
    """The tokens of masked HTML in order; what browsers drop (`</>`, an unfinished tag) lies between them."""
    from turbohtml import TokenType, tokenize  # costs some 80 ms

    line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
    opening, plain = TokenType.START_TAG, TokenType.TEXT
    others = {TokenType.CHARACTER_REFERENCE: _reference, TokenType.COMMENT: _remark}
    stream: Iterator[Any] = tokenize(text, resolve_references=False, capture_source=True)
    token = next(stream, None)
    start = line_starts[token.line - 1] + token.col if token else 0
    while token:
        following = next(stream, None)
        end = line_starts[following.line - 1] + following.col if following else len(text)
        kind = token.type
        if token.tag:
            attributes = dict(token.attrs) if token.attrs else {}
            yield Tag(start, start + len(token.source), token.tag, kind is opening, token.self_closing, attributes)
        elif kind is not plain:
            if kind in others:
                yield from others[kind](text, token, start, end)
        elif text.startswith(token.data, start, end):
            yield Text(start, start + len(token.data))
        else:
            yield from _interrupted(text, token.data, start, end)
        token, start = following, end


def _interrupted(text: str, data: str, start: int, end: int) -> Iterator[Token]:
    """A run of text that goes on behind `</>`, or ends before an unfinished tag."""
    at = 0
    while at < len(data) and start < end:
        cut = text.find(_EMPTY_END_TAG, start, end)
        stop = min(end if cut < 0 else cut, start + len(data) - at)
        if not data.startswith(text[start:stop], at):
            return
        if start < stop:
            yield Text(start, stop)
        at += stop - start
        start = stop + len(_EMPTY_END_TAG)


def _reference(text: str, token: Any, start: int, end: int) -> Iterator[Token]:
    """A reference; letters behind one that is written without its semicolon are text: `AT&ampT`."""
    written = _REFERENCE.match(text, start, end)
    if not written:
        return
    stop, data = written.end(), token.data
    behind = len(data) - 1
    if behind and text.endswith(data[1:], start, stop):
        yield Reference(start, stop - behind, data[0])
        yield Text(stop - behind, stop)
    else:
        yield Reference(start, stop, data)


def _remark(text: str, token: Any, start: int, end: int) -> Iterator[Token]:
    if token.source.startswith("<!--"):
        yield Remark(start, start + len(token.source))


def attribute_ranges(text: str, tag: Tag) -> dict[str, tuple[int, int]]:
    """Where the quoted values of a tag's attributes stand, without their quotes.

    A value without quotes is one word: what replaces it might be two.
    """
    found: dict[str, tuple[int, int]] = {}
    for match in _ATTRIBUTE.finditer(text, tag.start + 1 + len(tag.name), tag.end - 1):
        quoted = 2 if match[2] is not None else 3
        found.setdefault(match[1].lower(), match.span(quoted))
    return {name: place for name, place in found.items() if place[0] >= 0}


def attribute_tokens(text: str, start: int, end: int) -> Iterator[Text | Reference]:
    """Text and references of a quoted attribute value."""
    at = start
    for match in _REFERENCE.finditer(text, start, end):
        name = match[0][1:]
        if not name.startswith("#") and (name not in html5 or (name[-1] != ";" and text[match.end()] == "=")):
            continue
        if at < match.start():
            yield Text(at, match.start())
        yield Reference(*match.span(), html.unescape(match[0]))
        at = match.end()
    if at < end:
        yield Text(at, end)

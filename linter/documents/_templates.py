"""What other languages put into Markdown: templates, shortcodes, JSX; neither prose nor mark-up of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from .._later import pattern
from ._model import Comment

_TAGS = (
    (
        pattern(r"\{[{%:]"),
        r"\{\{\{[^{}`\n]*\}\}\}|\{\{[^{}`\n]*\}\}"  # Liquid, Handlebars, Jinja, Vue
        r"|\{\{[<%][^{}`]*[%>]\}\}"  # Hugo
        r"|\{%[^{}`]*%\}"  # Liquid, Jinja
        r"|\{:[^{}`\n]*\}",  # attributes of kramdown
    ),
    (pattern(r"<%"), r"<%[^<>`]*%>"),  # ERB
    (
        pattern(r"\$"),
        r"\$\$[^$`]+\$\$|\$(?![\s$])(?=[^$\n`]*[\\^_])[^$\n`]++(?<!\s)\$(?!\d)",  # TeX; "$5 or $10" is none
    ),
    (
        pattern(r":(?:(?<=^:)|(?<=^[ \t]:)|(?<=^[ \t]{2}:)|(?<=^[ \t]{3}:))::", re.MULTILINE),
        r"^[ \t]{0,3}:::+[ \t]*[\w-]*(?:[ \t]*\{[^{}\n]*\})?",  # Pandoc, Docusaurus, MyST
    ),
)
"""How tags begin, and the tags: to look for one character is ten times as fast as to look for one of several."""
_NAME = pattern(r"\{[{%][-<%]?\s*(/|end)?(\w+)")
_VERBATIM = frozenset("code codeblock comment highlight katex math mermaid raw verbatim".split())
"""Tags of two parts that hold no prose either."""
_MODULE = pattern(
    r"^(?:import\s+(?:[\w*{][^;\n]*\sfrom\s+)?['\"][^'\"\n]+['\"];?[ \t\r]*$"
    r"|export\s+(?:default|const|let|var|function|class|async)\b[^\n]*[{(;=][^\n]*$)(?:\n(?![ \t\r]*$)[^\n]*)*",
    re.MULTILINE,
)
_LATER_MODULE = pattern(r"\n(?:im|ex)port")
_MDX_MODULE = pattern(r"^(?:import|export)\b[^\n]*(?:\n(?![ \t\r]*$)[^\n]*)*", re.MULTILINE)
_JSX_TAG = pattern(r"</?[A-Z][\w.$:-]*")
_MDX_TAG = pattern(r"</?(?:[A-Za-z_$][\w.$:-]*)?")
_JSX_PART = pattern(r"\s+|/|=|[\w.$:-]+|\"[^\"<>\n]*\"|'[^'<>\n]*'")
_BRACE = pattern(r"[{}]")
_COVERED = pattern(r"[^\r\n]")
_STAND_INS = "\ue000\ue001\ue002\ue003\uf8fd\uf8fe\uf8ff"
"""Private characters, which Markdown takes for letters."""


class Masked(NamedTuple):
    """A source in which what is foreign to Markdown is covered, character by character."""

    text: str
    cover: str
    """The character that covers; "" where nothing is covered."""
    comments: list[Comment]
    """JSX comments."""


IsCode = Callable[[int, int], bool]
"""Whether a range of source touches code. It is dear to find out: it is asked of what would be covered else."""


def mask(source: str, is_code: IsCode, mdx: bool) -> Masked:
    """Cover templates and JSX outside code; in MDX also every expression in braces."""
    cover = next((character for character in _STAND_INS if character not in source), "")
    if not cover:
        return Masked(source, "", [])
    prose = _OutsideCode(source, is_code)
    comments = [comment for comment in _jsx_comments(source) if not is_code(comment.start, comment.end)]
    ranges = [(comment.start, comment.end) for comment in comments]
    ranges += _with_content(source, list(prose.of(_tags(source))))
    ranges += prose.of(_modules(source, mdx))
    ranges += _jsx(prose, mdx)
    if not ranges:
        return Masked(source, "", [])
    parts: list[str] = []
    at = 0
    for start, end in sorted(ranges):
        if end > at:
            parts += (source[at : max(start, at)], _COVERED.sub(cover, source[max(start, at) : end]))
            at = end
    return Masked("".join((*parts, source[at:])), cover, comments)


def _tags(source: str) -> Iterator[tuple[int, int]]:
    pattern = "|".join(tag for beginning, tag in _TAGS if beginning.search(source))
    return (match.span() for match in re.finditer(pattern, source, re.MULTILINE)) if pattern else iter(())


def _modules(source: str, mdx: bool) -> Iterator[tuple[int, int]]:
    pattern = _MDX_MODULE if mdx else _MODULE
    if not (mdx or source.startswith(("import", "export")) or _LATER_MODULE.search(source)):
        return iter(())
    return (match.span() for match in pattern.finditer(source))


class _OutsideCode:
    """A source, of which the ranges of code are not looked at."""

    def __init__(self, source: str, is_code: IsCode) -> None:
        self.source = source
        self.is_code = is_code

    def of(self, ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Of ranges those that touch no code."""
        return (range for range in ranges if not self.is_code(*range))

    @cached_property
    def braces(self) -> dict[int, int]:
        """Braces that open, each with the one that closes it."""
        pairs: dict[int, int] = {}
        opened: list[int] = []
        for match in _BRACE.finditer(self.source):
            if self.is_code(*match.span()):
                continue
            if match[0] == "{":
                opened.append(match.start())
            elif opened:
                pairs[opened.pop()] = match.start()
        return pairs


def _jsx_comments(source: str) -> Iterator[Comment]:
    at = source.find("{/*")
    while at >= 0:
        end = source.find("*/}", at + 3)
        if end < 0:
            return
        yield Comment(at, end + 3, source[at + 3 : end])
        at = source.find("{/*", end + 3)


def _with_content(source: str, tags: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Tags, and what stands between the two of a tag whose content is no prose."""
    yield from tags
    opened: dict[str, int] = {}
    for start, end in tags:
        name = _NAME.match(source, start)
        if name and name[2] in _VERBATIM:
            if not name[1]:
                opened.setdefault(name[2], start)
            elif name[2] in opened:
                yield opened.pop(name[2]), end


def _jsx(prose: _OutsideCode, mdx: bool) -> Iterator[tuple[int, int]]:
    """Tags of components, in MDX also expressions and every tag that HTML does not know as it stands."""
    at = 0
    for match in (_MDX_TAG if mdx else _JSX_TAG).finditer(prose.source):
        if match.start() < at:
            continue
        end = _tag_end(prose, match.end())
        if end and _is_component(prose.source[match.start() : end], mdx) and not prose.is_code(match.start(), end):
            yield match.start(), end
            at = end
    if mdx:
        yield from ((start, end + 1) for start, end in prose.braces.items())


def _is_component(tag: str, mdx: bool) -> bool:
    name = tag.lstrip("</")[:1]
    return name.isupper() or (mdx and (name in ">$_" or "{" in tag or "." in tag.split()[0]))


def _tag_end(prose: _OutsideCode, at: int) -> int | None:
    """Where a JSX tag ends whose name ends at an offset; None if it is no tag."""
    source = prose.source
    while at < len(source):
        if source[at] == ">":
            return at + 1
        part = _JSX_PART.match(source, at)
        if part:
            at = part.end()
        elif source[at] == "{" and at in prose.braces:
            at = prose.braces[at] + 1
        else:
            return None
    return None

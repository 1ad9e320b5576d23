"""What the styles of a DOCX say about its paragraphs: headings, lists, quotations, code."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..._later import pattern
from .._model import Role
from ._xml import Element, Visitor

_BODY_LEVEL = 9
"""The outline level that is none."""
_DEEPEST_HEADING = 6
_HEADING = pattern(r"heading ([1-9])", re.IGNORECASE)
_CODE = pattern(
    r"\b(?:code|preformatted|verbatim|listing|macro|typewriter|source text|sample|keyboard)\b", re.IGNORECASE
)
_LISTED = pattern(r"(?:toc \d|index \d|table of figures|table of authorities|bibliography \d)", re.IGNORECASE)
"""Entries that Word computes from the document."""
_ROLES: tuple[tuple[re.Pattern[str], Role], ...] = (
    (pattern(r"(?:sub)?title\b", re.IGNORECASE), "title"),
    (pattern(r"caption\b", re.IGNORECASE), "caption"),
    (pattern(r"(?:intense )?quot(?:e|ations?)\b|block text\b|blockquote\b", re.IGNORECASE), "quote"),
    (pattern(r"list\b", re.IGNORECASE), "item"),
)
"""By the beginning of a style's name; the names of Word's own styles are English in every Word."""


class Kind(NamedTuple):
    """What a paragraph is."""

    role: Role
    level: int = 0
    """Heading level 1 to 6; 0 elsewhere."""
    prose: bool = True
    """Whether it is to be read: code and computed lists are not."""


class _Style(NamedTuple):
    name: str
    parent: str | None
    level: str | None
    """`w:outlineLvl`: 0 for the first level of headings."""
    numbered: str | None
    """`w:numId`; "0" takes the numbering away."""
    hidden: bool


class Styles(Visitor):
    """The styles part, or none: then everything is a plain paragraph."""

    wanted = ("w:style",)

    def __init__(self) -> None:
        self._styles: dict[str, _Style] = {}
        self._default: str | None = None
        self._chain = cache(self._find_chain)

    def whole(self, element: Element) -> None:
        """Take in a style."""
        given, properties = element.attributes, element.child("w:pPr")
        identity = given.get("w:styleId", "")
        name = element.value("w:name") or identity
        shown = element.child("w:rPr")
        self._styles[identity] = _Style(
            name,
            element.value("w:basedOn"),
            (properties.value("w:outlineLvl") if properties else None) or _level_named(name),
            properties.value("w:numPr", "w:numId") if properties else None,
            bool(shown and shown.flag("w:vanish")),
        )
        if given.get("w:type") == "paragraph" and given.get("w:default") in ("1", "true", "on"):
            self._default = identity

    def kind(self, properties: Element | None, cell: bool) -> Kind:
        """What a paragraph with such properties (`w:pPr`) is."""
        chain = self._chain((properties.value("w:pStyle") if properties else None) or self._default)
        names = [style.name for style in chain]
        if any(_CODE.search(name) or _LISTED.match(name) for name in names):
            return Kind("paragraph", prose=False)
        outline = _first(
            properties.value("w:outlineLvl") if properties else None, *(style.level for style in chain)
        )
        if outline is not None and outline.isdecimal() and int(outline) < _BODY_LEVEL:
            return Kind("heading", min(int(outline) + 1, _DEEPEST_HEADING))
        if cell:
            return Kind("cell")
        role = next((role for name in names for pattern, role in _ROLES if pattern.match(name)), None)
        number = properties.value("w:numPr", "w:numId") if properties else None
        numbered = _first(number, *(style.numbered for style in chain)) or "0"
        return Kind(role or ("item" if numbered != "0" else "paragraph"))

    def is_code(self, properties: Element | None) -> bool:
        """Whether a run with such properties (`w:rPr`) is code."""
        return any(_CODE.search(style.name) for style in self._of_run(properties))

    def is_hidden(self, properties: Element | None) -> bool:
        """Whether a run with such properties is hidden text."""
        if properties is None:
            return False
        if properties.child("w:vanish") is not None:
            return properties.flag("w:vanish")
        return any(style.hidden for style in self._of_run(properties))

    def _of_run(self, properties: Element | None) -> tuple[_Style, ...]:
        style = properties.value("w:rStyle") if properties else None
        return self._chain(style) if style else ()

    def _find_chain(self, identity: str | None) -> tuple[_Style, ...]:
        """A style, the one that it is based on, and so on; a circle is walked once."""
        chain: dict[str, _Style] = {}
        while identity is not None and identity in self._styles and identity not in chain:
            chain[identity] = self._styles[identity]
            identity = chain[identity].parent
        return tuple(chain.values())


def _level_named(name: str) -> str | None:
    """The outline level that the name of a heading style tells: some programs write no other."""
    match = _HEADING.fullmatch(name)
    return str(int(match[1]) - 1) if match else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value is not None), None)

"""HTML read as browsers lay it out; no tree is built, for a tree has lost the places of its words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from ..._later import pattern
from .._model import AS_USUAL, Block, Comment, Document, Notation, Outline, Reading, Role
from . import _elements as elements
from ._flow import Flow
from ._stack import Element, OpenElements
from ._tokens import Remark, Tag, Token, attribute_ranges, attribute_tokens, masked, tokens

_SPECIAL = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\xa0": "&nbsp;"}


def _notation(special: dict[str, str]) -> Notation:
    table = str.maketrans(special)
    return Notation(lambda text: text.translate(table), html.unescape)


TEXT = _notation(_SPECIAL)
"""How text is written between tags."""
_VALUES = {'"': _notation(_SPECIAL | {'"': "&quot;"}), "'": _notation(_SPECIAL | {"'": "&#39;"})}
"""How the value of an attribute is written between these quotation marks."""
_XML = pattern(r"\ufeff?<\?xml\s")
_UNDISPLAYED = pattern(r"display\s*:\s*none", re.IGNORECASE)
_HIDING = frozenset("hidden style aria-hidden role translate".split())
_NAMING = frozenset("role epub:type class".split())
"""Attributes that may say that an element is hidden, that it is a footnote."""
_NOTE_LINK = pattern(r"#_?(?:ftn|fn|footnote|endnote|cite_note|cite_ref|note\d)", re.IGNORECASE)
_NOTE_ROLES = frozenset("doc-noteref doc-backlink noteref".split())
_REMARK = pattern(r"<!--(.*)--!?>", re.DOTALL)


def read_html(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read a page or a fragment; scripts, styles, code, navigation and hidden elements are never prose."""
    xml = path.lower().endswith(".xhtml") or bool(_XML.match(source))
    blocks, comments = read_html_ranges(source, [(int(source.startswith("\ufeff")), len(source))], xml=xml)
    return Document(path, source, "html", blocks, comments, reading=reading)


def read_html_ranges(
    source: str,
    ranges: Sequence[tuple[int, int]],
    outline: Outline | None = None,
    role: Role = "paragraph",
    *,
    xml: bool = False,
) -> tuple[list[Block], list[Comment]]:
    """Read the HTML in ranges of a source, which follow each other and make one fragment.

    `outline` has the headings above, and takes those that are found; `role` is that of text outside all elements.
    Returns blocks, their maps and notations those of the source, and comments.
    """
    text = masked(source, ranges, xml)
    reader = _Reader(source, text, outline or Outline(), role, xml)
    reader.read(tokens(text))
    return reader.blocks, reader.comments


class _Reader:
    """Turns the stream of tokens into blocks."""

    def __init__(self, source: str, text: str, outline: Outline, role: Role, xml: bool) -> None:
        self.blocks: list[Block] = []
        self.comments: list[Comment] = []
        self._source = source
        self._text = text
        self._outline = outline
        self._xml = xml
        self._open = OpenElements(role)
        self._flow = Flow(source, text)
        self._place = self._open.innermost
        """What the block being read stands in."""
        self._aside: list[Block] = []
        """Texts of attributes, which follow the block that their tags stand in."""

    def read(self, stream: Iterable[Token]) -> None:
        """Read everything."""
        for token in stream:
            if isinstance(token, Tag):
                if token.opens:
                    self._start(token)
                else:
                    self._end(token)
            elif isinstance(token, Remark):
                self._comment(token)
            elif not self._open.silent:
                self._begin()
                self._flow.add(token)
        self._end_block()

    def _start(self, tag: Tag) -> None:
        name, opened = tag.name, self._open
        unread = opened.unread
        opened.make_room(name)
        if name in elements.BREAKING and not (unread and opened.unread):
            self._end_block()
        note_link = name == "a" and _leads_to_note(tag)
        unread = note_link or name in elements.SILENT or _is_hidden(tag)
        if not opened.silent:
            if tag.attributes:
                self._attributes(tag)
            self._inline(tag, unread and not note_link)
        if name in elements.CHILDLESS or (tag.empty and self._is_whole(tag)):
            return
        opened.push(Element(name, unread, *self._role(tag)))

    def _end(self, tag: Tag) -> None:
        name, opened = tag.name, self._open
        unread, silent = opened.unread, opened.silent
        if name not in elements.STRUCTURE:
            opened.close(name)
        if unread and opened.unread:
            return
        if name in elements.BREAKING:
            self._end_block()
        elif name == "br":
            self._line_break(tag)
        elif not silent and name not in elements.KNOWN:
            self._hole(tag)

    def _is_whole(self, tag: Tag) -> bool:
        """Whether `<x/>` is an element without content."""
        return self._xml or tag.name in elements.FOREIGN or self._open.foreign > 0

    def _inline(self, tag: Tag, unread: bool) -> None:
        """What a start tag is to the sentence that it stands in."""
        name = tag.name
        if name == "br":
            self._line_break(tag)
        elif name in elements.FORMATTING:
            if unread and not _is_undisplayed(tag):
                self._hole(tag)
        elif name in elements.EMBEDDED or name not in elements.KNOWN:
            self._hole(tag)

    def _attributes(self, tag: Tag) -> None:
        """The attributes of a tag that are prose."""
        if tag.name == "meta":
            named = tag.attributes.get("name") or tag.attributes.get("property") or ""
            if named.lower() in elements.DESCRIPTIONS:
                self._value(tag, "content", "meta")
        elif tag.name in elements.DEPICTING:
            self._value(tag, "alt", "alt")
            self._value(tag, "title", "alt")

    def _value(self, tag: Tag, name: str, role: Role) -> None:
        if not tag.attributes.get(name):
            return
        place = attribute_ranges(self._text, tag).get(name)
        if place is None:
            return
        flow = Flow(self._source, self._text)
        for token in attribute_tokens(self._text, *place):
            flow.add(token)
        block = flow.build(role, 0, self._outline.path, _VALUES[self._text[place[0] - 1]])
        if block:
            self._aside.append(block)

    def _role(self, tag: Tag) -> tuple[Role, int]:
        around = self._open.innermost
        role, level = elements.ROLES.get(tag.name) or (around.role, around.level)
        if not level and (around.role == "footnote" or _is_footnote(tag)):
            return "footnote", 0
        return role, level

    def _comment(self, remark: Remark) -> None:
        match = _REMARK.fullmatch(self._source, remark.start, remark.end)
        if match:
            self.comments.append(Comment(remark.start, remark.end, match[1]))

    def _begin(self) -> None:
        if self._flow.empty:
            self._place = self._open.innermost

    def _hole(self, tag: Tag) -> None:
        self._begin()
        self._flow.hole(tag.start, tag.end)

    def _line_break(self, tag: Tag) -> None:
        """A line break; a second one ends the block."""
        if not self._open.silent and not self._flow.line_break(tag.start, tag.end):
            self._end_block()

    def _end_block(self) -> None:
        level = 0 if self._flow.empty else self._place.level
        section = self._outline.leave(level) if level else self._outline.path
        block = self._flow.build(self._place.role, level, section, TEXT)
        if block:
            self.blocks.append(block)
            if level:
                self._outline.enter(level, block.text)
        if self._aside:
            self.blocks += self._aside
            self._aside.clear()


def _is_hidden(tag: Tag) -> bool:
    """Whether an element is not shown, not spoken, or not to be changed."""
    if _HIDING.isdisjoint(tag.attributes):
        return False
    return (
        _is_undisplayed(tag)
        or tag.attributes.get("aria-hidden", "").lower() == "true"
        or tag.attributes.get("role", "").lower() == "navigation"
        or tag.attributes.get("translate", "").lower() == "no"
    )


def _is_undisplayed(tag: Tag) -> bool:
    hidden = tag.attributes.get("hidden")
    style = tag.attributes.get("style", "")
    return (hidden is not None and hidden.lower() != "until-found") or bool(_UNDISPLAYED.search(style))


def _is_footnote(tag: Tag) -> bool:
    if _NAMING.isdisjoint(tag.attributes):
        return False
    classes = tag.attributes.get("class", "").split()
    return not elements.FOOTNOTE_ROLES.isdisjoint(_roles(tag)) or not elements.FOOTNOTE_CLASSES.isdisjoint(classes)


def _leads_to_note(tag: Tag) -> bool:
    """Whether a link is the number of a footnote, or the arrow back from it: the sentence goes on without."""
    leads = _NOTE_LINK.match(tag.attributes.get("href", ""))
    return leads is not None or not _NOTE_ROLES.isdisjoint(_roles(tag))


def _roles(tag: Tag) -> list[str]:
    return f"{tag.attributes.get('role', '')} {tag.attributes.get('epub:type', '')}".split()

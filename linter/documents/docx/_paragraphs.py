"""The paragraphs of a part: their text, what they are, and which element each stretch of text stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..._later import pattern
from .._builder import HOLE
from ._styles import Kind, Styles
from ._xml import Element, Visitor

LINE_BREAK = "\u2028"
"""Stands in the source for a line break within a paragraph: a line of the source is a paragraph."""
OBJECT = HOLE
"""Stands in the source for what is no text: an image, an equation, a field that Word computes, code."""
_TRANSPARENT = frozenset("w:hyperlink w:ins w:moveTo w:smartTag w:customXml w:dir w:bdo w:sdtContent".split())
"""What may stand around the runs of a paragraph and is read through."""
_CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:cr": LINE_BREAK, "w:noBreakHyphen": "-"}
_UNDER_WORDS = frozenset(["w:softHyphen", "w:lastRenderedPageBreak"])
"""What stands inside words, says nothing, and goes with them."""
_OBJECTS = frozenset(
    "w:sym w:object w:ruby w:pgNum w:dayShort w:dayLong w:monthShort w:monthLong w:yearShort w:yearLong"
    " w:contentPart m:oMath m:oMathPara".split()
)
_DRAWINGS = frozenset(["w:drawing", "w:pict", "mc:AlternateContent"])
_REFERENCES = {
    "w:footnoteReference": "footnotes",
    "w:endnoteReference": "endnotes",
    "w:commentRangeStart": "comments",
    "w:commentReference": "comments",
}
"""The part in which what an element refers to stands."""
_COMPUTED = frozenset(
    "w:showingPlcHdr w:dataBinding w:date w:dropDownList w:comboBox w:citation w:bibliography w:picture".split()
)
"""What in the properties of a content control says that Word fills it, or that its text is a placeholder."""
_TEXT_FIELDS = pattern(r"\s*(?:HYPERLINK|FORMTEXT|QUOTE)\b", re.IGNORECASE)
"""Fields whose result an author wrote; that of any other is computed."""
_LINE_ENDS = str.maketrans("\n\r", "  ")


class Piece(NamedTuple):
    """A child of a run and its text in the source."""

    text: str
    child: Element
    run: Element
    fixed: bool
    """Whether it stays whatever is edited around it."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph with its pieces in order; their texts joined are its line of the source."""

    element: Element
    kind: Kind
    aside: bool
    """Whether it stands in a text box."""
    note: str | None
    """Which note of the part it stands in; None in the body."""
    pieces: list[Piece] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    """The notes and comments that it refers to: their part ("footnotes", "endnotes", "comments") and id."""

    @property
    def text(self) -> str:
        """Its line of the source."""
        return "".join(piece.text for piece in self.pieces)


class _Field:
    """A field that is open: its instruction up to the separator, its result behind it."""

    def __init__(self) -> None:
        self.instruction = ""
        self.in_result = False

    @property
    def is_text(self) -> bool:
        return self.in_result and bool(_TEXT_FIELDS.match(self.instruction))


class _Control:
    """What is around a paragraph outside of it."""

    def __init__(self, name: str, note: str | None) -> None:
        self.name = name
        self.note = note
        self.computed = False


class ParagraphReader(Visitor):
    """Hands over every paragraph of a part, those of its text boxes behind the one that they are anchored in."""

    wanted = ("w:p",)

    def __init__(self, styles: Styles, take: Callable[[Paragraph], None]) -> None:
        self._styles = styles
        self._take = take
        self._around: list[_Control] = []
        self._fields: list[_Field] = []
        self._paragraph: Paragraph
        self._boxes: list[Element] = []

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """Something around paragraphs opens."""
        note = self._around[-1].note if self._around else None
        if name in ("w:footnote", "w:endnote"):
            note = attributes.get("w:id", "")
        self._around.append(_Control(name, note))
        if name in _COMPUTED:
            for control in reversed(self._around):
                if control.name == "w:sdt":
                    control.computed = True
                    break

    def closed(self, name: str) -> None:
        """It closes."""
        self._around.pop()

    def whole(self, element: Element) -> None:
        """A paragraph outside of any other."""
        names = {control.name for control in self._around}
        if not names & {"mc:Fallback", "w:del", "w:moveFrom"}:
            computed = any(control.computed for control in self._around)
            note = self._around[-1].note if self._around else None
            self._read(element, "w:tc" in names, computed, note, aside=False)

    def _read(self, element: Element, cell: bool, computed: bool, note: str | None, aside: bool) -> None:
        kind = self._styles.kind(element.child("w:pPr"), cell)
        if computed:
            kind = kind._replace(prose=False)
        self._paragraph, boxes = Paragraph(element, kind, aside, note), self._boxes
        self._boxes = []
        self._inline(element.children)
        self._take(self._paragraph)
        inner, self._boxes = self._boxes, boxes
        fields, self._fields = self._fields, []
        for box in inner:
            for paragraph in _paragraphs_of(box):
                self._read(paragraph, False, computed, note, aside=True)
        self._fields = fields

    def _inline(self, elements: Iterable[Element]) -> None:
        for element in elements:
            name = element.name
            if name == "w:r":
                self._run(element)
            elif name in _TRANSPARENT:
                self._inline(element.children)
            elif name == "w:sdt":
                properties = element.child("w:sdtPr")
                if properties and any(child.name in _COMPUTED for child in properties.children):
                    self._object(element, element)
                else:
                    self._inline(element.children)
            elif name == "w:fldSimple":
                if _TEXT_FIELDS.match(element.attributes.get("w:instr", "")):
                    self._inline(element.children)
                else:
                    self._object(element, element)
            elif name in _OBJECTS:
                self._object(element, element)
            elif name == "mc:AlternateContent":
                self._inline(_chosen(element))
            elif name in _REFERENCES:
                self._paragraph.references.append((_REFERENCES[name], element.attributes.get("w:id", "")))

    def _run(self, run: Element) -> None:
        properties = run.child("w:rPr")
        hidden = self._styles.is_hidden(properties)
        code = self._paragraph.kind.prose and self._styles.is_code(properties)
        for child in run.children:
            if child.name == "w:fldChar":
                self._field(child.attributes.get("w:fldCharType"))
            if child.name == "w:instrText" and self._fields:
                self._fields[-1].instruction += child.text
            if child is properties:
                continue
            if hidden or any(not field.in_result for field in self._fields):
                self._fixed(child, run)
            elif code or not all(field.is_text for field in self._fields):
                self._computed(child, run)
            else:
                self._content(child, run)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _content(self, child: Element, run: Element) -> None:
        name = child.name
        if name == "w:t":
            text = child.text if child.preserve else child.text.strip()
            self._add(text.translate(_LINE_ENDS), child, run)
        elif name in _CHARACTERS:
            self._add(_CHARACTERS[name], child, run)
        elif name == "w:br" and child.attributes.get("w:type", "textWrapping") == "textWrapping":
            self._add(LINE_BREAK, child, run)
        elif name in _UNDER_WORDS:
            self._add("", child, run)
        elif name in _OBJECTS or name == "w:br":
            self._object(child, run)
        elif name in _DRAWINGS:
            self._drawing(child, run)
        else:
            if name in _REFERENCES:
                self._paragraph.references.append((_REFERENCES[name], child.attributes.get("w:id", "")))
            self._fixed(child, run)

    def _computed(self, child: Element, run: Element) -> None:
        """What Word wrote, or code: what can be seen of it is an object."""
        if (child.name == "w:t" and child.text) or child.name in _OBJECTS or child.name in _DRAWINGS:
            self._object(child, run)
        else:
            self._fixed(child, run)

    def _drawing(self, child: Element, run: Element) -> None:
        """A drawing in the line is an object; one beside the text stands nowhere in it."""
        names = {element.name for element in child.descendants()}
        boxes = [box for box in _shown(child) if box.name == "w:txbxContent"]
        self._boxes += boxes
        if boxes or "wp:anchor" in names:
            self._fixed(child, run)
        else:
            self._object(child, run)

    def _object(self, child: Element, run: Element) -> None:
        """Objects side by side are one."""
        pieces = self._paragraph.pieces
        last = next((piece.text for piece in reversed(pieces) if piece.text), "")
        pieces.append(Piece("" if last == OBJECT else OBJECT, child, run, True))

    def _add(self, text: str, child: Element, run: Element) -> None:
        self._paragraph.pieces.append(Piece(text, child, run, False))

    def _fixed(self, child: Element, run: Element) -> None:
        self._paragraph.pieces.append(Piece("", child, run, True))


def _chosen(alternatives: Element) -> Sequence[Element]:
    """The children of the alternative that Word reads."""
    choice = alternatives.child("mc:Choice") or alternatives.child("mc:Fallback")
    return choice.children if choice else ()


def _shown(element: Element) -> Iterable[Element]:
    """The descendants that Word shows, down to text boxes but not into them."""
    for child in _chosen(element) if element.name == "mc:AlternateContent" else element.children:
        yield child
        if child.name != "w:txbxContent":
            yield from _shown(child)


def _paragraphs_of(box: Element) -> Iterable[Element]:
    """The paragraphs of a text box, those of boxes within it left to themselves."""
    for child in _chosen(box) if box.name == "mc:AlternateContent" else box.children:
        if child.name == "w:p":
            yield child
        else:
            yield from _paragraphs_of(child)

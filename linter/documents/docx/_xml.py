"""XML read with the place of every element kept, so that what is not edited stays byte for byte.

Parts are read by expat as UTF-8. A document type, and with it every entity, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from xml.parsers import expat

from ..._later import pattern

_OOXML = "schemas.openxmlformats.org"
_NAMESPACES = {
    f"http://{_OOXML}/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    f"http://{_OOXML}/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    f"http://{_OOXML}/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    f"http://{_OOXML}/markup-compatibility/2006": "mc",
    f"http://{_OOXML}/package/2006/relationships": "rel",
    f"http://{_OOXML}/package/2006/content-types": "ct",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
"""Namespace to the prefix by which this package names it, whatever the file does."""
_DEEPEST = 250
"""Elements within elements; Word itself opens no deeper file."""
MOST_ELEMENTS = 1_500_000
"""Elements of one part."""
_MOST_AT_ONCE = 300_000
"""Elements of one paragraph, style or relationship, which are held in memory together."""
_TAG = pattern(rb"<[^\"'>]*(?:\"[^\"]*\"[^\"'>]*|'[^']*'[^\"'>]*)*>")
_PREFIX = pattern(rb"</?([^\s/>:]+:)?")
_NO_XML = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class XmlError(Exception):
    """A part that cannot be read; the message says why, without the file's name."""


class Element:
    """An element and where it stands in the part: data[start:end], in bytes."""

    __slots__ = ("attributes", "children", "end", "name", "parent", "preserve", "start", "text")

    def __init__(
        self, name: str, attributes: Mapping[str, str], start: int, parent: Element | None, preserve: bool
    ) -> None:
        self.name = name
        self.attributes = attributes
        self.start = start
        self.end = start
        self.parent = parent
        self.children: list[Element] = []
        self.text = ""
        """Its own text, that of its children left out."""
        self.preserve = preserve
        """Whether spaces at the ends of the text count."""

    def child(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def value(self, *path: str) -> str | None:
        """The attribute `w:val` of the element down that path; None where there is none."""
        element: Element | None = self
        for name in path:
            element = element.child(name) if element else None
        return element.attributes.get("w:val") if element else None

    def flag(self, name: str) -> bool:
        """Whether a child of that name says yes."""
        return self.child(name) is not None and self.value(name) not in ("0", "false", "off")

    def descendants(self) -> Iterator[Element]:
        """All elements below this one, in order."""
        for child in self.children:
            yield child
            yield from child.descendants()


class Visitor:
    """Is told of what a part holds; wanted elements come whole, the others as they open and close."""

    wanted: Container[str] = ()

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens that is not wanted, nor inside a wanted one."""

    def closed(self, name: str) -> None:
        """It closes."""

    def whole(self, element: Element) -> None:
        """A wanted element has been read."""


class _Scanner:
    """Expat's events as elements with their places."""

    def __init__(self, data: bytes, visitor: Visitor) -> None:
        self._data = data
        self._visitor = visitor
        self._names: dict[str, str] = {}
        self._outside: list[tuple[Element, bool]] = []
        """Open elements outside the wanted ones, and whether they preserve spaces."""
        self._open: Element | None = None
        self._depth = self._count = self._total = 0
        self.root: Element | None = None
        parser = self._parser = expat.ParserCreate("UTF-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._refuse_doctype

    def run(self) -> Element:
        try:
            self._parser.Parse(self._data, True)
        except expat.ExpatError as error:
            raise XmlError(f"broken XML in line {error.lineno}: {expat.ErrorString(error.code)}") from None
        assert self.root is not None
        return self.root

    def _refuse_doctype(self, *_: object) -> None:
        raise XmlError("a document type declaration, which no Word file has")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._total += 1
        if self._total > MOST_ELEMENTS:
            raise XmlError(f"more than {MOST_ELEMENTS:,} elements")
        if self._depth > _DEEPEST:
            raise XmlError(f"elements nested more than {_DEEPEST} deep")
        known = self._known(name)
        named = {self._known(key): value for key, value in attributes.items()} if attributes else attributes
        parent = self._open or (self._outside[-1][0] if self._outside else None)
        preserve = parent.preserve if parent else False
        if "xml:space" in named:
            preserve = named["xml:space"] == "preserve"
        element = Element(known, named, self._parser.CurrentByteIndex, self._open, preserve)
        if self.root is None:
            self.root = element
        if self._open or known in self._visitor.wanted:
            self._count += 1
            if self._count > _MOST_AT_ONCE:
                raise XmlError(f"a paragraph of more than {_MOST_AT_ONCE:,} elements")
            if self._open:
                self._open.children.append(element)
            self._open = element
        else:
            self._outside.append((element, preserve))
            self._visitor.opened(known, named)

    def _end(self, _: str) -> None:
        self._depth -= 1
        element = self._open or self._outside.pop()[0]
        element.end = self._after(element, self._parser.CurrentByteIndex)
        if not self._open:
            self._visitor.closed(element.name)
            return
        self._open = element.parent
        if not self._open:
            self._count = 0
            self._visitor.whole(element)

    def _after(self, element: Element, at: int) -> int:
        """Where an element ends: `at` is behind an empty one, and at the closing tag of another."""
        empty = not element.children and not element.text and self._data[at - 2 : at] == b"/>"
        return at if empty and at == tag_end(self._data, element.start) else self._data.index(b">", at) + 1

    def _characters(self, text: str) -> None:
        if self._open:
            self._open.text += text

    def _known(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            namespace, _, local = name.rpartition(" ")
            prefix = _NAMESPACES.get(namespace, "?") + ":" if namespace else ""
            known = self._names[name] = prefix + local
        return known


def scan(data: bytes, visitor: Visitor) -> Element:
    """Tell a visitor what a part (as UTF-8) holds; the root element, without its children. Raises `XmlError`."""
    return _Scanner(data, visitor).run()


def tag_end(data: bytes, start: int) -> int:
    """Where the tag that starts at `start` ends."""
    match = _TAG.match(data, start)
    assert match is not None
    return match.end()


def prefix_of(data: bytes, element: Element) -> str:
    """The prefix, with its colon, that an element is written with; "" for none."""
    match = _PREFIX.match(data, element.start)
    return match[1].decode() if match and match[1] else ""


class Markup:
    """New elements of WordprocessingML, with the prefix that those around them have."""

    def __init__(self, prefix: str, namespace: str) -> None:
        self._prefix = prefix
        self._attribute_prefix = prefix or "w:"
        """Attributes without a prefix are in no namespace, whatever the elements are in."""
        self._declared = "" if prefix else f' xmlns:w="{escaped(namespace)}"'

    def element(self, name: str, content: bytes = b"", **attributes: str | int) -> bytes:
        """An element with attributes of its own namespace."""
        opening = self.opening(name, **attributes)
        return opening + content + self.closing(name) if content else opening[:-1] + b"/>"

    def opening(self, name: str, **attributes: str | int) -> bytes:
        """An opening tag."""
        given = "".join(
            f' {self._attribute_prefix}{key}="{escaped(str(value))}"' for key, value in attributes.items()
        )
        return f"<{self._prefix}{name}{self._declared if given else ''}{given}>".encode()

    def text(self, name: str, text: str) -> bytes:
        """An element with text in which every space counts."""
        tag = f"{self._prefix}{name}"
        return f'<{tag} xml:space="preserve">{escaped(text)}</{tag}>'.encode()

    def closing(self, name: str) -> bytes:
        """A closing tag."""
        return f"</{self._prefix}{name}>".encode()


def namespace_of(data: bytes, root: Element) -> str:
    """The namespace of a part's root element, as it is declared there."""
    declared = f"xmlns:{prefix[:-1]}" if (prefix := prefix_of(data, root)) else "xmlns"
    tag = data[root.start : tag_end(data, root.start)]
    match = re.search(rf"""\s{declared}\s*=\s*["']([^"']*)""".encode(), tag)
    return match[1].decode() if match else ""


def appended(data: bytes, root: Element, markup: bytes) -> bytes:
    """A part with `markup` as the last thing in its root element."""
    head = data[root.start : tag_end(data, root.start)]
    if head.endswith(b"/>"):
        name = head[1:-2].split(None, 1)[0]
        inside = head[:-2] + b">" + markup + b"</" + name + b">"
        return data[: root.start] + inside + data[root.end :]
    at = data.rindex(b"<", root.start, root.end)
    return data[:at] + markup + data[at:]


def without_forbidden(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    return _NO_XML.sub("", text)


def escaped(text: str) -> str:
    """Text as XML writes it, also inside double quotes."""
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(char, entity)
    return without_forbidden(text)

"""Which parts of a package hold text, and reading them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ._package import Package
from ._paragraphs import Paragraph, ParagraphReader
from ._styles import Styles
from ._xml import Element, Visitor

_NOTES = ("footnotes", "endnotes")


def text_parts(package: Package) -> Iterator[tuple[str, str]]:
    """Kind and name of the parts that are read, in the order of the source; headers and footers are not."""
    yield "document", package.main
    for kind in _NOTES:
        name = package.related(kind)
        if name:
            yield kind, name


def read_paragraphs(package: Package, name: str, take: Callable[[Paragraph], None]) -> None:
    """Hand over the paragraphs of a part, in order."""
    styles = Styles()
    part = package.related("styles")
    if part:
        package.scan(part, package.part(part), styles)
    package.scan(name, package.part(name), ParagraphReader(styles, take))


def comment_texts(package: Package) -> dict[str, str]:
    """The texts of the comments that stand in a document, by their ids."""
    reader = _CommentReader()
    part = package.related("comments")
    if part:
        package.scan(part, package.part(part), reader)
    return reader.texts


class _CommentReader(Visitor):
    wanted = ("w:comment",)

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def whole(self, element: Element) -> None:
        paragraphs = (child for child in element.descendants() if child.name == "w:p")
        lines = ("".join(part.text for part in line.descendants() if part.name == "w:t") for line in paragraphs)
        self.texts[element.attributes.get("w:id", "")] = "\n".join(lines)

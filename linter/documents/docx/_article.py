"""A DOCX as an article: opened, and written back with its corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from .._article import Article
from .._model import Document, Reading
from ._document import Line, docx_document
from ._package import Package
from ._paragraphs import Paragraph
from ._parts import comment_texts, read_paragraphs, text_parts
from ._writer import corrected

if TYPE_CHECKING:
    from ...findings import Correction

_SIGNED = "/digital-signature/origin"


@dataclass(frozen=True)
class DocxArticle(Article):
    """The bytes of a DOCX, its paragraphs' texts as the source."""

    data: bytes = b""
    lines: Sequence[Line] = field(default=(), compare=False)
    read_only: str | None = None

    @cached_property
    def document(self) -> Document:
        """The article as read."""
        return docx_document(self.source, self.path, self.reading, self.lines, self.read_only)

    def encode(self, text: str, corrections: Sequence[Correction] = ()) -> bytes:
        """The file with corrections, as tracked changes or (`Reading.accept_changes`) as plain text."""
        made = [item for item in corrections if self.source[item.start : item.end] != item.text]
        if not made:
            return self.data
        package = Package(self.data, self.path)
        return corrected(package, self.source, self.lines, made, self.reading.accept_changes)


def article_of(data: bytes, path: str, reading: Reading) -> Article:
    """The article in the bytes of a DOCX; raises `DocumentError` when they are none."""
    package = Package(data, path)
    layout = _Layout(comment_texts(package))
    for kind, name in text_parts(package):
        layout.kind, layout.part = kind, name
        read_paragraphs(package, name, layout.take)
    signed = any(item.kind.endswith(_SIGNED) for item in package.relationships(""))
    read_only = "the document is digitally signed, and an edit would break its signature" if signed else None
    return DocxArticle(
        path, "\n".join(layout.texts), reading=reading, data=data, lines=layout.lines, read_only=read_only
    )


class _Layout:
    """Collects the lines of a document."""

    def __init__(self, comments: dict[str, str]) -> None:
        self.texts: list[str] = []
        self.lines: list[Line] = []
        self.kind = self.part = ""
        """What is being read: "footnotes", and the name of that part."""
        self._comments = comments
        """Those that nothing has referred to yet: of a range over paragraphs the first has the comment."""
        self._anchors: dict[tuple[str, str], int] = {}

    def take(self, paragraph: Paragraph) -> None:
        """Add a paragraph."""
        note = paragraph.note is not None
        for reference in () if note else paragraph.references:
            self._anchors.setdefault(reference, len(self.lines))
        anchor = self._anchors.get((self.kind, paragraph.note or ""))
        said = [self._comments.pop(identity, "") for part, identity in paragraph.references if part == "comments"]
        line = Line(self.part, paragraph.kind, paragraph.aside, note, anchor, tuple(filter(None, said)))
        self.lines.append(line)
        self.texts.append(paragraph.text)

"""The text of a DOCX as a document: a line of the source for each paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..._later import pattern
from .._builder import BlockBuilder
from .._model import AS_USUAL, Block, Comment, Document, Outline, Reading
from ._paragraphs import LINE_BREAK, OBJECT
from ._styles import Kind
from ._xml import without_forbidden

_BETWEEN_WORDS = pattern(f"[\t{LINE_BREAK}{OBJECT}]")
_BREAKS = pattern(r"[\r\n]+")


class Line(NamedTuple):
    """What is to be known of a paragraph, its text apart."""

    part: str
    """Name of the part that it stands in."""
    kind: Kind
    aside: bool = False
    """Whether it stands in a text box."""
    note: bool = False
    """Whether it stands in a footnote or an endnote."""
    anchor: int | None = None
    """The line that refers to that note."""
    comments: tuple[str, ...] = ()
    """Texts of the comments whose range starts in it."""


@dataclass
class DocxDocument(Document):
    """A document that is read again by its lines: edits leave their number as it is."""

    lines: Sequence[Line] = ()

    def reread(self, source: str) -> Document:
        """The same article after edits of its source."""
        return docx_document(source, self.path, self.reading, self.lines, self.read_only)


def read_docx_text(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read the text of a DOCX whose paragraphs are lines of no particular kind."""
    return docx_document(source, path, reading, [Line("", Kind("paragraph"))] * (source.count("\n") + 1), None)


def escape_docx(text: str) -> str | None:
    """Plain text as it may stand within a paragraph; None where XML cannot hold it."""
    line = _BREAKS.sub(" ", text)
    return line if without_forbidden(line) == line else None


def docx_document(
    source: str, path: str, reading: Reading, lines: Sequence[Line], read_only: str | None
) -> Document:
    """The document of a text whose lines are the paragraphs `lines`."""
    blocks: list[Block] = []
    comments: list[Comment] = []
    sections: list[tuple[str, ...]] = []
    outline = Outline()
    builder = BlockBuilder(source)
    at = 0
    texts = source.split("\n") if lines else []
    for text, line in zip(texts, lines, strict=True):
        role, level, prose = line.kind
        opens = level > 0 and prose and not (line.aside or line.note)
        section = outline.leave(level) if opens else outline.path
        if line.note:
            role, level, section = "footnote", 0, () if line.anchor is None else sections[line.anchor]
        if prose:
            _fill(builder, source, at, at + len(text))
        block = builder.build(role, level, section)
        if block:
            blocks.append(block)
            if opens:
                outline.enter(level, block.text)
        sections.append(outline.path)
        comments += (Comment(at, at, said) for said in line.comments)
        at += len(text) + 1
    return DocxDocument(path, source, "docx", blocks, comments, read_only, reading, lines)


def _fill(builder: BlockBuilder, source: str, start: int, end: int) -> None:
    at = start
    for match in _BETWEEN_WORDS.finditer(source, start, end):
        builder.verbatim(at, match.start())
        if match[0] == OBJECT:
            builder.hole(*match.span())
        else:
            builder.instead(" ", *match.span())
        at = match.end()
    builder.verbatim(at, end)

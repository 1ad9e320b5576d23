"""Plain text: paragraphs, headings on a line of their own, simple lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .._later import pattern
from ._builder import BlockBuilder
from ._model import AS_USUAL, Block, Comment, Document, Outline, Reading, Role

_LINE = pattern(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LETTER = pattern(r"[^\W_]")
_DIRECTIVE = pattern(r"[ \t]*(?:#|//|<!--)[ \t]*(unspin:.*?)(?:-->)?[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
"""Plain text has no comments: a line of its own that speaks to this program is one."""
_MARKER = pattern(r"(?:[-*+•·▪◦‣–—]|\(?(\d{1,3})[.)]|[A-Za-z][.)]|[QA]:)[ \t]+")
_ENDED = pattern(r"[.!?][\"'”’)\]]*$")
_PAUSED = pattern(r"[,:;][\"'”’)\]]*$")
_HEADING_LENGTH = 80
"""A longer line is no heading."""
_HEADING_LEVEL = 2
"""Plain text does not tell one level of headings from another."""
_WRAPPED_LENGTH = 45
"""A line shorter than this, in characters, was not broken for lack of room."""
_RAGGED = 0.8
"""A wrapped line and the next word together are longer than this share of the longest line around."""


class _Line(NamedTuple):
    start: int
    """Where the text begins in the source, behind the indentation."""
    text: str


def read_text(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read plain text; wrapped lines are joined, a blank line, a list item or a closed line ends a block."""
    blocks: list[Block] = []
    outline = Outline()
    builder = BlockBuilder(source)
    comments = [Comment(*match.span(), match[1]) for match in _DIRECTIVE.finditer(source)]
    for run in _runs(source):
        paragraphs = list(_paragraphs(run))
        for lines in paragraphs:
            block = _block(builder, lines, outline, len(paragraphs) == 1)
            if block:
                blocks.append(block)
    return Document(path, source, "text", blocks, comments, reading=reading)


def _runs(source: str) -> Iterator[list[_Line]]:
    """Lines without a blank one between them; a comment, or nothing but signs (=====), is as good as blank."""
    run: list[_Line] = []
    for match in _LINE.finditer(source, int(source.startswith("\ufeff"))):
        line = match[0].strip()
        if _LETTER.search(line) and not _DIRECTIVE.match(line):
            run.append(_Line(match.start() + match[0].index(line), line))
        elif run:
            yield run
            run = []
    if run:
        yield run


def _paragraphs(run: Sequence[_Line]) -> Iterator[Sequence[_Line]]:
    longest = max(len(line.text) for line in run)
    first = 0
    for at in range(1, len(run)):
        if not _continues(run[at - 1].text, run[at].text, longest):
            yield run[first:at]
            first = at
    yield run[first:]


def _continues(above: str, line: str, longest: int) -> bool:
    """Whether a line goes on with the paragraph of the line above; `longest` is the longest line around."""
    if _MARKER.match(line) or _ENDED.search(above):
        return False
    if line[0].islower():
        return True
    wrapped = len(above) + 1 + len(line.split(None, 1)[0])
    return len(above) >= _WRAPPED_LENGTH and wrapped > _RAGGED * longest


def _block(builder: BlockBuilder, lines: Sequence[_Line], outline: Outline, alone: bool) -> Block | None:
    marker = _MARKER.match(lines[0].text)
    lead = marker.end() if marker else 0
    role: Role = "item" if marker else "paragraph"
    if len(lines) == 1 and (not marker or (alone and marker[1])) and _is_heading(lines[0].text[lead:]):
        role = "heading"
    end = lines[0].start
    for start, text in lines:
        if start > end:
            builder.instead(" ", end, start)
        end = start + len(text)
        builder.verbatim(start + lead, end)
        lead = 0
    if role != "heading":
        return builder.build(role, section=outline.path)
    block = builder.build(role, _HEADING_LEVEL, outline.leave(_HEADING_LEVEL))
    if block:
        outline.enter(_HEADING_LEVEL, block.text)
    return block


def _is_heading(text: str) -> bool:
    return len(text) < _HEADING_LENGTH and not _ENDED.search(text) and not _PAUSED.search(text)

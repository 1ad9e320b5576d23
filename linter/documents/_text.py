"""Plain text: paragraphs, headings on a line of their own, simple lists."""

from __future__ import annotations

import re

from ._model import Block, Document, Role, Segment, SourceMap

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*•–]|\(?\d{1,3}[.)]|[A-Za-z][.)]|[QA]:)[ \t]+")
_CLOSED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_WRAPPED_LENGTH = 45
"""A line shorter than this, in characters, was not broken for lack of room."""


def read_text(source: str, path: str) -> Document:
    """Read plain text; wrapped lines are joined, a blank line, a list item or a closed line ends a block."""
    blocks: list[Block] = []
    lines: list[tuple[int, str]] = []
    section = ""

    def close() -> None:
        nonlocal section
        if lines:
            block = _block(lines)
            block.section = section
            if block.role == "heading":
                section = block.text
            blocks.append(block)
            lines.clear()

    for match in _LINE.finditer(source):
        line = match.group().rstrip()
        if not line.strip():
            close()
            continue
        if lines and not _continues(lines[-1][1], line):
            close()
        indent = len(line) - len(line.lstrip())
        lines.append((match.start() + indent, line[indent:]))
    close()
    return Document(path, source, "text", blocks)


def _continues(above: str, line: str) -> bool:
    if _LIST_ITEM.match(line) or _CLOSED.search(above):
        return False
    return line.lstrip()[:1].islower() or len(above) >= _WRAPPED_LENGTH


def _block(lines: list[tuple[int, str]]) -> Block:
    marker = _LIST_ITEM.match(lines[0][1])
    role: Role = "item" if marker else "paragraph"
    at, first = lines[0]
    if marker:
        at, first = at + marker.end(), first[marker.end() :]
    if len(lines) == 1 and len(first) < 80 and not re.search(r"[.!?,;]$", first):
        role = "heading"
    segments = [Segment(0, len(first), at, len(first), True)]
    text = [first]
    size, source_end = len(first), at + len(first)
    for at, line in lines[1:]:
        segments.append(Segment(size, 1, source_end, at - source_end, False))
        segments.append(Segment(size + 1, len(line), at, len(line), True))
        text += (" ", line)
        size += 1 + len(line)
        source_end = at + len(line)
    return Block("".join(text), SourceMap(segments), role, 2 if role == "heading" else 0)

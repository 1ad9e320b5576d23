"""Articles in the fields of records: texts within a text, and the map through both."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from ..errors import DocumentError, NoArticleError
from ._model import Comment, Document, Notation, Reading, Segments, SourceMap


class Record(NamedTuple):
    """One article of a file of records, as a file of the same format by itself."""

    source: str
    start: int
    """Where it stands in the whole file."""
    reading: Reading
    head: int = 0
    """How much of its source stands in front of it to make it a file: the names of columns."""


_MOST_NAMED = 12
"""Fields that a message lists."""


class Value(NamedTuple):
    """What the field of one record says."""

    format: str
    """Name of the format that the text is in."""
    text: str
    map: SourceMap
    """From the text to the source of the file."""
    notation: Notation
    """How a text is written at this place of the file."""


def fields_wanted(reading: Reading) -> dict[str, str]:
    """The fields that the user named (`body`, `body:markdown`), and the format of each."""
    from ._formats import FORMATS

    wanted = {}
    for field in reading.fields:
        name, colon, format = field.rpartition(":")
        known = colon and format in FORMATS and FORMATS[format].is_prose
        wanted.update({name: format} if known else {field: "text"})
    return wanted


def refuse_missing(path: str, wanted: Iterable[str], present: Iterable[str]) -> None:
    """Raise `DocumentError` where no field was named, `NoArticleError` where none of those is present."""
    names = list(dict.fromkeys(present))
    listed = ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
    there = f"text is in: {listed}" if names else "no field of it holds text"
    wanted = list(wanted)
    if not wanted:
        raise DocumentError(path, f"which field is the article? name it with --field ({there})")
    if not set(wanted) & set(names):
        raise NoArticleError(path, f"no text in the field {' or '.join(wanted)} ({there})")


def document_of(source: str, path: str, format: str, reading: Reading, values: Iterable[Value]) -> Document:
    """The document of what values say, each read as an article of its own format."""
    from ._formats import FORMATS

    document = Document(path, source, format, reading=reading)
    segments = Segments()
    for value in values:
        inner = FORMATS[value.format].read(value.text, path, reading)
        usual = FORMATS[value.format].notation
        document.blocks += (
            replace(
                block,
                map=block.map.through(value.map, segments),
                notation=value.notation.of(block.notation or usual),
            )
            for block in inner.blocks
        )
        document.comments += (
            Comment(*value.map.source_range(start, end), text) for start, end, text in inner.comments
        )
        document.read_only = document.read_only or inner.read_only
    return document


def articles(document: Document) -> Iterator[tuple[Document, int]]:
    """The articles of a file of records, each with what its offsets are less than those of the file.

    None where the file is no such file, or has prose outside its records: it is an article as a whole.
    """
    from ._formats import FORMATS

    format = FORMATS[document.format]
    records = list(format.split(document.source, document.reading)) if format.split else []
    starts = [record.start for record in records]
    for block in document.blocks:
        first, end = block.map.source_span
        at = bisect_right(starts, first) - 1
        if at < 0 or end > starts[at] + len(records[at].source) - records[at].head:
            return
    for source, start, reading, head in records:
        try:
            yield format.read(source, document.path, reading), start - head
        except NoArticleError:
            continue


def unescaped(
    source: str, start: int, end: int, escape: re.Pattern[str], meaning: Callable[[re.Match[str]], str]
) -> tuple[str, SourceMap]:
    """The text that source[start:end] stands for, each match of `escape` replaced by its meaning."""
    parts: list[str] = []
    segments = Segments()

    def add(text: str, begin: int, finish: int, verbatim: bool) -> None:
        parts.append(text)
        segments.add(len(text), begin, finish - begin, verbatim)

    at = start
    for match in escape.finditer(source, start, end):
        if at < match.start():
            add(source[at : match.start()], at, match.start(), True)
        add(meaning(match), *match.span(), False)
        at = match.end()
    if at < end:
        add(source[at:end], at, end, True)
    return "".join(parts), SourceMap(segments)

"""CSV (RFC 4180) and tab-separated tables: the cells of named columns, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .._later import pattern
from ..errors import DocumentError
from ._model import AS_USUAL, Document, Notation, Reading
from ._records import Record, Value, document_of, fields_wanted, refuse_missing, unescaped

_CELL = r'(?:"([^"]*+(?:""[^"]*+)*+)"(?=[{0}\r\n]|\Z)|([^{0}\r\n]*+))({0}|\r\n?|\n|\Z)'
"""What stands in quotes, or what stands bare; what ends it."""
_FIRST_ROW = pattern(r'(?:"[^"]*+(?:"|\Z)|[^"\r\n])*+')
_IN_QUOTES = pattern(r'"[^"]*+"')
_QUOTE = pattern('""')
_DELIMITERS = ",;\t|"
_NOT_BARE = pattern(r'[,;\t|"\r\n]')


def read_csv(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read the named columns of a table whose first row names them; , ; | or a tab stands between its cells."""
    return _read(source, path, "csv", reading, _delimiter(source))


def read_tsv(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read the named columns of a table with tabs between its cells."""
    return _read(source, path, "tsv", reading, "\t")


def split_csv(source: str, reading: Reading) -> Iterator[Record]:
    """The rows below the first, each with that above it."""
    return _split(source, reading, "csv", _delimiter(source))


def split_tsv(source: str, reading: Reading) -> Iterator[Record]:
    """The rows below the first, each with that above it."""
    return _split(source, reading, "tsv", "\t")


def _split(source: str, reading: Reading, format: str, delimiter: str) -> Iterator[Record]:
    rows = _rows(source, "", delimiter, format)
    next(rows)
    names = ""
    for row in rows:
        start, end = row[0].start - row[0].quoted, row[-1].end + row[-1].quoted
        names = names or source[:start]
        yield Record(names + source[start:end], start, reading, len(names))


def _delimiter(source: str) -> str:
    row = _FIRST_ROW.match(source)
    names = _IN_QUOTES.sub("", row[0] if row else "")
    return max(_DELIMITERS, key=names.count)


def _bare(text: str) -> str | None:
    return None if _NOT_BARE.search(text) else text


_QUOTED_NOTATION = Notation(lambda text: text.replace('"', '""'), lambda written: written.replace('""', '"'))
_BARE_NOTATION = Notation(_bare, str)


class _Cell(NamedTuple):
    """A cell, without its quotes."""

    start: int
    end: int
    quoted: bool


def _read(source: str, path: str, format: str, reading: Reading, delimiter: str) -> Document:
    rows = _rows(source, path, delimiter, format)
    names = [_text(source, cell).strip() for cell in next(rows, [])]
    wanted = fields_wanted(reading)
    refuse_missing(path, wanted, filter(None, names))
    columns = [(number, wanted[name]) for number, name in enumerate(names) if name in wanted]
    values = (_value(source, row[number], inner) for row in rows for number, inner in columns if number < len(row))
    return document_of(source, path, format, reading, filter(None, values))


def _rows(source: str, path: str, delimiter: str, format: str) -> Iterator[list[_Cell]]:
    match_cell = re.compile(_CELL.format(re.escape(delimiter))).match
    row: list[_Cell] = []
    at = 0
    while cell := match_cell(source, at):
        quoted = cell[1] is not None
        start, end = cell.span(1 if quoted else 2)
        if format == "csv" and not quoted and source.startswith('"', start):
            line, column = Document(path, source, format).location(start)
            raise DocumentError(path, f"broken CSV: the quoted cell in line {line}, column {column} has no end")
        row.append(_Cell(start, end, quoted))
        if cell[3] != delimiter:
            yield row
            row = []
            if cell.end() == len(source):
                return
        at = cell.end()


def _text(source: str, cell: _Cell) -> str:
    written = source[cell.start : cell.end]
    return written.replace('""', '"') if cell.quoted else written


def _value(source: str, cell: _Cell, format: str) -> Value | None:
    """What a cell says; nothing where a bare quote leaves open what other programs make of it."""
    if cell.quoted:
        text, map = unescaped(source, cell.start, cell.end, _QUOTE, lambda _: '"')
        return Value(format, text, map, _QUOTED_NOTATION)
    if '"' in source[cell.start : cell.end]:
        return None
    return Value(format, *unescaped(source, cell.start, cell.end, _QUOTE, str), _BARE_NOTATION)

"""JSON and JSON lines (RFC 8259): the texts of named fields, each with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .._later import pattern
from ..errors import DocumentError
from ._model import AS_USUAL, Document, Notation, Reading
from ._records import Record, Value, document_of, fields_wanted, refuse_missing, unescaped

_TOKEN = pattern(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[\[\]{},:]|[^\s\[\]{},:"]++')
"""Of JSON that is known to be right."""
_LINE = pattern(r"[^\r\n]+")
_ESCAPE = pattern(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(u[dD][89a-fA-F]..)|u....|.)")
_PLAIN_ESCAPES = {r"\n": "\n", r"\"": '"', r"\t": "\t", r"\r": "\r", r"\\": "\\", r"\/": "/"}
_HALF = "\ufffc"
"""Stands for one surrogate without the other, which is no character."""
_KINDS = {"{": "an object", "t": "true", "f": "false"}
"""What is no text, by how it begins; the rest are numbers."""


def read_json(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read the named fields of a JSON text; objects in lists count like those that are in none."""
    _refuse_broken(source, path, 0, len(source))
    return _read(source, path, "json", reading, _leaves(source, 0, len(source)))


def read_json_lines(source: str, path: str, reading: Reading = AS_USUAL) -> Document:
    """Read the named fields of JSON lines, one record a line."""
    lines = list(_lines(source))
    for start, end in lines:
        _refuse_broken(source, path, start, end)
    leaves = (leaf for start, end in lines for leaf in _leaves(source, start, end))
    return _read(source, path, "json-lines", reading, leaves)


def split_json(source: str, reading: Reading) -> Iterator[Record]:
    """The objects in lists that are in no list."""
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    for leaf in _leaves(source, 0, len(source)):
        if not leaf.is_record:
            continue
        prefix = f"{leaf.field}." if leaf.field else ""
        fields = tuple(name.removeprefix(prefix) for name in reading.fields if name.startswith(prefix))
        if fields:
            _, end = decoder.raw_decode(source, leaf.start)
            yield Record(source[leaf.start : end], leaf.start, reading._replace(fields=fields))


def split_json_lines(source: str, reading: Reading) -> Iterator[Record]:
    """The lines."""
    return (Record(source[start:end], start, reading) for start, end in _lines(source))


def _lines(source: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _LINE.finditer(source) if not match[0].isspace())


def escape_json(text: str) -> str:
    """A text as it is written between the quotes of a JSON string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def unescape_json(written: str) -> str:
    """The text that stands for what is written between quotes."""
    return _ESCAPE.sub(_meaning, written)


_NOTATION = Notation(escape_json, unescape_json)


def _refuse_broken(source: str, path: str, start: int, end: int) -> None:
    try:
        json.loads(source[start:end], parse_int=str, parse_float=str)
    except json.JSONDecodeError as error:
        line, column = Document(path, source, "json").location(start + error.pos)
        what = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
        hint = "; if each line is a record, name the file .jsonl" if what == "extra data" else ""
        raise DocumentError(path, f"broken JSON in line {line}, column {column}: {what}{hint}") from None
    except RecursionError:
        raise DocumentError(path, "JSON nested too deep: this is no article") from None


class _Leaf(NamedTuple):
    """A value that is no list."""

    field: str
    """The names that lead to it, joined by dots; lists add none."""
    start: int
    """Source range of its token; of an object that of its brace."""
    end: int
    is_record: bool
    """Whether it is an object in a list that is in no list."""


def _leaves(source: str, start: int, end: int) -> Iterator[_Leaf]:
    """The values of the JSON text source[start:end], which is known to be right."""
    opened: list[tuple[bool, str]] = []
    """Of what is open: whether it is an object, and its field."""
    field, is_name = "", False
    for match in _TOKEN.finditer(source, start, end):
        token = match[0]
        if token in "]}":
            _, field = opened.pop()
        elif token == ",":
            is_name, field = opened[-1]
        elif is_name:
            is_name = False
            above = opened[-1][1]
            field = f"{above}.{json.loads(token)}" if above else json.loads(token)
        elif token != ":":
            if token != "[":
                in_list = bool(opened) and not opened[-1][0] and all(is_object for is_object, _ in opened[:-1])
                yield _Leaf(field, *match.span(), token == "{" and in_list)
            if token in "[{":
                is_name = token == "{"
                opened.append((is_name, field))


def _read(source: str, path: str, format: str, reading: Reading, leaves: Iterable[_Leaf]) -> Document:
    wanted = fields_wanted(reading)
    document = Document(path, source, format)
    present: dict[str, None] = {}
    values = []
    for field, start, end, _ in leaves:
        first = source[start]
        if first == '"':
            present[field] = None
        if field not in wanted or first == "n":
            continue
        if first != '"':
            line, _ = document.location(start)
            kind = _KINDS.get(first, "a number")
            raise DocumentError(path, f"the field {field} in line {line} is {kind}, not text; name another")
        text, map = unescaped(source, start + 1, end - 1, _ESCAPE, _meaning)
        values.append(Value(wanted[field], text, map, _NOTATION))
    refuse_missing(path, wanted, filter(None, present))
    return document_of(source, path, format, reading, values)


def _meaning(escape: re.Match[str]) -> str:
    return _PLAIN_ESCAPES.get(escape[0]) or (_HALF if escape[1] else str(json.loads(f'"{escape[0]}"')))

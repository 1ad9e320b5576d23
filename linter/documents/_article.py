"""Bytes to an article and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DocumentError
from ._formats import format_of, read
from ._model import AS_USUAL, Document, Reading

if TYPE_CHECKING:
    from ..findings import Correction

MAX_BYTES = 20_000_000
"""A larger file is refused: no article is that long."""
_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Article:
    """A file's decoded text and what is needed to write it back as it was.

    Two articles are equal when they were loaded from the same bytes. A format whose files are no text has a
    subclass of its own, which `Format.open` makes.
    """

    path: str
    source: str
    """Decoded text; the offsets of findings and edits refer to it."""
    bom: bool = False
    reading: Reading = AS_USUAL

    @cached_property
    def document(self) -> Document:
        """The article as read."""
        return read(self.source, self.path, self.reading)

    def encode(self, text: str, corrections: Sequence[Correction] = ()) -> bytes:
        """The file's bytes with `text` in place of its source.

        `corrections` say the same as edits of `source`, each with the findings that it mends: a file that is no
        text is written from them.
        """
        return (_BOM if self.bom else b"") + text.encode()


def decode(data: bytes, path: str, reading: Reading = AS_USUAL) -> Article:
    """An article of its bytes (text is UTF-8 with or without BOM); raises `DocumentError`."""
    _refuse_large(len(data), path)
    opened = format_of(path).open
    if opened:
        return opened(data, path, reading)
    if data.startswith(_UTF16):
        raise DocumentError(path, "UTF-16, not UTF-8; save it as UTF-8")
    bom = data.startswith(_BOM)
    body = data[3:] if bom else data
    if b"\x00" in body:
        raise DocumentError(path, "a binary file, not an article; name a text or Markdown file")
    try:
        return Article(path, body.decode(), bom, reading)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        byte = body[error.start]
        reason = f"not valid UTF-8 (byte 0x{byte:02x} in line {line}); save it as UTF-8"
        raise DocumentError(path, reason) from None


def load(path: str, reading: Reading = AS_USUAL) -> Article:
    """Read one file; raises `DocumentError` when it is missing, too large, binary or not UTF-8."""
    try:
        _refuse_large(Path(path).stat().st_size, path)
        return decode(Path(path).read_bytes(), path, reading)
    except OSError as error:
        raise DocumentError(path, error.strerror or str(error)) from None


def _refuse_large(size: int, path: str) -> None:
    if size > MAX_BYTES:
        raise DocumentError(path, f"larger than {MAX_BYTES // 1_000_000} MB; split it, or name a smaller file")

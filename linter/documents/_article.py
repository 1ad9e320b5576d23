"""Bytes to an article and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DocumentError
from ._encoding import UTF_8, Encoding, decode_text
from ._formats import format_of, read
from ._model import AS_USUAL, Document, Reading

if TYPE_CHECKING:
    from ..findings import Correction

MAX_BYTES = 20_000_000
"""A larger file is refused: no article is that long."""


@dataclass(frozen=True)
class Article:
    """A file's decoded text and what is needed to write it back as it was.

    Two articles are equal when they were loaded from the same bytes. A format whose files are no text has a
    subclass of its own, which `Format.open` makes.
    """

    path: str
    source: str
    """Decoded text; the offsets of findings and edits refer to it."""
    encoding: Encoding = UTF_8
    reading: Reading = AS_USUAL

    @cached_property
    def document(self) -> Document:
        """The article as read."""
        return read(self.source, self.path, self.reading)

    def encode(self, text: str, corrections: Sequence[Correction] = ()) -> bytes:
        """The file's bytes with `text` in place of its source.

        `corrections` say the same as edits of `source`, each with the findings that it mends: a file that is no
        text is written from them. Raises `DocumentError` for a character that the file's encoding has not.
        """
        return self.encoding.encode(text, self.path)


def decode(data: bytes, path: str, reading: Reading = AS_USUAL) -> Article:
    """An article of its bytes, text in whatever encoding; raises `DocumentError`."""
    _refuse_large(len(data), path)
    opened = format_of(path).open
    if opened:
        return opened(data, path, reading)
    text, encoding = decode_text(data, path)
    return Article(path, text, encoding, reading)


def load(path: str, reading: Reading = AS_USUAL) -> Article:
    """Read one file; raises `DocumentError` when it is missing, too large or no text."""
    try:
        _refuse_large(Path(path).stat().st_size, path)
        return decode(Path(path).read_bytes(), path, reading)
    except OSError as error:
        raise DocumentError(path, error.strerror or str(error)) from None


def _refuse_large(size: int, path: str) -> None:
    if size > MAX_BYTES:
        raise DocumentError(path, f"larger than {MAX_BYTES // 1_000_000} MB; split it, or name a smaller file")

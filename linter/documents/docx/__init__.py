"""DOCX: read paragraph by paragraph, corrected with tracked changes, every other byte of the package kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._document import escape_docx, read_docx_text

if TYPE_CHECKING:
    from .._article import Article
    from .._model import Reading

__all__ = ["escape_docx", "open_docx", "read_docx_text"]


def open_docx(data: bytes, path: str, reading: Reading) -> Article:
    """The article in the bytes of a DOCX; raises `DocumentError` when there is none."""
    from ._article import article_of

    return article_of(data, path, reading)

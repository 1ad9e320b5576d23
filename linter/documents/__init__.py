"""Articles as blocks of prose with a map back to the source; one reader a format."""

from ._files import MAX_BYTES, READERS, Article, decode, find, load, read, write
from ._markdown import read_markdown
from ._model import Block, Document, Role, Segment, SourceMap
from ._text import read_text

__all__ = [
    "MAX_BYTES",
    "READERS",
    "Article",
    "Block",
    "Document",
    "Role",
    "Segment",
    "SourceMap",
    "decode",
    "find",
    "load",
    "read",
    "read_markdown",
    "read_text",
    "write",
]

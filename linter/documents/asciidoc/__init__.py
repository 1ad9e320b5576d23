"""AsciiDoc, as Asciidoctor reads it."""

from ._inline import escape_asciidoc, unescape_asciidoc
from ._reader import read_asciidoc

__all__ = ["escape_asciidoc", "read_asciidoc", "unescape_asciidoc"]

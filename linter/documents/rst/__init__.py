"""reStructuredText, as docutils and Sphinx read it."""

from ._inline import escape_rst, unescape_rst
from ._reader import read_rst

__all__ = ["escape_rst", "read_rst", "unescape_rst"]

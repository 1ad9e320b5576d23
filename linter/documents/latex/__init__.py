"""LaTeX articles."""

from ._reader import escape_latex, read_latex, unescape_latex

__all__ = ["escape_latex", "read_latex", "unescape_latex"]

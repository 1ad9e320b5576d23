"""HTML, whole pages and fragments."""

from ._reader import TEXT, read_html, read_html_ranges

__all__ = ["TEXT", "read_html", "read_html_ranges"]

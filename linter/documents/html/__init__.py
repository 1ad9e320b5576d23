"""HTML, whole pages and fragments."""

from ._reader import TEXT, read_html, read_html_ranges

escape_html, unescape_html = TEXT

__all__ = ["escape_html", "read_html", "read_html_ranges", "unescape_html"]

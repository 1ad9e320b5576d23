"""The examples of CommonMark and GFM: all prose is read, none is taken from code, every map is exact."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from linter.documents import Block, read_markdown

HOLE = "\ufffc"
OTHERWISE = {
    "commonmark 156": "a tag that never ends, which browsers drop with all that follows",
    "commonmark 157": "the same",
    "commonmark 158": "the same",
    "gfm 24": "GitHub shows the tag <xmp> as text; browsers show what is in it as code",
    "gfm 44": "the specification asks only that nothing crashes",
    "gfm 46": "<xmp> again",
    "gfm 47": "a footnote that nothing refers to is not shown, and is read",
}
"""Examples of which something else is to be expected than the words of their page, and why."""
EXAMPLES = [
    pytest.param(*example, id=f"{name} {number}")
    for name in ("commonmark", "gfm")
    for number, example in enumerate(
        json.loads((Path(__file__).parent / "spec" / f"{name}.json").read_text(encoding="utf-8")), 1
    )
]


CODE = ("code", "pre", "script", "style", "textarea")
FORMATTING = ("a", "b", "del", "em", "i", "strong", "sub", "sup")
NO_COMMENT = re.compile(r"<!--(?:-?>|.*?-->)", re.DOTALL)
LINK = re.compile(r"(?:[a-z+-]+://|www\.|mailto:|xmpp:)\S*|\S+@\S+", re.IGNORECASE)


class Prose(HTMLParser):
    """The text of a page that is prose: neither code nor a link that is its own text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self._code = 0
        self._target: str | None = None
        self.feed(NO_COMMENT.sub("", page))
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attributes}
        self._code += tag in CODE
        self._target = named.get("href") if tag == "a" else self._target
        self.text += "" if tag in FORMATTING else "\n"
        self.text += f"\n{named['alt']}\n" if tag == "img" and "alt" in named else ""

    def handle_endtag(self, tag: str) -> None:
        self._code = max(0, self._code - (tag in CODE))
        self._target = None if tag == "a" else self._target
        self.text += "" if tag in FORMATTING else "\n"

    def handle_data(self, data: str) -> None:
        is_link = self._target is not None and unquote(self._target).removeprefix("mailto:") == unquote(data)
        if not self._code and not is_link:
            self.text += data


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", LINK.sub(" ", text)))


def prose(blocks: list[Block]) -> str:
    return "\n".join(block.text for block in blocks)


@pytest.mark.parametrize(("source", "page"), [item for item in EXAMPLES if item.id not in OTHERWISE])
def test_exactly_the_prose_is_read(source: str, page: str) -> None:
    blocks = read_markdown(source, "a.md").blocks
    assert words(prose(blocks)) == words(Prose(page).text)


@pytest.mark.parametrize(("source", "page"), EXAMPLES)
def test_every_map_is_exact(source: str, page: str) -> None:
    for block in read_markdown(source, "a.md").blocks:
        at = 0
        for segment in block.map.segments:
            assert segment.prose == at
            at += segment.prose_length
            if segment.verbatim:
                written = source[segment.source : segment.source + segment.source_length]
                assert written == block.text[segment.prose : at]
        assert at == len(block.text)

"""What must hold of every document, whatever its text: prose maps back to the words it was read from."""

from __future__ import annotations

import html
import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents import Block, Document, read_markdown, read_text

HOLE = "\ufffc"
QUICK = settings(max_examples=60, deadline=None)

word = st.sampled_from(
    [
        "fluid",
        "nitrogen",
        "Dr.",
        "it's",
        "1.",
        "3.5",
        "😀",
        "İ",
        "汉字",
        "naïve",
        "e.g.",
        "x",
        "“a”",
        "-",
        "#",
        "(b)",
    ]
)
phrase = st.lists(word, min_size=1, max_size=8).map(" ".join)
marked = st.one_of(
    phrase,
    st.builds(
        "{}{}{}".format, m := st.shared(st.sampled_from(["*", "**", "_", "~~", "`", "***"]), key="m"), phrase, m
    ),
    phrase.map("[{}](http://x.y/z_a 'title')".format),
    phrase.map("![{}](u.png)".format),
    phrase.map("<b>{}</b>".format),
    st.sampled_from(
        ["&amp;", "&nbsp;", r"\*", "<br>", "[^1]", "http://a.b/c_d", "<me@x.yz>", "{{ tag }}", "|", "  "]
    ),
)
line = st.lists(marked, min_size=1, max_size=5).map(" ".join)
prefix = st.sampled_from(
    ["", "> ", "> > ", "- ", "  ", "1. ", "    ", "# ", "| ", "[^1]: ", "- [ ] ", "```", "---"]
)
newline = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "  \n", "\\\n", ""])
structured = st.lists(st.builds("{}{}{}".format, prefix, line, newline), max_size=12).map("".join)
article = st.one_of(structured, st.text(st.characters(exclude_categories=["Cs"]), max_size=80))


def documents(source: str) -> list[Document]:
    return [read_markdown(source, "a.md"), read_text(source, "a.txt")]


@given(article)
@QUICK
def test_the_segments_cover_the_text_and_follow_each_other_in_the_source(source: str) -> None:
    for document in documents(source):
        for block in document.blocks:
            prose = at = 0
            for segment in block.map.segments:
                assert segment.prose == prose
                assert segment.source >= at
                assert segment.prose_length > 0
                prose, at = prose + segment.prose_length, segment.source + segment.source_length
                if segment.verbatim:
                    assert source[segment.source : at] == block.text[segment.prose : prose]
            assert prose == len(block.text)
            assert at <= len(source)


@given(article, st.data())
@QUICK
def test_any_range_of_prose_maps_to_source_that_holds_the_same_words(source: str, data: st.DataObject) -> None:
    for document in documents(source):
        for block in document.blocks:
            start = data.draw(st.integers(0, len(block.text) - 1))
            end = data.draw(st.integers(start + 1, len(block.text)))
            first, last = block.map.source_range(start, end)
            assert 0 <= first < last <= len(source)
            assert _is_within(block.text[start:end], source[first:last])


def _is_within(prose: str, written: str) -> bool:
    """Whether the letters of the prose stand in the source in this order, with only mark-up between."""
    letters = [char for char in prose if char not in (HOLE, "\ufffd") and not char.isspace()]
    unescaped = html.unescape(re.sub(r"\\(?=\W)", "", written))
    return any(all(char in source for char in letters) for source in (iter(written), iter(unescaped)))


@given(article)
@QUICK
def test_words_are_read_once_and_in_order(source: str) -> None:
    for document in documents(source):
        places = sorted(
            (segment.source, segment.source + segment.source_length)
            for block in document.blocks
            for segment in block.map.segments
            if segment.verbatim
        )
        assert all(before[1] <= behind[0] for before, behind in pairwise(places))


@given(st.lists(phrase, min_size=1, max_size=5))
@QUICK
def test_plain_paragraphs_read_alike_in_both_formats(paragraphs: list[str]) -> None:
    source = "\n\n".join(f"Here {text} ends." for text in paragraphs)
    markdown, text = (_texts(document.blocks) for document in documents(source))
    assert markdown == text == [f"Here {text} ends." for text in paragraphs]


def _texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


@given(article)
@QUICK
def test_every_offset_lies_in_a_line_of_the_source(source: str) -> None:
    document = Document("a.txt", source, "text")
    lines = re.findall(r"[^\r\n]*(?:\r\n?|\n|\Z)", source)
    for offset in range(len(source)):
        line, column = document.location(offset)
        assert lines[line - 1][column - 1] == source[offset]

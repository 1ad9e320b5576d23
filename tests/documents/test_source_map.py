"""Offsets: prose to source, source to lines and columns."""

from __future__ import annotations

import pytest

from linter.documents import Document, Segment, SourceMap, read

#          0         1
#          0123456789012345
SOURCE = "a **b** &amp; c\n"
SEGMENTS = (
    Segment(0, 2, 0, 2, True),
    Segment(2, 1, 4, 1, True),
    Segment(3, 1, 7, 1, True),
    Segment(4, 1, 8, 5, False),
    Segment(5, 2, 13, 2, True),
)
MAP = SourceMap.of(SEGMENTS)


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        (0, 1, "a"),
        (2, 3, "b"),
        (0, 3, "a **b"),
        (2, 4, "b** "),
        (4, 5, "&amp;"),
        (4, 7, "&amp; c"),
        (2, 5, "b** &amp;"),
    ],
)
def test_a_range_of_prose_reaches_from_its_first_to_its_last_character(start: int, end: int, written: str) -> None:
    first, last = MAP.source_range(start, end)
    assert SOURCE[first:last] == written


def test_the_segments_are_those_that_it_was_made_of() -> None:
    assert tuple(MAP.segments) == SEGMENTS
    assert MAP.source_span == (0, 15)


def test_an_empty_range_stays_empty() -> None:
    assert MAP.source_range(0, 0) == (0, 0)
    assert MAP.source_range(2, 2) == (4, 4)


@pytest.mark.parametrize(
    ("source", "offset", "location"),
    [
        ("", 0, (1, 1)),
        ("one\ntwo", 3, (1, 4)),
        ("one\ntwo", 4, (2, 1)),
        ("one\ntwo\n", 8, (3, 1)),
        ("one\r\ntwo", 4, (1, 5)),
        ("one\r\ntwo", 5, (2, 1)),
        ("one\rtwo", 4, (2, 1)),
        ("\n\r\n\r", 4, (4, 1)),
        ("😀x\n👩‍👩‍👧y", 1, (1, 2)),
        ("a\u2028b\x0cc", 4, (1, 5)),
    ],
)
def test_lines_end_with_lf_crlf_or_cr_and_columns_count_code_points(
    source: str, offset: int, location: tuple[int, int]
) -> None:
    assert Document("a.txt", source, "text").location(offset) == location


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.MD", "markdown"),
        ("b/a.markdown", "markdown"),
        ("a.txt", "text"),
        ("<stdin>", "text"),
        ("a.unheard", "text"),
    ],
)
def test_the_suffix_says_the_format_and_an_unknown_one_is_plain_text(path: str, expected: str) -> None:
    document = read("One\n", path)
    assert (document.path, document.format) == (path, expected)

"""What the plain text reader takes for paragraphs, headings and list items."""

from __future__ import annotations

import pytest

from linter.documents import read_text

LONG = "Wrapped lines are about as long as one another, which is how they are told from"


def blocks(source: str) -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in read_text(source, "a.txt").blocks]


def test_wrapped_lines_are_one_paragraph() -> None:
    source = f"{LONG}\nheadings and from short lines.\n"
    assert blocks(source) == [("paragraph", f"{LONG} headings and from short lines.")]


def test_a_wrapped_line_may_begin_with_a_capital() -> None:
    assert blocks(f"{LONG}\nHeadings in German text.\n") == [("paragraph", f"{LONG} Headings in German text.")]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", " \t\n", "\n\x0c\n"])
def test_a_blank_line_ends_a_paragraph_whatever_the_newlines(newline: str) -> None:
    source = f"One ends here.{newline}{newline}Two ends here.{newline}"
    assert blocks(source) == [("paragraph", "One ends here."), ("paragraph", "Two ends here.")]


def test_each_line_may_be_a_paragraph() -> None:
    source = "\n".join([f"{LONG} x." for _ in range(3)])
    assert [role for role, _ in blocks(source)] == ["paragraph"] * 3


def test_a_heading_needs_no_blank_line_below() -> None:
    heading = "How to Take Care of Your Skin in the Coldest of Months"
    assert blocks(f"{heading}\n{LONG} {LONG}.\n") == [
        ("heading", heading),
        ("paragraph", f"{LONG} {LONG}."),
    ]


@pytest.mark.parametrize("line", ["It ends.", "He said “stop.”", "Buy milk, eggs,", "These are needed:", LONG * 2])
def test_what_is_no_heading(line: str) -> None:
    assert blocks(f"{line}\n\nText.\n")[0] == ("paragraph", line)


def test_a_number_alone_on_its_line_is_a_heading_and_in_a_row_an_item() -> None:
    source = "1. Hormonal Changes\n\nHormones change.\n\n1. Milk\n2) Eggs\n(3) Flour\n"
    assert blocks(source) == [
        ("heading", "Hormonal Changes"),
        ("paragraph", "Hormones change."),
        ("item", "Milk"),
        ("item", "Eggs"),
        ("item", "Flour"),
    ]


@pytest.mark.parametrize("marker", ["-", "*", "+", "•", "–", "a)", "A.", "Q:", "12."])
def test_list_items_are_blocks_without_their_marker(marker: str) -> None:
    source = f"We need these:\n{marker} one thing\n  and more of it\n\t{marker} another thing\n"
    assert blocks(source) == [
        ("paragraph", "We need these:"),
        ("item", "one thing and more of it"),
        ("item", "another thing"),
    ]


def test_a_bullet_alone_is_an_item() -> None:
    assert blocks("- Milk\n") == [("item", "Milk")]


def test_lines_of_signs_are_no_prose() -> None:
    assert blocks("Title\n=====\n\n* * *\n\nText here.\n") == [("heading", "Title"), ("paragraph", "Text here.")]


def test_bare_links_are_holes() -> None:
    assert blocks("See https://x.y/z. Then go.") == [("paragraph", "See \ufffc. Then go.")]


def test_blocks_know_the_headings_above_them() -> None:
    document = read_text("One\n\nText ends.\n", "a.txt")
    assert [block.section for block in document.blocks] == [(), ("One",)]
    assert [block.level for block in document.blocks] == [2, 0]


@pytest.mark.parametrize(
    ("source", "phrase", "written"),
    [
        ("  use fluid  \r\n  nitrogen now.", "fluid nitrogen", "fluid  \r\n  nitrogen"),
        ("use fluid\rnitrogen", "fluid nitrogen", "fluid\rnitrogen"),
        ("\ufefffluid x", "fluid", "fluid"),
        ("- 😀 fluid", "fluid", "fluid"),
        ("İ fluid", "fluid", "fluid"),
        ("a\x00b fluid", "fluid", "fluid"),
    ],
)
def test_prose_maps_back_to_its_source(source: str, phrase: str, written: str) -> None:
    (block,) = read_text(source, "a.txt").blocks
    at = block.text.index(phrase)
    start, end = block.map.source_range(at, at + len(phrase))
    assert source[start:end] == written


@pytest.mark.parametrize("source", ["", "\n", "\r\n\r\n", "\ufeff", " \t ", "..."])
def test_a_file_without_words_has_no_blocks(source: str) -> None:
    assert blocks(source) == []

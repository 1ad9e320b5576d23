"""What the Markdown reader takes for prose, and where it stood in the source."""

from __future__ import annotations

import time
from copy import deepcopy

import pytest

from linter.documents import Block, read_markdown

HOLE = "\ufffc"


def blocks(source: str) -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in read_markdown(source, "a.md").blocks]


def texts(source: str) -> list[str]:
    return [text for _, text in blocks(source)]


def source_of(source: str, phrase: str) -> str:
    """The source of the first place of a phrase in the prose."""
    for block in read_markdown(source, "a.md").blocks:
        at = block.text.find(phrase)
        if at >= 0:
            start, end = block.map.source_range(at, at + len(phrase))
            return source[start:end]
    raise AssertionError(f"{phrase!r} is in no block")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one\ntwo\n", [("paragraph", "one two")]),
        ("# One\n\nTwo\n===\n", [("heading", "One"), ("heading", "Two")]),
        ("- one\n- two\n", [("item", "one"), ("item", "two")]),
        ("- one\n\n  more\n", [("item", "one"), ("item", "more")]),
        ("- one\n  - two\n\n  three\n", [("item", "one"), ("item", "two"), ("item", "three")]),
        ("1. # Head\n   tail\n", [("heading", "Head"), ("item", "tail")]),
        ("- one\n  ```\n  code\n  ```\n  two\n", [("item", "one"), ("item", "two")]),
        ("- [ ] one\n- [x] two\n", [("item", "one"), ("item", "two")]),
        ("> one\n> > two\nlazy\n", [("quote", "one"), ("quote", "two lazy")]),
        ("> [!NOTE]\n> one\n", [("paragraph", "one")]),
        ("> - one\n>   two\n", [("quote", "one two")]),
        ("| a | b |\n|---|---|\n| c *d* | e \\| f |\n", [("cell", t) for t in ("a", "b", "c d", "e | f")]),
        ("one[^1].\n\n[^1]: two\n    three\n", [("paragraph", "one."), ("footnote", "two three")]),
        ("[one][r] and [r]\n\n[r]: http://x.y 'title'\n", [("paragraph", "one and r")]),
        ("## One {#id .class}\n", [("heading", "One")]),
        ("", []),
        ("\n \n", []),
        ("---\n", []),
        ("#\n\n>\n\n-\n", []),
    ],
)
def test_every_kind_of_block_has_its_role(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "```\ncode\n```\n",
        "    code\n",
        "<div>\n<pre>html</pre></div>\n",
        "<script>\ncode\n\ncode\n</script>\n",
        "<table><tr><td><pre>\ncode\n\n*code*\n\n- code\n</pre></td></tr></table>\n",
        "<!-- comment -->\n",
        "---\ntitle: x\n---\n",
        "+++\ntitle = 1\n+++\n",
        "\ufeff---\r\ntitle: x\r\n...\r\n",
        "[r]: http://x.y 'title'\n",
        "![](x.png)\n",
        "http://x.y/z\n",
        "[[[[\n",
    ],
)
def test_code_html_links_and_front_matter_are_no_prose(source: str) -> None:
    assert blocks(source) == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a `code` b", f"a {HOLE} b"),
        ("a <http://x.y> b", f"a {HOLE} b"),
        ("a <me@x.yz> b", f"a {HOLE} b"),
        ("see http://x.y/z_a_b?c=1. Then", f"see {HOLE}. Then"),
        ("(see www.x.yz)", f"(see {HOLE})"),
        ("a {{ tag }} {% tag %} b", f"a {HOLE} {HOLE} b"),
        ("a <kbd>b</kbd> c", f"a {HOLE} c"),
        ("a <code>b *c* ![d](u) <http://x.y> &amp;\ne</code> f", f"a {HOLE} f"),
        ("a <code>b</kbd> c <code>d</code> e", f"a {HOLE} e"),
        ("a <kbd>b", f"a {HOLE}"),
        ("a </kbd>b", f"a {HOLE}b"),
        ("a <svg/> b", f"a {HOLE} b"),
    ],
)
def test_what_is_no_prose_within_a_block_leaves_a_hole(source: str, text: str) -> None:
    assert texts(source) == [text]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("*a* __b__ ***c***d ~~e~~", "a b cd e"),
        ("[a *b*](http://x.y 'title') c", "a b c"),
        ("a <b>b</b> <span class='x'>c</span>", "a b c"),
        ("a<!-- c --> b", "a b"),
        ("a<br>b<br/>c", "a b c"),
        ("a  \nb\\\nc", "a b c"),
        ("a &amp; b&nbsp;c &lt;d&gt; &#65;", "a & b\xa0c <d> A"),
        (r"\*a\* \[b\] c\\d", r"*a* [b] c\d"),
        ("a $b$ c", "a $b$ c"),
    ],
)
def test_mark_up_inside_a_sentence_leaves_the_sentence_whole(source: str, text: str) -> None:
    assert texts(source) == [text]


def test_front_matter_stands_only_at_the_very_start() -> None:
    assert blocks("One\n\n---\ntwo: 2\n---\n") == [("paragraph", "One"), ("heading", "two: 2")]
    assert blocks("\n---\ntwo: 2\n---\n") == [("heading", "two: 2")]
    assert blocks("---\nnever closed\n\nOne\n") == [("paragraph", "never closed"), ("paragraph", "One")]
    assert blocks("---\ntitle: x\n---\nOne\n") == [("paragraph", "One")]


def test_the_text_of_an_image_is_a_block_of_its_own() -> None:
    source = "# A ![one *two*](u.png) b\n\n[![three](u)](v) c ![![four](u) five](w)\n"
    assert blocks(source) == [
        ("heading", f"A {HOLE} b"),
        ("alt", "one two"),
        ("paragraph", f"{HOLE} c {HOLE}"),
        ("alt", "three"),
        ("alt", "four"),
        ("alt", f"{HOLE} five"),
    ]
    assert source_of(source, "one two") == "one *two"
    assert blocks("![](u.png) one ![ ](v)") == [("paragraph", f"{HOLE} one {HOLE}")]


def test_blocks_know_the_headings_above_them() -> None:
    source = "zero\n\n# One *two*\n\n- a ![alt](u)\n\n### Three\n\n> b\n\n## Four\n\nc\n\n# Five\n\nd\n"
    sections = [(block.text, block.level, block.section) for block in read_markdown(source, "a.md").blocks]
    assert sections == [
        ("zero", 0, ()),
        ("One two", 1, ()),
        (f"a {HOLE}", 0, ("One two",)),
        ("alt", 0, ("One two",)),
        ("Three", 3, ("One two",)),
        ("b", 0, ("One two", "Three")),
        ("Four", 2, ("One two",)),
        ("c", 0, ("One two", "Four")),
        ("Five", 1, ()),
        ("d", 0, ("Five",)),
    ]


def test_comments_are_kept_apart_with_their_places() -> None:
    source = "<!-- é one -->\na <!-- two --> b <b>c</b>\n\n> <!-- three\n> lines -->\n\n`<!-- code -->`\n"
    document = read_markdown(source, "a.md")
    assert [comment.text for comment in document.comments] == [" é one ", " two ", " three\n> lines "]
    for comment in document.comments:
        assert source[comment.start : comment.end] == f"<!--{comment.text}-->"


@pytest.mark.parametrize(
    ("source", "comments"),
    [
        ("<!--> one -->", []),
        ("<!-- a --!> one -->", [" a "]),
        ("<!-- a-b - c <d> -->\n\none -->", [" a-b - c <d> "]),
        ("<!-- <?php -->\n\none -->", []),
    ],
)
def test_a_comment_ends_where_html_ends_it(source: str, comments: list[str]) -> None:
    document = read_markdown(source, "a.md")
    assert [comment.text for comment in document.comments] == comments
    assert [block.text for block in document.blocks] == ["one -->"]


def test_a_document_can_be_copied() -> None:
    document = read_markdown("# One\n\ntwo *three*\n", "a.md")
    for copied in (deepcopy(document), document):
        assert [block.map.source_span for block in copied.blocks] == [(2, 5), (7, 17)]


@pytest.mark.parametrize(
    ("source", "phrase", "written"),
    [
        ("use fluid\nnitrogen now", "fluid nitrogen", "fluid\nnitrogen"),
        ("> > use fluid\n> > nitrogen now", "fluid nitrogen", "fluid\n> > nitrogen"),
        ("- use fluid\r\n  nitrogen", "fluid nitrogen", "fluid\r\n  nitrogen"),
        ("use fluid  \nnitrogen", "fluid nitrogen", "fluid  \nnitrogen"),
        ("use fluid\rnitrogen", "fluid nitrogen", "fluid\rnitrogen"),
        ("use **fluid** nitrogen", "fluid nitrogen", "fluid** nitrogen"),
        ("| a fluid | b |\n|--|--|\n| c | fluid \\| nitrogen |", "fluid | nitrogen", "fluid \\| nitrogen"),
        ("AT&amp;T phones", "AT&T", "AT&amp;T"),
        ("AT&amp;T phones", "phones", "phones"),
        ("😀 👩‍👩‍👧 é *fluid* x", "fluid", "fluid"),
        ("İ *fluid* x", "fluid", "fluid"),
        ("汉字\n\n---\n\n- ünï fluid\n\n汉字 nitrogen", "nitrogen", "nitrogen"),
        ("---\ntitle: ü\n---\n\nfluid", "fluid", "fluid"),
        ("\ufefffluid x", "fluid", "fluid"),
        ("a\x00b fluid", "fluid", "fluid"),
        ("a\x0c\n\x0cfluid", "fluid", "fluid"),
        ("ü 汉字 😀 " * 200 + "fluid *nitrogen*", "fluid nitrogen", "fluid *nitrogen"),
        ("é fluid<br\n/>", "fluid ", "fluid<br\n/>"),
    ],
)
def test_prose_maps_back_to_its_source(source: str, phrase: str, written: str) -> None:
    assert source_of(source, phrase) == written


def test_a_soft_break_covers_the_margin_of_the_next_line() -> None:
    def between(source: str) -> str:
        (block,) = read_markdown(source, "a.md").blocks
        return _written(source, block, block.text.index(" "))

    assert between("> one\n> two") == "\n> "
    assert between("- one\n  two") == "\n  "
    assert between("> one\n> **two**") == "\n> "
    assert between("one\n     > two") == "\n     "


def _written(source: str, block: Block, at: int) -> str:
    start, end = block.map.source_range(at, at + 1)
    return source[start:end]


@pytest.mark.parametrize(
    "source",
    [
        ">" * 10_000 + " x\n",
        "[" * 300_000,
        "{{" * 150_000,
        "![" * 50_000,
        "{% " * 50_000,
        "http://" * 40_000 + "...",
        "".join("  " * depth + "- x\n" for depth in range(300)),
        "ü " * 200_000,
        "word " * 100_000,
    ],
    ids=lambda source: source[:3].strip(),
)
def test_hostile_input_takes_time_in_proportion_to_its_length(source: str) -> None:
    start = time.process_time()
    read_markdown(source, "a.md")
    assert time.process_time() - start < 5

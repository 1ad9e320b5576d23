"""What must hold of every HTML document: generated ones, well formed and broken."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from turbohtml import TokenType, tokenize

from linter.analysis import Analysis
from linter.documents import read_html
from linter.findings import Proposal
from linter.fixes import apply, edits_for, settle

HOLE = "\ufffc"
UNREAD = frozenset(["code", "pre", "nav", "script", "select", "svg"])
QUICK = settings(max_examples=80, deadline=None)

Written = tuple[str, str]
"""A stretch of HTML and the prose that a reader sees in it."""

plain = st.sampled_from("fluid nitrogen, it’s 3.5 😀 İ 汉字 naïve x-ray a>b “so” {x}".split())
referenced = st.sampled_from(
    [("R&amp;D", "R&D"), ("&lt;b&gt;", "<b>"), ("don&#8217;t", "don’t"), ("a&nbsp;b", "a\xa0b"), ("AT&T", "AT&T")]
)
words: st.SearchStrategy[Written] = st.one_of(plain.map(lambda text: (text, text)), referenced)
spaces = st.sampled_from([" ", "\n", "\r\n   ", " \t", " <!-- fluid -->", "<br>", "<script>fluid<p></script> "])


def _join(parts: list[Written], gaps: list[str]) -> Written:
    source = "".join(part[0] + gap for part, gap in zip(parts, gaps, strict=False)) + parts[-1][0]
    return source, " ".join(part[1] for part in parts)


def _around(content: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    tags = st.sampled_from(["em", "b", "A href='fluid'", 'span class=fluid title="fluid > x"', "sup\n"])
    return st.builds(lambda tag, inner: (f"<{tag}>{inner[0]}</{tag.split()[0]}>", inner[1]), tags, content)


def _run(parts: st.SearchStrategy[Written]) -> st.SearchStrategy[Written]:
    return st.lists(parts, min_size=1, max_size=5).flatmap(
        lambda found: st.builds(
            _join, st.just(found), st.lists(spaces, min_size=len(found) - 1, max_size=len(found) - 1)
        )
    )


unread = st.sampled_from(
    [
        ("<code>fluid <b>x</b></code>", HOLE),
        ("<img src='fluid.png'>", HOLE),
        ("{{ fluid }}", HOLE),
        ("http://x.y/fluid?a&amp;b", HOLE),
    ]
)
inline = _run(st.one_of(words, words, unread, _around(_run(words)), _around(_around(_run(words)))))


def _wrap(tag: str, closed: bool, inner: Written) -> Written:
    close = f"</{tag.split()[0]}>" if closed else ""
    return f"<{tag}>{inner[0]}{close}", inner[1]


blocks = st.builds(
    _wrap,
    st.sampled_from(["p", "li", "h2", "div", "td", "blockquote class=fluid", "dd", "P id=x"]),
    st.booleans(),
    inline,
)
closed_blocks = st.builds(
    _wrap,
    st.sampled_from(["p", "h2", "div", "figcaption", "title"]),
    st.just(True),
    inline.filter(lambda w: "<" not in w[0]),
)
attributes = words.map(lambda word: (f'<p><img alt="{word[0]} end"></p>', f"{word[1]} end"))
hidden = st.sampled_from(
    [
        "<!-- fluid -->",
        "<script>var fluid = '<p>';</script>",
        "<nav><p>fluid</nav>",
        "<pre>fluid\n</pre>",
        "<p hidden>fluid</p>",
        "\n",
        "<div><?php fluid > ?></div>",
    ]
).map(lambda source: (source, ""))
pages = st.lists(st.one_of(blocks, blocks, closed_blocks, attributes, hidden), max_size=8)
soup = st.lists(
    st.one_of(
        st.sampled_from(
            "<p> </p> <b> </b> <div> </div> <td> </td> <table> </table> <li> </ul> <code> </code> <svg> </svg> "
            "<nav> </nav> <title> </title> <script> </script> <!-- --> </> <> < & &amp; &#x20; &ampx &shy; <br> "
            "<x-y> <img alt=\"a'b\" alt='a\"b' > /> <!x> <?x> <![CDATA[ ]]> {{ }} <?php ?> <h1> </h2> <select> "
            "<option> <a".split()
        ),
        plain,
        st.sampled_from([" ", "\n", "\r", "\r\n", "\t", "\x00", "\x0c", "\u2028", "\ufeff", HOLE]),
    ),
    max_size=25,
).map("".join)
replacing = st.sampled_from(["ice", "R&D", "<b>", '"a"', "it's", "&amp;"])
source_text = st.one_of(soup, pages.map(lambda parts: "".join(part[0] for part in parts)))


@given(pages)
@QUICK
def test_every_word_is_read_and_nothing_else(page: list[Written]) -> None:
    document = read_html("".join(source for source, _ in page), "a.html")
    expected = [text.strip() for _, text in page if re.search(r"[^\W_]", text)]
    assert [block.text.replace("  ", " ") for block in document.blocks] == expected


@given(source_text)
@QUICK
def test_every_segment_is_where_it_says(source: str) -> None:
    document = read_html(source, "a.html")
    for block in document.blocks:
        prose = at = 0
        for segment in block.map.segments:
            assert segment.prose == prose
            assert segment.source >= at
            assert segment.prose_length > 0
            prose, at = prose + segment.prose_length, segment.source + segment.source_length
            assert not segment.verbatim or source[segment.source : at] == block.text[segment.prose : prose]
        assert prose == len(block.text)
        assert at <= len(source)
        assert block.text == block.text.strip(" \n")
    places = sorted(
        (segment.source, segment.source + segment.source_length)
        for block in document.blocks
        for segment in block.map.segments
        if block.role != "alt" and segment.verbatim
    )
    assert all(before[1] <= behind[0] for before, behind in pairwise(places))


@given(
    source_text,
    st.lists(replacing, min_size=1, max_size=4),
    st.data(),
)
@QUICK
def test_fixes_change_their_ranges_and_no_mark_up(
    source: str, replacement: list[str], data: st.DataObject
) -> None:
    document = read_html(source, "a.html")
    analysis = Analysis(document)
    spans = [match.span() for match in re.finditer(r"\S+", analysis.prose)]
    if not spans:
        return
    proposals = []
    for first in data.draw(st.lists(st.integers(0, len(spans) - 1), max_size=4)):
        start, end = spans[first][0], spans[min(first + data.draw(st.integers(0, 2)), len(spans) - 1)][1]
        text = data.draw(st.sampled_from([" ".join(replacement), ""]))
        proposals.append(Proposal("SP001", "error", start, end, "", (text,), safe=True))
    findings = settle(analysis, proposals, frozenset())
    assert all(source[finding.start : finding.end] == finding.text for finding in findings)
    chosen = [finding for finding in findings if finding.fix and data.draw(st.booleans())]
    edits = sorted({edit for finding in chosen if finding.fix for edit in finding.fix.edits})
    if any(before.end > behind.start for before, behind in pairwise(edits)):
        return
    after = apply(source, edits)
    assert _skeleton(after) == _skeleton(source)


@given(source_text, st.lists(replacing, min_size=1, max_size=4).map(" ".join), st.data())
@QUICK
def test_a_replacement_reads_as_it_was_meant(source: str, replacement: str, data: st.DataObject) -> None:
    analysis = Analysis(read_html(source, "a.html"))
    spans = [match.span() for match in re.finditer(r"\S+", analysis.prose)]
    assume(spans)
    first = data.draw(st.integers(0, len(spans) - 1))
    start, end = spans[first][0], spans[min(first + data.draw(st.integers(0, 3)), len(spans) - 1)][1]
    edits = edits_for(analysis, start, end, replacement)
    assume(edits is not None)
    begin, finish = analysis.source_range(start, end)
    assert all(begin <= edit.start <= edit.end <= finish for edit in edits or ())
    after = Analysis(read_html(apply(source, edits or ()), "a.html")).prose
    assert after.split() == f"{analysis.prose[:start]}{replacement}{analysis.prose[end:]}".split()


def _skeleton(source: str) -> list[str]:
    """Everything that is no prose, in order: tags without their descriptions, comments, code."""
    parts: list[str] = []
    unread = 0
    for token in tokenize(source, capture_source=True):
        if token.type is not TokenType.TEXT:
            parts.append(re.sub(r"(alt|title)=(\"[^\"]*\"|'[^']*')", r"\1", token.source or ""))
            unread += (token.tag in UNREAD) * (1 if token.type is TokenType.START_TAG else -1)
        elif unread > 0:
            parts.append(token.data or "")
    return parts

"""What must hold of every document in the mark-up formats that we read ourselves."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.analysis import Analysis
from linter.documents import read
from linter.findings import Proposal
from linter.fixes import apply, chosen_fixes, settle

QUICK = settings(max_examples=60, deadline=None)
PIECES = {
    "a.rst": r"""
        fluid gas
        it's fluid
        😀 汉字
        *fluid*
        **b c**
        ``code``
        `a <b>`_
        :ref:`x`
        :ref:`fluid gas <y>`
        word_
        [1]_
        |sub|
        \*
        \
        *
        `
        ::
        -
        1.
        .. note::
        .. code::
        .. c
        .. [1]
        .. figure:: x
        :alt: fluid gas
        :param x:
        ====
        +---+
        == ==
        >>> x
        |
        """,
    "a.adoc": r"""
        fluid gas
        it's fluid
        😀 汉字
        *fluid gas*
        _b
        c_
        `code`
        +x+
        https://x.y[fluid gas]
        <<a,fluid>>
        {name}
        \*
        "`fluid`"
        == x
        * fluid
        a:: fluid
        NOTE: x
        [source]
        [quote]
        .fluid gas
        ----
        ====
        |===
        |a
        a|
        // fluid
        ////
        +
        image::x[fluid]
        """,
    "a.tex": r"""
        fluid gas
        it's fluid
        😀 汉字
        \emph{fluid gas}
        \textbf{
        }
        $x$
        $
        \cite{a}
        \section{fluid gas}
        \footnote{fluid
        \item
        \begin{itemize}
        \end{itemize}
        \begin{tabular}{l}
        \begin{verbatim}
        \end{verbatim}
        \\
        &
        ~
        \%
        % fluid
        ``b''
        \'e
        \[
        \unknown{fluid}
        """,
}
"""A piece a line."""
LINES = {
    path: st.lists(st.sampled_from(pieces.split("\n")[1:-1]).map(str.strip), min_size=1, max_size=5).map(" ".join)
    for path, pieces in PIECES.items()
}
MARGINS = st.sampled_from(["", "", "", "  ", "   ", "\t"])
NEWLINES = st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r"])


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, str]:
    """A path that says the format, and a source."""
    path = draw(st.sampled_from(sorted(PIECES)))
    structured = st.lists(st.builds("{}{}{}".format, MARGINS, LINES[path], NEWLINES), max_size=12).map("".join)
    anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
    return path, draw(st.one_of(structured, structured, anything))


@given(articles())
@QUICK
def test_prose_is_read_once_and_as_it_stands(article: tuple[str, str]) -> None:
    path, source = article
    places = []
    for block in read(source, path).blocks:
        prose = 0
        for segment in block.map.segments:
            end = segment.source + segment.source_length
            assert segment.prose == prose
            assert segment.prose_length > 0
            prose += segment.prose_length
            places.append((segment.source, end))
            if segment.verbatim:
                assert source[segment.source : end] == block.text[segment.prose : prose]
        assert prose == len(block.text)
    assert all(before[1] <= behind[0] for before, behind in pairwise(sorted(places)))
    assert all(end <= len(source) for _, end in places)


@given(articles(), st.data())
@QUICK
def test_any_fixes_change_exactly_their_ranges(article: tuple[str, str], data: st.DataObject) -> None:
    path, source = article
    analysis = Analysis(read(source, path))
    places = [at for at in range(len(analysis.prose)) if analysis.prose.startswith("fluid", at)]
    proposals = [
        Proposal(
            "SP001", "error", at, at + 5, "", (data.draw(st.sampled_from(["steam", "a *b* \\c", "x"])),), safe=True
        )
        for at in places
    ]
    findings = settle(analysis, proposals, frozenset())
    assert all(source[finding.start : finding.end] == finding.text for finding in findings)
    chosen = chosen_fixes(data.draw(st.lists(st.sampled_from(findings), unique=True)) if findings else [])
    edits = sorted(edit for finding in chosen if finding.fix for edit in finding.fix.edits)
    expected, at = "", 0
    for edit in edits:
        expected, at = expected + source[at : edit.start] + edit.text, edit.end
    assert apply(source, edits) == expected + source[at:]


@given(articles())
@QUICK
def test_words_put_in_read_as_they_were_meant(article: tuple[str, str]) -> None:
    path, source = article
    analysis = Analysis(read(source, path))
    at = analysis.prose.find("fluid gas")
    if at < 0:
        return
    (finding,) = settle(analysis, [Proposal("SP001", "error", at, at + 5, "", ("big *b*_ \\c",))], frozenset())
    if finding.fix:
        again = Analysis(read(apply(source, finding.fix.edits), path))
        assert again.prose == analysis.prose[:at] + "big *b*_ \\c" + analysis.prose[at + 5 :]


HOSTILE = {
    "a.rst": "*a |**a |`a |``a |[a |:a:`|a_ |a-|- |a\n|== ==\nx\n\n|a::\n\n b\n\n",
    "a.adoc": "*a |**a |_a |`a |``a |+a |#a |^a|<<a |[[a |((a |{a|https://x[a |* |a\n|a::\n|[a]\n|====\n|.a\n",
    "a.tex": r"{|{}|\emph{a |\a{|$a |$$ a$|\[ |\begin{a}|\begin{itemize}|\footnote{a |\a[|\a[{|%|\'|`|\\",
}
"""Pieces of which each is repeated, between bars."""


@pytest.mark.parametrize(
    ("path", "piece"), [(path, piece) for path, pieces in HOSTILE.items() for piece in pieces.split("|")]
)
def test_mark_up_that_is_never_closed_is_read_in_time(path: str, piece: str) -> None:
    read(piece * (200_000 // len(piece)), path)
    read("".join(f"{' ' * depth}- a\n" for depth in range(300)), path)

"""Replacements keep line breaks and mark-up; articles agree with what now follows."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from linter.analysis import Analysis
from linter.documents import read
from linter.findings import Finding
from linter.fixes import apply, chosen_edits, edits_for


@pytest.mark.parametrize(
    ("source", "phrase", "replacement", "corrected"),
    [
        ("use fluid nitrogen now", "fluid nitrogen", "ice", "use ice now"),
        ("use fluid\nnitrogen now", "fluid nitrogen", "liquid nitrogen", "use liquid\nnitrogen now"),
        ("use fluid\r\nnitrogen now", "fluid nitrogen", "very cold ice", "use very cold\r\nice now"),
        ("> use fluid\n> nitrogen now", "fluid nitrogen", "very cold ice", "> use very cold\n> ice now"),
        ("- use fluid\n  nitrogen", "fluid nitrogen", "ice", "- use ice"),
        ("- on the off\n  chance that", "on the off chance that", "if", "- if"),
        ("one two\nthree four", "two three", "two or three", "one two\nor three four"),
        ("a\nb\nc d", "a b c", "x y z w", "x\ny z\nw d"),
        ("use fluid  \nnitrogen", "fluid nitrogen", "very cold ice", "use very cold  \nice"),
        ("fluid\u00a0nitrogen", "fluid\u00a0nitrogen", "liquid nitrogen", "liquid\u00a0nitrogen"),
        ("fluid&nbsp;nitrogen", "fluid\u00a0nitrogen", "liquid nitrogen", "liquid&nbsp;nitrogen"),
        ("I don&rsquo;t reckon so", "don’t reckon", "do not think", "I do not think so"),
        (r"a\*b fluid", "a*b fluid", "a liquid", "a liquid"),
    ],
)
def test_a_line_break_inside_stays_at_about_its_place(
    settled: Callable[..., Finding], source: str, phrase: str, replacement: str, corrected: str
) -> None:
    finding = settled(source, phrase, replacement)
    assert apply(source, chosen_edits([finding])) == corrected
    assert source[: finding.start] + finding.replacements[0] + source[finding.end :] == corrected


@pytest.mark.parametrize(
    ("source", "phrase", "replacement", "corrected"),
    [
        ("**fluid** nitrogen", "fluid nitrogen", "liquid nitrogen", "**liquid** nitrogen"),
        ("**fluid** [nitrogen](u)", "fluid nitrogen", "very cold ice", "**very cold** [ice](u)"),
        ("**fluid nitrogen** gas", "fluid nitrogen gas", "ice gas", "**ice** gas"),
        ("use <b>fluid</b> nitrogen", "fluid nitrogen", "liquid nitrogen", "use <b>liquid</b> nitrogen"),
        ("fluid[^1] nitrogen\n\n[^1]: x", "fluid nitrogen", "liquid gas", "liquid[^1] gas\n\n[^1]: x"),
        ("in `x` fluid", "in \ufffc fluid", "in \ufffc liquid", "in `x` liquid"),
        ("foot**note** fluid", "footnote fluid", "footnote liquid", "foot**note** liquid"),
    ],
)
def test_mark_up_inside_stays_around_its_words(
    settled: Callable[..., Finding], source: str, phrase: str, replacement: str, corrected: str
) -> None:
    assert apply(source, chosen_edits([settled(source, phrase, replacement)])) == corrected


@pytest.mark.parametrize(
    ("source", "phrase", "replacement"),
    [
        ("**fluid** nitrogen", "fluid nitrogen", "ice"),
        ("foot**note** fluid", "footnote fluid", "remark liquid"),
        ("in `x` fluid", "in \ufffc fluid", "in a liquid"),
        ("use fluid  \nnitrogen", "fluid nitrogen", "ice"),
        ("one\n\ntwo", "one\ntwo", "three"),
    ],
)
def test_where_mark_up_would_be_lost_there_is_no_fix_and_nothing_to_paste(
    settled: Callable[..., Finding], source: str, phrase: str, replacement: str
) -> None:
    finding = settled(source, phrase, replacement)
    assert (finding.fix, finding.replacements) == (None, ())


def test_a_replacement_that_changes_nothing_is_no_fix(settled: Callable[..., Finding]) -> None:
    assert settled("**fluid** nitrogen", "fluid nitrogen", "fluid nitrogen").fix is None


@pytest.mark.parametrize(
    ("source", "phrase", "replacement", "corrected"),
    [
        ("use a fluid", "fluid", "ointment", "use an ointment"),
        ("use an oil", "oil", "cream", "use a cream"),
        ("A fluid helps.", "fluid", "oil", "An oil helps."),
        ("It ends. An oil helps.", "oil", "cream", "It ends. A cream helps."),
        ("“A fluid helps.”", "fluid", "oil", "“An oil helps.”"),
        ("a “fluid”", "fluid", "oil", "an “oil”"),
        ("a **fluid**", "fluid", "oil", "an **oil**"),
        ("a\nfluid", "fluid", "oil", "an\noil"),
        ("a fluid body", "fluid body", "MRI scan", "an MRI scan"),
        ("an eon", "eon", "hour", "an hour"),
        ("an understudy", "understudy", "university", "a university"),
        ("# USE A FLUID", "FLUID", "OIL", "# USE AN OIL"),
        ("vitamin A fluid", "fluid", "oil", "vitamin A oil"),
        ("plan-a fluid", "fluid", "oil", "plan-a oil"),
        ("a, fluid", "fluid", "oil", "a, oil"),
        ("# a\n\nfluid", "fluid", "oil", "# a\n\noil"),
        ("the fluid", "fluid", "oil", "the oil"),
    ],
)
def test_the_article_agrees_with_the_replacement(
    settled: Callable[..., Finding], source: str, phrase: str, replacement: str, corrected: str
) -> None:
    assert apply(source, chosen_edits([settled(source, phrase, replacement)])) == corrected


def test_what_is_to_be_pasted_brings_its_article(settled: Callable[..., Finding]) -> None:
    finding = settled("use an\neating regimen", "eating regimen", "diet")
    assert (finding.text, finding.replacements) == ("an\neating regimen", ("a\ndiet",))


def test_an_article_that_agrees_stays_outside(settled: Callable[..., Finding]) -> None:
    assert settled("use a fluid", "fluid", "cream").text == "fluid"


words = st.lists(st.sampled_from("fluid nitrogen the é😀 it’s İ x-ray".split()), min_size=1, max_size=5)
gaps = st.sampled_from([" ", "\n", "\r\n", " **", "** ", "\n> ", " [^1] ", "&nbsp;", "  \n", " <b>", " `c` "])


@given(st.lists(st.tuples(words.map(" ".join), gaps), min_size=1, max_size=6), words, st.data())
@settings(max_examples=150, deadline=None)
def test_an_edit_changes_its_range_of_the_prose_and_nothing_else(
    parts: list[tuple[str, str]], replacement: list[str], data: st.DataObject
) -> None:
    source = "".join(text + gap for text, gap in parts) + "end\n\n[^1]: note\n"
    analysis = Analysis(read(source, "a.md"))
    spans = [match.span() for match in re.finditer(r"\S+", analysis.document.blocks[0].text)]
    first = data.draw(st.integers(0, len(spans) - 1))
    last = data.draw(st.integers(first, min(first + 4, len(spans) - 1)))
    start, end = spans[first][0], spans[last][1]
    edits = edits_for(analysis, start, end, " ".join(replacement))
    assume(edits is not None)
    begin, finish = analysis.source_range(start, end)
    assert all(begin <= edit.start <= edit.end <= finish for edit in edits or ())
    after = Analysis(read(apply(source, edits or ()), "a.md")).prose
    expected = f"{analysis.prose[:start]}{' '.join(replacement)}{analysis.prose[end:]}"
    assert html.unescape(after).split() == expected.split()


@pytest.mark.parametrize(
    ("source", "phrase", "replacement", "corrected"),
    [
        ("use it now", "it", "R&D", "use R&D now"),
        ("use it now", "it", "&amp;", r"use \&amp; now"),
        ("use it now", "it", "2 * 3 [a] <b>", r"use 2 \* 3 \[a\] \<b> now"),
        ("use it now", "it", "snake_case a < b", "use snake_case a < b now"),
        ("use **it** now", "it", "*", r"use **\*** now"),
    ],
)
def test_a_replacement_is_written_so_that_it_reads_as_it_is(
    settled: Callable[..., Finding], source: str, phrase: str, replacement: str, corrected: str
) -> None:
    finding = settled(source, phrase, replacement)
    assert apply(source, chosen_edits([finding])) == corrected
    assert finding.replacements == (corrected.removeprefix("use ").removesuffix(" now").replace("**", ""),)
    assert replacement in Analysis(read(corrected, "a.md")).prose

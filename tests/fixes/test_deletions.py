"""Words taken out leave no gap: spaces, commas, capitals, articles, empty mark-up."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.analysis import Analysis
from linter.documents import read
from linter.findings import Finding, Proposal
from linter.fixes import apply, chosen_edits, settle


@pytest.mark.parametrize(
    ("source", "phrase", "corrected"),
    [
        ("It is really old.", "really", "It is old."),
        ("It works as a rule.", "as a rule", "It works."),
        ("It works as a rule", "as a rule", "It works"),
        ("It, as a rule, works.", "as a rule", "It works."),
        ("It works, as a rule.", "as a rule", "It works."),
        ("It (really) works (as a rule).", "as a rule", "It (really) works."),
        ("It (really old) works.", "really", "It (old) works."),
        ("It “really” works.", "really", "It works."),
        ("It “works really” now.", "really", "It “works” now."),
        ('It "really works" now.', "really", 'It "works" now.'),
        ("known as ” called “milk”", "”", "known as called “milk”"),
    ],
)
def test_spaces_and_commas_close_up(
    settled: Callable[..., Finding], source: str, phrase: str, corrected: str
) -> None:
    assert apply(source, chosen_edits([settled(source, phrase, "")])) == corrected


@pytest.mark.parametrize(
    ("source", "phrase", "corrected"),
    [
        ("As a rule, it works.", "As a rule", "It works."),
        ("It ends. As a rule, it works.", "As a rule", "It ends. It works."),
        ("It ends. It begins. Then more.", "It begins.", "It ends. Then more."),
        ("It ends. It begins.", "It begins.", "It ends."),
        ("“As a rule, it works.”", "As a rule", "“It works.”"),
        ("milia: what it is", "milia: ", "What it is"),
        ("As a rule, iPhone users agree.", "As a rule", "iPhone users agree."),
        ("- mostly mild", "mostly", "- mild"),
        ("- Mostly mild", "Mostly", "- Mild"),
    ],
)
def test_the_sentence_starts_with_a_capital(
    settled: Callable[..., Finding], source: str, phrase: str, corrected: str
) -> None:
    assert apply(source, chosen_edits([settled(source, phrase, "")])) == corrected


@pytest.mark.parametrize(
    ("source", "corrected"),
    [
        ("It is an extremely big one.", "It is a big one."),
        ("It is a extremely old one.", "It is an old one."),
        ("It is a\nextremely old one.", "It is an\nold one."),
        ("It is an extremely, big one.", "It is an, big one."),
    ],
)
def test_the_article_agrees_with_what_moved_up(
    settled: Callable[..., Finding], source: str, corrected: str
) -> None:
    assert apply(source, chosen_edits([settled(source, "extremely", "")])) == corrected


@pytest.mark.parametrize(
    ("source", "corrected"),
    [
        ("one two\nthree", "one\nthree"),
        ("one\ntwo three", "one\nthree"),
        ("one\ntwo\nthree", "one\nthree"),
        ("> one\n> two\n> three", "> one\n> three"),
        ("one two  \nthree", "one  \nthree"),
        ("one **two** three", "one three"),
        ("one ***two*** three", "one three"),
        ("one __two__ three", "one three"),
        ("one **two three** four", "one **three** four"),
        ("zero **one two** three", "zero **one** three"),
        ("**two:** three", "Three"),
        ("**two**: three", "Three"),
        ("| one two | three |\n|--|--|\n", "| one | three |\n|--|--|\n"),
    ],
)
def test_lines_and_mark_up_stay_whole(settled: Callable[..., Finding], source: str, corrected: str) -> None:
    assert apply(source, chosen_edits([settled(source, "two", "")])) == corrected


def test_emphasis_in_plain_text_goes_with_its_words(settled: Callable[..., Finding]) -> None:
    finding = settled("one *two* three", "two", "", path="a.txt")
    assert apply("one *two* three", chosen_edits([finding])) == "one three"


@pytest.mark.parametrize(
    "source", ["one [two](u) three", "one <b>two</b> three", "one t**wo** three", "one two[^1] x\n\n[^1]: y"]
)
def test_mark_up_that_would_be_left_empty_forbids_the_fix(settled: Callable[..., Finding], source: str) -> None:
    assert settled(source, "two", "").fix is None


def test_a_label_goes_with_its_emphasis_and_its_space(settled: Callable[..., Finding]) -> None:
    finding = settled("**Milia:** what it is", "Milia: ", "")
    assert apply("**Milia:** what it is", chosen_edits([finding])) == "What it is"


words = st.lists(
    st.sampled_from("one two three the é😀 it’s x-ray, four. “five” (six) As".split()), min_size=1, max_size=5
)
gaps = st.sampled_from(
    [" ", "\n", "\r\n", " **", "** ", "\n> ", "[^1] ", "&nbsp;", "  \n", " [", "](u) ", " `c` "]
)


@given(st.lists(st.tuples(words.map(" ".join), gaps), min_size=1, max_size=6), st.data())
@settings(max_examples=100, deadline=None)
def test_a_deletion_takes_its_words_and_leaves_the_others(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    source = "".join(text + gap for text, gap in parts) + "end\n\n[^1]: note\n"
    analysis = Analysis(read(source, "a.md"))
    spans = [match.span() for match in re.finditer(r"\S+", analysis.document.blocks[0].text)]
    first = data.draw(st.integers(0, len(spans) - 1))
    last = data.draw(st.integers(first, min(first + 3, len(spans) - 1)))
    start, end = spans[first][0], spans[last][1]
    (finding,) = settle(analysis, [Proposal("NZ001", "error", start, end, "wrong", ("",))], frozenset())
    corrected = apply(source, chosen_edits([finding], unsafe=True))
    if corrected != source:
        left = bare(analysis.prose[:start] + " " + analysis.prose[end:])
        assert bare(Analysis(read(corrected, "a.md")).prose) == left


def bare(prose: str) -> list[str]:
    """The words and any mark-up that became text."""
    return re.findall(r"[^\s.,;:!?“”()\ufffc]+", prose.lower())

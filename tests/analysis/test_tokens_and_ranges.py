"""Tokens, their ranges in the prose, and the way back to the source."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.analysis import Analysis, tokenize
from linter.documents import Block, Document, Segment, SourceMap, read


def analyse(source: str, path: str = "a.md") -> Analysis:
    return Analysis(read(source, path))


def verbatim(text: str) -> Analysis:
    """The analysis of one block that says exactly `text`."""
    block = Block(text, SourceMap.of([Segment(0, len(text), 0, len(text), True)]))
    return Analysis(Document("a.txt", text, "text", [block]))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Substance strips", ["substance", "strips"]),
        ("pore-obstruct, re\u2011do", ["pore", "obstruct", ",", "re", "do"]),
        ("can't can’t CAN’T", ["can't", "can't", "can't"]),
        ("what's the skin’s dogs'", ["what", "s", "the", "skin", "s", "dogs"]),
        ("3.5 1,000 10:30 2nd", ["3.5", "1,000", "10:30", "2", "nd"]),
        ("“Stop!” (now)…", ["“", "stop", "!", "”", "(", "now", ")", "…"]),
        ("snake_case __init__", ["snake", "_", "case", "__", "init", "__"]),
        ("İstanbul ÉTUDE Straße", ["istanbul", "étude", "straße"]),
        ("汉字 😀", ["汉字", "😀"]),
        ("  ", []),
        ("", []),
    ],
)
def test_tokens_are_lower_case_words_numbers_and_marks(text: str, tokens: list[str]) -> None:
    assert tokenize(text) == tokens


@given(st.text(max_size=60), st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_every_token_lies_where_its_span_says(one: str, two: str) -> None:
    texts = [text for text in (one, two) if text]
    blocks = [Block(text, SourceMap.of([Segment(0, len(text), 0, len(text), True)])) for text in texts]
    analysis = Analysis(Document("a.txt", one, "text", blocks))
    assert len(analysis.words) == len(analysis.spans)
    behind = 0
    for word, (start, end) in zip(analysis.words, analysis.spans, strict=True):
        assert behind <= start < end <= len(analysis.prose)
        assert tokenize(analysis.prose[start:end]) == ([word] if word != "\n" else ["\n"])
        behind = end


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_sentences_hold_all_that_is_no_space_in_order(text: str) -> None:
    analysis = verbatim(text)
    behind, bare = 0, ""
    for start, end in analysis.sentences:
        assert behind <= start < end
        assert analysis.prose[start:end] == analysis.prose[start:end].strip()
        assert analysis.sentence_at(start) == analysis.sentence_at(end - 1) == (start, end)
        bare += "".join(analysis.prose[start:end].split())
        behind = end
    assert bare == "".join(analysis.prose.split())


def test_prose_has_one_line_a_block_and_no_phrase_runs_on() -> None:
    analysis = analyse("# One\n\ntwo\nthree&#10;four\n\n- five\n")
    assert analysis.prose == "One\ntwo three four\nfive\n"
    assert analysis.words == ["one", "\n", "two", "three", "four", "\n", "five", "\n"]


def test_ranges_of_prose_lead_back_to_block_and_source() -> None:
    source = "# One\n\n*two*\n> three\n"
    analysis = analyse(source)
    at = analysis.prose.index("three")
    block, start = analysis.block_at(at + 1)
    assert (block.text, start) == ("three", at)
    first, last = analysis.source_range(at, at + 5)
    assert source[first:last] == "three"


def test_a_range_over_the_end_of_a_block_reaches_from_one_to_the_other() -> None:
    source = "One two.\n\n- three\n- four\n"
    analysis = analyse(source)

    def written(text: str) -> str:
        at = analysis.prose.index(text)
        start, end = analysis.source_range(at, at + len(text))
        return source[start:end]

    assert written("two.\nthree") == "two.\n\n- three"
    assert written("two.\n") == "two."
    assert written("two.\nthree\nfour\n") == "two.\n\n- three\n- four"


def test_content_words_are_neither_function_words_nor_numbers() -> None:
    assert analyse("The 3 white bumps on a face don't hurt https://x.y/z a b").content_words == 4


@pytest.mark.parametrize("source", ["", "\n", "```\ncode\n```\n"])
def test_a_document_without_prose_has_nothing_to_analyse(source: str) -> None:
    analysis = analyse(source)
    assert (analysis.spans, analysis.sentences, analysis.content_words) == ([(0, 1)], [], 0)
    assert analysis.source_range(0, 0) == (0, 0)


@pytest.mark.parametrize(
    "text", ["." * 200_000 + "x", "a. " * 70_000, "'" * 200_000, "1." * 100_000, "A.B" * 70_000]
)
def test_hostile_prose_takes_time_in_proportion_to_its_length(text: str) -> None:
    start = time.process_time()
    analysis = verbatim(text)
    assert analysis.spans and analysis.sentences
    assert time.process_time() - start < 5

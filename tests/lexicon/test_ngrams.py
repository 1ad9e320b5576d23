import re
import time
from pathlib import Path

import pytest

from linter.lexicon import RULES
from linter.lexicon._mapped import write_sections
from linter.lexicon._ngrams import MAGIC, NGrams, runs
from training.lexicon.count_ngrams import LEAST, Text, packed


@pytest.fixture(scope="module")
def shipped() -> NGrams:
    return NGrams.load(RULES / "ngrams.bin")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t peel; it's dry.", [["don't", "peel"], ["it's", "dry"]]),
        ("A 3.5-inch, well-known “white” bump", [["a", "#", "inch"], ["well", "known", "white", "bump"]]),
        ("one line\nsame paragraph\n\nnext", [["one", "line", "same", "paragraph"], ["next"]]),
        ("B12 (naïve)", [["b", "#"], ["naïve"]]),
        ("…", []),
    ],
)
def test_runs(text: str, words: list[list[str]]) -> None:
    assert list(runs(text)) == words


def test_counts_of_one_document_count_once() -> None:
    text = Text(["white bumps white bumps white bumps", "dead skin", "dead skin. dead skin"])
    assert text.counts(2, 2) == {"dead skin": 3}
    assert text.counts(2, 1) == {"white bumps": 1, "bumps white": 1, "dead skin": 3}
    assert text.counts(3, 1) == {"white bumps white": 1, "bumps white bumps": 1}


def test_tables_hold_logarithms_of_counts(tmp_path: Path) -> None:
    path = tmp_path / "ngrams.bin"
    tables = [{"skin": 1, "the": 100_000}, {"dead skin": 9}, {"dead skin cells": 2}]
    write_sections(path, MAGIC, "", [packed(table) for table in tables])
    found = NGrams.load(path)
    assert [found.log_count(words) for words in ("skin", "the", "dead skin")] == [0, 15, 3]
    assert found.log_count(["dead", "skin", "cells"]) == 1
    assert not found.attested(["skin", "dead"])
    with pytest.raises(ValueError, match="more than 3 words"):
        found.log_count("as a result of")


def test_shipped_table_knows_english(shipped: NGrams) -> None:
    assert shipped.log_count("liquid nitrogen") > 3
    assert shipped.attested(["one", "of", "the"])
    assert shipped.attested("# percent")
    assert not shipped.attested("fluid nitrogen")
    assert not shipped.attested("white knocks")


def test_shipped_table_is_small_sorted_and_quick_to_load(shipped: NGrams) -> None:
    assert (RULES / "ngrams.bin").stat().st_size <= 16_000_000
    for table in shipped._tables:
        sample = list(table[:: max(1, len(table) // 1000)])
        assert sample == sorted(sample)
    begun = time.perf_counter()
    NGrams.load(RULES / "ngrams.bin")
    assert time.perf_counter() - begun < 0.03


def test_least_counts_leave_room_for_no_single_sighting() -> None:
    assert min(LEAST) >= 2


def test_head_says_where_the_counts_are_from() -> None:
    head = (RULES / "ngrams.bin").read_bytes()[:800]
    assert re.search(rb"English Wikipedia 2014", head)

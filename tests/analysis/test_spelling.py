"""Spellings of one word are told from other words."""

from __future__ import annotations

import pytest

from linter.analysis import spelling


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("behaviour", "behavior"),
        ("neighbouring", "neighboring"),
        ("organisations", "organizations"),
        ("analyse", "analyze"),
        ("centre", "center"),
        ("travelled", "traveled"),
        ("fulfil", "fulfill"),
        ("dialogue", "dialog"),
        ("licence", "license"),
        ("practise", "practice"),
        ("anaemia", "anemia"),
        ("programme", "program"),
        ("skin care", "skincare"),
        ("check-up", "checkup"),
    ],
)
def test_spellings_of_one_word_have_the_same(one, other):
    assert spelling(one) == spelling(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("four", "for"), ("advise", "advice"), ("filling", "filing"), ("timber", "timbre"), ("does", "dose")],
)
def test_other_words_do_not(one, other):
    assert spelling(one) != spelling(other)

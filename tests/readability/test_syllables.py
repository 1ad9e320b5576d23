"""Syllables: of words that the dictionary has, of words that it lacks, of numbers and capitals."""

from __future__ import annotations

import socket

import pytest

from linter.readability import syllables
from linter.readability._syllables import by_rule

SAID = {
    1: "the cat sat mat strength walked through queue don't can't it's we'll asked rhymed plagued 12",
    2: "table walking wanted rhythm prism poem lion didn't quiet being U.S boxes mother's",
    3: "camera beautiful idea created radio museum FBI isotope area's bookkeeper 3.5",
    4: "information education 1918 well-intentioned anybody minoxidil",
    5: "7-11 dermatologist refrigerator opportunity communicated niacinamide",
    6: "isotretinoin hyperpigmentation responsibility",
}


@pytest.mark.parametrize(("word", "count"), [(word, n) for n, words in SAID.items() for word in words.split()])
def test_syllables_of_a_word(word, count):
    assert syllables(word) == count


@pytest.mark.parametrize("word", ["", "-", "…", "zzz", "x", "ß", "日本"])
def test_everything_has_one_at_least(word):
    assert syllables(word) >= 1


@pytest.mark.parametrize(
    ("number", "count"),
    [
        *[("0", 2), ("7", 2), ("13", 2), ("17", 3), ("20", 2), ("25", 3), ("100", 3), ("101", 4), ("500", 3)],
        *[("1066", 6), ("1900", 4), ("1905", 4), ("2024", 6), ("1,200", 6), ("3.14", 4), ("9:30", 3)],
        *[("1000000", 3), ("1" * 40, 40)],
    ],
)
def test_a_number_is_read_aloud(number, count):
    assert syllables(number) == count


def test_the_rules_alone_are_right_nineteen_times_in_twenty_for_terms_of_the_glossaries():
    said = {
        **{"tretinoin": 4, "hyaluronic": 5, "ceramide": 3, "azelaic": 4, "propylene": 3, "dimethicone": 4},
        **{"keratinocytes": 5, "collagenase": 4, "microneedling": 4, "retinoid": 3, "fibroblast": 3},
        **{"isotretinoin": 6, "hyperpigmentation": 6, "benzoyl": 3, "salicylate": 4, "adapalene": 4},
        **{"tokenizer": 4, "backpropagation": 5, "autoencoder": 5, "hyperparameter": 6},
    }
    wrong = [word for word, count in said.items() if by_rule(word) != count]
    assert len(wrong) <= 1, wrong


def test_no_network(monkeypatch):
    def refuse(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)
    assert syllables("isotretinoin") == 6

"""Spellings of one word are told from other words; replacements are spelt as the article is."""

from __future__ import annotations

import pytest

from linter import Settings, check
from linter.lexicon import respelling, respelt, spelling

BRITISH = "the colour of the behaviour in the centre".split()
AMERICAN = "the color of the behavior in the center".split()


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


@pytest.mark.parametrize(
    ("words", "text", "spelt"),
    [
        (BRITISH, "tumor", "tumour"),
        (BRITISH, "organized behaviors", "organised behaviours"),
        (BRITISH, "color-coded (favorite) color’s", "colour-coded (favourite) colour’s"),
        (AMERICAN, "tumour", "tumor"),
        (AMERICAN, "an anaesthetic", "an anesthetic"),
    ],
)
def test_an_article_that_keeps_to_one_spelling_gets_words_in_it(words, text, spelt):
    assert respelt(text, respelling(words)) == spelt
    assert respelt(spelt, respelling(words)) == spelt


@pytest.mark.parametrize("name", ["World Health Organization", "Pearl Harbor", "Secretary of Defense"])
def test_names_keep_the_spelling_of_their_own(name):
    assert respelt(name, respelling(BRITISH)) == name


def test_a_word_that_the_article_has_itself_stays():
    assert respelt("organized behavior", respelling([*BRITISH, "organized"])) == "organized behaviour"


@pytest.mark.parametrize(
    "words", [[], ["colour"], ["colour", "colour"], [*BRITISH, *AMERICAN], ["plain", "words"]]
)
def test_one_that_keeps_to_neither_gets_them_as_listed(words):
    assert respelt("tumor and tumour", respelling(words)) == "tumor and tumour"


@pytest.mark.parametrize("word", ["meter", "metre", "program", "programme", "practice", "licence", "tire"])
def test_words_that_both_spellings_have_are_left_alone(word):
    assert respelt(word, respelling(BRITISH)) == respelt(word, respelling(AMERICAN)) == word


def test_a_finding_offers_the_spelling_of_its_article():
    for fibre, rest in (
        ("fibre", "Its colour, its behaviour and its centre were odd."),
        ("fiber", "Its color, its behavior and its center were odd."),
    ):
        (finding,) = check(f"We ate dietetic roughage. {rest}", Settings(context=False)).findings
        assert finding.replacements == (f"dietary {fibre}",)
        assert finding.message == f'"dietetic roughage" stands for "dietary {fibre}"'

"""Replacements are spelt as the article is."""

from __future__ import annotations

import pytest

from linter import Settings, check
from linter.lexicon import respelling, respelt

BRITISH = "the colour of the behaviour in the centre".split()
AMERICAN = "the color of the behavior in the center".split()


@pytest.mark.parametrize(
    ("words", "text", "spelt"),
    [
        (BRITISH, "tumor", "tumour"),
        (BRITISH, "organized behaviors", "organised behaviours"),
        (BRITISH, "Favorite", "Favourite"),
        (AMERICAN, "tumour", "tumor"),
        (AMERICAN, "an anaesthetic", "an anesthetic"),
    ],
)
def test_an_article_that_keeps_to_one_spelling_gets_words_in_it(words, text, spelt):
    assert respelt(text, respelling(words)) == spelt
    assert respelt(spelt, respelling(words)) == spelt


@pytest.mark.parametrize("words", [[], ["colour"], [*BRITISH, *AMERICAN], ["plain", "words"]])
def test_one_that_keeps_to_neither_gets_them_as_listed(words):
    assert respelt("tumor and tumour", respelling(words)) == "tumor and tumour"


@pytest.mark.parametrize("word", ["meter", "metre", "program", "programme", "practice", "licence", "tire"])
def test_words_that_both_spellings_have_are_left_alone(word):
    assert respelt(word, respelling(BRITISH)) == respelt(word, respelling(AMERICAN)) == word


def test_a_finding_offers_the_spelling_of_its_article():
    for tumour, rest in (
        ("tumour", "Its colour, its behaviour and its centre were odd."),
        ("tumor", "Its color, its behavior and its center were odd."),
    ):
        (finding,) = check(f"The scan showed a mind tumor. {rest}", Settings(context=False)).findings
        assert finding.replacements == (f"brain {tumour}",)
        assert finding.message == f'"mind tumor" stands for "brain {tumour}"'

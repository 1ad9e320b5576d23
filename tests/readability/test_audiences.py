"""Audiences: shipped ones, own ones, and what one makes of an article."""

from __future__ import annotations

import pytest

from linter import Settings, UsageError, check
from linter.readability import FORMULAS, audiences, find_audience

EASY = "The cat sat on the mat, and the dog lay by the door of the old house. "
HARD = "Institutional administrators recommended comprehensive restructuring of organisational responsibilities. "


def document(text, audience):
    report = check(text, Settings(audience=audience, domains=("dermatology",), select=("NZ003",)))
    return report.audience, report.readability.document


def test_the_shipped_ones():
    assert list(audiences()) == ["general", "plain-language", "patient", "web", "technical", "wcag-aaa"]


@pytest.mark.parametrize("audience", audiences().values(), ids=list(audiences()))
def test_every_limit_names_its_source(audience):
    keys = {"limit", "sentence-words", "sentence-grade", "paragraph-words", "heading-words", "passives"}
    assert keys <= set(audience.sources)
    assert all(len(text) > 10 for text in audience.sources.values())
    assert audience.formula in FORMULAS


def test_the_limits_that_the_issue_names():
    known = audiences()
    assert (known["general"].formula, known["general"].limit) == ("flesch-kincaid", 9)
    assert known["plain-language"].sentence_words == 25
    assert (known["patient"].formula, known["patient"].limit) == ("smog", 8)
    assert known["wcag-aaa"].without == ("names", "terms")


@pytest.mark.parametrize("audience", list(audiences()))
def test_each_accepts_the_easy_and_refuses_the_hard(audience):
    its, easy = document(EASY * 10, audience)
    assert its.accepts(easy) is True
    its, hard = document(HARD * 15, audience)
    assert its.accepts(hard) is False
    assert str(f"{its.limit:g}") in its.verdict(hard)


def test_nothing_is_said_of_a_short_text():
    its, short = document(EASY * 3, "general")
    assert (its.score(short), its.accepts(short)) == (None, None)
    assert its.verdict(short) == "no grade for 51 words: it needs 100"


def test_names_and_terms_are_taken_out_first():
    text = (
        "Then Scheherazade of Constantinople had acne and hyperpigmentation, and the cat sat by her on the mat. "
        * 10
    )
    its, document_ = document(text, "wcag-aaa")
    left = its.counts(document_)
    assert left.words == document_.counts.words - 30
    assert left.sentences == document_.counts.sentences
    assert its.score(document_) < document_.scores()["flesch-kincaid"]


def test_exempt_terms_are_no_hard_words_but_words():
    text = "Isotretinoin and hyaluronic acid help with acne, as they say. " * 12
    its, document_ = document(text, "technical")
    counts = its.counts(document_)
    assert counts.words == document_.counts.words
    assert counts.hard_words < document_.counts.hard_words
    assert counts.complex_words < document_.counts.complex_words


OWN = {"team": {"extends": "web", "limit": 7, "sentence-words": 18}, "kids": {"formula": "ari", "limit": 3}}


def test_own_ones_extend_the_shipped():
    team = find_audience("team", OWN, "unspin.toml")
    assert (team.limit, team.sentence_words, team.formula) == (7, 18, "flesch-kincaid")
    assert team.paragraph_words == audiences()["web"].paragraph_words
    kids = find_audience("kids", OWN, "unspin.toml")
    assert (kids.formula, kids.limit, kids.sentence_words) == ("ari", 3, audiences()["general"].sentence_words)


def test_a_formula_by_which_higher_is_easier():
    own = {"ease": {"formula": "flesch-reading-ease", "limit": 60}}
    ease = find_audience("ease", own, "unspin.toml")
    _, easy = document(EASY * 10, ease)
    _, hard = document(HARD * 15, ease)
    assert (ease.accepts(easy), ease.accepts(hard)) == (True, False)
    assert "at least 60" in ease.verdict(hard)


def test_an_unknown_one():
    with pytest.raises(UsageError, match=r'"nobody".*general, plain-language, patient'):
        find_audience("nobody")

"""The figures on our own annotated articles do not fall: `unspin eval corpus/spun.jsonl` prints them."""

import pytest

import linter
from linter.evaluation import load_gold, score

LEAST_PRECISION = 0.83
LEAST_RECALL_OF_ERRORS = 0.62
LEAST_FIX_AT_1 = 0.38
MOST_FALSE_ERRORS = 0.3
"""Errors in clean articles, per 1,000 words."""
MOST_FALSE = 0.5
"""Findings of any severity in clean articles, per 1,000 words."""


def scored(path):
    articles = load_gold(path)
    return score((item, linter.check(item.text, path=item.id + item.format).findings) for item in articles)


@pytest.fixture(scope="module")
def spun(pytestconfig):
    return scored(pytestconfig.rootpath / "corpus" / "spun.jsonl")


@pytest.fixture(scope="module")
def clean(pytestconfig):
    return scored(pytestconfig.rootpath / "corpus" / "clean.jsonl")


def test_findings_in_spun_articles_are_garbles(spun):
    assert spun.precision >= LEAST_PRECISION


def test_garbles_are_found(spun):
    assert spun.recall_of_errors >= LEAST_RECALL_OF_ERRORS


def test_garbles_that_are_found_are_put_right(spun):
    assert spun.fix_at_1 >= LEAST_FIX_AT_1


def test_clean_articles_are_left_alone(clean):
    assert clean.false_errors_per_1000 <= MOST_FALSE_ERRORS
    assert clean.false_per_1000 <= MOST_FALSE

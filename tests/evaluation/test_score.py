"""Precision, recall and right corrections, on findings and garbles made by hand."""

import pytest

from linter.evaluation import Garble, GoldArticle, load_gold, score
from linter.findings import Finding

TEXT = "Substance strips use a corrosive to peel the skin."


def finding(text, *replacements, severity="error"):
    start = TEXT.index(text)
    return Finding("a", "SP001", severity, start, start + len(text), 1, 1, 1, 1, text, "wrong", replacements)


def garble(text, *corrections, kind="term", severity="error"):
    start = TEXT.index(text)
    return Garble(start, start + len(text), corrections, kind, severity)


def scored(garbles, findings):
    return score([(GoldArticle("a", TEXT, tuple(garbles)), findings)])


PEEL = garble("Substance strips", "Chemical peels")
ACID = garble("corrosive", "acid", kind="word", severity="warning")


def test_nothing_to_count():
    total = scored([], [])
    assert (total.precision, total.recall, total.f_half, total.fix_at_1, total.false_per_1000) == (0, 0, 0, 0, 0)


def test_found_missed_and_false():
    total = scored([PEEL, ACID], [finding("Substance strips", "Chemical peels"), finding("skin", severity="info")])
    assert (total.precision, total.recall, total.recall_of_errors) == (0.5, 0.5, 1.0)
    assert total.f_half == pytest.approx(1.25 * 0.5 / (0.25 * 0.5 + 1))
    assert (total.false_per_1000, total.false_errors_per_1000) == (1000 / 9, 0)
    assert {kind: its.found for kind, its in total.kinds.items()} == {"term": 1, "word": 0}


@pytest.mark.parametrize(
    ("findings", "first", "third"),
    [
        ([finding("Substance strips", "Chemical peels")], 1, 1),
        ([finding("Substance strips", "chemical  Peels")], 1, 1),
        ([finding("Substance strips", "Peels", "Acids", "Chemical peels")], 0, 1),
        ([finding("Substance strips", "a", "b", "c", "Chemical peels")], 0, 0),
        ([finding("Substance strips")], 0, 0),
        ([finding("Substance", "Chemical"), finding("strips", "peels")], 1, 1),
        ([finding("Substance", "Chemical")], 0, 0),
        ([finding("Substance strips use", "Chemical peels use")], 1, 1),
        ([finding("Substance strips use", "Chemical peels take")], 0, 0),
    ],
)
def test_put_right_by_the_first_and_by_one_of_three(findings, first, third):
    total = scored([PEEL], findings)
    assert (total.fix_at_1, total.fix_at_3) == (first, third)


def test_the_corpus_is_gold(pytestconfig):
    spun, clean = (load_gold(pytestconfig.rootpath / "corpus" / f"{name}.jsonl") for name in ("spun", "clean"))
    assert all(article.garbles for article in spun)
    assert not any(article.garbles for article in clean)

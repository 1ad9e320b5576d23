"""Scoring against annotated articles: what is found of what a person marked, and what is put right."""

from ._examples import check_examples, check_shipped_examples
from ._gold import Garble, GoldArticle, load_gold
from ._score import KindScore, Score, score

__all__ = [
    "Garble",
    "GoldArticle",
    "KindScore",
    "Score",
    "check_examples",
    "check_shipped_examples",
    "load_gold",
    "score",
]

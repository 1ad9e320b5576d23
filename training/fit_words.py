"""Fits the two regressions of `linter/rules/_words.py` on annotated articles and prints their constants.

    python -m training.fit_words corpus/spun.jsonl

RANKING is a conditional logit over the candidates of a place (which of them is the annotated correction),
JUDGEMENT a logistic regression over the content words of spun articles (whether a word lies in a garble).
Only our own articles are fitted on; the dev articles of ../shared are for measuring.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from linter.analysis import Analysis
from linter.documents import read
from linter.evaluation import Garble, GoldArticle, load_gold
from linter.lexicon import load_lexicon
from linter.rules._resources import Resources
from linter.rules._words import JUDGEMENT, RANKING, WordEvidence, word_evidence

Values = NDArray[np.float64]
NEWTON_STEPS = 30
ASCENT_STEPS = 500
ASCENT_RATE = 0.1
RIDGE = 1.0
WORD = re.compile(r"[\w'’-]+")


def gather(
    articles: list[GoldArticle],
) -> tuple[list[tuple[WordEvidence, bool]], list[tuple[WordEvidence, set[str]]]]:
    """The evidence of every word with whether it is garbled, and of garbled words with what should stand there."""
    words, places = [], []
    for article in articles:
        analysis = Analysis(read(article.text, f"{article.id}{article.format}"))
        resources = Resources(analysis, load_lexicon(), context=True)
        for evidence in word_evidence(resources):
            start, end = analysis.source_range(*analysis.spans[evidence.token])
            touched = [garble for garble in article.garbles if start < garble.end and end > garble.start]
            words.append((evidence, bool(touched)))
            right = {put for garble in touched for put in _parts(article.text, garble, start, end)}
            if right:
                places.append((evidence, right))
    return words, places


def _parts(text: str, garble: Garble, start: int, end: int) -> Iterator[str]:
    """What the corrections of a garble have in place of its word at [start, end): all, or as many-th a word."""
    starts = [garble.start + match.start() for match in WORD.finditer(text[garble.start : garble.end])]
    for correction in map(str.lower, garble.corrections):
        parts = WORD.findall(correction)
        if (garble.start, garble.end) == (start, end):
            yield correction
        elif (
            start in starts and len(parts) == len(starts) and parts[starts.index(start)] != text[start:end].lower()
        ):
            yield parts[starts.index(start)]


def fit_judgement(words: list[tuple[WordEvidence, bool]]) -> Values:
    """Logistic regression by Newton's method, with a ridge."""
    inputs = np.array([evidence.features for evidence, _ in words])
    labels = np.array([garbled for _, garbled in words], float)
    weights = np.zeros(inputs.shape[1])
    ridge = RIDGE * np.eye(len(weights))
    for _ in range(NEWTON_STEPS):
        found = 1 / (1 + np.exp(-inputs @ weights))
        curvature = inputs.T @ (inputs * (found * (1 - found))[:, None]) + ridge
        weights += np.linalg.solve(curvature, inputs.T @ (labels - found) - RIDGE * weights)
    return weights


def fit_ranking(places: list[tuple[WordEvidence, set[str]]]) -> Values:
    """Conditional logit by gradient ascent, over the places with an annotated correction among the candidates."""
    sets = []
    for evidence, right in places:
        hits = np.array([candidate.text in right for candidate in evidence.candidates])
        if hits.any():
            sets.append((np.array([candidate.features for candidate in evidence.candidates]), hits))
    weights = np.zeros(len(RANKING))
    scale = np.std(np.concatenate([features for features, _ in sets]), axis=0) + 1e-6
    for _ in range(ASCENT_STEPS):
        gradient = np.zeros_like(weights)
        for features, hits in sets:
            scores = features / scale @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            right = shares * hits / (shares * hits).sum()
            gradient += (features / scale).T @ (right - shares)
        weights += ASCENT_RATE * (gradient / len(sets) - 0.005 * weights)
    fitted: Values = weights / scale
    return fitted


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    options = parser.parse_args()
    words, places = gather([article for path in options.gold for article in load_gold(path)])
    for name, old, new in (
        ("RANKING", RANKING, fit_ranking(places)),
        ("JUDGEMENT", JUDGEMENT, fit_judgement(words)),
    ):
        print(f"{name} = ({', '.join(f'{value:.3g}' for value in new)})  # {len(new)} of {len(old)}")


if __name__ == "__main__":
    main()

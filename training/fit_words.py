"""Fits the regressions of `linter/rules/_words.py` and `_suspects.py` on annotated articles; prints the constants.

    python -m training.fit_words corpus/spun.jsonl

RANKING and LISTED_RANKING are conditional logits over the candidates of a place (which of them is the annotated
correction), with the model and without it; JUDGEMENT is a logistic regression over the content words of spun
articles (whether a word lies in a garble).
Only our own articles are fitted on; the dev articles of ../shared are for measuring.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from linter.analysis import Analysis
from linter.documents import read
from linter.evaluation import Garble, GoldArticle, load_gold
from linter.lexicon import load_lexicon
from linter.rules._resources import Resources
from linter.rules._suspects import LISTED_RANKING, Listed, listed
from linter.rules._words import JUDGEMENT, RANKING, Candidate, WordEvidence, word_evidence

Values = NDArray[np.float64]
NEWTON_STEPS = 30
ASCENT_STEPS = 500
ASCENT_RATE = 0.1
RIDGE = 1.0
WORD = re.compile(r"[\w'’-]+")


class Place(NamedTuple):
    """Somewhere a right word is known."""

    features: Values
    """Of each candidate [candidates, features]."""
    right: NDArray[np.bool_]
    """Whether it is an annotated correction."""


@dataclass
class Gathered:
    """What the regressions are fitted on."""

    words: list[tuple[WordEvidence, bool]] = field(default_factory=list)
    """Every content word with whether it is garbled."""
    places: list[Place] = field(default_factory=list)
    """Garbled words, the model and the lists speaking."""
    listed: list[Place] = field(default_factory=list)
    """Garbled spinner words, the lists alone speaking."""


def gather(articles: list[GoldArticle]) -> Gathered:
    """Reads the articles."""
    found = Gathered()
    for article in articles:
        analysis = Analysis(read(article.text, f"{article.id}{article.format}"))
        resources = Resources(analysis, load_lexicon(), context=True)
        for evidence in word_evidence(resources):
            touched, right = _annotated(article, analysis, evidence.token, evidence.token + 1)
            found.words.append((evidence, touched))
            found.places += _places(evidence.candidates, right)
        for match in resources.spinner_words:
            _, right = _annotated(article, analysis, match.first, match.last)
            found.listed += _places(listed(resources, match), right)
    return found


def _annotated(article: GoldArticle, analysis: Analysis, first: int, last: int) -> tuple[bool, set[str]]:
    """Whether tokens [first, last) touch a garble, and what should stand there."""
    start, end = analysis.source_range(analysis.spans[first][0], analysis.spans[last - 1][1])
    touched = [garble for garble in article.garbles if start < garble.end and end > garble.start]
    return bool(touched), {put for garble in touched for put in _parts(article.text, garble, start, end)}


def _places(candidates: Sequence[Candidate | Listed], right: set[str]) -> Iterator[Place]:
    hits = np.array([candidate.text in right for candidate in candidates], bool)
    if hits.any():
        yield Place(np.array([candidate.features for candidate in candidates]), hits)


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


def fit_ranking(places: list[Place]) -> Values:
    """Conditional logit by gradient ascent."""
    scale = np.std(np.concatenate([features for features, _ in places]), axis=0) + 1e-6
    weights = np.zeros(len(scale))
    for _ in range(ASCENT_STEPS):
        gradient = np.zeros_like(weights)
        for features, hits in places:
            scores = features / scale @ weights
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            right = shares * hits / (shares * hits).sum()
            gradient += (features / scale).T @ (right - shares)
        weights += ASCENT_RATE * (gradient / len(places) - 0.005 * weights)
    fitted: Values = weights / scale
    return fitted


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    options = parser.parse_args()
    found = gather([article for path in options.gold for article in load_gold(path)])
    for name, old, new in (
        ("RANKING", RANKING, fit_ranking(found.places)),
        ("JUDGEMENT", JUDGEMENT, fit_judgement(found.words)),
        ("LISTED_RANKING", LISTED_RANKING, fit_ranking(found.listed)),
    ):
        print(f"{name} = ({', '.join(f'{value:.3g}' for value in new)})  # {len(new)} of {len(old)}")


if __name__ == "__main__":
    main()

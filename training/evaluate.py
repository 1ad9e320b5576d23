"""Measures the exported model, word by word: no list, no glossary, one threshold for all documents.

A word is flagged when its probability reaches the threshold. P is the share of flagged words that lie in an
annotated garble; R the share of garbles (errors) with a flagged word. Articles marked `partial` count for R only.
"""

import argparse
import collections
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, quantiles
from typing import Any

import numpy as np

from linter.context import ContextModel
from training.reading import SUSPECT, Word, read_words
from training.word_lists import FUNCTION_WORDS

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
THRESHOLDS = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
SHORTEST_CONTENT = 3
KIND_THRESHOLD = 0.5
BINS = 10

Garble = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Article:
    """A text as the model read it, with its annotations."""

    text: str
    garbles: list[Garble]
    partial: bool
    words: list[Word]
    probabilities: list[float]

    def inside(self, garble: Garble) -> list[tuple[Word, float]]:
        """The words that the garble touches, with their probabilities."""
        read = zip(self.words, self.probabilities, strict=True)
        return [(word, p) for word, p in read if word.start < garble["end"] and word.end > garble["start"]]

    def garbled(self) -> list[bool]:
        """For every word, whether it lies in a garble."""
        spans = [(garble["start"], garble["end"]) for garble in self.garbles]
        return [any(word.start < end and word.end > start for start, end in spans) for word in self.words]

    def suspect_share(self) -> float:
        """The share of content words that are suspect."""
        read = zip(self.words, self.probabilities, strict=True)
        return share([p > SUSPECT for word, p in read if is_content(self.text[word.start : word.end])])


def is_content(word: str) -> bool:
    """Whether a spinner might touch the word."""
    return len(word) >= SHORTEST_CONTENT and word.lower() not in FUNCTION_WORDS


def load(paths: Iterable[Path], model: ContextModel, alone: bool) -> list[Article]:
    """Reads the articles; `alone` leaves out what the rest of the document says of a word."""
    articles = []
    for path in paths:
        for record in map(json.loads, path.read_text(encoding="utf8").splitlines()):
            words = read_words(model, record["text"])
            found = [word.reading.probability for word in words]
            if alone:
                found = model.alone(np.array([word.reading.logit for word in words])).tolist()
            garbles, partial = record.get("garbles", []), record.get("partial", False)
            articles.append(Article(record["text"], garbles, partial, words, found))
    return articles


def share(values: Sequence[bool]) -> float:
    """How much of it is true."""
    return mean(values) if values else 0.0


def curve(gold: list[Article], clean: list[Article]) -> None:
    """P, R and flagged clean words at each threshold."""
    whole = [article for article in gold if not article.partial]
    clean_words = sum(len(article.words) for article in clean)
    print("threshold    P      R_err  R_all  F0.5   clean words flagged per 1,000")
    for threshold in THRESHOLDS:
        flagged = [
            inside
            for article in whole
            for probability, inside in zip(article.probabilities, article.garbled(), strict=True)
            if probability >= threshold
        ]
        errors, every = (recall(gold, threshold, {"error"}), recall(gold, threshold, {"error", "warning"}))
        precision = share(flagged)
        combined = 1.25 * precision * errors / (0.25 * precision + errors) if errors else 0.0
        alarms = sum(p >= threshold for article in clean for p in article.probabilities)
        figures = "  ".join(f"{figure:.3f}" for figure in (precision, errors, every, combined))
        print(f"{threshold:9.2f}  {figures}  {1000 * alarms / clean_words:.2f}")


def is_found(article: Article, garble: Garble, threshold: float) -> bool:
    """Whether a word of the garble is flagged."""
    return any(probability >= threshold for _, probability in article.inside(garble))


def recall(gold: list[Article], threshold: float, severities: set[str]) -> float:
    """The share of garbles of these severities that are found."""
    return share(
        [
            is_found(article, garble, threshold)
            for article in gold
            for garble in article.garbles
            if garble["severity"] in severities
        ]
    )


def recall_by_kind(gold: list[Article]) -> None:
    """The share of garbles of each kind that are found."""
    found: dict[str, list[bool]] = collections.defaultdict(list)
    for article in gold:
        for garble in article.garbles:
            found[garble["kind"]].append(is_found(article, garble, KIND_THRESHOLD))
    print(f"\nrecall by kind at {KIND_THRESHOLD}")
    for kind, values in sorted(found.items()):
        print(f"  {kind:12} n {len(values):4}  {share(values):.3f}")


def document_shares(gold: list[Article], clean: list[Article]) -> None:
    """How far the share of suspect words tells spun documents from clean ones."""
    spun = sorted(article.suspect_share() for article in gold if not article.partial)
    natural = quantiles((article.suspect_share() for article in clean), n=100)
    print(f"\nshare of content words above {SUSPECT}")
    print(f"  spun   least {spun[0]:.3f}  second {spun[1]:.3f}  median {spun[len(spun) // 2]:.3f}")
    print(f"  clean  median {natural[49]:.3f}  90 % {natural[89]:.3f}  98 % {natural[97]:.3f}")


def corrections(gold: list[Article], model: ContextModel) -> None:
    """How often restoration alone puts right a garble of one word whose correction is one word."""
    ranks = []
    for article in gold:
        for garble in article.garbles:
            wanted = {text.lower() for text in garble["corrections"] if WORD.fullmatch(text)}
            inside = article.inside(garble)
            if len(inside) == 1 and wanted and inside[0][1] >= KIND_THRESHOLD:
                own = garble["garbled"].lower()
                (restored,) = model.restorations([inside[0][0].reading], 4)
                offered = [text for text in restored if text != own][:3]
                ranks.append([text in wanted for text in offered])
    print(f"\nsingle-word garbles found at {KIND_THRESHOLD}: {len(ranks)}")
    print(f"  fix@1 {share([rank[0] for rank in ranks]):.3f}  fix@3 {share([any(rank) for rank in ranks]):.3f}")


def calibration(articles: list[Article]) -> None:
    """Of the words given a probability, how many are garbled."""
    bins: dict[int, list[tuple[float, bool]]] = collections.defaultdict(list)
    for article in articles:
        for probability, inside in zip(article.probabilities, article.garbled(), strict=True):
            bins[min(int(probability * BINS), BINS - 1)].append((probability, inside))
    print("\ncalibration    words  said   true")
    for number, found in sorted(bins.items()):
        said, true = mean(p for p, _ in found), mean(inside for _, inside in found)
        print(f"  {number / BINS:.1f} to {(number + 1) / BINS:.1f}  {len(found):6}  {said:.3f}  {true:.3f}")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", type=Path, help="folder made by training.export")
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--clean", type=Path, nargs="+", required=True)
    parser.add_argument("--alone", action="store_true", help="without the document prior")
    options = parser.parse_args()
    model = ContextModel(options.export)
    gold, clean = load(options.gold, model, options.alone), load(options.clean, model, options.alone)
    curve(gold, clean)
    recall_by_kind(gold)
    document_shares(gold, clean)
    corrections(gold, model)
    print("\nwhole spun articles", end="")
    calibration([article for article in gold if not article.partial])
    print("\nspun and clean articles", end="")
    calibration([article for article in gold if not article.partial] + clean)


if __name__ == "__main__":
    main()

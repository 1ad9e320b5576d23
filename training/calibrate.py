"""Makes the exported model's logits into probabilities that can be believed, and writes how into meta.json.

Held-out clean documents are spun throughout or left clean, as articles are, and read as the linter reads. Two fits
follow: `calibration` for a word by itself, `document_prior` for a word given what the other words of its document
show. `thresholds` are the probabilities (with the prior) above which so large a share of the words is swapped in.
"""

import argparse
import json
import random
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from linter.context import ContextModel, others_evidence, sigmoid
from training.data import Document, excerpt, read_documents
from training.reading import read_words
from training.spinner import Spinner, SpunWord, draw_style, load_spinner

Values = NDArray[np.float64]

SEED = 7
NEWTON_STEPS = 30
PRECISIONS = (0.7, 0.8, 0.9, 0.95)


def write_out(spun: list[list[list[SpunWord]]]) -> tuple[str, dict[int, bool]]:
    """The spun document as text, and for each word's start whether it should be flagged."""
    text = ""
    garbled: dict[int, bool] = {}
    for paragraph in spun:
        for sentence in paragraph:
            for place, word in enumerate(sentence):
                if word.garbled is not None:
                    garbled[len(text)] = word.garbled
                text += (word.text[0].upper() + word.text[1:] if place == 0 else word.text) + " "
        text += "\n\n"
    return text, garbled


def read_spun(documents: list[Document], spinner: Spinner, model: ContextModel) -> list[tuple[Values, Values]]:
    """Logits and labels of the words of each document, once spun."""
    rng = random.Random(SEED)
    found = []
    for document in documents:
        style = draw_style(rng, light_share=0.0)
        text, garbled = write_out(spinner.spin(excerpt(document, rng), style, rng))
        words = [word for word in read_words(model, text) if word.start in garbled]
        labels = np.array([garbled[word.start] for word in words], float)
        found.append((np.array([word.reading.logit for word in words], float), labels))
    return found


def fit(inputs: Values, labels: Values) -> Values:
    """Logistic regression by Newton's method."""
    weights = np.zeros(inputs.shape[1])
    for _ in range(NEWTON_STEPS):
        found = sigmoid(inputs @ weights)
        curvature = (inputs * (found * (1 - found))[:, None]).T @ inputs
        weights += np.linalg.solve(curvature, inputs.T @ (labels - found))
    return weights


def columns(*parts: Values) -> Values:
    """The values side by side, with a constant at the end."""
    return np.stack([*parts, np.ones_like(parts[0])], axis=1)


def threshold_for(precision: float, probabilities: Values, labels: Values) -> float:
    """The lowest probability at which that share of the words above it was swapped in."""
    order = np.argsort(-probabilities)
    precisions = np.cumsum(labels[order]) / np.arange(1, len(order) + 1)
    good = np.flatnonzero(precisions >= precision)
    return round(float(probabilities[order][good[-1]]), 4) if len(good) else 1.0


def calibrate(documents: list[tuple[Values, Values]]) -> dict[str, dict[str, float]]:
    """The three entries of meta.json."""
    logits, labels = (np.concatenate(values) for values in zip(*documents, strict=True))
    slope, offset = fit(columns(logits), labels)
    evidence = np.concatenate([others_evidence(sigmoid(slope * found + offset)) for found, _ in documents])
    inputs = columns(logits, evidence)
    prior = fit(inputs, labels)
    probabilities = sigmoid(inputs @ prior)
    return {
        "calibration": {"slope": slope, "offset": offset},
        "document_prior": dict(zip(("slope", "weight", "offset"), prior, strict=True)),
        "thresholds": {f"precision {p}": threshold_for(p, probabilities, labels) for p in PRECISIONS},
    }


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", type=Path, help="folder made by training.export")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--swaps", type=Path, required=True)
    parser.add_argument("--phrases", type=Path, required=True)
    options = parser.parse_args()
    documents = [document for document in read_documents(options.corpus) if document.held_out()]
    model = ContextModel(options.export)
    spun = read_spun(documents, load_spinner(options.swaps, options.phrases), model)
    meta = model.meta | calibrate(spun)
    (options.export / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

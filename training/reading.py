"""Reads a text as the linter does, with an exported model.

    python -m training.reading EXPORT "Apply fluid nitrogen to the white knocks."

prints every word with the probability that it was swapped in and, where that is high, what may have stood there.
"""

import argparse
from dataclasses import dataclass
from pathlib import Path

from linter.analysis import Analysis
from linter.context import ContextModel, WordReading
from linter.documents import read

SUSPECT = 0.3


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands in the text, and what the model makes of it."""

    start: int
    end: int
    reading: WordReading


def read_words(model: ContextModel, text: str) -> list[Word]:
    """Every word of the text, in order."""
    analysis = Analysis(read(text, "article.txt"))
    readings = model.read(analysis)
    return [Word(*analysis.source_range(*analysis.spans[token]), reading) for token, reading in readings.items()]


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", type=Path, help="folder made by training.export, or linter/context/weights")
    parser.add_argument("text")
    options = parser.parse_args()
    model = ContextModel(options.export)
    for word in read_words(model, options.text):
        probability, text = word.reading.probability, options.text[word.start : word.end]
        restored = model.restorations([word.reading], 3)[0] if probability > SUSPECT else []
        print(f"{probability:.2f}  {text}  {', '.join(restored)}".rstrip())


if __name__ == "__main__":
    main()

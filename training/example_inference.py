"""Reads a text with the exported model, with nothing but onnxruntime, tokenizers and numpy.

    python -m training.example_inference EXPORT "Apply fluid nitrogen to the white knocks."

prints every word with the probability that it was swapped in and, where that is high, what may have stood there.
"""

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SENTENCE_START = re.compile(r"(?:\A|(?<=[.!?])[\"”')]*\s+(?=[\"“'(]*[A-Z])|\n+)")
WINDOW = 128
BATCH = 16
SUSPECT = 0.3
USUAL_SHARE = 0.05
USUAL_WORDS = 30

Floats = NDArray[np.float32]
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, where it stands, and what the model thinks of it."""

    start: int
    end: int
    logit: float
    vectors: Floats
    """Restoration vectors of the first and the second piece of what may have stood here."""


@dataclass(frozen=True, slots=True)
class Window:
    """Whole sentences as word pieces; `first` and `last` are pieces of the text."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first


class Reader:
    """The exported model, loaded once."""

    def __init__(self, folder: Path) -> None:
        self.meta = json.loads((folder / "meta.json").read_text(encoding="utf8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(folder / "model.onnx", options)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.embeddings = load_embeddings(folder / "embeddings.bin", self.meta["vocabulary"], self.meta["width"])

    def read(self, text: str) -> list[Word]:
        """Every word of the text, in order."""
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        logits = np.zeros(len(encoding.ids), np.float32)
        vectors = np.zeros((len(encoding.ids), self.meta["pieces_restored"], self.meta["width"]), np.float32)
        windows = sorted(cut_windows(text, encoding.offsets), key=len)
        for at in range(0, len(windows), BATCH):
            self._read_windows(windows[at : at + BATCH], encoding.ids, logits, vectors)
        piece_at = {start: piece for piece, (start, _) in enumerate(encoding.offsets)}
        words = ((match, piece_at.get(match.start())) for match in WORD.finditer(text))
        return [
            Word(*match.span(), float(logits[piece]), vectors[piece])
            for match, piece in words
            if piece is not None
        ]

    def _read_windows(self, windows: list[Window], ids: list[int], logits: Floats, vectors: Floats) -> None:
        length = max(len(window) for window in windows) + 2
        input_ids = np.zeros((len(windows), length), np.int64)
        mask = np.zeros_like(input_ids)
        for row, window in enumerate(windows):
            pieces = [self.meta["start"], *ids[window.first : window.last], self.meta["end"]]
            input_ids[row, : len(pieces)] = pieces
            mask[row, : len(pieces)] = 1
        found = self.session.run(None, {"input_ids": input_ids, "attention_mask": mask})
        for row, window in enumerate(windows):
            inside = slice(1, 1 + len(window))
            logits[window.first : window.last] = found[0][row, inside]
            vectors[window.first : window.last] = found[1][row, inside]

    def probabilities(self, words: list[Word]) -> Values:
        """How likely each word was swapped in, for all that its window shows."""
        calibration = self.meta["calibration"]
        logits = np.array([word.logit for word in words], np.float64)
        return sigmoid(calibration["slope"] * logits + calibration["offset"])

    def document_probabilities(self, words: list[Word]) -> Values:
        """The same for the words of one document, believing each by what the others show."""
        prior = self.meta["document_prior"]
        logits = np.array([word.logit for word in words], np.float64)
        evidence = others_evidence(self.probabilities(words))
        return sigmoid(prior["slope"] * logits + prior["weight"] * evidence + prior["offset"])

    def restore(self, word: Word, count: int) -> list[str]:
        """The likeliest originals, best first; "" says the word should go."""
        first, second = word.vectors @ self.embeddings.T
        following = self._piece(int(second.argmax()))
        heads = (self._piece(int(piece)) for piece in np.argsort(-first)[:count])
        return [_join(head, following) for head in heads]

    def _piece(self, piece: int) -> str:
        return "" if piece == self.meta["end"] else self.tokenizer.id_to_token(piece) or ""


def sigmoid(values: Values) -> Values:
    """Log odds to probabilities."""
    return 1 / (1 + np.exp(-values))


def others_evidence(probabilities: Values) -> Values:
    """For each word the log odds of the share of swapped words among the others, near the usual where few."""
    swapped = probabilities.sum() - probabilities + USUAL_SHARE * USUAL_WORDS
    natural = len(probabilities) - 1 + USUAL_WORDS - swapped
    odds: Values = swapped / natural
    return np.log(odds)


def load_embeddings(path: Path, vocabulary: int, width: int) -> Floats:
    """The table [vocabulary, width]: int8 rows, then one float scale a row."""
    raw = path.read_bytes()
    rows = np.frombuffer(raw, np.int8, vocabulary * width).reshape(vocabulary, width)
    scales = np.frombuffer(raw, np.float32, vocabulary, offset=rows.nbytes).reshape(vocabulary, 1)
    return rows * scales


def cut_windows(text: str, offsets: list[tuple[int, int]]) -> Iterator[Window]:
    """Cuts the text at sentence starts (inside a sentence only if it is too long) and at every line end."""
    size = WINDOW - 2
    starts = {match.end(): "\n" in match.group() for match in SENTENCE_START.finditer(text)}
    first = boundary = 0
    for piece, (start, _) in enumerate(offsets):
        if start in starts:
            if starts[start] and piece > first:
                yield Window(first, piece)
                first = piece
            boundary = piece
        if piece - first == size:
            cut = boundary if boundary > first else piece
            yield Window(first, cut)
            first = cut
    if first < len(offsets):
        yield Window(first, len(offsets))


def _join(head: str, following: str) -> str:
    return head + following[2:] if following.startswith("##") else f"{head} {following}".strip()


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("export", type=Path, help="folder made by training.export")
    parser.add_argument("text")
    options = parser.parse_args()
    reader = Reader(options.export)
    words = reader.read(options.text)
    for word, probability in zip(words, reader.document_probabilities(words), strict=True):
        restored = reader.restore(word, 3) if probability > SUSPECT else []
        print(f"{probability:.2f}  {options.text[word.start : word.end]}  {', '.join(restored)}")


if __name__ == "__main__":
    main()

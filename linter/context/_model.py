"""The contextual model: a small encoder that says of every word how likely it was swapped in, and for what.

The weights (`weights/`, see `training/MODEL.md`) are a 6-layer, 384-wide encoder in int8. `detection` is a
logit a word piece; `restoration` two vectors a piece, to be multiplied with the embeddings of the first and
the second piece of what may have stood there. Loaded once, when first asked for; one core.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..analysis import Analysis
from ..errors import DataError
from ._belief import Values, others_evidence, sigmoid
from ._windows import Window, cut

WEIGHTS = Path(__file__).parent / "weights"
_BATCH = 8
"""Windows read at once; more take memory and no less time."""
_RESTORED_AT_ONCE = 32
"""Words whose originals are looked for at once: each takes as many numbers as there are word pieces."""
_NEEDED = frozenset("vocabulary width start end calibration document_prior".split())
"""What meta.json says, and nothing can be read without."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WordReading:
    """What the model makes of one word."""

    logit: float
    probability: float
    """That the word was swapped in, given what the rest of the document shows; calibrated (docs/accuracy.md)."""
    vectors: Floats
    """Restoration vectors [2, width]."""


class ContextModel:
    """The model and its tokenizer."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        missing = _NEEDED - self.meta.keys()
        if missing:
            raise ValueError(f"meta.json lacks {', '.join(sorted(missing))}")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options)
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._folder = folder

    @cached_property
    def _embeddings(self) -> Floats:
        """Word-piece embeddings [vocabulary, width]: int8 rows on disk, then one float scale a row."""
        size, width = self.meta["vocabulary"], self.meta["width"]
        raw = (self._folder / "embeddings.bin").read_bytes()
        rows = np.frombuffer(raw, np.int8, size * width).reshape(size, width)
        scales = np.frombuffer(raw, np.float32, size, offset=rows.nbytes).reshape(size, 1)
        table: Floats = rows * scales
        return table

    def read(self, analysis: Analysis) -> dict[int, WordReading]:
        """A reading for every word of a document, by its token."""
        pieces = self._tokenizer.encode(analysis.prose, add_special_tokens=False)
        logits, vectors = self._run(analysis.prose, pieces)
        piece_at = {start: piece for piece, (start, _) in enumerate(pieces.offsets)}
        tokens = [
            (token, piece_at[start])
            for token, (start, _) in enumerate(analysis.spans)
            if start in piece_at and analysis.words[token][0].isalpha()
        ]
        found = [piece for _, piece in tokens]
        probabilities = self._believe(logits[found])
        return {
            token: WordReading(float(logits[piece]), float(probability), vectors[piece])
            for (token, piece), probability in zip(tokens, probabilities, strict=True)
        }

    def _run(self, text: str, pieces: Any) -> tuple[Floats, Floats]:
        ids, width = pieces.ids, self.meta["width"]
        logits = np.zeros(len(ids), np.float32)
        vectors = np.zeros((len(ids), 2, width), np.float32)
        windows = sorted(
            cut(text, [start for start, _ in pieces.offsets]), key=lambda window: window.last - window.first
        )
        for at in range(0, len(windows), _BATCH):
            self._run_batch(windows[at : at + _BATCH], ids, logits, vectors)
        return logits, vectors

    def _run_batch(self, windows: list[Window], ids: list[int], logits: Floats, vectors: Floats) -> None:
        length = max(window.last - window.first for window in windows) + 2
        inputs = np.zeros((len(windows), length), np.int64)
        mask = np.zeros_like(inputs)
        for row, window in enumerate(windows):
            marked = [self.meta["start"], *ids[window.first : window.last], self.meta["end"]]
            inputs[row, : len(marked)] = marked
            mask[row, : len(marked)] = 1
        detection, restoration = self._session.run(None, {"input_ids": inputs, "attention_mask": mask})
        for row, window in enumerate(windows):
            inside = slice(1, 1 + window.last - window.first)
            logits[window.first : window.last] = detection[row, inside]
            vectors[window.first : window.last] = restoration[row, inside]

    def alone(self, logits: Floats) -> Values:
        """Probabilities of words by themselves, whatever the rest of their document shows."""
        calibration = self.meta["calibration"]
        return sigmoid(calibration["slope"] * logits.astype(np.float64) + calibration["offset"])

    def _believe(self, logits: Floats) -> Values:
        """Probabilities of the words of one document, each believed by what the others show."""
        prior = self.meta["document_prior"]
        evidence = others_evidence(self.alone(logits))
        return sigmoid(prior["slope"] * logits.astype(np.float64) + prior["weight"] * evidence + prior["offset"])

    def restorations(self, readings: Sequence[WordReading], count: int) -> list[list[str]]:
        """For each reading the likeliest words to have stood there, lower case, best first; "" is a deletion."""
        found: list[list[str]] = []
        for at in range(0, len(readings), _RESTORED_AT_ONCE):
            found += self._restore(readings[at : at + _RESTORED_AT_ONCE], count)
        return found

    def _restore(self, readings: Sequence[WordReading], count: int) -> list[list[str]]:
        vectors = np.stack([reading.vectors for reading in readings])
        heads = vectors[:, 0] @ self._embeddings.T
        following = (vectors[:, 1] @ self._embeddings.T).argmax(axis=1)
        best = np.argpartition(-heads, count, axis=1)[:, :count]
        found = []
        for row, behind in enumerate(following):
            ordered = best[row][np.argsort(-heads[row, best[row]])]
            found.append([_join(self._piece(int(piece)), self._piece(int(behind))) for piece in ordered])
        return found

    def fit(self, reading: WordReading, candidates: Sequence[str]) -> list[float]:
        """How well each candidate fits the place, by its first two pieces; "" is a deletion.

        In nats; only differences between candidates for the same place mean anything.
        """
        pieces = np.array([self._pieces(candidate) for candidate in candidates])
        scores = (self._embeddings[pieces] * reading.vectors).sum(axis=(1, 2))
        return [float(score) for score in scores]

    @lru_cache(maxsize=16384)  # noqa: B019  (one model lives as long as the process)
    def _pieces(self, text: str) -> tuple[int, int]:
        end = self.meta["end"]
        first, second, *_ = [*self._tokenizer.encode(text, add_special_tokens=False).ids, end, end]
        return first, second

    def _piece(self, piece: int) -> str:
        return "" if piece == self.meta["end"] else self._tokenizer.id_to_token(piece) or ""


def _join(head: str, following: str) -> str:
    return head + following[2:] if following.startswith("##") else f"{head} {following}".strip()


@lru_cache(maxsize=1)
def load_model(folder: Path = WEIGHTS) -> ContextModel:
    """The shipped model; raises `DataError` when its files are damaged or missing."""
    try:
        return ContextModel(folder)
    except Exception as error:  # onnxruntime and tokenizers raise plain exceptions of their own
        raise DataError(
            str(folder), None, f"the context model cannot be loaded ({error}); reinstall unspin"
        ) from None

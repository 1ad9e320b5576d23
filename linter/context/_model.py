"""The contextual model: a small encoder that says of every word how likely it was swapped in, and for what.

The weights (`weights/`, see `training/MODEL.md`) are a 6-layer, 384-wide encoder in bytes. `detection` is a
logit a word piece; `restoration` two vectors a piece, to be multiplied with the embeddings of the first and
the second piece of what may have stood there. Loaded once, when first asked for; one core.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .._cache import cache_folder
from .._version import __version__
from ..analysis import Analysis
from ..errors import DataError
from ._belief import Values, others_evidence, sigmoid
from ._shelf import Shelf
from ._windows import SIZE, cut

WEIGHTS = Path(__file__).parent / "weights"
_RESTORED_AT_ONCE = 64
"""Words whose originals are looked for at once: each takes twice as many numbers as there are word pieces."""
_ROWS_AT_ONCE = 4096
"""Embeddings that are held as floats at once."""
_NEEDED = frozenset("vocabulary width start end calibration document_prior".split())
"""What meta.json says, and nothing can be read without."""

Floats = NDArray[np.float32]
Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class WordReading:
    """What the model makes of one word."""

    logit: float
    probability: float
    """That the word was swapped in, given what the rest of the document shows; calibrated (docs/accuracy.md)."""
    vectors: Halves
    """Restoration vectors [2, width]."""


class _Paragraph(NamedTuple):
    """What the model makes of the words of one paragraph."""

    starts: NDArray[np.int32]
    """Where in the paragraph each word begins, in code points."""
    logits: Floats
    vectors: Halves
    """Restoration vectors [words, 2, width]."""

    def packed(self) -> bytes:
        """As bytes: the number of words, then the arrays."""
        return len(self.starts).to_bytes(4, "little") + b"".join(array.tobytes() for array in self)

    @classmethod
    def unpacked(cls, data: bytes, width: int) -> _Paragraph:
        """What `packed` was made of."""
        count = int.from_bytes(data[:4], "little")
        starts = np.frombuffer(data, np.int32, count, 4)
        logits = np.frombuffer(data, np.float32, count, 4 + starts.nbytes)
        vectors = np.frombuffer(data, np.float16, count * 2 * width, 4 + starts.nbytes + logits.nbytes)
        return cls(starts, logits, vectors.reshape(count, 2, width))


class _Embeddings:
    """Word-piece embeddings, as they lie on disk: int8 rows [vocabulary, width], then one float scale a row.

    Mapped, and widened to floats only as far as they are looked at: as floats all of them would take 47 MB.
    """

    def __init__(self, path: Path, size: int, width: int) -> None:
        self._rows = np.memmap(path, np.int8, "r", shape=(size, width))
        self._scales = np.fromfile(path, np.float32, size, offset=size * width)

    def of(self, pieces: NDArray[np.intp]) -> Floats:
        """The embeddings of some pieces [*pieces, width]."""
        found: Floats = self._rows[pieces] * self._scales[pieces][..., np.newaxis]
        return found

    def scores(self, vectors: Halves) -> tuple[Floats, Floats]:
        """The first and the second of vectors [words, 2, width] times all embeddings: [words, vocabulary] each."""
        words, _, width = vectors.shape
        flat = vectors.astype(np.float32).reshape(2 * words, width)
        found = np.empty((2 * words, len(self._rows)), np.float32)
        for at in range(0, len(self._rows), _ROWS_AT_ONCE):
            rows = self._rows[at : at + _ROWS_AT_ONCE].astype(np.float32)
            np.matmul(flat, rows.T, out=found[:, at : at + _ROWS_AT_ONCE])
        found *= self._scales
        return found[::2], found[1::2]


class ContextModel:
    """The model and its tokenizer."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self.meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        missing = _NEEDED - self.meta.keys()
        if missing:
            raise ValueError(f"meta.json lacks {', '.join(sorted(missing))}")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._folder = folder

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        with _undamaged(self._folder):
            return onnxruntime.InferenceSession(str(self._folder / "model.onnx"), options)

    @property
    def shelf(self) -> Shelf:
        """Where readings of paragraphs are kept, in the user's cache folder."""
        return _open_shelf(cache_folder(), self._fingerprint)

    @cached_property
    def _fingerprint(self) -> str:
        """Changes with the model, and with how paragraphs are read."""
        told = json.dumps(self.meta, sort_keys=True)
        sizes = [(self._folder / name).stat().st_size for name in ("model.onnx", "tokenizer.json")]
        return hashlib.sha256(f"{__version__} {SIZE} {sizes} {told}".encode()).hexdigest()[:16]

    @cached_property
    def _embeddings(self) -> _Embeddings:
        with _undamaged(self._folder):
            return _Embeddings(self._folder / "embeddings.bin", self.meta["vocabulary"], self.meta["width"])

    def read(self, analysis: Analysis, shelf: Shelf | None = None) -> dict[int, WordReading]:
        """A reading for every word of a document, by its token; paragraphs on the shelf are not read again.

        A paragraph is read by itself, so that its reading is the same in every document: bytes take their scale
        from all that is read at once. On one core that is no slower than several at a time.
        """
        tokens: list[int] = []
        paragraphs: list[_Paragraph] = []
        for text, words in _paragraphs(analysis):
            paragraph = self._paragraph(text, words, shelf)
            paragraphs.append(paragraph)
            tokens += [words[start] for start in paragraph.starts.tolist()]
        if not tokens:
            return {}
        logits = np.concatenate([paragraph.logits for paragraph in paragraphs])
        vectors = [vector for paragraph in paragraphs for vector in paragraph.vectors]
        probabilities = self._believe(logits)
        return {
            token: WordReading(float(logit), float(probability), vector)
            for token, logit, probability, vector in zip(tokens, logits, probabilities, vectors, strict=True)
        }

    def _paragraph(self, text: str, words: Mapping[int, int], shelf: Shelf | None) -> _Paragraph:
        kept = shelf.get(text) if shelf else None
        if kept is not None:
            return _Paragraph.unpacked(kept, self.meta["width"])
        paragraph = self._read(text, words)
        if shelf:
            shelf.put(text, paragraph.packed())
        return paragraph

    def _read(self, text: str, words: Mapping[int, int]) -> _Paragraph:
        pieces = self._tokenizer.encode(text, add_special_tokens=False)
        ids, starts = pieces.ids, [start for start, _ in pieces.offsets]
        logits = np.zeros(len(ids), np.float32)
        vectors = np.zeros((len(ids), 2, self.meta["width"]), np.float16)
        for window in cut(text, starts):
            marked = np.array([[self.meta["start"], *ids[window.first : window.last], self.meta["end"]]], np.int64)
            fed = {"input_ids": marked, "attention_mask": np.ones_like(marked)}
            detection, restoration = self._session.run(None, fed)
            logits[window.first : window.last] = detection[0, 1:-1]
            vectors[window.first : window.last] = restoration[0, 1:-1]
        piece_at = {start: piece for piece, start in enumerate(starts) if start in words}
        chosen = list(piece_at.values())
        return _Paragraph(np.array(list(piece_at), np.int32), logits[chosen], vectors[chosen])

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
        heads, tails = self._embeddings.scores(vectors)
        following = tails.argmax(axis=1)
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
        scores = (self._embeddings.of(pieces) * reading.vectors).sum(axis=(1, 2))
        return [float(score) for score in scores]

    def likeness(self, candidates: Sequence[str], words: Sequence[str]) -> list[float]:
        """How near each candidate's meaning is to that of some words, -1 to 1, whatever stands around them."""
        if not words:
            return [0.0] * len(candidates)
        likeness = self._meanings(candidates) @ self._meanings(words).mean(axis=0)
        return [float(value) for value in likeness]

    def _meanings(self, texts: Sequence[str]) -> Floats:
        """The embeddings of texts, by their first two pieces: unit vectors [texts, width]."""
        pieces = np.array([self._pieces(text) for text in texts])
        embeddings = self._embeddings.of(pieces) * (pieces != self.meta["end"])[..., np.newaxis]
        sums: Floats = embeddings.sum(axis=1)
        units: Floats = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), np.float32(1e-6))
        return units

    @lru_cache(maxsize=16384)  # noqa: B019  (one model lives as long as the process)
    def _pieces(self, text: str) -> tuple[int, int]:
        end = self.meta["end"]
        first, second, *_ = [*self._tokenizer.encode(text, add_special_tokens=False).ids, end, end]
        return first, second

    def _piece(self, piece: int) -> str:
        return "" if piece == self.meta["end"] else self._tokenizer.id_to_token(piece) or ""


_open_shelf = lru_cache(maxsize=4)(Shelf)


def _paragraphs(analysis: Analysis) -> Iterator[tuple[str, dict[int, int]]]:
    """Every paragraph with words in it, and its words: where in it each begins, and its token."""
    spans, token, begin = analysis.spans, 0, 0
    for text in analysis.prose.split("\n"):
        words: dict[int, int] = {}
        while token < len(spans) and spans[token][0] <= begin + len(text):
            if analysis.words[token][0].isalpha():
                words[spans[token][0] - begin] = token
            token += 1
        if words:
            yield text, words
        begin += len(text) + 1


def _join(head: str, following: str) -> str:
    return head + following[2:] if following.startswith("##") else f"{head} {following}".strip()


@lru_cache(maxsize=1)
def load_model(folder: Path = WEIGHTS) -> ContextModel:
    """The shipped model; raises `DataError` when its files are damaged or missing, some only when first needed."""
    with _undamaged(folder):
        return ContextModel(folder)


@contextmanager
def _undamaged(folder: Path) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # onnxruntime and tokenizers raise plain exceptions of their own
        raise DataError(
            str(folder), None, f"the context model cannot be loaded ({error}); reinstall unspin"
        ) from None

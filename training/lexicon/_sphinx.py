"""The pairs of words in CMU Sphinx's language model of US English (in the wheel of `pocketsphinx`, BSD-2).

It was counted on far more text than ours and pruned to the 2.05 M pairs that say something: that a pair is in
it is taken over, its probability is not. Layout: lm_trie.c and ngram_model_trie.c of pocketsphinx 5.
"""

import importlib.util
import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_MAGIC = b"Trie Language Model"
_QUANTA = 3 * (1 << 16) * 4
"""Bytes of the tables that a model of three orders has for its rounded probabilities."""
_UNIGRAM = np.dtype([("probability", "<f4"), ("backoff", "<f4"), ("next", "<u4")])
_ROUNDED = 32
"""Bits of a pair's rounded probability and backoff."""

Numbers = NDArray[np.uint64]


def model_file() -> Path:
    """Where the installed `pocketsphinx` has its model."""
    found = importlib.util.find_spec("pocketsphinx")
    if not found or not found.origin:
        raise SystemExit("pip install pocketsphinx: its model of US English is read")
    return Path(found.origin).parent / "model" / "en-us" / "en-us.lm.bin"


def pairs(path: Path) -> Iterator[str]:
    """Yield each pair of the model, joined by a space, lower case."""
    data = path.read_bytes()
    if not data.startswith(_MAGIC):
        raise ValueError(f"{path}: no trie language model of pocketsphinx")
    order, *counts = struct.unpack_from("<B3I", data, len(_MAGIC))
    if order != 3:
        raise ValueError(f"{path}: a model of {order} orders; 3 are read")
    place = len(_MAGIC) + struct.calcsize("<B4I") + _QUANTA
    unigrams = np.frombuffer(data, _UNIGRAM, counts[0] + 1, place)
    starts = unigrams["next"].astype(np.intp)
    word_bits, next_bits = counts[0].bit_length(), counts[2].bit_length()
    pair_bits, triple_bits = word_bits + _ROUNDED + next_bits, word_bits + _ROUNDED // 2
    packed = np.frombuffer(data, np.uint8, -1, place + unigrams.nbytes)
    words = _words(packed[_bytes(counts[1], pair_bits) + _bytes(counts[2], triple_bits) :].tobytes())
    earlier = _fields(packed, int(starts[-1]), pair_bits, word_bits)
    later = np.repeat(np.arange(counts[0]), np.diff(starts))  # the trie goes from a word to the one before it
    for first, second in zip(earlier.tolist(), later.tolist(), strict=True):
        yield f"{words[first]} {words[second]}"


def _bytes(entries: int, bits: int) -> int:
    """How long a packed array is: one entry more, and a word of 64 bits behind it."""
    return ((entries + 1) * bits + 7) // 8 + 8


def _fields(packed: NDArray[np.uint8], entries: int, bits: int, width: int) -> Numbers:
    """The first `width` bits of each entry of `bits` bits, least significant first."""
    at = np.arange(entries, dtype=np.uint64) * np.uint64(bits)
    places = (at >> np.uint64(3)).astype(np.intp)
    found = np.zeros(entries, np.uint64)
    for byte in range(4):
        found |= packed[places + byte].astype(np.uint64) << np.uint64(8 * byte)
    return (found >> (at & np.uint64(7))) & np.uint64((1 << width) - 1)


def _words(strings: bytes) -> list[str]:
    """The vocabulary: its length in bytes, then words that end with a zero byte."""
    (length,) = struct.unpack_from("<I", strings)
    return strings[4 : 4 + length].decode().split("\0")

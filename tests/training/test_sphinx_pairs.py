"""The pairs of a trie language model of pocketsphinx are read off its bits."""

from __future__ import annotations

import struct

import pytest

from training.lexicon._sphinx import pairs

WORDS = ["chair", "green", "house", "the", "white"]
BEFORE = {"chair": ["green", "the"], "green": [], "house": ["green", "the", "white"], "the": [], "white": ["the"]}
TRIPLES = 3


def bits(entries, width):
    """Whole numbers side by side, `width` bits each, least significant first; a word of 64 bits behind them."""
    whole = sum(entry << (width * at) for at, entry in enumerate(entries))
    return whole.to_bytes((len(entries) * width + 7) // 8, "little") + bytes(8)


def model(order=3):
    earlier = [WORDS.index(word) for words in BEFORE.values() for word in words]
    starts = [sum(map(len, list(BEFORE.values())[:at])) for at in range(len(WORDS) + 1)]
    word_bits, next_bits = len(WORDS).bit_length(), TRIPLES.bit_length()
    strings = "".join(f"{word}\0" for word in WORDS).encode()
    return b"".join(
        (
            b"Trie Language Model",
            struct.pack("<B4I", order, len(WORDS), len(earlier), TRIPLES, 1),
            bytes(3 * 4 << 16),
            b"".join(struct.pack("<ffI", -1.0, 0.0, start) for start in starts),
            bits([*(word | 0x5A5A5A5A << word_bits for word in earlier), 0], word_bits + 32 + next_bits),
            bits([7] * (TRIPLES + 1), word_bits + 16),
            struct.pack("<I", len(strings)) + strings,
        )
    )


def test_every_pair_is_read_in_reading_order(tmp_path):
    path = tmp_path / "en.lm.bin"
    path.write_bytes(model())
    assert list(pairs(path)) == [
        "green chair",
        "the chair",
        "green house",
        "the house",
        "white house",
        "the white",
    ]


@pytest.mark.parametrize(("data", "told"), [(b"\\data\\", "no trie language model"), (model(order=2), "2 orders")])
def test_another_file_is_refused(tmp_path, data, told):
    path = tmp_path / "en.lm.bin"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=told):
        list(pairs(path))

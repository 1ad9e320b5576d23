"""The clean training text: reading it document by document.

Source: `shared/corpus/train/clean_train.jsonl.zst` (23,799 documents, 29.5 M words; Wikipedia 2014,
MedQuAD / NIH, digital.gov, VA.gov, OneStopEnglish, OWASP, GUM, public-domain recipes). Only counts
are taken from it, never a sentence.
"""

import io
import json
from collections.abc import Iterator
from pathlib import Path

SHARED = Path(__file__).resolve().parents[3] / "shared"
"""The folder of raw material beside the checkout."""

CLEAN_TRAIN = SHARED / "corpus" / "train" / "clean_train.jsonl.zst"
"""The clean text, one JSON object a line, packed with a long zstd window."""

RULES = Path(__file__).resolve().parents[2] / "rules"
"""Where the compiled data goes."""

_WINDOW_BYTES = 1 << 27


def documents(path: Path = CLEAN_TRAIN) -> Iterator[str]:
    """Yield the text of each clean document, in the order of the file."""
    import zstandard  # not installed where only the tests run, which have no clean text

    unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW_BYTES)
    with path.open("rb") as packed, unpacker.stream_reader(packed) as raw:
        for line in io.TextIOWrapper(raw, encoding="utf-8"):
            yield str(json.loads(line)["text"])

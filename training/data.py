"""Clean text in, training batches out: reading, sampling, tokenising, windows.

Everything is a function of the seed and a batch group's number, so a resumed run sees
what it would have seen.
"""

import collections
import hashlib
import io
import json
import math
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
import zstandard
from tokenizers import Tokenizer
from torch import Tensor

from training.spinner import Paragraph, Spinner, SpunWord, draw_style

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”')]*\s+(?=[\"“'(]*[A-Z])")
IGNORED = -100
VALIDATION_SHARE = 0.01
EXCERPT_WORDS = 400
"""A long document gives one excerpt of this size at a time."""

WINDOW_SIZES = (24, 48, 96, 128)
GROUP_DOCUMENTS = 64
PLAIN_PROSE_WEIGHT = 4.0
"""How much more often than encyclopaedic text the nearer kin of what people publish is drawn."""


@dataclass(frozen=True, slots=True)
class Document:
    """A clean text and where it comes from."""

    id: str
    domain: str
    text: str

    def held_out(self) -> bool:
        """Whether it is kept aside for validation: decided by its name, the same in every run."""
        return hashlib.sha256(self.id.encode()).digest()[0] / 256 < VALIDATION_SHARE


def read_documents(path: Path) -> Iterator[Document]:
    """The documents of a zstd-packed JSON-lines file."""
    unpacker = zstandard.ZstdDecompressor(max_window_size=2**27)
    with path.open("rb") as packed, unpacker.stream_reader(packed) as stream:
        for line in io.TextIOWrapper(stream, encoding="utf8"):
            record = json.loads(line)
            yield Document(record["id"], record["domain"], record["text"])


def count_words(path: Path) -> dict[str, int]:
    """How often each lower-case word stands in the corpus."""
    counts: collections.Counter[str] = collections.Counter()
    for document in read_documents(path):
        counts.update(re.findall(r"[a-z]+(?:'[a-z]+)*", document.text.lower()))
    return counts


def sentences(paragraph: str) -> list[list[str]]:
    """The paragraph's sentences as tokens."""
    split = (TOKEN.findall(sentence) for sentence in SENTENCE_END.split(paragraph))
    return [tokens for tokens in split if tokens]


def excerpt(document: Document, rng: random.Random) -> list[Paragraph]:
    """Consecutive paragraphs from a random place in the document, about EXCERPT_WORDS in all."""
    paragraphs = [p for p in document.text.split("\n") if p.strip()]
    sizes = [len(p.split()) for p in paragraphs]
    last_start = 0
    rest = sum(sizes)
    while last_start < len(sizes) - 1 and rest - sizes[last_start] >= EXCERPT_WORDS:
        rest -= sizes[last_start]
        last_start += 1
    start = rng.randint(0, last_start)
    chosen, words = [], 0
    for paragraph, size in zip(paragraphs[start:], sizes[start:], strict=True):
        if words and words + size > EXCERPT_WORDS:
            break
        chosen.append(sentences(paragraph)[: EXCERPT_WORDS // 10])
        words += size
    return chosen


class Sampler:
    """Draws documents: domains by the square root of their size, plain prose more often than encyclopaedic."""

    def __init__(self, documents: list[Document]) -> None:
        self._by_domain: dict[str, list[Document]] = collections.defaultdict(list)
        for document in documents:
            self._by_domain[document.domain].append(document)
        self._domains = sorted(self._by_domain)
        self._weights = [self._weight(domain) for domain in self._domains]

    def _weight(self, domain: str) -> float:
        size = sum(len(document.text) for document in self._by_domain[domain])
        return math.sqrt(size) * (1.0 if domain.startswith("wiki_") else PLAIN_PROSE_WEIGHT)

    def draw(self, rng: random.Random) -> Document:
        """A document of a domain."""
        domain = rng.choices(self._domains, self._weights)[0]
        return rng.choice(self._by_domain[domain])


@dataclass(slots=True)
class Window:
    """Consecutive sentences as word pieces with their labels."""

    input_ids: list[int]
    swapped: list[int]
    """1 swapped in, 0 natural, IGNORED where no word starts and for the small words of a phrase swapped in."""
    originals: list[tuple[int, int]]
    """The first two pieces of what stood there; IGNORED where nothing was swapped."""


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer, without the base model's truncation and padding."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


class Encoder:
    """Words to pieces and labels."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}
        self.start, self.end = tokenizer.encode("").ids

    def pieces(self, word: str) -> list[int]:
        """The word's pieces, looked up once."""
        if word not in self._known:
            self._known[word] = self._tokenizer.encode(word, add_special_tokens=False).ids
        return self._known[word]

    def window(self, words: list[SpunWord], size: int) -> Window:
        """The words as one window, cut to size."""
        window = Window([self.start], [IGNORED], [(IGNORED, IGNORED)])
        for word in words:
            ids = self.pieces(word.text)
            if not ids or len(window.input_ids) + len(ids) >= size:
                continue
            silent = len(ids) - 1
            window.input_ids += ids
            window.swapped += [self._label(word)] + [IGNORED] * silent
            window.originals += [self._original(word)] + [(IGNORED, IGNORED)] * silent
        window.input_ids.append(self.end)
        window.swapped.append(IGNORED)
        window.originals.append((IGNORED, IGNORED))
        return window

    def _label(self, word: SpunWord) -> int:
        return int(word.garbled) if word.text[0].isalpha() and word.garbled is not None else IGNORED

    def _original(self, word: SpunWord) -> tuple[int, int]:
        if not word.swapped:
            return IGNORED, IGNORED
        ids = [piece for original in word.original for piece in self.pieces(original)]
        first, second, *_ = *ids, self.end, self.end
        return first, second

    def windows(self, paragraph: list[list[SpunWord]], size: int) -> Iterator[Window]:
        """The paragraph in windows of whole sentences, each at most about `size` pieces."""
        words: list[SpunWord] = []
        length = 0
        for sentence in paragraph:
            pieces = sum(len(self.pieces(word.text)) for word in sentence)
            if words and length + pieces > size - 2:
                yield self.window(words, size)
                words, length = [], 0
            words = words + sentence
            length += pieces
        if words:
            yield self.window(words, max(WINDOW_SIZES))


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of about one length, padded."""

    input_ids: Tensor
    attention_mask: Tensor
    swapped: Tensor
    originals: Tensor

    def to(self, device: torch.device) -> "Batch":
        """The batch on the device."""
        return Batch(*(getattr(self, name).to(device) for name in self.__slots__))


def collate(windows: list[Window]) -> Batch:
    """Pads the windows to one length."""
    length = max(len(window.input_ids) for window in windows)
    input_ids = torch.zeros(len(windows), length, dtype=torch.long)
    mask = torch.zeros_like(input_ids)
    swapped = torch.full_like(input_ids, IGNORED)
    originals = torch.full((len(windows), length, 2), IGNORED)
    for row, window in enumerate(windows):
        end = len(window.input_ids)
        input_ids[row, :end] = torch.tensor(window.input_ids)
        mask[row, :end] = 1
        swapped[row, :end] = torch.tensor(window.swapped)
        originals[row, :end] = torch.tensor(window.originals)
    return Batch(input_ids, mask, swapped, originals)


def batches(windows: list[Window], tokens: int) -> Iterator[Batch]:
    """The windows, shortest first, in batches of at most `tokens` padded pieces."""
    waiting: list[Window] = []
    for window in sorted(windows, key=lambda window: len(window.input_ids)):
        if waiting and (len(waiting) + 1) * len(window.input_ids) > tokens:
            yield collate(waiting)
            waiting = []
        waiting.append(window)
    if waiting:
        yield collate(waiting)


def group(
    number: int, seed: int, sampler: Sampler, spinner: Spinner, encoder: Encoder, tokens: int
) -> list[Batch]:
    """The batches of one group of documents, in random order."""
    rng = random.Random(f"{seed}/{number}")
    windows: list[Window] = []
    for _ in range(GROUP_DOCUMENTS):
        spun = spinner.spin(excerpt(sampler.draw(rng), rng), draw_style(rng), rng)
        for paragraph in spun:
            windows += encoder.windows(paragraph, rng.choice(WINDOW_SIZES))
    rng.shuffle(windows)
    made = list(batches(windows, tokens))
    rng.shuffle(made)
    return made

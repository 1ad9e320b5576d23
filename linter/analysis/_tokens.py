"""Tokens and sentences of a document, computed once."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from ..documents import Block, Document

_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+"  # a bare link is one token, and no word
    r"|[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*"  # "can't" is one token; "what's" is "what", "s"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\w\s'‐‑-]|_+|\n"
)
"""Words, numbers, single punctuation marks, ends of blocks. Hyphens, apostrophes and spaces join words."""

_SENTENCE_END = re.compile(r"[.!?…][.!?…]*[\"'”’)\]]*(?:\s+|$)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|vs|etc|e\.g|i\.e|fig|no|approx|inc|ltd|jr|sr|al|cf|dept|est|u\.s|u\.k)|\b[a-z])\.$",
    re.IGNORECASE,
)
STOP_WORDS = frozenset(
    "a an the and or but nor so yet if then than that this these those there here of in on at by for with "
    "from to into onto as is are was were be been being am do does did done have has had having will "
    "would shall should can could may might must not no i you he she it we they me him her us them my "
    "your his its our their mine yours who whom whose which what when where why how all any both each few "
    "more most other some such only own same too very just also up down out off over under again once "
    "about s t don't can't isn't aren't won't doesn't didn't it's you're i'm we're they're".split()
)


class Analysis:
    """A document's prose as one string, its tokens and sentences; offsets are into `prose`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        texts = [block.text.replace("\n", " ") for block in document.blocks]
        self.prose = "\n".join(texts) + "\n"
        """Texts of the blocks, each closed by a newline; no other newline is in it."""
        self._block_starts: list[int] = []
        at = 0
        for text in texts:
            self._block_starts.append(at)
            at += len(text) + 1
        self._folded = _fold(self.prose)
        self.words: list[str] = _TOKEN.findall(self._folded)
        """Every token in lower case, typographic apostrophes folded; punctuation marks are tokens."""

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Prose range of every token."""
        return [match.span() for match in _TOKEN.finditer(self._folded)]

    @cached_property
    def content_words(self) -> int:
        """Number of words that carry meaning: neither function words nor numbers."""
        return sum(1 for word in self.words if len(word) > 1 and word not in STOP_WORDS and word[0].isalpha())

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Prose range of every sentence, without the space around it."""
        ranges = []
        for start in self._block_starts:
            end = self.prose.index("\n", start)
            ranges.extend(_sentences(self.prose, start, end))
        return ranges

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds a prose offset."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def block_at(self, offset: int) -> tuple[Block, int]:
        """The block that holds a prose offset, and the offset at which the block starts."""
        at = max(0, bisect_right(self._block_starts, offset) - 1)
        return self.document.blocks[at], self._block_starts[at]

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Source range of a prose range within one block."""
        block, base = self.block_at(start)
        return block.map.source_range(start - base, end - base)

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends behind a prose offset."""
        return bisect_right(self.spans, offset, key=lambda span: span[1])


def _fold(text: str) -> str:
    text = text.replace("’", "'")
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _sentences(prose: str, start: int, end: int) -> list[tuple[int, int]]:
    ranges = []
    at = start
    for match in _SENTENCE_END.finditer(prose, start, end):
        follows = prose[match.end() : match.end() + 1]
        dot = match.start() + 1
        if follows.islower() or (prose[match.start()] == "." and _ABBREVIATION.search(prose, at, dot)):
            continue
        ranges.append((at, match.end()))
        at = match.end()
    if at < end:
        ranges.append((at, end))
    trimmed = []
    for first, last in ranges:
        text = prose[first:last]
        body = text.strip()
        if body:
            lead = len(text) - len(text.lstrip())
            trimmed.append((first + lead, first + lead + len(body)))
    return trimmed


def tokenize(text: str) -> list[str]:
    """The tokens of a phrase, as `Analysis.words` has them."""
    return _TOKEN.findall(_fold(text))

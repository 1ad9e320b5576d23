"""Tokens and sentences of a document, computed once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import itemgetter

from ..documents import Block, Document
from ._sentences import sentences
from ._words import STOP_WORDS

_TOKEN = re.compile(
    r"[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*"  # "can't" is one token; "what's" is "what", "s"
    r"|\d+(?:[.,:]\d+)*"
    r"|[^\w\s'‐‑-]|_+|\n"
)
"""Words, numbers, single punctuation marks, ends of blocks. Hyphens, apostrophes and spaces join words."""


class _IsContent(dict[str, bool]):
    """Whether a token carries meaning, found out once for each; emptied when it has grown large."""

    def __missing__(self, word: str) -> bool:
        if len(self) > _MOST_CACHED:
            self.clear()
        found = self[word] = len(word) > 1 and word not in STOP_WORDS and word[0].isalpha()
        return found


_MOST_CACHED = 32_000
_IS_CONTENT = _IsContent()
_SURROGATE = re.compile("[\ud800-\udfff]")


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
        self._block_spans: dict[int, list[tuple[int, int]]] = {}
        self._block_sentences: dict[int, list[tuple[int, int]]] = {}
        self.words: list[str] = _TOKEN.findall(self._folded)
        """Every token in lower case, typographic apostrophes folded; punctuation marks are tokens."""

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Prose range of every token."""
        return [match.span() for match in _TOKEN.finditer(self._folded)]

    def span(self, token: int) -> tuple[int, int]:
        """Prose range of one token: where few are asked for, only their blocks are looked through."""
        if "spans" in self.__dict__:
            return self.spans[token]
        block = max(0, bisect_right(self._block_tokens, token) - 1)
        return self._spans_of_block(block)[token - self._block_tokens[block]]

    def hyphenated(self, token: int) -> bool:
        """Whether a hyphen is all that stands between a token and the next."""
        joined = f"{self.words[token]}-{self.words[token + 1]}"
        return joined in self._folded and self.prose[self.span(token)[1] : self.span(token + 1)[0]] == "-"

    @cached_property
    def _block_tokens(self) -> list[int]:
        """The first token of every block."""
        firsts = [0]
        for _ in self._block_starts:
            firsts.append(self.words.index("\n", firsts[-1]) + 1)
        return firsts

    def _spans_of_block(self, block: int) -> list[tuple[int, int]]:
        found = self._block_spans.get(block)
        if found is None:
            start = self._block_starts[block] if block else 0
            end = self._block_starts[block + 1] if block + 1 < len(self._block_starts) else len(self._folded)
            found = [match.span() for match in _TOKEN.finditer(self._folded, start, end)]
            self._block_spans[block] = found
        return found

    @cached_property
    def content_words(self) -> int:
        """Number of words that carry meaning: neither function words nor numbers."""
        return sum(map(_IS_CONTENT.__getitem__, self.words))

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Prose range of every sentence, without the space around it."""
        return [sentence for ranges in self.sentences_by_block for sentence in ranges]

    @cached_property
    def sentences_by_block(self) -> list[list[tuple[int, int]]]:
        """The same, for every block of the document its own."""
        return list(map(self._sentences_of_block, range(len(self._block_starts))))

    def _sentences_of_block(self, block: int) -> list[tuple[int, int]]:
        found = self._block_sentences.get(block)
        if found is None:
            start = self._block_starts[block]
            found = list(sentences(self.prose, start, start + len(self.document.blocks[block].text)))
            self._block_sentences[block] = found
        return found

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence that holds a prose offset: the last that has begun there."""
        for block in range(bisect_right(self._block_starts, offset) - 1, -1, -1):
            its = self._sentences_of_block(block)
            begun = bisect_right(its, offset, key=itemgetter(0))
            if begun:
                return its[begun - 1]
        return self.sentences[0]

    def block_at(self, offset: int) -> tuple[Block, int]:
        """The block that holds a prose offset, and the offset at which the block starts."""
        at = max(0, bisect_right(self._block_starts, offset) - 1)
        return self.document.blocks[at], self._block_starts[at]

    def tokens_of(self, start: int, end: int) -> tuple[int, int]:
        """The tokens [first, last) of a prose range."""
        starts = self._token_starts
        return bisect_left(starts, start), bisect_left(starts, end)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [start for start, _ in self.spans]

    def heading_before(self, offset: int) -> tuple[int, int] | None:
        """Prose range of the nearest heading above a prose offset; None where there is none."""
        for at in range(bisect_right(self._block_starts, offset) - 1, -1, -1):
            block, start = self.document.blocks[at], self._block_starts[at]
            if block.role in ("heading", "title"):
                return start, start + len(block.text)
        return None

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Source range of a prose range; of a document without prose, its start."""
        if not self.document.blocks:
            return 0, 0
        block, base = self.block_at(start)
        begin, finish = block.map.source_range(start - base, min(end - base, len(block.text)))
        if end - base > len(block.text) + 1:
            block, base = self.block_at(end - 1)
            finish = block.map.source_range(0, min(end - base, len(block.text)))[1]
        return begin, max(begin, finish)


def _fold(text: str) -> str:
    """Lower case, the length kept: İ alone would become two characters. Lone surrogates cannot be encoded."""
    return _SURROGATE.sub("\ufffd", text).replace("’", "'").replace("İ", "i").lower()


def tokenize(text: str) -> list[str]:
    """The tokens of a phrase, as `Analysis.words` has them."""
    return _TOKEN.findall(_fold(text))

"""The words that Dale and Chall count as easy: their list, and the inflections that their rules add to it."""

from __future__ import annotations

import re
from functools import cache

from ..analysis import Forms
from ..lexicon import RULES

_INFLECTED = frozenset({"NNS", "VBZ", "VBG", "VBD", "VBN", "JJR", "JJS"})
_LEAST_PART = 3
"""Letters in each half of a compound."""


@cache
def _listed() -> frozenset[str]:
    lines = (RULES / "easy_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line[:1] != "#")


class EasyWords:
    """Looks lower-case words up."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._words = _listed()

    def has(self, word: str) -> bool:
        """Whether a word is easy by the rules of 1948.

        Easy are words on the list; plurals and possessives of its nouns, persons, participles and past tenses of
        its verbs, comparatives and superlatives of its adjectives, adverbs made of them by -ly alone; hyphenated
        words whose parts are easy; contractions of easy words; letters and numbers.
        """
        word = word.replace("’", "'")
        return all(map(self._easy, re.split("[‐‑-]", word)))

    def _easy(self, word: str) -> bool:
        if word in self._words or len(word) < 2:
            return True
        stem, apostrophe, _ = word.partition("'")
        if apostrophe:
            return self._easy(stem) or self._easy(stem.removesuffix("n"))
        if not word.isalpha() or (word.endswith("ly") and word[:-2] in self._words):
            return True
        return any(lemma in self._words and tag in _INFLECTED for lemma, tag in self._forms.lemmas(word))

    def is_compound(self, word: str) -> bool:
        """Whether a word is put together of two short easy ones, as Gunning's bookkeeper and butterfly are."""
        halves = ((word[:at], word[at:]) for at in range(_LEAST_PART, len(word) - _LEAST_PART + 1))
        return any(
            first in self._words and (self._easy(second) or self._easy(second.removesuffix("er")))
            for first, second in halves
        )

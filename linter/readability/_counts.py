"""What the formulas count: sentences, words, letters, syllables, and words of kinds that are hard to read."""

from __future__ import annotations

import re
from operator import sub
from typing import NamedTuple

from .._later import pattern
from ..analysis import Forms
from ._easy_words import EasyWords
from ._syllables import syllables

_WORD = pattern(
    r"[^\W\d_](?:\.[^\W\d_])+(?!\w)"  # U.S, a.m
    r"|\d+(?:[.,:]\d+)+"
    r"|[^\W_]+(?:['’‐‑-][^\W_]+)*"
)
"""A hyphenated word, a contraction and a number are one word each (Flesch 1949; McLaughlin 1969)."""

_MOST_KNOWN = 200_000
"""Words that are kept: more than the English of any one article has."""
_POLYSYLLABIC = 3
_LONGEST_SHORT = 6
"""Letters; Björnsson calls a word long that has more."""


class Counts(NamedTuple):
    """The counts of a stretch of text."""

    sentences: int = 0
    words: int = 0
    letters: int = 0
    characters: int = 0
    """Letters and digits."""
    syllables: int = 0
    monosyllables: int = 0
    """Words of one syllable."""
    polysyllables: int = 0
    """Words of three syllables and more, names and numbers too (McLaughlin 1969)."""
    complex_words: int = 0
    """Polysyllables but for names, numbers, compounds of short words, and verbs that -ed or -es made long
    (Gunning 1952)."""
    long_words: int = 0
    """Words of more than six letters (Björnsson 1968)."""
    hard_words: int = 0
    """Words outside the list of Dale and Chall; names, numbers and inflected easy words are easy."""

    def without(self, other: Counts) -> Counts:
        """What is left when the words of another count, which is part of this, are taken out."""
        return Counts(*map(sub, self, other))

    def per_sentence(self) -> float:
        """Words in a sentence, on average."""
        return self.words / self.sentences


_BITS = 32
_MASK = (1 << _BITS) - 1
_PLACES = range(0, _BITS * len(Counts._fields), _BITS)


def packed(counts: Counts) -> int:
    """Counts as one number: the sum of packed counts is the packed sum, in one addition."""
    return sum(count << place for count, place in zip(counts, _PLACES, strict=True))


def unpacked(number: int) -> Counts:
    """The counts in a packed number."""
    return Counts(*(number >> place & _MASK for place in _PLACES))


SENTENCE = packed(Counts(sentences=1))


class WordCounts(NamedTuple):
    """Packed counts of the words of a sentence."""

    all: int
    names: int
    """Proper names alone."""


class Counter:
    """Counts words; what it found out about one it keeps."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._easy = EasyWords(forms)
        self._known: dict[str, int] = {}

    def sentence(self, text: str) -> WordCounts:
        """The words of a sentence: a capital behind its first word makes a name."""
        words = _WORD.findall(text)
        if words and words[0][0].isupper() and not self._opens_as_name(words[0]):
            words[0] = words[0][0].lower() + words[0][1:]
        return WordCounts(
            sum(map(self._count, words)), sum(self._count(word) for word in words if _has_capital(word))
        )

    def hardest(self, text: str) -> list[str]:
        """The complex words of a sentence that are not easy either, each once, longest in the mouth first."""
        words = _WORD.findall(text)
        if words and not self._opens_as_name(words[0]):
            words[0] = words[0][0].lower() + words[0][1:]
        counted = {word: unpacked(self._count(word)) for word in words}
        hard = [word for word, its in counted.items() if its.complex_words and its.hard_words]
        return sorted(hard, key=lambda word: -counted[word].syllables)

    def common_words(self, text: str) -> int:
        """Packed counts of the words of a phrase that are no names."""
        return sum(self._count(word) for word in _WORD.findall(text) if not _has_capital(word))

    def _opens_as_name(self, word: str) -> bool:
        readings = self._forms.lemmas(word.lower().replace("’", "'").removesuffix("'s"))
        spelt = word.isupper() and len(word) > 1
        return spelt or (bool(readings) and all(tag == "NNP" for _, tag in readings))

    def _count(self, word: str) -> int:
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = packed(self.word(word))
        return known

    def word(self, word: str) -> Counts:
        """Counts of one word as it stands in the middle of a sentence."""
        spoken = syllables(word)
        letters = sum(map(str.isalpha, word))
        plain = letters > 0 and not _has_capital(word)
        polysyllabic = spoken >= _POLYSYLLABIC
        return Counts(
            words=1,
            letters=letters,
            characters=sum(map(str.isalnum, word)),
            syllables=spoken,
            monosyllables=int(spoken == 1),
            polysyllables=int(polysyllabic),
            complex_words=int(plain and polysyllabic and self._complex(word.lower())),
            long_words=int(letters > _LONGEST_SHORT),
            hard_words=int(plain and not self._easy.has(word.lower())),
        )

    def _complex(self, word: str) -> bool:
        """Whether a word of three syllables or more is none of Gunning's exceptions."""
        parts = re.split("[‐‑-]", word)
        if len(parts) > 1:
            return any(syllables(part) >= _POLYSYLLABIC and self._complex(part) for part in parts)
        if word.endswith(("ed", "es")):
            lemma = self._forms.lemma(word, "V")
            if lemma != word and syllables(lemma) < _POLYSYLLABIC:
                return False
        return not self._easy.is_compound(word)


def _has_capital(word: str) -> bool:
    return word[0].isupper() and word != "I" and word[:2] not in ("I'", "I’")

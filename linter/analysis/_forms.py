"""Forms of words: lemma, tags, inflection; a compiled table first, the regular endings for words it lacks."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Protocol

from .._later import pattern


class FormTable(Protocol):
    """A table of word forms, as `linter.lexicon` compiles it."""

    def lemmas(self, form: str) -> tuple[tuple[str, str], ...]:
        """(lemma, Penn tag) of every reading of a form, likeliest first; empty when unknown."""
        ...

    def inflect(self, lemma: str, tag: str) -> str | None:
        """The form of a lemma; None when unknown."""
        ...


class Forms:
    """Lemmas, tags and inflections of lower-case English words."""

    def __init__(self, table: FormTable) -> None:
        self._table = table
        self.lemmas: Callable[[str], tuple[tuple[str, str], ...]] = lru_cache(8192)(self._lemmas)
        self.tags: Callable[[str], frozenset[str]] = lru_cache(8192)(self._tags)

    def _lemmas(self, word: str) -> tuple[tuple[str, str], ...]:
        return self._table.lemmas(word) or _guess(word)

    def _tags(self, word: str) -> frozenset[str]:
        return frozenset(tag for _, tag in self.lemmas(word))

    def lemma(self, word: str, pos: str = "") -> str:
        """The likeliest lemma of a word; `pos` is the first letter of a Penn tag (N, V, J, R) if known."""
        readings = self.lemmas(word)
        for lemma, tag in readings:
            if tag.startswith(pos):
                return lemma
        return readings[0][0] if readings else word

    def inflect(self, lemma: str, tag: str) -> str | None:
        """The form of a lemma for a Penn tag (VBG, NNS …); None when it has none."""
        if tag in ("VB", "VBP", "NN", "JJ", "RB"):
            return lemma
        known = self._table.inflect(lemma, tag)
        return known if known is not None else _regular(lemma, tag)

    def inflect_like(self, natural: str, word: str, pos: str = "") -> str:
        """`natural` (one or more words, in listed form) in the form that `word` has in the text.

        The head is inflected: the first word for a verb ("lead to"), the last for a noun ("family member").
        """
        words = natural.split(" ")
        head = 0 if pos == "V" else len(words) - 1
        if len(words) > 1 and not pos and "V" in self._letters(words[0]) and "N" not in self._letters(words[0]):
            head = 0
        words[head] = self._like(words[head], word, pos)
        return " ".join(words)

    def _letters(self, word: str) -> frozenset[str]:
        return frozenset(tag[0] for tag in self.tags(word))

    def _like(self, natural: str, word: str, pos: str) -> str:
        mine, wanted = self.tags(natural), [tag for _, tag in self.lemmas(word)]
        letters = {tag[0] for tag in mine}
        if pos:
            wanted = [tag for tag in wanted if tag[0] == pos] or wanted
            mine = frozenset(tag for tag in mine if tag[0] == pos) or mine
        if mine.intersection(wanted):
            return natural
        for tag in wanted:
            if tag[0] in letters:
                return self.inflect(self.lemma(natural, tag[0]), tag) or natural
        return natural


def _regular(lemma: str, tag: str) -> str | None:
    """The form of a lemma with a regular ending; None for a tag that has none, and for what is no word."""
    ending = _ENDINGS.get(tag)
    if ending is None or not lemma[-1:].isalpha():
        return None
    if ending == "s":
        return _Y.sub("ie", lemma) + ("es" if _HISSES.search(lemma) else "s")
    if _SHORT.fullmatch(lemma):
        return lemma + lemma[-1] + ending
    stem = _IE.sub("y", _SILENT_E.sub("", lemma)) if ending == "ing" else _Y.sub("i", lemma.removesuffix("e"))
    return stem + ending


_ENDINGS = {"NNS": "s", "VBZ": "s", "VBG": "ing", "VBD": "ed", "VBN": "ed"}
_HISSES = pattern(r"(?:s|x|z|ch|sh)$")
_Y = pattern(r"(?<=[^aeiou])y$")
_IE = pattern(r"ie$")
_SILENT_E = pattern(r"(?<=[^eoyi])e$")
_SHORT = pattern(r"(?:[^aeiou]|qu)*[aeiou][bdfgklmnprtvz]")
"""One syllable with a short vowel before one consonant: stop, plan."""


def _guess(word: str) -> tuple[tuple[str, str], ...]:
    """Readings of an unknown word by its ending."""
    if not word[:1].isalpha():
        return ()
    if word.endswith("ing") and len(word) > 5:
        return ((word[:-3], "VBG"), (word, "NN"))
    if word.endswith("ed") and len(word) > 4:
        return ((word[:-2], "VBD"), (word[:-2], "VBN"), (word, "JJ"))
    if word.endswith("ly") and len(word) > 4:
        return ((word, "RB"),)
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return ((word[:-1], "NNS"), (word[:-1], "VBZ"))
    return ((word, "NN"),)

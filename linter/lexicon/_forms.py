"""The table of word forms: lemma and tag of a form, forms of a lemma; no slow import.

`rules/forms.bin` is made by `training/lexicon/count_ngrams.py`. Two tables, form -> readings and lemma
-> forms, with values of one shape: items separated by commas, each a tag's letter, how many letters go
off the end (0-9, then a-z) and what is put there instead; "d1ing" under "bake" is its VBG, baking.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

from ._mapped import Records, read_sections

MAGIC = b"UNSPFM01"
"""First bytes of the file: what it is, and the version of its layout."""

TAGS = (
    *("VB", "VBD", "VBN", "VBG", "VBZ", "NN", "NNS", "JJ", "JJR", "JJS", "RB"),
    *("NNP", "IN", "DT", "PRP", "CC", "MD", "CD", "UH"),
)
"""Penn tags in use; the place of a tag is its letter. Function words have their own (IN stands for
prepositions, particles and conjunctions alike), so that "this" is no plural."""

_BASE = frozenset({"VB", "NN", "JJ", "RB"})
"""Tags whose form is the lemma itself."""

_COUNTS = "0123456789abcdefghijklmnopqrstuvwxyz"


def encode(base: str, items: list[tuple[str, str]]) -> str:
    """Return (word, tag) items as the value of `base`."""
    return ",".join(_encode(base, word, tag) for word, tag in items)


def _encode(base: str, word: str, tag: str) -> str:
    common = 0
    while common < min(len(base), len(word)) and base[common] == word[common]:
        common += 1
    return chr(ord("a") + TAGS.index(tag)) + _COUNTS[len(base) - common] + word[common:]


def decode(base: str, value: str) -> list[tuple[str, str]]:
    """Return the (word, tag) items of a value of `base`."""
    return [
        (base[: len(base) - _COUNTS.index(item[1])] + item[2:], TAGS[ord(item[0]) - ord("a")])
        for item in value.split(",")
    ]


class FormTable:
    """Readings of forms and forms of lemmas; lower-case, single words."""

    def __init__(self, readings: Records, inflections: Records) -> None:
        """Take the two tables."""
        self._readings = readings
        self._inflections = inflections

    @classmethod
    def load(cls, path: Path) -> Self:
        """Map the file into memory; raises ValueError when it is no such file."""
        sections = read_sections(path, MAGIC)
        return cls(Records(*sections[:3]), Records(*sections[3:]))

    def lemmas(self, form: str) -> tuple[tuple[str, str], ...]:
        """Return (lemma, Penn tag) of every reading, likeliest first; empty when the form is unknown."""
        value = self._readings.get(form)
        return tuple(decode(form, value.decode())) if value else ()

    def inflect(self, lemma: str, tag: str) -> str | None:
        """Return the form of a lemma; None when the table has none."""
        if tag in _BASE:
            return lemma if (lemma, tag) in self.lemmas(lemma) else None
        value = self._inflections.get(lemma)
        if value is None:
            return None
        return next((word for word, its in decode(lemma, value.decode()) if its == tag), None)

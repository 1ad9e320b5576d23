"""The dress of a word: its case, and the article in front of it."""

from __future__ import annotations

import re

_SILENT_H = ("hour", "honest", "honor", "honour", "heir")
_YOU_SOUND = re.compile(
    r"(?:uni(?!n|m)|use|usu|uti|ura|uk|eu|ewe|ubi|one(?:\b|-)|once|u(?:\b|-|s\b))", re.IGNORECASE
)
_VOWEL_LETTER_NAMES = frozenset("AEFHILMNORSX")


def match_case(replacement: str, original: str) -> str:
    """Dress `replacement` in the case of `original`: Substance strips -> Chemical peels, SUBSTANCE -> CHEMICAL."""
    letters = [char for char in original if char.isalpha()]
    if not replacement or not letters:
        return replacement
    if len(letters) > 1 and all(char.isupper() for char in letters):
        return replacement.upper()
    words = original.split()
    capitals = [word[0].isupper() for word in words if word[0].isalpha()]
    if len(capitals) > 1 and sum(capitals) > len(capitals) / 2:
        return " ".join(
            _capitalize(word) if len(word) > 3 else word for word in _capitalize(replacement).split(" ")
        )
    if letters[0].isupper():
        return _capitalize(replacement)
    return replacement


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:]


def takes_an(word: str) -> bool:
    """Whether the indefinite article in front of `word` is "an"."""
    if not word:
        return False
    if len(word) > 1 and word.isupper() and len(word) <= 5:
        return word[0] in _VOWEL_LETTER_NAMES
    lower = word.lower()
    if lower.startswith(_SILENT_H):
        return True
    if _YOU_SOUND.match(lower):
        return False
    return lower[0] in "aeiou"

"""Single words: those without meaning of their own, their case, and the article in front of them."""

from __future__ import annotations

import re

from .._later import pattern

STOP_WORDS = frozenset(
    "a an the and or but nor so yet if then than that this these those there here of in on at by for with "
    "from to into onto as is are was were be been being am do does did done have has had having will "
    "would shall should can could may might must not no i you he she it we they me him her us them my "
    "your his its our their mine yours who whom whose which what when where why how all any both each few "
    "more most other some such only own same too very just also up down out off over under again once "
    "about s t don't can't isn't aren't won't doesn't didn't it's you're i'm we're they're".split()
)
"""Function words: they say how other words belong together."""

_SMALL = frozenset("a an the and or but nor for of in on at by to from with as vs via per".split())
"""Words without a capital inside a Title Case heading."""
_INNER_CAPITAL = pattern(r"[a-z]\S*[A-Z]")
"""iPhone, mRNA, pH: spelt so wherever they stand."""


def match_case(replacement: str, original: str) -> str:
    """Dress `replacement` in the case of `original`: Substance strips -> Chemical peels, SUBSTANCE -> CHEMICAL.

    Capitals of its own (MRI, iPhone, Parkinson's) stay, and those of words that both share: UV beams -> UV rays.
    """
    words = re.findall(r"[^\W\d_]\S*", original)
    names = {word.lower(): word for at, word in enumerate(words) if _keeps_capitals(word, at)}
    replacement = " ".join(names.get(word, word) for word in replacement.split(" "))
    plain = [word for word in words if not _is_acronym(word)]
    if words and not plain and sum(char.isupper() for char in original) > 1:
        return " ".join(word if _INNER_CAPITAL.match(word) else word.upper() for word in replacement.split(" "))
    if not plain or plain[0] != words[0] or not words[0][0].isupper():
        return replacement
    weighty = [word for word in plain if word.lower() not in _SMALL]
    if len(weighty) > 1 and all(word[0].isupper() for word in weighty):
        return _title(replacement)
    return capitalize(replacement)


def capitalize(text: str) -> str:
    """`text` as it opens a sentence; "iPhone" opens it as it is."""
    return text if _INNER_CAPITAL.match(text) else text[:1].upper() + text[1:]


def _title(text: str) -> str:
    first, *rest = text.split(" ")
    return " ".join([capitalize(first), *(word if word in _SMALL else capitalize(word) for word in rest)])


def _keeps_capitals(word: str, at: int) -> bool:
    """Whether a word has a capital for a reason of its own: one that opens the text may owe it to the place."""
    if word.lower() in STOP_WORDS:  # WHO and US are no question and no pronoun
        return False
    return _is_acronym(word) or bool(_INNER_CAPITAL.search(word)) or (at > 0 and word[0].isupper())


def _is_acronym(word: str) -> bool:
    return sum(char.isupper() for char in word) > 1 and not any(char.islower() for char in word.removesuffix("s"))


_SILENT_H = pattern(r"hour|hono|honest|heir")
_LIKE_YOU_OR_ONE = pattern(
    r"uni(?!d(?!ir|im)|gn|ll|m(?!od)|n|r|ss)|unanim|unesco|ubi|uga|uk[aeiour]|us[aeiu]|ut[aeio]|ur[aeiou]|uv|ufo|eu|ewe"
    r"|on(?:e|es|ce|eself|eness)(?![a-z])"
)
"""A vowel letter with the sound of a consonant: university, urine, one-off, but not unimportant."""
_LIKE_AN_EIGHT = pattern(r"8|(?:11|18)(?:\d\d)?(?![\d,]|\.\d{3})|(?:11|18)(?:,\d{3})+")
_SPELT = pattern(r"[A-Za-z](?![A-Za-z])|[a-z]{0,2}[A-Z][A-Z]+s?(?![A-Za-z])")
"""A single letter, or a word in capitals, before a hyphen or the end: X-ray, MRIs, mRNA."""
_SAID_AS_WORDS = frozenset(
    "FAFSA FEMA FICA FICO FOMO HEPA HIPAA HUD LAN LASER LASIK LEED LIBOR LIDAR MERS MIDI NAFTA NASA NATO NICU "
    "RADAR RAID RAM REIT REM ROM SAD SARS SCUBA SERP SIDS SIEM SIM SMART SONAR STEM SWOT".split()
)
_LONGEST_ACRONYM = 5
_VOWEL_NAMES = frozenset("AEFHILMNORSX")
"""Letters whose names begin with a vowel: an F, a U."""


def takes_an(word: str) -> bool:
    """Whether the indefinite article in front of `word` is "an": by its sound, not its first letter."""
    word = word.lstrip("\"'“‘([{*_")
    spelt = _SPELT.match(word)
    if spelt and len(spelt[0]) <= _LONGEST_ACRONYM and spelt[0].removesuffix("s") not in _SAID_AS_WORDS:
        return word[0].upper() in _VOWEL_NAMES
    lower = word.lower()
    if lower[:1].isdigit():
        return bool(_LIKE_AN_EIGHT.match(lower))
    if _SILENT_H.match(lower):
        return True
    return lower[:1] in tuple("aeiouáéíóúàèäëïöüâêîôå") and not _LIKE_YOU_OR_ONE.match(lower)

"""How many syllables a word has: a pronouncing dictionary where the rules of spelling fail, and those rules."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .._later import pattern
from ..lexicon import RULES

_VOWELS = pattern(r"[aeiouyàáâäåæèéêëìíîïòóôöøùúûü]+")
_SILENT = pattern(
    r"(?<=[^aeiouy])e$"  # like
    r"|(?<=[gq]u)e[sd]?$"  # tongue, plaques
    r"|(?<=[^aeioucgsxz])(?<!ch)(?<!sh)es$"  # likes
    r"|(?<=[^aeioudt])ed$"  # liked
    r"|(?<=ic)a(?=lly$)"  # medically
    r"|(?<=[aeiouy][^aeiouywhx])e(?=(?:ment|ly|ness|ful|less|some)(?:s|ly|ness)?$)"  # movement
)
"""A vowel that is written and not spoken."""
_SPOKEN = pattern(
    r"(?<=[^aeiouylr])le[sd]?$"  # tables
    r"|(?<=[^aeiouy])res?$"  # centre
    r"|(?<=s)ms?$|(?<=th)ms?$"  # prism, rhythm
)
"""A syllable whose vowel is silent in spelling, or not written."""
_APART = pattern(
    r"(?<![aeioucgstx])i(?=a(?!ge))|(?<=[aenr][cs])i(?=at)|(?<=[ae]st)i(?=a)"  # dial, variable
    r"|(?<![aeioucgstxl])i(?=o)|(?<=[aeiouy])i(?=ng|st|c|fy|ty)"  # bio, being, laity
    r"|(?<![aeioucgtx])i(?=e(?:n|t))|(?<=[^aeiou])i(?=u[ms])"  # science, medium
    r"|(?<=[bcdfklmnprstv])i(?=er$|ers$|est$)"  # happier
    r"|(?<=[^aeiougq])u(?=al|at|ar|ou|ity|in[^g]|is[mt]|a$|um)|(?<=[drt])u(?=[eo]l|en)"  # annual, fluent
    r"|(?<=[^aeiou])y(?=[ao][^u])|(?<=zo)y(?=ls?$)"  # hyaline, benzoyl
    r"|(?<=[^aeiou])e(?=ou|o[^ur]|um|us|at[eio]|a$|ol|in$)"  # create, video
    r"|(?<=[^aeiou])o(?=al|em|et|a$)|(?<=[aeiouy].o)(?=in$)|(?<=[^aeiou]o)(?=op)"  # poem, heroin
    r"|a(?=[eo][^u])|(?<=^r)e(?=a[^dlpcr]|e[mnsv]|i[nm]|o|u)"  # aorta, reinvent
)
"""A vowel that is not spoken together with the next."""

_DIGITS = (2, 1, 1, 1, 1, 1, 1, 2, 1, 1)
_TEENS = (1, 3, 1, 2, 2, 2, 2, 3, 2, 2)
_TENS = (0, 1, 2, 2, 2, 2, 2, 3, 2, 2)
_SCALES = (0, 2, 2, 2, 2)
"""Syllables of thousand, million, billion, trillion."""
_NUMBER = pattern(r"\d+(?:[.,:]\d+)*")
_PARTS = pattern(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONGEST_ACRONYM = 5
_SIBILANTS = ("s", "x", "z", "ch", "sh", "ge", "ce", "se", "ze")


@cache
def _dictionary() -> dict[str, int]:
    """Words whose syllables the rules below miscount; the head of the file says where they are from."""
    lines = (RULES / "syllables.tsv").read_text(encoding="utf-8").splitlines()
    entries = (line.split("\t") for line in lines if line and line[0] != "#")
    next(entries)
    return {word: int(count) for word, count in entries}


@lru_cache(maxsize=1 << 16)
def syllables(word: str) -> int:
    """Syllables of a word as it is read aloud, at least one.

    A hyphenated word has those of its parts, a number those of its name (Flesch 1949: "1918" has four), and
    capitals that are no word are spelt.
    """
    return max(1, sum(map(_part, _PARTS.findall(word))))


def _part(part: str) -> int:
    if part[0].isdecimal():
        return _number(part)
    lower = part.lower().replace("’", "'")
    known = _dictionary().get(lower)
    if known is not None:
        return known
    if part.isupper() and 1 < len(part) <= _LONGEST_ACRONYM and not _pronounceable(lower):
        return len(part) + 2 * part.count("W")
    stem, apostrophe, ending = lower.partition("'")
    if apostrophe:
        return _contraction(stem, ending)
    return by_rule(lower)


def _pronounceable(word: str) -> bool:
    """Whether capitals may be read as a word: they have a vowel among consonants, like NASA."""
    return re.fullmatch(r"[^aeiou]?(?:[aeiou][^aeiou]{1,2})+[aeiou]?", word) is not None and len(word) > 3


def _contraction(stem: str, ending: str) -> int:
    spoken = _part(stem)
    if ending == "s":
        return spoken + stem.endswith(_SIBILANTS)
    if ending == "t":
        return spoken + (stem.endswith("n") and stem[-2:-1] in ("d", "s", "t"))
    return spoken + (ending in ("ll", "d", "ve", "re") and not stem.endswith(("e", "i", "o", "u", "y")))


def by_rule(word: str) -> int:
    """Syllables of a lower-case word by its spelling alone."""
    bare = _SILENT.sub("", word) if len(word) > 2 else word
    groups = len(_VOWELS.findall(bare))
    return max(1, groups + len(_SPOKEN.findall(word)) + len(_APART.findall(bare)))


def _number(text: str) -> int:
    """Syllables of a number as it is read: a year by its halves, behind a decimal point digit by digit."""
    whole, point, decimals = text.replace(",", "").partition(".")
    if ":" in text:
        return sum(_integer(int(half)) for half in re.findall(r"\d+", text))
    if len(whole) == 4 and "," not in text and not point and whole[0] in "12" and whole[1] != "0":
        return _year(int(whole[:2]), int(whole[2:]))
    spoken = _integer(int(whole)) if len(whole) <= 15 else sum(_DIGITS[int(digit)] for digit in whole)
    return spoken + bool(point) + sum(_DIGITS[int(digit)] for digit in decimals if digit.isdecimal())


def _year(century: int, rest: int) -> int:
    if rest == 0:
        return _integer(century) + 2
    return _integer(century) + _integer(rest) + (rest < 10)


def _integer(number: int) -> int:
    if number == 0:
        return _DIGITS[0]
    total = 0
    for scale in _SCALES:
        number, group = divmod(number, 1000)
        if group:
            total += _below_thousand(group) + scale
        if not number:
            break
    return total


def _below_thousand(number: int) -> int:
    hundreds, rest = divmod(number, 100)
    total = _DIGITS[hundreds] + 2 if hundreds else 0
    if 10 <= rest < 20:
        return total + _TEENS[rest - 10]
    tens, ones = divmod(rest, 10)
    return total + _TENS[tens] + (_DIGITS[ones] if ones else 0)

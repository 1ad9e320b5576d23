"""Where sentences end: not behind "Dr.", "e.g.", an initial or the number of a list item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .._later import pattern
from ._words import STOP_WORDS

_STOP = pattern(r"(?<![.!?…])([.!?…]++)([\"'”’)\]*_]*+)(?:\s++|$)")
_LAST_WORD = pattern(r"[^\W_](?:[\w.]*\w)?$")
_NEXT_WORD = pattern(r"[\"'“‘(\[*_]*([^\W\d_]+)")
_LONGEST = 16
"""No abbreviation has more characters."""

_NEVER_LAST = frozenset(
    "mr mrs ms dr prof rev hon gen col capt lt sgt sen rep gov fr e.g i.e eg cf vs viz approx ca incl esp".split()
)
_BEFORE_NUMBERS = frozenset(
    "no nos fig figs vol vols ch sec eq eqs p pp art tab jan feb apr jun jul aug sep sept oct nov dec".split()
)
"""Abbreviations in front of a number, and words elsewhere: "No. 5", "He said no.\""""
_SOMETIMES_LAST = frozenset("etc al inc ltd co corp bros jr sr st ave blvd dept est ph.d".split())
_OPENERS = STOP_WORDS | frozenset(
    "after although another because before besides despite during even every finally first for furthermore "
    "however instead later many meanwhile moreover nevertheless next once please since still therefore though "
    "thus today two until unlike unless while".split()
)
"""Words that, with a capital, open a sentence and no name."""


def sentences(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences of a block prose[start:end], without the space around them."""
    at = start
    for match in _STOP.finditer(prose, start, end):
        if match.end() == end or _ends(prose, at, match):
            yield from _trimmed(prose, at, match.end())
            at = match.end()
    yield from _trimmed(prose, at, end)


def _trimmed(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    text = prose[start:end]
    body = text.strip()
    if body:
        start += len(text) - len(text.lstrip())
        yield start, start + len(body)


def _ends(prose: str, start: int, stop: re.Match[str]) -> bool:
    """Whether the sentence from `start` ends at a stop that more text follows."""
    following = _NEXT_WORD.match(prose, stop.end())
    opener = following[1] if following else ""
    if opener[:1].islower():
        return False
    dot = stop.start()
    before = _LAST_WORD.search(prose, max(start, dot - _LONGEST), dot)
    if stop[1] != "." or before is None:
        return True
    word = before[0].lower()
    if word in _NEVER_LAST:
        return False
    if word in _BEFORE_NUMBERS:
        return not prose[stop.end()].isdigit()
    if word.isdigit():
        return before.start() > start or bool(stop[2])
    if word in _SOMETIMES_LAST or all(len(part) == 1 and part.isalpha() for part in word.split(".")):
        return opener.lower() in _OPENERS
    return True

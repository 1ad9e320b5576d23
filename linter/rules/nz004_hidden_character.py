"""Invisible or look-alike characters inside words

What it finds:
    Zero-width characters inside a Latin word, and letters of another script that look Latin: "pаyment" with
    a Cyrillic а.

Why it matters:
    They are put in to escape plagiarism checks; search, screen readers and spell checkers fail on them.

Example:
    Wrong: clear pay<zero-width space>ment terms
    Right: clear payment terms

Fix safety:
    Safe: the word looks the same afterwards.

Settings:
    None.

Source:
    Unicode Technical Standard 39, section 4 (confusable detection).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_INVISIBLE = "​‌‍⁠﻿"
_LOOK_ALIKES = str.maketrans(
    "аеорсухівјѕһԁԛԝАВЕКМНОРСТУХІЈЅαοερντικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxibjshdqwABEKMHOPCTYXIJSaoepvtikABEZHIKMNOPTYX",
)
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_INVISIBLE}](?=[^\W\d_]))+")


def check(resources: Resources) -> Iterator[Proposal]:
    """Report every Latin word with a character in it that does not belong."""
    prose = resources.analysis.prose
    if prose.isascii():
        return
    for match in _WORD.finditer(prose):
        word = match[0]
        if word.isascii():
            continue
        mended = _mended(word)
        if mended != word:
            yield Proposal(
                "NZ004",
                "error",
                *match.span(),
                f'"{mended}" is written with {_what(word)}',
                (mended,),
                confidence=0.99,
                safe=True,
                evidence=(Evidence("noise", " ".join(f"U+{ord(char):04X}" for char in _foreign(word))),),
            )


def _mended(word: str) -> str:
    visible = word.translate(dict.fromkeys(map(ord, _INVISIBLE)))
    latin = sum("a" <= char.lower() <= "z" for char in visible)
    foreign = [char for char in visible if ord(char) in _LOOK_ALIKES]
    if not latin:
        return word
    return visible.translate(_LOOK_ALIKES) if foreign and latin >= len(foreign) else visible


def _foreign(word: str) -> list[str]:
    return [char for char in word if char in _INVISIBLE or ord(char) in _LOOK_ALIKES]


def _what(word: str) -> str:
    return "invisible characters" if any(char in _INVISIBLE for char in word) else "letters of another alphabet"


RULE = Rule("NZ004", "hidden-character", "error", "0.1.0", check)

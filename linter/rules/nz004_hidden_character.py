"""Invisible or look-alike characters inside words

What it finds:
    Zero-width characters inside a Latin word, and letters of another script that look Latin: "pаyment" with
    a Cyrillic а. Greek letters in the names of genes and quantities (TNFα) are right.

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

from .._later import pattern
from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_INVISIBLE = "​‌‍⁠﻿"
_CYRILLIC = ("аеорсухівјѕһԁԛԝАВЕКМНОРСТУХІЈЅ", "aeopcyxibjshdqwABEKMHOPCTYXIJS")
_GREEK = ("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX")
_SYMBOLS = ("αερντικ", "aepvtik")
"""Greek letters that also stand for themselves in the names of genes, substances and quantities: TNFα, sinα."""
_TWINS = str.maketrans(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1])
_LOOK_ALIKES = _TWINS | str.maketrans(*_SYMBOLS)
_SUSPICIOUS = pattern(f"[{_INVISIBLE}{''.join(map(chr, _LOOK_ALIKES))}]")
_WORD = pattern(rf"[^\W\d_](?:[^\W\d_]|[{_INVISIBLE}]+(?=[^\W\d_]))+")
_OTHER_SCRIPT = pattern("[\u0370-\u052f]")
"""Greek and Cyrillic."""
_DISGUISED_SYMBOL = pattern(rf"[A-Za-z][a-z{_SYMBOLS[0]}]{{2,}}[a-z]")
"""A word in lower case with such a letter inside is no name."""
_NEAR = 40
"""Characters around a word in which its neighbours are looked for."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report every Latin word with a character in it that does not belong."""
    prose = resources.analysis.prose
    if prose.isascii() or not _SUSPICIOUS.search(prose):
        return
    for match in _WORD.finditer(prose):
        word = match[0]
        if word.isascii() or not _SUSPICIOUS.search(word):
            continue
        mended = _mended(word, prose[max(0, match.start() - _NEAR) : match.start()], prose[match.end() :][:_NEAR])
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


def _mended(word: str, before: str, behind: str) -> str:
    visible = word.translate(dict.fromkeys(map(ord, _INVISIBLE)))
    latin = len(re.findall("[A-Za-z]", visible))
    if not latin:
        return word
    plain = visible.translate(_LOOK_ALIKES)
    foreign = len(_OTHER_SCRIPT.findall(visible))
    if _OTHER_SCRIPT.search(plain) or not _is_disguised(visible):
        return visible
    return plain if latin >= foreign or _among_latin(before, behind) else visible


def _is_disguised(word: str) -> bool:
    """Whether the look-alikes in a word are no symbols: those stand at its ends, or beside capitals."""
    if not any(char in _SYMBOLS[0] for char in word):
        return True
    return bool(_DISGUISED_SYMBOL.fullmatch(word.translate(_TWINS)))


def _among_latin(before: str, behind: str) -> bool:
    """Whether the words next to a word, as far as there are any, are Latin."""
    near = [*re.findall(r"[^\W\d_]+", before)[-1:], *re.findall(r"[^\W\d_]+", behind)[:1]]
    return bool(near) and not any(_OTHER_SCRIPT.search(word) for word in near)


def _foreign(word: str) -> list[str]:
    return _SUSPICIOUS.findall(word)


def _what(word: str) -> str:
    return "invisible characters" if any(char in _INVISIBLE for char in word) else "letters of another alphabet"


RULE = Rule("NZ004", "hidden-character", "error", "0.1.0", check)

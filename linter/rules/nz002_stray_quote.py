"""Stray quotation marks and broken fragments

What it finds:
    A quotation mark that stands alone between spaces and has no partner in its paragraph, a closing mark that
    nothing opened, and two naming phrases run into each other: 'also known as ” called “milk spots,”'. A mark
    that is spoken of ("the character ”"), and marks in other alphabets than ours, are left alone.

Why it matters:
    A part of the sentence was lost or pasted twice; readers stop there.

Example:
    Wrong: Milia, also known as ” called “milk spots,” are harmless.
    Right: Milia, also called “milk spots,” are harmless.

Fix safety:
    Unsafe: what was lost cannot be known.

Settings:
    None.

Source:
    Seen in published spun articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .._later import pattern
from ..documents import HOLE
from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_NAMING = r"also known as|known as|also called|called|referred to as"
_NAMED = r"(?-i:named)(?= +(?:the|an?|after|(?-i:[A-Z“\"]))\b)"
""""Known as named entity recognition" is right."""
_FRAGMENT = pattern(rf"\b({_NAMING}|named) *[”\"]? +((?:is |are |was )?(?:{_NAMING}|{_NAMED}))\b", re.IGNORECASE)
_ALONE = pattern(r"(?<!\S)(?:“|(?<!\d\s)[”\"])(?!\S)")
_BETWEEN_SPACES = pattern(r"[“”\"](?<!\S.)(?!\S)")
"""The same and a little more, found in a tenth of the time."""
_PARTNERS = pattern(r'\d\s?"(?!\w)|"[^"]*"')
"""Inches, and marks that close what another has opened: a number at its end is quoted, as in "Windows 95"."""
_CURLY = pattern(r"[“”„]{3,}|[“”„]")
"""Three and more in a row are code whose marks somebody made typographic."""
_OPENS = pattern(r"(?<![^\s/=>(\[])”(?=[^\s.,;:!?)])|(?<!\w)”(?=[\w" + HOLE + "])")
"""A closing mark where only an opening one can stand, as programs that make marks typographic leave it."""
_SIGN = r"(?<!\S)[^\s\w“”\"—–-]{1,2},?"
_SPOKEN_OF = pattern(
    r"(?:\b(?:char(?:acter)?|quote|quotation|glyph|typo|catcode|delimiter)s?\b[^.!?\w]*(?:\w+[^.!?\w]+){0,6}"
    r"|\b(?:mark|sign|symbol|escape|key)\b[^.!?\w]*(?:\w+[^.!?\w]+)?"
    rf"|['‘`]|(?:{_SIGN}|(?<!\S)_)(?: (?:and|or|to|not))*\s)$",
    re.IGNORECASE,
)
"""What stands before a mark that the sentence is about: a word for marks, or another sign.

A key, or the mark of a spot, is also something else: only what stands next to it is named.
"""
_NEAR = 120
"""Characters in front of a mark in which that is looked for."""
_SPOKEN_OF_BEHIND = pattern(rf". (?:and|or) {_SIGN}(?!\S)")
_CUES = ("known", "called", "referred", "named")
"""A fragment has two of these."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report fragments first, then the stray marks outside them."""
    prose = resources.analysis.prose
    covered: list[tuple[int, int]] = []
    for match in _fragments(prose):
        covered.append(match.span())
        yield _proposal(match.start(), match.end(), _FRAGMENT_MESSAGE.format(match[0]), (match[2],))
    for start in sorted(_stray_marks(prose)):
        if not any(first <= start < last for first, last in covered):
            text = prose[start]
            yield _proposal(start, start + 1, f"the quotation mark {text} has no partner", ("",))


_FRAGMENT_MESSAGE = '"{}" is broken: two ways of naming a thing run into each other'


def _fragments(prose: str) -> Iterator[re.Match[str]]:
    """The fragments, of which few texts have the words."""
    lower = prose.lower()
    if sum(map(lower.count, _CUES)) > 1:
        yield from _FRAGMENT.finditer(prose)


def _stray_marks(prose: str) -> Iterator[int]:
    at = 0
    for line in prose.split("\n") if _may_be_stray(prose) else ():
        if _may_be_stray(line):
            stray = (*_stray_curly(line), *_stray_straight(line))
            if stray and _is_latin(line):
                yield from (at + offset for offset in stray if not _is_spoken_of(line, offset))
        at += len(line) + 1


def _may_be_stray(text: str) -> bool:
    """A quick look: without an opening mark a closing one is stray only where it stands alone."""
    return "“" in text or _BETWEEN_SPACES.search(text) is not None


def _is_spoken_of(line: str, offset: int) -> bool:
    """Whether the sentence is about the mark: it names it, or puts other signs beside it."""
    return bool(_SPOKEN_OF.search(line, max(0, offset - _NEAR), offset) or _SPOKEN_OF_BEHIND.match(line, offset))


def _is_latin(line: str) -> bool:
    """Whether most letters are those of English: Chinese, Arabic and others have rules of their own.

    Letters are counted in bytes, for a Chinese one is as good as a word.
    """
    letters = [char for char in line if char.isalpha()]
    return sum(map(str.isascii, letters)) >= 0.7 * len("".join(letters).encode(errors="replace"))


def _stray_straight(line: str) -> Iterator[int]:
    """Marks alone between spaces, unless each mark of the line has its partner."""
    if '"' in _PARTNERS.sub("", line):
        yield from (match.start() for match in _ALONE.finditer(line) if match[0] == '"')


def _stray_curly(line: str) -> Iterator[int]:
    """Closing marks that nothing opened, and marks alone between spaces that nothing closes.

    In a line without opening marks closing ones at words may be inches; what a line begins with may close the
    one before.
    """
    opened: list[int] = []
    for match in _CURLY.finditer(line):
        offset = match.start()
        alone = _ALONE.match(line, offset) is not None
        if len(match[0]) > 1:
            continue
        if opened and (alone or (match[0] == "”" and not _OPENS.match(line, offset))):
            opened.pop()
        elif match[0] != "”" or _OPENS.match(line, offset):
            opened.append(offset)
        elif (alone and offset) or (not alone and "“" in line and not line[:offset].rstrip()[-1:].isdigit()):
            yield offset
    yield from (offset for offset in opened if _ALONE.match(line, offset))


def _proposal(start: int, end: int, message: str, replacements: tuple[str, ...]) -> Proposal:
    evidence = (Evidence("noise", "unbalanced within its paragraph"),)
    return Proposal("NZ002", "error", start, end, message, replacements, confidence=0.92, evidence=evidence)


RULE = Rule("NZ002", "stray-quote", "error", "0.1.0", check)

"""Stray quotation marks and broken fragments

What it finds:
    A quotation mark that stands alone between spaces, a closing mark that nothing opened, and two naming
    phrases run into each other: 'also known as ” called “milk spots,”'.

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

from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_NAMING = r"also known as|known as|also called|called|referred to as"
_NAMED = r"(?-i:named)(?= +(?:the|an?|after|(?-i:[A-Z“\"]))\b)"
""""Known as named entity recognition" is right."""
_FRAGMENT = re.compile(
    rf"\b({_NAMING}|named) *[”\"]? +((?:is |are |was )?(?:{_NAMING}|{_NAMED}))\b", re.IGNORECASE
)
_ALONE = re.compile(r"(?<=\s)(?:“|(?<!\d\s)[”\"])(?=\s)")
_INCHES = re.compile(r"\d\s\"(?=\s)")
_CUE = re.compile(r"[“”\"]|known as|called|referred to as|named", re.IGNORECASE)
"""One of these stands in every prose in which the rule finds something."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report fragments first, then the stray marks outside them."""
    prose = resources.analysis.prose
    if not _CUE.search(prose):
        return
    covered: list[tuple[int, int]] = []
    for match in _FRAGMENT.finditer(prose):
        covered.append(match.span())
        yield _proposal(match.start(), match.end(), _FRAGMENT_MESSAGE.format(match[0]), (match[2],))
    for start in sorted(_stray_marks(prose)):
        if not any(first <= start < last for first, last in covered):
            text = prose[start]
            yield _proposal(start, start + 1, f"the quotation mark {text} has no partner", ("",))


_FRAGMENT_MESSAGE = '"{}" is broken: two ways of naming a thing run into each other'


def _stray_marks(prose: str) -> set[int]:
    stray: set[int] = set()
    at = 0
    for line in prose.split("\n"):
        if "”" in line:
            stray.update(at + offset for offset in _unopened(line))
        alone = [match.start() for match in _ALONE.finditer(line)]
        if len(alone) == 1 or (alone and (line.count('"') - len(_INCHES.findall(line))) % 2):
            stray.update(at + offset for offset in alone)
        at += len(line) + 1
    return stray


def _unopened(line: str) -> Iterator[int]:
    """Closing marks that nothing opened; in a line without opening marks at all they may be inches."""
    depth = 0
    for offset, char in enumerate(line):
        if char == "“":
            depth += 1
        elif char == "”":
            if depth == 0 and "“" in line and not line[:offset].rstrip()[-1:].isdigit():
                yield offset
            depth = max(0, depth - 1)


def _proposal(start: int, end: int, message: str, replacements: tuple[str, ...]) -> Proposal:
    evidence = (Evidence("noise", "unbalanced within its paragraph"),)
    return Proposal("NZ002", "error", start, end, message, replacements, confidence=0.92, evidence=evidence)


RULE = Rule("NZ002", "stray-quote", "error", "0.1.0", check)

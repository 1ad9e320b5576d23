"""What an editor can do about a hard passage, in the words of the readability rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..readability import Passage
    from ._resources import Resources

_MOST_WORDS = 5
_OPENING = 4
"""Words by which a sentence or clause is called."""


def where_to_split(text: str) -> str:
    """Where a sentence is best split; for one without clauses, what else to do."""
    from ..readability import middle_joint

    joint = middle_joint(text)
    if joint is None:
        return "say it in two sentences"
    place = f"before “{opening(text[joint.at :])}”"
    return f"end it at the {joint.mark} {place}" if joint.mark else f"split {place}"


def hard_words(resources: Resources, passage: Passage) -> str:
    """The words that make a passage hard, hardest first, in quotation marks; empty where there are none."""
    exempt = resources.audience.exempt_terms or "terms" in resources.audience.without
    found = resources.readability.hard_words(passage, without_terms=exempt)
    return ", ".join(f"“{word}”" for word in found[:_MOST_WORDS])


def opening(text: str) -> str:
    """The first words of a sentence or clause: how to find it."""
    words = text.split()
    return " ".join(words[:_OPENING]) + (" …" if len(words) > _OPENING else "")


def inside(passages: Iterator[Passage], whole: Passage) -> list[Passage]:
    """The passages, in order, of a larger one; those before them are used up."""
    found = []
    for passage in passages:
        if passage.start >= whole.start:
            found.append(passage)
        if passage.end >= whole.end:
            break
    return found


def middle(passages: Sequence[Passage]) -> Passage | None:
    """Where a passage of several is best divided: before which of them; None for a single one."""
    centre = (passages[0].start + passages[-1].end) / 2
    return min(passages[1:], key=lambda passage: abs(passage.start - centre), default=None)


def words(number: int) -> str:
    """A number of words, in words."""
    return f"{number} word{'s' if number != 1 else ''}"

"""Acronym beside an expansion that contradicts it

What it finds:
    An acronym whose neighbouring expansion is its natural expansion with words swapped: "counterfeit
    consciousness (AI)", "solitary guided RNA (sgRNA)".

Why it matters:
    The spinner left the acronym alone and garbled the words; the two contradict each other in front of
    the reader.

Example:
    Wrong: Irregular woodland (RF) did best.
    Right: Random forest (RF) did best.

Fix safety:
    Safe: the acronym says what the words were.

Settings:
    Your own glossary's terms count as expansions of their initials.

Source:
    `rules/acronyms.tsv` and the terms of the glossaries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from .._later import pattern
from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources


_LONGEST = 8
"""Letters of an acronym."""
_NEAR = 16
"""Characters in which one stands that is next to a parenthesis, with whatever is between them."""
_JOINTS = " '’‐‑-"
"""What stands between tokens, and may do so in long rows."""
_CAPITALS = pattern(r"[^\W\d_a-z][^\W\d_]*[^\W\d_a-z]")
_SURE = 0.5
"""Weight of a swap above which it is believed in any document; up to it only in a spun one."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report garbled expansions in front of "(ACRONYM)" and behind "ACRONYM ("."""
    prose = resources.analysis.prose
    if not _may_stand_beside(prose):
        return
    words = resources.analysis.words
    for at, word in enumerate(words[:-1]):
        if word == "(" and _may_contradict(resources, at):
            inside = resources.text(at + 1, at + 2)
            if at + 2 < len(words) and words[at + 2] == ")" and _is_acronym(inside):
                yield from _compare(resources, inside, _before(resources, inside, at))
            elif at and _is_acronym(resources.text(at - 1, at)):
                before = resources.text(at - 1, at)
                yield from _compare(resources, before, _inside(resources, before, at))


def _may_stand_beside(prose: str) -> bool:
    """A quick look: two capitals stand near the inner or the outer side of a parenthesis that opens."""
    parts = prose.split("(")
    return any(
        _CAPITALS.search(before.rstrip(_JOINTS)[-_NEAR:]) or _CAPITALS.search(behind.lstrip(_JOINTS)[:_NEAR])
        for before, behind in pairwise(parts)
    )


def _is_acronym(text: str) -> bool:
    return 2 <= len(text) <= _LONGEST and sum(char.isupper() for char in text) >= 2 and text.isalpha()


def _may_contradict(resources: Resources, at: int) -> bool:
    """The same whatever the case of the letters, which few parentheses get past."""
    words = resources.analysis.words
    return any(
        _unswap(resources, words[first : first + len(expansion)], expansion)
        for acronym, places in ((words[at + 1], _before), (words[at - 1], _inside))
        for first, expansion in places(resources, acronym, at)
    )


def _before(resources: Resources, acronym: str, opened: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What an acronym in parentheses stands for, and the token in front of them with which that begins."""
    for expansion in resources.lexicon.expansions(acronym):
        if len(expansion) <= opened:
            yield opened - len(expansion), expansion


def _inside(resources: Resources, acronym: str, opened: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What an acronym in front of parentheses stands for, and the first token in them, if they are as long."""
    words = resources.analysis.words
    for expansion in resources.lexicon.expansions(acronym):
        last = opened + 1 + len(expansion)
        if last < len(words) and words[last] == ")":
            yield opened + 1, expansion


def _compare(
    resources: Resources, acronym: str, places: Iterable[tuple[int, tuple[str, ...]]]
) -> Iterator[Proposal]:
    for first, expansion in places:
        last = first + len(expansion)
        found = _unswap(resources, [resources.text(at, at + 1) for at in range(first, last)], expansion)
        # "mail transport agents (MTAs)" are so called, too
        if found is None or resources.inside_natural(first, last):
            continue
        put, weight = found
        if weight <= _SURE and resources.belief.log_odds < 0:
            continue
        natural = " ".join(expansion)
        yield Proposal(
            "SP005",
            "error",
            *resources.range(first, last),
            f'{acronym} stands for "{natural}", not "{resources.text(first, last)}"',
            resources.dress((put,), first, last),
            confidence=0.98,
            safe=True,
            evidence=(Evidence("acronym", f"{acronym} is {natural}"),),
        )


def _unswap(resources: Resources, words: Sequence[str], natural: Sequence[str]) -> tuple[str, float] | None:
    """`natural` in the form of `words`, if they are the same phrase with at least one word swapped.

    With it the weight (0..1) of the least likely swap.
    """
    least = 1.0
    swapped = False
    put = []
    for word, own in zip(words, natural, strict=True):
        key, wanted = resources.lexicon.key(word.lower()), resources.lexicon.key(own)
        if key != wanted:
            weight = resources.lexicon.swaps.naturals(key).get(wanted)
            if weight is None:
                return None
            least = min(least, weight)
            swapped = True
            put.append(resources.lexicon.forms.inflect_like(own, word.lower()))
        else:
            last = len(put) == len(natural) - 1
            put.append(word if last or word.lower() == own else own)
    return (" ".join(put), least) if swapped else None


RULE = Rule("SP005", "acronym-contradicts", "error", "0.1.0", check)

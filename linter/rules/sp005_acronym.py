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

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources


_SURE = 0.5
"""Weight of a swap above which it is believed in any document; up to it only in a spun one."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report garbled expansions in front of "(ACRONYM)" and behind "ACRONYM ("."""
    words = resources.analysis.words
    if "(" not in words:
        return
    opened = [at for at, word in enumerate(words[:-1]) if word == "("]
    prose, spans = resources.analysis.prose, resources.analysis.spans
    for at in opened:
        inside = prose[slice(*spans[at + 1])]
        if at + 2 < len(words) and words[at + 2] == ")" and _is_acronym(inside):
            yield from _garbled_before(resources, inside, at)
        elif at and _is_acronym(prose[slice(*spans[at - 1])]):
            yield from _garbled_inside(resources, prose[slice(*spans[at - 1])], at + 1)


def _is_acronym(text: str) -> bool:
    return 2 <= len(text) <= 8 and sum(char.isupper() for char in text) >= 2 and text.isalpha()


def _garbled_before(resources: Resources, acronym: str, end: int) -> Iterator[Proposal]:
    for expansion in resources.lexicon.expansions(acronym):
        first = end - len(expansion)
        if first >= 0:
            yield from _compare(resources, acronym, expansion, first)


def _garbled_inside(resources: Resources, acronym: str, first: int) -> Iterator[Proposal]:
    for expansion in resources.lexicon.expansions(acronym):
        last = first + len(expansion)
        if last < len(resources.analysis.words) and resources.analysis.words[last] == ")":
            yield from _compare(resources, acronym, expansion, first)


def _compare(resources: Resources, acronym: str, expansion: tuple[str, ...], first: int) -> Iterator[Proposal]:
    last = first + len(expansion)
    spans, prose = resources.analysis.spans, resources.analysis.prose
    words = [prose[slice(*span)] for span in spans[first:last]]
    found = _unswap(resources, words, expansion)
    if found is None or resources.inside_natural(first, last):  # "mail transport agents (MTAs)" are so called, too
        return
    put, weight = found
    if weight <= _SURE and resources.belief.log_odds < 0:
        return
    start, end = resources.range(first, last)
    natural = " ".join(expansion)
    yield Proposal(
        "SP005",
        "error",
        start,
        end,
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

"""Leftovers of machine writing

What it finds:
    Sentences that a chat program says to its user, and places it left to be filled in: "As an AI language
    model", "Regenerate response", "[insert name]".

Why it matters:
    They were not meant for the reader; one of them discredits the whole article.

Example:
    Wrong: As an AI language model, I cannot give medical advice. Milia are harmless.
    Right: Milia are harmless.

Fix safety:
    No fix: somebody must read what stands around it.

Settings:
    A leftover in quotation marks, or in a block quote, is taken for a quotation and left alone.

Source:
    `rules/machine_leftovers.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_CONFIDENCE = 0.999
"""Surer than that a word in it was swapped in: "[insert name]" is no garble of "place name"."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report every leftover outside quotations."""
    prose = resources.analysis.prose
    folded = prose.replace("’", "'")
    for leftover in resources.lexicon.leftovers(folded):
        start, end = leftover.start, leftover.end
        if resources.analysis.block_at(start)[0].role == "quote" or _is_quoted(prose, start, end):
            continue
        yield Proposal(
            "NZ005",
            "error",
            start,
            end,
            f'"{prose[start:end]}" is {leftover.what}; take it out or fill it in',
            confidence=_CONFIDENCE,
            evidence=(Evidence("noise", leftover.what),),
        )


def _is_quoted(prose: str, start: int, end: int) -> bool:
    line_start = prose.rfind("\n", 0, start) + 1
    line_end = prose.find("\n", end)
    before, behind = prose[line_start:start], prose[end:line_end]
    if before.count('"') % 2 and '"' in behind:
        return True
    if before.count("“") > before.count("”") and "”" in behind:
        return True
    return bool(re.search(r"(?:^|\s)[‘'][^’']*$", before)) and bool(re.match(r"[^‘']*[’'](?:\W|$)", behind))


RULE = Rule("NZ005", "machine-leftover", "error", "0.1.0", check)

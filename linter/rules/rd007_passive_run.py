"""Passive pile-up

What it finds:
    Sentences in a row, in one paragraph, whose verb is in the passive voice: as many as are too many for the
    audience (`passives`, three).

Why it matters:
    One passive sentence is often the best way to say a thing. A row of them leaves the reader to guess who does
    what, and instructions without anybody to follow them are not followed.

Example:
    Wrong: The form is filled in. It is signed by two witnesses. Then it is sent to the office.
    Right: Fill in the form. Two witnesses sign it. Then send it to the office.

Fix safety:
    No fix: who acts is for the writer to say.

Settings:
    `--audience` sets the number; off unless an audience is named or the rule is selected, always part of
    `unspin review`.

Source:
    Federal Plain Language Guidelines (2011), "Use active voice".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_MOST_SHOWN = 3


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the runs that are too long."""
    for run in _runs(resources):
        if len(run) < resources.audience.passives:
            continue
        shown = ", ".join(f"“{resources.text(first, last)}”" for _, _, (first, last) in run[:_MOST_SHOWN])
        more = ", …" if len(run) > _MOST_SHOWN else ""
        yield Proposal(
            "RD007",
            "info",
            run[0][0],
            run[-1][1],
            f"{len(run)} sentences in a row in the passive voice ({shown}{more}): say who does it",
            evidence=(Evidence("readability", f"{len(run)} passive sentences"),),
        )


Passive = tuple[int, int, tuple[int, int]]
"""Prose range of a sentence, and the tokens of its passive verb."""


def _runs(resources: Resources) -> Iterator[list[Passive]]:
    """Runs of passive sentences within a paragraph."""
    from ..readability import passive

    analysis, forms = resources.analysis, resources.lexicon.forms
    found: list[tuple[int, Passive | None]] = []
    for sentence in resources.readability.sentences:
        first, last = analysis.tokens_of(sentence.start, sentence.end)
        verb = passive(analysis.words[first:last], forms)
        _, block = analysis.block_at(sentence.start)
        whole = (sentence.start, sentence.end, (first + verb[0], first + verb[1])) if verb else None
        found.append((block, whole))
    for (_, is_passive), run in groupby(found, key=lambda item: (item[0], item[1] is not None)):
        if is_passive:
            yield [whole for _, whole in run if whole]


RULE = Rule("RD007", "passive-run", "info", "0.2.0", check, default=False)

"""Spinner idiom

What it finds:
    A stock phrase that spinners put for a plain word: "on the off chance that" for if, "assist with
    forestalling" for help prevent. Each idiom is marked *wrong* (no fluent writer says it), *stilted*
    (tolerable), or *fine in other hands*: silent unless the document is otherwise spun.

Why it matters:
    The phrase is longer than what it replaces and says less; a text full of them reads as machine-made.

Example:
    Wrong: This is on the grounds that the skin is dry.
    Right: This is because the skin is dry.

Fix safety:
    Safe for idioms marked wrong that have one replacement, and for the others where the whole document is
    evidently spun. Unsafe otherwise.

Settings:
    None.

Source:
    `rules/idioms/*.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal, Severity
from ._rule import Rule

if TYPE_CHECKING:
    from ..lexicon import IdiomMatch
    from ._resources import Resources
    from ._runs import Run

_CONFIDENCE = {"wrong": 0.97, "stilted": 0.9, "fine": 0.9}
_EVIDENT = 0.95
"""Probability of a spun document from which an idiom with one replacement is put right without a look."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the idioms, those that are fine in other hands only in a spun document."""
    for match in resources.idioms:
        for run in resources.plain(match):
            proposal = _proposal(resources, match, run)
            if proposal:
                yield proposal


def _proposal(resources: Resources, match: IdiomMatch, run: Run) -> Proposal | None:
    idiom = match.idiom
    replacements = resources.dress(run.replacements, run.first, run.last)
    if not replacements:
        return None
    start, end = resources.range(run.first, run.last)
    return Proposal(
        "SP004",
        _severity(match),
        start,
        end,
        _message(resources, match, run, replacements[0]),
        replacements,
        confidence=_CONFIDENCE[idiom.mark],
        safe=idiom.mark == "wrong" or (len(replacements) == 1 and resources.belief.probability > _EVIDENT),
        evidence=(Evidence("idiom", f'the pattern "{idiom.pattern}", {_MEANING[idiom.mark]}'),),
    )


_MEANING = {
    "wrong": "which no fluent writer uses",
    "stilted": "which is stilted",
    "fine": "fine in other hands, but this document is spun",
}


def _severity(match: IdiomMatch) -> Severity:
    return "error" if match.idiom.mark == "wrong" else "warning"


def _message(resources: Resources, match: IdiomMatch, run: Run, replacement: str) -> str:
    phrase, text = resources.text(match.first, match.last), resources.text(run.first, run.last)
    if not replacement:
        return f'"{phrase}" is a spinner\'s phrase; leave it out'
    instead = "" if text == phrase else f' for "{text}"'
    return f'"{phrase}" is a spinner\'s phrase; write "{replacement}"{instead}'


RULE = Rule("SP004", "spinner-idiom", "error", "0.1.0", check)

"""Spinner idiom

What it finds:
    A stock phrase that spinners put for a plain word: "on the off chance that" for if, "assist with
    forestalling" for help prevent. Each idiom is marked *wrong* (no fluent writer says it), *stilted*
    (tolerable), or *fine in other hands*: silent unless the document is otherwise spun. Where it is not, what
    is written like a name ("the Memory Misfortune Choir") is one.

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

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal, Severity
from ._rule import Rule
from ._runs import Run, independent, smallest

if TYPE_CHECKING:
    from ..lexicon import IdiomMatch
    from ._resources import Resources

_CONFIDENCE = {"wrong": 0.97, "stilted": 0.9, "fine": 0.9}
_EVIDENT = 0.95
"""Probability of a spun document from which an idiom with one replacement is put right without a look."""
_LIKELY = 1.2
"""Log-odds from which a spinner word inside an idiom is put right with it."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the idioms, those that are fine in other hands only in a spun document."""
    for match in resources.idioms:
        if resources.belief.log_odds < 0 and resources.is_name(match.first, match.last):
            continue
        for run in _plain(resources, match):
            proposal = _proposal(resources, match, run)
            if proposal:
                yield proposal


def _plain(resources: Resources, match: IdiomMatch) -> tuple[Run, ...]:
    """What an idiom changes, as the smallest runs of tokens; a spinner word in a changed slot is put right.

    A slot that the idiom leaves as it is stays outside: its word is judged by itself.
    """
    words = resources.analysis.words[match.first : match.last]
    kept = smallest(words, _rendered(resources, match, {}))
    changed = range(match.first + kept.first, match.first + kept.last)
    fillers = {}
    for name, token in match.slots:
        suspect = resources.spinner_suspects.get((token, token + 1)) if resources.belief.log_odds > 0 else None
        if suspect and suspect.log_odds > _LIKELY and token in changed:
            fillers[name] = suspect.replacements[0]
    run = smallest(words, _rendered(resources, match, fillers))
    if not run.replacements:
        return ()
    return tuple(
        Run(part.first + match.first, part.last + match.first, part.replacements)
        for part in independent(words, run, partial(_is_swap, resources))
    )


def _rendered(resources: Resources, match: IdiomMatch, fillers: Mapping[str, str]) -> tuple[str, ...]:
    words = {name: resources.analysis.words[token] for name, token in match.slots}
    before = resources.analysis.words[match.first - 1] if match.first else ""
    found = match.replacements({**words, **fillers}, resources.lexicon.forms)
    return tuple(text.removeprefix(f"{before} ") for text in found)


def _is_swap(resources: Resources, words: Sequence[str], natural: str) -> bool:
    """Whether a spinner is known to put these words for the natural one, whatever its form."""
    if not words or not natural:
        return False
    garbled = " ".join(map(resources.lexicon.key, words))
    wanted = " ".join(map(resources.lexicon.key, natural.split(" ")))
    return wanted in resources.lexicon.swaps.naturals(garbled)


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

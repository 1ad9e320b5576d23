"""Glossary term garbled

What it finds:
    A term of a glossary with one or more of its words swapped for a synonym: "substance strips" for
    chemical peels. The garbled form is on no list: it is derived from the natural phrase, the thesaurus
    and the swaps that spinners are known to make. A span counts only when clean English does not have it
    and the term is at home in the article; where the document is not spun, a span that is quoted or part of a
    name ("the Memory Misfortune Choir") does not.

Why it matters:
    Terms are fixed. A reader who knows the field stumbles, one who does not is misled.

Example:
    Wrong: Smoking raises your circulatory strain.
    Right: Smoking raises your blood pressure.

Fix safety:
    Safe where the natural phrase reads far better in its place and the swap is one that spinners are known
    to make, or where the whole document is evidently spun. Unsafe otherwise.

Settings:
    `--domain` names the domains, which a text as short as the example does not show; `--glossary` adds terms;
    `unspin glossary derive TERM` shows what would be recognised.

Source:
    `rules/glossaries/*.toml`, `rules/thesaurus.bin` (Moby, WordNet), `rules/learned_swaps.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._rule import Rule
from ._suspects import Suspect, logistic, preference

if TYPE_CHECKING:
    from ._resources import Resources

REPORTED = 0.93
"""Confidence from which a garbled term is reported."""
_SAFE = 0.97
_SAFE_LEAD = 5.0
"""Bits by which a safe replacement leads the runner-up."""
_SPUN = 0.4
"""How much the log-odds of a document count that is more likely spun than not …"""
_CLEAN = 1.2
"""… and of one that is not: a lone odd phrase in clean prose is mostly a writer's own."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the derived garbles that are believed in this document."""
    for suspect in resources.derived:
        confidence = believe_term(resources, suspect)
        if confidence < REPORTED:
            continue
        replacements = resources.dress(suspect.replacements, suspect.first, suspect.last)
        if not replacements:
            continue
        start, end = resources.range(suspect.first, suspect.last)
        text, natural = resources.text(suspect.first, suspect.last), resources.spelt(suspect.natural)
        yield Proposal(
            "SP002",
            "error",
            start,
            end,
            f'"{text}" reads as "{natural}" with its words swapped',
            replacements,
            confidence=confidence,
            safe=confidence >= _SAFE and suspect.lead >= _SAFE_LEAD,
            evidence=(
                Evidence("glossary", f'"{suspect.natural}" is a term of {suspect.domain}'),
                Evidence("swap", preference(suspect.gain)),
            ),
            domain=suspect.domain,
        )


def believe_term(resources: Resources, suspect: Suspect) -> float:
    """Confidence 0..1 that a derived garble is one; where it would be reported, its place is looked at, too."""
    document = resources.belief.log_odds
    confidence = logistic(suspect.log_odds + (_SPUN if document > 0 else _CLEAN) * document)
    return confidence if confidence < REPORTED or not _may_be_right(resources, suspect) else 0.0


def _may_be_right(resources: Resources, suspect: Suspect) -> bool:
    """Whether its sentence has the term itself, or an article that is not spun quotes it or has it as a name."""
    start, _ = resources.range(suspect.first, suspect.last)
    return resources.sentence_holds(start, (suspect.natural,)) or (
        resources.belief.log_odds < 0
        and (resources.quoted(suspect.first, suspect.last) or resources.is_name(suspect.first, suspect.last))
    )


RULE = Rule("SP002", "garbled-term", "error", "0.1.0", check)

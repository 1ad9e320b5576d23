"""Document reads as spun

What it finds:
    An article in which so many words look swapped in that it was most likely rewritten by a program. The
    finding points at the surest of them and gives the share.

Why it matters:
    A spun article cannot be mended word by word with confidence: compare it with its source, or have it
    written anew.

Example:
    Wrong: A third of the article's content words are swapped for distant synonyms.
    Right: The article as its author wrote it.

Fix safety:
    No fix.

Settings:
    None.

Source:
    Measured: `docs/accuracy.md` gives the share on spun and on clean articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..analysis import STOP_WORDS
from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ..lexicon import SpinnerMatch
    from ._resources import Resources

_PROBABLE = 0.95
_LEAST_WORDS = 60
"""A shorter text says too little about how it was made."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the document when it is most probably spun."""
    belief = resources.belief
    words = resources.analysis.content_words
    if belief.probability < _PROBABLE or words < _LEAST_WORDS:
        return
    garbled = _garbled_tokens(resources)
    if not garbled:
        return
    first = _surest_token(resources, garbled)
    start, end = resources.range(first, first + 1)
    share = len(garbled) / words
    yield Proposal(
        "SP006",
        "error",
        start,
        end,
        f"the document reads as spun: {len(garbled)} of {words} content words ({share:.0%}) are suspicious, "
        f'"{resources.text(first, first + 1)}" most of all; compare it with its source',
        confidence=belief.probability,
        evidence=(
            Evidence("document", f"suspicious share {belief.share:.2f}, probability {belief.probability:.2f}"),
        ),
    )


def _garbled_tokens(resources: Resources) -> frozenset[int]:
    """Tokens of content words inside anything suspicious."""
    spans = [(match.first, match.last) for match in resources.known]
    spans += [(match.first, match.last) for match in resources.scan.idioms]
    spans += [(suspect.first, suspect.last) for suspect in resources.derived if suspect.log_odds > -2]
    spans += [(match.first, match.last) for match in resources.spinner_words]
    words = resources.analysis.words
    return frozenset(
        token for first, last in spans for token in range(first, last) if words[token] not in STOP_WORDS
    )


def _surest_token(resources: Resources, garbled: frozenset[int]) -> int:
    """The first content word of the surest suspicion."""
    ranked = [(0, match.first, match.last) for match in resources.known]
    ranked += [(1, suspect.first, suspect.last) for suspect in resources.derived if suspect.log_odds > 0]
    ranked += [(2, match.first, match.last) for match in resources.scan.idioms if match.idiom.mark == "wrong"]
    ranked += [(3, match.first, match.last) for match in resources.spinner_words if _trusted(match)]
    ranked += [(4, token, token + 1) for token in garbled]
    _, first, last = min(ranked)
    return next((token for token in range(first, last) if token in garbled), first)


def _trusted(match: SpinnerMatch) -> bool:
    return any(reading.trust == "high" for reading in match.readings)


RULE = Rule("SP006", "spun-document", "error", "0.1.0", check, whole_document=True)

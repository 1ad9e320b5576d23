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

from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_PROBABLE = 0.95
_LEAST_WORDS = 60
"""A shorter text says too little about how it was made."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the document when it is most probably spun."""
    belief = resources.belief
    garbled = resources.garbled_tokens
    words = resources.analysis.content_words
    if belief.probability < _PROBABLE or words < _LEAST_WORDS or not garbled:
        return
    first = resources.surest_token
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


RULE = Rule("SP006", "spun-document", "error", "0.1.0", check, whole_document=True)

"""Spinner's word in a spun document

What it finds:
    A single word (or two for one) that spinners put for a plainer one: "forestall" for prevent, "weighty"
    for heavy. Such words are good English elsewhere, so the rule is silent unless the rest of the document
    shows that it was spun, and silent inside a natural phrase of the field.

Why it matters:
    Word by word these swaps shift the meaning: a weighty cream is not a heavy one.

Example:
    Wrong: Keep away from weighty items (in a spun article on skin care).
    Right: Avoid heavy products.

Fix safety:
    Safe where the word is nearly always a swap in spun text, the replacement reads far better in its place,
    and no other replacement comes near. Unsafe otherwise.

Settings:
    None.

Source:
    `rules/spinner_words.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Proposal
from ._rule import Rule
from ._suspects import logistic
from .sp003_garble_in_context import believed_words, word_proposal

if TYPE_CHECKING:
    from ._resources import Resources

REPORTED = 0.88
"""Confidence from which a spinner's word is reported where the model did not read the document …"""
_REPORTED_WITH = 0.84
"""… and from which one of several words is, where it did: it weighs single words only."""

_SAFE = 0.93
_SAFE_LEAD = 1.5
"""By how much a safe replacement leads the runner-up, where the lists alone rank them; nats."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the spinner words that are believed in this document."""
    if resources.belief.log_odds < 0:
        return
    in_context = believed_words(resources)
    doubt = resources.belief.doubt
    least = _REPORTED_WITH if resources.readings else REPORTED
    for (first, last), suspect in resources.spinner_suspects.items():
        if resources.idiom_words.issuperset(range(first, last)):
            continue
        if first in resources.words and last == first + 1:
            if first in in_context:
                yield word_proposal(resources, "SP007", resources.words[first], in_context[first])
            continue
        confidence = logistic(suspect.log_odds + doubt)
        if confidence >= least:
            yield word_proposal(resources, "SP007", suspect, confidence, _SAFE, _SAFE_LEAD)


RULE = Rule("SP007", "spinner-word", "error", "0.1.0", check, in_context=True)

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

from ..findings import Evidence, Proposal
from ._rule import Rule
from ._suspects import logistic

if TYPE_CHECKING:
    from ._resources import Resources

REPORTED = 0.82
"""Confidence from which a spinner's word is reported: of all above it, one in twenty is wrong."""
_ERROR = 0.85
_SAFE = 0.85
_SAFE_LEAD = 2.0
"""Bits by which a safe replacement leads the runner-up."""
_DOUBT = 0.5
"""How much the document's log-odds count as long as they are below `_EVIDENT`."""
_EVIDENT = 2.0


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the spinner words that are believed in this document."""
    if resources.belief.log_odds < 0:
        return
    doubt = _DOUBT * min(0.0, resources.belief.log_odds - _EVIDENT)
    for suspect in resources.spinner_suspects.values():
        confidence = logistic(suspect.log_odds + doubt)
        if confidence < REPORTED:
            continue
        replacements = resources.dress(suspect.replacements, suspect.first, suspect.last)
        if not replacements:
            continue
        start, end = resources.range(suspect.first, suspect.last)
        yield Proposal(
            "SP007",
            "error" if confidence >= _ERROR else "warning",
            start,
            end,
            f'"{resources.text(suspect.first, suspect.last)}" looks swapped in for "{replacements[0]}"',
            replacements,
            confidence=confidence,
            safe=confidence >= _SAFE and suspect.lead >= _SAFE_LEAD,
            evidence=(
                Evidence("swap", f"a spinner's word; the replacement reads {suspect.gain:+.0f} bits better here"),
                Evidence("document", f"the document is spun with probability {resources.belief.probability:.2f}"),
            ),
        )


RULE = Rule("SP007", "spinner-word", "error", "0.1.0", check)

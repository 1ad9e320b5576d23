"""Garble in context

What it finds:
    A word on no list that does not belong in its sentence: the contextual model says that it was swapped in,
    and what stood there before reads better.

Why it matters:
    Most garbles of a spun article are on no list. Word by word they shift the meaning until it is gone.

Example:
    Wrong: The nurse cleaned the injury and put on a new gauze wrapping (in a spun article).
    Right: The nurse cleaned the wound and put on a new bandage.
    A replacement brings the preposition that it asks for: "akin with" is "similar to".

Fix safety:
    Safe only where the replacement is clearly ahead of the runner-up and a swap that spinners are known to
    make. Unsafe otherwise.

Settings:
    `--no-context` turns the model off. It reads only documents in which the lists find something: clean ones
    are let go early.

Source:
    The model: `training/MODEL.md`; figures: `docs/accuracy.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._prepositions import with_preposition
from ._rule import Rule
from ._suspects import Suspect, logistic, preference
from ._words import REPORTED

if TYPE_CHECKING:
    from ._resources import Resources

_ERROR = 0.8
_SAFE = 0.9
_SAFE_LEAD = 3.2
"""By how much a safe replacement leads the runner-up."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the words that the model and the swaps together believe swapped in."""
    listed = {match.first for match in resources.spinner_words if match.last == match.first + 1}
    for token, confidence in believed_words(resources).items():
        if token not in listed:
            yield word_proposal(resources, "SP003", resources.words[token], confidence)


def believed_words(resources: Resources) -> dict[int, float]:
    """Token -> confidence of every word to be reported; empty where the model did not read."""
    doubt = resources.belief.doubt
    confidence = {token: logistic(suspect.log_odds + doubt) for token, suspect in resources.words.items()}
    explained = resources.idiom_words | resources.terms_at_home
    return {token: value for token, value in confidence.items() if value >= REPORTED and token not in explained}


def word_proposal(
    resources: Resources,
    code: str,
    suspect: Suspect,
    confidence: float,
    least: float = _SAFE,
    lead: float = _SAFE_LEAD,
) -> Proposal:
    """The finding on one word, with its replacements; safe from a confidence of `least` and a `lead` on."""
    suspect = with_preposition(resources, suspect)
    start, end = resources.range(suspect.first, suspect.last)
    replacements = resources.dress(suspect.replacements, suspect.first, suspect.last)
    text = resources.text(suspect.first, suspect.last)
    evidence = list(_seen(resources, suspect))
    evidence.append(
        Evidence("document", f"the document is spun with probability {resources.belief.probability:.2f}")
    )
    if (suspect.first, suspect.last) in resources.spinner_suspects:
        evidence.append(Evidence("swap", "on the list of what spinners put in"))
    if suspect.gain >= 1:
        evidence.append(Evidence("swap", preference(suspect.gain)))
    return Proposal(
        code,
        "error" if confidence >= _ERROR else "warning",
        start,
        end,
        f'"{text}" looks swapped in' + (f' for "{replacements[0]}"' if replacements else ""),
        replacements,
        confidence=confidence,
        safe=confidence >= least and suspect.lead >= lead,
        evidence=tuple(evidence),
    )


def _seen(resources: Resources, suspect: Suspect) -> Iterator[Evidence]:
    """What the model, where it read, says of the likeliest word of a suspect."""
    tokens = [token for token in range(suspect.first, suspect.last) if token in resources.readings]
    if tokens:
        probability, token = max((resources.readings[token].probability, token) for token in tokens)
        word = resources.text(token, token + 1)
        yield Evidence(
            "context",
            f'the model takes "{word}" for swapped in here with probability {probability:.2f}',
        )


RULE = Rule("SP003", "garble-in-context", "error", "0.1.0", check, in_context=True)

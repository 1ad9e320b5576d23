"""The document as a witness: spun prose shows it everywhere, clean prose hardly anywhere.

The share of suspicious words decides how far a doubtful garble is believed (source 4 of
`docs/architecture.md`). Repeats of one word count less and less: a word that returns is either the
article's subject or the same swap again, and the same swap proves nothing new.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ._suspects import Suspect, logistic

if TYPE_CHECKING:
    from ..lexicon import IdiomMatch
    from ._resources import Resources

_KNOWN = 3.0
_IDIOM = {"wrong": 3.0, "stilted": 1.5, "fine": 0.4}
_DERIVED = 1.5
_SPINNER_WORD = {"high": 0.8, "middle": 0.3, "low": 0.05}
_PADDING = 60
"""Content words added to every document, so that one suspicious word in a short note is not a share of half …"""
_USUAL = 0.023
"""… and the share of them: what half of all clean articles show at most."""
_CENTRE = 0.068
"""Share at which a document is as likely spun as not."""
_SLOPE = 120.0
"""Change of the log-odds for a change of the share by 1."""


_EVIDENT = 2.0
"""Log-odds from which a document is evidently spun."""
_DOUBT = 0.5
"""How much each log-odd below that counts against a single word."""
SUSPECT = 0.3
"""Probability from which a word counts as suspected by the model."""
_READ_CENTRE = 0.06
"""Share of suspected words at which the model's reading says nothing: one clean article in 400 has more."""
_READ_SLOPE = 60.0
_READ_HALF = 60
"""Content words of which the model's reading counts half: in a sentence or two a field's own words look odd."""
_READ_MOST = 3.0
"""Most that the model's reading may add to the log-odds of the lists, or take away."""


@dataclass(frozen=True, slots=True)
class Belief:
    """How far a document is believed to be spun."""

    share: float
    """Weighted share of suspicious words among content words, 0 and up."""
    read_share: float | None = None
    """Share of content words that the contextual model suspects; None where it did not read."""
    read_words: int = 0
    """How many content words it read: a few prove little."""

    @property
    def log_odds(self) -> float:
        """Natural log-odds that the document is spun, -6 to 6."""
        listed = _SLOPE * (self.share - _CENTRE)
        read = 0.0 if self.read_share is None else _READ_SLOPE * (self.read_share - _READ_CENTRE)
        weight = self.read_words / (self.read_words + _READ_HALF)
        return max(-6.0, min(6.0, listed + weight * max(-_READ_MOST, min(_READ_MOST, read))))

    @property
    def doubt(self) -> float:
        """What a document that is not evidently spun takes from the log-odds of a single word; 0 or less."""
        return _DOUBT * min(0.0, self.log_odds - _EVIDENT)

    @property
    def probability(self) -> float:
        """Probability that the document is spun."""
        return 1 / (1 + math.exp(-self.log_odds))


def believe(resources: Resources, derived: Sequence[Suspect]) -> Belief:
    """Weigh everything suspicious in a document against its length."""
    weights: dict[str, float] = defaultdict(float)
    times = Counter[str]()
    idioms = list(_longest(resources))
    for text, weight in _signs(resources, idioms, derived):
        weights[text] = max(weight, weights[text])
        times[text] += 1
    told = {token for idiom in idioms for token in range(idiom.first, idiom.last)}
    words = [word for word in resources.spinner_words if told.isdisjoint(range(word.first, word.last))]
    for readings in {id(word.readings): word.readings for word in words}.values():
        text, weight = readings[0].garbled, max(_SPINNER_WORD[reading.trust] for reading in readings)
        weights[text] = max(weight, weights[text])
    times.update([word.readings[0].garbled for word in words])
    total = sum(weights[text] * math.sqrt(count) for text, count in times.items())
    return Belief((total + _PADDING * _USUAL) / (resources.analysis.content_words + _PADDING))


def _longest(resources: Resources) -> Iterator[IdiomMatch]:
    """The idioms outside quotations that lie in no other: what a phrase says counts once."""
    reach = 0
    for match in sorted(resources.scan.idioms, key=lambda match: (match.first, -match.last)):
        if match.last > reach and not resources.quoted(match.first, match.last):
            reach = match.last
            yield match


def _signs(
    resources: Resources, idioms: Sequence[IdiomMatch], derived: Sequence[Suspect]
) -> Iterator[tuple[str, float]]:
    """What is suspicious but for spinner words: each with its weight, by the text that repeats it."""
    listed: set[int] = set()
    for known in resources.known:
        listed.update(range(known.first, known.last))
        if not resources.may_be_right(known):
            yield known.entry.garbled, _KNOWN
    for idiom in idioms:
        yield idiom.idiom.pattern, _IDIOM[idiom.idiom.mark]
    for suspect in derived:
        if resources.quoted(suspect.first, suspect.last):
            continue
        if listed.isdisjoint(range(suspect.first, suspect.last)):
            yield resources.key_text(suspect.first, suspect.last), _DERIVED * logistic(suspect.log_odds)

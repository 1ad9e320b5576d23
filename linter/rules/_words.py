"""Single words in context: the model's reading, the swaps and the n-grams of clean English in one judgement.

The numbers are two regressions on the annotated articles of `corpus/spun.jsonl`, made by
`training/fit_words.py`: one ranks what may have stood in a place, one says how likely the word was swapped in.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..analysis import STOP_WORDS, tokenize
from ..lexicon import SpinnerMatch, Swap, Trust, spelling
from ._suspects import Suspect, dot, listed_features, logistic, marks_the_field, ranked_gain, spinner_naturals

if TYPE_CHECKING:
    from ..context import WordReading
    from ._resources import Resources

REPORTED = 0.68
"""Confidence from which a word is reported."""
_READ_WITH = 2
"""Words on either side by which it is told how a candidate reads."""
_SUSPICIOUS = 0.2
"""Probability from which the model is asked what stood there; below it only known swaps are tried."""
_UNSUSPECTED = 0.04
"""Probability below which a word that is no spinner word is let go."""
_RESTORED = 10
_RESTORED_WEIGHT = 0.05
"""Weight of what only the model proposes, among swaps of weight 0 to 1."""
_TRIED = 16
"""Swaps tried for one word, likeliest first."""
_CLIP = 10.0
_MOST = 5
_SURENESS = 0.5
"""By how much the differences between the model's fits are shrunk where they are shared out."""
_NEAR = 8
"""Tokens on either side of a word among which its company is looked for."""
_BIT = 0.3
"""What one bit of affinity between two neighbours is worth, in nats of their ranking."""
_STRANGERS, _FRIENDS = -2.0, 8.0
"""Bits of affinity of a pair that clean English has not, and most that a pair counts for."""
_JOINING = frozenset(("and", "or", "of"))
"""Words over which neighbours are looked at together."""


class Candidate(NamedTuple):
    """Something that may have stood in a word's place."""

    text: str
    swap: Swap
    """What is known of the swap."""
    fit: float
    """The model's score, nats."""
    gain: float
    """Bits by which it reads better than the text, clipped to ±10."""
    features: tuple[float, ...]
    score: float
    """What the ranking makes of it; nats."""


class WordEvidence(NamedTuple):
    """What is known of one word of a document."""

    token: int
    candidates: tuple[Candidate, ...]
    """Best first."""
    own_fit: float
    """The model's score of the word itself, nats."""
    model_log_odds: float
    told: tuple[float, ...]
    """What the lists say of the word, whatever stood there."""

    @property
    def features(self) -> tuple[float, ...]:
        """What JUDGEMENT weighs."""
        best = self.candidates[0]
        weight = math.log(max(best.swap.weight, _RESTORED_WEIGHT))
        return (1.0, self.model_log_odds, best.gain, weight, *self.told, best.fit - self.own_fit)


RANKING = (0.128, 0.22, 4.54, 2.45, 7.75, 1.9, -1.03, 5.01, -0.335, 1.34, 1.42, 0.249, 0.0221, 0.255, 0.744)
"""Fit, gain, share of the model's belief, likeness to the word and to those around it, listed by a spinner word,
only restored, makes a term of its neighbours; then the `listed_features`."""
JUDGEMENT = (3.08, 0.432, 0.0219, 0.168, 0.287, 0.282, 0.0877, -0.0695, 0.315, 0.0213)
"""Constant, log-odds of the model, gain, log weight, trust high / middle / low, log frequency, log-odds of a
derived garble, fit above the text's own."""


def word_suspects(resources: Resources) -> dict[int, Suspect]:
    """Every content word of a document that the model has read, weighed; by its token."""
    found = {evidence.token: evidence for evidence in word_evidence(resources)}
    for chain in list(_chains(resources, found)):
        found |= {evidence.token: evidence for evidence in _together(resources, chain)}
    return {token: _suspect(evidence) for token, evidence in found.items()}


def word_evidence(resources: Resources) -> Iterator[WordEvidence]:
    """What is known of every content word that the model has read, the believed ones around it put right."""
    found = list(_first_evidence(resources))
    words, doubt = list(resources.analysis.words), resources.belief.doubt
    for evidence in found:
        text = evidence.candidates[0].text
        if " " not in text and logistic(dot(JUDGEMENT, evidence.features) + doubt) >= REPORTED:
            words[evidence.token] = text
    return (_amid(resources, words, evidence) for evidence in found)


def _amid(resources: Resources, words: Sequence[str], evidence: WordEvidence) -> WordEvidence:
    """The evidence on a word whose candidates stand among other neighbours than the text's."""
    token, own = evidence.token, resources.analysis.words
    near = slice(max(0, token - _READ_WITH), token + 1 + _READ_WITH)
    around = [*words[near.start : token], own[token], *words[token + 1 : near.stop]]
    if around == own[near]:
        return evidence
    puts = [tokenize(candidate.text) for candidate in evidence.candidates]
    at = token - near.start
    gains = resources.lexicon.fluency.gains(around, at, at + 1, puts)
    found = []
    for candidate, put, gain in zip(evidence.candidates, puts, gains, strict=True):
        fit, _, *others = candidate.features
        features = (fit, ranked_gain(gain, len(put) - 1), *others)
        found.append(candidate._replace(gain=features[1], features=features, score=dot(RANKING, features)))
    found.sort(key=lambda candidate: -candidate.score)
    return evidence._replace(candidates=tuple(found))


def _chains(resources: Resources, found: Mapping[int, WordEvidence]) -> Iterator[list[WordEvidence]]:
    """Runs of two or more suspicious words, side by side or joined by a small word."""
    words = resources.analysis.words
    chain: list[WordEvidence] = []
    for token, evidence in found.items():
        if resources.readings[token].probability < _SUSPICIOUS:
            continue
        before = token - 2 if words[token - 1] in _JOINING else token - 1
        if chain and chain[-1].token != before:
            if len(chain) > 1:
                yield chain
            chain = []
        chain.append(evidence)
    if len(chain) > 1:
        yield chain


def _together(resources: Resources, chain: Sequence[WordEvidence]) -> Iterator[WordEvidence]:
    """The words of a chain, each with the candidate first that goes best with those of the others (Viterbi)."""
    words = resources.analysis.words
    totals = [candidate.score for candidate in chain[0].candidates[:_MOST]]
    ways: list[list[int]] = []
    for left, right in pairwise(chain):
        between = words[left.token + 1 : right.token]
        way, reached = [], []
        for candidate in right.candidates[:_MOST]:
            arriving = [
                total + _BIT * _affinity(resources, other.text, between, candidate.text)
                for total, other in zip(totals, left.candidates, strict=False)
            ]
            best = max(range(len(arriving)), key=arriving.__getitem__)
            way.append(best)
            reached.append(arriving[best] + candidate.score)
        ways.append(way)
        totals = reached
    chosen = max(range(len(totals)), key=totals.__getitem__)
    for evidence, way in zip(reversed(chain), [*reversed(ways), []], strict=True):
        first = evidence.candidates[chosen]
        others = (candidate for candidate in evidence.candidates if candidate is not first)
        yield evidence._replace(candidates=(first, *others))
        chosen = way[chosen] if way else 0


def _affinity(resources: Resources, left: str, between: Sequence[str], right: str) -> float:
    """How well two candidates go together, in bits within limits."""
    bits = resources.lexicon.fluency.affinity(left.rsplit(" ", 1)[-1], between, right.split(" ", 1)[0])
    if bits is None:
        return 0.0 if between else _STRANGERS
    return max(_STRANGERS, min(_FRIENDS, bits))


def _suspect(evidence: WordEvidence) -> Suspect:
    best, *others = evidence.candidates
    lead = best.score - others[0].score if others else _CLIP
    replacements = tuple(candidate.text for candidate in evidence.candidates[:_MOST])
    log_odds = dot(JUDGEMENT, evidence.features)
    return Suspect(evidence.token, evidence.token + 1, replacements, log_odds, best.gain, lead)


def _first_evidence(resources: Resources) -> Iterator[WordEvidence]:
    """The same, as the text stands."""
    words, readings = resources.analysis.words, resources.readings
    spinner = {match.first: match for match in resources.spinner_words if match.last == match.first + 1}
    derived, terms = _derived(resources), _terms(resources)
    asked = [token for token, reading in readings.items() if reading.probability >= _SUSPICIOUS]
    found = resources.model.restorations([readings[token] for token in asked], _RESTORED)
    restored = dict(zip(asked, found, strict=True))
    for token, reading in readings.items():
        word = words[token]
        if len(word) < 3 or word in STOP_WORDS:
            continue
        match = spinner.get(token)
        key = resources.scan.keys[token]
        if not match and (reading.probability < _UNSUSPECTED or marks_the_field(resources, key)):
            continue
        swaps = _swaps(resources, token, match, restored.get(token, ()))
        completing = terms.get(token, {})
        swaps |= {text: Swap() for text in completing if text not in swaps}
        if not swaps:
            continue
        candidates = _candidates(resources, token, reading, swaps, completing)
        if not candidates:
            continue
        (own_fit,) = resources.model.fit(reading, [word])
        told = _told(resources, token, match, derived.get(token, -5.0))
        yield WordEvidence(token, tuple(candidates), own_fit, _log_odds(reading.probability), told)


def _derived(resources: Resources) -> dict[int, float]:
    """Token -> log-odds of the surest derived garble over it."""
    found: dict[int, float] = {}
    for suspect in resources.derived:
        for token in range(suspect.first, suspect.last):
            found[token] = max(suspect.log_odds, found.get(token, -5.0))
    return found


def _terms(resources: Resources) -> dict[int, dict[str, float]]:
    """Token -> what would make a term of it and its neighbours, with the probability that it did so."""
    found: dict[int, dict[str, float]] = {}
    for suspect in resources.derived:
        words, parts = resources.analysis.words[suspect.first : suspect.last], tokenize(suspect.replacements[0])
        if len(parts) != len(words):
            continue
        for token, (word, part) in enumerate(zip(words, parts, strict=True), suspect.first):
            if part != word:
                completing = found.setdefault(token, {})
                completing[part] = max(logistic(suspect.log_odds), completing.get(part, 0.0))
    return found


def _swaps(
    resources: Resources, token: int, match: SpinnerMatch | None, restored: Sequence[str]
) -> dict[str, Swap]:
    """Candidates from the lists, the swaps and the model, each with what is known of it."""
    forms, word = resources.lexicon.forms, resources.analysis.words[token]

    def is_word(part: str) -> bool:
        """Whether a part of what the model restored is more than a piece of a word ("det" of "deterred")."""
        known = part.isalpha() and resources.lexicon.fluency.frequency(part) >= 0
        return known and (len(part) > 2 or part in STOP_WORDS)

    found: dict[str, Swap] = {}
    swaps = resources.lexicon.swaps.swaps(resources.scan.keys[token])
    for natural, swap in sorted(swaps.items(), key=lambda item: -item[1].weight)[:_TRIED]:
        found.setdefault(forms.inflect_like(natural, word), swap)
    if match:
        for put, rank, _ in spinner_naturals(resources, match):
            swap = found.get(put, Swap())
            if swap.rank is None or swap.rank > rank:
                found[put] = swap._replace(rank=rank)
    for put in restored:
        if all(map(is_word, put.split(" "))):
            found.setdefault(put, Swap())
    found.pop(word, None)
    return found


def _candidates(
    resources: Resources,
    token: int,
    reading: WordReading,
    swaps: Mapping[str, Swap],
    completing: Mapping[str, float],
) -> list[Candidate]:
    """Best first; none where the best is the word itself, spelt otherwise: then it is what the place asks for."""
    words, fluency = resources.analysis.words, resources.lexicon.fluency
    texts, model = list(swaps), resources.model
    fits = model.fit(reading, texts)
    likeliest = max(fits)
    shares = _shares(fits)
    like_word = model.likeness(texts, [words[token]])
    like_others = model.likeness(texts, _around(resources, token))
    puts = [tokenize(text) for text in texts]
    gains = fluency.gains(words, token, token + 1, puts)
    found = []
    for at, (text, fit) in enumerate(zip(texts, fits, strict=True)):
        gain = ranked_gain(gains[at], len(puts[at]) - 1)
        swap = swaps[text]
        features = (
            fit - likeliest,
            gain,
            shares[at],
            like_word[at],
            like_others[at],
            float(swap.rank is not None),
            float(swap == Swap()),
            completing.get(text, 0.0),
            *listed_features(resources, text, swap),
        )
        found.append(Candidate(text, swap, fit, gain, features, dot(RANKING, features)))
    found.sort(key=lambda candidate: -candidate.score)
    own = spelling(words[token])
    if spelling(found[0].text) == own:
        return []
    return [candidate for candidate in found if spelling(candidate.text) != own]


def _shares(fits: Sequence[float]) -> list[float]:
    """What part of the belief each candidate has; the model is surer of its fits than they are right."""
    likeliest = max(fits)
    weights = [math.exp(_SURENESS * (fit - likeliest)) for fit in fits]
    total = sum(weights)
    return [weight / total for weight in weights]


def _around(resources: Resources, token: int) -> list[str]:
    """The content words near a token."""
    words = resources.analysis.words
    near = [*words[max(0, token - _NEAR) : token], *words[token + 1 : token + 1 + _NEAR]]
    return [word for word in near if word[:1].isalpha() and word not in STOP_WORDS]


def _told(
    resources: Resources, token: int, match: SpinnerMatch | None, derived: float
) -> tuple[float, float, float, float, float]:
    """Trust high / middle / low, log frequency, log-odds of a derived garble."""
    grades: set[Trust] = {entry.trust for entry in match.readings} if match else set()
    return (
        float("high" in grades),
        float("middle" in grades and "high" not in grades),
        float(grades == {"low"}),
        float(resources.lexicon.fluency.frequency(resources.analysis.words[token])),
        max(-5.0, derived),
    )


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))

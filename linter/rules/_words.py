"""Single words in context: the model's reading, the swaps and the n-grams of clean English in one judgement.

The numbers are two regressions on the annotated articles of `corpus/spun.jsonl`, made by
`training/fit_words.py`: one ranks what may have stood in a place, one says how likely the word was swapped in.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..analysis import STOP_WORDS, tokenize
from ..lexicon import SpinnerMatch, Trust
from ._suspects import Suspect, spinner_naturals

if TYPE_CHECKING:
    from ..context import WordReading
    from ._resources import Resources

_SUSPICIOUS = 0.2
"""Probability from which the model is asked what stood there; below it only known swaps are tried."""
_UNSUSPECTED = 0.04
"""Probability below which a word that is no spinner word is let go."""
_RESTORED = 10
_RESTORED_WEIGHT = 0.05
"""Weight of what only the model proposes, among swaps of weight 0 to 1."""
_TRIED = 16
"""Swaps tried for one word, likeliest first."""
_LISTED_WEIGHT = 0.6
_CLIP = 10.0
_MOST = 5


class Candidate(NamedTuple):
    """Something that may have stood in a word's place."""

    text: str
    weight: float
    """How likely a spinner makes this swap, 0..1."""
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
    features: tuple[float, ...]


RANKING = (0.252, 0.165, 1.26, 1.08, 0.402, -0.264, 1.68, 0.896, 1.3)
"""Fit, gain, log weight, listed, only restored, log frequency, two words, the model's first choice, a word that
marks the article's field."""
JUDGEMENT = (2.96, 0.364, 0.0202, 0.11, 0.112, 0.246, 0.00144, -0.0783, 0.237, 0.0318)
"""Constant, log-odds of the model, gain, log weight, trust high / middle / low, log frequency, log-odds of a
derived garble, fit above the text's own."""


def word_suspects(resources: Resources) -> dict[int, Suspect]:
    """Every content word of a document that the model has read, weighed; by its token."""
    return {evidence.token: _suspect(evidence) for evidence in word_evidence(resources)}


def _suspect(evidence: WordEvidence) -> Suspect:
    best, *others = evidence.candidates
    lead = best.score - others[0].score if others else _CLIP
    replacements = tuple(candidate.text for candidate in evidence.candidates[:_MOST])
    log_odds = _dot(JUDGEMENT, evidence.features)
    return Suspect(evidence.token, evidence.token + 1, replacements, log_odds, best.gain, lead)


def word_evidence(resources: Resources) -> Iterator[WordEvidence]:
    """What is known of every content word that the model has read."""
    words, readings = resources.analysis.words, resources.readings
    spinner = {match.first: match for match in resources.spinner_words if match.last == match.first + 1}
    derived = _derived(resources)
    asked = [token for token, reading in readings.items() if reading.probability >= _SUSPICIOUS]
    found = resources.model.restorations([readings[token] for token in asked], _RESTORED)
    restored = dict(zip(asked, found, strict=True))
    for token, reading in readings.items():
        word = words[token]
        if len(word) < 3 or word in STOP_WORDS:
            continue
        match = spinner.get(token)
        key = resources.scan.keys[token]
        if not match and (reading.probability < _UNSUSPECTED or _marks_the_field(resources, key)):
            continue
        weights = _weights(resources, token, match, restored.get(token, ()))
        if not weights:
            continue
        candidates = _candidates(resources, token, reading, weights)
        features = _features(resources, token, reading, match, candidates[0], derived.get(token, -5.0))
        yield WordEvidence(token, tuple(candidates), features)


def _marks_the_field(resources: Resources, key: str) -> bool:
    """Whether a word is one of those by which the article's field is known: it is at home here."""
    marked = resources.lexicon.marked_domains.get(key, ())
    return not resources.domain_set.isdisjoint(marked)


def _derived(resources: Resources) -> dict[int, float]:
    """Token -> log-odds of the surest derived garble over it."""
    found: dict[int, float] = {}
    for suspect in resources.derived:
        for token in range(suspect.first, suspect.last):
            found[token] = max(suspect.log_odds, found.get(token, -5.0))
    return found


def _weights(
    resources: Resources, token: int, match: SpinnerMatch | None, restored: Sequence[str]
) -> dict[str, float]:
    """Candidates from the lists, the swaps and the model, each with the weight of its swap."""
    forms, word = resources.lexicon.forms, resources.analysis.words[token]
    found: dict[str, float] = {}
    swaps = resources.lexicon.swaps.naturals(resources.scan.keys[token])
    for natural, weight in sorted(swaps.items(), key=lambda item: -item[1])[:_TRIED]:
        put = forms.inflect_like(natural, word)
        found[put] = max(weight, found.get(put, 0.0))
    if match:
        for put, rank, _ in spinner_naturals(resources, match):
            found[put] = max(0.9 - 0.1 * rank, found.get(put, 0.0))
    for put in restored:
        if put.replace(" ", "").isalpha():
            found.setdefault(put, _RESTORED_WEIGHT)
    found.pop(word, None)
    return found


def _candidates(
    resources: Resources, token: int, reading: WordReading, weights: dict[str, float]
) -> list[Candidate]:
    words, fluency = resources.analysis.words, resources.lexicon.fluency
    texts = list(weights)
    fits = resources.model.fit(reading, texts)
    likeliest = max(fits)
    own = fluency.score(words, token, token + 1, [words[token]])
    found = []
    for text, fit in zip(texts, fits, strict=True):
        gain = fluency.score(words, token, token + 1, tokenize(text)) - own
        gain = max(-_CLIP, min(_CLIP, gain))
        weight = weights[text]
        features = (
            fit - likeliest,
            gain,
            math.log(weight),
            float(weight >= _LISTED_WEIGHT),
            float(weight <= _RESTORED_WEIGHT),
            float(fluency.frequency(text.split(" ")[0])),
            float(" " in text),
            float(fit == likeliest),
            float(_marks_the_field(resources, resources.lexicon.key(text))),
        )
        found.append(Candidate(text, weight, fit, gain, features, _dot(RANKING, features)))
    return sorted(found, key=lambda candidate: -candidate.score)


def _features(
    resources: Resources,
    token: int,
    reading: WordReading,
    match: SpinnerMatch | None,
    best: Candidate,
    derived: float,
) -> tuple[float, ...]:
    word = resources.analysis.words[token]
    grades: set[Trust] = {entry.trust for entry in match.readings} if match else set()
    (own,) = resources.model.fit(reading, [word])
    return (
        1.0,
        _log_odds(reading.probability),
        best.gain,
        math.log(best.weight),
        float("high" in grades),
        float("middle" in grades and "high" not in grades),
        float(grades == {"low"}),
        float(resources.lexicon.fluency.frequency(word)),
        max(-5.0, derived),
        best.fit - own,
    )


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(bounded / (1 - bounded))


def _dot(weights: Sequence[float], features: Sequence[float]) -> float:
    return sum(weight * feature for weight, feature in zip(weights, features, strict=True))

"""Derived garbles and spinner words in their context: how much they surprise, and what reads better."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ..analysis import tokenize
from ..lexicon import DerivedMatch, SpinnerMatch

if TYPE_CHECKING:
    from ._resources import Resources

_CLIP = 10.0
"""Bits beyond which a gain in fluency says no more."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A span that may be garbled, with what may have stood there."""

    first: int
    last: int
    replacements: tuple[str, ...]
    """Natural words, lower case, inflected, best first."""
    gain: float
    """Bits by which the best replacement reads better than the text, clipped to ±10."""
    lead: float
    """Bits by which the best replacement reads better than the runner-up; 10 where there is none."""
    weight: float
    """How likely a spinner makes these swaps, 0..1."""
    unattested: bool = False
    """Whether clean English has none of the pairs that the swaps made."""
    domain: str | None = None
    natural: str = ""
    at_home: bool = True
    """Whether the domain of the term is one the document is about."""

    @property
    def log_odds(self) -> float:
        """Natural log-odds that the span was garbled, before the document as a whole is asked."""
        home = 1.0 if self.at_home else -2.0
        return 0.35 * self.gain + 2.0 * math.log(self.weight) + home - 1.0

    @property
    def surprise(self) -> float:
        """How far the span speaks for a spun document, 0..1."""
        return self.weight if self.unattested and self.gain > 0 else 0.2 * self.weight


def derived_suspects(resources: Resources) -> tuple[Suspect, ...]:
    """The derived garbles of a document, one for each span: the likeliest term, the others as runners-up."""
    spans: dict[tuple[int, int], list[Suspect]] = {}
    for match in resources.scan.derived:
        suspect = _derived_suspect(resources, match)
        spans.setdefault((suspect.first, suspect.last), []).append(suspect)
    return tuple(_likeliest(found) for found in spans.values())


def _likeliest(found: list[Suspect]) -> Suspect:
    best, *others = sorted(found, key=lambda suspect: -suspect.log_odds)
    if not others:
        return best
    replacements = dict.fromkeys(text for suspect in (best, *others) for text in suspect.replacements)
    if len(replacements) == 1:
        return best
    rival = next(suspect for suspect in others if suspect.replacements != best.replacements)
    lead = (best.log_odds - rival.log_odds) / 0.35
    return replace(best, replacements=tuple(replacements)[:5], lead=min(_CLIP, lead))


def _derived_suspect(resources: Resources, match: DerivedMatch) -> Suspect:
    words, forms = resources.analysis.words, resources.lexicon.forms
    put = list(words[match.first : match.last])
    weight = 1.0
    for place in match.places:
        if place.swapped:
            put[place.token - match.first] = forms.inflect_like(place.natural, words[place.token])
            weight *= place.weight
    fluency = resources.lexicon.fluency
    gain = fluency.score(words, match.first, match.last, _flat(put)) - fluency.score(
        words, match.first, match.last, words[match.first : match.last]
    )
    swapped = {place.token for place in match.places if place.swapped}
    return Suspect(
        match.first,
        match.last,
        (" ".join(put),),
        _clip(gain),
        _CLIP,
        weight ** (1 / len(swapped)),
        _unattested(resources, match, swapped),
        match.term.domain,
        match.term.natural,
        resources.at_home(match.term.domain),
    )


def _unattested(resources: Resources, match: DerivedMatch, swapped: set[int]) -> bool:
    """Whether no neighbouring pair with a swapped word in it is attested."""
    words = resources.analysis.words
    tokens = [place.token for place in match.places]
    pairs = [(a, b) for a, b in pairwise(tokens) if a in swapped or b in swapped]
    return all(resources.lexicon.fluency.pair_count([words[a], words[b]]) < 1 for a, b in pairs)


def spinner_suspect(resources: Resources, match: SpinnerMatch) -> Suspect | None:
    """Weigh a spinner's word: its readings' naturals, ranked by how they read in this place."""
    words, forms = resources.analysis.words, resources.lexicon.forms
    text = words[match.first : match.last]
    tags = forms.tags(text[-1] if len(text) > 1 else text[0])
    scored: dict[str, tuple[float, float]] = {}
    for reading in match.readings:
        pos = _LETTER.get(reading.pos, "")
        if pos and len(text) == 1 and not any(tag.startswith(pos) for tag in tags):
            continue
        if reading.domains and not reading.domains.intersection(resources.domains):
            continue
        head = text[0] if pos == "V" or len(text) == 1 else text[-1]
        for rank, natural in enumerate(reading.naturals):
            put = forms.inflect_like(natural, head, pos)
            score = resources.lexicon.fluency.score(words, match.first, match.last, tokenize(put)) - 1.5 * rank
            if put not in scored or scored[put][0] < score:
                scored[put] = (score, reading.trust)
    if not scored:
        return None
    ranked = sorted(scored.items(), key=lambda item: -item[1][0])
    best, trust = ranked[0][1]
    gain = best - resources.lexicon.fluency.score(words, match.first, match.last, text)
    lead = best - ranked[1][1][0] if len(ranked) > 1 else _CLIP
    return Suspect(match.first, match.last, tuple(put for put, _ in ranked[:5]), _clip(gain), lead, trust)


_LETTER = {"noun": "N", "verb": "V", "adj": "J", "adv": "R"}


def _flat(put: list[str]) -> list[str]:
    return [token for word in put for token in tokenize(word)]


def _clip(bits: float) -> float:
    return max(-_CLIP, min(_CLIP, bits))


def logistic(log_odds: float) -> float:
    """Probability of natural log-odds."""
    return 1 / (1 + math.exp(-log_odds))

"""Derived garbles and spinner words in their context: how much they surprise, and what reads better."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from ..analysis import Forms, tokenize
from ..lexicon import DerivedMatch, Place, SpinnerMatch, Swap, Trust, spelling

if TYPE_CHECKING:
    from ._resources import Resources

_CLIP = 10.0
"""Bits beyond which a gain in fluency says no more."""
_GRADE = {"high": 0.2, "middle": 0.0, "low": -0.55}
"""What a spinner word's grade of trust is worth in log-odds; like the numbers it is added to, a regression on
annotated spun articles."""
_SURPRISE = 5.0
"""Bits that a word costs on average which goes with its neighbours."""
_SEVERAL = 1.0
"""What it is worth that a spinner's word is several words of the text: few of these are chance."""
LAST_RANK = 8
"""Place among the naturals of a spinner word from which all count the same."""
LISTED_RANKING = (0.265, -0.088, 1.59, 2.89, 0.741, -0.0338, 0.463, 1.38)
"""What ranks the naturals of a spinner word; nats. Gain, then what `listed_features` has: a conditional logit by
`training/fit_words.py`, like RANKING of `_words`, without what the model says."""
ATTESTED = 1
"""Binary logarithm of the count from which a pair of words is ordinary English: once is chance."""
_FINITE = frozenset({"VBD", "VBZ"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_SOME_PLURAL = "items"
_HOPELESS = -2.5
"""Log-odds below which a derived garble is not looked at, however well the term would read in its place."""
_BIT = 0.18
"""What one bit of fluency is worth in log-odds."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A span that may be garbled, with what may have stood there."""

    first: int
    last: int
    replacements: tuple[str, ...]
    """Natural words, lower case, inflected, best first."""
    log_odds: float
    """Natural log-odds that the first replacement is right, before the document as a whole is asked."""
    gain: float
    """Bits by which the first replacement reads better than the text, clipped to ±10."""
    lead: float
    """By how much the first replacement leads the runner-up; 10 where there is none. Bits for a term, nats for a
    word: each kind has limits of its own."""
    domain: str | None = None
    natural: str = ""


def derived_suspects(resources: Resources, thesaurus: bool) -> tuple[Suspect, ...]:
    """The derived garbles of a document, one for each span: the likeliest term, the others as runners-up."""
    found = resources.lexicon.derived(resources.analysis.words, resources.scan.keys, thesaurus)
    spans: dict[tuple[int, int], list[Suspect]] = {}
    for match in found:
        if resources.inside_natural(match.first, match.last):
            continue
        suspect = _derived_suspect(resources, match)
        if suspect:
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
    lead = (best.log_odds - rival.log_odds) / _BIT
    return replace(best, replacements=tuple(replacements)[:5], lead=min(_CLIP, lead))


def _derived_suspect(resources: Resources, match: DerivedMatch) -> Suspect | None:
    """Weigh a derived match; None where clean English has the text, or where it reads better than the term."""
    words, forms = resources.analysis.words, resources.lexicon.forms
    swapped = [place for place in match.places if place.swapped]
    if not _unattested(resources, match, {place.token for place in swapped}):
        return None
    log_odds = _derived_log_odds(resources, match, swapped)
    if log_odds + _BIT * _CLIP < _HOPELESS:
        return None
    if not all(_may_stand(forms, words[place.token], place.natural) for place in match.places):
        return None
    if any(
        _is_plural(forms, words[place.token], place.natural) for place in match.places[:-1] if not place.swapped
    ):
        return None
    puts = list(_puts(forms, words, match))
    gains = resources.lexicon.fluency.gains(words, match.first, match.last, map(_flat, puts))
    gain, put = max(zip(gains, puts, strict=True), key=itemgetter(0))
    if gain <= 0:
        return None
    return Suspect(
        match.first,
        match.last,
        (_with_gaps(resources, put, match.first),),
        log_odds + _BIT * min(gain, _CLIP),
        min(gain, _CLIP),
        _CLIP,
        match.term.domain,
        match.term.natural,
    )


def _puts(forms: Forms, words: Sequence[str], match: DerivedMatch) -> Iterator[list[str]]:
    """The term in the form of the text, and where its adjectives look like verbs there, with them as listed.

    "Released samples" are "free samples", and "emptied pores" are "cleared pores".
    """
    inflected, listed = list(words[match.first : match.last]), list(words[match.first : match.last])
    for place in match.places:
        if not place.swapped:
            continue
        word, at = words[place.token], place.token - match.first
        inside = place is not match.places[-1] and _is_plural(forms, word, place.natural)
        inflected[at] = place.natural if inside else forms.inflect_like(place.natural, word)
        adjective = "JJ" in forms.tags(place.natural) and not _PARTICIPLES.isdisjoint(forms.tags(word))
        listed[at] = place.natural if adjective else inflected[at]
    yield inflected
    if listed != inflected:
        yield listed


def _may_stand(forms: Forms, word: str, natural: str) -> bool:
    """Whether a word may have this form of a term's word: "drank" is no "drinking"."""
    return not (natural.endswith("ing") and forms.tags(word) <= _FINITE)


def _is_plural(forms: Forms, word: str, natural: str) -> bool:
    """Whether a term's word has become a plural: before another word of it, that is wrong ("kidneys flop")."""
    tags = forms.tags(word)
    return word != natural and "NNS" in tags and "VBZ" not in tags


def _derived_log_odds(resources: Resources, match: DerivedMatch, swapped: Sequence[Place]) -> float:
    """Log-odds that a derived match is a garble put right, before its place is looked at.

    A regression on annotated articles.
    What speaks for it: a swap that spinners make, a term of the article's domain, a swapped-in word that is
    rare and that the domain itself does not use. What speaks against it: that no word of the term is left.
    """
    lexicon, keys, words = resources.lexicon, resources.scan.keys, resources.analysis.words
    domain = match.term.domain
    used = max(lexicon.uses(domain, keys[place.token]) for place in swapped)
    frequency = max(lexicon.fluency.frequency(words[place.token]) for place in swapped)
    at_home = domain != "general" and resources.at_home(domain)
    return (
        -6.7
        + 9.2 * min(place.weight for place in swapped)
        + 2.25 * at_home
        - 1.05 * (len(swapped) == len(match.places))
        - 0.5 * (len(swapped) - 1)
        - 0.54 * math.log1p(min(used, 5))
        - 0.13 * frequency
    )


def _unattested(resources: Resources, match: DerivedMatch, swapped: set[int]) -> bool:
    """Whether no neighbouring pair with a swapped word in it is attested."""
    words = resources.analysis.words
    tokens = [place.token for place in match.places]
    pairs = [(a, b) for a, b in pairwise(tokens) if a in swapped or b in swapped]
    return all(resources.lexicon.fluency.pair_count([words[a], words[b]]) < ATTESTED for a, b in pairs)


def spinner_naturals(resources: Resources, match: SpinnerMatch) -> Iterator[tuple[str, int, Trust]]:
    """What a spinner's word may stand for, in the form of the text, with its rank in the list and the trust."""
    words, forms = resources.analysis.words, resources.lexicon.forms
    text = words[match.first : match.last]
    tags = forms.tags(text[-1])
    for reading in match.readings:
        pos = _LETTER.get(reading.pos, "")
        if pos and len(text) == 1 and not any(tag.startswith(pos) for tag in tags):
            continue
        fixed = reading.pos in _UNINFLECTED or (pos == "J" and len(text) > 1)
        if fixed and text != tokenize(reading.garbled):
            continue
        if reading.domains and not reading.domains.intersection(resources.domains):
            continue
        head = text[0] if pos == "V" else text[-1]
        if pos == "N" and head == f"{tokenize(reading.garbled)[-1]}s" and "NNS" not in tags:
            head = _SOME_PLURAL  # "grown-ups": as a word of its own "ups" is a verb
        as_listed = len(text) > 1 and pos not in ("N", "V")  # "most noteworthy" is "highest", not "high"
        for rank, natural in enumerate(reading.naturals):
            put = natural if as_listed else forms.inflect_like(natural, head, pos)
            if len(text) > 1 or spelling(put) != spelling(head):
                yield put, rank, reading.trust


def ranked_gain(gain: float, longer: int) -> float:
    """A gain for ranking: every word has its surprise, however well it reads; that of one more is made up for."""
    return _clip(gain + _SURPRISE * max(0, longer))


def listed_features(resources: Resources, put: str, swap: Swap) -> tuple[float, ...]:
    """What the lists say of a natural word for a place.

    Log frequency, a word that marks the article's field, log of its place among the naturals of a
    spinner word, first there, by one that is no sign of a swap, weights in the thesaurus and among learned swaps.
    """
    rank = swap.rank
    return (
        float(resources.lexicon.fluency.frequency(put.split(" ")[0])),
        float(marks_the_field(resources, resources.lexicon.key(put))),
        0.0 if rank is None else math.log(0.9 - 0.1 * min(rank, LAST_RANK)),
        float(rank == 0),
        float(rank is not None and not swap.trusted),
        swap.thesaurus,
        swap.learned,
    )


def marks_the_field(resources: Resources, key: str) -> bool:
    """Whether a word is one of those by which the article's field is known: it is at home here."""
    marked = resources.lexicon.marked_domains.get(key, ())
    return not resources.domain_set.isdisjoint(marked)


def dot(weights: Sequence[float], features: Sequence[float]) -> float:
    """What a regression makes of its features."""
    return sum(weight * feature for weight, feature in zip(weights, features, strict=True))


class Listed(NamedTuple):
    """A natural word that a spinner's word may stand for in its place."""

    text: str
    gain: float
    trust: Trust
    features: tuple[float, ...]
    score: float
    """What the ranking makes of it; nats."""


def listed(resources: Resources, match: SpinnerMatch) -> list[Listed]:
    """What a spinner's word may stand for, best first, ranked by the lists and by how it reads in its place."""
    words, lexicon = resources.analysis.words, resources.lexicon
    swaps = lexicon.swaps.swaps(match.readings[0].garbled)
    naturals = list(spinner_naturals(resources, match))
    puts = [tokenize(put) for put, *_ in naturals]
    gains = lexicon.fluency.gains(words, match.first, match.last, puts)
    found: dict[str, Listed] = {}
    for (put, rank, grade), tokens, gain in zip(naturals, puts, gains, strict=True):
        swap = swaps.get(lexicon.key(put), Swap())._replace(rank=rank)
        longer = len(tokens) - (match.last - match.first)
        features = (ranked_gain(gain, longer), *listed_features(resources, put, swap))
        natural = Listed(put, gain, grade, features, dot(LISTED_RANKING, features))
        if put not in found or found[put].score < natural.score:
            found[put] = natural
    return sorted(found.values(), key=lambda natural: -natural.score)


def spinner_suspect(resources: Resources, match: SpinnerMatch) -> Suspect | None:
    """Weigh a spinner's word in a spun document."""
    naturals = listed(resources, match)
    if not naturals:
        return None
    best, *others = naturals
    alone = _CLIP if best.trust == "high" else 0.0
    lead = best.score - others[0].score if others else alone
    text = resources.analysis.words[match.first : match.last]
    frequency = max(resources.lexicon.fluency.frequency(word) for word in text)
    function_word = match.readings[0].pos in ("prep", "conj")
    log_odds = 1.75 + _GRADE[best.trust] + 0.11 * _clip(best.gain) - 0.09 * frequency - 0.3 * function_word
    log_odds += _SEVERAL * (len(text) > 1)
    replacements = tuple(natural.text for natural in naturals[:5])
    return Suspect(match.first, match.last, replacements, log_odds, _clip(best.gain), lead)


def spinner_suspects(resources: Resources) -> list[Suspect]:
    """The spinner words of a spun document, weighed; of overlapping ones the longer, then the surer."""
    found = [suspect for match in resources.spinner_words if (suspect := spinner_suspect(resources, match))]
    found.sort(key=lambda suspect: (suspect.first - suspect.last, -suspect.log_odds))
    taken: set[int] = set()
    kept = []
    for suspect in found:
        tokens = range(suspect.first, suspect.last)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(suspect)
    return sorted(kept, key=lambda suspect: suspect.first)


_UNINFLECTED = frozenset({"adv", "prep", "conj"})
_LETTER = {"noun": "N", "verb": "V", "adj": "J", "adv": "R"}


def _with_gaps(resources: Resources, put: Sequence[str], first: int) -> str:
    """Words in place of as many tokens from `first` on, with the hyphens that stand between those."""
    parts = [put[0]]
    for at, word in enumerate(put[1:], first):
        parts += ("-" if resources.analysis.hyphenated(at) else " ", word)
    return "".join(parts)


def _flat(put: list[str]) -> list[str]:
    return [token for word in put for token in tokenize(word)]


def _clip(bits: float) -> float:
    return max(-_CLIP, min(_CLIP, bits))


def preference(gain: float) -> str:
    """What a gain in bits means, in a writer's words."""
    times = f"{round(2**gain, 1):g}" if gain < _CLIP else "more than 1,000"
    return f"in clean English the replacement is {times} times as likely here"


def logistic(log_odds: float) -> float:
    """Probability of natural log-odds."""
    return 1 / (1 + math.exp(-log_odds))

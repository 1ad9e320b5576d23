"""What an article is about, worked out from its own terms and words."""

from __future__ import annotations

from collections import Counter

from ..lexicon import Lexicon, Scan

_LEAST_EVIDENCE = 3
"""A domain with less evidence than this is not guessed."""
_MOST_DOMAINS = 3
_HINT = 2
"""Evidence from which a text that shows no domain hints at one."""


def domain_evidence(lexicon: Lexicon, scan: Scan) -> Counter[str]:
    """How many distinct terms (each counts twice) and marker words of each domain a document uses."""
    scores: Counter[str] = Counter()
    for natural, domain in {(match.term.natural, match.term.domain) for match in scan.terms}:
        scores[domain] += 2 if " " in natural else 1
    marked = lexicon.marked_domains
    for key, count in Counter(filter(marked.__contains__, scan.keys)).items():
        for domain in marked[key]:
            scores[domain] += 1 + (count > 2)
    scores.pop("general", None)
    return scores


def guess_domains(evidence: Counter[str]) -> tuple[str, ...]:
    """The domains with most evidence, likeliest first; none where a text is too short to show one."""
    ranked = _ranked(evidence)[:_MOST_DOMAINS]
    if not ranked or ranked[0][1] < _LEAST_EVIDENCE:
        return ()
    best = ranked[0][1]
    return tuple(domain for domain, score in ranked if score >= max(_LEAST_EVIDENCE, 0.4 * best))


def hinted_domain(evidence: Counter[str]) -> str | None:
    """The domain at which a line or two hint, if one stands alone at the top."""
    ranked = _ranked(evidence)[:2]
    if not ranked or ranked[0][1] < _HINT or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def _ranked(evidence: Counter[str]) -> list[tuple[str, int]]:
    """Domains with their evidence, most first; of equals by name, so that every run guesses the same."""
    return sorted(evidence.items(), key=lambda item: (-item[1], item[0]))

"""Known garble

What it finds:
    A phrase that is known to stand for another: "counterfeit consciousness" for artificial intelligence.
    The phrases come from published lists of tortured phrases and from the glossaries. Every inflection
    matches, hyphens and line breaks make no difference, and an entry's own context clauses are kept.

Why it matters:
    No writer in the field would use the phrase. It shows that a text was rewritten word by word, and it
    leaves readers guessing.

Example:
    Wrong: Counterfeit consciousness is in every phone.
    Right: Artificial intelligence is in every phone.

Fix safety:
    Safe where the phrase has one natural form. Unsafe where several are listed, and where the phrase is a
    single word.

Settings:
    `--domain` decides which glossaries are at home; `--glossary` adds your own.

Source:
    Tortured phrases: Cabanac, Labbé, Magazinov (2021), arXiv:2107.06751; the lists named in the head of
    `rules/known_garbles.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..analysis import tokenize
from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ..lexicon import KnownMatch
    from ._resources import Resources


_SPUN = 0.8
"""Probability of a spun document from which a phrase that may be right is believed garbled."""
_VERB_TAGS = frozenset({"VBG", "VBD", "VBN"})


def check(resources: Resources) -> Iterator[Proposal]:
    """Report every known garble whose context clauses hold."""
    for match in resources.known:
        entry = match.entry
        start, end = resources.range(match.first, match.last)
        naturals = _like_listed(resources, match)
        replacements = resources.dress(naturals, match.first, match.last)
        if not replacements:
            continue
        several = match.last - match.first > 1
        doubtful = resources.may_be_right(match) or resources.reads_well(match)
        if resources.belief.probability < _SPUN and doubtful:
            continue
        yield Proposal(
            "SP001",
            "error",
            start,
            end,
            f'"{resources.text(match.first, match.last)}" stands for "{resources.spelt(entry.naturals[0])}"',
            replacements,
            confidence=0.99 if several else 0.9,
            safe=several and len(entry.naturals) == 1,
            evidence=(Evidence("known", _origin(match)),),
            domain=entry.domain,
        )


def _like_listed(resources: Resources, match: KnownMatch) -> tuple[str, ...]:
    """Natural phrases in the form that the listed garble has in the text: strips -> peels."""
    words, before = resources.analysis.words[match.first : match.last], tokenize(match.entry.garbled)
    if len(words) != len(before):
        return match.entry.naturals
    return tuple(_inflected(resources, natural, before, words) for natural in match.entry.naturals)


def _inflected(resources: Resources, natural: str, before: Sequence[str], words: Sequence[str]) -> str:
    parts = natural.split(" ")
    for place, (old, new) in enumerate(zip(before, words, strict=True)):
        if old == new:
            continue
        target = place if len(parts) == len(before) else 0 if place == 0 and len(before) > 1 else len(parts) - 1
        forms = resources.lexicon.forms
        verb = any(lemma == old and tag in _VERB_TAGS for lemma, tag in forms.lemmas(new))
        parts[target] = forms.inflect_like(parts[target], new, "V" if verb else "")
    return " ".join(parts)


def _origin(match: KnownMatch) -> str:
    entry = match.entry
    if entry.domain:
        return f"listed in the glossary {entry.domain}"
    if entry.papers:
        return f"a published tortured phrase, counted in {entry.papers} papers"
    return "a published tortured phrase"


RULE = Rule("SP001", "known-garble", "error", "0.1.0", check)

"""Hard word with a plainer one

What it finds:
    Words and phrases of officialese that have an everyday word (“utilise”: “use”; “prior to”: “before”), with
    the everyday word in the form of the text. It is silent where the word is a term of a glossary, part of a name,
    quoted, or near a word with which it is right (“retain water”).

Why it matters:
    The everyday word is shorter, known to more readers, and seldom less exact.

Example:
    Wrong: Patients should utilise the cream prior to bedtime.
    Right: Patients should use the cream before bedtime.

Fix safety:
    Unsafe: whether the plainer word says the same here is for the writer to judge.

Settings:
    Off unless an audience is named or the rule is selected, always part of `unspin review`. The list is
    `rules/plain_words.tsv`.

Source:
    Plainlanguage.gov, "Use simple words and phrases" (public domain); retext-simplify (MIT).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ..lexicon import PlainWord
    from ._resources import Resources

_CONFIDENCE = 0.3
"""Low: where a garble overlaps, the garble is the news."""
_NEAR = 4
"""Tokens before and behind in which a word of the context may stand."""


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the hard words, each with its plainer ones."""
    prose = resources.analysis.prose
    covered = 0
    for entry, first, last in resources.lexicon.plain_words(resources.analysis.words, resources.scan.keys):
        if first < covered or _is_right(resources, entry, first, last):
            continue
        start, end = resources.range(first, last)
        naturals = _in_form(resources, entry, first, last)
        replacements = resources.dress(naturals, first, last)
        if replacements:
            covered = last
            shown = " or ".join(f"“{text}”" for text in replacements)
            yield Proposal(
                "RD006",
                "info",
                start,
                end,
                f"“{prose[start:end]}” is a hard word: say {shown}",
                replacements,
                confidence=_CONFIDENCE,
                evidence=(Evidence("readability", f"plainer: {', '.join(entry.plain)}"),),
            )


def _is_right(resources: Resources, entry: PlainWord, first: int, last: int) -> bool:
    """Whether the word is right where it stands."""
    keys, words = resources.scan.keys, resources.analysis.words
    near = {*keys[max(0, first - _NEAR) : first], *keys[last : last + _NEAR]}
    near.update(words[max(0, first - _NEAR) : first], words[last : last + _NEAR])
    if near.intersection(entry.right_near) or resources.quoted(first, last):
        return True
    start, end = resources.range(first, last)
    text = resources.analysis.prose[start:end]
    named = text[:1].isupper() and resources.analysis.sentence_at(start)[0] != start
    return named or first in resources.term_tokens


def _in_form(resources: Resources, entry: PlainWord, first: int, last: int) -> list[str]:
    if entry.pos == "phrase":
        return list(entry.plain)
    word, letter = resources.analysis.words[first], entry.tag
    forms = resources.lexicon.forms
    return [forms.inflect_like(plain, word, letter) for plain in entry.plain]


RULE = Rule("RD006", "hard-word", "info", "0.2.0", check, default=False)

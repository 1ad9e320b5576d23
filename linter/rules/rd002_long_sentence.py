"""Sentence too long

What it finds:
    Sentences with more words than the audience's limit (`sentence-words`), with the place to split them and
    the words that make them hard.

Why it matters:
    A reader holds a sentence in mind until it ends. Length is what all readability formulas agree on.

Example:
    Wrong: One sentence of thirty-eight words with three clauses.
    Right: Two sentences, split before “because”.

Fix safety:
    No fix: the two halves want words of their own.

Settings:
    `--audience` sets the limit; off unless an audience is named or the rule is selected, always part of
    `unspin review`. A heading, a table cell and a list item of a few words are no sentences.

Source:
    The audience's: `docs/readability.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._advice import hard_words, where_to_split
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources


def check(resources: Resources) -> Iterator[Proposal]:
    """Report every sentence beyond the limit."""
    from ..readability import joints

    readability, audience = resources.readability, resources.audience
    for sentence in readability.sentences:
        words = sentence.counts.words
        if words <= audience.sentence_words:
            continue
        text = readability.text(sentence)
        clauses = len(joints(text)) + 1
        hard = hard_words(resources, sentence)
        yield Proposal(
            "RD002",
            "info",
            sentence.start,
            sentence.end,
            f"{words} words, {clauses} clause{'s' if clauses > 1 else ''}: {where_to_split(text)} "
            f"(at most {audience.sentence_words} words for {audience.title})",
            evidence=(Evidence("readability", f"hard words: {hard}"),) if hard else (),
        )


RULE = Rule("RD002", "long-sentence", "info", "0.2.0", check, default=False)

"""The preposition behind a word that is put right: "powerless against" is "vulnerable to"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..analysis import STOP_WORDS
from ..lexicon import DETERMINERS
from ._suspects import Suspect

if TYPE_CHECKING:
    from ._resources import Resources

_PREPOSITIONS = (
    "to of in on at for from by with about into against over through as than between among towards".split()
)
_GOVERNED = -2
"""Bits of a preposition's share of what follows a word from which the word asks for it: one time in four …"""
_RATHER = 4
"""… and bits by which it is commoner there than the one in the text."""
_BEFORE_NOUNS = -4
"""Bits of the share of "the" behind both from which a noun follows, one in sixteen: "to" may be a verb's."""
_FEWEST = 3
"""Binary logarithm of how often clean English has the two together, at least."""
_RANGE = 4
"""Tokens within which "to" closes what "from" opens."""


def with_preposition(resources: Resources, suspect: Suspect) -> Suspect:
    """The suspect with the preposition behind it, where its first replacement asks for another one."""
    words, last = resources.analysis.words, suspect.last
    if not suspect.replacements or not _governs(resources, last):
        return suspect
    text = words[last]
    puts = tuple(_with_its_own(resources, replacement, text) for replacement in suspect.replacements)
    if puts[0] == f"{suspect.replacements[0]} {text}":
        return suspect
    return replace(suspect, last=last + 1, replacements=puts)


def _governs(resources: Resources, token: int) -> bool:
    """Whether a token is a preposition before a noun phrase, and nothing else has a say about it."""
    words = resources.analysis.words
    if words[token] not in _PREPOSITIONS or token in resources.idiom_words:
        return False
    following = words[token + 1]
    range_of_two = words[token] == "from" and "to" in words[token : token + 1 + _RANGE]
    opens = following in DETERMINERS or (following[0].isalpha() and following not in STOP_WORDS)
    return opens and not range_of_two


def _with_its_own(resources: Resources, replacement: str, text: str) -> str:
    """A replacement with the preposition it asks for: its own ("consist of"), or for want of one the text's."""
    *before, word = replacement.split(" ")
    return replacement if before and word == "of" else f"{replacement} {_asked_for(resources, word, text)}"


def _asked_for(resources: Resources, word: str, text: str) -> str:
    """The preposition that a verb or adjective asks for; that of the text where it does as well, or none is."""
    tags = resources.lexicon.forms.tags(word)
    if any(tag.startswith("NN") for tag in tags):
        return text
    count, frequency = resources.lexicon.fluency.pair_count, resources.lexicon.fluency.frequency(word)
    asked = [
        preposition
        for preposition in _PREPOSITIONS
        if (together := count((word, preposition))) >= max(_FEWEST, frequency + _GOVERNED)
        and together - count((word, text)) >= _RATHER
        and count((word, preposition, "the")) - together >= _BEFORE_NOUNS
    ]
    return max(asked, key=lambda preposition: count((word, preposition)), default=text)

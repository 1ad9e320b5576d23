"""What a sentence is made of, as far as readers stumble over it: where its clauses meet, and the passive voice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .._later import pattern
from ..analysis import Forms

_SUBJECT = "[Ii]|you|he|she|it|we|they|this|that|these|those|there|one|nobody|everyone|people"
_NOUN = "the|an?|my|your|his|her|its|our|their|some|many|most|each|every|no|all"
_JOINT = pattern(
    r"[;:—–]\s*(?P<mark>\w+)"
    r"|\s-\s+(?P<dash>\w+)"
    r"|,\s+(?P<comma>and|but|or|nor|so|yet|which|who|whose|where|while|whereas|although|though|because|if|when)\b"
    r"|\s(?P<word>because|although|whereas|unless|whenever|so that|even though)\b"
    r"|\s(?P<finite>when|if|while|though|where|as|and|but)\s+(?=(?:" + _SUBJECT + "|" + _NOUN + r")\b)"
    r"|\s(?P<time>before|after|until|since)\s+(?=(?:" + _SUBJECT + r")\b)"
)
"""Where a new clause begins inside a sentence; the named group is the word that begins it."""

_BE = frozenset("am is are was were be been being isn't aren't wasn't weren't it's that's they're we're".split())
_BETWEEN = 3
"""Words that may stand between "was" and the participle: "was not always fully understood"."""
_NOT_PASSIVE = frozenset(
    "interested tired excited worried pleased married supposed born gone done based located used determined "
    "surprised concerned retired related mistaken bored scared ashamed known called named".split()
)
"""Participles that are mostly adjectives, or passives that nobody would say otherwise."""
_ADVERBS = frozenset("not never always often also still only just then now already ever soon well".split())


_MARKS = {";": "semicolon", ":": "colon", "—": "dash", "–": "dash", "-": "dash"}


class Joint(NamedTuple):
    """A place where a new clause begins."""

    at: int
    """Offset in the sentence of the word that begins it."""
    mark: str
    """The semicolon, colon or dash in front of it, by its name; empty for another joint."""


def joints(sentence: str) -> list[Joint]:
    """The places between the clauses of a sentence, in order; one clause more than places."""
    found = []
    for match in _JOINT.finditer(sentence):
        name = match.lastgroup
        if name is not None and match.start() > 0:
            found.append(Joint(match.start(name), _MARKS.get(match[0].strip()[0], "")))
    return found


def middle_joint(sentence: str) -> Joint | None:
    """The joint nearest to the middle of a sentence: where it is best split."""
    return min(joints(sentence), key=lambda joint: abs(joint.at - len(sentence) / 2), default=None)


def passive(words: Sequence[str], forms: Forms) -> tuple[int, int] | None:
    """The first verb in the passive voice among the tokens of a sentence, as a range [first, last); None: none."""
    for first, word in enumerate(words):
        if word not in _BE:
            continue
        for at in range(first + 1, min(first + 2 + _BETWEEN, len(words))):
            its = words[at]
            if _participle(its, forms):
                return first, at + 1
            if not (its in _ADVERBS or its.endswith("ly") or its in ("been", "being")):
                break
    return None


def _participle(word: str, forms: Forms) -> bool:
    if word in _NOT_PASSIVE:
        return False
    readings = forms.lemmas(word)
    return any(tag in ("VBN", "VBD") for _, tag in readings) and not (
        readings[0][1] == "JJ" and not word.endswith("ed")
    )

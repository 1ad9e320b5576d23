"""Spins clean text the way article spinners do, and remembers what stood there.

A document is spun in one style: which share of its words is touched, whether a word always gets the same
substitute, how eagerly stock phrases are put in. Many documents stay as they are: they teach what odd but
right words look like.
"""

import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from training.word_lists import FUNCTION_WORDS

Sentence = list[str]
Paragraph = list[Sentence]
Weighted = list[tuple[str, float]]
Table = dict[str, Weighted]
"""Natural word or phrase -> what may stand in its place."""
Phrase = tuple[tuple[str, ...], Weighted, bool]
"""Natural words, what may stand for them as a whole, and whether they are a term, swapped word by word."""

VOWELS = frozenset("aeiou")
ARTICLES = frozenset(("a", "an"))


@dataclass(frozen=True, slots=True)
class SpunWord:
    """A word of the spun text."""

    text: str
    swapped: bool = False
    original: tuple[str, ...] = ()
    """What stood there; empty for a swapped word that only belongs to the one before it."""

    @property
    def garbled(self) -> bool | None:
        """Whether a reader should flag the word; None for the small words of a phrase that was swapped in."""
        return None if self.swapped and self.text in FUNCTION_WORDS else self.swapped


@dataclass(frozen=True, slots=True)
class Style:
    """How one document is spun."""

    rate: float
    """The share of swappable words that are swapped."""
    phrase_rate: float
    """The share of known phrases that become stock phrases, and of terms of which every word is swapped."""
    sticky: bool
    """A word gets the same treatment throughout, as a spinner with a fixed dictionary gives it."""
    sharpness: float
    """Above 1 prefers the likeliest substitutes, below 1 spreads over all."""
    clean_paragraphs: float
    """The share of paragraphs left alone."""
    name_rate: float
    """What part of the rate applies to capitalised words inside a sentence."""


CLEAN_SHARE = 0.3
LIGHT_SHARE = 0.2
WORD_BY_WORD = 0.5
"""How often a term that has a listed garble is swapped word by word all the same."""


def draw_style(rng: random.Random, light_share: float = LIGHT_SHARE) -> Style | None:
    """A style for a document, or None to leave it clean."""
    kind = rng.random()
    if kind < CLEAN_SHARE:
        return None
    rate = rng.uniform(0.01, 0.1) if kind < CLEAN_SHARE + light_share else rng.uniform(0.1, 0.7)
    return Style(
        rate=rate,
        phrase_rate=min(1.0, rate * rng.uniform(1.0, 2.5)),
        sticky=rng.random() < 0.7,
        sharpness=rng.choice((0.7, 1.0, 1.5)),
        clean_paragraphs=rng.choice((0.0, 0.0, 0.0, 0.3)),
        name_rate=rng.choice((0.0, 0.2, 0.6)),
    )


class Choices:
    """Weighted alternatives, drawn fast."""

    __slots__ = ("_cumulated", "_words")

    def __init__(self, weighted: Weighted, sharpness: float) -> None:
        self._words = [word.split() for word, _ in weighted]
        self._cumulated = list(accumulate(weight**sharpness for _, weight in weighted))

    def draw(self, rng: random.Random) -> list[str]:
        """The words of one alternative."""
        return rng.choices(self._words, cum_weights=self._cumulated)[0]


class Spinner:
    """Holds the swap table and the phrase table; `spin` makes one document's spun version."""

    def __init__(self, swaps: Table, phrases: Table, terms: Iterable[str] = ()) -> None:
        self.swaps = {word: choices for word, choices in swaps.items() if " " not in word}
        self.phrases: dict[str, list[Phrase]] = {}
        terms = frozenset(terms)
        listed = phrases.keys() | {words for words in swaps if " " in words} | terms
        for natural in sorted(listed, key=lambda natural: (-len(natural.split()), natural)):
            words = tuple(natural.split())
            choices = phrases.get(natural, []) + swaps.get(natural, [])
            self.phrases.setdefault(words[0], []).append((words, choices, natural in terms))
        self._choices: dict[tuple[str, float], Choices] = {}

    def spin(
        self, paragraphs: list[Paragraph], style: Style | None, rng: random.Random
    ) -> list[list[list[SpunWord]]]:
        """The document's paragraphs, sentence by sentence, spun in this style or left clean."""
        run = None if style is None else _Run(self, style, rng)
        spun = []
        for paragraph in paragraphs:
            if run is None or rng.random() < run.style.clean_paragraphs:
                spun.append([[SpunWord(token) for token in sentence] for sentence in paragraph])
            else:
                spun.append([list(run.sentence(sentence)) for sentence in paragraph])
        return spun

    def choices(self, natural: str, alternatives: Weighted, sharpness: float) -> Choices:
        """What may stand for the natural words, ready to be drawn."""
        key = natural, sharpness
        if key not in self._choices:
            self._choices[key] = Choices(alternatives, sharpness)
        return self._choices[key]


class _Run:
    """One document's spinning: the style, and the habits that form under way."""

    def __init__(self, spinner: Spinner, style: Style, rng: random.Random) -> None:
        self.spinner = spinner
        self.style = style
        self._rng = rng
        self._habits: dict[str, list[str] | None] = {}

    def sentence(self, tokens: Sentence) -> Iterator[SpunWord]:
        """The sentence, spun; an article waits for the word it goes with."""
        lower = [token.lower() for token in tokens]
        article: str | None = None
        at = 0
        while at < len(tokens):
            length, words = self._phrase(lower, at) or (1, self._word(tokens, lower, at))
            if article is not None:
                following = words[0]
                yield SpunWord(_article(following.text) if following.swapped else article)
                article = None
            at += length
            if lower[at - 1] in ARTICLES and not words[0].swapped and at < len(tokens):
                article = words[0].text
            else:
                yield from words

    def _phrase(self, lower: Sentence, at: int) -> tuple[int, list[SpunWord]] | None:
        """The longest known phrase at this place, if it is swapped: its length, and what stands there now."""
        for natural, alternatives, is_term in self.spinner.phrases.get(lower[at], ()):
            if tuple(lower[at : at + len(natural)]) == natural:
                if is_term and (not alternatives or self._rng.random() < WORD_BY_WORD):
                    return self._term(natural)
                chosen = self._choose(" ".join(natural), alternatives, self.style.phrase_rate)
                return None if chosen is None else (len(natural), align(natural, chosen))
        return None

    def _term(self, natural: tuple[str, ...]) -> tuple[int, list[SpunWord]] | None:
        """The term with every word swapped that can be, or None to leave it."""
        if self._rng.random() >= self.style.phrase_rate:
            return None
        words: list[SpunWord] = []
        for form in natural:
            candidates = self.spinner.swaps.get(form)
            chosen = self._choose(form, candidates, 1.0) if candidates else None
            words += [SpunWord(form)] if chosen is None else align((form,), chosen)
        return len(natural), words

    def _word(self, tokens: Sentence, lower: Sentence, at: int) -> list[SpunWord]:
        """The word at this place, swapped or not; acronyms are left alone."""
        form, token = lower[at], tokens[at]
        candidates = self.spinner.swaps.get(form)
        if candidates and not token[1:].isupper():
            is_name = at > 0 and token[0].isupper()
            chosen = self._choose(form, candidates, self.style.rate * (self.style.name_rate if is_name else 1.0))
            if chosen is not None:
                return align((form,), chosen)
        return [SpunWord(token)]

    def _choose(self, natural: str, alternatives: Weighted, rate: float) -> list[str] | None:
        """What is put for the natural words this time, or None to leave them."""
        chosen = self._habits.get(natural) if self.style.sticky else None
        if chosen is not None or (self.style.sticky and natural in self._habits and rate < 1):
            return chosen
        if self._rng.random() < rate:
            chosen = self.spinner.choices(natural, alternatives, self.style.sharpness).draw(self._rng)
        self._habits[natural] = chosen
        return chosen


def align(natural: tuple[str, ...], spun: list[str]) -> list[SpunWord]:
    """Says what each spun word stands for: word by word where both are equally long, else all at the first."""
    if len(natural) == len(spun):
        return [
            SpunWord(new, swapped=True, original=(old,)) if new != old else SpunWord(new)
            for new, old in zip(spun, natural, strict=True)
        ]
    head, *rest = spun
    return [SpunWord(head, swapped=True, original=natural), *(SpunWord(word, swapped=True) for word in rest)]


def _article(following: str) -> str:
    return "an" if following[0].lower() in VOWELS else "a"


def load_spinner(swaps: Path, phrases: Path) -> Spinner:
    """A spinner from the tables that `training.swaps` and `training.phrases` made."""
    listed = json.loads(phrases.read_text(encoding="utf8"))
    return Spinner(json.loads(swaps.read_text(encoding="utf8")), listed["phrases"], listed["terms"])

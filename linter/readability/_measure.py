"""How hard an article is to read: as a whole, by section, paragraph and sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from statistics import median
from typing import Any

from .._later import pattern
from ..analysis import Analysis, Forms
from ..documents import Block, Role
from ._counts import SENTENCE, Counter, Counts, unpacked
from ._formulas import FORMULAS, LEAST_WORDS, reading_seconds, speaking_seconds
from ._language import ENGLISH, language, language_name

PROSE_ROLES: frozenset[Role] = frozenset({"paragraph", "item", "quote", "footnote"})
"""What is graded. Headings, table cells, captions, alternative texts and metadata are no running prose."""
_FRAGMENT = 8
"""A shorter run of words without a full stop is no sentence: a shopping list, a signature."""
_CLOSED = pattern(r"[.!?…][\"'”’)\]*_]*$")

RANGE = ("flesch-kincaid", "smog", "gunning-fog", "coleman-liau", "ari", "dale-chall", "forcast")
"""The formulas that were made to give a school grade: their least and highest are how sure the grade is."""
VOTERS = (*("flesch-reading-ease", "flesch-kincaid", "gunning-fog", "coleman-liau", "ari", "dale-chall", "lix"),)
"""The formulas that mean something for a single sentence: SMOG and FORCAST need a sample."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the article's prose and what is counted in it; offsets are into `Analysis.prose`."""

    start: int
    end: int
    section: tuple[str, ...]
    """Texts of the headings above it, outermost first."""
    _all: int = field(repr=False)
    _names: int = field(repr=False)
    _terms: int = field(repr=False)

    @property
    def counts(self) -> Counts:
        """Everything in it."""
        return unpacked(self._all)

    @property
    def names(self) -> Counts:
        """Its proper names alone."""
        return unpacked(self._names)

    @property
    def terms(self) -> Counts:
        """Its glossary terms alone, those that are no names."""
        return unpacked(self._terms)

    @property
    def enough(self) -> bool:
        """Whether it is long enough for a grade."""
        return self.counts.words >= LEAST_WORDS

    def scores(self) -> dict[str, float]:
        """What the formulas say, by name; empty where it is too short for a grade."""
        counts = self.counts
        return scores(counts) if counts.words >= LEAST_WORDS else {}

    def grades(self) -> dict[str, float]:
        """The same as US school grades."""
        return {name: FORMULAS[name].grade(score) for name, score in self.scores().items()}

    @property
    def range(self) -> tuple[float, float] | None:
        """Least and highest school grade by the formulas of `RANGE`; None where it is too short."""
        grades = self.grades()
        its = [grades[name] for name in RANGE if name in grades]
        return (min(its), max(its)) if its else None

    @property
    def difficulty(self) -> float:
        """Median school grade by `VOTERS`, however short it is: to compare sentences by, no grade of a text."""
        its = scores(self.counts)
        return median(FORMULAS[name].grade(its[name]) for name in VOTERS) if its else 0.0

    def votes(self, limit: float) -> list[str]:
        """Names of the `VOTERS` by which it is harder than a school grade, however short it is."""
        its = scores(self.counts)
        return [name for name in VOTERS if its and FORMULAS[name].grade(its[name]) > limit]


def scores(counts: Counts) -> dict[str, float]:
    """What each formula makes of counts, by its name; without those that too few sentences keep silent."""
    if not counts.words or not counts.sentences:
        return {}
    return {
        name: formula.score(counts)
        for name, formula in FORMULAS.items()
        if counts.sentences >= formula.least_sentences
    }


@dataclass(frozen=True)
class Readability:
    """How hard an article is to read, and where."""

    document: Passage
    sections: tuple[Passage, ...]
    """The prose directly below each heading; what stands before the first heading has an empty path."""
    paragraphs: tuple[Passage, ...]
    """Paragraphs, quotations, footnotes and list items."""
    sentences: tuple[Passage, ...]
    language: str
    """ISO 639-1 code; of another language than English nothing is counted."""
    _analysis: Analysis = field(repr=False)
    _counter: Counter = field(repr=False)
    _terms: Sequence[tuple[int, int]] = field(repr=False)

    @property
    def note(self) -> str | None:
        """Why there is no grade for the document; None where there is one."""
        words = self.document.counts.words
        if self.language != ENGLISH:
            return f"the article is in {language_name(self.language)}: the formulas were made for English"
        if not words:
            return (
                "there is no running prose to grade: no sentences outside headings, tables, code and short lists"
            )
        if not self.document.enough:
            return f"{words} word{'s' if words != 1 else ''} of running prose: a grade needs {LEAST_WORDS}"
        return None

    def hard_words(self, passage: Passage, without_terms: bool = False) -> list[str]:
        """The words that make a passage hard: complex and not easy, each once, longest in the mouth first."""
        words = self._counter.hardest(self.text(passage))
        if not without_terms:
            return words
        phrases = _within(self._terms, passage.start, passage.end)
        terms = " ".join(self._analysis.prose[start:end] for start, end in phrases).lower()
        return [word for word in words if word.lower() not in terms]

    def text(self, passage: Passage) -> str:
        """The prose of a passage."""
        return self._analysis.prose[passage.start : passage.end]

    def source_range(self, passage: Passage) -> tuple[int, int]:
        """Where a passage stands in the decoded source, in code points, half open."""
        return self._analysis.source_range(passage.start, passage.end)

    def line(self, passage: Passage) -> int:
        """Line of the source, from 1, in which a passage begins."""
        return self._analysis.document.location(self.source_range(passage)[0])[0]

    def to_json(self) -> dict[str, Any]:
        """All of it in plain values; numbers rounded to two digits, offsets into the decoded source."""
        return {
            "path": self._analysis.document.path,
            "language": self.language,
            "note": self.note,
            "document": self._json(self.document),
            "sections": list(map(self._json, self.sections)),
            "paragraphs": list(map(self._json, self.paragraphs)),
            "sentences": list(map(self._json, self.sentences)),
        }

    def _json(self, passage: Passage) -> dict[str, Any]:
        start, end = self.source_range(passage)
        counts, span = passage.counts, passage.range
        grades = {name: round(grade, 2) for name, grade in passage.grades().items()}
        return {
            "start": start,
            "end": end,
            "line": self.line(passage),
            "section": list(passage.section),
            "counts": counts._asdict(),
            "hard_words_without_terms": counts.without(passage.terms).hard_words,
            "scores": {name: round(score, 2) for name, score in passage.scores().items()},
            "grades": grades,
            "range": [round(grade, 2) for grade in span] if span else None,
            "difficulty": round(passage.difficulty, 2),
            "reading_seconds": round(reading_seconds(counts), 1),
            "speaking_seconds": round(speaking_seconds(counts), 1),
        }


def measure(analysis: Analysis, forms: Forms, terms: Iterable[tuple[int, int]] = ()) -> Readability:
    """Measure a document. `terms` are the prose ranges of glossary terms in it."""
    code = language(analysis)
    sentences: list[Passage] = []
    paragraphs: list[Passage] = []
    sections: list[Passage] = []
    first = 0
    counter, spans = _counter(forms), _merged(terms)
    if code == ENGLISH:
        for block, its in zip(analysis.document.blocks, analysis.sentences_by_block, strict=True):
            if block.role in ("heading", "title"):
                sections += _together(paragraphs[first:])
                first = len(paragraphs)
            elif block.role in PROSE_ROLES:
                counted = list(_sentences(analysis, block, its, counter, spans))
                sentences += counted
                paragraphs += _together(counted)
        sections += _together(paragraphs[first:])
    whole = next(_together(sections), Passage(0, 0, (), 0, 0, 0))
    document = Passage(whole.start, whole.end, (), whole._all, whole._names, whole._terms)
    return Readability(
        document, tuple(sections), tuple(paragraphs), tuple(sentences), code, analysis, counter, spans
    )


@lru_cache(maxsize=1)
def _counter(forms: Forms) -> Counter:
    """The counter of a process: it keeps what it found out about words, of all articles."""
    return Counter(forms)


def _sentences(
    analysis: Analysis,
    block: Block,
    ranges: Sequence[tuple[int, int]],
    counter: Counter,
    terms: Sequence[tuple[int, int]],
) -> Iterator[Passage]:
    for start, end in ranges:
        text = analysis.prose[start:end]
        words = counter.sentence(text)
        number = unpacked(words.all).words
        if number and (number >= _FRAGMENT or _CLOSED.search(text)):
            phrases = _within(terms, start, end)
            of_terms = sum(counter.common_words(analysis.prose[at:to]) for at, to in phrases)
            yield Passage(start, end, block.section, words.all + SENTENCE, words.names, of_terms)


def _together(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Passages as one; none of none."""
    if passages:
        yield Passage(
            passages[0].start,
            passages[-1].end,
            passages[0].section,
            sum(passage._all for passage in passages),
            sum(passage._names for passage in passages),
            sum(passage._terms for passage in passages),
        )


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, those that overlap made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _within(ranges: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    for at in range(bisect_left(ranges, (start, start)), len(ranges)):
        first, last = ranges[at]
        if first >= end:
            return
        yield first, min(last, end)

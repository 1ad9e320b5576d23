"""What the report page draws of an article's readability: sentences as a strip, sections as bars."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ._readability import Compared, hardest

if TYPE_CHECKING:
    from .._check import Report
    from ..readability import Passage

STRIP_WIDTH, STRIP_HEIGHT = 1000, 60
"""Units of the strip's picture."""
_MOST_COLUMNS = 400
"""Columns of the strip; of a longer article neighbours share one, and the hardest of them is shown."""
_MOST_SENTENCES = 5
_MOST_HARD_WORDS = 6
_LEVELS = (
    (-3.0, "easy"),
    (0.0, "within the limit"),
    (3.0, "above the limit"),
    (float("inf"), "far above the limit"),
)
"""School grades above what the audience can be asked of a sentence, up to which a level goes, and its name."""


class Column(NamedTuple):
    """One sentence of the strip, or neighbours that share a column; in units of the picture."""

    x: float
    width: float
    height: float
    level: int
    label: str


class Bar(NamedTuple):
    """One section beside the limit."""

    name: str
    score: str
    """The score as printed; empty where the section is too short for a grade."""
    percent: float
    too_hard: bool
    words: int


class Hard(NamedTuple):
    """One of the hardest sentences."""

    text: str
    line: int
    words: int
    hard_words: str


class Reading(NamedTuple):
    """All that is drawn."""

    note: str
    verdict: str
    corrected: str
    """The score of the corrected version; empty where it is the same text, or too short."""
    columns: list[Column]
    levels: list[str]
    longest: int
    bars: list[Bar]
    limit: str
    limit_percent: float
    hard: list[Hard]


def reading_of(report: Report) -> Reading | None:
    """What is to be drawn of an article; None where there is no running prose, or none in English."""
    reading, audience = report.readability, report.audience
    if not reading.document.counts.words:
        return None
    rows = list(Compared(report).rows())
    scores = [score for row in rows if (score := row.of.score(row.now)) is not None]
    most = 1.15 * max([audience.limit, *scores])
    bars = [
        Bar(row.name, f"{score:.1f}", 100 * max(0.0, score) / most, row.too_hard, row.now.counts.words)
        if (score := audience.score(row.now)) is not None
        else Bar(row.name, "", 0.0, False, row.now.counts.words)
        for row in rows
        if row.now is not None
    ]
    return Reading(
        reading.note or "",
        audience.verdict(reading.document),
        _corrected(report),
        _columns(report, reading.sentences),
        [name for _, name in _LEVELS],
        max(sentence.counts.words for sentence in reading.sentences),
        bars if len(bars) > 1 and scores else [],
        f"{audience.gate.title} {audience.bound}",
        100 * audience.limit / most,
        [_hard(report, passage) for passage in hardest(report)[:_MOST_SENTENCES]],
    )


def _corrected(report: Report) -> str:
    after = report.audience.score(report.after_fixes.readability.document)
    return "" if after is None or report.corrected == report.source else f"{after:.1f}"


def _columns(report: Report, sentences: Sequence[Passage]) -> list[Column]:
    """The sentences along the article: as wide and as high as they are long, the harder the darker."""
    count = min(len(sentences), _MOST_COLUMNS)
    bounds = [round(at * len(sentences) / count) for at in range(count + 1)]
    longest = max(sentence.counts.words for sentence in sentences)
    unit = STRIP_WIDTH / sum(sentence.counts.words for sentence in sentences)
    columns = []
    x = 0.0
    for start, end in pairwise(bounds):
        shared = sentences[start:end]
        width = unit * sum(sentence.counts.words for sentence in shared)
        peak = max(shared, key=lambda sentence: sentence.difficulty)
        height = STRIP_HEIGHT * max(sentence.counts.words for sentence in shared) / longest
        columns.append(Column(x, width, height, _level(report, peak), _label(report, peak)))
        x += width
    return columns


def _level(report: Report, sentence: Passage) -> int:
    above = sentence.difficulty - report.audience.sentence_grade
    return next(level for level, (least, _) in enumerate(_LEVELS) if above <= least)


def _label(report: Report, sentence: Passage) -> str:
    words, line = sentence.counts.words, report.readability.line(sentence)
    return f"Line {line}: {words} word{'s' if words != 1 else ''}, {_LEVELS[_level(report, sentence)][1]}"


def _hard(report: Report, sentence: Passage) -> Hard:
    reading = report.readability
    words = ", ".join(reading.hard_words(sentence, report.audience.exempt_terms)[:_MOST_HARD_WORDS])
    text = " ".join(reading.text(sentence).split())
    return Hard(text, reading.line(sentence), sentence.counts.words, words)

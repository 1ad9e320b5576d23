"""How hard an article is to read: counts, formulas, and what they say of document, section and sentence."""

from ._counts import Counts
from ._formulas import FORMULAS, LEAST_WORDS, Formula, reading_seconds, speaking_seconds
from ._measure import RANGE, VOTERS, Passage, Readability, measure, scores
from ._syllables import syllables

__all__ = [
    "FORMULAS",
    "LEAST_WORDS",
    "RANGE",
    "VOTERS",
    "Counts",
    "Formula",
    "Passage",
    "Readability",
    "measure",
    "reading_seconds",
    "scores",
    "speaking_seconds",
    "syllables",
]

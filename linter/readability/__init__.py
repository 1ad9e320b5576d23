"""How hard an article is to read: counts, formulas, and what they say of document, section and sentence."""

from ._audiences import GENERAL, Audience, audiences, find_audience
from ._counts import Counts
from ._formulas import FORMULAS, LEAST_WORDS, Formula, reading_seconds, speaking_seconds
from ._measure import RANGE, VOTERS, Passage, Readability, measure, scores
from ._structure import Joint, joints, middle_joint, passive
from ._syllables import syllables

__all__ = [
    "FORMULAS",
    "GENERAL",
    "LEAST_WORDS",
    "RANGE",
    "VOTERS",
    "Audience",
    "Counts",
    "Formula",
    "Joint",
    "Passage",
    "Readability",
    "audiences",
    "find_audience",
    "joints",
    "measure",
    "middle_joint",
    "passive",
    "reading_seconds",
    "scores",
    "speaking_seconds",
    "syllables",
]

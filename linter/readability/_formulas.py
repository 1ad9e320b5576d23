"""The readability formulas, as pure functions of counts, each with its publication's constants."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from math import sqrt
from typing import NamedTuple

from ._counts import Counts

LEAST_WORDS = 100
"""Fewer words get no grade: it is the sample that Flesch, Gunning, and Dale and Chall drew."""


def flesch_reading_ease(counts: Counts) -> float:
    """Reading ease, about 0 (very hard) to 100 (very easy).

    206.835 - 1.015 words/sentence - 84.6 syllables/word. R. Flesch, "A new readability yardstick", Journal of
    Applied Psychology 32 (1948) 221-233. Example (Wikipedia, "Flesch-Kincaid readability tests"): "The Australian
    platypus is seemingly a hybrid of a mammal and reptilian creature." has 13 words, 24 syllables: 37.5.
    """
    return 206.835 - 1.015 * counts.per_sentence() - 84.6 * counts.syllables / counts.words


def flesch_kincaid(counts: Counts) -> float:
    """US school grade.

    0.39 words/sentence + 11.8 syllables/word - 15.59. J. P. Kincaid et al., "Derivation of new readability
    formulas for Navy enlisted personnel", Research Branch Report 8-75 (1975). Example (Wikipedia): the platypus of
    `flesch_reading_ease` has 11.3.
    """
    return 0.39 * counts.per_sentence() + 11.8 * counts.syllables / counts.words - 15.59


def smog(counts: Counts) -> float:
    """US school grade that understands all of the text.

    1.0430 sqrt(polysyllables * 30/sentences) + 3.1291. G. H. McLaughlin, "SMOG grading: a new readability
    formula", Journal of Reading 12 (1969) 639-646; fewer than 30 sentences are extrapolated, as the US National
    Cancer Institute does ("Making health communication programs work", 1989). Its tables round
    3 + sqrt(polysyllables): 31 to 42 of them in 30 sentences are grade 9, 57 to 72 grade 11.
    """
    return 1.0430 * sqrt(counts.polysyllables * 30 / counts.sentences) + 3.1291


def gunning_fog(counts: Counts) -> float:
    """Years of schooling.

    0.4 (words/sentence + 100 complex words/words). R. Gunning, "The technique of clear writing" (1952). Example
    (A. Stilman, "Grammatically correct", 1997): 100 words in 5 sentences, 14 of them complex: 13.6.
    """
    return 0.4 * (counts.per_sentence() + 100 * counts.complex_words / counts.words)


def coleman_liau(counts: Counts) -> float:
    """US school grade.

    0.0588 letters per 100 words - 0.296 sentences per 100 words - 15.8. M. Coleman and T. L. Liau, "A computer
    readability formula designed for machine scoring", Journal of Applied Psychology 60 (1975) 283-284. Example
    (Wikipedia, "Coleman-Liau index"): 119 words, 639 letters, 5 sentences: 14.5.
    """
    return 0.0588 * 100 * counts.letters / counts.words - 0.296 * 100 * counts.sentences / counts.words - 15.8


def automated_readability(counts: Counts) -> float:
    """US school grade.

    4.71 characters/word + 0.5 words/sentence - 21.43. R. J. Senter and E. A. Smith, "Automated readability
    index", AMRL-TR-66-220 (1967).
    """
    return 4.71 * counts.characters / counts.words + 0.5 * counts.per_sentence() - 21.43


def dale_chall(counts: Counts) -> float:
    """Score of the new Dale-Chall formula; `DALE_CHALL_GRADES` has the grades.

    0.1579 hard words in 100 + 0.0496 words/sentence, and 3.6365 more where hard words are over 5 in 100. E. Dale
    and J. S. Chall, "A formula for predicting readability", Educational Research Bulletin 27 (1948); word list and
    grades of "Readability revisited" (1995). Example: "The cat sat on the mat." has six easy words: 0.30.
    """
    share = 100 * counts.hard_words / counts.words
    return 0.1579 * share + 0.0496 * counts.per_sentence() + (3.6365 if share > 5 else 0.0)


def lix(counts: Counts) -> float:
    """Läsbarhetsindex: under 30 very easy, over 60 very hard.

    words/sentence + 100 long words/words. C. H. Björnsson, "Läsbarhet" (1968); grades of J. Anderson, "Lix and
    Rix", Journal of Reading 26 (1983) 490-496.
    """
    return counts.per_sentence() + 100 * counts.long_words / counts.words


def forcast(counts: Counts) -> float:
    """US school grade; sentences do not matter to it.

    20 - N/10, N the words of one syllable in 150. J. S. Caylor et al., "Methodologies for determining reading
    requirements of military occupational specialties", HumRRO TR 73-5 (1973): 100 of them make grade 10.
    """
    return 20 - 150 * counts.monosyllables / counts.words / 10


Bands = tuple[tuple[float, ...], tuple[float, ...]]
"""Limits between bands of a score, and the grade of each band: one more than limits."""

FLESCH_GRADES: Bands = ((30, 50, 60, 70, 80, 90), (17, 14.5, 11, 8.5, 7, 6, 5))
"""Flesch (1949), "The art of readable writing": 60 to 70 is plain English, grade 8 to 9."""
DALE_CHALL_GRADES: Bands = ((5, 6, 7, 8, 9, 10), (4, 5.5, 7.5, 9.5, 11.5, 14, 16))
"""Dale and Chall: up to 4.9 grade 4 and below, 5.0 to 5.9 grades 5 to 6 … 9.0 to 9.9 grades 13 to 15."""
LIX_GRADES: Bands = (
    (10, 15, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56),
    (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13),
)
"""Anderson (1983)."""


class Formula(NamedTuple):
    """A formula and what its score means."""

    name: str
    title: str
    score: Callable[[Counts], float]
    least_sentences: int = 1
    higher_is_easier: bool = False
    bands: Bands | None = None
    """How a score becomes a US school grade; None: it is one."""

    def grade(self, score: float) -> float:
        """The school grade that a score stands for, none below 0."""
        if self.bands is None:
            return max(0.0, score)
        limits, grades = self.bands
        return grades[bisect_right(limits, score)]


FORMULAS: dict[str, Formula] = {
    formula.name: formula
    for formula in (
        Formula("flesch-reading-ease", "Flesch reading ease", flesch_reading_ease, 1, True, FLESCH_GRADES),
        Formula("flesch-kincaid", "Flesch-Kincaid grade", flesch_kincaid),
        Formula("smog", "SMOG", smog, least_sentences=3),
        Formula("gunning-fog", "Gunning fog", gunning_fog),
        Formula("coleman-liau", "Coleman-Liau", coleman_liau),
        Formula("ari", "Automated readability index", automated_readability),
        Formula("dale-chall", "New Dale-Chall", dale_chall, bands=DALE_CHALL_GRADES),
        Formula("lix", "LIX", lix, bands=LIX_GRADES),
        Formula("forcast", "FORCAST", forcast),
    )
}
"""By name. SMOG needs a few sentences: one may have any number of long words."""

_SILENT_PER_MINUTE = 238
_ALOUD_PER_MINUTE = 183


def reading_seconds(counts: Counts) -> float:
    """Seconds of silent reading: 238 words a minute, the mean of 190 studies.

    M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019).
    """
    return 60 * counts.words / _SILENT_PER_MINUTE


def speaking_seconds(counts: Counts) -> float:
    """Seconds of reading aloud: 183 words a minute (Brysbaert 2019, 77 studies)."""
    return 60 * counts.words / _ALOUD_PER_MINUTE

"""Precision, recall and right corrections over annotated articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..findings import Finding
from ._gold import Garble, GoldArticle


@dataclass(slots=True)
class KindScore:
    """Counts for the garbles of one kind or severity."""

    garbles: int = 0
    found: int = 0
    fixed: int = 0
    """Put right by the first replacement."""
    fixed_in_three: int = 0

    def add(self, found: bool, fixed: bool, fixed_in_three: bool) -> None:
        """Count one garble."""
        self.garbles += 1
        self.found += found
        self.fixed += fixed
        self.fixed_in_three += fixed_in_three


@dataclass(slots=True)
class Score:
    """What a set of articles gave; every ratio is 0 where nothing was to be counted."""

    words: int = 0
    true: int = 0
    """Findings that overlap a garble."""
    false: int = 0
    false_errors: int = 0
    all: KindScore = field(default_factory=KindScore)
    errors: KindScore = field(default_factory=KindScore)
    kinds: dict[str, KindScore] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """Share of the findings that overlap a garble."""
        return _ratio(self.true, self.true + self.false)

    @property
    def recall(self) -> float:
        """Share of all garbles that are found."""
        return _ratio(self.all.found, self.all.garbles)

    @property
    def recall_of_errors(self) -> float:
        """Share of the garbles of severity error that are found."""
        return _ratio(self.errors.found, self.errors.garbles)

    @property
    def f_half(self) -> float:
        """F0.5 of precision and recall of errors: precision counts twice."""
        return _ratio(1.25 * self.precision * self.recall_of_errors, 0.25 * self.precision + self.recall_of_errors)

    @property
    def fix_at_1(self) -> float:
        """Share of the found garbles that the first replacement puts right."""
        return _ratio(self.all.fixed, self.all.found)

    @property
    def fix_at_3(self) -> float:
        """Share of the found garbles that one of the first three replacements puts right."""
        return _ratio(self.all.fixed_in_three, self.all.found)

    @property
    def false_per_1000(self) -> float:
        """False findings per 1,000 words."""
        return _ratio(1000 * self.false, self.words)

    @property
    def false_errors_per_1000(self) -> float:
        """False findings of severity error per 1,000 words."""
        return _ratio(1000 * self.false_errors, self.words)


def score(results: Iterable[tuple[GoldArticle, Sequence[Finding]]]) -> Score:
    """Score the findings of each article against its garbles."""
    total = Score()
    for article, findings in results:
        total.words += len(article.text.split())
        for finding in findings:
            hit = any(_overlap(finding, garble) for garble in article.garbles)
            total.true += hit
            total.false += not hit
            total.false_errors += not hit and finding.severity == "error"
        for garble in article.garbles:
            _count(total, article.text, garble, [item for item in findings if _overlap(item, garble)])
    return total


def _count(total: Score, text: str, garble: Garble, findings: Sequence[Finding]) -> None:
    found = bool(findings)
    fixed = found and _repairs(text, garble, findings, 1)
    in_three = found and _repairs(text, garble, findings, 3)
    total.all.add(found, fixed, in_three)
    total.kinds.setdefault(garble.kind, KindScore()).add(found, fixed, in_three)
    if garble.severity == "error":
        total.errors.add(found, fixed, in_three)


def _repairs(text: str, garble: Garble, findings: Sequence[Finding], tries: int) -> bool:
    """Whether the first replacements (or the second, or the third) together give an annotated correction."""
    start = min(garble.start, *(finding.start for finding in findings))
    end = max(garble.end, *(finding.end for finding in findings))
    wanted = {_fold(text[start : garble.start] + right + text[garble.end : end]) for right in garble.corrections}
    return any(_fold(_pasted(text, start, end, findings, choice)) in wanted for choice in range(tries))


def _pasted(text: str, start: int, end: int, findings: Sequence[Finding], choice: int) -> str:
    parts: list[str] = []
    at = start
    for finding in sorted(findings, key=lambda item: item.start):
        if finding.replacements and finding.start >= at:
            parts += (
                text[at : finding.start],
                finding.replacements[min(choice, len(finding.replacements) - 1)],
            )
            at = finding.end
    return "".join([*parts, text[at:end]])


def _fold(text: str) -> str:
    return " ".join(text.lower().split())


def _overlap(finding: Finding, garble: Garble) -> bool:
    return finding.start < garble.end and finding.end > garble.start


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0

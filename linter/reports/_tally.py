"""What a run adds up to: findings by severity and by rule, over all articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..findings import SEVERITIES, Finding


@dataclass(slots=True)
class Tally:
    """Counts over articles; small enough to send from one process to another."""

    articles: int = 0
    touched: int = 0
    """Articles with a finding."""
    severities: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    fixes: Counter[str] = field(default_factory=Counter)
    """Findings with a fix, by its applicability."""

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Tally:
        """The counts of one article."""
        tally = cls(articles=1)
        for finding in findings:
            tally.touched = 1
            tally.severities[finding.severity] += 1
            tally.codes[finding.code] += 1
            if finding.fix:
                tally.fixes[finding.fix.applicability] += 1
        return tally

    def add(self, other: Tally) -> None:
        """Count the articles of another tally as well."""
        self.articles += other.articles
        self.touched += other.touched
        self.severities += other.severities
        self.codes += other.codes
        self.fixes += other.fixes

    def summary(self) -> str:
        """One line: how many findings of which severity in how many articles, and how many can be fixed."""
        articles = _count(self.articles, "article")
        if not self.touched:
            return f"nothing found in {articles}"
        parts = [
            f"{count} info" if severity == "info" else _count(count, severity)
            for severity in SEVERITIES
            if (count := self.severities[severity])
        ]
        where = f"{self.touched} of {articles}" if self.articles > 1 else articles
        return f"{', '.join(parts)} in {where}; {self._fixable()}"

    def _fixable(self) -> str:
        safe, unsafe = self.fixes["safe"], self.fixes["unsafe"]
        more = f", {unsafe} more with --unsafe-fixes" if unsafe else ""
        return f"{safe} can be fixed with --fix{more}"

    def statistics(self) -> Iterator[str]:
        """Lines "count code", most frequent first."""
        for code, count in sorted(self.codes.items(), key=lambda item: (-item[1], item[0])):
            yield f"{count:6} {code}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number != 1 else ''}"

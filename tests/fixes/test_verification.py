"""A safe fix stays safe only where the corrected text reads as natural."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from linter.analysis import Analysis
from linter.documents import read
from linter.findings import Finding
from linter.fixes import verify

SOURCE = "An odd knock on the skin, and a weighty cream."


@pytest.fixture
def knock(settled: Callable[..., Finding]) -> Finding:
    return safe(settled(SOURCE, "odd knock", "bump"))


@pytest.fixture
def weighty(settled: Callable[..., Finding]) -> Finding:
    return safe(settled(SOURCE, "weighty", "heavy"))


def safe(finding: Finding) -> Finding:
    assert finding.fix
    return replace(finding, fix=replace(finding.fix, applicability="safe"))


def verified(findings: list[Finding], suspected: set[str]) -> dict[str, str]:
    """Applicability by the text of the finding, where the model suspects these words."""
    seen: list[str] = []

    def suspicion(analysis: Analysis) -> dict[int, float]:
        seen.append(analysis.prose)
        return {token: 0.9 if word in suspected else 0.1 for token, word in enumerate(analysis.words)}

    found = verify(Analysis(read(SOURCE, "a.txt")), findings, suspicion)
    assert len(seen) <= 1
    return {finding.text: finding.fix.applicability for finding in found if finding.fix}


def test_a_correction_that_reads_as_natural_stays_safe(knock: Finding, weighty: Finding) -> None:
    assert verified([knock, weighty], set()) == {"An odd knock": "safe", "weighty": "safe"}


def test_one_that_the_model_would_have_swapped_in_is_unsafe(knock: Finding, weighty: Finding) -> None:
    assert verified([knock, weighty], {"heavy"}) == {"An odd knock": "safe", "weighty": "unsafe"}
    assert verified([weighty, knock], {"bump"}) == {"An odd knock": "unsafe", "weighty": "safe"}


def test_what_is_odd_elsewhere_does_not_matter(knock: Finding) -> None:
    assert verified([knock], {"skin", "weighty"}) == {"An odd knock": "safe"}


def test_without_a_safe_fix_nothing_is_read(settled: Callable[..., Finding]) -> None:
    finding = settled(SOURCE, "weighty", "heavy")
    assert finding.fix
    unsafe = replace(finding, fix=replace(finding.fix, applicability="unsafe"))
    assert verified([unsafe], {"heavy"}) == {"weighty": "unsafe"}

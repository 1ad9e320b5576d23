"""Findings on small documents, made without rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter.analysis import Analysis
from linter.documents import read
from linter.findings import Finding, Proposal
from linter.fixes import settle

Settled = Callable[..., Finding]


@pytest.fixture
def settled() -> Settled:
    """The finding for the first place of a phrase in the prose of a source, with these replacements."""

    def find(source: str, phrase: str, *replacements: str, path: str = "a.md") -> Finding:
        analysis = Analysis(read(source, path))
        start = analysis.prose.index(phrase)
        proposal = Proposal("SP001", "error", start, start + len(phrase), "wrong", replacements, safe=True)
        (finding,) = settle(analysis, [proposal], frozenset())
        assert source[finding.start : finding.end] == finding.text
        return finding

    return find

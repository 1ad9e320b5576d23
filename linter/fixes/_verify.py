"""Safe fixes read again: one whose words the contextual model would have swapped in is safe no longer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from ..analysis import STOP_WORDS, Analysis
from ..findings import Edit, Finding
from ._edits import apply, chosen_fixes

Suspicion = Callable[[Analysis], Mapping[int, float]]
"""Token -> probability that its word was swapped in."""

_SOUND = 0.3
"""Probability up to which a corrected word reads as natural."""


def verify(analysis: Analysis, findings: Sequence[Finding], suspicion: Suspicion) -> list[Finding]:
    """The findings, with those safe fixes made unsafe after which the text reads no better.

    All safe fixes are applied at once, and the text is read once more.
    """
    fixed = chosen_fixes(findings)
    if not fixed:
        return list(findings)
    document = analysis.document
    edits = sorted(edit for finding in fixed for edit in _edits(finding))
    corrected = Analysis(document.reread(apply(document.source, edits)))
    probabilities = suspicion(corrected)
    tokens = [token for token in sorted(probabilities) if corrected.words[token] not in STOP_WORDS]
    sources = [corrected.source_range(*corrected.spans[token]) for token in tokens]
    ends = [end for _, end in sources]
    refuted = set()
    for finding, (start, end) in zip(fixed, _ranges(fixed, edits), strict=True):
        at = bisect_right(ends, start)
        while at < len(tokens) and sources[at][0] < end:
            if probabilities[tokens[at]] > _SOUND:
                refuted.add(finding)
            at += 1
    return [_unsafe(finding) if finding in refuted else finding for finding in findings]


def _edits(finding: Finding) -> tuple[Edit, ...]:
    return finding.fix.edits if finding.fix else ()


def _ranges(fixed: Sequence[Finding], edits: Sequence[Edit]) -> Iterator[tuple[int, int]]:
    """Where the corrected text has what each finding's edits put there; `edits` are those of all, in order."""
    grown = [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in edits)]
    for finding in fixed:
        first, *_, last = (*_edits(finding)[:1], *_edits(finding))
        yield first.start + grown[bisect_left(edits, first)], last.end + grown[bisect_right(edits, last)]


def _unsafe(finding: Finding) -> Finding:
    return replace(finding, fix=finding.fix and replace(finding.fix, applicability="unsafe"))

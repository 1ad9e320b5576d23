"""Passes of edits, each on the text that the one before left, told as corrections of the first text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..findings import Correction, Edit, Finding
from ._edits import paste


class _Change(NamedTuple):
    """A range of the text between two passes: what the passes before wrote there, or what the next one will."""

    start: int
    end: int
    shift: int
    """How much longer than the first text it made that text; 0 for what is still to be written."""
    made: Correction | None
    planned: Edit | None
    finding: Finding | None


def corrections_of(findings: Iterable[Finding]) -> list[Correction]:
    """The edits of findings that are all fixed, each with its finding, in order of place."""
    edits = ((edit, finding) for finding in findings if finding.fix for edit in finding.fix.edits)
    return sorted((Correction(*edit, (finding,)) for edit, finding in edits), key=lambda item: item[:3])


def compose(made: Sequence[Correction], findings: Sequence[Finding], between: str) -> list[Correction]:
    """Corrections already made, and the fixes of `findings` in the text `between` that they led to.

    All are told as corrections of the first text; those that touch become one, so that none overlaps another.
    """
    composed: list[Correction] = []
    cluster: list[_Change] = []
    shift = 0
    for change in sorted(_changes(made, findings), key=lambda item: item[:2]):
        if cluster and change.start > max(item.end for item in cluster):
            composed.append(_joined(cluster, shift, between))
            shift += sum(item.shift for item in cluster)
            cluster = []
        cluster.append(change)
    if cluster:
        composed.append(_joined(cluster, shift, between))
    return composed


def _changes(made: Sequence[Correction], findings: Sequence[Finding]) -> Iterable[_Change]:
    shift = 0
    for item in made:
        longer = len(item.text) - (item.end - item.start)
        yield _Change(item.start + shift, item.end + shift + longer, longer, item, None, None)
        shift += longer
    for planned in corrections_of(findings):
        yield _Change(planned.start, planned.end, 0, None, Edit(*planned[:3]), planned.findings[0])


def _joined(cluster: Sequence[_Change], shift: int, between: str) -> Correction:
    """One correction for changes that touch; `shift` is how much longer the text in front of them has become."""
    start, end = cluster[0].start, max(change.end for change in cluster)
    text = paste(between, (change.planned for change in cluster if change.planned), start, end)
    first = [finding for change in cluster if change.made for finding in change.made.findings]
    then = [change.finding for change in cluster if change.finding]
    longer = sum(change.shift for change in cluster)
    return Correction(start - shift, end - shift - longer, text, tuple(_once([*first, *then])))


def _once(findings: Iterable[Finding]) -> Iterable[Finding]:
    return {id(finding): finding for finding in findings}.values()

"""Edits on the source: made from a replacement in the prose, chosen, applied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from .._later import pattern
from ..analysis import Analysis
from ..documents import FORMATS, HOLE, Document, Notation
from ..findings import Edit, Finding
from ._ranges import Taken

_SOFT_BREAK = pattern(r"[ \t]?(?:\r\n?|\n)[\s>]*")


class _Run(NamedTuple):
    """Words of a range with no line break, mark-up or hard space between them in the source."""

    start: int
    """Source offsets."""
    end: int
    prose: str

    @property
    def words(self) -> list[str]:
        """The words as the reader sees them."""
        return self.prose.split()


def edits_for(analysis: Analysis, start: int, end: int, replacement: str) -> list[Edit] | None:
    """The edits that put `replacement` in place of prose [start, end); None where mark-up forbids it.

    Line breaks inside the range stay at about their places; so does mark-up, which never loses its last word.
    """
    source, old = analysis.document.source, analysis.prose[start:end]
    notation = analysis.block_at(start)[0].notation or FORMATS[analysis.document.format].notation
    begin, finish = analysis.source_range(start, end)
    written = source[begin:finish]
    if written == old and not any(char in old for char in ("\xa0", HOLE)):
        return _written([Edit(begin, finish, replacement)], notation)
    if "\n" in old:  # the end of a block
        return None
    runs = _runs(analysis, notation, start, end)
    new = replacement.split()
    if len(new) < len(runs) or not runs:
        joined = _reads_as(notation, _SOFT_BREAK.sub(" ", written), old)
        return _written([Edit(begin, finish, " ".join(new))], notation) if joined else None
    edits = []
    for run, words in zip(runs, _deal(new, runs), strict=True):
        if words == run.words:
            continue
        if not _reads_as(notation, source[run.start : run.end], run.prose):
            return None
        edits.append(Edit(run.start, run.end, " ".join(words)))
    return _written(edits, notation)


def _written(edits: Iterable[Edit], notation: Notation) -> list[Edit] | None:
    """Edits of plain words as they are written; None where they cannot be."""
    written = []
    for edit in edits:
        text = notation.escape(edit.text)
        if text is None:
            return None
        written.append(edit._replace(text=text))
    return written


def _runs(analysis: Analysis, notation: Notation, start: int, end: int) -> list[_Run]:
    source = analysis.document.source
    runs: list[_Run] = []
    behind = start
    for word in re.finditer(r"\S+", analysis.prose[start:end]):
        first, last = start + word.start(), start + word.end()
        begin, finish = analysis.source_range(first, last)
        gap = analysis.prose[behind:first]
        wider = runs[-1]._replace(end=finish, prose=f"{runs[-1].prose}{gap}{word[0]}") if runs else None
        if wider and not gap.strip(" ") and _reads_as(notation, source[wider.start : wider.end], wider.prose):
            runs[-1] = wider
        else:
            runs.append(_Run(begin, finish, word[0]))
        behind = last
    return runs


def _reads_as(notation: Notation, written: str, prose: str) -> bool:
    """Whether source text has no mark-up in it but entities and escapes."""
    return HOLE not in prose and (written == prose or notation.unescape(written) == prose)


def _deal(new: Sequence[str], runs: Sequence[_Run]) -> list[list[str]]:
    """The new words dealt out to the runs, at least one to each, those that stay to where they were."""
    old = [word for run in runs for word in run.words]
    head = _in_common(old, new)
    tail = min(_in_common(old[::-1], new[::-1]), len(old) - head, len(new) - head)
    dealt = []
    at = behind = 0
    for number, run in enumerate(runs, 1):
        behind += len(run.words)
        if number == len(runs):
            cut = len(new)
        elif behind <= head:
            cut = behind
        elif behind >= len(old) - tail:
            cut = behind - len(old) + len(new)
        else:
            cut = round(len(new) * behind / len(old))
        cut = max(at + 1, min(cut, len(new) - len(runs) + number))
        dealt.append(list(new[at:cut]))
        at = cut
    return dealt


def _in_common(some: Sequence[str], others: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False)))


def paste(source: str, edits: Iterable[Edit], start: int, end: int) -> str:
    """source[start:end] with edits inside that range applied."""
    return apply(source[start:end], (Edit(edit.start - start, edit.end - start, edit.text) for edit in edits))


def apply(source: str, edits: Iterable[Edit]) -> str:
    """The source with edits applied; they must not overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        parts += (source[at : edit.start], edit.text)
        at = edit.end
    parts.append(source[at:])
    return "".join(parts)


def chosen_fixes(findings: Iterable[Finding], unsafe: bool = False) -> list[Finding]:
    """The findings with a safe (or unsafe) fix to apply; of two fixes that overlap the surer one stays whole."""
    ranked = sorted(findings, key=lambda finding: (-finding.confidence, finding.start))
    taken = Taken()
    chosen: list[Finding] = []
    for finding in ranked:
        fix = finding.fix
        if fix is None or not (unsafe or fix.applicability == "safe"):
            continue
        if not any(taken.overlaps(edit.start, edit.end) for edit in fix.edits):
            for edit in fix.edits:
                taken.add(edit.start, edit.end)
            chosen.append(finding)
    return chosen


def chosen_edits(findings: Iterable[Finding], unsafe: bool = False) -> list[Edit]:
    """The edits of the fixes to apply, in order."""
    return sorted(edit for finding in chosen_fixes(findings, unsafe) if finding.fix for edit in finding.fix.edits)


def moved(finding: Finding, shift: int, document: Document) -> Finding:
    """A finding on a part of a document as one on the document, whose offsets are greater by `shift`."""
    start, end = finding.start + shift, finding.end + shift
    line, column = document.location(start)
    end_line, end_column = document.location(end)
    fix = finding.fix
    if fix:
        edits = (Edit(edit.start + shift, edit.end + shift, edit.text) for edit in fix.edits)
        fix = replace(fix, edits=tuple(edits))
    return replace(
        finding, start=start, end=end, line=line, column=column, end_line=end_line, end_column=end_column, fix=fix
    )

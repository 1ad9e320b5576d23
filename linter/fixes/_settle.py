"""Proposals to findings: conflicts resolved, offsets taken back to the source, edits made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from ..analysis import Analysis, takes_an
from ..findings import Edit, Finding, Fix, Proposal
from ._edits import edits_for, paste

_PER_WORD = 0.01
"""What a word more in its span is worth to a proposal, in confidence: the longer of two equals wins."""


def settle(analysis: Analysis, proposals: Iterable[Proposal], free: frozenset[str]) -> list[Finding]:
    """The findings of a document in order of place; of two proposals that overlap the surer one stays.

    `free` are the codes of rules that speak about the whole document: they overlap as they like.
    """
    ranked = sorted(proposals, key=lambda item: (-_rank(analysis, item), item.start, item.code))
    taken: list[tuple[int, int]] = []
    kept = []
    for proposal in ranked:
        span = (proposal.start, proposal.end)
        if proposal.code in free:
            kept.append(proposal)
        elif not any(span[0] < end and start < span[1] for start, end in taken):
            taken.append(span)
            kept.append(proposal)
    kept.sort(key=lambda item: (item.start, item.end, item.code))
    return [_finding(analysis, proposal) for proposal in kept]


def _rank(analysis: Analysis, proposal: Proposal) -> float:
    return proposal.confidence + _PER_WORD * len(analysis.prose[proposal.start : proposal.end].split())


def _finding(analysis: Analysis, proposal: Proposal) -> Finding:
    document = analysis.document
    start, end = analysis.source_range(proposal.start, proposal.end)
    text = document.source[start:end]
    line, column = document.location(start)
    end_line, end_column = document.location(end)
    return Finding(
        path=document.path,
        code=proposal.code,
        severity=proposal.severity,
        start=start,
        end=end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text=text,
        message=proposal.message,
        replacements=_pasteable(analysis, proposal),
        fix=_fix(analysis, proposal),
        confidence=proposal.confidence,
        evidence=proposal.evidence,
        domain=proposal.domain,
    )


def _pasteable(analysis: Analysis, proposal: Proposal) -> tuple[str, ...]:
    """Replacements with the mark-up and line breaks of the source range kept, where that can be done."""
    source = analysis.document.source
    start, end = analysis.source_range(proposal.start, proposal.end)
    found = []
    for replacement in proposal.replacements[:5]:
        edits = edits_for(analysis, proposal.start, proposal.end, replacement)
        found.append(paste(source, edits, start, end) if edits is not None else replacement)
    return tuple(dict.fromkeys(found))


def _fix(analysis: Analysis, proposal: Proposal) -> Fix | None:
    if not proposal.replacements:
        return None
    replacement = proposal.replacements[0]
    edits = edits_for(analysis, proposal.start, proposal.end, replacement)
    if edits is None:
        return None
    edits = [*_article(analysis, proposal.start, replacement), *edits]
    if not replacement:
        edits += _after_deletion(analysis, proposal)
    applicability: Literal["safe", "unsafe"] = "safe" if proposal.safe else "unsafe"
    return Fix(applicability, tuple(edits))


def _article(analysis: Analysis, start: int, replacement: str) -> Sequence[Edit]:
    """The edit that mends "a" or "an" in front of a replacement."""
    at = analysis.token_at(start) - 1
    if at < 0 or not replacement or analysis.words[at] not in ("a", "an"):
        return []
    first, last = analysis.spans[at]
    if analysis.prose[last:start].strip() or "\n" in analysis.prose[last:start]:
        return []
    written = analysis.prose[first:last]
    wanted = "an" if takes_an(replacement.split()[0]) else "a"
    if written.lower() == wanted:
        return []
    begin, end = analysis.source_range(first, last)
    return [Edit(begin, end, wanted.capitalize() if written[0].isupper() else wanted)]


def _after_deletion(analysis: Analysis, proposal: Proposal) -> Sequence[Edit]:
    """One space fewer where words were taken out, and a capital where the sentence now starts."""
    prose, start, end = analysis.prose, proposal.start, proposal.end
    edits = []
    at = end
    if prose[end - 1] != " " and prose[at] == " " and (start == 0 or prose[start - 1] in " \n"):
        edits.append(Edit(*analysis.source_range(at, at + 1), ""))
        at += 1
    sentence, _ = analysis.sentence_at(start)
    if sentence == start and prose[at].islower():
        edits.append(Edit(*analysis.source_range(at, at + 1), prose[at].upper()))
    return edits

"""Proposals to findings: conflicts resolved, offsets taken back to the source, edits made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from ..analysis import Analysis
from ..findings import Edit, Finding, Fix, Proposal
from ._agreement import article, article_before, deletion
from ._edits import edits_for, paste
from ._ranges import Taken

_PER_WORD = 0.1
"""What a word more in its span is worth to a proposal, in confidence: the longer of two equals wins."""
_MOST_REPLACEMENTS = 5


def settle(analysis: Analysis, proposals: Iterable[Proposal], free: frozenset[str]) -> list[Finding]:
    """The findings of a document in order of place; of two proposals that overlap the surer one stays.

    `free` are the codes of rules that speak about the whole document: they overlap as they like.
    """
    ranked = sorted(proposals, key=lambda item: (-_rank(analysis, item), item.start, item.code))
    taken = Taken()
    kept = []
    for proposal in ranked:
        if proposal.code not in free:
            if taken.overlaps(proposal.start, proposal.end):
                continue
            proposal = _with_article(analysis, proposal, taken)
            taken.add(proposal.start, proposal.end)
        kept.append(_finding(analysis, proposal))
    return sorted(kept, key=lambda finding: (finding.start, finding.end, finding.code))


def _with_article(analysis: Analysis, proposal: Proposal, taken: Taken) -> Proposal:
    """The proposal with the "a" or "an" in front of it, where its first replacement wants the other one."""
    first = proposal.replacements[0].strip() if proposal.replacements else ""
    found = article_before(analysis, proposal.start) if first else None
    if found is None or found.agreeing(first) == found.written or taken.overlaps(found.start, proposal.start):
        return proposal
    between = analysis.prose[found.end : proposal.start]
    texts = (f"{found.agreeing(text)}{between}{text}" for text in proposal.replacements if text.strip())
    wider = proposal._replace(start=found.start, replacements=tuple(texts))
    return proposal if edits_for(analysis, wider.start, wider.end, wider.replacements[0]) is None else wider


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
    """Replacements with the mark-up and line breaks of the source range kept; none that would break them."""
    source = analysis.document.source
    start, end = analysis.source_range(proposal.start, proposal.end)
    found = []
    for replacement in proposal.replacements[:_MOST_REPLACEMENTS]:
        edits = edits_for(analysis, proposal.start, proposal.end, replacement)
        if edits is not None:
            found.append(paste(source, edits, start, end))
    return tuple(dict.fromkeys(found))


def _fix(analysis: Analysis, proposal: Proposal) -> Fix | None:
    if not proposal.replacements or analysis.document.read_only:
        return None
    replacement = proposal.replacements[0]
    if replacement.strip():
        edits = edits_for(analysis, proposal.start, proposal.end, replacement)
        if edits:
            edits += article(analysis, proposal.start, replacement.split()[0])
    else:
        edits = deletion(analysis, proposal.start, proposal.end)
    if not edits:
        return None
    edits += _underlines(analysis, proposal.start, edits)
    applicability: Literal["safe", "unsafe"] = "safe" if proposal.safe else "unsafe"
    return Fix(applicability, tuple(sorted(edits)))


def _underlines(analysis: Analysis, start: int, edits: Sequence[Edit]) -> list[Edit]:
    """The edits that keep the lines of signs around a heading in step with edits of it."""
    source = analysis.document.source
    longer = sum(len(edit.text) - (edit.end - edit.start) for edit in edits)
    changed = []
    for first, last in analysis.block_at(start)[0].underlines:
        if longer > 0:
            changed.append(Edit(last, last, source[first] * longer))
        elif longer < 0:
            changed.append(Edit(max(first + 1, last + longer), last, ""))
    return changed

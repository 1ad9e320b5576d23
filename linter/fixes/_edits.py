"""Edits on the source: made from a replacement in the prose, applied, merged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..analysis import Analysis
from ..documents import Segment
from ..findings import Edit, Finding


def edits_for(analysis: Analysis, start: int, end: int, replacement: str) -> list[Edit] | None:
    """The edits that put `replacement` in place of prose [start, end); None where mark-up forbids it.

    A line break inside the range stays at about its place; so does mark-up when the number of words stays.
    """
    block, base = analysis.block_at(start)
    pieces = block.map.pieces(start - base, end - base)
    begin, finish = block.map.source_range(start - base, end - base)
    source = analysis.document.source
    if len(pieces) == 1 and pieces[0].verbatim:
        return [Edit(begin, finish, replacement)]
    old = list(re.finditer(r"\S+", analysis.prose[start:end]))
    new = replacement.split()
    if len(old) == len(new):
        return _word_by_word(analysis, start, old, new)
    if all(_is_plain(piece, source) for piece in pieces) and source[begin:finish].split() == [m[0] for m in old]:
        breaks = re.search(r"[ \t]*[\r\n][\s>]*", source[begin:finish])
        return [Edit(begin, finish, _with_break(new, breaks[0] if breaks else " ", breaks, finish - begin))]
    return None


def _word_by_word(
    analysis: Analysis, start: int, old: Sequence[re.Match[str]], new: Sequence[str]
) -> list[Edit] | None:
    edits = []
    for match, word in zip(old, new, strict=True):
        if match[0] == word:
            continue
        first, last = analysis.source_range(start + match.start(), start + match.end())
        if analysis.document.source[first:last] != match[0]:
            return None
        edits.append(Edit(first, last, word))
    return edits


def _is_plain(piece: Segment, source: str) -> bool:
    return piece.verbatim or not source[piece.source : piece.source + piece.source_length].strip()


def _with_break(words: Sequence[str], gap: str, place: re.Match[str] | None, length: int) -> str:
    """The words with the gap put back where the break was, counted in parts of the range."""
    if place is None or len(words) < 2:
        return " ".join(words)
    behind = max(1, min(len(words) - 1, round(len(words) * place.start() / length)))
    return " ".join(words[:behind]) + gap + " ".join(words[behind:])


def paste(source: str, edits: Sequence[Edit], start: int, end: int) -> str:
    """source[start:end] with edits inside that range applied."""
    shifted = [Edit(edit.start - start, edit.end - start, edit.text) for edit in edits]
    return apply(source[start:end], shifted)


def apply(source: str, edits: Iterable[Edit]) -> str:
    """The source with edits applied; they must not overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        parts += (source[at : edit.start], edit.text)
        at = edit.end
    parts.append(source[at:])
    return "".join(parts)


def chosen_edits(findings: Iterable[Finding], unsafe: bool = False) -> list[Edit]:
    """The edits of all safe (and unsafe) fixes; of two fixes that touch, the surer one stays."""
    candidates = [
        finding for finding in findings if finding.fix and (unsafe or finding.fix.applicability == "safe")
    ]
    candidates.sort(key=lambda finding: (-finding.confidence, finding.start))
    chosen: list[Edit] = []
    for finding in candidates:
        assert finding.fix is not None
        if not any(_touch(mine, other) for mine in finding.fix.edits for other in chosen):
            chosen += finding.fix.edits
    return sorted(chosen)


def _touch(mine: Edit, other: Edit) -> bool:
    return mine.start < other.end and other.start < mine.end

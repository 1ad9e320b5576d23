"""What an edit asks of its surroundings: a or an, spaces and commas, a capital where the sentence now starts."""

from __future__ import annotations

import re
from typing import NamedTuple

from .._later import pattern
from ..analysis import Analysis, capitalize, takes_an
from ..findings import Edit
from ._edits import edits_for

_ARTICLE = pattern(r"(?<![\w'’-])(an?)[^\S\n]+[\"'“‘(\[]*$", re.IGNORECASE)
_NEAR = 12
"""Characters in front of a word in which its article stands."""
_PAIRS = frozenset(["“”", "‘’", '""', "''", "()", "[]", "**", "__", "~~"])
"""What is empty, and goes too, where the words inside are deleted."""
_EMPHASIS = pattern(r"(\*{1,3}|_{1,3}|~~)$")
_OPENED = pattern(r"<(\w+)\b[^<>]*>\s*\Z")
_NEAR_TAG = 200
"""Characters in front of a word in which the tag that opens its element is looked for."""
_STOPS = pattern(r"[.,;:!?]*")
_LEFT_OVER = pattern(r"[.,;:!?]*[^\S\n]*")
_NEXT_WORD = pattern(r"[^\S\n]*([\w\"'“‘(\[]\S*)")


class Article(NamedTuple):
    """An "a" or "an" that goes with the words behind it, in offsets of the prose."""

    start: int
    end: int
    written: str
    shouted: bool
    """Whether its sentence is in capitals."""

    def agreeing(self, following: str) -> str:
        """How it is written in front of `following`."""
        wanted = "an" if takes_an(following) else "a"
        if wanted == self.written.lower():
            return self.written
        if self.shouted:
            return wanted.upper()
        return wanted.capitalize() if self.written[0].isupper() else wanted


def article_before(analysis: Analysis, start: int) -> Article | None:
    """The indefinite article in front of prose offset `start`; the A of "vitamin A" is none."""
    found = _ARTICLE.search(analysis.prose, max(0, start - _NEAR), start)
    if not found:
        return None
    begin, end = analysis.sentence_at(found.start())
    shouted = analysis.prose[begin:end].isupper()
    if found[1] == "A" and not shouted and not _opens_sentence(analysis, found.start()):
        return None
    return Article(*found.span(1), found[1], shouted)


def article(analysis: Analysis, start: int, following: str) -> list[Edit]:
    """The edit that mends "a" or "an" in front of prose offset `start`, where `following` will stand."""
    found = article_before(analysis, start)
    if not found or not following or found.agreeing(following) == found.written:
        return []
    return [Edit(*analysis.source_range(found.start, found.end), found.agreeing(following))]


def deletion(analysis: Analysis, start: int, end: int) -> list[Edit] | None:
    """The edits that take prose [start, end) out and close the gap; None where mark-up forbids it."""
    prose = analysis.prose
    words = prose[start:end].strip()
    if not words:
        return None
    start = prose.index(words, start)
    end = start + len(words)
    while start and prose[start - 1] + prose[end] in _PAIRS:
        start, end = start - 1, end + 1
    stops = _STOPS.match(prose, end)
    if stops and _opens_sentence(analysis, start) and edits_for(analysis, start, stops.end(), ""):
        end = stops.end()
    edits = edits_for(analysis, start, end, "")
    emptied = _with_emphasis(analysis.document.source, *edits[0][:2]) if edits else None
    if emptied is None:
        return None
    left, right = _gap(analysis, start, end, *emptied)
    gap = [analysis.source_range(at, at + 1) for at in (*range(left, start), *range(end, right))]
    if any("<" in analysis.document.source[slice(*place)] for place in gap):  # <br>
        return None
    edits = [Edit(*emptied, ""), *(Edit(*place, "") for place in gap)]
    edits += _capital(analysis, start, right)
    following = _NEXT_WORD.match(prose, right)
    if following:
        edits += article(analysis, start, following[1])
    return _merged(edits)


def _with_emphasis(source: str, start: int, end: int) -> tuple[int, int] | None:
    """The range with the emphasis that it would leave empty; None if that is other mark-up, or a footnote's."""
    marks = _EMPHASIS.search(source, max(0, start - 3), start)
    while marks:
        if source.startswith(marks[1], end):
            return start - len(marks[1]), end + len(marks[1])
        marks = _EMPHASIS.search(source, marks.start() + 1, start)
    around = source[max(0, start - 1) : start] + source[end : end + 1]
    opened = _OPENED.search(source, max(0, start - _NEAR_TAG), start)
    emptied = opened and source[end : end + _NEAR_TAG].lstrip().startswith(f"</{opened[1]}")
    return None if emptied or around in ("[]", "><") or source.startswith("[^", end) else (start, end)


def _gap(analysis: Analysis, start: int, end: int, begin: int, finish: int) -> tuple[int, int]:
    """Prose [start, end) widened by a space and a comma that go with it; source [begin, finish) goes already."""
    prose, source = analysis.prose, analysis.document.source
    left = start - (prose[start - 1] == " ")
    if _opens_sentence(analysis, start):
        left_over = _LEFT_OVER.match(prose, end)
        right = left_over.end() if left_over else end
        return (left if prose[right] == "\n" else start), right
    if prose[end] in ".,;:!?…)]”’\"'\n":
        comma = left > 0 and prose[end] in ".,;:!?…" and prose[left - 1] in ",;:"
        return left - comma, end + (comma and prose[end] == ",")
    if prose[end] != " " or (left == start and prose[start - 1] not in "([“‘\"'\n"):
        return start, end
    behind = source[finish : finish + 1] == " " and analysis.source_range(end, end + 1) == (finish, finish + 1)
    before = source[begin - 1 : begin] == " " and analysis.source_range(left, start) == (begin - 1, begin)
    return (left, end) if before and not behind else (start, end + 1)


def _opens_sentence(analysis: Analysis, start: int) -> bool:
    return not re.search(r"\w", analysis.prose[analysis.sentence_at(start)[0] : start])


def _capital(analysis: Analysis, start: int, at: int) -> list[Edit]:
    """The edit that makes a capital of prose[at], where a sentence now starts instead of at `start`."""
    prose = analysis.prose
    fragment = analysis.block_at(start)[0].role in ("item", "cell", "alt") and prose[start].islower()
    following = _NEXT_WORD.match(prose, at)
    if fragment or not following or not _opens_sentence(analysis, start):
        return []
    word, first = following[1], following.start(1)
    if capitalize(word) == word:
        return []
    return [Edit(*analysis.source_range(first, first + 1), word[0].upper())]


def _merged(edits: list[Edit]) -> list[Edit]:
    """Edits that meet made one."""
    merged: list[Edit] = []
    for edit in sorted(edits):
        if merged and merged[-1].end == edit.start:
            merged[-1] = Edit(merged[-1].start, edit.end, merged[-1].text + edit.text)
        else:
            merged.append(edit)
    return merged

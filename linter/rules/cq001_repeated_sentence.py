"""Repeated sentence

What it finds:
    A sentence of six words or more that stands in the document a second time, word for word, or several in a
    row that do: a passage pasted twice is one finding. Code in a sentence is part of it, and so are signs: two
    sentences that differ in a name differ, or in $5 and €5. Headings are left aside, for a table of contents
    repeats them; so are menus, and descriptions of the page and of its pictures. What leads on ("It takes two
    values:"), refers ("See the manual …", "Read [a link]"), is put in brackets, or is an item of a list with
    less than twelve words, repeats itself by nature: it counts only among other repeated sentences. A manual
    repeats itself on purpose: where more than ten passages, and more than one sentence in fifty, are repeated,
    that is said once, at the first of them; in an article of 100 sentences it takes eleven slips to get there.

Why it matters:
    It is a slip of the clipboard, or padding; readers lose their place.

Example:
    Wrong: Rinse the area with cool water every day. … Rinse the area with cool water every day.
    Right: Rinse the area with cool water every day.

Fix safety:
    No fix: which of the two should go is for the writer to say.

Settings:
    None.

Source:
    Nobody's in particular.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..documents import HOLE
from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ..analysis import Analysis
    from ._resources import Resources

_LEAST_WORDS = 6
_LEAST_WORDS_OF_ITEM = 12
_OFTEN_REPEATED = frozenset(["title", "heading", "cell", "alt", "meta"])
_SLIPS = 10
_SLIPS_SHARE = 0.02
"""More repeated passages than this, and a larger share of all sentences: the document is written so."""
_BARS = 2
"""So many bars stand between the parts of a menu."""
_MORE = r"(?:for (?:more|further) (?:details|examples|information)\b.*?)"
_REFERS = re.compile(rf"(?:{_MORE}?(?:please )?\b(?:refer to|see|read|visit|check)\b|{_MORE})", re.IGNORECASE)
_LINK = re.compile(r"\]\(|\]\[|<a\s|://|`_|<<|xref:|link:")
"""The marks of a link, whatever the format: with one, a sentence that begins so refers."""
_PLACE = (
    r"sections?|chapters?|docs|pages?|manual|manpage|guide|documentation|specification|change ?log|readme|appendix"
    r"|examples?|tables?|figures?"
)
"""What a reader is sent to; "See the doctor" and "Read the label" are advice."""
_FORMULA = re.compile(
    rf".*:|\(.*\)\W?|{_MORE}?(?:please )?\b(?:refer to"
    rf"|(?:see|read) (?:also|section|chapter|above|below|{HOLE}|[\"“\[]"
    rf"|the (?:\S+ ){{0,2}}(?:{_PLACE}|{HOLE})))(?!\w).*",
    re.IGNORECASE,
)
"""What may stand in many places of a document: it leads on, refers, or is an aside."""
_SEEN = re.compile(rf"\w+|{HOLE}|[+=<>≤≥≠±×÷%$€£¥#]|(?<!\w)[-−–](?=\d)")
"""Words, what is no prose, and the signs by which two sentences differ: C++ and C, $5 and €5, -5 and 5."""


class _Sentence(NamedTuple):
    start: int
    end: int
    block: int
    """Where its block starts."""
    text: str
    """What the reader sees of it, folded."""
    formula: bool


class _Passage(NamedTuple):
    first: _Sentence
    """What it repeats, or the first sentence of that."""
    again: list[_Sentence]


def check(resources: Resources) -> Iterator[Proposal]:
    """Report the second and later occurrences of passages; where they are many, only that they are."""
    analysis = resources.analysis
    if not _may_repeat(analysis.prose):
        return
    sentences = list(_sentences(analysis))
    passages = [found for found in _passages(sentences) if not all(sentence.formula for sentence in found.again)]
    share = sum(len(passage.again) for passage in passages) / max(1, len(sentences))
    if len(passages) > _SLIPS and share > _SLIPS_SHARE:
        many = f"{len(passages)} passages ({share:.0%} of all sentences) are repeated here, the first: "
        yield _proposal(analysis, passages[0], many)
    else:
        yield from (_proposal(analysis, passage) for passage in passages)


def _may_repeat(prose: str) -> bool:
    """A quick look: some line, or the text between two full stops, occurs twice."""
    words = re.sub(rf"[^\w{HOLE}.!?\n]+", " ", prose.lower())
    parts = [part.strip() for part in re.split(r"[.!?]+\s|\n", words)]
    long = [part for part in parts if len(part) > 20]
    return len(set(long)) < len(long)


def _sentences(analysis: Analysis) -> Iterator[_Sentence]:
    """The sentences that are looked for elsewhere, in their order."""
    for start, end in analysis.sentences:
        block, at = analysis.block_at(start)
        text = analysis.prose[start:end]
        words = len(text.split())
        if block.role not in _OFTEN_REPEATED and words >= _LEAST_WORDS and text.count("|") < _BARS:
            short_item = block.role == "item" and words < _LEAST_WORDS_OF_ITEM
            seen = _seen(analysis, start, text)
            if any(map(str.isalnum, seen)):
                yield _Sentence(start, end, at, seen, short_item or _is_formula(analysis, start, text))


def _is_formula(analysis: Analysis, start: int, text: str) -> bool:
    """Whether a sentence may stand in many places."""
    if _FORMULA.fullmatch(text):
        return True
    begin, end = analysis.source_range(start, start + len(text))
    return bool(_REFERS.match(text) and _LINK.search(analysis.document.source, begin, end))


def _seen(analysis: Analysis, start: int, text: str) -> str:
    """The words and signs of a sentence, and the source of what is no prose in it."""
    words = []
    for match in _SEEN.finditer(text):
        if match[0] == HOLE:
            begin, end = analysis.source_range(start + match.start(), start + match.end())
            words.append(analysis.document.source[begin:end])
        else:
            words.append(match[0])
    return " ".join(" ".join(words).lower().split())


def _passages(sentences: list[_Sentence]) -> Iterator[_Passage]:
    """Sentences that stood before; those that follow each other as they did there are one passage."""
    numbers: dict[str, int] = {}
    firsts = [numbers.setdefault(sentence.text, number) for number, sentence in enumerate(sentences)]
    passage: _Passage | None = None
    for number, (sentence, first) in enumerate(zip(sentences, firsts, strict=True)):
        if passage and first == firsts[number - 1] + 1 < number:
            passage.again.append(sentence)
            continue
        if passage:
            yield passage
        passage = _Passage(sentences[first], [sentence]) if first < number else None
    if passage:
        yield passage


def _proposal(analysis: Analysis, passage: _Passage, before: str = "") -> Proposal:
    """At the sentences of a passage that stand in one paragraph with its first."""
    start, _, block, *_ = passage.again[0]
    end = max(sentence.end for sentence in passage.again if sentence.block == block)
    line, _ = analysis.document.location(analysis.source_range(passage.first.start, passage.first.end)[0])
    count = len(passage.again)
    what = f"these {count} sentences stand" if count > 1 else "this sentence stands"
    return Proposal(
        "CQ001",
        "warning",
        start,
        end,
        f"{before}{what} in line {line} already",
        evidence=(Evidence("repetition", f"first in line {line}"),),
    )


RULE = Rule("CQ001", "repeated-sentence", "warning", "0.1.0", check)

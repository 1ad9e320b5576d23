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

from .._later import pattern
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
_REFERS = pattern(rf"(?:{_MORE}?(?:please )?\b(?:refer to|see|read|visit|check)\b|{_MORE})", re.IGNORECASE)
_LINK = pattern(r"\]\(|\]\[|<a\s|://|`_|<<|xref:|link:")
"""The marks of a link, whatever the format: with one, a sentence that begins so refers."""
_PLACE = (
    r"sections?|chapters?|docs|pages?|manual|manpage|guide|documentation|specification|change ?log|readme|appendix"
    r"|examples?|tables?|figures?"
)
"""What a reader is sent to; "See the doctor" and "Read the label" are advice."""
_FORMULA = pattern(
    rf".*:|\(.*\)\W?|{_MORE}?(?:please )?\b(?:refer to"
    rf"|(?:see|read) (?:also|section|chapter|above|below|{HOLE}|[\"“\[]"
    rf"|the (?:\S+ ){{0,2}}(?:{_PLACE}|{HOLE})))(?!\w).*",
    re.IGNORECASE,
)
"""What may stand in many places of a document: it leads on, refers, or is an aside."""
_SEEN = pattern(rf"\w+|{HOLE}|[+=<>≤≥≠±×÷%$€£¥#]|(?<!\w)[-−–](?=\d)")
"""Words, what is no prose, and the signs by which two sentences differ: C++ and C, $5 and €5, -5 and 5."""
_STOP = pattern(rf"[.!?\n](?:(?<=\n)|[.!?]*+(?![\w{HOLE}]))")
_NO_WORDS = pattern(rf"[^\w{HOLE}.!?]+")
_NO_LETTERS = bytes(byte for byte in range(256) if not chr(byte).isalnum() or byte > 127).replace(b"\n", b"")
"""What is not compared at first: all that is no letter or digit of ASCII."""
_SHORT = 20
"""No sentence of as few characters is looked for."""


class _Sentence(NamedTuple):
    start: int
    end: int
    block: int
    """Where its block starts."""
    text: str
    """What the reader sees of it, folded."""


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
    found = _passages(sentences)
    passages = [passage for passage in found if not all(_is_formula(analysis, again) for again in passage.again)]
    share = sum(len(passage.again) for passage in passages) / max(1, len(sentences))
    if len(passages) > _SLIPS and share > _SLIPS_SHARE:
        many = f"{len(passages)} passages ({share:.0%} of all sentences) are repeated here, the first: "
        yield _proposal(analysis, passages[0], many)
    else:
        yield from (_proposal(analysis, passage) for passage in passages)


def _may_repeat(prose: str) -> bool:
    """A quick look: some line, or the text between two full stops, occurs twice."""
    parts = [part for part in _STOP.split(prose.lower()) if len(part) > _SHORT]
    letters = "\n".join(parts).encode(errors="replace").translate(None, _NO_LETTERS).split(b"\n")
    if len(set(letters)) == len(letters):
        return False
    words = [_NO_WORDS.sub(" ", part).strip() for part in parts]
    long = [part for part in words if len(part) > _SHORT]
    return len(set(long)) < len(long)


def _sentences(analysis: Analysis) -> Iterator[_Sentence]:
    """The sentences that are looked for elsewhere, in their order."""
    for start, end in analysis.sentences:
        block, at = analysis.block_at(start)
        text = analysis.prose[start:end]
        words = len(text.split())
        if block.role not in _OFTEN_REPEATED and words >= _LEAST_WORDS and text.count("|") < _BARS:
            seen = _seen(analysis, start, text)
            if any(map(str.isalnum, seen)):
                yield _Sentence(start, end, at, seen)


def _is_formula(analysis: Analysis, sentence: _Sentence) -> bool:
    """Whether a sentence may stand in many places."""
    text = analysis.prose[sentence.start : sentence.end]
    short = len(text.split()) < _LEAST_WORDS_OF_ITEM
    if (short and analysis.block_at(sentence.start)[0].role == "item") or _FORMULA.fullmatch(text):
        return True
    return bool(
        _REFERS.match(text)
        and _LINK.search(analysis.document.source, *analysis.source_range(sentence.start, sentence.end))
    )


def _seen(analysis: Analysis, start: int, text: str) -> str:
    """The words and signs of a sentence, and the source of what is no prose in it."""
    if HOLE not in text:
        return " ".join(_SEEN.findall(text)).lower()
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

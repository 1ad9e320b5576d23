"""Keyword injected

What it finds:
    A keyword put in front of headings and sentences where it is no part of them: "milialar: While milia
    can't …". Told from a real label (a speaker's name, "Note:", "Q:") by standing in lower case at the
    start of paragraphs, before a sentence that begins with a capital, or in front of headings and paragraphs
    alike, at least three times. What stands in lists alone ("fix: …" in a list of changes) is no evidence:
    labels are at home there. Two labels in lower case that take turns are the names in a dialogue, or the
    fields of a record.

Why it matters:
    It was put there for search engines; readers see an error on every screen.

Example:
    Wrong: milialar: Wearing sunscreen helps.
    Right: Wearing sunscreen helps.

Fix safety:
    Safe: only the keyword, its colon and the space behind it go.

Settings:
    None.

Source:
    Seen in published spun articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from .._later import pattern
from ..analysis import STOP_WORDS
from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_LABEL = pattern(r"[\"'“”]?((?:\d+ )?[^\W\d_][\w'’-]*(?: [\w'’-]+){0,4}?)( ?[:|]| [–—-])\s+(?=\S)")
_LEAST = 3
_PROSE_WORDS = 5
"""A label in front of fewer words than this is a field ("Price: 20")."""
_SENTENCE = pattern(r"[\"'“‘(]*[^\W\d_].*[.!?…:][\"'”’)]*\s*")
_REAL_LABELS = frozenset(
    "note notes tip tips warning caution important question answer step example examples source sources "
    "photo image figure table caption author date update disclaimer summary conclusion pros cons faq "
    "ingredients method serves level pro con bonus reminder related advice hint fact myth reality problem "
    "solution result reason cause treatment prevention diagnosis symptoms best verdict price rating "
    "feat feature fix bugfix docs doc style refactor perf test tests chore build ci revert deps breaking added "
    "changed removed fixed deprecated security usage syntax default type returns param todo see".split()
)


class _Label(NamedTuple):
    start: int
    end: int
    block: int
    heading: bool
    item: bool
    lower: bool
    behind: str

    @property
    def before_sentence(self) -> bool:
        """Whether a sentence follows in a paragraph: five words and a full stop."""
        words = len(self.behind.split())
        prose = not (self.heading or self.item)
        return prose and words >= _PROSE_WORDS and _SENTENCE.fullmatch(self.behind) is not None

    @property
    def begins_twice(self) -> bool:
        """Whether it stands in lower case before a sentence that has a capital, as sentences begin."""
        return self.lower and self.before_sentence and self.behind.lstrip("\"'“‘(")[0].isupper()


def check(resources: Resources) -> Iterator[Proposal]:
    """Report every place of a label that is injected."""
    labels = _labels(resources)
    for key, places in labels.items():
        if not _is_injected(key, places) or _takes_turns(key, labels) or _is_field(key, labels):
            continue
        for place in places:
            yield _proposal(resources, place, len(places))


def _labels(resources: Resources) -> dict[str, list[_Label]]:
    found: dict[str, list[_Label]] = defaultdict(list)
    analysis = resources.analysis
    at = 0
    for number, block in enumerate(analysis.document.blocks):
        match = _LABEL.match(block.text)
        if match and block.role != "cell":
            label = _Label(
                at + match.start(1),
                at + match.end(),
                number,
                block.role == "heading",
                block.role == "item",
                match[1].lstrip("0123456789 ")[0].islower(),
                block.text[match.end() :],
            )
            found[match[1].lower()].append(label)
        at += len(block.text) + 1
    return found


def _is_injected(key: str, places: list[_Label]) -> bool:
    if len(key) < 3 or _is_real_label(key) or sum(not place.item for place in places) < _LEAST:
        return False
    if sum(place.begins_twice for place in places) >= 2:
        return True
    headings = sum(place.heading for place in places)
    return headings >= 2 and any(place.before_sentence for place in places)


def _is_real_label(key: str) -> bool:
    """ "Tip", "step 2", "best for"; but "best vpn" and "tips for runners" are keywords."""
    first, *rest = key.lstrip("0123456789 ").split()
    return first in _REAL_LABELS and all(
        word in _REAL_LABELS or word in STOP_WORDS or len(word) < 2 or word.isdecimal() for word in rest
    )


def _takes_turns(key: str, labels: dict[str, list[_Label]]) -> bool:
    """Whether another label in lower case comes by turns with this one, which no heading has."""
    places = labels[key]
    if any(place.heading for place in places):
        return False
    return any(
        sum(place.lower for place in others) >= 2
        and others[0].block < places[-1].block
        and places[0].block < others[-1].block
        for other, others in labels.items()
        if other != key and not _is_real_label(other)
    )


def _is_field(key: str, labels: dict[str, list[_Label]]) -> bool:
    """Whether other labels that recur stand directly above or below this one, as in a list of records.

    The names of fields are written alike: "Tip" is none beside "vpn". A known label is none beside several words.
    """
    recurring = (
        places
        for other, places in labels.items()
        if other != key and len(places) >= _LEAST and not (" " in key and _is_real_label(other))
    )
    others = {(place.block, place.lower) for places in recurring for place in places}
    beside = sum(
        (place.block - 1, place.lower) in others or (place.block + 1, place.lower) in others
        for place in labels[key]
    )
    return beside * 2 >= len(labels[key])


def _proposal(resources: Resources, place: _Label, count: int) -> Proposal:
    prose = resources.analysis.prose
    label = prose[place.start : place.end]
    return Proposal(
        "NZ001",
        "error",
        place.start,
        place.end,
        f'"{label.strip()}" is a keyword put in front of the sentence, {count} times in all; take it out',
        ("",),
        confidence=0.97,
        safe=True,
        evidence=(Evidence("noise", f"{count} headings and paragraphs start with it"),),
    )


RULE = Rule("NZ001", "injected-keyword", "error", "0.1.0", check)

"""Audiences: named limits on how hard an article may be, and the one formula that decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from .._toml import Table, read_toml
from ..errors import UsageError
from ..lexicon import RULES
from ._counts import Counts
from ._formulas import FORMULAS, LEAST_WORDS, Formula
from ._measure import Passage

GENERAL = "general"
"""The audience where none is named."""
_NUMBERS = ("limit", "sentence-words", "sentence-grade", "paragraph-words", "heading-words", "passives")
_KEYS = frozenset(("name", "title", "extends", "formula", "without", "exempt-terms", "source", *_NUMBERS))
_PARTS = ("names", "terms")


@dataclass(frozen=True, slots=True)
class Audience:
    """What a kind of readers can be asked to read."""

    name: str
    title: str
    formula: str
    """Name of the formula that gates; the others are only shown."""
    limit: float
    """Score of the formula that nothing long enough for a grade may go beyond."""
    sentence_words: int
    sentence_grade: float
    """School grade that a sentence may not be above by most formulas."""
    paragraph_words: int
    heading_words: int
    """Words of running prose that need no heading among them."""
    passives: int
    """Sentences in the passive voice in a row that are too many."""
    without: tuple[str, ...] = ()
    """What is taken out before anything is counted: names, terms."""
    exempt_terms: bool = False
    """Whether glossary terms are no hard words, however long they are."""
    sources: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Key of a limit in `rules/audiences.toml` -> where it is from."""

    @property
    def gate(self) -> Formula:
        """The formula that decides."""
        return FORMULAS[self.formula]

    def counts(self, passage: Passage) -> Counts:
        """What counts for this audience in a passage."""
        counts = passage.counts
        for part in self.without:
            counts = counts.without(getattr(passage, part)._replace(sentences=0))
        if self.exempt_terms and "terms" not in self.without:
            terms = passage.terms
            counts = counts._replace(
                polysyllables=counts.polysyllables - terms.polysyllables,
                complex_words=counts.complex_words - terms.complex_words,
                hard_words=counts.hard_words - terms.hard_words,
            )
        return counts

    def score(self, passage: Passage) -> float | None:
        """What the formula says of a passage; None where it is too short for a grade."""
        counts = self.counts(passage)
        if not passage.enough or not counts.words or counts.sentences < self.gate.least_sentences:
            return None
        return self.gate.score(counts)

    def accepts(self, passage: Passage) -> bool | None:
        """Whether a passage is within the limit; None where it is too short to tell."""
        score = self.score(passage)
        if score is None:
            return None
        return score >= self.limit if self.gate.higher_is_easier else score <= self.limit

    def verdict(self, passage: Passage) -> str:
        """The score beside the limit, in a few words."""
        score = self.score(passage)
        if score is None:
            words = passage.counts.words
            return f"no grade for {words} word{'s' if words != 1 else ''}: it needs {LEAST_WORDS}"
        return f"{self.gate.title} {score:.1f}; {self.bound}"

    @property
    def bound(self) -> str:
        """The limit, in a few words."""
        return f"at {'least' if self.gate.higher_is_easier else 'most'} {self.limit:g} for {self.title}"


@cache
def audiences() -> dict[str, Audience]:
    """The shipped audiences by name; raises `DataError` for a broken file."""
    path = RULES / "audiences.toml"
    file = Table(path, read_toml(path), "audience")
    known: dict[str, Audience] = {}
    for table in file.tables():
        name = table.string("name")
        known[name] = _read(name, table, known)
    return known


def find_audience(name: str, own: Mapping[str, Mapping[str, Any]] | None = None, path: str = "") -> Audience:
    """An audience by name: a table `[audiences.NAME]` of the configuration at `path`, or a shipped one.

    Raises `UsageError` for a name that nothing has, `DataError` for a table that is wrong.
    """
    known = dict(audiences())
    prefix = "tool.unspin." if Path(path).name == "pyproject.toml" else ""
    for its, values in (own or {}).items():
        known[its] = _read(its, Table(Path(path), dict(values), "", prefix=f"{prefix}audiences.{its}."), known)
    if name not in known:
        raise UsageError(f'no audience is called "{name}"; there are {", ".join(known)}')
    return known[name]


def _read(name: str, table: Table, known: Mapping[str, Audience]) -> Audience:
    table.known_keys(_KEYS, f"the audience {name}")
    extends = table.choice("extends", tuple(known))
    base = known.get(extends or GENERAL)
    values = {key: table.number(key) for key in _NUMBERS}
    formula = table.choice("formula", tuple(FORMULAS)) or (base.formula if base else None)
    if formula is None:
        raise table.error(f'"formula" is missing; there are {", ".join(FORMULAS)}')
    if base and formula != base.formula and values["limit"] is None:
        raise table.error('another "formula" needs a "limit" of its own', "formula")
    own = {key.replace("-", "_"): value for key, value in values.items() if value is not None}
    for key in ("sentence_words", "paragraph_words", "heading_words", "passives"):
        if key in own:
            own[key] = int(own[key])
    without = tuple(part for part in table.strings("without"))
    for part in without:
        if part not in _PARTS:
            raise table.error(f'"without" may hold {" and ".join(_PARTS)}, not "{part}"', "without", part)
    exempt = table.flag("exempt-terms")
    source = table.inner("source")
    sources = {**(base.sources if base else {}), **(source.values if source else {})}
    title = table.string("title") if "title" in table.values else name
    rest: dict[str, Any] = {**own, "name": name, "title": title, "formula": formula, "sources": sources}
    if without:
        rest["without"] = without
    if exempt is not None:
        rest["exempt_terms"] = exempt
    return replace(base, **rest) if base else Audience(**rest)

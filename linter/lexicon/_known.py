"""Known garbles: published phrase pairs with their context clauses, and those that glossaries list."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from ._data import RULES, read_tsv
from ._glossary import Term


class KnownGarble(NamedTuple):
    """A garbled phrase and what it stands for."""

    garbled: str
    naturals: tuple[str, ...]
    """Best first, each ready to be pasted for the base form of `garbled`."""
    needs: tuple[str, ...] = ()
    """Phrases of which all must stand in the document."""
    excludes: tuple[str, ...] = ()
    """Phrases of which none may stand in the document (published), or in the sentence (glossary)."""
    papers: int = 0
    """Number of published papers with the phrase; 0 where nobody counted."""
    domain: str | None = None
    """The glossary that lists it; None for the published list."""


def load_known(path: Path = RULES / "known_garbles.tsv") -> list[KnownGarble]:
    """Read the published list."""
    return [
        KnownGarble(
            row["garbled"],
            _list(row["naturals"]),
            _list(row["and"]),
            _list(row["not"]),
            int(row["papers"] or 0),
        )
        for _, row in read_tsv(path)
    ]


def listed(term: Term) -> list[KnownGarble]:
    """The known garbles that a glossary term lists."""
    return [KnownGarble(form, (term.natural,), (), term.silent_near, 0, term.domain) for form in term.garbled]


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())

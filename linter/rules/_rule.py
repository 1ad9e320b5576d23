"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from ..findings import Proposal, Severity

if TYPE_CHECKING:
    from ._resources import Resources


class Rule(NamedTuple):
    """One rule: its record, and the pure function that looks for it."""

    code: str
    name: str
    severity: Severity
    """Gravest severity it reports with."""
    since: str
    check: Callable[[Resources], Iterable[Proposal]]
    default: bool = True
    """Whether `unspin check` runs it without being asked to."""
    whole_document: bool = False
    """Whether it speaks about the document and not about a place in it."""
    in_context: bool = False
    """Whether it goes by what the contextual model reads: without the model it is silent, or finds less."""

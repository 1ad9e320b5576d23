"""Directive that silences nothing

What it finds:
    A comment such as `<!-- unspin: disable SP003 -->` for a rule that has nothing to report there, and an
    `enable` that nothing precedes.

Why it matters:
    A directive left behind after its reason has gone hides the next mistake in its place.

Example:
    Wrong: The bumps are small. <!-- unspin: disable-line SP001 -->
    Right: The bumps are small.

Fix safety:
    No fix: whether the directive or the text was meant otherwise, its author knows.

Settings:
    Off unless asked for: `--report-unused`, `report-unused = true` in the configuration, or `--select NZ006`.
    A directive is judged only when all rules that it names ran: with `--no-context` none that names SP003 or
    SP007.

Source:
    The same check of other linters (ruff's RUF100, ESLint's --report-unused-disable-directives).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..findings import Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources


def check(_: Resources) -> Iterable[Proposal]:
    """Nothing: what a directive silences is known when all rules have spoken; `linter/gate` makes the findings."""
    return ()


RULE = Rule("NZ006", "unused-directive", "warning", "0.2.0", check, default=False)

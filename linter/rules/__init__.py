"""One module a rule, and the ordered registry of all rules."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module

from ..errors import UsageError
from ._rule import Rule

_MODULES = (
    "sp001_known_garble",
    "sp002_garbled_term",
    "sp003_garble_in_context",
    "sp004_spinner_idiom",
    "sp005_acronym",
    "sp006_spun_document",
    "sp007_spinner_word",
    "nz001_injected_keyword",
    "nz002_stray_quote",
    "nz003_spintax",
    "nz004_hidden_character",
    "nz005_machine_leftover",
    "nz006_unused_directive",
    "cq001_repeated_sentence",
    "rd001_reading_grade",
    "rd002_long_sentence",
    "rd003_hard_sentence",
    "rd004_section_grade",
    "rd005_long_paragraph",
    "rd006_hard_word",
    "rd007_passive_run",
    "rd008_wall_of_text",
)

RULES: tuple[Rule, ...] = tuple(import_module(f".{name}", __name__).RULE for name in _MODULES)
"""All rules in the order in which they run."""


READABILITY = ("RD002", "RD003", "RD004", "RD005", "RD006", "RD007", "RD008")
"""Rules that run by default once an audience is named; what RD001 says is in theirs."""


def explanation(rule: Rule) -> str:
    """The text of `unspin explain`: the docstring of the rule's module."""
    return (import_module(rule.check.__module__).__doc__ or "").strip()


@lru_cache(64)
def select(
    chosen: tuple[str, ...] = (), ignored: tuple[str, ...] = (), more: tuple[str, ...] = ()
) -> tuple[Rule, ...]:
    """The rules to run: the default ones or those chosen, and `more`, less those ignored; codes or their prefixes.

    Raises `UsageError` for a code that no rule has.
    """
    wanted = _matching(chosen) if chosen else {rule.code for rule in RULES if rule.default}
    wanted = (wanted | _matching(more)) - _matching(ignored)
    return tuple(rule for rule in RULES if rule.code in wanted)


def _matching(codes: Iterable[str]) -> set[str]:
    """The codes of the rules that codes or prefixes stand for."""
    found: set[str] = set()
    for code in codes:
        rules = {rule.code for rule in RULES if code and rule.code.startswith(code.upper())}
        if not rules:
            raise UsageError(f'no rule has the code "{code}"; `unspin rules` lists them')
        found |= rules
    return found


__all__ = ["READABILITY", "RULES", "Rule", "explanation", "select"]

"""Spintax left over

What it finds:
    The choices a spinner picks from, left in the text: "a {big|large} house".

Why it matters:
    The template was published in place of the article.

Example:
    Wrong: We offer {great|fine|superb} service.
    Right: We offer great service.

Fix safety:
    Unsafe: any of the choices may be meant; the first is proposed.

Settings:
    None.

Source:
    The notation of the article spinners.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_INNERMOST = re.compile(r"(?<![{$\\])\{([^{}|\n]{0,120}(?:\|[^{}|\n]{0,120})+)\}(?!\})")
_NO_CHOICE = re.compile(
    r"""[=<>∈]
    | (?<!\d):(?![ /])                        # a filter: {name|cut:30}
    | ^\s*\w+\s*\??:\s                      # a type: {size: int | str}
    | ^\s*(?![aAIOo])[^\W\d_]\s*\|          # a set: {x | x is even}
    | ^\s*(\w)\s*\|\s*\1\ (?:is|has|divides)\b
    | ^\s*\w\s*(?:\|\s*\w\s*)+$            # bits: {0|1}
    """,
    re.VERBOSE,
)


def check(resources: Resources) -> Iterator[Proposal]:
    """Report each innermost group of choices."""
    if "{" not in resources.analysis.prose:
        return
    for match in _INNERMOST.finditer(resources.analysis.prose):
        if _NO_CHOICE.search(match[1]):
            continue
        choices = tuple(dict.fromkeys(choice.strip() for choice in match[1].split("|")))
        yield Proposal(
            "NZ003",
            "error",
            *match.span(),
            f"spintax left over: choose one of {', '.join(choice or '(nothing)' for choice in choices)}",
            choices[:5],
            confidence=0.97,
            evidence=(Evidence("noise", "choices in braces, divided by bars"),),
        )


RULE = Rule("NZ003", "spintax", "error", "0.1.0", check)

"""Spintax left over

What it finds:
    The choices a spinner picks from, left in the text: "a {big|large} house". Manuals write braces and bars
    as well and are left alone: types ({string|Buffer}), what a user may type ({start|stop}, --sort {name|size}),
    parts of names (shrink_{active|inactive}_list), filters of templates, sets, blocks of Ruby, columns of TeX.

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

from ..documents import HOLE
from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_INNERMOST = re.compile(r"(?<![{$\\])\{([^{}|\n]{0,120}(?:\|[^{}|\n]{0,120})+)\}(?!\})")
_NO_CHOICE = re.compile(
    HOLE
    + r"""|[=<>∈]
    | (?<!\d):(?![ /])                        # a filter: {name|cut:30}
    | ^\s*\$[A-Za-z_]                         # a variable: {$name|upper}
    | ^\s*\w+\s*\??:\s                      # a type: {size: int | str}
    | ^\s*(?![aAIOo])[^\W\d_]\s*\|          # a set: {x | x is even}
    | ^\s*(\w)\s*\|\s*\1\ (?:is|has|divides)\b
    | ^\s*\w\s*(?:\|\s*\w\s*)+$            # bits: {0|1}
    | ^[\s\d|]+$                             # numbers: {80|443}
    | ^\s*\|.*\|\s*$                         # columns: {|c|}
    | ^\s.*\s$                               # a grammar: { ALWAYS | BY DEFAULT }
    | \((?:the\ )?default\)                  # a setting: {on|off (default)}
    | (?:^|\|)\s*(?:\.\.\.|…)               # and so on: {a|...}
    | (?:^|\|)\s*(["']).*\2\s*(?:\||$)      # literals: {'true'|'false'}
    """,
    re.VERBOSE,
)
_NAME_BEFORE = re.compile(
    r"""[_=/@)\]]$
    | \\[A-Za-z]+$                             # a command of TeX: \index{alpha|textbf}
    | [a-z]\.$                                 # files: graph.{ins|dtx}
    | (?:^|\s)[.~]?/\S+\s$                     # a program: /etc/init.d/cron {status|reload}
    """,
    re.VERBOSE,
)
_CAPITAL_IN_A_NAME = re.compile(r"[a-z}]\{[A-Z]")
"""Functions: Des{Small|Quick}{Fips|Core}()."""
_NAME_BEHIND = re.compile(r"[_=\[<\\/]|://|\.[a-z]")
_USAGE = re.compile(r"\s*(?:usage|synopsis|syntax)\b", re.IGNORECASE)
"""How the description of a command begins …"""
_OPTION = re.compile(r"(?:^|\s)--?[A-Za-z]")
"""… and what stands before the choices in it."""
_NEAR = 120
"""Characters in front of a group in which they are looked for."""
_OPPOSITES = [
    frozenset(pair.split("/"))
    for pair in (
        "on/off true/false yes/no 0/1 start/stop start/restart stop/restart enable/disable enabled/disabled "
        "up/down left/right in/out input/output get/set add/remove add/delete add/del set/unset read/write "
        "min/max asc/desc always/never before/after push/pop push/pull install/remove install/uninstall "
        "import/export encode/decode encrypt/decrypt open/close load/save show/hide lock/unlock begin/end "
        "stdin/stdout active/inactive http/https tcp/udp ipv4/ipv6 rx/tx public/private cascade/restrict "
        "row/statement foo/bar json/xml"
    ).split()
]
"""A spinner's choices mean the same; whoever writes these asks the reader to choose."""

_TYPE_WORDS = frozenset(
    "string number boolean bool integer int float object null undefined any void function symbol bigint array "
    "never unknown String Number Boolean Object Function Array Promise Symbol Buffer Date Map Set RegExp Error "
    "None".split()
)
_CERTAIN = frozenset("undefined boolean bool bigint".split())
_IDENTIFIER = re.compile(r"[A-Z]\w*[a-z]\w*[A-Z]\w*|[a-z]{2,}[A-Z]\w*|\w+(?:\.\w+)+")
_CERTAIN_IDENTIFIER = re.compile(r"\w+_\w+|[a-z]\w*(?:\.\w+)*\.[A-Z]\w*|\w.*\[\]")
_CAPITALIZED = re.compile(r"[A-Z]\w*")


def check(resources: Resources) -> Iterator[Proposal]:
    """Report each innermost group of choices."""
    prose = resources.analysis.prose
    if "{" not in prose:
        return
    found = [(match, _choices(match[1])) for match in _INNERMOST.finditer(prose)]
    typed = any(_names_type(choices) for _, choices in found)
    for match, choices in found:
        if not (_is_notation(match) or _are_types(choices, typed)):
            yield _proposal(match, choices)


def _choices(inside: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(choice.strip() for choice in inside.split("|")))


def _is_notation(group: re.Match[str]) -> bool:
    """Whether a group is the notation of a manual, or of a program."""
    begin = group.string.rfind("\n", 0, group.start()) + 1
    before = group.string[max(begin, group.start() - _NEAR) : group.start()]
    return bool(
        _NO_CHOICE.search(group[1])
        or any(pair <= {choice.lower() for choice in _choices(group[1])} for pair in _OPPOSITES)
        or any(choice.count("(") != choice.count(")") for choice in _choices(group[1]))
        or _USAGE.match(group.string, begin)
        or _OPTION.search(before)
        or _NAME_BEFORE.search(before)
        or _CAPITAL_IN_A_NAME.match(group.string, max(0, group.start() - 1))
        or _NAME_BEHIND.match(group.string, group.end())
    )


def _are_types(choices: tuple[str, ...], typed: bool) -> bool:
    """Whether all choices may be types and one must be, or `typed`: another group of the document names one."""
    names = [_bare(choice) for choice in choices]
    return _names_type(choices) or (
        all(name in _TYPE_WORDS or _IDENTIFIER.fullmatch(name) or _CAPITALIZED.fullmatch(name) for name in names)
        and (typed or any(name in _TYPE_WORDS or _IDENTIFIER.fullmatch(name) for name in names))
    )


def _names_type(choices: tuple[str, ...]) -> bool:
    """Whether one of the choices is a type and cannot be a word: `undefined`, `fs.Stats`, `string[]`."""
    return any(_bare(choice) in _CERTAIN or _CERTAIN_IDENTIFIER.fullmatch(choice) for choice in choices)


def _bare(choice: str) -> str:
    """A type without the marks that say how many there are, or that there may be none."""
    return choice.strip(".?!*[]")


def _proposal(group: re.Match[str], choices: tuple[str, ...]) -> Proposal:
    return Proposal(
        "NZ003",
        "error",
        *group.span(),
        f"spintax left over: choose one of {', '.join(choice or '(nothing)' for choice in choices)}",
        choices[:5],
        confidence=0.97,
        evidence=(Evidence("noise", "choices in braces, divided by bars"),),
    )


RULE = Rule("NZ003", "spintax", "error", "0.1.0", check)

"""Spintax left over

What it finds:
    The choices a spinner picks from, left in the text: "a {big|large} house", also those inside of others. Manuals
    write braces and bars as well and are left alone: types ({string|undefined}, and names where a document has
    such), what a user may type (opposites as {start|stop}, "--sort {name|size}", "Usage: …"), parts of names
    (shrink_{active|inactive}_list), grammars ({ ALWAYS | BY DEFAULT }), filters of templates, sets, blocks of
    Ruby, columns of TeX.

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

from .._later import pattern
from ..documents import HOLE
from ..findings import Evidence, Proposal
from ._rule import Rule

if TYPE_CHECKING:
    from ._resources import Resources

_INNERMOST = pattern(r"(?<![$\\])\{([^{}|\n]{0,120}(?:\|[^{}|\n]{0,120})+)\}")
_NO_CHOICE = pattern(
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
    | \((?:the\ )?default\)                  # a setting: {on|off (default)}
    | (?:^|\|)\s*(?:\.\.\.|…)               # and so on: {a|...}
    | (?:^|\|)\s*(["']).*\2\s*(?:\||$)      # literals: {'true'|'false'}
    """,
    re.VERBOSE,
)
_NAME_BEFORE = pattern(
    r"""(?:[_=@)\]]|(?<!\})/)(?:\{[^{}]*\}/)*$    # not {easy|simple}/{fast|quick}
    | \\[A-Za-z]+$                             # a command of TeX: \index{alpha|textbf}
    | [a-z]\.$                                 # files: graph.{ins|dtx}
    | (?:^|\s)[.~]?/\S+\s$                     # a program: /etc/init.d/cron {status|reload}
    """,
    re.VERBOSE,
)
_CAPITAL_IN_A_NAME = pattern(r"[a-z}]\{[A-Z]")
"""Functions: Des{Small|Quick}{Fips|Core}()."""
_NAME_BEHIND = pattern(r"(?:/\{[^{}]*\})*(?:[_=\[<\\]|/(?!\{)|://|\.[a-z])")
_SPACED = pattern(r"\{\s.*\s\}")
"""A grammar: { ALWAYS | BY DEFAULT }. Spinners put spaces inside the braces as well, but in a sentence."""
_SENTENCE = pattern(r"\W*[^\W_a-z].*[.!?…][\"'”’)]*\s*")
_USAGE = pattern(
    rf"\s*(?:(?:usage|synopsis|syntax|format)\s*:|(?:usage|synopsis|syntax)\s+(?:{HOLE}|\S+\s+\[?[-<]))",
    re.IGNORECASE,
)
"""How the description of a command begins …"""
_OPTION = pattern(r"(?:^|[\s\[(])--?[A-Za-z]")
_OPTION_BEFORE = pattern(_OPTION.pattern + r"[\w-]*\s?$")
"""… what stands before the choices in it …"""
_COMMAND = pattern(
    rf"(?!.*[^.][.!?]\W*$)\s*(?:[$#%>]\s+)?(?:[a-z./~]\S*|{HOLE})(?:\s+[a-z]\S*)?\s+(?:[\[(]?--?[A-Za-z]|[\[{{<])"
)
"""… and a line that calls it: a program, perhaps one more word, and an option or choices."""
_DESCRIBED = pattern(rf"^\W*{HOLE}\s+$")
"""What a type stands behind in the list of parameters: * `name` {string|URL} …"""
_NEAR = 120
"""Characters in front of a group in which they are looked for."""
_OPPOSITES = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "on/off true/false yes/no 0/1 start/stop start/restart stop/restart enable/disable enabled/disabled "
        "up/down left/right in/out input/output get/set add/remove add/delete add/del set/unset read/write "
        "min/max asc/desc always/never before/after push/pop push/pull install/remove install/uninstall "
        "import/export encode/decode encrypt/decrypt open/close load/save show/hide lock/unlock begin/end "
        "stdin/stdout active/inactive http/https tcp/udp ipv4/ipv6 rx/tx public/private cascade/restrict "
        "row/statement foo/bar json/xml"
    ).split()
)
"""A spinner's choices mean the same; whoever writes these asks the reader to choose."""

_TYPE_WORDS = frozenset(
    "string number boolean bool integer int float object null undefined any void function symbol bigint array "
    "never unknown String Number Boolean Object Function Array Promise Symbol Buffer Date Map Set RegExp Error "
    "TypedArray DataView ArrayBuffer AggregateError TypeError RangeError None".split()
)
_CERTAIN = frozenset("undefined boolean bool bigint".split())
_IDENTIFIER = pattern(r"[A-Z]\w*[a-z]\w*[A-Z]\w*|[a-z]{2,}[A-Z]\w*|\w+(?:\.\w+)+")
_CERTAIN_IDENTIFIER = pattern(r"\w+_\w+|[a-z]\w*(?:\.\w+)*\.[A-Z]\w*|\w.*\[\]")
_CAPITALIZED = pattern(r"[A-Z]\w*")


def check(resources: Resources) -> Iterator[Proposal]:
    """Report each innermost group of choices."""
    prose = resources.analysis.prose
    if "{" not in prose:
        return
    found = list(_groups(prose))
    typed = any(_names_type(_choices(group)) for _, group in found)
    for at, group in found:
        described = _DESCRIBED.match(group.string, 0, group.start()) is not None
        if not (_is_notation(group) or _are_types(_choices(group), typed or described)):
            yield _proposal(at, group)


def _groups(prose: str) -> Iterator[tuple[int, re.Match[str]]]:
    """The innermost groups, matched in their lines, and where these begin."""
    at = 0
    for line in prose.split("\n"):
        yield from ((at, group) for group in _INNERMOST.finditer(line))
        at += len(line) + 1


def _choices(group: re.Match[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(choice.strip() for choice in group[1].split("|")))


def _is_notation(group: re.Match[str]) -> bool:
    """Whether a group is the notation of a manual, or of a program."""
    line, start = group.string, group.start()
    return bool(
        _NO_CHOICE.search(group[1])
        or any(choice.count("(") != choice.count(")") for choice in _choices(group))
        or _is_grammar(group)
        or _is_to_be_typed(group)
        or _NAME_BEFORE.search(line, max(0, start - _NEAR), start)
        or _CAPITAL_IN_A_NAME.match(line, max(0, start - 1))
        or _NAME_BEHIND.match(line, group.end())
    )


def _is_grammar(group: re.Match[str]) -> bool:
    """Whether spaces stand inside the braces, and a choice is in capitals, or named before, or in no sentence."""
    if not _SPACED.fullmatch(group[0]):
        return False
    capitals = any(len(choice) > 1 and choice.isupper() for choice in _choices(group))
    named = group.string.endswith(": ", 0, group.start())
    return capitals or named or not _SENTENCE.fullmatch(group.string)


def _is_to_be_typed(group: re.Match[str]) -> bool:
    """Whether a user is to type one of the choices: they belong to a command, or are each other's opposites."""
    line, start = group.string, group.start()
    begin = max(0, start - _NEAR)
    choices = [choice.lower() for choice in _choices(group)]
    opposed = [any({choice, other} in _OPPOSITES for other in choices) for choice in choices]
    return bool(
        all(opposed)
        or _USAGE.match(line)
        or _OPTION_BEFORE.search(line, begin, start)
        or (_COMMAND.match(line) and (any(opposed) or _OPTION.search(line, begin, start)))
    )


def _are_types(choices: tuple[str, ...], typed: bool) -> bool:
    """Whether all choices are types, or may be some and `typed`: something else says that types stand here."""
    names = [_bare(choice) for choice in choices]
    return _names_type(choices) or all(
        name in _TYPE_WORDS or (typed and (_IDENTIFIER.fullmatch(name) or _CAPITALIZED.fullmatch(name)))
        for name in names
    )


def _names_type(choices: tuple[str, ...]) -> bool:
    """Whether one of the choices is a type and cannot be a word: `undefined`, `fs.Stats`, `string[]`."""
    return any(_bare(choice) in _CERTAIN or _CERTAIN_IDENTIFIER.fullmatch(choice) for choice in choices)


def _bare(choice: str) -> str:
    """A type without the marks that say how many there are, or that there may be none."""
    return choice.strip(".?!*[]")


def _proposal(at: int, group: re.Match[str]) -> Proposal:
    choices = _choices(group)
    return Proposal(
        "NZ003",
        "error",
        at + group.start(),
        at + group.end(),
        f"spintax left over: choose one of {', '.join(choice or '(nothing)' for choice in choices)}",
        choices[:5],
        confidence=0.97,
        evidence=(Evidence("noise", "choices in braces, divided by bars"),),
    )


RULE = Rule("NZ003", "spintax", "error", "0.1.0", check)

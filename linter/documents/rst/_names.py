"""What the names of directives, roles and fields say about what stands in them; the unknown is no prose."""

from __future__ import annotations

import re

from ..._later import pattern

PROSE = frozenset(
    """
    note warning tip hint important caution danger attention error seealso versionadded versionchanged
    versionremoved deprecated epigraph highlights pull-quote compound container centered only todo glossary
    """.split()
)
"""Directives whose argument and content are prose."""
TITLED = frozenset(
    "admonition topic sidebar rubric list-table dropdown card tab tab-item collapse details".split()
)
"""Directives with a title in front of their prose."""
_DESCRIBES = frozenset(
    """
    function class method classmethod staticmethod attribute property data exception module macro type
    describe object option cmdoption envvar program decorator decoratormethod opcode confval index-entry
    """.split()
)
_DOMAIN = pattern(r"(?:c|cpp|js|py|rst|std):[\w-]+")
QUOTED = frozenset("epigraph highlights pull-quote".split())
"""Directives that quote."""
PICTURES = frozenset("image figure thumbnail".split())
"""Directives that show a file and say in `:alt:` what is to be seen; the content of a figure is its caption."""
NOT_WORDS = frozenset(
    "code command eq file kbd literal makevar math option pep program raw regexp rfc samp envvar".split()
)
"""Roles whose text is no prose even where a target stands behind it."""
WORDS = frozenset("emphasis strong sub subscript sup superscript title title-reference t dfn".split())
"""Roles whose text is prose."""
FIELDS = pattern(
    r"(?:param|parameter|arg|argument|key|keyword|raises?|except|exception)\b.*"
    r"|returns?|yields?|abstract|dedication|summary|description",
    re.IGNORECASE,
)
"""Names of fields whose bodies are prose."""


def describes(directive: str) -> bool:
    """Whether a directive describes a piece of a program: its argument is code, its content prose."""
    return directive in _DESCRIBES or _DOMAIN.fullmatch(directive) is not None

"""One word in its spellings: British and American, joined, hyphenated and apart."""

from __future__ import annotations

import re
from functools import lru_cache

_LEAST = 5
"""Letters from which a word is looked at: "four" is no "for"."""
_AMERICAN = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"^practis", "practic"),
        (r"(?<=[a-z]{2})(?<!sc)our(?=s?$|ed|ing|al|able|er|ful|hood|ist|ite|less|ly)", "or"),
        (r"(?<=[a-z]{2})is(?=(?:e|es|ed|er|ers|ing|ation|ations|able)$)", "iz"),
        (r"ys(?=(?:e|es|ed|er|ers|ing)$)", "yz"),
        (r"(?<=[^m][bt])re(?=s?$)", "er"),
        (r"(?<=[a-z]{3})ll(?=s?$|ed$|ing$|ers?$|ors?$|ments?$)", "l"),
        (r"ogue(?=s?$)", "og"),
        (r"ence(?=s?$)", "ense"),
        (r"ae|^oe(?=[dst])|(?<=^f)oe(?=t)", "e"),
        (r"mould", "mold"),
        (r"amme(?=s?$)", "am"),
    )
)


@lru_cache(maxsize=65536)
def spelling(text: str) -> str:
    """What the spellings of a lower-case word or phrase have in common; no word of its own.

    "behaviour" and "behavior", "skin care", "skin-care" and "skincare" have the same.
    """
    joined = re.sub(r"[ -]", "", text)
    if len(joined) < _LEAST:
        return joined
    for pattern, put in _AMERICAN:
        joined = pattern.sub(put, joined)
    return joined

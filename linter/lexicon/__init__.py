"""Glossaries, known garbles, idioms, swaps: loading, compiling, look-up."""

from ._data import RULES
from ._derived import SKIPPED, DerivedMatch, Place
from ._glossary import Glossary, Term, load_glossary, shipped_glossaries
from ._idioms import DETERMINERS, Idiom, IdiomMatch, load_idioms, shipped_idioms
from ._known import KnownGarble
from ._leftovers import Leftover, LeftoverMatch, load_leftovers
from ._lexicon import KnownMatch, Lexicon, Scan, SpinnerMatch, TermMatch, load_lexicon
from ._plain_words import PlainWord
from ._spellings import Respelling, respelling, respelt, spelling
from ._spinner_words import TRUST, SpinnerWord, Trust
from ._swaps import Swap

__all__ = [
    "DETERMINERS",
    "RULES",
    "SKIPPED",
    "TRUST",
    "DerivedMatch",
    "Glossary",
    "Idiom",
    "IdiomMatch",
    "KnownGarble",
    "KnownMatch",
    "Leftover",
    "LeftoverMatch",
    "Lexicon",
    "Place",
    "PlainWord",
    "Respelling",
    "Scan",
    "SpinnerMatch",
    "SpinnerWord",
    "Swap",
    "Term",
    "TermMatch",
    "Trust",
    "load_glossary",
    "load_idioms",
    "load_leftovers",
    "load_lexicon",
    "respelling",
    "respelt",
    "shipped_glossaries",
    "shipped_idioms",
    "spelling",
]

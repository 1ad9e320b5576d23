"""Which language an article is in: the formulas speak of English alone."""

from __future__ import annotations

from itertools import islice

from ..analysis import STOP_WORDS, Analysis

_SAMPLE = 600
"""Words that are looked at."""
_LEAST_WORDS = 20
"""The language of fewer words is anybody's guess; they get no grade anyway."""
_SURELY_ENGLISH = 0.25
"""Share of English function words from which nothing else need be asked: English prose has about 0.45, other
languages share a few of the words and stay under 0.1."""
_SAMPLE_CHARACTERS = 4000

ENGLISH = "en"

_NAMES = {
    **{"ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish"},
    **{"fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian"},
    **{"id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "no": "Norwegian"},
    **{"pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "th": "Thai"},
    **{"tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese"},
}


def language_name(code: str) -> str:
    """A language as people call it, or its ISO 639-1 code."""
    return _NAMES.get(code, f'the language "{code}"')


def language(analysis: Analysis) -> str:
    """ISO 639-1 code of the prose: English if its function words say so, else what `py3langid` says."""
    words = list(islice((word for word in analysis.words if word[0].isalpha()), _SAMPLE))
    if len(words) < _LEAST_WORDS and analysis.prose.isascii():
        return ENGLISH
    if sum(word in STOP_WORDS for word in words) >= _SURELY_ENGLISH * max(1, len(words)):
        return ENGLISH
    from py3langid import classify

    code, _ = classify(analysis.prose[:_SAMPLE_CHARACTERS])
    return str(code)

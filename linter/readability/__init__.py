"""Reading grades; a first one, the audiences come with the readability issue."""

from __future__ import annotations


def reading_grade(text: str) -> float:
    """Automated Readability Index of a text: the school grade (US) it asks of its reader.

    Senter and Smith (1967), AMRL-TR-6620. The index counts letters and not syllables, so it needs none of
    the word lists that textstat would fetch from the network.
    """
    import textstat

    return float(textstat.automated_readability_index(text))

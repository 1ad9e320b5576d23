"""Where sentences end, and where a full stop is only part of a word."""

from __future__ import annotations

import pytest

from linter.analysis import Analysis
from linter.documents import read


def sentences(text: str) -> list[str]:
    analysis = Analysis(read(text, "a.md"))
    return [analysis.prose[start:end] for start, end in analysis.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "One ends. | Two ends! | Three ends? | Four",
        "He said “stop.” | Then he left.",
        'He said "stop!" | Then he left.',
        "It ends (so we think.) | It begins.",
        "Wait... | What?! | Nothing…",
        "It costs 3.5. | It was 2020. | Then more.",
        "The answer is no. | We left.",
        "So do I. | Then came others.",
        "Eat vitamin C. | It helps.",
        "Milk, eggs, etc. | They keep.",
        "He moved to the U.S. | He stayed.",
        "It opened at 9 a.m. | The door was shut.",
        "Acme Inc. | The end.",
        "We met on Main St. | However, he left.",
        "Version 2. | It works.",
    ],
)
def test_a_sentence_ends_at_a_stop(text: str) -> None:
    assert sentences(text.replace(" | ", " ")) == text.split(" | ")


@pytest.mark.parametrize(
    "source",
    [
        "It ends. It begins.",
        "It ends.\nIt begins.",
        "It ends.\\\nIt begins.",
        "It ends.<br>It begins.",
        "**It ends.** *It begins.*",
        "It ends.[^1] It begins.\n\n[^1]: http://x.y/z",
        "It ends.&nbsp; It begins.",
    ],
)
def test_mark_up_does_not_hide_the_end(source: str) -> None:
    assert sentences(source) == ["It ends.", "It begins."]


def test_a_link_before_the_stop_does_not_swallow_it() -> None:
    assert sentences("See https://x.y/z. Then go.") == ["See \ufffc.", "Then go."]


def test_emphasis_in_plain_text_may_close_behind_the_stop() -> None:
    analysis = Analysis(read("**It ends.** Then it begins.", "a.txt"))
    assert len(analysis.sentences) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Smith and Mrs. Jones met Prof. Miller.",
        "J. R. Smith and John F. Kennedy met.",
        "Use a cleanser, e.g. Cetaphil, i.e. The mild kind.",
        "The U.S. Army and the U.K. Government met.",
        "See Fig. 3 and No. 5 on p. 7 of vol. 2.",
        "On Dec. 5 it rained.",
        "It costs 3.5 or 1.000.000 or v1.2.",
        "Smith et al. (2019) say so.",
        "St. John Ltd. Partners met.",
        "It works with iOS. iPhone users know.",
        "He said “stop!” and left.",
        "Wait... what is it?",
        "3. Use of Heavy Products",
        "Node.js and example.com are names.",
        "Approx. Two hours.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences(text.replace("3. Use", "# 3. Use")) == [text]


def test_every_block_is_a_sentence_of_its_own() -> None:
    assert sentences("# One\n\n- two\n- three. Four\n") == ["One", "two", "three.", "Four"]

import pytest

from linter import Settings, check

LINE = "The cat sat on the mat, and the dog lay by the old door. "
PARAGRAPH = LINE * 9 + "\n\n"

FIRES = [
    PARAGRAPH * 3,
    f"# One\n\n{PARAGRAPH * 3}",
    f"# One\n\n{PARAGRAPH}\n\n## Two\n\n{PARAGRAPH * 4}",
    f"{PARAGRAPH * 4}# One\n\n{PARAGRAPH}",
    LINE * 27,
    f"# One\n\n> {LINE * 13}\n\n> {LINE * 14}\n",
    f"# One\n\n{PARAGRAPH * 2}```\ncode\n```\n\n{PARAGRAPH}",
    f"# One\n\n- {LINE * 14}\n- {LINE * 14}\n",
]
SILENT = [
    PARAGRAPH * 2,
    f"# One\n\n{PARAGRAPH * 2}## Two\n\n{PARAGRAPH * 2}",
    f"# One\n\n{PARAGRAPH * 2}```\n{PARAGRAPH * 2}```\n",
    f"# {LINE * 30}",
    f"# One\n\n- eggs\n{'- milk' * 400}\n",
    f"# One\n\n| {LINE * 30} | b |\n|---|---|\n| c | d |\n",
    "",
    "Stop.",
]


def found(text, audience=None):
    return check(text, Settings(select=("RD008",), audience=audience), path="a.md").findings


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    (finding,) = found(text)
    assert (finding.code, finding.severity, finding.fix) == ("RD008", "info", None)
    assert text[finding.start : finding.end] == finding.text == LINE.strip()
    assert "words without a heading: " in finding.message


@pytest.mark.parametrize("text", SILENT)
def test_silent(text):
    assert found(text) == ()


def test_it_says_where_a_heading_could_stand():
    text = f"{PARAGRAPH}Then the rain came. {PARAGRAPH * 2}"
    (finding,) = found(text)
    assert finding.text == "Then the rain came."
    assert finding.message == (
        "382 words without a heading: put one before “Then the rain came.” (at most 300 for the general public)"
    )


def test_one_paragraph_cannot_have_a_heading_inside():
    assert "split the paragraph" in found(LINE * 27)[0].message

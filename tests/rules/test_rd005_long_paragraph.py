import pytest

from linter import Settings, check

LINE = "The cat sat on the mat, and the dog lay by the old door. "
OTHER = "Then the rain came. "

FIRES = [
    LINE * 13,
    f"# One\n\n{LINE * 13}\n",
    f"> {LINE * 13}\n",
    f"- {LINE * 13}\n",
    f"{LINE}\n\n{LINE * 14}\n\n{LINE}\n",
    f"**{LINE.strip()}** {LINE * 13}",
    f"{OTHER * 40}",
    "the cat and " * 60 + "the dog.",
]
SILENT = [
    LINE * 10,
    f"{LINE * 7}\n\n{LINE * 7}\n",
    f"- {LINE * 7}\n- {LINE * 7}\n",
    f"# {LINE * 14}\n",
    f"```\n{LINE * 14}\n```\n",
    f"| {LINE * 14} | b |\n|---|---|\n| c | d |\n",
    "",
    "Stop.",
]


def found(text, audience=None):
    return check(text, Settings(select=("RD005",), audience=audience), path="a.md").findings


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    (finding,) = found(text)
    assert (finding.code, finding.severity, finding.fix) == ("RD005", "info", None)
    assert text[finding.start : finding.end] == finding.text
    assert "at most 150 for the general public" in finding.message


@pytest.mark.parametrize("text", SILENT)
def test_silent(text):
    assert found(text) == ()


def test_it_says_where_a_new_paragraph_could_begin():
    (finding,) = found(LINE * 6 + OTHER + LINE * 6)
    assert finding.message.startswith("172 words in 13 sentences: begin a new paragraph at “Then the rain came.”")


def test_several_paragraphs_each_at_its_own_sentence():
    first, second = found(f"{LINE * 6 + OTHER + LINE * 6}\n\n{LINE}\n\n{LINE * 14}\n")
    assert "“Then the rain came.”" in first.message
    assert "“The cat sat on …”" in second.message

import pytest

from linter import Settings, check

FIRES = [
    "The tool is old, but we use it every day because nothing else in the whole shop can cut the hard wood that "
    "we get from the mill down by the river each spring.",
    "Wash the area with soap and warm water for twenty seconds, dry it with a clean towel, and then put on a thin "
    "layer of the cream that your doctor gave you last week when you went in.",
    "- A list item may be a sentence as well, and where it goes on for more than thirty words it is as hard to "
    "read as any other sentence that goes on for as long as that.",
    "> A quotation that goes on and on, and does not end where one would like it to end, is still a sentence that "
    "somebody has to read from the start to the end.",
    "We found that the bolts which hold the plate to the frame of the old machine had been turned so often that "
    "the heads were round and no tool in the box would hold them.",
    "If you are ill and cannot come, tell us at once; we will keep your place for a week, and after that it will "
    "go to the next person who is waiting on our list.",
    "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty and one two three four five six seven eight nine.",
    "Bold words, **some** and *others*, with [a link](http://x.y/z) in them, do not make a sentence any "
    "shorter than it is when it goes on for more than thirty words in all as this does.",
]
SILENT = [
    "The tool is old. We use it every day. Nothing else cuts the hard wood from the mill.",
    "Wash it. Dry it. Then put on the cream.",
    "# A heading that goes on for more than thirty words is no sentence for all that, and whoever wrote it should "
    "think again, but it is another rule that may say so to them",
    "| A cell that goes on for more than thirty words is no sentence for all that, and whoever wrote it should "
    "think again, but it is another rule that may say so to them | b |\n|---|---|\n| c | d |",
    "```\nCode that goes on for more than thirty words is no sentence for all that, and whoever wrote it should "
    "think again, but it is another rule that may say so to them.\n```",
    "Dr. Smith saw 3.5 mg of it at 9 a.m. on Monday. It was fine. Mrs. Jones, who came with him from St. Ives by "
    "train, saw none of it.",
    "",
    "Stop.",
]


def found(text, audience=None):
    return check(text, Settings(select=("RD002",), audience=audience), path="a.md").findings


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    (finding,) = found(text)
    assert (finding.code, finding.severity, finding.fix) == ("RD002", "info", None)
    assert text[finding.start : finding.end] == finding.text == text.removeprefix("- ").removeprefix("> ")


@pytest.mark.parametrize("text", SILENT)
def test_silent(text):
    assert found(text) == ()


def test_it_says_what_to_do_and_which_words_are_hard():
    text = (
        "Administrators and other people have to understand all of the regulations that are in force, because it "
        "is nobody's responsibility but theirs to see to it that they are kept, whatever else they do."
    )
    (finding,) = found(text)
    assert finding.message == (
        "34 words, 2 clauses: split before “because it is nobody's …” (at most 28 words for the general public)"
    )
    assert finding.evidence[0].detail.startswith("hard words: “responsibility”")


def test_the_audience_sets_the_limit():
    text = "The tool is old, but we use it every day because nothing else in the shop can cut the wood."
    assert found(text) == ()
    assert found(f"{text[:-1]} so well.", "patient")


def test_a_long_sentence_without_a_clause():
    (finding,) = found("The " + "very " * 30 + "old dog barked.")
    assert "say it in two sentences" in finding.message


def test_the_marks_between_clauses_are_named():
    half = "we went down to the old mill by the river in the rain"
    assert (
        "end it at the semicolon before “we went down to …”"
        in found(f"In May {half}; {half} again in June of last year.")[0].message
    )

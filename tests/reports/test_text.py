"""Excerpts for a terminal: cut to the sentence, aligned cell by cell, nothing hidden."""

import pytest

from linter import Report, Settings
from linter.analysis import Analysis
from linter.documents import read
from linter.findings import Edit, Evidence, Finding, Fix
from linter.lexicon import load_lexicon
from linter.reports import Style, concise, full, printable
from linter.rules._resources import Resources


def report(source, text, path="a.md", **more):
    start = source.index(text)
    more = {"code": "SP001", "severity": "error", "message": "wrong"} | more
    line, end_line = (source.count("\n", 0, at) + 1 for at in (start, start + len(text)))
    column = start - source.rfind("\n", 0, start)
    finding = Finding(
        path=path, start=start, end=start + len(text), line=line, column=column, end_line=end_line, end_column=1,
        text=text, **more,
    )  # fmt: skip
    document = read(source, path)
    resources = Resources(Analysis(document), load_lexicon())
    return Report(document, (finding,), (), Settings(), 0.0, 0.0, resources)


def excerpt(source, text, width=60, path="a.md"):
    return full(report(source, text, path), Style(width=width)).splitlines()[1:3]


def test_the_sentence_of_a_wrapped_paragraph():
    assert excerpt("One. The old\n  word order\nwas kept. Three.\n", "word", path="a.txt") == [
        "    The old word order was kept.",
        "            ^^^^",
    ]


def test_list_items_cells_and_headings_stand_alone():
    source = "# A head line\n\n- one word\n- two terms\n\n| a | b word |\n|---|---|\n| c | d |\n"
    assert excerpt(source, "head")[0] == "    A head line"
    assert excerpt(source, "terms")[0] == "    two terms"
    assert excerpt(source, "b word")[0] == "    b word"


def test_a_span_over_two_lines():
    assert excerpt("> The old word\n> order was kept.\n", "word\n> order") == [
        "    The old word > order was kept.",
        "            ^^^^^^^^^^^^",
    ]


@pytest.mark.parametrize("place", range(0, 600, 37))
def test_a_long_sentence_is_cut_between_words(place):
    words = [f"word{number}" for number in range(100)]
    source = " ".join(words) + ".\n"
    word = source[source.rfind(" ", 0, place) + 1 :].split()[0]
    line, marks = excerpt(source, word)
    assert len(line) <= 60
    assert line[len(marks) - len(word) : len(marks)] == marks.strip().replace("^" * len(word), word)
    assert set(line.strip().strip("…").split()) <= {*words, "word99."}
    assert len(line) > 40


def test_a_span_longer_than_the_line():
    line, marks = excerpt("It began. " + "very " * 40 + "late.\n", "very " * 40)
    assert line.startswith("    very very")
    assert len(line) <= 60
    assert len(marks) == len(line)


def test_wide_characters_count_twice():
    line, marks = excerpt("東京駅の word here\n", "word")
    assert line == "    東京駅の word here"
    assert marks == " " * (4 + 8 + 1) + "^^^^"
    line, marks = excerpt("cafe\u0301 word\n", "word")
    assert marks == " " * (4 + 5) + "^^^^"


def test_hidden_characters_are_shown_and_escapes_disarmed():
    line, marks = excerpt("a pay\u200bment \x1b[31m red\n", "pay\u200bment", path="a.txt")
    assert line == "    a pay<U+200B>ment <U+001B>[31m red"
    assert marks == "      ^^^^^^^^^^^^^^^"
    assert printable("one\n two\tthree\u00a0four") == "one two three four"
    assert "\x1b" not in concise(report("a word", "word", path="\x1b[2J.md", message="bad \x1b[2J"))


def test_why_and_what_to_write():
    evidence = (Evidence("known", "published"), Evidence("noise", "not shown"), Evidence("swap", "a swap"))
    edits = (Edit(2, 6, "term"),)
    for fix, how in (Fix("safe", edits), ""), (Fix("unsafe", edits), "  (wants a look)"), (None, "  (by hand)"):
        made = report("a word", "word", replacements=("term", "", "x", "y"), fix=fix, evidence=evidence)
        assert full(made).splitlines()[3:] == [
            f"    write: term | (nothing) | x{how}",
            "    why: published; a swap",
        ]
    assert concise(report("a word", "word", replacements=("",))) == "a.md:1:3: error SP001 wrong -> (nothing)\n"


def test_a_finding_on_nothing_still_has_a_mark():
    source = "A word.\n"
    made = report(source, "")
    assert full(made).splitlines()[1:] == ["    A word.", "    ^"]


def test_colour():
    made = full(report("a word", "word"), Style(colour=True))
    assert made.splitlines()[1] == "    a \x1b[31mword\x1b[0m"

"""What `unspin check` prints, whole, for a fixed article and rules that rest on no large data."""

import json

import pytest

RULES = ("--select", "NZ003,NZ004,NZ005,CQ001")
ARTICLE = """\
# 東京: a {small|little} house near the station

The desk is open from nine to five, and the line in front of the first pаyment desk on the left hand side is so \
long that this sentence has to be cut on both sides. Dear [insert name], welcome.

- Rinse the area with cool water every day.

Rinse the area
with cool water every day.
"""
FULL = """\
article.md:1:9: error NZ003 spintax left over: choose one of small, little
    東京: a {small|little} house near the station
            ^^^^^^^^^^^^^^
    write: small | little  (wants a look)
article.md:3:72: error NZ004 "payment" is written with letters of another alphabet
    …five, and the line in front of the first pаyment desk on the left hand side is so long that…
                                              ^^^^^^^
    write: payment
article.md:3:171: error NZ005 "[insert name]" is a place left to be filled in; take it out or fill it in
    Dear [insert name], welcome.
         ^^^^^^^^^^^^^
article.md:7:1: warning CQ001 this sentence stands in line 5 already
    Rinse the area with cool water every day.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
3 errors, 1 warning in 1 article; 1 can be fixed with --fix, 1 more with --unsafe-fixes
"""
CONCISE = """\
article.md:1:9: error NZ003 spintax left over: choose one of small, little -> "small"
article.md:3:72: error NZ004 "payment" is written with letters of another alphabet -> "payment"
article.md:3:171: error NZ005 "[insert name]" is a place left to be filled in; take it out or fill it in
article.md:7:1: warning CQ001 this sentence stands in line 5 already
3 errors, 1 warning in 1 article; 1 can be fixed with --fix, 1 more with --unsafe-fixes
"""
JSON_LINES = """\
{"path": "article.md", "code": "NZ003", "severity": "error", "start": 8, "end": 22, "line": 1, "column": 9, \
"end_line": 1, "end_column": 23, "text": "{small|little}", "message": "spintax left over: choose one of \
small, little", "replacements": ["small", "little"], "fix": {"applicability": "unsafe", "edits": [{"start": \
8, "end": 22, "text": "small"}]}, "confidence": 0.97, "evidence": [{"kind": "noise", "detail": "choices in \
braces, divided by bars"}], "domain": null, "url": "docs/rules.md#nz003"}
{"path": "article.md", "code": "NZ004", "severity": "error", "start": 118, "end": 125, "line": 3, "column": \
72, "end_line": 3, "end_column": 79, "text": "pаyment", "message": "\\"payment\\" is written with letters of\
 another alphabet", "replacements": ["payment"], "fix": {"applicability": "safe", "edits": [{"start": 118, \
"end": 125, "text": "payment"}]}, "confidence": 0.99, "evidence": [{"kind": "noise", "detail": "U+0430"}], \
"domain": null, "url": "docs/rules.md#nz004"}
{"path": "article.md", "code": "NZ005", "severity": "error", "start": 217, "end": 230, "line": 3, "column": \
171, "end_line": 3, "end_column": 184, "text": "[insert name]", "message": "\\"[insert name]\\" is a place \
left to be filled in; take it out or fill it in", "replacements": [], "fix": null, "confidence": 0.999, \
"evidence": [{"kind": "noise", "detail": "a place left to be filled in"}], "domain": null, "url": \
"docs/rules.md#nz005"}
{"path": "article.md", "code": "CQ001", "severity": "warning", "start": 287, "end": 328, "line": 7, \
"column": 1, "end_line": 8, "end_column": 27, "text": "Rinse the area\\nwith cool water every day.", \
"message": "this sentence stands in line 5 already", "replacements": [], "fix": null, "confidence": 1.0, \
"evidence": [{"kind": "repetition", "detail": "first in line 5"}], "domain": null, "url": \
"docs/rules.md#cq001"}
"""


@pytest.fixture(autouse=True)
def article(tree):
    tree.write(article_md=ARTICLE)


@pytest.mark.parametrize(
    ("output", "expected"), [("full", FULL), ("concise", CONCISE), ("json-lines", JSON_LINES)]
)
def test_the_whole_output(unspin, output, expected):
    assert unspin("check", *RULES, "--output-format", output, "article.md") == (1, expected, "")


def test_full_is_the_default(unspin):
    assert unspin("check", *RULES, "article.md").out == FULL


def test_json_is_one_array_of_the_same_objects(unspin, tree):
    tree.write(clean_md="Nothing is wrong here.\n", other_md=ARTICLE)
    result = unspin("check", *RULES, "--output-format", "json", "article.md", "clean.md")
    assert json.loads(result.out) == [json.loads(line) for line in JSON_LINES.splitlines()]
    assert len(json.loads(unspin("check", *RULES, "--output-format", "json", ".").out)) == 8


def test_json_of_nothing_is_an_empty_array(unspin, tree):
    tree.write(clean_md="Nothing is wrong here.\n")
    assert unspin("check", *RULES, "--output-format", "json", "clean.md") == (0, "[]\n", "")
    assert unspin("check", *RULES, "--output-format", "json-lines", "clean.md") == (0, "", "")


def test_several_articles_and_statistics(unspin, tree):
    tree.write(clean_md="Nothing is wrong here.\n")
    result = unspin("check", *RULES, "--statistics", "--output-format", "concise", ".")
    assert result.out.splitlines()[4:] == [
        "     1 CQ001",
        "     1 NZ003",
        "     1 NZ004",
        "     1 NZ005",
        "3 errors, 1 warning in 1 of 2 articles; 1 can be fixed with --fix, 1 more with --unsafe-fixes",
    ]


def test_statistics_leave_json_whole(unspin):
    result = unspin("check", *RULES, "--statistics", "--output-format", "json", "article.md")
    assert len(json.loads(result.out)) == 4
    assert result.err.splitlines()[0] == "     1 CQ001"


def test_nothing_found(unspin, tree):
    tree.write(clean_md="Nothing is wrong here.\n")
    assert unspin("check", *RULES, "clean.md") == (0, "nothing found in 1 article\n", "")


def test_colour_on_a_terminal_only(unspin, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    coloured = unspin("check", *RULES, "article.md").out
    assert "\x1b[31merror NZ003\x1b[0m" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    assert unspin("check", *RULES, "article.md").out == FULL


def test_a_progress_bar_on_a_terminal_leaves_no_trace_in_the_output(unspin, tree, monkeypatch):
    tree.write(**{f"part__{number}_md": "Nothing is wrong here.\n" for number in range(60)})
    without = unspin("check", *RULES, ".")
    assert "checking" not in without.err
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    shown = unspin("check", *RULES, ".")
    assert "checking" in shown.err
    assert shown.out == without.out


def test_characters_that_the_output_lacks(unspin, monkeypatch):
    import io

    plain = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", plain)
    assert unspin("check", *RULES, "--output-format", "json-lines", "article.md").status == 1
    lines = plain.buffer.getvalue().decode("ascii").splitlines()
    assert [json.loads(line) for line in lines] == [json.loads(line) for line in JSON_LINES.splitlines()]
    assert unspin("check", *RULES, "article.md").status == 1
    assert "\\u6771\\u4eac: a" in plain.buffer.getvalue().decode("ascii")

"""Directives in comments: where they hold, what they silence, what is said about those that are wrong."""

import pytest

from linter import Settings, check

ONE, TWO = "{big|large}", "p\u0430yment"  # NZ003, NZ004
CHOSEN = Settings(select=("NZ003", "NZ004"))


def codes(source, path="a.md", settings=CHOSEN):
    """Line and code of what counts, and of what does not."""
    report = check(source, settings, path=path)
    return [[f"{item.line} {item.code}" for item in found] for found in (report.findings, report.silenced)]


@pytest.mark.parametrize(
    ("directive", "counts"),
    [
        ("disable NZ003", ["1 NZ003", "5 NZ004", "9 NZ003"]),
        ("disable NZ003, NZ004", ["1 NZ003", "9 NZ003"]),
        ("disable NZ003 NZ004", ["1 NZ003", "9 NZ003"]),
        ("disable nz", ["1 NZ003", "9 NZ003"]),
        ("disable", ["1 NZ003", "9 NZ003"]),
        ("disable -- a reason", ["1 NZ003", "9 NZ003"]),
        ("disable NZ003 -- for SP001, a reason", ["1 NZ003", "5 NZ004", "9 NZ003"]),
        ("disable NZ003: a reason", ["1 NZ003", "5 NZ004", "9 NZ003"]),
        ("disable SP", ["1 NZ003", "5 NZ003", "5 NZ004", "9 NZ003"]),
        ("disable-file NZ003", ["5 NZ004"]),
        ("disable-file", []),
        ("disable-next-line NZ003", ["1 NZ003", "5 NZ004", "9 NZ003"]),
        ("disable-next-line", ["1 NZ003", "9 NZ003"]),
        ("disable-line", ["1 NZ003", "5 NZ003", "5 NZ004", "9 NZ003"]),
        ("DISABLE-FILE", []),
    ],
)
def test_a_directive_holds_for_its_rules_in_its_place(directive, counts):
    parts = (
        f"A {ONE} hat.",
        f"<!-- unspin: {directive} -->",
        f"A {ONE} {TWO}.",
        "<!-- unspin: enable -->",
        f"A {ONE}.",
    )
    source = "\n\n".join(parts)
    everything = {"1 NZ003", "5 NZ003", "5 NZ004", "9 NZ003"}
    assert codes(source) == [counts, sorted(everything - set(counts))]


@pytest.mark.parametrize(
    ("source", "counts"),
    [
        (f"A {ONE} <!-- unspin: disable-line --> hat\nand a {ONE} one.\n", ["2 NZ003"]),
        (f"A hat <!-- unspin: disable-line\nNZ003 --> and a {ONE} one.\n", []),
        (
            f"<!-- unspin: disable -->\nA {ONE} hat.\n\n<!-- unspin: enable NZ004 -->\n\nA {ONE} {TWO}.\n",
            ["6 NZ004"],
        ),
        (
            f"<!-- unspin: disable NZ003 -->\nA {ONE} hat.\n\n<!-- unspin: enable NZ -->\n\nA {ONE} hat.\n",
            ["6 NZ003"],
        ),
        (f"<!-- unspin: disable-next-line -->\r\n\r\n  \r\nA {ONE} hat.\r\n\r\nA {ONE} hat.\r\n", ["6 NZ003"]),
        (f"| a | b |\n|---|---|\n| {TWO} | <!-- unspin: disable-line --> |\n| {TWO} | c |\n", ["4 NZ004"]),
        (f"```\n<!-- unspin: disable-file -->\n```\n\nA {ONE} hat.\n", ["5 NZ003"]),
    ],
)
def test_lines_and_switches(source, counts):
    assert codes(source)[0] == counts


@pytest.mark.parametrize(
    "line", ["# unspin: disable NZ003", "<!-- unspin: disable NZ003 -- x -->", "// unspin: disable"]
)
def test_in_plain_text_a_line_of_its_own_is_a_directive(line):
    source = f"A {ONE} hat.\n{line}\r\nA {ONE} hat.\n"
    assert codes(source, "a.txt") == [["1 NZ003"], ["3 NZ003"]]
    assert "unspin" not in " ".join(block.text for block in check(source, path="a.txt").document.blocks)


def test_in_plain_text_a_sentence_is_no_directive():
    assert codes(f"Write # unspin: disable-file in a line. A {ONE} hat.\n", "a.txt")[0] == ["1 NZ003"]


def test_silenced_findings_are_not_fixed():
    source = f"The {TWO} desk. <!-- unspin: disable-line -->\n\nThe {TWO} desk.\n"
    report = check(source, CHOSEN, path="a.md")
    assert report.corrected == f"The {TWO} desk. <!-- unspin: disable-line -->\n\nThe payment desk.\n"


@pytest.mark.parametrize(
    ("directive", "message"),
    [
        ("disable XX999", 'no rule has the code "XX999"; a reason stands behind " -- "'),
        ("disable NZ003 for now", 'no rule has the code "FOR"; a reason stands behind " -- "'),
        ("disabel", 'no directive is called "disabel"; there are disable, enable, disable-line,'),
        ("", 'no directive is called ""; there are'),
    ],
)
def test_what_is_wrong_with_a_directive_is_said_once(directive, message):
    report = check(f"A hat.\n\n<!-- unspin: {directive} -->\n\nA {ONE} hat.\n", CHOSEN, path="a.md")
    assert (report.notes[0].line, report.notes[0].column) == (3, 1)
    assert report.notes[0].message.startswith(message)


def test_a_directive_of_unknown_codes_alone_silences_nothing():
    assert codes(f"A {ONE} hat. <!-- unspin: disable-line XX1 -->\n")[0] == ["1 NZ003"]


QUOTES = Settings(select=("NZ003", "NZ004"), ignore_quotes=True)


@pytest.mark.parametrize(
    ("source", "counts"),
    [
        (f"> A {ONE} hat.\n\nA {ONE} hat.\n", ["3 NZ003"]),
        (f"> - A {ONE} hat.\n>\n> A {ONE} hat.\n", []),
        (f"He said “a {ONE} hat” and a {TWO}.\n", ["1 NZ004"]),
        (f'He said "a {ONE} hat" and a {TWO} and "no".\n', ["1 NZ004"]),
        (f'A 5" {ONE} hat, and a 6" one.\n', ["1 NZ003"]),
        (f"He said «a {ONE} hat».\n", []),
        (f"He said “a hat.\n\nA {ONE} hat”.\n", ["3 NZ003"]),
    ],
)
def test_quotations_can_be_exempt(source, counts):
    assert codes(source, settings=QUOTES)[0] == counts
    assert len(codes(source)[0]) == source.count("{") + source.count(TWO)


@pytest.mark.parametrize(
    ("code", "context", "unused"),
    [
        ("SP003", True, True),
        ("SP003", False, False),
        ("SP007", False, False),
        ("SP", False, False),
        ("SP001", False, True),
        ("NZ", False, True),
    ],
)
def test_a_rule_that_did_not_run_leaves_no_directive_unused(code, context, unused):
    settings = Settings(context=context, report_unused=True)
    report = check(f"A big hat. <!-- unspin: disable-line {code} -->\n", settings, path="a.md")
    assert [finding.code for finding in report.findings] == ["NZ006"] * unused

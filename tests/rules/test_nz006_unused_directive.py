"""Directives that silence nothing are reported when asked for, and only where all their rules ran."""

import pytest

from linter import Settings, check

GARBLE = "{big|large}"  # NZ003
ALL = {"report_unused": True}

FIRES = [
    # article, the directives reported
    ("<!-- unspin: disable-file -->\n\nA hat.\n", ["disable-file"]),
    ("A hat. <!-- unspin: disable-line NZ003 -->\n", ["disable-line NZ003"]),
    (f"<!-- unspin: disable-next-line NZ003 -->\nA hat.\n\nA {GARBLE} hat.\n", ["disable-next-line NZ003"]),
    (f"A {GARBLE} hat.\n\n<!-- unspin: disable NZ003 -->\n\nA hat.\n", ["disable NZ003"]),
    (f"A {GARBLE} hat. <!-- unspin: disable-line NZ003, NZ004 -->\n", ["disable-line NZ004"]),
    (f"A {GARBLE} hat. <!-- unspin: disable-line SP -->\n", ["disable-line SP"]),
    ("<!-- unspin: enable NZ003 -->\n\nA hat.\n", ["enable NZ003"]),
    (
        f"<!-- unspin: disable-file NZ003 -->\n\nA {GARBLE} hat. <!-- unspin: disable-line NZ003 -->\n",
        ["disable-file NZ003"],
    ),
    ("<!-- unspin: disable -->\n\nA hat.\n\n<!-- unspin: enable -->\n", ["disable"]),
]

SILENT = [
    f"<!-- unspin: disable-file -->\n\nA {GARBLE} hat.\n",
    f"A {GARBLE} hat. <!-- unspin: disable-line NZ003 -->\n",
    f"<!-- unspin: disable-next-line NZ -- why -->\nA {GARBLE} hat.\n",
    f"<!-- unspin: disable NZ003 -->\n\nA {GARBLE} hat.\n\n<!-- unspin: enable NZ003 -->\n",
    f"<!-- unspin: disable -->\n\nA {GARBLE} hat.\n\n<!-- unspin: enable NZ003 -->\n",
    f"A {GARBLE} p\u0430yment. <!-- unspin: disable-line NZ003 NZ004 -->\n",
    "`<!-- unspin: disable-file -->`\n",
    "<!-- an ordinary comment -->\n\nA hat.\n",
]


def unused(text, **more):
    found = check(text, Settings(**ALL | more), path="a.md").findings
    return [finding for finding in found if finding.code == "NZ006"]


@pytest.mark.parametrize(("text", "expected"), FIRES)
def test_fires(text, expected):
    found = unused(text)
    assert [finding.message.split('"')[1] for finding in found] == expected
    for finding in found:
        assert text[finding.start : finding.end] == finding.text
        assert finding.text.startswith("<!--")


@pytest.mark.parametrize("text", SILENT)
def test_silent(text):
    assert unused(text) == []


def test_silent_unless_asked_for():
    assert unused(FIRES[0][0], report_unused=False) == []
    assert len(unused(FIRES[0][0], report_unused=False, select=("NZ006",), ignore=())) == 0
    assert len(unused(FIRES[1][0], report_unused=False, select=("NZ003", "NZ006"))) == 1


def test_silent_about_rules_that_did_not_run():
    assert unused("A hat. <!-- unspin: disable-line NZ003 -->\n", select=("NZ004",)) == []
    assert unused("A hat. <!-- unspin: disable-line -->\n", select=("NZ",)) == []
    assert unused("A hat. <!-- unspin: disable-line RD001 -->\n") == []

"""Fixes in HTML keep every tag, write what they put in as HTML, and leave all that is no prose alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from linter import Settings, check
from linter.findings import Finding
from linter.fixes import apply

Settled = Callable[..., Finding]


def fixed(settled: Settled, source: str, phrase: str, replacement: str) -> str | None:
    finding = settled(source, phrase, replacement, path="a.html")
    return apply(source, finding.fix.edits) if finding.fix else None


@pytest.mark.parametrize(
    ("source", "corrected"),
    [
        ("<p>use <b>fluid</b> nitrogen", "<p>use <b>liquid</b> gas"),
        ("<p>use <b>fluid <i>nitrogen</i></b>!", "<p>use <b>liquid <i>gas</i></b>!"),
        ("<p>use <b>fluid </b>nitrogen", "<p>use <b>liquid </b>gas"),
        ("<p>use <a href='fluid nitrogen'>fluid nitrogen</a>", "<p>use <a href='fluid nitrogen'>liquid gas</a>"),
        ("<p>use fluid\n    nitrogen", "<p>use liquid\n    gas"),
        ("<p>use fluid   nitrogen", "<p>use liquid   gas"),
        ("<p>use fluid<br>nitrogen", "<p>use liquid<br>gas"),
        ("<p>use fluid <!-- fluid nitrogen --> nitrogen", "<p>use liquid <!-- fluid nitrogen --> gas"),
        ("<p>use fluid<script>x</script> nitrogen", "<p>use liquid<script>x</script> gas"),
        ("<title>fluid nitrogen</title>", "<title>liquid gas</title>"),
        ('<img alt="fluid nitrogen">', '<img alt="liquid gas">'),
        ("<meta content='fluid nitrogen' name='description'>", "<meta content='liquid gas' name='description'>"),
    ],
)
def test_tags_stay_around_their_words(settled: Settled, source: str, corrected: str) -> None:
    assert fixed(settled, source, "fluid nitrogen", "liquid gas") == corrected


@pytest.mark.parametrize(
    ("source", "phrase", "replacement"),
    [
        ("<p>use <b>fluid</b> nitrogen", "fluid nitrogen", "ice"),
        ("<p>use fl<b>uid</b> nitrogen", "fluid nitrogen", "liquid gas"),
        ("<p>use flu&shy;id nitrogen", "fluid nitrogen", "liquid gas"),
        ("<p>use <code>x</code> fluid", "\ufffc fluid", "a liquid"),
        ("<p>use <img> fluid", "\ufffc fluid", "a liquid"),
        ("<p>one</p><p>two</p>", "one\ntwo", "three"),
        ("one<br>fluid<br>two", "fluid", ""),
        ("one <b>fluid</b> two", "fluid", ""),
        ("one <b> fluid </b> two", "fluid", ""),
        ("<p>\n fluid\n</p>", "fluid", ""),
        ("<td>Fluid.</td>", "Fluid.", ""),
    ],
)
def test_where_a_tag_would_be_lost_or_left_empty_there_is_no_fix(
    settled: Settled, source: str, phrase: str, replacement: str
) -> None:
    assert fixed(settled, source, phrase, replacement) is None


@pytest.mark.parametrize(
    ("source", "phrase", "replacement", "corrected"),
    [
        ("<p>use it", "it", "R&D <now>", "<p>use R&amp;D &lt;now&gt;"),
        ("<p>use it", "it", "a “b”, 'c', \"d\"", "<p>use a “b”, 'c', \"d\""),
        ("<p>use R&amp;D fluid", "R&D fluid", "R&D liquid", "<p>use R&amp;D liquid"),
        ("<p>use R&D fluid", "fluid", "liquid", "<p>use R&D liquid"),
        ('<img alt="use it">', "it", '"5\' <x>"', '<img alt="use &quot;5\' &lt;x&gt;&quot;">'),
        ("<img alt='use it'>", "it", '"5\'"', "<img alt='use \"5&#39;\"'>"),
        ("<p>a fluid&rsquo;s flow", "a fluid’s flow", "a liquid’s flow", "<p>a liquid’s flow"),
        ("<p>use fluid&nbsp;nitrogen", "fluid\xa0nitrogen", "liquid gas", "<p>use liquid&nbsp;gas"),
        ("<p>use a <b>fluid</b>", "fluid", "oil", "<p>use an <b>oil</b>"),
        ("<p>use <i>a</i> fluid", "fluid", "oil", "<p>use <i>an</i> oil"),
        ("<p>It is *really* old", "really", "", "<p>It is old"),
        ("<p>It is really <b>old", "really", "", "<p>It is <b>old"),
        ("<p>It is</b> really <b>old", "really", "", "<p>It is</b> <b>old"),
        ("<p>It<br>really works", "really", "", "<p>It<br>works"),
        ("<p>It really<br>works", "really", "", "<p>It<br>works"),
        ("<p>It\n  really\n  works", "really", "", "<p>It\n  works"),
    ],
)
def test_what_is_put_in_is_written_as_html(
    settled: Settled, source: str, phrase: str, replacement: str, corrected: str
) -> None:
    assert fixed(settled, source, phrase, replacement) == corrected


UNSAFE = Settings(select=("SP001", "SP002", "NZ004"), context=False, unsafe_fixes=True)


def corrected(source: str) -> str:
    report = check(source, UNSAFE, path="x.html")
    for finding in report.findings:
        assert source[finding.start : finding.end] == finding.text
    return report.corrected


def test_only_prose_is_corrected() -> None:
    source = """<!DOCTYPE html>
<!-- counterfeit consciousness, p\u0430yment -->
<title>Counterfeit consciousness &amp; you</title>
<meta name="keywords" content="counterfeit consciousness">
<meta name="description" content='What counterfeit consciousness is.'>
<script>var a = "counterfeit consciousness p\u0430yment";</script>
<nav><a href="/p\u0430yment">counterfeit consciousness p\u0430yment</a></nav>
<p id="counterfeit consciousness">Every phone has <em>counterfeit</em>
  <a href="/counterfeit consciousness" title="counterfeit consciousness">consciousness</a>; so has p\u0430yment.
  <code>counterfeit consciousness p\u0430yment</code> {{ counterfeit consciousness }}</p>
<pre>counterfeit consciousness</pre><img src="counterfeit consciousness" alt="COUNTERFEIT CONSCIOUSNESS">
"""
    expected = source
    for old, new in [
        ("<title>Counterfeit consciousness", "<title>Artificial intelligence"),
        ("'What counterfeit consciousness", "'What artificial intelligence"),
        ("<em>counterfeit</em>", "<em>artificial</em>"),
        ('">consciousness</a>', '">intelligence</a>'),
        ("so has p\u0430yment", "so has payment"),
        ('alt="COUNTERFEIT CONSCIOUSNESS"', 'alt="ARTIFICIAL INTELLIGENCE"'),
    ]:
        assert expected.count(old) == 1
        expected = expected.replace(old, new)
    assert corrected(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "<P>All is <B>well</B >&nbsp;&amp; good.\r\n<p>It&#39;s <i>fine</b>\r<br/>here < there &c",
        "\ufeff<?xml version='1.0'?><p/>All is well.",
        "<table><tr><td>All<td>is well",
        "",
    ],
)
def test_a_page_without_findings_comes_back_as_it_was(source: str) -> None:
    assert corrected(source) == source

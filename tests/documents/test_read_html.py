"""What the HTML reader takes for prose, and where it stood in the source."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from linter.documents import Block, Outline, read, read_html, read_html_ranges

HOLE = "\ufffc"
TWO = ("paragraph", "two")


def blocks(source: str, path: str = "a.html") -> list[tuple[str, str]]:
    return [(block.role, block.text) for block in read(source, path).blocks]


def texts(source: str) -> list[str]:
    return [text for _, text in blocks(source)]


def source_of(source: str, phrase: str) -> str:
    """The source of the first place of a phrase in the prose."""
    for block in read_html(source, "a.html").blocks:
        at = block.text.find(phrase)
        if at >= 0:
            start, end = block.map.source_range(at, at + len(phrase))
            return source[start:end]
    raise AssertionError(f"{phrase!r} is in no block")


@pytest.mark.parametrize("name", ["a.html", "A.HTM", "a.xhtml"])
def test_the_suffix_says_that_it_is_html(name: str) -> None:
    assert blocks("<p>one</p>", name) == [("paragraph", "one")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>one</p>\n<p>two</p>", [("paragraph", "one"), TWO]),
        ("one<div>two</div>three", [("paragraph", "one"), TWO, ("paragraph", "three")]),
        ("<title>one</title><h1>two</h1>", [("title", "one"), ("heading", "two")]),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", [("item", "one"), ("item", "two")]),
        ("<ol><li><p>one</p><p>two</p></li></ol>", [("item", "one"), ("item", "two")]),
        ("<dl><dt>one</dt><dd>two</dd></dl>", [("item", "one"), ("item", "two")]),
        ("<blockquote><p>one</p></blockquote><p>two</p>", [("quote", "one"), TWO]),
        ("<blockquote><ul><li>one</ul>two</blockquote>", [("item", "one"), ("quote", "two")]),
        (
            "<table><caption>a</caption><thead><tr><th>b</th></tr></thead><tr><td>c</td></tr></table>two",
            [("caption", "a"), ("cell", "b"), ("cell", "c"), TWO],
        ),
        ("<td><ul><li>one</li></ul>two</td>", [("item", "one"), ("cell", "two")]),
        ("<figure><img src=x><figcaption>one</figcaption></figure>two", [("caption", "one"), TWO]),
        ("<fieldset><legend>one</legend>two</fieldset>", [("caption", "one"), TWO]),
        ("<details><summary>one</summary>two</details>", [("paragraph", "one"), TWO]),
        ("<section class='notes footnotes'><ol><li><p>one</ol></section>two", [("footnote", "one"), TWO]),
        ("<aside epub:type='footnote' role='doc-footnote'>one</aside>two", [("footnote", "one"), TWO]),
        ("<header>one</header><main>two</main>", [("paragraph", "one"), TWO]),
        ("<h2>one<br>more</h2>two", [("heading", "one more"), TWO]),
        ("<h2><p>one</p></h2>two", [("heading", "one"), TWO]),
        ("", []),
        (" \n ", []),
        ("<p>&nbsp;</p><hr><p>…</p>", []),
    ],
)
def test_every_kind_of_block_has_its_role(source: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "<script>if (a < b) document.write('<p>one</p>')</script>",
        "<style>p::before { content: 'one' }</style>",
        "<template><p>one</p></template>",
        "<noscript><p>one</p></noscript>",
        "<pre>one\ntwo</pre>",
        "<nav><ul><li>one</li></ul></nav>",
        "<div role=navigation><p>one</div>",
        "<textarea><p>one</textarea>",
        "<select><option>one<option>two</select>",
        "<svg><title>one</title><text>two</text></svg>",
        "<math><mi>one</mi></math>",
        "<iframe>one</iframe><object>two</object><video>three</video>",
        "<!-- one --><!DOCTYPE html><?one?><![CDATA[one]]>",
        "<p hidden>one</p><div style='color: red; display : NONE'>two</div>",
        "<p translate=no>one</p>",
        "<meta name=keywords content='one, two'><meta name=author content='one two'>",
        "<a href='http://one.two/three' data-title='four'></a>",
        "<p>http://x.y/z</p>",
        "<?php echo '<p>one</p>' ?>",
        "<% one %>{{ one }}{% one %}{# one #}",
        "<plaintext>one</plaintext>",
    ],
)
def test_what_is_not_read(source: str) -> None:
    assert blocks(source) == []
    assert blocks(f"{source.replace('<plaintext>', '<xmp>').replace('</plaintext>', '</xmp>')}<p>two") == [TWO]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a <em>b</em> <a href=x><b>c</b></a><i>d</i>", "a b cd"),
        ("a\n\t b <b> c </b> d ", "a b c d"),
        ("a<br>b<br/> c</br>d <br>\ne", "a b c d e"),
        ("a&nbsp;b &lt;c&gt; &#8217;&#x2019; &hellip;", "a\xa0b <c> ’’ …"),
        ("AT&T, AT&amp;T and R&ampD; &notanentity; & c", "AT&T, AT&T and R&D; ¬anentity; & c"),
        ("&#128;&#0;&#xD800;&#x110000;", "€\ufffd\ufffd\ufffd"),
        ("su&shy;per<wbr>cal&#8203;ly", "supercally"),
        ("a&#32;&#10;b &Tab; c", "a b c"),
        ("H<sub>2</sub>O", "H2O"),
        ("a<sup><a href='#fn1'>1</a></sup>. <a href='#fnref1'>back</a> <a href='#notes'>b</a>", "a. b"),
        ("a<a role=doc-noteref href='#x'><sup>1</sup></a>", "a"),
        ("a <script>b</script>c <span hidden>d</span>e <!-- f -->g", "a c e g"),
        ("<ruby>漢<rp>(<rt>kan<rp>)</ruby>字", "漢字"),
        ("1 < 2 a<3 </> <> b", "1 < 2 a<3 <> b"),
        ("a</x y=1>b", f"a{HOLE}b"),
        ("“<q>a</q>” [sic]", "“a” [sic]"),
    ],
)
def test_mark_up_inside_a_sentence_leaves_the_sentence_whole(source: str, text: str) -> None:
    assert texts(f"{source} end.") == [f"{text} end."]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a <code>b <i>c</i></code> d", f"a {HOLE} d"),
        ("a <kbd>b</kbd>, <samp>b</samp> <var>b</var> d", f"a {HOLE}, {HOLE} {HOLE} d"),
        ("a <img src=b> d", f"a {HOLE} d"),
        ("a <svg><title/><path/><p>never</svg> d", f"a {HOLE}"),
        ("a <button><div>b</div></button> d", f"a {HOLE} d"),
        ("a <span aria-hidden=true>b</span> d", f"a {HOLE} d"),
        ("a <b translate=no>b</b> d", f"a {HOLE} d"),
        ("a <my-icon></my-icon> d", f"a {HOLE}{HOLE} d"),
        ("see http://x.y/z?a=b&amp;c_d. Then <b>www.x.yz</b>", f"see {HOLE}. Then {HOLE}"),
        ("a {{ b }} {% if x %}c{% endif %} <?= $d->e ?> f", f"a {HOLE} {HOLE}c{HOLE} {HOLE} f"),
        ('[caption id="1" align="left"]a[/caption] d', f"{HOLE}a{HOLE} d"),
    ],
)
def test_what_is_no_prose_within_a_block_leaves_a_hole(source: str, text: str) -> None:
    assert texts(source)[0] == text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>\n  one\n</p><p>two", ["one", "two"]),
        ("<p>one<p>two", ["one", "two"]),
        ("one</p>two", ["one", "two"]),
        ("<P CLASS=a class=b>one</P >two", ["one", "two"]),
        ("<ul><li>one<li>two<p>three</ul>four", ["one", "two", "three", "four"]),
        ("<dl><dt>one<dd>two<dt>three</dl>", ["one", "two", "three"]),
        ("<table><tr><td>one<td>two<tr><th>three</table>four", ["one", "two", "three", "four"]),
        ("<h1>one<h2>two</h3>three", ["one", "two", "three"]),
        ("<b><p>one</b>more</p>two", ["onemore", "two"]),
        ("<p>one<b>more<p>two", ["onemore", "two"]),
        ("one<br><br>two<br>\n<br>three", ["one", "two", "three"]),
        ("<p>one</body></html>two", ["one", "two"]),
        ("<nav><ul><li>x</nav>two", ["two"]),
        ("<div><nav>x</div>two", ["two"]),
        ("<p>a <code>b</p><p>c</code> two</p>", ["a \ufffc", "two"]),
        ("<p>a <kbd>b</p><p>two</p>", ["a \ufffc", "two"]),
        ("<table><tr><td><code>x<td>one</table>two", ["one", "two"]),
        ("<svg><circle><p>two", ["two"]),
        ("<div title='a > b' x=>one</div>", ["one"]),
        ("one<p x='never closed", ["one"]),
        ("one<!-- never closed <p>two", ["one"]),
        ("one<script>never closed <p>two", ["one"]),
        ("<!-->one<!--->more<!-- a -- b --!>most<!>.", ["onemoremost."]),
        ("<a title=x>one</a><input value='no'>", [f"one{HOLE}"]),
        ("<div/>one<p/>two", ["one", "two"]),
        ("\ufeff<p>one", ["one"]),
        ("<tr><td>one<td>two", ["one", "two"]),
    ],
)
def test_broken_mark_up_is_read_as_browsers_do(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


def test_in_xhtml_an_empty_tag_is_a_whole_element() -> None:
    body = "<head><title/><script src='x'/></head><p><code/>one</p><nav/><p>two <![CDATA[<p>]]></p>"
    expected = [("paragraph", f"{HOLE}one"), ("paragraph", f"two {HOLE}")]
    assert blocks(body, "a.xhtml") == expected
    assert blocks(f"<?xml version='1.0'?>\n{body}") == expected


def test_attributes_that_describe_are_blocks_of_their_own() -> None:
    source = (
        "<head><meta name='Description' content='A &quot;fluid&quot;\n page'>"
        '<meta property="og:description" content=""><meta name=twitter:description content="it\'s">'
        "<title>The page</title></head><h1>Head</h1>"
        '<p>See <img src="a fluid.png" alt="one &amp; two" title="three">, <img alt=\'\'> and '
        "<img alt=unquoted>.</p><nav><img alt='four'></nav><map><area alt='five'></map>"
    )
    document = read_html(source, "a.html")
    assert [(block.role, block.section, block.text) for block in document.blocks] == [
        ("meta", (), 'A "fluid" page'),
        ("meta", (), "it's"),
        ("title", (), "The page"),
        ("heading", (), "Head"),
        ("paragraph", ("Head",), f"See {HOLE}, {HOLE} and {HOLE}."),
        ("alt", ("Head",), "one & two"),
        ("alt", ("Head",), "three"),
        ("alt", ("Head",), "five"),
    ]
    assert source_of(source, 'A "fluid" page') == "A &quot;fluid&quot;\n page"
    assert source_of(source, "one & two") == "one &amp; two"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a &copy b", "a © b"),
        ("a &copy=b", "a &copy=b"),
        ("a &notit b &amp", "a &notit b &"),
        ("a > b < c", "a > b < c"),
        ("{{ a }} b", f"{HOLE} b"),
    ],
)
def test_references_in_attributes_have_rules_of_their_own(value: str, text: str) -> None:
    assert blocks(f'<img alt="{value}">') == [("alt", text)]


def test_blocks_know_the_headings_above_them() -> None:
    document = read_html("<p>a<h1>B <i>b</i></h1><li>c<h2>D</h2>e<h3>F</h3><h2>G</h2>h<h1>I</h1>j", "a.html")
    assert [(block.text, block.level, block.section) for block in document.blocks] == [
        ("a", 0, ()),
        ("B b", 1, ()),
        ("c", 0, ("B b",)),
        ("D", 2, ("B b",)),
        ("e", 0, ("B b", "D")),
        ("F", 3, ("B b", "D")),
        ("G", 2, ("B b",)),
        ("h", 0, ("B b", "G")),
        ("I", 1, ()),
        ("j", 0, ("I",)),
    ]


def test_comments_are_handed_on_with_their_places() -> None:
    source = "<p>one <!-- unspin: disable-line -->two</p><!--\nthree--><nav><!--four--!></nav><!--> <!x><!-- never"
    comments = read_html(source, "a.html").comments
    assert [comment.text for comment in comments] == [" unspin: disable-line ", "\nthree", "four"]
    assert [source[comment.start : comment.end] for comment in comments] == [
        "<!-- unspin: disable-line -->",
        "<!--\nthree-->",
        "<!--four--!>",
    ]


@pytest.mark.parametrize(
    ("source", "phrase", "written"),
    [
        ("use <b>fluid</b> nitrogen", "fluid nitrogen", "fluid</b> nitrogen"),
        ("use fluid\r\n   nitrogen", "fluid nitrogen", "fluid\r\n   nitrogen"),
        ("use fluid\rnitrogen", "fluid nitrogen", "fluid\rnitrogen"),
        ("use fluid<br>nitrogen", "fluid nitrogen", "fluid<br>nitrogen"),
        ("use fluid&nbsp;nitrogen", "fluid\xa0nitrogen", "fluid&nbsp;nitrogen"),
        ("use flu&shy;id", "fluid", "flu&shy;id"),
        ("R&ampD fluid", "D fluid", "D fluid"),
        ("R&ampD fluid", "R&", "R&amp"),
        ("a</>b fluid", "b fluid", "b fluid"),
        ("😀 👩‍👩‍👧 é <i>fluid</i> x", "fluid", "fluid"),
        ("İ\u2028\x85\x0c\x1c\x00 <i>fluid</i> x", "fluid", "fluid"),
        ("<?php\n 汉\r\n?>\n汉 fluid", "fluid", "fluid"),
        ("\ufeff汉 fluid", "fluid", "fluid"),
        ("<img alt='x fluid'>", "fluid", "fluid"),
        ("<p\r\nclass='汉'\r\n>fluid", "fluid", "fluid"),
    ],
)
def test_prose_maps_back_to_its_source(source: str, phrase: str, written: str) -> None:
    assert source_of(source, phrase) == written


def test_html_inside_another_format_is_read_in_place() -> None:
    source = "> # M\n>\n> <div>one\n> two <b\n> x=y>three</b>\n> <h2>four</h2> five</div>\n"
    ranges = [
        (start, source.index("\n", start) + 1)
        for start in (source.index(t) for t in ("<div", "two", "x=y", "<h2"))
    ]
    outline = Outline()
    outline.enter(1, "M")
    found, comments = read_html_ranges(source, ranges, outline, "quote")
    assert [(block.role, block.section, block.text) for block in found] == [
        ("quote", ("M",), "one two three"),
        ("heading", ("M",), "four"),
        ("quote", ("M", "four"), "five"),
    ]
    assert comments == []
    assert outline.path == ("M", "four")
    assert _written(source, found[0]) == "one\n> two <b\n> x=y>three"


def _written(source: str, block: Block) -> str:
    start, end = block.map.source_range(0, len(block.text))
    return source[start:end]


WORST = {
    "tags": "<b>" * 100_000,
    "one line": "<p>some words &amp; <em>more</em> words here</p>" * 30_000,
    "nested": "<div>" * 10_000 + "one" + "</div>" * 10_000,
    "less-than": "<" * 1_000_000,
    "ampersands": "&" * 1_000_000,
    "references": "&notit" * 100_000,
    "open comments": "<!--" * 250_000,
    "open scripts": "<script>" * 120_000,
    "open quote": '<a x="' * 160_000,
    "attributes": "<img " + " ".join(f"x{n}=1" for n in range(100_000)) + " alt='x'>",
    "end tags": "</b>" * 100_000,
    "empty end tags": "x</>" * 100_000,
    "far end tags": "<p><button>" + "<b>" * 300 + "</p>" * 50_000,
    "headings": "".join(f"<h{n % 6 + 1}>x" for n in range(20_000)),
    "drawings": "<svg><title/>" * 50_000,
    "templates": "{{" * 200_000 + "{% " * 100_000 + "<%" * 100_000 + "[a b=" * 50_000,
    "links": "http://" * 50_000 + "www." * 50_000 + "." * 300_000,
    "line breaks": "\r" * 500_000 + "\r\n" * 200_000,
}


@pytest.mark.parametrize("source", WORST.values(), ids=WORST)
def test_hostile_input_takes_time_in_proportion_to_its_length(source: str) -> None:
    start = time.process_time()
    read_html(source, "a.html")
    assert time.process_time() - start < 2 + 12 * len(source) / 1_000_000


def test_memory_stays_in_proportion_to_the_length() -> None:
    source = WORST["tags"][:90_000] + WORST["nested"] + "<p>a b &amp; c" * 5_000
    tracemalloc.start()
    read_html(source, "a.html")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100 * len(source)

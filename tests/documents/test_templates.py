"""Templates, shortcodes and JSX in Markdown are left alone, and the prose around them is read."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents import read_markdown

HOLE = "\ufffc"


def texts(source: str, path: str = "a.md") -> list[str]:
    return [block.text for block in read_markdown(source, path).blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a {{ page.a_b | x: '*' }} b *c*", [f"a {HOLE} b c"]),
        ("a *b {{ c*d }} e* f", [f"a b {HOLE} e f"]),
        ("a {{{ b }}} c", [f"a {HOLE} c"]),
        ("[a]({{ site.url }}/x{{ y }}) b", ["a b"]),
        ("{% include a.html title='b c' %}\n\nd", ["d"]),
        ("{% include a.html\n   title='b c' %}\n\nd", ["d"]),
        ('{{< figure src="a.png"\n   caption="b c" >}}\n\nd', ["d"]),
        ("{{% notice tip %}}\na **b** c\n{{% /notice %}}", [f"{HOLE} a b c {HOLE}"]),
        ("a\n\n{{< highlight go >}}\nfunc b() {}\n\nc d\n{{< /highlight >}}\n\ne", ["a", "e"]),
        ("{% raw %}\n\na {{ b }} c\n\n{% endraw %}\n\nd", ["d"]),
        ("{% comment %}a{% endcomment %}\n\nb", ["b"]),
        ("{% raw %}\n\na", ["a"]),
        ("a {% endraw %} b", [f"a {HOLE} b"]),
        ("{% if a %}\n\n# b\n\n{% else %}\n\nc\n\n{% endif %}", ["b", "c"]),
        ("<%= a_b %> c <% d %>", [f"{HOLE} c {HOLE}"]),
        ("# a {#id}\n\nb\n{: .no_toc }", ["a", f"b {HOLE}"]),
        (":::tip a\nb\n:::", [f"{HOLE} a b {HOLE}"]),
        ("`{{` a `}}` and {{ b }}", [f"{HOLE} a {HOLE} and {HOLE}"]),
        ("```\n{% raw %}\n```\n\na\n\n```\n{% endraw %}\n```", ["a"]),
        ("a {big|large} b", ["a {big|large} b"]),
        ("a $x_1 + y_2$ b $5 and $10 c", [f"a {HOLE} b $5 and $10 c"]),
        ("a\n\n$$\n\\sum_i x^2\n$$\n\nb US$5 or US$10_", ["a", "b US$5 or US$10_"]),
    ],
)
def test_templates_are_holes(source: str, expected: list[str]) -> None:
    assert texts(source) == expected


@pytest.mark.parametrize("path", ["a.md", "a.mdx"])
@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import A from '@theme/A';\nimport {b,\n} from 'c';\n\nd", ["d"]),
        ("export const a = {\n  b: 'c d',\n};\n\ne", ["e"]),
        ('<A b="c" d={e => f} style={{a: "b"}}>\n\ng *h*\n\n</A>', ["g h"]),
        ("a <B.C x={y}/> d", [f"a {HOLE} d"]),
        ("a {/* b *c */} d", [f"a {HOLE} d"]),
        ("a <b>c</b> d", ["a c d"]),
        ("`<A>` b", [f"{HOLE} b"]),
    ],
)
def test_jsx_is_left_alone_in_every_markdown(source: str, expected: list[str], path: str) -> None:
    assert texts(source, path) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("export default ({children}) => <p>{children}</p>\n\na", ["a"]),
        ("a {b.map(c => <d>{c}</d>)} e", [f"a {HOLE} e"]),
        ("<><a href={b}>c</a></>", [f"{HOLE}c{HOLE}"]),
        ("```js\nconst a = {\n```\n\nb } c {d} e", [f"b }} c {HOLE} e"]),
        ("a {", ["a {"]),
        ("a < b > c", ["a < b > c"]),
    ],
)
def test_in_mdx_every_expression_is_a_hole(source: str, expected: list[str]) -> None:
    assert texts(source, "a.mdx") == expected


def test_imports_are_prose_where_they_are_sentences() -> None:
    assert texts("import duties from China rose.\n\nexport of 'wine' fell.") == [
        "import duties from China rose.",
        "export of 'wine' fell.",
    ]


def test_jsx_comments_are_comments() -> None:
    source = "é {/* unspin: disable */} a\n\n<!-- b -->\n\n`{/* c */}`\n"
    comments = read_markdown(source, "a.mdx").comments
    assert [comment.text for comment in comments] == [" unspin: disable ", " b "]
    assert source[comments[0].start : comments[0].end] == "{/* unspin: disable */}"


SIGNS = '{{ }} {% %} { } <A > /> </A> {/* */} ` é word {{<code>}} {{</code>}} {%raw%} {%endraw%} " = $ \\'.split()
pieces = st.sampled_from([*SIGNS, "_", "*", "import", " ", "\n", "\n\n", "```\n"])


@given(st.lists(pieces, max_size=30).map("".join), st.sampled_from(["a.md", "a.mdx"]))
@settings(max_examples=200, deadline=None)
def test_what_is_read_stands_in_the_source(source: str, path: str) -> None:
    document = read_markdown(source, path)
    for block in document.blocks:
        for segment in block.map.segments:
            if segment.verbatim:
                written = source[segment.source : segment.source + segment.source_length]
                assert written == block.text[segment.prose : segment.prose + segment.prose_length]
    for comment in document.comments:
        assert comment.text in source[comment.start : comment.end]


@pytest.mark.parametrize(
    "piece",
    [
        "{{",
        "{%",
        "{",
        "{/*",
        "<A ",
        "<A {",
        '<A "',
        "{% raw %}",
        "{{< code >}}",
        "$",
        "$_",
        "<%",
        "import {\n",
        "}",
    ],
)
@pytest.mark.parametrize("path", ["a.md", "a.mdx"])
def test_nothing_takes_time_out_of_proportion(piece: str, path: str) -> None:
    source = piece * (60_000 // len(piece))
    start = time.perf_counter()
    read_markdown(source, path)
    assert time.perf_counter() - start < 10

"""What must hold of every text format, over generated documents.

A document is put together of prose, in which each phrase "bad7 worse7" is numbered, and of what is none, in which
"keep" stands. Exactly the phrases are read; any choice of them can be mended; nothing else ever changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.analysis import Analysis
from linter.documents import decode, read
from linter.findings import Edit, Finding, Proposal
from linter.fixes import apply, chosen_fixes, settle

OFTEN = settings(max_examples=120, deadline=None, derandomize=True)
PHRASE = re.compile(r"bad(\d+) worse\1")


@dataclass(frozen=True)
class Kind:
    """What documents of a format are made of.

    @ stands for words, which may run over lines; ¶ for words in a line, § for such without mark-up.
    """

    path: str
    blocks: tuple[str, ...]
    kept: tuple[str, ...]
    around: tuple[str, ...]
    """Mark-up and signs around words."""
    beside: tuple[str, ...]
    """What stands among words and is none."""
    opening: tuple[str, ...] = ("",)
    within: tuple[str, ...] = ()
    """Mark-up that a phrase may run into."""


MARKDOWN = Kind(
    "a.md",
    (
        *(
            "@\n",
            "# ¶\n",
            "## ¶ {#keep}\n",
            "¶\n===\n",
            "- @\n- @\n",
            "1. @\n\n   @\n",
            "> @\n",
            "> - @\n",
            "- [x] @\n",
        ),
        *("| ¶ | a |\n|---|---|\n| ¶ | ¶ |\n", "a[^1] @\n\n[^1]: @\n", "> [!NOTE]\n> @\n", "@\\\n@  \n@\n"),
        *(
            '<div id="keep">\n§\n</div>\n',
            '<p title="keep">§</p>\n',
            "<details><summary>§</summary>\n\n@\n\n</details>\n",
        ),
        *("![¶](keep.png 'keep')\n", "[![§](keep)](keep) @\n", "[§][keep]\n\n[keep]: keep.html (keep)\n"),
        *("{{% keep %}}\n@\n{{% /keep %}}\n", ":::keep\n@\n:::\n", "<Keep a={keep}>\n\n@\n\n</Keep>\n"),
        '<img src="keep" alt="§">\n',
    ),
    (
        *(
            "```keep\nkeep\n```\n",
            "~~~\nkeep\n~~~\n",
            "***\n\n    keep\n",
            "<!-- keep -->\n",
            "[a]: http://keep 'keep'\n",
        ),
        *("<pre>\nkeep\n\nkeep\n</pre>\n", "<script>\nkeep\n</script>\n", "<style>keep</style>\n", "<?keep?>\n"),
        *(
            "{% raw %}\nkeep\n\nkeep\n{% endraw %}\n",
            "$$\nkeep_1\n$$\n",
            "import keep from 'keep'\n",
            "<Keep keep />\n",
        ),
        *("<div keep><code>keep</code></div>\n", "http://keep.org/keep_a\n", "{{< keep keep >}}\n"),
    ),
    (
        *(
            "*@*",
            "**@**",
            "__@__",
            "~~@~~",
            "[@](http://keep 'keep')",
            '<b class="keep">@</b>',
            "&amp; @",
        ),
        *("\\*@\\*", "“@”", "<a href=keep>@</a>", "@<!-- keep -->", "@<br>"),
    ),
    (
        *(
            "`keep`",
            "``keep ` keep``",
            "<http://keep>",
            "<me@keep.org>",
            "http://keep.org/a_b",
            '<img src="keep">',
        ),
        *(
            "{{ keep }}",
            "{% keep %}",
            "$keep_1$",
            "<code>keep *keep*</code>",
            "<!-- keep -->",
            "![](keep)",
            "<keep>",
        ),
    ),
    (
        "",
        "",
        "---\ntitle: keep\n---\n",
        "+++\nkeep = 'keep'\n+++\n",
        "\ufeff",
        "\ufeff---\n# keep\nkeep: keep\n...\n",
    ),
    ("*@*", "**@**", "~~@~~", "[@](http://keep 'keep')", '<b class="keep">@</b>'),
)
TEXT = Kind(
    "a.txt",
    ("@.\n", "¶ \n", "- @\n", "  * @\n    @\n", "1. @\n", "Q: @\n", "@\n======\n"),
    ("# unspin: keep\n", "<!-- unspin: keep -->\n", "https://keep.org/keep\n"),
    ("“@”", "(@)", "*@*"),
    ("https://keep.org/keep", "www.keep.org"),
    ("", "\ufeff"),
)
HTML = Kind(
    "a.html",
    (
        *("<p>@</p>\n", '<h2 class="keep">@</h2>\n', "<ul><li>@<li>@</ul>\n", "<table><tr><td>@<td>@</table>\n"),
        *("<blockquote><p>@</blockquote>\n", "<div>@</div>\n", '<img src="keep" alt="§">\n', "<title>§</title>\n"),
        *("<p>@<p>@\n", "<figcaption>@</figcaption>\n", '<meta name="description" content="§">\n'),
    ),
    (
        *(
            "<script>keep</script>\n",
            "<style>keep</style>\n",
            "<pre>keep</pre>\n",
            "<!-- keep -->\n",
            "<?keep?>\n",
        ),
        *("<nav>keep</nav>\n", "<svg>keep</svg>\n", "<p hidden>keep</p>\n", '<div title="keep"></div>\n'),
    ),
    ("<em>@</em>", '<a href="keep" title="keep">@</a>', "<b>@</b>", "&amp; @", "“@”", "@<!-- keep -->", "@<br>"),
    ("<code>keep</code>", "https://keep.org/keep", "{{ keep }}", '<img src="keep">', "<kbd>keep</kbd>"),
    ("", "<!doctype html>\n", "\ufeff"),
    ("<em>@</em>", '<a href="keep" title="keep">@</a>', "<b>@</b>"),
)
KINDS = [pytest.param(kind, id=kind.path) for kind in (MARKDOWN, TEXT, HTML)]


@st.composite
def sources(draw: st.DrawFn, kind: Kind) -> str:
    parts = [draw(st.sampled_from(kind.opening))]
    for template in draw(
        st.lists(st.sampled_from((*kind.blocks, *kind.blocks, *kind.kept)), min_size=1, max_size=8)
    ):
        parts.append(re.sub("[@¶§]", lambda slot: draw(_words(kind, slot[0])), template))
    numbers = iter(range(1000))
    source = re.sub(
        "bad(.*?)worse",
        lambda phrase: f"bad{(n := next(numbers))}{phrase[1]}worse{n}",
        "\n".join(parts),
        flags=re.DOTALL,
    )
    return source.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))


@st.composite
def _words(draw: st.DrawFn, kind: Kind, slot: str) -> str:
    gaps = st.sampled_from([" ", " ", "\n"] if slot == "@" else [" "])
    plain = st.sampled_from(["bad\0worse", "bad\0worse", "some words", "é"])
    marked = st.builds(lambda mark, inner: mark.replace("@", inner), st.sampled_from(kind.around), plain)
    mixed = [plain, marked, st.sampled_from(kind.beside)]
    if kind.within:
        mixed.append(st.builds(lambda mark: "bad\0" + mark.replace("@", "worse"), st.sampled_from(kind.within)))
    item = plain if slot == "§" else st.one_of(mixed)
    text = draw(gaps).join(("so", *draw(st.lists(item, min_size=1, max_size=4)), "on"))
    return re.sub("\0", lambda _: draw(gaps), text)


def findings(source: str, path: str) -> list[Finding]:
    """A finding for each phrase, as a rule would make it."""
    analysis = Analysis(read(source, path))
    proposals = [
        Proposal("SP001", "error", *phrase.span(), "", (f"good{phrase[1]} better{phrase[1]}",), safe=True)
        for phrase in PHRASE.finditer(analysis.prose)
    ]
    return settle(analysis, proposals, frozenset())


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
@OFTEN
def test_exactly_the_prose_is_read_where_it_stands(kind: Kind, data: st.DataObject) -> None:
    source = data.draw(sources(kind))
    assert "keep" not in Analysis(read(source, kind.path)).prose
    found = findings(source, kind.path)
    written = [match[1] for match in re.finditer(r"bad(\d+)", source)]
    assert sorted(written) == sorted(re.findall(r"bad(\d+)", " ".join(item.text for item in found)))
    for item in found:
        assert source[item.start : item.end] == item.text
        line = re.findall(r"[^\r\n]*(?:\r\n?|\n|\Z)", source)[item.line - 1]
        assert line[item.column - 1 :].startswith("bad")


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
@OFTEN
def test_any_choice_of_fixes_changes_its_words_and_nothing_else(kind: Kind, data: st.DataObject) -> None:
    source = data.draw(sources(kind))
    found = findings(source, kind.path)
    chosen = [item for item in chosen_fixes(found) if data.draw(st.booleans())]
    expected = source
    edits: list[Edit] = []
    for item in chosen:
        number = re.findall(r"\d+", item.text)[0]
        expected = re.sub(rf"bad{number}(?!\d)", f"good{number}", expected)
        expected = re.sub(rf"worse{number}(?!\d)", f"better{number}", expected)
        edits += item.fix.edits if item.fix else ()
    assert len(chosen_fixes(found)) == len(found)
    assert apply(source, edits) == expected
    assert len(findings(expected, kind.path)) == len(found) - len(chosen)


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
@OFTEN
def test_without_a_fix_every_byte_stays(kind: Kind, data: st.DataObject) -> None:
    text = data.draw(sources(kind)).lstrip("\ufeff")
    written = text.encode(data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])))
    article = decode(written, kind.path)
    assert article.source == text
    assert article.encode(apply(article.source, []), ()) == written

"""What the reader of AsciiDoc takes for prose, and what it leaves alone."""

from __future__ import annotations

import pytest

from linter.documents import read

ARTICLE = """\
= Acne care
A. Writer <a@b.c>
:toc:

Some *mild* _strong
words_ and `code` here, see https://x.y[the guide, now] and <<buy,a page>> {version}.
// unspin: disable SP003
Still the same H~2~O "`quoted`" text\\*.

[[buy]]
== What to buy

* A gentle soap
  for the face
** Water
. First step
+
More on it.

Soap:: Washes the skin.
Towel::
  Dries it.

NOTE: Read this
first.

.A piece of soap
image::soap.png[A piece of soap, 300]

[source,python]
----
prose = "not here"
----

[source]
not here

 literal here

____
Someone said this.
____

[cols="1,2"]
|===
|Cell one |Cell two
a|no
2+|Cell three
|===

////
no
////

Deeper
~~~~~~

Last [.role]#marked# text footnote:[no] ((term)).
"""


def test_a_whole_document() -> None:
    document = read(ARTICLE, "a.adoc")
    care, buy = "Acne care", "What to buy"
    assert [(block.role, block.level, block.section, block.text) for block in document.blocks] == [
        ("heading", 1, (), care),
        (
            "paragraph",
            0,
            (care,),
            "Some mild strong words and \ufffc here, see the guide, now and a page \ufffc."
            " Still the same H2O “quoted” text*.",
        ),
        ("heading", 2, (care,), buy),
        ("item", 0, (care, buy), "A gentle soap for the face"),
        ("item", 0, (care, buy), "Water"),
        ("item", 0, (care, buy), "First step"),
        ("paragraph", 0, (care, buy), "More on it."),
        ("item", 0, (care, buy), "Soap"),
        ("item", 0, (care, buy), "Washes the skin."),
        ("item", 0, (care, buy), "Towel"),
        ("item", 0, (care, buy), "Dries it."),
        ("paragraph", 0, (care, buy), "Read this first."),
        ("caption", 0, (care, buy), "A piece of soap"),
        ("alt", 0, (care, buy), "A piece of soap"),
        ("quote", 0, (care, buy), "Someone said this."),
        ("cell", 0, (care, buy), "Cell one"),
        ("cell", 0, (care, buy), "Cell two"),
        ("cell", 0, (care, buy), "Cell three"),
        ("heading", 3, (care, buy), "Deeper"),
        ("paragraph", 0, (care, buy, "Deeper"), "Last marked text \ufffc term."),
    ]
    ((start, end, text),) = document.comments
    assert ARTICLE[start:end] == "// unspin: disable SP003"
    assert text == " unspin: disable SP003"


@pytest.mark.parametrize(
    "source",
    [
        "----\ntext\n\ntext\n----",
        "....\ntext\n....",
        "```ruby\ntext\n```",
        "++++\ntext\n++++",
        "----\ntext, never closed",
        "[source]\ntext",
        "[unheardof]\n====\ntext\n====",
        " literal text",
        ":name: text",
        "include::text[]",
        "ifdef::text[]",
        "////\ntext\n////",
        ",===\ntext,text\n,===",
        "'''",
    ],
)
def test_what_is_no_prose(source: str) -> None:
    assert read(source, "a.adoc").blocks == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a **b**c __d__ e", "a bc d e"),
        ("snake_case and 2 * 3 * 4", "snake_case and 2 * 3 * 4"),
        ("see link:a.html[the page,window=_blank] and link:b[]", "see the page and \ufffc"),
        ("press kbd:[x] or footnote:[text]", "press \ufffc or \ufffc"),
        ("see <<id>> [[anchor]]here", "see \ufffc here"),
        ("one +\ntwo", "one two"),
        ("std::vector is `x`", "std::vector is \ufffc"),
    ],
)
def test_inline_mark_up(source: str, expected: str) -> None:
    assert [block.text for block in read(source, "a.adoc").blocks] == [expected]

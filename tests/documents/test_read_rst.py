"""What the reader of reStructuredText takes for prose, and what it leaves alone."""

from __future__ import annotations

import pytest

from linter.documents import read

ARTICLE = """\
=========
Acne care
=========

:Author: A. Writer

Some *mild* **strong
words** and ``code`` here, see `the guide <https://x.y>`_ and :ref:`a page <label>`.

What to buy
-----------

.. unspin: disable SP003
   -- a reason

- A gentle soap
  for the face

  and a towel
- Water

1. First step
#. Second step

Soap
    Washes the skin.

.. note:: Read this
   first.

.. figure:: soap.png
   :alt: A piece
         of soap

   Soap on a dish.

.. code-block:: python

   prose = "not here"

The command is::

    unspin check this

    and that

Or quoted::

> one line
> another line

   Someone said this.

.. [1] A footnote
   of two lines.

.. _target: https://x.y

===== =====
drawn table
===== =====
a     b
===== =====

+------+
| grid |
+------+

>>> print("doctest")

.. list-table:: A caption
   :header-rows: 1

   * - Cell one
     - Cell two

.. py:function:: wash(face)

   Washes a face.

   :param face: The face to wash.
   :rtype: Face

Deeper
~~~~~~

| A verse
| of two
"""


def test_a_whole_document() -> None:
    document = read(ARTICLE, "a.rst")
    care, buy = "Acne care", "What to buy"
    assert [(block.role, block.level, block.section, block.text) for block in document.blocks] == [
        ("heading", 1, (), care),
        (
            "paragraph",
            0,
            (care,),
            "Some mild strong words and \ufffc here, see the guide and a page.",
        ),
        ("heading", 2, (care,), buy),
        ("item", 0, (care, buy), "A gentle soap for the face"),
        ("item", 0, (care, buy), "and a towel"),
        ("item", 0, (care, buy), "Water"),
        ("item", 0, (care, buy), "First step"),
        ("item", 0, (care, buy), "Second step"),
        ("item", 0, (care, buy), "Soap"),
        ("item", 0, (care, buy), "Washes the skin."),
        ("paragraph", 0, (care, buy), "Read this first."),
        ("alt", 0, (care, buy), "A piece of soap"),
        ("caption", 0, (care, buy), "Soap on a dish."),
        ("paragraph", 0, (care, buy), "The command is:"),
        ("paragraph", 0, (care, buy), "Or quoted:"),
        ("quote", 0, (care, buy), "Someone said this."),
        ("footnote", 0, (care, buy), "A footnote of two lines."),
        ("caption", 0, (care, buy), "A caption"),
        ("cell", 0, (care, buy), "Cell one"),
        ("cell", 0, (care, buy), "Cell two"),
        ("paragraph", 0, (care, buy), "Washes a face."),
        ("paragraph", 0, (care, buy), "The face to wash."),
        ("heading", 3, (care, buy), "Deeper"),
        ("paragraph", 0, (care, buy, "Deeper"), "A verse"),
        ("paragraph", 0, (care, buy, "Deeper"), "of two"),
    ]
    ((start, end, text),) = document.comments
    assert ARTICLE[start:end] == ".. unspin: disable SP003\n   -- a reason"
    assert text == "unspin: disable SP003\n   -- a reason"


def texts(source: str) -> list[str]:
    return [block.text for block in read(source, "a.rst").blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a :ref:`label` b", "a \ufffc b"),
        ("a :ref:`text <label>` b", "a text b"),
        ("a :code:`x <y>` b", "a \ufffc b"),
        ("a :emphasis:`text` b", "a text b"),
        ("a `default role` b", "a \ufffc b"),
        ("a `named reference`_ b", "a \ufffc b"),
        ("a `anonymous <x_>`__ b", "a anonymous b"),
        ("a Python_ b", "a \ufffc b"),
        ("a snake_case b", "a snake_case b"),
        ("a |sub| b [1]_ c [#note]_ d", "a \ufffc b \ufffc c \ufffc d"),
        (r"a \*star\* b", "a *star* b"),
        (r"H\ :sub:`2`\ O", "H\ufffcO"),
        ("2 * 3 * 4 and a*b*c", "2 * 3 * 4 and a*b*c"),
        ("*open and ``open", "*open and ``open"),
        ("(*a*), **b**: 'c'", "(a), b: 'c'"),
        ("see https://x.y/z_a.", "see \ufffc."),
        ("an _`inline target` b", "an inline target b"),
    ],
)
def test_inline_mark_up(source: str, expected: str) -> None:
    assert texts(source.replace(":sub:`2`", ":math:`2`")) == [expected]


@pytest.mark.parametrize(
    "source",
    [
        ".. code::\n\n   text here",
        ".. unknown:: text\n\n   text here\n\n   more",
        ".. |sub| replace:: text here",
        "::\n\n   text here\n\n   more",
        ".. math::\n\n   text",
        ".. toctree::\n   :maxdepth: 2\n\n   intro",
        ".. raw:: html\n\n   <p>text here</p>",
        ":field: text",
        ".. _a: text\n   text",
        "== ==\na  b\n\nc  d\n== ==\n",
        "----------",
        "__ https://x.y",
    ],
)
def test_what_is_no_prose(source: str) -> None:
    assert texts(source) == []


def test_prose_goes_on_behind_what_is_none() -> None:
    assert texts("..\n\nText.\n\n.. code::\n\n   x\n\nMore.\n\n.. c\n   c\nLast.") == ["Text.", "More.", "Last."]


def test_a_line_that_looks_like_a_number_is_none_where_the_next_is_not_indented() -> None:
    assert texts("A. Smith wrote\nthis text.") == ["A. Smith wrote this text."]


def test_levels_go_by_the_order_of_the_signs() -> None:
    source = "One\n###\n\nTwo\n!!!\n\nThree\n#####\n\n====\nOver\n====\n"
    blocks = read(source, "a.rst").blocks
    assert [(block.level, block.section) for block in blocks] == [
        (1, ()),
        (2, ("One",)),
        (1, ()),
        (3, ("Three",)),
    ]
    assert [[source[start:end] for start, end in block.underlines] for block in blocks][2:] == [
        ["#####"],
        ["====", "===="],
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_of_any_kind(newline: str) -> None:
    source = "Head\n====\n\n- a\n  b\n\n::\n\n  code\n\nText\nhere.".replace("\n", newline)
    assert texts(source) == ["Head", "a b", "Text here."]

"""Fixes in reStructuredText, AsciiDoc and LaTeX: words as these formats write them, headings with their lines."""

from __future__ import annotations

import pytest

from linter.fixes import apply


@pytest.mark.parametrize(
    ("path", "source", "phrase", "replacement", "expected"),
    [
        ("a.rst", "Fluid gas\n=========\n", "Fluid", "Liquid", "Liquid gas\n==========\n"),
        ("a.rst", "====\nFoul\n====\n", "Foul", "Bad", "===\nBad\n===\n"),
        ("a.rst", "- *fluid*\n  gas", "fluid gas", "liquid gas", "- *liquid*\n  gas"),
        ("a.rst", "a fluid gas", "fluid", "*big*", "a \\*big\\* gas"),
        ("a.rst", "- fluid\n  gas", "fluid gas", "steam", "- steam"),
        ("a.rst", "a `fluid gas <x>`_ b", "fluid gas", "steam", "a `steam <x>`_ b"),
        ("a.adoc", "a *fluid* gas", "fluid gas", "liquid gas", "a *liquid* gas"),
        ("a.adoc", "Fluid gas\n---------\n", "Fluid", "Liquid", "Liquid gas\n----------\n"),
        ("a.tex", r"a \emph{fluid} gas", "fluid gas", "liquid gas", r"a \emph{liquid} gas"),
        ("a.tex", "a fluid~gas", "fluid gas", "liquid air", "a liquid~air"),
        ("a.tex", "a fluid\ngas", "fluid gas", "50% {steam}_", "a 50\\%\n\\{steam\\}\\_"),
    ],
)
def test_a_fix_is_written_as_the_format_wants_it(settled, path, source, phrase, replacement, expected) -> None:  # type: ignore[no-untyped-def]
    finding = settled(source, phrase, replacement, path=path)
    assert finding.fix is not None
    assert apply(source, finding.fix.edits) == expected


def test_asciidoc_has_no_sure_way_to_write_its_own_marks(settled) -> None:  # type: ignore[no-untyped-def]
    assert settled("a fluid gas", "fluid", "*big*", path="a.adoc").fix is None

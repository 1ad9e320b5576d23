"""Fixes of fixed text, told as corrections of the text that came first."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents import Document
from linter.findings import Correction, Edit, Finding, Fix
from linter.fixes import apply, chosen_fixes, compose

QUICK = settings(max_examples=200, deadline=None)


def finding(*edits: Edit, message: str = "wrong") -> Finding:
    at = edits[0].start
    return Finding("a.txt", "SP001", "error", at, at, 1, 1, 1, 1, "", message, fix=Fix("safe", edits))


def told(source: str, *passes: list[Finding]) -> list[Correction]:
    made: list[Correction] = []
    for findings in passes:
        made = compose(made, findings, source)
        source = apply(source, (edit for item in findings if item.fix for edit in item.fix.edits))
    return made


def test_one_pass_is_told_as_it_is() -> None:
    first, second = finding(Edit(0, 1, "an"), Edit(2, 5, "orange")), finding(Edit(8, 9, ""))
    assert told("a red is x.", [second, first]) == [
        Correction(0, 1, "an", (first,)),
        Correction(2, 5, "orange", (first,)),
        Correction(8, 9, "", (second,)),
    ]


def test_a_second_fix_elsewhere_is_told_in_the_first_offsets() -> None:
    first, second = finding(Edit(0, 3, "longer")), finding(Edit(11, 14, "x"))
    assert told("one two six", [first], [second]) == [
        Correction(0, 3, "longer", (first,)),
        Correction(8, 11, "x", (second,)),
    ]


def test_a_fix_of_a_fix_is_one_correction_with_both_findings() -> None:
    first, second = finding(Edit(4, 7, "a b c")), finding(Edit(6, 13, "d"))
    assert told("one two six", [first], [second]) == [Correction(4, 11, "a d", (first, second))]


edits = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.text("xy ", max_size=4)), max_size=4)


@given(st.text("abc ", min_size=12, max_size=24), st.lists(edits, max_size=4))
@QUICK
def test_corrections_applied_to_the_first_text_make_the_last(
    source: str, passes: list[list[tuple[int, int, str]]]
) -> None:
    text = source
    made: list[Correction] = []
    for planned in passes:
        within = [(min(at, len(text)), min(at + size, len(text)), new) for at, size, new in planned]
        findings = chosen_fixes(finding(Edit(*edit)) for edit in within if edit[0] < edit[1])
        made = compose(made, findings, text)
        text = apply(text, (edit for item in findings if item.fix for edit in item.fix.edits))
    assert apply(source, (Edit(*item[:3]) for item in made)) == text
    assert all(
        one.end < other.start or (one.end, one.start) < (other.start, other.end) for one, other in pairwise(made)
    )
    assert all(item.findings for item in made)


def test_a_document_is_reread_as_it_was_read() -> None:
    document = Document("a.xyz", "", "markdown").reread("# One\n")
    assert (document.format, document.path, document.blocks[0].role) == ("markdown", "a.xyz", "heading")

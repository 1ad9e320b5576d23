"""Of findings and fixes that overlap the surer stays; the rest is untouched, in order, and quick."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from linter.analysis import Analysis
from linter.documents import read
from linter.findings import Edit, Finding, Fix, Proposal
from linter.fixes import apply, chosen_edits, settle

NONE: frozenset[str] = frozenset()


def propose(start: int, end: int, confidence: float, code: str = "SP001") -> Proposal:
    return Proposal(code, "error", start, end, "wrong", ("x",), confidence=confidence)


def spans(source: str, proposals: list[Proposal], free: frozenset[str] = NONE) -> list[tuple[int, int]]:
    return [(finding.start, finding.end) for finding in settle(Analysis(read(source, "a.txt")), proposals, free)]


def test_of_two_that_overlap_the_surer_stays() -> None:
    assert spans("one two three", [propose(0, 7, 0.8), propose(4, 13, 0.9)]) == [(4, 13)]


def test_of_two_that_are_as_sure_the_longer_stays() -> None:
    assert spans("one two three", [propose(0, 3, 0.9), propose(0, 7, 0.9)]) == [(0, 7)]


def test_findings_that_only_meet_both_stay() -> None:
    assert spans("one two", [propose(0, 3, 0.9), propose(3, 7, 0.8)]) == [(0, 3), (3, 7)]


def test_rules_about_the_whole_document_overlap_as_they_like() -> None:
    proposals = [propose(0, 3, 0.9), propose(0, 7, 0.5, "CQ001"), propose(0, 0, 1.0, "SP006")]
    assert spans("one two", proposals, frozenset({"CQ001", "SP006"})) == [(0, 0), (0, 3), (0, 7)]


def test_findings_come_in_the_order_of_the_source() -> None:
    source = "One ![two](u) three.\n"
    analysis = Analysis(read(source, "a.md"))
    proposals = [
        propose(at := analysis.prose.index(word), at + len(word), 0.9) for word in ("three", "two", "One")
    ]
    assert [finding.text for finding in settle(analysis, proposals, NONE)] == ["One", "two", "three"]


def test_a_finding_says_where_it_stands() -> None:
    source = "One 😀\r\n\r\ntwo fluid\r\nthree\r\n"
    analysis = Analysis(read(source, "a.md"))
    start = analysis.prose.index("fluid")
    (finding,) = settle(analysis, [propose(start, start + 11, 0.9)], NONE)
    assert finding.text == source[finding.start : finding.end] == "fluid\r\nthree"
    assert (finding.line, finding.column, finding.end_line, finding.end_column) == (3, 5, 4, 6)


def test_the_whole_of_a_document_without_prose_can_be_reported() -> None:
    (finding,) = settle(Analysis(read("", "a.md")), [Proposal("SP006", "info", 0, 0, "empty")], NONE)
    assert (finding.start, finding.end, finding.line, finding.fix) == (0, 0, 1, None)


def test_at_most_five_replacements_are_offered_each_once() -> None:
    analysis = Analysis(read("fluid", "a.txt"))
    proposal = Proposal("SP001", "error", 0, 5, "wrong", ("a", "b", "a", "c", "d", "e", "f"))
    (finding,) = settle(analysis, [proposal], NONE)
    assert finding.replacements == ("a", "b", "c", "d")
    assert finding.fix == Fix("unsafe", (Edit(0, 5, "a"),))


def fixed(edits: list[tuple[int, int]], confidence: float, safe: bool = True) -> Finding:
    fix = Fix("safe" if safe else "unsafe", tuple(Edit(start, end, f"<{start}>") for start, end in edits))
    start, end = edits[0][0], edits[-1][1]
    return Finding(
        "a.txt", "SP001", "error", start, end, 1, 1, 1, 1, "", "wrong", ("x",), fix, confidence=confidence
    )


def test_of_two_fixes_that_overlap_the_surer_stays_whole_and_the_other_goes_whole() -> None:
    edits = chosen_edits([fixed([(0, 1), (8, 9)], 0.8), fixed([(8, 12)], 0.9), fixed([(2, 3)], 0.1)])
    assert edits == [Edit(2, 3, "<2>"), Edit(8, 12, "<8>")]


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    findings = [fixed([(0, 1)], 0.9, safe=False), fixed([(4, 5)], 0.9)]
    assert [edit.start for edit in chosen_edits(findings)] == [4]
    assert [edit.start for edit in chosen_edits(findings, unsafe=True)] == [0, 4]


ranges = st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(st.builds(fixed, st.lists(ranges, min_size=1, max_size=1), st.floats(0, 1), st.booleans())))
@settings(max_examples=150, deadline=None)
def test_chosen_edits_never_overlap_and_none_could_be_added(findings: list[Finding]) -> None:
    edits = chosen_edits(findings, unsafe=True)
    assert all(before.end <= behind.start for before, behind in pairwise(edits))
    for finding in findings:
        assert finding.fix is not None
        for edit in finding.fix.edits:
            assert any(edit.start < other.end and other.start < edit.end for other in edits)


@given(st.text(min_size=1, max_size=60), st.data())
@settings(max_examples=150, deadline=None)
def test_applying_any_edits_changes_exactly_their_ranges(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), max_size=10)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    edits = [Edit(start, end, data.draw(st.text(max_size=5))) for start, end in pairs if start < end]
    chosen = data.draw(st.lists(st.sampled_from(edits), unique=True)) if edits else []
    expected, behind = "", 0
    for edit in sorted(chosen):
        expected += source[behind : edit.start] + edit.text
        behind = edit.end
    assert apply(source, data.draw(st.permutations(chosen))) == expected + source[behind:]


@given(st.lists(st.tuples(ranges, st.floats(0, 1)), max_size=30))
@settings(max_examples=100, deadline=None)
def test_settled_findings_never_overlap_and_none_is_dropped_without_a_surer_one(
    proposed: list[tuple[tuple[int, int], float]],
) -> None:
    source = "x" * 70
    kept = spans(source, [propose(*span, confidence) for span, confidence in proposed])
    assert all(before[1] <= behind[0] for before, behind in pairwise(kept))
    for start, end in (span for span, _ in proposed):
        assert any(start < other and this < end for this, other in kept)


def test_twenty_thousand_findings_are_settled_quickly() -> None:
    source = "a fluid\n**thing** of old\n" * 10_000
    analysis = Analysis(read(source, "a.md"))
    line = len("a fluid thing of old ")
    proposals = []
    for at in range(0, 10_000 * line, line):
        proposals.append(Proposal("SP001", "error", at + 2, at + 13, "wrong", ("odd stuff",), 0.9, safe=True))
        proposals.append(Proposal("SP001", "error", at + 8, at + 16, "wrong", ("x y",), 0.8, safe=True))
    start = time.process_time()
    findings = settle(analysis, proposals, NONE)
    edits = chosen_edits(findings * 2)
    assert apply(source, edits) == "an odd\n**stuff** of old\n" * 10_000
    assert len(findings) == 10_000
    assert time.process_time() - start < 10

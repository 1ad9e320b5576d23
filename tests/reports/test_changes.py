"""What the corrections changed, told of both versions."""

import pytest
from html_pages import found, report

from linter.findings import Correction
from linter.reports._changes import changes_of


def test_words_that_stay_are_not_marked():
    source = "An internal tube for the bicycle."
    made = report(source, [found(source, "internal tube", "SP002", replacements=("inner tube",))])
    (change,) = changes_of(made)
    assert (source[change.start : change.end], made.corrected[change.new_start : change.new_end]) == (
        "internal",
        "inner",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "a"),
        ("a", ""),
        ("a b c", "a b c"),
        ("a b c d", "a x c y"),
        ("on the off chance that it is", "if it is"),
        ("one two " * 200 + "end", "end"),
        ("a " * 300, "b " * 300),
        (" ".join(map(str, range(400))), " ".join(map(str, [*range(20), *range(300, 400)]))),
        ("x\n\ny\n", "x\ny\n\n"),
    ],
)
def test_changes_take_old_to_new(old, new):
    at, parts = 0, []
    for change in changes_of(report(old, corrections=(Correction(0, len(old), new, ()),))):
        parts += (old[at : change.start], new[change.new_start : change.new_end])
        at = change.end
    assert "".join([*parts, old[at:]]) == new

import pytest

from linter.gate import blocks


@pytest.mark.parametrize(
    ("severity", "fail_on", "expected"),
    [
        ("error", "error", True),
        ("warning", "error", False),
        ("info", "error", False),
        ("error", "warning", True),
        ("warning", "warning", True),
        ("info", "warning", False),
        ("info", "info", True),
        ("error", "never", False),
    ],
)
def test_a_finding_blocks_at_or_above_the_threshold(severity, fail_on, expected):
    assert blocks(severity, fail_on) is expected

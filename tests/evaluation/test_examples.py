"""Every entry of the shipped data does what its own examples say."""

from linter.evaluation import check_shipped_examples


def test_shipped_examples():
    failures, count = check_shipped_examples()
    assert failures == []
    assert count > 100

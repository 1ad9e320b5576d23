from linter.evaluation import check_shipped_examples


def test_every_example_in_the_data_holds():
    failures, count = check_shipped_examples()
    assert failures == []
    assert count > 2000

from linter.findings import Edit, Finding, Fix
from linter.reports import Tally


def finding(code, severity, fix=None):
    fixed = Fix(fix, (Edit(0, 1, "x"),)) if fix else None
    return Finding("a", code, severity, 0, 1, 1, 1, 1, 2, "a", "wrong", fix=fixed)


def test_summary_of_one_article():
    assert Tally.of([]).summary() == "nothing found in 1 article"
    one = Tally.of([finding("SP001", "error", "safe")])
    assert one.summary() == "1 error in 1 article; 1 can be fixed with --fix"


def test_summary_of_several():
    total = Tally()
    total.add(Tally.of([]))
    total.add(Tally.of([finding("SP001", "error", "unsafe"), finding("SP001", "error"), finding("RD001", "info")]))
    total.add(Tally.of([finding("CQ001", "warning", "safe")]))
    assert total.summary() == (
        "2 errors, 1 warning, 1 info in 2 of 3 articles; 1 can be fixed with --fix, 1 more with --unsafe-fixes"
    )
    assert list(total.statistics()) == ["     2 SP001", "     1 CQ001", "     1 RD001"]

"""`--audience`, and audiences of one's own in the configuration."""

from __future__ import annotations

import pytest

EASY = "The cat sat on the mat, and the dog lay by the door of the old house. "
HARD = "Institutional administrators recommended comprehensive restructuring of organisational responsibilities. "


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("limits = 3", 'unknown key "limits"'),
        ("limit = -3", '"limit" must be a number above 0'),
        ('limit = "3"', '"limit" must be a number above 0'),
        ('formula = "spache"', '"formula" must be one of'),
        ('formula = "lix"', 'another "formula" needs a "limit"'),
        ('extends = "nobody"', '"extends" must be one of'),
        ('without = ["verbs"]', '"without" may hold names and terms'),
    ],
)
def test_a_wrong_one_is_named_by_file_and_line(unspin, tree, line, reason):
    tree.write(unspin_toml=f'audience = "team"\n\n[audiences.team]\n{line}\n', a_md=EASY)
    result = unspin("check", "a.md")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("unspin: unspin.toml:4: ") and reason in result.err
    assert result.err.count("\n") == 1


def test_an_audience_adds_the_rules_of_readability(unspin, tree):
    tree.write(a_md=HARD * 15)
    assert "RD" not in unspin("check", "a.md").out
    result = unspin("check", "a.md", "--audience", "web", "--output-format", "concise")
    assert {"RD003", "RD004"} <= set(result.out.split())
    assert result.status == 0
    assert unspin("check", "a.md", "--audience", "web", "--fail-on", "warning").status == 1


def test_selected_rules_of_readability_stay_alone(unspin, tree):
    tree.write(a_md=HARD * 15)
    out = unspin("check", "a.md", "--audience", "web", "--select", "RD004", "--output-format", "concise").out
    assert "RD004" in out and "RD003" not in out
    assert "RD003" in unspin("check", "a.md", "--audience", "web", "--select", "SP").out


def test_the_configuration_names_one(unspin, tree):
    tree.write(unspin_toml='audience = "team"\n[audiences.team]\nextends = "patient"\nlimit = 5\n', a_md=HARD * 15)
    assert "at most 5 for team" in unspin("check", "a.md").out
    assert "at most 9" in unspin("check", "a.md", "--audience", "general").out


def test_an_unknown_one(unspin, tree):
    tree.write(a_md=EASY)
    result = unspin("check", "a.md", "--audience", "nobody")
    assert (result.status, result.out) == (2, "")
    assert 'no audience is called "nobody"' in result.err


def test_a_review_has_the_grades_before_and_after(unspin, tree):
    spun = "Patients utilise the cream before bed, and numerous people like it a lot in the cold season. " * 9
    tree.write(a_md=f"# One\n\n{spun}\n")
    result = unspin("review", "a.md", "--output-dir", "out", "--unsafe-fixes", "--audience", "patient")
    assert "readability SMOG " in result.out and ", corrected " in result.out
    assert "at most 8 for patients; school grade " in result.out

"""What every rule must have: a place in the registry, documentation, tests in which it fires and is silent."""

import ast
import re
from pathlib import Path

import pytest

import linter.rules
from linter import Settings, UsageError, check
from linter.findings import SEVERITIES
from linter.rules import RULES, explanation, select

HEADINGS = ["What it finds", "Why it matters", "Example", "Fix safety", "Settings", "Source"]
MODULES = sorted(path.stem for path in Path(linter.rules.__file__).parent.glob("[a-z]*.py"))
LEAST = 8
"""Sentences in which a rule fires, and in which it is silent, that its tests must hold at least."""

each_rule = pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
each_module = pytest.mark.parametrize("module", MODULES)


def cases(tree: ast.Module, kind: str) -> int:
    """How many cases the tables FIRES… or SILENT… of a test module hold; a folder of articles counts its files."""
    total = 0
    for node in tree.body:
        if isinstance(node, ast.Assign) and node.targets[0].id.startswith(kind):
            value = node.value
            if isinstance(value, ast.Constant):
                total += len(list((Path(__file__).parent / value.value).iterdir()))
            else:
                total += len(value.keys if isinstance(value, ast.Dict) else value.elts)
    return total


@each_module
def test_a_rule_is_in_the_registry(module):
    codes = [rule.code for rule in RULES if rule.check.__module__ == f"linter.rules.{module}"]
    assert codes == [module.split("_")[0].upper()]


@each_module
def test_a_rule_has_sentences_in_which_it_fires_and_is_silent(module):
    path = Path(__file__).parent / f"test_{module}.py"
    assert path.is_file(), f"write {path.name}: sentences in which the rule fires, sentences in which it is silent"
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tests = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    assert any(name.startswith("test_fires") for name in tests)
    assert any(name.startswith("test_silent") for name in tests)
    assert cases(tree, "FIRES") >= LEAST
    assert cases(tree, "SILENT") >= LEAST


@each_rule
def test_a_rule_explains_itself_under_the_same_headings(rule):
    text = explanation(rule)
    title, blank, *body = text.split("\n")
    assert title and not title.endswith((".", ":"))
    assert blank == ""
    assert [line.rstrip(":") for line in body if re.match(r"[A-Z][\w ]+:$", line)] == HEADINGS
    sections = re.split(r"\n(?=[A-Z][\w ]+:\n)", "\n".join(body))
    assert all(re.search(r"\n    \S", section) for section in sections)
    assert re.search(r"\n    Wrong: .+\n(?:.+\n)*?    Right: .+", text)


@each_rule
def test_a_rule_has_a_record(rule):
    assert re.fullmatch(r"(SP|NZ|RD|TM|CQ|LT)\d{3}", rule.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.severity in SEVERITIES
    assert re.fullmatch(r"\d+\.\d+\.\d+", rule.since)


def test_codes_and_names_are_unique():
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("code", "more"),
    [
        ("SP001", {}),
        ("SP002", {"domains": ("medicine",)}),
        ("SP004", {}),
        ("SP005", {}),
        ("NZ002", {}),
        ("NZ003", {}),
        ("NZ005", {}),
    ],
)
def test_the_example_of_a_rule_holds(code, more):
    text = explanation(next(rule for rule in RULES if rule.code == code))
    wrong, right = re.search(r"\n    Wrong: ((?:.+\n)+?)    Right: (.+)", text).groups()
    settings = Settings(select=(code,), **more)
    assert [finding.code for finding in check(" ".join(wrong.split()), settings).findings] == [code]
    assert check(right, settings).findings == ()


class TestSelect:
    def test_the_default_rules_run_in_order(self):
        assert select() == tuple(rule for rule in RULES if rule.default)
        assert "RD001" not in {rule.code for rule in select()}

    @pytest.mark.parametrize(
        ("chosen", "ignored", "expected"),
        [
            (("SP001",), (), ["SP001"]),
            (("sp001",), (), ["SP001"]),
            (("NZ",), (), ["NZ001", "NZ002", "NZ003", "NZ004", "NZ005", "NZ006"]),
            (("NZ", "NZ003"), (), ["NZ001", "NZ002", "NZ003", "NZ004", "NZ005", "NZ006"]),
            (("NZ",), ("NZ003", "NZ005"), ["NZ001", "NZ002", "NZ004", "NZ006"]),
            (("NZ003", "CQ", "NZ001"), (), ["NZ001", "NZ003", "CQ001"]),
            (("RD",), (), [f"RD00{number}" for number in range(1, 9)]),
            (("NZ003",), ("NZ",), []),
        ],
    )
    def test_codes_and_prefixes(self, chosen, ignored, expected):
        assert [rule.code for rule in select(chosen, ignored)] == expected

    @pytest.mark.parametrize("code", ["SP999", "XX", "", "NZ0011", "known-garble"])
    def test_an_unknown_code_is_an_error(self, code):
        for chosen, ignored in (((code,), ()), ((), (code,))):
            with pytest.raises(UsageError) as error:
                select(chosen, ignored)
            assert f'"{code}"' in str(error.value)
            assert "unspin rules" in str(error.value)

    def test_only_the_rules_selected_speak(self):
        text = "{Hello|Hi}, the stone ” is warm."
        assert [item.code for item in check(text).findings] == ["NZ003", "NZ002"]
        assert [item.code for item in check(text, Settings(select=("NZ002",))).findings] == ["NZ002"]
        assert [item.code for item in check(text, Settings(ignore=("NZ002",))).findings] == ["NZ003"]

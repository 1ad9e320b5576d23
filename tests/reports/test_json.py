"""The JSON contract: `docs/finding.schema.json`, over everything that the corpus brings up."""

import json
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest

import linter

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "finding.schema.json").read_text(encoding="utf-8"))
FIELDS = (
    "path code severity start end line column end_line end_column text message replacements fix confidence "
    "evidence domain url"
).split()


@pytest.fixture(scope="module")
def reports():
    articles = [ROOT / "corpus" / "demo" / "acne-scars.md"]
    made = [linter.check(path, linter.Settings(select=("SP", "NZ", "RD", "CQ"))) for path in articles]
    lines = (ROOT / "corpus" / "spun.jsonl").read_text(encoding="utf-8").splitlines()
    made += [linter.check(json.loads(line)["text"], path="a.md") for line in lines[:6]]
    noise = "# {one|two}\r\n\r\nThe p\u0430yment \U0001f600 desk.\r\n\r\nDear [insert name].\r\n"
    return [*made, linter.check(noise, path="noise.md"), linter.check(noise, path="noise.txt")]


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["required"] == FIELDS
    assert list(SCHEMA["properties"]) == FIELDS


def test_every_finding_fits_the_schema(reports):
    validator = jsonschema.Draft202012Validator(SCHEMA)
    findings = [item for report in reports for item in report.to_json()]
    assert len(findings) > 20
    for item in findings:
        validator.validate(item)
        assert list(item) == FIELDS


def test_offsets_are_those_of_the_source(reports):
    for report in reports:
        assert report.source
        for item in report.to_json():
            start, end = item["start"], item["end"]
            before = report.source[:start]
            assert report.source[start:end] == item["text"]
            assert item["line"] == before.count("\n") + 1
            assert item["column"] == start - before.rfind("\n")
            assert item["end_line"] == report.source[:end].count("\n") + 1
            assert item["end_column"] == end - report.source[:end].rfind("\n")


def test_edits_of_a_fix_do_not_overlap_and_lie_in_the_source(reports):
    for report in reports:
        for finding in report.findings:
            edits = sorted(finding.fix.edits) if finding.fix else []
            assert all(0 <= edit.start <= edit.end <= len(report.source) for edit in edits)
            assert all(one.end <= two.start for one, two in pairwise(edits))


def test_every_url_is_an_anchor_of_the_rules_page():
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    for rule in linter.Settings().rules:
        assert f"\n## {rule.code}\n" in page
        assert f"(#{rule.code.lower()})" in page

"""The records of a file are articles of their own, told of in the places of the file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest

from linter import Report, Settings, check
from linter.documents import Reading

SPUN = (
    "Doctors freeze white knocks with fluid nitrogen. Substance strips are a corrective technique that mends "
    "white knocks and harmed skin cells. Skin break out and bosom malignancy want fluid nitrogen too."
)
CLEAN = (
    "The library opens at nine on weekdays. It has a small garden where people read in the summer, and a cafe "
    "that sells soup. Children like the old reading room most of all, for its high windows."
)
SPINTAX = "A {big|large} hat."


def json_list(*texts: str) -> str:
    return json.dumps({"site": "x", "posts": [{"body": text, "tags": ["a"]} for text in texts]}, indent=1)


def json_lines(*texts: str) -> str:
    return "\n\n".join(json.dumps({"posts": {"body": text}}) for text in texts)


def rows(*texts: str) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([("id", "posts.body"), *enumerate(texts)])
    return out.getvalue()


WAYS = [(json_list, "a.json"), (json_lines, "a.jsonl"), (rows, "a.csv")]
IDS = ["json", "json-lines", "csv"]


def report(source: str, path: str, *fields: str, **more: object) -> Report:
    reading = Reading(fields=fields or ("posts.body:markdown",))
    return check(source, Settings(context=False, reading=reading, **more), path=path)  # type: ignore[arg-type]


@pytest.mark.parametrize(("write", "path"), WAYS, ids=IDS)
def test_a_record_is_believed_by_itself(write: Callable[..., str], path: str) -> None:
    alone = check(SPUN, Settings(context=False), path="a.md")
    among = report(write(*[CLEAN] * 9, SPUN), path)
    assert [(finding.code, finding.text, finding.confidence) for finding in among.findings] == [
        (finding.code, finding.text, finding.confidence) for finding in alone.findings
    ]
    assert (among.spun, among.share, among.domains) == (alone.spun, alone.share, alone.domains)
    assert report(write(*[CLEAN] * 10), path).spun < 0.5


@pytest.mark.parametrize(("write", "path"), WAYS, ids=IDS)
def test_places_are_those_of_the_file(write: Callable[..., str], path: str) -> None:
    source = write(CLEAN, SPUN, CLEAN, SPUN)
    found = report(source, path)
    assert len(found.findings) > 2
    for finding in found.findings:
        assert source[finding.start : finding.end] == finding.text
        assert (finding.line, finding.column) == found.document.location(finding.start)
        assert (finding.end_line, finding.end_column) == found.document.location(finding.end)
    starts = [finding.start for finding in found.findings]
    assert starts == sorted(starts)


@pytest.mark.parametrize(("write", "path"), WAYS, ids=IDS)
def test_each_is_fixed_where_it_stands(write: Callable[..., str], path: str) -> None:
    found = report(write(CLEAN, SPUN, SPINTAX), path, unsafe_fixes=True)
    fixed = check(SPUN, Settings(context=False, unsafe_fixes=True), path="a.md").corrected
    assert fixed != SPUN
    assert found.corrected == write(CLEAN, fixed, "A big hat.")


@pytest.mark.parametrize(("write", "path"), WAYS, ids=IDS)
def test_directives_are_those_of_their_record(write: Callable[..., str], path: str) -> None:
    source = write(
        f"<!-- unspin: disable-file NZ003 -->\n\n{SPINTAX}", SPINTAX, "A. <!-- unspin: disable NZ999 -->"
    )
    found = report(source, path)
    assert [finding.code for finding in found.findings] == ["NZ003"]
    assert [finding.code for finding in found.silenced] == ["NZ003"]
    assert found.silenced[0].start < found.findings[0].start
    (note,) = found.notes
    place = source.index("<!-- unspin: disable NZ999")
    assert (note.line, note.column) == found.document.location(place)


@pytest.mark.parametrize(
    ("source", "fields", "count"),
    [
        ('{"body": "A {big|large} hat."}', ("body",), 1),
        ('{"body": ["A {big|large} hat.", "A {big|large} hat."]}', ("body",), 2),
        ('[{"body": null}, {"body": "A {big|large} hat."}, {"x": 1}]', ("body",), 1),
        ('{"top": "A {big|large} hat.", "posts": [{"body": "A {big|large} hat."}]}', ("top", "posts.body"), 2),
        ('{"posts": [{"body": "A {big|large} hat."}, [{"body": "A {big|large} cat."}]]}', ("posts.body",), 2),
        (
            '{"a": [{"b": [{"body": "A {big|large} hat."}]}], "c": [{"body": "A {big|large} cat."}]}',
            ("a.b.body", "c.body"),
            2,
        ),
    ],
)
def test_nothing_of_a_json_text_is_passed_over(source: str, fields: tuple[str, ...], count: int) -> None:
    found = report(source, "a.json", *fields)
    assert [source[finding.start : finding.end] for finding in found.findings] == [
        finding.text for finding in found.findings
    ]
    assert [finding.code for finding in found.findings] == ["NZ003"] * count


def test_readability_is_that_of_all_records() -> None:
    one = report(json_lines(CLEAN), "a.jsonl").readability.sentences
    assert len(report(json_lines(CLEAN, CLEAN), "a.jsonl").readability.sentences) == 2 * len(one)

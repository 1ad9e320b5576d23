"""JSON, JSON lines, CSV and tab-separated tables: the texts of named fields, exactly where they stand."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.analysis import Analysis
from linter.documents import Document, Reading, read
from linter.errors import DocumentError, NoArticleError
from linter.findings import Proposal
from linter.fixes import apply, chosen_edits, settle

WHICH = "which field is the article? name it with --field"
QUICK = settings(max_examples=80, deadline=None)


def document(source: str, path: str, *fields: str) -> Document:
    return read(source, path, Reading(fields=fields))


def texts(source: str, path: str, *fields: str) -> list[str]:
    return [block.text for block in document(source, path, *fields).blocks]


def written(source: str, path: str, field: str, phrase: str) -> str:
    """The source of a phrase of the prose."""
    read_ = document(source, path, field)
    (block,) = (block for block in read_.blocks if phrase in block.text)
    at = block.text.index(phrase)
    start, end = block.map.source_range(at, at + len(phrase))
    return source[start:end]


def corrected(source: str, path: str, field: str, **changes: str) -> str:
    """The source with words of the prose replaced by others, as the fixes of findings do it."""
    analysis = Analysis(document(source, path, field))
    proposals = []
    for old, new in changes.items():
        start = analysis.prose.index(old)
        proposals.append(Proposal("SP001", "error", start, start + len(old), "wrong", (new,), safe=True))
    findings = settle(analysis, proposals, frozenset())
    assert all(source[finding.start : finding.end] == finding.text for finding in findings)
    return apply(source, chosen_edits(findings))


@pytest.mark.parametrize(
    ("source", "field", "expected"),
    [
        ('{"body": "One.", "x": "no"}', "body", ["One."]),
        ('[{"body": "One."}, {"body": "Two."}, {"x": 1}]', "body", ["One.", "Two."]),
        ('{"post": {"body": "One.", "id": 1}, "body": "no"}', "post.body", ["One."]),
        ('{"posts": [{"body": "One."}, {"body": null}]}', "posts.body", ["One."]),
        ('{"body": ["One.", ["Two."]], "x": [[{}], [], {}]}', "body", ["One.", "Two."]),
        ('{"dc:title": "One.", "a.b": "Two."}', "dc:title", ["One."]),
        ('{"dc:title": "One.", "a.b": "Two."}', "a.b", ["Two."]),
        (r'{"bo\u0064y": "One."}', "body", ["One."]),
        ('{"body": "One.", "body": "Two."}', "body", ["One.", "Two."]),
        ('{"n": NaN, "m": [-Infinity, 1e5], "body": "One."}', "body", ["One."]),
        ('{"body": "{\\"body\\": \\"One.\\"}"}', "body", ['{"body": "One."}']),
        (f'{{"n": {"9" * 5000}, "body": "One."}}', "body", ["One."]),
    ],
)
def test_a_field_is_named_by_the_names_that_lead_to_it(source: str, field: str, expected: list[str]) -> None:
    assert texts(source, "a.json", field) == expected


def test_json_lines_are_a_record_each() -> None:
    source = '{"body": "One."}\r\n \n{"x": 1}\n["skip"]\n{"body": "Two."}'
    assert texts(source, "a.jsonl", "body") == texts(source, "a.ndjson", "body") == ["One.", "Two."]


def test_several_fields_are_read_in_the_order_of_the_file() -> None:
    assert texts('{"a": "One.", "b": "Two.", "c": "Three."}', "a.json", "c", "a") == ["One.", "Three."]


@pytest.mark.parametrize(
    ("value", "phrase", "expected"),
    [
        (r"It\u2019s fluid.", "It’s", r"It\u2019s"),
        (r"\"fluid\" it is", '"fluid"', r"\"fluid\""),
        (r"fluid\nnitrogen here, as said before", "fluid nitrogen", r"fluid\nnitrogen"),
        (r"\ud83d\ude00 fluid", "😀 fluid", r"\ud83d\ude00 fluid"),
        (r"\ud83d fluid \ude00", "fluid \ufffc", r"fluid \ude00"),
        (r"a\/b\\c fluid", "a/b\\c", r"a\/b\\c"),
    ],
)
def test_escapes_in_json_map_to_their_whole_source(value: str, phrase: str, expected: str) -> None:
    assert written(f'{{"body": "{value}"}}', "a.json", "body", phrase) == expected


def test_paragraphs_and_headings_in_a_value_are_blocks() -> None:
    found = document(r'{"body": "A head\n\nA paragraph.\n\n- item\n"}', "a.json", "body").blocks
    assert [(block.role, block.section, block.text) for block in found] == [
        ("heading", (), "A head"),
        ("paragraph", ("A head",), "A paragraph."),
        ("item", ("A head",), "item"),
    ]


def test_a_value_may_be_markdown() -> None:
    source = r'{"body": "# Head\n\nSome *fluid*\nnitrogen &amp; `code`.\n\n<!-- unspin: disable SP003 -->\n"}'
    found = document(source, "a.json", "body:markdown")
    assert [(block.role, block.text) for block in found.blocks] == [
        ("heading", "Head"),
        ("paragraph", "Some fluid nitrogen & \ufffc."),
    ]
    assert written(source, "a.json", "body:markdown", "fluid nitrogen") == r"fluid*\nnitrogen"
    ((start, end, text),) = found.comments
    assert source[start:end] == "<!-- unspin: disable SP003 -->"
    assert text == " unspin: disable SP003 "


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("a.json", r'{"body": "a fluid \u00e9"}', r'{"body": "a \"so\\called\" \u00e9"}'),
        ("a.jsonl", r'{"body": "a fl\u0075id x"}', r'{"body": "a \"so\\called\" x"}'),
        ("a.csv", 'id,body\r\n1,"a fluid, ""x"""\r\n', 'id,body\r\n1,"a ""so\\called"", ""x"""\r\n'),
        ("a.csv", "id,body\n1,a fluid x\n", "id,body\n1,a fluid x\n"),
    ],
)
def test_a_fix_is_written_as_the_place_wants_it_or_not_at_all(path: str, source: str, expected: str) -> None:
    assert corrected(source, path, "body", fluid='"so\\called"') == expected


def test_a_fix_in_markdown_in_json_is_escaped_twice() -> None:
    source = '{"body": "a fluid thing"}'
    assert corrected(source, "a.json", "body:markdown", fluid="big*") == r'{"body": "a big\\* thing"}'
    assert corrected(source, "a.json", "body", fluid="big*") == '{"body": "a big* thing"}'


@pytest.mark.parametrize(
    ("path", "source", "expected"),
    [
        ("a.csv", "id,body\n1,One here.\n2\n3,Two here.,4", ["One here.", "Two here."]),
        ("a.csv", 'id;body\r\n1;"One, ""two"";\r\nthree."\r\n', ['One, "two"; three.']),
        ("a.csv", "id|body\r1|One here.\r", ["One here."]),
        ("a.csv", '"a, b",body\n1,One here.\n', ["One here."]),
        ("a.csv", "body\nOne here.\n\nTwo here.\n", ["One here.", "Two here."]),
        ("a.csv", " body ,body\nOne here.,Two here.\n", ["One here.", "Two here."]),
        ("a.csv", 'id,body\n1,bare "quotes" are left\n2,One here.', ["One here."]),
        ("a.tsv", 'id\tbody\n1\t"One here"\n2\t"Two" here.\n3\tThree, here.\n', ["One here", "Three, here."]),
    ],
)
def test_a_column_is_named_by_the_first_row(path: str, source: str, expected: list[str]) -> None:
    assert texts(source, path, "body") == expected


@pytest.mark.parametrize(
    ("path", "source", "fields", "message"),
    [
        ("a.json", '{"a": "t", "b": {"c": "t"}}', (), f"{WHICH} (text is in: a, b.c)"),
        ("a.json", '{"a": "t"}', ("b", "c"), "no text in the field b or c (text is in: a)"),
        ("a.json", '{"a": "t"}', ("a:markdwon",), "no text in the field a:markdwon (text is in: a)"),
        ("a.json", "[1, null]", ("b",), "no text in the field b (no field of it holds text)"),
        ("a.json", '{\n"a": 3}', ("a",), "the field a in line 2 is a number, not text; name another"),
        ("a.json", '{"a": {"b": "t"}}', ("a",), "the field a in line 1 is an object, not text; name another"),
        ("a.json", '{"a": [true]}', ("a",), "the field a in line 1 is true, not text; name another"),
        ("a.json", '{"a":\n  }', ("a",), "broken JSON in line 2, column 3: expecting value"),
        ("a.json", '{"a": "x\ny"}', ("a",), "broken JSON in line 1, column 9: invalid control character"),
        (
            "a.json",
            '{"a": "t"}\n{"a": "t"}',
            ("a",),
            "broken JSON in line 2, column 1: extra data; if each line is a record, name the file .jsonl",
        ),
        ("a.json", "[" * 100_000, ("a",), "JSON nested too deep: this is no article"),
        ("a.jsonl", '{"a": "t"}\r\n{"a": t}', ("a",), "broken JSON in line 2, column 7: expecting value"),
        ("a.csv", 'a,b\n1,"x\n2,y\n', ("b",), "broken CSV: the quoted cell in line 2, column 3 has no end"),
        ("a.csv", 'a,b\n1,"x"y\n', ("b",), "broken CSV: the quoted cell in line 2, column 3 has no end"),
        ("a.csv", "a,b\n", (), f"{WHICH} (text is in: a, b)"),
        ("a.csv", "", ("b",), "no text in the field b (no field of it holds text)"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_clear_line(
    path: str, source: str, fields: tuple[str, ...], message: str
) -> None:
    with pytest.raises(DocumentError) as caught:
        document(source, path, *fields)
    assert str(caught.value) == f"{path}: {message}"


def test_a_missing_field_is_no_failure_where_other_files_remain() -> None:
    with pytest.raises(NoArticleError):
        document('{"a": "t"}', "a.json", "b")


word = st.sampled_from(
    ["fluid", "it's", '"so"', "a,b", "x\\y", "😀", "é", "\u2028", "汉字", ";", "3\t4", "|", "{", "]"]
)
text = st.lists(word, min_size=1, max_size=8).map(" ".join)
prose = st.lists(text, min_size=1, max_size=4).flatmap(
    lambda parts: st.sampled_from(["\n\n", "\n", "\r\n", " "]).map(lambda joint: joint.join(parts))
)
other = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), text, st.lists(st.integers(), max_size=2))
record = st.fixed_dictionaries({"id": other, "body": prose, "x": other})


@given(st.lists(record, min_size=1, max_size=3), st.booleans(), st.sampled_from([None, 1]), st.data())
@QUICK
def test_fixes_in_json_change_their_field_and_nothing_else(
    records: list[dict[str, Any]], ascii_only: bool, indent: int | None, data: st.DataObject
) -> None:
    source = json.dumps(records, ensure_ascii=ascii_only, indent=indent)
    after = json.loads(_with_words_replaced(source, "a.json", data))
    assert len(after) == len(records)
    for new, old in zip(after, records, strict=True):
        assert repr({**new, "body": ""}) == repr({**old, "body": ""})
        assert _unmarked(new["body"]) == old["body"]


@given(st.lists(record, min_size=1, max_size=3), st.booleans(), st.data())
@QUICK
def test_fixes_in_json_lines_change_their_field_and_nothing_else(
    records: list[dict[str, Any]], ascii_only: bool, data: st.DataObject
) -> None:
    source = "\n".join(json.dumps(item, ensure_ascii=ascii_only) for item in records)
    after = [json.loads(line) for line in _with_words_replaced(source, "a.jsonl", data).split("\n")]
    for new, old in zip(after, records, strict=True):
        assert repr({**new, "body": ""}) == repr({**old, "body": ""})
        assert _unmarked(new["body"]) == old["body"]


@given(
    st.lists(st.tuples(text, prose, text), min_size=1, max_size=4),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    st.sampled_from(["\n", "\r\n"]),
    st.data(),
)
@QUICK
def test_fixes_in_csv_change_their_column_and_nothing_else(
    rows: list[tuple[str, str, str]], delimiter: str, quoting: int, newline: str, data: st.DataObject
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=newline).writerows(  # type: ignore[call-overload]
        [("id", "body", "x"), *rows]
    )
    after = _with_words_replaced(out.getvalue(), "a.csv", data)
    header, *new_rows = csv.reader(io.StringIO(after, newline=""), delimiter=delimiter)
    assert header == ["id", "body", "x"]
    for new, old in zip(new_rows, rows, strict=True):
        assert (new[0], new[2]) == (old[0], old[2])
        assert _unmarked(new[1]) == old[1]


MARK = '<"\\é,>'


def _unmarked(text: str) -> str:
    return text.replace(MARK, "fluid").replace("<plain>", "fluid")


def _with_words_replaced(source: str, path: str, data: st.DataObject) -> str:
    """The source with some of its words "fluid" replaced; what lies between the edits is as it was."""
    analysis = Analysis(document(source, path, "body"))
    places = [at for at in range(len(analysis.prose)) if analysis.prose.startswith("fluid", at)]
    chosen = data.draw(st.lists(st.sampled_from(places), unique=True)) if places else []
    proposals = [
        Proposal(
            "SP001", "error", at, at + 5, "wrong", (data.draw(st.sampled_from([MARK, "<plain>"])),), safe=True
        )
        for at in chosen
    ]
    findings = settle(analysis, proposals, frozenset())
    assert all(source[finding.start : finding.end] == finding.text for finding in findings)
    return apply(source, chosen_edits(findings))

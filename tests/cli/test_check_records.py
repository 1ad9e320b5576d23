"""Articles in fields of JSON and CSV, named by --field or by the configuration."""

import json

import pytest

HIDDEN = "The p\u0430yment desk."  # a Cyrillic a: NZ004
RULES = ("--select", "NZ004", "--output-format", "concise")


@pytest.fixture
def shop(tree):
    tree.write(
        a_md="Clean text.\n",
        data__posts_json=json.dumps([{"title": "Desk", "body": HIDDEN}]),
        data__rows_csv=f'id,body\n1,"{HIDDEN} ""So"", they say."\n',
        package_json='{"name": "shop"}',
    )
    return tree


def test_records_in_a_folder_are_passed_over_where_no_field_is_named(unspin, shop):
    assert unspin("check", *RULES, ".") == (0, "nothing found in 1 article\n", "")


def test_records_that_are_named_want_a_field(unspin, shop):
    result = unspin("check", *RULES, "a.md", "data/posts.json")
    assert result.status == 2
    assert result.err == (
        "unspin: data/posts.json: which field is the article? name it with --field (text is in: title, body)\n"
    )


def test_with_a_field_folders_are_searched_for_records(unspin, shop):
    result = unspin("check", *RULES, "--field", "body", ".")
    assert [line.split(" ")[0] for line in result.out.splitlines()[:2]] == [
        "./data/posts.json:1:33:",
        "./data/rows.csv:2:8:",
    ]
    assert result.status == 1
    assert result.err == "unspin: ./package.json: no text in the field body (text is in: name)\n"


def test_the_configuration_names_fields(unspin, shop):
    shop.write(data__unspin_toml='fields = ["body"]\n')
    result = unspin("check", *RULES, ".")
    assert (result.status, result.err) == (1, "")
    assert result.out.endswith("2 errors in 2 of 3 articles; 2 can be fixed with --fix\n")


def test_fixes_touch_nothing_but_the_field(unspin, shop):
    assert unspin("check", *RULES, "--fix", "--field", "body", "data").status == 0
    assert shop.all()["data/posts.json"] == b'[{"title": "Desk", "body": "The payment desk."}]'
    assert shop.all()["data/rows.csv"] == b'id,body\n1,"The payment desk. ""So"", they say."\n'


def test_a_review_of_records_writes_them_corrected(unspin, shop):
    assert unspin("review", "--field", "body", "-o", "out", "data/posts.json").status == 0
    assert json.loads(shop.all()["out/posts.corrected.json"]) == [{"title": "Desk", "body": "The payment desk."}]


def test_records_come_in_on_standard_input(unspin, folder):
    source = json.dumps({"body": f"{HIDDEN}\n\nMore."})
    result = unspin("check", "--fix", "--field", "body", "--stdin-filename", "a.json", "-", stdin=source.encode())
    assert result.out == '{"body": "The payment desk.\\n\\nMore."}'


def test_a_long_line_of_records_is_no_long_line_of_prose(unspin, tree):
    tree.write(a_json=json.dumps([{"x": "y" * 1_100_000, "body": HIDDEN}]))
    assert unspin("check", *RULES, "--field", "body", "a.json").status == 1


def test_broken_records_are_one_line_and_stay_as_they_are(unspin, tree):
    broken = f'{{"body": "{HIDDEN}"}}\n{{"body": \n'.encode()
    tree.write(a_jsonl=broken)
    result = unspin("check", "--fix", "--field", "body", "a.jsonl")
    assert result == (2, "", "unspin: a.jsonl: broken JSON in line 2, column 10: expecting value\n")
    assert tree.all() == {"a.jsonl": broken}

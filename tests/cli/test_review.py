"""`unspin review`: the three files of each article, their names, the summary."""

import json

import pytest

from linter.cli._review import output_names

ARTICLE = "# A house\n\nThe p\u0430yment desk. A {big|large} house.\n"
RULES = ("--select", "NZ003,NZ004")


def test_three_files_and_a_summary(unspin, tree):
    tree.write(a_md=ARTICLE)
    result = unspin("review", *RULES, "a.md", "--output-dir", "out/deep")
    files = tree.all()
    assert list(files) == ["a.md", "out/deep/a.corrected.md", "out/deep/a.findings.json", "out/deep/a.report.html"]
    assert files["a.md"].decode() == ARTICLE
    assert files["out/deep/a.corrected.md"].decode() == "# A house\n\nThe payment desk. A {big|large} house.\n"
    assert [item["code"] for item in json.loads(files["out/deep/a.findings.json"])] == ["NZ004", "NZ003"]
    assert b"</html>" in files["out/deep/a.report.html"]
    assert (result.status, result.err) == (0, "")
    assert result.out == (
        "a.md\n"
        "  found       2 (NZ003 1, NZ004 1)\n"
        "  corrected   1 -> out/deep/a.corrected.md\n"
        "  to look at  1 -> out/deep/a.report.html\n"
        "    line 3: spintax left over: choose one of big, large\n"
        "  spun with probability 0.00\n"
        "  readability 7 words of running prose: a grade needs 100\n"
    )


def test_unsafe_fixes(unspin, tree):
    tree.write(a_md=ARTICLE)
    result = unspin("review", *RULES, "--unsafe-fixes", "a.md", "-o", "out")
    assert tree.all()["out/a.corrected.md"].decode() == "# A house\n\nThe payment desk. A big house.\n"
    assert "  to look at  0 -> " in result.out


def test_the_bytes_stay_but_for_the_corrections(unspin, tree):
    tree.write(a_txt=b"\xef\xbb\xbfThe p\xd0\xb0yment\r\ndesk")
    unspin("review", *RULES, "a.txt", "-o", "out")
    assert tree.all()["out/a.corrected.txt"] == b"\xef\xbb\xbfThe payment\r\ndesk"


def test_the_reading_grade_is_always_part_of_it(unspin, tree):
    long = f"The committee {'that was appointed to consider the arrangements ' * 6}met."
    tree.write(a_txt=long)
    unspin("review", "a.txt", "-o", "out")
    assert {item["code"] for item in json.loads(tree.all()["out/a.findings.json"])} >= {"RD001"}
    unspin("review", "--ignore", "RD", "a.txt", "-o", "out")
    assert json.loads(tree.all()["out/a.findings.json"]) == []


def test_a_folder_of_articles(unspin, tree):
    tree.write(in__a_md=ARTICLE, in__b_txt=ARTICLE, in__bad_txt=b"\x00")
    result = unspin("review", *RULES, "in", "-o", "out")
    assert result.status == 2
    assert result.err.startswith("unspin: in/bad.txt: a binary file")
    assert result.out.endswith("2 articles reviewed; the pages are in out\n")
    assert sum(name.startswith("out/") for name in tree.all()) == 6


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["in/a.md"], ["a"]),
        (["in/a.md", "in/b.md"], ["a", "b"]),
        (["x/a.md", "y/a.md", "b.md"], ["x/a", "y/a", "b"]),
        (["in/a.md", "in/a.txt"], ["a.md", "a.txt"]),
        (["in/a.md", "in/A.txt"], ["a.md", "A.txt"]),
        (["x/a.md", "x/a.txt", "y/a.md"], ["x/a.md", "x/a.txt", "y/a.md"]),
        (["x/a.md", "x/../../y/a.md"], ["t/x/a", "y/a"]),
        (["a.b.md", "a.c.md"], ["a.b", "a.c"]),
    ],
)
def test_names_that_collide(monkeypatch, tmp_path, paths, names):
    (tmp_path / "t").mkdir()
    monkeypatch.chdir(tmp_path / "t")
    assert list(output_names(paths).values()) == names


def test_colliding_articles_are_all_written(unspin, tree):
    tree.write(x__a_md=ARTICLE, x__a_txt=ARTICLE, y__a_md=ARTICLE)
    unspin("review", *RULES, "x", "y", "-o", "out")
    assert [name for name in tree.all() if name.startswith("out/")] == [
        f"out/{stem}.{ending}"
        for stem, suffix in (("x/a.md", "md"), ("x/a.txt", "txt"), ("y/a.md", "md"))
        for ending in (f"corrected.{suffix}", "findings.json", "report.html")
    ]


def test_an_article_is_never_overwritten(unspin, tree):
    tree.write(a_md=ARTICLE)
    tree.write(**{"a_corrected_md": ARTICLE})
    before = tree.all()
    result = unspin("review", *RULES, ".", "-o", ".")
    assert (result.status, result.out) == (2, "")
    assert result.err == (
        "unspin: the review of ./a.md would overwrite ./a.corrected.md; choose another --output-dir\n"
    )
    assert tree.all() == before


def test_an_output_folder_that_cannot_be(unspin, tree, monkeypatch):
    tree.write(a_md=ARTICLE, file="")
    for name in ("file", "file/below"):
        result = unspin("review", *RULES, "a.md", "-o", name)
        assert (result.status, result.err.count("\n"), result.out) == (2, 1, "")
        assert f"unspin: {name}: cannot be made a folder" in result.err
    monkeypatch.setattr("os.access", lambda *given: False)
    result = unspin("review", *RULES, "a.md", "-o", "out")
    assert result.err == "unspin: out: no permission to write into this folder; choose another --output-dir\n"
    assert list(tree.all()) == ["a.md", "file"]

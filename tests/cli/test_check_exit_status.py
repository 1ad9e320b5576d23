"""Exit statuses, bad input, and what is done with it: one line on stderr, no traceback."""

import pytest

from linter import errors

BROKEN = "A {big|large} house.\n"
REPEATED = "Rinse the area with cool water every day. Rinse the area with cool water every day.\n"
CLEAN = "A house by the sea.\n"


@pytest.mark.parametrize(
    ("text", "fail_on", "status"),
    [
        (BROKEN, "error", 1),
        (BROKEN, "info", 1),
        (BROKEN, "never", 0),
        (REPEATED, "error", 0),
        (REPEATED, "warning", 1),
        (CLEAN, "info", 0),
    ],
)
def test_fail_on(unspin, tree, text, fail_on, status):
    tree.write(a_txt=text)
    assert unspin("check", "--select", "NZ003,CQ001", "--fail-on", fail_on, "a.txt").status == status


def test_exit_zero(unspin, tree):
    tree.write(a_txt=BROKEN)
    assert unspin("check", "--exit-zero", "a.txt").status == 0
    assert unspin("check", "--exit-zero", "--diff", "--unsafe-fixes", "a.txt").status == 0
    assert unspin("check", "--exit-zero", "missing.txt").status == 2


def one_line(result, *parts):
    assert result.status == 2
    assert result.err.startswith("unspin: ")
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err
    for part in parts:
        assert part in result.err


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["check"], "name a file"),
        (["check", "-", "a.txt"], "standard input"),
        (["check", "--fix", "--diff", "a.txt"], "choose one"),
        (["check", "--unsafe-fixes", "a.txt"], "--fix or --diff"),
        (["check", "--diff", "--output-format", "json", "a.txt"], "--output-format"),
        (["check", "--select", "XX001", "a.txt"], 'no rule has the code "XX001"'),
        (["check", "--ignore", "SP9", "a.txt"], 'no rule has the code "SP9"'),
        (["check", "--select", ",", "a.txt"], "--select names nothing"),
        (["check", "--select", "NZ", "--ignore", "NZ", "a.txt"], "no rule to run"),
        (["check", "--domain", "nowhere", "a.txt"], 'no glossary has the domain "nowhere"'),
        (["check", "--glossary", "missing.toml", "a.txt"], "missing.toml"),
        (["check", "--output-format", "xml", "a.txt"], "--output-format"),
        (["check", "--nonsense", "a.txt"], "--nonsense"),
        (["nonsense"], "nonsense"),
        (["review", "a.txt"], "--output-dir"),
        (["review", "-o", "out"], "name an article"),
        (["explain", "SP999"], 'no rule has the code "SP999"'),
        (["explain", "..."], "name a rule's code or a phrase"),
        (["glossary", "show", "no such term"], "no such term"),
        (["glossary", "derive", "peel"], "two words"),
        (["glossary", "check", "missing.toml"], "missing.toml"),
        (["eval"], "annotated articles"),
        (["eval", "missing.jsonl"], "missing.jsonl"),
        (["eval", "a.txt"], "a.txt:1: not an annotated article"),
    ],
)
def test_bad_arguments(unspin, tree, arguments, part):
    tree.write(a_txt=BROKEN)
    before = tree.all()
    result = unspin(*arguments)
    one_line(result, part)
    assert result.out == ""
    assert tree.all() == before


BAD_FILES = {
    "empty.md": (b"", "empty"),
    "blank.md": (b"\n \n\t\n", "empty"),
    "binary.md": (b"\x89PNG\x00\x01\x02", "binary"),
    "control.md": (b"fine\ncaf\xe9\x01\n", "neither UTF-8 (byte 0xe9 in line 2)"),
    "utf16.md": (b"\xff\xfeone", "begins as UTF-16-LE and is not"),
    "line.md": (b"word " * 300_000, "a line of 1,500,000 characters"),
    "paragraph.html": (b"<p>" + b"word " * 300_000, "a paragraph of 1,499,999 characters"),
    "huge.md": (b"A word or two.\n" * 1_400_000, "larger than 20 MB"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("command", [["check"], ["check", "--fix"], ["review", "-o", "out"]])
def test_a_file_that_is_no_article(unspin, folder, tree, name, command):
    data, part = BAD_FILES[name]
    (folder / name).write_bytes(data)
    result = unspin(*command, name)
    one_line(result, name, part)
    assert result.out == ""
    assert tree.all() == {name: data}
    assert not (folder / "out").exists()


def test_a_page_of_one_long_line_is_an_article(unspin, folder):
    drawing = f'<svg><path d="{"M1 2" * 300_000}"/></svg>'
    (folder / "a.html").write_text(drawing + "<p>A word or two.</p>" * 1000)
    result = unspin("check", "--select", "NZ004", "a.html")
    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize("name", BAD_FILES)
def test_standard_input_that_is_no_article(unspin, name):
    data, part = BAD_FILES[name]
    one_line(unspin("check", "--stdin-filename", name, "-", stdin=data), name, part)


def test_no_such_path_and_no_article(unspin, folder):
    (folder / "pictures").mkdir()
    (folder / "pictures" / "a.png").write_bytes(b"\x89PNG")
    one_line(unspin("check", "missing"), "missing: no such file or folder")
    one_line(unspin("check", "pictures"), "pictures: no articles in this folder")
    both = unspin("check", "missing", "pictures")
    assert (both.status, both.err.count("\n"), both.out) == (2, 2, "")


def test_the_other_files_are_checked(unspin, tree):
    tree.write(a_txt=BROKEN, b_txt=b"\xff\x00", c_txt=BROKEN)
    result = unspin("check", "--output-format", "concise", "missing", ".")
    assert result.status == 2
    assert [line.split(":")[:2] for line in result.err.splitlines()] == [
        ["unspin", " missing"],
        ["unspin", " ./b.txt"],
    ]
    assert [line.split(":")[0] for line in result.out.splitlines()] == [
        "./a.txt",
        "./c.txt",
        "2 errors in 2 of 2 articles; 0 can be fixed with --fix, 2 more with --unsafe-fixes",
    ]


def test_an_empty_file_among_others_is_skipped(unspin, tree):
    tree.write(a_txt=CLEAN, b_txt="")
    result = unspin("check", ".")
    assert result == (0, "nothing found in 1 article\n", "unspin: ./b.txt: empty: there is nothing to check\n")


def test_a_file_that_vanishes_during_the_run(unspin, tree, monkeypatch):
    tree.write(a_txt=BROKEN)
    monkeypatch.setattr("linter.documents.find", lambda *_: ["a.txt", "gone.txt"])
    result = unspin("check", ".")
    assert (result.status, result.err) == (2, "unspin: gone.txt: No such file or directory\n")
    assert result.out.endswith("1 error in 1 article; 0 can be fixed with --fix, 1 more with --unsafe-fixes\n")


def test_a_bug_costs_one_file_and_is_told_in_one_line(unspin, tree, monkeypatch):
    import linter

    check = linter.check
    tree.write(a_txt=BROKEN, b_txt=CLEAN)

    def fail(article, *more, **named):
        if "sea" in article.source:
            raise KeyError("x")
        return check(article, *more, **named)

    monkeypatch.setattr("linter.check", fail, raising=False)
    result = unspin("check", ".")
    one_line(result, "./b.txt: unspin failed here, please report it: KeyError: 'x' at test_check_exit_status.py:")
    assert result.out.startswith("./a.txt:1:3: error NZ003")


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ('domain = "x"\nnatural = ["liquid nitrogen"', 2, "not valid TOML"),
        ('domain = "x"\nnatural = [\n"liquid nitrogen",\n"liquid nitrogen",\n]\n', 4, "duplicate term"),
        ('domain = "x"\nnatural = ["a b"]\n[[term]]\nnatural = "a b"\n', 4, "duplicate term"),
    ],
)
@pytest.mark.parametrize("command", [["check", "--glossary", "g.toml", "a.txt"], ["glossary", "check", "g.toml"]])
def test_a_broken_glossary(unspin, tree, text, line, part, command):
    tree.write(g_toml=text, a_txt=CLEAN)
    one_line(unspin(*command), f"g.toml:{line}: ", part)


def test_no_arguments_show_the_help(unspin):
    for arguments, command in ([], "Commands:"), (["glossary"], "derive"):
        result = unspin(*arguments)
        assert (result.status, result.out) == (2, "")
        assert command in result.err


@pytest.mark.parametrize("command", [[], ["check"], ["review"], ["explain"], ["rules"], ["glossary"], ["eval"]])
def test_help(unspin, command):
    result = unspin(*command, "--help")
    assert (result.status, result.err) == (0, "")
    assert "Usage: unspin" in result.out


def test_every_error_of_ours_is_one_line():
    assert str(errors.DataError("g.toml", 3, "broken")) == "g.toml:3: broken"
    assert str(errors.DataError("g.toml", None, "broken")) == "g.toml: broken"
    assert str(errors.DocumentError("a.md", "empty")) == "a.md: empty"

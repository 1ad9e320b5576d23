"""`--fix` and `--diff`: what is written, and what is left alone."""

import sys

import pytest

FIXABLE = "The p\u0430yment desk.\n"  # a Cyrillic a
FIXED = "The payment desk.\n"
UNSAFE = "A {big|large} house.\n"
RULES = ("--select", "NZ003,NZ004")


def test_safe_fixes_are_written(unspin, tree):
    tree.write(a_md=FIXABLE, b_md=UNSAFE, c_md="Nothing here.\n")
    result = unspin("check", *RULES, "--fix", "--output-format", "concise", ".")
    assert tree.all() == {"a.md": FIXED.encode(), "b.md": UNSAFE.encode(), "c.md": b"Nothing here.\n"}
    assert result.status == 1
    assert result.err == "1 of 3 articles corrected\n"
    assert result.out == (
        './b.md:1:3: error NZ003 spintax left over: choose one of big, large -> "big"\n'
        "1 error in 1 of 3 articles; 0 can be fixed with --fix, 1 more with --unsafe-fixes\n"
    )


def test_unsafe_fixes_on_request(unspin, tree):
    tree.write(b_md=UNSAFE)
    assert unspin("check", *RULES, "--fix", "--unsafe-fixes", "b.md").status == 0
    assert tree.all() == {"b.md": b"A big house.\n"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"One\r\np\xd0\xb0yment\r\ntwo", b"One\r\npayment\r\ntwo"),
        (b"\xef\xbb\xbfp\xd0\xb0yment\n", b"\xef\xbb\xbfpayment\n"),
        (b"One\rp\xd0\xb0yment\rtwo\n\n\n", b"One\rpayment\rtwo\n\n\n"),
        (
            "caf\u00e9 \u2028 \U0001f600 p\u0430yment \t\x0c\n".encode(),
            "caf\u00e9 \u2028 \U0001f600 payment \t\x0c\n".encode(),
        ),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_every_other_byte_stays(unspin, folder, before, after, name):
    (folder / name).write_bytes(before)
    unspin("check", *RULES, "--fix", name)
    assert (folder / name).read_bytes() == after


@pytest.mark.skipif(sys.platform == "win32", reason="no file modes")
def test_the_mode_and_a_link_stay(unspin, folder):
    (folder / "real").mkdir()
    target = folder / "real" / "a.md"
    target.write_text(FIXABLE, encoding="utf-8")
    target.chmod(0o640)
    (folder / "link.md").symlink_to(target)
    assert unspin("check", *RULES, "--fix", "link.md").status == 0
    assert target.read_text(encoding="utf-8") == FIXED
    assert target.stat().st_mode & 0o777 == 0o640
    assert (folder / "link.md").is_symlink()
    assert list((folder / "real").iterdir()) == [target]


def test_a_file_without_findings_is_not_touched(unspin, folder):
    (folder / "a.md").write_text("Nothing here.\n", encoding="utf-8")
    before = (folder / "a.md").stat()
    unspin("check", "--fix", "a.md")
    after = (folder / "a.md").stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_a_file_that_changed_meanwhile_is_left_alone(unspin, folder, monkeypatch):
    import linter

    check = linter.check
    (folder / "a.md").write_text(FIXABLE, encoding="utf-8")

    def slow(*arguments, **named):
        (folder / "a.md").write_text("Rewritten by the author.\n", encoding="utf-8")
        return check(*arguments, **named)

    monkeypatch.setattr("linter.check", slow, raising=False)
    result = unspin("check", *RULES, "--fix", "a.md")
    assert result.status == 2
    assert "a.md: has changed since it was read" in result.err
    assert (folder / "a.md").read_text(encoding="utf-8") == "Rewritten by the author.\n"


def test_a_file_that_cannot_be_written_does_not_stop_the_others(unspin, tree, monkeypatch):
    from linter import documents
    from linter.errors import DocumentError

    write = documents.write

    def refuse(path, data):
        if path.endswith("a.md"):
            raise DocumentError(path, "cannot be written: Permission denied")
        write(path, data)

    monkeypatch.setattr("linter.documents.write", refuse)
    tree.write(a_md=FIXABLE, b_md=FIXABLE)
    result = unspin("check", *RULES, "--fix", ".")
    assert (result.status, result.out) == (2, "nothing found in 1 article\n")
    assert result.err == "unspin: ./a.md: cannot be written: Permission denied\n1 of 1 article corrected\n"
    assert tree.all() == {"a.md": FIXABLE.encode(), "b.md": FIXED.encode()}


def test_a_second_run_changes_nothing(unspin, corpus, folder):
    for path in corpus:
        (folder / path.name).write_bytes(path.read_bytes())
    for unsafe in ([], ["--unsafe-fixes"]):
        unspin("check", "--fix", *unsafe, ".")
        assert unspin("check", "--diff", *unsafe, ".").out == ""


@pytest.fixture
def corpus(request):
    root = request.config.rootpath / "corpus"
    return [root / "demo" / "acne-scars.md", *sorted((root / "clean").iterdir())[:3]]


def test_diff_prints_and_writes_nothing(unspin, tree):
    tree.write(a_md="One\n\n" + FIXABLE, b_md=UNSAFE)
    before = tree.all()
    result = unspin("check", *RULES, "--diff", ".")
    assert result == (
        1,
        "--- ./a.md\n+++ ./a.md\n@@ -1,3 +1,3 @@\n One\n \n-The p\u0430yment desk.\n+The payment desk.\n",
        "1 of 2 articles would be corrected\n",
    )
    assert tree.all() == before


def test_diff_of_nothing(unspin, tree):
    tree.write(b_md=UNSAFE)
    assert unspin("check", *RULES, "--diff", ".") == (0, "", "0 of 1 article would be corrected\n")


def test_diff_without_a_final_newline(unspin, tree):
    tree.write(a_md="p\u0430yment")
    assert unspin("check", *RULES, "--diff", "a.md").out == (
        "--- a.md\n+++ a.md\n@@ -1 +1 @@\n-p\u0430yment\n\\ No newline at end of file\n+payment\n"
        "\\ No newline at end of file\n"
    )


def test_a_diff_can_be_applied(unspin, folder):
    import shutil
    import subprocess

    if not shutil.which("patch"):
        pytest.skip("no patch")
    (folder / "a.md").write_bytes("One\x0c\u2028two\r\n\r\np\u0430yment\r\n\rthree".encode())
    diff = unspin("check", *RULES, "--diff", "a.md").out
    subprocess.run(["patch", "--binary", "a.md"], input=diff.encode(), cwd=folder, check=True, capture_output=True)
    assert (folder / "a.md").read_bytes() == "One\x0c\u2028two\r\n\r\npayment\r\n\rthree".encode()

"""Bytes to text and back, articles found in folders, files written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.documents import MAX_BYTES, decode, find, load, write
from linter.errors import DocumentError, UsageError

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize("body", ["", "one", "one\r\ntwo\r\n", "one\rtwo\n", "\ufeffone", "İ😀\u2028\x0c"])
@pytest.mark.parametrize("bom", [b"", BOM])
def test_unchanged_text_is_written_byte_for_byte(body: str, bom: bytes) -> None:
    data = bom + body.encode()
    article = decode(data, "a.txt")
    assert article.encode(article.source) == data


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00")), st.booleans())
@settings(max_examples=200, deadline=None)
def test_decoding_and_encoding_is_the_identity(body: str, bom: bool) -> None:
    data = BOM * bom + body.encode()
    article = decode(data, "a.txt")
    assert article.encode(article.source) == data
    assert article.encoding.mark or article.source == body


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (BOM + b"\xe4", "a.txt: begins as UTF-8 and is not (byte 0 in line 1); save it as UTF-8"),
        (
            b"one\ntwo \xff\x01\n",
            "a.txt: neither UTF-8 (byte 0xff in line 2) nor in another encoding that is known; save it as UTF-8",
        ),
        (b"\x89PNG\x00", "a.txt: a binary file, not an article; name a text or Markdown file"),
        (b"\xff\xfea", "a.txt: begins as UTF-16-LE and is not (byte 0 in line 1); save it as UTF-8"),
        (b"\xff\xfe\x00\xd8", "a.txt: begins as UTF-16-LE and is not (byte 0 in line 1); save it as UTF-8"),
        (b"x" * (MAX_BYTES + 1), "a.txt: larger than 20 MB; split it, or name a smaller file"),
    ],
    ids=["after the mark", "no text", "binary", "odd UTF-16", "half a pair", "large"],
)
def test_what_is_no_article_is_one_clear_line(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        decode(data, "a.txt")
    assert str(caught.value) == reason


def test_a_file_of_the_largest_size_is_read() -> None:
    assert len(decode(b"x" * MAX_BYTES, "a.txt").source) == MAX_BYTES


def test_loading_names_the_file_and_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with pytest.raises(DocumentError, match=r"a\.txt: No such file"):
        load(str(path))
    with pytest.raises(DocumentError, match="Is a directory"):
        load(str(tmp_path))
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(DocumentError, match="larger than 20 MB"):
        load(str(path))


def test_loading_keeps_the_newlines(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(BOM + b"one\r\ntwo\r")
    article = load(str(path))
    assert (article.path, article.source, article.encoding.mark) == (str(path), "one\r\ntwo\r", BOM)


def make(top: Path, *names: str, **files: str) -> None:
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("One.\n")
    for name, content in files.items():
        (top / name).write_text(content)


def found(top: Path, *paths: str) -> list[str]:
    return [Path(path).relative_to(top).as_posix() for path in find([str(top / path) for path in paths or ("",)])]


def test_folders_are_walked_for_articles_in_order(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a.txt", "c/d.MARKDOWN", "c/e.py", "c/f", ".hidden/g.md", "c/.git/h.md", ".i.md")
    assert found(tmp_path) == [".i.md", "a.txt", "b.md", "c/d.MARKDOWN"]


def test_named_files_stay_in_the_order_given_and_come_once(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a.txt", "c.py", "d/e.md")
    assert found(tmp_path, "c.py", "b.md", "", "d/../a.txt") == ["c.py", "b.md", "a.txt", "d/e.md"]


def test_the_same_file_named_in_two_ways_comes_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt")
    monkeypatch.chdir(tmp_path)
    assert find(["a.txt", ".", "./a.txt"]) == ["a.txt"]


def test_missing_paths_and_folders_without_articles_are_errors(tmp_path: Path) -> None:
    make(tmp_path, "c/e.py")
    with pytest.raises(UsageError, match="no/such: no such file or folder"):
        find(["no/such"])
    with pytest.raises(UsageError, match=r"no articles in this folder \(looked for \.txt, \.md, "):
        find([str(tmp_path)])


def test_a_folder_that_cannot_be_listed_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt", "b/c.txt")
    listed = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("b"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(UsageError, match="b: cannot be read: Permission denied"):
        find([str(tmp_path)])


def test_what_git_ignores_is_left_out(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "b.md", "build/c.md", "sub/build/d.md", "sub/e.md", "sub/f.md", "sub/deep/e.md")
    make(tmp_path, **{".gitignore": "build/\n/b.md\n# no\n", "sub/.gitignore": "e.md\n!deep/e.md\n"})
    assert found(tmp_path) == ["a.md", "sub/deep/e.md", "sub/f.md"]
    assert found(tmp_path, "b.md") == ["b.md"]


def test_a_deeper_gitignore_takes_back_what_one_above_ignores(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "sub/a.txt", "sub/b.txt", "out/a.txt")
    make(tmp_path, **{".gitignore": "*.txt\nout/\n", "sub/.gitignore": "!a.txt\n", "out/.gitignore": "!a.txt\n"})
    assert found(tmp_path) == ["sub/a.txt"]


def test_gitignores_above_the_folder_hold_up_to_the_repository(tmp_path: Path) -> None:
    make(tmp_path, "repo/.git/config", "repo/docs/a.md", "repo/docs/draft/b.md", "repo/docs/c.txt")
    make(tmp_path, **{".gitignore": "*.md\n", "repo/.gitignore": "*.txt\ndraft/\n"})
    assert found(tmp_path, "repo/docs") == ["repo/docs/a.md"]


def test_a_folder_named_on_purpose_is_walked_though_git_ignores_it(tmp_path: Path) -> None:
    make(tmp_path, "repo/.git/config", "repo/build/a.md", "repo/build/skip/b.md")
    make(tmp_path, **{"repo/.gitignore": "build/\n", "repo/build/.gitignore": "skip/\n"})
    assert found(tmp_path, "repo/build") == ["repo/build/a.md"]


def test_writing_replaces_the_file_and_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write(str(path), b"new\r\n")
    assert path.read_bytes() == b"new\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(str(tmp_path / "a.txt"), b"new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


def test_writing_follows_a_link(tmp_path: Path) -> None:
    make(tmp_path, "there/a.txt")
    (tmp_path / "b.txt").symlink_to("there/a.txt")
    write(str(tmp_path / "b.txt"), b"new")
    assert (tmp_path / "b.txt").is_symlink()
    assert (tmp_path / "there/a.txt").read_bytes() == b"new"


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    make(tmp_path, "a.txt")

    def fail(self: Path, target: Path) -> None:
        raise failure

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises((DocumentError, KeyboardInterrupt)) as caught:
        write(str(tmp_path / "a.txt"), b"new")
    if isinstance(failure, OSError):
        assert str(caught.value).endswith("a.txt: cannot be written: No space left on device")
    assert (tmp_path / "a.txt").read_text() == "One.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a.txt")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(DocumentError, match="cannot be written: Permission denied"):
        write(str(tmp_path / "a.txt"), b"new")
    assert (tmp_path / "a.txt").read_text() == "One.\n"


def test_writing_into_a_missing_folder_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be written: No such file or directory"):
        write(str(tmp_path / "no" / "a.txt"), b"new")


def test_a_name_of_the_greatest_length_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 251 + ".txt")
    write(str(path), b"new")
    assert path.read_bytes() == b"new"

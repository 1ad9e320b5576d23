"""Readings kept in the cache folder: found again, never wrong, never more than allowed."""

import os
import time

import pytest

from linter.analysis import Analysis
from linter.context import load_model
from linter.context._shelf import Shelf
from linter.documents import read

TEXT = "Milia are small white knocks on the skin.\n\nDo not crush the bumps, because you may injure your skin.\n"


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path, "model")


def files(folder):
    return sorted(folder.glob("readings-*/*"))


def test_what_was_put_is_found_by_the_same_text_only(shelf):
    shelf.put("a paragraph", b"data")
    assert shelf.get("a paragraph") == b"data"
    assert shelf.get("A paragraph") is None


def test_another_model_finds_nothing_and_clears_up(shelf, tmp_path):
    shelf.put("a paragraph", b"data")
    other = Shelf(tmp_path, "other")
    assert other.get("a paragraph") is None
    other.put("a paragraph", b"other data")
    assert [path.parent.name for path in files(tmp_path)] == ["readings-other"]


@pytest.mark.parametrize("damage", [b"", b"abc", b"0000data", b"\0" * 50])
def test_what_is_damaged_counts_as_missing(shelf, tmp_path, damage):
    shelf.put("a paragraph", b"data")
    (path,) = files(tmp_path)
    path.write_bytes(damage)
    assert shelf.get("a paragraph") is None
    shelf.put("a paragraph", b"data")
    assert shelf.get("a paragraph") == b"data"


def test_the_longest_unused_go_when_there_is_no_room(tmp_path):
    shelf = Shelf(tmp_path, "model", most_bytes=10_000)
    for number in range(40):
        shelf.put(f"paragraph {number}", bytes(500))
        os.utime(shelf._path(f"paragraph {number}"), (number, number))
    assert sum(path.stat().st_size for path in files(tmp_path)) <= 11_000
    assert shelf.get("paragraph 0") is None
    assert shelf.get("paragraph 39") == bytes(500)


def test_what_is_used_counts_as_new(shelf):
    shelf.put("a paragraph", b"data")
    os.utime(shelf._path("a paragraph"), (1, 1))
    shelf.get("a paragraph")
    assert time.time() - shelf._path("a paragraph").stat().st_mtime < 60


def test_a_folder_that_cannot_be_written_is_no_trouble(tmp_path):
    (tmp_path / "file").write_text("in the way")
    shelf = Shelf(tmp_path / "file", "model")
    shelf.put("a paragraph", b"data")
    assert shelf.get("a paragraph") is None


def test_a_kept_reading_is_the_reading(shelf):
    model, analysis = load_model(), Analysis(read(TEXT, "x.txt"))
    fresh = model.read(analysis, shelf)
    kept, unkept = model.read(analysis, shelf), model.read(analysis)
    assert fresh.keys() == kept.keys() == unkept.keys()
    for token, reading in fresh.items():
        for other in (kept[token], unkept[token]):
            assert (other.logit, other.probability) == (reading.logit, reading.probability)
            assert other.vectors.tolist() == reading.vectors.tolist()


def test_a_paragraph_on_the_shelf_is_not_read_again(shelf, monkeypatch):
    model, analysis = load_model(), Analysis(read(TEXT, "x.txt"))
    model.read(analysis, shelf)
    monkeypatch.setattr(type(model), "_read", lambda *_: pytest.fail("read again"))
    more = Analysis(read("In front of it.\n\n" + TEXT, "x.txt"))
    model.read(analysis, shelf)
    with pytest.raises(pytest.fail.Exception):
        model.read(more, shelf)


def test_a_paragraph_reads_the_same_in_every_document():
    model = load_model()
    alone, among = Analysis(read(TEXT, "x.txt")), Analysis(read(TEXT + "\nOne more line.\n" * 5, "x.txt"))
    for token, reading in model.read(alone).items():
        assert model.read(among)[token].logit == reading.logit

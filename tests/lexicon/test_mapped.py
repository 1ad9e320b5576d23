from pathlib import Path

import pytest

from linter.lexicon._mapped import Records, pack_records, read_sections, write_sections

MAGIC = b"TESTDATA"


def test_sections_come_back_whatever_their_length(tmp_path: Path) -> None:
    path = tmp_path / "data.bin"
    write_sections(path, MAGIC, "Where it is from: née.", [b"", b"abc", b"12345678"])
    assert [bytes(section) for section in read_sections(path, MAGIC)] == [b"", b"abc", b"12345678"]


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "data.bin"
    write_sections(path, MAGIC, "", [])
    with pytest.raises(ValueError, match=r"data\.bin: not a data file of this version"):
        read_sections(path, b"OTHERONE")


def test_records_are_found_by_their_whole_key(tmp_path: Path) -> None:
    table = {"peel": b"\x01\x00", "peel off": b"", "é": b"accent", "": b"empty"}
    path = tmp_path / "data.bin"
    write_sections(path, MAGIC, "", pack_records(table))
    records = Records(*read_sections(path, MAGIC))
    assert {key: records.get(key) for key in table} == table
    assert records.get("pee") is None
    assert sorted(records.holding(b"pee")) == [("peel", b"\x01\x00"), ("peel off", b"")]


def test_keys_of_the_same_hash_are_told_apart() -> None:
    same_crc32 = {"plumless": b"first", "buckeroo": b"second"}
    records = Records(*(memoryview(section) for section in pack_records(same_crc32)))
    assert [records.get("plumless"), records.get("buckeroo")] == [b"first", b"second"]

"""Compiled data files that are mapped into memory instead of parsed.

A file is 8 bytes of magic (what it is, and the version of its layout), the number of its sections and
the length of its head text, the lengths of the sections (all uint32, little-endian), the head text
(where the data is from, and its licence), then the sections, each beginning at a multiple of four.
"""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from mmap import ACCESS_READ, mmap
from pathlib import Path
from zlib import crc32

_START = struct.Struct("<8s2I")


def write_sections(path: Path, magic: bytes, head: str, sections: Sequence[bytes]) -> None:
    """Write a data file."""
    text = _padded(head.encode())
    lengths = struct.pack(f"<{len(sections)}I", *map(len, sections))
    start = _START.pack(magic, len(sections), len(text))
    path.write_bytes(start + lengths + text + b"".join(map(_padded, sections)))


def read_sections(path: Path, magic: bytes) -> list[memoryview]:
    """Map a data file and return its sections; raises ValueError when it is none of this magic."""
    with path.open("rb") as file:
        data = memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    found, number, text = _START.unpack_from(data)
    if found != magic:
        raise ValueError(f"{path}: not a data file of this version; reinstall unspin")
    lengths = struct.unpack_from(f"<{number}I", data, _START.size)
    place = _START.size + 4 * number + text
    sections = []
    for length in lengths:
        sections.append(data[place : place + length])
        place += length + -length % 4
    return sections


def _padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % 4)


def pack_records(records: Mapping[str, bytes]) -> list[bytes]:
    """Return the three sections of a table from strings to bytes."""
    ordered = sorted((crc32(key.encode()), key.encode() + b"\0" + value) for key, value in records.items())
    places, place = [0], 0
    for _, record in ordered:
        place += len(record)
        places.append(place)
    hashes = struct.pack(f"<{len(ordered)}I", *(number for number, _ in ordered))
    return [hashes, struct.pack(f"<{len(places)}I", *places), b"".join(record for _, record in ordered)]


class Records:
    """A read-only table from strings to bytes; a look-up takes about a microsecond, loading nothing."""

    __slots__ = ("_blob", "_hashes", "_places")

    def __init__(self, hashes: memoryview, places: memoryview, blob: memoryview) -> None:
        """Take the three sections: sorted CRC-32 of the keys, where each record begins, the records."""
        self._hashes = hashes.cast("I")
        self._places = places.cast("I")
        self._blob = blob

    def get(self, key: str) -> bytes | None:
        """Return the value of a key; None when there is none."""
        wanted = key.encode()
        number = crc32(wanted)
        index = bisect_left(self._hashes, number)
        while index < len(self._hashes) and self._hashes[index] == number:
            found, _, value = self._record(index).partition(b"\0")
            if found == wanted:
                return value
            index += 1
        return None

    def __iter__(self) -> Iterator[str]:
        """The keys, in no useful order."""
        return (self._record(index).partition(b"\0")[0].decode() for index in range(len(self._hashes)))

    def holding(self, part: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the records in whose bytes `part` is found anywhere, each once, in no useful order."""
        blob = bytes(self._blob)
        place = blob.find(part)
        while place >= 0:
            index = bisect_right(self._places, place) - 1
            found, _, value = self._record(index).partition(b"\0")
            yield found.decode(), value
            place = blob.find(part, self._places[index + 1])

    def _record(self, index: int) -> bytes:
        return bytes(self._blob[self._places[index] : self._places[index + 1]])

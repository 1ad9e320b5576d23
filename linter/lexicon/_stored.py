"""Entries kept as bytes, of which a run reads few: each is made when it is first asked for."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import Any, Generic, Protocol, TypeVar, overload

from ._mapped import Records, pack_records

Entry = TypeVar("Entry")
Found = TypeVar("Found", covariant=True)


class Table(Protocol[Found]):
    """What there is for some words: a dictionary, or a `StoredTable`."""

    def get(self, key: str, /) -> Found | None:
        """The value of a key, if it has one."""
        ...

    def __iter__(self) -> Iterator[str]: ...


class Stored(Sequence[Entry]):
    """A list of entries; a slice of it is one, too."""

    def __init__(self, entry: Callable[[int], Entry], numbers: range) -> None:
        """Take what makes an entry of its number."""
        self._entry = entry
        self._numbers = numbers

    @classmethod
    def of(cls, written: tuple[bytes, bytes], make: Callable[[Any], Entry]) -> Stored[Entry]:
        """Those that `store` wrote; `make` makes an entry of a plain value, once."""
        entries, starts = written[0], memoryview(written[1]).cast("I")

        @cache
        def entry(number: int) -> Entry:
            return make(marshal.loads(entries[starts[number] : starts[number + 1]]))

        return cls(entry, range(len(starts) - 1))

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> Stored[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | Stored[Entry]:
        if isinstance(at, slice):
            return Stored(self._entry, self._numbers[at])
        return self._entry(self._numbers[at])


def store(values: Iterable[Any]) -> tuple[bytes, bytes]:
    """Plain values (no objects in them) as `Stored.of` takes them."""
    written = [marshal.dumps(value) for value in values]
    return b"".join(written), array("I", accumulate(map(len, written), initial=0)).tobytes()


class StoredTable(Generic[Entry]):
    """A table of words; what was looked up once is kept."""

    def __init__(self, sections: Iterable[bytes], make: Callable[[Any], Entry]) -> None:
        """Take what `store_table` made, and what makes an entry of a plain value."""
        self._records = Records(*[memoryview(section) for section in sections])
        self.get = _Known(self._records, make).__getitem__
        """The value of a key; None where it has none."""

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)


class _Known(dict[str, Entry | None]):
    """What was looked up in a table."""

    def __init__(self, records: Records, make: Callable[[Any], Entry]) -> None:
        self._records = records
        self._make = make

    def __missing__(self, key: str) -> Entry | None:
        written = self._records.get(key)
        found = self[key] = None if written is None else self._make(marshal.loads(written))
        return found


def store_table(values: Mapping[str, Any]) -> list[bytes]:
    """Plain values by words as a `StoredTable` takes them."""
    return pack_records({key: marshal.dumps(value) for key, value in values.items()})

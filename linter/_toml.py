"""TOML files that people write: parsed and checked, every complaint with file and line."""

from __future__ import annotations

from collections.abc import Sequence, Set
from pathlib import Path
from typing import Any

from ._later import pattern
from .errors import DataError


def read_toml(path: Path) -> dict[str, Any]:
    """Parse a TOML file; raises `DataError` with the line at fault."""
    import tomllib

    try:
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text)
    except OSError as error:
        raise DataError(str(path), None, error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise DataError(str(path), None, "not valid UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        line, reason = _toml_position(str(error), text)
        raise DataError(str(path), line, f"not valid TOML: {reason}") from None


def _toml_position(message: str, text: str) -> tuple[int, str]:
    reason, _, place = message.partition(" (at ")
    words = place.replace(",", " ").replace(")", " ").split()
    if "line" in words:
        return int(words[words.index("line") + 1]), reason
    return text.count("\n") + 1, reason


class Table:
    """A table of a TOML file; checks the shape of its values, and every complaint names file and line."""

    def __init__(self, path: Path, values: dict[str, Any], array: str, number: int = 0, prefix: str = "") -> None:
        self.values = values
        self._path = path
        self._array = array
        """Name of the file's array of tables, each written as [[name]]."""
        self._number = number
        """Which table of the array this is, or is part of; 0 for the file itself."""
        self._prefix = prefix

    def error(self, reason: str, key: str = "", value: object = None, nth: int = 1) -> DataError:
        """A complaint about a key, or about the nth place of a value in the list that it holds."""
        return DataError(str(self._path), self._line(key, value, nth), reason)

    def _line(self, key: str, value: object, nth: int) -> int:
        lines = self._path.read_text(encoding="utf-8-sig").split("\n")
        places = _places(lines, self._array)
        wanted = ((self._number, self._prefix + key), (self._number, self._prefix[:-1]), (self._number, ""))
        line = next((places[place] for place in wanted if place in places), places.get((0, self._array), 1))
        written = (f'"{value}"', f"'{value}'") if isinstance(value, str) else (str(value).lower(),)
        for at in range(line, len(lines) + 1) if value is not None else ():
            nth -= max(lines[at - 1].lower().count(text.lower()) for text in written)
            if nth <= 0:
                return at
        return line

    def string(self, key: str) -> str:
        """A text that must be there."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.error(f'"{key}" is missing or no text', key)
        return value.strip()

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts; it may be left out."""
        value = self.values.get(key, [])
        if not isinstance(value, list):
            raise self.error(f'"{key}" must be a list of texts', key)
        for item in value:
            if not isinstance(item, str) or not item.strip():
                raise self.error(f'"{key}" holds something that is no text: {item!r}', key, item)
        return tuple(item.strip() for item in value)

    def flag(self, key: str) -> bool | None:
        """True or false; None where it is left out."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, bool):
            raise self.error(f'"{key}" must be true or false, not {value!r}', key)
        return value

    def choice(self, key: str, among: Sequence[str]) -> str | None:
        """One of these texts; None where it is left out."""
        value = self.values.get(key)
        if value is not None and value not in among:
            raise self.error(f'"{key}" must be one of {", ".join(among)}, not {value!r}', key)
        return value

    def number(self, key: str) -> float | None:
        """A number above 0; None where it is left out."""
        value = self.values.get(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float) or not value > 0):
            raise self.error(f'"{key}" must be a number above 0, not {value!r}', key)
        return value

    def tables(self) -> list[Table]:
        """The tables of the file's array."""
        key = self._array
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise self.error(f"write each {key} as [[{key}]]", key)
        return [Table(self._path, item, key, number) for number, item in enumerate(value, 1)]

    def inner(self, key: str) -> Table | None:
        """The table under a key, empty where the key is left out; None for something else."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            return None
        return Table(self._path, value, self._array, self._number, f"{key}.")

    def known_keys(self, known: Set[str], where: str) -> None:
        """Complain of the first key that is none of the known ones."""
        for key in self.values:
            if key not in known:
                raise self.error(f'unknown key "{key}" in {where}; known are {", ".join(sorted(known))}', key)


_HEADER = pattern(r"\s*\[(\[)?\s*([^][\s]+)\s*\]")
_KEY = pattern(r"""\s*["']?([\w.-]+)["']?\s*=""")


def _places(lines: list[str], array: str) -> dict[tuple[int, str], int]:
    """(Number of the [[array]] table, 0 in front of the first; key with dots) to the line where it is written."""
    places: dict[tuple[int, str], int] = {}
    number, prefix = 0, ""
    for at, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            name = header[2]
            number += bool(header[1]) and name == array
            if number:
                name = name.removeprefix(array).removeprefix(".")
            prefix = f"{name}." if name else ""
            places.setdefault((number, name), at)
        elif key := _KEY.match(line):
            places.setdefault((number, prefix + key[1]), at)
    return places

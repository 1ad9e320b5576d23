"""Where the data files are, and reading them with errors that name file and line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import DataError

_PACKAGE = Path(__file__).parents[1]
RULES = next(path for path in (_PACKAGE / "_rules", _PACKAGE.parent / "rules") if path.is_dir())
"""The folder of data files: inside the package in a wheel, beside it in a checkout."""


def read_toml(path: Path) -> dict[str, Any]:
    """Parse a TOML file; raises `DataError` with the line at fault."""
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


def line_of(path: Path, needle: str, nth: int = 1) -> int | None:
    """The line of the nth occurrence of `"needle"` (in TOML quotes), to point at in a message."""
    seen = 0
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        seen += line.count(f'"{needle}"')
        if seen >= nth:
            return number
    return None


def read_tsv(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of a tab-separated file with `#` comments and a header, each with its line number."""
    header: list[str] | None = None
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.startswith("#") or not line.strip():
                continue
            cells = line.rstrip("\r\n").split("\t")
            if header is None:
                header = cells
                continue
            if len(cells) != len(header):
                raise DataError(str(path), number, f"{len(cells)} columns instead of {len(header)}")
            yield number, dict(zip(header, cells, strict=True))

"""Where the data files are, and reading their tables."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..errors import DataError

_PACKAGE = Path(__file__).parents[1]
RULES = next(path for path in (_PACKAGE / "_rules", _PACKAGE.parent / "rules") if path.is_dir())
"""The folder of data files: inside the package in a wheel, beside it in a checkout."""


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

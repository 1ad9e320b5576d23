"""What a project has chosen: `unspin.toml`, or `[tool.unspin]` in `pyproject.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from .._later import pattern
from .._toml import Table, read_toml
from ..errors import DataError
from ..findings import SEVERITIES

FAIL_ON = (*SEVERITIES, "never")
QUOTES = ("check", "ignore")
_KEYS = frozenset(
    "select ignore domains glossaries fail-on context quotes report-unused fields audience audiences".split()
)
_SECTION = pattern(r"^[ \t]*\[\[?[ \t]*tool[ \t]*\.[ \t]*unspin\b", re.MULTILINE)


class Configuration(NamedTuple):
    """The choices of one file; None, or nothing, where it is silent."""

    path: str = ""
    """The file as it is named in complaints."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    glossaries: tuple[str, ...] = ()
    """Paths; in the file they are relative to its folder."""
    fail_on: str | None = None
    context: bool | None = None
    quotes: str | None = None
    report_unused: bool | None = None
    fields: tuple[str, ...] = ()
    """What holds the article in formats of records."""
    audience: str = ""
    audiences: Mapping[str, dict[str, Any]] = MappingProxyType({})
    """Own audiences: name to the table `[audiences.NAME]` as it is written."""


def load_configuration(path: Path) -> Configuration:
    """Read one file; raises `DataError` with file, line, key and what is wrong."""
    values = read_toml(path)
    prefix = ""
    if path.name == "pyproject.toml":
        values, prefix = _own_part(path, values), "tool.unspin."
    table = Table(path, values, "", prefix=prefix)
    table.known_keys(_KEYS, "the configuration")
    audiences = table.inner("audiences")
    if audiences is None or not all(isinstance(item, dict) for item in audiences.values.values()):
        raise table.error("write each audience as a table [audiences.NAME]", "audiences")
    return Configuration(
        _shown(path),
        table.strings("select"),
        table.strings("ignore"),
        table.strings("domains"),
        tuple(str(path.parent / glossary) for glossary in table.strings("glossaries")),
        table.choice("fail-on", FAIL_ON),
        table.flag("context"),
        table.choice("quotes", QUOTES),
        table.flag("report-unused"),
        table.strings("fields"),
        table.string("audience") if "audience" in table.values else "",
        audiences.values,
    )


class Configurations:
    """The nearest configuration at or above a folder; each file is read once.

    As with ruff, the nearest file counts alone, `unspin.toml` before `pyproject.toml`, and a `pyproject.toml`
    without `[tool.unspin]` is passed over.
    """

    def __init__(self) -> None:
        self._inside = cache(_inside)
        self._nearest = cache(self._find)

    def __call__(self, folder: Path) -> Configuration:
        """The one for articles in a folder, empty if there is none; raises `DataError` for a broken one."""
        return self._nearest(folder)

    def _find(self, folder: Path) -> Configuration:
        resolved = folder.resolve()
        found = (self._inside(place) for place in (resolved, *resolved.parents))
        return next((configuration for configuration in found if configuration), Configuration())


def _inside(folder: Path) -> Configuration | None:
    own, project = folder / "unspin.toml", folder / "pyproject.toml"
    if own.is_file():
        return load_configuration(own)
    return load_configuration(project) if project.is_file() and _is_ours(project) else None


def _is_ours(project: Path) -> bool:
    """Whether a `pyproject.toml` speaks of this program; what else is wrong with it is not ours to say."""
    try:
        text = project.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return _SECTION.search(text) is not None


def _own_part(path: Path, values: dict[str, Any]) -> dict[str, Any]:
    own = values.get("tool", {}).get("unspin", {})
    if not isinstance(own, dict):
        raise DataError(str(path), None, "write the configuration as a table [tool.unspin]")
    return own


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)

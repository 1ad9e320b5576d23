"""What need not be done at the start: modules and regular expressions of which few runs need half."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any, AnyStr, Generic, cast


def names(package: str, **modules: str) -> Callable[[str], Any]:
    """The `__getattr__` of a package: names of its modules, each imported when it is first used."""
    homes = {name: module for module, its in modules.items() for name in its.split()}

    def find(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f".{homes[name]}", package), name)

    return find


class _Later(Generic[AnyStr]):
    """Stands for a compiled pattern until one is needed; its methods then are that pattern's."""

    def __init__(self, text: AnyStr, flags: int) -> None:
        self.pattern: AnyStr = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Take an attribute of the pattern; Python calls this once for each."""
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The same as `re.compile`, when something is first looked for."""
    return cast("re.Pattern[AnyStr]", _Later(text, flags))

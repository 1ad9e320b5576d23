"""Articles found in folders, files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from errno import EACCES
from pathlib import Path

from ..errors import DocumentError, UsageError
from ._formats import WALKED_SUFFIXES, is_searched_for

_LOCK = "~$"
"""What the file begins with that Word puts beside a document while it is open."""


def find(paths: Iterable[str], fields_named: Callable[[str], bool] = lambda _: False) -> list[str]:
    """The articles under `paths`: files as named, folders walked (`.gitignore` respected), sorted in folders.

    `fields_named` tells of a file of records whether the fields to read are named: others are passed over.
    Raises `UsageError` for a path that is missing and for a folder without articles.
    """
    found: dict[str, str] = {}
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112
            inside = sorted(_walk(path, fields_named))
            if not inside:
                kinds = ", ".join(WALKED_SUFFIXES)
                raise UsageError(f"{path}: no articles in this folder (looked for {kinds})")
        elif os.path.exists(path):  # noqa: PTH110
            inside = [path]
        else:
            raise UsageError(f"{path}: no such file or folder")
        for name in inside:
            found.setdefault(os.path.normpath(name), name)
    return list(found.values())


def _walk(top: str, fields_named: Callable[[str], bool]) -> Iterator[str]:
    ignored = _Ignored(top)
    for folder, folders, files in os.walk(top, onerror=_refuse_folder):
        if ".gitignore" in files:
            ignored.add(folder)
        folders[:] = [name for name in folders if not name.startswith(".") and not ignored(folder, name + "/")]
        for name in files:
            if name.startswith(_LOCK):
                continue
            path = os.path.join(folder, name)  # noqa: PTH118
            if is_searched_for(path, fields_named) and not ignored(folder, name):
                yield path


def _refuse_folder(error: OSError) -> None:
    """A folder that cannot be listed is no empty folder."""
    raise UsageError(f"{error.filename}: cannot be read: {error.strerror}")


class _Ignored:
    """The `.gitignore` files that hold for a walk: those above the top (up to the repository), and below it.

    Those above do not hold where they ignore the top itself: whoever names a folder wants it.
    """

    def __init__(self, top: str) -> None:
        self._specs: list[tuple[str, Callable[[str], bool | None]]] = []
        start = Path(top).resolve()
        for above in _repository_above(start):
            self.add(str(above))
        if self(str(start.parent), start.name + "/"):
            self._specs.clear()

    def add(self, folder: str) -> None:
        """Let the `.gitignore` of `folder` hold from here on, if there is one."""
        try:
            lines = Path(folder, ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return
        from pathspec import GitIgnoreSpec

        spec = GitIgnoreSpec.from_lines(lines)
        self._specs.append((os.path.realpath(folder), lambda name: spec.check_file(name).include))

    def __call__(self, folder: str, name: str) -> bool:
        if not self._specs:
            return False
        path = os.path.join(os.path.realpath(folder), name)  # noqa: PTH118
        verdict = False
        for base, check in self._specs:
            if path.startswith(base + os.sep):
                answer = check(path[len(base) + 1 :].replace(os.sep, "/"))
                verdict = verdict if answer is None else answer
        return verdict


def _repository_above(folder: Path) -> list[Path]:
    """The folders above one, from the root of its repository down; none outside a repository."""
    if (folder / ".git").exists():
        return []
    above: list[Path] = []
    for parent in folder.parents:
        above.insert(0, parent)
        if (parent / ".git").exists():
            return above
    return []


def write(path: str, data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then renamed; its mode is kept, a link is followed.

    Raises `DocumentError`, also where the file is read-only: a renaming alone would not mind.
    """
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(EACCES, os.strerror(EACCES))
        _write_beside(target, data, mode)
    except OSError as error:
        raise DocumentError(path, f"cannot be written: {error.strerror or error}") from None


def _write_beside(target: Path, data: bytes, mode: int) -> None:
    import tempfile

    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=".unspin-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(beside).chmod(mode)
        Path(beside).replace(target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

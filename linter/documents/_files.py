"""Bytes to articles and back: encoding, file formats, finding articles in folders, safe writing."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import DocumentError, UsageError
from ._markdown import read_markdown
from ._model import Document
from ._text import read_text

READERS: dict[str, Callable[[str, str], Document]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
"""File suffix to the reader of its format: (decoded source, path) -> Document."""

MAX_BYTES = 20_000_000
"""A larger file is refused: no article is that long."""
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Article:
    """A file's decoded text and what is needed to write it back as it was."""

    path: str
    source: str
    bom: bool = False

    def encode(self, text: str) -> bytes:
        """The bytes of `text` in this file's encoding."""
        return (_BOM if self.bom else b"") + text.encode()


def decode(data: bytes, path: str) -> Article:
    """Decode the bytes of an article (UTF-8 with or without BOM); raises `DocumentError`."""
    if len(data) > MAX_BYTES:
        raise DocumentError(path, f"larger than {MAX_BYTES // 1_000_000} MB; split it, or name a smaller file")
    bom = data.startswith(_BOM)
    body = data[3:] if bom else data
    if b"\x00" in body:
        raise DocumentError(path, "a binary file, not an article; name a text or Markdown file")
    try:
        return Article(path, body.decode(), bom)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        byte = body[error.start]
        reason = f"not valid UTF-8 (byte 0x{byte:02x} in line {line}); save it as UTF-8"
        raise DocumentError(path, reason) from None


def load(path: str) -> Article:
    """Read one file; raises `DocumentError` when it is missing, too large, binary or not UTF-8."""
    try:
        if Path(path).stat().st_size > MAX_BYTES:
            return decode(b"\0" * (MAX_BYTES + 1), path)
        return decode(Path(path).read_bytes(), path)
    except OSError as error:
        raise DocumentError(path, error.strerror or str(error)) from None


def read(source: str, path: str) -> Document:
    """Read decoded text by the suffix of its path; an unknown suffix reads as plain text."""
    return READERS.get(Path(path).suffix.lower(), read_text)(source, path)


def find(paths: Iterable[str]) -> list[str]:
    """The articles under `paths`: files as named, folders walked (`.gitignore` respected), sorted in folders.

    Raises `UsageError` for a path that is missing and for a folder without articles.
    """
    found: dict[str, None] = {}
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112
            inside = sorted(_walk(path))
            if not inside:
                kinds = ", ".join(READERS)
                raise UsageError(f"{path}: no articles in this folder (looked for {kinds})")
            found.update(dict.fromkeys(inside))
        elif os.path.exists(path):  # noqa: PTH110
            found[path] = None
        else:
            raise UsageError(f"{path}: no such file or folder")
    return list(found)


def _walk(top: str) -> Iterator[str]:
    ignored = _Ignored(top)
    for folder, folders, files in os.walk(top):
        if ".gitignore" in files:
            ignored.add(folder)
        folders[:] = [name for name in folders if not name.startswith(".") and not ignored(folder, name + "/")]
        for name in files:
            if os.path.splitext(name)[1].lower() in READERS and not ignored(folder, name):  # noqa: PTH122
                yield os.path.join(folder, name)  # noqa: PTH118


class _Ignored:
    """The `.gitignore` files that hold for a walk: those above the top (up to the repository), and below it."""

    def __init__(self, top: str) -> None:
        self._specs: list[tuple[str, Callable[[str], bool | None]]] = []
        start = Path(top).resolve()
        chain = []
        for folder in (start, *start.parents):
            chain.append(folder)
            if (folder / ".git").exists():
                for above in reversed(chain[1:]):
                    self.add(str(above))
                break

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


def write(path: str, data: bytes) -> None:
    """Write a file whole or not at all: beside it first, then renamed; the file's mode is kept."""
    target = Path(os.path.realpath(path))
    try:
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise DocumentError(path, f"cannot be written: {error.strerror}") from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mode = target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask()
        Path(beside).chmod(mode)
        Path(beside).replace(target)
    except OSError as error:
        Path(beside).unlink(missing_ok=True)
        raise DocumentError(path, f"cannot be written: {error.strerror}") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

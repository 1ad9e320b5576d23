"""What the model made of a paragraph, kept in the user's cache folder: one seen before is not read again.

A file for each paragraph, named after its text; the folder is named after the model. Any number of processes may
read and write: a file is renamed into its place, and one that is damaged counts as missing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from pathlib import Path
from zlib import crc32

from .._cache import keep

MOST_BYTES = 256_000_000
"""Beyond this the files that were longest of no use go; about 150,000 words fit."""
_LEFT = 0.75
"""Share of `MOST_BYTES` that is left then."""
_BETWEEN_LOOKS = 16_000_000
"""Bytes that a process writes before it looks again how much there is."""
_FRESH = 3600.0
"""Seconds for which a file is as good as just used: a look-up need not say so again."""
_CHECKSUM_BYTES = 4


class Shelf:
    """Bytes by text, in a folder of bounded size; whatever goes wrong there, the bytes are only not found."""

    def __init__(self, root: Path, model: str, most_bytes: int = MOST_BYTES) -> None:
        """`model` names the model whose readings these are; those of others are thrown away in time."""
        self._root = root
        self._folder = root / f"readings-{model}"
        self._most = most_bytes
        self._unlooked = _BETWEEN_LOOKS

    def get(self, text: str) -> bytes | None:
        """What was kept for a text; None where nothing was, or it is damaged."""
        path = self._path(text)
        try:
            stored = path.read_bytes()
            if time.time() - path.stat().st_mtime > _FRESH:
                os.utime(path)
        except OSError:
            return None
        checksum, data = stored[:_CHECKSUM_BYTES], stored[_CHECKSUM_BYTES:]
        return data if checksum == _checksum(data) else None

    def put(self, text: str, data: bytes) -> None:
        """Keep something for a text."""
        keep(self._path(text), _checksum(data) + data)
        self._unlooked += len(data)
        if self._unlooked > min(_BETWEEN_LOOKS, self._most // 8):
            self._unlooked = 0
            self._make_room()

    def _path(self, text: str) -> Path:
        name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        return self._folder / f"{name}.bin"

    def _make_room(self) -> None:
        try:
            for other in self._root.glob("readings-*"):
                if other != self._folder:
                    shutil.rmtree(other, ignore_errors=True)
            found = [(item.stat(), item.path) for item in os.scandir(self._folder)]
            total = sum(stat.st_size for stat, _ in found)
            if total <= self._most:
                return
            for stat, path in sorted(found, key=lambda item: item[0].st_mtime):
                if total <= self._most * _LEFT:
                    break
                Path(path).unlink(missing_ok=True)
                total -= stat.st_size
        except OSError:
            return


def _checksum(data: bytes) -> bytes:
    return crc32(data).to_bytes(_CHECKSUM_BYTES, "little")

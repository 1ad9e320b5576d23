"""What can be made again: the user's cache folder, and writing into it."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Folder for what can be made again: `$UNSPIN_CACHE_DIR`, or the platform's cache folder of the user."""
    named = os.environ.get("UNSPIN_CACHE_DIR")
    if named:
        return Path(named)
    from platformdirs import user_cache_dir

    return Path(user_cache_dir("unspin"))


def keep(path: Path, data: bytes) -> None:
    """Write a file of the cache as a whole, if its folder lets us; without it the next run only is slower."""
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(beside).replace(path)
        except OSError:
            Path(beside).unlink(missing_ok=True)
    except OSError:
        return

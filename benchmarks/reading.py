"""What reading costs on real files: seconds a megabyte, and the share of a whole check; each comes back as it was.

Usage::

    python benchmarks/reading.py [FOLDER ...]

Takes the first 500 Markdown and the first 500 HTML files below the folders (default: this environment's packages
and /usr/share/doc). Processor time, not time on the clock. A whole check is what a user waits for: bytes to
findings with default settings, the model included; nothing that an earlier check has kept is used.
"""

from __future__ import annotations

import gc
import sys
import sysconfig
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from linter import Settings, check
from linter.documents import decode, format_of
from linter.errors import DocumentError

FORMATS = ("markdown", "html")
FILES = 500
LARGEST = 1_000_000
"""Bytes; larger files would decide the figure alone."""
SETTINGS = Settings(cache=False)


def files(folders: list[str], name: str) -> Iterator[Path]:
    """The files of a format below folders."""
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if format_of(path.name).name == name and path.is_file() and path.stat().st_size < LARGEST:
                yield path


def measure(name: str, folders: list[str]) -> None:
    """Print what the files of a format cost."""
    read = whole = 0.0
    size = count = changed = 0
    for path in islice(files(folders, name), FILES):
        data = path.read_bytes()
        start = time.process_time()
        try:
            article = decode(data, path.name)
        except DocumentError:
            continue
        assert article.document
        middle = time.process_time()
        check(article, SETTINGS)
        read += middle - start
        whole += time.process_time() - start
        size += len(data)
        count += 1
        changed += article.encode(article.source) != data
    if count:
        cost = (
            f"{read / size * 1e6:.2f} s/MB to read, {read / whole:.1%} of a check ({whole / size * 1e6:.2f} s/MB)"
        )
        print(f"{name}: {count} files, {size / 1e6:.1f} MB, {cost}; {changed} changed by reading and writing")


def main() -> None:
    """Measure and print."""
    gc.set_threshold(100_000, 20, 20)  # as the command line has it
    check("Warm up: a fluid nitrogen bottle.", SETTINGS)
    for name in FORMATS:
        measure(name, sys.argv[1:] or [sysconfig.get_path("purelib"), "/usr/share/doc"])


if __name__ == "__main__":
    main()

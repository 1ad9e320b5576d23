"""What reading costs on real files: seconds a megabyte, and the share of a whole check; each comes back as it was.

Usage::

    python benchmarks/reading.py [FOLDER ...]

Takes the first 500 Markdown and HTML files below the folders (default: this environment's packages and
/usr/share/doc). Processor time, not time on the clock; the check is without the model, whose time is its own.
"""

from __future__ import annotations

import sys
import sysconfig
import time
from collections import defaultdict
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


def files(folders: list[str]) -> Iterator[Path]:
    """Markdown and HTML files below folders."""
    for folder in folders:
        for path in sorted(Path(folder).rglob("*")):
            if format_of(path.name).name in FORMATS and path.is_file() and path.stat().st_size < LARGEST:
                yield path


def main() -> None:
    """Measure and print."""
    seconds = {"read": defaultdict[str, float](float), "check": defaultdict[str, float](float)}
    size = defaultdict[str, int](int)
    count = defaultdict[str, int](int)
    changed = 0
    check("Warm up.", Settings(context=False))
    for path in islice(files(sys.argv[1:] or [sysconfig.get_path("purelib"), "/usr/share/doc"]), FILES):
        data = path.read_bytes()
        try:
            article = decode(data, path.name)
        except DocumentError:
            continue
        name = article.document.format
        start = time.process_time()
        format_of(path.name).read(article.source, path.name, article.reading)
        middle = time.process_time()
        check(article, Settings(context=False))
        seconds["read"][name] += middle - start
        seconds["check"][name] += time.process_time() - start
        size[name] += len(data)
        count[name] += 1
        changed += article.encode(article.source) != data
    for name in FORMATS:
        if count[name]:
            read, whole = seconds["read"][name], seconds["check"][name]
            cost = f"{read / size[name] * 1e6:.2f} s/MB to read, {read / whole:.0%} of a check without the model"
            print(f"{name}: {count[name]} files, {size[name] / 1e6:.1f} MB, {cost}")
    print(f"{changed} files changed by reading and writing")


if __name__ == "__main__":
    main()

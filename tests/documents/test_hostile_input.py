"""Input that would hang a careless reader is read within the limits that docs/formats.md states."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from linter.documents import read

SECONDS = 20
"""Allowed for what takes a second or two on an idle machine."""
MEGABYTES = 3
"""Read to see how much memory that takes."""
BASE, EACH = 100, 150
"""Megabytes of memory allowed for this program, and for each megabyte of the article."""

HOSTILE = {
    "brackets": "[" * 300_000,
    "images": "![" * 300_000,
    "links": "[a](" * 200_000,
    "quotations": ">" * 10_000 + " x",
    "spaced quotations": "> " * 10_000 + "x",
    "lists": "- " * 20_000 + "x",
    "deep lists": "\n".join(" " * depth + "- a" for depth in range(300)),
    "emphasis": "*a " * 100_000,
    "underscores": "_" * 500_000,
    "backticks": "`a" * 200_000,
    "tables": "|a" * 50_000 + "\n" + "|-" * 50_000 + "\n",
    "tags": "<b>" * 100_000,
    "angles": "<" * 300_000,
    "entities": "&" * 300_000,
    "open comments": "<!-- " * 200_000,
    "templates": "{{" * 300_000,
    "containers": ":::a\n" * 50_000,
    "formulas": "$a_" * 200_000,
    "components": "<Keep a={" * 50_000,
    "modules": "import a\n" * 100_000,
}


@pytest.mark.parametrize("suffix", ["md", "mdx", "txt", "html"])
@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE.keys())
def test_is_read_in_bounded_time(source, suffix):
    started = time.monotonic()
    document = read(source, f"a.{suffix}")
    assert time.monotonic() - started < SECONDS
    assert document.source == source
    for block in document.blocks[:50]:
        start, end = block.map.source_range(0, len(block.text))
        assert 0 <= start < end <= len(source)


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the peak of memory")
@pytest.mark.parametrize(
    ("piece", "suffix"),
    [("[", "md"), (">", "md"), ("a\n", "md"), ("a\n\n", "txt"), ("- " * 1000 + "x\n", "md"), ("<p>a", "html")],
)
def test_is_read_in_bounded_memory(piece, suffix):
    # what getrusage tells may be the peak of the process that this one was forked from
    code = (
        "from linter.documents import read; "
        f"read({piece!r} * {MEGABYTES * 1_000_000 // len(piece)}, 'a.{suffix}'); "
        "print(open('/proc/self/status').read())"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True, timeout=180
    )
    kilobytes = re.search(r"VmHWM:\s*(\d+)", done.stdout)
    assert kilobytes
    assert int(kilobytes[1]) / 1024 < BASE + EACH * MEGABYTES

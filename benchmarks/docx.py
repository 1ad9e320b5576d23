"""What DOCX costs: reading as a share of a whole check, writing tracked changes, the worst case within the limits.

Usage::

    python benchmarks/docx.py

Processor time, not time on the clock; the memory is that of this process at its worst, with what made the files.
"""

from __future__ import annotations

import random
import resource
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from linter import check
from linter.documents import Article, decode
from linter.documents.docx._xml import MOST_ELEMENTS
from linter.findings import Correction, Finding

ROOT = Path(__file__).resolve().parent.parent
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RUN = '<w:r><w:rPr><w:rFonts w:ascii="Calibri"/><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
COPIES = 10
"""Of our clean articles, for a figure that is none of chance."""
EMPTY = ("<w:p/>", "<w:p />", "<w:p  />", "<w:p></w:p>", "<w:p ></w:p>")
Result = TypeVar("Result")


def docx(body: str) -> bytes:
    """A document of nothing but its body."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


def clean() -> bytes:
    """Our clean articles, as Word writes them: a run for every few words."""
    paragraphs = []
    for path in sorted((ROOT / "corpus" / "clean").iterdir()):
        for line in path.read_text(encoding="utf-8").split("\n\n"):
            words = line.replace("&", "and").replace("<", "").split(" ")
            chunks = (" ".join(words[at : at + 9]) + " " for at in range(0, len(words), 9))
            paragraphs.append(f"<w:p>{''.join(RUN.format(chunk) for chunk in chunks)}</w:p>")
    return docx("".join(paragraphs) * COPIES)


def spent(do: Callable[[], Result]) -> tuple[float, Result]:
    """Seconds of processor time, and what came of it."""
    began = time.process_time()
    result = do()
    return time.process_time() - began, result


def main() -> None:
    """Print the figures."""
    data = clean()
    check(decode(data, "a.docx"))  # load what every check needs
    reading, article = spent(lambda: _read(data))
    checking, _ = spent(lambda: check(decode(data, "a.docx")))
    size = len(article.source)
    print(f"{size:,} characters: reading {reading:.2f} s, {reading / checking:.0%} of a check")
    places = [at for at in range(size) if article.source.startswith(" the ", at)]
    made = [Correction(at + 1, at + 4, "a", (_finding(at),)) for at in places]
    writing, _ = spent(lambda: article.encode("", made))
    print(f"{len(made):,} tracked changes with comments written in {writing:.2f} s")
    random.seed(1)
    hostile = docx("".join(random.choices(EMPTY, k=MOST_ELEMENTS - 2)))
    worst, _ = spent(lambda: _read(hostile))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{MOST_ELEMENTS - 2:,} empty paragraphs read in {worst:.0f} s; at most {memory} MB of memory")


def _finding(at: int) -> Finding:
    return Finding("a.docx", "SP001", "error", at, at, 1, 1, 1, 1, "", "said")


def _read(data: bytes) -> Article:
    article = decode(data, "a.docx")
    assert article.document
    return article


if __name__ == "__main__":
    main()

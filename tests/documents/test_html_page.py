"""One page as a content management system serves it, read from end to end."""

from __future__ import annotations

from pathlib import Path

from linter.documents import read

PAGE = Path(__file__).parent / "pages" / "clinic.html"
PROSE = PAGE.with_suffix(".txt")


def test_the_whole_page() -> None:
    source = PAGE.read_bytes().decode()
    document = read(source, str(PAGE))
    lines = [
        f"{' > '.join(block.section) or '-'}\n{block.role}{block.level or ''}: {block.text.replace(HOLE, '[…]')}\n"
        for block in document.blocks
    ]
    lines += [
        f"comment in line {document.location(comment.start)[0]}:{comment.text}\n" for comment in document.comments
    ]
    assert "\n".join(lines) == PROSE.read_text(encoding="utf-8")


HOLE = "\ufffc"

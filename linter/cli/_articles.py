"""Articles in and out: found, read, refused where they are none, written back."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from ..errors import DocumentError, NoArticleError, UsageError

if TYPE_CHECKING:
    from .. import Report
    from ..documents import Article, Reading
    from ._options import Chosen

_LONGEST_RUN = 1_000_000
"""Characters; a longer line or paragraph is data, not prose."""


def articles(paths: Iterable[str], fields_named: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    """The files under `paths`, each once, and a complaint about each path that is missing or holds no article.

    `fields_named` tells of a file of records whether the fields to read are named. Raises `UsageError` when no
    file is left.
    """
    from ..documents import find

    found: dict[str, str] = {}
    complaints = []
    for path in paths:
        try:
            for file in find([path], fields_named):
                found.setdefault(os.path.abspath(file), file)  # noqa: PTH100
        except UsageError as error:
            complaints.append(str(error))
    if not found:
        for complaint in complaints[:-1]:
            complain(complaint)
        raise UsageError(complaints[-1])
    return list(found.values()), complaints


def complain(message: str) -> None:
    """One line on stderr."""
    from ..reports import printable

    click.echo(f"unspin: {printable(message)}", err=True)


def open_article(path: str, reading: Reading) -> Article:
    """Read a file; raises `DocumentError` when it is no article."""
    from ..documents import load

    return _checked(load(path, reading))


def read_stdin(name: str, reading: Reading) -> Article:
    """Read the article on standard input; raises `DocumentError` when it is none."""
    from ..documents import MAX_BYTES, decode

    if sys.stdin is None:
        raise UsageError("standard input is closed; name a file")
    return _checked(decode(sys.stdin.buffer.read(MAX_BYTES + 1), name, reading))


def described(article: Article, chosen: Chosen) -> str:
    """How an article was read, for --verbose."""
    configuration = chosen.configuration or "none"
    encoding = f"{article.encoding} (guessed)" if article.encoding.guessed else f"{article.encoding}"
    return f"{article.path}: {article.document.format}, {encoding}; configuration: {configuration}"


def refuse_read_only(article: Article) -> None:
    """Raise `DocumentError` where no fix can be written into an article."""
    reason = article.document.read_only
    if reason:
        raise DocumentError(article.path, f"cannot be fixed: {reason}; check it without --fix and --diff")


def corrected_bytes(article: Article, report: Report) -> bytes:
    """The file of an article with the fixes of its report."""
    return article.encode(report.corrected, report.corrections)


def notes_of(article: Article, report: Report) -> tuple[str, ...]:
    """What is to be said on stderr beside the findings of an article, a line each."""
    notes = [f"{report.path}:{note.line}:{note.column}: {note.message}" for note in report.notes]
    odd = article.encoding.odd
    if odd is not None:
        line, column = article.document.location(odd)
        said = f'read as {article.encoding}, which is doubtful ("{article.source[odd]}" stands here)'
        notes.append(f"{report.path}:{line}:{column}: {said}; save it as UTF-8")
    return tuple(notes)


def rewrite(article: Article, report: Report) -> None:
    """Put the corrected version in place of an article, unless its file has changed since it was read."""
    from ..documents import load, write

    data = corrected_bytes(article, report)
    if load(article.path, article.reading) != article:
        raise DocumentError(article.path, "has changed since it was read, and is left as it is; run unspin again")
    write(article.path, data)


def _checked(article: Article) -> Article:
    if not article.source.strip():
        raise NoArticleError(article.path, "empty: there is nothing to check")
    if len(article.source) > _LONGEST_RUN:
        _refuse_endless(article)
    return article


def _refuse_endless(article: Article) -> None:
    from ..documents import format_of

    if format_of(article.path).lined:
        unit, runs = "line", article.source.splitlines()
    else:
        unit, runs = "paragraph", [block.text for block in article.document.blocks]
    longest = max(map(len, runs), default=0)
    if longest > _LONGEST_RUN:
        reason = f"a {unit} of {longest:,} characters: this is no article; break it into lines and paragraphs"
        raise DocumentError(article.path, reason)

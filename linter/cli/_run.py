"""Checking many files: in parallel when there are many, with a progress bar on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from typing import Any, NamedTuple

from .. import Report, Settings, check
from ..documents import Article, load
from ..errors import DocumentError

_MANY_BYTES = 400_000
"""Below this many bytes in all, starting more processes costs more than it brings."""
_SLOW_FILES = 50
"""A progress bar is shown from this many files on."""


class Outcome(NamedTuple):
    """One file: its report, or why it has none."""

    path: str
    article: Article | None
    report: Report | None
    error: str | None


def check_one(path: str, settings: Settings) -> Outcome:
    """Check one file; an unreadable one is an outcome, not an exception."""
    try:
        article = load(path)
    except DocumentError as error:
        return Outcome(path, None, None, str(error))
    return Outcome(path, article, check(article.source, settings, path=path), None)


def check_many(paths: Sequence[str], settings: Settings) -> Iterator[Outcome]:
    """Check files in the order given."""
    workers = min(os.cpu_count() or 1, len(paths))
    with _progress(len(paths)) as step:
        if workers < 2 or _total_size(paths) < _MANY_BYTES:
            outcomes: Iterable[Outcome] = (check_one(path, settings) for path in paths)
            for outcome in outcomes:
                step()
                yield outcome
            return
        _load_before_forking(settings)
        with ProcessPoolExecutor(workers) as pool:
            chunk = max(1, min(32, len(paths) // (workers * 4)))
            for outcome in pool.map(_Checker(settings), paths, chunksize=chunk):
                step()
                yield outcome


class _Checker:
    """`check_one` with its settings, as a picklable callable."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def __call__(self, path: str) -> Outcome:
        return check_one(path, self._settings)


def _load_before_forking(settings: Settings) -> None:
    """Where processes are forked they share the loaded lexicon."""
    check("", settings)


def _total_size(paths: Sequence[str]) -> int:
    total = 0
    for path in paths:
        try:
            total += os.stat(path).st_size  # noqa: PTH116
        except OSError:
            continue
    return total


@contextmanager
def _progress(count: int) -> Iterator[Any]:
    if count < _SLOW_FILES or not sys.stderr.isatty():
        with nullcontext():
            yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("checking", total=count)
        yield lambda: progress.advance(task)

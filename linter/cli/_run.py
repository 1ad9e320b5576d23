"""Doing a job on many files: in parallel when there are many, with a progress bar on a terminal."""

from __future__ import annotations

import gc
import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import NoArticleError, UnspinError
from ..reports import Tally

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

_BYTES_PER_WORKER = 200_000
"""Starting a process for fewer bytes than this costs more than it brings."""
_MOST_WORKERS = 16
_CHUNK = 8
"""Files sent to a process at a time."""
_CHUNKS_AHEAD = 3
"""Chunks under way for each process: what is done but not yet printed stays in memory."""
_MANY_FILES = 50
"""A progress bar is shown from this many files on."""


@dataclass(slots=True)
class Outcome:
    """What a job made of one file: small, for it may come from another process."""

    path: str
    text: str = ""
    """To be printed."""
    tally: Tally = field(default_factory=Tally)
    changed: bool = False
    """Whether the file was changed, or would be."""
    blocked: bool = False
    """Whether the run fails for what was found."""
    error: str | None = None
    """Why nothing was done, in one line."""
    notes: tuple[str, ...] = ()
    """To be said beside the findings, a line each."""
    empty: bool = False
    """Whether nothing was done because there was nothing to do it on: no failure, where others remain."""


Job = Callable[[str], Outcome]


def run_many(paths: Sequence[str], job: Job) -> Iterator[Outcome]:
    """Do a job on files, in the order given; one that fails is an outcome, not an exception."""
    first, rest = paths[:1], paths[1:]
    workers = _workers(rest)
    with _progress(len(paths)) as bar:
        # The first file loads what every file needs: processes forked after it share that memory.
        yield from _shown(map(_Attempt(job), first), bar)
        outcomes = _in_parallel(rest, job, workers) if workers > 1 else map(_Attempt(job), rest)
        yield from _shown(outcomes, bar)


class _Attempt:
    """A job that makes of every exception an outcome."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def __call__(self, path: str) -> Outcome:
        try:
            return self._job(path)
        except NoArticleError as error:
            return Outcome(path, error=str(error), empty=True)
        except UnspinError as error:
            return Outcome(path, error=str(error))
        except Exception as error:
            return Outcome(path, error=f"{path}: {describe_bug(error)}")


def describe_bug(error: Exception) -> str:
    """One line about an exception that nobody foresaw, with the place it comes from."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f" at {Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else ""
    return f"unspin failed here, please report it: {type(error).__name__}: {error}{place}"


def _workers(paths: Sequence[str]) -> int:
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    most = min(processors, _MOST_WORKERS, len(paths) // _CHUNK)
    return min(most, _total_size(paths) // _BYTES_PER_WORKER) if most > 1 else 1


def _total_size(paths: Sequence[str]) -> int:
    total = 0
    for path in paths:
        try:
            total += os.stat(path).st_size  # noqa: PTH116
        except OSError:
            continue
    return total


def _in_parallel(paths: Sequence[str], job: Job, workers: int) -> Iterator[Outcome]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    chunks = (paths[at : at + _CHUNK] for at in range(0, len(paths), _CHUNK))
    gc.freeze()  # what is loaded stays shared: the collector of a forked process would copy it
    context = multiprocessing.get_context("fork") if sys.platform == "linux" else None
    pool = ProcessPoolExecutor(workers, context, _start_worker, (job,))
    try:
        pending = deque(pool.submit(_do_chunk, chunk) for chunk in islice(chunks, workers * _CHUNKS_AHEAD))
        while pending:
            yield from pending.popleft().result()
            pending.extend(pool.submit(_do_chunk, chunk) for chunk in islice(chunks, 1))
    except BrokenProcessPool:
        raise UnspinError("a process was killed, perhaps for want of memory; name fewer files") from None
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()


_attempt: _Attempt | None = None
"""In a worker process: the job it was started for."""


def _start_worker(job: Job) -> None:
    global _attempt
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    _attempt = _Attempt(job)


def _do_chunk(paths: Sequence[str]) -> list[Outcome]:
    assert _attempt is not None
    return [_attempt(path) for path in paths]


def _shown(outcomes: Iterable[Outcome], bar: ProgressBar[int] | None) -> Iterator[Outcome]:
    for outcome in outcomes:
        if bar and (outcome.text or outcome.error):
            click.echo("\r\x1b[2K", nl=False, err=True)
        yield outcome
        if bar:
            bar.update(1)


@contextmanager
def _progress(count: int) -> Iterator[ProgressBar[int] | None]:
    if count < _MANY_FILES or not (sys.stderr and sys.stderr.isatty()):
        yield None
        return
    with click.progressbar(length=count, label="checking", show_pos=True, file=sys.stderr) as bar:
        yield bar
    click.echo("\x1b[1A\x1b[2K", nl=False, err=True)

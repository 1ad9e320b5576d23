"""How much longer `unspin check` takes with readability than without, on 4 MB of Markdown.

Usage::

    python benchmarks/readability.py             4 MB of Markdown in 1,000 files, made from corpus/clean
    python benchmarks/readability.py --one       the same in one file
    python benchmarks/readability.py --limits    exit 1 when the ratio is beyond its limit

Every run is a process of its own; the two commands run by turns on the same files.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median

from speed import UNSPIN, make_articles, seconds

MOST_TIMES_WITHOUT = 1.5


def compare(folder: Path, rounds: int) -> dict[str, list[float]]:
    """Time the two commands by turns."""
    check = [*UNSPIN, "check", "--exit-zero", "--no-config"]
    commands = {"without": [*check, str(folder)], "with": [*check, "--audience", "general", str(folder)]}
    seconds(commands["with"])  # fills the disk cache, and unspin's own
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(seconds(command))
    return times


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--one", action="store_true", help="put all of it into one file")
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command [5]")
    parser.add_argument("--limits", action="store_true", help="exit 1 when the ratio is beyond its limit")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make_articles(folder)
        if options.one:
            files = sorted(folder.iterdir())
            whole = "\n".join(file.read_text(encoding="utf-8") for file in files)
            for file in files:
                file.unlink()
            (folder / "whole.md").write_text(whole, encoding="utf-8")
        times = compare(folder, options.rounds)
    for name, its in times.items():
        print(f"{name:8} best {min(its):7.3f} s  median {median(its):7.3f} s")
    best, middle = (how(times["with"]) / how(times["without"]) for how in (min, median))
    print(f"with / without  {best:.2f} (best), {middle:.2f} (median); limit {MOST_TIMES_WITHOUT}")
    return int(options.limits and best > MOST_TIMES_WITHOUT)


if __name__ == "__main__":
    sys.exit(main())

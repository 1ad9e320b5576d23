"""The command `unspin`: arguments in, `linter.check` in the middle, reports and an exit status out."""

from __future__ import annotations

import sys

from .._version import __version__


def main() -> None:
    """Run the command line; `--version` is answered before anything is imported."""
    if sys.argv[1:] == ["--version"]:
        print(f"unspin {__version__}")
        return
    try:
        from ._commands import run

        run()
    except KeyboardInterrupt:
        print("unspin: stopped", file=sys.stderr)
        raise SystemExit(2) from None

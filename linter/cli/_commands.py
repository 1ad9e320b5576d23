"""The command group: every command's arguments, and errors as one line with exit status 2."""

from __future__ import annotations

import errno
import gc
import os
import sys
from importlib import import_module
from typing import NoReturn

import click

from .._version import __version__
from ..errors import UnspinError
from ._articles import complain
from ._run import describe_bug

_HOMES = {
    "check": "_check.check",
    "review": "_review.review",
    "readability": "_readability.readability",
    "explain": "_explain.explain",
    "rules": "_explain.rules",
    "glossary": "_glossary.glossary",
    "eval": "_eval.evaluate",
}
"""Where each command is."""


class _Commands(click.Group):
    """Imports the command that is run; all of them for help, and to say which there are."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        for name in (cmd_name,) if cmd_name in _HOMES else _HOMES:
            if name not in self.commands:
                module, _, function = _HOMES[name].partition(".")
                self.add_command(getattr(import_module(f".{module}", __package__), function))
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="unspin %(version)s")
def cli() -> None:
    """Find garbled synonym substitutions in articles and put the natural words back."""


def run() -> None:
    """Run the command line; every error is one line on stderr and exit status 2."""
    gc.set_threshold(100_000, 20, 20)  # loading makes a million objects, and none of them is garbage
    _open_output()
    try:
        status = cli.main(prog_name="unspin", standalone_mode=False)
        sys.stdout.flush()
    except UnspinError as error:
        _fail(str(error))
    except click.exceptions.Abort:
        _fail("stopped")
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        raise SystemExit(2) from None
    except click.ClickException as error:
        _fail(error.format_message() + _hint(error))
    except OSError as error:
        _output_failed(error)
    except Exception as error:
        _fail(describe_bug(error))
    else:
        raise SystemExit(status if isinstance(status, int) else 0)


def _open_output() -> None:
    """See to it that nothing that is printed can fail for its characters, or for want of a terminal."""
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")


def _hint(error: click.ClickException) -> str:
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f" (see `{context.command_path} --help`)" if context else ""


def _output_failed(error: OSError) -> NoReturn:
    """Leave without a further word when whoever read our output has gone (`unspin check | head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        raise SystemExit(1) from None
    _fail(f"{error.filename or 'standard output'}: {error.strerror or error}")


def _fail(message: str) -> NoReturn:
    complain(message)
    raise SystemExit(2) from None

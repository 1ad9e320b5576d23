"""The command group: every command's arguments, and errors as one line with exit status 2."""

from __future__ import annotations

import os
import sys

import click

from .._version import __version__
from ..errors import UnspinError
from ._check import check
from ._eval import evaluate
from ._explain import explain, rules
from ._glossary import glossary
from ._review import review


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="unspin %(version)s")
def cli() -> None:
    """Find garbled synonym substitutions in articles and put the natural words back."""


for command in (check, review, explain, rules, glossary, evaluate):
    cli.add_command(command)


def run() -> None:
    """Run the command line; every foreseeable error is one line on stderr and exit status 2."""
    try:
        status = cli.main(standalone_mode=False)
    except UnspinError as error:
        _fail(str(error))
    except click.exceptions.Abort:
        _fail("stopped")
    except click.ClickException as error:
        hint = (
            f" (see `{error.ctx.command_path} --help`)"
            if isinstance(error, click.UsageError) and error.ctx
            else ""
        )
        _fail(f"{error.format_message()}{hint}")
    except BrokenPipeError:
        # The reader of our output has gone (`unspin check | head`): nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
    else:
        raise SystemExit(status if isinstance(status, int) else 0)


def _fail(message: str) -> None:
    click.echo(f"unspin: {' '.join(message.split())}", err=True)
    raise SystemExit(2)

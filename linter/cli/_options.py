"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..errors import UsageError

if TYPE_CHECKING:
    from .. import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

glossary_option = click.option(
    "--glossary", "glossaries", multiple=True, metavar="FILE", help="A glossary of your own (TOML); repeatable."
)


def settings_options(command: Command) -> Command:
    """Add --select, --ignore, --domain, --glossary, --report-unused and --no-context."""
    options = (
        click.option(
            "--select", multiple=True, metavar="CODES", help="Run these rules only (SP001 or SP; commas)."
        ),
        click.option("--ignore", multiple=True, metavar="CODES", help="Run all rules but these."),
        click.option(
            "--domain",
            "domains",
            multiple=True,
            metavar="NAME",
            help="What the article is about [default: guessed]; repeatable.",
        ),
        glossary_option,
        click.option("--report-unused", is_flag=True, help="Report directives in articles that silence nothing."),
        click.option(
            "--context/--no-context",
            default=True,
            help="Whether the model reads suspicious documents, or the lists alone speak [default: context].",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def settings(options: dict[str, Any]) -> Settings:
    """The settings that the shared options stand for; raises the errors of what they name wrongly."""
    from .. import Settings
    from ..lexicon import load_lexicon

    chosen = Settings(
        _split("--select", options["select"]),
        _split("--ignore", options["ignore"]),
        _split("--domain", options["domains"]),
        tuple(dict.fromkeys(options["glossaries"])),
        context=options["context"],
        report_unused=options["report_unused"],
        unsafe_fixes=bool(options.get("unsafe_fixes")),
    )
    if not chosen.rules:
        raise UsageError("--ignore leaves no rule to run; ignore fewer codes")
    load_lexicon(chosen.glossaries).known_domains(chosen.domains)
    return chosen


def _split(option: str, values: Sequence[str]) -> tuple[str, ...]:
    parts = tuple(part.strip() for value in values for part in value.split(",") if part.strip())
    if values and not parts:
        raise UsageError(f"{option} names nothing; leave it out or give it a value")
    return parts

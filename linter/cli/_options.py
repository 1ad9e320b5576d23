"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from .. import Settings

Command = TypeVar("Command", bound=Callable[..., Any])


def settings_options(command: Command) -> Command:
    """Add --select, --ignore, --domain and --glossary."""
    options = (
        click.option(
            "--select", multiple=True, metavar="CODES", help="Run these rules only (SP001 or SP; commas)."
        ),
        click.option("--ignore", multiple=True, metavar="CODES", help="Run all rules but these."),
        click.option(
            "--domain", "domains", multiple=True, metavar="NAME", help="What the article is about [guessed]."
        ),
        click.option(
            "--glossary", "glossaries", multiple=True, metavar="FILE", help="A glossary of your own (TOML)."
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def settings(
    select: tuple[str, ...], ignore: tuple[str, ...], domains: tuple[str, ...], glossaries: tuple[str, ...]
) -> Settings:
    """The settings that the shared options stand for; raises the errors of what they name wrongly."""
    from ..lexicon import load_lexicon

    chosen = Settings(_split(select), _split(ignore), _split(domains), glossaries)
    _ = chosen.rules
    load_lexicon(glossaries).known_domains(chosen.domains)
    return chosen


def _split(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())

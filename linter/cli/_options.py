"""Options that several commands share, and what they and the project's configuration stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from ..errors import UsageError

if TYPE_CHECKING:
    from .. import Settings
    from ..gate import Configuration
    from ..readability import Audience

Command = TypeVar("Command", bound=Callable[..., Any])

glossary_option = click.option(
    "--glossary", "glossaries", multiple=True, metavar="FILE", help="A glossary of your own (TOML); repeatable."
)

accept_changes_option = click.option(
    "--accept-changes", is_flag=True, help="Write fixes into DOCX as plain text, not as tracked changes."
)
verbose_option = click.option("--verbose", "-v", is_flag=True, help="Tell on stderr how each article was read.")


def settings_options(command: Command) -> Command:
    """Add what says how articles are checked, and which configuration file is read."""
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
        click.option(
            "--context/--no-context",
            default=None,
            help="Whether the model reads suspicious documents, or the lists alone speak [default: context].",
        ),
        click.option(
            "--quotes",
            type=click.Choice(["check", "ignore"]),
            help="Whether quotations are left alone [default: check].",
        ),
        click.option(
            "--report-unused/--no-report-unused",
            default=None,
            help="Report directives in articles that silence nothing.",
        ),
        click.option(
            "--field",
            "fields",
            multiple=True,
            metavar="NAME[:FORMAT]",
            help="What holds the article in JSON or CSV: body, post.text:markdown [default: text]; repeatable.",
        ),
        click.option(
            "--audience",
            metavar="NAME",
            help="Whom the article is for; adds the rules RD (`docs/readability.md`).",
        ),
        click.option("--no-cache", is_flag=True, help="Read every paragraph anew, and keep nothing of it."),
        click.option("--config", metavar="FILE", help="Read this configuration [default: the nearest]."),
        click.option("--no-config", is_flag=True, help="Read no configuration file."),
    )
    for option in reversed(options):
        command = option(command)
    return command


class Chosen(NamedTuple):
    """What the options and a configuration say together; the options win."""

    settings: Settings
    fail_on: str
    configuration: str
    """The file, if there is one."""


class Choices:
    """What holds for each article: the options of the command line over the nearest configuration of each."""

    def __init__(self, options: dict[str, Any], paths: Iterable[str]) -> None:
        """Read the configurations; raises the errors of what they and the options name wrongly."""
        configuration_of = _finder(options)
        chosen: dict[str, Chosen] = {}
        self._of: dict[str, Chosen] = {}
        for path in paths:
            configuration = configuration_of(Path(path).parent)
            if configuration.path not in chosen:
                chosen[configuration.path] = _choose(options, configuration)
            self._of[path] = chosen[configuration.path]

    def __getitem__(self, path: str) -> Chosen:
        return self._of[path]


def choose(options: dict[str, Any]) -> Chosen:
    """What holds where no article is named: the nearest configuration is that of the working folder."""
    return Choices(options, ["<stdin>"])["<stdin>"]


def names_fields(options: dict[str, Any]) -> Callable[[str], bool]:
    """Whether the options, or the configuration for a file, name the fields that hold the article."""
    if options["fields"]:
        return lambda _: True
    configuration_of = _finder(options)
    return lambda path: bool(configuration_of(Path(path).parent).fields)


def own_glossaries(named: tuple[str, ...]) -> tuple[str, ...]:
    """The glossaries named, or else those of the configuration nearest to the working folder."""
    from ..gate import Configurations

    return tuple(dict.fromkeys(named or Configurations()(Path()).glossaries))


def _finder(options: dict[str, Any]) -> Callable[[Path], Configuration]:
    from ..gate import Configuration, Configurations, load_configuration

    named = options["config"]
    if named and options["no_config"]:
        raise UsageError("--config reads a file and --no-config reads none: choose one")
    if not named and not options["no_config"]:
        return Configurations()
    only = load_configuration(Path(named)) if named else Configuration()
    return lambda _: only


def _choose(options: dict[str, Any], configured: Configuration) -> Chosen:
    from .. import Settings
    from ..documents import Reading
    from ..rules import READABILITY

    select = _split("--select", options["select"])
    ignore = _split("--ignore", options["ignore"])
    if options["audience"] and select and not any(code.upper().startswith("RD") for code in select):
        select += READABILITY
    settings = Settings(
        select or configured.select,
        ignore or (() if select else configured.ignore),
        _split("--domain", options["domains"]) or configured.domains,
        tuple(dict.fromkeys(options["glossaries"] or configured.glossaries)),
        context=_first(options["context"], configured.context, True),
        cache=not options.get("no_cache"),
        unsafe_fixes=bool(options.get("unsafe_fixes")),
        ignore_quotes=_first(options["quotes"], configured.quotes, "check") == "ignore",
        report_unused=_first(options["report_unused"], configured.report_unused, False),
        reading=Reading(tuple(options["fields"]) or configured.fields, bool(options.get("accept_changes"))),
        audience=_audience(options, configured),
    )
    _refuse_unknown(settings, options, configured)
    return Chosen(settings, _first(options.get("fail_on"), configured.fail_on, "error"), configured.path)


def _audience(options: dict[str, Any], configured: Configuration) -> Audience | None:
    name = options["audience"] or configured.audience
    if not name:
        return None
    from ..readability import find_audience

    with _blamed(configured, "audience", options["audience"] or ""):
        return find_audience(name, configured.audiences, configured.path)


def _refuse_unknown(settings: Settings, options: dict[str, Any], configured: Configuration) -> None:
    """Raise the errors of names that nothing has, with the file and key where a configuration has them."""
    from ..lexicon import load_lexicon
    from ..rules import select

    with _blamed(configured, "select", options["select"]):
        select(settings.select)
    with _blamed(configured, "ignore", options["ignore"]):
        select((), settings.ignore)
    if not settings.rules:
        raise UsageError("--ignore leaves no rule to run; ignore fewer codes")
    with _blamed(configured, "domains", options["domains"]):
        load_lexicon(settings.glossaries).known_domains(settings.domains)


@contextmanager
def _blamed(configured: Configuration, key: str, option: Sequence[str]) -> Iterator[None]:
    """Name the configuration's file and key in a complaint, unless the option took their place."""
    try:
        yield
    except UsageError as error:
        if option or not configured.path:
            raise
        raise UsageError(f"{configured.path}: {key}: {error}") from None


def _first(*values: Any) -> Any:
    """The first that is not None."""
    return next(value for value in values if value is not None)


def _split(option: str, values: Sequence[str]) -> tuple[str, ...]:
    parts = tuple(part.strip() for value in values for part in value.split(",") if part.strip())
    if values and not parts:
        raise UsageError(f"{option} names nothing; leave it out or give it a value")
    return parts

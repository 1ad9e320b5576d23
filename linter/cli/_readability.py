"""`unspin readability`: how hard articles are to read, and whether a change made them harder."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import click

from ..errors import UsageError
from ._articles import articles, complain, open_article
from ._check import Look
from ._options import Choices, names_fields, settings_options
from ._run import Outcome, run_many

if TYPE_CHECKING:
    from .. import Report
    from ..reports import Compared


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--since", metavar="REF", default="", help="Compare with this git revision.")
@click.option(
    "--output-format", "output", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True
)
@click.option("--fail-above", is_flag=True, help="Exit with 1 where an article is too hard for its audience.")
@settings_options
def readability(paths: tuple[str, ...], since: str, output: str, fail_above: bool, **options: Any) -> int:
    """Grade articles and their sections for an audience, before and after a change."""
    if not paths:
        raise UsageError("name a file or a folder")
    files, complaints = articles(paths, names_fields(options))
    for complaint in complaints:
        complain(complaint)
    job = ReadabilityJob(Choices(options, files), since, output, Look.now())
    failed = blocked = graded = 0
    printer = _Printer(output, since)
    for outcome in run_many(files, job):
        if outcome.error is not None:
            failed += not outcome.empty
            complain(outcome.error)
            continue
        graded += 1
        blocked += outcome.blocked
        printer.add(outcome.text)
    printer.close()
    if failed or complaints or not graded:
        return 2
    return int(fail_above and blocked > 0)


@dataclass(frozen=True, slots=True)
class ReadabilityJob:
    """Measures one article, and its older version where one is asked for."""

    choices: Choices
    since: str
    output: str
    look: Look

    def __call__(self, path: str) -> Outcome:
        """Do it."""
        from ..reports import Compared

        compared = Compared(self._measured(path, None), self._older(path), self.since)
        return Outcome(path, self._rendered(compared), blocked=not compared.accepted)

    def _older(self, path: str) -> Report | None:
        from ..documents import older_version

        data = older_version(path, self.since) if self.since else None
        return None if data is None else self._measured(path, data)

    def _measured(self, path: str, data: bytes | None) -> Report:
        from .. import check
        from ..documents import decode

        settings = replace(self.choices[path].settings, select=("RD001",), ignore=(), context=False)
        if data is None:
            return check(open_article(path, settings.reading), settings)
        return check(decode(data, path, settings.reading), settings)

    def _rendered(self, compared: Compared) -> str:
        from ..reports import Style, readability_json, readability_markdown, readability_text

        if self.output == "markdown":
            return readability_markdown(compared)
        if self.output == "json":
            return json.dumps(readability_json(compared), ensure_ascii=True)
        return readability_text(compared, Style(self.look.colour, self.look.width), self.look.encoding)


class _Printer:
    """Puts what the jobs rendered together in the output format."""

    def __init__(self, output: str, since: str) -> None:
        from ..reports import markdown_head

        self._output = output
        self._head = {"markdown": markdown_head(since), "json": "["}.get(output, "")
        self._between = {"json": ",\n ", "text": "\n"}.get(output, "")

    def add(self, text: str) -> None:
        """Print one article."""
        sys.stdout.write(self._head + text)
        self._head = self._between

    def close(self) -> None:
        """Print what stands behind the last article."""
        if self._output == "json":
            sys.stdout.write("[]\n" if self._head == "[" else "]\n")

"""`unspin check`: findings on the terminal, fixes in place, an exit status for CI."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import click

from ..errors import UsageError
from ._articles import (
    articles,
    complain,
    corrected_bytes,
    described,
    notes_of,
    open_article,
    read_stdin,
    refuse_read_only,
    rewrite,
)
from ._options import Choices, accept_changes_option, names_fields, settings_options, verbose_option
from ._run import Outcome, run_many

if TYPE_CHECKING:
    from .. import Report
    from ..documents import Article
    from ..reports import Tally

_FORMATS = ("full", "concise", "json", "json-lines")
_WIDEST = 120
"""Cells in an excerpt's line, however wide the terminal is."""


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--fix", is_flag=True, help="Apply safe fixes in place.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: apply also the fixes that want a look.")
@accept_changes_option
@click.option("--diff", is_flag=True, help="Print what --fix would change, write nothing; exit 1 if it would.")
@click.option("--output-format", "output", type=click.Choice(_FORMATS), help="[default: full]")
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="Exit with 1 on findings this grave or graver [default: error].",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found.")
@click.option("--statistics", is_flag=True, help="Print counts by rule (for the JSON formats on stderr).")
@click.option(
    "--stdin-filename", default="<stdin>", metavar="NAME", help="Name (and format) of the text read from -."
)
@verbose_option
@settings_options
def check(paths: tuple[str, ...], **options: Any) -> int:
    """Check articles: files, folders, or - for standard input."""
    _refuse_contradictions(paths, options)
    if "-" in paths:
        return _check_stdin(options)
    return _check_paths(paths, options)


def _refuse_contradictions(paths: tuple[str, ...], options: dict[str, Any]) -> None:
    if not paths:
        raise UsageError("name a file, a folder, or - for standard input")
    if "-" in paths and len(paths) > 1:
        raise UsageError("- (standard input) goes with no other path")
    if options["fix"] and options["diff"]:
        raise UsageError("--fix writes and --diff does not: choose one")
    if options["unsafe_fixes"] and not (options["fix"] or options["diff"]):
        raise UsageError("--unsafe-fixes goes with --fix or --diff")
    if options["accept_changes"] and not options["fix"]:
        raise UsageError("--accept-changes goes with --fix")
    if options["diff"] and (options["output"] or options["statistics"]):
        raise UsageError("--diff prints changes, not findings: leave out --output-format and --statistics")


class Look(NamedTuple):
    """What is to be known of standard output before anything is rendered for it."""

    colour: bool
    width: int
    encoding: str

    @classmethod
    def now(cls) -> Look:
        terminal = bool(sys.stdout and sys.stdout.isatty())
        colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        width = _columns() if terminal else 100
        return cls(colour, max(40, min(_WIDEST, width)), getattr(sys.stdout, "encoding", None) or "utf-8")


def _columns() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().columns


@dataclass(frozen=True, slots=True)
class CheckJob:
    """Checks one file and renders what is found; with `fix` it corrects the file first."""

    choices: Choices
    output: str
    fix: bool
    verbose: bool
    look: Look

    @classmethod
    def of(cls, paths: Sequence[str], options: dict[str, Any]) -> CheckJob:
        """The job that the options ask for."""
        output = "diff" if options["diff"] else options["output"] or "full"
        return cls(Choices(options, paths), output, options["fix"], options["verbose"], Look.now())

    def __call__(self, path: str) -> Outcome:
        """Do it."""
        article = open_article(path, self.choices[path].settings.reading)
        report = self.report(article)
        changed = self.fix and report.corrected != report.source
        if changed:
            rewrite(article, report)
        return self.outcome(article, report.after_fixes if self.fix else report, changed)

    def report(self, article: Article) -> Report:
        """What is found in an article; raises `DocumentError` for one that cannot be fixed and should be."""
        from .. import check as check_article

        if self.fix or self.output == "diff":
            refuse_read_only(article)
        return check_article(article, self.choices[article.path].settings)

    def outcome(self, article: Article, report: Report, changed: bool = False) -> Outcome:
        """What is to be said about an article and the report on it."""
        from ..gate import blocks
        from ..reports import Tally

        chosen = self.choices[report.path]
        tally, notes = Tally.of(report.findings), notes_of(article, report)
        if self.verbose:
            notes = (described(article, chosen), *notes)
        if self.output != "diff":
            blocked = any(blocks(finding.severity, chosen.fail_on) for finding in report.findings)
            return Outcome(report.path, self._rendered(report), tally, changed, blocked, notes=notes)
        from ..reports import unified_diff

        text = unified_diff(report.path, report.source, report.corrected)
        return Outcome(report.path, text, tally, bool(text), bool(text), notes=notes)

    def _rendered(self, report: Report) -> str:
        from .. import reports

        if self.output == "full":
            return reports.full(report, reports.Style(self.look.colour, self.look.width))
        if self.output == "concise":
            return reports.concise(report)
        objects = reports.json_objects(report.findings, self.look.encoding)
        return ",\n ".join(objects) if self.output == "json" else "".join(f"{line}\n" for line in objects)


def _check_stdin(options: dict[str, Any]) -> int:
    name = options["stdin_filename"]
    job = CheckJob.of([name], options)
    article = read_stdin(name, job.choices[name].settings.reading)
    report = job.report(article)
    if not job.fix:
        return _finish([job.outcome(article, report)], job, options)
    sys.stdout.buffer.write(corrected_bytes(article, report))
    outcome = job.outcome(article, report.after_fixes)
    for note in outcome.notes:
        complain(note)
    click.echo(outcome.tally.summary(), err=True)
    return int(outcome.blocked and not options["exit_zero"])


def _check_paths(paths: tuple[str, ...], options: dict[str, Any]) -> int:
    files, complaints = articles(paths, names_fields(options))
    job = CheckJob.of(files, options)
    for complaint in complaints:
        complain(complaint)
    status = _finish(run_many(files, job), job, options)
    return 2 if complaints else status


def _finish(outcomes: Iterable[Outcome], job: CheckJob, options: dict[str, Any]) -> int:
    """Print the outcomes as they come, then what they add up to; the exit status."""
    from ..reports import Tally

    total = Tally()
    changed = failed = blocked = 0
    printer = _Printer(sys.stdout, job.output)
    for outcome in outcomes:
        if outcome.error is not None:
            failed += not outcome.empty
            complain(outcome.error)
            continue
        for note in outcome.notes:
            complain(note)
        printer.add(outcome.text)
        total.add(outcome.tally)
        changed += outcome.changed
        blocked += outcome.blocked
    printer.close()
    if total.articles:
        _print_totals(total, changed, job, options["statistics"])
    if failed or not total.articles:
        return 2
    return int(blocked > 0 and not options["exit_zero"])


class _Printer:
    """Puts what the jobs rendered together in the output format."""

    def __init__(self, out: TextIO, output: str) -> None:
        self._out = out
        self._array = output == "json"
        self._between = "["

    def add(self, text: str) -> None:
        """Print the findings of one article."""
        if text and self._array:
            self._out.write(self._between)
            self._between = ",\n "
        self._out.write(text)

    def close(self) -> None:
        """Print what stands behind the last article."""
        if self._array:
            self._out.write("[]\n" if self._between == "[" else "]\n")


def _print_totals(total: Tally, changed: int, job: CheckJob, statistics: bool) -> None:
    for_programs = job.output in ("json", "json-lines")
    if statistics:
        for line in total.statistics():
            click.echo(line, err=for_programs)
    if job.fix or job.output == "diff":
        verb = "corrected" if job.fix else "would be corrected"
        click.echo(f"{changed} of {total.articles} article{'s' if total.articles != 1 else ''} {verb}", err=True)
    if job.output in ("full", "concise"):
        click.echo(total.summary())

"""`unspin check`: findings on the terminal, fixes in place, an exit status for CI."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import click

from .. import Report, Settings
from ..errors import UsageError
from ._options import settings, settings_options


@click.command()
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option("--fix", is_flag=True, help="Apply safe fixes in place.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: apply also the fixes that want a look.")
@click.option("--diff", is_flag=True, help="Print what --fix would change; write nothing.")
@click.option(
    "--output-format", "output", type=click.Choice(["full", "concise", "json", "json-lines"]), default="full"
)
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info", "never"]), default="error", show_default=True
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever was found.")
@click.option("--statistics", is_flag=True, help="Print counts by rule.")
@click.option(
    "--stdin-filename", default="<stdin>", metavar="NAME", help="Name (and format) of the text read from -."
)
@settings_options
def check(paths: tuple[str, ...], **options: Any) -> int:
    """Check articles: files, folders (.txt, .md, .markdown), or - for standard input."""
    from ..documents import find

    if not paths:
        raise UsageError("name a file, a folder, or - for standard input")
    if options["fix"] and options["diff"]:
        raise UsageError("--fix writes and --diff does not: choose one")
    if options["unsafe_fixes"] and not (options["fix"] or options["diff"]):
        raise UsageError("--unsafe-fixes goes with --fix or --diff")
    if "-" in paths and len(paths) > 1:
        raise UsageError("- (standard input) goes with no other path")
    chosen = settings(options["select"], options["ignore"], options["domains"], options["glossaries"])
    if paths == ("-",):
        return _check_stdin(chosen, options)
    return _check_paths(find(paths), chosen, options)


def _check_stdin(chosen: Settings, options: dict[str, Any]) -> int:
    from .. import check as check_text
    from ..documents import decode

    article = decode(sys.stdin.buffer.read(), options["stdin_filename"])
    report = check_text(article.source, chosen, path=article.path)
    if options["fix"]:
        sys.stdout.buffer.write(article.encode(report.fixed(options["unsafe_fixes"])))
        return _status([report], options)
    if options["diff"]:
        return _print_diff([report], options)
    return _print_findings([report], options)


def _check_paths(paths: list[str], chosen: Settings, options: dict[str, Any]) -> int:
    from ..documents import write
    from ._run import check_many

    reports: list[Report] = []
    failed = 0
    changed = 0
    for outcome in check_many(paths, chosen):
        if outcome.report is None or outcome.article is None:
            failed += 1
            click.echo(f"unspin: {outcome.error}", err=True)
            continue
        report = outcome.report
        if options["fix"]:
            corrected = report.fixed(options["unsafe_fixes"])
            if corrected != report.source:
                write(outcome.path, outcome.article.encode(corrected))
                changed += 1
                report = _check_again(corrected, chosen, report.path)
        reports.append(report)
    if options["fix"]:
        click.echo(f"fixed {changed} of {len(reports)} files", err=True)
    status = _print_diff(reports, options) if options["diff"] else _print_findings(reports, options)
    return 2 if failed else status


def _check_again(text: str, chosen: Settings, path: str) -> Report:
    from .. import check as check_text

    return check_text(text, chosen, path=path)


def _print_findings(reports: list[Report], options: dict[str, Any]) -> int:
    from ..reports import write_findings

    write_findings(sys.stdout, reports, options["output"], statistics=options["statistics"])
    return _status(reports, options)


def _print_diff(reports: Iterable[Report], options: dict[str, Any]) -> int:
    from ..reports import unified_diff

    changed = False
    for report in reports:
        diff = unified_diff(report.path, report.source, report.fixed(options["unsafe_fixes"]))
        changed = changed or bool(diff)
        sys.stdout.write(diff)
    return int(changed and not options["exit_zero"])


def _status(reports: Iterable[Report], options: dict[str, Any]) -> int:
    from ..gate import blocks

    if options["exit_zero"]:
        return 0
    return int(
        any(blocks(finding.severity, options["fail_on"]) for report in reports for finding in report.findings)
    )

"""`unspin review`: a corrected version, a report page and the findings for each article."""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import click

from .. import Report, Settings
from ..documents import write
from ..errors import UsageError
from ._options import settings, settings_options


@click.command()
@click.argument("articles", nargs=-1, metavar="ARTICLE...")
@click.option("--output-dir", "-o", metavar="DIR", required=True, help="Where the three files of each article go.")
@click.option("--unsafe-fixes", is_flag=True, help="Correct also what wants a look.")
@settings_options
def review(articles: tuple[str, ...], output_dir: str, unsafe_fixes: bool, **options: Any) -> int:
    """Correct articles and write a report on each, for an editor to read in a browser."""
    from ..documents import find
    from ._run import check_many

    if not articles:
        raise UsageError("name an article, or a folder of articles")
    chosen = _with_reading_grade(
        settings(options["select"], options["ignore"], options["domains"], options["glossaries"])
    )
    paths = find(articles)
    names = _names(paths)
    folder = _folder(output_dir)
    failed = False
    for outcome in check_many(paths, chosen):
        if outcome.report is None or outcome.article is None:
            failed = True
            click.echo(f"unspin: {outcome.error}", err=True)
            continue
        corrected = outcome.report.fixed(unsafe_fixes)
        _write(folder / names[outcome.path], outcome.report, outcome.article.encode(corrected))
        click.echo(_summary(outcome.report, folder / names[outcome.path], unsafe_fixes))
    return 2 if failed else 0


def _with_reading_grade(chosen: Settings) -> Settings:
    """The default rules and the reading grade, unless the user chose rules."""
    if chosen.select:
        return chosen
    codes = tuple(rule.code for rule in chosen.rules)
    return Settings((*codes, "RD001"), chosen.ignore, chosen.domains, chosen.glossaries)


def _folder(path: str) -> Path:
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{path}: cannot be made a folder: {error.strerror}") from None
    return Path(path)


def _names(paths: list[str]) -> dict[str, Path]:
    """Where each article's files go below the folder: its own name, or its path where names collide."""
    counts = Counter(os.path.basename(path) for path in paths)  # noqa: PTH119
    if max(counts.values()) == 1:
        return {path: Path(Path(path).name) for path in paths}
    common = os.path.commonpath([os.path.abspath(path) for path in paths])  # noqa: PTH100
    return {path: Path(os.path.relpath(os.path.abspath(path), common)) for path in paths}  # noqa: PTH100


def _write(target: Path, report: Report, corrected: bytes) -> None:
    from ..reports import render_html

    target.parent.mkdir(parents=True, exist_ok=True)
    findings = json.dumps(report.to_json(), ensure_ascii=False, indent=1)
    write(str(target.with_suffix(f".corrected{target.suffix}")), corrected)
    write(str(target.with_suffix(".report.html")), render_html(report).encode())
    write(str(target.with_suffix(".findings.json")), f"{findings}\n".encode())


_MOST_LISTED = 5


def _summary(report: Report, target: Path, unsafe: bool) -> str:
    fixes = [finding for finding in report.findings if finding.fix]
    safe = [finding for finding in fixes if finding.fix and (unsafe or finding.fix.applicability == "safe")]
    open_ones = [finding for finding in report.findings if finding not in safe and finding.severity != "info"]
    grade = f"{max(0.0, report.readability):.0f}" if report.document.blocks else "-"
    lines = [
        f"{report.path}",
        f"  found      {len(report.findings)}: {_counts(report) or 'nothing'}",
        f"  corrected  {len(safe)} places -> {target.with_suffix(f'.corrected{target.suffix}')}",
        f"  to look at {len(open_ones)} places -> {target.with_suffix('.report.html')}",
        f"  reading grade {grade}; spun with probability {report.spun:.2f}",
    ]
    for finding in open_ones[:_MOST_LISTED]:
        lines.append(f"    line {finding.line}: {finding.message}")
    if len(open_ones) > _MOST_LISTED:
        lines.append(f"    and {len(open_ones) - _MOST_LISTED} more in the report")
    return "\n".join(lines)


def _counts(report: Report) -> str:
    counts = Counter(finding.code for finding in report.findings)
    return ", ".join(f"{code} {count}" for code, count in sorted(counts.items()))

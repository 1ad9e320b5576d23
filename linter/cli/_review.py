"""`unspin review`: a corrected version, a report page and the findings for each article."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import UsageError
from ..findings import SEVERITIES
from ..reports import printable, render_html
from ._articles import articles as find_articles
from ._articles import complain, corrected_bytes, described, notes_of, open_article
from ._options import Choices, accept_changes_option, names_fields, settings_options, verbose_option
from ._run import Outcome, run_many

if TYPE_CHECKING:
    from .. import Report, Settings
    from ..findings import Finding

_MOST_LISTED = 5
"""Findings that need an eye, listed on the terminal for each article."""


@click.command()
@click.argument("articles", nargs=-1, metavar="ARTICLE...")
@click.option("--output-dir", "-o", metavar="DIR", required=True, help="Where the three files of each article go.")
@click.option("--unsafe-fixes", is_flag=True, help="Correct also what wants a look.")
@accept_changes_option
@verbose_option
@settings_options
def review(articles: tuple[str, ...], output_dir: str, **options: Any) -> int:
    """Correct articles and write a report on each, for an editor to read in a browser."""
    if not articles:
        raise UsageError("name an article, or a folder of articles")
    paths, complaints = find_articles(articles, names_fields(options))
    choices = Choices(options, paths)
    targets = {path: Path(output_dir, name) for path, name in output_names(paths).items()}
    _refuse_overwriting(targets)
    for complaint in complaints:
        complain(complaint)
    with _folder(Path(output_dir)):
        written = failed = 0
        for outcome in run_many(paths, ReviewJob(choices, targets, options["verbose"])):
            if outcome.error is not None:
                failed += not outcome.empty
                complain(outcome.error)
            else:
                written += 1
                for note in outcome.notes:
                    complain(note)
                click.echo(outcome.text)
    if written > 1:
        click.echo(f"{written} articles reviewed; the pages are in {output_dir}")
    return 2 if failed or complaints or not written else 0


def _with_reading_grade(chosen: Settings) -> Settings:
    """The default rules and those of readability, unless the user chose rules."""
    if chosen.select:
        return chosen
    return replace(chosen, select=(*(rule.code for rule in chosen.rules), "RD"))


def output_names(paths: Sequence[str]) -> dict[str, str]:
    """What each article's files are called before their endings, below the output folder.

    The article's own name without its suffix; where two articles would share it (in any case of letters)
    their places below their common folder as well, and where that is not enough the suffixes too.
    """
    full = {path: os.path.abspath(path) for path in paths}  # noqa: PTH100
    common = os.path.commonpath([os.path.dirname(path) for path in full.values()])  # noqa: PTH120
    below = {path: Path(os.path.relpath(name, common)) for path, name in full.items()}
    schemes = (
        {path: Path(path).stem for path in paths},
        {path: str(place.with_suffix("")) for path, place in below.items()},
    )
    for names in schemes:
        if len({name.lower() for name in names.values()}) == len(paths):
            return names
    return {path: str(place) for path, place in below.items()}


def _files(path: str, target: Path) -> tuple[Path, Path, Path]:
    """Where the corrected version, the report and the findings of an article go."""
    endings = (f".corrected{Path(path).suffix}", ".report.html", ".findings.json")
    corrected, page, findings = (target.with_name(target.name + ending) for ending in endings)
    return corrected, page, findings


def _refuse_overwriting(targets: Mapping[str, Path]) -> None:
    inputs = {os.path.realpath(path): path for path in targets}
    for path, target in targets.items():
        for file in _files(path, target):
            clash = inputs.get(os.path.realpath(file))
            if clash is not None:
                raise UsageError(f"the review of {path} would overwrite {clash}; choose another --output-dir")


@contextmanager
def _folder(path: Path) -> Iterator[None]:
    """Make the output folder, and take it away again if nothing came into it."""
    made = not path.exists()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{path}: cannot be made a folder: {error.strerror}") from None
    if not os.access(path, os.W_OK | os.X_OK):
        raise UsageError(f"{path}: no permission to write into this folder; choose another --output-dir")
    try:
        yield
    finally:
        if made and not any(path.iterdir()):
            path.rmdir()


@dataclass(frozen=True, slots=True)
class ReviewJob:
    """Checks one article and writes its three files."""

    choices: Choices
    targets: Mapping[str, Path]
    """Path of an article to its output files, their endings left off."""
    verbose: bool

    def __call__(self, path: str) -> Outcome:
        """Do it; nothing is written before everything is there."""
        from .. import check
        from ..documents import write

        settings = _with_reading_grade(self.choices[path].settings)
        article = open_article(path, settings.reading)
        report = check(article, settings)
        findings = json.dumps(report.to_json(), ensure_ascii=False, indent=1)
        corrected, page, listing = _files(path, self.targets[path])
        contents = {
            page: render_html(report).encode(),
            listing: f"{findings}\n".encode(errors="surrogatepass"),
        }
        if not report.document.read_only:
            contents[corrected] = corrected_bytes(article, report)
        corrected.parent.mkdir(parents=True, exist_ok=True)
        for file, content in contents.items():
            write(str(file), content)
        notes = notes_of(article, report)
        if self.verbose:
            notes = (described(article, self.choices[path]), *notes)
        return Outcome(path, _summary(report, corrected, page), notes=notes)


def _summary(report: Report, corrected: Path, page: Path) -> str:
    """What was found, what was corrected, what needs an eye."""
    mended = {id(finding) for item in report.corrections for finding in item.findings}
    left = [finding for finding in report.findings if id(finding) not in mended]
    open_ones = [finding for finding in left if finding.severity != "info"]
    open_ones.sort(key=lambda finding: SEVERITIES.index(finding.severity))
    done, notes = len(report.findings) - len(left), len(left) - len(open_ones)
    also = f" and {notes} note{'s' if notes > 1 else ''}" if notes else ""
    why_not = report.document.read_only
    lines = [
        printable(report.path),
        f"  found       {len(report.findings)}{_by_code(report.findings)}",
        f"  corrected   {f'none: {why_not}' if why_not else f'{done} -> {printable(str(corrected))}'}",
        f"  to look at  {len(open_ones)}{also} -> {printable(str(page))}",
    ]
    lines += (f"    line {finding.line}: {printable(finding.message)}" for finding in open_ones[:_MOST_LISTED])
    if len(open_ones) > _MOST_LISTED:
        lines.append(f"    and {len(open_ones) - _MOST_LISTED} more in the report")
    lines.append(f"  spun with probability {report.spun:.2f}")
    lines.append(f"  readability {_grade(report)}")
    return "\n".join(lines)


def _grade(report: Report) -> str:
    """The score by the audience's formula, before and after the corrections, beside its limit."""
    document, audience = report.readability.document, report.audience
    before = audience.score(document)
    if report.readability.note or before is None or document.range is None:
        return report.readability.note or audience.verdict(document)
    after = audience.score(report.after_fixes.readability.document)
    corrected = f", corrected {after:.1f}" if after is not None and report.corrected != report.source else ""
    least, most = document.range
    return (
        f"{audience.gate.title} {before:.1f}{corrected}; {audience.bound}; "
        f"school grade {least:.0f} to {most:.0f} by all formulas"
    )


def _by_code(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.code for finding in findings)
    return f" ({', '.join(f'{code} {count}' for code, count in sorted(counts.items()))})" if counts else ""

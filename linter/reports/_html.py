"""The report an editor reads in a browser: one self-contained page, most of it in `report.html.jinja`.

The page is written so that it reads without a script: every string goes through the template's
autoescape, the script finds what it needs in the markup, and a content security policy lets no other run.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from .._later import pattern
from .._version import __version__
from ..findings import SEVERITIES
from ._changes import changes_of
from ._html_findings import NAMES, SEVERITY, bins_of, items_of
from ._html_readability import reading_of
from ._html_rows import rows_of

if TYPE_CHECKING:
    from jinja2 import Template

    from .._check import Report

_SPUN = (
    (0.95, "Almost certainly spun", "spun"),
    (0.8, "Very probably spun", "spun"),
    (0.5, "Perhaps spun", "perhaps"),
    (0.2, "Probably not spun", "perhaps"),
    (0, "No sign of spinning", "clean"),
)
_GRADES = (
    (17, "very hard: for specialists"),
    (13, "hard: college reading"),
    (10, "fairly hard: upper secondary school"),
    (7, "plain: fits most readers of the web"),
    (0, "easy: fits nearly everyone"),
)


def render_html(report: Report) -> str:
    """The page for one article; the same report gives the same page."""
    source, corrected = report.source, report.corrected
    changes = changes_of(report)
    items = items_of(report.findings, changes)
    counts = Counter(finding.severity for finding in report.findings)
    codes = Counter(finding.code for finding in report.findings)
    fixes = Counter(item.fix for item in items)
    path = PurePath(report.path)
    page = _template().render(
        version=__version__,
        name=path.name or report.path,
        folder="" if str(path.parent) == "." else str(path.parent),
        items=items,
        severities=[(severity, counts[severity], *SEVERITY[severity]) for severity in SEVERITIES],
        codes=[(code, NAMES.get(code, ""), count) for code, count in sorted(codes.items())],
        applied=fixes["applied"],
        to_see=fixes["look"] + fixes["hand"],
        verdict=_verdict(report),
        grade=_grade(report),
        reading=reading_of(report),
        domains=[domain.replace("-", " ").replace("_", " ") for domain in report.domains],
        whole=[item for item in items if item.place == "document"],
        bins=bins_of(items, len(source)),
        rows=rows_of(source, corrected, items, changes),
        size=len(source),
        empty=not source.strip(),
    )
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", page)


_LONE_SURROGATE = pattern("[\ud800-\udfff]")


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["csp_hash"] = lambda text: b64encode(sha256(str(text).encode()).digest()).decode()
    text = files(__package__).joinpath("report.html.jinja").read_text(encoding="utf-8")
    return environment.from_string(text)


# What is said about the document


class _Verdict(NamedTuple):
    title: str
    tone: str
    chances: str
    share: int
    """Suspicious words in 100 content words."""
    percent: int


def _verdict(report: Report) -> _Verdict:
    chance = min(1.0, max(0.0, report.spun))
    title, tone = next((title, tone) for least, title, tone in _SPUN if chance >= least)
    if chance > 0.99:
        chances = "more than 99 chances in 100"
    elif chance < 0.01:
        chances = "less than 1 chance in 100"
    else:
        chances = f"about {round(chance * 100)} chances in 100"
    return _Verdict(title, tone, chances, round(min(1.0, max(0.0, report.share)) * 100), round(chance * 100))


def _grade(report: Report) -> tuple[str, str] | None:
    """The reading grade and what it means; None for a text that gets none."""
    grade = report.readability.document.grades().get("flesch-kincaid")
    if grade is None:
        return None
    return f"{grade:.1f}", next(words for least, words in _GRADES if grade >= least)

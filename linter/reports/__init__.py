"""One module an output format."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from ._diff import unified_diff
from ._html import render_html
from ._text import statistics as _statistics
from ._text import summary, write_concise, write_full

if TYPE_CHECKING:
    from .._check import Report


def write_findings(out: TextIO, reports: Sequence[Report], output: str, statistics: bool = False) -> None:
    """Write findings as full, concise, json (one array) or json-lines (one object a line)."""
    if output == "json":
        objects = (json.dumps(item, ensure_ascii=False) for report in reports for item in report.to_json())
        out.write("[" + ",\n ".join(objects) + "]\n")
        return
    if output == "json-lines":
        out.writelines(
            json.dumps(item, ensure_ascii=False) + "\n" for report in reports for item in report.to_json()
        )
        return
    (write_full if output == "full" else write_concise)(out, reports)
    if statistics:
        out.writelines(line + "\n" for line in _statistics(reports))
    out.write(summary(reports) + "\n")


__all__ = ["render_html", "summary", "unified_diff", "write_concise", "write_findings", "write_full"]

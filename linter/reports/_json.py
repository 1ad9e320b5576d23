"""Findings for programs: the JSON contract of `docs/finding.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..findings import Finding


def json_objects(findings: Iterable[Finding], encoding: str = "utf-8") -> list[str]:
    """Each finding as a JSON object on one line, in characters that the encoding has."""
    return [_dump(finding, encoding) for finding in findings]


def _dump(finding: Finding, encoding: str) -> str:
    text = json.dumps(finding.to_json(), ensure_ascii=False)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(finding.to_json())
    return text

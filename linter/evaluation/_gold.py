"""Annotated articles (gold): one JSON object a line, as `corpus/README.md` describes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import DataError


@dataclass(frozen=True, slots=True)
class Garble:
    """A place that an annotator marked."""

    start: int
    """Offsets into the article's text, half open."""
    end: int
    corrections: tuple[str, ...]
    kind: str
    severity: str


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with its garbles; none for a clean one."""

    id: str
    text: str
    garbles: tuple[Garble, ...]
    format: str = ".txt"
    """File suffix that the text is to be read as."""


def load_gold(path: Path) -> list[GoldArticle]:
    """Read a gold file; raises `DataError` with file and line for what does not hold together."""
    articles = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise DataError(str(path), None, error.strerror or str(error)) from None
    except UnicodeDecodeError:
        raise DataError(str(path), None, "not valid UTF-8; save it as UTF-8") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                articles.append(_article(json.loads(line)))
            except KeyError as error:
                raise DataError(str(path), number, f"not an annotated article: {error} is missing") from None
            except (ValueError, TypeError, AttributeError) as error:
                raise DataError(str(path), number, f"not an annotated article: {error}") from None
    if not articles:
        raise DataError(str(path), None, "holds no article")
    return articles


def _article(data: dict[str, Any]) -> GoldArticle:
    text = data["text"]
    if not isinstance(text, str):
        raise ValueError("its text is no text")
    garbles = []
    for entry in data.get("garbles", []):
        start, end = entry["start"], entry["end"]
        if text[start:end] != entry["garbled"]:
            raise ValueError(f"text[{start}:{end}] is {text[start:end]!r}, not {entry['garbled']!r}")
        garbles.append(Garble(start, end, tuple(entry["corrections"]), entry["kind"], entry["severity"]))
    return GoldArticle(data["id"], text, tuple(garbles), data.get("format", ".txt"))

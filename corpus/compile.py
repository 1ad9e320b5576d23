"""Compile the article sources into ``spun.jsonl`` and ``clean.jsonl``.

Sources are files that people edit: ``spun/DOMAIN-TOPIC.marked.txt`` (or ``.marked.md``), in which
every garble is marked in place, and ``clean/DOMAIN-TOPIC.txt`` (or ``.md``), in which nothing is::

    ⟦garbled|correction|other correction‖kind,severity⟧

Text outside the marks is kept to the last character. Inside a mark a backslash escapes the next
character (``\\|`` is a bar) and ``\\u200b`` stands for the character with that code, so that an
invisible one can be seen and edited. ``README.md`` beside this file tells how to add an article.

Usage::

    python corpus/compile.py            rewrite spun.jsonl and clean.jsonl
    python corpus/compile.py --check    change nothing; exit 1 if either is stale

A source that cannot be read exits 2, with one line that says where and why.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parent
KINDS = frozenset({"term", "collocation", "word", "idiom", "noise"})
SEVERITIES = frozenset({"error", "warning"})

_MARK = re.compile(r"⟦((?:[^⟦⟧‖\\]|\\.)*)‖(\w+),(\w+)⟧", re.DOTALL)
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_NAME = re.compile(r"([a-z_]+)-[a-z0-9-]+")


class SourceError(ValueError):
    """A source file that cannot be compiled; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Garble:
    """One marked place: ``text[start:end] == garbled``."""

    start: int
    end: int
    garbled: str
    corrections: list[str]
    """Replacements for exactly the span, best first; an empty one deletes it."""
    kind: str
    severity: str


def parse(source: str, name: str = "<source>") -> tuple[str, list[Garble]]:
    """Take the marks out of a source: the article as it reads, and its garbles in order."""
    parts: list[str] = []
    garbles: list[Garble] = []
    length = done = 0
    for mark in _MARK.finditer(source):
        where = f"{name}:{source.count(chr(10), 0, mark.start()) + 1}"
        garbled, *corrections = _split(mark[1])
        kind, severity = mark[2], mark[3]
        if kind not in KINDS:
            raise SourceError(f"{where}: kind {kind!r} is none of {', '.join(sorted(KINDS))}")
        if severity not in SEVERITIES:
            raise SourceError(f"{where}: severity {severity!r} is neither error nor warning")
        if not garbled or not corrections:
            raise SourceError(f"{where}: a mark needs garbled words and a correction: {mark[0]}")
        if garbled in corrections or len(set(corrections)) < len(corrections):
            raise SourceError(f"{where}: a correction is repeated or changes nothing: {mark[0]}")
        plain = source[done : mark.start()]
        start = length + len(plain)
        length = start + len(garbled)
        garbles.append(Garble(start, length, garbled, corrections, kind, severity))
        parts += plain, garbled
        done = mark.end()
    text = "".join(parts) + source[done:]
    for stray in re.finditer("[⟦⟧‖]", text):
        line = text.count("\n", 0, stray.start()) + 1
        raise SourceError(f"{name}:{line}: {stray[0]} belongs to no complete mark")
    return text, garbles


def _split(body: str) -> list[str]:
    """Split the inside of a mark at its bars and resolve the escapes."""
    return [_ESCAPE.sub(_unescape, piece) for piece in _BAR.split(body)]


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]


def spun(folder: Path) -> Iterator[dict[str, Any]]:
    """Compile every marked article of a folder, in the order of their names."""
    for path in _sources(folder, ".marked.txt", ".marked.md"):
        text, garbles = parse(_read(path), path.name)
        yield _record(path, text) | {"garbles": [asdict(garble) for garble in garbles]}


def clean(folder: Path) -> Iterator[dict[str, Any]]:
    """Compile every clean article of a folder, in the order of their names."""
    for path in _sources(folder, ".txt", ".md"):
        text, garbles = parse(_read(path), path.name)
        if garbles:
            raise SourceError(f"{path.name}: a clean article holds a mark: {garbles[0].garbled!r}")
        yield _record(path, text)


def _sources(folder: Path, *endings: str) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name.endswith(endings))


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"{path.name}: not UTF-8 at byte {error.start}") from error


def _record(path: Path, text: str) -> dict[str, Any]:
    identity = path.name.split(".", 1)[0]
    match = _NAME.fullmatch(identity)
    if not match:
        raise SourceError(f"{path.name}: a source is named DOMAIN-TOPIC, in lower case")
    return {"id": identity, "domain": match[1], "origin": "synthetic", "text": text}


def compile_all(corpus: Path = CORPUS) -> dict[Path, str]:
    """Return what each compiled file should hold."""
    made: dict[Path, str] = {}
    for name, records in (("spun", spun(corpus / "spun")), ("clean", clean(corpus / "clean"))):
        lines = [json.dumps(record, ensure_ascii=False) for record in records]
        made[corpus / f"{name}.jsonl"] = "".join(line + "\n" for line in lines)
    return made


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    parser = argparse.ArgumentParser(description="Compile the corpus from its sources.")
    parser.add_argument("--check", action="store_true", help="exit 1 if a file is stale")
    options = parser.parse_args(arguments)
    try:
        made = compile_all()
    except (SourceError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    stale = [path for path, text in made.items() if not path.exists() or path.read_bytes() != text.encode()]
    for path in stale:
        if options.check:
            print(f"{path.name} is stale: run python corpus/compile.py", file=sys.stderr)
        else:
            path.write_bytes(made[path].encode())
    return 1 if options.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())

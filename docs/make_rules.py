"""Write `docs/rules.md` from the docstrings of the rules: a table, and a section with an anchor for each code.

Usage::

    python docs/make_rules.py            rewrite docs/rules.md
    python docs/make_rules.py --check    change nothing; exit 1 if it is stale
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from linter.rules import RULES, Rule, explanation  # noqa: E402

PAGE = ROOT / "docs" / "rules.md"
HEAD = """\
# Rules

<!-- Written by docs/make_rules.py from the docstrings in linter/rules: edit those. -->

The same text as `unspin explain CODE`. A rule that is off by default runs when it is selected: `--select {off}`.

| code | name | severity | default | what it finds |
|---|---|---|---|---|
"""
_HEADING = re.compile(r"^(\w[\w ]*):$", re.MULTILINE)
_CODE_OR_MARKUP = re.compile(r"`[^`]*`|[<>]")
_ENTITIES = {"<": "&lt;", ">": "&gt;"}


def page() -> str:
    """The whole page."""
    off = ",".join(rule.code for rule in RULES if not rule.default) or "CODE"
    rows = "".join(_row(rule) for rule in RULES)
    return HEAD.replace("{off}", off) + rows + "".join(_section(rule) for rule in RULES)


def _row(rule: Rule) -> str:
    title, _ = _parts(rule)
    default = "on" if rule.default else "off"
    return f"| [{rule.code}](#{rule.code.lower()}) | {rule.name} | {rule.severity} | {default} | {title} |\n"


def _section(rule: Rule) -> str:
    """A heading that is the code alone, so that every renderer makes the anchor `#sp001` of it."""
    title, sections = _parts(rule)
    facts = f"`{rule.name}`, {rule.severity}, since {rule.since}{'' if rule.default else ', off by default'}"
    paragraphs = [f"## {rule.code}", f"{title} ({facts})."]
    for heading, text in sections:
        lines = [_escaped(line.strip()) for line in text.strip().splitlines()]
        if lines[0].startswith("Wrong:"):
            paragraphs += [f"**{heading}.**", "\n".join(_item(line) for line in lines)]
        else:
            paragraphs.append("\n".join([f"**{heading}.** {lines[0]}", *lines[1:]]))
    return "\n" + "\n\n".join(paragraphs) + "\n"


def _item(line: str) -> str:
    return f"- {line}" if line.startswith(("Wrong:", "Right:")) else f"  {line}"


def _parts(rule: Rule) -> tuple[str, list[tuple[str, str]]]:
    """The title of a rule, and its headings with their texts."""
    title, *rest = _HEADING.split(explanation(rule))
    return title.strip(), [(heading, text) for heading, text in zip(rest[::2], rest[1::2], strict=True)]


def _escaped(text: str) -> str:
    """The text with what HTML would take for a tag made plain, outside code."""
    return _CODE_OR_MARKUP.sub(lambda match: _ENTITIES.get(match[0], match[0]), text)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if the page is stale")
    check = parser.parse_args().check
    text = page()
    if PAGE.exists() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    if check:
        print("docs/rules.md is stale: run `python docs/make_rules.py`", file=sys.stderr)
        return 1
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""`unspin eval`: how well the linter does on annotated articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import UsageError
from ._options import choose, settings_options

if TYPE_CHECKING:
    from ..evaluation import Score


_RATIOS = (
    "precision",
    "recall",
    "recall_of_errors",
    "f_half",
    "fix_at_1",
    "fix_at_3",
    "false_per_1000",
    "false_errors_per_1000",
)


@click.command(name="eval")
@click.argument("gold", nargs=-1, metavar="GOLD.jsonl...")
@click.option("--output-format", "output", type=click.Choice(["text", "json"]), default="text", show_default=True)
@settings_options
def evaluate(gold: tuple[str, ...], output: str, **options: Any) -> int:
    """Score the linter, with your glossaries, on annotated articles (format: corpus/README.md)."""
    from .. import check
    from ..evaluation import load_gold, score

    if not gold:
        raise UsageError("name a file of annotated articles")
    chosen = choose(options).settings
    articles = [article for path in gold for article in load_gold(Path(path))]
    total = score((a, check(a.text, chosen, path=a.id + a.format).findings) for a in articles)
    click.echo(_as_json(total) if output == "json" else _as_text(len(articles), total))
    return 0


def _as_text(count: int, total: Score) -> str:
    found = total.true + total.false
    lines = [f"articles {count}  words {total.words}  garbles {total.all.garbles}  findings {found}"]
    for kind, its in sorted(total.kinds.items()):
        shares = f"found {its.found / its.garbles:.3f}  fixed {its.fixed / its.garbles:.3f}"
        lines.append(f"  {kind:12} {its.garbles:5}  {shares}")
    if total.all.garbles:
        recall = f"recall {total.recall:.3f}  recall of errors {total.recall_of_errors:.3f}"
        fixed = f"fix@1 {total.fix_at_1:.3f}  fix@3 {total.fix_at_3:.3f}"
        lines.append(f"precision {total.precision:.3f}  {recall}  F0.5 {total.f_half:.3f}  {fixed}")
    rates = f"{total.false_per_1000:.3f} per 1,000 words; errors {total.false_errors_per_1000:.3f}"
    lines.append(f"false alarms {total.false} ({rates})")
    return "\n".join(lines)


def _as_json(total: Score) -> str:
    ratios = {name: round(getattr(total, name), 4) for name in _RATIOS}
    return json.dumps({"words": total.words, "garbles": total.all.garbles, **ratios})

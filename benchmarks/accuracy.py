"""What the linter finds and gets right on annotated articles, and what it says of clean ones.

    python benchmarks/accuracy.py --gold GOLD.jsonl… --clean CLEAN.jsonl…

prints the table of sources (what each adds), the curve of precision and recall over ten thresholds of confidence,
the calibration of the confidence, and how often a safe fix is right. `docs/accuracy.md` holds its output.
"""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from linter import Finding, Settings, check
from linter.evaluation import GoldArticle, Score, load_gold, score

SOURCES = (
    ("lists: known garbles, noise", Settings(select=("SP001", "SP005", "NZ"), context=False)),
    ("+ idioms", Settings(select=("SP001", "SP004", "SP005", "NZ"), context=False)),
    ("+ glossaries", Settings(select=("SP001", "SP002", "SP004", "SP005", "NZ"), context=False)),
    ("+ spinner words in spun documents", Settings(select=("SP", "NZ"), context=False)),
    ("+ context", Settings(select=("SP", "NZ"))),
)
THRESHOLDS = (0.72, 0.74, 0.76, 0.78, 0.8, 0.83, 0.86, 0.9, 0.95, 0.98)
BINS = ((0.7, 0.75), (0.75, 0.8), (0.8, 0.85), (0.85, 0.9), (0.9, 0.95), (0.95, 1.01))

Checked = list[tuple[GoldArticle, list[Finding]]]


def run(articles: Iterable[GoldArticle], settings: Settings) -> Checked:
    """Findings of every article."""
    return [(a, list(check(a.text, settings, path=f"{a.id}{a.format}").findings)) for a in articles]


def above(checked: Checked, least: float) -> Checked:
    """Only the findings of at least that confidence."""
    return [(article, [item for item in found if item.confidence >= least]) for article, found in checked]


def figures(total: Score) -> str:
    """One row of ratios."""
    return (
        f"{total.precision:.3f} | {total.recall_of_errors:.3f} | {total.recall:.3f} | {total.f_half:.3f} | "
        f"{total.fix_at_1:.3f} | {total.fix_at_3:.3f}"
    )


def sources(gold: list[GoldArticle], clean: list[GoldArticle]) -> Iterator[str]:
    """What each source of evidence adds; false alarms on clean articles per 1,000 words."""
    yield "| sources | P | R of errors | R | F0.5 | fix@1 | fix@3 | clean: findings | errors | blocked |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name, settings in SOURCES:
        quiet = run(clean, settings)
        alarms = score(quiet)
        blocked = sum(any(item.severity == "error" for item in found) for _, found in quiet)
        rates = f"{alarms.false_per_1000:.3f} | {alarms.false_errors_per_1000:.3f} | {blocked / len(clean):.1%}"
        yield f"| {name} | {figures(score(run(gold, settings)))} | {rates} |"


def curve(checked: Checked) -> Iterator[str]:
    """Precision and recall over thresholds of confidence."""
    yield "| confidence at least | P | R of errors | R | F0.5 | fix@1 | fix@3 |"
    yield "|---|---|---|---|---|---|---|"
    for threshold in THRESHOLDS:
        yield f"| {threshold:.2f} | {figures(score(above(checked, threshold)))} |"


def calibration(checked: Checked) -> Iterator[str]:
    """How often findings of a confidence lie in a garble."""
    yield "| confidence | findings | said | in a garble |"
    yield "|---|---|---|---|"
    for low, high in BINS:
        inside = [
            (
                item.confidence,
                any(item.start < garble.end and item.end > garble.start for garble in article.garbles),
            )
            for article, found in checked
            for item in found
            if low <= item.confidence < high
        ]
        if inside:
            said = sum(confidence for confidence, _ in inside) / len(inside)
            true = sum(hit for _, hit in inside) / len(inside)
            yield f"| {low:.2f} to {min(high, 1.0):.2f} | {len(inside)} | {said:.2f} | {true:.2f} |"


def safe_fixes(checked: Checked) -> Iterator[str]:
    """Safe fixes: how many lie in a garble, and how many put right a garble that they cover alone."""
    safe: Checked = [
        (article, [item for item in found if item.fix and item.fix.applicability == "safe"])
        for article, found in checked
    ]
    total = score(safe)
    yield (
        f"Safe fixes: {total.true + total.false}; in a garble {total.precision:.3f}; "
        f"garbles touched {total.all.found}, put right {total.fix_at_1:.3f}."
    )


def main() -> None:
    """Read the command line and print the tables as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--clean", type=Path, nargs="+", required=True)
    options = parser.parse_args()
    gold = [article for path in options.gold for article in load_gold(path)]
    clean = [replace(article, garbles=()) for path in options.clean for article in load_gold(path)]
    checked = run(gold, SOURCES[-1][1])
    for table in (sources(gold, clean), curve(checked), calibration(checked), safe_fixes(checked)):
        print("\n".join(table), end="\n\n")


if __name__ == "__main__":
    main()

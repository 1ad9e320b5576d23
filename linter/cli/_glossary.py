"""`unspin glossary`: check the examples of the data files, show a term, derive its garbles."""

from __future__ import annotations

from math import prod
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from ._options import glossary_option, own_glossaries

if TYPE_CHECKING:
    from ..lexicon import Term

_MOST_SWAPS = 12
"""Swaps of a word that are listed."""
_SHOWN = 5
"""Near terms, and garbled forms, that are shown."""


@click.group()
def glossary() -> None:
    """Check, show and derive the entries of glossaries."""


@glossary.command()
@click.argument("files", nargs=-1, metavar="[FILE]...")
def check(files: tuple[str, ...]) -> int:
    """Run every entry's own examples: of FILE, or of all shipped data."""
    from ..evaluation import check_examples, check_shipped_examples

    failures, count = check_examples([Path(file) for file in files]) if files else check_shipped_examples()
    for failure in failures:
        click.echo(failure)
    click.echo(f"{count} examples, {len(failures)} failed")
    return int(bool(failures))


@glossary.command()
@click.argument("term")
@glossary_option
def show(term: str, glossaries: tuple[str, ...]) -> int:
    """Show what the glossaries say of a natural phrase."""
    from ..lexicon import load_lexicon

    lexicon = load_lexicon(own_glossaries(glossaries))
    wanted = " ".join(term.lower().split())
    found = [entry for entry in lexicon.terms if entry.natural.lower() == wanted]
    if not found:
        near = sorted({entry.natural for entry in lexicon.terms if wanted and wanted in entry.natural.lower()})
        hint = f"; near it: {', '.join(near[:_SHOWN])}" if near else ""
        raise UsageError(f'no glossary has the term "{term}"{hint}')
    for entry in found:
        click.echo(f"{entry.natural} ({entry.domain}: {lexicon.glossaries[entry.domain].title})")
        click.echo("\n".join(_details(entry)))
    return 0


def _details(entry: Term) -> list[str]:
    rows = (
        ("garbled", entry.garbled),
        ("right near", entry.silent_near),
        ("fires", entry.fires),
        ("silent", entry.silent),
    )
    lines = [f"  {label:11} {value}" for label, values in rows for value in values]
    return lines or ["  no garbled form is listed: they are derived (unspin glossary derive)"]


@glossary.command()
@click.argument("phrase")
@glossary_option
def derive(phrase: str, glossaries: tuple[str, ...]) -> int:
    """Show what a spinner would make of a phrase, as the linter will recognise it."""
    from ..analysis import tokenize
    from ..lexicon import SKIPPED, load_lexicon

    lexicon = load_lexicon(own_glossaries(glossaries))
    words = tokenize(phrase)
    if sum(word not in SKIPPED for word in words) < 2:
        raise UsageError("name a phrase of two words or more")
    choices = []
    for word in words:
        swaps = lexicon.swaps.garbled(lexicon.key(word)) if word not in SKIPPED else []
        choices.append([word, *(garbled for garbled, _ in swaps)])
        if swaps:
            listed = ", ".join(f"{garbled} {weight:.2f}" for garbled, weight in swaps[:_MOST_SWAPS])
            click.echo(f"{word}: {len(swaps)} swaps ({listed}{' …' if len(swaps) > _MOST_SWAPS else ''})")
    total = prod(len(options) for options in choices) - 1
    click.echo(
        f'{total:,} garbled forms of "{phrase}" are recognised, in all inflections{", such as" * (total > 0)}'
    )
    for rank in range(1, min(_SHOWN, total) + 1):
        click.echo("  " + " ".join(options[min(rank, len(options) - 1)] for options in choices))
    if all(entry.natural.lower() != " ".join(phrase.lower().split()) for entry in lexicon.terms):
        click.echo(f'no glossary has "{phrase}" yet: put it into one for that')
    return 0

"""`unspin glossary`: check the examples of the data files, show a term, derive its garbles."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import UsageError


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
def show(term: str) -> int:
    """Show what the glossaries say of a natural phrase."""
    from ..lexicon import load_lexicon

    lexicon = load_lexicon()
    found = [entry for entry in lexicon.terms if entry.natural.lower() == term.strip().lower()]
    if not found:
        near = [entry.natural for entry in lexicon.terms if term.strip().lower() in entry.natural.lower()][:5]
        raise UsageError(f'no glossary has "{term}"' + (f"; near it: {', '.join(near)}" if near else ""))
    for entry in found:
        click.echo(f"{entry.natural}  ({entry.domain}: {lexicon.glossaries[entry.domain].title})")
        for label, values in (("garbled", entry.garbled), ("right in", entry.silent_near), ("fires", entry.fires),
                              ("silent", entry.silent)):  # fmt: skip
            for value in values:
                click.echo(f"  {label:8} {value}")
    return 0


_MOST_SHOWN = 12


@glossary.command()
@click.argument("phrase")
def derive(phrase: str) -> int:
    """Show what a spinner would make of a phrase, as the linter will recognise it."""
    from ..analysis import tokenize
    from ..lexicon import SKIPPED, load_lexicon

    lexicon = load_lexicon()
    words = [word for word in tokenize(phrase) if word not in SKIPPED]
    if len(words) < 2:
        raise UsageError("name a phrase of two words or more")
    choices = []
    for word in words:
        swaps = lexicon.swaps.garbled(lexicon.key(word))
        choices.append([word, *(garbled for garbled, _ in swaps)])
        listed = ", ".join(f"{garbled} {weight:.2f}" for garbled, weight in swaps[:_MOST_SHOWN])
        click.echo(f"{word}: {len(swaps)} swaps{f' ({listed} …)' if listed else ''}")
    total = 1
    for options in choices:
        total *= len(options)
    click.echo(f'{total - 1} garbled forms of "{phrase}" are recognised, in all inflections, for instance:')
    for rank in range(1, 6):
        click.echo("  " + " ".join(options[min(rank, len(options) - 1)] for options in choices))
    return 0

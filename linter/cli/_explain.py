"""`unspin explain` and `unspin rules`: what a rule is about, and what is known of a phrase."""

from __future__ import annotations

import re
import textwrap

import click

from ..errors import UsageError


@click.command()
@click.argument("what", metavar="CODE|PHRASE")
def explain(what: str) -> int:
    """Explain a rule (SP001), or what a phrase is taken for and why ("substance strips")."""
    from ..rules import RULES, explanation

    rule = next((rule for rule in RULES if rule.code == what.strip().upper()), None)
    if rule is not None:
        click.echo(f"{rule.code} {rule.name} ({rule.severity}, since {rule.since})\n\n{explanation(rule)}")
        return 0
    if re.fullmatch(r"[A-Za-z]{2}\d{3}", what.strip()):
        raise UsageError(f'no rule has the code "{what}"; `unspin rules` lists them')
    click.echo("\n".join(_phrase(what)))
    return 0


@click.command()
def rules() -> int:
    """List all rules."""
    from ..rules import RULES, explanation

    for rule in RULES:
        first = explanation(rule).split("\n", 1)[0]
        click.echo(f"{rule.code}  {rule.name:20} {rule.severity:8} {'on ' if rule.default else 'off'}  {first}")
    return 0


def _phrase(phrase: str) -> list[str]:
    from .. import Settings, check
    from ..analysis import tokenize
    from ..lexicon import load_lexicon

    lexicon = load_lexicon()
    words = tokenize(phrase)
    if not words:
        raise UsageError("name a rule's code or a phrase")
    scan = lexicon.scan(words)
    whole = (0, len(words))
    lines = [f'"{phrase}"']
    for match in scan.known:
        if (match.first, match.last) == whole:
            entry = match.entry
            lines.append(
                f"  known garble: stands for {_either(entry.naturals)} ({_origin(entry.domain, entry.papers)})"
            )
            lines += _contexts(entry.needs, entry.excludes, "document" if entry.domain is None else "sentence")
    for found in scan.derived:
        if (found.first, found.last) == whole:
            swaps = ", ".join(
                f"{words[place.token]} for {place.natural} (weight {place.weight:.2f})"
                for place in found.places
                if place.swapped
            )
            lines.append(f'  garbled term: "{found.term.natural}" ({found.term.domain}) with {swaps}')
    for idiom in scan.idioms:
        if (idiom.first, idiom.last) == whole:
            lines.append(f"  spinner idiom, {idiom.idiom.mark}: stands for {_either(idiom.replacements)}")
            lines += _contexts((), idiom.idiom.silent_near, "sentence")
    for spinner in scan.spinner_words:
        if (spinner.first, spinner.last) == whole:
            for reading in spinner.readings:
                lines.append(
                    f"  spinner's {reading.pos}: stands for {_either(reading.naturals)} "
                    f"in spun documents (trust: {reading.trust}); right in others"
                )
    for term in scan.terms:
        if (term.first, term.last) == whole:
            lines.append(f"  a natural phrase of {term.term.domain}")
    if len(words) > 1:
        count = min(lexicon.fluency.pair_count(words[at : at + 2]) for at in range(len(words) - 1))
        seen = "not found" if count < 0 else f"found about {2**count} times"
        lines.append(f"  in 29.5 million words of clean English, its rarest pair of words is {seen}")
    findings = check(phrase, Settings(select=("SP",))).findings
    if len(lines) == 1 or (len(lines) == 2 and "clean English" in lines[1]):
        lines.append("  nothing is known against it")
    elif not findings:
        lines.append("  on its own it is not reported: it needs a document in which it is at home, or a spun one")
    return lines


def _either(phrases: tuple[str, ...]) -> str:
    return " or ".join(f'"{phrase}"' for phrase in phrases)


def _origin(domain: str | None, papers: int) -> str:
    if domain:
        return f"listed in the glossary {domain}"
    return f"published, counted in {papers} papers" if papers else "published"


def _contexts(needs: tuple[str, ...], excludes: tuple[str, ...], where: str) -> list[str]:
    lines = []
    if needs:
        lines.append(f"    only where the document also holds {_either(needs)}")
    if excludes:
        lines.append(f"    right where the {where} holds {_either(excludes)}")
    return [textwrap.shorten(line, 400) if len(line) > 400 else line for line in lines]

"""`unspin explain` and `unspin rules`: what a rule is about, and what is known of a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from ..errors import UsageError
from ._options import glossary_option, own_glossaries

if TYPE_CHECKING:
    from ..lexicon import DerivedMatch, IdiomMatch, KnownMatch, Lexicon, Scan, SpinnerMatch

_MOST_NAMED = 8
"""Context phrases named; published entries have dozens."""
_MOST_TERMS = 3
"""Terms named for which a phrase may stand."""


@click.command()
@click.argument("what", metavar="CODE|PHRASE")
@click.option(
    "--in",
    "article",
    metavar="ARTICLE",
    help="Show how the model reads the phrase in this article, and what is reported there.",
)
@click.option("--context/--no-context", default=True, help="Whether the model is asked  [default: context].")
@glossary_option
def explain(what: str, article: str | None, context: bool, glossaries: tuple[str, ...]) -> int:
    """Explain a rule (SP001), or what a phrase is taken for and why ("substance strips")."""
    from ..rules import RULES, explanation

    code = what.strip().upper()
    rule = next((rule for rule in RULES if rule.code == code), None)
    if rule is not None:
        click.echo(f"{rule.code} {rule.name} ({rule.severity}, since {rule.since})\n\n{explanation(rule)}")
        return 0
    families = {rule.code[:2] for rule in RULES}
    if code in families or (code[:2] in families and re.fullmatch(r"\d+", code[2:])):
        raise UsageError(f'no rule has the code "{what}"; `unspin rules` lists them')
    own = own_glossaries(glossaries)
    lines = _phrase(what, own, alone=not article)
    if article or context:
        from ._seen import seen_alone, seen_in_article

        lines += seen_in_article(what, article, own) if article else seen_alone(what)
    click.echo("\n".join(lines))
    return 0


@click.command()
def rules() -> int:
    """List all rules."""
    from ..rules import RULES, explanation

    rows = [("code", "name", "severity", "default", "what it finds")]
    for rule in RULES:
        title = explanation(rule).split("\n", 1)[0]
        rows.append((rule.code, rule.name, rule.severity, "on" if rule.default else "off", title))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return 0


def _phrase(phrase: str, glossaries: tuple[str, ...], alone: bool) -> list[str]:
    """What is known of a phrase; `alone`: whether to say also that by itself it is not reported."""
    from .. import Settings, check
    from ..analysis import tokenize
    from ..lexicon import load_lexicon

    words = tokenize(phrase)
    if not any(word[0].isalpha() for word in words):
        raise UsageError("name a rule's code or a phrase")
    lexicon = load_lexicon(glossaries)
    scan = lexicon.scan(words)
    lines = [f'"{phrase}"', *_matches(words, scan, lexicon)]
    if len(lines) == 1:
        lines.append("  nothing is known against it")
    elif (
        alone
        and len(lines) > 1 + len(scan.terms)
        and not check(phrase, Settings(select=("SP",), glossaries=glossaries)).findings
    ):
        lines.append("  not reported on its own: that takes a document in which it is at home, or a spun one")
    return [*lines, *_rarest_pair(words, lexicon)]


def _matches(words: Sequence[str], scan: Scan, lexicon: Lexicon) -> Iterator[str]:
    """What is recognised in a phrase: in the whole of it, or else in its parts."""
    found: dict[tuple[int, int], list[str]] = {}
    for span, lines in _found(words, scan, lexicon):
        found.setdefault(span, []).extend(lines)
    whole = found.get((0, len(words)))
    if whole:
        yield from whole
        return
    for (first, last), part in sorted(found.items()):
        yield f'  in it "{" ".join(words[first:last])}"'
        yield from (f"  {line}" for line in part)


def _found(words: Sequence[str], scan: Scan, lexicon: Lexicon) -> Iterator[tuple[tuple[int, int], Iterable[str]]]:
    natural = {(term.first, term.last) for term in scan.terms}
    for term in scan.terms:
        yield (term.first, term.last), [f"  natural: a phrase of {term.term.domain}, right as it stands"]
    for known in scan.known:
        yield (known.first, known.last), _known(known)
    derived: dict[tuple[int, int], list[DerivedMatch]] = {}
    for match in lexicon.derived(words, scan.keys, thesaurus=True):
        derived.setdefault((match.first, match.last), []).append(match)
    for span, matches in derived.items():
        if span not in natural:
            yield span, _derived(matches, words)
    for idiom in scan.idioms:
        yield (idiom.first, idiom.last), _idiom(idiom, lexicon, words)
    for spinner in scan.spinner_words:
        yield (spinner.first, spinner.last), _spinner_word(spinner)


def _known(match: KnownMatch) -> Iterator[str]:
    entry = match.entry
    if entry.domain:
        origin = f"listed in the glossary {entry.domain}"
    else:
        origin = f"published, counted in {entry.papers} papers" if entry.papers else "published"
    yield f"  known garble: stands for {_either(entry.naturals)} ({origin})"
    if entry.needs:
        yield f"    only where the document also holds {_either(entry.needs)}"
    if entry.excludes:
        where = "sentence" if entry.domain else "document"
        yield f"    right where the {where} holds {_either(entry.excludes)}"


def _derived(matches: Sequence[DerivedMatch], words: Sequence[str]) -> Iterator[str]:
    ranked = sorted(matches, key=lambda match: -min(place.weight for place in match.places))
    for match in ranked[:_MOST_TERMS]:
        swaps = (
            f"{words[place.token]} for {place.natural} (weight {place.weight:.2f})"
            for place in match.places
            if place.swapped
        )
        yield f'  garbled term: "{match.term.natural}" ({match.term.domain}) with {", ".join(swaps)}'
        if match.term.silent_near:
            yield f"    right where the sentence holds {_either(match.term.silent_near)}"
    if len(ranked) > _MOST_TERMS:
        yield f"  and {len(ranked) - _MOST_TERMS} less likely terms"


def _idiom(match: IdiomMatch, lexicon: Lexicon, words: Sequence[str]) -> Iterator[str]:
    replacements = match.replacements({name: words[token] for name, token in match.slots}, lexicon.forms)
    yield f"  spinner idiom, {match.idiom.mark}: stands for {_either(replacements)}"
    if match.idiom.silent_near:
        yield f"    right where the sentence holds {_either(match.idiom.silent_near)}"


def _spinner_word(match: SpinnerMatch) -> Iterator[str]:
    for reading in match.readings:
        domains = f" on {_listed(sorted(reading.domains), 'and')}" if reading.domains else ""
        yield (
            f"  spinner's word ({reading.pos}): in a spun text{domains} it stands for {_either(reading.naturals)} "
            f"({_TRUST[reading.trust]}); in others it is right"
        )


_TRUST = {"high": "nearly always", "middle": "more often than not", "low": "as often as not"}


def _rarest_pair(words: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    pairs = [
        (lexicon.fluency.pair_count(words[at : at + 2]), f"{words[at]} {words[at + 1]}")
        for at in range(len(words) - 1)
        if words[at][0].isalnum() and words[at + 1][0].isalnum()
    ]
    if pairs:
        count, pair = min(pairs)
        seen = "not found at all" if count < 0 else f"found about {2**count} times" if count else "hardly found"
        yield f'  in 29.5 million words of clean English, "{pair}" is {seen}'


def _either(phrases: Sequence[str]) -> str:
    return _listed([f'"{phrase}"' for phrase in phrases], "or")


def _listed(names: Sequence[str], last: str) -> str:
    if len(names) > _MOST_NAMED:
        return f"{', '.join(names[:_MOST_NAMED])} {last} {len(names) - _MOST_NAMED} more"
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))

"""What the contextual model saw in words: how likely each was swapped in, and what it would have put there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import Finding, Settings, check
from ..analysis import STOP_WORDS, Analysis, tokenize
from ..context import ContextModel, WordReading, load_model
from ..documents import AS_USUAL, Document, read
from ..errors import UsageError
from ..rules import RULES
from ._articles import open_article

_MOST_PLACES = 3
_ALTERNATIVES = 5
_OF_THE_DOCUMENT = tuple(rule.code for rule in RULES if rule.whole_document)


def seen_alone(phrase: str) -> Iterator[str]:
    """The model's reading of a phrase that stands by itself."""
    yield "  the model, reading these words alone:"
    analysis = Analysis(read(phrase, "phrase.txt"))
    yield from _seen(analysis, range(len(analysis.words)))


def seen_in_article(phrase: str, path: str, glossaries: tuple[str, ...]) -> Iterator[str]:
    """The model's reading of a phrase where an article has it, and what a check reports there.

    Raises `UsageError` where the article has it nowhere.
    """
    article = open_article(path, AS_USUAL)
    document = article.document
    analysis, wanted = Analysis(document), tokenize(phrase)
    places = _places(analysis.words, wanted)
    if not places:
        raise UsageError(
            f'{path}: "{phrase}" does not stand in this article; name words as they are written there'
        )
    findings = check(article, Settings(select=("SP",), ignore=_OF_THE_DOCUMENT, glossaries=glossaries)).findings
    for first in places[:_MOST_PLACES]:
        tokens = range(first, first + len(wanted))
        yield f"  the model, reading {path}:{_line(document, analysis, first)}:"
        yield from _seen(analysis, tokens)
        yield from _reported(findings, _source_range(analysis, tokens)) or ["    not reported there"]
    if len(places) > _MOST_PLACES:
        yield f"  and {len(places) - _MOST_PLACES} more places"


def _places(words: list[str], wanted: list[str]) -> list[int]:
    return [at for at in range(len(words) - len(wanted) + 1) if words[at : at + len(wanted)] == wanted]


def _line(document: Document, analysis: Analysis, token: int) -> int:
    return document.location(analysis.source_range(*analysis.spans[token])[0])[0]


def _source_range(analysis: Analysis, tokens: range) -> tuple[int, int]:
    return analysis.source_range(analysis.spans[tokens[0]][0], analysis.spans[tokens[-1]][1])


def _reported(findings: Sequence[Finding], place: tuple[int, int]) -> list[str]:
    """The findings on a range of the source, a line each."""
    start, end = place
    return [
        f"    reported there: {finding.code} {finding.message}"
        for finding in findings
        if finding.start < end and start < finding.end
    ]


def _seen(analysis: Analysis, tokens: range) -> Iterator[str]:
    model = load_model()
    readings = model.read(analysis)
    content = [token for token in tokens if token in readings and analysis.words[token] not in STOP_WORDS]
    width = max((len(analysis.words[token]) for token in content), default=0)
    for token in content:
        yield f"    {analysis.words[token]:{width}}  {_verdict(model, readings[token], analysis.words[token])}"


def _verdict(model: ContextModel, reading: WordReading, word: str) -> str:
    (found,) = model.restorations([reading], _ALTERNATIVES + 1)
    others = [text or "nothing" for text in found if text != word][:_ALTERNATIVES]
    return f"swapped in with probability {reading.probability:.2f}; in its place: {', '.join(others)}"

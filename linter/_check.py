"""The one way of the data: source -> document -> analysis -> proposals -> findings -> corrected source."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from .analysis import Analysis
from .documents import AS_USUAL, Article, Document, Reading, articles, load, read
from .findings import Correction, Finding
from .fixes import apply, chosen_fixes, compose, moved, settle, verify
from .gate import UNUSED, Codes, Note, screen
from .lexicon import load_lexicon
from .rules import READABILITY, RULES, Rule, select
from .rules._resources import Resources

if TYPE_CHECKING:
    from .readability import Audience, Readability

_MOST_PASSES = 10
"""Fixing is repeated until nothing is left to fix, at most this often."""
_DOCUMENT_CODES = frozenset(
    rule.code for rule in RULES if rule.whole_document or (rule.code[:2] in ("CQ", "RD") and rule.code != "RD006")
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a check looks for."""

    select: tuple[str, ...] = ()
    """Codes or prefixes of codes; empty for the default rules."""
    ignore: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    """Domains the article is about; empty to guess them from its terms."""
    glossaries: tuple[str, ...] = ()
    """Paths of the user's own glossaries."""
    context: bool = True
    """Whether the contextual model reads documents in which the lists find something."""
    cache: bool = True
    """Whether what the model made of a paragraph is kept in the user's cache folder, and looked for there."""
    unsafe_fixes: bool = False
    """Whether corrections also take the fixes that want a look."""
    ignore_quotes: bool = False
    """Whether what stands in quotations is left alone."""
    report_unused: bool = False
    """Whether directives that silence nothing are findings."""
    reading: Reading = AS_USUAL
    """How articles are read."""
    audience: Audience | str | None = None
    """Whom the article is for: one of `readability.audiences()`, its name, or None where nobody said."""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules to run; raises `UsageError` for an unknown code."""
        chosen = select(self.select, self.ignore, READABILITY if self.audience and not self.select else ())
        wanted = self.report_unused and all(rule.code != UNUSED for rule in chosen)
        return (*chosen, *select((UNUSED,))) if wanted else chosen


DEFAULT = Settings()


@dataclass(frozen=True)
class Report:
    """What was found in one article."""

    document: Document
    findings: tuple[Finding, ...]
    domains: tuple[str, ...]
    settings: Settings = field(repr=False)
    share: float
    """Weighted share of suspicious words among the content words."""
    spun: float
    """Probability that the document as a whole is spun."""
    _resources: Resources = field(repr=False, compare=False)
    silenced: tuple[Finding, ...] = ()
    """What directives in the article, or `Settings.ignore_quotes`, kept from the findings."""
    notes: tuple[Note, ...] = ()
    """What is wrong with directives in the article."""

    @property
    def path(self) -> str:
        """The article's path as given."""
        return self.document.path

    @property
    def source(self) -> str:
        """The decoded text that the findings' offsets refer to."""
        return self.document.source

    @cached_property
    def corrected(self) -> str:
        """The source with its fixes applied (unsafe ones if the settings say so), until none is left."""
        return self.after_fixes.source

    @property
    def after_fixes(self) -> Report:
        """The report on the corrected source; this report itself where nothing is fixed."""
        return self._passes[-1]

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """What `corrected` has otherwise than the source, in order; applied to the source they make it."""
        made: list[Correction] = []
        for report in self._passes[:-1]:
            made = compose(made, report._fixable, report.source)
        return tuple(made)

    @cached_property
    def _passes(self) -> tuple[Report, ...]:
        """This report and one on each text that fixing what the one before found leads to."""
        passes = [self]
        while passes[-1]._fixable and len(passes) <= _MOST_PASSES:
            report = passes[-1]
            edits = [edit for finding in report._fixable if finding.fix for edit in finding.fix.edits]
            document = report.document.reread(apply(report.source, edits))
            passes.append(_check_document(document, self.settings))
        return tuple(passes)

    @cached_property
    def _fixable(self) -> list[Finding]:
        return chosen_fixes(self.findings, self.settings.unsafe_fixes)

    @property
    def audience(self) -> Audience:
        """Whom the article is for; the general public where nobody said."""
        return self._resources.audience

    @property
    def readability(self) -> Readability:
        """How hard the article is to read: as a whole, by section, paragraph and sentence."""
        return self._resources.readability

    def to_json(self) -> list[dict[str, Any]]:
        """The findings as in the JSON contract, one dictionary each."""
        return [finding.to_json() for finding in self.findings]


def check(
    article: str | os.PathLike[str] | Article, settings: Settings = DEFAULT, *, path: str = "<text>"
) -> Report:
    """Check one article: a string is its text, a `Path` is a file to read.

    `path` names the text in the findings, and its suffix says the format (`.md` is Markdown). Raises
    `DocumentError` for an unreadable file, `DataError` for a broken glossary, `UsageError` for an unknown
    code or domain.
    """
    if isinstance(article, str):
        return _check_document(read(article, path, settings.reading), settings)
    if not isinstance(article, Article):
        article = load(os.fspath(article), settings.reading)
    return _check_document(article.document, settings)


def _check_document(document: Document, settings: Settings) -> Report:
    """The report on a document; of a file of records each is an article of its own."""
    findings: list[Finding] = []
    silenced: list[Finding] = []
    notes: list[Note] = []
    domains = Counter[str]()
    beliefs = []
    for part, shift in articles(document):
        report = _check_article(part, settings)
        findings += (moved(finding, shift, document) for finding in report.findings)
        silenced += (moved(finding, shift, document) for finding in report.silenced)
        for line, column, message in report.notes:
            offset = part.line_end(line - 1) + column - 1 + shift
            notes.append(Note(*document.location(offset), message))
        domains.update(report.domains)
        beliefs.append((report.spun, report.share))
    if not beliefs:
        return _check_article(document, settings)
    named = tuple(domain for domain, _ in domains.most_common())
    resources = Resources(Analysis(document), load_lexicon(settings.glossaries), named, audience=settings.audience)
    spun, share = max(beliefs)
    return Report(
        document, tuple(findings), named, settings, share, spun, resources, tuple(silenced), tuple(notes)
    )


def _check_article(document: Document, settings: Settings) -> Report:
    lexicon = load_lexicon(settings.glossaries)
    domains = lexicon.known_domains(settings.domains)
    resources = Resources(
        Analysis(document), lexicon, domains, settings.context, settings.audience, settings.cache
    )
    proposals = [proposal for rule in settings.rules for proposal in rule.check(resources)]
    settled = settle(resources.analysis, proposals, _DOCUMENT_CODES)
    if resources.readings:
        settled = verify(resources.analysis, settled, resources.suspicion)
    screened = screen(document, settled, _codes(settings.rules, settings.context), settings.ignore_quotes)
    belief = resources.belief
    return Report(
        document,
        screened.findings,
        resources.domains,
        settings,
        belief.share,
        belief.probability,
        resources,
        screened.silenced,
        screened.notes,
    )


@lru_cache(64)
def _codes(rules: tuple[Rule, ...], context: bool) -> Codes:
    return Codes(
        tuple(rule.code for rule in RULES),
        frozenset(rule.code for rule in rules if context or not rule.in_context),
        frozenset(rule.code for rule in RULES if rule.default),
    )

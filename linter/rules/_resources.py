"""What a rule may look at: the analysis of one document, and what the lexicon recognises in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from ..analysis import STOP_WORDS, Analysis, capitalize, match_case, takes_an, tokenize
from ..lexicon import IdiomMatch, KnownMatch, Lexicon, Respelling, Scan, SpinnerMatch, respelling, respelt
from ._belief import SUSPECT, Belief, believe
from ._domains import domain_evidence, guess_domains, hinted_domain
from ._suspects import ATTESTED, Suspect, derived_suspects, spinner_suspects
from ._words import word_suspects

if TYPE_CHECKING:
    from ..context import ContextModel, WordReading
    from ..readability import Audience, Readability

_QUOTES = {"“": "”", "”": "", '"': '"', "‘": "’", "«": "»", "»": ""}
"""Opening quotation mark -> the one that closes it; a closing mark alone opens nothing."""
_SHORT_QUOTATION = 8
"""Tokens in a quotation that speaks about its words; a longer one quotes what somebody said."""
_WORTH_A_THESAURUS = 0.055
"""Suspicious share from which derived garbles are looked for by the thesaurus: clean prose hardly reaches it."""
_WORTH_READING = -1.0
"""Log-odds of a spun document from which the model reads it: clean documents are let go early."""
_IN_ORDER = -3.0
"""Log-odds of a document, once read, below which no single word of it would be believed swapped in."""
_READS_WELL = 0.2
"""Probability below which the model has nothing against a word."""
_LONG = 3
"""Syllables from which a single word of a domain is a term of it: shorter ones are no harder for being one."""
_SPUN = 0.8
"""Probability of a spun document from which idioms that are fine in other hands are reported."""


class Resources:
    """Everything rules share about one document; computed once, when first asked for."""

    def __init__(
        self,
        analysis: Analysis,
        lexicon: Lexicon,
        domains: Sequence[str] = (),
        context: bool = False,
        audience: Audience | str | None = None,
        cache: bool = True,
    ) -> None:
        """`cache`: whether paragraphs that the model has seen before are not read again."""
        self.analysis = analysis
        self.lexicon = lexicon
        self._named_domains = tuple(domains)
        self._context = context
        self._cache = cache
        self._audience = audience

    @cached_property
    def scan(self) -> Scan:
        """All matches of the lexicon."""
        return self.lexicon.scan(self.analysis.words)

    @cached_property
    def domains(self) -> tuple[str, ...]:
        """The domains the document is about, likeliest first; those the user named, if any."""
        return self._named_domains or guess_domains(self._domain_evidence)

    @cached_property
    def _domain_evidence(self) -> Counter[str]:
        return domain_evidence(self.lexicon, self.scan)

    @cached_property
    def domain_set(self) -> frozenset[str]:
        """The same domains, as a set."""
        return frozenset(self.domains)

    @cached_property
    def known(self) -> tuple[KnownMatch, ...]:
        """Known garbles whose context clauses hold and that are no part of a natural phrase."""
        return tuple(
            match
            for match in self.scan.known
            if not self.inside_natural(match.first, match.last) and self._clauses_hold(match)
        )

    @cached_property
    def _natural_ends(self) -> dict[int, int]:
        """First token of a natural phrase of any domain -> one past the last of the longest that begins there."""
        ends: dict[int, int] = {}
        for match in self.scan.terms:
            ends[match.first] = max(match.last, ends.get(match.first, 0))
        return ends

    @cached_property
    def term_tokens(self) -> frozenset[int]:
        """Tokens inside the terms of a field; what the general glossary has is no term of any."""
        terms = (match for match in self.scan.terms if match.term.domain != "general")
        return frozenset(token for match in terms for token in range(match.first, match.last))

    @cached_property
    def _natural_reach(self) -> tuple[list[int], list[int]]:
        """Where natural phrases begin, in order, and one past the last token of all that begin there or before."""
        starts = sorted(self._natural_ends)
        return starts, list(accumulate((self._natural_ends[start] for start in starts), max))

    def inside_natural(self, first: int, last: int) -> bool:
        """Whether tokens [first, last) are inside one natural phrase: they are right as they stand."""
        starts, reach = self._natural_reach
        begun = bisect_right(starts, first)
        return begun > 0 and reach[begun - 1] >= last

    @cached_property
    def terms_at_home(self) -> frozenset[int]:
        """Tokens inside terms of several words that are at home here: no single word of them was swapped in."""
        matches = (match for match in self.scan.terms if match.last - match.first > 1)
        at_home = (
            match for match in matches if match.term.domain != "general" and self.at_home(match.term.domain)
        )
        return frozenset(token for match in at_home for token in range(match.first, match.last))

    @cached_property
    def derived(self) -> tuple[Suspect, ...]:
        """Derived garbles, weighed in their context; by the thesaurus only where the document looks spun."""
        if self._first_belief.share < _WORTH_A_THESAURUS:
            return self._surely_derived
        return derived_suspects(self, thesaurus=True)

    @cached_property
    def _surely_derived(self) -> tuple[Suspect, ...]:
        """Derived garbles by swaps that spinners are known to make."""
        return derived_suspects(self, thesaurus=False)

    @cached_property
    def _first_belief(self) -> Belief:
        """What the known swaps alone say of the document."""
        return believe(self, self._surely_derived)

    @cached_property
    def spinner_words(self) -> tuple[SpinnerMatch, ...]:
        """Spinner words that are no part of a natural phrase; one of several words may be all of it."""
        return tuple(match for match in self.scan.spinner_words if not self._part_of_natural(match))

    def _part_of_natural(self, match: SpinnerMatch) -> bool:
        whole = match.last - match.first > 1 and self._natural_ends.get(match.first) == match.last
        return not whole and self.inside_natural(match.first, match.last)

    @cached_property
    def belief(self) -> Belief:
        """How far the document as a whole is to be believed spun."""
        if not self.readings:
            return self._listed_belief
        words = self.analysis.words
        content = [reading for token, reading in self.readings.items() if words[token] not in STOP_WORDS]
        suspected = sum(reading.probability >= SUSPECT for reading in content)
        return Belief(self._listed_belief.share, suspected / max(1, len(content)), len(content))

    @cached_property
    def _listed_belief(self) -> Belief:
        """What the lists say of the document; it decides whether the model reads it."""
        if self.derived is self._surely_derived:
            return self._first_belief
        return believe(self, self.derived)

    @cached_property
    def _quoted(self) -> frozenset[int]:
        """Tokens between quotation marks of the same paragraph, where the quotation is short."""
        found: set[int] = set()
        words = self.analysis.words
        if _QUOTES.keys().isdisjoint(words):
            return frozenset()
        opened: dict[str, int] = {}
        for token in [token for token, word in enumerate(words) if word in _QUOTES or word == "\n"]:
            word = words[token]
            if word == "\n":
                opened.clear()
            elif word in _QUOTES and word in opened and token - opened[word] - 1 <= _SHORT_QUOTATION:
                found.update(range(opened.pop(word) + 1, token))
            elif _QUOTES.get(word):
                opened[_QUOTES[word]] = token
        return frozenset(found)

    def quoted(self, first: int, last: int) -> bool:
        """Whether tokens [first, last) stand in a short quotation: the writer speaks about the words."""
        return self._quoted.issuperset(range(first, last))

    def attested(self, first: int, last: int) -> bool:
        """Whether clean English has every pair of neighbours among tokens [first, last)."""
        words, fluency = self.analysis.words, self.lexicon.fluency
        pairs = [words[at : at + 2] for at in range(first, last - 1)]
        return bool(pairs) and all(fluency.pair_count(pair) >= ATTESTED for pair in pairs)

    def may_be_right(self, match: KnownMatch) -> bool:
        """Whether something about its place says that a known garble may be meant as it stands.

        It is quoted, clean English has it, its sentence names the natural phrase, it is written like a name, or
        its first word shares the noun with another ("respiratory or circulatory strain"): fixed phrases do not.
        """
        start, _ = self.range(match.first, match.last)
        return (
            self.quoted(match.first, match.last)
            or self.attested(match.first, match.last)
            or self.is_name(match.first, match.last)
            or self._shares_noun(match.first, match.last)
            or self.sentence_holds(start, match.entry.naturals)
        )

    def is_name(self, first: int, last: int) -> bool:
        """Whether tokens [first, last) have capitals in a sentence whose other words have none."""
        prose = self.analysis.prose
        start, end = self.range(first, last)
        begin, finish = self.analysis.sentence_at(start)
        around = f"{prose[begin:start]} {prose[end:finish]}".split()[1:]
        inner = all(word.istitle() for word in prose[start:end].split())
        return inner and start > begin and sum(word[:1].isupper() for word in around) * 4 < len(around)

    def _shares_noun(self, first: int, last: int) -> bool:
        """Whether an adjective is joined to the adjective with which tokens [first, last) begin."""
        words, tags = self.analysis.words, self.lexicon.forms.tags
        if last - first < 2 or first < 2 or words[first - 1] not in ("and", "or"):
            return False
        return "JJ" in tags(words[first - 2]) and "JJ" in tags(words[first])

    @cached_property
    def _homes(self) -> frozenset[str]:
        """The document's domains and those related to them."""
        glossaries = self.lexicon.glossaries
        return self.domain_set.union(*(glossaries[name].related for name in self.domains if name in glossaries))

    def at_home(self, domain: str | None) -> bool:
        """Whether a domain's terms are at home in this document."""
        return domain is None or domain == "general" or domain in self._homes or domain in self.lexicon.own_domains

    def key_text(self, first: int, last: int) -> str:
        """The lemmas of tokens [first, last)."""
        return " ".join(self.scan.keys[first:last])

    def text(self, first: int, last: int) -> str:
        """The prose of tokens [first, last)."""
        start, end = self.range(first, last)
        return self.analysis.prose[start:end]

    def range(self, first: int, last: int) -> tuple[int, int]:
        """The prose range of tokens [first, last)."""
        return self.analysis.span(first)[0], self.analysis.span(last - 1)[1]

    def dress(self, replacements: Sequence[str], first: int, last: int) -> tuple[str, ...]:
        """Replacements in the article's spelling and the text's case, without those that change nothing."""
        original = self.text(first, last)
        start, _ = self.range(first, last)
        opens = original[:1].isupper() and self.analysis.sentence_at(start)[0] == start
        dressed = (match_case(_mend_articles(self.spelt(text)), original) for text in replacements)
        if opens:
            dressed = (capitalize(text) for text in dressed)
        return tuple(dict.fromkeys(text for text in dressed if text != original))

    def spelt(self, natural: str) -> str:
        """A natural phrase in the article's spelling."""
        return respelt(natural, self._respelling)

    @cached_property
    def _respelling(self) -> Respelling:
        """British words for American ones, or the other way round, by what the article keeps to."""
        return respelling(self.analysis.words)

    @cached_property
    def spinner_suspects(self) -> dict[tuple[int, int], Suspect]:
        """The spinner words, weighed in their context, by their tokens [first, last)."""
        return {(suspect.first, suspect.last): suspect for suspect in spinner_suspects(self)}

    @property
    def model(self) -> ContextModel:
        """The context model; loaded when first asked for."""
        from ..context import load_model

        return load_model()

    @cached_property
    def readings(self) -> dict[int, WordReading]:
        """The model's reading of every word, by token; empty where it is not asked, or the document is clean."""
        if not self._context or not self._worth_reading:
            return {}
        return self.model.read(self.analysis, self.model.shelf if self._cache else None)

    @property
    def _worth_reading(self) -> bool:
        """Whether the document looks spun, or has a known garble by which it would be blocked."""
        return self._listed_belief.log_odds >= _WORTH_READING or not all(map(self.may_be_right, self.known))

    def reads_well(self, match: KnownMatch) -> bool:
        """Whether the model, where it read, would have swapped in none of the words of a known garble."""
        found = [self.readings[token] for token in range(match.first, match.last) if token in self.readings]
        return bool(found) and all(reading.probability < _READS_WELL for reading in found)

    @cached_property
    def audience(self) -> Audience:
        """Whom the document is for."""
        from ..readability import GENERAL, find_audience

        named = self._audience or GENERAL
        return find_audience(named) if isinstance(named, str) else named

    @cached_property
    def readability(self) -> Readability:
        """How hard the document is to read; the terms of its own domains are known as such."""
        from ..readability import measure, syllables

        at_home = {*self.domains, *self.lexicon.own_domains} - {"general"}
        glossaries = (glossary for domain, glossary in self.lexicon.glossaries.items() if domain in at_home)
        long_words = {word for glossary in glossaries for word in glossary.words if syllables(word) >= _LONG}
        terms = [(match.first, match.last) for match in self.scan.terms if match.term.domain in at_home]
        terms += [(token, token + 1) for token, key in enumerate(self.scan.keys) if key in long_words]
        return measure(self.analysis, self.lexicon.forms, [self.range(*tokens) for tokens in terms])

    def suspicion(self, analysis: Analysis) -> dict[int, float]:
        """Token -> probability, by the model, that its word was swapped in; of any text, as of a corrected one."""
        return {token: reading.probability for token, reading in self.model.read(analysis).items()}

    @cached_property
    def words(self) -> dict[int, Suspect]:
        """Content words weighed in context, by token; empty where the model did not read, or found all well."""
        if not self.readings or self.belief.log_odds < _IN_ORDER:
            return {}
        return word_suspects(self)

    @cached_property
    def idioms(self) -> tuple[IdiomMatch, ...]:
        """Spinner idioms that are no writer's own, the longest at each place."""
        taken: set[int] = set()
        kept = []
        for match in sorted(self.scan.idioms, key=lambda match: (match.first - match.last, match.first)):
            tokens = range(match.first, match.last)
            if not taken.issuperset(tokens) and self._is_spinners(match):
                taken.update(tokens)
                kept.append(match)
        return tuple(sorted(kept, key=lambda match: match.first))

    def _is_spinners(self, match: IdiomMatch) -> bool:
        """Whether an idiom is not the writer's: one that is fine in other hands only in a spun document."""
        open_to_doubt = match.idiom.mark == "fine" or self.quoted(match.first, match.last)
        if open_to_doubt and self.belief.probability < _SPUN:
            return False
        start, _ = self.range(match.first, match.last)
        return not self.sentence_holds(start, match.idiom.silent_near)

    @cached_property
    def idiom_words(self) -> frozenset[int]:
        """Tokens of spinner idioms but for their slots: what is wrong with them the idiom says."""
        words: set[int] = set()
        for match in self.idioms:
            words.update(range(match.first, match.last))
            words.difference_update(token for _, token in match.slots)
        return frozenset(words)

    def sentence_holds(self, offset: int, phrases: Sequence[str]) -> bool:
        """Whether one of the phrases stands, in any inflection, in the sentence around a prose offset."""
        if not phrases:
            return False
        start, end = self.analysis.sentence_at(offset)
        keys = " ".join(map(self.lexicon.key, tokenize(self.analysis.prose[start:end])))
        return any(f" {' '.join(map(self.lexicon.key, tokenize(phrase)))} " in f" {keys} " for phrase in phrases)

    def _clauses_hold(self, match: KnownMatch) -> bool:
        entry = match.entry
        if entry.domain is not None:
            start, _ = self.range(match.first, match.last)
            at_home = self.at_home(entry.domain) or (
                not self.domains and hinted_domain(self._domain_evidence) == entry.domain
            )
            return at_home and not self.sentence_holds(start, entry.excludes)
        return all(self._holds_any((phrase,)) for phrase in entry.needs) and not self._holds_any(entry.excludes)

    def _holds_any(self, phrases: Sequence[str]) -> bool:
        """Whether one of the phrases stands in the article as whole words, its last word in any number."""
        folded = self._folded
        return any(f" {words} " in folded or f" {words}s " in folded for words in map(_folded, phrases))

    @cached_property
    def _folded(self) -> str:
        return f" {' '.join(self.analysis.words)} "


def _mend_articles(text: str) -> str:
    """ "a" or "an" inside a replacement, by the word that follows now."""
    words = text.split(" ")
    for at, word in enumerate(words[:-1]):
        if word in ("a", "an"):
            words[at] = "an" if takes_an(words[at + 1]) else "a"
    return " ".join(words)


def _folded(phrase: str) -> str:
    return " ".join(tokenize(phrase))

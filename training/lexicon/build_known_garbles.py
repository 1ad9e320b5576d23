"""Make `rules/known_garbles.tsv` out of the published lists of tortured phrases.

Source: `shared/data/tortured_pairs.tsv` and `_meta.tsv`, 8,379 phrases with the text that was expected,
the query they were searched by and how many papers held them. What happens to a row, in this order:
no licensed source, a doubtful expectation or a proximity query -> out; acronym in parentheses -> a
context clause; expectation -> paste-ready phrases; attested by clean English -> out (one or two
sightings are borne where a context clause guards it); the hand-made `known_garbles_judged.tsv`;
two common words -> a context clause; capitals and number as the garbled phrase needs them.

Run: `python -m training.lexicon.build_known_garbles` (a minute and a half, most of it counting).
"""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path

from ahocorasick_rs import AhoCorasick

from linter.lexicon._ngrams import runs
from training.lexicon._corpus import RULES, SHARED, documents
from training.lexicon._words import guessed, inflections, readings

HEAD = """\
# Known garbles: phrases that synonym substitution leaves behind, and what should stand there.
# Made by training/lexicon/build_known_garbles.py; hand-made decisions in known_garbles_judged.tsv there.
# Source: the tortured phrases that G. Cabanac, C. Labbe, A. Magazinov and readers of PubPeer collected
# (Problematic Paper Screener), as redistributed in public repositories: hahuyhoang411/tortured-phrase
# (MIT, (c) 2025 Hoang Ha), giladfeldman/torturedcheck (MIT, (c) 2026 Gilad Feldman),
# exergyleizhou-ux/PaperGuard (MIT, (c) 2026 PaperGuard Contributors), qtan-tran/tortured-phrase-classifier
# (Apache-2.0, (c) 2024 TPC Contributors), and articles about them. An entry that only a repository
# without a licence holds is left out. This selection: MIT, like the rest of Unspin.
# Columns. garbled: lower case; matches any inflection and hyphenation. naturals: best first, | between,
# each to be pasted in the place of the garbled phrase. and: phrases that the document must all hold, |
# between. not: phrases of which it must hold none. papers: how many papers were found to hold it.
"""

COLUMNS = ("garbled", "naturals", "and", "not", "papers")

LICENSED = ("hahuyhoang411/", "giladfeldman/", "exergyleizhou-ux/", "qtan-tran/", "literature:")
"""Sources with a licence that lets a list be passed on; articles are cited for single facts."""

COMMON_WORD = 1500
"""Count in clean text from which a word is everyday: two of them need a context clause."""

TELLING_WORD = 12_000
"""Count in clean text up to which one word says enough about a document's field."""

GUARDED_SIGHTINGS = 2
"""Sightings in clean text that a context clause outweighs."""

PLURAL_SHARE = 0.02
"""Least share of plural forms among a noun's sightings for the noun to be countable."""

_PROXIMITY_KEPT = frozenset(
    {
        "antibiotic affectability",
        "beat width adjustment",
        "cement disappointment",
        "ceaseless variable",
        "cross breed model",
        "disappearing gradient problem",
        "gb slam",
        "gb smash",
    }
)
_MINOR = frozenset({"of", "and", "for", "on", "the", "in", "to", "at", "with", "by", "or", "an", "a"})
_BODIES = frozenset(
    """
    organization organisation association union agency conference committee bank council fund community
    court treaty system study office corporation party federation service policy
    """.split()
)
_TYPOS = {
    "composent": "component",
    "particule": "particle",
    "illneses": "illnesses",
    "polyphormism": "polymorphism",
    "polyphormisms": "polymorphisms",
    "netwok": "network",
    "continious": "continuous",
    "countinuous": "continuous",
    "medicial": "medical",
    "preprocesing": "preprocessing",
    "supression": "suppression",
    "opeerator": "operator",
    "consuption": "consumption",
    "assocated": "associated",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list on its way to `rules/known_garbles.tsv`."""

    garbled: str
    """Lower-case phrase as listed."""
    naturals: tuple[str, ...]
    """Paste-ready phrases, best first."""
    needs: tuple[str, ...] = ()
    """Phrases that the document must all hold."""
    excludes: tuple[str, ...] = ()
    """Phrases that must not occur in the document."""
    papers: int = 0
    """Papers that hold the phrase."""


@dataclass(slots=True)
class Counts:
    """What clean text says about words and phrases."""

    words: Counter[str] = field(default_factory=Counter)
    """Lower-case word -> sightings."""
    phrases: Counter[str] = field(default_factory=Counter)
    """Normalised phrase (see `normal`) -> sightings."""
    exact: Counter[str] = field(default_factory=Counter)
    """Phrase with its capitals -> sightings."""
    anyhow: Counter[str] = field(default_factory=Counter)
    """Lower-case phrase -> sightings with any capitals."""
    capital: Counter[str] = field(default_factory=Counter)
    """Lower-case word -> sightings with a capital."""


def singular(word: str) -> str:
    """Strip a plural s, crudely; the same on both sides of a comparison."""
    plural = len(word) > 3 and word[-1] == "s" and word[-2] not in "sui"
    return word[:-1] if plural else word


def words_of(phrase: str) -> list[str]:
    """Return the words of a phrase as clean text counts them."""
    return [word for run in runs(phrase) for word in run]


def normal(phrase: str) -> str:
    """Return a phrase in lower case, without hyphens and plural s, single spaces between words."""
    return " ".join(map(singular, words_of(phrase)))


def read_rows(data: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of both tables joined on the phrase; the key `sources` is added."""
    with (data / "tortured_pairs.tsv").open(encoding="utf-8") as file:
        pairs = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        sources = {(row[0], row[1]): row[2] for row in pairs}
    with (data / "tortured_pairs_meta.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            row["sources"] = sources.get((row["garbled"], row["expected"]), "")
            yield row


def is_usable(row: dict[str, str]) -> bool:
    """Say whether a row has a licensed source, a certain expectation and adjacent words."""
    if not any(licensed in row["sources"] for licensed in LICENSED):
        return False
    if "?" in row["raw_expected"] or row["uncertain"] == "1" or "see " in row["raw_expected"]:
        return False
    return "~" not in row["pps_context"] or row["garbled"] in _PROXIMITY_KEPT


def clauses(query: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split a query's tail into what must and what must not occur: 'AND ("a" OR "b") NOT c'.

    Of alternatives the first is taken: stricter, and a plain list of phrases is enough.
    """
    needs: list[str] = []
    excludes: list[str] = []
    for operator, body in re.findall(r'(AND|ADN|NOT)\s+(\([^)]*\)|"[^"]*"|\S+)', query):
        phrase = body.strip("()").split(" OR ")[0].replace('"', "").replace("*", "").strip()
        (excludes if operator == "NOT" else needs).append(phrase)
    return tuple(needs), tuple(excludes)


def without_acronym(garbled: str) -> tuple[str, tuple[str, ...]]:
    """Take '(ai)' off the end of a garbled phrase and make it a clause; other brackets stay."""
    match = re.fullmatch(r"([^()]+?) \(([a-z0-9–-]{2,8})\)", garbled)
    return (match[1], (match[2].upper(),)) if match else (garbled, ())


def alternatives(expected: str) -> list[str]:
    """Return every phrase that an expectation with slashes stands for."""
    if " / " in expected:
        return [part.strip() for part in expected.split(" / ")]
    match = re.search(r"\b([A-Za-z]+(?:/[A-Za-z]+)+)\b", expected)
    if not match:
        return [expected]
    before, after = expected[: match.start()], expected[match.end() :]
    return [f"{before}{part}{after}" for part in match[1].split("/")]


def paste_ready(expected: str, garbled: str) -> tuple[str, ...]:
    """Return an expectation as phrases that can be pasted; none when it is no such phrase."""
    text = re.sub(r",? see http.*| AND .*", "", expected.replace('\\"', ""))
    text = re.sub(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\)", "", text).replace("*", "").strip(' "')
    text = re.sub(r"naïve", "naive", text)
    found = alternatives(text) if "/" not in garbled else [text]
    if "," in text and "," not in garbled:
        found = []
    phrases = (" ".join(_TYPOS.get(word, word) for word in phrase.split()) for phrase in found)
    return tuple(p for p in phrases if re.search(r"\w\w", p) and not re.search(r"[?\[\]()\"]|\.\.", p))


def entry_of(row: dict[str, str]) -> Entry | None:
    """Make an entry of a usable row; None when nothing paste-ready is left."""
    garbled, acronym = without_acronym(row["garbled"])
    needs, excludes = clauses(row["pps_context"])
    naturals = tuple(
        phrase for phrase in paste_ready(row["raw_expected"], garbled) if normal(phrase) != normal(garbled)
    )
    if not naturals or re.search(r"[()\[\]~]", garbled):
        return None
    papers = int(row["pps_num_papers"] or 0)
    return Entry(garbled, naturals, needs + acronym, excludes, papers)


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """Join entries whose garbled phrase is the same but for hyphens and plural s."""
    found: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: (-entry.papers, entry.garbled)):
        known = found.setdefault(normal(entry.garbled), entry)
        seen = {normal(phrase) for phrase in known.naturals}
        more = tuple(phrase for phrase in entry.naturals if normal(phrase) not in seen)
        found[normal(entry.garbled)] = replace(known, naturals=known.naturals + more)
    return list(found.values())


def count(entries: Sequence[Entry], texts: Iterable[str]) -> Counts:
    """Count in clean text the words and phrases that the decisions need."""
    garbled = sorted({f" {normal(entry.garbled)} " for entry in entries})
    titled = sorted({titles(n) for e in entries for n in e.naturals if n != n.lower()})
    lowered = sorted({phrase.lower() for phrase in titled})
    find_garbled, find_titled, find_lowered = AhoCorasick(garbled), AhoCorasick(titled), AhoCorasick(lowered)
    counts = Counts()
    for text in texts:
        for run in runs(text):
            counts.words.update(run)
            line = " " + " ".join(map(singular, run)) + " "
            hits = find_garbled.find_matches_as_indexes(line, overlapping=True)
            counts.phrases.update(garbled[hit[0]].strip() for hit in hits)
        hits = find_titled.find_matches_as_indexes(text, overlapping=True)
        counts.exact.update(titled[hit[0]] for hit in hits)
        hits = find_lowered.find_matches_as_indexes(text.lower(), overlapping=True)
        counts.anyhow.update(lowered[hit[0]] for hit in hits)
        counts.capital.update(word.lower() for word in re.findall(r"\b[A-Z][a-z]+", text))
    return counts


def missing_part(entry: Entry, counts: Counts) -> str:
    """Return what the document must hold besides: what the natural phrase differs by from the garbled.

    One rare enough word alone ("routing" for "steering protocol"), or else the whole natural phrase.
    """
    known = {singular(word) for word in words_of(entry.garbled)}
    new = [word for word in words_of(entry.naturals[0]) if singular(word) not in known]
    alone = len(new) == 1 and counts.words[new[0]] < TELLING_WORD
    return new[0] if alone else entry.naturals[0].lower()


class Judgement:
    """The hand-made decisions; an exact phrase goes before a pattern, which is for two words only."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Read the lines of the table, its head included."""
        self._exact: dict[str, dict[str, str]] = {}
        self._patterns: list[tuple[str, str]] = []
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]
        for phrase, action, value in rows[1:]:
            if "*" in phrase:
                self._patterns.append((phrase, action))
            else:
                self._exact.setdefault(phrase, {})[action] = value

    def natural(self, garbled: str) -> tuple[str, ...]:
        """Return the hand-written naturals of a phrase, or none."""
        value = self._exact.get(garbled, {}).get("natural", "")
        return tuple(value.split("|")) if value else ()

    def spelling(self, natural: str) -> str:
        """Return a natural phrase as it is spelt."""
        return self._exact.get(natural, {}).get("spell", natural)

    def action(self, garbled: str) -> str:
        """Return drop, keep, and, or nothing."""
        for action in ("drop", "keep", "and"):
            if action in self._exact.get(garbled, {}):
                return action
        pair = len(words_of(garbled)) == 2
        matching = (a for pattern, a in self._patterns if pair and fnmatchcase(garbled, pattern))
        return max(matching, default="")


def is_everyday(entry: Entry, counts: Counts) -> bool:
    """Say whether a garbled phrase is two common words, so that it may stand in ordinary prose."""
    words = words_of(entry.garbled)
    return len(words) == 2 and min(counts.words[word] for word in words) >= COMMON_WORD


def judged(entry: Entry, judgement: Judgement, counts: Counts) -> Entry | None:
    """Apply attestation, the hand-made decisions and the rule for everyday words."""
    action = judgement.action(entry.garbled)
    single = len(words_of(entry.garbled)) == 1
    sightings = counts.phrases[normal(entry.garbled)]
    bearable = GUARDED_SIGHTINGS if entry.needs and not single else 0
    if action == "drop" or sightings > bearable or (single and not is_no_word(entry, counts)):
        return None
    entry = replace(entry, naturals=judgement.natural(entry.garbled) or entry.naturals)
    guard = action == "and" or (action != "keep" and is_everyday(entry, counts))
    if guard and not entry.needs:
        return replace(entry, needs=(missing_part(entry, counts),))
    return entry


def is_no_word(entry: Entry, counts: Counts) -> bool:
    """Say whether a single word is unknown to clean text, or guarded by a clause."""
    return bool(entry.needs) or not counts.words[entry.garbled]


def titles(phrase: str) -> str:
    """Return a phrase with its small words in lower case."""
    return " ".join(w.lower() if w.lower() in _MINOR else w for w in phrase.split())


def cased(phrase: str, counts: Counts) -> str:
    """Return a natural phrase with capitals only where names and acronyms have them."""
    titled = titles(phrase)
    words = titled.split()
    if titled == titled.lower():
        return titled
    is_name = counts.exact[titled] > counts.anyhow[titled.lower()] / 2
    is_body = sum(w[0].isupper() for w in words) > 1 and not _BODIES.isdisjoint(titled.lower().split())
    if is_name or (is_body and words[0][0].isupper() and not counts.anyhow[titled.lower()]):
        return titled
    return re.sub(r"\b[A-Z][a-z]+\b", lambda match: _word_cased(match[0], counts), titled)


def _word_cased(word: str, counts: Counts) -> str:
    """Lower a capitalised word that clean text mostly writes in lower case."""
    lower = word.lower()
    return word if 2 * counts.capital[lower] > counts.words[lower] else lower


def numbered(natural: str, garbled: str, counts: Counts) -> str:
    """Return a natural phrase in the number of the garbled one: 'eye disease' -> 'eye diseases'."""
    head, last = natural.split()[:-1], natural.split()[-1]
    wanted, has = (last_number(phrase) for phrase in (garbled, natural))
    if not wanted or not has or wanted == has or " of " in natural or last != words_of(natural)[-1]:
        return natural
    if has == "NNS":
        return " ".join([*head, next(lemma for lemma, tag in _readings(last) if tag == "NNS")])
    plural = next(iter(inflections(last, "NOUN").get("NNS", ())), "")
    countable = counts.words[plural] > PLURAL_SHARE * counts.words[last]
    return " ".join([*head, plural]) if countable else natural


def last_number(phrase: str) -> str:
    """Return NN or NNS, as the last word of a phrase is singular or plural; nothing when it is no noun."""
    last = (words_of(phrase) or [""])[-1]
    tags = [tag for _, tag in _readings(last)]
    return next((tag for tag in tags if tag in ("NN", "NNS")), "") if tags[:1] != ["VBZ"] else ""


def _readings(word: str) -> tuple[tuple[str, str], ...]:
    return readings(word) or guessed(word)


def finished(entry: Entry, judgement: Judgement, counts: Counts) -> Entry:
    """Return an entry with spelling, capitals and number of its naturals set right."""
    if judgement.natural(entry.garbled):
        return entry
    naturals = (cased(phrase, counts) for phrase in entry.naturals)
    naturals = (numbered(judgement.spelling(n), entry.garbled, counts) for n in naturals)
    return replace(entry, naturals=tuple(dict.fromkeys(map(judgement.spelling, naturals))))


def line_of(entry: Entry) -> str:
    """Return an entry as a line of the file."""
    lists = (entry.naturals, entry.needs, entry.excludes)
    return "\t".join([entry.garbled, *("|".join(x) for x in lists), str(entry.papers)]) + "\n"


def build(rows: Iterable[dict[str, str]], judgement: Judgement, texts: Callable[[], Iterable[str]]) -> list[Entry]:
    """Make the entries, sorted by garbled phrase; `texts` gives the clean documents."""
    made = (entry_of(row) for row in rows if is_usable(row))
    entries = merged(entry for entry in made if entry)
    counts = count(entries, texts())
    kept = [entry for e in entries if (entry := judged(e, judgement, counts))]
    done = [finished(entry, judgement, counts) for entry in kept]
    return sorted(done, key=lambda entry: entry.garbled)


def main() -> None:
    """Write the file and say how many entries it has."""
    judged_lines = (Path(__file__).parent / "known_garbles_judged.tsv").read_text("utf-8").splitlines()
    entries = build(read_rows(SHARED / "data"), Judgement(judged_lines), documents)
    lines = [HEAD, "\t".join(COLUMNS) + "\n", *map(line_of, entries)]
    (RULES / "known_garbles.tsv").write_text("".join(lines), "utf-8")
    print(f"{len(entries)} entries, {sum(bool(e.needs) for e in entries)} with a context clause")


if __name__ == "__main__":
    main()

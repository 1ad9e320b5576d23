"""Builds the swap table: for every word form of the corpus, what a spinner may put in its place.

Candidates come from the inverted use of a thesaurus (Moby), from WordNet (as mythes packs it), and from swaps
that were seen in real spun articles. Spinners seldom know the part of speech or the sense, so every reading of
a form contributes: "burns" may become "consumes" where it was a noun.
"""

import argparse
import collections
import json
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

import lemminflect

from training.data import count_words

RELATION_WEIGHTS = {"moby": 1.0, "synonym": 4.0, "similar": 2.0, "generic": 0.7}
"""How much likelier than a one-sided Moby entry a pair becomes by being in this relation too."""

MUTUAL_WEIGHT = 1.5
FREQUENCY_POWER = 0.4
LEARNED_SHARE = 0.5
"""The share of a word's probability that goes to swaps seen in the wild, where there are any."""

KEPT = 30
MIN_COUNT = 8
MIN_LENGTH = 3
POS = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}
PARTICLES = frozenset("about across after along apart around aside away back by down for forth in into off on out over "
                      "through to together up upon with without".split())
FUNCTION_WORDS = frozenset(
    "a an and any are aren't as at be been being but by can can't cannot could couldn't did didn't do does doesn't doing "
    "don't done for from had hadn't has hasn't have haven't having he he's her hers herself him himself his how i i'm if "
    "in into is isn't it it's its itself let's may me might mine must my myself no nor not of on or our ours ourselves "
    "shall she she's should shouldn't so than that that's the their theirs them themselves then there there's these they "
    "this those to too until was wasn't we were weren't what when where which who whom whose why will with won't would "
    "wouldn't you you're your yours yourself yourselves one two three four five six seven eight nine ten".split()
)

Relations = dict[str, set[str]]
"""Neighbour -> relations in which it stands."""


def read_mythes(path: Path) -> dict[tuple[str, str], Relations]:
    """WordNet by (lemma, part of speech), from a mythes .dat file; antonyms left out."""
    entries: dict[tuple[str, str], Relations] = collections.defaultdict(lambda: collections.defaultdict(set))
    lines = iter(path.read_text(encoding="utf8").splitlines()[1:])
    for head in lines:
        lemma, count = head.rsplit("|", 1)
        for _ in range(int(count)):
            pos, *terms = next(lines).split("|")
            for term in terms:
                neighbour, _, relation = term.partition(" (")
                relation = {"": "synonym", "similar term)": "similar", "generic term)": "generic"}.get(relation, "")
                if relation and neighbour.lower() != lemma:
                    entries[lemma, POS[pos.strip("()")]][neighbour.lower()].add(relation)
    return entries


def read_moby(path: Path) -> dict[str, set[str]]:
    """Moby's root -> synonyms."""
    lines = (line.split(",") for line in path.read_text(encoding="utf8").lower().splitlines())
    return {root: set(rest) for root, *rest in lines}


def read_learned(path: Path) -> dict[str, dict[str, int]]:
    """natural -> garbled -> count, from swaps seen in real spun articles."""
    swaps: dict[str, dict[str, int]] = collections.defaultdict(dict)
    for line in path.read_text(encoding="utf8").splitlines()[1:]:
        natural, garbled, pairs, *_ = line.split("\t")
        swaps[natural][garbled] = int(pairs)
    return swaps


class SwapTable:
    """Weighs what may stand for a word form."""

    def __init__(
        self,
        counts: dict[str, int],
        moby: dict[str, set[str]],
        wordnet: dict[tuple[str, str], Relations],
        learned: dict[str, dict[str, int]],
    ) -> None:
        self.counts = counts
        self.moby = moby
        self.wordnet = wordnet
        self.learned = learned
        self._weighed: dict[tuple[str, str], dict[str, float]] = {}

    def candidates(self, form: str) -> list[tuple[str, float]]:
        """Replacements in the form's own inflection, likeliest first; the weights add up to 1."""
        listed: collections.Counter[str] = collections.Counter()
        seen: collections.Counter[str] = collections.Counter(self.learned.get(form, {}))
        for lemma, pos, tag in readings(form):
            for neighbour, weight in self._neighbours(lemma, pos).items():
                listed[inflect(neighbour, pos, tag)] += weight
            for neighbour, count in self.learned.get(lemma, {}).items():
                if lemma != form:
                    seen[inflect(neighbour, pos, tag)] += count
        for words in (listed, seen):
            words.pop(form, None)
            words.pop("", None)
        return _mix(listed, seen)

    def _neighbours(self, lemma: str, pos: str) -> dict[str, float]:
        if (lemma, pos) not in self._weighed:
            related = self.wordnet.get((lemma, pos), {})
            names = set(related) | {n for n in self.moby.get(lemma, ()) if self._fits(n, pos)}
            weights = {n: self._weight(lemma, n, related.get(n, set())) for n in names if len(n.split()) <= 2}
            self._weighed[lemma, pos] = {n: w for n, w in weights.items() if w > 0}
        return self._weighed[lemma, pos]

    def _fits(self, neighbour: str, pos: str) -> bool:
        first, _, second = neighbour.partition(" ")
        return (neighbour, pos) in self.wordnet or (pos == "VERB" and second in PARTICLES and (first, pos) in self.wordnet)

    def _weight(self, lemma: str, neighbour: str, relations: set[str]) -> float:
        if lemma in neighbour.split():
            return 0.0
        weight = max((RELATION_WEIGHTS[r] for r in relations), default=0.0)
        if neighbour in self.moby.get(lemma, ()):
            weight += RELATION_WEIGHTS["moby"]
        if lemma in self.moby.get(neighbour, ()):
            weight += MUTUAL_WEIGHT
        rarest = min(self.counts.get(word, 0) for word in neighbour.split())
        return weight * math.pow(rarest, FREQUENCY_POWER)


def _mix(listed: collections.Counter[str], seen: collections.Counter[str]) -> list[tuple[str, float]]:
    mixed: collections.Counter[str] = collections.Counter()
    for words, share in ((listed, 1 - LEARNED_SHARE), (seen, LEARNED_SHARE)):
        top = words.most_common(KEPT)
        total = sum(weight for _, weight in top)
        for word, weight in top:
            mixed[word] += share * weight / total
    total = sum(mixed.values())
    return [(word, round(weight / total, 5)) for word, weight in mixed.most_common()]


def readings(form: str) -> Iterator[tuple[str, str, str]]:
    """Every (lemma, part of speech, tag) that the form may be."""
    for pos, lemmas in lemminflect.getAllLemmas(form).items():
        if pos not in POS.values():
            continue
        for lemma in lemmas:
            for tag, forms in lemminflect.getAllInflections(lemma, pos).items():
                if form in forms:
                    yield lemma, pos, tag


_inflected: dict[tuple[str, str], str] = {}


def inflect(lemma: str, pos: str, tag: str) -> str:
    """The lemma (one or two words) in the tag's form; "" where it has none."""
    words = lemma.split()
    at = 0 if pos == "VERB" else -1
    if (words[at], tag) not in _inflected:
        forms = lemminflect.getInflection(words[at], tag, inflect_oov=False)
        _inflected[words[at], tag] = forms[0] if forms else ""
    words[at] = _inflected[words[at], tag]
    return " ".join(words) if words[at] else ""


def content_forms(counts: dict[str, int]) -> Iterable[str]:
    """The word forms a spinner may touch."""
    return (w for w, n in counts.items() if n >= MIN_COUNT and len(w) >= MIN_LENGTH and w not in FUNCTION_WORDS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpus", "moby", "mythes", "learned", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    counts = count_words(options.corpus)
    table = SwapTable(counts, read_moby(options.moby), read_mythes(options.mythes), read_learned(options.learned))
    candidates = {form: table.candidates(form) for form in content_forms(counts)}
    options.out.write_text(json.dumps({form: found for form, found in candidates.items() if found}), encoding="utf8")


if __name__ == "__main__":
    main()

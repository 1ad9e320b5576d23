"""Builds the swap table: for every word form of the corpus, what a spinner may put in its place.

Candidates come from the inverted use of a thesaurus (Moby), from WordNet (as mythes packs it), and from swaps
that were seen in real spun articles. Spinners seldom know the part of speech or the sense, so every reading of
a form contributes: "burns" may become "consumes" where it was a noun.
"""

import argparse
import collections
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import lemminflect

from training.data import count_words
from training.word_lists import FUNCTION_WORDS, MILD, PARTICLES

RELATION_WEIGHTS = {"synonym": 1.6, "similar": 1.5, "generic": 0.9}
FIRST_SENSE_WEIGHT = 0.9
MOBY_WEIGHT = 1.35
MUTUAL_WEIGHT = 0.1
OVERLAP_WEIGHT = 1.5
TWO_WORDS_WEIGHT = -1.5
FREQUENCY_POWER = 0.16
"""Log-linear weights of a pair's relations: WordNet's, Moby's, the share of Moby synonyms in common, the
neighbour's frequency. Fitted to the swaps seen in the wild by maximum likelihood, except the one for neighbours of
two words, which that list does not hold."""

FIRST_SENSES = 5
LEARNED_SHARE = 0.6
LEARNED_HALF = 5.0
"""Swaps seen in the wild get LEARNED_SHARE of a word's probability; half of it when only this many were seen."""

KEPT = 30
MIN_COUNT = 8
MIN_NEIGHBOUR_COUNT = 3
MIN_LENGTH = 3
POS = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}
MYTHES_RELATIONS = {"": "synonym", "similar term)": "similar", "generic term)": "generic"}
SENSE_POS = {"1": "NOUN", "2": "VERB", "3": "ADJ", "4": "ADV", "5": "ADJ"}
UNSEEN_SENSE = 0.5
VERB_TAGS = ("VB", "VBZ", "VBG", "VBD", "VBN")
Relations = dict[str, set[str]]
"""Neighbour -> relations in which it stands."""
Weights = dict[str, float]


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
                if relation in MYTHES_RELATIONS and neighbour.lower() != lemma:
                    entries[lemma, POS[pos.strip("()")]][neighbour.lower()].add(MYTHES_RELATIONS[relation])
    return entries


def read_reading_counts(path: Path) -> dict[tuple[str, str], float]:
    """How often a lemma stood as each part of speech in WordNet's tagged texts, from its cntlist.rev."""
    counts: dict[tuple[str, str], float] = collections.defaultdict(float)
    for line in path.read_text(encoding="utf8").splitlines():
        sense, _, count = line.split()
        lemma, _, key = sense.partition("%")
        counts[lemma.replace("_", " "), SENSE_POS[key[0]]] += int(count)
    return counts


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


@dataclass(frozen=True, slots=True)
class SwapTable:
    """Weighs what may stand for a word form."""

    counts: dict[str, int]
    moby: dict[str, set[str]]
    wordnet: dict[tuple[str, str], Relations]
    reading_counts: dict[tuple[str, str], float]
    learned: dict[str, dict[str, int]]
    _weighed: dict[tuple[str, str], dict[str, float]] = field(default_factory=dict)

    def forms(self) -> Iterator[str]:
        """The word forms a spinner may touch, and the verbs with a particle it may replace by one word."""
        for form, count in self.counts.items():
            if count >= MIN_COUNT and len(form) >= MIN_LENGTH and form not in FUNCTION_WORDS:
                yield form
        for lemma, pos in self.wordnet:
            first, _, second = lemma.partition(" ")
            if pos == "VERB" and second in PARTICLES and self.counts.get(first, 0) >= MIN_COUNT:
                yield from {inflect(lemma, pos, tag) for tag in VERB_TAGS} - {""}

    def candidates(self, form: str) -> list[tuple[str, float]]:
        """Replacements in the form's own inflection, likeliest first; the weights add up to 1."""
        listed: Weights = collections.defaultdict(float)
        seen: Weights = collections.defaultdict(float, self.learned.get(form, {}))
        for lemma, pos, tag in readings(form):
            share = UNSEEN_SENSE + self.reading_counts.get((lemma, pos), 0)
            neighbours = self._neighbours(lemma, pos)
            total = sum(neighbours.values())
            for neighbour, weight in neighbours.items():
                listed[inflect(neighbour, pos, tag)] += share * weight / total
            for neighbour, count in self.learned.get(lemma, {}).items():
                if lemma != form:
                    seen[inflect(neighbour, pos, tag)] += count
        return _mix(self._usable(listed, form), self._usable(seen, form))

    def _usable(self, words: Weights, form: str) -> Weights:
        barred = FUNCTION_WORDS | MILD | {form, ""}
        return {word: weight for word, weight in words.items() if word not in barred and self._rarest(word)}

    def _neighbours(self, lemma: str, pos: str) -> dict[str, float]:
        if (lemma, pos) not in self._weighed:
            related = self.wordnet.get((lemma, pos), {})
            first_senses = set(list(related)[:FIRST_SENSES])
            names = set(related) | {n for n in self.moby.get(lemma, ()) if self._fits(n, pos)}
            self._weighed[lemma, pos] = {
                name: self._weight(lemma, name, related.get(name, set()), name in first_senses)
                for name in sorted(names)
                if self._rarest(name) >= MIN_NEIGHBOUR_COUNT and len(name.split()) <= 2 and not _akin(lemma, name)
            }
        return self._weighed[lemma, pos]

    def _fits(self, neighbour: str, pos: str) -> bool:
        first, _, second = neighbour.partition(" ")
        phrasal = pos == "VERB" and second in PARTICLES and (first, pos) in self.wordnet
        return phrasal or (neighbour, pos) in self.wordnet

    def _rarest(self, phrase: str) -> int:
        return min(self.counts.get(word, 0) for word in phrase.split())

    def _weight(self, lemma: str, neighbour: str, relations: set[str], first_sense: bool) -> float:
        ours, theirs = self.moby.get(lemma, set()), self.moby.get(neighbour, set())
        score = sum(RELATION_WEIGHTS[relation] for relation in relations)
        score += FIRST_SENSE_WEIGHT * first_sense
        score += MOBY_WEIGHT * (neighbour in ours) + MUTUAL_WEIGHT * (lemma in theirs)
        score += OVERLAP_WEIGHT * len(ours & theirs) / (1 + min(len(ours), len(theirs)))
        score += TWO_WORDS_WEIGHT * (" " in neighbour)
        return math.exp(score) * math.pow(self._rarest(neighbour), FREQUENCY_POWER)


def _akin(lemma: str, neighbour: str) -> bool:
    return bool(set(lemma.split()) & set(neighbour.split()))


def _mix(listed: Weights, seen: Weights) -> list[tuple[str, float]]:
    mixed: Weights = collections.defaultdict(float)
    evidence = sum(seen.values())
    learned = LEARNED_SHARE * evidence / (evidence + LEARNED_HALF)
    for words, share in ((listed, 1 - learned), (seen, learned)):
        top = _heaviest(words)[:KEPT]
        total = sum(weight for _, weight in top)
        for word, weight in top:
            mixed[word] += share * weight / total
    total = sum(mixed.values())
    return [(word, round(weight / total, 5)) for word, weight in _heaviest(mixed)]


def _heaviest(words: Weights) -> list[tuple[str, float]]:
    return sorted(words.items(), key=lambda item: (-item[1], item[0]))


def readings(form: str) -> Iterator[tuple[str, str, str]]:
    """Every (lemma, part of speech, tag) that the form, one word or a verb with its particle, may be."""
    head, space, particle = form.partition(" ")
    for pos, lemmas in lemminflect.getAllLemmas(head).items():
        if pos not in POS.values() or (space and pos != "VERB"):
            continue
        for lemma in lemmas:
            for tag, forms in lemminflect.getAllInflections(lemma, pos).items():
                if head in forms and (tag != "NNS" or head != lemma):
                    yield lemma + space + particle, pos, tag


def inflect(lemma: str, pos: str, tag: str) -> str:
    """The lemma (one or two words) in the tag's form; "" where it has none."""
    words = lemma.split()
    at = 0 if pos == "VERB" else -1
    words[at] = _inflected_word(words[at], tag)
    return " ".join(words) if words[at] else ""


@cache
def _inflected_word(lemma: str, tag: str) -> str:
    forms = lemminflect.getInflection(lemma, tag, inflect_oov=False)
    return forms[0] if forms else ""


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpus", "moby", "mythes", "senses", "learned", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    table = SwapTable(
        counts=count_words(options.corpus),
        moby=read_moby(options.moby),
        wordnet=read_mythes(options.mythes),
        reading_counts=read_reading_counts(options.senses),
        learned=read_learned(options.learned),
    )
    candidates = ((form, table.candidates(form)) for form in sorted(set(table.forms())))
    options.out.write_text(json.dumps({form: found for form, found in candidates if found}), encoding="utf8")


if __name__ == "__main__":
    main()

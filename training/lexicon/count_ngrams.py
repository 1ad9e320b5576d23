"""Make `rules/ngrams.bin` and `rules/forms.bin`: what clean English attests, and the forms of its words.

Source: the clean training text (see `_corpus`), 29.5 M words; only counts leave it. An n-gram that one
document alone holds counts once, however often the document repeats it; so does a pair that only CMU Sphinx's
language model has (see `_sphinx`): enough to rank by, not to be ordinary English. Forms and lemmas: lemminflect
(MIT), the order of readings from WordNet's sense counts.

Run: `pip install pocketsphinx; python -m training.lexicon.count_ngrams` (three minutes, 3 GB of memory).
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from linter.lexicon._forms import MAGIC as FORMS_MAGIC
from linter.lexicon._forms import encode
from linter.lexicon._mapped import pack_records, write_sections
from linter.lexicon._ngrams import LONGEST, MAGIC, key, runs
from linter.lexicon._thesaurus import Thesaurus
from training.lexicon._corpus import RULES, documents
from training.lexicon._sphinx import model_file, pairs
from training.lexicon._words import FUNCTION_TAGS, SETTLED, guessed, inflections, readings

LEAST = (2, 2, 3)
"""Least counts of words, pairs and triples."""

FORMS = 60_000
"""How many of the most frequent forms of the clean text the form table knows, names included; and how many
of those that a dictionary has."""

NAME_SHARE = 0.8
"""Share of sightings with a capital from which a word is a name."""

CHANGING = frozenset({"VBD", "VBN", "VBG", "VBZ", "NNS", "JJR", "JJS"})
"""Tags whose form is not the lemma itself."""

UNCLEAR = frozenset({"NN", "NNS", "VB", "VBZ"})
"""Tags that forms share."""

BEFORE_NOUN = "the a an of these those his her their its our my your some many in on with from for by".split()
"""Words after which an unclear form is a noun."""

BEFORE_VERB = """
to will can could would should may might must not they we you i he she it which who that also often usually
""".split()
"""Words after which an unclear form is a verb."""

LEAST_CONTEXT = 5
"""Sightings after such words that outweigh WordNet's sense counts."""

FREQUENT = 1000
"""Sightings of a noun from which its plural must be seen as well."""

LEAST_SHARE = 0.001
"""Share of a lemma's sightings that a comparative, or the plural of a frequent noun, must have."""

MODERN = frozenset(
    """
    exfoliate exfoliant exfoliator zit whitehead blackhead milium moisturize moisturise moisturizer moisturiser
cleanser serum sunscreen toner retinoid retinol dermabrasion cryotherapy dandruff eyelid pore smartphone
website webpage blockchain podcast selfie emoji hashtag blog blogger vlog influencer app startup email
dropdown login signup wifi router chatbot dataset workflow backend frontend hyperlink backlink keyword
ebook tablet laptop touchscreen drone crypto bitcoin fintech freelancer coworker daycare takeaway vape
vegan gluten probiotic prebiotic electrolyte antioxidant smoothie superfood workout cardio dumbbell
kettlebell treadmill hydrate dehydrate rehydrate detox detoxify declutter microwave airfryer reusable
unsubscribe reboot upload download google tweet retweet livestream outsource onboard
    """.split()
)
"""Words of today's articles that text of 2014 seldom has."""

UPOS = {"VB": "VERB", "NN": "NOUN", "JJ": "ADJ"}
"""Tag of a lemma -> universal part of speech."""

HEAD = """\
What clean English attests: counts of one to three words, of Unspin (MIT). Made by
training/lexicon/count_ngrams.py from 29.5 M words: English Wikipedia 2014, MedQuAD and NIH answers,
digital.gov, VA.gov, OneStopEnglish, OWASP cheat sheets, parts of GUM, public-domain recipes. Counts are
facts; no sentence of these texts is in here. Pairs of words that are not in these texts count once where the
US English language model of CMU Sphinx has them, under these terms:

Copyright (c) 1999-2016 Carnegie Mellon University. All rights reserved.

Redistribution and use in source and binary forms, with or without modification, are permitted provided that
the following conditions are met:
1. Redistributions of source code must retain the above copyright notice, this list of conditions and the
   following disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the
   following disclaimer in the documentation and/or other materials provided with the distribution.
This work was supported in part by funding from the Defense Advanced Research Projects Agency and the National
Science Foundation of the United States of America, and the CMU Sphinx Speech Consortium.
THIS SOFTWARE IS PROVIDED BY CARNEGIE MELLON UNIVERSITY ``AS IS'' AND ANY EXPRESSED OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL CARNEGIE MELLON UNIVERSITY NOR ITS EMPLOYEES BE LIABLE FOR ANY DIRECT, INDIRECT,
INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE
GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF
LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY
OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
"""

FORMS_HEAD = """\
Word forms of Unspin (MIT), made by training/lexicon/count_ngrams.py with lemminflect
(MIT, (c) 2019 Brad Jascob); the order of readings by the sense counts of WordNet 3.1, (c) 2011 Princeton
University (its licence is in the head of thesaurus.bin).
"""

Ids = NDArray[np.uint64]
"""Numbers of words in the order of the text, 0 for a break."""


class Text:
    """The clean text as numbers: what every word is, and which document every place is in."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Read the documents; memory: 8 bytes a word."""
        numbers: dict[str, int] = {"": 0}
        ids, starts = array("I"), array("Q")
        for text in texts:
            starts.append(len(ids))
            for run in runs(text):
                ids.extend([numbers.setdefault(word, len(numbers)) for word in run])
                ids.append(0)
        self.words: list[str] = list(numbers)
        """Number of a word -> the word; the first is no word but a break."""
        self.ids = np.frombuffer(ids, dtype=np.uint32).astype(np.uint64)
        """Numbers of words, shape (places,)."""
        self.starts = np.frombuffer(starts, dtype=np.uint64)
        """First place of each document, shape (documents,)."""

    def counts(self, order: int, least: int) -> dict[str, int]:
        """Return n-gram -> count of those that reach `least`; sightings in one document count once."""
        bits = np.uint64(len(self.words).bit_length())
        keys = self.ids[: len(self.ids) - order + 1].copy()
        whole = keys > 0
        for shift in range(1, order):
            part = self.ids[shift : shift + len(keys)]
            whole &= part > 0
            keys = (keys << bits) | part
        places = np.flatnonzero(whole)
        return self._spelt(order, bits, *_tally(keys[whole], places, self.starts, least))

    def _spelt(self, order: int, bits: np.uint64, keys: Ids, counts: NDArray[np.int64]) -> dict[str, int]:
        mask = (np.uint64(1) << bits) - np.uint64(1)
        columns = [((keys >> (bits * np.uint64(order - 1 - i))) & mask).tolist() for i in range(order)]
        phrases = (" ".join(self.words[number] for number in row) for row in zip(*columns, strict=True))
        return dict(zip(phrases, counts.tolist(), strict=True))


def _tally(keys: Ids, places: NDArray[np.intp], starts: Ids, least: int) -> tuple[Ids, NDArray[np.int64]]:
    """Return the keys that are seen often enough, and how often; `places` ascends, as `starts` does."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    first = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    counts = np.diff(np.append(first, len(ordered)))
    often = counts >= least
    first, counts = first[often], counts[often]
    begin, end = places[order[first]], places[order[first + counts - 1]]
    one_document = np.searchsorted(starts, begin, "right") == np.searchsorted(starts, end, "right")
    kept = ~one_document if least > 1 else np.ones_like(one_document)
    return ordered[first[kept]], np.where(one_document, 1, counts)[kept].astype(np.int64)


def packed(counts: Mapping[str, int]) -> bytes:
    """Return the table of n-grams: sorted uint32, 28 bits of key and 4 of the logarithm of the count."""
    best: dict[int, int] = {}
    for phrase, count in counts.items():
        number = key(phrase)
        best[number] = max(best.get(number, 0), min(15, count.bit_length() - 1))
    return np.array(sorted(number << 4 | log for number, log in best.items()), dtype="<u4").tobytes()


def name_like(texts: Iterable[str], counts: Mapping[str, int]) -> frozenset[str]:
    """Return the words that clean text nearly always writes with a capital."""
    capital: Counter[str] = Counter()
    for text in texts:
        capital.update(word.lower() for word in re.findall(r"\b[A-Z][a-z]+", text))
    return frozenset(word for word, number in capital.items() if number > NAME_SHARE * counts.get(word, 1))


def form_tables(
    words: Iterable[str], counts: Mapping[str, int], pairs: Mapping[str, int], names: frozenset[str]
) -> list[dict[str, bytes]]:
    """Return form -> readings and lemma -> forms, of words and of all forms of their lemmas.

    `counts`: sightings, which choose among spellings (learned, learnt); `pairs`: sightings of two words,
    which choose among readings; `names`: words that are names where no dictionary has them.
    """
    known = {form: _readings(form, names) for form in words}
    lemmas = {lemma for items in known.values() for lemma, tag in items if tag != "NNP"}
    known |= {lemma: _readings(lemma, names) for lemma in lemmas}
    inflected = {lemma: _forms(lemma, known[lemma], counts) for lemma in sorted(lemmas)}
    made = {form: (lemma, tag) for lemma, items in inflected.items() for form, tag in items}
    for form, reading in made.items():
        known.setdefault(form, _readings(form, frozenset()) or (reading,))
    found = {form: by_context(form, items, pairs) for form, items in sorted(known.items())}
    return [
        {form: encode(form, list(items)).encode() for form, items in table.items() if items}
        for table in (found, inflected)
    ]


def _readings(form: str, names: frozenset[str]) -> tuple[tuple[str, str], ...]:
    if form in names and not readings(form):
        return ((form, "NNP"),)
    return readings(form) or guessed(form) or (((form, "NN"),) if form in MODERN else ())


def by_context(form: str, items: Sequence[tuple[str, str]], pairs: Mapping[str, int]) -> list[tuple[str, str]]:
    """Return the readings with nouns and verbs in the order that the words before the form suggest."""
    noun, verb = (sum(pairs.get(f"{word} {form}", 0) for word in words) for words in (BEFORE_NOUN, BEFORE_VERB))
    kinds = [tag[0] for _, tag in items if tag in UNCLEAR]
    if noun + verb < LEAST_CONTEXT or set(kinds) != {"N", "V"}:
        return list(items)
    late = "V" if noun > verb else "N"
    return sorted(items, key=lambda item: item[1] in UNCLEAR and item[1][0] == late)


def _forms(lemma: str, own: Iterable[tuple[str, str]], counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """Return (form, tag) for the tags that change a lemma; of several spellings the commonest."""
    found = []
    upos = {UPOS[tag] for base, tag in own if base == lemma and tag in UPOS}
    for tag, spellings in (item for pos in sorted(upos) for item in inflections(lemma, pos).items()):
        best = max((s.lower() for s in spellings), key=lambda form: counts.get(form, 0))
        doubtful = tag in ("JJR", "JJS") or (tag == "NNS" and counts.get(lemma, 0) >= FREQUENT)
        share = counts.get(best, 0) / max(1, counts.get(lemma, 0))
        if tag in CHANGING and (not doubtful or share > LEAST_SHARE):
            found.append((best, tag))
    return found


def thesaurus_words() -> list[str]:
    """Return the natural words of the thesaurus and both words of the learned swaps."""
    lines = (RULES / "learned_swaps.tsv").read_text("utf-8").splitlines()
    swaps = [word for line in lines if not line.startswith("#") for word in line.split("\t")[:2]]
    return [*Thesaurus.load(RULES / "thesaurus.bin").words, *swaps]


def write_forms(counts: Mapping[str, int], pairs: Mapping[str, int]) -> None:
    """Write `rules/forms.bin` and say how large it is."""
    frequent = sorted(counts, key=lambda word: (-counts[word], word))
    words = [word for word in frequent if "'" not in word][:FORMS]
    known = [word for word in frequent if readings(word)][:FORMS]
    names = name_like(documents(), counts) - MODERN
    wanted = [*words, *known, *FUNCTION_TAGS, *SETTLED, *thesaurus_words(), *MODERN]
    tables = form_tables(wanted, counts, pairs, names)
    sections = [section for table in tables for section in pack_records(table)]
    write_sections(RULES / "forms.bin", FORMS_MAGIC, FORMS_HEAD, sections)
    print("forms", [len(table) for table in tables], (RULES / "forms.bin").stat().st_size, "bytes")


def seen_elsewhere(words: Mapping[str, int], counted: Mapping[str, int]) -> dict[str, int]:
    """Return the pairs of known words that only the language model of others has, each counted once."""
    others = (pair for pair in pairs(model_file()) if pair not in counted)
    return {pair: 1 for pair in others if all(word in words for word in pair.split(" "))}


def main() -> None:
    """Write both files and say how large they are."""
    text = Text(documents())
    tables = [text.counts(order + 1, LEAST[order]) for order in range(LONGEST)]
    words, counted, triples = tables
    sections = [packed(table) for table in (words, counted | seen_elsewhere(words, counted), triples)]
    write_sections(RULES / "ngrams.bin", MAGIC, HEAD, sections)
    print("n-grams", [len(table) for table in tables], (RULES / "ngrams.bin").stat().st_size, "bytes")
    write_forms(words, counted)


if __name__ == "__main__":
    main()

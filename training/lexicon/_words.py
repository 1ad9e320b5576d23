"""Words of the clean text: how often, their lemmas and parts of speech, likeliest reading first."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from lemminflect import getAllInflections, getAllInflectionsOOV, getAllLemmas

from linter.lexicon._ngrams import runs
from training.lexicon._wordnet import POS_COUNTS, tag_counts

FUNCTION_WORDS = {
    "DT": "the a an this that these those each every either neither some any no another such all both half",
    "IN": """of in to for with on at from by about as into like through after over between out against during
        without before under around among than if because while although though whether since until unless
        within along across behind beyond up down off upon onto toward towards despite per via throughout
        above below near beside besides except amid amongst inside outside whereas wherein not n't away""",
    "PRP": """i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
        myself yourself himself herself itself ourselves yourselves themselves who whom whose which what
        whatever whoever whichever someone somebody something anyone anybody anything everyone everybody
        everything nobody nothing none one's oneself""",
    "CC": "and or but nor yet so",
    "MD": """can could will would shall should may might must ought cannot can't won't wouldn't couldn't
        shouldn't""",
    "CD": """one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty
        seventy eighty ninety hundred thousand million billion""",
    "RB": """very also just only then there here now too even still again ever never always often how when
        where why however therefore thus more most less least quite rather perhaps almost already else""",
    "UH": "yes oh ah hello",
}
"""Closed classes, which no table of inflections is to touch; tag -> words."""

FUNCTION_TAGS = {word: tag for tag, words in FUNCTION_WORDS.items() for word in words.split()}
"""Function word -> tag."""

SETTLED: dict[str, tuple[tuple[str, str], ...]] = {
    "is": (("be", "VBZ"),),
    "are": (("be", "VB"),),
    "am": (("be", "VB"),),
    "was": (("be", "VBD"),),
    "were": (("be", "VBD"),),
    "been": (("be", "VBN"),),
    "being": (("be", "VBG"),),
    "be": (("be", "VB"),),
    "has": (("have", "VBZ"),),
    "have": (("have", "VB"),),
    "had": (("have", "VBD"), ("have", "VBN")),
    "having": (("have", "VBG"),),
    "does": (("do", "VBZ"),),
    "do": (("do", "VB"),),
    "did": (("do", "VBD"),),
    "done": (("do", "VBN"),),
    "doing": (("do", "VBG"),),
    "routing": (("route", "VBG"),),
    "routed": (("route", "VBN"), ("route", "VBD")),
    "milia": (("milia", "NNS"), ("milia", "NN")),
    "data": (("data", "NNS"), ("data", "NN")),
}
"""Forms of be, have and do, and forms that the dictionary misreads -> their readings."""

UNCHANGED = frozenset(
    """
    aircraft carp cattle cod crossroads data deer fish gallows headquarters hertz means moose offspring people
    police salmon series shellfish shrimp species spacecraft sheep squid swine trout tuna barracks
    """.split()
)
"""Nouns whose plural is the singular (or that are always plural)."""

TAG_ORDER = ("VBG", "VBD", "VBN", "VBZ", "NNS", "NN", "VB", "JJ", "JJR", "JJS", "RB")
"""Which reading goes first where counts are equal."""

_UPOS_TAGS = {
    "NOUN": ("NN", "NNS"),
    "VERB": ("VB", "VBD", "VBN", "VBG", "VBZ"),
    "ADJ": ("JJ", "JJR", "JJS"),
    "ADV": ("RB",),
}


TAG_UPOS = {tag: upos for upos, tags in _UPOS_TAGS.items() for tag in tags}
"""Penn tag -> universal part of speech."""


def word_counts(texts: Iterable[str]) -> Counter[str]:
    """Count the words of clean documents."""
    counts: Counter[str] = Counter()
    for text in texts:
        for run in runs(text):
            counts.update(run)
    return counts


@cache
def inflections(lemma: str, upos: str) -> dict[str, tuple[str, ...]]:
    """Return tag -> spellings of a lemma as a part of speech; no plural for what has none of its own."""
    found = dict(getAllInflections(lemma, upos=upos) or getAllInflectionsOOV(lemma, upos))
    if upos == "VERB":
        found.setdefault("VBN", found.get("VBD", ()))
    if "NNS" in found and lemma not in UNCHANGED:
        found["NNS"] = tuple(form for form in found["NNS"] if form != lemma)
    return {tag: found[tag] for tag in _UPOS_TAGS[upos] if found.get(tag)}


@cache
def readings(form: str) -> tuple[tuple[str, str], ...]:
    """Return (lemma, tag) of every reading of a form, likeliest first; empty for an unknown word.

    How likely: sightings of the lemma as that part of speech in WordNet's sense-tagged text. Parts of
    speech that WordNet does not give a lemma are left out where it gives it another.
    """
    if form in SETTLED:
        return SETTLED[form]
    if form in FUNCTION_TAGS:
        return ((form, FUNCTION_TAGS[form]),)
    found: dict[tuple[str, str], int] = {}
    for upos, lemmas in getAllLemmas(form).items():
        for lemma in lemmas if upos in _UPOS_TAGS else ():
            for tag, spellings in inflections(lemma, upos).items():
                if form in spellings:
                    found.setdefault((lemma, tag), sightings(lemma, upos))
    if max(found.values(), default=-1) >= 0:
        found = {reading: number for reading, number in found.items() if number >= 0}
    return tuple(sorted(found, key=lambda reading: (-found[reading], TAG_ORDER.index(reading[1]))))


def sightings(lemma: str, upos: str) -> int:
    """Return how often WordNet's tagged text has a lemma as a part of speech; -1 when WordNet has it not."""
    return tag_counts().get((lemma, POS_COUNTS[upos]), -1)


ENDINGS = (
    *(("ies", "y", "NNS"), ("ies", "y", "VBZ"), ("s", "", "NNS"), ("s", "", "VBZ"), ("es", "", "NNS")),
    *(("ing", "", "VBG"), ("ing", "e", "VBG"), ("ied", "y", "VBN"), ("ed", "", "VBN"), ("ed", "e", "VBN")),
    *(("", "", "NN"), ("", "", "VB"), ("", "", "JJ"), ("", "", "RB")),
)
"""Ending of a form, what its lemma has instead, tag: for words that the dictionary of forms lacks."""


@cache
def guessed(form: str) -> tuple[tuple[str, str], ...]:
    """Return readings by ending of a form whose lemma WordNet has: "exfoliating", "zits"."""
    found = []
    for ending, instead, tag in ENDINGS:
        lemma = form[: len(form) - len(ending)] + instead
        if form.endswith(ending) and len(lemma) > 2 and sightings(lemma, TAG_UPOS[tag]) >= 0:
            found.append((lemma, tag))
            found += [(lemma, "VBD")] if tag == "VBN" else []
    return tuple(found)


def lemma_of(form: str) -> str:
    """Return the likeliest lemma of a form, or the form itself."""
    found = readings(form)
    return found[0][0] if found else form


def lemma_counts(words: Counter[str]) -> Counter[str]:
    """Add up the sightings of forms under their likeliest lemma."""
    counts: Counter[str] = Counter()
    for form, number in words.items():
        counts[lemma_of(form)] += number
    return counts

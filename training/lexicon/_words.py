"""Words of the clean text: how often, their lemmas and parts of speech, likeliest reading first."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

from lemminflect import getAllInflections, getAllLemmas

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

AUXILIARIES = {
    "is": ("be", "VBZ"),
    "are": ("be", "VB"),
    "am": ("be", "VB"),
    "was": ("be", "VBD"),
    "were": ("be", "VBD"),
    "been": ("be", "VBN"),
    "being": ("be", "VBG"),
    "be": ("be", "VB"),
    "has": ("have", "VBZ"),
    "have": ("have", "VB"),
    "had": ("have", "VBD"),
    "having": ("have", "VBG"),
    "does": ("do", "VBZ"),
    "do": ("do", "VB"),
    "did": ("do", "VBD"),
    "done": ("do", "VBN"),
    "doing": ("do", "VBG"),
}
"""Forms of be, have and do -> their one reading."""

TAG_ORDER = ("VBG", "VBD", "VBN", "VBZ", "NNS", "NN", "VB", "JJ", "JJR", "JJS", "RB")
"""Which reading goes first where counts are equal."""

_UPOS_TAGS = {
    "NOUN": ("NN", "NNS"),
    "VERB": ("VB", "VBD", "VBN", "VBG", "VBZ"),
    "ADJ": ("JJ", "JJR", "JJS"),
    "ADV": ("RB",),
}


def word_counts(texts: Iterable[str]) -> Counter[str]:
    """Count the words of clean documents."""
    counts: Counter[str] = Counter()
    for text in texts:
        for run in runs(text):
            counts.update(run)
    return counts


@cache
def inflections(lemma: str, upos: str) -> tuple[tuple[str, str], ...]:
    """Return (form, tag) of a lemma as a part of speech, the preferred spelling of each tag."""
    found = getAllInflections(lemma, upos=upos)
    return tuple((found[tag][0].lower(), tag) for tag in _UPOS_TAGS[upos] if found.get(tag))


@cache
def readings(form: str) -> tuple[tuple[str, str], ...]:
    """Return (lemma, tag) of every reading of a form, likeliest first; empty for an unknown word.

    How likely: sightings of the lemma as that part of speech in WordNet's sense-tagged text.
    """
    if form in AUXILIARIES:
        return (AUXILIARIES[form],)
    if form in FUNCTION_TAGS:
        return ((form, FUNCTION_TAGS[form]),)
    found: dict[tuple[str, str], int] = {}
    for upos, lemmas in getAllLemmas(form).items():
        for lemma in lemmas if upos in _UPOS_TAGS else ():
            for tag in _tags(form, lemma, upos):
                found.setdefault((lemma, tag), tag_counts().get((lemma, POS_COUNTS[upos]), 0))
    return tuple(sorted(found, key=lambda reading: (-found[reading], TAG_ORDER.index(reading[1]))))


def _tags(form: str, lemma: str, upos: str) -> list[str]:
    known = getAllInflections(lemma, upos=upos)
    return [tag for tag in _UPOS_TAGS[upos] if form in known.get(tag, ())]


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

"""Spinner idioms: patterns with slots, and the plain words that a writer would use.

The pattern language is documented in `docs/data.md`. A pattern is expanded into *flat* patterns, in
which every alternative is chosen and every `<lemma>` is one of its forms; what remains are literal
words and slots. The longest run of literal words is the flat pattern's anchor: one index finds the
anchors of all idioms, and only there are slots looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path
from typing import Literal, NamedTuple

from .._later import pattern
from .._toml import Table, read_toml
from ..analysis import Forms, tokenize
from ._data import RULES

Mark = Literal["wrong", "stilted", "fine"]

DETERMINERS = frozenset(
    "a an the this that these those my your his her its our their any some each every no one's".split()
)
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty "
    "sixty seventy eighty ninety hundred thousand million billion dozen half".split()
)
SLOT_TAGS: dict[str, frozenset[str]] = {
    "base": frozenset({"VB", "VBP"}),
    "s": frozenset({"VBZ"}),
    "ing": frozenset({"VBG"}),
    "ed": frozenset({"VBD"}),
    "en": frozenset({"VBN"}),
    "noun": frozenset({"NN"}),
    "plural": frozenset({"NNS"}),
    "adj": frozenset({"JJ", "JJR", "JJS"}),
    "adv": frozenset({"RB", "RBR", "RBS"}),
}
"""Form of a slot to the Penn Treebank tags of the words that fill it."""
FORM_TAG = {"base": "VB", "s": "VBZ", "ing": "VBG", "ed": "VBD", "en": "VBN", "noun": "NN", "plural": "NNS"}
"""Form in a replacement to the tag a word is inflected to."""
_LEMMA_TAGS = ("VB", "VBZ", "VBG", "VBD", "VBN", "NN", "NNS")
_BE = (("be", "VB"), ("is", "VBZ"), ("are", "VBP"), ("am", "VBP"), ("was", "VBD"), ("were", "VBD"),
       ("been", "VBN"), ("being", "VBG"))  # fmt: skip
_MOST_FLAT = 2_000
"""A pattern that expands to more flat patterns than this is refused."""


class Slot(NamedTuple):
    """A place in a flat pattern that one word of a certain form fills."""

    name: str
    form: str


class Choice(NamedTuple):
    """One form of a `<lemma>` in a flat pattern."""

    word: str
    tag: str


_BARE = Choice("be", "VB")
Atom = str | Slot | Choice


class Idiom(NamedTuple):
    """One idiom as written in the data."""

    pattern: str
    replace: tuple[str, ...]
    mark: Mark
    fires: str
    silent: str
    silent_near: tuple[str, ...] = ()
    """Phrases (TOML key `not`) in whose sentence the pattern is right."""


class FlatPattern(NamedTuple):
    """One expansion of an idiom's pattern; `idiom` is its index in the list of idioms."""

    idiom: int
    atoms: tuple[Atom, ...]
    anchor: int
    """Index of the first atom of the anchor."""
    anchor_words: tuple[str, ...]


class IdiomMatch(NamedTuple):
    """Where an idiom's pattern stands: tokens [first, last)."""

    idiom: Idiom
    first: int
    last: int
    slots: tuple[tuple[str, int], ...]
    """Name of each slot and the token that fills it."""
    lemmas: tuple[Choice, ...]
    """Each `<lemma>` as it stands."""

    def replacements(self, fillers: Mapping[str, str], forms: Forms) -> tuple[str, ...]:
        """The replacements, lower case, with the given words in the slots."""
        rendered = (_render(text, fillers, self.lemmas, forms) for text in self.idiom.replace)
        return tuple(dict.fromkeys(rendered))


def shipped_idioms() -> list[Path]:
    """The idiom files of the `rules` folder, in order of name."""
    return sorted((RULES / "idioms").glob("*.toml"))


def load_idioms(path: Path) -> list[Idiom]:
    """Read and check one idiom file; raises `DataError`."""
    file = Table(path, read_toml(path), "idiom")
    file.known_keys({"idiom"}, "the file")
    return [_idiom(entry) for entry in file.tables()]


def _idiom(entry: Table) -> Idiom:
    pattern = str(entry.values.get("pattern", ""))
    missing = [key for key in ("pattern", "mark", "fires", "silent") if not entry.values.get(key)]
    if missing or not entry.values.get("replace"):
        raise entry.error(f'the idiom "{pattern}" lacks {", ".join(missing) or "replace"}', "pattern")
    entry.known_keys({"pattern", "replace", "mark", "fires", "silent", "not"}, f'the idiom "{pattern}"')
    if entry.values["mark"] not in ("wrong", "stilted", "fine"):
        raise entry.error(f'the mark of "{pattern}" must be wrong, stilted or fine', "pattern")
    replace = _replacements(entry, pattern)
    try:
        _check_pattern(pattern, replace)
    except ValueError as error:
        raise entry.error(str(error), "pattern") from None
    fires, silent = entry.string("fires"), entry.string("silent")
    return Idiom(pattern, replace, entry.values["mark"], fires, silent, entry.strings("not"))


def _replacements(entry: Table, pattern: str) -> tuple[str, ...]:
    """One text or several; an empty one deletes."""
    value = entry.values["replace"]
    texts = value if isinstance(value, list) else [value]
    for text in texts:
        if not isinstance(text, str):
            raise entry.error(f'a replacement of "{pattern}" is no text: {text!r}', "pattern")
    return tuple(texts)


def _check_pattern(pattern: str, replace: Sequence[str]) -> None:
    """Raises `ValueError` for a pattern that cannot be found, or a replacement that it cannot fill."""
    flat = list(expand(pattern, None))
    if not all(_anchor(atoms)[1] for atoms in flat):
        raise ValueError(f'the pattern "{pattern}" can stand for slots alone, with no word to find it by')
    slots = {atom.name for atoms in flat for atom in atoms if isinstance(atom, Slot)}
    for text in replace:
        for put in _TEMPLATE.finditer(text):
            if put["name"] and put["name"] not in slots:
                raise ValueError(f'the replacement of "{pattern}" uses an unknown slot {{{put["name"]}}}')
            if put["form"] and put["form"] not in FORM_TAG:
                raise ValueError(f'the replacement of "{pattern}" uses an unknown form "{put["form"]}"')
        if bad := re.search(r"[{}<>]", _TEMPLATE.sub("", text)):
            raise ValueError(f'unbalanced "{bad[0]}" in the replacement of "{pattern}"')


_PIECE = pattern(
    r"\{(?P<name>\w+):(?P<form>\w+)\}|<(?P<lemma>[^<>]+)>|\((?P<one>[^()]*)\)|\[(?P<may>[^\[\]]*)\]|(?P<bad>[][(){}<>])"
    r"|(?P<text>[^][(){}<>]+)"
)


def expand(pattern: str, forms: Forms | None) -> Iterator[tuple[Atom, ...]]:
    """Every flat form of a pattern; without `forms` a `<lemma>` stays in its base form only.

    Raises `ValueError` when brackets do not match, a slot's form is unknown, or there are too many forms.
    """
    choices: list[list[tuple[Atom, ...]]] = []
    for piece in _PIECE.finditer(pattern):
        if piece["bad"]:
            raise ValueError(f'unbalanced "{piece["bad"]}" in the pattern "{pattern}"')
        if piece["name"]:
            if piece["form"] not in SLOT_TAGS and piece["form"] not in ("det", "num", "any"):
                raise ValueError(f'unknown form "{piece["form"]}" in the pattern "{pattern}"')
            choices.append([(Slot(piece["name"], piece["form"]),)])
        elif piece["lemma"]:
            choices.append([(choice,) for choice in lemma_forms(piece["lemma"], forms)])
        elif piece["one"] is not None:
            choices.append([flat for part in piece["one"].split("|") for flat in expand(part, forms)])
        elif piece["may"] is not None:
            inner = [flat for part in piece["may"].split("|") for flat in expand(part, forms)]
            choices.append([*inner, ()])
        else:
            choices.append([tuple(tokenize(piece["text"]))])
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > _MOST_FLAT:
        raise ValueError(f'the pattern "{pattern}" stands for {count} phrases; split it')
    for combination in product(*choices):
        yield tuple(atom for part in combination for atom in part)


def lemma_forms(lemma: str, forms: Forms | None) -> list[Choice]:
    """The forms of a verb or noun, each with its tag."""
    if lemma == "be":
        return [Choice(word, tag) for word, tag in _BE]
    found: dict[str, str] = {lemma: "VB"}
    if forms is not None:
        known = {tag[:2] for _, tag in forms.lemmas(lemma)}
        for tag in _LEMMA_TAGS:
            word = forms.inflect(lemma, tag) if tag[:2] in known else None
            if word:
                found.setdefault(word.lower(), tag)
    return [Choice(word, tag) for word, tag in found.items()]


def flatten(idioms: Sequence[Idiom], forms: Forms) -> list[FlatPattern]:
    """All flat patterns of all idioms that hold at least one literal word to anchor on."""
    patterns = []
    for number, idiom in enumerate(idioms):
        for atoms in expand(idiom.pattern, forms):
            start, words = _anchor(atoms)
            if words:
                patterns.append(FlatPattern(number, atoms, start, words))
    return patterns


def _anchor(atoms: tuple[Atom, ...]) -> tuple[int, tuple[str, ...]]:
    best: tuple[int, tuple[str, ...]] = (0, ())
    run: list[str] = []
    for index, atom in enumerate((*atoms, None)):
        if atom is None or isinstance(atom, Slot):
            if len(" ".join(run)) > len(" ".join(best[1])):
                best = (index - len(run), tuple(run))
            run = []
        else:
            run.append(atom.word if isinstance(atom, Choice) else atom)
    return best


def match_at(
    flat: FlatPattern, idiom: Idiom, words: Sequence[str], anchor: int, forms: Forms
) -> IdiomMatch | None:
    """The match of a flat pattern whose anchor stands at token `anchor`, if its slots are filled."""
    first = anchor - flat.anchor
    last = first + len(flat.atoms)
    if first < 0 or last > len(words):
        return None
    slots: list[tuple[str, int]] = []
    lemmas: list[Choice] = []
    for token, (atom, word) in enumerate(zip(flat.atoms, words[first:last], strict=True), first):
        if isinstance(atom, Slot):
            if not fills(word, atom.form, forms):
                return None
            slots.append((atom.name, token))
        elif word != (atom.word if isinstance(atom, Choice) else atom):
            return None
        elif isinstance(atom, Choice):
            lemmas.append(atom)
    return IdiomMatch(idiom, first, last, tuple(slots), tuple(lemmas))


def fills(word: str, form: str, forms: Forms) -> bool:
    """Whether a word can stand in a slot of this form."""
    if not word[0].isalnum():
        return False
    if form == "any":
        return True
    if form == "det":
        return word in DETERMINERS
    if form == "num":
        return word[0].isdigit() or word in _NUMBERS
    return word[0].isalpha() and not SLOT_TAGS[form].isdisjoint(forms.tags(word))


_TEMPLATE = pattern(r"<(?P<lemma>[^<>]+)>|\{(?P<name>\w+)(?::(?P<form>\w+))?\}")


def _render(template: str, fillers: Mapping[str, str], lemmas: Sequence[Choice], forms: Forms) -> str:
    standing = iter(lemmas)

    def put(match: re.Match[str]) -> str:
        if match["lemma"]:
            return _be_or_inflect(match["lemma"], next(standing, _BARE), forms)
        head, *rest = fillers[match["name"]].split(" ")
        tag = FORM_TAG.get(match["form"] or "")
        if tag is not None:
            head = forms.inflect(forms.lemma(head, tag[0]), tag) or head
        return " ".join([head, *rest])

    return _TEMPLATE.sub(put, template)


def _be_or_inflect(lemma: str, standing: Choice, forms: Forms) -> str:
    """A lemma in the form of what stands in the text; "were" stays "were", whose number no tag tells."""
    head, _, rest = lemma.partition(" ")
    if head != "be":
        word = forms.inflect(head, standing.tag)
    elif standing in _BE:
        word = standing.word
    else:
        word = next((form for form, tag in _BE if tag == standing.tag), "be")
    return " ".join(part for part in (word or head, rest) if part)

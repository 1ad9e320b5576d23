"""Lemmas and inflections: the compiled table first, guesses for words it lacks."""

from __future__ import annotations

import pytest

from linter.analysis import Forms

READINGS = {
    "strips": (("strip", "NNS"), ("strip", "VBZ")),
    "strip": (("strip", "NN"), ("strip", "VB")),
    "peel": (("peel", "NN"), ("peel", "VB")),
    "stopped": (("stop", "VBD"), ("stop", "VBN")),
    "clog": (("clog", "VB"), ("clog", "NN")),
    "weightier": (("weighty", "JJR"),),
    "heavy": (("heavy", "JJ"),),
    "lead": (("lead", "VB"),),
    "prompts": (("prompt", "VBZ"),),
    "relatives": (("relative", "NNS"),),
    "folks": (("folk", "NNS"),),
}
INFLECTIONS = {
    ("peel", "NNS"): "peels",
    ("peel", "VBZ"): "peels",
    ("clog", "VBD"): "clogged",
    ("heavy", "JJR"): "heavier",
    ("lead", "VBZ"): "leads",
}


class Table:
    def lemmas(self, form: str) -> tuple[tuple[str, str], ...]:
        return READINGS.get(form, ())

    def inflect(self, lemma: str, tag: str) -> str | None:
        return INFLECTIONS.get((lemma, tag))


@pytest.fixture
def forms() -> Forms:
    return Forms(Table())


def test_the_likeliest_lemma_comes_first_unless_the_part_of_speech_is_known(forms: Forms) -> None:
    assert forms.lemma("strips") == "strip"
    assert forms.tags("strips") == {"NNS", "VBZ"}
    assert forms.lemma("stopped", "V") == "stop"
    assert forms.lemma("folks", "V") == "folk"


@pytest.mark.parametrize(
    ("word", "lemma", "tags"),
    [
        ("glooping", "gloop", {"VBG", "NN"}),
        ("glooped", "gloop", {"VBD", "VBN", "JJ"}),
        ("gloops", "gloop", {"NNS", "VBZ"}),
        ("gloopily", "gloopily", {"RB"}),
        ("gloop", "gloop", {"NN"}),
        ("gloss", "gloss", {"NN"}),
        ("ing", "ing", {"NN"}),
        ("3.5", "3.5", set()),
        ("", "", set()),
    ],
)
def test_unknown_words_are_guessed_by_their_ending(forms: Forms, word: str, lemma: str, tags: set[str]) -> None:
    assert forms.lemma(word) == lemma
    assert forms.tags(word) == tags


@pytest.mark.parametrize(
    ("natural", "word", "inflected"),
    [
        ("peel", "strips", "peels"),
        ("peel", "strip", "peel"),
        ("clog", "stopped", "clogged"),
        ("heavy", "weightier", "heavier"),
        ("lead to", "prompts", "leads to"),
        ("chemical peel", "strips", "chemical peels"),
        ("relatives", "folks", "relatives"),
        ("heavy", "strips", "heavy"),
        ("peel", "3.5", "peel"),
    ],
)
def test_the_head_takes_the_form_that_the_word_has(forms: Forms, natural: str, word: str, inflected: str) -> None:
    assert forms.inflect_like(natural, word) == inflected


def test_a_known_part_of_speech_decides_between_readings(forms: Forms) -> None:
    assert forms.inflect_like("peel off", "strips", "V") == "peels off"


@pytest.mark.parametrize(
    ("lemma", "tag", "form"),
    [
        ("vlog", "VBG", "vlogging"),
        ("vlog", "VBD", "vlogged"),
        ("vape", "VBG", "vaping"),
        ("glamp", "VBZ", "glamps"),
        ("decarbonise", "VBD", "decarbonised"),
        ("selfify", "VBN", "selfified"),
        ("selfify", "VBZ", "selfifies"),
        ("retie", "VBG", "retying"),
        ("gifbox", "NNS", "gifboxes"),
        ("unfree", "VBG", "unfreeing"),
        ("upcycle", "JJR", None),
        ("x3", "NNS", None),
    ],
)
def test_words_that_the_table_lacks_take_regular_endings(
    forms: Forms, lemma: str, tag: str, form: str | None
) -> None:
    assert forms.inflect(lemma, tag) == form


def test_a_base_form_is_its_lemma(forms: Forms) -> None:
    assert forms.inflect("bake", "VB") == "bake"

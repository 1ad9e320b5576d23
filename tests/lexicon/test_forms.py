import time

import pytest

from linter.lexicon import RULES
from linter.lexicon._forms import FormTable, decode, encode
from training.lexicon import _words, count_ngrams


@pytest.fixture(scope="module")
def shipped() -> FormTable:
    return FormTable.load(RULES / "forms.bin")


@pytest.mark.parametrize(
    ("base", "items"),
    [
        ("bake", [("baking", "VBG"), ("baked", "VBD")]),
        ("went", [("go", "VBD")]),
        ("peels", [("peel", "VBZ"), ("peel", "NNS")]),
        ("a" * 35, [("b", "NN")]),
    ],
)
def test_values_come_back(base: str, items: list[tuple[str, str]]) -> None:
    assert decode(base, encode(base, items)) == items


@pytest.mark.parametrize(
    ("form", "readings"),
    [
        ("peels", {("peel", "VBZ"), ("peel", "NNS")}),
        ("clogged", {("clog", "VBD"), ("clog", "VBN")}),
        ("went", {("go", "VBD")}),
        ("criteria", {("criterion", "NNS")}),
        ("exfoliating", {("exfoliate", "VBG")}),
        ("zits", {("zit", "NNS")}),
        ("routing", {("route", "VBG")}),
        ("this", {("this", "DT")}),
        ("london", {("london", "NNP")}),
        ("qwzx", set()),
    ],
)
def test_shipped_readings(shipped: FormTable, form: str, readings: set[tuple[str, str]]) -> None:
    assert set(shipped.lemmas(form)) == readings


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("bumps", ("bump", "NNS")),
        ("leaves", ("leaf", "NNS")),
        ("found", ("find", "VBD")),
        ("results", ("result", "NNS")),
        ("better", ("good", "JJR")),
        ("tired", ("tired", "JJ")),
    ],
)
def test_the_commonest_reading_goes_first(shipped: FormTable, form: str, first: tuple[str, str]) -> None:
    assert shipped.lemmas(form)[0] == first


@pytest.mark.parametrize(
    ("lemma", "tag", "form"),
    [
        ("peel", "VBG", "peeling"),
        ("clog", "VBN", "clogged"),
        ("child", "NNS", "children"),
        ("go", "VBN", "gone"),
        ("big", "JJR", "bigger"),
        ("peel", "NN", "peel"),
        ("information", "NNS", None),
        ("beautiful", "JJR", None),
        ("qwzx", "VBG", None),
    ],
)
def test_shipped_inflections(shipped: FormTable, lemma: str, tag: str, form: str | None) -> None:
    assert shipped.inflect(lemma, tag) == form


def test_shipped_table_is_quick_to_load() -> None:
    begun = time.perf_counter()
    FormTable.load(RULES / "forms.bin")
    assert time.perf_counter() - begun < 0.03


def test_readings_follow_sense_counts_and_context(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = {("bump", "v"): 9, ("bump", "n"): 3, ("exfoliate", "v"): 0}
    monkeypatch.setattr(_words, "tag_counts", lambda: seen)
    for cached in (_words.readings, _words.guessed):
        cached.cache_clear()
    assert _words.readings("bumps") == (("bump", "VBZ"), ("bump", "NNS"))
    assert _words.guessed("exfoliating") == (("exfoliate", "VBG"),)
    ordered = count_ngrams.by_context("bumps", _words.readings("bumps"), {"the bumps": 9, "it bumps": 2})
    assert ordered == [("bump", "NNS"), ("bump", "VBZ")]
    readings, inflections = count_ngrams.form_tables(["bumps"], {"bump": 5}, {}, frozenset())
    assert decode("bump", inflections["bump"].decode())[0] == ("bumps", "NNS")
    assert set(readings) >= {"bump", "bumps", "bumping", "bumped"}
    for cached in (_words.readings, _words.guessed):
        cached.cache_clear()

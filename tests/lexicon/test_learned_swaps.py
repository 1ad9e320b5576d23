import pytest

from linter.lexicon._swaps import load_learned
from training.lexicon import build_swaps
from training.lexicon.build_swaps import Evidence, gathered, is_word, kept, same_stem

READINGS = {
    "features": (("feature", "NNS"),),
    "highlights": (("highlight", "NNS"), ("highlight", "VBZ")),
    "hidden": (("hide", "VBN"),),
    "secret": (("secret", "NN"), ("secret", "JJ")),
}


@pytest.fixture(autouse=True)
def few_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_swaps, "readings", lambda word: READINGS.get(word, ()))


def test_forms_are_joined_under_their_lemmas() -> None:
    rows = [
        {"natural": "features", "garbled": "highlights", "n_pairs": "30", "n_distinct_terms": "5"},
        {"natural": "feature", "garbled": "highlight", "n_pairs": "10", "n_distinct_terms": "4"},
    ]
    assert gathered(rows) == {("feature", "highlight"): Evidence(40, 9)}


def test_participles_of_another_part_of_speech_stay() -> None:
    assert build_swaps.lemma_pair("hidden", "secret") == ("hidden", "secret")


def test_weight_grows_with_the_evidence() -> None:
    assert Evidence(40, 1).weight < Evidence(4, 4).weight < Evidence(40, 40).weight < 1


@pytest.mark.parametrize("word", ["the", "b", "b12", "x-ray", "3d", "half-", ""])
def test_no_content_words(word: str) -> None:
    assert not is_word(word)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("sensitive", "sensitivity", True),
        ("fact", "facts", True),
        ("acid", "corrosive", False),
        ("low", "moo", False),
    ],
)
def test_same_stem(one: str, other: str, same: bool) -> None:
    assert same_stem(one, other) is same


def test_noise_is_left_out() -> None:
    found = {
        ("acid", "corrosive"): Evidence(75, 74),
        ("breast", "bosom"): Evidence(1, 1),
        ("breast", "table"): Evidence(1, 1),
        ("network", "system"): Evidence(20, 19),
        ("sensitive", "sensitivity"): Evidence(9, 9),
    }
    swaps = kept(found, {("bosom", "breast"): 0.5})
    assert [swap[:2] for swap in swaps] == [("acid", "corrosive"), ("breast", "bosom")]


def test_shipped_swaps_are_sound() -> None:
    swaps = load_learned()
    pairs = {(natural, garbled) for natural, garbled, _ in swaps}
    assert len(pairs) == len(swaps) > 2000
    assert {("acid", "corrosive"), ("breast", "bosom"), ("artificial", "counterfeit")} <= pairs
    assert all(0 < weight < 1 and is_word(n) and is_word(g) and n != g for n, g, weight in swaps)

import time
from pathlib import Path

import pytest

from linter.lexicon import RULES
from linter.lexicon._mapped import write_sections
from linter.lexicon._thesaurus import MAGIC, Thesaurus
from training.lexicon import build_thesaurus
from training.lexicon._wordnet import Synset, parse_synset
from training.lexicon.build_thesaurus import (
    MUTUAL,
    ONE_WAY,
    SIMILAR,
    SYNONYM,
    combined,
    inverted,
    moby_pairs,
    packed,
    usable_garbled,
    wordnet_pairs,
)

FORMS = frozenset({"peel", "strip", "off", "of", "rind", "the"})


@pytest.fixture(scope="module")
def shipped() -> Thesaurus:
    return Thesaurus.load(RULES / "thesaurus.bin")


def test_moby_pairs_know_whether_they_are_mutual() -> None:
    pairs = moby_pairs(["peel,strip,rind\n", "strip,peel\n"])
    assert pairs[("peel", "strip")] == MUTUAL
    assert pairs[("peel", "rind")] == ONE_WAY
    assert ("rind", "peel") not in pairs


def test_synsets_are_parsed_without_names() -> None:
    line = "00001740 03 n 03 Peel 0 hot_peel 0 strip(a) 0 002 @ 00002137 n 0000 & 00000009 s 0000 | gloss\n"
    expected = Synset(("hot peel", "strip"), (("@", ("n", "00002137")), ("&", ("a", "00000009"))))
    assert parse_synset(line) == ("00001740", expected)


def test_wordnet_pairs_prefer_near_relations_and_first_senses() -> None:
    one, other = ("a", "1"), ("a", "2")
    synsets = {one: Synset(("keen", "sharp"), (("&", other),)), other: Synset(("acute",), ())}
    pairs = wordnet_pairs(synsets, {("keen", one): 1, ("sharp", one): 3})
    assert pairs[("keen", "sharp")] == SYNONYM > pairs[("keen", "acute")] == SIMILAR
    assert pairs[("sharp", "keen")] < pairs[("keen", "sharp")]


def test_inverting_keeps_words_that_matter_best_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_thesaurus, "lemma_of", lambda word: word.removesuffix("s"))
    pairs = {
        ("peel", "strip"): 0.5,
        ("strip", "strips"): 1.0,
        ("rare", "strip"): 0.5,
        ("unknown", "strip"): 0.9,
        ("strip", "strip"): 1.0,
    }
    assert inverted(pairs, {"peel": 900, "rare": 5, "strip": 9}, FORMS) == {
        "strip": [("peel", 0.5), ("rare", 0.5)]
    }


def test_phrases_are_two_frequent_words() -> None:
    assert usable_garbled("peel off", FORMS)
    assert not any(usable_garbled(word, FORMS) for word in ("of", "of off", "the peel", "zest", "peel strip rind"))


def test_agreement_of_sources_adds_up_to_one_at_most() -> None:
    assert combined({("a", "b"): 0.7}, {("a", "b"): 0.5, ("a", "c"): 0.2}) == {("a", "b"): 1.0, ("a", "c"): 0.2}


def test_look_up_both_ways(tmp_path: Path) -> None:
    path = tmp_path / "thesaurus.bin"
    table = {"strip": [("peel", 1.0), ("band", 0.2)], "rind": [("peel", 0.4)]}
    write_sections(path, MAGIC, "", packed(table))
    found = Thesaurus.load(path)
    assert found.words == ["band", "peel"]
    assert found.naturals("strip") == [("peel", 1.0), ("band", 0.2)]
    assert found.garbled("peel") == [("strip", 1.0), ("rind", 0.4)]
    assert found.naturals("qwzx") == [] == found.garbled("qwzx")


@pytest.mark.parametrize(
    ("garbled", "natural"),
    [
        ("fluid", "liquid"),
        ("strip", "peel"),
        ("knock", "bump"),
        ("forestall", "prevent"),
        ("stop up", "block"),
        ("corrosive", "acid"),
        ("tidy", "clean"),
    ],
)
def test_shipped_thesaurus(shipped: Thesaurus, garbled: str, natural: str) -> None:
    assert natural in dict(shipped.naturals(garbled))


def test_shipped_weights_are_shares(shipped: Thesaurus) -> None:
    weights = [weight for _, weight in shipped.garbled("peel")]
    assert weights == sorted(weights, reverse=True)
    assert all(0 < weight <= 1 for weight in weights)


def test_shipped_thesaurus_is_small_quick_and_licensed() -> None:
    path = RULES / "thesaurus.bin"
    assert path.stat().st_size <= 4_000_000
    assert b"WordNet 3.0 Copyright 2006 by Princeton University" in path.read_bytes()[:4000]
    begun = time.perf_counter()
    Thesaurus.load(path).naturals("strip")
    assert time.perf_counter() - begun < 0.05

import re

import pytest

from linter.lexicon import RULES
from linter.lexicon._known import KnownGarble, load_known
from linter.lexicon._ngrams import NGrams, runs
from training.lexicon import build_known_garbles as make
from training.lexicon.build_known_garbles import Counts, Entry, Judgement

ROW = {
    "garbled": "profound learning",
    "expected": "deep learning",
    "raw_expected": "deep learning",
    "uncertain": "0",
    "pps_context": "",
    "pps_num_papers": "7",
    "sources": "hahuyhoang411/tortured-phrase",
}
JUDGED = Judgement(
    [
        "# head",
        "phrase\taction\tvalue",
        "bogus *\tand\t",
        "bogus claim\tkeep\t",
        "given gift\tdrop\t",
        "nursery gas\tnatural\tgreenhouse gas",
        "Fast Fourier Transform\tspell\tfast Fourier transform",
    ]
)


def entry(garbled: str, *naturals: str, needs: tuple[str, ...] = ()) -> Entry:
    return Entry(garbled, naturals, needs)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('AND "deep learning"', (("deep learning",), ())),
        ('AND ("car" OR "vehicle") NOT specular', (("car",), ("specular",))),
        ('AND CNN AND "feature map"', (("CNN", "feature map"), ())),
        ("", ((), ())),
    ],
)
def test_clauses(query: str, expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert make.clauses(query) == expected


def test_an_acronym_becomes_a_clause() -> None:
    assert make.without_acronym("artificial data (ai)") == ("artificial data", ("AI",))
    assert make.without_acronym("secret (hidden) layers") == ("secret (hidden) layers", ())


@pytest.mark.parametrize(
    ("expected", "garbled", "phrases"),
    [
        ("benign cancer/tumor", "favorable cancer", ("benign cancer", "benign tumor")),
        ("heart failure / heart attack", "coronary frustration", ("heart failure", "heart attack")),
        ("master/slave", "grasp/slave", ("master/slave",)),
        ("man in the middle (MitM)", "guy in the middle", ("man in the middle",)),
        ('Gaussian mixture (as in \\"Gaussian mixture model (GMM)\\")', "gaussian blend", ("Gaussian mixture",)),
        ("performance expectancy, see https://en.wikipedia.org/x", "conduct hope", ("performance expectancy",)),
        ("morbidity, mortality", "bleakness mortality", ()),
        ("in summary, this study examines...", "in rundown, this", ()),
        ("(?)", "x y", ()),
    ],
)
def test_paste_ready(expected: str, garbled: str, phrases: tuple[str, ...]) -> None:
    assert make.paste_ready(expected, garbled) == phrases


@pytest.mark.parametrize(
    "change",
    [{"sources": "GeoffreyWang1117/IntegriRef"}, {"raw_expected": "deep learning ?"}, {"pps_context": "~5"}],
)
def test_unusable_rows(change: dict[str, str]) -> None:
    assert make.is_usable(ROW)
    assert not make.is_usable(ROW | change)


def test_spellings_of_one_garble_are_merged() -> None:
    entries = [entry("cross-approval", "cross-validation"), entry("cross approvals", "cross validation", "check")]
    (merged,) = make.merged(entries)
    assert merged.naturals in (("cross-validation", "check"), ("cross validation", "check"))


def test_counting_folds_hyphens_and_plurals() -> None:
    counts = make.count([entry("amino-corrosive", "amino acid")], ["Amino corrosives. Amino, corrosive."])
    assert counts.phrases["amino corrosive"] == 1
    assert counts.words["amino"] == 2


def test_judging() -> None:
    counts = Counts()
    counts.words.update({"bogus": 9000, "claim": 9000, "note": 9000, "strange": 9000, "rare": 3})
    counts.phrases.update({"attested phrase": 1})

    def judged(garbled: str, natural: str, *needs: str) -> Entry | None:
        return make.judged(entry(garbled, natural, needs=needs), JUDGED, counts)

    assert judged("given gift", "known present") is None
    assert judged("attested phrases", "natural phrase") is None
    assert judged("attested phrases", "natural phrase", "guard") is not None
    assert judged("nursery gas", "greenhouse gasses") == entry("nursery gas", "greenhouse gas")
    assert judged("bogus claim", "false claim") == entry("bogus claim", "false claim")
    assert judged("bogus rare", "false rare") == entry("bogus rare", "false rare", needs=("false",))
    assert judged("strange note", "odd bill") == entry("strange note", "odd bill", needs=("odd bill",))
    assert judged("claim", "bill") is None
    assert judged("qwzx", "bill") == entry("qwzx", "bill")


def test_capitals_are_for_names() -> None:
    counts = Counts()
    counts.words.update({"linear": 90, "programming": 90, "fourier": 20})
    counts.capital.update({"linear": 3, "fourier": 20})
    counts.exact.update({"World Health Organization": 50})
    counts.anyhow.update({"world health organization": 51})
    assert make.cased("Linear Programming", counts) == "linear programming"
    assert make.cased("Fourier Linear", counts) == "Fourier linear"
    assert make.cased("World Health Organization", counts) == "World Health Organization"


def test_number_follows_the_garbled_phrase(monkeypatch: pytest.MonkeyPatch) -> None:
    nouns = {"ailment": "NN", "ailments": "NNS", "disease": "NN", "diseases": "NNS"}
    monkeypatch.setattr(make, "readings", lambda w: ((w.removesuffix("s"), nouns[w]),) if w in nouns else ())
    monkeypatch.setattr(make, "guessed", lambda _: ())
    monkeypatch.setattr(make, "inflections", lambda lemma, _: {"NNS": (lemma + "s",)})
    counts = Counts()
    counts.words.update({"disease": 100, "diseases": 40})
    assert make.numbered("eye disease", "eye ailments", counts) == "eye diseases"
    assert make.numbered("eye diseases", "eye ailment", counts) == "eye disease"
    assert make.numbered("lost", "eye ailments", counts) == "lost"


@pytest.fixture(scope="module")
def shipped() -> list[KnownGarble]:
    return load_known()


def test_shipped_naturals_can_be_pasted(shipped: list[KnownGarble]) -> None:
    for known in shipped:
        assert known.naturals
        for natural in known.naturals:
            assert not re.search(r"[?()\[\]\"*~]|\s\s|^\s|\s$|/ |https?:", natural), known
            assert natural.lower() != known.garbled, known


def test_shipped_garbles_have_several_words_or_are_none(shipped: list[KnownGarble]) -> None:
    words = NGrams.load(RULES / "ngrams.bin")
    for known in shipped:
        parts = [word for run in runs(known.garbled) for word in run]
        assert len(parts) > 1 or known.needs or not words.attested(parts[0]), known


def test_shipped_garbles_are_not_attested(shipped: list[KnownGarble]) -> None:
    clean = NGrams.load(RULES / "ngrams.bin")
    attested = [
        known.garbled
        for known in shipped
        if not known.needs
        and re.fullmatch(r"[a-z]+( [a-z]+){1,2}", known.garbled)
        and clean.attested(known.garbled)
    ]
    assert len(attested) <= 0.01 * len(shipped), attested  # 28-bit keys collide now and then


def test_shipped_garbles_are_unique(shipped: list[KnownGarble]) -> None:
    assert len({make.normal(known.garbled) for known in shipped}) == len(shipped) > 5000


@pytest.mark.parametrize("phrase", ["given gift", "128 pieces", "fixed time", "hazard ratio", "thyroid lump"])
def test_ordinary_english_is_not_listed(shipped: list[KnownGarble], phrase: str) -> None:
    assert phrase not in {known.garbled for known in shipped}


def test_clauses_are_kept(shipped: list[KnownGarble]) -> None:
    by_phrase = {known.garbled: known for known in shipped}
    assert by_phrase["profound learning"].needs == ("deep learning",)
    assert by_phrase["highlight extraction"].excludes == ("specular",)
    assert by_phrase["amino corrosive"].naturals == ("amino acid",)

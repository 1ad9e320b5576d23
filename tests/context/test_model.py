"""The shipped context model: sound files, windows of whole sentences, readings that tell spun from clean."""

import hashlib
import json
import shutil

import numpy as np
import pytest

from linter.analysis import Analysis
from linter.context import ContextModel, load_model
from linter.context._model import WEIGHTS
from linter.context._windows import SIZE, cut
from linter.documents import read
from linter.errors import DataError

CLEAN = (
    "Milia are small white bumps on the skin. A dermatologist can remove them with a chemical peel or with liquid "
    "nitrogen. Do not squeeze the bumps, because you may hurt your skin. Most milia go away without treatment."
)
SWAPS = {
    "bumps on": "knocks on",
    "chemical peel": "substance strip",
    "liquid": "fluid",
    "squeeze": "crush",
    "hurt": "injure",
    "go away": "vanish away",
}


def spun():
    text = CLEAN
    for natural, garbled in SWAPS.items():
        assert natural in text
        text = text.replace(natural, garbled)
    return text


def analyse(text):
    return Analysis(read(text, "x.txt"))


@pytest.fixture(scope="module")
def model():
    return load_model()


@pytest.fixture
def by_word(model):
    def read_words(text):
        analysis = analyse(text)
        return {analysis.words[token]: reading for token, reading in model.read(analysis).items()}

    return read_words


@pytest.fixture
def folder(tmp_path):
    yield shutil.copytree(WEIGHTS, tmp_path / "weights")
    load_model.cache_clear()


def test_the_weights_are_those_that_meta_describes(model):
    for name, expected in model.meta["sha256"].items():
        assert hashlib.sha256((WEIGHTS / name).read_bytes()).hexdigest() == expected, name


def test_the_weights_stay_small():
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) <= 30_000_000


def test_every_word_is_read_and_nothing_else(model):
    analysis = analyse("In 2014 the clinic's team (of 12) saw 3.5 % more.\n\nIt wasn’t co-owned.")
    words = [analysis.words[token] for token in model.read(analysis)]
    assert words == "in the clinic s team of saw more it wasn't co owned".split()


@pytest.mark.parametrize("text", ["", "\n\n", "12 – 14 %", "世界"])
def test_a_text_without_english_words(model, text):
    assert all(0 <= reading.probability <= 1 for reading in model.read(analyse(text)).values())


def test_garbled_words_are_likelier_swapped_in(by_word):
    natural, garbled = by_word(CLEAN), by_word(spun())
    for old, new in (
        ("bumps", "knocks"), ("chemical", "substance"), ("peel", "strip"),
        ("liquid", "fluid"), ("squeeze", "crush"), ("hurt", "injure"), ("go", "vanish"),
    ):  # fmt: skip
        assert garbled[new].probability > natural[old].probability, new
    assert garbled["knocks"].probability > 0.5
    assert max(reading.probability for reading in natural.values()) < 0.5


def test_a_word_is_believed_by_the_rest_of_its_document(model, by_word):
    rest = by_word(spun()), by_word("Plain words stand here, as they should. " * 20 + "\n\n" + spun())
    amid_garbles, amid_plain_words = (readings["knocks"].probability for readings in rest)
    assert amid_garbles > amid_plain_words
    logits = np.array([readings["knocks"].logit for readings in rest], np.float32)
    alone = model.alone(logits)
    assert alone[0] == pytest.approx(alone[1], abs=0.1)


def test_the_same_answer_twice(model):
    first, second = (model.read(analyse(spun())) for _ in range(2))
    assert first.keys() == second.keys()
    for token, reading in first.items():
        assert (reading.logit, reading.probability) == (second[token].logit, second[token].probability)
        assert np.array_equal(reading.vectors, second[token].vectors)


def test_the_same_answer_on_every_processor(by_word):
    """Signed weights gave "substance" 0.84 on processors that multiply bytes in 16 bits (AVX2 without VNNI)."""
    told = {"knocks": 0.94, "substance": 0.29, "strip": -1.75, "fluid": -2.45, "crush": -2.87, "vanish": 0.96}
    readings = by_word(spun())
    assert {word: readings[word].logit for word in told} == pytest.approx(told, abs=0.3)


@pytest.mark.parametrize(
    ("text", "word", "natural", "nonsense"),
    [
        ("The wart is frozen with fluid nitrogen.", "fluid", "liquid", "monday"),
        ("The doctor removed the milia with a substance peel.", "substance", "chemical", "guitar"),
        ("Climate change is also known as an unnatural weather alteration.", "alteration", "change", "spoon"),
    ],
)
def test_what_stood_there_fits_better_than_nonsense(model, by_word, text, word, natural, nonsense):
    reading = by_word(text)[word]
    right, wrong = model.fit(reading, [natural, nonsense])
    assert right > wrong
    (restored,) = model.restorations([reading], 10)
    assert len(restored) == 10
    assert natural in restored
    assert nonsense not in restored


def test_restorations_of_nothing(model):
    assert model.restorations([], 3) == []


def starts_of(model, text):
    return [start for start, _ in model._tokenizer.encode(text, add_special_tokens=False).offsets]


def windows_of(model, text):
    """The windows' texts, up to where the next begins; that they follow each other without gaps is checked."""
    starts = starts_of(model, text)
    windows = list(cut(text, starts))
    assert [first for first, _ in windows] == [0, *(last for _, last in windows[:-1])]
    assert windows[-1].last == len(starts)
    assert all(0 < last - first <= SIZE - 2 for first, last in windows)
    ends = [*(starts[first] for first, _ in windows[1:]), len(text)]
    return [text[starts[first] : end].strip() for (first, _), end in zip(windows, ends, strict=True)]


def test_windows_hold_whole_sentences(model):
    sentence = "The old mill by the river ground corn for the whole town until the war came."
    windows = windows_of(model, " ".join([sentence] * 30))
    assert len(windows) > 3
    assert all(set(window.removesuffix(".").split(". ")) == {sentence.removesuffix(".")} for window in windows)
    assert len({len(window) for window in windows[:-1]}) == 1


def test_no_window_goes_over_a_line_end(model):
    lines = ["A heading", "one short item", "It ends here. It goes on.", "last"]
    assert windows_of(model, "\n".join(lines) + "\n") == lines


def test_only_a_sentence_that_is_too_long_is_cut(model):
    windows = windows_of(model, "It is short. It" + " goes on" * 150 + ". It ends.")
    assert windows[0] == "It is short."
    assert len(windows) == 4
    assert windows[1].startswith("It goes on")
    assert windows[-1].endswith("goes on. It ends.")


def test_no_window_without_pieces():
    assert list(cut("", [])) == []


def use(folder):
    model = load_model(folder)
    model.restorations(list(model.read(analyse(CLEAN)).values()), 3)


def test_a_missing_folder(tmp_path):
    with pytest.raises(DataError, match="cannot be loaded") as caught:
        load_model(tmp_path / "none")
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("name", ["meta.json", "model.onnx", "embeddings.bin", "tokenizer.json"])
@pytest.mark.parametrize("damage", ["missing", "half", "empty"])
def test_a_damaged_folder(folder, name, damage):
    whole = (folder / name).read_bytes()
    (folder / name).unlink()
    if damage != "missing":
        (folder / name).write_bytes(whole[: len(whole) // 2] if damage == "half" else b"")
    with pytest.raises(DataError, match="cannot be loaded") as caught:
        use(folder)
    assert len(str(caught.value).splitlines()) == 1
    assert str(folder) in str(caught.value)


@pytest.mark.parametrize("content", ["{}", "[]", '{"vocabulary": 30522}'])
def test_a_meta_file_that_lacks_something(folder, content):
    (folder / "meta.json").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match="cannot be loaded"):
        load_model(folder)


def test_scales_cut_off(folder):
    with (folder / "embeddings.bin").open("r+b") as file:
        file.truncate(file.seek(0, 2) - 8)
    with pytest.raises(DataError, match="cannot be loaded"):
        use(folder)


def test_calibration_is_read_from_the_folder(folder):
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta["calibration"] = {"slope": 0.0, "offset": 0.0}
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")
    assert ContextModel(folder).alone(np.array([-5, 5], np.float32)).tolist() == [0.5, 0.5]


def test_likeness_goes_by_meaning(model):
    near, far = model.likeness(["physician", "spoon"], ["doctor", "nurse"])
    assert 1 >= near > far >= -1
    assert model.likeness(["doctor"], ["doctor"]) == [pytest.approx(1, abs=1e-5)]


def test_nothing_is_like_no_words(model):
    assert model.likeness(["doctor", "spoon"], []) == [0, 0]

"""The spinner that makes the training text: the same by seed, clean where it should be, labels in line."""

import random
from dataclasses import replace

import pytest

from training.spinner import LIGHT_SHARE, Spinner, SpunWord, Style, align, draw_style

SWAPS = {
    "apple": [("fruit", 3.0), ("orchard apple", 1.0)],
    "office": [("workplace", 1.0)],
    "big": [("enormous", 2.0), ("huge", 1.0)],
    "old": [("ancient", 1.0)],
    "remove": [("take away", 1.0)],
    "find": [("discover", 1.0)],
}
PHRASES = {"find out": [("get to know", 1.0)], "liquid nitrogen": [("fluid gas", 1.0)]}
ALWAYS = Style(rate=1.0, phrase_rate=1.0, sticky=True, sharpness=1.0, clean_paragraphs=0.0, name_rate=0.0)
TEXT = "An apple lay in a big office . We find out that Office staff remove an old OFFICE ."


@pytest.fixture
def spinner():
    return Spinner(SWAPS, PHRASES)


def document(text=TEXT, copies=1):
    return [[text.split()] for _ in range(copies)]


def spin(spinner, text, style=ALWAYS, seed=1):
    ((sentence,),) = spinner.spin(document(text), style, random.Random(seed))
    return sentence


def texts(words):
    return " ".join(word.text for word in words)


def test_the_seed_decides(spinner):
    style = replace(ALWAYS, rate=0.5, phrase_rate=0.5, sticky=False, clean_paragraphs=0.3)

    def run(seed):
        return spinner.spin(document(copies=20), style, random.Random(seed))

    assert run(1) == run(1) == Spinner(SWAPS, PHRASES).spin(document(copies=20), style, random.Random(1))
    assert run(1) != run(2)


def test_styles_come_by_seed_and_some_documents_stay_clean():
    styles = [[draw_style(random.Random(f"{seed}")) for seed in range(1000)] for _ in range(2)]
    assert styles[0] == styles[1]
    assert 250 < styles[0].count(None) < 350
    spun = [style for style in styles[0] if style]
    assert all(0 < style.rate <= 0.7 and style.phrase_rate <= 1 for style in spun)
    assert sum(style.rate < 0.1 for style in spun) == pytest.approx(1000 * LIGHT_SHARE, abs=50)
    heavy = (draw_style(random.Random(seed), light_share=0.0) for seed in range(300))
    assert all(style.rate >= 0.1 for style in heavy if style)


@pytest.mark.parametrize(
    "style",
    [None, replace(ALWAYS, rate=0.0, phrase_rate=0.0), replace(ALWAYS, clean_paragraphs=1.0)],
)
def test_what_is_left_alone_stays_as_it_was(spinner, style):
    paragraphs = document(copies=3)
    spun = spinner.spin(paragraphs, style, random.Random(1))
    assert [[[word.text for word in sentence] for sentence in paragraph] for paragraph in spun] == paragraphs
    assert not any(word.swapped or word.garbled for paragraph in spun for words in paragraph for word in words)


@pytest.mark.parametrize(
    ("natural", "expected"),
    [
        ("an office", "a workplace"),
        ("a big house", "an enormous house"),
        ("an old house", "an ancient house"),
        ("an hour", "an hour"),
        ("a unit", "a unit"),
        ("it is a", "it is a"),
    ],
)
def test_a_and_an_follow_what_was_put_in(natural, expected):
    swaps = SWAPS | {"big": [("enormous", 1.0)]}
    assert texts(spin(Spinner(swaps, {}), natural)) == expected


def test_an_article_is_no_garble(spinner):
    article, word = spin(spinner, "an office")
    assert (article.text, article.garbled) == ("a", False)
    assert (word.text, word.garbled, word.original) == ("workplace", True, ("office",))


def test_names_and_acronyms(spinner):
    assert texts(spin(spinner, "the Office of OFFICE")) == "the Office of OFFICE"
    assert texts(spin(spinner, "the Office", replace(ALWAYS, name_rate=1.0))) == "the workplace"
    assert texts(spin(spinner, "Office work")) == "workplace work"


def test_a_phrase_goes_before_its_words(spinner):
    words = spin(spinner, "we find out and find liquid nitrogen")
    assert texts(words) == "we get to know and discover fluid gas"
    assert [word.garbled for word in words] == [False, True, None, True, False, True, True, True]
    assert [word.original for word in words] == [
        (), ("find", "out"), (), (), (), ("find",), ("liquid",), ("nitrogen",)
    ]  # fmt: skip


def test_two_words_for_one(spinner):
    words = spin(spinner, "they remove it")
    assert [(word.text, word.original) for word in words[1:3]] == [("take", ("remove",)), ("away", ())]
    assert all(word.swapped for word in words[1:3])


def test_labels_line_up_with_what_stood_there(spinner):
    for seed in range(50):
        words = spin(spinner, TEXT, replace(ALWAYS, rate=0.5, phrase_rate=0.5, sticky=False), seed)
        back = [
            text for word in words if not word.swapped or word.original for text in word.original or (word.text,)
        ]
        natural = [token.lower() for token in TEXT.split()]
        articles = {"a", "an"}
        assert [t.lower() for t in back if t.lower() not in articles] == [t for t in natural if t not in articles]


def test_a_sticky_spinner_keeps_its_habits(spinner):
    for seed in range(20):
        words = spin(spinner, "big " * 30, replace(ALWAYS, rate=0.5), seed)
        assert len({word.text for word in words}) == 1
    loose = spin(spinner, "big " * 30, replace(ALWAYS, rate=0.5, sticky=False))
    assert {word.text for word in loose} == {"big", "huge", "enormous"}


def test_words_that_stay_are_no_swaps():
    assert align(("stay", "dry"), ["stay", "arid"]) == [
        SpunWord("stay"),
        SpunWord("arid", swapped=True, original=("dry",)),
    ]


def test_a_term_is_swapped_in_every_word(spinner):
    spinner = Spinner(SWAPS, {}, terms=["big old office"])
    style = replace(ALWAYS, rate=0.0)
    assert texts(spin(spinner, "the big old office and the big apple", style)).split()[1:4] in (
        ["enormous", "ancient", "workplace"],
        ["huge", "ancient", "workplace"],
    )


def test_a_listed_garble_may_stand_for_a_term_as_well(spinner):
    listed = {"liquid nitrogen": [("watery gas", 1.0)]}
    spinner = Spinner({"liquid": [("fluid", 1.0)]}, listed, ["liquid nitrogen"])
    style = replace(ALWAYS, rate=0.0)
    found = {texts(spin(spinner, "use liquid nitrogen", style, seed)) for seed in range(20)}
    assert found == {"use fluid nitrogen", "use watery gas"}

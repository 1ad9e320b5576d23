"""What is counted in an article, and what is not."""

from __future__ import annotations

import pytest

from linter import check


def counted(text, path="a.md"):
    return check(text, path=path).readability.document.counts


def hard(word):
    return counted(f"We saw it and then {word} came.").hard_words


@pytest.mark.parametrize("text", ["The cat sat on the mat.", "**The** cat *sat* on [the mat](http://x.y/z)."])
def test_a_sentence(text):
    its = counted(text)
    assert its == (1, 6, 17, 17, 6, 6, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Stop. Go now. Do it today please. Yes.", 4),
        ("Dr. Smith saw 3.5 mg of it at 9 a.m. on Monday. It was fine.", 2),
    ],
)
def test_sentences(text, sentences):
    assert counted(text).sentences == sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A well-known state-of-the-art tool can't fail.", 6),
        ("It costs $3.50 or 1,200.75 yen.", 6),
        ("The U.S. Army met at 9 a.m. there.", 8),
        ("Both and/or either — or neither – went.", 7),
        ("See `code here` and <https://x.y/z> now.", 3),
    ],
)
def test_words(text, words):
    assert counted(text).words == words


@pytest.mark.parametrize(
    "word", "boys children's walked walking stopped happier prettiest longer slowly can't I'd 42 swam".split()
)
def test_inflected_easy_words_are_easy(word):
    assert hard(word) == 0


@pytest.mark.parametrize("word", "burglary hypothesis isotretinoin well-intentioned utilise".split())
def test_words_that_are_not_on_the_list_are_hard(word):
    assert hard(word) == 1


def test_a_proper_name_is_no_hard_word():
    assert counted("Then Scheherazade met Constantinople's king.").hard_words == 0
    assert counted("Margaret went home.").hard_words == 0
    assert counted("Hypotheses went home.").hard_words == 1


@pytest.mark.parametrize(
    ("word", "complex_words"),
    [
        *[("created", 0), ("trespasses", 0), ("bookkeeper", 0), ("butterfly", 0), ("Jeremiah", 0), ("2024", 0)],
        *[("information", 1), ("animated", 1), ("asparagus", 1), ("tax-refund", 0), ("tax-consultancy", 1)],
    ],
)
def test_gunning_excepts_names_compounds_and_verb_endings(word, complex_words):
    assert counted(f"We saw it and then {word} came.").complex_words == complex_words


PROSE = "The cat sat on the mat. It was glad, and so were we all.\n\nNobody saw the dog."


@pytest.mark.parametrize(
    "more",
    [
        "```\nsome code. More code.\n```",
        "    indented code here.",
        "| a cell. | another cell. |\n|---|---|\n| More words here. | And here. |",
        "# A heading. With a stop",
        "![An image of a cat. It sleeps.](a.png)",
        "<!-- a comment. It is long. -->",
        "- eggs\n- milk and bread",
    ],
)
def test_what_is_no_running_prose_changes_nothing(more):
    alone = counted(PROSE)
    assert counted(f"{PROSE}\n\n{more}\n") == counted(f"{more}\n\n{PROSE}\n") == alone
    assert alone.words == 18


def test_front_matter_changes_nothing():
    assert counted(f"---\ntitle: A title. Of words.\n---\n\n{PROSE}\n") == counted(PROSE)


def test_a_list_item_counts_when_it_is_a_sentence():
    assert counted("- Wash it.\n- Dry it.\n- eggs\n").words == 4
    assert counted("- put the flour into a bowl and stir it slowly\n- eggs\n").sentences == 1

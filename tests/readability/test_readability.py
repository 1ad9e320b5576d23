"""Readability of an article: where it is hard, how sure that is, and when there is no grade."""

from __future__ import annotations

import json

import pytest

from linter import check
from linter.readability import FORMULAS, RANGE, VOTERS

EASY = "The cat sat on the mat, and the dog sat by the door. "
HARD = "Notwithstanding considerable institutional reluctance, administrators recommended restructuring. "


def readability(text, path="a.md"):
    return check(text, path=path).readability


def test_document_sections_paragraphs_and_sentences():
    text = f"Before.\n\n# One\n\n{EASY * 10}\n\n{EASY}\n\n## Deep\n\n{HARD * 12}\n\n# Two\n\n- {EASY}\n"
    its = readability(text)
    assert [(section.section, section.counts.words) for section in its.sections] == [
        *[((), 1), (("One",), 143), (("One", "Deep"), 84), (("Two",), 13)],
    ]
    assert len(its.paragraphs) == 5
    assert len(its.sentences) == 1 + 10 + 1 + 12 + 1
    assert sum(sentence.counts.words for sentence in its.sentences) == its.document.counts.words
    hardest = max(its.sentences, key=lambda sentence: sentence.difficulty)
    assert its.text(hardest) == HARD.strip()
    start, end = its.source_range(hardest)
    assert text[start:end] == HARD.strip()
    assert its.line(hardest) == text[:start].count("\n") + 1


def test_no_grade_under_a_hundred_words():
    its = readability(EASY * 7)
    assert its.document.counts.words == 91
    assert (its.document.scores(), its.document.grades(), its.document.range) == ({}, {}, None)
    assert its.note == "91 words of running prose: a grade needs 100"


def test_a_grade_is_a_range_over_the_formulas():
    document = readability(EASY * 8).document
    assert set(document.grades()) == set(FORMULAS)
    least, most = document.range
    assert 0 <= least <= document.grades()["flesch-kincaid"] <= most
    assert {least, most} <= {document.grades()[name] for name in RANGE}


def test_sentences_are_voted_on():
    easy, hard = readability(EASY + HARD).sentences
    assert easy.votes(12) == []
    assert set(hard.votes(12)) == set(VOTERS)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("", "no running prose"),
        ("\n\n", "no running prose"),
        ("---\ntitle: x\n---\n", "no running prose"),
        ("```\ncode\n```\n", "no running prose"),
        ("Word", "no running prose"),
        ("Word.", "1 word of"),
        ("- eggs\n- milk\n- bread\n" * 90, "no running prose"),
        ("日本語の文章です。" * 60, "Japanese"),
        ("Das ist ein Satz auf Deutsch, und er ist nicht kurz, denn er soll erkannt werden. " * 9, "in German"),
        ("Ceci est une phrase en français, et elle n'est pas courte pour qu'on la connaisse. " * 9, "in French"),
        ("Это предложение на русском языке, и оно не такое уж короткое для нас. " * 9, "in Russian"),
        ("... !!! ??? " * 200, "no running prose"),
    ],
)
def test_articles_that_get_no_grade_say_why(text, note):
    its = readability(text)
    assert note in its.note
    assert its.document.range is None
    assert json.loads(json.dumps(its.to_json()))["document"]["grades"] == {}


def test_english_with_foreign_words_is_english():
    assert readability(f"The words “das ist gut, aber nicht sehr” are German. {EASY * 9}").note is None


def test_glossary_terms_are_counted_apart():
    text = "Isotretinoin and hyaluronic acid help against acne, as dermatologists say. " * 3
    document = check(text).readability.document
    assert 0 < document.terms.words < document.counts.words
    assert document.counts.without(document.terms).hard_words < document.counts.hard_words


def test_names_are_counted_apart():
    document = readability("Then Scheherazade met Robert in old Constantinople.").document
    assert (document.names.words, document.names.letters) == (3, 12 + 6 + 14)


def test_json():
    text = f"# One\n\n{EASY * 8}\n"
    made = json.loads(json.dumps(readability(text).to_json()))
    assert list(made) == ["path", "language", "note", "document", "sections", "paragraphs", "sentences"]
    (section,) = made["sections"]
    assert section["section"] == ["One"]
    assert text[section["start"] : section["end"]] == (EASY * 8).strip()
    assert section["counts"] == made["document"]["counts"]
    assert section["grades"]["flesch-kincaid"] == pytest.approx(0.39 * 13 + 11.8 - 15.59, abs=0.01)

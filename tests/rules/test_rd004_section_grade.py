import pytest

from linter import Settings, check

EASY = "The cat sat on the mat, and the dog lay by the door of the old house. " * 8
HARD = (
    "Institutional administrators recommended comprehensive restructuring of all their organisational "
    "responsibilities and simultaneously reconsidered international relationships. "
) * 8

FIRES = [
    f"# One\n\n{HARD}\n",
    f"# One\n\n{EASY}\n\n# Two\n\n{HARD}\n",
    f"{HARD}\n\n# One\n\n{EASY}\n",
    f"# One\n\n## Deep\n\n{HARD}\n",
    f"# One\n\n> {HARD}\n",
    f"# One\n\n- {HARD}\n- {HARD}\n",
    f"{HARD}",
    f"# One\n\n{HARD[:500]}.\n\n{HARD[:500]}.\n\n{HARD[:500]}.\n",
]
SILENT = [
    f"# One\n\n{EASY}\n",
    f"# One\n\n{HARD.split('. ')[0]}.\n",
    f"# {HARD}\n\n{EASY}\n",
    f"# One\n\n```\n{HARD}\n```\n\n{EASY}\n",
    f"# One\n\n| {HARD} | b |\n|---|---|\n| {HARD} | c |\n\n{EASY}\n",
    f"---\ntitle: {HARD}\n---\n\n{EASY}\n",
    "Das ist ein Satz auf Deutsch, und er ist nicht kurz, denn er soll erkannt werden. " * 20,
    "",
]


def found(text, audience=None):
    return check(text, Settings(select=("RD004",), audience=audience), path="a.md").findings


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    (finding,) = found(text)
    assert (finding.code, finding.severity, finding.fix) == ("RD004", "warning", None)
    assert text[finding.start : finding.end] == finding.text
    assert "at most 9 for the general public" in finding.message


@pytest.mark.parametrize("text", SILENT)
def test_silent(text):
    assert found(text) == ()


def test_it_points_at_the_heading_and_says_what_to_do():
    (finding,) = found(f"# One\n\n{EASY}\n\n## Two *words*\n\n{HARD}\n")
    assert finding.text == "Two *words"
    assert finding.message.startswith("section “Two words”: Flesch-Kincaid grade ")
    assert "plainer words for “" in finding.message


def test_the_article_where_no_section_is_long_enough():
    short = ". ".join(HARD.split(". ")[:4])
    text = "".join(f"# Part {number}\n\n{short}.\n\n" for number in range(4))
    (finding,) = found(text)
    assert finding.text == ""
    assert finding.message.startswith("the article: Flesch-Kincaid grade")


def test_a_document_within_the_limit_may_have_a_section_beyond_it():
    (finding,) = found(f"# One\n\n{EASY * 9}\n\n# Two\n\n{HARD}\n")
    assert "section “Two”" in finding.message


@pytest.mark.parametrize("audience", ["plain-language", "patient", "web", "technical", "wcag-aaa"])
def test_every_audience_has_its_own_gate(audience):
    assert found(HARD, audience)


def test_terms_may_be_exempt():
    text = (
        "We treat hyperpigmentation with azelaic acid. Isotretinoin is for severe acne. Some dermatologists like "
        "microdermabrasion. Hyaluronic acid helps with dry skin. Salicylic acid and benzoyl peroxide work well. "
    ) * 5
    technical = check(text, Settings(select=("RD004",), audience="technical"))
    general = check(text, Settings(select=("RD004",)))
    document = technical.readability.document
    assert technical.audience.score(document) < document.scores()["gunning-fog"]
    assert general.audience.score(document) == document.scores()["flesch-kincaid"]

import pytest

from linter import Settings, check

PLAIN = "The boat was old. It had two masts and a small cabin, and on most days it lay in the bay near our house."

FIRES = [
    "Notwithstanding considerable institutional reluctance, the interdepartmental subcommittee recommended "
    "comprehensive restructuring of administrative responsibilities.",
    "Pharmacological interventions demonstrating statistically significant improvements in cardiovascular "
    "outcomes necessitate continuous multidisciplinary surveillance.",
    "Organisations implementing authentication infrastructure should systematically document configuration "
    "dependencies, escalation procedures and organisational accountability.",
    "Interpretation of immunohistochemical preparations presupposes considerable familiarity with "
    "characteristic morphological peculiarities of neoplastic proliferation.",
    "Macroeconomic uncertainty notwithstanding, international institutional investors accumulated "
    "substantially overvalued telecommunications infrastructure securities throughout September.",
    "Understanding thermodynamic irreversibility fundamentally requires distinguishing macroscopic "
    "distinguishability considerations from microscopic deterministic trajectories.",
    "Agricultural intensification simultaneously accelerated environmental deterioration, demographic "
    "concentration and unprecedented socioeconomic transformation across neighbouring territories.",
    "Constitutional interpretation traditionally emphasises legislative intentions, jurisprudential "
    "consistency and considerations of administrative proportionality.",
]

SILENT = [
    PLAIN,
    "Unquestionably incomprehensible.",
    "Internationalisation notwithstanding, nothing changed.",
    "She put the kettle on, sat down by the window and looked at the rain until it was time to go to bed.",
    "We walked to the mill and back, and then we had soup and bread with the men who had cut the hay.",
    "If the seal leaks, turn off the tap, take out the pin and put in a new ring from the bag in the box.",
    "The dog ran out of the gate, over the road and down to the pond, where it sat in the mud and sang.",
    "",
]


def hard(text):
    return check(text, Settings(select=("RD001",))).findings


@pytest.mark.parametrize("sentence", FIRES)
def test_fires(sentence):
    (finding,) = hard(f"{PLAIN} {sentence}")
    assert (finding.code, finding.severity, finding.text) == ("RD001", "info", sentence)
    assert finding.fix is None
    assert "grade" in finding.message


@pytest.mark.parametrize("sentence", SILENT)
def test_silent(sentence):
    assert hard(sentence) == ()


def test_only_when_selected():
    assert check(FIRES[0]).findings == ()
    assert check(FIRES[0], Settings(select=("SP", "NZ", "CQ"))).findings == ()
    assert check(FIRES[0], Settings(select=("RD",))).findings


def test_the_three_hardest_sentences():
    found = hard(" ".join(FIRES))
    assert len(found) == 3
    assert {finding.text for finding in found} < set(FIRES)


def test_the_grade_of_the_document_is_there_without_the_rule():
    plain, hard = (check(f"{text} " * 8).readability.document for text in (PLAIN, FIRES[0]))
    assert plain.grades()["flesch-kincaid"] < 8 < hard.grades()["flesch-kincaid"]

import pytest

from linter import Settings, check

FIRES = [
    "Administrators recommended comprehensive restructuring of organisational responsibilities.",
    "Pharmacological interventions necessitate continuous multidisciplinary surveillance.",
    "Interpretation of immunohistochemical preparations presupposes considerable familiarity.",
    "Macroeconomic uncertainty notwithstanding, institutional investors accumulated securities.",
    "Constitutional interpretation traditionally emphasises legislative intentions.",
    "Organisations implementing authentication infrastructure should document configuration dependencies.",
    "Agricultural intensification accelerated environmental deterioration and demographic concentration.",
    "Understanding thermodynamic irreversibility requires distinguishing macroscopic considerations.",
]
SILENT = [
    "The managers want to share out the work in a new way.",
    "Unquestionably incomprehensible.",
    "Internationalisation notwithstanding, nothing changed.",
    "She put the kettle on, sat down by the window and looked at the rain until it was time to go to bed.",
    "We walked to the mill and back, and then we had soup and bread with the men who had cut the hay.",
    "Put the pan on the stove and heat the oil.",
    "# Pharmacological interventions necessitate continuous multidisciplinary surveillance",
    "",
]


def found(text, audience=None):
    return check(text, Settings(select=("RD003",), audience=audience), path="a.md").findings


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    (finding,) = found(text)
    assert (finding.code, finding.severity, finding.text, finding.fix) == ("RD003", "info", text, None)
    assert "of 7 formulas: plainer words for “" in finding.message


@pytest.mark.parametrize("text", SILENT)
def test_silent(text):
    assert found(text) == ()


def test_it_names_the_words_hardest_first():
    (finding,) = found(FIRES[0])
    assert finding.message.startswith(
        "above grade 11 by 7 of 7 formulas: plainer words for “organisational”, “responsibilities”, “"
    )
    assert "Flesch-Kincaid grade" in finding.evidence[0].detail


def test_the_audience_sets_the_grade():
    text = "The committee decided to publish the annual report without further consultation of members."
    assert len(found(text, "plain-language")) >= len(found(text, "technical")) == 0

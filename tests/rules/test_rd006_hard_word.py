from itertools import pairwise

import pytest

from linter import Settings, check

FIRES = {
    "Patients utilise the cream.": ("utilise", "use"),
    "She utilized it.": ("utilized", "used"),
    "He is utilizing it.": ("utilizing", "using"),
    "Wash it prior to bedtime.": ("prior to", "before"),
    "Numerous people came.": ("Numerous", "Many"),
    "The work commenced in May.": ("commenced", "began"),
    "They gave assistance to us.": ("assistance", "help"),
    "Approximately ten people came.": ("Approximately", "About"),
    "It was done in order to save time.": ("in order to", "to"),
    "We left due to the fact that it rained.": ("due to the fact that", "because"),
    "She participates in it.": ("participates", "takes part"),
    "There was an additional fee.": ("additional", "extra"),
    "They retained the papers.": ("retained", "kept"),
    "He **subsequently** left.": ("subsequently", "later"),
    "The modifications were small.": ("modifications", "changes"),
}
SILENT = [
    "Patients use the cream before bedtime.",
    "Cells retain water in the heat.",
    "The earthquake had a magnitude of six.",
    "He ran the sensor, a proximity sensor.",
    "Plants transpire in the sun.",
    "The word “utilise” is long.",
    "Many people came, and they began to work.",
    "The iron deficiency was found.",
    "They set the objective lens.",
    "Order some tea; the number is large.",
    "",
]


def found(text, **more):
    return check(text, Settings(select=("RD006",), **more), path="a.md")


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    (finding,) = found(text).findings
    hard, plain = FIRES[text]
    assert (finding.code, finding.severity, finding.text, finding.replacements[0]) == (
        "RD006",
        "info",
        hard,
        plain,
    )
    assert finding.fix.applicability == "unsafe"
    assert f"“{plain}”" in finding.message


@pytest.mark.parametrize("text", SILENT)
def test_silent(text):
    assert found(text).findings == ()


def test_the_replacement_is_ready_to_paste():
    text = "An initial test was terminated, and additional assistance was utilised.\n"
    report = found(text, unsafe_fixes=True)
    assert report.corrected == "A first test was ended, and extra help was used.\n"


def test_a_name_is_left_alone():
    assert found("We met at Residence Hall with Purchase Power.").findings == ()


def test_a_garble_in_the_same_place_comes_first():
    text = "Utilise the fluid nitrogen, and subsequently utilise the substance strips on the skin."
    found = check(text, Settings(select=("SP", "RD006"), context=False)).findings
    assert [item.code for item in found].count("RD006") == 3
    assert all(before.end <= behind.start for before, behind in pairwise(found))


def test_the_table_is_well_made():
    from linter.lexicon._plain_words import load_plain_words

    entries = load_plain_words()
    assert len(entries) > 200
    assert len({(entry.hard, entry.pos) for entry in entries}) == len(entries)
    assert all(entry.hard not in entry.plain and all(entry.plain) for entry in entries)

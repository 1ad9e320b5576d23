import pytest

from linter import Settings, check

FIRES = [
    "The form is filled in. It is signed by two men. Then it is sent to the office.",
    "The dough was made. It was left to rise. It was then baked for an hour.",
    "The road was closed. The houses were cleared. The gas was turned off.",
    "It has been seen. It has been heard. It has been written down.",
    "The bolts are removed. The plate is then lifted off. The seal is not touched.",
    "The data were collected. They were carefully cleaned. They were stored in a safe place.",
    "- The form is filled in. It is signed by two men. Then it is sent to the office.",
    "The cup was broken. The milk was spilt. The cat was blamed. The dog was praised.",
]
SILENT = [
    "Fill in the form. Two men sign it. Then send it to the office.",
    "The form is filled in. It is signed by two men. Then send it to the office.",
    "The form is filled in. Sign it. It is sent to the office.",
    "The form is filled in. It is signed.\n\nIt is sent to the office.",
    "She is interested. He is tired. They are married.",
    "It is cold. It is late. It is dark.",
    "He was walking. She was singing. They were going home.",
    "",
]


def found(text, audience=None):
    return check(text, Settings(select=("RD007",), audience=audience), path="a.md").findings


@pytest.mark.parametrize("text", FIRES)
def test_fires(text):
    (finding,) = found(text)
    assert (finding.code, finding.severity, finding.fix) == ("RD007", "info", None)
    assert finding.text == text.removeprefix("- ")


@pytest.mark.parametrize("text", SILENT)
def test_silent(text):
    assert found(text) == ()


def test_it_names_the_verbs():
    assert found(FIRES[7])[0].message == (
        "4 sentences in a row in the passive voice (“was broken”, “was spilt”, “was blamed”, …): say who does it"
    )

import pytest

FIRES = [
    # text, what is found, what it should be
    ("clear pay\u200bment terms", "pay\u200bment", "payment"),
    ("we co\u2060operate", "co\u2060operate", "cooperate"),
    ("a wor\ufeffd", "wor\ufeffd", "word"),
    ("a se\u200dcure lock", "se\u200dcure", "secure"),
    ("a se\u200ccure lock", "se\u200ccure", "secure"),
    ("the caf\u00e9\u200bs", "caf\u00e9\u200bs", "caf\u00e9s"),
    ("The p\u0430yment is due.", "p\u0430yment", "payment"),
    ("\u0410pple trees", "\u0410pple", "Apple"),
    ("an \u0435\u0445am", "\u0435\u0445am", "exam"),
    ("a f\u03bfrum", "f\u03bfrum", "forum"),
    ("the p\u03b1yment", "p\u03b1yment", "payment"),
    ("\u039cilk is white.", "\u039cilk", "Milk"),
    ("the \u201cc\u0430ke\u201d", "c\u0430ke", "cake"),
    ("clear\u200c\u200btext", "clear\u200c\u200btext", "cleartext"),
    ("for \u0435\u0445\u0430m\u0440l\u0435", "\u0435\u0445\u0430m\u0440l\u0435", "example"),
]

SILENT = [
    "The word λόγος means speech.",
    "In Russian Москва is a city, and сок is juice.",
    "می\u200cخواهم بروم.",
    "नमस्\u200cते and क्\u200dष are right.",
    "A family 👨\u200d👩\u200d👧 walks by.",
    "The 5 μm filter and the Ωm soil.",
    "α-helix, β-carotene, a π-day cake, the ΔT of 3 K.",
    "Kraków, Åre, a naïve café, Søren, Łódź, İzmir.",
    "Ends in a joiner\u200b. And \u200bbegins with one.",
    "Straße, œuvre, ﬁne.",
    "В Москве есть \u0441o\u043a, да.",
]

GENES = ["TNFα fell.", "The NFκB path.", "A PPARα agonist.", "IκBα is cut.", "interferonα rises", "sinαcosα"]


@pytest.mark.parametrize(("text", "hidden", "plain"), FIRES)
def test_fires(lint, mend, text, hidden, plain):
    (finding,) = lint("NZ004", text)
    assert (finding.code, finding.severity, finding.text) == ("NZ004", "error", hidden)
    assert finding.replacements == (plain,)
    assert finding.fix.applicability == "safe"
    assert f'"{plain}"' in finding.message
    assert mend("NZ004", text) == text.replace(hidden, plain)


@pytest.mark.parametrize("text", SILENT)
def test_silent(lint, text):
    assert lint("NZ004", text) == []


@pytest.mark.parametrize("text", GENES)
def test_greek_letters_in_the_names_of_genes_are_kept(lint, text):
    assert lint("NZ004", text) == []


def test_the_evidence_names_the_characters(lint):
    (finding,) = lint("NZ004", "The p\u0430y\u200bment is due.")
    assert finding.evidence[0].detail == "U+0430 U+200B"
    (finding,) = lint("NZ004", "The p\u0430yment is due.")
    assert "another alphabet" in finding.message


def test_every_place_is_found(mend):
    text = "The p\u0430yment, the p\u0430y\u200bment and the paym\u0435nt."
    assert mend("NZ004", text) == "The payment, the payment and the payment."

import pytest

FIRES = [
    # domain, sentence, what is found, what it should be
    ("dermatology", "Substance strips leave the cheeks pink for a week.", "Substance strips", "Chemical peels"),
    ("dermatology", "She booked a substance strip for Friday.", "substance strip", "chemical peel"),
    ("dermatology", "SUBSTANCE STRIPS AND PEEL KITS", "SUBSTANCE STRIPS", "CHEMICAL PEELS"),
    ("dermatology", "Substance Strips for Beginners", "Substance Strips", "Chemical Peels"),
    ("dermatology", "Touchy pores and skin needs care.", "Touchy pores and skin", "Sensitive skin"),
    ("dermatology", "Hormonal skin-break-out flares in June.", "Hormonal skin-break-out", "Hormonal acne"),
    ("dermatology", "They sell hostile to maturing items.", "hostile to maturing items", "anti-aging products"),
    ("", "Counterfeit consciousness is in every phone.", "Counterfeit consciousness", "Artificial intelligence"),
    ("", "Counterfeit-consciousness tools sort mail.", "Counterfeit-consciousness", "Artificial intelligence"),
    ("", "The Counterfeit Consciousness of Our Title", "Counterfeit Consciousness", "Artificial Intelligence"),
    ("", "Bosom malignancies are found earlier now.", "Bosom malignancies", "Breast cancers"),
    ("", "Lactose bigotry affects most adults.", "Lactose bigotry", "Lactose intolerance"),
    ("", "The patient had a kidney disappointment.", "kidney disappointment", "kidney failure"),
    ("", "Muscle misfortune follows bed rest.", "Muscle misfortune", "Muscle loss"),
    ("", "Your invulnerable framework needs sleep.", "invulnerable framework", "immune system"),
    ("", "Profound learning is hungry. Deep learning needs data.", "Profound learning", "Deep learning"),
]

SILENT = [
    # domain, sentence
    ("dermatology", "A chemical peel leaves the cheeks pink for a week."),
    ("dermatology", "A substance strip of land runs along the river."),
    ("dermatology", "He lost a strip of substance when the bark came off."),
    ("dermatology", "Slick skin helps a shark to swim."),
    ("dermatology", "A chemical peel, which the leaflet calls a substance strip, stings."),
    ("law", "Substance strips leave the cheeks pink for a week."),
    ("", "The counterfeit, consciousness and all, was burnt."),
    ("", "His purse held a counterfeit. Consciousness returned at noon."),
    ("", "Consciousness counterfeit of any kind was rare."),
    ("", "Breast cancer, which the leaflet calls bosom malignancy, is common."),
    ("", "Profound learning takes a lifetime of reading."),
    ("", "Artificial intelligence reads the cheques."),
    ("", "The band's new record, Counterfeit Consciousness, is out in June."),
    ("medicine", "Dips of blood oxygen saturation may flag respiratory or circulatory strain."),
    ("", "The tests no longer need HTTP mocks, and DNS mocking is easy."),
    ("", "A container may ask for fractional requests of a processor."),
    ("", "The sound card has no arbitrary sampling rates."),
    ("", "The column may be null, since of course nobody has to give an address."),
    ("security", "The new hashing feature is off unless you ask for it."),
    pytest.param(
        "",
        'The editor circled "counterfeit consciousness" in red.',
    ),
    pytest.param(
        "",
        "The editor circled “bosom malignancy” in red.",
    ),
]


@pytest.mark.parametrize(("domain", "sentence", "garbled", "natural"), FIRES)
def test_fires(lint, domain, sentence, garbled, natural):
    (finding,) = lint("SP001", sentence, domain=domain)
    assert (finding.code, finding.severity, finding.text) == ("SP001", "error", garbled)
    assert finding.replacements[0] == natural
    assert finding.message.startswith(f'"{garbled}" stands for "{natural.lower()[:4]}')
    assert [item.kind for item in finding.evidence] == ["known"]


@pytest.mark.parametrize(("domain", "sentence"), SILENT)
def test_silent(lint, domain, sentence):
    assert lint("SP001", sentence, domain=domain) == []


@pytest.mark.parametrize(
    ("sentence", "corrected"),
    [
        ("A counterfeit consciousness reads the cheques.", "An artificial intelligence reads the cheques."),
        ("She wants an invulnerable framework.", "She wants an immune system."),
        (
            "The bank trained a counterfeit\nconsciousness to read.",
            "The bank trained an artificial\nintelligence to read.",
        ),
        ("Was it a KIDNEY DISAPPOINTMENT?", "Was it a KIDNEY FAILURE?"),
        ("Bosom malignancy, muscle misfortune.", "Breast cancer, muscle loss."),
    ],
)
def test_a_phrase_with_one_natural_form_is_mended_safely(mend, sentence, corrected):
    assert mend("SP001", sentence) == corrected


def test_the_article_in_front_follows_in_a_glossary_phrase(mend):
    text = "An almost negligible difference appears at thirty."
    assert mend("SP001", text, domain="dermatology") == "A fine line appears at thirty."


def test_a_phrase_with_several_natural_forms_wants_a_look(lint, mend):
    text = "The fridge leaked ozone harming substances."
    (finding,) = lint("SP001", text)
    assert len(finding.replacements) > 1
    assert "greenhouse gases" in finding.replacements
    assert finding.fix.applicability == "unsafe"
    assert mend("SP001", text) == text


def test_markup_around_the_words_stays(mend):
    text = "Ask about **substance strips** and about *substance\nstrips* again."
    expected = "Ask about **chemical peels** and about *chemical\npeels* again."
    assert mend("SP001", text, domain="dermatology", path="article.md") == expected


def test_a_garble_that_begins_with_an_acronym_keeps_its_capital(mend):
    assert mend("SP001", "AI calculations pick the ads.") == "Machine learning algorithms pick the ads."


def test_the_form_of_a_verb_is_kept_where_the_natural_verb_is_a_noun_too(mend):
    assert mend("SP001", "Setting aside cash gets easier.") == "Saving money gets easier."


@pytest.mark.xfail(strict=True, reason="the article that belongs to the garble is left: a global warming")
def test_an_article_that_belongs_to_the_garble_goes_with_it(mend):
    text = "An unnatural weather change melts the ice."
    assert mend("SP001", text, domain="climate") == "Global warming melts the ice."

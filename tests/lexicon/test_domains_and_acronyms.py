import pytest

from linter import Settings, check
from linter.lexicon import load_lexicon


def domains(text, *named):
    return check(text, Settings(context=False, domains=named)).domains


@pytest.mark.parametrize(
    ("domain", "text"),
    [
        (
            "dermatology",
            "The dermatologist saw the acne on her chin, prescribed a retinoid and praised sunscreen.",
        ),
        ("law", "The court heard the plaintiff; the defendant's lawyer asked for a new hearing before the jury."),
        (
            "finance",
            "The bank raised the interest rate on the loan, and the mortgage rose. The pension fund lost.",
        ),
        ("veterinary", "The vet looked for fleas on the kitten, checked its vaccination and wormed the litter."),
        (
            "machine-learning",
            "The neural network has one hidden layer, a small training set and a tiny learning rate.",
        ),
        (
            "travel",
            "The airline lost my suitcase at the airport; the hotel in the resort kept my booking and passport.",
        ),
        (
            "cooking",
            "Simmer the stock, whisk the flour into the butter, and season the sauce before you bake the crust.",
        ),
        (
            "physics-chemistry",
            "The covalent bond holds two atoms together; the neutron star left its isotopes in the nebula.",
        ),
        ("electronics", "The pull-down resistor sits by the diode, and the oscilloscope shows a rising edge."),
        (
            "statistics",
            "The likelihood ratio test has a chi-square statistic, and the covariance of the estimator is finite.",
        ),
    ],
)
def test_the_domain_is_guessed_from_the_article(domain, text):
    assert domain in domains(text)


@pytest.mark.parametrize(
    "text", ["", "The acne.", "Acne and sunscreen.", "We walked to the mill and had soup there."]
)
def test_few_words_of_a_domain_are_none(text):
    assert domains(text) == ()


def test_an_article_may_have_two_domains():
    text = (
        "The dermatologist treats acne with a retinoid, and sunscreen helps the skin. "
        "The court heard the plaintiff and the jury, and the defendant left with his lawyer."
    )
    assert set(domains(text)) == {"dermatology", "law"}


def test_general_english_is_no_domain():
    text = "In the long run, the decision makers made progress at least once a year, on the other hand, as a rule."
    assert "general" not in domains(text)


def test_a_named_domain_is_taken_at_its_word():
    assert domains("The court heard the plaintiff, the defendant and the jury.", "cooking", "law") == (
        "cooking",
        "law",
    )


@pytest.fixture(scope="module")
def expansions():
    return load_lexicon().expansions


@pytest.mark.parametrize(
    ("acronym", "expansion"),
    [
        ("AI", "artificial intelligence"),
        ("ai", "artificial intelligence"),
        ("BMI", "body mass index"),
        ("SVMs", "support vector machine"),
        ("RF", "random forest"),
        ("RF", "radio frequency"),
        ("HBP", "high blood pressure"),
        ("IoT", "internet of things"),
        ("RFs", "random forest"),
        ("AIs", "artificial intelligence"),
    ],
)
def test_what_an_acronym_stands_for(expansions, acronym, expansion):
    assert tuple(expansion.split()) in expansions(acronym)


@pytest.mark.parametrize("acronym", ["", "s", "QXZ", "QXZs"])
def test_an_unknown_acronym_stands_for_nothing(expansions, acronym):
    assert expansions(acronym) == []


def test_the_initials_of_two_words_are_no_acronym(expansions):
    assert ("chemical", "peel") not in expansions("CP")

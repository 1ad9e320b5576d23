"""A replacement takes the case of what it replaces, and the article that its sound asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.analysis import match_case, takes_an


@pytest.mark.parametrize(
    ("replacement", "original", "dressed"),
    [
        ("chemical peels", "substance strips", "chemical peels"),
        ("chemical peels", "Substance strips", "Chemical peels"),
        ("chemical peels", "SUBSTANCE STRIPS", "CHEMICAL PEELS"),
        ("chemical peels", "Substance Strips", "Chemical Peels"),
        ("dry eye", "Parched Eyes", "Dry Eye"),
        ("state of the art", "Condition of the Workmanship", "State of the Art"),
        ("liquid nitrogen for warts", "Fluid Nitrogen for Warts", "Liquid Nitrogen for Warts"),
        ("however", "Be that as it may", "However"),
        ("bump", "Knock", "Bump"),
        ("bump", "KNOCK", "BUMP"),
        ("éclair", "Étude", "Éclair"),
        ("machine learning", "“Apparatus learning”", "Machine learning"),
        ("8-week plan", "Eight-week scheme", "8-week plan"),
    ],
)
def test_the_case_of_the_original_is_taken_over(replacement: str, original: str, dressed: str) -> None:
    assert match_case(replacement, original) == dressed


@pytest.mark.parametrize(
    ("replacement", "original", "dressed"),
    [
        ("MRI scan", "attractive reverberation", "MRI scan"),
        ("MRI scan", "Attractive reverberation", "MRI scan"),
        ("MRI scan", "ATTRACTIVE REVERBERATION", "MRI SCAN"),
        ("Parkinson's disease", "parkinson's illness", "Parkinson's disease"),
        ("iPhone case", "Telephone box", "iPhone case"),
        ("mRNA vaccine", "COURIER IMMUNIZATION", "mRNA VACCINE"),
        ("single guide RNA", "Solitary guided RNA", "Single guide RNA"),
        ("ultraviolet rays", "UV beams", "ultraviolet rays"),
        ("RNA", "DNA", "RNA"),
        ("uv rays", "UV beams", "UV rays"),
        ("iot devices", "IoT gadgets", "IoT devices"),
        ("iphone cases", "iPhone covers", "iPhone cases"),
        ("instagram followers", "the Instagram adherents", "Instagram followers"),
        ("skin health", "Wellbeing of skin", "Skin health"),
        ("those who treat it", "the WHO way", "those who treat it"),
        ("a group member", "the Group A person", "a Group member"),
    ],
)
def test_capitals_of_names_and_acronyms_stay(replacement: str, original: str, dressed: str) -> None:
    assert match_case(replacement, original) == dressed


@given(st.text(max_size=20))
def test_any_text_can_be_dressed(text: str) -> None:
    assert match_case("", text) == ""
    assert match_case("bump", text).lower() == "bump"
    assert match_case(text, "knock") == text
    takes_an(text)


AN = """
    hour honest honour heir apple unusual unimportant uninsured unidentified umbrella ulcer urgent urban utter
    usher onerous only ugly MRI FAQ FAQs SEO X-ray x-axis HIV HTML SPF LED ECG NSAID HVAC mRNA sgRNA MRI-based
    A-list e-mail email iPhone AI 8 8-week 80 800 8,000 8.5 11 11th 18-month 18,000 1800s éclair “apple (apple
""".split()
A = """
    university European unicorn unique uniform universal user usual usage utility utensil uterus urine
    urologist ureter uranium ubiquitous unanimous UNESCO unimodal one one-off once ewe eulogy hospital house herb
    UFO URL UV UK U-turn UX PDF CT GPU BMI NASA NATO LASIK REIT T-shirt pH 1 7-day 12 110 180 1,100 118,000 1.8
    year young “user -
""".split()


@pytest.mark.parametrize("word", AN)
def test_a_vowel_sound_takes_an(word: str) -> None:
    assert takes_an(word)


@pytest.mark.parametrize("word", A)
def test_a_consonant_sound_takes_a(word: str) -> None:
    assert not takes_an(word)


def test_no_word_takes_no_an() -> None:
    assert not takes_an("")

"""What holds for every article, whatever is in it."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import Report, Settings, check
from linter.evaluation import load_gold
from linter.fixes import chosen_edits

ROOT = Path(__file__).parents[2]
ARTICLES = Path(__file__).parent / "articles"
LISTS = Settings(context=False)
GOLD = load_gold(ROOT / "corpus" / "spun.jsonl")


def sentences(kind):
    texts = [path.read_text(encoding="utf-8") for path in sorted((ARTICLES / kind).iterdir())]
    return [f"{part.strip('. ')}." for text in texts for part in text.replace("\n", " ").split(". ")]


NOISE = [
    "also known as ” called “the Ark,” it floats.",
    "We sell {cheap|low-cost} tyres.",
    "Each p\u0430yment is due.",
    "As an AI language model, I cannot taste soup.",
    "keto: fat takes the place of most sugar.",
    "An irregular woodland (RF) came first.",
    "Lactose bigotry — “a counterfeit\u00a0consciousness”.",
    "| a | An *invulnerable framework*, **fluid nitrogen** |",
    "- [Touchy pores and skin](x.html) `fluid nitrogen`",
    "Touchy pores &amp; skin <b>need</b> care\\.",
    "A bosom\nmalignancy > is a bosom\r\nmalignancy.",
    "# A Counterfeit Consciousness",
    "İstanbul’s “ﬁrst” naïve café 👩\u200d🍳 sells a 27” board.",
    "\tIndented \u2028 text\x0b",
    "",
]


def holds_together(report: Report) -> None:
    for finding in report.findings:
        assert report.source[finding.start : finding.end] == finding.text
        assert 0 <= finding.confidence <= 1
        line = report.source[: finding.start].count("\n") + 1 if "\r" not in report.source else finding.line
        assert finding.line == line
    safe = [item.fix for item in report.findings if item.fix and item.fix.applicability == "safe"]
    edits = sorted(edit for fix in safe for edit in fix.edits)
    assert all(left.end <= right.start for left, right in pairwise(edits))
    for unsafe in (False, True):
        edits = chosen_edits(report.findings, unsafe)
        assert all(left.end <= right.start for left, right in pairwise(edits))
        assert all(0 <= edit.start <= edit.end <= len(report.source) for edit in edits)


@pytest.mark.parametrize("article", GOLD, ids=[article.id for article in GOLD])
def test_a_corrected_article_has_nothing_left_to_correct(article):
    path = f"{article.id}{article.format}"
    report = check(article.text, LISTS, path=path)
    holds_together(report)
    assert check(report.corrected, LISTS, path=path).corrected == report.corrected


@pytest.mark.parametrize("article", ["blood-pressure", "newborns", "search-engines"])
def test_nor_has_one_that_the_model_read(spun, article):
    report = check(spun[article])
    holds_together(report)
    assert report.corrected != report.source
    assert check(report.corrected).corrected == report.corrected


def test_nor_has_one_of_which_everything_was_corrected(spun):
    everything = Settings(unsafe_fixes=True)
    report = check(spun["acne"], everything)
    assert check(report.corrected, everything).corrected == report.corrected


@pytest.mark.parametrize(
    ("sentence", "corrected"),
    [
        ("Profound neural organization models win.", "Deep neural network models win."),
        ("The amino corrosive sequence was published.", "The amino acid sequence was published."),
        ("Bosom-malignancy screening starts at fifty.", "Breast-cancer screening starts at fifty."),
    ],
)
def test_neighbours_that_form_one_phrase_are_corrected_as_one(sentence, corrected):
    assert check(sentence, LISTS).corrected == corrected


def test_a_clean_article_has_nothing_to_find(clean_path):
    text = clean_path.read_text(encoding="utf-8")
    report = check(text, path=clean_path.name)
    assert report.findings == ()
    assert report.corrected == text
    assert report.spun < 0.5


def test_an_article_that_quotes_garbles_has_nothing_to_find():
    text = (ARTICLES / "quoting" / "spinning.txt").read_text(encoding="utf-8")
    assert check(text).findings == ()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(
    parts=st.lists(st.sampled_from(sentences("spun") + sentences("clean") + NOISE * 4), max_size=12),
    joint=st.sampled_from([" ", "\n", "\n\n", "\r\n\r\n"]),
    suffix=st.sampled_from([".txt", ".md"]),
)
def test_any_mix_of_sentences_holds_together(parts, joint, suffix):
    holds_together(check(joint.join(parts), LISTS, path=f"mix{suffix}"))


@settings(max_examples=30, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(sentences("spun") + NOISE), min_size=1, max_size=8))
def test_any_mix_of_sentences_is_corrected_once(parts):
    report = check("\n\n".join(parts), LISTS)
    assert check(report.corrected, LISTS).corrected == report.corrected


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(max_size=200), st.sampled_from([".txt", ".md"]))
def test_any_text_holds_together(text, suffix):
    holds_together(check(text, LISTS, path=f"any{suffix}"))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "...", "{|}", "“”", "(AI)", "()", "A", "```"])
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_next_to_nothing_is_no_article_to_complain_of(text, suffix):
    report = check(
        text, Settings(select=("SP", "NZ001", "NZ002", "NZ004", "NZ005", "CQ", "RD")), path=f"a{suffix}"
    )
    assert report.findings == ()
    assert report.corrected == text

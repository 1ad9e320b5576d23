"""The articles in `articles/spun` fire, those in `articles/clean` are silent: add one to add a case."""

import re

from linter import Settings, check

FIRES = "articles/spun"
SILENT = "articles/clean"
LISTS = Settings(context=False)


def findings(text, path="article.txt"):
    return check(text, Settings(select=("SP006",), context=False), path=path).findings


def test_fires_on_spun_articles(spun_path):
    text = spun_path.read_text(encoding="utf-8")
    (finding,) = findings(text, spun_path.name)
    assert (finding.code, finding.severity, finding.fix) == ("SP006", "error", None)
    assert re.fullmatch(r"[\w-]+", finding.text)
    assert finding.confidence >= 0.95
    assert [item.kind for item in finding.evidence] == ["document"]


def test_silent_on_clean_articles(clean_path):
    assert findings(clean_path.read_text(encoding="utf-8"), clean_path.name) == ()


def test_the_message_gives_the_number(spun):
    (finding,) = findings(spun["neural-networks"])
    garbled, words, share = map(
        int, re.search(r": (\d+) of (\d+) content words \((\d+)%\)", finding.message).groups()
    )
    assert 0 < garbled < words
    assert share == round(100 * garbled / words)


def test_it_points_at_the_surest_garble(spun):
    (finding,) = findings(spun["blood-pressure"] + " The burn was treated with an invulnerable framework.")
    listed = {item.text for item in check(spun["blood-pressure"], LISTS).findings} | {"invulnerable framework"}
    assert any(finding.text in text for text in listed)


def test_one_garble_in_a_clean_article_is_no_spun_article(clean_path):
    text = clean_path.read_text(encoding="utf-8") + "\nLactose bigotry is common.\n"
    assert findings(text, clean_path.name) == ()


def test_the_same_garble_over_and_over_says_little_more_than_once(spun):
    clean = "The mill stands by the river, and its wheel has not turned since the flood of nineteen twelve. " * 8
    assert findings(clean + "Lactose bigotry is common. " * 2) == ()


def test_a_note_is_too_short_to_tell(spun):
    first = spun["neural-networks"].split(". ")[:2]
    assert findings(". ".join(first) + ".") == ()


def test_it_overlaps_other_findings(spun):
    report = check(spun["neural-networks"], Settings(select=("SP006", "SP002", "SP001"), context=False))
    whole = next(finding for finding in report.findings if finding.code == "SP006")
    assert any(
        finding.code != "SP006" and finding.start <= whole.start and finding.end >= whole.end
        for finding in report.findings
    )


def test_the_corrected_article_is_spun_less(spun):
    for text in spun.values():
        report = check(text, LISTS)
        assert report.after_fixes.share < report.share

"""The report page: everything is on it, nothing runs in it, and it says what was corrected."""

import re
import time
from collections import Counter

import pytest
from html_pages import Page, finding, found, report

from linter.findings import Correction, Evidence
from linter.fixes import compose
from linter.reports import render_html

HOSTILE = "</script><img src=x onerror=alert(1)>"

SOURCE = f"""# Burns {HOSTILE}

The burn was treated with fluid nitrogen, {{{{ 7*7 }}}} {{% raw %}} and 'a "corrosive" &amp; strip' on it.

Substance strips hurt. مرحبا fluid nitrogen بالعالم.
e\u0301 \U0001f469\u200d\U0001f469\u200d\U0001f467 \u202eevil\u202c
\u2028 ٪

Rinse the skin with fluid
nitrogen each day, on the off chance that you can. As an AI language model, I cannot.
"""


@pytest.fixture
def spun():
    last = SOURCE.index("Rinse")
    return report(
        SOURCE,
        [
            found(SOURCE, HOSTILE, "NZ005"),
            found(SOURCE, "Burns", "SP006", message="the document reads as spun: 9 of 40 content words"),
            found(
                SOURCE,
                "fluid nitrogen",
                "SP001",
                replacements=("liquid nitrogen", "<b>cold</b>"),
                evidence=(Evidence("known", f"listed {HOSTILE}"), Evidence("odd-kind", "?")),
                confidence=0.974,
            ),
            found(SOURCE, "{{ 7*7 }}", "NZ003", "warning", ("49",), "unsafe"),
            found(SOURCE, 'a "corrosive" &amp; strip', "SP002", replacements=('an "acid" peel',), fix="unsafe"),
            found(SOURCE, "Substance strips", "SP002", replacements=("Chemical peels",)),
            found(SOURCE, "fluid nitrogen", "SP001", replacements=("liquid nitrogen",), nth=1),
            finding(SOURCE, last, SOURCE.index(" As an AI"), "RD001", "info", message="a hard sentence: grade 15"),
            finding(
                SOURCE, last, SOURCE.index(" As an AI"), "CQ001", "warning", message="stands in line 1 already"
            ),
            found(SOURCE, "fluid\nnitrogen", "SP001", replacements=("liquid\nnitrogen",)),
            found(SOURCE, "on the off chance that", "SP004", replacements=("if",)),
            found(SOURCE, "As an AI language model", "NZ005"),
            found(SOURCE, "model, I", "LT_X", "info", ("I",), None),
        ],
        path=f'b/"{HOSTILE}".md',
    )


def test_loads_nothing(spun):
    html = render_html(spun)
    page = Page(html)
    for tag, attributes in page.elements:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form", "audio", "video")
        assert "src" not in attributes and "srcset" not in attributes
        assert attributes.get("href", "#").startswith("#")
    assert not re.search(r"url\(|@import|\bfetch\(|XMLHttpRequest|WebSocket|\beval\(|innerHTML", html)
    assert not re.search(r"https?://", html)


def test_runs_nothing_of_the_article(spun):
    html = render_html(spun)
    page = Page(html)
    assert not page.all(onerror="alert(1)")
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert Counter(tag for tag, _ in page.elements)["script"] == 1
    assert HOSTILE not in html and "alert" not in page.script and "{{ 7*7 }}" in html
    assert "<b>cold</b>" not in html and "<b>cold</b>" in "".join(page.text)


def test_policy_lets_only_its_own_script_run(spun):
    from base64 import b64encode
    from hashlib import sha256

    page = Page(render_html(spun))
    (policy,) = [item["content"] for item in page.all(http_equiv="Content-Security-Policy")]
    assert "default-src 'none'" in policy
    assert f"script-src 'sha256-{b64encode(sha256(page.script.encode()).digest()).decode()}'" in policy


def test_both_sides_hold_the_whole_text(spun):
    page = Page(render_html(spun))
    assert page.side("o") == spun.source
    assert page.side("c") == spun.corrected


def test_every_finding_is_listed_and_marked(spun):
    page = Page(render_html(spun))
    ids = page.ids()
    assert len(ids) == len(set(ids))
    for index in range(len(spun.findings)):
        assert f"f{index}" in ids and f"m{index}" in ids
    for link in (item["href"] for item in page.all() if "href" in item):
        assert link[1:] in ids
    marks = page.all("mk", tabindex="0") + page.all("pin", tabindex="0")
    assert len([mark for mark in marks if mark.get("id", "").startswith("m")]) == len(spun.findings) - 1
    assert {mark["title"] for mark in page.all("pin")} >= {"A hard sentence: grade 15"}
    text = "".join(page.text)
    for item in spun.findings:
        assert item.message[1:] in text
        assert all(words in text for words in item.replacements)


def test_document_finding_stands_in_the_header(spun):
    html = render_html(spun)
    assert html.index("The document reads as spun: 9 of 40") < html.index("<article")
    assert "Almost certainly spun" in html and "about 97 chances in 100" in html


def test_views_and_filters(spun):
    page = Page(render_html(spun))
    assert [item["value"] for item in page.all(type="radio", name="view")] == ["original", "corrected", "both"]
    for group, values in (
        ("code", {item.code for item in spun.findings}),
        ("sev", {item.severity for item in spun.findings}),
    ):
        chips = page.all("chip", data_group=group)
        assert {chip["data-value"] for chip in chips} == values
        assert all(chip["aria-pressed"] == "false" for chip in chips)


def test_says_what_was_applied(spun):
    page = Page(render_html(spun))
    states = Counter(item["data-fix"] for item in page.all("f"))
    assert states == {"applied": 5, "open": 8}
    assert page.all("changed", title="was: fluid") and page.all("left")
    text = "".join(page.text)
    assert "5 of 13 findings are corrected, 8 need an eye." in text
    assert "Almost certain, 97 %" in text and "Known garble" in text


def test_strip_points_at_the_findings(spun):
    page = Page(render_html(spun))
    bins = page.all("bin")
    assert bins and all(item["href"][1:] in page.ids() for item in bins)
    assert any("1 error" in item["aria-label"] for item in bins)


def test_prints_and_fits_a_phone(spun):
    html = render_html(spun)
    page = Page(html)
    assert page.all(name="viewport", content="width=device-width, initial-scale=1")
    for rule in ("@media print", "prefers-color-scheme: dark", "prefers-reduced-motion", "(max-width: 48rem)"):
        assert rule in html
    assert html.startswith("<!DOCTYPE html>\n<html lang=")


def test_same_report_same_page(spun):
    assert render_html(spun) == render_html(spun)


def test_nothing_found():
    page = Page(render_html(report("All is well here.\n", spun=0.004, share=0.0, domains=())))
    text = "".join(page.text)
    assert "Nothing to correct" in text and "No sign of spinning" in text and "less than 1 chance" in text
    assert page.side("o") == "All is well here.\n"
    assert "script" not in {tag for tag, _ in page.elements}


@pytest.mark.parametrize("source", ["", "\n", " \n\n\t", "\n\n x"])
def test_hardly_any_text(source):
    page = Page(render_html(report(source)))
    assert page.side("o") == source
    assert "too short to tell" in "".join(page.text)


def test_the_reading_grade():
    assert "too short to tell" in render_html(report("A few words make no grade. " * 10))
    page = render_html(report("The cat sat on the mat. " * 20))
    assert "too short to tell" not in page and "easy: fits nearly everyone" in page


def test_marks_at_the_ends_and_of_no_width():
    source = "Fluid gas and strips"
    made = report(
        source,
        [
            found(source, "Fluid", "SP001", replacements=("Liquid",)),
            finding(source, 9, 9, "NZ002", "warning", (",",)),
            found(source, "strips", "SP001", replacements=("",)),
        ],
    )
    page = Page(render_html(made))
    assert page.side("o") == source and page.side("c") == "Liquid gas, and "
    assert page.all("cut", title="left out: strips")
    assert {"m0", "m1", "m2", "c0", "c1", "c2"} <= set(page.ids())


def test_correction_that_takes_lines_out():
    source = "One line.\n\nmilialar\n\nTwo lines.\nThree.\n"
    made = report(source, [finding(source, 11, 21, "NZ001", replacements=("",))])
    page = Page(render_html(made))
    assert page.side("c") == "One line.\n\nTwo lines.\nThree.\n"
    assert [row["data-n"] for row in page.all("row") if "data-n" in row] == ["1", "3", "5", "6"]


def test_an_unsafe_fix_may_be_applied_too():
    source = "A substance strip and a circulatory strain."
    findings = [
        found(source, "substance strip", "SP002", replacements=("chemical peel",), fix="unsafe"),
        found(source, "circulatory strain", "SP002", replacements=("blood pressure",), fix="unsafe"),
    ]
    page = Page(render_html(report(source, findings, corrections=compose([], findings[:1], source))))
    assert page.side("c") == "A chemical peel and a circulatory strain."
    assert [item["data-fix"] for item in page.all("f")] == ["applied", "open"]
    text = "".join(page.text)
    assert "1 of 2 findings is corrected, 1 needs an eye." in text
    assert text.count("Made in the corrected version, as was asked; it is not safe.") == 1


def test_second_pass_is_marked_too():
    source = "A substance strip is a umbrella of kinds."
    first = found(source, "substance strip", "SP002", replacements=("chemical peel",))
    then = found("A chemical peel is a umbrella of kinds.", "a umbrella", "SP002", replacements=("an umbrella",))
    corrections = (
        Correction(2, 17, "chemical peel", (first,)),
        Correction(21, 31, "an umbrella", (then,)),
    )
    made = report(source, [first], corrections=corrections)
    page = Page(render_html(made))
    assert [item.get("title") for item in page.all("changed")][-2:] == ["was: substance strip", "was: a"]


def test_lone_surrogates_can_be_written():
    assert render_html(report("a \ud800 b", path="a.txt")).encode()


def test_quick_for_a_long_article():
    words = [f"w{number * 7919 % 3001}" for number in range(33_000)]
    source = " ".join(words)
    findings, at = [], 0
    for number, word in enumerate(words):
        if number % 11 == 5:
            fix = "unsafe" if number % 3 else "safe"
            findings.append(finding(source, at, at + len(word), "SP001", replacements=("other",), fix=fix))
        at += len(word) + 1
    made = report(source, findings)
    assert len(findings) == 3_000 and len(source) > 180_000
    start = time.perf_counter()
    html = render_html(made)
    assert time.perf_counter() - start < 5
    assert len(html) < 8_000_000


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, two):
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1])
def test_contrast_is_aa(scheme, spun):
    blocks = re.findall(r":root \{(.*?)\}", render_html(spun), re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[scheme]))
    for text in ("ink", "dim", "error", "warning", "info", "good", "accent"):
        for ground in ("page", "sheet", "soft"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for text in ("error", "warning", "info", "good"):
        assert contrast(colours["ink"], colours[f"{text}-tint"]) >= 4.5
        assert contrast(colours[text], colours[f"{text}-tint"]) >= 3
    assert contrast(colours["on-accent"], colours["accent"]) >= 4.5

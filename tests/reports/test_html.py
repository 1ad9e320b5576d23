import re
import time
from collections import Counter
from html.parser import HTMLParser

import pytest

from linter._check import Report, Settings
from linter.analysis import Analysis
from linter.documents import read
from linter.findings import Correction, Edit, Evidence, Finding, Fix
from linter.fixes import apply, compose
from linter.lexicon import load_lexicon
from linter.reports._changes import changes_of
from linter.reports._html import render_html
from linter.rules._resources import Resources

VOID = {"meta", "br", "img", "input", "link", "hr", "area", "base", "col", "embed", "source", "track", "wbr"}
HOSTILE = "</script><img src=x onerror=alert(1)>"


def found(source, text, code, severity="error", replacements=(), fix="safe", nth=0, **more):
    start = -1
    for _ in range(nth + 1):
        start = source.index(text, start + 1)
    return finding(source, start, start + len(text), code, severity, replacements, fix, **more)


def finding(source, start, end, code, severity="error", replacements=(), fix="safe", **more):
    line, end_line = source.count("\n", 0, start) + 1, source.count("\n", 0, end) + 1
    edits = Fix(fix, (Edit(start, end, replacements[0]),)) if replacements and fix else None
    more.setdefault("message", f'"{source[start:end]}" is not right')
    column, end_column = start - source.rfind("\n", 0, start), end - source.rfind("\n", 0, end)
    return Finding(
        "a.md",
        code,
        severity,
        start,
        end,
        line,
        column,
        end_line,
        end_column,
        source[start:end],
        replacements=tuple(replacements),
        fix=edits,
        **more,
    )


def report(source, findings=(), path="a.md", corrections=None, spun=0.97, share=0.2, domains=("mental-health",)):
    """A report whose corrections are those of its safe fixes, or the ones given."""
    findings = tuple(sorted(findings, key=lambda item: (item.start, item.end, item.code)))
    document = read(source, path)
    resources = Resources(Analysis(document), load_lexicon(), domains)
    made = Report(document, findings, domains, Settings(), share, spun, resources)
    safe = [item for item in findings if item.fix and item.fix.applicability == "safe"]
    vars(made)["corrections"] = compose([], safe, source) if corrections is None else corrections
    vars(made)["corrected"] = apply(source, [Edit(*item[:3]) for item in made.corrections])
    return made


class Page(HTMLParser):
    """A page taken apart: balanced tags, elements with their attributes, text of each `.o` and `.c`."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.sides, self.text = [], [], {"o": [], "c": []}, []
        self.script = ""
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.append((tag, attributes))
        if tag not in VOID:
            self.open.append((tag, (attributes.get("class") or "").split()))

    def handle_endtag(self, tag):
        assert self.open and self.open[-1][0] == tag, (tag, self.open[-3:])
        self.open.pop()

    def handle_data(self, data):
        inside = [tag for tag, _ in self.open]
        if "script" in inside:
            self.script += data
            return
        if "style" in inside:
            return
        self.text.append(data)
        classes = [name for _, names in self.open for name in names]
        if "to" in classes or "pin" in classes:
            return
        for side in "oc":
            if side in classes:
                self.sides[side].append(data)

    def all(self, name=None, /, **wanted):
        return [
            attributes
            for tag, attributes in self.elements
            if (name is None or name in (attributes.get("class") or "").split())
            and all(attributes.get(key.replace("_", "-")) == value for key, value in wanted.items())
        ]

    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def side(self, name):
        return "".join(self.sides[name])


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


def test_words_that_stay_are_not_marked():
    source = "An internal tube for the bicycle."
    made = report(source, [found(source, "internal tube", "SP002", replacements=("inner tube",))])
    (change,) = changes_of(made)
    assert (source[change.start : change.end], made.corrected[change.new_start : change.new_end]) == (
        "internal",
        "inner",
    )


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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", "a"),
        ("a", ""),
        ("a b c", "a b c"),
        ("a b c d", "a x c y"),
        ("on the off chance that it is", "if it is"),
        ("one two " * 200 + "end", "end"),
        ("a " * 300, "b " * 300),
        (" ".join(map(str, range(400))), " ".join(map(str, [*range(20), *range(300, 400)]))),
        ("x\n\ny\n", "x\ny\n\n"),
    ],
)
def test_changes_take_old_to_new(old, new):
    at, parts = 0, []
    for change in changes_of(report(old, corrections=(Correction(0, len(old), new, ()),))):
        parts += (old[at : change.start], new[change.new_start : change.new_end])
        at = change.end
    assert "".join([*parts, old[at:]]) == new


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


EASY = "The cat sat on the mat and the dog sat by the door. " * 12
HARD = "Considerable administrative responsibilities necessitate organizational modifications. " * 20


def test_draws_how_hard_it_is_to_read():
    html = render_html(report(f"# Guide\n\n## Pets\n\n{EASY}\n\n## Offices <b>\n\n{HARD}\n"))
    page = Page(html)
    rects = [attributes for tag, attributes in page.elements if tag == "rect" and "class" in attributes]
    assert [rect["class"] for rect in rects] == ["l0"] * 12 + ["l3"] * 20
    assert sum(float(rect["width"]) for rect in rects) == pytest.approx(1000, abs=1)
    assert html.count('<li class="over">') == 1
    assert html.count('<li><q dir="auto">Considerable administrative') == 5
    assert "The corrected version has" not in html


def test_tells_the_grade_of_the_corrected_version():
    source = f"{EASY}\n\n{HARD}\n"
    hard = source.index(HARD)
    html = render_html(report(source, corrections=(Correction(hard, len(source), "", ()),)))
    assert "The corrected version has" in html


def test_a_long_article_has_a_strip_of_bounded_size():
    html = render_html(report((EASY + "\n\n") * 100))
    assert html.count("<rect class=") == 400


def test_without_running_prose_nothing_is_drawn():
    assert 'id="reading"' not in render_html(report("- eggs\n- milk\n"))

"""What the report page draws of an article's readability."""

import pytest
from html_pages import Page, report

from linter.findings import Correction
from linter.reports import render_html

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

"""What must hold of every DOCX, however its text is cut into runs and whatever is corrected in it."""

from __future__ import annotations

import re
from itertools import pairwise

from docx_files import docx, field, notes, opened, p, packed, parts, r, revised, t, textbox, unpacked
from hypothesis import given, settings
from hypothesis import strategies as st

from linter import Settings, check
from linter.documents import Reading, decode
from linter.findings import Correction, Edit, Finding
from linter.fixes import apply

Made = tuple[bytes, list[Correction]]
QUICK = settings(max_examples=60, deadline=None)
LISTS = Settings(context=False)
SPUN = "The pаyment for fluid nitrogen, and an substance strip, is in the {big|large} reminder."

word = st.sampled_from(["fluid", "nitrogen", "😀", "İ", "naïve", "a", "&amp;", "<b>", "x", "it's", "汉字", "-"])
words = st.lists(word, min_size=1, max_size=6).map(" ".join)
properties = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:rPrChange w:id="7" w:author="A"><w:rPr/></w:rPrChange>'])
special = st.sampled_from(
    [
        "<w:tab/>",
        "<w:br/>",
        "<w:softHyphen/>",
        "<w:noBreakHyphen/>",
        '<w:footnoteReference w:id="2"/>',
        "<w:object/>",
        '<w:sym w:font="Symbol" w:char="F061"/>',
    ]
)
content = st.lists(st.one_of(words.map(t), special), min_size=1, max_size=4).map("".join)
plain_run = st.builds(lambda inside, props: f"<w:r><w:rPr>{props}</w:rPr>{inside}</w:r>", content, properties)
wrapped_run = st.builds(
    lambda run, around: around.replace("~", run),
    plain_run,
    st.sampled_from(
        [
            "~",
            '<w:hyperlink w:anchor="x">~</w:hyperlink>',
            '<w:ins w:id="11" w:author="A">~</w:ins>',
            '<w:moveTo w:id="12" w:author="A">~</w:moveTo>',
            '<w:del w:id="13" w:author="A"><w:r><w:delText>gone</w:delText></w:r></w:del>~',
            "<w:sdt><w:sdtContent>~</w:sdtContent></w:sdt>",
            '<w:smartTag w:element="x">~</w:smartTag>',
            field("HYPERLINK x", "~"),
            '<w:bookmarkStart w:id="14"/>~<w:proofErr w:type="spellEnd"/>',
            r("1", "<w:vanish/>") + "~",
        ]
    ),
)
paragraph = st.builds(
    lambda runs, style: p(*runs, style=style),
    st.lists(wrapped_run, max_size=5),
    st.sampled_from(["", "berschrift1", "Bullet"]),
)
boxed = st.builds(lambda outer, inner: outer.replace("</w:p>", textbox(inner) + "</w:p>"), paragraph, paragraph)
body = st.lists(st.one_of(paragraph, paragraph, boxed), min_size=1, max_size=4)
document = st.builds(lambda body, note: docx(*body, footnotes=notes("footnote", _2=note)), body, paragraph)


@st.composite
def corrected_documents(draw: st.DrawFn) -> tuple[bytes, list[Correction]]:
    """A document and corrections in its prose that neither overlap nor leave their blocks."""
    data = draw(document)
    made: list[Correction] = []
    for block in opened(data).document.blocks:
        at = 0
        for _ in range(draw(st.integers(0, 3))):
            start = draw(st.integers(min(at, len(block.text)), len(block.text)))
            end = draw(st.integers(start, min(len(block.text), start + 12)))
            if start == end or "\ufffc" in block.text[start:end]:
                break
            number = draw(st.integers(0, 2))
            finding = _FINDINGS[number]
            made.append(Correction(*block.map.source_range(start, end), draw(words | st.just("")), (finding,)))
            at = end + 1
    return data, made


_FINDINGS = [Finding("a", "SP001", "error", 0, 0, 1, 1, 1, 1, "", f"reason {number}") for number in range(3)]


@given(document)
@QUICK
def test_prose_maps_to_the_source_and_the_source_to_lines(data: bytes) -> None:
    read = opened(data).document
    for block in read.blocks:
        start, end = block.map.source_range(0, len(block.text))
        assert "\n" not in read.source[start:end]
        assert read.source[start:end].replace("\t", " ").replace("\u2028", " ") == block.text


@given(corrected_documents())
@QUICK
def test_accepting_gives_the_corrected_text_and_rejecting_the_original(
    made: tuple[bytes, list[Correction]],
) -> None:
    data, corrections = made
    article = opened(data)
    wanted = apply(article.source, (Edit(*item[:3]) for item in corrections))
    written = article.encode(wanted, corrections)
    assert _side_by_side(opened(written).source) == _side_by_side(wanted)
    for name in ("word/document.xml", "word/footnotes.xml"):
        assert revised(written, accept=False, name=name) == revised(data, accept=False, name=name)
        assert revised(written, accept=True, name=name) == _accepted(data, corrections, name)


def _accepted(data: bytes, corrections: list[Correction], name: str) -> str:
    article = decode(data, "a.docx", Reading(accept_changes=True))
    return revised(article.encode("", corrections), accept=True, name=name)


@given(corrected_documents())
@QUICK
def test_accepted_changes_read_as_the_corrected_text(made: tuple[bytes, list[Correction]]) -> None:
    data, corrections = made
    article = decode(data, "a.docx", Reading(accept_changes=True))
    wanted = apply(article.source, (Edit(*item[:3]) for item in corrections))
    written = article.encode(wanted, corrections)
    assert _side_by_side(opened(written).source) == _side_by_side(wanted)
    before, after = unpacked(data), unpacked(written)
    assert before.keys() == after.keys()
    assert {name for name in before if before[name] != after[name]} <= {"word/document.xml", "word/footnotes.xml"}


@given(corrected_documents())
@QUICK
def test_untouched_members_stay_and_blocks_keep_their_roles(made: Made) -> None:
    data, corrections = made
    article = opened(data)
    wanted = apply(article.source, (Edit(*item[:3]) for item in corrections))
    written = article.encode(wanted, corrections)
    before, after = unpacked(data), unpacked(written)
    added = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml", "word/footnotes.xml"}
    assert {name for name in before if before[name] != after[name]} <= added
    again, reread = opened(written).document, article.document.reread(wanted)
    assert [(block.role, block.level, block.section, _side_by_side(block.text)) for block in again.blocks] == [
        (block.role, block.level, block.section, _side_by_side(block.text)) for block in reread.blocks
    ]


def _side_by_side(text: str) -> str:
    """A text in which objects are one that a deletion has brought together."""
    return re.sub("\ufffc+", "\ufffc", text)


@given(st.lists(st.integers(1, len(SPUN) - 1), max_size=12), st.sampled_from(["", "<w:b/>"]))
@settings(max_examples=25, deadline=None)
def test_runs_cut_anywhere_give_the_same_findings(cuts: list[int], properties: str) -> None:
    bounds = [0, *sorted(set(cuts)), len(SPUN)]
    runs = [r(SPUN[start:end], properties) for start, end in pairwise(bounds)]
    assert _told(docx(p(*runs))) == _told(docx(p(SPUN)))


def _told(data: bytes) -> tuple[list[object], str]:
    report = check(opened(data), LISTS)
    assert all(report.source[item.start : item.end] == item.text for item in report.findings)
    written = opened(data).encode(report.corrected, report.corrections)
    assert opened(written).source == report.corrected != report.source
    return [(item.code, item.start, item.end, item.fix) for item in report.findings], report.corrected


@given(st.binary(max_size=60))
@QUICK
def test_a_document_of_another_content_is_refused_in_one_line(content: bytes) -> None:
    from linter.errors import DocumentError

    members = parts(p("x"))
    for name in ("word/document.xml", "word/styles.xml", "_rels/.rels", "word/_rels/document.xml.rels"):
        try:
            opened(packed(members | {name: content}))
        except DocumentError as error:
            assert "\n" not in str(error)

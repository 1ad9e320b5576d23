"""Corrections written into DOCX: tracked changes and comments, every other byte kept."""

import re

import pytest
from docx_files import (
    KINDS,
    W,
    corrected,
    corrections,
    document_of,
    docx,
    field,
    notes,
    opened,
    p,
    packed,
    part,
    parts,
    r,
    revised,
    t,
    textbox,
    unpacked,
    with_prefix,
)

from linter.documents import Reading, decode

ARTICLE = p("The ", r("flu", "<w:b/>"), r("id nitrogen", "<w:i/>"), " is cold.")
LIQUID = ("fluid nitrogen", "liquid nitrogen")


def accepted(data, *replaced):
    article = decode(data, "a.docx", Reading(accept_changes=True))
    return article.encode("", corrections(article.source, *replaced))


def dated(markup):
    return markup.replace("~", ' w:author="unspin"')


def test_a_fix_is_a_deletion_and_an_insertion_in_the_format_of_its_first_run_with_a_comment():
    written = corrected(docx(ARTICLE), LIQUID)
    assert document_of(written) == dated(
        "<w:p><w:r>" + t("The ") + "</w:r>"
        '<w:commentRangeStart w:id="1"/>'
        '<w:del w:id="2"~><w:r><w:rPr><w:b/></w:rPr><w:delText xml:space="preserve">flu</w:delText></w:r></w:del>'
        '<w:del w:id="3"~><w:r><w:rPr><w:i/></w:rPr><w:delText xml:space="preserve">id</w:delText></w:r></w:del>'
        '<w:ins w:id="4"~><w:r><w:rPr><w:b/></w:rPr>' + t("liquid") + "</w:r></w:ins>"
        '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
        "<w:r><w:rPr><w:i/></w:rPr>" + t(" nitrogen") + "</w:r><w:r>" + t(" is cold.") + "</w:r></w:p>"
    )
    comments = unpacked(written)["word/comments.xml"].decode()
    assert re.sub(r'w:date="[\d-]{10}T[\d:]{8}Z"', "DATE", comments) == (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="1" w:author="unspin" DATE w:initials="u"><w:p><w:r><w:annotationRef/></w:r><w:r>'
        '<w:t xml:space="preserve">&quot;fluid nitrogen&quot; stands for &quot;liquid nitrogen&quot; (SP001)</w:t>'
        "</w:r></w:p></w:comment></w:comments>"
    )


def test_accepted_changes_are_plain_text_and_nothing_else_changes():
    written = accepted(docx(ARTICLE), LIQUID)
    assert document_of(written) == (
        "<w:p><w:r>" + t("The ") + "</w:r><w:r><w:rPr><w:b/></w:rPr>" + t("liquid") + "</w:r>"
        "<w:r><w:rPr><w:i/></w:rPr>" + t(" nitrogen") + "</w:r><w:r>" + t(" is cold.") + "</w:r></w:p>"
    )
    before, after = unpacked(docx(ARTICLE)), unpacked(written)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    assert after.keys() == before.keys()


def test_accepted_changes_within_a_run_leave_it_one_run():
    written = accepted(docx(p(r("A fluid nitrogen.", "<w:b/>"))), LIQUID)
    assert document_of(written) == f"<w:p><w:r><w:rPr><w:b/></w:rPr>{t('A liquid nitrogen.')}</w:r></w:p>"


def test_what_is_not_edited_stays_byte_for_byte():
    odd = "<w:p  w14:paraId = '0A'><!-- > --><w:r ><w:t>A  &#x41;</w:t\n></w:r><w:bookmarkStart w:id=\"8\"/></w:p>"
    before = unpacked(docx(odd, ARTICLE, odd))
    after = unpacked(corrected(docx(odd, ARTICLE, odd), LIQUID))
    assert after["word/document.xml"].count(odd.encode()) == 2
    start = before["word/document.xml"].index(b"<w:p><w:r>")
    assert after["word/document.xml"].startswith(before["word/document.xml"][:start])
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        "[Content_Types].xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
    }


def test_without_corrections_it_is_the_same_file():
    data = docx(ARTICLE)
    assert opened(data).encode("", ()) is data
    same = corrections(opened(data).source, ("fluid", "fluid"))
    assert opened(data).encode("", same) is data


def test_members_keep_their_order_and_their_times():
    import zipfile
    from io import BytesIO

    def told(data):
        infos = zipfile.ZipFile(BytesIO(data)).infolist()
        return [(info.filename, info.date_time, info.compress_type) for info in infos]

    data = docx(ARTICLE)
    assert told(corrected(data, LIQUID))[: len(told(data))] == told(data)


def test_edits_of_one_fix_share_a_comment():
    data = docx(p("It is a fluid, and an ", r("substance strip", "<w:b/>"), " too."))
    written = corrected(data, [("an ", "a "), ("substance strip", "chemical peel")], ("a fluid", "a liquid"))
    text = document_of(written)
    comments = unpacked(written)["word/comments.xml"].decode()
    assert comments.count("<w:comment ") == text.count("<w:commentRangeStart") == 2
    assert comments.count("<w:p>") == 2
    first = text.index('<w:commentRangeStart w:id="2"/>')
    assert first < text.index(">an<") < text.index("chemical peel") < text.index('<w:commentRangeEnd w:id="2"/>')
    assert revised(written, accept=True) == "It is a liquid, and a chemical peel too."
    assert revised(written, accept=False) == "It is a fluid, and an substance strip too."


@pytest.mark.parametrize(
    ("body", "replaced", "result"),
    [
        (p("pure fluid"), ("fluid", ""), "pure "),
        (p("pure fluid"), ("fluid", "solid <&> \"x\""), 'pure solid <&> "x"'),
        (p("pure fluid"), ("pure", "very pure"), "very pure fluid"),
        (p("pure fluid"), ("fluid", "fluid as it is"), "pure fluid as it is"),
        (p(r(t("a") + "<w:tab/>" + t("b"))), ("a\tb", "c"), "c"),
        (p(r(t("a") + "<w:br/>" + t("b"))), ("b", "c\td\u2028e"), "a\u2028c\td\u2028e"),
        (p(r(t("e") + "<w:noBreakHyphen/>" + t("mail"))), ("e-mail", "letter"), "letter"),
        (p(r(t("nitro") + "<w:softHyphen/>" + t("gen"))), ("nitrogen", "oxygen"), "oxygen"),
        (p(field("HYPERLINK x", r("flu"), r("id"))), ("fluid", "liquid"), "liquid"),
        (p(f'<w:hyperlink w:anchor="x">{r("flu")}</w:hyperlink>', "id"), ("fluid", "liquid"), "liquid"),
        (p("<w:r><w:t> fluid </w:t></w:r>", r(" b")), ("fluid", "liquid"), "liquid b"),
    ],
)  # fmt: skip
def test_accepting_and_rejecting(body, replaced, result):
    data = docx(body)
    before = opened(data).source
    written = corrected(data, replaced)
    assert opened(written).source == result
    assert opened(accepted(data, replaced)).source == result
    assert revised(written, accept=False) == before


def test_marks_inside_a_range_stay():
    data = docx(p("fluid", r('<w:footnoteReference w:id="2"/>'), '<w:bookmarkStart w:id="5"/>', " air"))
    for written in (corrected(data, ("fluid air", "gas")), accepted(data, ("fluid air", "gas"))):
        assert opened(written).source == "gas"
        assert '<w:footnoteReference w:id="2"/>' in document_of(written)
        assert '<w:bookmarkStart w:id="5"/>' in document_of(written)


def test_the_soft_hyphen_goes_with_its_word():
    data = docx(p(r(t("nitro") + "<w:softHyphen/>" + t("gen"))))
    assert "softHyphen" not in document_of(accepted(data, ("nitrogen", "oxygen")))
    assert document_of(corrected(data, ("nitrogen", "oxygen"))).count("softHyphen") == 1


def test_numbers_do_not_clash():
    said = part("comments", f'<w:comment w:id="1" w:author="A">{p("Mind")}</w:comment>')
    ours = '<w:ins w:id="2" w:author="A">' + r("A ") + '</w:ins><w:bookmarkStart w:id="4"/>'
    data = docx(p(ours, "fluid."), comments=said, footnotes=notes("footnote", _3=p("x")))
    written = corrected(data, ("fluid", "liquid"))
    assert re.findall(r'w:id="(\d+)"', document_of(written)) == ["2", "4", "5", "6", "7", "5", "5"]
    comments = unpacked(written)["word/comments.xml"].decode()
    assert comments.startswith(said.removesuffix("</w:comments>"))
    assert re.findall(r'<w:comment w:id="(\d+)"', comments) == ["1", "5"]
    before = unpacked(data)
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        assert unpacked(written)[name] == before[name]


def test_within_an_insertion_of_another_author_ours_stands_apart():
    data = docx(p(f'<w:ins w:id="1" w:author="A">{r("The fluid is")}</w:ins>', " cold."))
    written = corrected(data, ("fluid", "liquid"))
    assert document_of(written) == dated(
        f'<w:p><w:ins w:id="1" w:author="A">{r("The ")}<w:commentRangeStart w:id="2"/>'
        '<w:del w:id="3"~><w:r><w:delText xml:space="preserve">fluid</w:delText></w:r></w:del></w:ins>'
        f'<w:ins w:id="4"~>{r("liquid")}</w:ins><w:ins w:id="5" w:author="A"><w:commentRangeEnd w:id="2"/>'
        f'<w:r><w:commentReference w:id="2"/></w:r>{r(" is")}</w:ins>{r(" cold.")}</w:p>'
    )


def test_older_changes_of_a_format_are_not_told_of_new_text():
    changed = '<w:b/><w:rPrChange w:id="9" w:author="A"><w:rPr/></w:rPrChange>'
    text = document_of(corrected(docx(p(r("fluid", changed))), ("fluid", "liquid")))
    assert f"<w:r><w:rPr><w:b/></w:rPr>{t('liquid')}</w:r>" in text
    assert text.count("rPrChange") == 2


def test_the_comment_on_a_footnote_stands_where_it_is_referred_to():
    data = docx(p("x", r('<w:footnoteReference w:id="2"/>')), footnotes=notes("footnote", _2=p("A fluid.")))
    written = corrected(data, ("fluid", "liquid"))
    assert revised(written, accept=True, name="word/footnotes.xml") == "A liquid."
    assert revised(written, accept=False, name="word/footnotes.xml") == "A fluid."
    assert b"comment" not in unpacked(written)["word/footnotes.xml"].lower()
    marks = '<w:commentRangeStart w:id="1"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    assert document_of(written) == f"<w:p>{r('x')}{marks}{reference}</w:p>"


def test_a_text_box_and_the_run_that_holds_it_are_both_corrected():
    box = textbox(p("Some fluid.")).removeprefix("<w:r>").removesuffix("</w:r>")
    data = docx(p(r(t("A solid") + box + t(" here"))))
    written = corrected(data, ("fluid", "liquid"), ("solid", "stone"))
    assert opened(written).source == "A stone here\nSome liquid."
    assert document_of(written).count("<w:commentReference") == 2
    assert document_of(written).count("Some fluid.") == 1, "the copy for Word 2007 stays"


@pytest.mark.parametrize("prefix", ["ns0:", ""])
def test_other_prefixes(prefix):
    members = parts(p("A fluid."))
    members["word/document.xml"] = with_prefix(members["word/document.xml"].decode(), prefix).encode()
    written = corrected(packed(members), ("fluid", "liquid"))
    assert revised(written, accept=True) == "A liquid."
    assert revised(written, accept=False) == "A fluid."
    assert opened(written).source == "A liquid."


def test_comments_of_a_strict_document_are_strict():
    strict = b"http://purl.oclc.org/ooxml"
    kinds = strict + b"/officeDocument/relationships"
    renamed = {W.encode(): strict + b"/wordprocessingml/main", KINDS.encode(): kinds}
    members = parts(p("A fluid."))
    for old, new in renamed.items():
        members = {name: data.replace(old, new) for name, data in members.items()}
    written = unpacked(corrected(packed(members), ("fluid", "liquid")))
    assert b'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"' in written["word/comments.xml"]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in written["word/_rels/document.xml.rels"]


def test_parts_in_utf_16_stay_so():
    members = parts(p("A fluid \U0001f600."))
    text = members["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    members["word/document.xml"] = text.encode("utf-16")
    written = corrected(packed(members), ("fluid", "liquid"))
    assert revised(written, accept=True) == "A liquid \U0001f600."
    assert unpacked(written)["word/document.xml"][:2] == b"\xff\xfe"


def test_a_document_without_relationships_gets_them():
    members = parts(p("A fluid."))
    del members["word/_rels/document.xml.rels"]
    written = corrected(packed(members), ("fluid", "liquid"))
    assert b"comments.xml" in unpacked(written)["word/_rels/document.xml.rels"]
    assert opened(written).source == "A liquid."


def test_a_second_correction_joins_the_first():
    once = corrected(docx(ARTICLE), LIQUID)
    twice = corrected(once, ("cold", "very cold"))
    assert revised(twice, accept=True) == "The liquid nitrogen is very cold."
    assert revised(twice, accept=False) == "The fluid nitrogen is cold."
    assert unpacked(twice)["word/comments.xml"].count(b"<w:comment ") == 2
    assert unpacked(twice)["[Content_Types].xml"].count(b"comments.xml") == 1


def test_what_xml_cannot_hold_is_left_out_of_comments():
    data = docx(p("A fluid."))
    article = opened(data)
    (item,) = corrections(article.source, ("fluid", "liquid"))
    from dataclasses import replace

    finding = replace(item.findings[0], message="bad \x00\ud800 <&>")
    written = article.encode("", [item._replace(findings=(finding,))])
    assert b">bad  &lt;&amp;&gt; (SP001)<" in unpacked(written)["word/comments.xml"]

"""DOCX as blocks: what is prose, what it is, where it stands."""

import pytest
from docx_files import (
    W,
    docx,
    field,
    notes,
    opened,
    p,
    packed,
    part,
    parts,
    r,
    t,
    textbox,
    with_prefix,
)

from linter.documents import read


def blocks(*body, **others):
    document = opened(docx(*body, **others)).document
    return [(block.role, block.level, block.text) for block in document.blocks]


def source(*body, **others):
    return opened(docx(*body, **others)).source


def test_roles_come_from_styles_by_their_english_names_and_from_what_they_are_based_on():
    assert blocks(
        p("A title", style="Titel"),
        p("Of acne", style="berschrift1"),
        p("Of scars", style="Own"),
        p("By name", style="H3"),
        p("By hand", properties='<w:outlineLvl w:val="2"/>'),
        p("No heading", style="berschrift1", properties='<w:outlineLvl w:val="9"/>'),
        p("One", style="Bullet"),
        p("Two", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'),
        p("None", style="Bullet", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'),
        p("Said", style="Q"),
        p("Figure 1", style="Cap"),
        p("let x = 1", style="Pre"),
        p("Of acne 3", style="TOC1"),
        p("Going round", style="Round"),
        p("Unknown", style="Nowhere"),
    ) == [
        ("title", 0, "A title"),
        ("heading", 1, "Of acne"),
        ("heading", 2, "Of scars"),
        ("heading", 3, "By name"),
        ("heading", 3, "By hand"),
        ("paragraph", 0, "No heading"),
        ("item", 0, "One"),
        ("item", 0, "Two"),
        ("item", 0, "None"),
        ("quote", 0, "Said"),
        ("caption", 0, "Figure 1"),
        ("paragraph", 0, "Going round"),
        ("paragraph", 0, "Unknown"),
    ]


def test_a_table_is_cells():
    row = "".join(f"<w:tc>{p(text)}</w:tc>" for text in ("Dose", "Price"))
    nested = f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
    table = f"<w:tbl><w:tr><w:tc>{nested}{p('Behind', style='Bullet')}</w:tc></w:tr></w:tbl>"
    assert blocks(p("Before"), table) == [
        ("paragraph", 0, "Before"),
        ("cell", 0, "Dose"),
        ("cell", 0, "Price"),
        ("cell", 0, "Behind"),
    ]


def test_every_block_knows_its_section():
    document = opened(
        docx(
            p("Title", style="Titel"),
            p("One", style="berschrift1"),
            p("Text.", r('<w:footnoteReference w:id="2"/>')),
            p("Deeper", style="H2"),
            p("Text", r('<w:endnoteReference w:id="1"/>'), "."),
            p("Two", style="berschrift1"),
            p("Text."),
            footnotes=notes("footnote", _0=p(), _2=p("Under one.")),
            endnotes=notes("endnote", _1=p("Under deeper.")),
        )
    ).document
    assert [(block.role, block.text, block.section) for block in document.blocks] == [
        ("title", "Title", ()),
        ("heading", "One", ()),
        ("paragraph", "Text.", ("One",)),
        ("heading", "Deeper", ("One",)),
        ("paragraph", "Text.", ("One", "Deeper")),
        ("heading", "Two", ()),
        ("paragraph", "Text.", ("Two",)),
        ("footnote", "Under one.", ("One",)),
        ("footnote", "Under deeper.", ("One", "Deeper")),
    ]


def test_a_line_of_the_source_is_a_paragraph():
    article = opened(docx(p("One"), p(), p("Two ", r("lines<w:br/>", ""), "end"), p("Four")))
    assert article.source.split("\n")[0] == "One"
    assert article.document.location(article.source.index("Four")) == (4, 1)


def test_runs_make_no_words():
    runs = [r("flu", "<w:b/>"), r("id ni"), '<w:proofErr w:type="spellStart"/>', r("trogen", "<w:i/>"), r(" now")]
    document = opened(docx(p(*runs))).document
    (block,) = document.blocks
    assert block.text == document.source == "fluid nitrogen now"
    assert block.map.source_range(3, 9) == (3, 9)


@pytest.mark.parametrize(
    ("inside", "written", "prose"),
    [
        (f"{t('a')}<w:tab/>{t('b')}", "a\tb", "a b"),
        (f"{t('a')}<w:br/>{t('b')}", "a\u2028b", "a b"),
        (f"{t('a')}<w:cr/>{t('b')}", "a\u2028b", "a b"),
        (f'{t("a")}<w:br w:type="page"/>{t("b")}', "a\ufffcb", "a\ufffcb"),
        (f"{t('e')}<w:noBreakHyphen/>{t('mail')}", "e-mail", "e-mail"),
        (f"{t('nitro')}<w:softHyphen/>{t('gen')}", "nitrogen", "nitrogen"),
        (f"{t('nitro')}<w:lastRenderedPageBreak/>{t('gen')}", "nitrogen", "nitrogen"),
        (f'{t("a")}<w:sym w:font="Wingdings" w:char="F04A"/>{t("b")}', "a\ufffcb", "a\ufffcb"),
        (f'{t("a")}<w:footnoteReference w:id="9"/>{t("b")}', "ab", "ab"),
        (f"{t('a')}<w:drawing><wp:inline/></w:drawing>{t('b')}", "a\ufffcb", "a\ufffcb"),
        (f"{t('a')}<w:drawing><wp:anchor/></w:drawing>{t('b')}", "ab", "ab"),
        (f"{t('a')}<w:object/><w:pict/>{t('b')}", "a\ufffcb", "a\ufffcb"),
        ("<w:t> a </w:t><w:t>b</w:t>", "ab", "ab"),
        ('<w:t xml:space="preserve"> a\n</w:t><w:t>b</w:t>', " a b", " a b"),
        ("<w:t>a &amp; &#98;<![CDATA[ <c>]]><!-- no --></w:t>", "a & b <c>", "a & b <c>"),
        ("<w:delText>gone</w:delText><w:t>a</w:t>", "a", "a"),
    ],
)
def test_what_stands_in_a_run(inside, written, prose):
    document = opened(docx(p(r(inside)))).document
    assert document.source == written
    assert [block.text for block in document.blocks] == [prose]


@pytest.mark.parametrize(
    ("inside", "written"),
    [
        (f'<w:hyperlink w:anchor="x">{r("in a link")}</w:hyperlink>', "in a link"),
        (f'<w:smartTag w:element="place">{r("tagged")}</w:smartTag>', "tagged"),
        (f'<w:ins w:id="1" w:author="A">{r("new")}</w:ins>', "new"),
        (f'<w:moveTo w:id="1" w:author="A">{r("moved")}</w:moveTo>', "moved"),
        ('<w:del w:id="1" w:author="A"><w:r><w:delText>old</w:delText></w:r></w:del>', ""),
        (f'<w:moveFrom w:id="1" w:author="A">{r("moved")}</w:moveFrom>', ""),
        (f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('typed')}</w:sdtContent></w:sdt>", "typed"),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('Do')}</w:sdtContent></w:sdt>", "\ufffc"),
        (f"<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>{r('1 May')}</w:sdtContent></w:sdt>", "\ufffc"),
        (f'<w:fldSimple w:instr=" PAGE ">{r("7")}</w:fldSimple>', "\ufffc"),
        (f'<w:fldSimple w:instr=\' HYPERLINK "http://x.y" \'>{r("seven")}</w:fldSimple>', "seven"),
        (field('HYPERLINK "http://x.y/fluid nitrogen"', r("here")), "here"),
        (field("REF _Ref1", r("Table "), r("1")), "\ufffc"),
        (field("HYPERLINK x", r("see "), field("PAGEREF y", r("9"))), "see \ufffc"),
        (r("hidden", "<w:vanish/>"), ""),
        (r("shown", '<w:vanish w:val="0"/>'), "shown"),
        (r("hidden", '<w:rStyle w:val="Secret"/>'), ""),
        (r("x = 1", '<w:rStyle w:val="Mono"/>'), "\ufffc"),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "\ufffc"),
        (f"<mc:AlternateContent><mc:Choice>{r('one')}</mc:Choice><mc:Fallback>{r('two')}</mc:Fallback>"
         "</mc:AlternateContent>", "one"),
    ],
)  # fmt: skip
def test_what_stands_around_runs(inside, written):
    assert source(p("a ", inside, " z")) == f"a {written} z"


def test_a_table_of_contents_is_a_field_over_paragraphs_and_no_prose():
    char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    told = "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
    assert blocks(
        p(char("begin"), told, char("separate"), "Of acne 3"), p("Of scars 4"), p(char("end")), p("Text.")
    ) == [("paragraph", 0, "Text.")]


def test_a_block_that_word_fills_is_no_prose():
    control = f"<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{p('Bound')}</w:sdtContent></w:sdt>"
    plain = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('Free')}</w:sdtContent></w:sdt>"
    assert [text for *_, text in blocks(control, plain, p("Text"))] == ["Free", "Text"]


def test_a_text_box_is_read_once_behind_the_paragraph_that_holds_it():
    inner = textbox(p("Within the box."))
    box = textbox(p("In a box.", inner), p("A head", style="berschrift1"))
    document = opened(docx(p("One", style="berschrift1"), p("Before ", box, "behind."), p("Next."))).document
    assert [(block.text, block.section) for block in document.blocks] == [
        ("One", ()),
        ("Before behind.", ("One",)),
        ("In a box.", ("One",)),
        ("Within the box.", ("One",)),
        ("A head", ("One",)),
        ("Next.", ("One",)),
    ]


def test_headers_and_footers_are_not_read():
    assert source(p("Text"), header1=part("hdr", p("Fluid")), footer1=part("ftr", p("Fluid"))) == "Text"


def test_comments_are_no_prose_but_directives_may_stand_in_them():
    texts = {4: p("unspin: ", "disable SP003"), 5: p("At a ", "point") + p("Twice"), 6: p("Nowhere")}
    said = part("comments", "".join(f'<w:comment w:id="{id}">{text}</w:comment>' for id, text in texts.items()))
    start = '<w:commentRangeStart w:id="4"/>'
    points = [r(f'<w:commentReference w:id="{id}"/>') for id in (4, 5)]
    document = opened(docx(p("One"), p("Two ", start, "three"), p("Four", *points), comments=said)).document
    assert document.comments == [(4, 4, "unspin: disable SP003"), (14, 14, "At a point\nTwice")]
    assert [block.text for block in document.blocks] == ["One", "Two three", "Four"]


def test_after_edits_it_reads_with_the_same_roles():
    document = opened(docx(p("One", style="berschrift1"), p("Text\u2028 of ", r("<w:tab/>"), "it"))).document
    again = document.reread(document.source.replace("One", "Two or three"))
    assert [(block.role, block.text, block.section) for block in again.blocks] == [
        ("heading", "Two or three", ()),
        ("paragraph", "Text  of  it", ("Two or three",)),
    ]


@pytest.mark.parametrize("prefix", ["ns0:", ""])
def test_other_prefixes(prefix):
    assert _opened_with(lambda text: with_prefix(text, prefix)) == ("heading", "Fluid")


def test_the_strict_namespace():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert _opened_with(lambda text: text.replace(W, strict)) == ("heading", "Fluid")


def _opened_with(change):
    members = parts(p("Fluid", style="berschrift1"))
    for name in ("word/document.xml", "word/styles.xml"):
        members[name] = change(members[name].decode()).encode()
    (block,) = opened(packed(members)).document.blocks
    return block.role, block.text


def test_parts_in_utf_16():
    members = parts(p("na\u00efve \U0001f600"))
    text = members["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    members["word/document.xml"] = text.encode("utf-16")
    assert opened(packed(members)).source == "na\u00efve \U0001f600"


def test_a_document_under_another_name():
    members = parts(p("Text"))
    members["word/document2.xml"] = members.pop("word/document.xml")
    members["word/_rels/document2.xml.rels"] = members.pop("word/_rels/document.xml.rels")
    members["_rels/.rels"] = members["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml")
    assert opened(packed(members)).source == "Text"


def test_text_named_docx_reads_line_by_line():
    document = read("One\nTwo\tthree", "a.docx")
    assert [(block.role, block.text) for block in document.blocks] == [
        ("paragraph", "One"),
        ("paragraph", "Two three"),
    ]
    assert document.reread("One\nFour").blocks[1].text == "Four"


def test_a_signed_document_is_only_read():
    members = parts(p("Text"))
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    entry = f'<Relationship Id="s" Type="{kind}" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    members["_rels/.rels"] = members["_rels/.rels"].replace(b"</Relationships>", entry.encode())
    document = opened(packed(members)).document
    assert document.read_only == "the document is digitally signed, and an edit would break its signature"
    assert document.reread("Text").read_only

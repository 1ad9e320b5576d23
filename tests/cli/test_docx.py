"""DOCX on the command line: lines are paragraphs, fixes are tracked changes."""

import pytest
from docx_files import corrected, docx, p, r, revised, textbox, unpacked

GARBLED = p("The p\u0430y", r("ment desk.", "<w:b/>"))
SPUN = docx(p("A desk", style="berschrift1"), GARBLED, p("A {big|large} house."))
CLEAN = docx(p("Nothing here."))
RULES = ("--select", "NZ003,NZ004")


def test_lines_are_paragraphs_and_columns_characters(unspin, tree):
    tree.write(a_docx=SPUN)
    result = unspin("check", *RULES, "--output-format", "concise", "a.docx")
    assert result.status == 1
    assert result.out == (
        'a.docx:2:5: error NZ004 "payment" is written with letters of another alphabet -> "payment"\n'
        'a.docx:3:3: error NZ003 spintax left over: choose one of big, large -> "big"\n'
        "2 errors in 1 article; 1 can be fixed with --fix, 1 more with --unsafe-fixes\n"
    )


def test_fixes_are_tracked_changes(unspin, tree):
    tree.write(a_docx=SPUN, b_docx=CLEAN)
    result = unspin("check", *RULES, "--fix", ".")
    assert (result.status, result.err) == (1, "1 of 2 articles corrected\n")
    written = tree.all()["a.docx"]
    assert tree.all()["b.docx"] == CLEAN
    assert revised(written, accept=True) == "A desk\nThe payment desk.\nA {big|large} house."
    assert revised(written, accept=False) == "A desk\nThe p\u0430yment desk.\nA {big|large} house."
    assert b"is written with letters of another alphabet (NZ004)" in unpacked(written)["word/comments.xml"]
    unspin("check", *RULES, "--fix", ".")
    assert tree.all()["a.docx"] == written


def test_accepted_changes(unspin, tree):
    tree.write(a_docx=SPUN)
    unspin("check", *RULES, "--fix", "--unsafe-fixes", "--accept-changes", "a.docx")
    assert revised(tree.all()["a.docx"], accept=False) == "A desk\nThe payment desk.\nA big house."
    assert "word/comments.xml" not in unpacked(tree.all()["a.docx"])
    assert unspin("check", "--accept-changes", "a.docx").err == "unspin: --accept-changes goes with --fix\n"


def test_diff(unspin, tree):
    tree.write(a_docx=SPUN)
    result = unspin("check", *RULES, "--diff", "a.docx")
    assert result.out == (
        "--- a.docx\n+++ a.docx\n@@ -1,3 +1,3 @@\n A desk\n-The p\u0430yment desk.\n+The payment desk.\n"
        " A {big|large} house.\n\\ No newline at end of file\n"
    )
    assert tree.all() == {"a.docx": SPUN}


@pytest.mark.parametrize("options", [(), ("--accept-changes",)])
def test_review(unspin, tree, options):
    tree.write(a_docx=SPUN)
    result = unspin("review", *RULES, *options, "a.docx", "-o", "out")
    assert (result.status, result.err) == (0, "")
    assert "  corrected   1 -> out/a.corrected.docx\n" in result.out
    files = tree.all()
    assert list(files) == ["a.docx", "out/a.corrected.docx", "out/a.findings.json", "out/a.report.html"]
    assert files["a.docx"] == SPUN
    assert "The payment desk." in revised(files["out/a.corrected.docx"], accept=True)
    before = revised(files["out/a.corrected.docx"], accept=False)
    assert ("The p\u0430yment desk." in before) is (not options)


def test_folders_are_searched_for_documents_but_not_for_the_locks_of_word(unspin, tree):
    tree.write(**{"in__a_docx": SPUN, "in__~$a_docx": b"\x05Ann"})
    result = unspin("check", *RULES, "--output-format", "concise", "in")
    assert (result.status, result.err) == (1, "")
    assert result.out.endswith("2 errors in 1 article; 1 can be fixed with --fix, 1 more with --unsafe-fixes\n")


def test_standard_input(unspin, monkeypatch, tmp_path):
    import io
    import sys

    result = unspin("check", *RULES, "-", "--stdin-filename", "x.docx", "--output-format", "concise", stdin=SPUN)
    assert result.out.startswith("x.docx:2:5: error NZ004")
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", out)
    unspin("check", *RULES, "-", "--stdin-filename", "x.docx", "--fix", stdin=SPUN)
    assert revised(out.buffer.getvalue(), accept=True).startswith("A desk\nThe payment")


def test_what_cannot_be_read_is_left_alone(unspin, tree):
    tree.write(a_docx=b"PK\x03\x04 cut off", b_docx=SPUN)
    result = unspin("check", *RULES, "--fix", ".")
    assert result.status == 2
    assert result.err == (
        "unspin: ./a.docx: damaged, perhaps cut off: no complete zip archive;"
        " open it in Word and save it as .docx\n"
        "1 of 1 article corrected\n"
    )
    assert tree.all()["a.docx"] == b"PK\x03\x04 cut off"


def test_a_document_without_text_is_empty(unspin, tree):
    for data in (docx(p(), p()), docx()):
        tree.write(a_docx=data)
        result = unspin("check", "a.docx")
        assert (result.status, result.err) == (2, "unspin: a.docx: empty: there is nothing to check\n")


def test_a_document_of_nothing_but_an_image_has_no_findings(unspin, tree):
    tree.write(a_docx=docx(p(r("<w:drawing><wp:inline/></w:drawing>"))))
    assert unspin("check", "--fix", "a.docx").status == 0


def test_a_word_comment_silences(unspin, tree):
    from docx_files import part

    said = part("comments", f'<w:comment w:id="1">{p("unspin: disable-line NZ004 -- a brand")}</w:comment>')
    ranged = '<w:commentRangeStart w:id="1"/>'
    tree.write(a_docx=docx(p("The p\u0430yment ", ranged, "desk."), p("A p\u0430yment."), comments=said))
    result = unspin("check", *RULES, "--output-format", "concise", "a.docx")
    assert result.out.startswith("a.docx:2:3: error NZ004")
    assert "1 error in 1 article" in result.out


def test_the_comment_on_a_text_box_stands_beside_it(unspin, tree):
    tree.write(a_docx=docx(p("A desk.", textbox(p("The p\u0430yment.")))))
    unspin("check", *RULES, "--fix", "a.docx")
    written = tree.all()["a.docx"]
    text = unpacked(written)["word/document.xml"]
    assert text.index(b"A desk.") < text.index(b"<w:commentReference") < text.index(b"<w:txbxContent>")
    assert "The payment." in revised(written, accept=True)
    assert corrected(written) == written

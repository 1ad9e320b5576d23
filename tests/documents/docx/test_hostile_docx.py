"""Files that are called .docx and are none, or are made to do harm: one clear line, in bounded time and memory."""

import io
import re
import zipfile

import pytest
from docx_files import docx, opened, p, packed, part, parts, r, textbox

from linter.documents.docx import _package, _xml
from linter.errors import DocumentError

GOOD = docx(p("Text"))


def refusal(data):
    with pytest.raises(DocumentError) as caught:
        opened(data)
    message = str(caught.value)
    assert "\n" not in message
    return message.removeprefix("a.docx: ")


def with_document(content):
    return packed(parts() | {"word/document.xml": content})


def body(content):
    return part("document", f"<w:body>{content}</w:body>").encode()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no DOCX file: no zip archive; open it in Word and save it as .docx"),
        (b"{\\rtf1 Text}", "no DOCX file: no zip archive; open it in Word and save it as .docx"),
        (GOOD[:-40], "damaged, perhaps cut off: no complete zip archive; open it in Word and save it as .docx"),
        (OLE, "a file of an old Word, whatever it is called; open it in Word and save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted; open it with its password and save it without"),
        (packed({}), "no Word document: it has no word/document.xml; save it as .docx"),
        (packed({"mimetype": b"x"}), "no Word document: it has no word/document.xml; save it as .docx"),
        (
            with_document(b"<w:document><w:p>"),
            "word/document.xml in it: broken XML in line 1: unbound prefix; open it in Word and save it again",
        ),
        (
            with_document(body(p("Text"))[:-9]),
            "word/document.xml in it: broken XML in line 2: unclosed token; open it in Word and save it again",
        ),
        (
            with_document(b'<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>'),
            "word/document.xml in it: a document type declaration, which no Word file has;"
            " open it in Word and save it again",
        ),
        (
            with_document(b'<!DOCTYPE d SYSTEM "file:///etc/passwd"><d/>'),
            "word/document.xml in it: a document type declaration, which no Word file has;"
            " open it in Word and save it again",
        ),
    ],
)  # fmt: skip
def test_what_is_no_docx(data, message):
    assert refusal(data) == message


def test_an_encrypted_archive():
    locked = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for match in re.finditer(re.escape(signature), GOOD):
            locked[match.start() + offset] |= 1
    assert refusal(bytes(locked)) == "encrypted; open it with its password and save it without"


def test_damage_within_the_archive():
    at = GOOD.index(b"word/document.xml") + 60
    damaged = GOOD[:at] + bytes(20) + GOOD[at + 20 :]
    assert re.match(r"damaged: word/document\.xml in it cannot be unpacked .*; open it in Word", refusal(damaged))


def test_a_part_that_is_named_and_missing_is_no_part():
    members = parts(p("Text", style="Titel"))
    del members["word/styles.xml"]
    assert [block.role for block in opened(packed(members)).document.blocks] == ["paragraph"]


def test_two_files_of_one_name():
    out = io.BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("word/document.xml", b"")
    assert refusal(out.getvalue()) == "damaged: two files of one name in it; open it in Word and save it again"


def test_a_zip_bomb_is_not_unpacked(monkeypatch):
    bomb = packed(parts(p("Text")) | {"word/media/image2.png": bytes(_package.MOST_BYTES // 20)})
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("it was unpacked"))
    assert refusal(bomb).startswith("packed more than 200 to 1, as zip bombs are;")


def test_too_many_files():
    many = packed(parts(p("Text")) | {f"word/media/{number}": b"" for number in range(_package.MOST_MEMBERS)})
    assert refusal(many) == "more than 5,000 files or 200 MB unpacked; split the document"


def test_a_part_that_is_too_large(monkeypatch):
    monkeypatch.setattr(_package, "MOST_PART_BYTES", 1_000)
    assert refusal(GOOD) == "word/styles.xml in it is larger than 0 MB unpacked; split the document"


def test_more_bytes_than_the_archive_says():
    data = bytearray(docx(p("Text " * 1000)))
    at = data.rindex(b"word/document.xml") - 46 + 24
    data[at : at + 4] = (100).to_bytes(4, "little")
    assert refusal(bytes(data)).startswith("damaged: word/document.xml in it cannot be unpacked")


def test_elements_nested_without_end():
    deep = "<w:sdt><w:sdtContent>" * 5_000
    assert "elements nested more than 250 deep" in refusal(with_document(body(deep)))
    assert "elements nested more than 250 deep" in refusal(with_document(body(f"<w:p>{'<w:ins>' * 300}")))


def test_boxes_within_boxes_as_deep_as_may_be():
    box = p("Innermost.")
    for _ in range(25):
        box = p("Around.", re.sub("<mc:Fallback>.*</mc:Fallback>", "", textbox(box)))
    assert opened(with_document(body(box))).source.endswith("Innermost.")


def test_a_paragraph_of_very_many_runs(monkeypatch):
    runs = r("fluid ") * 20_000
    assert len(opened(with_document(body(f"<w:p>{runs}</w:p>"))).source) == 120_000
    monkeypatch.setattr(_xml, "_MOST_AT_ONCE", 10_000)
    assert "a paragraph of more than 10,000 elements" in refusal(with_document(body(f"<w:p>{runs}</w:p>")))


def test_a_document_of_very_many_paragraphs(monkeypatch):
    monkeypatch.setattr(_xml, "MOST_ELEMENTS", 1_000)
    assert "word/document.xml in it: more than 1,000 elements" in refusal(with_document(body("<w:p/>" * 1_000)))


def test_a_document_without_paragraphs():
    assert opened(docx()).document.blocks == opened(with_document(b"<x/>")).document.blocks == []


def test_fields_that_never_end_hide_what_follows_and_do_no_harm():
    open_field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    ends = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert opened(docx(p("One", ends), p(open_field * 50, "Two"))).source == "One\n"


def test_names_that_leave_the_archive_are_only_names(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    members = parts(p("Text")) | {"../../evil.xml": b"<x/>", "/abs.xml": b"<x/>"}
    assert opened(packed(members)).source == "Text"
    assert list(tmp_path.parent.rglob("evil.xml")) == []

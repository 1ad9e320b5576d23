"""LibreOffice, where it is installed: it opens what was corrected, and sees the same text and the same changes."""

import shutil
import subprocess

import pytest
from docx_files import corrections, docx, notes, opened, p, r, revised, textbox, unpacked

from linter.documents import Reading, decode
from linter.findings import Edit
from linter.fixes import apply

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")

PAGE = """<html><body><h1>Of scars</h1><p>The <b>flu</b>id nitrogen is <i>cold</i>, and an
<a href="http://x.y/">substance strip</a> too.</p><ul><li>One solid</li></ul>
<table><tr><td>Cell of gas</td></tr></table><pre>let fluid = 1</pre></body></html>"""
REPLACED = (
    ("fluid nitrogen", "liquid nitrogen"),
    [("an ", "a "), ("substance strip", "chemical peel")],
    ("solid", "stone"),
    ("gas", "air"),
)


@pytest.fixture(scope="module")
def convert(tmp_path_factory):
    """Converts files of bytes, in one call; the bytes of each."""
    home = tmp_path_factory.mktemp("office")

    def call(kind, **files):
        for name, data in files.items():
            (home / name.replace("_", ".")).write_bytes(data)
        named = [str(home / name.replace("_", ".")) for name in files]
        profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
        command = [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(home / "out"), *named]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        suffix = kind.split(":")[0]
        return [(home / "out" / f"{name.partition('_')[0]}.{suffix}").read_bytes() for name in files]

    return call


def test_it_sees_the_changes_that_were_written(convert):
    (made,) = convert("docx:MS Word 2007 XML", page_html=PAGE.encode())
    article = opened(made)
    assert [block.role for block in article.document.blocks] == ["heading", "paragraph", "item", "cell"]
    fixes = corrections(article.source, *REPLACED)
    before = article.source
    after = apply(before, (Edit(*item[:3]) for item in fixes))

    body = p("x", r('<w:footnoteReference w:id="2"/>'), textbox(p("A solid.")))
    other = opened(docx(body, footnotes=notes("footnote", _2=p("Noted fluid."))))
    noted = other.encode("", corrections(other.source, ("fluid", "liquid"), ("solid", "stone")))
    tracked, again = convert("docx:MS Word 2007 XML", tracked_docx=article.encode("", fixes), noted_docx=noted)
    assert revised(tracked, accept=True).rstrip("\n") == after.rstrip("\n")
    assert revised(tracked, accept=False).rstrip("\n") == before.rstrip("\n")
    assert unpacked(tracked)["word/comments.xml"].count(b"<w:comment ") == 4
    assert revised(again, accept=True, name="word/footnotes.xml").strip("\n") == "Noted liquid."
    assert revised(again, accept=False, name="word/footnotes.xml").strip("\n") == "Noted fluid."
    assert unpacked(again)["word/comments.xml"].count(b"<w:comment ") == 2

    plain = decode(made, "a.docx", Reading(accept_changes=True)).encode("", fixes)
    (text,) = convert("txt:Text (encoded):UTF8", plain_docx=plain)
    lines = [line.strip("\u2022 \t") for line in text.decode("utf-8-sig").splitlines()]
    assert [line for line in lines if line] == [line.strip() for line in after.split("\n") if line.strip()]

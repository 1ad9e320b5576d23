"""What the commands do with a format that cannot be written, and with one whose files are no text."""

import zlib
from functools import cached_property

import pytest

from linter.documents import Article, Document, Format, read_text
from linter.documents import _formats as formats

FIXABLE = "The p\u0430yment desk.\n"  # a Cyrillic a
RULES = ("--select", "NZ004", "--output-format", "concise")


def read_sealed(source, path, reading):
    text = read_text(source, path, reading)
    return Document(path, source, "sealed", text.blocks, read_only="a seal is on it", reading=reading)


class Packed(Article):
    """A file that is a compressed text; written back from corrections alone."""

    @cached_property
    def document(self):
        return read_text(self.source, self.path, self.reading)

    def encode(self, text, corrections=()):
        parts = []
        at = 0
        for start, end, new, _ in corrections:
            parts += (self.source[at:start], new)
            at = end
        return zlib.compress("".join((*parts, self.source[at:])).encode())


@pytest.fixture(autouse=True)
def two_formats(monkeypatch):
    sealed = Format("sealed", (".sealed",), read_sealed)
    packed = Format(
        "packed", (".packed",), read_text, open=lambda data, path, _: Packed(path, zlib.decompress(data).decode())
    )
    for format in (sealed, packed):
        monkeypatch.setitem(formats.FORMATS, format.name, format)
        monkeypatch.setitem(formats._OF_SUFFIX, format.suffixes[0], format)


def test_a_read_only_format_is_checked_without_fixes(unspin, tree):
    tree.write(a_sealed=FIXABLE)
    result = unspin("check", *RULES, "a.sealed")
    assert result.out.startswith("a.sealed:1:5: error NZ004")
    assert "0 can be fixed with --fix" in result.out


@pytest.mark.parametrize("option", [["--fix"], ["--diff"]])
def test_a_read_only_format_is_not_fixed(unspin, tree, option):
    tree.write(a_sealed=FIXABLE)
    result = unspin("check", "--select", "NZ004", *option, "a.sealed")
    assert result == (
        2,
        "",
        "unspin: a.sealed: cannot be fixed: a seal is on it; check it without --fix and --diff\n",
    )
    assert tree.all() == {"a.sealed": FIXABLE.encode()}


def test_the_review_of_a_read_only_format_has_no_corrected_version(unspin, tree):
    tree.write(a_sealed=FIXABLE)
    result = unspin("review", "--select", "NZ004", "-o", "out", "a.sealed")
    assert result.status == 0
    assert "corrected   none: a seal is on it\n" in result.out
    assert set(tree.all()) == {"a.sealed", "out/a.findings.json", "out/a.report.html"}


def test_a_packed_file_is_fixed_in_place(unspin, tree):
    tree.write(a_packed=zlib.compress(FIXABLE.encode()))
    assert unspin("check", *RULES, "--fix", "a.packed").status == 0
    assert zlib.decompress(tree.all()["a.packed"]) == b"The payment desk.\n"


def test_the_review_of_a_packed_file_has_a_packed_corrected_version(unspin, tree):
    tree.write(a_packed=zlib.compress(FIXABLE.encode()))
    assert unspin("review", "--select", "NZ004", "-o", "out", "a.packed").status == 0
    assert zlib.decompress(tree.all()["out/a.corrected.packed"]) == b"The payment desk.\n"

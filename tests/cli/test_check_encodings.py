"""Articles in other encodings: fixed where they stand, told of with --verbose, never half written."""

import pytest

SOURCE = "The café’s p\u0430yment desk.\r\n"
RULES = ("--select", "NZ003,NZ004")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_fixes_are_written_in_the_encoding_of_the_file(unspin, tree, codec):
    tree.write(a_md=SOURCE.encode(codec))
    assert unspin("check", *RULES, "--fix", "a.md").status == 0
    assert tree.all() == {"a.md": "The café’s payment desk.\r\n".encode(codec)}


def test_windows_1252_stays_so(unspin, tree):
    tree.write(a_md="The café’s {big|large} desk.\r\n".encode("cp1252"))
    result = unspin("check", *RULES, "--fix", "--unsafe-fixes", "--verbose", "a.md")
    assert tree.all() == {"a.md": "The café’s big desk.\r\n".encode("cp1252")}
    assert result.err.startswith("unspin: a.md: markdown, windows-1252 (guessed); configuration: none\n")


def test_verbose_tells_of_every_article(unspin, tree):
    tree.write(a_md=SOURCE, b_txt=b"\xef\xbb\xbfText.\n", unspin_toml="")
    lines = [
        "unspin: ./a.md: markdown, utf-8; configuration: unspin.toml",
        "unspin: ./b.txt: text, utf-8 with byte order mark; configuration: unspin.toml",
    ]
    assert unspin("check", "-v", ".").err.splitlines() == lines
    assert unspin("review", "-v", "-o", "out", ".").err.splitlines() == lines
    result = unspin("check", "-v", "--no-config", "-", stdin="The café.".encode("cp1252"))
    assert result.err == "unspin: <stdin>: text, windows-1252 (guessed); configuration: none\n"


@pytest.mark.parametrize("command", [["check", "--fix"], ["review", "-o", "out"]])
def test_what_cannot_be_written_leaves_the_file_as_it_is(unspin, tree, command, monkeypatch):
    data = "The café’s {big|large} desk.\n".encode("cp1252")
    tree.write(a_md=data)
    monkeypatch.setattr("linter.Report.corrected", property(lambda report: report.after_fixes.source + "→"))
    result = unspin(*command, "--unsafe-fixes", "--select", "NZ003", "a.md")
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert 'a.md: cannot be written: windows-1252 has no "→" (U+2192)' in result.err
    assert tree.all() == {"a.md": data}


def test_a_doubtful_guess_is_told_without_being_asked(unspin, tree):
    tree.write(a_txt="The price is\nfive € in all.".encode("iso8859-15"))
    result = unspin("check", *RULES, "a.txt")
    assert result.err == (
        'unspin: a.txt:2:6: read as iso8859-15, which is doubtful ("€" stands here); save it as UTF-8\n'
    )

"""Text in other encodings than UTF-8: recognised, and written back as it was."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from linter.documents import decode
from linter.errors import DocumentError

ENGLISH = "The café – it’s naïve, “quoted” – costs £5.\r\nOne line more.\n"


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (ENGLISH, "cp1252", "windows-1252"),
        ("café\n", "cp1252", "windows-1252"),
        ("It’s\n", "cp1252", "windows-1252"),
        ("é", "latin-1", "windows-1252"),
        ("5 µg at 20 °C ± 2", "latin-1", "windows-1252"),
        ("Das Mädchen läuft über die große Straße.", "latin-1", "windows-1252"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy a něco dalšího o tom.", "cp1250", "windows-1250"),
        ("Привет, мир! Это довольно длинный текст на русском языке.", "cp1251", "windows-1251"),
        ("これは日本語の文章です。とても長い文章です。", "cp932", "cp932"),
        (f'<meta charset="macintosh">{ENGLISH}', "mac_roman", "mac-roman"),
        (
            f'<META http-equiv=Content-Type content="text/html; charset=ISO-8859-1">{ENGLISH}',
            "cp1252",
            "windows-1252",
        ),
        ("<meta charset=iso-8859-15>Price €5", "iso8859-15", "iso8859-15"),
        (f"\\usepackage[applemac]{{inputenc}}\n{ENGLISH}", "mac_roman", "mac-roman"),
        (f"<?xml version='1.0' encoding='macintosh'?>{ENGLISH}", "mac_roman", "mac-roman"),
        (f"<!-- <meta charset=cp850> --><meta charset=macintosh>{ENGLISH}", "mac_roman", "mac-roman"),
        (f"<a title='<meta charset=cp850>'><meta charset=macintosh>{ENGLISH}", "mac_roman", "mac-roman"),
        (f'<meta name="a" content="charset=cp850"><meta charset="macintosh">{ENGLISH}', "mac_roman", "mac-roman"),
        (
            f"<meta content='text/html; charset=macintosh' HTTP-EQUIV=content-type>{ENGLISH}",
            "mac_roman",
            "mac-roman",
        ),
        ("<meta charset=tis-620>ราคา 5", "cp874", "cp874"),
        ("<meta charset=gb2312>价格 5", "gb18030", "gb18030"),
        (f"{' ' * 1024}<meta charset=macintosh>The café", "cp1252", "windows-1252"),
        ("The price is 5 € in all.", "iso8859-15", "iso8859-15"),
        ("# -*- coding: cp850 -*-\nThe café costs £5.", "cp850", "cp850"),
        (f"<meta charset=nonsense>{ENGLISH}", "cp1252", "windows-1252"),
        (f"<meta charset=utf-16>{ENGLISH}", "cp1252", "windows-1252"),
        (f"<meta charset=rot13>{ENGLISH}", "cp1252", "windows-1252"),
    ],
)
def test_an_encoding_is_recognised_and_kept(text: str, codec: str, name: str) -> None:
    data = text.encode(codec)
    article = decode(data, "a.txt")
    assert (article.source, str(article.encoding)) == (text, name)
    assert article.encode(article.source) == data
    assert article.encode(article.source.replace("o", "oo")) == text.replace("o", "oo").encode(codec)


@pytest.mark.parametrize(
    ("text", "codec", "at"),
    [
        (ENGLISH, "cp1252", None),
        ("<meta charset=macintosh>café", "mac_roman", None),
        ("The café is closed.", "mac_roman", "é"),
        ("5 € in all", "iso8859-15", "€"),
        ("Sacré Cœur", "iso8859-15", "œ"),
    ],
)
def test_a_doubtful_guess_is_known_as_such(text: str, codec: str, at: str | None) -> None:
    data = text.encode(codec)
    article = decode(data, "a.txt")
    assert article.encoding.odd == (text.index(at) if at else None)
    assert article.encoding.guessed == ("charset" not in text)
    assert article.encode(article.source) == data


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("text", ["", ENGLISH, "😀 \ufeffa"])
def test_a_byte_order_mark_decides(mark: bytes, codec: str, text: str) -> None:
    data = mark + text.encode(codec)
    article = decode(data, "a.txt")
    assert (article.source, str(article.encoding)) == (text, f"{codec} with byte order mark")
    assert article.encode(text + "é") == data + "é".encode(codec)


@given(st.binary(max_size=60), st.sampled_from([b"", codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE]))
@settings(max_examples=300, deadline=None)
def test_whatever_is_read_is_written_back_byte_for_byte(body: bytes, mark: bytes) -> None:
    data = mark + body
    try:
        article = decode(data, "a.txt")
    except DocumentError as error:
        assert "\n" not in str(error)
        assume(False)
    assert article.encode(article.source) == data


def test_a_character_that_the_encoding_lacks_is_one_clear_line() -> None:
    article = decode(ENGLISH.encode("cp1252"), "a.txt")
    with pytest.raises(DocumentError) as caught:
        article.encode(article.source + "→")
    reason = 'windows-1252 has no "→" (U+2192), which a fix puts into line 3'
    assert str(caught.value) == f"a.txt: cannot be written: {reason}; save it as UTF-8"


def test_a_large_file_is_recognised_quickly() -> None:
    data = (ENGLISH * 100_000).encode("cp1252")
    assert str(decode(data, "a.txt").encoding) == "windows-1252"

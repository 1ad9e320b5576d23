"""Bytes to text and back in the encoding that they are in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from .._later import pattern
from ..errors import DocumentError

_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as the mark of UTF-16 does
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, and the encodings that they announce."""
_CONTROL = pattern(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
"""Bytes that no text in an encoding of one byte a character has."""
_TAG_OR_COMMENT = pattern(
    rb"<!--.*?(?:-->|\Z)"
    rb"|<meta(?=[\s/])(?P<attributes>(?:\"[^\"]*\"|'[^']*'|[^\"'>])*+)"
    rb"|</?[a-z](?:\"[^\"]*\"|'[^']*'|[^\"'>])*+|<[!/?][^>]*+",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = pattern(rb"([^\s/>=]++)(?:\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']++)))?")
_CHARSET = pattern(rb"charset\s*=\s*[\"']?([^\s\"';]+)", re.IGNORECASE)
_XML = pattern(rb"<\?xml\s[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)[\"']")
_HTML_HEAD = 1024
"""Bytes in which HTML declares an encoding, if at all."""
_OTHERWISE_DECLARED = pattern(
    rb"\\usepackage\s*\[([\w-]+)\]\s*\{inputenc\}"  # LaTeX
    rb"|-\*-.*?\bcoding:\s*([\w.-]+)",  # Emacs
    re.IGNORECASE,
)
_HEAD = 2048
"""Bytes in which anything else does."""
_MEANT = {
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "ascii": "cp1252",
    "x-user-defined": "cp1252",
    "ansinew": "cp1252",
    "applemac": "mac_roman",
    "x-mac-roman": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "iso-8859-8-i": "iso8859-8",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
"""What is meant by a name: what browsers take it for (https://encoding.spec.whatwg.org), LaTeX's own names."""
_SAMPLE = 100_000
"""Bytes from which an encoding is guessed: those of lines that are not ASCII."""
_WIDE = ["utf_7", "utf_8", "utf_8_sig", "utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le"]
"""Not to be guessed: they have been tried, or say themselves what they are."""
_LIKELIEST = "cp1252"
"""What English is in that is not in Unicode."""
_RIVALS = ("iso8859-15", "mac_roman")
"""What it is in, too; charset-normalizer takes them for others."""
_ODD = pattern(
    r"[\x80-\x9f¤¦¨´¸\uff61-\uff9f]"  # seldom meant
    r"|(?<=[a-zß-öø-ÿ])[À-ÖØ-ÞŠŒŽŸ]"  # a capital behind a small letter
    r"|(?<=[A-Za-z])[¡-£¥§©«¬®¯±µ¶º-¿‚„ˆ‰‹›•˜](?=[a-z])"  # a sign within a word
)
"""What hardly stands in a text that was read in the right encoding."""
_HIGH = [bytes([byte]) for byte in range(0x80, 0x100)]
_FEW = 1 / 3
"""Share of bytes that are not ASCII below which a text is English, unless another language fits better."""
_NEAR = 0.1
"""Coherence by which it must fit better."""


class Encoding(NamedTuple):
    """How a file's text is written in bytes."""

    codec: str = "utf-8"
    """Python's name."""
    mark: bytes = b""
    """The byte order mark that the file begins with."""
    guessed: bool = False
    """Whether neither the mark nor the text says it."""
    odd: int | None = None
    """Offset of a character that makes the guess doubtful."""

    def encode(self, text: str, path: str) -> bytes:
        """The bytes of a text; raises `DocumentError` for a character that the encoding has not."""
        try:
            return self.mark + text.encode(self.codec)
        except UnicodeEncodeError as error:
            line = text.count("\n", 0, error.start) + 1
            character = text[error.start]
            lacking = f'{self} has no "{character}" (U+{ord(character):04X}), which a fix puts into line {line}'
            reason = f"cannot be written: {lacking}; save it as UTF-8"
            raise DocumentError(path, reason) from None

    def __str__(self) -> str:
        """The name as people know it."""
        name = codecs.lookup(self.codec).name
        shown = re.sub(r"^cp(?=125\d$)", "windows-", name)
        return f"{shown} with byte order mark" if self.mark else shown


UTF_8 = Encoding()


def decode_text(data: bytes, path: str) -> tuple[str, Encoding]:
    """The text of a file and its encoding, so that `encode` gives the same bytes; raises `DocumentError`.

    A byte order mark decides, then UTF-8 if it is valid, then what the text declares, then a guess.
    """
    for mark, codec in _MARKED:
        if data.startswith(mark):
            return _marked(data, Encoding(codec, mark), path)
    if b"\x00" in data:
        raise DocumentError(path, "a binary file, not an article; name a text or Markdown file")
    try:
        return data.decode(), UTF_8
    except UnicodeDecodeError as error:
        found = None if _CONTROL.search(data) else _declared(data) or _guessed(data)
        if found:
            return found
        line = data.count(b"\n", 0, error.start) + 1
        reason = (
            f"neither UTF-8 (byte 0x{data[error.start]:02x} in line {line}) nor in another encoding that is known"
        )
        raise DocumentError(path, f"{reason}; save it as UTF-8") from None


def _marked(data: bytes, encoding: Encoding, path: str) -> tuple[str, Encoding]:
    try:
        text = data[len(encoding.mark) :].decode(encoding.codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start + len(encoding.mark)) + 1
        reason = f"begins as {encoding.codec.upper()} and is not (byte {error.start} in line {line})"
        raise DocumentError(path, f"{reason}; save it as UTF-8") from None
    if encoding.codec == "utf-8" and "\x00" in text:
        raise DocumentError(path, "a binary file, not an article; name a text or Markdown file")
    return text, encoding


def _declared(data: bytes) -> tuple[str, Encoding] | None:
    """The text read as it says itself, if it can be."""
    labels = [*_html_labels(data[:_HTML_HEAD])]
    other = _OTHERWISE_DECLARED.search(data[:_HEAD])
    if other:
        labels.append(other[1] or other[2])
    return next((read for label in labels if (read := _in(data, label.decode("ascii", "replace")))), None)


def _html_labels(head: bytes) -> Iterator[bytes]:
    """Names of encodings in HTML: the prescan of the HTML Standard (section 13.2.3.2)."""
    for tag in _TAG_OR_COMMENT.finditer(head):
        attributes: dict[bytes, bytes] = {}
        for name, *values in _ATTRIBUTE.findall(tag["attributes"] or b""):
            attributes.setdefault(name.lower(), b"".join(values))
        in_content = _CHARSET.search(attributes.get(b"content", b""))
        if attributes.get(b"charset"):
            yield attributes[b"charset"].strip()
        elif in_content and attributes.get(b"http-equiv", b"").lower() == b"content-type":
            yield in_content[1]
    xml = _XML.match(head)
    if xml:
        yield xml[1]


def _in(data: bytes, name: str) -> tuple[str, Encoding] | None:
    """The data read in an encoding like ASCII, if it has the same bytes for that text."""
    try:
        codec = codecs.lookup(_MEANT.get(name.lower(), name)).name
        codec = _MEANT.get(codec, codec)
        text = data.decode(codec)
        faithful = text.encode(codec) == data and b"<aZ 9>".decode(codec) == "<aZ 9>"
        return (text, Encoding(codec)) if faithful else None
    except (LookupError, ValueError):
        return None


def _guessed(data: bytes) -> tuple[str, Encoding] | None:
    from charset_normalizer import from_bytes

    sample = b"\n".join(line for line in data.splitlines() if not line.isascii())[:_SAMPLE]
    matches = from_bytes(sample, cp_exclusion=_WIDE)
    coherence = {match.encoding: match.coherence for match in matches}
    best = matches.best()
    names = [best.encoding, _LIKELIEST] if best else [_LIKELIEST]
    mostly_ascii = sum(map(sample.count, _HIGH)) < _FEW * len(sample)
    as_good = best and mostly_ascii and best.coherence <= coherence.get(_LIKELIEST, 0) + _NEAR
    if best and (as_good or _LIKELIEST in best.could_be_from_charset):
        names.reverse()
    found = [read for name in (*names, *_RIVALS) if (read := _in(data, name))]
    if not found:
        return None
    first, _ = found[0]
    odd = _ODD.search(first)
    text, encoding = min(found, key=lambda read: _oddities(sample, read[1].codec)) if odd else found[0]
    return text, encoding._replace(guessed=True, odd=odd.start() if odd else None)


def _oddities(sample: bytes, codec: str) -> int:
    return len(_ODD.findall(sample.decode(codec, "replace")))

"""DOCX files made for tests, and a reader of revisions that knows nothing of the package under test."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree

from linter.documents import Article, decode
from linter.findings import Correction, Finding

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{KINDS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" mc:Ignorable="w14"'
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>
</w:style>
<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="Heading 3"/></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Chapter of ours"/><w:basedOn w:val="H2"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullet"><w:name w:val="List Bullet"/><w:pPr><w:numPr>
<w:numId w:val="3"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Intense Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Pre"><w:name w:val="HTML Preformatted"/></w:style>
<w:style w:type="paragraph" w:styleId="Round"><w:name w:val="Round"/><w:basedOn w:val="Trip"/></w:style>
<w:style w:type="paragraph" w:styleId="Trip"><w:name w:val="Trip"/><w:basedOn w:val="Round"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="Mono"><w:name w:val="HTML Code"/></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
"""


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escaped(text)}</w:t>'


def r(content: str, properties: str = "") -> str:
    """A run; text without a tag in it is its text."""
    inside = content if content.startswith("<") else t(content)
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>" if properties else f"<w:r>{inside}</w:r>"


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; what has no tag in it is a run."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{named}{properties}</w:pPr>{inside}</w:p>" if named or properties else f"<w:p>{inside}</w:p>"
    )


def field(instruction: str, *result: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    told = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return char("begin") + told + char("separate") + "".join(result) + char("end")


def textbox(*paragraphs: str) -> str:
    """A run with a text box as Word writes it: once for itself, once for Word 2007."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx>{inside}</wps:txbx>'
        f"</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def part(name: str, content: str) -> str:
    return f"{HEAD}<w:{name} {NAMESPACES}>{content}</w:{name}>"


def notes(kind: str, **texts: str) -> str:
    """A part of footnotes or endnotes, by number (`_1`)."""
    inside = "".join(f'<w:{kind} w:id="{number[1:]}">{text}</w:{kind}>' for number, text in texts.items())
    return part(f"{kind}s", inside)


def parts(*body: str, **others: str) -> dict[str, bytes]:
    """The parts of a document by name; `others` are parts of word/, related to the document."""
    others = {"styles": part("styles", STYLES), **others}
    related = "".join(
        f'<Relationship Id="r{number}" Type="{KINDS}/{name}" Target="{name}.xml"/>'
        for number, name in enumerate(others)
    )
    opened = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    made = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            f'wordprocessingml.{name}+xml"/>'
            for name in others
        )
        + "</Types>",
        "_rels/.rels": f'{opened}<Relationship Id="a" Type="{KINDS}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": part("document", f"<w:body>{''.join(body)}<w:sectPr/></w:body>"),
        "word/_rels/document.xml.rels": f"{HEAD}{opened}{related}</Relationships>",
        "word/media/image1.png": "\x89PNG, not really",
    }
    made |= {f"word/{name}.xml": content for name, content in others.items()}
    return {name: content.encode() for name, content in made.items()}


def packed(members: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(*body: str, **others: str) -> bytes:
    return packed(parts(*body, **others))


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def opened(data: bytes, path: str = "a.docx") -> Article:
    return decode(data, path)


def corrections(source: str, *replaced: tuple[str, str] | list[tuple[str, str]]) -> list[Correction]:
    """A correction for each pair of old text and new; pairs in a list belong together."""
    made = []
    for group in replaced:
        pairs = group if isinstance(group, list) else [group]
        starts = [source.index(old) for old, _ in pairs]
        message = " and ".join(f'"{old}" stands for "{new}"' for old, new in pairs)
        finding = Finding("a.docx", "SP001", "error", min(starts), 0, 1, 1, 1, 1, "", message)
        made += [
            Correction(start, start + len(old), new, (finding,))
            for start, (old, new) in zip(starts, pairs, strict=True)
        ]
    return sorted(made, key=lambda item: item[:3])


def corrected(data: bytes, *replaced: tuple[str, str] | list[tuple[str, str]]) -> bytes:
    article = opened(data)
    return article.encode("", corrections(article.source, *replaced))


def document_of(data: bytes) -> str:
    """What is in the body of a document, without dates."""
    text = unpacked(data)["word/document.xml"].decode()
    body = text[text.index("<w:body>") + 8 : text.index("<w:sectPr")]
    return re.sub(r' w:date="[^"]*"', "", body)


def with_prefix(text: str, prefix: str) -> str:
    """A part with another prefix for its elements; without one its attributes have a prefix of their own."""
    text = text.replace("<w:", f"<{prefix}").replace("</w:", f"</{prefix}")
    declared = f'xmlns:{prefix[:-1]}="{W}"' if prefix else f'xmlns="{W}" xmlns:x="{W}"'
    return text.replace(f'xmlns:w="{W}"', declared).replace(" w:", f" {prefix or 'x:'}")


_SPECIAL = {"tab": "\t", "br": "\u2028", "noBreakHyphen": "-"}


def revised(data: bytes, accept: bool, name: str = "word/document.xml") -> str:
    """The text of a part, a line for each paragraph, with our revisions accepted or rejected."""
    lines: list[str] = []

    def walk(element: ElementTree.Element, shown: bool) -> None:
        tag = element.tag.rpartition("}")[2]
        ours = element.get(f"{{{W}}}author") == "unspin"
        if tag == "p":
            lines.append("")
        elif tag in ("ins", "moveTo"):
            shown = shown and (accept or not ours)
        elif tag in ("del", "moveFrom"):
            shown = shown and ours and not accept
        elif tag in ("t", "delText") and shown and element.text:
            lines[-1] += element.text
        elif tag in _SPECIAL and shown and lines:
            lines[-1] += _SPECIAL[tag]
        for child in element:
            if tag != "pPr" and not child.tag.endswith("Fallback"):
                walk(child, shown)

    walk(ElementTree.fromstring(unpacked(data)[name]), True)
    return "\n".join(lines)

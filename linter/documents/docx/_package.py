"""The package around the parts of a DOCX: a zip archive, opened within limits and copied but for what changes."""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from ...errors import DocumentError
from ._xml import Element, Visitor, XmlError, scan

MOST_MEMBERS = 5_000
"""Files in a package."""
MOST_BYTES = 200_000_000
"""Bytes of all of them, unpacked."""
MOST_PART_BYTES = 40_000_000
"""Bytes of one part that is read as XML, unpacked."""
HIGHEST_RATIO = 200
"""How often a member may be larger than its packed bytes; small ones are not looked at."""
_SMALL = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What a file of Word 97 begins with, and one that is encrypted."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NOT_A_PACKAGE = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)
"""What zipfile raises for archives that are broken in one way or another."""
_SAVE_AGAIN = "open it in Word and save it again"


class Relationship(NamedTuple):
    """What a part names beside it."""

    id: str
    kind: str
    """The whole type, a URI; its last word says what the target is."""
    target: str
    """Name of the part."""
    external: bool


class _Relationships(Visitor):
    wanted = ("rel:Relationship",)

    def __init__(self, folder: str) -> None:
        self.found: list[Relationship] = []
        self._folder = folder

    def whole(self, element: Element) -> None:
        given = element.attributes
        target = posixpath.normpath(posixpath.join("/", self._folder, unquote(given.get("Target", "")))).lstrip(
            "/"
        )
        external = given.get("TargetMode") == "External"
        self.found.append(Relationship(given.get("Id", ""), given.get("Type", ""), target, external))


class Package:
    """An opened DOCX; raises `DocumentError` for a file that is none, or that is too large."""

    def __init__(self, data: bytes, path: str) -> None:
        self.path = path
        self._archive = _opened(data, path)
        self._members = {info.filename.lower(): info for info in self._archive.infolist()}
        self._utf16: set[str] = set()
        """Parts that are not UTF-8, and are to be written as they were."""
        self.main = self._main()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._members

    @property
    def names(self) -> list[str]:
        """Names of all parts."""
        return [info.filename for info in self._members.values()]

    def part(self, name: str) -> bytes:
        """An XML part as UTF-8; raises `DocumentError` when it is missing or cannot be unpacked."""
        info = self._members.get(name.lower())
        if info is None:
            raise DocumentError(self.path, f"damaged: the part {name} is missing; {_SAVE_AGAIN}")
        if info.file_size > MOST_PART_BYTES:
            limit = f"larger than {MOST_PART_BYTES // 1_000_000} MB unpacked"
            raise DocumentError(self.path, f"{name} in it is {limit}; split the document")
        data = self._unpacked(info)
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            self._utf16.add(name.lower())
            return data.decode("utf-16", errors="replace").encode()
        return data

    def scan(self, name: str, data: bytes, visitor: Visitor) -> Element:
        """Tell a visitor what a part holds; its root. Raises `DocumentError` for broken XML."""
        try:
            return scan(data, visitor)
        except XmlError as error:
            raise DocumentError(self.path, f"{name} in it: {error}; {_SAVE_AGAIN}") from None

    def relationships(self, name: str) -> list[Relationship]:
        """What a part (or, by the name "", the package) names beside it."""
        rels = relationships_of(name)
        if rels not in self:
            return []
        visitor = _Relationships(posixpath.dirname(name))
        self.scan(rels, self.part(rels), visitor)
        return visitor.found

    def related(self, kind: str) -> str | None:
        """The part of a kind ("styles", "footnotes" …) that belongs to the main one; None where there is none."""
        for relationship in self.relationships(self.main):
            if (
                relationship.kind.endswith("/" + kind)
                and not relationship.external
                and relationship.target in self
            ):
                return self._members[relationship.target.lower()].filename
        return None

    def saved(self, changed: Mapping[str, bytes]) -> bytes:
        """The package with parts (as UTF-8) changed or added, everything else in it as it was."""
        out = BytesIO()
        with ZipFile(out, "w") as archive:
            archive.comment = self._archive.comment
            for info in self._archive.infolist():
                data = changed.get(info.filename)
                if data is None:
                    data = self._unpacked(info)
                elif info.filename.lower() in self._utf16:
                    data = data.decode().encode("utf-16")
                archive.writestr(_copy(info), data, info.compress_type)
            for name in sorted(changed.keys() - {info.filename for info in self._archive.infolist()}):
                added = ZipInfo(name)
                added.external_attr = 0o600 << 16
                archive.writestr(added, changed[name], ZIP_DEFLATED)
        return out.getvalue()

    def _unpacked(self, info: ZipInfo) -> bytes:
        try:
            return self._archive.read(info)
        except _NOT_A_PACKAGE as error:
            raise DocumentError(
                self.path, f"damaged: {info.filename} in it cannot be unpacked ({error}); {_SAVE_AGAIN}"
            ) from None

    def _main(self) -> str:
        for relationship in self.relationships(""):
            if relationship.kind.endswith("/officeDocument") and relationship.target in self:
                name = self._members[relationship.target.lower()].filename
                break
        else:
            name = "word/document.xml"
        if name not in self or not name.lower().endswith(".xml"):
            raise DocumentError(self.path, "no Word document: it has no word/document.xml; save it as .docx")
        return name


def relationships_of(name: str) -> str:
    """Name of the part that holds the relationships of another."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", base + ".rels")


def _opened(data: bytes, path: str) -> ZipFile:
    if data.startswith(_OLE):
        locked = _ENCRYPTED in data
        reason = "encrypted" if locked else "a file of an old Word, whatever it is called"
        how = "open it with its password and save it without" if locked else "open it in Word and save it as .docx"
        raise DocumentError(path, f"{reason}; {how}")
    try:
        archive = ZipFile(BytesIO(data))
    except _NOT_A_PACKAGE:
        cut = data.startswith(b"PK")
        reason = "damaged, perhaps cut off: no complete zip archive" if cut else "no DOCX file: no zip archive"
        raise DocumentError(path, f"{reason}; open it in Word and save it as .docx") from None
    members = archive.infolist()
    if any(info.flag_bits & 1 for info in members):
        raise DocumentError(path, "encrypted; open it with its password and save it without")
    if any(info.file_size > max(_SMALL, HIGHEST_RATIO * info.compress_size) for info in members):
        raise DocumentError(path, f"packed more than {HIGHEST_RATIO} to 1, as zip bombs are; {_SAVE_AGAIN}")
    if len({info.filename.lower() for info in members}) < len(members):
        raise DocumentError(path, f"damaged: two files of one name in it; {_SAVE_AGAIN}")
    if len(members) > MOST_MEMBERS or sum(info.file_size for info in members) > MOST_BYTES:
        most = f"{MOST_MEMBERS:,} files or {MOST_BYTES // 1_000_000} MB"
        raise DocumentError(path, f"more than {most} unpacked; split the document")
    return archive


def _copy(info: ZipInfo) -> ZipInfo:
    copy = ZipInfo(info.filename, info.date_time)
    copy.compress_type = info.compress_type
    copy.comment = info.comment
    copy.create_system = info.create_system
    copy.external_attr = info.external_attr
    return copy

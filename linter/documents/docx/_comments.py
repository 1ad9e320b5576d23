"""Comments added to a DOCX; their part, and what makes it known, is made where there is none."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence

from ._package import Package, relationships_of
from ._revisions import AUTHOR
from ._xml import Markup, Visitor, appended, escaped, prefix_of

_TYPES = "[Content_Types].xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def with_comments(
    package: Package, namespace: str, comments: Mapping[int, Sequence[str]], date: str
) -> dict[str, bytes]:
    """The parts of a package that change when comments (id -> paragraphs) are added to it."""
    changed: dict[str, bytes] = {}
    name = package.related("comments")
    if name is None:
        name = _free_name(package)
        empty = f'<w:comments xmlns:w="{escaped(namespace)}"/>'.encode()
        changed |= _made_known(package, namespace, name)
        data = _XML + empty
    else:
        data = package.part(name)
    root = package.scan(name, data, Visitor())
    markup = Markup(prefix_of(data, root), namespace)
    added = b"".join(_comment(markup, number, lines, date) for number, lines in comments.items())
    changed[name] = appended(data, root, added)
    return changed


def _comment(markup: Markup, number: int, lines: Sequence[str], date: str) -> bytes:
    mark = markup.element("r", markup.element("annotationRef"))
    content = b""
    for line in lines:
        content += markup.element("p", mark + markup.element("r", markup.text("t", line)))
        mark = b""
    return markup.element("comment", content, id=number, author=AUTHOR, date=date, initials=AUTHOR[0])


def _free_name(package: Package) -> str:
    folder = posixpath.dirname(package.main)
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(len(package.names) + 1))
    return next(name for name in names if name not in package)


def _made_known(package: Package, namespace: str, name: str) -> dict[str, bytes]:
    """The relationships of the main part and the content types, with a comments part in them."""
    relationships = relationships_of(package.main)
    if relationships in package:
        known = package.part(relationships)
    else:
        known = _XML + f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode()
    used = {relationship.id for relationship in package.relationships(package.main)}
    identity = next(new for number in range(len(used) + 1) if (new := f"rIdUnspin{number}") not in used)
    kind = f"{_relationship_kinds(package)}/comments"
    target = posixpath.basename(name)
    types = package.part(_TYPES)
    return {
        relationships: _with_entry(
            package, relationships, known, f'Relationship Id="{identity}" Type="{kind}" Target="{target}"'
        ),
        _TYPES: _with_entry(
            package, _TYPES, types, f'Override PartName="/{escaped(name)}" ContentType="{_CONTENT_TYPE}"'
        ),
    }


def _relationship_kinds(package: Package) -> str:
    """What the types of relationships begin with: strict documents have their own."""
    for relationship in package.relationships(""):
        if relationship.kind.endswith("/officeDocument"):
            return relationship.kind.rpartition("/")[0]
    return "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _with_entry(package: Package, part: str, data: bytes, entry: str) -> bytes:
    root = package.scan(part, data, Visitor())
    return appended(data, root, f"<{prefix_of(data, root)}{entry}/>".encode())

"""What the elements of HTML mean to a reader of prose.

Kinds and nesting after the HTML Standard (https://html.spec.whatwg.org), sections 4, 13.2.6 and 15.3.
"""

from __future__ import annotations

from .._model import Role

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
"""They have no content and no end tag."""
STRUCTURE = frozenset(["html", "head", "body"])
"""Wherever their tags stand, what follows is read as before."""
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_TABLE_PARTS = frozenset("caption colgroup tbody td tfoot th thead tr".split())

BREAKING = frozenset(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form frameset header hgroup hr legend li listing main menu nav ol p plaintext pre search "
    "section summary table title ul xmp".split()
).union(STRUCTURE, HEADINGS, _TABLE_PARTS)
"""A block of prose ends where one of them begins or ends."""
FORMATTING = frozenset(
    "a abbr acronym b bdi bdo big blink cite data del dfn em font i ins label map mark marquee nobr picture q rb "
    "ruby s small span strike strong sub sup time u wbr".split()
)
"""A sentence goes on across their tags."""
UNSEEN = frozenset("datalist noembed noframes noscript optgroup option rp rt script style template".split())
"""A sentence goes on as if they were not there."""
EMBEDDED = frozenset(
    "applet audio button canvas code embed iframe img input kbd math meter object output progress samp select svg "
    "textarea tt var video".split()
)
"""They stand in a sentence, and what is in them is no prose."""
UNREAD_BLOCKS = frozenset("frameset listing nav plaintext pre xmp".split())
SILENT = UNSEEN | EMBEDDED | UNREAD_BLOCKS
"""What is in them is not read."""
CHILDLESS = VOID | STRUCTURE
"""Nothing stands in them by itself."""
KNOWN = VOID | BREAKING | FORMATTING | SILENT
ENDED_FROM_WITHIN = BREAKING | frozenset("applet button marquee math object select svg template".split())
"""The end tag of one of these ends whatever is open in it; that of another element nothing but formatting."""
RESUMED = frozenset(["code", "tt"])
"""Silent elements that go on in the next paragraph when they were not closed in this one."""

ROLES: dict[str, tuple[Role, int]] = {
    "title": ("title", 0),
    "li": ("item", 0),
    "dt": ("item", 0),
    "dd": ("item", 0),
    "blockquote": ("quote", 0),
    "td": ("cell", 0),
    "th": ("cell", 0),
    "caption": ("caption", 0),
    "figcaption": ("caption", 0),
    "legend": ("caption", 0),
    **{f"h{level}": ("heading", level) for level in range(1, 7)},
}
"""Role and heading level of the text in an element, and in others that it holds."""
FOOTNOTE_ROLES = frozenset("doc-footnote doc-endnote doc-endnotes".split())
FOOTNOTE_CLASSES = frozenset("footnote footnotes endnote endnotes".split())
DEPICTING = frozenset(["area", "img", "input"])
"""Elements whose `alt` and `title` say what a picture shows."""
DESCRIPTIONS = frozenset(["description", "og:description", "twitter:description"])
"""Names of `<meta>` that hold a description of the page."""

MARKED = frozenset(["caption", "td", "th"])
"""Formatting from outside does not reach into them, nor out of them."""
_SCOPE = frozenset("applet caption html marquee object table td template th".split())
"""No end tag reaches beyond one of these."""
SCOPES = {
    "p": _SCOPE | {"button"},
    "li": _SCOPE | {"ol", "ul"},
    **{part: frozenset(["table", "template"]) for part in (*_TABLE_PARTS, "table")},
}
"""Elements beyond which the end tag of another does not reach."""
SCOPES["table"] = frozenset(["template"])
DEFAULT_SCOPE = _SCOPE

CLOSES_PARAGRAPH = BREAKING - _TABLE_PARTS - STRUCTURE - {"title", "legend"}
"""A paragraph ends where one of them begins."""
_ROW_PARTS = frozenset(["td", "th"])
_GROUPS = frozenset(["tbody", "thead", "tfoot", "caption", "colgroup"])
IMPLIED_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(["li"]), BREAKING - {"address", "div", "p", "li"}),
    **{name: (frozenset(["dt", "dd"]), BREAKING - {"address", "div", "p", "dt", "dd"}) for name in ("dt", "dd")},
    **{name: (_ROW_PARTS | {"caption"}, SCOPES["td"]) for name in _ROW_PARTS},
    "tr": (_ROW_PARTS | {"tr", "caption", "colgroup"}, SCOPES["td"]),
    **{name: (_ROW_PARTS | {"tr"} | _GROUPS, SCOPES["td"]) for name in _GROUPS},
    **{name: (frozenset(["option"]), frozenset(["select"])) for name in ("option", "optgroup")},
    **{name: (frozenset(["rt", "rp"]), BREAKING | {"ruby"}) for name in ("rt", "rp")},
    "button": (frozenset(["button"]), _SCOPE),
}
"""Start tag -> the elements that it ends, and those beyond which it ends none."""
FOREIGN = frozenset(["svg", "math"])
"""In them `<x/>` is a whole element."""
RARE = MARKED | FOREIGN
"""Elements of which the stack keeps a count of its own."""
LEAVES_FOREIGN = (
    frozenset("b big code em embed i img meta ruby s small span strong strike sub sup tt u var".split())
    .union(BREAKING)
    .difference(_TABLE_PARTS, ["title"])
)
"""They never stand in a drawing or a formula: it was left open."""
HOLDS_HTML = frozenset("annotation-xml desc foreignobject title".split())
"""Parts of a drawing or a formula in which HTML may stand."""

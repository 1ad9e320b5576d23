"""Reports made by hand, and the page of a report taken apart."""

from html.parser import HTMLParser

from linter import Report, Settings
from linter.analysis import Analysis
from linter.documents import read
from linter.findings import Edit, Finding, Fix
from linter.fixes import apply, compose
from linter.lexicon import load_lexicon
from linter.rules._resources import Resources

VOID = {"meta", "br", "img", "input", "link", "hr", "area", "base", "col", "embed", "source", "track", "wbr"}


def found(source, text, code, severity="error", replacements=(), fix="safe", nth=0, **more):
    start = -1
    for _ in range(nth + 1):
        start = source.index(text, start + 1)
    return finding(source, start, start + len(text), code, severity, replacements, fix, **more)


def finding(source, start, end, code, severity="error", replacements=(), fix="safe", **more):
    line, end_line = source.count("\n", 0, start) + 1, source.count("\n", 0, end) + 1
    edits = Fix(fix, (Edit(start, end, replacements[0]),)) if replacements and fix else None
    more.setdefault("message", f'"{source[start:end]}" is not right')
    column, end_column = start - source.rfind("\n", 0, start), end - source.rfind("\n", 0, end)
    return Finding(
        "a.md",
        code,
        severity,
        start,
        end,
        line,
        column,
        end_line,
        end_column,
        source[start:end],
        replacements=tuple(replacements),
        fix=edits,
        **more,
    )


def report(source, findings=(), path="a.md", corrections=None, spun=0.97, share=0.2, domains=("mental-health",)):
    """A report whose corrections are those of its safe fixes, or the ones given."""
    findings = tuple(sorted(findings, key=lambda item: (item.start, item.end, item.code)))
    document = read(source, path)
    resources = Resources(Analysis(document), load_lexicon(), domains)
    made = Report(document, findings, domains, Settings(), share, spun, resources)
    safe = [item for item in findings if item.fix and item.fix.applicability == "safe"]
    vars(made)["corrections"] = compose([], safe, source) if corrections is None else corrections
    vars(made)["corrected"] = apply(source, [Edit(*item[:3]) for item in made.corrections])
    return made


class Page(HTMLParser):
    """A page taken apart: balanced tags, elements with their attributes, text of each `.o` and `.c`."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.open, self.elements, self.sides, self.text = [], [], {"o": [], "c": []}, []
        self.script = ""
        self.feed(html)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.append((tag, attributes))
        if tag not in VOID:
            self.open.append((tag, (attributes.get("class") or "").split()))

    def handle_endtag(self, tag):
        assert self.open and self.open[-1][0] == tag, (tag, self.open[-3:])
        self.open.pop()

    def handle_data(self, data):
        inside = [tag for tag, _ in self.open]
        if "script" in inside:
            self.script += data
            return
        if "style" in inside:
            return
        self.text.append(data)
        classes = [name for _, names in self.open for name in names]
        if "to" in classes or "pin" in classes:
            return
        for side in "oc":
            if side in classes:
                self.sides[side].append(data)

    def all(self, name=None, /, **wanted):
        return [
            attributes
            for tag, attributes in self.elements
            if (name is None or name in (attributes.get("class") or "").split())
            and all(attributes.get(key.replace("_", "-")) == value for key, value in wanted.items())
        ]

    def ids(self):
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def side(self, name):
        return "".join(self.sides[name])

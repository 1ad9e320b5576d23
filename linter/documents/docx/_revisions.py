"""Changes written into the runs of a part, as tracked changes or as plain text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby, pairwise, takewhile
from typing import NamedTuple

from ..._later import pattern
from ._paragraphs import LINE_BREAK, Paragraph, Piece
from ._xml import Element, Markup, prefix_of, tag_end

_TRACKED = frozenset("w:rPrChange w:ins w:del w:moveFrom w:moveTo".split())
"""What in the properties of a run tells of an older change to it; a new run has none."""
_SPLIT = frozenset(["w:ins", "w:moveTo"])
"""Insertions of others, within which no insertion of ours may stand."""
_NUMBERED = pattern(rb"""[\s:]id\s*=\s*["'](\d{1,10})["']""")
_ID = pattern(rb"""(?<=[\s:]id=)(["'])[^"']*\1""")
_WORD = pattern(r"\s+|\S+")
_SPECIAL = pattern(f"([\t{LINE_BREAK}])")
AUTHOR = "unspin"

_Contents = list[bytes | tuple[int, int]]
"""Markup, and ranges of the part that stand there as they are, or with their own changes."""


class Change(NamedTuple):
    """Replace line[start:end] of a paragraph by text, and mark it as what comments speak about."""

    start: int
    end: int
    text: str
    opens: int | None = None
    """Id of the comment whose range starts here."""
    closes: int | None = None
    """Id of the comment whose range ends here."""


class Stamp:
    """Who changes a document and when, and the numbers that its revisions and comments get."""

    def __init__(self, date: str, parts: Iterable[bytes]) -> None:
        self.date = date
        used = {int(number) for part in parts for number in _NUMBERED.findall(part)}
        self._free = (number for number in count(1) if number not in used)

    def number(self) -> int:
        """A number that no revision, comment or bookmark of the document has."""
        return next(self._free)


class _Atom(NamedTuple):
    """A piece of a paragraph, or the part of one that a change begins or ends in."""

    start: int
    """Offset in the paragraph's line."""
    text: str
    piece: Piece


class _Extra(NamedTuple):
    """What comes between atoms: new text, or an end of a comment's range."""

    text: str = ""
    like: Element | None = None
    """The run whose format the text gets."""
    opens: int | None = None
    closes: int | None = None


class Reviser:
    """Collects the changes of one part and writes them."""

    def __init__(self, data: bytes, namespace: str, stamp: Stamp, accept: bool) -> None:
        self._data = data
        self._namespace = namespace
        self._stamp = stamp
        self._accept = accept
        self._splices: list[tuple[int, int, _Contents]] = []

    def add(self, paragraph: Paragraph, changes: Sequence[Change]) -> None:
        """Change a paragraph; the changes are in order and do not overlap."""
        line = paragraph.text
        narrow = [_narrowed(change, line) for change in changes]
        atoms = _atoms(paragraph.pieces, {at for change in narrow for at in (change.start, change.end)})
        starts = [atom.start for atom in atoms]
        cut: set[int] = set()
        before: defaultdict[int, list[_Extra]] = defaultdict(list)
        behind: defaultdict[int, list[_Extra]] = defaultdict(list)
        for change in narrow:
            gone = _covered(atoms, starts, change)
            cut.update(gone)
            place, follows = (_host(atoms, gone), True) if gone else _beside(atoms, starts, change.start)
            like = atoms[gone[0] if gone else place].piece.run
            extras = behind if follows else before
            if change.opens is not None:
                marks, at = (before, gone[0]) if gone else (extras, place)
                marks[at].append(_Extra(opens=change.opens))
            if change.text:
                extras[place].append(_Extra(change.text, like))
            if change.closes is not None:
                extras[place].append(_Extra(closes=change.closes))
        touched = {atoms[index].piece.run.start for index in (*cut, *before, *behind)}
        for _, group in groupby(enumerate(atoms), key=lambda item: item[1].piece.run.start):
            run = list(group)
            if run[0][1].piece.run.start in touched:
                self._rewrite(run, cut, before, behind)

    def written(self) -> bytes:
        """The part with all changes."""
        self._splices.sort(key=_first)
        return b"".join(self._rendered(0, len(self._data)))

    def _rewrite(
        self,
        atoms: Sequence[tuple[int, _Atom]],
        cut: Container[int],
        before: Mapping[int, Sequence[_Extra]],
        behind: Mapping[int, Sequence[_Extra]],
    ) -> None:
        run = atoms[0][1].piece.run
        writer = _RunWriter(self._data, run, self._namespace, self._stamp, self._accept)
        for index, atom in atoms:
            for extra in before.get(index, ()):
                writer.insert(extra)
            writer.put(atom, index in cut)
            for extra in behind.get(index, ()):
                writer.insert(extra)
        self._splices.append((run.start, run.end, writer.finished()))

    def _rendered(self, start: int, end: int) -> Iterator[bytes]:
        """data[start:end] with what was changed in it; a run may hold a text box with changed runs."""
        at = start
        for index in range(bisect_left(self._splices, start, key=_first), len(self._splices)):
            first, last, contents = self._splices[index]
            if first >= end:
                break
            if first < at:
                continue
            yield self._data[at:first]
            for content in contents:
                if isinstance(content, bytes):
                    yield content
                else:
                    yield from self._rendered(*content)
            at = last
        yield self._data[at:end]


class _RunWriter:
    """One run written as the runs that it falls into."""

    def __init__(self, data: bytes, run: Element, namespace: str, stamp: Stamp, accept: bool) -> None:
        self._data = data
        self._run = run
        self._markup = Markup(prefix_of(data, run), namespace)
        self._stamp = stamp
        self._accept = accept
        self._tag = data[run.start : tag_end(data, run.start)]
        properties = run.child("w:rPr")
        self._properties = data[properties.start : properties.end] if properties else b""
        self._out: _Contents = []
        self._contents: _Contents = []
        """What the run being written holds so far."""
        self._text = ""
        """Text that waits for its end."""
        self._cutting = False

    def put(self, atom: _Atom, cut: bool) -> None:
        """The next atom of the run, kept or cut."""
        if cut and self._accept:
            return
        if cut != self._cutting:
            self._close()
            self._cutting = cut
        child = atom.piece.child
        if child.name == "w:t" and (cut or atom.text != atom.piece.text):
            self._text += atom.text
        else:
            self._close_text()
            self._contents.append((child.start, child.end))

    def insert(self, extra: _Extra) -> None:
        """New text, or an end of a comment's range."""
        if self._accept and extra.like is self._run:
            self._text += extra.text
            return
        self._close()
        element = self._markup.element
        if extra.opens is not None:
            self._out.append(element("commentRangeStart", id=extra.opens))
        if extra.closes is not None:
            self._out.append(element("commentRangeEnd", id=extra.closes))
            self._out.append(element("r", element("commentReference", id=extra.closes)))
        if extra.like:
            run = element("r", _new_properties(self._data, extra.like) + self._text_elements(extra.text, "t"))
            if self._accept:
                self._out.append(run)
            else:
                inserted = self._revision("ins") + run + self._markup.closing("ins")
                self._out += self._outside_of_insertions(inserted)

    def finished(self) -> _Contents:
        """All of it."""
        self._close()
        return self._out

    def _close(self) -> None:
        self._close_text()
        contents, self._contents = self._contents, []
        if not contents:
            return
        run = [self._tag, self._properties, *contents, self._markup.closing("r")]
        if self._cutting:
            run = [self._revision("del"), *run, self._markup.closing("del")]
        self._out += run

    def _close_text(self) -> None:
        text, self._text = self._text, ""
        if text:
            self._contents.append(self._text_elements(text, "delText" if self._cutting else "t"))

    def _text_elements(self, text: str, name: str) -> bytes:
        """Text as the children of a run."""
        special = {"\t": self._markup.element("tab"), LINE_BREAK: self._markup.element("br")}
        parts = (part for part in _SPECIAL.split(text) if part)
        return b"".join(special.get(part) or self._markup.text(name, part) for part in parts)

    def _revision(self, name: str) -> bytes:
        """The opening tag of a tracked change."""
        return self._markup.opening(name, id=self._stamp.number(), author=AUTHOR, date=self._stamp.date)

    def _outside_of_insertions(self, markup: bytes) -> list[bytes]:
        """Markup behind the end of the insertion around the run, which begins anew after it."""
        parent = self._run.parent
        if parent is None or parent.name not in _SPLIT:
            return [markup]
        tag = self._data[parent.start : tag_end(self._data, parent.start)]
        name = tag[1:].split(None, 1)[0].rstrip(b">")
        return [b"</" + name + b">", markup, _ID.sub(b'"%d"' % self._stamp.number(), tag)]


def _first(splice: tuple[int, int, _Contents]) -> int:
    return splice[0]


def _narrowed(change: Change, line: str) -> Change:
    """A change without the words at its ends that it leaves as they are."""
    old, new = _WORD.findall(line[change.start : change.end]), _WORD.findall(change.text)
    head = _in_common(old, new)
    tail = min(_in_common(old[::-1], new[::-1]), min(len(old), len(new)) - head)
    start = change.start + sum(map(len, old[:head]))
    end = change.end - sum(map(len, old[len(old) - tail :]))
    return change._replace(start=start, end=end, text="".join(new[head : len(new) - tail]))


def _in_common(some: Sequence[str], others: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False)))


def _atoms(pieces: Iterable[Piece], bounds: Collection[int]) -> list[_Atom]:
    """The pieces, those with a bound inside cut there."""
    ordered = sorted(bounds)
    atoms: list[_Atom] = []
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        inside = ordered[bisect_right(ordered, at) : bisect_left(ordered, end)]
        for first, last in pairwise([at, *inside, end]):
            atoms.append(_Atom(first, piece.text[first - at : last - at], piece))
        at = end
    return atoms


def _covered(atoms: Sequence[_Atom], starts: Sequence[int], change: Change) -> list[int]:
    """The atoms that go: the text of the range, and what stands under words that go."""
    gone = []
    for index in range(bisect_left(starts, change.start), len(atoms)):
        atom = atoms[index]
        if atom.start >= change.end:
            break
        if not atom.piece.fixed and (atom.text or atom.start > change.start):
            gone.append(index)
    return gone


def _host(atoms: Sequence[_Atom], gone: Sequence[int]) -> int:
    """The atom behind which new text comes: the last that goes beside the first."""
    parent = atoms[gone[0]].piece.run.parent
    return [index for index in gone if atoms[index].piece.run.parent is parent][-1]


def _beside(atoms: Sequence[_Atom], starts: Sequence[int], at: int) -> tuple[int, bool]:
    """The text that an insertion joins, and whether it comes behind it: the text before it, if there is some."""
    follows = range(bisect_left(starts, at) - 1, -1, -1)
    leads = range(bisect_left(starts, at), len(atoms))
    for places, behind in ((follows, True), (leads, False)):
        for index in places:
            atom = atoms[index]
            if atom.text and not atom.piece.fixed:
                return index, behind
            if atom.text:
                break
    raise ValueError("no text to insert at")


def _new_properties(data: bytes, run: Element) -> bytes:
    """The properties of a run for a new one: without those that tell of older changes."""
    properties = run.child("w:rPr")
    if properties is None:
        return b""
    kept = []
    at = properties.start
    for child in properties.children:
        if child.name in _TRACKED:
            kept.append(data[at : child.start])
            at = child.end
    return b"".join(kept) + data[at : properties.end]

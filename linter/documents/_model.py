"""What a reader makes of a file: blocks of prose, each with a map back to the source."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal, NamedTuple

Role = Literal["title", "heading", "paragraph", "item", "quote", "cell", "caption", "footnote", "alt", "meta"]


class Reading(NamedTuple):
    """What a user may choose about how articles are read and written."""

    fields: tuple[str, ...] = ()
    """What holds the article in a format of records: names of fields, each with its format (`body:markdown`)."""
    accept_changes: bool = False
    """Whether a format with tracked changes is written with its fixes as plain text."""


AS_USUAL = Reading()


class Segment(NamedTuple):
    """A run of prose and the run of source it was read from, in code points."""

    prose: int
    """Offset of the run in the block's text."""
    prose_length: int
    source: int
    """Offset of the run in the decoded source."""
    source_length: int
    verbatim: bool
    """Whether the two runs are the same characters (a soft line break or an entity is not)."""


class Segments:
    """Segments of many source maps, one behind the other, in columns of numbers: a document may have millions."""

    __slots__ = ("lengths", "prose", "source")

    def __init__(self) -> None:
        self.prose = array("I", (0,))
        """Where each begins in the texts of all, and where the last ends."""
        self.source = array("I")
        self.lengths = array("I")
        """Of their runs of source, twice; one more where the run is verbatim."""

    def add(self, prose_length: int, source: int, source_length: int, verbatim: bool) -> None:
        """Add a segment behind the last."""
        self.prose.append(self.prose[-1] + prose_length)
        self.source.append(source)
        self.lengths.append(source_length * 2 + verbatim)

    def lengthen(self, length: int) -> None:
        """Add to the last segment, which is verbatim, what follows it."""
        self.prose[-1] += length
        self.lengths[-1] += length * 2

    def stretch(self, end: int) -> None:
        """Let the run of source of the last segment, which is not verbatim, end here."""
        self.lengths[-1] = (end - self.source[-1]) * 2

    @property
    def source_end(self) -> int:
        """Where the last one ends in the source."""
        return self.source[-1] + self.lengths[-1] // 2

    def __len__(self) -> int:
        return len(self.source)

    def segment(self, number: int, base: int = 0) -> Segment:
        """One of them; `base` is where the text begins that its offset shall be of."""
        prose, length = self.prose[number], self.lengths[number]
        prose_length = self.prose[number + 1] - prose
        return Segment(prose - base, prose_length, self.source[number], length // 2, length % 2 == 1)


class SourceMap:
    """Maps offsets of a block's text to offsets of the decoded source.

    The segments cover the text without gaps and follow each other in the source, where there are gaps: mark-up.
    """

    __slots__ = ("_all", "_end", "_first")

    def __init__(self, all: Segments, first: int = 0) -> None:
        """The segments from the first on that there are now."""
        self._all = all
        self._first = first
        self._end = len(all)

    @classmethod
    def of(cls, segments: Iterable[Segment]) -> SourceMap:
        """A map of its own."""
        all = Segments()
        for segment in segments:
            all.add(*segment[1:])
        return cls(all)

    @property
    def segments(self) -> Iterator[Segment]:
        """Its segments, made anew each time."""
        base = self._all.prose[self._first]
        return (self._all.segment(number, base) for number in range(self._first, self._end))

    def _number_at(self, offset: int) -> int:
        """Number of the segment that holds an offset of the block's text; of the last one for its end."""
        prose = self._all.prose
        offset += prose[self._first]
        return max(self._first, bisect_right(prose, offset, self._first, self._end) - 1)

    def _segment(self, number: int) -> Segment:
        return self._all.segment(number, self._all.prose[self._first])

    @property
    def source_span(self) -> tuple[int, int]:
        """Source range from the first segment to the last."""
        first, last = self._all.segment(self._first), self._all.segment(self._end - 1)
        return first.source, last.source + last.source_length

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Source range of the prose range [start, end); an entity that it touches is in it as a whole."""
        first, last = self._segment(self._number_at(start)), self._segment(self._number_at(end - 1))
        begin = first.source + (start - first.prose if first.verbatim else 0)
        if start >= end:
            return begin, begin
        return begin, last.source + (end - last.prose if last.verbatim else last.source_length)

    def through(self, outer: SourceMap, made: Segments) -> SourceMap:
        """This map into a text that is itself read from a source by `outer`, as a map into that source.

        Its segments are put behind those that are in `made`.
        """
        first = len(made)
        for segment in self.segments:
            if segment.verbatim:
                outer._add_within(segment.source, segment.source + segment.source_length, made)
            else:
                start, end = outer.source_range(segment.source, segment.source + segment.source_length)
                made.add(segment.prose_length, start, end - start, False)
        return SourceMap(made, first)

    def _add_within(self, start: int, end: int, made: Segments) -> None:
        """Add the parts of the segments that make this map's text[start:end]."""
        number = self._number_at(start)
        while start < end:
            here = self._segment(number)
            stop = min(end, here.prose + here.prose_length)
            if here.verbatim:
                made.add(stop - start, here.source + start - here.prose, stop - start, True)
            else:
                made.add(stop - start, here.source, here.source_length, False)
            start = stop
            number += 1


class Notation(NamedTuple):
    """How plain text is written at a place of the source."""

    escape: Callable[[str], str | None]
    """Plain text as it has to be written; None where it cannot be written there."""
    unescape: Callable[[str], str]
    """The plain text that a stretch of source without mark-up reads as."""

    def of(self, inner: Notation) -> Notation:
        """How words of an `inner` notation are written in this one: Markdown in a JSON string."""
        return _nested(self, inner)


@cache
def _nested(outer: Notation, inner: Notation) -> Notation:
    """One for all blocks of a kind: a file may have a record every ten bytes."""

    def escape(text: str) -> str | None:
        written = inner.escape(text)
        return None if written is None else outer.escape(written)

    return Notation(escape, lambda written: inner.unescape(outer.unescape(written)))


@dataclass(slots=True)
class Block:
    """A run of readable prose: a heading, a paragraph, a list item …"""

    text: str
    """The prose; a line break within it is one space."""
    map: SourceMap
    role: Role = "paragraph"
    level: int = 0
    """Heading level 1 to 6; 0 elsewhere."""
    section: tuple[str, ...] = ()
    """Texts of the headings above the block, outermost first."""
    notation: Notation | None = None
    """How its text is written; None: as its format writes everything."""
    underlines: tuple[tuple[int, int], ...] = ()
    """Source ranges of lines of signs below (and above) it that keep step with its length."""


class Outline:
    """The headings that are open at a place of the article: the section path of what comes next."""

    def __init__(self) -> None:
        self._levels: list[int] = []
        self.path: tuple[str, ...] = ()
        """Texts of the open headings, outermost first."""

    def leave(self, level: int) -> tuple[str, ...]:
        """Close the headings that one of this level ends; what is left is its own section path."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self.path = self.path[: len(self._levels)]
        return self.path

    def enter(self, level: int, text: str) -> None:
        """Open the section of a heading; `leave` was called for it."""
        self._levels.append(level)
        self.path = (*self.path, text)


class Comment(NamedTuple):
    """A comment of the format: no prose, but directives to this program may stand in it."""

    start: int
    """Source offsets of the whole comment, its marks included, half open."""
    end: int
    text: str
    """What stands between the marks."""


@dataclass
class Document:
    """An article as read: its decoded source and its blocks in reading order."""

    path: str
    source: str
    """Decoded text with the newlines of the file; offsets of findings and edits refer to it."""
    format: str
    """Name of its format in the table `FORMATS`."""
    blocks: list[Block] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    """In the order of the source."""
    read_only: str | None = None
    """Why fixes cannot be written into the source, in words that follow "cannot be fixed: "; None: they can."""
    reading: Reading = AS_USUAL
    """How it was read, so that it can be read again."""

    def reread(self, source: str) -> Document:
        """The same article after edits of its source."""
        from ._formats import FORMATS

        return FORMATS[self.format].read(source, self.path, self.reading)

    def location(self, offset: int) -> tuple[int, int]:
        """Line and column, both from 1, of a source offset; a line ends with LF, CR LF or CR."""
        starts = self._line_starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def line_end(self, line: int) -> int:
        """Source offset behind a line, its line break included."""
        starts = self._line_starts
        return starts[line] if line < len(starts) else len(self.source)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer(r"\r\n?|\n", self.source))]

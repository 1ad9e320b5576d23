"""The elements that are open at a place of a page.

Follows the tree construction of the HTML Standard (section 13.2.6) as far as it decides where a block ends and
what is shown of it: implied end tags, end tags out of order, formatting that goes on in the next paragraph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from .._model import Role
from . import _elements as elements

_DEEPEST = 256
"""Elements nested deeper replace each other, which bounds every search; browsers do so at 512."""


class Element(NamedTuple):
    """An open element."""

    name: str
    silent: bool
    """Whether it, by itself, keeps its text from being read."""
    role: Role
    level: int
    """Role and heading level of a block of text that stands in it."""


class OpenElements:
    """The stack of open elements, the innermost last."""

    def __init__(self, role: Role) -> None:
        self._stack = [Element("", False, role, 0)]
        """The first one is what stands around all elements."""
        self._count = defaultdict[str, int](int)
        self.unread = 0
        """How many elements are open that are not read."""
        self.foreign = 0
        """How many drawings and formulas are open."""
        self._resumed = [0]
        """How many silent elements go on though a block ended in which they were opened; for each `MARKED`."""

    @property
    def innermost(self) -> Element:
        """The element that text stands in."""
        return self._stack[-1]

    @property
    def silent(self) -> bool:
        """Whether text is not to be read."""
        return self.unread > 0 or self._resumed[-1] > 0

    def push(self, element: Element) -> None:
        """Open an element."""
        if len(self._stack) > _DEEPEST:
            self._pop_from(len(self._stack) - 1)
        self._stack.append(element)
        self._count[element.name] += 1
        self.unread += element.silent
        if element.name in elements.RARE:
            self.foreign += element.name in elements.FOREIGN
            if element.name in elements.MARKED:
                self._resumed.append(0)

    def make_room(self, name: str) -> None:
        """Close what the start tag of an element implies to be closed."""
        if self.foreign and name in elements.LEAVES_FOREIGN:
            at = self._find(elements.FOREIGN, elements.HOLDS_HTML)
            if at is not None:
                self._pop_from(at)
        if name in elements.IMPLIED_ENDS:
            ended, barriers = elements.IMPLIED_ENDS[name]
            at = self._find_outermost(ended, barriers)
            if at is not None:
                self._pop_from(at)
        if self._count["p"] and name in elements.CLOSES_PARAGRAPH:
            self.close("p")
        if name in elements.HEADINGS and self.innermost.name in elements.HEADINGS:
            self._pop_from(len(self._stack) - 1)

    def close(self, name: str) -> None:
        """Close an element, and those within it, if there is one that its end tag reaches."""
        if self._stack[-1].name == name:
            self._forget(self._stack.pop())
            return
        names = elements.HEADINGS if name in elements.HEADINGS else (name,)
        at = self._find(names, elements.SCOPES.get(name, elements.DEFAULT_SCOPE))
        if at is None:
            if name in elements.RESUMED:
                self._resumed[-1] = max(0, self._resumed[-1] - 1)
        elif name in elements.ENDED_FROM_WITHIN or not any(
            element.name in elements.BREAKING for element in self._stack[at + 1 :]
        ):
            self._pop_from(at + 1)
            self._forget(self._stack.pop())
        elif name in elements.RESUMED:
            self._forget(self._stack.pop(at))

    def _find(self, names: Collection[str], barriers: Collection[str]) -> int | None:
        """Place of the innermost element of one of these names, if it is not beyond a barrier."""
        if any(map(self._count.__getitem__, names)):
            for at in range(len(self._stack) - 1, 0, -1):
                name = self._stack[at].name
                if name in names:
                    return at
                if name in barriers:
                    return None
        return None

    def _find_outermost(self, names: Collection[str], barriers: Collection[str]) -> int | None:
        found = None
        if any(map(self._count.__getitem__, names)):
            for at in range(len(self._stack) - 1, 0, -1):
                name = self._stack[at].name
                if name in names:
                    found = at
                elif name in barriers:
                    break
        return found

    def _pop_from(self, at: int) -> None:
        """Close the elements from a place on without their end tags."""
        while len(self._stack) > at:
            element = self._stack.pop()
            self._forget(element)
            if element.name in elements.RESUMED:
                self._resumed[-1] += 1

    def _forget(self, element: Element) -> None:
        self._count[element.name] -= 1
        self.unread -= element.silent
        if element.name in elements.RARE:
            self.foreign -= element.name in elements.FOREIGN
            if element.name in elements.MARKED:
                self._resumed.pop()

"""The smallest run of whole words that must change: what a finding covers, and what an annotator marks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..analysis import tokenize


class Run(NamedTuple):
    """Tokens [first, last) of a range, with what may stand there, best first."""

    first: int
    last: int
    replacements: tuple[str, ...]


def smallest(words: Sequence[str], replacements: Sequence[str]) -> Run:
    """The range without the words at its edges that no replacement changes; both sides keep a word.

    `words` are lower case, as are the replacements; a replacement that says the same is left out.
    """
    texts = [text for text in replacements if tokenize(text) != list(words)]
    puts = [text.split(" ") for text in texts]
    if not texts or not all(texts):
        return Run(0, len(words), tuple(texts))
    most = min(len(words), *map(len, puts)) - 1
    head = _common(words, puts, most)
    tail = _common(words[::-1], [put[::-1] for put in puts], most - head)
    return Run(head, len(words) - tail, tuple(" ".join(put[head : len(put) - tail]) for put in puts))


def _common(words: Sequence[str], puts: Sequence[Sequence[str]], most: int) -> int:
    """How many leading words all have in common."""
    same = 0
    while same < most and all(put[same] == words[same] for put in puts):
        same += 1
    return same


def independent(words: Sequence[str], run: Run, is_swap: Callable[[Sequence[str], str], bool]) -> Iterator[Run]:
    """The run cut at unchanged words inside it, if by its first replacement every part is a swap by itself."""
    from difflib import SequenceMatcher

    text = words[run.first : run.last]
    put = run.replacements[0].split(" ")
    changes = [change for change in SequenceMatcher(None, text, put, False).get_opcodes() if change[0] != "equal"]
    parts = [
        Run(run.first + start, run.first + end, (" ".join(put[begin:finish]),))
        for _, start, end, begin, finish in changes
    ]
    apart = len(parts) > 1 and all(is_swap(words[part.first : part.last], part.replacements[0]) for part in parts)
    yield from parts if apart else [run]

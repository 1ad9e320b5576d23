"""Keys: the forms under which words and phrases are looked up, their likeliest lemmas."""

from __future__ import annotations

from typing import NamedTuple

from ..analysis import Forms, tokenize


class Keyed(NamedTuple):
    """A phrase as it is looked up."""

    words: tuple[str, ...]
    keys: tuple[str, ...]

    def variants(self) -> set[tuple[str, ...]]:
        """The keys, and the keys with the last word as its own lemma: "fixing" is to fix, "fixings" is not."""
        return {self.keys, (*self.keys[:-1], self.words[-1])}


class Keys(dict[str, str]):
    """Word to key, filled as words come."""

    def __init__(self, forms: Forms) -> None:
        super().__init__()
        self._forms = forms

    def __missing__(self, word: str) -> str:
        key = self._forms.lemma(word) if word[0].isalpha() else word
        self[word] = key
        return key

    def phrase(self, text: str) -> Keyed:
        """A phrase as it is looked up."""
        words = tuple(tokenize(text))
        return Keyed(words, tuple(self[word] for word in words))

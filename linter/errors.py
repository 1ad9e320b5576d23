"""Every error that a user can cause, each one line: what is wrong, where, how to mend it."""

from __future__ import annotations


class UnspinError(Exception):
    """Base of all errors meant for the user; `str(error)` is one line for stderr (exit status 2)."""


class UsageError(UnspinError):
    """Arguments that name nothing or contradict each other."""


class DocumentError(UnspinError):
    """A file that cannot be read as an article."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class NoArticleError(DocumentError):
    """A file in which there is nothing to check: no failure where others remain."""


class DataError(UnspinError):
    """A glossary or another data file that is broken."""

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}" if line else f"{path}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason

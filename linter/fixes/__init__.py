"""Edits, conflicts between them, agreement after them."""

from ._edits import apply, chosen_edits, edits_for
from ._settle import settle

__all__ = ["apply", "chosen_edits", "edits_for", "settle"]

"""Edits, conflicts between them, agreement after them, passes of them."""

from ._compose import compose
from ._edits import apply, chosen_edits, chosen_fixes, edits_for
from ._settle import settle

__all__ = ["apply", "chosen_edits", "chosen_fixes", "compose", "edits_for", "settle"]

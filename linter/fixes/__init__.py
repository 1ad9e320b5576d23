"""Edits, conflicts between them, agreement after them, a second look at them, passes of them."""

from ._compose import compose
from ._edits import apply, chosen_edits, chosen_fixes, edits_for, moved
from ._settle import settle
from ._verify import verify

__all__ = ["apply", "chosen_edits", "chosen_fixes", "compose", "edits_for", "moved", "settle", "verify"]

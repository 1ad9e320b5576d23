"""From logits to probabilities: of a word by itself, and given what the rest of its document shows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

_USUAL_SHARE = 0.05
_USUAL_WORDS = 30
"""A document begins with so many imagined words, that share of them swapped in: few words prove little."""


def sigmoid(values: Values) -> Values:
    """Log odds to probabilities."""
    result: Values = 1 / (1 + np.exp(-values))
    return result


def others_evidence(probabilities: Values) -> Values:
    """For each word of a document the log odds of the share of swapped words among the others."""
    swapped = probabilities.sum() - probabilities + _USUAL_SHARE * _USUAL_WORDS
    natural = len(probabilities) - 1 + _USUAL_WORDS - swapped
    result: Values = np.log(swapped / natural)
    return result

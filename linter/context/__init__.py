"""The contextual model: how likely each word was swapped in, and what stood there before."""

from ._belief import others_evidence, sigmoid
from ._model import ContextModel, WordReading, load_model

__all__ = ["ContextModel", "WordReading", "load_model", "others_evidence", "sigmoid"]

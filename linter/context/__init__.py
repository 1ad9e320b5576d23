"""The contextual model: how likely each word was swapped in, and what stood there before."""

from ._model import ContextModel, WordReading, load_model

__all__ = ["ContextModel", "WordReading", "load_model"]

"""Tokens, sentences and word forms of a document, computed once for all rules."""

from ._forms import Forms, FormTable
from ._tokens import Analysis, tokenize
from ._words import STOP_WORDS, capitalize, match_case, takes_an

__all__ = ["STOP_WORDS", "Analysis", "FormTable", "Forms", "capitalize", "match_case", "takes_an", "tokenize"]

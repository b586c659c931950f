"""Word lists: reads them, finds their words in every inflected form, and inflects what to write instead."""

from klarsprak.lexicon.entries import Alternative, Certainty, Entry, LexiconError, WordList, parse_list
from klarsprak.lexicon.matcher import Hit, Index
from klarsprak.lexicon.replace import suggestions
from klarsprak.lexicon.store import index_for, load_folder, shipped_lists

__all__ = [
    "Alternative",
    "Certainty",
    "Entry",
    "Hit",
    "Index",
    "LexiconError",
    "WordList",
    "index_for",
    "load_folder",
    "parse_list",
    "shipped_lists",
    "suggestions",
]

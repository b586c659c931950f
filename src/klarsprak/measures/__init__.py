"""Counts, LIX, RIX, OVIX, nominal ratio, sentence shares, and the score.

Definitions, scales and least lengths: `readability`. What is counted: `counts`. How findings and figures make a score:
`scoring`.
"""

from __future__ import annotations

from klarsprak.measures.counts import Counter
from klarsprak.measures.readability import LIX_VERDICT_SENTENCES, LONG_SENTENCE, lix_label
from klarsprak.measures.scoring import PARTS, label, part_of, score

__all__ = ["LIX_VERDICT_SENTENCES", "LONG_SENTENCE", "PARTS", "Counter", "label", "lix_label", "part_of", "score"]

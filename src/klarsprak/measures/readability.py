"""The measures as formulas over counts, with the length each one needs and the scales they are read against.

LIX (Björnsson 1968): words per sentence + long words in per cent; a long word has more than six letters.
RIX (Anderson 1983): long words per sentence.
OVIX (Hultman and Westman 1977): ln N / ln(2 - ln T / ln N), for N words of T different forms, in lower case.
Nominal ratio (full): (nouns + prepositions + participles) / (pronouns + adverbs + verbs) over the SUC tags NN PP PC
and PN AB VB. Proper nouns, possessives and relative words stand on neither side.

Short texts give figures that say more about chance than about the text, so below a length there is no figure.
Standard deviations quoted here are over consecutive stretches of the Talbanken treebank.
"""

from __future__ import annotations

import itertools
import math
from typing import Literal

Scale = Literal["A", "B"]

#: LIX and RIX: three sentences still spread by 10 LIX points, and fifty words make one long word two points.
LIX_MIN_WORDS = 50
LIX_MIN_SENTENCES = 3
#: From here on a LIX band may be named as a verdict; below it the interval spans more than two bands.
LIX_VERDICT_SENTENCES = 10
#: OVIX falls with length until about here (112 at 30 words, 80 at 100, 73 at 200, 70 at 300).
OVIX_MIN_WORDS = 200
#: The nominal ratio's standard deviation is 0.85 over 3 sentences, 0.63 over 5 and 0.53 over 10, round a mean of 1.3.
NOMINAL_MIN_WORDS = 100
NOMINAL_MIN_SENTENCES = 5
#: A sentence of more words than this counts as long; 14 % of the sentences in Talbanken are.
LONG_SENTENCE = 25

_LIX_SD = ((3, 10.6), (5, 8.9), (10, 7.4), (20, 6.5), (50, 5.7), (100, 4.2))

# Both scales are credited to Björnsson; neither is more right. Upper bound (exclusive) and label.
_SCALES: dict[str, tuple[tuple[float, str], ...]] = {
    "A": ((30, "mycket lättläst"), (40, "lättläst"), (50, "medelsvår"), (60, "svår"), (math.inf, "mycket svår")),
    "B": ((25, "mycket lätt"), (35, "lätt"), (45, "medel"), (55, "svår"), (math.inf, "mycket svår")),
}


def lix(words: int, sentences: int, long_words: int) -> float | None:
    """LIX, or None for a text too short for it."""
    if words < LIX_MIN_WORDS or sentences < LIX_MIN_SENTENCES:
        return None
    return words / sentences + 100 * long_words / words


def rix(words: int, sentences: int, long_words: int) -> float | None:
    """RIX, or None for a text too short for it."""
    if words < LIX_MIN_WORDS or sentences < LIX_MIN_SENTENCES:
        return None
    return long_words / sentences


def ovix(words: int, types: int) -> float | None:
    """OVIX, or None for a text too short for it, or one where every word is different."""
    if words < OVIX_MIN_WORDS or types >= words:
        return None
    return math.log(words) / math.log(2 - math.log(types) / math.log(words))


def nominal_ratio(nominal: int, verbal: int, words: int, sentences: int) -> float | None:
    """The full nominal ratio from the counts of either side, or None for a text too short for it."""
    if words < NOMINAL_MIN_WORDS or sentences < NOMINAL_MIN_SENTENCES or not verbal:
        return None
    return nominal / verbal


def lix_margin(sentences: int) -> float:
    """Half the width of a 95 % interval round a LIX of so many sentences, in LIX points.

    Between the measured lengths it is interpolated over the logarithm of the length; beyond them it falls with its root.
    """
    first, last = _LIX_SD[0], _LIX_SD[-1]
    if sentences <= first[0]:
        deviation = first[1]
    elif sentences >= last[0]:
        deviation = last[1] * math.sqrt(last[0] / sentences)
    else:
        low, high = next((a, b) for a, b in itertools.pairwise(_LIX_SD) if a[0] <= sentences < b[0])
        share = math.log(sentences / low[0]) / math.log(high[0] / low[0])
        deviation = low[1] + share * (high[1] - low[1])
    return 1.96 * deviation


def lix_label(value: float, scale: Scale = "A") -> str:
    """The band of a LIX value: on scale A with the bounds 30, 40, 50 and 60, or on scale B with 25, 35, 45 and 55."""
    return next(label for bound, label in _SCALES[scale] if value < bound)

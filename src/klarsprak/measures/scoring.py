"""The score: how plain a text is, 0-100, by five parts, and what would raise it most.

Each part starts at 100 and loses by what is found and by how hard the text measures:

    part = 100 * exp(-P / K) * product(1 - share * difficulty)

P sums, rule by rule, the weight of the findings: error 8, warning 3, info 1, as if spread over one page. Above a
page's length the weight is diluted by the number of words, so that a finding in a long text costs little and a text
full of them ends near 0; below it nothing is concentrated, so that a short text is not punished for being short. A remark
on the text as a whole (no contact, no reason given) is never diluted. One rule alone takes at most `_RULE_CAP` of P.

Difficulty is a smooth step from 0 to 1 round what readers of the audience manage: words per sentence and passives in
`meningar`, long words in `ord`. All three only fall when a sentence is split, a word is shortened or a passive is made
active; shares of long or passive sentences are not used since splitting a sentence can raise them. The part's figures are
drawn towards the good value in very short texts.

The total is a weighted mean of the parts. Removing a finding never lowers, and adding one never raises, any of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.core.result import Measures, Score, ScoreEffect

#: The parts in the order they are shown, with their Swedish headings.
PARTS: Mapping[str, str] = {
    "ord": "Ord",
    "meningar": "Meningar",
    "struktur": "Struktur",
    "ton": "Ton",
    "svarstid": "Svarstid och kontakt",
}

# What a decision must hold is a matter of its structure. Contact belongs with response times: both are the policy's
# promise that we can be reached. Personal data in the open are a matter of how we treat the reader.
_PART_OF_FAMILY = {
    "ORD": "ord",
    "SKR": "ord",
    "STV": "ord",
    "MEN": "meningar",
    "TXT": "struktur",
    "WEB": "struktur",
    "BES": "struktur",
    "TON": "ton",
    "INT": "ton",
    "SVT": "svarstid",
    "KON": "svarstid",
}
# Words and sentences are what every text has; the other parts are 100 where there was nothing to do wrong, and would lift
# a hard text if they weighed more.
_WEIGHTS = {
    TextType.WEB: {"ord": 0.38, "meningar": 0.38, "struktur": 0.14, "ton": 0.03, "svarstid": 0.07},
    TextType.REPORT: {"ord": 0.42, "meningar": 0.42, "struktur": 0.10, "ton": 0.03, "svarstid": 0.03},
    TextType.FORM: {"ord": 0.40, "meningar": 0.40, "struktur": 0.10, "ton": 0.05, "svarstid": 0.05},
    TextType.SMS: {"ord": 0.36, "meningar": 0.34, "struktur": 0.02, "ton": 0.08, "svarstid": 0.20},
}
_LETTER_WEIGHTS = {"ord": 0.35, "meningar": 0.34, "struktur": 0.10, "ton": 0.07, "svarstid": 0.14}

_SEVERITY_WEIGHT = {Severity.ERROR: 8.0, Severity.WARNING: 3.0, Severity.INFO: 1.0}
# Words within which findings are not diluted: a passage for words and sentences, a page for what a text does once.
_FLOOR = {"ord": 120, "meningar": 120, "struktur": 300, "ton": 300, "svarstid": 300}
# P at which a part has fallen to 37: lower where a single finding means more to the reader.
_DECAY = {"ord": 25.0, "meningar": 18.0, "struktur": 20.0, "ton": 15.0, "svarstid": 12.0}
_RULE_CAP = 30.0
# A text message has room for one thing, so each remark takes more of it.
_TEXT_TYPE_FACTOR = {TextType.SMS: 2.0}


@dataclass(frozen=True, slots=True)
class _Step:
    """A smooth step of difficulty: near 0 at `good`, one half at `hard`. `share`: the most it takes from its part."""

    good: float
    hard: float
    share: float

    def factor(self, value: float) -> float:
        """What is left of the part at a value."""
        # A fifth of the way per unit of the logistic curve: 0.01 at good when hard is far enough, and no corner anywhere.
        scale = (self.hard - self.good) / 4
        return 1 - self.share / (1 + math.exp(min(50.0, (self.hard - value) / scale)))


_SENTENCE_WORDS = {
    Audience.EASY: (8.0, 14.0),
    Audience.CHILDREN: (9.0, 16.0),
    Audience.PUBLIC: (11.0, 20.0),
    Audience.ASSOCIATION: (11.0, 21.0),
    Audience.BUSINESS: (12.0, 22.0),
    Audience.INTERNAL: (12.0, 23.0),
    Audience.EXPERT: (14.0, 27.0),
}
_LONG_WORDS = {
    Audience.EASY: (0.16, 0.30),
    Audience.CHILDREN: (0.18, 0.32),
    Audience.PUBLIC: (0.22, 0.38),
    Audience.ASSOCIATION: (0.23, 0.39),
    Audience.BUSINESS: (0.24, 0.40),
    Audience.INTERNAL: (0.25, 0.42),
    Audience.EXPERT: (0.28, 0.48),
}
# Decisions and reports may take somewhat longer sentences; a text message should not.
_LENGTH_FACTOR = {TextType.DECISION: 1.1, TextType.REPORT: 1.15, TextType.SMS: 0.85}
# Passive verbs in 100 words, in a shorter text as if it had the floor's words. Ordinary Swedish prose has 1.5 to 2.
_PASSIVE_FLOOR = 60
_PASSIVES = _Step(good=1.0, hard=4.0, share=0.45)
# The good figure counts as so many sentences and words beside the text's own.
_PRIOR_SENTENCES = 2
_PRIOR_WORDS = 40
_SMALLEST_EFFECT = 0.05
_SMALLEST_MEASURE_EFFECT = 0.5


def score(findings: Iterable[Finding], figures: Measures, audience: Audience, text_type: TextType) -> Score:
    """The score of a text from its findings and figures, with parts and with causes of lost points, largest first.

    An effect of a rule has the rule's code and, as title, its slug; an effect of a measure has no code and a Swedish title.
    """
    weights = _WEIGHTS.get(text_type, _LETTER_WEIGHTS)
    lost: dict[str, float] = {}
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    room = _TEXT_TYPE_FACTOR.get(text_type, 1.0)
    for finding in findings:
        code = finding.rule
        diluted = 1.0 if finding.whole_text else _dilution(part_of(code), figures.words)
        lost[code] = lost.get(code, 0.0) + room * diluted * _SEVERITY_WEIGHT[finding.severity]
        counts[code] = counts.get(code, 0) + 1
        names[code] = finding.name
    steps = _steps(audience, text_type)
    levels = _levels(figures, steps)
    parts = _parts(lost, levels, steps)
    total = _mean(parts, weights)
    effects = []
    for code in lost:
        rest = {other: value for other, value in lost.items() if other != code}
        gain = _mean(_parts(rest, levels, steps), weights) - total
        if gain >= _SMALLEST_EFFECT:
            effects.append(ScoreEffect(code, names[code], counts[code], round(gain, 1)))
    for name, level in levels.items():
        if level <= steps[name].good:
            continue
        gain = _mean(_parts(lost, {**levels, name: steps[name].good}, steps), weights) - total
        if gain >= _SMALLEST_MEASURE_EFFECT:
            count = figures.passives if name == "passives" else 0
            effects.append(ScoreEffect("", _measure_title(name, figures), count, round(gain, 1)))
    effects.sort(key=lambda e: (-e.points, e.rule, e.title))
    return Score(round(total), {name: round(value) for name, value in parts.items()}, tuple(effects))


def label(total: float) -> str:
    """A word for a total: mycket tydlig, tydlig, delvis otydlig, otydlig or mycket otydlig."""
    for bound, word in ((85, "mycket tydlig"), (70, "tydlig"), (55, "delvis otydlig"), (40, "otydlig")):
        if total >= bound:
            return word
    return "mycket otydlig"


def part_of(code: str) -> str:
    """The part a rule counts in. An organisation's own rules are about words."""
    return _PART_OF_FAMILY.get(code[:3], "ord")


def _dilution(part: str, words: int) -> float:
    return _FLOOR[part] / max(words, _FLOOR[part])


def _steps(audience: Audience, text_type: TextType) -> dict[str, _Step]:
    length = _LENGTH_FACTOR.get(text_type, 1.0)
    good, hard = _SENTENCE_WORDS[audience]
    long_good, long_hard = _LONG_WORDS[audience]
    return {
        "words_per_sentence": _Step(good * length, hard * length, 0.6),
        "long_words": _Step(long_good, long_hard, 0.5),
        "passives": _PASSIVES,
    }


def _levels(figures: Measures, steps: Mapping[str, _Step]) -> dict[str, float]:
    """Where the text stands on each step. Empty for a text without running words."""
    if not figures.words:
        return {}
    sentence_words = figures.words + _PRIOR_SENTENCES * steps["words_per_sentence"].good
    long_words = figures.long_words_share * figures.words + _PRIOR_WORDS * steps["long_words"].good
    return {
        "words_per_sentence": sentence_words / (figures.sentences + _PRIOR_SENTENCES),
        "long_words": long_words / (figures.words + _PRIOR_WORDS),
        "passives": 100 * figures.passives / max(figures.words, _PASSIVE_FLOOR),
    }


def _parts(lost: Mapping[str, float], levels: Mapping[str, float], steps: Mapping[str, _Step]) -> dict[str, float]:
    penalty = dict.fromkeys(PARTS, 0.0)
    for code, weight in lost.items():
        penalty[part_of(code)] += _RULE_CAP * -math.expm1(-weight / _RULE_CAP)
    parts = {name: 100 * math.exp(-penalty[name] / _DECAY[name]) for name in PARTS}
    for name, level in levels.items():
        parts["ord" if name == "long_words" else "meningar"] *= steps[name].factor(level)
    return parts


def _mean(parts: Mapping[str, float], weights: Mapping[str, float]) -> float:
    return sum(weights[name] * value for name, value in parts.items())


def _measure_title(name: str, figures: Measures) -> str:
    if name == "words_per_sentence":
        return f"Meningarna är långa (i snitt {figures.words_per_sentence:.0f} ord)"
    if name == "long_words":
        return f"Många ord är långa ({100 * figures.long_words_share:.0f} %)"
    return "Många verb står i passiv form"

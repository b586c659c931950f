"""The Swedish words of the reports for people: labels, numbers, counts, and what each measure means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from klarsprak import measures as figures
from klarsprak.core.finding import Finding, Severity, Suggestion
from klarsprak.core.profile import Audience, TextType
from klarsprak.core.result import CommitmentStatus, FileResult, Measures, ScoreEffect

#: A severity in the singular, in the plural, and what it means.
SEVERITIES: dict[Severity, tuple[str, str, str]] = {
    Severity.ERROR: ("fel", "fel", "bryter mot lag eller policy"),
    Severity.WARNING: ("varning", "varningar", "här snubblar läsaren"),
    Severity.INFO: ("tips", "tips", "värt att fundera på"),
}

AUDIENCES: dict[str, str] = {
    Audience.PUBLIC: "allmänheten",
    Audience.EASY: "läsare av lättläst",
    Audience.CHILDREN: "barn och unga",
    Audience.BUSINESS: "företag",
    Audience.ASSOCIATION: "föreningar",
    Audience.INTERNAL: "den egna organisationen",
    Audience.EXPERT: "experter",
}

TEXT_TYPES: dict[str, str] = {
    TextType.LETTER: "Brev",
    TextType.EMAIL: "E-post",
    TextType.DECISION: "Beslut",
    TextType.WEB: "Webbtext",
    TextType.SMS: "Sms",
    TextType.FORM: "Blankett",
    TextType.REPORT: "Rapport",
}

STATUSES: dict[CommitmentStatus, str] = {
    CommitmentStatus.EXPLICIT: "tid angiven",
    CommitmentStatus.VAGUE: "oklar tid",
    CommitmentStatus.MISSING: "tid saknas",
}

# Spelled out here: strftime would follow the machine's language.
MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
MINUS = "\N{MINUS SIGN}"
_SPACE = "\N{NO-BREAK SPACE}"

# Control characters, among them those that begin a terminal's escape sequences, and marks that turn the direction of
# text: shown as they are, they would let a text rewrite the report about itself.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]")
_BLANK = re.compile(r"[\s\u2028\u2029]+")


def clean(text: str) -> str:
    """Text that is safe to show on one line: no control characters, white space as single spaces, no soft hyphens."""
    return _UNSHOWN.sub("", _BLANK.sub(" ", text.replace("\u00ad", ""))).strip()


def path(text: str) -> str:
    """A path on one line: what cannot be shown is written as an escape, so that two paths never look the same."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def number(value: float, decimals: int = 0) -> str:
    """A number as written in Swedish: decimal comma, no-break space between thousands."""
    text = f"{value:,.{decimals}f}".replace(",", _SPACE).replace(".", ",")
    return text.replace("-", MINUS)


def written(day: date) -> str:
    """A date as in running text: 4 december 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def percent(share: float) -> str:
    """A share of 1 as per cent."""
    return f"{number(100 * share)}{_SPACE}%"


def count(n: int, one: str, many: str) -> str:
    """A number and its noun in the right form."""
    return f"{number(n)}{_SPACE}{one if n == 1 else many}"


def severity_count(severity: Severity, n: int) -> str:
    """How many findings of a severity."""
    one, many, _ = SEVERITIES[severity]
    return count(n, one, many)


def listed(items: Iterable[str]) -> str:
    """Items in running text: a, b och c."""
    items = list(items)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} och {items[-1]}" if items else ""


def findings_count(counts: dict[str, int]) -> str:
    """What was found, in words: 2 fel, 1 varning och 3 tips."""
    parts = [severity_count(s, counts[s.value]) for s in SEVERITIES if counts[s.value]]
    return listed(parts) if parts else "inga anmärkningar"


def described(result: FileResult) -> str:
    """What a text is, whom it is for and how long it is."""
    kind = TEXT_TYPES.get(result.text_type, result.text_type)
    audience = AUDIENCES.get(result.audience, result.audience)
    size = [count(result.measures.words, "ord", "ord"), count(result.measures.sentences, "mening", "meningar")]
    return f"{kind} för {audience} · {' · '.join(size)}"


def rule_title(code: str, fallback: str) -> str:
    """The first line of a rule's documentation: what to do about its findings."""
    # The rules are loaded by now wherever a text has been checked.
    from klarsprak.rules.registry import all_rules

    rule = all_rules().get(code)
    return rule.docs().title if rule is not None else fallback


def effect_title(effect: ScoreEffect) -> str:
    """What an effect on the score is about: a rule, with how many places, or a measure."""
    if not effect.rule:
        return effect.title
    places = "" if effect.count == 1 else f", {count(effect.count, 'ställe', 'ställen')}"
    return f"{rule_title(effect.rule, effect.title)} ({effect.rule}{places})"


def joint_effects(files: list[FileResult]) -> list[tuple[str, float]]:
    """What would raise the mean score most over several texts, weighted by words as the mean is."""
    weights = [max(1, f.measures.words) for f in files]
    total = sum(weights)
    points: dict[str, float] = {}
    counts: dict[str, int] = {}
    titles: dict[str, str] = {}
    for result, weight in zip(files, weights, strict=True):
        for effect in result.score.effects:
            if not effect.rule:
                continue
            points[effect.rule] = points.get(effect.rule, 0.0) + effect.points * weight / total
            counts[effect.rule] = counts.get(effect.rule, 0) + effect.count
            titles[effect.rule] = effect.title
    ranked = sorted(points, key=lambda rule: (-points[rule], rule))
    return [(effect_title(ScoreEffect(r, titles[r], counts[r], points[r])), points[r]) for r in ranked]


def suggestions(finding: Finding) -> list[Suggestion]:
    """The suggestions that say more than the message already does."""
    message = clean(finding.message).casefold()

    def said(text: str) -> bool:
        text = clean(text).casefold()
        # A short word may be part of another one; between quotation marks it stands for itself.
        return f"”{text}”" in message or (len(text) > 12 and text in message)

    return [s for s in finding.suggestions if not said(s.text)]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure for people: its name, its value, what the value says, and how it is defined."""

    key: str
    name: str
    value: str
    reading: str
    definition: str


#: How each measure is counted, in plain Swedish, with the scale it is read on.
DEFINITIONS: dict[str, tuple[str, str]] = {
    "words_per_sentence": (
        "Ord per mening",
        "Antal ord delat med antal meningar. Varje punkt i en lista räknas för sig. Rubriker, tabeller, datum, telefonnummer, "
        "webbadresser och ärendenummer räknas inte.",
    ),
    "long_sentences_share": ("Långa meningar", f"Andel meningar med fler än {figures.LONG_SENTENCE} ord."),
    "long_words_share": ("Långa ord", "Andel ord med fler än sex bokstäver."),
    "passive_share": (
        "Passiv form",
        "Andel meningar med minst ett verb i passiv form (”beslutas”, ”blev godkänd”). I vanlig sakprosa är det ungefär "
        "en av fem.",
    ),
    "lix": (
        "LIX",
        "Läsbarhetsindex: ord per mening plus andelen långa ord i procent. Under 30 mycket lättläst, 30–40 lättläst, 40–50 "
        "medelsvår, 50–60 svår, över 60 mycket svår (Björnssons skala). Kräver minst 50 ord och 3 meningar. LIX mäter bara "
        "längd, inte om orden är kända.",
    ),
    "rix": ("RIX", "Långa ord per mening. Kräver minst 50 ord och 3 meningar."),
    "ovix": (
        "OVIX",
        "Ordvariationsindex: hur många olika ord texten har för sin längd. Omkring 60–70 är vanligt. Kräver minst 200 ord.",
    ),
    "nominal_ratio": (
        "Nominalkvot",
        "Substantiv, prepositioner och particip delat med pronomen, adverb och verb. Över 1 betyder att texten är mer "
        "substantivisk än verbal; i sakprosa är 1,3 vanligt. Kräver minst 100 ord och 5 meningar.",
    ),
}

_TOO_SHORT = "texten är för kort"


def described_measures(m: Measures) -> list[Figure]:
    """The measures of a text in the order people want them."""

    def figure(key: str, value: str, reading: str) -> Figure:
        name, definition = DEFINITIONS[key]
        return Figure(key, name, value, reading, definition)

    return [
        figure("words_per_sentence", number(m.words_per_sentence, 1), _sentence_reading(m)),
        figure("long_sentences_share", percent(m.long_sentences_share), f"av meningarna har fler än {figures.LONG_SENTENCE} ord"),
        figure("long_words_share", percent(m.long_words_share), "av orden har fler än sex bokstäver"),
        figure("passive_share", percent(m.passive_share), "av meningarna har verb i passiv form"),
        figure("lix", _optional(m.lix, 0), _lix_reading(m)),
        figure("rix", _optional(m.rix, 1), "långa ord per mening" if m.rix is not None else _TOO_SHORT),
        figure("ovix", _optional(m.ovix, 0), "ordvariation" if m.ovix is not None else _TOO_SHORT),
        figure("nominal_ratio", _optional(m.nominal_ratio, 2), _nominal_reading(m)),
    ]


def _optional(value: float | None, decimals: int) -> str:
    return "–" if value is None else number(value, decimals)


def _sentence_reading(m: Measures) -> str:
    if not m.sentences:
        return ""
    for bound, reading in ((12, "korta meningar"), (17, "lagom långa meningar"), (22, "ganska långa meningar")):
        if m.words_per_sentence < bound:
            return reading
    return "långa meningar"


def _lix_reading(m: Measures) -> str:
    if m.lix is None:
        return _TOO_SHORT
    margin = f"±{_SPACE}{number(m.lix_margin)}" if m.lix_margin is not None else ""
    if m.sentences < figures.LIX_VERDICT_SENTENCES:
        return f"osäkert ({margin}), texten är kort" if margin else "osäkert, texten är kort"
    return f"{figures.lix_label(m.lix)} ({margin})" if margin else figures.lix_label(m.lix)


def _nominal_reading(m: Measures) -> str:
    if m.nominal_ratio is None:
        return _TOO_SHORT
    return "mer substantiv än verb" if m.nominal_ratio > 1 else "mer verb än substantiv"

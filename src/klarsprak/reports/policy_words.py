"""The policy report's Swedish: verdicts, and evidence as a reader wants it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from klarsprak.reports.words import number, percent
from klarsprak.rules.registry import all_rules

STATUSES = {"met": "Uppfyllt", "not_met": "Inte uppfyllt", "human": "Behöver bedömas", "not_applicable": "Gäller inte"}

_PLACE = re.compile(r"^(.*)@(\d+):(\d+)$")
_REST = re.compile(r"^och \d+ till$")
_LIMIT = re.compile(r"^([^=]+)=([\d.]+)(<=|>=|<|>)([\d.]+)$")
_COUNT = re.compile(r"^([^=]+)=(\S+)$")
_NAMES = {
    "score": "poäng",
    "lix": "LIX",
    "rix": "RIX",
    "ovix": "OVIX",
    "nominal_ratio": "nominalkvot",
    "words_per_sentence": "ord per mening",
    "long_words_share": "långa ord",
    "long_sentences_share": "långa meningar",
    "passive_share": "passiv form",
    "texttyp": "texttypen är",
    "målgrupp": "målgruppen är",
    "regler": "regler som kördes:",
    "loften": "löften:",
    "utsatt-tid": "löften med utsatt tid:",
    "lankar": "länkar:",
    "halsning": "hälsningar:",
    "hanvisning": "hänvisningar:",
    "forsening": "besked om försening:",
    "etjanst": "nämner e-tjänster:",
    "kontakt": "kontaktuppgifter:",
    "overklagande": "nämner överklagande:",
    "helt-beslut": "hela beslut:",
    "anvisning": "anvisningar om överklagande:",
}


def said(evidence: Sequence[str], quotes: Mapping[tuple[str, int, int], str] | None = None) -> list[str]:
    """The evidence as a reader wants it, with the places of one rule together: ”SVT001 Säg när du återkommer: rad 12, 15”.

    `quotes`: the words at a rule's place, by code, line and column; those of promises by an empty code. With them the
    places are ”rad 12 (”vi hör av oss”)”.
    """
    out: list[str] = []
    places: dict[str, list[str]] = {}
    for piece in evidence:
        match = _PLACE.match(piece)
        if match is None:
            out.append(_said(piece))
            continue
        what, line, column = match[1], int(match[2]), int(match[3])
        quote = (quotes or {}).get((what if what in all_rules() else "", line, column))
        place = f"{line} (”{quote}”)" if quote else str(line)
        if place not in places.setdefault(what, []):
            places[what].append(place)
    rules = all_rules()
    named = {what: f"{what} {rules[what].docs().title}" if what in rules else what for what in places}
    told = [f"{named[what]}: rad {', '.join(lines)}" for what, lines in places.items()]
    # "och 3 till" counts the places that are not listed, so it goes after those that are.
    return [*(o for o in out if not _REST.match(o)), *told, *(o for o in out if _REST.match(o))]


def _said(evidence: str) -> str:
    if match := _LIMIT.match(evidence):
        name = _NAMES.get(match[1], match[1])
        bound = "högst" if match[3] in ("<=", ">") else "minst"
        return f"{name} {_number(match[1], match[2])} (gräns: {bound} {_number(match[1], match[4])})"
    if match := _COUNT.match(evidence):
        return f"{_NAMES.get(match[1], match[1] + ':')} {match[2]}"
    return evidence


def _number(figure: str, value: str) -> str:
    """A figure as people read it: shares as per cent, others with a decimal at most where they are large."""
    if figure.endswith("_share"):
        return percent(float(value))
    return number(float(value), 1 if "." in value and float(value) >= 3 else 2 if "." in value else 0)

"""Decisions without a date or without the one who decided."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import Block, BlockKind, MarkKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language.view import Spans
from klarsprak.rules.base import Rule
from klarsprak.rules.bes._decision import decision

_DATE = re.compile(
    r"\b(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])\b|\b(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b"
    r"|\b(?:[1-9]|[12]\d|3[01])(?:\s+|:[ae]\s+)(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*\.?\s+(?:19|20)\d\d\b"
    r"|\b(?:[1-9]|[12]\d|3[01])/(?:[1-9]|1[0-2])[\s-]+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
# A date in a sentence is the decision's own only where the sentence is about deciding.
_DECIDING = re.compile(r"\bbeslut\w*|sammanträd\w*|ställning|\bavsl\w+|\bbevilj\w+|\bavvis\w+", re.IGNORECASE)
# A template's field for the date; alone on its line it is no block of its own.
_DATE_FIELD = re.compile(r"(?:\{\{|\{%|\$\{|\[|«|<)[^\]}»>\n]{0,40}dat(?:um|e)", re.IGNORECASE)
_SHORT_WORDS = 6
_BODY = (
    r"(?:\w*(?:nämnden|styrelsen|utskottet|fullmäktige)\b"
    r"|\b(?:jag|\w*(?:chefen|chef|rektorn|rektor|direktören|handläggaren|delegaten)))"
)
_DECIDER = re.compile(
    rf"{_BODY}\s+(?:\S+\s+){{0,3}}?(?:beslut|avsl|avvis|bevilj|godkän|medge|återkall|förelägg|förbjud|säger\s+nej|säger\s+ja|bifall|ger\b|ta\s+ställning"
    r"|tar\s+ställning)\w*"
    r"|\bvägnar\b|\bbeslut(?:et)?\s+(?:har\s+)?(?:är\s+)?(?:fattats|fattat|fattades|tagits|taget)\s+(?:i\s+\w+\s+)?av\b|\bbeslutsfattare\b"
    r"|\bbeslutat\s+av\b|\bbeslutande\b|\bjag\s+(?:har\s+)?(?:beslut|avsl|bevilj)\w*|\bi\s+(?:detta|det\s+här)\s+ärende(?:t)?\s+har\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b[A-ZÅÄÖ][a-zåäöéüA-ZÅÄÖ]*[a-zåäöéü](?:-[A-ZÅÄÖ][a-zåäöéü]+)?\s+[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?"
)
_SIGNED = frozenset({BlockKind.ENDING, BlockKind.CONTACT})
_MIN_WORDS = 20


class DateAndDecider(Rule):
    """Skriv datum och vem som har beslutat

    Vad:
    Beslut där datumet saknas eller där det inte framgår vem som har fattat beslutet.

    Varför:
    Läsaren behöver datumet för att kunna hänvisa till beslutet, och har rätt att veta vem som har beslutat.

    Exempel:
    | @beslut
    | # Beslut om skolskjuts
    |
    | Ansökan om skolskjuts avslås. Avståndet mellan hemmet och skolan är 2,1 kilometer. Enligt riktlinjerna ges skolskjuts
    | när avståndet är minst tre kilometer.

    Skriv hellre:
    | @beslut
    | # Beslut om skolskjuts
    |
    | 14 maj 2027
    |
    | Utbildningsnämnden säger nej till din ansökan om skolskjuts. Avståndet mellan hemmet och skolan är 2,1 kilometer. Enligt
    | riktlinjerna ges skolskjuts när avståndet är minst tre kilometer.

    Undantag:
    I mallar räcker det att det finns en plats för datumet.

    | @beslut
    | # Beslut om skolskjuts
    |
    | {{beslutsdatum}}
    |
    | Utbildningsnämnden säger ja till din ansökan om skolskjuts för Elin. Skjutsen börjar när höstterminen börjar, och du får
    | tiderna i ett brev från bussbolaget.

    Källa:
    Förvaltningslagen 31 §.
    """

    code = "BES003"
    name = "datum-och-beslutsfattare"
    severity = Severity.WARNING
    why = "Läsaren behöver kunna hänvisa till beslutet och har rätt att veta vem som har fattat det."
    source = "Förvaltningslagen 31 §"
    clauses = ("forvaltningslagen:31", "alvesta:trovardig-1")
    text_types = frozenset({TextType.DECISION})

    def check_document(self) -> Iterator[Finding]:
        """One finding on the whole text, naming what is missing."""
        read = decision(self.context.document)
        if read is None or sum(b.text.count(" ") + 1 for _, b in read.own) < _MIN_WORDS:
            return
        dated = (
            self.document.metadata.date is not None
            or bool(self.context.document.gather(_has_date))
            or _DATE_FIELD.search(self.document.source.text) is not None
        )
        decided = bool(self.context.document.gather(_has_decider))
        if dated and decided:
            return
        if not dated and not decided:
            message = "Beslutet saknar datum, och det framgår inte vem som har beslutat. Skriv båda delarna."
        elif not dated:
            message = "Beslutet saknar datum. Skriv vilken dag det fattades."
        else:
            message = "Det framgår inte vem som har beslutat. Skriv namn och titel, eller vilken nämnd det är."
        yield self.whole_text(message)


def _has_date(block: Block, spans: Spans) -> bool:
    del spans
    if not block.is_own:
        return False
    if not block.is_running and block.marks_of(MarkKind.PLACEHOLDER):
        return True
    for match in _DATE.finditer(block.text):
        if not block.is_running or block.text.count(" ") < _SHORT_WORDS:
            return True
        start = max(block.text.rfind(". ", 0, match.start()), 0)
        stop = block.text.find(". ", match.end())
        if _DECIDING.search(block.text[start : stop if stop > 0 else len(block.text)]):
            return True
    return False


def _has_decider(block: Block, spans: Spans) -> bool:
    del spans
    if not block.is_own:
        return False
    signed = block.kind in _SIGNED and (_NAME.search(block.text) or block.marks_of(MarkKind.PLACEHOLDER))
    return _DECIDER.search(block.text) is not None or bool(signed)

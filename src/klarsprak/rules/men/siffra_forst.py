"""Sentences that begin with a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule

# Names and references that are written with a figure: the service 1177, sections, numbered points, times, years.
_FIGURE = re.compile(
    r"(?!1177\b|112\b|11[34]\s?\d\d\b)(\d{1,3}(?:[ \u00a0]\d{3})*(?:,\d+)?)\s+"
    r"(?!§|[a-z]\s?§|[ef]\.\s?Kr|kap\b|st\b|mom\b|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|"
    r"december|[A-ZÅÄÖ(\d–-])[a-zåäö%]"
)
_SMALL = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]


class FigureFirst(Rule):
    """Börja inte en mening med en siffra

    Vad:
    Meningar i löpande text som börjar med ett tal i siffror.

    Varför:
    Efter punkten väntar läsaren en stor bokstav. En siffra där kan läsas som en del av det som står före.

    Exempel:
    | Vi har byggt färdigt skolan. 400 elever börjar där i höst.

    Skriv hellre:
    | Vi har byggt färdigt skolan. I höst börjar 400 elever där.

    Undantag:
    Numrerade punkter, paragrafer, datum, årtal och namn som 1177 räknas inte.

    | Ring vården. 1177 svarar dygnet runt.

    Källa:
    Myndigheternas skrivregler, avsnitt 12.1.7.
    """

    code = "MEN017"
    name = "siffra-forst"
    severity = Severity.INFO
    why = "Efter punkten väntar läsaren en stor bokstav, inte en siffra."
    source = "Myndigheternas skrivregler 12.1.7"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Sentences in paragraphs whose first word is a figure with a word after it."""
        if view.block.kind is not BlockKind.PARAGRAPH or not view.block.is_running:
            return
        for start, end in view.sentences:
            if not view.text[start].isdigit():
                continue
            match = _FIGURE.match(view.text, start, end)
            # A line without a full stop is a label or a price, not a sentence.
            if match is None or view.text[end - 1] not in ".!?" or view.block.is_opaque(start, match.end(1)):
                continue
            figure = match.group(1)
            advice = "Flytta talet längre in i meningen"
            if figure.isdigit() and int(figure) < len(_SMALL):
                advice += f" eller skriv ”{_SMALL[int(figure)].capitalize()}”"
            yield self.finding(view, start, match.end(1), f"Meningen börjar med siffran {figure}. {advice}.")

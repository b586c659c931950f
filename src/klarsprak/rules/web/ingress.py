"""Lead paragraphs that are too long."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.rules.base import Rule, Setting


class LongLead(Rule):
    """Håll ingressen kort

    Vad:
    Första stycket under huvudrubriken på en webbsida, när det är mycket längre än en ingress brukar vara.

    Varför:
    Rubrik och ingress ska tillsammans säga vad sidan handlar om. Många läser bara dem.

    Exempel:
    | @webb
    | # Bygga altan
    |
    | Om du tänker bygga en altan vid ditt hus finns det flera saker som du behöver tänka på innan du sätter i gång med
    | själva bygget. Det kan till exempel handla om hur hög altanen blir, hur nära tomtgränsen den ligger, om huset ligger
    | inom ett område med detaljplan eller nära stranden, om grannarna påverkas av insyn och om huset är särskilt värdefullt
    | för sin kulturhistoria. Läs därför igenom hela sidan i lugn och ro, titta i detaljplanen för området och prata gärna
    | med dina grannar innan du bestämmer dig för hur altanen ska se ut.

    Skriv hellre:
    | @webb
    | # Bygga altan
    |
    | Du får oftast bygga en låg altan utan bygglov. Bygger du högt, nära grannen eller nära stranden kan du behöva lov.

    Inställningar:
    `max-words`: så många ord får ingressen ha. Förvalt värde är 60; många skrivråd rekommenderar 40.

    Källa:
    Hultsfreds kommuns skrivregler (omkring 40 ord), Västra Götalandsregionens råd för webbtext.
    """

    code = "WEB009"
    name = "lang-ingress"
    severity = Severity.INFO
    why = "Många läser bara rubriken och ingressen."
    source = "Kommunala skrivråd för webben"
    clauses = ("alvesta:enkel-2",)
    text_types = frozenset({TextType.WEB})
    settings: ClassVar = {"max-words": Setting(60, "Så många ord får ingressen ha.")}

    def check_document(self) -> Iterator[Finding]:
        """A finding on the first paragraph after the first heading, where a page has one."""
        blocks = self.document.blocks
        for heading, lead in pairwise(blocks):
            if heading.kind is BlockKind.HEADING and heading.level <= 1:
                words = lead.text.count(" ") + 1
                if lead.kind is BlockKind.PARAGRAPH and lead.is_running and words > self.int_setting("max-words"):
                    yield self.at(
                        lead.start,
                        lead.end,
                        f"Ingressen har {words} ord. Säg det viktigaste i två eller tre meningar och flytta ner resten.",
                        block=blocks.index(lead),
                    )
                return

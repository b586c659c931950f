"""Alternative texts that are a file name or say only that there is an image."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.finding import Finding
from klarsprak.rules.base import Rule

_USELESS = re.compile(
    r"(?:bild|foto|image|img|logo|logga|ikon|graf|diagram|karta|picture)?\s*\d*|.*\.(?:jpe?g|png|gif|svg|webp)", re.I
)


class UselessAlt(Rule):
    """Skriv i alternativtexten vad bilden visar

    Vad:
    Alternativtexter som är ett filnamn eller bara säger ”bild”.

    Varför:
    Alternativtexten läses upp i stället för bilden. Ett filnamn säger ingenting.

    Exempel:
    | @webb
    | ![bild1.jpg](bild1.jpg)

    Skriv hellre:
    | @webb
    | ![Personal i kontaktcenter hjälper en besökare](bild1.jpg)

    Källa:
    WCAG 1.1.1 (nivå A).
    """

    code = "WEB005"
    name = "alternativtext-utan-innehall"
    why = "Alternativtexten läses upp i stället för bilden, och ett filnamn säger ingenting."
    source = "WCAG 1.1.1"
    clauses = ("tillganglighet:1.1.1",)

    def check_document(self) -> Iterator[Finding]:
        """A finding for each image with such a text."""
        for image in self.document.images:
            if image.alt and image.alt.strip() and _USELESS.fullmatch(image.alt.strip()):
                yield self.at(
                    image.start,
                    image.end,
                    f"Alternativtexten är ”{image.alt.strip()}”. Skriv vad bilden visar.",
                )

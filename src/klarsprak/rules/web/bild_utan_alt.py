"""Images without an alternative text."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.rules.base import Rule


class ImageWithoutAlt(Rule):
    """Beskriv bilden i en alternativtext

    Vad:
    Bilder i html, Word och OpenDocument som saknar alternativtext.

    Varför:
    Den som inte ser bilden får bara veta att det finns en. Lagen om tillgänglighet till digital offentlig service kräver
    en beskrivning, eller en tom alternativtext om bilden bara är utsmyckning.

    Exempel:
    | @webb
    | <p>Så här hittar du till oss.</p>
    | <img src="karta.png">

    Skriv hellre:
    | @webb
    | <p>Så här hittar du till oss.</p>
    | <img src="karta.png" alt="Karta: ingången ligger mot torget">

    Undantag:
    En tom alternativtext (alt="") är rätt för bilder som bara är utsmyckning.
    | @webb
    | <p>Välkommen till oss.</p>
    | <img src="linje.png" alt="">

    Källa:
    WCAG 1.1.1 (nivå A), lagen om tillgänglighet till digital offentlig service 10 §.
    """

    code = "WEB004"
    name = "bild-utan-alternativtext"
    severity = Severity.ERROR
    why = "Den som inte ser bilden får inte veta vad den visar."
    source = "WCAG 1.1.1, lagen (2018:1937) 10 §"
    clauses = ("tillganglighet:1.1.1", "alvesta:enkel-2")

    def check_document(self) -> Iterator[Finding]:
        """A finding for each image that has no alternative text at all."""
        for image in self.document.images:
            if image.alt is None:
                name = image.target.rsplit("/", 1)[-1]
                which = f"Bilden ”{name}”" if name and len(name) < 60 and not name.startswith("data:") else "Bilden"
                yield self.at(
                    image.start,
                    image.end,
                    f'{which} saknar alternativtext. Beskriv vad den visar, eller skriv alt="" om den är utsmyckning.',
                )

"""A LIX above what the guides advise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.rules.base import Rule, Setting


class HighLix(Rule):
    """Håll läsbarhetsindex lågt

    Vad:
    Texter med högre LIX än gränsen.

    Varför:
    LIX väger ihop meningarnas längd och andelen långa ord. Ett högt tal är ett tecken på en tung text.

    Exempel:
    | @webb @lattlast
    | Kommunstyrelseförvaltningens verksamhetsuppföljning omfattar samtliga förvaltningar inom kommunkoncernen. Uppföljningen
    | sammanställs kvartalsvis av ekonomiavdelningens controllergrupp. Sammanställningen behandlas av kommunstyrelsens
    | arbetsutskott. Verksamhetsberättelsen innehåller resultatredovisning, måluppfyllelse och personalredovisning.
    | Nyckeltalen jämförs med riksgenomsnittet. Jämförelserna kompletteras med brukarundersökningar. Undersökningarna
    | genomförs vartannat verksamhetsår. Förvaltningscheferna ansvarar för uppgifternas tillförlitlighet. Revisorerna
    | granskar redovisningen. Granskningsrapporten överlämnas till kommunfullmäktige. Kommunfullmäktige beslutar om
    | ansvarsfrihet. Årsredovisningen publiceras därefter på kommunens webbplats. Allmänheten kan beställa tryckta exemplar
    | från kommunikationsavdelningen. Beställningar expedieras inom fem arbetsdagar. Samtliga årsredovisningar arkiveras
    | digitalt. Arkivmaterialet tillgängliggörs genom kommunarkivet.

    Skriv hellre:
    | @webb @lattlast
    | Vi följer upp hur det går för kommunen. Det gör vi fyra gånger om året. Du kan läsa vad vi har kommit fram till på vår
    | webbplats.

    Undantag:
    Regeln är inte på från början: LIX säger inte vad som är svårt. I verkliga före- och eftertexter sjunker LIX bara i
    tre fall av fyra. Talet visas alltid bland måtten.

    Inställningar:
    `max-lix`: högsta LIX. Förvalt värde är 45, i rapporter 50 och i lättläst 38.

    Källa:
    Hultsfreds kommun (högst 45), Helsingborgs stad (högst 40).
    """

    code = "TXT016"
    name = "hogt-lix"
    severity = Severity.INFO
    default = False
    why = "Ett högt LIX är ett tecken på en tung text."
    source = "Kommunala skrivråd"
    settings: ClassVar[Mapping[str, Setting]] = {
        "max-lix": Setting(
            45, "Högsta LIX.", {Audience.EASY: 38, Audience.CHILDREN: 35, Audience.EXPERT: 55}, {TextType.REPORT: 50}
        )
    }

    def check_document(self) -> Iterator[Finding]:
        """A finding on the whole text, where it is long enough for a LIX."""
        lix = self.context.measures.lix
        limit = self.int_setting("max-lix")
        if lix is not None and lix > limit:
            yield self.whole_text(
                f"LIX är {round(lix)}, över gränsen {limit}. Korta de längsta meningarna och byt ut de längsta orden."
            )

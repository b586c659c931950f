"""The two routes of appeal in one instruction."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.rules.base import Rule
from klarsprak.rules.bes._decision import decision

# Only what belongs to one route and never to the other: whom the time runs for and what the court tries.
_LEGALITY = re.compile(
    r"\bfrån\s+(?:och\s+med\s+)?(?:den\s+)?(?:dag(?:en)?\s+)?(?:då\s+)?[^.?!]{0,60}\banslag(?:stavla\w*|it|its|its\s+upp)\b|\blaglighetsprövning\w*"
    r"|\bkommunalbesvär\w*|\b13\s+kap\.?[^.?!]{0,20}kommunallagen",
    re.IGNORECASE,
)
_ADMINISTRATIVE = re.compile(
    r"\bfrån\s+(?:och\s+med\s+)?(?:den\s+)?dag(?:en)?\s+(?:då\s+|som\s+|när\s+)?(?:du|ni)\s+(?:fick|fått|får|har\s+fått|tog|har\s+tagit)\b"
    r"|\bförvaltningsbesvär\w*|\b4[34]\s*§+[^.?!]{0,30}förvaltningslagen",
    re.IGNORECASE,
)
# Who tells the two apart says so.
_APART = re.compile(
    r"\b(?:antingen|två\s+sätt|olika\s+sätt|övriga\s+beslut|andra\s+beslut|vissa\s+beslut|beslut\s+som\s+(?:inte\s+)?(?:rör|gäller)|"
    r"om\s+du\s+(?:är|bor)\s+(?:part|kommunmedlem|medlem)|i\s+stället|däremot)\b",
    re.IGNORECASE,
)


class MixedRoutes(Rule):
    """Beskriv bara en väg att överklaga

    Vad:
    Anvisningar som blandar förvaltningsbesvär och laglighetsprövning, till exempel tid från den dag läsaren fick beslutet
    i samma anvisning som anslagstavlan.

    Varför:
    Tiden räknas från olika dagar och domstolen prövar olika saker. Den som följer fel anvisning kan komma för sent.

    Exempel:
    | @beslut
    | # Beslut om föreningsbidrag
    |
    | Nämnden avslår er ansökan om bidrag.
    |
    | ## Så överklagar ni
    |
    | Beslutet överklagas genom laglighetsprövning. Skriv till förvaltningsrätten inom tre veckor från den dag ni fick
    | beslutet.

    Skriv hellre:
    | @beslut
    | # Beslut om föreningsbidrag
    |
    | Nämnden avslår er ansökan om bidrag.
    |
    | ## Så överklagar ni
    |
    | Ni kan be förvaltningsrätten pröva om beslutet följer lagen (laglighetsprövning). Skriv till förvaltningsrätten inom tre
    | veckor från den dag då protokollet anslogs på kommunens digitala anslagstavla.

    Undantag:
    Texter som förklarar skillnaden mellan de två vägarna.

    | @beslut
    | # Beslut om föreningsbidrag
    |
    | Nämnden avslår er ansökan om bidrag.
    |
    | Beslut kan överklagas på två sätt. Bidraget prövas genom laglighetsprövning. Avgiften överklagar ni inom tre veckor från
    | den dag ni fick beslutet.

    Källa:
    Kommunallagen 13 kap. 4–6 §§. Förvaltningslagen 2, 43 och 44 §§.
    """

    code = "BES002"
    name = "blandad-vag"
    severity = Severity.WARNING
    why = "Tiden räknas från olika dagar, så den som följer fel anvisning kan komma för sent."
    source = "Kommunallagen 13 kap. 4–6 §§, förvaltningslagen 44 §"
    clauses = ("forvaltningslagen:2", "alvesta:trovardig-1", "alvesta:trovardig-2")
    text_types = frozenset({TextType.DECISION})

    def check_document(self) -> Iterator[Finding]:
        """The later of the two routes' first signs, where both stand in one instruction."""
        read = decision(self.context.document)
        if read is None or read.appeal < 0 or _APART.search(read.appeal_text):
            return
        section = 0
        seen: dict[int, list[tuple[int, int, int]]] = {}
        for index, block in read.own:
            if block.kind is BlockKind.HEADING:
                section += 1
            for route, pattern in enumerate((_LEGALITY, _ADMINISTRATIVE)):
                match = pattern.search(block.text)
                if match is not None and not any(place[0] == route for place in seen.get(section, [])):
                    seen.setdefault(section, []).append((route, index, match.start()))
                    if len(seen[section]) == 2:
                        low, high = block.map.span(*match.span())
                        yield self.at(
                            low,
                            high,
                            "Anvisningen blandar två sätt att överklaga. Ta reda på vilket som gäller för beslutet och beskriv "
                            "bara det.",
                            block=index,
                        )
                        return

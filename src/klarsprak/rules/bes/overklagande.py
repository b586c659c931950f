"""Appeal instructions missing or incomplete."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.rules.base import Rule
from klarsprak.rules.bes._decision import decision

#: What appeal instructions hold: the Swedish name of the part, and what shows that it is there.
_PARTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "vem som prövar överklagandet",
        re.compile(
            r"förvaltningsrätt|kammarrätt|länsstyrelse|domstol|överklagandenämnd|regeringen|tingsrätt|myndighet\w*\s+prövar|statens\s+\w+nämnd",
            re.IGNORECASE,
        ),
    ),
    (
        "vart överklagandet ska skickas",
        re.compile(
            r"\b(?:skick\w*|lämna\w*|mejla\w*|posta\w*|sänd\w*|inges|ges\s+in|ge\s+in|kom(?:ma|mer|mit)?\s+in|inkom\w*|ställ\w*)\b[^.?!]{0,140}"
            r"\b(?:till|hos)\b|@|\bbox\s+\d|(?:vara|är|ha\w*)\s+(?:oss|nämnden|kommunen)\s+till\s*handa|\d{3}\s\d{2}\s+[A-ZÅÄÖ]",
            re.IGNORECASE,
        ),
    ),
    (
        "att man överklagar skriftligt",
        re.compile(
            r"\bskriftlig|\bskriv|\bbrev|mejl|e-post|blankett|e-tjänst|\bpost(?:a|as|en)?\b|@|överklagandeskrivelse",
            re.IGNORECASE,
        ),
    ),
    (
        "inom vilken tid",
        re.compile(
            r"\b(?:\d+|en|två|tre|fyra|sex)\s+(?:veckor|vecka|dagar|månader|månad)\b|senast\s+(?:den\s+)?\d", re.IGNORECASE
        ),
    ),
    (
        "från vilken dag tiden räknas",
        re.compile(
            r"från\s+(?:och\s+med\s+)?(?:den|det|då|när|dagen|att|beslut|delgiv|mottag)|efter\s+(?:det\s+)?(?:att|den\s+dag|dagen|beslut|delgiv|mottag)"
            r"|sedan\s+(?:du|ni|beslut)|(?:du|ni)\s+(?:\w+\s+)?(?:fick|fått|får|tog|tagit|tar)\b|senast\s+(?:den\s+)?\d|räkn\w+|delgiv\w+",
            re.IGNORECASE,
        ),
    ),
    (
        "vilket beslut som överklagas",
        re.compile(
            r"vilket\s+(?:beslut|ärende)|(?:det|vad\s+för)\s+beslut\s+(?:som\s+)?(?:du|ni|man|överklag)|beslutets?\s+(?:nummer|datum|diarie)"
            r"|beslutsnummer|diarienummer|ärendenummer|\bdnr\b|(?:ange|skriv|uppge)\w*[^.?!]{0,40}\bbeslut",
            re.IGNORECASE,
        ),
    ),
    (
        "vilken ändring man vill ha",
        re.compile(r"\bändr\w+|annorlunda|hur\s+(?:du|ni|man)\s+vill|vad\s+(?:du|ni|man)\s+(?:vill|begär|yrkar)", re.IGNORECASE),
    ),
)

#: More missing parts than this are not counted out one by one.
_MANY = 4


class AppealInstructions(Rule):
    """Berätta hur läsaren överklagar

    Vad:
    Beslut som går läsaren emot, men som inte berättar hela vägen för att överklaga. Läsaren behöver veta vem som prövar
    överklagandet, vart det ska skickas och att det ska vara skriftligt. Beslutet ska också säga hur lång tid läsaren har
    på sig och från vilken dag tiden räknas. I överklagandet ska det stå vilket beslut det gäller och vilken ändring läsaren
    vill ha.

    Varför:
    Utan de uppgifterna kan läsaren gå miste om sin rätt att få beslutet prövat. Förvaltningslagen kräver dem.

    Exempel:
    | @beslut
    | # Beslut om parkeringstillstånd
    |
    | Nämnden avslår din ansökan om parkeringstillstånd. Du kan gå längre än vad reglerna kräver.

    | @beslut
    | # Beslut om parkeringstillstånd
    |
    | Nämnden avslår din ansökan om parkeringstillstånd. Beslutet kan överklagas till länsstyrelsen.

    Skriv hellre:
    | @beslut
    | # Beslut om parkeringstillstånd
    |
    | Nämnden säger nej till din ansökan om parkeringstillstånd.
    |
    | ## Så överklagar du
    |
    | Du kan överklaga beslutet till länsstyrelsen. Skriv vilket beslut du överklagar och hur du vill att det ska ändras.
    | Skicka brevet till Ekdala kommun, Box 1, 123 00 Ekdala. Vi måste ha det inom tre veckor från den dag du fick beslutet.

    Undantag:
    Ett beslut som inte kan överklagas ska säga det. Om beslutet hänvisar till en bilaga läser vi inte bilagan.

    | @beslut
    | # Beslut om plats
    |
    | Vi säger nej till din begäran om att byta grupp. Beslutet kan inte överklagas.

    | @beslut
    | # Beslut om bygglov
    |
    | Nämnden avslår din ansökan om bygglov. I bilagan kan du läsa hur du överklagar.

    Källa:
    Förvaltningslagen 33, 43 och 44 §§.
    """

    code = "BES001"
    name = "overklagande"
    severity = Severity.WARNING
    why = "Utan hela vägen beskriven kan läsaren gå miste om sin rätt att få beslutet prövat."
    source = "Förvaltningslagen 33, 43 och 44 §§"
    clauses = ("forvaltningslagen:33", "forvaltningslagen:43", "alvesta:trovardig-1")
    text_types = frozenset({TextType.DECISION})

    def check_document(self) -> Iterator[Finding]:
        """The outcome of a decision without instructions, or the first word about an appeal in incomplete ones."""
        read = decision(self.context.document)
        if read is None or not read.outcome.negative or read.final:
            return
        if read.appeal < 0:
            low, high = self.document.blocks[read.outcome.block].map.span(read.outcome.start, read.outcome.end)
            yield self.at(
                low,
                high,
                "Beslutet går läsaren emot men säger inte hur det överklagas. Berätta vart överklagandet ska skickas, inom "
                "vilken tid och vad det ska innehålla. Kan beslutet inte överklagas? Skriv det.",
                # What is said to be enclosed may hold the instructions, so then the law may well be followed.
                severity=Severity.WARNING if read.names_attachment else Severity.ERROR,
                block=read.outcome.block,
            )
            return
        if read.names_attachment:
            return
        text = read.appeal_text
        missing = [name for name, pattern in _PARTS if not pattern.search(text)]
        if not missing:
            return
        low, high = self.document.blocks[read.appeal].map.span(*read.appeal_span)
        if len(missing) > _MANY:
            message = (
                "Beslutet säger att det kan överklagas men inte hur. Berätta vart överklagandet ska skickas, inom vilken tid och "
                "vad det ska innehålla."
            )
        else:
            message = f"Det framgår inte {_listed(missing)}. Skriv det, så att läsaren kan överklaga i rätt tid."
        yield self.at(
            low,
            high,
            message,
            # Without a time and without a receiver there is no way to appeal, whatever else is said.
            severity=Severity.ERROR if {_PARTS[1][0], _PARTS[3][0]} <= set(missing) else None,
            block=read.appeal,
        )


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} eller {parts[-1]}"

"""The answer comes late."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.document import Block, BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.rules.base import Rule, Setting

_ACTS = (
    r"(?:beslutar|har\s+beslutat|beslutade|beviljar|har\s+beviljat|avslår|har\s+avslagit|avvisar|har\s+avvisat|godkänner|"
    r"har\s+godkänt|ger|säger\s+ja\s+till|säger\s+nej\s+till)"
)
# In a decision the deciding sentence may be about anything; in a letter only one about the reader's matter is its answer.
_DECIDED = re.compile(
    r"(?:nämnden|kommunen|styrelsen|förvaltningen|utskottet|myndigheten|\bvi|\bjag)\s+"
    r"(?:beslutar|har\s+beslutat|beslutade|beviljar|har\s+beviljat|avslår|har\s+avslagit|avvisar|godkänner|har\s+godkänt)\b",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    rf"(?:nämnden|kommunen|styrelsen|förvaltningen|myndigheten|\bvi|\bjag)\s+{_ACTS}\s+(?:därför\s+|nu\s+)?(?:din|ditt|dina|er|ert|era|dig)\b"
    r"|\b(?:du|ni)\s+(?:får|har\s+fått|beviljas|har\s+beviljats)\s+(?:därför\s+|nu\s+)?(?:inte\s+)?(?:bygglov|bidrag|ersättning|plats|tillstånd|avslag|hjälp\s+med)\b",
    re.IGNORECASE,
)
# "Du får bygglov", "Föreningen får inte bidrag": the answer in plain words, which may stand before the formal one.
_PLAIN_ANSWER = re.compile(
    r"\b(?:du|ni|familjen|föreningen|företaget|eleven|barnet|ditt\s+barn|er\s+förening|ert\s+företag)\s+"
    r"(?:får|har\s+fått|beviljas|har\s+beviljats|har\s+(?:inte\s+)?rätt)\b"
    r"|\b(?:din|er)\s+(?:ansökan|begäran)\s+(?:har\s+)?(?:är|avslås|avslagits|beviljas|beviljats|godkänns|godkänts)\b",
    re.IGNORECASE,
)
# "Om nämnden avslår …", "vi beslutar senast …": what may come, not what was decided.
_NOT_YET = re.compile(r"\b(?:om|när|innan|så\s+snart|kommer\s+att|senast|inom|ska|kan|får\s+inte)\b[^.]{0,25}$", re.IGNORECASE)
# One of these stands in every outcome: looking for them first spares most blocks the search.
_HINTS = ("beslut", "bevilj", "avsl", "avvis", "godkän", " ger ", "säger ", " får ", "har fått")
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_INTRO, BlockKind.LIST_ITEM})


class AnswerFirst(Rule):
    """Börja med svaret

    Vad:
    Beslut och svarsbrev där beskedet kommer först efter en lång bakgrund.

    Varför:
    Läsaren söker beskedet och orkar inte ta in bakgrunden innan det är funnet.

    Exempel:
    | @beslut
    | # Beslut om bidrag
    |
    | Föreningen kom in med en ansökan den 3 mars. Ansökan gäller bidrag till en ny bastu vid badplatsen. I ansökan skriver
    | föreningen att den gamla bastun är sliten och att många använder den under vintern. Föreningen har tidigare fått bidrag
    | till en brygga och till en ny flotte. Nämnden har läst ansökan, föreningens budget och de handlingar som har kommit in
    | under våren, och har talat med föreningens ordförande.
    |
    | Nämnden beslutar att ge föreningen 20 000 kronor.

    Skriv hellre:
    | @beslut
    | # Föreningen får 20 000 kronor till bastun
    |
    | Nämnden beslutar att ge föreningen 20 000 kronor till en ny bastu.
    |
    | Föreningen kom in med en ansökan den 3 mars.

    Undantag:
    Ett tråkigt besked kan behöva en kort inledning. Därför räknas svaret som sent först efter ganska många ord.

    Inställningar:
    `max-words`: så många ord får stå före beskedet. Förvalt värde är 60.

    Källa:
    Isof, Klarspråkshjälpen, ”Sortera innehållet”. Myndigheternas skrivregler, avsnitt 1.2.3.
    """

    code = "TXT001"
    name = "svar-forst"
    severity = Severity.WARNING
    why = "Läsaren söker beskedet och orkar inte ta in bakgrunden först."
    source = "Klarspråkshjälpen, Sortera innehållet"
    clauses = ("alvesta:enkel-2", "alvesta:trovardig-1", "spraklagen:11")
    text_types = frozenset({TextType.LETTER, TextType.EMAIL, TextType.DECISION})
    settings: ClassVar[Mapping[str, Setting]] = {"max-words": Setting(60, "Så många ord får stå före beskedet.")}

    def check_document(self) -> Iterator[Finding]:
        """The first sentence that gives the outcome, where it comes after too many words."""
        limit = self.int_setting("max-words")
        pattern = _DECIDED if self.context.text_type is TextType.DECISION else _ANSWERED
        before = 0
        for index, block in enumerate(self.document.blocks):
            if not block.is_running or block.kind not in _BODY:
                continue
            if before <= limit and (_outcome(_PLAIN_ANSWER, block) or _outcome(_ANSWERED, block)):
                return
            match = _outcome(pattern, block) if any(hint in block.text for hint in _HINTS) else None
            if match is not None:
                before += block.text.count(" ", 0, match.start())
                if before > limit:
                    low, high = block.map.span(match.start(), match.end())
                    yield self.at(
                        low,
                        high,
                        f"Beskedet kommer först efter {before} ord. Börja med det, och berätta bakgrunden sedan.",
                        block=index,
                    )
                return
            before += block.text.count(" ") + 1


def _outcome(pattern: re.Pattern[str], block: Block) -> re.Match[str] | None:
    for match in pattern.finditer(block.text):
        start = max(block.text.rfind(". ", 0, match.start()), 0)
        if not _NOT_YET.search(block.text[start : match.start()]):
            return match
    return None

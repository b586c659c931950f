"""Long sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule, Setting

# Where a sentence can be cut with the least rewriting: at a conjunction followed by what can begin a new sentence, at a
# semicolon, at a clause that comments on all that went before.
_CUT = re.compile(
    r"; |, (?:vilket|varvid|varför|varefter|varpå)\b"
    r"|,? (?:och|men|så) (?:vi|du|ni|jag|han|hon|hen|man|det|de|detta|(?:då|nu|därför|därefter)(?! (?:enbart|bara|endast)))\b"
    r"|,? men (?:alla|vår|vårt|våra|din|ditt|dina|\w{3,}(?:en|et|arna|erna|orna)) \w"
)


class LongSentence(Rule):
    """Dela långa meningar

    Vad:
    Meningar med fler ord än gränsen. Över den högre gränsen blir anmärkningen en varning. Varje punkt i en lista räknas
    för sig, och datum, telefonnummer, webbadresser och ärendenummer räknas inte som ord.

    Varför:
    Den som läser måste hålla hela meningen i huvudet tills punkten kommer. Går det inte får meningen läsas om.

    Exempel:
    | Om du under handläggningstiden flyttar till en annan bostad eller om någon annan uppgift som du har lämnat i ansökan
    | ändras på ett sätt som kan påverka rätten till bidrag ska du så snart som möjligt anmäla det till oss på den blankett
    | som finns på webbplatsen.

    Skriv hellre:
    | Du ska anmäla till oss om du flyttar. Anmäl också om någon annan uppgift i ansökan ändras. Blanketten finns på vår
    | webbplats.

    Undantag:
    Gränserna är högre i rapporter och i texter för experter och för den egna organisationen, och lägre i lättläst och
    i texter för barn. En enstaka lång mening kan vara lätt att läsa. Därför är anmärkningen en upplysning upp till den
    högre gränsen: i vanlig sakprosa har var sjunde mening fler än 25 ord, men bara var tjugofemte fler än 35.

    Inställningar:
    max-words: fler ord än så ger en upplysning. warn-above: fler ord än så ger en varning.

    Källa:
    Isof, Klarspråkshjälpen, ”Skriv meningar med flyt”. Myndigheternas skrivregler, avsnitt 1.3. Gränserna är
    klarspråks egna, satta efter hur långa meningar är i vanlig svensk sakprosa.
    """

    code = "MEN001"
    name = "lang-mening"
    severity = Severity.WARNING
    why = "Läsaren måste hålla hela meningen i huvudet tills punkten kommer."
    source = "Klarspråkshjälpen, Skriv meningar med flyt"
    settings: ClassVar[Mapping[str, Setting]] = {
        "max-words": Setting(
            25,
            "Fler ord i en mening än så ger en upplysning.",
            {Audience.EASY: 15, Audience.CHILDREN: 15, Audience.EXPERT: 30, Audience.INTERNAL: 30},
            {TextType.REPORT: 30, TextType.SMS: 20},
        ),
        "warn-above": Setting(
            35,
            "Fler ord i en mening än så ger en varning.",
            {Audience.EASY: 20, Audience.CHILDREN: 22, Audience.EXPERT: 45, Audience.INTERNAL: 40},
            {TextType.REPORT: 40, TextType.SMS: 30},
        ),
    }

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Each sentence with more words than the limit."""
        limit = self.int_setting("max-words")
        # A block with fewer spaces than the limit cannot hold a long sentence: most blocks end here.
        if not view.block.is_running or view.text.count(" ") < limit:
            return
        high = self.int_setting("warn-above")
        for (start, end), words in zip(view.sentences, view.sentence_words, strict=True):
            count = len(words)
            # A row of single letters or signs is no sentence.
            if count <= limit or sum(1 for word in words if word.end - word.start == 1) * 3 > count:
                continue
            yield self.finding(
                view,
                start,
                end,
                f"Meningen har {count} ord. {_advice(view.text[start:end])}",
                severity=Severity.WARNING if count > high else Severity.INFO,
            )


def _advice(sentence: str) -> str:
    middle = len(sentence) / 2
    cuts = [m for m in _CUT.finditer(sentence) if 0.2 < m.start() / len(sentence) < 0.85 and not _in_brackets(sentence, m)]
    if not cuts:
        return "Dela den, så att varje mening säger en sak."
    best = min(cuts, key=lambda m: abs(m.start() - middle))
    following = sentence[best.start() :].lstrip(",; ").split()
    return f"Dela den, till exempel före ”{' '.join(following[:4])} …”."


def _in_brackets(sentence: str, match: re.Match[str]) -> bool:
    return sentence.count("(", 0, match.start()) > sentence.count(")", 0, match.start())

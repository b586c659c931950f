"""Long words in easy texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.finding import Severity
from klarsprak.core.profile import Audience
from klarsprak.language.view import BlockView
from klarsprak.language.words import WordKind
from klarsprak.rules.base import Candidate, Rule, Setting


class EasyLongWords(Rule):
    """Undvik långa ord i lättläst

    Vad:
    Mycket långa ord i lättlästa texter och texter för barn, första gången de står.

    Varför:
    Långa sammansättningar är svåra att ljuda sig igenom. Ett bindestreck eller två ord visar delarna.

    Exempel:
    | @lattlast
    | Du kan söka bostadsanpassningsbidrag.

    Skriv hellre:
    | @lattlast
    | Du kan söka bidrag för att bygga om hemma.

    Undantag:
    Ord med bindestreck räknas del för del, och namn räknas inte.

    | @lattlast
    | Du har en funktions-nedsättning.

    Inställningar:
    `max-letters`: så många bokstäver får ett ord ha. Förvalt värde är 16.

    Källa:
    MTM, ”Om lätta texter”. Gränsen är klarspråks egen.
    """

    code = "TXT017"
    name = "langa-ord-lattlast"
    severity = Severity.INFO
    why = "Långa sammansättningar är svåra att ljuda sig igenom."
    source = "MTM, Om lätta texter"
    audiences = frozenset({Audience.EASY, Audience.CHILDREN})
    settings: ClassVar[Mapping[str, Setting]] = {"max-letters": Setting(16, "Så många bokstäver får ett ord ha.")}

    def candidates(self, view: BlockView) -> Iterator[Candidate]:
        """Words with a part of more letters than the limit."""
        if not view.block.is_running:
            return
        limit = self.int_setting("max-letters")
        starts = {start for start, _ in view.sentences}
        for word in view.words:
            if word.end - word.start <= limit or word.kind is not WordKind.WORD:
                continue
            text = view.text[word.start : word.end]
            if max(map(len, text.split("-"))) <= limit or (text[0].isupper() and word.start not in starts):
                continue
            if view.block.is_opaque(word.start, word.end):
                continue
            message = f"”{text}” har {len(text)} bokstäver. Skriv ett kortare ord, dela det med bindestreck eller förklara det."
            yield text.lower(), self.finding(view, word.start, word.end, message)

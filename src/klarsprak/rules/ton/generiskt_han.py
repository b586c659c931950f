"""He about anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.language import clauses
from klarsprak.language.view import BlockView
from klarsprak.rules.base import Rule

_ANYBODY = re.compile(
    r"\b(?:[Dd]en som|[Vv]ar och en|[Ss]ökanden|[Dd]en sökande|[Ee]leven|[Pp]atienten|[Bb]rukaren|[Dd]en enskilde|"
    r"[Dd]en anställde|[Kk]unden|[Mm]edborgaren|(?:[Ee]n|[Vv]arje) (?:person|elev|patient|sökande|medborgare|kund|lärare|"
    r"handläggare|chef|förälder|boende|anställd))\b"
)
_BETTER = {
    "han": "”hen” eller ”han eller hon”",
    "honom": "”hen” eller ”henne eller honom”",
    "hans": "”hens” eller ”hennes eller hans”",
}
_HAN = re.compile(r"\b(?:han|honom|hans)\b(?! eller| och hon|/)")
_HON = re.compile(r"\b(?:hon|henne|hennes|hen|hens)\b", re.IGNORECASE)


class GenericHe(Rule):
    """Skriv inte han om vem som helst

    Vad:
    ”Han”, ”honom” och ”hans” om någon vars kön är okänt: ”Den som söker ska visa att han …”.

    Varför:
    Texten gäller alla. Den som inte är man kan känna sig bortglömd, eller tro att det handlar om någon annan.

    Exempel:
    | Den som söker bidrag ska visa att han bor i kommunen.

    Skriv hellre:
    | Den som söker bidrag ska visa att hen bor i kommunen.

    | Du som söker bidrag ska visa att du bor i kommunen.

    Undantag:
    ”Han eller hon” går bra. En text som talar om en bestämd person räknas inte.

    | Den som söker bidrag ska visa att han eller hon bor i kommunen.

    Källa:
    Myndigheternas skrivregler, avsnitt 8.1.
    """

    code = "TON011"
    name = "generiskt-han"
    severity = Severity.WARNING
    why = "Texten gäller alla, inte bara män."
    source = "Myndigheternas skrivregler 8.1"
    clauses = ("alvesta:enkel-2",)

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """The first he in a sentence after a word for anybody."""
        text = view.text
        if not view.block.is_running or " ha" not in text or _HON.search(text):
            return
        for start, end in view.sentences:
            anybody = _ANYBODY.search(text, start, end)
            if anybody is None:
                continue
            match = _HAN.search(text, anybody.end(), end)
            # A he before is somebody, and the second one likely the same: "Han sjöng, och den som hörde hans röst …".
            if match is None or _HAN.search(text, 0, anybody.start()) or clauses.is_quoted(view, match.start(), match.end()):
                continue
            word = match.group()
            yield self.finding(
                view,
                match.start(),
                match.end(),
                f"”{word}” syftar på ”{anybody.group().lower()}”. Skriv {_BETTER[word]}, eller säg du till läsaren.",
            )

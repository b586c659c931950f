"""Chains of nouns made from verbs."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.rules.base import Rule

_ENDINGS = ("ning", "ande", "ende", "else", "tion", "ering")
_LINKS = clauses.word_set("av för om gällande avseende rörande angående")
# Nouns with such an ending that name a thing or a body, not an act.
_THINGS = clauses.word_tuple(
    """
    förening förvaltning lägenhet tidning förordning avdelning lösning mening övning utbildning anläggning
    byggnad befolkning ledning myndighet institution organisation station situation kommunikation generation
    nation position tradition funktion version information motion kommun ställning inställning anledning
    regering ordning erfarenhet meddelande leende ärende boende studerande gående åkande sökande ordförande
    företrädande förtroende anseende område händelse rörelse känsla möjlighet skyldighet ersättning avgift
    räkning beteende utrustning upplysning handling betydelse förutsättning ställe varning bostad förhållande
    inkomst teckning hänvisning lagstiftning beskrivning avgörande formgivning tillverkning yttrande samling
    bedrägeri styrelse styrelsen vinning
    """
)


class NounChain(Rule):
    """Lös upp kedjor av substantiv

    Vad:
    Tre substantiv i rad som hålls ihop av prepositioner, när minst två av dem är gjorda av verb: ”genomförande av
    kartläggning av behovet”.

    Varför:
    Ingen gör något i en sådan kedja. Läsaren måste själv göra om substantiven till verb för att förstå.

    Exempel:
    | Syftet är ett förtydligande av tillämpningen av reglerna.

    | Förvaltningen ansvarar för genomförande av kartläggning av behoven.

    Skriv hellre:
    | Syftet är att förtydliga hur reglerna ska tillämpas.

    | Förvaltningen ska kartlägga behoven.

    Undantag:
    Namn på saker och verksamheter räknas inte, även om de är gjorda av verb (förening, förordning). Vilka substantiv som
    är sådana namn går inte att veta säkert, och därför är anmärkningen en upplysning.

    | Föreningen har ansökt om bidrag till utbildning av ledare.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.4.11.
    """

    code = "MEN011"
    name = "substantivkedja"
    severity = Severity.INFO
    needs = Needs.TAGS
    why = "Ingen gör något i en kedja av substantiv."
    source = "Myndigheternas skrivregler 1.4.11"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Noun + preposition + noun + preposition + noun, where the first two are acts."""
        if not view.block.is_running:
            return
        tokens = view.tokens
        done = -1
        for i in tokens.by_lower.get("av", ()):
            if i <= done or i == 0 or not _is_act(tokens, i - 1):
                continue
            second = _next_noun(tokens, i)
            if second is None or not _is_act(tokens, second):
                continue
            if second + 1 >= tokens.n or tokens.lower[second + 1] not in _LINKS:
                continue
            third = _next_noun(tokens, second + 1)
            if third is None:
                continue
            start, end = tokens.start[i - 1], tokens.end[third]
            if view.block.is_opaque(start, end) or clauses.is_quoted(view, start, end):
                continue
            done = third
            yield self.finding(
                view,
                start,
                end,
                f"Gör om ”{tokens.text[i - 1]}” och ”{tokens.text[second]}” till verb, och skriv vem som gör det.",
            )


def _is_act(tokens: Tokens, i: int) -> bool:
    lemma = tokens.lemma[i]
    return (
        tokens.tag[i].startswith("NN") and not tokens.morph[i].plural and lemma.endswith(_ENDINGS) and not lemma.endswith(_THINGS)
    )


def _next_noun(tokens: Tokens, i: int) -> int | None:
    """The noun of the phrase that a preposition at `i` begins."""
    stop = min(tokens.sentences[tokens.sent[i]][1], i + 6)
    for at in range(i + 1, stop):
        tag = tokens.tag[at]
        if tag.startswith("NN"):
            return None if tokens.morph[at].genitive else at
        if not tag.startswith(("DT", "JJ", "PS", "PC", "RG")):
            return None
    return None

"""Preposition + vilken."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.finding import Finding
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.rules.base import Rule

_FORMS = ("vilken", "vilket", "vilka")
# Prepositions that go last in a clause without sounding cut off, and those that an adverb stands for.
_STRANDED = clauses.word_set("till med för om av från hos mot på åt över")
_ADVERBS = {"under": "då", "vid": "där” eller ”då", "i": "där” eller ”som … i", "inom": "där"}
# Nouns that are followed by a question: "uppgift om vilka som bor där", "besked om vilket".
_ASKING = clauses.word_tuple(
    """
    fråga besked information uppgift uppfattning beskrivning exempel beroende val kunskap diskussion osäkerhet
    beslut förslag råd tips tveksamhet oklarhet översikt lista urval svar regel anvisning krav
    """
)


class PrepositionWhich(Rule):
    """Skriv ”som … till” i stället för ”till vilken”

    Vad:
    Bisatser som börjar med preposition och ”vilken”, ”vilket” eller ”vilka”: ”det ärende till vilket handlingen hör”.

    Varför:
    Ordföljden är ålderdomlig. I vanlig svenska inleds bisatsen med ”som”, och prepositionen kommer sist.

    Exempel:
    | Ange numret på det ärende till vilket handlingen hör.

    | Du får en kod, med vilken du loggar in.

    Skriv hellre:
    | Ange numret på det ärende som handlingen hör till.

    | Du får en kod som du loggar in med.

    Undantag:
    Frågor och fasta uttryck räknas inte.

    | Berätta på vilket sätt du vill få svar.

    | Vi behöver veta för vilka barn du söker.

    | Frågan om vilka som får rösta är avgjord.

    Källa:
    Myndigheternas skrivregler, avsnitt 8.3.1.
    """

    code = "MEN008"
    name = "preposition-vilken"
    needs = Needs.TAGS
    why = "”Till vilken” är ålderdomligt. Bisatsen börjar lättare med ”som”."
    source = "Myndigheternas skrivregler 8.3.1"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """A preposition and a relative vilken after a noun."""
        if not view.block.is_running:
            return
        tokens = view.tokens
        for form in _FORMS:
            for i in tokens.by_lower.get(form, ()):
                if not _is_relative(tokens, i):
                    continue
                start, end = tokens.start[i - 1], tokens.end[i]
                if view.block.is_opaque(start, end) or clauses.is_quoted(view, start, end):
                    continue
                preposition = tokens.lower[i - 1]
                phrase = view.text[start:end]
                if preposition in _ADVERBS:
                    message = f"Skriv ”{_ADVERBS[preposition]}” i stället för ”{phrase}”."
                elif preposition in _STRANDED:
                    message = f"Börja bisatsen med ”som” och sätt ”{preposition}” sist: ”som … {preposition}”, inte ”{phrase}”."
                else:
                    message = f"Skriv om ”{phrase}”, gärna med ”som” eller som en egen mening."
                yield self.finding(view, start, end, message)


def _is_relative(tokens: Tokens, i: int) -> bool:
    first, stop = tokens.sentences[tokens.sent[i]]
    if i - 2 < first or i + 1 >= stop or tokens.tag[i - 1] != "PP" or not tokens.tag[i].startswith("HP"):
        return False
    # "vilken bil" asks (before a definite noun it cannot), "vilka som" asks, "av vilka tre" counts.
    following = tokens.pos[i + 1]
    if following in ("ADJ", "NUM", "PUNCT") or tokens.lower[i + 1] in ("som", "av"):
        return False
    if following == "NOUN" and not tokens.morph[i + 1].definite:
        return False
    if tokens.text[i - 2] == ",":
        # "två revisorer, av vilka en väljs av rådet" deals a number out: there is no plainer way to say it.
        if tokens.lower[i - 1] == "av":
            return False
        return i - 3 >= first and tokens.pos[i - 3] in ("NOUN", "PROPN", "NUM", "PUNCT")
    return tokens.pos[i - 2] in ("NOUN", "PROPN") and not tokens.lemma[i - 2].endswith(_ASKING)

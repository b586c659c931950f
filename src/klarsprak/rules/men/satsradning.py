"""Comma splices."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.rules.base import Rule

_SUBJECTS = clauses.word_set("jag du vi ni han hon hen de det den detta")
_DENIALS = clauses.word_set("inte ingen inget inga")
_SPLIT_OFF = ("HP", "HA", "HS", "HD", "SN")


class CommaSplice(Rule):
    """Sätt punkt mellan två meningar

    Vad:
    Två huvudsatser med bara ett komma emellan (satsradning).

    Varför:
    Kommat säger att satserna hör ihop utan att säga hur. Läsaren får själv räkna ut var den ena tanken slutar.

    Exempel:
    | Ansökan är inte komplett, du behöver skicka in ett intyg.

    | Vi har tagit emot ditt brev, det är nu registrerat.

    Skriv hellre:
    | Ansökan är inte komplett. Du behöver skicka in ett intyg.

    | Ansökan är inte komplett, så du behöver skicka in ett intyg.

    Undantag:
    Efter en bisats och i en uppräkning av satser ska det vara komma. Regeln lämnar därför allt utom den enkla formen i
    fred: två huvudsatser, den andra med ett pronomen som subjekt. I skönlitteratur och talspråk är satsradning ett
    stilmedel, och därför är anmärkningen en upplysning.

    | Om du har frågor, är du välkommen att ringa.

    | Du läser, vi svarar och alla är nöjda.

    Källa:
    Myndigheternas skrivregler, avsnitt 13.6.5.
    """

    code = "MEN018"
    name = "satsradning"
    severity = Severity.INFO
    needs = Needs.TAGS
    why = "Ett komma räcker inte mellan två meningar."
    source = "Myndigheternas skrivregler 13.6.5"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """A comma, a subject pronoun and a finite verb, after a plain main clause."""
        if not view.block.is_running or "," not in view.text:
            return
        tokens = view.tokens
        for comma in tokens.by_lower.get(",", ()):
            first, stop = tokens.sentences[tokens.sent[comma]]
            if comma + 3 >= stop or comma - first < 3 or tokens.lower[comma + 1] not in _SUBJECTS:
                continue
            # "Det vill säga" explains a word, it begins no sentence.
            if tokens.pos[comma + 1] != "PRON" or not tokens.morph[comma + 2].finite or tokens.lower[comma + 2] == "vill":
                continue
            # One comma only, and one plain clause on each side: anything more may be an enumeration or an insertion.
            if tokens.text[first:stop].count(",") > 1 or not _is_plain_main(tokens, first, comma):
                continue
            if any(mark in tokens.text[first:stop] for mark in ("”", '"', ":", ";", "–", "-", "?")):
                continue
            start, end = tokens.start[comma], tokens.end[comma + 2]
            if view.block.is_opaque(start, end) or clauses.is_quoted(view, start, end):
                continue
            word = tokens.text[comma + 1]
            # "Det är inte färgen, det är texten som …": a contrast, which the comma holds together.
            if tokens.lower[comma + 1] == "det" and _DENIALS.intersection(tokens.lower[first:comma]):
                continue
            yield self.finding(
                view,
                start,
                end,
                f"Sätt punkt före ”{word}”, eller bind ihop satserna med ”och”, ”men”, ”så” eller ”eftersom”.",
            )


def _is_plain_main(tokens: Tokens, first: int, comma: int) -> bool:
    """Whether the words before the comma are a statement with exactly one finite verb, and it in second place."""
    finite = [i for i in range(first, comma) if tokens.morph[i].finite]
    if len(finite) != 1 or finite[0] == first:
        return False
    # A subjunction, a relative word or "än/ju" makes it something else than a plain statement.
    if any(tokens.tag[i].startswith(_SPLIT_OFF) or tokens.lower[i] in ("ju", "desto", "så", "än") for i in range(first, comma)):
        return False
    return any(tokens.morph[i].get("Case") == "Nom" or tokens.pos[i] in ("NOUN", "PROPN") for i in range(first, comma))

"""ORD010: technical terms that the reader gets no explanation of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from klarsprak.core.document import BlockKind, MarkKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.language.view import BlockView
from klarsprak.lexicon import Hit
from klarsprak.rules.base import Candidate
from klarsprak.rules.ord._lexicon import LexiconRule

# The ways to explain a term that readers know: right after it, or in a sentence of its own.
_AFTER = re.compile(r"\W{0,3}(?:\(|,?\s*(?:det vill säga|dvs\.?|alltså|som (?:betyder|innebär|är)|eller)\b)", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:\(|\bkallas(?: för| även| också)?\s|\bså kallad[et]?\s|\bs\.k\.\s|\btermen\s|\bordet\s)[”\"’]?$", re.IGNORECASE
)
_DEFINES = re.compile(r"\b(?:betyder|innebär|menas|kallas|menar vi|är (?:en|ett|när|att|den|det))\b", re.IGNORECASE)
_NEXT = re.compile(r"(?:det (?:betyder|innebär|är)|med \w+ menas|så kallas)\b", re.IGNORECASE)
# Under these headings of a decision the wording of the law is in its place.
_LEGAL_HEADING = re.compile(
    r"\b(?:lagrum|bestämmelser|lagstiftning|regler|rättslig|motivering|skäl|lagstöd|juridi|tillämplig|överklag)", re.IGNORECASE
)
_LAW_REFERENCE = re.compile(r"\b\d+(?:\s?[a-z])?\s?§|\b\d+\s?kap\.|\b(?:SFS|lagen?|förordningen?)\s*\(?\d{4}:\d+")


class UnexplainedTerm(LexiconRule):
    """Fackord utan förklaring

    Vad:
    Hittar fackord ur socialtjänst, skola, bygglov, miljö, ekonomi, upphandling, överförmyndarens arbete och beslut. Varje
    ord anmärks en gång, första gången det står i texten, om det inte förklaras där. Orden står i listorna fackord-*.tsv.

    Varför:
    Fackord är vardag för er men inte för läsaren. En kort förklaring första gången räcker, och sedan kan ni använda ordet.

    Exempel:
    | Nämnden har beslutat om ett föreläggande mot dig.

    | @webb
    | Du måste ha startbesked innan du börjar gräva.

    Skriv hellre:
    | Nämnden kräver att du river skjulet.

    | @webb
    | Du måste vänta på startbesked, det vill säga beskedet att du får börja bygga.

    Undantag:
    Ord som förklaras, ord med länk till en förklaring, laghänvisningar och de juridiska styckena i ett beslut. När läsaren
    är intern eller expert anmärks inget.
    | Du får ett föreläggande (ett krav från nämnden). Ett föreläggande kan du överklaga.

    | @expert
    | Nämnden har beslutat om ett föreläggande.

    | Nämnden kan förena beslutet med vite enligt 11 kap. 37 § plan- och bygglagen.

    Inställningar:
    osakra: ta också med fackord som många känner till, till exempel detaljplan.

    Källa:
    Myndigheternas skrivregler 1.4.5.
    """

    code = "ORD010"
    name = "fackord"
    severity = Severity.INFO
    what = "är ett fackord"
    why = "Fackord är vardag för er men inte för läsaren. Förklara ordet första gången."
    source = "Myndigheternas skrivregler 1.4.5"
    clauses = ("alvesta:enkel-1", "spraklagen:11")

    def check_block(self, view: BlockView) -> Iterable[Finding]:
        del view
        return ()

    def candidates(self, view: BlockView) -> Iterable[Candidate]:
        """Terms, by their entry in the word lists; and headings, by whether they open a section of legal text."""
        block = view.block
        if block.kind is BlockKind.HEADING:
            # A heading need not explain; the text below it does.
            if self.context.text_type is TextType.DECISION:
                yield bool(_LEGAL_HEADING.search(block.text)), None
            return
        for hit in self.index.hits(view):
            if hit.entry.rule != self.code:
                continue
            term = (hit.entry.path, hit.entry.line)
            if self._explained(view, hit):
                yield term, None
            elif not _in_law_text(view, hit) and self.wants(hit, view):
                yield term, self.report(view, hit)

    def choose(self, candidates: Iterable[Candidate]) -> Iterable[Finding]:
        """The first mention of each term, but for mentions in sections of legal text."""
        return super().choose(self._outside_legal_sections(candidates))

    @staticmethod
    def _outside_legal_sections(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
        legal = False
        for key, finding in candidates:
            if isinstance(key, bool):
                legal = key
            elif finding is None or not legal:
                yield key, finding

    def _explained(self, view: BlockView, hit: Hit) -> bool:
        """Whether the term is explained where it stands: beside it, in its sentence or in the next, or by a link."""
        for mark in view.block.marks:
            inside = mark.start < hit.end and mark.end > hit.start
            if inside and mark.kind in (MarkKind.LINK, MarkKind.ABBR):
                return True
        if _AFTER.match(view.text, hit.end) or _BEFORE.search(view.text[max(0, hit.start - 20) : hit.start]):
            return True
        number = view.sentence_at(hit.start)
        start, end = view.sentences[number]
        if _DEFINES.search(view.text[hit.end : end]) and hit.start - start < 25:
            return True
        if number + 1 < len(view.sentences):
            following = view.text[slice(*view.sentences[number + 1])]
            return bool(_NEXT.match(following.strip()))
        return False


def _in_law_text(view: BlockView, hit: Hit) -> bool:
    start, end = view.sentences[view.sentence_at(hit.start)]
    return bool(_LAW_REFERENCE.search(view.text, start, end))

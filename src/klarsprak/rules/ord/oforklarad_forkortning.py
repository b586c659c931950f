"""ORD019: abbreviated names that the text does not spell out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import ClassVar

from klarsprak.core.document import Block, BlockKind, MarkKind
from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.core.profile import Audience
from klarsprak.language.compounds import is_common
from klarsprak.language.view import BlockView, Spans
from klarsprak.lexicon import suggestions
from klarsprak.lexicon.store import shipped_folder
from klarsprak.rules.base import Candidate, Setting
from klarsprak.rules.ord._lexicon import UNSURE, LexiconRule, advice

_CAPITALS = re.compile(r"(?<![\w.:/@-])([A-ZÅÄÖ]{2,6})(?![\w@/]|[.:]\w|-?\d|\s\d{4}\b)")
_ROMAN = re.compile(r"[IVXLC]+$")


_ELSEWHERE = frozenset({BlockKind.HEADING, BlockKind.ALT, BlockKind.BUTTON, BlockKind.ADDRESS})


@lru_cache(maxsize=1)
def well_known() -> frozenset[str]:
    """Abbreviations that need no explanation, from `lexicons/valkanda-forkortningar.txt`."""
    text = (shipped_folder() / "valkanda-forkortningar.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


class UnexplainedAbbreviation(LexiconRule):
    """Förkortat namn utan förklaring

    Vad:
    Hittar förkortningar med stora bokstäver som inte skrivs ut i texten: PBL, LSS, IVO. Varje förkortning anmärks en gång.
    Kända förkortningar står i listan forkortade-namn.tsv, och de som alla förstår i valkanda-forkortningar.txt.

    Varför:
    Läsaren vet inte vad bokstäverna står för. Skriv ut namnet första gången, med förkortningen inom parentes.

    Exempel:
    | Enligt PBL krävs det bygglov för altanen.

    Skriv hellre:
    | Enligt plan- och bygglagen (PBL) krävs det bygglov för altanen. PBL gäller i hela landet.

    Undantag:
    Förkortningar som alla förstår, namn på bolag, rubriker med bara stora bokstäver, och text till interna läsare.
    | Du kan betala med kort från en bank inom EU. Skicka ett sms om du undrar.

    | @intern
    | Enligt PBL krävs det bygglov.

    Inställningar:
    osakra: ta också med förkortningar som många förstår.
    okanda: anmärk också på förkortningar som inte står i någon lista.

    Källa:
    Myndigheternas skrivregler 11.1 och WCAG 3.1.4.
    """

    code = "ORD019"
    name = "oforklarad-forkortning"
    severity = Severity.INFO
    what = "skrivs inte ut i texten"
    why = "Läsaren vet inte vad bokstäverna står för. Skriv ut namnet första gången, med förkortningen inom parentes."
    source = "Myndigheternas skrivregler 11.1"
    clauses = ("alvesta:enkel-1", "spraklagen:11")
    settings: ClassVar = {
        "osakra": UNSURE,
        "okanda": Setting(
            default=True,
            help="Anmärk också på förkortningar som inte står i någon lista.",
            by_audience={Audience.EXPERT: False, Audience.INTERNAL: False},
        ),
    }

    def check_block(self, view: BlockView) -> Iterable[Finding]:
        del view
        return ()

    def candidates(self, view: BlockView) -> Iterable[Candidate]:
        """Abbreviations that no list knows to be common, and those that the markup spells out."""
        text = view.text
        if view.block.kind in _ELSEWHERE or text.isupper():
            return
        listed = {hit.start: hit for hit in self.index.hits(view) if hit.entry.rule == self.code}
        abbreviations = [mark for mark in view.block.marks if mark.kind is MarkKind.ABBR]
        for match in re.finditer(r"[^\W\d_]\w+", text):
            word = match.group()
            hit = listed.get(match.start())
            if hit is None and not word.isupper():
                continue
            if any(mark.start <= match.start() < mark.end for mark in abbreviations):
                yield word, None
            elif hit is not None:
                if self.wants(hit, view):
                    yield word, self._spell_out(view, hit.start, hit.end)
            elif self._unknown(view, match):
                message = f"”{word}” skrivs inte ut i texten. Skriv ut vad det står för första gången."
                yield word, self.finding(view, *match.span(), message)

    def choose(self, candidates: Iterable[Candidate]) -> Iterable[Finding]:
        """The first mention of each abbreviation that the text does not spell out anywhere."""
        explained = {word for _, words in self.context.document.gather(_spelled_out) for word in words}
        return super().choose(c for c in candidates if c[0] not in explained)

    def _spell_out(self, view: BlockView, start: int, end: int) -> Finding:
        hit = next(h for h in self.index.hits(view) if h.start == start and h.entry.rule == self.code)
        span, offered = suggestions(hit, view.tokens, view.text)
        word = view.text[start:end].rstrip(".")
        full = [Suggestion(f"{s.text.rstrip('.')} ({word})", s.safety) if s.safety is not Safety.DISPLAY else s for s in offered]
        return self.finding(view, *span, f"”{word}” {self.what}. {advice(full)}", suggestions=full)

    def _unknown(self, view: BlockView, match: re.Match[str]) -> bool:
        word = match.group()
        if not self.setting("okanda") or word in well_known() or _ROMAN.match(word) or _is_word(word):
            return False
        at = _CAPITALS.match(view.text, match.start())
        if at is None or view.block.is_opaque(*match.span()) or not self._is_noun(view, match.start()):
            return False
        # Letters spelled in capitals beside others are a heading or a cry, not an abbreviation.
        around = view.text[max(0, match.start() - 15) : match.end() + 15]
        return sum(w.isupper() and len(w) > 1 for w in re.findall(r"\w+", around)) == 1 and not _is_name(view, match)

    @staticmethod
    def _is_noun(view: BlockView, start: int) -> bool:
        """INTE and SKA are ordinary words in capitals."""
        tokens = view.tokens
        return any(tokens.pos[i] in ("NOUN", "PROPN") for i in range(tokens.n) if tokens.start[i] == start)


def _is_word(word: str) -> bool:
    """MOMS, MALL: an ordinary word in capitals. A short abbreviation may look like a rather common word: KA, SIP."""
    return is_common(word.lower(), 3.0 if len(word) > 3 else 4.5)


def _is_name(view: BlockView, match: re.Match[str]) -> bool:
    """`IKEA`, `Ek Bygg AB`: a company's name beside other capitalised words."""
    before = re.search(r"(\w+)\s$", view.text[: match.start()])
    after = re.match(r"\s(\w+)", view.text[match.end() :])
    capital_before = bool(before and before.group(1)[0].isupper() and before.start() > 0)
    return capital_before or bool(after and after.group(1)[0].isupper())


_EXPLANATIONS = (
    re.compile(r"\w\s\(([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5})[),;]"),  # plan- och bygglagen (PBL)
    re.compile(r"\b([A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5})\s\([^\W\d]\w{2,}[-\s]"),  # PBL (plan- och bygglagen)
    re.compile(r"\b([A-ZÅÄÖ]{2,6}),? (?:det vill säga|som (?:betyder|står för)|står för)"),
)


def _spelled_out(block: Block, spans: Spans) -> list[str]:
    """Abbreviations that a block spells out, quoted blocks too."""
    del spans
    return [m.group(1) for pattern in _EXPLANATIONS for m in pattern.finditer(block.text)]

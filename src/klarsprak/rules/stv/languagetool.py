"""STV003: what LanguageTool says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language.view import Needs
from klarsprak.languagetool.client import Remark, Unavailable
from klarsprak.languagetool.selection import SURE
from klarsprak.languagetool.service import service_for
from klarsprak.rules.base import Rule, RuleContext

_SUGGESTIONS = 3


class LanguageToolRemark(Rule):
    """Språkfel enligt LanguageTool

    Vad:
    Tar med det som LanguageTool säger om texten, om du har kopplat ihop klarsprak med en sådan server. Regeln är tyst tills du
    anger en server eller en mapp under [languagetool] i klarsprak.toml, se docs/stavning.md. LanguageTools egen regel står som
    källa i anmärkningen.

    De regler som har varit säkra ger varningar, övriga ger tips.

    Varför:
    Språkfel drar uppmärksamheten från det du vill säga.

    Exempel:
    | Skicka in blanketten ,så svarar vi inom en vecka.

    Skriv hellre:
    | Skicka in blanketten, så svarar vi inom en vecka.

    Undantag:
    Det som klarsprak redan säger sägs inte en gång till. Stäng av en av LanguageTools regler med disable under [languagetool].

    Källa:
    LanguageTools regler för svenska.
    """

    code = "STV003"
    name = "languagetool"
    needs = Needs.TEXT
    why = "Språkfel drar uppmärksamheten från det du vill säga."
    source = "LanguageTool"
    outside = True

    def __init__(self, context: RuleContext) -> None:
        super().__init__(context)
        self._numbers: list[int] = []
        self._missing: list[str] = []
        self._service = service_for(context.options)
        if self._service is None:
            return
        blocks = self.document.blocks
        self._numbers = [n for n, block in enumerate(blocks) if block.is_own and block.text]
        # Sent before anything else is done, so that the server works while the text is analysed here.
        self._pending = self._service.begin([blocks[n].text for n in self._numbers])

    def check_document(self) -> Iterable[Finding]:
        if self._service is None:
            return []
        try:
            answers = self._pending.result()
        except Unavailable as fault:
            self._missing.append(str(fault))
            return []
        found = zip(self._numbers, answers, strict=True)
        return [f for number, remarks in found for remark in remarks for f in self._finding(number, remark)]

    def missing(self) -> Sequence[str]:
        return self._missing

    def told(self) -> Sequence[str]:
        remote = self._service.remote if self._service is not None else ""
        return [f"Texten skickas till LanguageTool på {remote}, enligt konfigurationen."] if remote else []

    def _finding(self, number: int, remark: Remark) -> Iterable[Finding]:
        block = self.document.blocks[number]
        # The real wording of a placeholder or of code is unknown to LanguageTool as well.
        if block.is_opaque(remark.start, remark.end):
            return
        start, end = block.map.span(remark.start, remark.end)
        message = " ".join(remark.message.split()) or "LanguageTool har en anmärkning här."
        yield self.at(
            start,
            end,
            message if message.endswith((".", "!", "?", "”", '"')) else f"{message}.",
            suggestions=[Suggestion(text, Safety.UNSAFE) for text in remark.replacements[:_SUGGESTIONS]],
            severity=None if remark.rule in SURE else Severity.INFO,
            source=f"{self.source}: {remark.rule}",
            block=number,
        )

"""ORD005: och/eller."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from klarsprak.core.finding import Finding, Safety, Suggestion
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Rule

_AND_OR = re.compile(r"\b(?:och\s?/\s?eller|samt\s?/\s?eller|and/or)\b", re.IGNORECASE)


class AndOr(Rule):
    """Och/eller

    Vad:
    Hittar och/eller.

    Varför:
    Snedstrecket är svårt att läsa och svårt att läsa högt. Ordet eller räcker nästan alltid, för det utesluter inte att
    båda gäller. Är det viktigt att båda kan gälla, skriv ut det.

    Exempel:
    | Du kan ringa och/eller skriva till oss.

    Skriv hellre:
    | Du kan ringa eller skriva till oss.

    | Du kan få hemtjänst eller trygghetslarm eller båda delarna.

    Källa:
    Myndigheternas skrivregler 8.3.2.
    """

    code = "ORD005"
    name = "och-eller"
    needs = Needs.TEXT
    why = "Snedstrecket stoppar läsaren. Ordet eller räcker, för det utesluter inte att båda gäller."
    source = "Myndigheternas skrivregler 8.3.2"
    settings: ClassVar = {}

    def check_block(self, view: BlockView) -> Iterable[Finding]:
        for match in _AND_OR.finditer(view.text):
            yield self.finding(
                view,
                *match.span(),
                "Skriv ”eller”. Är det viktigt att båda kan gälla: ”a eller b eller båda”.",
                suggestions=[Suggestion("eller", Safety.UNSAFE), Suggestion("a eller b eller båda", Safety.DISPLAY)],
            )

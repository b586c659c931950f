"""Three invented rules, so that tests of the command line and the reports do not change when the real rules do.

They need no spaCy. `install` puts them in place of the real ones for one test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import pytest

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.core.profile import TextType
from klarsprak.engine import settings as engine_settings
from klarsprak.language.view import BlockView
from klarsprak.rules import registry
from klarsprak.rules.base import Rule, Setting


class OldWord(Rule):
    """Byt ut ålderdomliga ord

    Vad:
    Ordet ”erhålla” och några till.

    Varför:
    Få använder orden i tal.

    Exempel:
    | Du kan erhålla bidrag.

    Skriv hellre:
    | Du kan få bidrag.

    Källa:
    Provregel.
    """

    code = "ORD901"
    name = "provord"
    why = "Få använder ordet i tal."
    source = "Provregel 1"
    settings: ClassVar = {
        "ord": Setting(("erhålla",), "Ord som anmärks."),
        "styrka": Setting(5, "Ett heltal.", low=1, high=9),
        "andel": Setting(0.5, "Ett tal.", high=1),
        "sort": Setting("a", "Ett av några ord.", choices=("a", "b")),
        "stopp": Setting(False, "Ja eller nej."),
    }

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Each of the words."""
        words = self.setting("ord")
        assert isinstance(words, tuple)
        for match in re.finditer("|".join(map(re.escape, words)), view.text):
            if self.setting("stopp"):
                raise KeyError(match.group())
            yield self.finding(
                view,
                match.start(),
                match.end(),
                f"”{match.group()}” är ålderdomligt.",
                suggestions=[Suggestion("få", Safety.SAFE)],
            )


class NoSender(Rule):
    """Skriv vem brevet kommer från

    Vad:
    Texten nämner ingen avsändare.

    Varför:
    Läsaren vill veta vem som skriver.

    Exempel:
    | Du får bidrag.

    Skriv hellre:
    | Du får bidrag. Kommunen

    Källa:
    Provregel.
    """

    code = "KON901"
    name = "provavsandare"
    severity = Severity.ERROR
    why = "Läsaren vill veta vem som skriver."
    source = "Provregel 2"
    text_types = frozenset({TextType.LETTER})

    def check_document(self) -> Iterator[Finding]:
        """Once a text."""
        if "Kommunen" not in self.document.source.text:
            yield self.whole_text("Avsändaren saknas.")


class SomeSentence(Rule):
    """Korta meningen

    Vad:
    Meningar med fler än åtta ord.

    Varför:
    Korta meningar är lätta att läsa.

    Exempel:
    | Den här meningen har flera ord än vad den borde ha.

    Skriv hellre:
    | Den här är kort.

    Källa:
    Provregel.
    """

    code = "MEN901"
    name = "provmening"
    severity = Severity.INFO
    why = "Korta meningar är lätta att läsa."
    source = "Provregel 3"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Each sentence of more than eight words."""
        for start, end in view.sentences:
            count = len(view.text[start:end].split())
            if count > 8:
                yield self.finding(view, start, end, f"Meningen har {count} ord.")


RULES: dict[str, type[Rule]] = {rule.code: rule for rule in (OldWord, SomeSentence, NoSender)}


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the invented rules in place of the real ones."""
    monkeypatch.setattr(registry, "all_rules", lambda: RULES)
    monkeypatch.setattr(engine_settings, "all_rules", lambda: RULES)

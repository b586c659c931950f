"""Questions in the received e-mail that the answer does not seem to take up."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.commitments import threads
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.rules.base import Rule


class UnansweredQuestion(Rule):
    """Svara på alla frågor

    Vad:
    Frågor i det mejl du svarar på som ditt svar inte verkar ta upp.

    Varför:
    Den som får svar på två frågor av tre måste skriva igen. Kan du inte svara på en fråga, så säg det, och när du kan.

    Exempel:
    | @epost
    | Hej! Hålet i vägen lagas på fredag.
    |
    | > När lagar ni hålet i vägen? Vem betalar för mitt trasiga däck?

    Skriv hellre:
    | @epost
    | Hej! Hålet i vägen lagas på fredag. Däcket kan du få ersättning för. Så här gör du: …
    |
    | > När lagar ni hålet i vägen? Vem betalar för mitt trasiga däck?

    Undantag:
    Programmet jämför bara ord. Har du svarat med helt andra ord än frågans kan du bortse från tipset.

    Källa:
    Service- och tillgänglighetspolicy, Alvesta kommun: vi svarar rätt och återkommer när ett svar är önskat. JO: även den som
    frågar samma sak igen bör få besked om att frågan räknas som besvarad.
    """

    code = "SVT010"
    name = "obesvarad-fraga"
    severity = Severity.INFO
    why = "Läsaren väntar på svar på alla sina frågor."
    source = "Alvestas servicepolicy: vi svarar rätt och återkommer när ett svar är önskat"
    clauses = ("alvesta:trovardig-2",)
    text_types = frozenset({TextType.EMAIL})

    def check_document(self) -> Iterator[Finding]:
        """A finding at each question that has no word in common with the answer."""
        for question in threads.questions(self.document):
            if not question.answered:
                yield self.at(question.start, question.end, "Har du svarat på den här frågan?", block=question.block)

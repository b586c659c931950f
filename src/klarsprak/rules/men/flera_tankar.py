"""Several thoughts in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.core.profile import Audience
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.rules.base import Rule, Setting

_LINK = re.compile(r", (vilket|varvid|varför|varefter|varpå)\b")
_STARTS = {"varför": "Därför", "varefter": "Därefter", "varvid": "Då", "varpå": "Därefter"}


class SeveralThoughts(Rule):
    """Säg en sak i taget

    Vad:
    En mening som hakar på en ny tanke med ”vilket”, ”varvid”, ”varför”, ”varefter” eller ”varpå”, och en lång mening med
    två huvudsatser som binds ihop av ”och” eller ”men”.

    Varför:
    Det påhakade är en nyhet för läsaren och förtjänar en egen mening.

    Exempel:
    | Du har inte skickat in intyget, vilket innebär att vi inte kan pröva din ansökan.

    | Intyget saknas, varför nämnden avslår ansökan.

    | Vi har i dag tagit emot din anmälan om den nya altanen på baksidan av huset i Ekdala, och vi återkommer med ett
    | besked om altanen kräver bygglov senast den 3 maj.

    Skriv hellre:
    | Du har inte skickat in intyget. Det innebär att vi inte kan pröva din ansökan.

    | Intyget saknas. Därför avslår nämnden ansökan.

    Undantag:
    En kort mening får ha en påhängd ”vilket”-sats. ”Varvid” och ”varför” är ålderdomliga även i korta meningar.

    | Det regnade, vilket var tråkigt.

    Inställningar:
    `min-words`: så många ord ska en mening med ”vilket” minst ha. `split-above`: fler ord än så ska en mening med två
    huvudsatser ha.

    Källa:
    Isof, Klarspråkshjälpen, ”Skriv meningar med flyt”. Myndigheternas skrivregler, avsnitt 8.3.1.
    """

    code = "MEN019"
    name = "flera-tankar"
    severity = Severity.INFO
    needs = Needs.PARSE
    why = "En påhakad tanke är en nyhet och förtjänar en egen mening."
    source = "Klarspråkshjälpen, Skriv meningar med flyt"
    settings: ClassVar[Mapping[str, Setting]] = {
        "min-words": Setting(14, "Så många ord ska en mening med ”vilket” minst ha.", {Audience.EASY: 6, Audience.CHILDREN: 6}),
        "split-above": Setting(
            25, "Fler ord än så ska en mening med två huvudsatser ha.", {Audience.EASY: 12, Audience.CHILDREN: 14}
        ),
    }

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Clauses that could be a sentence of their own, with that sentence's beginning."""
        if not view.block.is_running:
            return
        yield from self._coordinated(view)
        limit = self.int_setting("min-words")
        for match in _LINK.finditer(view.text):
            start, end = view.sentences[view.sentence_at(match.start())]
            word = match.group(1)
            if word == "vilket" and len(view.text[start:end].split()) < limit:
                continue
            tokens = view.tokens
            link = next((i for i in tokens.by_lower.get(word, ()) if tokens.start[i] == match.start(1)), None)
            if link is None or clauses.is_quoted(view, match.start(), match.end()):
                continue
            split = _split(tokens, link, word)
            if split is None:
                continue
            low, high, better = split
            if view.block.is_opaque(low, high):
                continue
            yield self.finding(
                view,
                low,
                high,
                f"Sätt punkt före ”{word}” och börja om: ”{better.removeprefix('. ')} …”.",
                suggestions=[Suggestion(better, Safety.DISPLAY)],
            )

    def _coordinated(self, view: BlockView) -> Iterator[Finding]:
        limit = self.int_setting("split-above")
        if view.text.count(" ") < limit:
            return
        tokens = view.tokens
        for conjunction in ("och", "men"):
            for i in tokens.by_lower.get(conjunction, ()):
                first, stop = tokens.sentences[tokens.sent[i]]
                if stop - first <= limit or not _joins_main_clauses(tokens, i, first, stop):
                    continue
                if clauses.words_in(tokens, first, stop) <= limit:
                    continue
                comma = tokens.text[i - 1] in (",", ";", "–", "-")
                start, end = tokens.start[i - 1 if comma else i], tokens.end[i + 1]
                if view.block.is_opaque(start, end) or clauses.is_quoted(view, start, end):
                    continue
                subject = tokens.text[i + 1]
                better = f". Men {subject}" if conjunction == "men" else f". {subject[0].upper()}{subject[1:]}"
                yield self.finding(
                    view,
                    start,
                    end,
                    f"Sätt punkt före ”{conjunction}” och börja en ny mening: ”{better.removeprefix('. ')} …”.",
                    suggestions=[Suggestion(better, Safety.DISPLAY)],
                )


def _joins_main_clauses(tokens: Tokens, i: int, first: int, stop: int) -> bool:
    """Whether a conjunction stands between two main clauses that could each be a sentence.

    The second begins with a subject pronoun and its finite verb, the first has its own main verb, and no subordinate
    clause is open between that verb and the conjunction: after "vi vill att du ringer och du ..." it might go on.
    """
    if i + 2 >= stop or i - first < 4 or tokens.lower[i + 1] not in _NEW_SUBJECTS or not tokens.morph[i + 2].finite:
        return False
    main = clauses.main_verb(tokens, tokens.sent[i])
    if main is None or main >= i or not clauses.is_v2(tokens, first, main):
        return False
    return not any(tokens.tag[at].startswith(("SN", "HP", "HA", "HS", "HD")) for at in range(first, i))


_NEW_SUBJECTS = clauses.word_set("jag du vi ni han hon hen de det den detta")


def _split(tokens: Tokens, link: int, word: str) -> tuple[int, int, str] | None:
    """The span to replace and the new beginning of the second sentence; None where word order cannot be told."""
    stop = tokens.sentences[tokens.sent[link]][1]
    low = tokens.start[link - 1]
    if word == "vilket":
        # "vilket innebär", "vilket inte innebär", "vilket du kan läsa om": only the first keeps its order.
        if link + 1 < stop and tokens.morph[link + 1].finite:
            verb = tokens.text[link + 1]
            return low, tokens.end[link + 1], f". Det {verb}"
        return None
    # "Skriv vilket beslut du menar, varför du är missnöjd och hur …" lists questions: nothing follows from anything.
    if word == "varför" and _is_question_list(tokens, link, stop):
        return None
    # "varför nämnden avslår" → "Därför avslår nämnden": the subject, the finite verb, at most one adverb between.
    subject_stop = next((i for i in range(link + 1, min(link + 8, stop)) if tokens.morph[i].finite), None)
    # "varefter sakägare beretts": a supine with its "har" left out looks like a finite verb.
    if subject_stop is None or subject_stop == link + 1 or tokens.lower[subject_stop].endswith("ts"):
        return None
    between = list(range(link + 1, subject_stop))
    adverb = None
    if tokens.pos[between[-1]] == "ADV" and len(between) > 1:
        adverb = between.pop()
    if any(tokens.pos[i] not in ("NOUN", "PRON", "PROPN", "DET", "ADJ") for i in between):
        return None
    subject = clauses.text_of(tokens, between[0], between[-1] + 1)
    tail = f" {tokens.text[adverb]}" if adverb is not None else ""
    return low, tokens.end[subject_stop], f". {_STARTS[word]} {tokens.text[subject_stop]} {subject}{tail}"


def _is_question_list(tokens: Tokens, link: int, stop: int) -> bool:
    """Whether "varför" asks: another question word stands in the sentence, or the sentence asks to be told."""
    first = tokens.sentences[tokens.sent[link]][0]
    others = tokens.lower[first:link] + tokens.lower[link + 1 : stop]
    return not _QUESTIONS.isdisjoint(others) or not _ASKING.isdisjoint(tokens.lemma[first:link])


_QUESTIONS = clauses.word_set("vad vem vilka vilken vilket hur när var vart om")
_ASKING = clauses.word_set("skriva berätta förklara fråga veta förstå ange motivera beskriva undra framgå redogöra")

"""Nouns made from verbs, carried by an empty verb."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.finding import Finding, Safety, Suggestion
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.lexicon import Certainty, index_for
from klarsprak.rules.base import Rule
from klarsprak.rules.men._nominaliseringar import VERBS

_CARRIERS = ("göra", "utföra", "genomföra", "vidta", "företa", "verkställa", "ombesörja")
# "Utbetalning sker": the noun is the subject.
_HAPPENS = ("ske", "äga")
# What may happen by itself: then "sker" is the right verb.
_BY_ITSELF = clauses.word_set("förändring förbättring ändring leverans betalning")
_WEAK_PASSIVES = clauses.word_set("görs utförs genomförs företas verkställs")


class Nominalisation(Rule):
    """Skriv verb i stället för substantiv

    Vad:
    Ett tomt verb med ett substantiv som är gjort av ett verb: ”göra en bedömning av”, ”registrering sker”.

    Varför:
    Verbet säger vad som händer och vem som gör det. Substantivet gör meningen längre och stelare.

    Exempel:
    | Vi gör en bedömning av din ansökan.

    | Registrering sker i e-tjänsten.

    | Nämnden ska verkställa en besiktning av avloppet.

    Skriv hellre:
    | Vi bedömer din ansökan.

    | Du registrerar dig i e-tjänsten.

    | Nämnden ska besiktiga avloppet.

    Undantag:
    Plural, bestämd form och substantiv med egna adjektiv räknas inte: där säger substantivet något mer än verbet. De
    vanligaste uttrycken står i ordlistan över tomma verb och ger ORD007 i stället.

    | Vi har gjort två utredningar av olyckan.

    | Vi gör en särskild bedömning.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.4.11. Klarspråkstestet.
    """

    code = "MEN010"
    name = "nominalisering"
    needs = Needs.TAGS
    why = "Verbet säger rakt ut vad som händer. Substantivet gör meningen längre och stelare."
    source = "Myndigheternas skrivregler 1.4.11"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """A carrying verb with such a noun as object, or a verb of happening with it as subject."""
        if not view.block.is_running:
            return
        tokens = view.tokens
        for lemma in _CARRIERS:
            for i in tokens.by_lemma.get(lemma, ()):
                finding = self._carried(view, tokens, i)
                if finding is not None:
                    yield finding
        for lemma in _HAPPENS:
            for i in tokens.by_lemma.get(lemma, ()):
                if lemma == "ske" or (i + 1 < tokens.n and tokens.lower[i + 1] == "rum"):
                    finding = self._happening(view, tokens, i)
                    if finding is not None:
                        yield finding

    def _carried(self, view: BlockView, tokens: Tokens, i: int) -> Finding | None:
        if tokens.pos[i] != "VERB":
            return None
        noun = _object(tokens, i)
        if noun is None:
            return None
        forms = VERBS[tokens.lemma[noun]]
        stop = tokens.sentences[tokens.sent[i]][1]
        follows_av = noun + 1 < stop and tokens.lower[noun + 1] == "av"
        last = noun + 1 if follows_av else noun
        start, end = tokens.start[i], tokens.end[last]
        if view.block.is_opaque(start, end) or clauses.is_quoted(view, start, end) or _is_listed(view, start, end):
            return None
        morph = tokens.morph[i]
        if morph.passive or tokens.lower[i] in _WEAK_PASSIVES:
            message = f"Skriv verbet ”{forms.infinitive}” och vem som gör det, i stället för ”{view.text[start:end]}”."
            return self.finding(view, start, end, message)
        if morph.infinitive:
            verb = forms.infinitive
        elif morph.supine:
            verb = forms.supine
        elif morph.get("Tense") == "Past":
            verb = forms.past
        else:
            verb = forms.present
        # Without "av" the verb may lack its object; then only the message names it.
        between = tokens.lower[i + 1 : noun]
        plain = follows_av and all(word in ("en", "ett", "någon", "något") for word in between)
        return self.finding(
            view,
            start,
            end,
            f"Skriv ”{verb}” i stället för ”{view.text[start:end]}”.",
            suggestions=[Suggestion(verb, Safety.DISPLAY)] if plain else (),
        )

    def _happening(self, view: BlockView, tokens: Tokens, i: int) -> Finding | None:
        noun = _subject_beside(tokens, i)
        if noun is None or tokens.lemma[noun] in _BY_ITSELF:
            return None
        forms = VERBS[tokens.lemma[noun]]
        low, high = min(noun, i), max(noun, i)
        if tokens.lemma[i] == "äga":
            high = max(high, i + 1)
        start, end = tokens.start[low], tokens.end[high]
        if view.block.is_opaque(start, end) or clauses.is_quoted(view, start, end) or _is_listed(view, start, end):
            return None
        return self.finding(
            view,
            start,
            end,
            f"Skriv vem som gör det, med verbet ”{forms.infinitive}”, i stället för ”{view.text[start:end]}”.",
        )


def _is_listed(view: BlockView, start: int, end: int) -> bool:
    """Whether the word list of empty verbs has the phrase: its own rule says it then, with wordings made for it."""
    return any(
        hit.entry.rule == "ORD007" and hit.entry.certainty is not Certainty.UNSURE and hit.start < end and hit.end > start
        for hit in index_for().hits(view)
    )


def _object(tokens: Tokens, i: int) -> int | None:
    """The noun that the verb carries: singular, indefinite and without adjectives, at most a few words on."""
    stop = min(tokens.sentences[tokens.sent[i]][1], i + 6)
    for at in range(i + 1, stop):
        tag = tokens.tag[at]
        # "När allt är klart gör handläggaren en bedömning": the subject comes first, and then the article.
        if at == i + 1 and at + 2 < stop and tag.startswith(("NN", "PM")) and tokens.lower[at + 1] in ("en", "ett"):
            continue
        if tag.startswith("NN"):
            listed = tokens.lemma[at] in VERBS and not tokens.morph[at].plural and not tokens.morph[at].definite
            return at if listed else None
        # "gör vi inte någon bedömning": pronouns, adverbs and the article may stand between.
        if not tag.startswith(("PN", "AB", "DT", "PL")) or tokens.lower[at] in ("den", "det", "de", "samma", "två"):
            return None
    return None


def _subject_beside(tokens: Tokens, i: int) -> int | None:
    """The noun right before or right after a verb of happening, bare or in the definite singular."""
    first, stop = tokens.sentences[tokens.sent[i]]
    for at in (i - 1, i + 1):
        if first <= at < stop and tokens.tag[at].startswith("NN") and tokens.lemma[at] in VERBS and not tokens.morph[at].plural:
            before = at - 1
            attributed = before >= first and tokens.tag[before].startswith(("JJ", "PC", "PS", "PP", "DT", "NN", "PM"))
            return None if attributed or tokens.morph[at].genitive else at
    return None

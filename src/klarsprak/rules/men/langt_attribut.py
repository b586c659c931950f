"""Long attributes before their noun."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.finding import Finding
from klarsprak.language import clauses
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.rules.base import Rule

_ARTICLES = ("en", "ett", "den", "det", "de", "denna", "detta", "dessa")
# Without an article two prepositions meet: "av i ärendet föreliggande omständigheter".
_PREPOSITIONS = ("av", "efter", "enligt", "för", "i", "med", "om", "på", "till", "vid", "under")
_REACH = 9
# Fixed phrases that are read as one word: "den i särklass bästa", "de till buds stående".
_FIXED = clauses.word_set("särklass dag regel övrigt stort sig grunden huvudsak sida")


class LongAttribute(Rule):
    """Ställ inte långa bestämningar före substantivet

    Vad:
    Ett substantiv med en egen liten sats framför sig: ”de av nämnden beslutade riktlinjerna”.

    Varför:
    Läsaren måste minnas hela bestämningen innan hen får veta vad den bestämmer.

    Exempel:
    | Vi har läst den till kommunen riktade skrivelsen.

    | Du ska följa de av nämnden beslutade riktlinjerna.

    Skriv hellre:
    | Vi har läst skrivelsen till kommunen.

    | Du ska följa de riktlinjer som nämnden har beslutat.

    Undantag:
    Korta och vanliga bestämningar räknas inte.

    | Det är den i särklass bästa lösningen.

    | En av de sökta tjänsterna är tillsatt.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.3.2.
    """

    code = "MEN006"
    name = "langt-attribut"
    needs = Needs.TAGS
    why = "Läsaren får vänta på ordet som bestämningen hör till."
    source = "Myndigheternas skrivregler 1.3.2"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """An article, a preposition with its phrase, a participle or adjective, and the article's noun."""
        if not view.block.is_running:
            return
        tokens = view.tokens
        for word in (*_ARTICLES, *_PREPOSITIONS):
            for i in tokens.by_lower.get(word, ()):
                if i + 1 >= tokens.n or tokens.tag[i + 1] != "PP":
                    continue
                bare = word in _PREPOSITIONS
                found = _bare_attribute(tokens, i) if bare else _attribute(tokens, i)
                if found is None:
                    continue
                participle, noun = found
                start, end = tokens.start[i + bare], tokens.end[noun]
                if view.block.is_opaque(start, end) or clauses.is_quoted(view, start, end):
                    continue
                phrase = clauses.text_of(tokens, i + 1, participle + 1)
                yield self.finding(
                    view,
                    start,
                    end,
                    f"Sätt bestämningen ”{phrase}” efter ”{tokens.text[noun]}”, gärna som en bisats med ”som”.",
                )


def _attribute(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The participle and the noun of a long attribute whose article is token `i`."""
    stop = min(tokens.sentences[tokens.sent[i]][1], i + _REACH)
    plural = tokens.lower[i] in ("de", "dessa")
    definite = tokens.lower[i] not in ("en", "ett")
    nouns = 0
    for at in range(i + 2, stop - 1):
        tag = tokens.tag[at]
        # The tagger often takes the participle for a past tense: "den till kommunen riktade skrivelsen".
        past = definite and tag.startswith("VB|PRT") and _is_inside(tokens, i, at)
        if not past and tag.startswith(("VB", "MAD", "MID", "HP", "SN", "KN", "IE")):
            return None
        if tag.startswith(("NN", "PM", "PN")):
            if tokens.lower[at] in _FIXED:
                return None
            nouns += 1
        # Only a participle can own a phrase of its own without doubt: "de i maj aktuella" may be read in two ways.
        participle = (past or tag.startswith("PC")) and not tokens.lower[at].startswith("särskil")
        if participle and nouns and tokens.tag[at + 1].startswith("NN"):
            noun = tokens.morph[at + 1]
            if noun.genitive or noun.plural != plural or (not definite and noun.definite):
                return None
            # "det för kommunen gällande avtalet", not "i den för alla barn anpassad miljö".
            if definite and "IND" in tag and "DEF" not in tag:
                return None
            return at, at + 1
    return None


def _bare_attribute(tokens: Tokens, i: int) -> tuple[int, int] | None:
    """The same for an attribute without an article, right after the preposition at token `i`."""
    if tokens.tag[i] != "PP":
        return None
    stop = min(tokens.sentences[tokens.sent[i]][1], i + _REACH)
    for at in range(i + 3, stop - 1):
        tag = tokens.tag[at]
        if tag.startswith(("VB", "MAD", "MID", "HP", "SN", "KN", "IE")):
            return None
        if tag.startswith("PC") and tokens.tag[at - 1].startswith(("NN", "PM")) and tokens.tag[at + 1].startswith("NN"):
            return None if tokens.lower[at - 1] in _FIXED or tokens.morph[at + 1].genitive else (at, at + 1)
    return None


def _is_inside(tokens: Tokens, article: int, past: int) -> bool:
    """Whether a past tense is a participle in truth: its clause has another verb, close before or right after."""
    first, stop = tokens.sentences[tokens.sent[article]]
    if past + 1 >= stop or not tokens.morph[past + 1].definite:
        return False
    before = any(tokens.tag[at].startswith("VB") for at in range(max(first, article - 3), article))
    return before or (past + 2 < stop and tokens.morph[past + 2].finite)

"""Passive verbs that leave the reader wondering who acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.language import clauses
from klarsprak.language.grammar import passive_verbs
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.rules.base import Rule

# What the reader is asked to do, and what the sender does with the reader's matter. Only these verbs, and only with the
# nouns below or the reader as subject: in "huset byggdes 1930" nobody needs to know who built it.
_READER = clauses.word_set(
    """
    anmäla ansöka avboka beställa betala bifoga boka erlägga hämta inge inkomma inlämna insända komplettera
    lämna meddela redovisa returnera skicka styrka sända uppge uppvisa underteckna fylla återlämna återsända
    överklaga säga rapportera ange göra
    """
)
_SENDER = clauses.word_set(
    """
    anta avbryta avgöra avskriva avslå avvisa bearbeta behandla besiktiga besluta besvara betala bevilja boka
    debitera delge diarieföra expediera fakturera fatta förlänga förmedla godkänna godta granska handlägga häva
    informera inhämta inspektera kalla kontakta kontrollera lämna makulera meddela neka ompröva ordna pröva
    registrera skicka stoppa stänga sända tilldela underrätta utbetala utfärda utreda utse vidarebefordra
    åtgärda återbetala återkalla översända
    """
)
_LEMMAS = _READER | _SENDER | {f"{lemma}s" for lemma in _READER | _SENDER}
# Strong pasts whose lemma the lemmatizer makes up.
_IRREGULAR = {"avslogs": "avslå", "avskrevs": "avskriva", "angavs": "ange", "återtogs": "återta"}
# Stems of the subjects that make it the reader's matter, as forms rather than lemmas: the lemmatizer often keeps the
# definite form. Compounds that end in one of them count as well.
_MATTER_STEMS = """
    ansökan ansökning anmälan anmälning begäran avgift blankett intyg handling uppgift komplettering underlag beslut ärende
    överklagande faktur räkning kopi kvitto kvitt bilag yttrande svar synpunkt bidrag ersättning avtal kontrakt hyr formulär
    underskrift legitimation bygglov lov tillstånd belopp bevis ritning brev mejl meddelande klagomål felanmälan
    adressändring försäkran bokning betalning dispens förhandsbesked stöd besked kallelse pengar
    """
_MATTER = re.compile(rf"(?:{'|'.join(_MATTER_STEMS.split())})(?:a|an|or|orna|e|en|ar|arna|er|erna|et|t|n|na)?$")
_TODAY = {
    "skall": "ska",
    "må": "får",
    "ej": "inte",
    "icke": "inte",
    "erlägga": "betala",
    "erlägger": "betalar",
    "erlagt": "betalat",
    "inge": "lämna in",
    "inger": "lämnar in",
    "insända": "skicka in",
    "insänder": "skickar in",
    "insänt": "skickat in",
    "inlämna": "lämna in",
    "inlämnar": "lämnar in",
    "inlämnat": "lämnat in",
    "uppvisa": "visa",
    "uppvisar": "visar",
    "utbetala": "betala ut",
    "utbetalar": "betalar ut",
    "utbetalat": "betalat ut",
    "återbetala": "betala tillbaka",
    "återbetalar": "betalar tillbaka",
    "återsända": "skicka tillbaka",
    "översända": "skicka",
    "översänder": "skickar",
    "översänt": "skickat",
}
_READER_PRONOUNS = clauses.word_set("du ni")
#: Auxiliaries by which a text asks the reader to do something.
_DEMANDS = clauses.word_set("ska skall skulle måste bör borde behöver")
# Subordinate clauses tell the circumstances: who acts has been said, or will be, in the main clause.
_CIRCUMSTANCE = clauses.word_set("acl acl:relcl acl:cleft advcl csubj csubj:pass")
# Nouns that own the action as much as a person does.
_ACTING_WORDS = clauses.word_set("genom via hos enligt automatiskt maskinellt")


class AgentlessPassive(Rule):
    """Skriv vem som gör det

    Vad:
    Verb i passiv (”ska lämnas in”, ”handläggs”, ”blev godkänd”) utan att det framgår vem som gör det, när det är
    läsaren som ska göra något eller när det är vi som gör något med läsarens ärende.

    Varför:
    Läsaren behöver veta vad hen själv ska göra och vad vi gör. Passiven döljer just det.

    Exempel:
    | Ansökan ska skickas in senast den 15 mars.

    | Din ansökan handläggs inom tre veckor.

    | Avgiften ska betalas i förskott.

    Skriv hellre:
    | Skicka in ansökan senast den 15 mars.

    | Vi handlägger din ansökan inom tre veckor.

    | Du ska betala avgiften i förskott.

    Undantag:
    Passiv är bra när det är självklart eller oviktigt vem som gör något, och när det står vem: ”av nämnden”, ”genom
    ombud”. Bisatser lämnas i fred. På webben är anmärkningen en upplysning, och rapporter granskas inte. Lättläst och texter
    för barn har en egen regel, MEN023.

    | Huset byggdes på 1930-talet.

    | Ansökan prövas av miljönämnden.

    | När beslutet har fattats får du ett brev.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.3.3.
    """

    code = "MEN002"
    name = "passiv-utan-agent"
    severity = Severity.WARNING
    needs = Needs.PARSE
    why = "Läsaren ser inte vem som ska göra något: du eller vi."
    source = "Myndigheternas skrivregler 1.3.3"
    # Easy-read texts have a rule of their own, for every passive.
    audiences = frozenset(Audience) - {Audience.EASY, Audience.CHILDREN}
    text_types = frozenset(TextType) - {TextType.AUTO, TextType.REPORT}

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Passives of the listed verbs without an agent, in main clauses."""
        if not view.block.is_running:
            return
        tokens = view.tokens
        # Most blocks hold none of the verbs: finding that out costs less than looking for passives.
        if _LEMMAS.isdisjoint(tokens.by_lemma) and _IRREGULAR.keys().isdisjoint(tokens.by_lower):
            return
        for i in passive_verbs(tokens):
            if tokens.tag[i].startswith("PC"):
                continue
            lemma = _lemma(tokens, i)
            if (lemma not in _READER and lemma not in _SENDER) or not _is_readers_matter(tokens, i):
                continue
            if _in_circumstance(tokens, i) or _has_actor(tokens, i) or clauses.is_quoted(view, tokens.start[i], tokens.end[i]):
                continue
            particle = i + 1 if i + 1 < tokens.n and tokens.dep[i + 1] == "compound:prt" else None
            aux = _auxiliary(tokens, i)
            # The auxiliary belongs to the finding where it stands beside the verb: "ska skickas in".
            first = i
            if aux is not None and i - 3 <= aux < i and {"NOUN", "PROPN", "PRON"}.isdisjoint(tokens.pos[aux:i]):
                first = aux
            last = i if particle is None else particle
            start, end = tokens.start[first], tokens.end[last]
            if view.block.is_opaque(start, end):
                continue
            yield self.finding(
                view,
                start,
                end,
                _message(tokens, i, aux, particle, clauses.text_of(tokens, first, last + 1)),
                severity=Severity.INFO if self.context.text_type is TextType.WEB else None,
            )


def _message(tokens: Tokens, i: int, aux: int | None, particle: int | None, written: str) -> str:
    lemma = _lemma(tokens, i)
    supine = tokens.morph[i].supine
    # After a modal the form is an infinitive, whatever the tagger made of it.
    infinitive = tokens.morph[i].infinitive or (aux is not None and not supine)
    if infinitive and aux is None:
        return f"Vem gör det? Skriv ”du” eller ”vi” i stället för ”{written}”."
    tail = f" {tokens.lower[particle]}" if particle is not None else ""
    before = ""
    if aux is not None and (infinitive or supine):
        # What stands between comes along: "kan ej besvaras", "kommer att meddelas", "skulle inte ha betalats".
        between = [
            tokens.lower[at]
            for at in range(aux + 1, i)
            if i - 3 <= aux and (tokens.pos[at] in ("ADV", "PART") or tokens.lower[at] in ("ha", "inte"))
        ]
        before = " ".join([tokens.lower[aux], *between]) + " "
    elif supine:
        before = "har "
    present = not infinitive and tokens.morph[i].get("Tense") == "Pres"
    active = clauses.active(tokens.lower[i], present=present)
    verb = _modern(f"{before}{active}{tail}")
    reader = lemma in _READER and tail != " ut"
    demanded = aux is not None and (infinitive or supine) and tokens.lower[aux] in _DEMANDS
    sender = lemma in _SENDER and not (reader and demanded)
    if reader and sender:
        return f"Vem gör det? Skriv ”vi {verb}” eller ”du {verb}” i stället för ”{written}”."
    if reader:
        return f"Vem gör det? Är det läsaren, skriv ”du {verb}” i stället för ”{written}”."
    return f"Vem gör det? Skriv till exempel ”vi {verb}” i stället för ”{written}”."


def _modern(phrase: str) -> str:
    """The wording with today's words: advice must not hand on what other rules find old."""
    return " ".join(_TODAY.get(word, word) for word in phrase.split(" "))


def _lemma(tokens: Tokens, i: int) -> str:
    return _IRREGULAR.get(tokens.lower[i]) or tokens.lemma[i].removesuffix("s")


def _is_readers_matter(tokens: Tokens, i: int) -> bool:
    """Whether the subject is the reader or something that belongs to the reader's matter."""
    for child in tokens.children[i]:
        if tokens.dep[child].startswith("nsubj"):
            if tokens.lower[child] in _READER_PRONOUNS:
                return True
            # Letters and agreements are called something; only a person is called to a meeting. Forms are returned,
            # answers and data are not, but by machines.
            lemma = _lemma(tokens, i)
            if lemma == "kalla" or (lemma == "returnera" and tokens.lower[child].startswith(("svar", "uppgift"))):
                return False
            return _MATTER.search(tokens.lower[child]) is not None
    return False


def _auxiliary(tokens: Tokens, i: int) -> int | None:
    """The finite auxiliary of a passive infinitive or supine."""
    for child in tokens.children[i]:
        if tokens.dep[child] == "aux" and tokens.morph[child].finite:
            return child
    return None


def _in_circumstance(tokens: Tokens, i: int) -> bool:
    if _has_opener(tokens, i):
        return True
    clause = clauses.clause_of(tokens, i)
    while tokens.head[clause] != clause:
        if tokens.dep[clause] in _CIRCUMSTANCE:
            return True
        clause = clauses.clause_of(tokens, tokens.head[clause])
    return False


def _has_actor(tokens: Tokens, i: int) -> bool:
    """Whether the verb has an agent after it or the sentence names a way that stands for one."""
    stop = tokens.sentences[tokens.sent[i]][1]
    if "av" in tokens.lower[i + 1 : min(i + 12, stop)]:
        return True
    return not _ACTING_WORDS.isdisjoint(tokens.lower[i + 1 : min(i + 8, stop)])


def _has_opener(tokens: Tokens, i: int) -> bool:
    """Whether a relative word or a subjunction owns the verb, which the parser sometimes misses: no other verb is between."""
    # "Om" before the subject itself, which the tagger may take for a preposition: "om någon komplettering behöver göras".
    subject = next((c for c in tokens.children[i] if tokens.dep[c].startswith("nsubj")), None)
    if subject is not None:
        edge = clauses.left_edge(tokens, subject)
        if "om" in tokens.lower[max(0, edge - 1) : edge + 1]:
            return True
    aux = _auxiliary(tokens, i)
    verb = i if aux is None or aux > i else aux
    for at in range(verb - 1, tokens.sentences[tokens.sent[i]][0] - 1, -1):
        if tokens.tag[at].startswith(("HP", "HS", "HD")) or (tokens.tag[at].startswith("SN") and tokens.lower[at] != "att"):
            return True
        if tokens.morph[at].finite or tokens.text[at] in (",", ":", ";") or tokens.pos[at] == "CCONJ":
            return False
    return False

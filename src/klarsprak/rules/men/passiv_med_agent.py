"""Passives whose agent is named: the active sentence is already there."""

from __future__ import annotations

from collections.abc import Iterator

from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.language import clauses
from klarsprak.language.grammar import passive_verbs
from klarsprak.language.view import BlockView, Needs, Tokens
from klarsprak.rules.base import Rule

_OBJECT_FORM = {"jag": "mig", "du": "dig", "han": "honom", "hon": "henne", "vi": "oss", "ni": "er", "de": "dem"}
_SUBJECT_FORM = {"mig": "jag", "dig": "du", "honom": "han", "henne": "hon", "oss": "vi", "er": "ni", "dem": "de"}
# Words that point back at the old subject and would point at the new one afterwards.
_BINDING = clauses.word_set("sin sitt sina dess deras själv själva sig varandra")
_NOMINAL = clauses.word_set("NOUN PROPN PRON DET ADJ NUM")
_LONGEST_SUBJECT = 9
_LONGEST_AGENT = 6


class PassiveWithAgent(Rule):
    """Låt den som gör något stå först

    Vad:
    Passiv med utskriven agent: ”Ansökan prövas av nämnden”.

    Varför:
    Läsaren vill först veta vem, sedan vad. Aktiv form är dessutom kortare.

    Exempel:
    | Ansökan prövas av miljönämnden.

    | Du kommer att kontaktas av en handläggare.

    Skriv hellre:
    | Miljönämnden prövar ansökan.

    | En handläggare kommer att kontakta dig.

    Undantag:
    Passiv med agent är bra när det som drabbas är det viktiga i texten. Därför är anmärkningen en upplysning. Meningar
    som inte säkert går att vända lämnas i fred.

    | Boken skrevs av en lärare som hon hade haft i skolan.

    Källa:
    Myndigheternas skrivregler, avsnitt 1.3.3.
    """

    code = "MEN020"
    name = "passiv-med-agent"
    severity = Severity.INFO
    needs = Needs.PARSE
    why = "Läsaren vill först veta vem, sedan vad."
    source = "Myndigheternas skrivregler 1.3.3"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        """Simple sentences of subject, passive and agent, with the active sentence as a draft."""
        if not view.block.is_running or " av " not in view.text:
            return
        tokens = view.tokens
        if not any(tokens.lower[i - 1].endswith("s") or tokens.lower[i - 2].endswith("s") for i in tokens.by_lower.get("av", ())):
            return
        for i in passive_verbs(tokens):
            if tokens.tag[i].startswith("PC"):
                continue
            turned = _turned(tokens, i)
            if turned is None:
                continue
            first, last, active = turned
            start, end = tokens.start[first], tokens.end[last]
            if view.block.is_opaque(start, end) or clauses.is_quoted(view, start, end):
                continue
            yield self.finding(
                view,
                start,
                end,
                f"Låt den som gör det stå först: ”{active}”.",
                suggestions=[Suggestion(active, Safety.DISPLAY)],
            )


def _turned(tokens: Tokens, verb: int) -> tuple[int, int, str] | None:
    """The span from subject to agent and its active wording; None where any part is not plain."""
    first, stop = tokens.sentences[tokens.sent[verb]]
    subject = _subject(tokens, verb, first)
    if subject is None:
        return None
    # Between subject and verb: at most an auxiliary, att and adverbs.
    auxiliaries = list(range(subject + 1, verb))
    if any(tokens.pos[at] not in ("AUX", "PART", "ADV") for at in auxiliaries):
        return None
    finite = auxiliaries[0] if auxiliaries else verb
    if not tokens.morph[finite].finite:
        return None
    at = verb + 1
    middle: list[int] = []
    while at < stop and (tokens.tag[at].startswith(("AB", "PL")) or tokens.dep[at] == "compound:prt") and len(middle) < 3:
        middle.append(at)
        at += 1
    if at >= stop - 1 or tokens.lower[at] != "av":
        return None
    if _may_be_street(tokens.text[first]):
        return None
    agent = _phrase(tokens, at + 1, _LONGEST_AGENT)
    if agent is None or not _is_actor(tokens, agent) or not _ends_well(tokens, agent, stop):
        return None
    if _BINDING.intersection(tokens.lower[first:stop]):
        return None
    words = []
    agent_text = clauses.text_of(tokens, at + 1, agent + 1)
    agent_text = _SUBJECT_FORM.get(agent_text.lower(), agent_text)
    words.append(agent_text[0].upper() + agent_text[1:])
    words += [tokens.text[a] for a in auxiliaries]
    present = tokens.morph[verb].get("Tense") == "Pres" and not auxiliaries
    words.append(clauses.active(tokens.lower[verb], present=present))
    words += [tokens.text[a] for a in middle]
    subject_text = clauses.text_of(tokens, first, subject + 1)
    words.append(_as_object(tokens, first, subject_text))
    return first, agent, " ".join(words)


def _subject(tokens: Tokens, verb: int, first: int) -> int | None:
    """The last token of the subject, where the subject is the first thing in the sentence and holds no clause."""
    for child in tokens.children[verb]:
        if not tokens.dep[child].startswith("nsubj"):
            continue
        last = clauses.right_edge(tokens, child)
        plain = not any(tokens.tag[at].startswith(("VB", "HP", "SN", "MID", "HA")) for at in range(first, last + 1))
        if tokens.pos[first] == "NUM" or tokens.text[first][:1].isdigit():
            return None
        if clauses.left_edge(tokens, child) == first and last < verb and last - first < _LONGEST_SUBJECT and plain:
            return last
    return None


def _phrase(tokens: Tokens, first: int, limit: int) -> int | None:
    """The last token of a short plain noun phrase that begins at `first`."""
    stop = tokens.sentences[tokens.sent[first]][1]
    if first >= stop or tokens.pos[first] not in _NOMINAL:
        return None
    last = None
    for at in range(first, min(first + limit, stop)):
        if tokens.pos[at] not in _NOMINAL:
            break
        ends = tokens.pos[at] in ("NOUN", "PROPN", "PRON") and not tokens.morph[at].genitive
        # "vår nämnd": a possessive is no phrase of its own.
        if ends and not tokens.tag[at].startswith(("PS", "HP")):
            last = at
            if at + 1 >= stop or tokens.pos[at + 1] not in ("PROPN",):
                break
    return last


def _is_actor(tokens: Tokens, agent: int) -> bool:
    """Whether a phrase after av can be one who acts: a person, a body, a pronoun for one; not a measure or a cause."""
    if tokens.pos[agent] == "PRON":
        return tokens.lower[agent] in _SUBJECT_FORM
    # A name with an article before it names a thing: "ett Atom Entry".
    if tokens.pos[agent] == "PROPN":
        return "en" not in tokens.lower[agent - 3 : agent] and "ett" not in tokens.lower[agent - 3 : agent]
    return tokens.lower[agent].endswith(_ACTORS)


#: Endings of nouns for those who act.
_ACTORS = clauses.word_tuple(
    """
    nämnden nämnd kommunen förvaltningen styrelsen myndigheten rätten domstolen polisen regeringen riksdagen handläggare
    handläggaren handläggarna chef chefen rektor rektorn läkare läkaren lärare läraren lärarna sekreterare sekreteraren
    inspektör inspektören ombud ombudet utskottet verket kassan skolan enheten kontoret avdelningen bolaget företaget
    föreningen person personen personal personalen länsstyrelsen regionen staden polis tjänsteman tjänstemannen
    medarbetare medarbetaren ordföranden direktör direktören fullmäktige
    """
)


def _ends_well(tokens: Tokens, agent: int, stop: int) -> bool:
    """Whether the agent's phrase is over: nothing that may belong to it follows."""
    following = agent + 1
    if following >= stop or tokens.text[following] in (".", "!", ","):
        return True
    if tokens.lower[following] == "i":  # "av rätten i maj", but not "av rätten i Lund"
        return following + 1 < stop and tokens.lower[following + 1] in _TIMES
    return tokens.lower[following] in _AFTER


#: What may follow an agent without belonging to it.
_AFTER = clauses.word_set("inom senast under innan efter varje före redan nu snart först den")
_TIMES = clauses.word_set(
    """
    januari februari mars april maj juni juli augusti september oktober november december dag går morgon år höst vår sommar
    vinter
    """
)


#: "Västergatan" first in a sentence is a name as often as not, and a name must keep its capital.
_STREETS = ("gatan", "vägen", "gränd", "gränden", "torget", "stigen", "leden", "bron", "parken", "plan", "backen", "skolan")


def _may_be_street(word: str) -> bool:
    return word[:1].isupper() and word.lower().endswith(_STREETS) and word.lower() not in _STREETS


def _as_object(tokens: Tokens, first: int, text: str) -> str:
    if text.lower() in _OBJECT_FORM:
        return _OBJECT_FORM[text.lower()]
    if tokens.pos[first] == "PROPN" or text[:2].isupper():
        return text
    return text[0].lower() + text[1:]

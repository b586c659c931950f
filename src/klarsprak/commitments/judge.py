"""Says which clauses of a sentence are promises."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from klarsprak.commitments import phrases
from klarsprak.commitments.clauses import Clause, ClauseKind, Verb
from klarsprak.commitments.nouns import (
    HANDLING,
    HANDLING_TIME,
    READER_DOES,
    READER_MADE,
    READER_WORDS,
    SYSTEM,
    WORK,
    is_document,
    is_other_body,
    is_reader,
    is_receipt,
    is_sender,
)
from klarsprak.commitments.sentence import Condition, Promise, Sentence, Who
from klarsprak.commitments.verbs import FORMS, FRAMES, KINDS, NEEDS_WORD, PARTICIPLES, STATES, Kind, Tense
from klarsprak.commitments.wordlists import words
from klarsprak.core.profile import TextType
from klarsprak.language.timeexpr import Role, TimeExpression, TimeKind

#: Said where nobody is named as the one who acts.
SENDER = "avsändaren"

_CARRIERS = words("få komma ske dröja nå erhålla återfå följa landa anlända räkna vänta förvänta utlova bli veta")
#: Words without which a sentence with no time in it promises nothing: verb forms and participles.
_STRONG = frozenset(PARTICIPLES) | {
    form
    for form, readings in FORMS.items()
    if any(r.tense is not Tense.PAST and (r.lemma in KINDS or r.lemma in FRAMES or r.lemma in _CARRIERS) for r in readings)
}
#: What nouns of doing end in: ett godkännande, en genomgång, en kontroll.
_DEEDS = ("ande", "ende", "ning", "else", "gång")
#: Doings of the calendar rather than of anybody's matter.
_UNSAID = words(
    "starta börja öppna stänga höja ändra hålla arrangera visa sända sluta ses höras träffas komma erbjuda ta få bli ha"
)
_DEMANDING = words("måste behöver vill")
_READER_AUXILIARIES = words("hinner kan ska skall kommer bör torde lär får väntas beräknas")
_ADVERBIAL = words("av med över på efter i om in upp")
#: Texts in which a colleague who is named acts for the sender.
_PERSONAL = frozenset({TextType.LETTER, TextType.EMAIL, TextType.SMS})
_RANKS = {Kind.CONTACT: 4, Kind.ANSWER: 4, Kind.INFORM: 3, Kind.DELIVER: 2, Kind.DECIDE: 2, Kind.ACT: 1, Kind.OTHER: 1, None: 0}


@dataclass(slots=True)
class _Look:
    """What the judge sees of a clause, worked out once. `auxiliary`: the finite one, or an empty string."""

    index: int
    clause: Clause
    who: Who
    verb: Verb
    auxiliary: str
    words: list[str]
    times: list[TimeExpression]
    firm: bool
    noun: str
    kind: Kind | None = None
    detail: str = ""
    seen: frozenset[str] = field(default_factory=frozenset)


def promises(sentence: Sentence) -> list[Promise]:
    """The promises of a sentence, those that share one time merged into one."""
    text = sentence.text.rstrip()
    if text.endswith("?") or phrases.QUOTED.fullmatch(text.rstrip(".")):
        return []
    lower = sentence.lower
    if not sentence.times and _STRONG.isdisjoint(lower) and not any(HANDLING_TIME.match(w) for w in lower if "tid" in w):
        return []
    firm = any(t.firm for t in sentence.times)
    if phrases.HOW_IT_WORKS.match(text) and not firm:
        return []
    if phrases.HOW_LONG.search(text) and not firm:
        vague = [t for t in sentence.times if t.kind is TimeKind.VAGUE][:1]
        return [Promise(sentence.first, sentence.stop, SENDER, "handlägga", vague, loose=True)]
    if phrases.LONG_TIMES.search(text) and not firm:
        return [Promise(sentence.first, sentence.stop, SENDER, "handlägga", [], loose=True)]
    if phrases.HERE.match(text) or phrases.DEMAND.search(text):
        return []
    return _Judge(sentence).promises()


class _Judge:
    def __init__(self, sentence: Sentence) -> None:
        self.s = sentence
        self.lower = sentence.tokens.lower
        self.formal = sentence.formal

    def promises(self) -> list[Promise]:
        found: list[Promise] = []
        clauses = self.s.clauses
        if (not clauses or clauses[0].first > self.s.first + 6) and (verbless := self._verbless()):
            found.append(verbless)
        for index, clause in enumerate(clauses):
            promise = self._judge(index, clause)
            if promise and not self.s.in_quotes(clause):
                promise.times = self.s.times_of(index)
                found.append(promise)
        if not found:
            for index, clause in enumerate(clauses):
                if (plain := self._plain(index, clause)) and not self.s.in_quotes(clause):
                    plain.times = self.s.times_of(index)
                    found.append(plain)
        return _merged(found)

    def _plain(self, index: int, clause: Clause) -> Promise | None:
        """What no pattern knows but says all the same what will be done: a doer or a known thing, and a time or the future."""
        if clause.kind is not ClauseKind.MAIN or not clause.verbs or self.s.is_negated(clause) or not self.s.is_present(clause):
            return None
        who = self.s.subject(index)
        if who not in (Who.SENDER, Who.READER, Who.THING, Who.ANSWER, Who.IT) or self.s.is_recurring(clause):
            return None
        if self.s.condition(clause) is not Condition.NONE:
            return None
        look = self._look(index, clause, who)
        if look.auxiliary not in ("", "ska", "kommer", "beräknas", "planeras", "väntas") or self._is_rule(look):
            return None
        done = look.seen & phrases.PERFORMED or phrases.BY_THIS.search(self.s.text) or phrases.HABITUAL.search(self.s.text)
        if done or ("till" in look.seen and look.seen & {"oss", "mig"}) or look.seen & phrases.CLOSED:
            return None
        lemma = look.verb.lemma
        opened = lemma in phrases.OPENED and not WORK.match(look.noun)
        if lemma in STATES or lemma in _UNSAID or opened or READER_MADE.match(look.noun) or SYSTEM.match(look.noun):
            return None
        definite = clause.head >= 0 and self.s.tokens.morph[clause.head].definite
        reader = self.s.names_reader(clause, by_role=False)
        limits = [t for t in look.times if t.role is not Role.AFTER and t.kind is not TimeKind.CLOCK and not self._is_manner(t)]
        first = self.s.is_first_person(clause) and self.s.has_definite_object(clause, look.verb)
        if who is Who.READER:
            got = look.auxiliary == "kommer" and look.verb.passive
            return self._promise(clause, SENDER, lemma, 0) if got else None
        if look.auxiliary == "ska" and first and not self.formal:
            return self._promise(clause, SENDER, lemma, 0)
        if self.formal:
            told = reader and any(t.firm for t in limits) and (look.auxiliary == "kommer" or who is Who.SENDER)
            return self._promise(clause, SENDER, lemma, 0) if told else None
        if look.auxiliary == "kommer" and (reader or first):
            return self._promise(clause, SENDER, lemma, 0)
        if (
            limits
            and look.auxiliary != "ska"
            and ((who is Who.SENDER and not self.s.is_third_person(clause)) or reader or (look.verb.passive and definite))
        ):
            return self._promise(clause, SENDER, lemma, 0)
        return None

    def _is_manner(self, time: TimeExpression) -> bool:
        """“serverar snabbt”, “den senare”: how rather than when."""
        return self.s.block_text[time.start : time.end].lower() in (
            "snabbt",
            "fort",
            "raskt",
            "kvickt",
            "senare",
            "förr eller senare",
        )

    # -- the clause ----------------------------------------------------------------------------------------------------

    def _judge(self, index: int, clause: Clause) -> Promise | None:
        if clause.kind in (ClauseKind.CONDITION, ClauseKind.CAUSE, ClauseKind.OTHER, ClauseKind.TIME):
            return None
        if self.s.is_negated(clause):
            return None
        if clause.kind is ClauseKind.IMPERATIVE:
            return self._imperative(clause)
        if clause.verbs and clause.auxiliaries[:1] == ["har"] and (delegated := self._delegated(index, clause)):
            return delegated
        if not clause.verbs or not self.s.is_present(clause) or self.s.is_recurring(clause):
            return None
        if clause.kind is ClauseKind.THAT and not self._is_stated(index):
            return None
        performed = not phrases.PERFORMED.isdisjoint(self.s.words_of(clause)) and not self.s.own_times(clause)
        if performed and clause.auxiliaries[:1] not in (["kommer"], ["ska"]):
            return None
        who = self.s.subject(index)
        if who in (Who.OTHER, Who.SYSTEM, Who.UNKNOWN):
            return None
        if clause.kind is ClauseKind.RELATIVE and not self._adds_promise(index, clause, who):
            return None
        condition = self.s.condition(clause)
        look = self._look(index, clause, who)
        limited = any(t.firm and t.role in (Role.BY, Role.BEFORE) for t in look.times)
        first = all(c.kind is not ClauseKind.CONDITION for c in self.s.clauses[:index])
        if condition is Condition.NEED and not (limited and first and look.kind in (Kind.CONTACT, Kind.INFORM)):
            return None  # “Vi meddelar dig senast den 20 om något saknas” promises: no word by then is an answer too
        if "strävar" in look.clause.auxiliaries and not self.s.names_reader(clause):
            return None  # “Vi strävar efter att laga lampor inom två veckor” is an aim for all
        promise = self._by_subject(look) or self._pledged(look)
        if promise is None or (condition is Condition.OTHER and not look.times) or self._is_rule(look):
            return None
        if not look.times and phrases.HABITUAL.search(self.s.text):
            return None
        if not look.times and phrases.NO_PROMISE.search(self.s.text_of(clause)):
            return None
        return promise if not self.formal or self._concerns_reader(look) else None

    def _delegated(self, index: int, clause: Clause) -> Promise | None:
        """“Jag har bett Eva att kontakta dig”, “Kalle har lovat att ordna det till fredag”: done in the past, to be kept."""
        first, last = clause.verbs[0], clause.verbs[-1]
        if not last.complement or self.formal or self.s.subject(index) is not Who.SENDER:
            return None
        kind = self._kind(clause, last)[0]
        said = self.s.names_reader(clause, by_role=False)
        asked = first.lemma == "be" and said and kind in (Kind.CONTACT, Kind.ANSWER, Kind.INFORM, Kind.DELIVER)
        asked = asked and self.lower[first.at + 1] not in READER_WORDS
        vowed = first.lemma == "lova" and kind is not None and any(t.firm for t in self.s.times_of(index))
        return self._promise(clause, None, last.lemma, 2) if asked or vowed else None

    def _look(self, index: int, clause: Clause, who: Who) -> _Look:
        times = self.s.own_times(clause)
        if not times and index and phrases.LEANS_BACK.search(self.s.text_of(clause)):
            times = self.s.times_of(index)  # “… räknas på onsdag, och då meddelar vi resultatet”
        verb = self._main_verb(clause, bool(times))
        inner = self.s.words_of(clause)
        kind, detail = self._kind(clause, verb)
        return _Look(
            index,
            clause,
            who,
            verb,
            clause.auxiliaries[0] if clause.auxiliaries else "",
            inner,
            times,
            any(t.firm for t in times),
            self.s.head_word(clause),
            kind,
            detail,
            frozenset(inner),
        )

    def _pledged(self, look: _Look) -> Promise | None:
        """“Jag ser till att fakturan stryks”, “Vi lovar att du får en ursäkt”: whatever it is that is pledged."""
        clause = look.clause
        if clause.kind is not ClauseKind.THAT or look.index == 0 or self.formal:
            return None
        governor = self.s.clauses[look.index - 1]
        if self.s.subject(look.index - 1) not in (Who.SENDER, Who.ELLIPTIC) or not governor.verbs:
            return None
        verb = governor.verbs[0].lemma
        pledges = verb in phrases.PLEDGES or (verb == "se" and "till" in self.s.words_of(governor))
        bound = not governor.auxiliaries or governor.auxiliaries[0] in ("ska", "skall", "kommer")
        if not pledges or not bound or look.verb.lemma in ("vara", "finnas", "ha"):
            return None
        near = look.who is Who.IT or self.s.names_reader(clause)
        definite = clause.head >= 0 and self.s.tokens.morph[clause.head].definite
        return self._promise(clause, self._actor(look), look.verb.lemma, 2) if near or definite else None

    def _by_subject(self, look: _Look) -> Promise | None:
        if look.who in (Who.SENDER, Who.ELLIPTIC):
            promise = self._sender(look)
            named = look.clause.head >= 0 and self.s.tokens.pos[look.clause.head] in ("PROPN", "NOUN")
            if promise is None and named:
                # Something is done to it (“skolan byggs om”), or the tagger took a noun for a name.
                look.who = Who.THING
                return self._thing(look)
            return promise
        if look.who is Who.READER:
            return self._reader(look)
        if look.who is Who.IT:
            return self._it(look)
        if look.who is Who.HANDLING_TIME:
            return self._handling_time(look)
        return self._thing(look)

    def _is_rule(self, look: _Look) -> bool:
        """Whether the clause states a law, a policy or an aim for all rather than a promise to this reader."""
        obliged = look.auxiliary in ("ska", "skall")
        text = self.s.text
        if phrases.LAW.search(text) and (obliged or not self.s.names_reader(look.clause)):
            return True
        if "skall" in look.clause.auxiliaries and look.who is not Who.READER and not self.s.is_first_person(look.clause):
            return True  # nobody but statutes still writes “nämnden skall”
        return (obliged and phrases.POLICY.search(text) is not None) or phrases.OWN_PROMISES.search(text) is not None

    def _concerns_reader(self, look: _Look) -> bool:
        """Whether a clause of a web page or a report is about a reader's matter and not about how things work.

        Manuals and technical pages are full of “hanteras”, “uppdateras”, “levererar”; a page that speaks to one who
        has applied names that person, the matter or the answer, or says when in a firm way.
        """
        if look.who in (Who.HANDLING_TIME, Who.IT) or look.firm or self.s.names_reader(look.clause):
            return True
        verbs = {v.lemma for v in look.clause.verbs}
        if verbs & {"återkomma", "återkoppla", "höra", "svara", "besvara", "bjuda", "kalla"}:
            return True
        if any(phrases.MATTER.match(w) or w in phrases.ANSWERS for w in look.words):
            return True
        vague = [self.s.block_text[t.start : t.end] for t in look.times if t.kind is TimeKind.VAGUE]
        return any(phrases.SEASON.search(w) for w in vague) or (bool(vague) and not verbs & phrases.GENERAL)

    def _is_stated(self, index: int) -> bool:
        """Whether an att-clause is stated by the sender: “vi räknar med att …”, but not “du lovade att …”."""
        if index == 0:
            return False
        governor = self.s.clauses[index - 1]
        if self.s.is_negated(governor) or not self.s.is_present(governor):
            return False
        if governor.kind is ClauseKind.IMPERATIVE:
            return self.lower[governor.finite] == "räkna"
        verbs = {v.lemma for v in governor.verbs}
        if verbs & {"räkna", "förvänta", "vänta"} and self.s.subject(index - 1) is Who.READER:
            return True  # “Ni kan räkna med att bygget drar i gång i maj”
        if verbs & phrases.GOVERNORS or (governor.auxiliaries and governor.auxiliaries[0] in phrases.GOVERNING):
            return self.s.subject(index - 1) not in (Who.READER, Who.OTHER, Who.SYSTEM, Who.HANDLING_TIME)
        inner = self.s.words_of(governor)
        if self.formal and not self.s.names_reader(self.s.clauses[index], by_role=False):
            return False  # “Målet är att alla ska få svar inom två dagar”
        settled = bool(verbs & {"vara", "gå"}) and not phrases.SETTLED.isdisjoint(inner)
        return (settled or any(phrases.AIMS.match(w) for w in inner)) and bool(self.s.own_times(self.s.clauses[index]))

    def _adds_promise(self, index: int, clause: Clause, who: Who) -> bool:
        """“… till miljökontoret, som svarar dig”: a relative clause that only adds a promise."""
        opener = self.s.opener(clause)
        if opener in ("varvid", "varefter"):
            return True
        if who is not Who.SENDER or index == 0 or clause.first == self.s.first:
            return False
        if opener != "som":
            return opener == "vilka"
        cleft = self.lower[clause.first - 1] in ("den", "de")
        added = cleft or self.lower[clause.first - 1] == "," or self.s.tokens.pos[clause.first - 1] == "PROPN"
        added = added or self._is_passed_to(index, clause)
        if self._is_passed_to(index, clause):
            return True
        says = self.s.names_reader(clause) or bool(self.s.own_times(clause)) or clause.auxiliaries[:1] == ["kommer"]
        return added and says

    def _is_passed_to(self, index: int, clause: Clause) -> bool:
        """“Din ansökan går till nämnden som fattar beslut”: who takes over, and what they do then."""
        if clause.kind is not ClauseKind.RELATIVE or index == 0:
            return False
        governor = self.s.clauses[index - 1]
        sent = {v.lemma for v in governor.verbs} & {"gå", "skicka", "lämna", "överlämna", "sända", "vidarebefordra"}
        return bool(sent) and "till" in self.lower[clause.first - 4 : clause.first] and self.s.is_present(governor)

    def _imperative(self, clause: Clause) -> Promise | None:
        """“Räkna med att det tar fyra veckor”, “Räkna med besked på fredag”."""
        inner = self.lower[clause.finite : clause.stop]
        if inner[:2] not in (["räkna", "med"], ["vänta", "dig"], ["förvänta", "dig"]):
            return None
        times = self.s.own_times(clause) or self.s.times
        long = any(t.kind is TimeKind.DURATION and t.unit not in ("minut", "timme") for t in times)
        if long and phrases.TAKES_ABOUT.search(self.s.text):
            return self._promise(clause, SENDER, "handlägga", 1)
        if "höra" in inner[2:] or any(is_receipt(w) or HANDLING_TIME.match(w) for w in inner[2:]):
            return self._promise(clause, SENDER, "ge besked", 2)
        return None

    # -- verbs ---------------------------------------------------------------------------------------------------------

    def _main_verb(self, clause: Clause, timed: bool) -> Verb:
        """The verb that carries the promise: of coordinated infinitives, the one that says most to the reader."""
        first = clause.verbs[0]
        if first.lemma == "be" and clause.verbs[-1].lemma == "återkomma":
            return clause.verbs[-1]
        aiming = timed and first.lemma in phrases.AIMING
        if not clause.auxiliaries:
            if aiming and self.s.is_first_person(clause):
                return next((v for v in clause.verbs[1:] if v.complement and self._kind(clause, v)[0] is not None), first)
            return first
        if aiming and len(clause.verbs) > 1 and clause.verbs[1].complement:
            return clause.verbs[1]
        candidates = [v for v in clause.verbs if v is first or not v.complement]
        return max(candidates, key=lambda v: _RANKS[self._kind(clause, v)[0]])

    def _kind(self, clause: Clause, verb: Verb) -> tuple[Kind | None, str]:
        """The class of a verb here, with the word of its frame that decided."""
        frames = FRAMES.get(verb.lemma)
        inner = self.lower[clause.first : clause.stop]
        if frames is None:
            if _lacks_word(verb, inner):
                return None, ""
            return KINDS.get(verb.lemma) or (None if verb.lemma in STATES or verb.lemma in _CARRIERS else Kind.OTHER), ""
        # Words of a time belong to it: “tar emot ansökningar fram till den 1 mars” takes nothing fram.
        following = [self.lower[i] for i in range(verb.at + 1, min(verb.at + 9, len(self.lower))) if i not in self.s.masked]
        if self.lower[verb.at + 1 : verb.at + 2] == ["om"] and "om" not in following:
            following.insert(0, "om")  # “läggs om den 14 september”
        for complement, kind in frames:
            gives = kind is Kind.CONTACT and verb.lemma in ("ge", "lämna")
            for word in following:
                made = verb.lemma == "göra" and any(len(w) > 5 and word.endswith(w) for w in complement)
                if word in complement or made or (gives and is_receipt(word)):
                    return kind, "av sig" if verb.lemma == "höra" and word == "av" else word
                if word in (".", ";", "att") or (word == "," and verb.lemma != "ge"):
                    break
            if kind in (Kind.CONTACT, Kind.DECIDE) or (verb.lemma == "göra" and clause.inverted):
                # The object may stand first: “Besked ger vi på fredag”.
                deed = verb.lemma == "göra"
                fronted = next(
                    (w for w in inner if (w in complement or (deed and phrases.EVENTS.match(w))) and w not in _ADVERBIAL), None
                )
                if fronted:
                    return kind, fronted
        plain = verb.lemma not in NEEDS_WORD and verb.lemma not in ("ta", "göra", "lämna")
        return (KINDS.get(verb.lemma) if plain else None), ""

    # -- the sender as subject -----------------------------------------------------------------------------------------

    def _sender(self, look: _Look) -> Promise | None:
        clause, verb, auxiliary, kind = look.clause, look.verb, look.auxiliary, look.kind
        if verb.passive:
            # “Vi kontaktas” is not what the sender does; “Skickas i morgon” lacks the thing that is sent.
            return self._thing(look) if look.who is Who.ELLIPTIC and not self.formal else None
        unclear = self.formal and not look.times and kind is not Kind.CONTACT
        if look.who is Who.ELLIPTIC and (unclear or _speaks_to_reader(look.words)):
            return None
        if (
            auxiliary == "ber" and "få" not in clause.auxiliaries and not self._asks_another(look)
        ) or auxiliary in phrases.HYPOTHETIC:
            return None
        unit = clause.head >= 0 and self.s.tokens.pos[clause.head] == "NOUN"
        if verb.lemma in ("få", "erhålla", "återfå") and unit and look.who is Who.SENDER:
            return self._gets(look)  # “verksamheten får en rapport inom tre veckor”
        begins = verb.lemma in ("starta", "börja", "påbörja", "öppna") and not self.s.names_reader(clause, by_role=False)
        if begins and not self._has_object(look):
            return None  # “Simskolan startar vecka 36”
        if kind is None:
            return self._light(look)
        future = auxiliary in ("ska", "skall", "kommer", "får", "ber", "låter") or auxiliary in phrases.INTENDING
        if not self._is_bound(look) or ((look.seen & phrases.PERFORMED or phrases.BY_THIS.search(self.s.text)) and not future):
            return None
        if "gärna" in look.seen and not look.firm:
            return None
        spoken = look.times or self.s.names_reader(clause, by_role=False)
        if self.s.text_type is TextType.REPORT:
            spoken = self.s.names_reader(clause, by_role=False)
        if self.formal and auxiliary in ("ska", "skall", "vill") and not self.s.is_first_person(clause) and not spoken:
            return None  # “kommunen ska verka för …”
        if "kunna" in clause.auxiliaries and not look.times and not self.s.is_first_person(clause):
            return None
        passed_on = clause.opener in ("så", "och") and any(self.s.is_first_person(c) for c in self.s.clauses[: look.index])
        looks = verb.lemma in phrases.LOOKS_INTO and self.s.has_definite_object(clause, verb)
        near = looks and self.s.text_type in _PERSONAL
        if self.s.is_third_person(clause) and not (
            spoken or near or passed_on or verb.lemma in ("återkomma", "återkoppla", "höra")
        ):
            return None  # what “hon” or somebody with a name does is no promise unless it is said to the reader
        to_us = bool({"oss", "mig"} & look.seen) and "till" in look.seen and not self.s.is_first_person(clause)
        if (to_us and kind is Kind.DELIVER) or not self._is_enough(look, kind, future):
            return None  # “Läkaren skickar intyget till oss”
        rank = 3 if kind in (Kind.CONTACT, Kind.ANSWER, Kind.INFORM) else 2
        return self._promise(clause, self._actor(look), f"{verb.lemma} {look.detail}".strip(), rank)

    def _has_object(self, look: _Look) -> bool:
        """Whether a noun follows the verb, outside times and not after a preposition."""
        tokens = self.s.tokens
        for i in range(look.verb.at + 1, look.clause.stop):
            if i in self.s.masked or tokens.pos[i] == "ADP":
                return False
            if tokens.pos[i] in ("NOUN", "PROPN") or (tokens.pos[i] == "PRON" and self.lower[i] in phrases.DEFINITE_PRONOUNS):
                return not (look.clause.inverted and look.clause.head == i)
        return look.clause.inverted

    def _asks_another(self, look: _Look) -> bool:
        """“Jag ber Kerstin ringa dig”, but not “Vi ber dig skicka …” or “Vi ber alla boende flytta …”."""
        asked = range(look.clause.finite + 1, look.verb.at)
        if any(self.lower[i] in READER_WORDS or self.lower[i] in ("om", "alltid") or is_reader(self.lower[i]) for i in asked):
            return False
        return any(self.s.tokens.pos[i] in ("NOUN", "PROPN") or self.lower[i] in ("honom", "henne", "någon") for i in asked)

    def _is_bound(self, look: _Look) -> bool:
        """Whether the auxiliary binds the sender: “kan” and “brukar” only with a time, “vill” and “måste” hardly ever."""
        auxiliary, verb = look.auxiliary, look.verb
        if auxiliary == "får":
            return look.kind is Kind.CONTACT and verb.lemma == "återkomma"
        if auxiliary == "brukar":
            return bool(look.times)
        if auxiliary == "vill" and verb.lemma in ("träffa", "möta", "besöka", "bjuda", "kalla") and look.firm:
            return True
        if auxiliary not in ("kan", "vill", "måste", "behöver"):
            return True
        if "komma" in look.clause.auxiliaries:
            return False
        asks = "få" in look.clause.auxiliaries and verb.lemma == "återkomma"
        return asks or (auxiliary == "kan" and bool(look.times))

    def _is_enough(self, look: _Look, kind: Kind, future: bool) -> bool:
        """Whether the clause holds what its class of verb needs to be a promise to this reader."""
        if kind is Kind.CONTACT:
            return self._contacts(look, future)
        if kind is Kind.INFORM:
            return self._informs(look, future)
        if kind is Kind.ANSWER:
            return self._answers(look, future)
        if kind is Kind.DECIDE:
            return self._decides(look, future)
        if kind is Kind.OTHER:
            return self._does_something(look, future)
        return self._delivers(look, future) if kind is Kind.DELIVER else self._acts(look, future)

    def _does_something(self, look: _Look, future: bool) -> bool:
        """A verb that no list knows: with a time, or in the future for the reader."""
        clause = look.clause
        reader = self.s.names_reader(clause, by_role=False)
        known = reader or self.s.has_definite_object(clause, look.verb)
        if look.firm:
            hours = all(t.kind is TimeKind.CLOCK for t in look.times)
            if hours and not (reader or self.s.is_first_person(clause)):
                return False  # “Personalen serverar lunch mellan klockan 11 och 13”
            return known or not self.formal
        if self.formal or self.s.is_third_person(clause):
            return False
        if future:
            return known
        return reader and self.s.is_first_person(clause) and self.s.text_type in _PERSONAL

    def _event(self, look: _Look) -> bool:
        """Whether something in the sentence says after what it is done."""
        clauses = self.s.clauses
        bound = any(c.kind is ClauseKind.TIME and self.s.opener(c) != "innan" for c in clauses)
        return bound or (not self.formal and bool(look.seen & {"därefter", "sedan"}))

    def _contacts(self, look: _Look, future: bool) -> bool:
        clause, lemma = look.clause, look.verb.lemma
        if lemma == "återkomma":
            return not phrases.PLACE_IN_TEXT.search(self.s.text) and not phrases.BACK_TO_WORK.search(self.s.text_of(clause))
        told = self.s.names_reader(clause) or bool(look.times) or future
        if lemma == "ringa":
            rest = [w for w in self.lower[look.verb.at + 1 : clause.stop] if w.isalpha()]
            return told or not rest or rest[0] in ("upp", "tillbaka", "när", "honom", "henne") or self._event(look)
        if lemma in ("kalla", "mejla", "maila", "messa", "smsa"):
            return told or "över" in look.seen or any(is_receipt(w) for w in look.words)
        if lemma in ("ge", "lämna") and not (told or self._event(look)):
            return clause.opener in ("och", "samt", "o", ",", "så") or not self.formal
        if lemma == "ge" and phrases.GIVES_CHANCE.search(self.s.text_of(clause)):
            return bool(look.times)
        return True

    def _informs(self, look: _Look, future: bool) -> bool:
        """“Vi meddelar dig” promises; “vi meddelar att …” is done by saying so."""
        if future or look.times or self._event(look):
            return True
        if self._says_that(look) or self.lower[look.verb.at + 1 : look.verb.at + 2] in (["om"], ["härmed"]):
            return False
        following = self.s.clauses[look.index + 1 : look.index + 2]
        whether = any(c.kind is ClauseKind.OTHER and self.s.opener(c) == "om" for c in following)
        told = whether or not phrases.WHETHER_TOLD.search(self.s.text_of(look.clause))
        return told and self.s.names_reader(look.clause)

    def _says_that(self, look: _Look) -> bool:
        """“Vi meddelar att …”, “Hon skriver: …”: what is said follows at once."""
        following = self.s.clauses[look.index + 1 : look.index + 2]
        said = any(c.kind is ClauseKind.THAT and c.first >= look.clause.stop - 1 for c in following)
        return said or self.lower[look.verb.at + 1 : look.verb.at + 2] in (["att"], [":"])

    def _answers(self, look: _Look, future: bool) -> bool:
        """“Vi svarar på ditt mejl” promises; “vi svarar för driften” and “vi svarar på frågor om …” do not."""
        clause = look.clause
        rest = self.s.block_text[self.s.tokens.start[look.verb.at] : self.s.tokens.end[clause.stop - 1]]
        if phrases.ANSWERS_FOR.match(rest) or phrases.PHONE_SERVICE.search(self.s.text):
            return False
        reader = self.s.names_reader(clause)
        if phrases.GENERAL_QUESTIONS.search(self.s.text):
            return bool(look.times) and reader
        if future or reader or look.times or self._event(look):
            return True
        return self.s.has_definite_object(clause, look.verb)

    def _decides(self, look: _Look, future: bool) -> bool:
        clause, verb = look.clause, look.verb
        if verb.lemma == "förelägga" or (verb.lemma == "överväga" and self.lower[verb.at + 1 : verb.at + 2] == ["att"]):
            return False  # said to the reader, who is to act; nothing is decided yet
        if verb.lemma == "besluta" and not future:
            return bool(look.times) and self.lower[verb.at + 1 : verb.at + 2] != ["att"]
        if look.times:
            return True
        asks = verb.lemma == "begära" and self._says_that(look)
        if asks or "varandra" in look.seen:
            return False
        now = phrases.NOW.search(self.s.text) or ("nu" in look.seen and not future)
        if now or _lacks_word(verb, look.words):
            return False
        passed_on = clause.kind is ClauseKind.RELATIVE or (look.detail == "titt" and not self.formal)
        known = passed_on or self.s.names_reader(clause, by_role=False) or self.s.has_definite_object(clause, verb)
        following = self.s.clauses[look.index + 1 : look.index + 2]
        if not self.formal and self.s.is_first_person(clause) and verb.lemma in phrases.LOOKS_INTO:
            known = known or any(c.kind is ClauseKind.OTHER and self.s.opener(c) == "om" for c in following)
        if future:
            return known or not self.formal
        event = self._event(look)
        spoken = event or any(READER_WORDS & {a} and phrases.MATTER.match(b) for a, b in pairwise(self.s.lower))
        return (known or event or verb.lemma in ("kolla", "kika")) and not (self.formal and not spoken)

    def _delivers(self, look: _Look, future: bool) -> bool:
        clause, verb = look.clause, look.verb
        reader, event = self.s.names_reader(clause), self._event(look)
        if verb.lemma == "skriva" and (self._says_that(look) or (not reader and self.lower[verb.at + 1 : verb.at + 2] == ["av"])):
            return False
        if verb.lemma in ("erbjuda", "tillhandahålla", "öppna", "planera") and not future:
            if any(t.firm and t.role in (Role.BY, Role.BEFORE) for t in look.times):
                return True
            return reader and (event or any(t.kind is TimeKind.VAGUE for t in look.times))
        if look.times:
            return True
        if verb.lemma == "lägga" and look.detail == "fram" and not (future or reader or event):
            return False  # “Jag lägger fram en teori”
        passed_on = "vidare" in look.seen or verb.lemma in ("vidarebefordra", "vidarebefodra", "slussa")
        if passed_on and not future and not event:
            return False  # done by saying so
        known = reader or self.s.has_definite_object(clause, verb)
        if future:
            return known or not self.formal
        if clause.subject is None and clause.opener in ("och", "o", "samt", ",", "sedan"):
            return True
        return reader or event or (not self.formal and (known or self._ours_and_single(clause, verb)))

    def _acts(self, look: _Look, future: bool) -> bool:
        clause, verb = look.clause, look.verb
        if verb.lemma == "bygga" and self.lower[verb.at + 1 : verb.at + 2] == ["på"]:
            return False
        if look.times:
            return True
        if verb.lemma in phrases.EVERYDAY and not future:
            return False
        reader = self.s.names_reader(clause, by_role=False)
        known = reader or self.s.has_definite_object(clause, verb)
        if future:
            return known or not self.formal
        event = self._event(look)
        if self.formal:
            return (reader and event) or self._is_passed_to(look.index, clause)
        return known or event or (verb.lemma != "göra" and self._ours_and_single(clause, verb))

    def _ours_and_single(self, clause: Clause, verb: Verb) -> bool:
        """“Vi skickar en tekniker”, “Jag tar fram ett utkast”: one thing, by vi or jag."""
        return self.s.is_first_person(clause) and not self.s.has_general_object(clause, verb)

    def _light(self, look: _Look) -> Promise | None:
        """Light verbs with a person as subject: en tekniker kommer i morgon; vi ses på plats den 3; vi är klara på fredag."""
        clause, lemma = look.clause, look.verb.lemma
        if look.auxiliary in ("kan", "får") or look.auxiliary in _DEMANDING:
            return None
        actor = self._actor(look)
        if lemma == "komma":
            return self._comes(look, actor)
        gives = any(is_receipt(w) for w in look.words)
        if lemma == "göra" and look.firm and "det" in look.seen:
            return self._promise(clause, actor, "göra det", 1)
        near = look.times and self.s.is_first_person(clause) and not self.formal
        if lemma in ("ses", "höras", "träffas") and (look.firm or near):
            return self._promise(clause, actor, lemma, 2)
        if lemma in ("vara", "bli", "ha") and look.times and look.seen & {"klara", "klar", "färdiga", "färdig"}:
            return self._promise(clause, actor, "vara klar", 2)
        reader = self.s.names_reader(clause)
        there = look.firm and bool(look.seen & {"där", "plats", "ute"}) and self.s.is_first_person(clause)
        if lemma == "vara" and (there or (look.times and reader and look.seen & {"hos", "framme", "plats"})):
            return self._promise(clause, actor, "komma", 2)
        if lemma == "vara" and "väg" in look.seen and not self.formal:
            return self._promise(clause, actor, "komma", 2, loose=True)
        if lemma == "be" and look.auxiliary in ("kommer", "ska") and self.s.names_reader(clause, by_role=False):
            return self._promise(clause, actor, "kontakta", 2)
        if lemma == "vara" and look.firm and look.seen & phrases.BOOKED and not self.s.is_first_person(clause):
            return self._promise(clause, actor, "komma", 2)
        if look.times and (lemma == "lova" or (gives and lemma in ("räkna", "hoppas"))):
            return self._promise(clause, actor, "ge besked", 3)
        if lemma == "ha" and look.firm and gives and reader:
            return self._promise(clause, actor, "ge besked", 3)
        return None

    def _comes(self, look: _Look, actor: str) -> Promise | None:
        clause = look.clause
        after = self.lower[look.verb.at + 1 : look.verb.at + 2]
        if (look.seen & {"tillbaka", "åter"} and not look.seen & {"med", "till"}) or after in (["in"], ["från"]):
            return None
        if phrases.HEARING_ELSEWHERE.search(self.s.text):
            return None
        if after == ["med"] and any(is_receipt(w) for w in look.words):
            return self._promise(clause, actor, "komma med besked", 3)
        if look.who is not Who.SENDER:
            return None
        at_once = not self.formal and any(t.kind is TimeKind.VAGUE for t in look.times) and self.s.is_first_person(clause)
        toward = at_once or (not self.formal and bool(look.seen & {"er", "dig", "ut", "hem", "förbi", "hit", "besök", "tillsyn"}))
        office = clause.head >= 0 and not self.s.is_third_person(clause) and not self.s.is_first_person(clause)
        if look.firm or toward or (look.times and office):
            return self._promise(clause, actor, "komma", 2)
        return None

    # -- the reader as subject -----------------------------------------------------------------------------------------

    def _reader(self, look: _Look) -> Promise | None:
        """The reader as the one who receives: du får svar, du blir kontaktad, du hör från oss."""
        clause, auxiliary, lemma = look.clause, look.auxiliary, look.verb.lemma
        if auxiliary in _DEMANDING or auxiliary in phrases.HYPOTHETIC or "gärna" in look.seen:
            return None
        if lemma in ("vara", "bli") and look.times:
            return self._state(look)
        seeks = lemma in ("hitta", "se", "läsa", "finna", "hämta") and auxiliary in ("", "kan") and clause.inverted
        if (
            seeks
            and look.firm
            and any(is_receipt(w) and w not in phrases.COMMON_GIFTS for w in self.lower[clause.first : clause.finite])
        ):
            return self._promise(clause, SENDER, "publicera", 1)
        if lemma == "hämta" and auxiliary == "kan" and any(t.firm and t.role is Role.AFTER for t in look.times):
            return self._promise(clause, SENDER, "ha klart att hämta", 1)
        if look.verb.passive:
            return self._is_contacted(look)
        if auxiliary and auxiliary not in _READER_AUXILIARIES:
            return None
        if lemma in ("räkna", "vänta", "förvänta"):
            return self._may_expect(look)
        if auxiliary == "kan" and not look.firm:
            return None
        if lemma in ("få", "erhålla", "återfå"):
            return self._gets(look)
        if lemma == "höra":
            rest = self.lower[look.verb.at + 1 : clause.stop]
            from_us = ("från" in rest or "av" in rest) and "dig" not in rest and "er" not in rest[:2]
            return self._promise(clause, SENDER, "höra av sig", 3) if from_us or auxiliary == "får" else None
        if lemma == "ha":
            return self._will_have(look)
        if lemma == "ta" and "del" in look.seen and (auxiliary == "får" or "få" in clause.auxiliaries):
            return self._promise(clause, SENDER, "låta ta del", 2)
        told = lemma == "veta" and (auxiliary == "får" or (auxiliary and look.times))
        if told or (lemma == "se" and auxiliary == "får" and look.times):
            return self._promise(clause, SENDER, "ge besked", 3)
        return None

    def _is_contacted(self, look: _Look) -> Promise | None:
        clause, auxiliary, lemma = look.clause, look.auxiliary, look.verb.lemma
        if auxiliary in ("kan", "får", "bör"):
            return None
        if lemma in ("erbjuda", "tilldela", "anvisa"):
            given = look.times or auxiliary == "kommer"
            return self._promise(clause, self._agent(clause), lemma, 2) if given else None
        if look.kind not in (Kind.CONTACT, Kind.INFORM) and lemma not in ("delge", "besöka", "intervjua"):
            return None
        if lemma == "kalla" and "till" not in look.seen and auxiliary not in ("blir", "kommer"):
            return None
        definite = clause.head >= 0 and self.s.tokens.morph[clause.head].definite and look.who is Who.READER
        spoken = bool(look.times) or bool(definite) or not READER_WORDS.isdisjoint(look.words)
        if not spoken and (auxiliary in ("ska", "skall") or (self.formal and not auxiliary and not self.s.binds_to_event())):
            return None
        return self._promise(clause, self._agent(clause), lemma, 3)

    def _may_expect(self, look: _Look) -> Promise | None:
        """Du kan räkna med, vänta dig, förvänta dig ett svar."""
        gives = any(is_receipt(w) for w in look.words)
        if look.verb.lemma == "vänta" and not look.times and not look.seen & {"dig", "er"}:
            return None
        gets = any(v.lemma in ("få", "höra", "bli", "ha") for v in look.clause.verbs)
        return self._promise(look.clause, SENDER, "ge besked", 3) if gives or (gets and look.times) else None

    def _will_have(self, look: _Look) -> Promise | None:
        """Du har svar på fredag; så har du dem i eftermiddag."""
        clause = look.clause
        if look.seen & {"rätt", "möjlighet", "bokad"} or not any(t.firm for t in self.s.times_of(look.index)):
            return None
        ours = not look.seen.isdisjoint(("vårt", "vår", "våra", "mitt", "min", "mina"))
        if ours or (clause.opener == "så" and self.s.has_definite_object(clause, look.verb)):
            return self._promise(clause, SENDER, "leverera", 2)
        if any(t.role is Role.BY for t in look.times) and clause.inverted and self.s.has_definite_object(clause, look.verb):
            return self._promise(clause, SENDER, "leverera", 2)
        if look.seen & phrases.ARRIVED and self.s.has_definite_object(clause, look.verb):
            return self._promise(clause, SENDER, "leverera", 2)  # “Du har offerten i din inkorg i morgon”
        them = self.lower[look.verb.at + 1 : look.verb.at + 2] in (["dem"], ["den"], ["det"])
        had = any(
            w in phrases.HAVING or w.endswith(("beslut", "besked")) or (is_receipt(w) and w.endswith("t")) for w in look.words
        )
        return self._promise(clause, SENDER, "ge besked", 3) if them or had else None

    def _gets(self, look: _Look) -> Promise | None:
        clause, at, auxiliary = look.clause, look.verb.at, look.auxiliary
        text = self.s.text_of(clause)
        if phrases.THIS_LETTER.search(text) or phrases.COMMON_ANSWERS.search(text) or ("hjälp" in look.seen and not look.firm):
            return None
        if "direkt" in look.seen and any(w.startswith(("bekräftelse", "kvitto")) for w in look.words):
            return None  # a machine sends it at once
        pos = self.s.tokens.pos
        scan = [*range(at + 1, clause.stop), *range(clause.first, at)]
        for i in scan:
            word = self.lower[i]
            own = clause.subject is not None and clause.subject[0] <= i < clause.subject[1]
            if own or not is_receipt(word) or pos[i] == "VERB":
                continue
            if not look.times:
                part = i > at and self.lower[i - 1] in ("för", "enligt", "genom", "i", "om", "av")
                common = (
                    (word in phrases.COMMON_GIFTS or is_document(word))
                    and not self._event(look)
                    and auxiliary not in ("kommer", "ska")
                )
                shown = any(v.complement and v.at > i for v in clause.verbs) and auxiliary == ""
                if part or common or shown or ("enligt" in look.seen and auxiliary != "kommer"):
                    continue
            return self._promise(clause, SENDER, f"ge {word}", 3)
        object_ = self.lower[at + 1 : at + 2]
        if look.times and object_ in (["det"], ["den"], ["dem"], ["dessa"]):
            return self._promise(clause, SENDER, "leverera", 2)
        fronted = self.lower[clause.first : clause.finite]
        if auxiliary in ("ska", "kommer") and "det" in fronted and any(is_receipt(w) for w in self.s.lower):
            return self._promise(clause, SENDER, "ge besked", 3)  # “ni vill ha besked, och det ska ni få”
        if "efter" in fronted and any(w.endswith(_DEEDS) for w in self.lower[at + 1 : clause.stop]):
            return self._promise(clause, SENDER, "leverera", 2)
        times = self.s.times_of(look.index)
        limited = any(t.firm and t.role in (Role.BY, Role.BEFORE, Role.OFFSET) for t in times)
        morph = self.s.tokens.morph
        brought = look.seen & {"hem", "tillbaka", "hemskickad", "hemskickat"}
        known = any(pos[i] == "NOUN" and morph[i].definite and i not in self.s.masked for i in scan if i != clause.head)
        limited = limited or (not self.formal and any(t.kind is TimeKind.VAGUE for t in look.times) and "ha" not in look.seen)
        limited = limited or (
            look.firm and bool(brought or known) and clause.head >= 0 and self.lower[clause.head] in READER_WORDS
        )
        thing = any((pos[i] == "NOUN" or self.lower[i] in ("ny", "nytt")) and i not in self.s.masked for i in scan)
        if limited and thing:
            return self._promise(clause, SENDER, "leverera", 2)
        if "veta" in self.lower[at + 1 : clause.stop] or "reda" in self.lower[at + 1 : at + 3]:
            return self._promise(clause, SENDER, "ge besked", 3)
        return None

    # -- things as subject ---------------------------------------------------------------------------------------------

    def _it(self, look: _Look) -> Promise | None:
        """Det tar sex veckor; det dröjer; det kommer en tekniker; det blir en ny besiktning; det bör vara löst på fredag."""
        clause, verb, auxiliary = look.clause, look.verb, look.auxiliary
        if auxiliary in ("måste", "får", "behöver") or auxiliary in phrases.HYPOTHETIC:
            return None
        if auxiliary == "kan" and "komma" in clause.auxiliaries:
            return None
        if verb.lemma in ("ta", "dröja"):
            return self._takes_time(look)
        timed = verb.lemma == "vara" and any(HANDLING_TIME.match(w) for w in look.words)
        if timed and (look.firm or look.seen & phrases.DIFFERENT):
            return self._promise(clause, SENDER, "handlägga", 1, loose=not look.firm)
        if verb.lemma in ("vara", "bli"):
            return self._becomes(look)
        if verb.lemma in ("komma", "gå"):
            noun = next((i for i in range(verb.at + 1, clause.stop) if self.s.tokens.pos[i] in ("NOUN", "PROPN")), None)
            word = self.lower[noun] if noun is not None else ""
            if is_receipt(word) or (is_sender(word) and not is_other_body(word)):
                return self._promise(clause, word, "komma", 2)
            return None
        if verb.passive and look.times and KINDS.get(verb.lemma) in (Kind.DELIVER, Kind.DECIDE, Kind.ACT):
            return self._promise(clause, SENDER, verb.lemma, 2)
        return self._promise(clause, SENDER, "genomföra", 1) if verb.lemma in ("ske", "göra") and look.firm else None

    def _takes_time(self, look: _Look) -> Promise | None:
        text = self.s.text
        vague = look.verb.lemma == "dröja" or any(t.kind is TimeKind.VAGUE for t in self.s.times) or phrases.LONG.search(text)
        if not (look.firm or vague or "tid" in look.seen):
            return None
        readers = phrases.READERS_TIME.search(text) or phrases.READERS_BODY.search(text)
        if phrases.LATENCY.search(text) or readers or any(SYSTEM.match(w) for w in self.s.lower):
            return None
        if any(t.unit == "minut" for t in look.times) and not phrases.BEFORE_DONE.search(text):
            return None
        short = self.s.stop - self.s.first <= 12
        longer = short and phrases.LONG.search(text) and "att" not in self.s.lower
        stated = look.index == 0 and look.firm and self.s.text_type is not TextType.REPORT and phrases.IT_TAKES.match(text)
        if not (phrases.TAKES_ABOUT.search(text) or longer or stated):
            return None
        return self._promise(look.clause, SENDER, "handlägga", 1, loose=not look.firm)

    def _becomes(self, look: _Look) -> Promise | None:
        clause, verb = look.clause, look.verb
        if look.times and look.seen & phrases.DONE and not look.seen & {"nu", "redan"}:
            return self._promise(clause, SENDER, "vara klar", 2)
        if verb.lemma != "bli":
            return None
        waiting = any(c.kind is ClauseKind.TIME and self.s.opener(c) == "innan" for c in self.s.clauses)
        if look.firm and waiting:
            return self._promise(clause, SENDER, "ge besked", 2)  # “det blir måndag innan jag kan ge dig ett svar”
        coming = self.lower[verb.at + 1 : verb.at + 5]
        event = any(phrases.EVENTS.match(w) or is_receipt(w) for w in coming)
        if not self.formal and event and (coming[:1] in (["en"], ["ett"]) or (look.times and is_receipt(coming[0]))):
            return self._promise(clause, SENDER, "genomföra", 1)
        return None

    def _handling_time(self, look: _Look) -> Promise | None:
        if look.firm:
            return self._promise(look.clause, SENDER, "handlägga", 1)
        loose = bool(look.seen & phrases.DIFFERENT) or bool(look.times)
        return self._promise(look.clause, SENDER, "handlägga", 1, loose=True) if loose else None

    def _thing(self, look: _Look) -> Promise | None:
        """The answer or the matter as subject: svar kommer, din ansökan prövas, beslutet skickas, arbetet är klart."""
        clause, verb, auxiliary, who = look.clause, look.verb, look.auxiliary, look.who
        lemma, noun, times = verb.lemma, look.noun, look.times
        if look.seen & phrases.PERFORMED and not times:
            return None
        if not verb.passive and lemma != "följa" and KINDS.get(lemma) is not None:
            body = self._unlisted_body(look)
            if body is not None or KINDS[lemma] is not Kind.ACT:
                return body
        if auxiliary in _DEMANDING or auxiliary == "får" or auxiliary in phrases.HYPOTHETIC:
            return None
        slow = (
            lemma == "dröja"
            or (lemma == "dra" and "tiden" in look.seen)
            or (lemma == "ta" and bool(look.seen & {"lång", "längre", "tid"}))
        )
        if auxiliary == "kan" and ("komma" in clause.auxiliaries or not (times or slow)):
            return None
        agent = self._agent(clause)
        if agent is None:
            return None
        if lemma == "dröja":
            waited = who is Who.ANSWER or HANDLING.match(noun)
            return self._promise(clause, SENDER, "svara", 2, loose=True) if waited else None
        if lemma == "dra" and look.seen >= {"ut", "tiden"} and (who is Who.ANSWER or HANDLING.match(noun)):
            return self._promise(clause, SENDER, "handlägga", 1, loose=True)
        if lemma == "ta" and not verb.passive and HANDLING.match(noun):
            if not look.firm and not self.s.tokens.morph[clause.head].definite:
                return None  # “Ett planarbete tar ofta flera år”
            longer = times or look.seen & {"lång", "längre", "tid"}
            return self._promise(clause, SENDER, "handlägga", 1, loose=not look.firm) if longer else None
        if lemma == "få" and look.firm and not self.formal and self._has_object(look):
            return self._promise(clause, SENDER, "leverera", 1)
        if lemma in ("beräkna", "vänta", "förvänta", "planera", "utlova", "bedöma") and verb.passive:
            expected = who is Who.ANSWER or (times and self.s.text_type is not TextType.REPORT)
            action = f"ge {noun}" if who is Who.ANSWER else "genomföra"
            return self._promise(clause, SENDER, action, 2) if expected else None
        if not verb.passive:
            if lemma in ("ske", "äga") or lemma in phrases.INTRANSITIVE:
                return self._happens(look)
            if lemma == "vara" and times and phrases.AIMS.match(noun) and len(clause.verbs) > 1:
                aimed = clause.verbs[1]
                return self._promise(clause, SENDER, aimed.lemma, 2) if self._kind(clause, aimed)[0] else None
            return self._state(look)
        return self._done_to(look, agent)

    def _unlisted_body(self, look: _Look) -> Promise | None:
        """A body that no list knows (“småbarnspedagogiken”) but that answers, decides or sends."""
        enough = look.times or (not self.formal and self.s.names_reader(look.clause))
        definite = look.clause.head >= 0 and self.s.tokens.morph[look.clause.head].definite
        reader = self.s.names_reader(look.clause, by_role=False)
        told = look.auxiliary in ("ska", "skall")  # “Företaget ska ha åtgärdat bristerna”: told to another
        does = look.firm and (
            reader or (definite and not (self.formal or told) and self.s.has_definite_object(look.clause, look.verb))
        )
        if look.kind is Kind.ACT and not does:
            return None
        if look.who is not Who.THING or look.clause.head < 0 or not enough or look.verb.lemma in ("återkomma", "ta", "ersätta"):
            return None
        look.who = Who.SENDER
        return self._sender(look)

    def _happens(self, look: _Look) -> Promise | None:
        """Svar kommer, återkoppling sker, mötet äger rum."""
        clause, lemma, noun, times = look.clause, look.verb.lemma, look.noun, look.times
        answer = look.who is Who.ANSWER
        if lemma in ("ske", "äga"):
            limited = times and (answer or self.s.names_reader(clause) or any(t.kind is TimeKind.DURATION for t in times))
            told = (phrases.EVENTS.match(noun) or limited) and (times or not self.formal or answer)
            return self._promise(clause, SENDER, noun, 2) if told else None
        if answer:
            away = lemma == "komma" and self.lower[look.verb.at + 1 : look.verb.at + 2] in (["in"], ["från"], ["ur"], ["av"])
            told = not self.formal or times or self.s.names_reader(clause) or look.auxiliary == "kommer"
            return self._promise(clause, SENDER, f"ge {noun}", 3) if told and not away else None
        if lemma == "komma" and look.firm and phrases.EVENTS.match(noun):
            return self._promise(clause, SENDER, noun, 2)
        placed = look.seen & {"plats", "igång", "tillbaka", "upp"}
        if lemma == "komma" and times and (placed or look.who is Who.IT) and not self.formal:
            return self._promise(clause, SENDER, "vara klar", 1)
        return None

    def _state(self, look: _Look) -> Promise | None:
        """Arbetet är klart den 30; passet finns att hämta på torsdag; vattnet är tillbaka kl. 16."""
        clause, lemma, noun, times, seen = look.clause, look.verb.lemma, look.noun, look.times, look.seen
        if not times or SYSTEM.match(noun) or seen & phrases.CLOSED:
            return None
        if all(t.role is Role.AFTER for t in times) and not seen & phrases.READY and lemma in ("vara", "bli"):
            return None  # “Din son är placerad på skolan från och med den 17 augusti”
        named = clause.head >= 0 and self.s.tokens.pos[clause.head] == "PROPN" and not noun.endswith(("en", "et"))
        person = named or is_sender(noun)
        if person and seen & {"åter", "tillbaka"}:
            return None
        begins = lemma in ("börja", "starta", "påbörja") and WORK.match(noun)
        if ((begins or lemma == "fungera") and look.auxiliary != "kan") or (lemma == "finnas" and seen & phrases.READY):
            return self._promise(clause, SENDER, "vara klar", 2, answers=False)
        if lemma not in ("vara", "bli", "ligga", "stå", "finnas"):
            return None
        directed = READER_MADE.match(noun) or self.s.text_type is TextType.DECISION
        if look.auxiliary in ("ska", "skall", "bör") and directed:
            return None  # “Avgiften ska vara betald inom 30 dagar”
        if is_receipt(noun) and not look.firm and phrases.STILL_TO_COME.search(self.s.text):
            return self._promise(clause, SENDER, f"ge {noun}", 2)
        if noun in ("tid", "tiden") and self.s.names_reader(clause) and lemma in ("vara", "bli") and not seen & {"ny", "nya"}:
            return None  # “Din tid hos skolsköterskan är i morgon” was booked before
        near = bool(seen & {"hos", "framme", "inkorg", "brevlåda", "postfack", "konto"}) and self.s.names_reader(clause)
        near = near or (
            look.firm and bool(seen & {"plats", "uppe"}) and self.s.tokens.pos[clause.head] == "NOUN" and not self.formal
        )
        if (near or self._is_done(look)) and not seen & {"nu", "redan"}:
            return self._promise(clause, SENDER, "vara klar", 2)
        dated = any(t.firm and t.kind not in (TimeKind.DURATION, TimeKind.SPAN) for t in times)
        new = seen & {"ny", "nytt", "nya", "preliminär", "preliminärt", "beräknad", "beräknat"}
        if dated and new and noun.endswith(("tid", "tiden", "datum", "datumet")):
            return self._promise(clause, SENDER, "hålla tiden", 1)
        return None

    def _is_done(self, look: _Look) -> bool:
        """Whether the clause tells that something will be done: klart, lagad, utskickat."""
        if look.seen & phrases.DONE or any(phrases.FINISHED.match(w) for w in look.words):
            return True
        if any(KINDS.get(PARTICIPLES[w]) in (Kind.ACT, Kind.DELIVER) for w in look.words if w in PARTICIPLES):
            return not any(w.startswith(phrases.REARRANGED) for w in look.words if w in PARTICIPLES)
        if not any(t.firm and t.role in (Role.BY, Role.BEFORE) for t in look.times):
            return False
        inner = range(look.clause.finite, look.clause.stop)
        return any(
            self.lower[i].endswith(("ad", "ade", "at"))
            and self.s.tokens.morph[i].participle
            and not self.lower[i].startswith(phrases.REARRANGED)
            for i in inner
        )

    def _done_to(self, look: _Look, agent: str) -> Promise | None:
        """Passives: din ansökan prövas, besked lämnas, gatan kommer att asfalteras."""
        clause, lemma, auxiliary, noun, times = look.clause, look.verb.lemma, look.auxiliary, look.noun, look.times
        kind = look.kind or (None if lemma in NEEDS_WORD else KINDS.get(lemma))
        told = self.s.names_reader(clause, by_role=False)
        copied = self.s.text_type is TextType.DECISION or lemma in ("delge", "expediera")
        if copied and not (times or told or self.s.binds_to_event()) and auxiliary == "" and noun.startswith("beslut"):
            return None  # “Beslutet delges sökanden”: who gets a copy of this very text
        if kind is None and lemma in ("ge", "lämna", "fatta", "sätta", "ta", "hålla", "dela"):
            kind = Kind.DELIVER
        if kind is Kind.OTHER:
            return self._promise(clause, agent, lemma, 1) if self._is_done_somehow(look) else None
        announced = lemma in ("ringa", "kalla", "ge", "lämna", "meddela")
        if kind in (Kind.CONTACT, Kind.INFORM) and look.who is Who.THING and not announced:
            return self._is_contacted(look)
        if kind is None or lemma == "kalla" or (not times and (lemma == "hämta" or "automatiskt" in look.seen)):
            return None
        if kind is Kind.ACT and phrases.SCHEDULES.match(noun) and lemma in ("ändra", "justera", "sänka", "uppdatera"):
            return None
        if lemma in ("sända", "publicera", "släppa") and phrases.EVENTS.match(noun):
            return None
        if lemma in phrases.OPENED and not (WORK.match(noun) or phrases.MATTER.match(noun) or told):
            return None  # “Festivalen inleds med en konsert”
        reader = self.s.names_reader(clause)
        to_reader = bool({"dig", "er", "dej"} & look.seen) or any(self.s.is_role(i) for i in range(clause.first, clause.stop))
        if self.s.text_type is TextType.REPORT and look.who is Who.THING and not reader:
            return None
        if noun in phrases.UNCOUNTED and not (look.firm or reader):
            return None
        if auxiliary == "bör" or self._is_readers_duty(look, to_reader) or self._is_generality(look, reader):
            return None
        if auxiliary in ("ska", "skall"):
            if self.s.text_type is TextType.DECISION and lemma in phrases.ORDERED and not to_reader:
                return None  # what the one who gets the decision has to do
            if not (reader or times) or (lemma == "verkställa" and look.who is Who.ANSWER):
                return None
            if READER_MADE.match(noun) and not to_reader and (lemma in READER_DOES or lemma in ("ge", "komplettera", "redovisa")):
                return None
        rank = 3 if look.who is Who.ANSWER else 2
        if times or to_reader or self._is_timeless_promise(look, kind, reader):
            return self._promise(clause, agent, lemma, rank)
        return None

    def _is_done_somehow(self, look: _Look) -> bool:
        """A passive of a verb that no list knows: firmly timed or to come, and about this reader's things."""
        if self.formal or look.auxiliary not in ("", "kommer", "ska", "skall") or READER_MADE.match(look.noun):
            return False
        reader = self.s.names_reader(look.clause)
        definite = look.clause.head >= 0 and self.s.tokens.morph[look.clause.head].definite
        if look.firm:
            return (reader or bool(definite)) and look.auxiliary not in ("ska", "skall")
        return reader and look.auxiliary == "kommer"

    def _is_readers_duty(self, look: _Look, to_reader: bool) -> bool:
        """“Ansökan lämnas in till kommunen”, “fakturan ska betalas”: for the reader to do."""
        obliged = look.auxiliary in ("ska", "skall", "bör")
        if obliged and not to_reader and look.verb.lemma in ("lämna", "återlämna") and look.seen & {"tillbaka", "in"}:
            return True  # “Din bok ska lämnas tillbaka senast den 12 april”
        if not READER_MADE.match(look.noun) or look.verb.lemma not in READER_DOES or to_reader:
            return False
        ours = look.noun.startswith(("svar", "beslut", "besked", "faktura", "protokoll", "kallelse", "kontrakt", "avtal"))
        if ours and not obliged:
            return False
        outward = look.seen & {"ut", "hem", "tillbaka"} and "in" not in look.seen
        return not outward and (obliged or not look.auxiliary)

    def _is_generality(self, look: _Look, reader: bool) -> bool:
        """On web pages: what is done in general, “uppgifterna hanteras enligt …”."""
        if not self.formal or look.who is not Who.THING or look.auxiliary not in ("", "ska", "skall"):
            return False
        return not (reader and phrases.MATTER.match(look.noun)) and not (look.times and not look.auxiliary)

    def _is_timeless_promise(self, look: _Look, kind: Kind, reader: bool) -> bool:
        """Whether a passive without a time is a promise all the same, one whose time is missing."""
        clause, lemma, noun = look.clause, look.verb.lemma, look.noun
        morph = self.s.tokens.morph[clause.head] if clause.head >= 0 else None
        definite, several = morph is not None and morph.definite, morph is not None and morph.plural
        future = look.auxiliary in ("kommer", "blir") or look.auxiliary in phrases.INTENDING
        matter = phrases.MATTER.match(noun) is not None
        event = self.s.binds_to_event()
        if look.who is Who.ANSWER and (future or not look.auxiliary):
            decided = noun.startswith("beslut") or noun.endswith("beslut")
            if decided and not (future or definite or event):
                return False
            return not self.formal or future or event or (definite and lemma in phrases.HANDING_OVER)
        if reader and (future or kind in (Kind.DECIDE, Kind.ANSWER, Kind.ACT, Kind.DELIVER)):
            if not self.formal or future or look.who is Who.ANSWER:
                return True
            return matter and kind in (Kind.DECIDE, Kind.ANSWER) and lemma not in ("hantera", "registrera")
        if future:
            if self.formal or (several and not definite):
                return definite and not several and (matter or lemma in phrases.MENDING)
            return True
        if definite and matter and phrases.IN_ANOTHER.search(self.s.text):
            return True
        changes = phrases.SCHEDULES.match(noun) or lemma in ("ändra", "sänka", "justera", "utöka")
        if definite and event and not self.formal and look.who is Who.THING and not changes:
            return True
        if not (self.formal or several) and kind is Kind.ACT and phrases.EVENTS.match(noun) and look.seen & {"ny", "nytt"}:
            return True  # “En ny besiktning görs på vår bekostnad”
        if self.formal or not definite or (kind is Kind.ACT and lemma not in phrases.MENDING):
            return False
        known = kind is Kind.ACT or (kind is Kind.DECIDE and matter)
        letter = self.s.text_type in (TextType.LETTER, TextType.EMAIL, TextType.SMS)
        return event or (known and letter and not phrases.NOW.search(self.s.text))

    # -- making promises -----------------------------------------------------------------------------------------------

    def _agent(self, clause: Clause) -> str | None:
        """Who acts in a passive (“av byggnadsnämnden”); None where another body does, “avsändaren” where nobody is named."""
        tokens = self.s.tokens
        for i in range(clause.finite, clause.stop - 1):
            if self.lower[i] != "av":
                continue
            for j in range(i + 1, min(i + 5, clause.stop)):
                if is_other_body(self.lower[j]) and not self.s.own(self.lower[j]):
                    return None
                if tokens.pos[j] in ("NOUN", "PROPN"):
                    ours = is_sender(self.lower[j]) or tokens.pos[j] == "PROPN"
                    return self.s.block_text[tokens.start[i + 1] : tokens.end[j]] if ours else SENDER
        return SENDER

    def _actor(self, look: _Look) -> str:
        """The subject as written; of an elliptic clause, the one that it shares."""
        start, end = self.s.tokens.start, self.s.tokens.end
        if look.clause.subject is not None:
            return self.s.block_text[start[look.clause.subject[0]] : end[look.clause.subject[1] - 1]]
        if look.who is Who.SENDER:
            for before in reversed(self.s.clauses[: look.index]):
                if before.subject is not None and before.kind is ClauseKind.MAIN:
                    return self.s.block_text[start[before.subject[0]] : end[before.subject[1] - 1]]
        return SENDER

    def _promise(
        self, clause: Clause, actor: str | None, action: str, rank: int, *, loose: bool = False, answers: bool = True
    ) -> Promise:
        first = clause.lead[0] if clause.lead else clause.first
        while first < clause.finite and self.lower[first] in ("och", "men", "samt", ",", ":", "–", "o", ";", "så", "("):
            first += 1
        return Promise(first, clause.stop, actor or SENDER, action, loose=loose, answers=answers, rank=rank)

    def _verbless(self) -> Promise | None:
        """“Svar inom två dagar”, “Handläggningstid: 6 veckor”, “Beräknat klart: 8 juni”."""
        match = phrases.VERBLESS.match(self.s.text) or phrases.BACK_AT.match(self.s.text)
        times = [t for t in self.s.times if t.firm or t.kind is TimeKind.VAGUE]
        if not match or not times or phrases.ASKED_ANSWER.search(self.s.text):
            return None
        what = match["what"].lower()
        if what in ("tid", "datum", "tiden") and self.s.text.lstrip(" *-–").lower().startswith(what):
            return None  # “Tid: torsdagen den 12 mars” in an invitation
        if not HANDLING_TIME.match(what):
            gap = self.s.block_text[self.s.low + match.start("rest") : times[0].start]
            lengths = [t.role is Role.LENGTH for t in times if t.firm]
            if len(gap) > 40 or phrases.OTHER_SUBJECT.search(gap) or (lengths and all(lengths)):
                return None
        return Promise(self.s.first, self.s.stop, SENDER, what, times, rank=2)


def _merged(found: list[Promise]) -> list[Promise]:
    """Promises of one sentence that lean on one time, or on none, are one."""
    if len(found) < 2:
        return found
    for before, after in pairwise(found):
        # A vague word with a firm limit after it is firm: “handläggningstiden kan variera men är högst tio veckor”.
        if before.actor == after.actor and before.action == after.action and any(t.firm for t in after.times):
            before.times, before.loose = after.times, False
    firm = [p for p in found if any(t.firm for t in p.times)]
    timed = [p for p in found if p.times or p.loose]
    if len(firm) > 1 or (firm and len(timed) > len(firm)):
        return timed
    best = max(found, key=lambda p: (bool(p.times or p.loose), p.rank))
    best.times = (firm or timed or found)[0].times
    best.first, best.stop = min(p.first for p in found), max(p.stop for p in found)
    best.loose = any(p.loose for p in found)
    return [best]


def _lacks_word(verb: Verb, inner: list[str]) -> bool:
    """Whether a verb that promises only with certain words stands without them."""
    return verb.lemma in NEEDS_WORD and NEEDS_WORD[verb.lemma].isdisjoint(inner)


def _speaks_to_reader(inner: list[str]) -> bool:
    """“Hör av dig”: an elliptic clause is the sender's only where it is not said to the reader."""
    return any(a == "av" and b in ("dig", "dej", "er", "eder") for a, b in pairwise(inner))

"""One sentence with its times and clauses: who the subjects are, and which time belongs to which clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from klarsprak.commitments import clauses as clause_rules
from klarsprak.commitments import phrases
from klarsprak.commitments.clauses import Clause, ClauseKind, Tagged, Verb
from klarsprak.commitments.nouns import (
    DOER,
    HANDLING_TIME,
    READER_WORDS,
    SYSTEM,
    is_other_body,
    is_reader,
    is_readers_own,
    is_receipt,
    is_sender,
)
from klarsprak.commitments.verbs import Tense
from klarsprak.commitments.wordlists import words
from klarsprak.core.profile import TextType
from klarsprak.language import timeexpr
from klarsprak.language.timeexpr import Role, TimeExpression, TimeKind


class Who(Enum):
    """What a clause's subject is to the promise."""

    SENDER = "sender"
    READER = "reader"
    OTHER = "other"  # an authority or company that acts on its own
    IT = "it"
    HANDLING_TIME = "handling time"
    SYSTEM = "system"
    ANSWER = "answer"  # svar, besked, beslut, utbetalning
    THING = "thing"
    ELLIPTIC = "elliptic"  # “Återkommer i morgon”
    UNKNOWN = "unknown"


class Condition(Enum):
    """What a sentence's condition makes of a promise in it."""

    NONE = "none"
    NEED = "need"  # contact only if the sender needs something: no promise
    OTHER = "other"  # a promise only where it says when


@dataclass(slots=True)
class Promise:
    """A promise in one sentence: token span, who, what, and the times that belong to it.

    `loose`: the wording itself is vague (“svaret dröjer”). `answers`: it says when an answer, a decision or a visit is to
    come, so a neighbouring promise without a time may lean on it. `rank`: how much it says to the reader.
    """

    first: int
    stop: int
    actor: str
    action: str
    times: list[TimeExpression] = field(default_factory=list)
    loose: bool = False
    answers: bool = True
    rank: int = 0


_INHERITING = words("och samt men , eller o så – - & utan")
_COUNTED_BY_IMPERATIVE = words("ge vänta räkna låt")
_BINDING = words("efter vid på under till")
_STANDS_FOR_SENDER = words("han hon hen de dom någon nån")
_OURS = words("vår våra min mina en någon")
_READERS = words("din ditt dina er ert era eder")


class Sentence:
    """One sentence of a block. `times`: its time expressions, with offsets in the block's text.

    `own`: tells whether a body that acts on its own is the sender itself. Clauses are cut when first asked for.
    """

    def __init__(self, tokens: Tagged, number: int, text: str, text_type: TextType, own: Callable[[str], bool]) -> None:
        self.tokens = tokens
        self.text_type = text_type
        self.own = own
        self.first, self.stop = tokens.sentences[number]
        self.low = tokens.start[self.first]
        self.block_text = text
        self.text = text[self.low : tokens.end[self.stop - 1]]
        self.times = [timeexpr.shifted(t, self.low) for t in timeexpr.find(self.text)]
        self.formal = text_type in (TextType.WEB, TextType.REPORT, TextType.FORM)

    @property
    def lower(self) -> list[str]:
        """The sentence's words in lower case."""
        return self.tokens.lower[self.first : self.stop]

    @cached_property
    def masked(self) -> frozenset[int]:
        """Tokens of time expressions and idle clauses: they hold no clauses of their own."""
        masked: set[int] = set()
        tokens = self.tokens
        for match in phrases.IDLE.finditer(self.text):
            low, high = match.start() + self.low, match.end() + self.low
            masked.update(i for i in range(self.first, self.stop) if tokens.start[i] >= low and tokens.end[i] <= high)
        i = self.first
        for time in self.times:
            wording = self.block_text[time.start : time.end].lower()
            # “så snart vi har fått svar” and “kan variera” are clauses and verbs beside being times.
            if wording in ("så snart", "så fort", "så snabbt") or time.kind is TimeKind.RECURRING or "varier" in wording:
                continue
            while i < self.stop and tokens.end[i] <= time.start:
                i += 1
            j = i
            while j < self.stop and tokens.start[j] < time.end:
                masked.add(j)
                j += 1
        return frozenset(masked)

    @cached_property
    def clauses(self) -> list[Clause]:
        """The sentence's clauses."""
        return clause_rules.split(self.tokens, self.first, self.stop, self.masked)

    # -- words of a clause ---------------------------------------------------------------------------------------------

    def words_of(self, clause: Clause) -> list[str]:
        """A clause's words in lower case, with the fragment that stands before a relative clause in it."""
        inner = self.tokens.lower[clause.first : clause.stop]
        return [*self.tokens.lower[slice(*clause.lead)], *inner] if clause.lead else inner

    def text_of(self, clause: Clause) -> str:
        """A clause's text."""
        return self.block_text[self.tokens.start[clause.first] : self.tokens.end[clause.stop - 1]]

    def opener(self, clause: Clause) -> str:
        """The first word of a clause."""
        return self.tokens.lower[clause.first]

    def head_word(self, clause: Clause) -> str:
        """The head of a clause's own subject in lower case, or an empty string."""
        return self.tokens.lower[clause.head] if clause.head >= 0 else ""

    def is_negated(self, clause: Clause) -> bool:
        """Whether a clause is negated; “kan inte svara förrän på måndag” is not."""
        inner = [self.tokens.lower[i] for i in range(clause.first, clause.stop) if i not in self.masked]
        for at, word in enumerate(inner):
            if word not in phrases.NEGATIONS or (
                word == "inte" and inner[at + 1 : at + 2] and inner[at + 1] in phrases.NO_NEGATION
            ):
                continue
            return not (word in ("inte", "ej") and "förrän" in self.tokens.lower[clause.first : clause.stop])
        return False

    def is_present(self, clause: Clause) -> bool:
        """Whether a clause tells of now or of what is to come."""
        first = clause.auxiliaries[0] if clause.auxiliaries else ""
        if (
            clause.auxiliaries
            and clause.auxiliaries[-1] == "ha"
            and first in ("ska", "skall", "kommer", "bör", *phrases.INTENDING)
        ):
            return True  # “du ska ha fått svar före fredag”
        limits = [t for t in self.own_times(clause) if t.firm and t.role is Role.BY] if first == "har" else []
        if limits and (clause.inverted or any(self.block_text[t.start : t.end].lower().startswith("senast") for t in limits)):
            return True  # “Till den 1 oktober har vi bytt ut alla fönster”
        if first in ("har", "hade", "var", "blev") or first in phrases.HYPOTHETIC:
            return False
        return not any(v.tense is Tense.PAST for v in clause.verbs)

    def names_reader(self, clause: Clause, *, by_role: bool = True) -> bool:
        """Whether a clause names the reader: du, din …, or (`by_role`) sökanden, vårdnadshavarna."""
        if any(w in READER_WORDS for w in self.words_of(clause)):
            return True
        return by_role and any(self.is_role(i) for i in range(clause.first, clause.stop))

    def is_role(self, i: int) -> bool:
        """Whether a token is a noun for the one who is to get the answer, and none that is only counted (“två medlemmar”)."""
        tokens = self.tokens
        return tokens.pos[i] in ("NOUN", "ADJ") and is_reader(tokens.lower[i]) and not (i and tokens.pos[i - 1] == "NUM")

    def has_definite_object(self, clause: Clause, verb: Verb) -> bool:
        """“åtgärdar felet”, “ordnar det”, “går igenom dina handlingar”: something that both parties know."""
        tokens = self.tokens
        for i in [*range(*(clause.lead or (0, 0))), *range(clause.first, clause.stop)]:
            if i == verb.at or i in self.masked or (clause.subject and clause.subject[0] <= i < clause.subject[1]):
                continue
            if tokens.lower[i] in phrases.DEFINITE_PRONOUNS and tokens.pos[i] in ("PRON", "DET", "NOUN", "ADV"):
                return True
            if tokens.pos[i] == "NOUN" and tokens.morph[i].definite and (not tokens.morph[i].plural or not self.formal):
                return True
        return False

    def has_general_object(self, clause: Clause, verb: Verb) -> bool:
        """“skickar fakturor”, “erbjuder rådgivning”: things in general, not this reader's."""
        for i in range(verb.at + 1, min(verb.at + 5, clause.stop)):
            if self.tokens.pos[i] in ("NOUN", "PROPN"):
                return self.tokens.morph[i].plural and not self.tokens.morph[i].definite
            if self.tokens.lower[i] in ("någon", "nån", "en"):
                return False
        return True

    def in_quotes(self, clause: Clause) -> bool:
        """Whether a clause's verb stands within quotation marks."""
        start, end = self.tokens.start[clause.finite] - self.low, self.tokens.end[clause.finite] - self.low
        return any(m.start() <= start and m.end() >= end for m in phrases.QUOTED.finditer(self.text))

    # -- subjects ------------------------------------------------------------------------------------------------------

    def subject(self, index: int) -> Who:
        """Who or what the subject of clause `index` is; an elliptic one is looked up in the clause before."""
        clause = self.clauses[index]
        if clause.subject is not None and clause.head >= 0:
            return self._who(clause.head, clause.subject, has_lead=clause.lead is not None)
        if clause.kind is ClauseKind.RELATIVE:
            before = self.clauses[index - 1] if index else None
            if (
                before
                and before.verbs
                and before.verbs[0].lemma == "vara"
                and self.tokens.lower[clause.first - 1] in ("den", "de")
            ):
                return self.subject(index - 1)  # “Erik Ek är den som svarar dig”
            return self._antecedent(clause)
        if clause.opener in _INHERITING:
            for position in range(index - 1, -1, -1):
                if self.clauses[position].kind is ClauseKind.MAIN:
                    return self.subject(position)
        if any(c.kind is not ClauseKind.IMPERATIVE for c in self.clauses[:index]):
            return Who.UNKNOWN
        return Who.ELLIPTIC if self._only_adverbs_before(clause) else Who.UNKNOWN

    def _only_adverbs_before(self, clause: Clause) -> bool:
        return all(
            i in self.masked or self.tokens.pos[i] in ("ADV", "PUNCT", "INTJ", "CCONJ", "SYM")
            for i in range(clause.first, clause.finite)
        )

    def _antecedent(self, clause: Clause) -> Who:
        for i in range(clause.first - 1, self.first - 1, -1):
            if self.tokens.pos[i] in ("NOUN", "PROPN"):
                joined = i - 2 > self.first and self.tokens.lower[i - 1] in ("och", "&")
                if joined and self.tokens.text[i - 2][:1].isupper() and self.tokens.text[i][:1].islower():
                    return Who.SENDER  # “… till Gata och park, som svarar dig”
                return self._who(i, (i, i + 1), has_lead=False)
            if self.tokens.pos[i] in ("VERB", "AUX"):
                break
        return Who.UNKNOWN

    def _who(self, head: int, span: tuple[int, int], *, has_lead: bool) -> Who:
        word = self.tokens.lower[head]
        pronoun = self._pronoun(word, has_lead)
        if pronoun is not None:
            return pronoun
        inner = set(self.tokens.lower[span[0] : span[1]])
        if any(is_other_body(w) and not self.own(w) for w in inner):
            return Who.OTHER
        if is_readers_own(word) and inner & _READERS:
            return Who.OTHER
        if is_reader(word) or (word in ("den", "de") and any(is_reader(w) for w in inner)):
            return Who.READER
        timed = word in ("tid", "tiden", "tiderna") and phrases.TIME_OF_HANDLING.search(self.text)
        if timed or HANDLING_TIME.match(word):
            return Who.HANDLING_TIME
        if is_receipt(word):
            return Who.ANSWER
        if is_sender(word) or (inner & _OURS and DOER.search(word)):
            return Who.SENDER
        if SYSTEM.match(word) and (word.startswith("session") or not inner & READER_WORDS):
            return Who.SYSTEM
        if self.tokens.pos[head] == "PROPN" and self.tokens.text[head][:1].isupper():
            return Who.SENDER
        return Who.THING

    @staticmethod
    def _pronoun(word: str, has_lead: bool) -> Who | None:
        if word in ("vi", "jag"):
            return Who.SENDER
        if word in ("du", "ni", "alla", "samtliga", "båda"):
            return Who.READER
        if word == "man":
            return Who.UNKNOWN
        if word == "det":
            return Who.IT
        if word in ("de", "den") and has_lead:  # “den som har sökt får besked”
            return Who.READER
        if word in _STANDS_FOR_SENDER:
            return Who.SENDER
        return Who.THING if word == "den" else None

    def is_third_person(self, clause: Clause) -> bool:
        """Whether the subject is han, hon, de or a name that no word list knows as an office."""
        word = self.head_word(clause)
        if not word:
            return False
        return word in ("han", "hon", "hen", "de", "dom") or (self.tokens.pos[clause.head] == "PROPN" and not is_sender(word))

    def is_first_person(self, clause: Clause) -> bool:
        """Whether the subject is vi or jag."""
        return self.head_word(clause) in ("vi", "jag")

    # -- times ---------------------------------------------------------------------------------------------------------

    def own_times(self, clause: Clause) -> list[TimeExpression]:
        """The times that stand in a clause itself and can be the time of what it says."""
        low, high = self.tokens.start[clause.lead[0] if clause.lead else clause.first], self.tokens.end[clause.stop - 1]
        inside = (t for t in self._candidates() if low <= (t.core if t.core >= 0 else t.start) < high)
        return [t for t in inside if self._limits(t, clause)]

    def times_of(self, index: int) -> list[TimeExpression]:
        """The times that say when a promise is kept: its own clause's and those of clauses beside it that go with it."""
        clause = self.clauses[index]
        out: list[TimeExpression] = []
        for time in self._candidates():
            holder = self._clause_at(time)
            if holder is None or holder is clause:
                fits = self._limits(time, clause)
            else:
                fits = self._limits(time, holder) and self._belongs(time, holder, clause, index)
            if fits:
                out.append(time)
        return out

    def _candidates(self) -> Iterator[TimeExpression]:
        return (t for t in self.times if t.kind not in (TimeKind.PAST, TimeKind.RECURRING) and not self._is_reference(t))

    def _clause_at(self, time: TimeExpression) -> Clause | None:
        core = time.core if time.core >= 0 else time.start
        for clause in self.clauses:
            if self.tokens.start[clause.first] <= core < self.tokens.end[clause.stop - 1]:
                return clause
        return None

    def _belongs(self, time: TimeExpression, holder: Clause, clause: Clause, index: int) -> bool:
        """Whether a time in another clause of the sentence is the time of this promise."""
        if holder.kind is ClauseKind.TIME:
            return True
        position = self.clauses.index(holder)
        if holder.kind is ClauseKind.IMPERATIVE:
            # “Ge mig till på onsdag så har du ett svar”, but not “Skicka in det senast på onsdag så återkommer vi”.
            if "då" in (clause.opener, self.opener(clause)) or "då" in self.tokens.lower[clause.first : clause.finite]:
                return True  # “Håll ut till på onsdag, då kommer svaret”
            following = self.tokens.lower[holder.finite + 1 : holder.finite + 2]
            return self.tokens.lower[holder.finite] in _COUNTED_BY_IMPERATIVE and following in (["mig"], ["oss"], ["med"])
        if holder.kind is ClauseKind.RELATIVE:
            # “efter mötet som hålls den 4 maj”, “…, vilket innebär senast i maj”
            before = self.tokens.lower[max(self.first, holder.first - 5) : holder.first]
            bound = not _BINDING.isdisjoint(before) or self.opener(holder) == "vilket"
            done = self.opener(holder) == "som" and position > 0 and self.clauses[position - 1] is clause
            if done and holder.verbs and holder.verbs[0].passive:
                return self.is_present(holder)  # “ersätter dig med 3 400 kronor, som betalas ut i februari”
            return bound and self.is_present(holder) and self.subject(position) is not Who.READER
        if holder.kind is not ClauseKind.MAIN or position >= index or self.own_times(clause):
            return False
        if holder.auxiliaries[:1] == ["har"] and time.role in (Role.BY, Role.BEFORE):
            return True  # “Senast på fredag har vi gått igenom allt och hör av oss”
        if holder.auxiliaries[:1] == ["har"]:
            # “Jag har bokat ett möte i morgon och ger dig besked efter det”
            return phrases.LEANS_BACK.search(self.text_of(clause)) is not None
        if holder.auxiliaries[:1] == ["behöver"] or not self.is_present(holder) or self.is_negated(holder):
            return False
        return self.subject(position) in (Who.SENDER, Who.THING, Who.ANSWER, Who.ELLIPTIC, Who.IT)

    def _is_reference(self, time: TimeExpression) -> bool:
        """“ditt mejl från den 3 maj”: the date belongs to a thing that has been, not to the promise."""
        if time.role in (Role.BY, Role.BEFORE, Role.LENGTH, Role.OFFSET):
            return False
        before = self.text[: (time.core if time.core >= 0 else time.start) - self.low]
        if time.kind is TimeKind.DAY and phrases.OF_DATE.search(before):
            return True
        if time.kind in (TimeKind.DURATION, TimeKind.VAGUE, TimeKind.CLOCK):
            return False
        match = phrases.READER_ITEM.search(before[-60:])
        if not match:
            return False
        rest = before[: len(before[:-60]) + match.start()]
        if match["of"]:
            return True
        return phrases.OWNED.search(rest) is not None and phrases.PREPOSITION.search(rest) is not None

    def _limits(self, time: TimeExpression, clause: Clause) -> bool:
        """Whether an expression is a time limit here and not only a length of something or opening hours."""
        if time.kind is TimeKind.CLOCK:
            return phrases.SERVICE_HOURS.search(self.text) is None
        if time.kind is not TimeKind.DURATION or time.role is not Role.LENGTH:
            return True
        inner = self.tokens.lower[clause.first : clause.stop]
        verbs = {v.lemma for v in clause.verbs}
        if clause.kind is ClauseKind.IMPERATIVE:
            return True
        if verbs & phrases.TAKING_TIME or verbs & phrases.TO_HANDLE or any(HANDLING_TIME.match(w) for w in inner):
            return True
        if verbs & {"vara", "bli"}:
            earlier = self.tokens.lower[self.first : clause.first]
            return any(HANDLING_TIME.match(w) for w in earlier) or not phrases.DONE.isdisjoint(inner)
        return False

    def is_recurring(self, clause: Clause) -> bool:
        """Whether a clause tells of what happens again and again, with no limit beside it."""
        low, high = self.tokens.start[clause.first], self.tokens.end[clause.stop - 1]
        if not any(t.kind is TimeKind.RECURRING and low <= t.start < high for t in self.times):
            return False
        if phrases.NEXT_TIME.search(self.text):
            return False
        limits = (t for t in self.own_times(clause) if t.firm)
        return not any(t.kind is TimeKind.DURATION or t.role in (Role.BY, Role.BEFORE) for t in limits)

    def binds_to_event(self) -> bool:
        """Whether the sentence binds its promise to an event: “när utredningen är klar”, “efter mötet”."""
        return any(c.kind is ClauseKind.TIME for c in self.clauses) or phrases.BOUND_TO_EVENT.search(self.text) is not None

    # -- conditions ----------------------------------------------------------------------------------------------------

    def condition(self, clause: Clause) -> Condition:
        """What the sentence's conditions mean for a promise in `clause`."""
        if phrases.RETURN_TO_IT.search(self.text):
            return Condition.NONE  # “Om ni får låna nyckeln får jag återkomma till”
        found = Condition.NONE
        for number, other in enumerate(self.clauses):
            if self._is_of_later(clause, number):
                continue
            text = self.text_of(other)
            if other.kind is ClauseKind.CONDITION:
                if phrases.HARMLESS.search(text) and not phrases.INCOMPLETE.search(text):
                    continue
                if phrases.OUR_NEED.search(text):
                    return Condition.NEED
                found = Condition.OTHER
            elif other.kind is ClauseKind.OTHER and self.opener(other) == "om" and phrases.OUR_NEED.search(text):
                return Condition.NEED
        if phrases.NEED_PHRASE.search(self.text):
            return Condition.NEED
        if phrases.AT_EVENT.match(self.text) or self._told_to_first(clause):
            return Condition.OTHER
        return found if found is not Condition.NONE else self._asked_first(clause)

    def _is_of_later(self, clause: Clause, number: int) -> bool:
        """Whether clause `number` hangs on a later one: “Vi kommer i morgon och tar bort gungan om den är trasig”."""
        at = self.clauses.index(clause)
        between = any(c.kind is ClauseKind.MAIN for c in self.clauses[at + 1 : number])
        return between and any(t.firm for t in self.own_times(clause))

    def _told_to_first(self, clause: Clause) -> bool:
        """“Ring 0470-00 00 00, så skickar vi en blankett”: what the sender does once the reader has done something."""
        before = self.clauses[: self.clauses.index(clause)]
        told = (
            c for c in before if c.kind is ClauseKind.IMPERATIVE and self.tokens.lower[c.finite] not in _COUNTED_BY_IMPERATIVE
        )
        return any(told) and "så" in (clause.opener, self.tokens.lower[clause.finite - 1])

    def _asked_first(self, clause: Clause) -> Condition:
        """A question put as a condition: “Saknas något hör vi av oss”, “Undrar du något ringer du”."""
        first = self.clauses[0]
        word = self.tokens.lower[first.finite]
        inverted = first.head > first.finite or first.head < 0
        opens = first.finite == self.first and first.kind is ClauseKind.MAIN
        if first is clause and opens and first.inverted and any(self.opener(c) == "så" for c in self.clauses[1:]):
            return Condition.OTHER  # “Ska vi bygga en bro, så måste vi …”
        if opens and inverted and word not in ("saknas", "behövs", "krävs") and self.head_word(first) in ("du", "ni"):
            return Condition.NONE if first is clause else Condition.OTHER  # “Skickar du in den före fredag hinner vi …”
        if first is clause or not opens or not inverted or word not in phrases.ASKED_FIRST:
            return Condition.NONE
        if word in phrases.MISSING_FIRST or phrases.OUR_NEED.search(self.text):
            return Condition.NEED
        return Condition.OTHER

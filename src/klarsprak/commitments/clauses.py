"""Cuts a sentence into clauses with their verbs and subjects, on tags and word lists alone.

No parse is used: a promise must be found in texts for which no other rule asks for one, and the places where a parser
goes wrong (letters written in a hurry, missing words, long openings) are the places where promises are made. Swedish
word order does most of the work: the finite verb is second in a main clause, a subordinate clause begins with its
subjunction, and a subject stands just before or just after its finite verb.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import Enum

from klarsprak.commitments.nouns import ADJECTIVES, NOUNS, is_sender
from klarsprak.commitments.verbs import DOUBTFUL, FORMS, PARTICIPLES, Tense, VerbForm
from klarsprak.commitments.wordlists import words
from klarsprak.language.view import Tokens


class ClauseKind(Enum):
    """What a clause is to its sentence."""

    MAIN = "main"
    IMPERATIVE = "imperative"
    CONDITION = "condition"
    TIME = "time"
    CAUSE = "cause"
    THAT = "that"
    RELATIVE = "relative"
    OTHER = "other"


@dataclass(slots=True)
class Verb:
    """A verb of a clause: token, infinitive, tense of its form, and whether it is passive (s-form or bli + participle)."""

    at: int
    lemma: str
    tense: Tense
    passive: bool
    #: An infinitive with att that hangs on another verb or noun: “vi gör vårt bästa för att svara”.
    complement: bool = False


@dataclass(slots=True)
class Clause:
    """A clause: token span, opening word, verbs and subject.

    `finite`: its finite verb. `auxiliaries`: lower-case auxiliaries in order, the finite one first. `verbs`: the verbs that
    carry the meaning, more than one where infinitives are coordinated. `subject`: token span of its own subject or
    None. `head`: token of the subject's head or -1. `resumed`: it goes on after a subordinate clause that stood first.
    `governor`: the clause whose verb or noun an att-clause hangs on, as an index into the sentence's clauses.
    """

    first: int
    stop: int
    finite: int
    kind: ClauseKind
    opener: str = ""
    auxiliaries: list[str] = field(default_factory=list)
    verbs: list[Verb] = field(default_factory=list)
    subject: tuple[int, int] | None = None
    head: int = -1
    resumed: bool = False
    inverted: bool = False
    #: A fragment that stands before a relative clause and belongs to this clause: “Alla | som har sökt | får svar”.
    lead: tuple[int, int] | None = None


SUBJECT_PRONOUNS = words("vi jag du ni han hon hen de man den det någon ingen alla vem ngn nån samtliga båda")
AUXILIARIES = words(
    """
    ska skall kommer kan får bör måste behöver vill brukar tänker ämnar avser planerar räknar hoppas lovar garanterar
    försöker strävar siktar åtar beräknar beräknas väntas förväntas planeras hinner torde lär skulle kunde ville borde
    fick behövde har hade är var blir blev ber förbinder föreslår låter bedöms bedömer ämnas förmår kunna få komma behöva
    bli ha vara vilja utlovas tror önskar börjar fortsätter slipper
    """
)
_OPENING = words("har hade ha")
_CARRIES_ON = words("kunna få komma behöva bli ha vilja försöka börja låta hinna fortsätta")

_KINDS = {
    **dict.fromkeys(("om", "ifall", "såvida", "ifal", "förutsatt", "därest"), ClauseKind.CONDITION),
    **dict.fromkeys(
        ("när", "då", "innan", "tills", "sedan", "medan", "snart", "fort", "snabbt", "vartefter", "allteftersom"), ClauseKind.TIME
    ),
    **dict.fromkeys(("eftersom", "emedan", "ty", "därför"), ClauseKind.CAUSE),
    "att": ClauseKind.THAT,
    **dict.fromkeys(
        ("som", "vilken", "vilket", "vilka", "vars", "där", "dit", "varvid", "varefter", "vilkas", "varifrån"),
        ClauseKind.RELATIVE,
    ),
    **dict.fromkeys(("huruvida", "vad", "vem", "hur", "varför", "fastän", "fast", "vart", "än"), ClauseKind.OTHER),
}
#: What may be the subject just after a conditional om, beside the pronouns.
_OM_SUBJECTS = SUBJECT_PRONOUNS | words(
    "något inget allt detta ingenting några inga dessa dina din ditt era ert er vår vårt våra"
)
_NOMINATIVE = words("vi jag du ni han hon man")
_LEADS_INFINITIVE = words("ska skall kommer att kan")
_COORDINATORS = words("och o samt men eller utan för så & dock resp respektive")
_PUNCTUATION = words(', ; : – — - ( ) … / • * " ”')
#: After these “om” asks rather than sets a condition.
_ASKING = words(
    """
    besked beskedet information veta svar svara frågan fråga kolla kollar undersöka undersöker pröva prövar avgöra avgör
    bedöma bedömer ställning se ser reda beslut beslutet besluta utreda utreder beslutar undrar tveksam osäker kontrollera
    kontrollerar vet
    """
)
_TELLING = words("meddelar meddela informerar informera underrättar underrätta berättar berätta hälsar upplyser")
_SKIPPED_AFTER = words(
    """
    då nu därför alltså också även dock sedan redan gärna självklart inte ej alltid ju väl nog naturligtvis givetvis
    dessutom därefter däremot sig mig oss dig er tyvärr snart troligen förmodligen förhoppningsvis bara själv istället
    ändå åter även genast omgående aldrig
    """
)
_ADVERBS_BEFORE = words("inte ej aldrig alltid redan då nu själv också även ännu först snart bara inom")
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))


class Tagged:
    """The columns of a block's tokens, with parts of speech put right where a word list knows better than the tagger.

    Short notes begin with bare nouns (“Svar kommer …”, “Faktura skickas …”), which taggers take for verbs or adverbs.
    """

    __slots__ = ("end", "lemma", "lower", "morph", "pos", "sent", "sentences", "start", "text")

    def __init__(self, tokens: Tokens) -> None:
        self.text, self.lower, self.lemma, self.morph = tokens.text, tokens.lower, tokens.lemma, tokens.morph
        self.start, self.end = tokens.start, tokens.end
        self.sent, self.sentences = tokens.sent, tokens.sentences
        self.pos = tokens.pos
        wrong = [i for i, word in enumerate(tokens.lower) if word in NOUNS and tokens.pos[i] not in ("NOUN", "PROPN")]
        for first, stop in tokens.sentences:
            # A sentence's first word, with a capital, is what taggers get wrong most often.
            if (
                first < stop
                and tokens.pos[first] in ("ADV", "ADJ", "VERB", "X", "INTJ")
                and tokens.lower[first] not in FORMS
                and (
                    is_sender(tokens.lower[first]) or (tokens.pos[first] == "VERB" and tokens.lower[first].endswith(("an", "en")))
                )
            ):  # no verb form ends like “Skadan”
                wrong.append(first)
        if wrong:
            self.pos = list(tokens.pos)
            for i in wrong:
                self.pos[i] = "NOUN"
        named = [i for i, word in enumerate(tokens.lower) if word in ADJECTIVES and self.pos[i] in ("VERB", "AUX")]
        if named:
            self.pos = list(self.pos)
            for i in named:
                self.pos[i] = "ADJ"


def _readings(tokens: Tagged, i: int) -> tuple[VerbForm, ...]:
    low = tokens.lower[i]
    forms = FORMS.get(low, ())
    pos = tokens.pos[i]
    if forms:
        if pos == "ADP":
            return ()  # “inför mötet”
        if low in DOUBTFUL and pos not in ("VERB", "AUX"):
            beside = (tokens.lower[i - 1] if i else "", tokens.lower[i + 1] if i + 1 < len(tokens.lower) else "")
            subject = i > 0 and tokens.lower[i - 1] in ("de", "han", "hon") and tokens.lower[i + 1 : i + 2] != ["som"]
            led = subject or not _LEADS_INFINITIVE.isdisjoint(tokens.lower[max(0, i - 4) : i])
            if not {"vi", "jag"} & set(beside) and not led:
                return ()
        counted = pos == "NOUN" and i > 0 and tokens.pos[i - 1] in ("NUM", "DET") and tokens.sent[i - 1] == tokens.sent[i]
        if counted and tokens.lower[i - 1] != "de" and not (i + 1 < len(tokens.lower) and tokens.lower[i + 1] in _NOMINATIVE):
            return ()  # “i två delar”
        attribute = tokens.pos[i + 1 : i + 2] == ["NOUN"] and not tokens.morph[i + 1].definite
        if pos == "ADJ" and attribute and all(f.tense is Tense.PAST for f in forms):
            return ()  # “besvarade enkäter”
        if (
            pos in ("NOUN", "PROPN")
            and i
            and tokens.sent[i - 1] == tokens.sent[i]
            and all(f.tense is Tense.INFINITIVE for f in forms)
        ):
            return ()
        return forms
    if pos not in ("VERB", "AUX") or low in ADJECTIVES or not (low in AUXILIARIES or low.endswith(_VERB_ENDINGS)):
        return ()
    morph = tokens.morph[i]
    lemma = tokens.lemma[i]
    if morph.imperative:
        return (VerbForm(lemma, Tense.INFINITIVE),)
    if morph.finite:
        tense = Tense.PAST if morph.get("Tense") == "Past" else Tense.PRESENT
        return (VerbForm(lemma, tense, morph.passive),)
    if morph.infinitive:
        return (VerbForm(lemma, Tense.INFINITIVE, morph.passive),)
    if morph.supine:
        return (VerbForm(lemma, Tense.PAST, morph.passive),)
    return ()


#: What verb forms end in; a tagger's verb with another ending is a noun or an adjective that it did not know.
_VERB_ENDINGS = (
    "r",
    "s",
    "de",
    "te",
    "t",
    "a",
    "å",
    "e",
    "dde",
    "og",
    "ick",
    "öd",
    "ev",
    "öt",
    "am",
    "ann",
    "åg",
    "ll",
    "v",
    "k",
    "p",
    "d",
    "g",
    "öm",
)


def _opens(tokens: Tagged, i: int, limit: int) -> ClauseKind | None:
    """The kind of subordinate clause that token `i` opens, where it is a subjunction or a relative word."""
    low = tokens.lower[i]
    kind = _KINDS.get(low)
    if kind is None:
        return None
    before = tokens.lower[i - 1] if i else ""
    after = tokens.lower[i + 1] if i + 1 < limit else ""
    if low in ("snart", "fort", "snabbt"):
        return kind if before == "så" and after not in ("som", "det") and after[:1].isalpha() else None
    if low in ("då", "när", "som") and before in ("fall", "fallen", "händelse"):
        return ClauseKind.CONDITION
    if low in ("då", "sedan"):
        readings = _readings(tokens, i + 1) if i + 1 < limit else ()
        if any(f.tense is not Tense.INFINITIVE for f in readings) or not after[:1].isalpha():
            return None
        return kind if tokens.pos[i] != "ADV" or before in (",", "") or low == "sedan" else None
    if low == "innan" and tokens.pos[i] == "ADP" and tokens.pos[i + 1 : i + 2] != ["PRON"]:
        return kind
    if low == "om":
        if tokens.pos[i] == "ADP" and after not in _OM_SUBJECTS and i and before not in (",", "och"):
            return None
        told = before in ("dig", "er", "dej") and i > 1 and tokens.lower[i - 2] in _TELLING
        asked = before in ("vi", "jag") and i > 1 and tokens.lower[i - 2] in _ASKING  # “därefter avgör vi om ni kan få lov”
        return (
            ClauseKind.OTHER
            if before in _ASKING or asked or told or (before == "på" and i > 1 and tokens.lower[i - 2] == "reda")
            else kind
        )
    if low == "att":
        if _is_infinitive(tokens, i + 1):
            return None
        if before in ("för", "så", "utan", "genom", "trots", "medan"):
            return ClauseKind.OTHER
        if before in ("efter", "det", "sedan") or (before == "till" and i > 1 and tokens.lower[i - 2] in ("fram", "från")):
            return ClauseKind.TIME if before != "det" or (i > 1 and tokens.lower[i - 2] in ("efter", "från", "sedan")) else kind
        if before in ("eftersom", "därför"):
            return ClauseKind.CAUSE
        if before in ("förutsättning", "villkor", "förutsatt", "fall"):
            return ClauseKind.CONDITION
        return kind
    if low == "där" and (i == 0 or tokens.pos[i - 1] not in ("NOUN", "PROPN", "PUNCT")):
        return None
    if low == "därför":
        return kind if after == "att" else None
    if low in ("som", "vilken", "vilket", "vilka") and tokens.pos[i] in ("ADP",):
        return None
    if low == "som" and after in ("mest", "möjligt", "längst", "vanligt", "regel", "senast", "tidigast", "helst"):
        return None
    if low in ("fast",) and tokens.pos[i] == "ADJ":
        return None
    return kind


def _is_infinitive(tokens: Tagged, i: int) -> bool:
    """Whether token `i` is an infinitive: “för att boka tid” opens no clause with a subject."""
    return i < len(tokens.lower) and tokens.pos[i] in ("VERB", "AUX") and tokens.morph[i].infinitive


def split(tokens: Tagged, first: int, stop: int, masked: Collection[int]) -> list[Clause]:
    """The clauses of the tokens `first:stop`. `masked` tokens belong to time expressions and open no clause."""
    clauses = _verb_groups(tokens, first, stop, masked) or _verb_groups(tokens, first, stop, masked, lenient=True)
    if len(clauses) > 1 and clauses[0].kind is ClauseKind.IMPERATIVE and clauses[1].finite == clauses[0].finite + 1:
        clauses.pop(0)  # “Faktura skickas separat”: a noun that the tagger took for an imperative
    if not clauses:
        return []
    _cut(tokens, clauses, first, stop, masked)
    for clause in clauses:
        _subject(tokens, clause, masked)
    return clauses


def _verb_groups(tokens: Tagged, first: int, stop: int, masked: Collection[int], *, lenient: bool = False) -> list[Clause]:
    """One clause for every finite verb, with its auxiliaries and verbs; spans are set later.

    `lenient`: in a sentence without verbs, a present form in second place counts though the tagger took it for a noun.
    """
    clauses: list[Clause] = []
    open_auxiliary = False
    after_att = False
    for i in range(first, stop):
        if i in masked:
            continue
        low = tokens.lower[i]
        if low == "att":
            after_att = True
            continue
        readings = _readings(tokens, i)
        if lenient and not clauses and i == first + 1 and tokens.pos[first] in ("NOUN", "PROPN") and low in DOUBTFUL:
            readings = tuple(f for f in FORMS[low] if f.tense is Tense.PRESENT)
        if open_auxiliary and clauses and _is_participle(tokens, i, clauses[-1]):
            clauses[-1].verbs.append(Verb(i, PARTICIPLES.get(low, tokens.lemma[i]), Tense.PRESENT, True))
            open_auxiliary = False
            continue
        if not readings:
            if after_att and (low in SUBJECT_PRONOUNS or tokens.pos[i] in ("NOUN", "PROPN")):
                after_att = False  # “att staketet lagas”: a clause with a subject of its own
            continue
        tenses = {f.tense for f in readings}
        if tenses == {Tense.PAST} and clauses and _is_state(tokens, clauses[-1], i):
            continue  # “det är beslutat att …”: no verb of its own
        current = clauses[-1] if clauses else None
        nonfinite = Tense.INFINITIVE in tenses and (open_auxiliary or after_att)
        if Tense.PAST in tenses and Tense.PRESENT not in tenses and open_auxiliary and current and current.auxiliaries:
            # har + supine; but “kommer … skickade” is a new finite verb.
            nonfinite = current.auxiliaries[-1] in _OPENING or tokens.morph[i].supine
        if (
            not nonfinite
            and tenses == {Tense.INFINITIVE}
            and current is not None
            and (current.verbs and current.verbs[-1].tense is Tense.INFINITIVE)
            and (tokens.lower[i - 1] in ("och", "eller", "samt", ",", "o") or tokens.morph[i].infinitive)
        ):
            nonfinite = True  # “ska undersöka saken och återkomma”
        if nonfinite and current is not None:
            wanted = Tense.PAST if Tense.INFINITIVE not in tenses else Tense.INFINITIVE
            form = next(f for f in readings if f.tense is wanted)
            gets = form.lemma == "få" and tokens.pos[i + 1 : i + 2] in (["NOUN"], ["DET"], ["ADJ"], ["NUM"])
            if form.lemma in _CARRIES_ON and not gets and _verb_follows(tokens, i, stop, only_participle=form.lemma == "bli"):
                current.auxiliaries.append(low)
                open_auxiliary = True
            else:
                hangs = after_att and not open_auxiliary
                current.verbs.append(Verb(i, form.lemma, wanted, form.passive, hangs))
                open_auxiliary = False
            after_att = False
            continue
        if after_att and nonfinite:
            continue
        # “vi hörs”, “vi ses”: the deponent is meant where there is one.
        finite_forms = [f for f in readings if f.tense is not Tense.INFINITIVE] or list(readings)
        form = next((f for f in finite_forms if f.lemma.endswith("s")), finite_forms[0])
        clause = Clause(first, stop, i, ClauseKind.MAIN)
        if i == first and low not in FORMS and low not in AUXILIARIES and not low.endswith(("r", "s", "de", "te")):
            clause.kind = ClauseKind.IMPERATIVE  # “Säg till så …”
        if form.tense is Tense.INFINITIVE:
            if (
                tokens.morph[i].infinitive
                and not tokens.morph[i].imperative
                and i > first
                and tokens.lower[i - 1] not in ("och", ",", "så")
            ):
                after_att = False
                continue
            clause.kind = ClauseKind.IMPERATIVE
        if low in AUXILIARIES and _is_auxiliary(tokens, i, stop):
            clause.auxiliaries.append(low)
            open_auxiliary = True
        else:
            clause.verbs.append(Verb(i, form.lemma, form.tense, form.passive))
            open_auxiliary = False
        clauses.append(clause)
        after_att = False
    return clauses


def _is_state(tokens: Tagged, clause: Clause, i: int) -> bool:
    """Whether a form after är or blir is the participle that says what has become of the subject."""
    copula = tokens.lower[clause.finite] in ("är", "var", "blir", "blev") and len(clause.verbs) < 2 and not clause.auxiliaries
    at = clause.finite
    if clause.auxiliaries and clause.verbs and clause.verbs[-1].lemma in ("vara", "bli"):
        copula, at = True, clause.verbs[-1].at  # “ska vara åtgärdat”
    return copula and i - at <= 4 and tokens.lower[i].endswith(("t", "d", "da", "na", "de"))


def _is_participle(tokens: Tagged, i: int, clause: Clause) -> bool:
    """Whether token `i` is the participle of “bli kontaktad”, “blir uppringd”."""
    if not clause.auxiliaries or clause.auxiliaries[-1] not in ("blir", "bli", "blev"):
        return False
    return tokens.lower[i] in PARTICIPLES or (tokens.morph[i].participle and tokens.pos[i] != "ADJ")


def _verb_follows(tokens: Tagged, i: int, stop: int, *, only_participle: bool) -> bool:
    for j in range(i + 1, min(i + 8, stop)):
        if tokens.lower[j] in (",", ".", ";", ":", "och", "som", "om", "när"):
            return False
        if only_participle and (tokens.lower[j] in PARTICIPLES or tokens.morph[j].participle):
            return True
        if not only_participle and any(f.tense is not Tense.PRESENT for f in _readings(tokens, j)):
            return True
    return False


def _is_auxiliary(tokens: Tagged, i: int, stop: int) -> bool:
    """Whether an auxiliary form has a verb to carry: “vi har svaret” and “svar kommer” have none."""
    low = tokens.lower[i]
    if low in ("är", "var"):
        return False
    limit = i + (14 if low in ("ska", "skall", "kommer", "kan") else 10)
    for j in range(i + 1, min(limit, stop)):
        word = tokens.lower[j]
        if word in (";", ":", "?", "som", "eftersom", "när", "innan", "(") or (low == "får" and word in ("en", "ett")):
            return False
        readings = _readings(tokens, j)
        tenses = {f.tense for f in readings}
        if low in ("blir", "blev"):
            if word in PARTICIPLES:
                return True
            if readings:
                return False
            continue
        if low in ("har", "hade"):
            if tokens.morph[j].supine or (tenses == {Tense.PAST} and not tokens.morph[j].finite):
                return True
            if tenses & {Tense.PRESENT, Tense.INFINITIVE}:
                return False
            continue
        if Tense.INFINITIVE in tenses:
            # “Svar kommer att skickas”, but “en tekniker kommer för att laga”: no future there.
            return not (tokens.lower[j - 1] == "att" and j > i + 1 and tokens.lower[j - 2] in ("för", "genom", "utan"))
        if tenses:
            return False
        if word in ("och", "men", ",") and low in ("får", "kommer", "behöver", "vill", "bedömer", "tror", "går"):
            return False
    return False


def _cut(tokens: Tagged, clauses: list[Clause], first: int, stop: int, masked: Collection[int]) -> None:
    """Set the clauses' spans, opening words and kinds."""
    start, opener, kind = _opening(tokens, first, clauses[0].finite, masked)
    if len(clauses) == 1 and kind is not None and any(tokens.pos[i] in ("NOUN", "PROPN") for i in range(first, start)):
        start, opener, kind = first, "", None  # one verb only: “Besked om din ansökan ges i april” has no subordinate clause
    lead = (first, start) if start > first and kind is not None else None
    begin = start if kind is not None else first
    if kind is None:
        # “Ingen fara, jag kollar”: what stands before the comma is not of the clause.
        for i in range(clauses[0].finite - 1, max(first, clauses[0].finite - 4), -1):
            if tokens.lower[i] == "," and tokens.lower[i + 1] in SUBJECT_PRONOUNS:
                begin = i + 1
                break
    _open(clauses[0], begin, opener, kind)
    for number in range(1, len(clauses)):
        before, clause = clauses[number - 1], clauses[number]
        low = before.finite + 1
        carried = [v.at for v in before.verbs if v.at < clause.finite]
        low = max([low, *(at + 1 for at in carried)])
        at, opener, kind = _boundary(tokens, low, clause.finite, masked)
        if at < 0:
            at = clause.finite
            if tokens.lower[at - 1] in SUBJECT_PRONOUNS and at - 1 > before.finite and before.kind is ClauseKind.MAIN:
                at -= 1
            clause.resumed = before.kind not in (ClauseKind.MAIN, ClauseKind.IMPERATIVE)
            if clause.resumed and before.kind is ClauseKind.RELATIVE and lead:
                clause.lead = lead
                lead = None
        elif kind is None and opener in (",", ":", ";", "–", ")") and before.kind not in (ClauseKind.MAIN, ClauseKind.IMPERATIVE):
            clause.resumed = True
            if before.kind is ClauseKind.RELATIVE and lead and at + 1 == clause.finite:
                clause.lead = lead
                lead = None
        elif kind is not None and at > low:
            lead = (low, at) if clauses[number - 1].kind is not ClauseKind.MAIN and tokens.lower[low] in (",",) else lead
        _open(clause, at, opener, kind)
        before.stop = at
        if (
            kind is None
            and opener in ("och", "eller", "samt", "o", ",")
            and before.kind in (ClauseKind.TIME, ClauseKind.CONDITION)
        ):
            # “När du har ansökt och vi har granskat …” goes on being subordinate unless the subject follows the verb.
            follows = tokens.lower[clause.finite + 1] if clause.finite + 1 < stop else ""
            is_v2 = follows in SUBJECT_PRONOUNS or at + 1 >= clause.finite
            if opener != "," and not is_v2:
                clause.kind = before.kind
                clause.resumed = False
            elif is_v2:
                clause.resumed = True
    clauses[-1].stop = stop


def _open(clause: Clause, at: int, opener: str, kind: ClauseKind | None) -> None:
    clause.first = at
    clause.opener = opener
    if kind is not None:
        clause.kind = kind


def _opening(tokens: Tagged, first: int, finite: int, masked: Collection[int]) -> tuple[int, str, ClauseKind | None]:
    """The last subjunction before the first finite verb, if any."""
    for i in range(finite - 1, first - 1, -1):
        if i in masked or (tokens.lower[i] == "om" and i + 1 in masked):
            continue
        kind = _opens(tokens, i, finite + 1)
        if kind is not None and (
            i == first or tokens.lower[i] != "om" or tokens.pos[i] == "SCONJ" or tokens.lower[i - 1] in ("och", "men", ",")
        ):
            if tokens.lower[i] in ("som",) and i == first and tokens.pos[i] != "PRON":
                return first, "", None
            if tokens.lower[i] == "om" and tokens.lower[finite + 1 : finite + 2] and tokens.lower[finite + 1] in _NOMINATIVE:
                return first, "", None  # “Om orsaken till skadan har vi inte fått besked”
            return i, tokens.lower[i], kind
    return first, "", None


def _boundary(tokens: Tagged, low: int, finite: int, masked: Collection[int]) -> tuple[int, str, ClauseKind | None]:
    """Where the clause of the finite verb `finite` begins, looking back to `low`; -1 where no word shows it."""
    joined = -1
    for i in range(finite - 1, low - 1, -1):
        if i in masked:
            continue
        word = tokens.lower[i]
        kind = None if word == "om" and i + 1 in masked else _opens(tokens, i, finite + 1)
        if kind is not None:
            result = word == "att" and i > low and tokens.lower[i - 1] == "så"
            return i - result, word, kind
        if word in _PUNCTUATION:
            return i, word, None
        if word in _COORDINATORS and not (word in ("för", "utan", "så") and tokens.pos[i] == "ADP"):
            if word in ("och", "eller", "samt") and tokens.pos[i + 1 : i + 2] and _joins_nouns(tokens, i, finite):
                joined = i
                continue
            return i, word, None
    # “många ärenden och handläggningen kan …”: nothing else parts the clauses, so the word joins them and not two nouns.
    return (joined, tokens.lower[joined], None) if joined >= 0 else (-1, "", None)


def _joins_nouns(tokens: Tagged, i: int, finite: int) -> bool:
    """“Handläggaren och chefen återkommer”: the coordinator joins two nouns of one subject."""
    if i + 2 != finite or tokens.pos[i + 1] not in ("NOUN", "PROPN"):
        return False
    return i > 0 and tokens.pos[i - 1] in ("NOUN", "PROPN")


def _subject(tokens: Tagged, clause: Clause, masked: Collection[int]) -> None:
    """Find the clause's subject: a pronoun or noun just after the finite verb, or what stands before it."""
    finite = clause.finite
    if clause.kind is ClauseKind.IMPERATIVE:
        return
    start = clause.first + (1 if clause.opener else 0)
    marks = [i for i in range(start, finite - 1) if tokens.lower[i] in (":", ",", "–", "…", "!")]
    start = marks[-1] + 1 if marks else start
    left = [i for i in range(start, finite) if i not in masked]
    fronted = start < finite
    while left and (tokens.lower[left[0]] in _COORDINATORS or tokens.pos[left[0]] == "PUNCT"):
        left.pop(0)
    right = finite + 1
    while right < clause.stop and (tokens.lower[right] in _SKIPPED_AFTER or right in masked):
        right += 1
    right_pronoun = (
        right < clause.stop and tokens.lower[right] in SUBJECT_PRONOUNS and tokens.lower[right] not in ("det", "den", "alla")
    )
    if (
        clause.kind in (ClauseKind.MAIN, ClauseKind.THAT)
        and right_pronoun
        and not (left and tokens.lower[left[-1]] in ("vi", "jag", "du", "hon", "han"))
    ):
        clause.subject, clause.head, clause.inverted = (right, right + 1), right, True
        return
    trimmed = list(left)
    while trimmed and (tokens.lower[trimmed[-1]] in _ADVERBS_BEFORE or tokens.pos[trimmed[-1]] in ("ADV", "PUNCT")):
        trimmed.pop()
    if trimmed and tokens.lower[trimmed[-1]] in SUBJECT_PRONOUNS:
        clause.subject, clause.head = (trimmed[-1], trimmed[-1] + 1), trimmed[-1]
        return
    if not trimmed and clause.lead and clause.resumed:
        trimmed = [i for i in range(*clause.lead) if i not in masked]
    while trimmed and tokens.pos[trimmed[0]] in ("ADV", "CCONJ", "INTJ", "PUNCT"):
        trimmed.pop(0)
    if clause.kind is ClauseKind.RELATIVE and not trimmed:
        return
    if trimmed and tokens.pos[trimmed[0]] in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "X", "SYM"):
        head = _head(tokens, trimmed)
        if head >= 0:
            clause.subject, clause.head = (trimmed[0], head + 1), head
            return
    if fronted or clause.resumed:
        run: list[int] = []
        for i in range(right, clause.stop):
            if tokens.pos[i] in _NOMINAL and i not in masked and i not in (v.at for v in clause.verbs):
                run.append(i)
            elif run or tokens.pos[i] != "ADV":
                break
        if run:
            head = _first_nominal_head(tokens, run)
            if head >= 0:
                clause.subject, clause.head, clause.inverted = (run[0], head + 1), head, True


def _head(tokens: Tagged, run: list[int]) -> int:
    """Head of a noun phrase: its last noun before a preposition, a relative word or a comma."""
    head = -1
    if len(run) > 2 and tokens.lower[run[0]] in ("en", "ett", "någon", "flera", "två") and tokens.lower[run[1]] == "av":
        run = run[2:]  # “En av våra tekniker”
    for i in run:
        if tokens.pos[i] in ("ADP", "SCONJ") or tokens.lower[i] in ("som", ",", "(", "att", ":"):
            break
        if tokens.pos[i] in ("NOUN", "PROPN") or (head < 0 and tokens.pos[i] in ("PRON", "ADJ", "NUM", "DET")):
            if tokens.pos[i] == "PROPN" and head >= 0 and tokens.pos[head] == "PROPN":
                continue
            head = i
    return head


def _first_nominal_head(tokens: Tagged, run: list[int]) -> int:
    """Head of the first noun phrase in a run of nominal tokens: “(skickar) kommunen ett brev” is headed by kommunen."""
    for number, i in enumerate(run):
        if tokens.pos[i] in ("NOUN", "PROPN"):
            # A genitive or a noun in apposition leads on to its head: “kommunens handläggare”.
            if tokens.morph[i].genitive and number + 1 < len(run):
                continue
            return i
        if tokens.pos[i] == "PRON" and tokens.lower[i] in SUBJECT_PRONOUNS:
            return i
    return run[0] if tokens.pos[run[0]] in ("PRON", "ADJ") else -1

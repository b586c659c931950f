"""Says which clauses of a sentence are promises, and which times in the sentence belong to them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from klarsprak.commitments import clauses as clause_rules
from klarsprak.commitments.clauses import Clause, ClauseKind, Tagged, Verb
from klarsprak.commitments.lexicon import (
    FORMS,
    FRAMES,
    HANDLING,
    HANDLING_TIME,
    KINDS,
    LAW_WORDS,
    NEEDS_WORD,
    PARTICIPLES,
    POLICY_WORDS,
    READER_DOES,
    READER_MADE,
    READER_WORDS,
    SYSTEM,
    Kind,
    Tense,
    is_other_body,
    is_reader,
    is_receipt,
    is_sender,
)
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


@dataclass(slots=True)
class Promise:
    """A promise in one sentence: token span, who, what, and the times that belong to it.

    `loose`: the wording itself is vague (“svaret dröjer”). `answers`: it says when an answer, a decision or a visit is to
    come, so a neighbouring promise without a time may lean on it.
    """

    first: int
    stop: int
    actor: str
    action: str
    times: list[TimeExpression] = field(default_factory=list)
    loose: bool = False
    answers: bool = True
    rank: int = 0


_NEGATIONS = frozenset("inte ej icke aldrig ingen inget inga varken knappast ingenting".split())  # noqa: SIM905
_HYPOTHETIC = frozenset("skulle kunde ville borde fick behövde hade".split())  # noqa: SIM905
_INTENDING = frozenset(
    "tänker ämnar avser planerar räknar hoppas lovar garanterar försöker strävar siktar åtar beräknar hinner förbinder bedömer tror "  # noqa: SIM905
    "brukar bör torde föreslår ber utlovar väntas beräknas förväntas planeras bedöms lär".split()
)
_BY_THIS = re.compile(r"\b(?:med|genom|i)\s+(?:detta|det\s+här)\s+(?:brev|mejl|beslut|meddelande)\b", re.I)
_PERFORMED = frozenset("härmed bifogat bifogad bifogade bifogar härmed".split())  # noqa: SIM905
_GOVERNORS = frozenset(
    "räkna bedöma lova garantera innebära betyda bekräfta hoppas tro beräkna planera uppskatta utgå se förvänta meddela medföra "  # noqa: SIM905
    "göra säga informera anta förutse prognostisera vänta sikta".split()
)
#: With one of these a sender binds itself to what the infinitive says: “vi gör vårt bästa för att svara inom två dagar”.
_AIMING = frozenset("ha arbeta jobba göra sträva sikta kämpa anstränga se försöka verka satsa lägga".split())  # noqa: SIM905
_AIMS = re.compile(
    r"(?:mål|målet|målsättning|målsättningen|ambition|ambitionen|avsikt|avsikten|förhoppning|förhoppningen|strävan|tanken|planen|plan|löfte|utgångspunkt|bedömning|bedömningen|prognos|prognosen|uppskattning|räknar|förslag)$"
)
_DEFINITE_PRONOUNS = frozenset("det detta den denna dessa dem saken".split())  # noqa: SIM905
_NOW = re.compile(
    r"\b(?:just nu|för närvarande|för tillfället|håller (?:just nu )?på|i dagsläget|som bäst|fortfarande|alltjämt|ännu)\b", re.I
)
_OUR_NEED = re.compile(
    r"\b(?:(?:vi|jag|hon|han|handläggar\w+|nämnden|förvaltningen|de)\s+(?:eventuellt\s+|då\s+|skulle\s+|anser\s+att\s+\w+\s+)*(?:behöver|behöva|har\s+(?:några\s+|fler\s+|ytterligare\s+)?(?:frågor|fråga|funderingar)|undrar|saknar|vill|måste|ser|"
    r"bedömer|anser|tycker|kräver|upptäcker|hittar|misstänker)|saknas|fattas|oklar\w*|otydlig\w*|behövs|krävs|ändras|ändringar|förändringar|ändrar|kompletter\w+|uppstår|inträffar|händer|skulle|försenas|drar\s+ut|blir\s+(?:sen|försen|ändr|aktuell|nödvänd)\w*"
    r"|finns\s+(?:frågor|behov|anledning|skäl|oklarheter|något)|är\s+(?:något|fel|nödvändigt|aktuellt|inte)|stämmer\s+inte|inte\s+stämmer|inte\s+kan|inte\s+är|inte\s+räcker|begär)",
    re.I,
)
_HARMLESS = re.compile(
    r"\b(?:inget|ingenting|inga|allt\s+(?:går|flyter|stämmer)|vädret|möjligt|bara|så\s+(?:önskas|är\s+möjligt)|hinder|komplett|kompletta|fullständig\w*)\b",
    re.I,
)
_NEED_PHRASE = re.compile(
    r"\b(?:vid\s+(?:behov|frågor|oklarheter|problem)|i\s+förekommande\s+fall|eventuellt|vid\s+eventuella?)\b", re.I
)
_PLACE_IN_TEXT = re.compile(
    r"\b(?:avsnitt|kapitel|kap\.|bilaga|bilagan|nedan|ovan|stycket|stycke|tabell|figur|sidan?\s+\d|längre\s+(?:ned|ner)|rubriken|(?:i|till)\s+slutet\s+av\s+(?:texten|rapporten|brevet))\b",
    re.I,
)
_PHONE_SERVICE = re.compile(r"\b(?:i|på|per|via)\s+telefon(?:en)?\b|\btelefontid|\böppet?\b|\böppettid|\btelefonen\b", re.I)
_GENERAL_QUESTIONS = re.compile(
    r"\bpå\s+(?:(?:era|dina|alla|alla\s+era|vanliga|allmänna|enklare|generella|vissa|enskilda|de\s+vanligaste)\s+)?frågor\b|\bfrågor\s+om\b|\bpå\s+(?:vanliga|de\s+vanligaste|din|dina)?\s*frågor\s+(?:om|kring)",
    re.I,
)
_LEANS_BACK = re.compile(r"\b(?:då|därefter|efter\s+det(?:ta)?|sedan|samtidigt)\b", re.I)
#: Idle clauses that only fill out: they are no clauses for the splitter.
_IDLE = re.compile(
    r"\b(?:vad (?:vi|jag) kan|allt (?:vi|jag) kan|så gott (?:vi|jag|det) (?:kan|går)|som (?:sagt|vanligt)|som vi kom överens om|hoppas jag|tror jag|om (?:du|ni) vill|skulle jag tro|vad det lider|som det ser ut(?: nu)?|om möjligt|om inget annat (?:sägs|meddelas|anges))\b",
    re.I,
)
_QUOTED = re.compile(r"[”“\"»][^”“\"«»]{1,400}[”“\"«]")
_READER_ITEM = re.compile(
    r"(?P<what>mejl(?:et)?|mail(?:et)?|e-?post(?:meddelande)?|brev(?:et)?|ansökan|ansökningar|anmälan|skrivelse(?:n)?|fråga(?:n)?|frågor(?:na)?|synpunkt(?:er|erna|en)?|begäran|klagomål(?:et)?"
    r"|överklagande(?:t)?|samtal(?:et)?|besök(?:et)?|yttrande(?:t)?|meddelande(?:t)?|kontakt|beställning(?:en)?|felanmälan|ärende(?:t)?|faktura(?:n)?|detaljplanen?|svar|förfrågan|möte(?:t)?)"
    r"\s+(?:(?P<of>från|av|daterad[e]?|daterat|inkommen|inkommet|mottagen)\s+)?(?:den\s+)?$",
    re.I,
)
_OWNED = re.compile(r"\b(?:din|ditt|dina|er|ert|era)\s+(?:\w+\s+){0,2}$", re.I)
_PREPOSITION_BEFORE = re.compile(
    r"\b(?:på|om|angående|gällande|avseende|rörande|av|med\s+anledning\s+av|för|i|till|från|enligt|efter)\s+(?:\w+\s+){0,3}$",
    re.I,
)
_LATENCY = re.compile(
    r"\b(?:syns|visas|laddas|uppdateras\s+i\s+systemet|slår\s+igenom|träder\s+i\s+kraft|aktiveras|synkas|loggas)\b", re.I
)
_READERS_TIME = re.compile(
    r"\batt\s+(?:fylla|läsa|gå|köra|ladda|registrera|svara|logga|skriva|besvara|komma|ta\s+sig|göra|resa|anmäla|ansöka)\b", re.I
)
_TAKES_ABOUT = re.compile(
    r"\b(?:svar\w*|besked\w*|beslut\w*|handlägg\w*|utred\w*|behandl\w*|pröv\w*|du|ni|dig|er|din|ditt|dina|ansökan|ärende\w*|återkoppl\w*|vi|jag|granska\w*|åtgärda\w*|reparera\w*|laga|klar\w*|färdig\w*|leverans\w*|utbetal\w*)\b",
    re.I,
)
_HOW_LONG = re.compile(r"\bhur\s+(?:lång\s+tid|länge)\b.*\b(?:varier\w+|beror|är\s+olika|skiljer)\b", re.I)
_HOW_IT_WORKS = re.compile(
    r"\W*(?:(?:så\s+här|så|hur|här|därför)\s+(?!kommer\b)\w+r\s+(?:vi|kommunen|nämnden|du)|här\s+\w+s)\b", re.I
)
_VERBLESS = re.compile(
    r"^\W*(?:(?:ny|nya|nytt|nästa|preliminär[t]?|beräkna[dt]e?|förväntad?|förväntat|utlovad|utlovat|första|skriftligt|slutligt|normal|genomsnittlig|aktuell|ungefärlig|max(?:imal)?|mer|ytterligare|skriftlig)\s+)*"
    r"(?P<what>svar(?:et)?|besked(?:et)?|beslut(?:et)?|beslutsdatum|återkoppling(?:en)?|svarstid(?:en)?|handläggningstid(?:en)?|beslutstid(?:en)?|väntetid(?:en)?|kötid|leveranstid(?:en)?|behandlingstid(?:en)?|utbetalning(?:en|sdag)?"
    r"|leverans(?:en)?|info(?:rmation)?|uppdatering|statusuppdatering|klart|klar|färdigt|färdig|åtgärdat|åtgärdas|tid|besiktning(?:en)?|hembesök(?:et)?|besök(?:et)?|datum(?:\s+för\s+\w+)?|tekniker|avhämtning|inflyttning|ledtid|reparation(?:en)?|slutbesked|provsvar|uppföljning|inspektion|mötestid|avläsning|hämtning|inflytt)\b(?P<rest>.*)$",
    re.I | re.S,
)
_ASKED_ANSWER = re.compile(r"\b(?:önskas|emotses|osa|o\.s\.a\.|begärs|krävs|tacksam\w*|senast\s+till)\b", re.I)
_DONE_WORDS = frozenset(
    "klar klart klara färdig färdigt färdiga löst lösta löst lagad lagat åtgärdad åtgärdat åtgärdade tillbaka framme igång redo avklarat avklarad utskickad utskickat utskickade "  # noqa: SIM905
    "färdigbehandlad färdigbehandlat färdigställd färdigställt avgjord avgjort besvarad besvarat hemma avslutad avslutat lagade rättat rättad levererad levererat ordnat betald utbetald utbetalt inlagt "
    "tillgänglig tillgängligt tillgängliga avhjälpt avhjälpta installerat installerad fixat fixad".split()
)
_LIGHT = frozenset("få komma ske dröja nå erhålla återfå följa landa anlända räkna vänta förvänta utlova bli veta".split())  # noqa: SIM905
_INTRANSITIVE = frozenset("komma följa dröja landa nå anlända dyka ske".split())  # noqa: SIM905
_EVENTS = re.compile(
    r"(?:[\w-]*?)(?:utbetalning|utbetalningen|återkoppling|återkopplingen|återbetalning|återbetalningen|uppföljning|uppföljningen|leverans|leveransen|besiktning|besiktningen|hembesök|hembesöket|besök|besöket|avläsning|avläsningen"
    r"|inspektion|inspektionen|reparation|reparationen|tillsyn|tillsynen|installation|installationen|asfaltering|asfalteringen|arbete|arbetet|arbetena|rättelse|justering|kreditering|prövning|prövningen|omprövning|handläggning|handläggningen|behandling|granskning|montering|byte|bytet|tömning|tömningen|hämtning|hämtningen|provtagning|provtagningen|spolning|expediering|utskick|utskicket|översyn|översynen|placering|information|introduktionen|samråd|samrådet|möte|mötet|uppstart|kontakt|inkoppling|avstängning|flytt|flytten|sanering|röjning|snöröjning|snöröjningen|bedömning|bedömningen)$"
)
_DOER = re.compile(r"\w{3,}(?:are|ör|ist|log|man|ant|loger|ister|örer)$")
_MENDING = frozenset("åtgärda laga reparera byta rätta lösa avhjälpa justera korrigera".split())  # noqa: SIM905
_ANSWERS = frozenset(
    "svar svaret besked beskedet beslut beslutet återkoppling bekräftelse kallelse utbetalning utbetalningen".split()
)  # noqa: SIM905
#: What software and routines do as often as people: with a vague time alone no promise.
_GENERAL_VERBS = frozenset(
    "hantera göra uppdatera köra ändra lösa presentera skriva lägga utföra genomföra avgöra komplettera vara bli".split()
)  # noqa: SIM905
_HANDING_OVER = frozenset("skicka lämna ge sända meddela betala utbetala expediera delge publicera fatta översända".split())  # noqa: SIM905
_MATTER = re.compile(
    r"(?:[\w-]*?)(?:ansökan|ansökningar|ansökningarna|anmälan|anmälningar|ärende|ärendet|ärenden|synpunkt|synpunkten|synpunkter|fråga|frågan|frågor|begäran|klagomål|klagomålet|överklagande|överklagandet|förslag|beställning|beställningen|felanmälan|mejl|mejlet)$"
)
#: Words without which a sentence with no time in it promises nothing: verb forms, participles, names of handling times.
_STRONG = frozenset(
    [
        *(
            form
            for form, readings in FORMS.items()
            if any(r.tense is not Tense.PAST and (r.lemma in KINDS or r.lemma in FRAMES or r.lemma in _LIGHT) for r in readings)
        ),
        *PARTICIPLES,
    ]
)


class SentenceReader:
    """Reads one sentence. `times`: its time expressions, with offsets in the block's text."""

    def __init__(self, tokens: Tagged, number: int, text: str, text_type: TextType, own: Callable[[str], bool]) -> None:
        self.tokens = tokens
        self.text_type = text_type
        self.own = own
        self.first, self.stop = tokens.sentences[number]
        self.low = tokens.start[self.first] if self.stop > self.first else 0
        self.high = tokens.end[self.stop - 1] if self.stop > self.first else 0
        self.block_text = text
        self.text = text[self.low : self.high]
        self.times = [timeexpr.shifted(t, self.low) for t in timeexpr.find(self.text)]
        self.masked: set[int] = set()
        self.clauses: list[Clause] = []
        self.formal = text_type in (TextType.WEB, TextType.REPORT, TextType.FORM)

    def _masked(self) -> set[int]:
        masked: set[int] = set()
        tokens = self.tokens
        for match in _IDLE.finditer(self.text):
            low, high = match.start() + self.low, match.end() + self.low
            masked.update(i for i in range(self.first, self.stop) if tokens.start[i] >= low and tokens.end[i] <= high)
        i = self.first
        for time in self.times:
            wording = self.block_text[time.start : time.end].lower()
            if wording in ("så snart", "så fort", "så snabbt") or time.kind is TimeKind.RECURRING or "varier" in wording:
                continue
            while i < self.stop and tokens.end[i] <= time.start:
                i += 1
            j = i
            while j < self.stop and tokens.start[j] < time.end:
                masked.add(j)
                j += 1
        return masked

    # -- the sentence ------------------------------------------------------------------------------------------------

    def promises(self) -> list[Promise]:
        """The promises of the sentence, those that share one time merged into one."""
        text = self.text.rstrip()
        if not text or text.endswith("?") or _QUOTED.fullmatch(text.rstrip(".")):
            return []
        lower = self.tokens.lower[self.first : self.stop]
        if (
            not self.times
            and not any(word in _STRONG for word in lower)
            and not any(HANDLING_TIME.match(w) for w in lower if "tid" in w)
        ):
            return []  # neither a time nor a word that can promise
        self.masked = self._masked()
        self.clauses = clause_rules.split(self.tokens, self.first, self.stop, self.masked)
        if _HOW_IT_WORKS.match(text) and not any(t.firm for t in self.times):
            return []
        found: list[Promise] = []
        if _HOW_LONG.search(text) and not any(t.firm for t in self.times):
            return [
                Promise(
                    self.first,
                    self.stop,
                    "avsändaren",
                    "handlägga",
                    [t for t in self.times if t.kind is TimeKind.VAGUE][:1],
                    loose=True,
                )
            ]
        if not self.clauses or self.clauses[0].first > self.first + 6:
            verbless = self._verbless()
            if verbless:
                found.append(verbless)
        for index, clause in enumerate(self.clauses):
            promise = self._judge(index, clause)
            if promise and not self._in_quotes(clause):
                promise.times = self._times_of(index, clause)
                found.append(promise)
        return self._merged(found)

    def _in_quotes(self, clause: Clause) -> bool:
        start, end = self.tokens.start[clause.finite], self.tokens.end[clause.finite]
        return any(m.start() + self.low <= start and m.end() + self.low >= end for m in _QUOTED.finditer(self.text))

    def _merged(self, found: list[Promise]) -> list[Promise]:
        """Promises of one sentence that lean on one time, or on none, are one."""
        if len(found) < 2:
            return found
        for before, after in zip(found, found[1:], strict=False):
            # A vague word with a firm limit after it is firm: “handläggningstiden kan variera men är högst tio veckor”.
            if before.actor == after.actor and before.action == after.action and any(t.firm for t in after.times):
                before.times, before.loose = after.times, False
        firm = [p for p in found if any(t.firm for t in p.times)]
        timed = [p for p in found if p.times or p.loose]
        if len(firm) > 1 or (firm and len(timed) > len(firm)):
            keep = [p for p in found if p.times or p.loose]
            return keep
        times = (firm or timed or found)[0].times
        best = max(found, key=lambda p: (bool(p.times or p.loose), p.rank))
        best.first = min(p.first for p in found)
        best.stop = max(p.stop for p in found)
        best.times = times
        best.loose = any(p.loose for p in found)
        best.actor = best.actor or next((p.actor for p in found if p.actor), "")
        return [best]

    # -- times -------------------------------------------------------------------------------------------------------

    def _times_of(self, index: int, clause: Clause) -> list[TimeExpression]:
        """The times that say when the promise is kept: its own clause's and those of temporal clauses beside it."""
        own: list[TimeExpression] = []
        for time in self.times:
            if time.kind in (TimeKind.PAST, TimeKind.RECURRING):
                continue
            holder = self._clause_at(time)
            if holder is None or holder is clause or self._belongs(holder, clause, index):
                if self._is_reference(time) or not self._counts(time, clause):
                    continue
                own.append(time)
        return own

    def _clause_at(self, time: TimeExpression) -> Clause | None:
        core = time.core if time.core >= 0 else time.start
        for clause in self.clauses:
            if self.tokens.start[clause.first] <= core < self.tokens.end[clause.stop - 1]:
                return clause
        return None

    def _belongs(self, holder: Clause, clause: Clause, index: int) -> bool:
        """Whether a time in another clause of the sentence is the time of this promise."""
        if holder.kind is ClauseKind.TIME:
            return True
        position = self.clauses.index(holder)
        if holder.kind is ClauseKind.IMPERATIVE:
            verb = self.tokens.lower[holder.finite]
            return verb in ("ge", "vänta", "räkna", "låt") and self.tokens.lower[holder.finite + 1 : holder.finite + 2] in (
                ["mig"],
                ["oss"],
                ["med"],
            )
        if holder.kind is ClauseKind.RELATIVE:
            # “på mötet som hålls den 4 maj”, “…, vilket innebär senast i maj”
            before = self.tokens.lower[max(self.first, holder.first - 5) : holder.first]
            bound = bool({"efter", "vid", "på", "under", "till"} & set(before)) or self.tokens.lower[holder.first] == "vilket"
            return bound and self._is_present(holder) and self._subject(position, holder) is not Who.READER
        if holder.kind is ClauseKind.MAIN and position < index and holder.auxiliaries[:1] == ["har"]:
            return bool(_LEANS_BACK.search(self._clause_text(clause)))
        if holder.kind is ClauseKind.MAIN and position != index:
            who = self._subject(position, holder)
            return (
                position < index
                and self._is_present(holder)
                and who in (Who.SENDER, Who.THING, Who.ANSWER, Who.ELLIPTIC, Who.IT)
                and not self._negated(holder)
                and (holder.auxiliaries[:1] != ["behöver"])
            )
        return False

    def _is_present(self, clause: Clause) -> bool:
        if (
            clause.auxiliaries
            and clause.auxiliaries[-1] == "ha"
            and clause.auxiliaries[0] in ("ska", "skall", "kommer", "bör", *_INTENDING)
        ):
            return True  # “du ska ha fått svar före fredag”
        return (not clause.auxiliaries or clause.auxiliaries[0] not in ("har", "hade", "var", "blev", *_HYPOTHETIC)) and not any(
            v.tense is Tense.PAST for v in clause.verbs
        )

    def _is_reference(self, time: TimeExpression) -> bool:
        """“ditt mejl från den 3 maj”: the date belongs to a thing that has been, not to the promise."""
        core = time.core if time.core >= 0 else time.start
        before = self.text[: core - self.low]
        if time.kind is TimeKind.DAY and re.search(r"\bav\s+(?:den\s+)?$", before):
            return True
        match = _READER_ITEM.search(before[-60:])
        if not match:
            return False
        if time.role in (Role.BY, Role.BEFORE, Role.LENGTH, Role.OFFSET) or time.kind in (
            TimeKind.DURATION,
            TimeKind.VAGUE,
            TimeKind.CLOCK,
        ):
            return False
        start = len(before[:-60]) + match.start()
        owned = _OWNED.search(before[:start])
        if match["of"]:
            return match["of"].lower() != "från" or bool(owned) or time.role is not Role.AFTER or True
        if owned is None:
            return False
        return bool(_PREPOSITION_BEFORE.search(before[:start]))

    def _counts(self, time: TimeExpression, clause: Clause) -> bool:
        """Whether an expression is a time limit here and not only a length of something."""
        if time.kind is TimeKind.DURATION and time.role is Role.LENGTH:
            words = set(self.tokens.lower[clause.first : clause.stop])
            verbs = {v.lemma for v in clause.verbs}
            return bool(
                verbs & {"ta", "dröja", "behöva", "beräkna", "uppgå", "vänta"}
                or any(HANDLING_TIME.match(w) for w in words)
                or (verbs & {"vara", "bli"} and any(HANDLING_TIME.match(w) for w in self.tokens.lower[self.first : clause.first]))
                or not self.clauses
                or (time.amount and verbs & {"vara", "bli"} and words & _DONE_WORDS)
            )
        if time.kind is TimeKind.CLOCK:
            return not re.search(r"\bvardag|\bmåndag\s*[-–]|\böppet|\btelefon", self.text, re.I)
        return True

    # -- clauses -----------------------------------------------------------------------------------------------------

    def _words(self, clause: Clause) -> list[str]:
        words = self.tokens.lower[clause.first : clause.stop]
        return [*self.tokens.lower[slice(*clause.lead)], *words] if clause.lead else words

    def _negated(self, clause: Clause) -> bool:
        words = [self.tokens.lower[i] for i in range(clause.first, clause.stop) if i not in self.masked]
        for at, word in enumerate(words):
            if word in _NEGATIONS:
                following = words[at + 1 : at + 3]
                if word == "inte" and following[:1] in (["bara"], ["senare"], ["minst"], ["en"], ["alltför"]):
                    continue
                return not (word in ("inte", "ej") and "förrän" in self.tokens.lower[clause.first : clause.stop])
        return False

    def _subject(self, index: int, clause: Clause) -> Who:
        """Who or what the clause's subject is; an elliptic one is looked up in the clause before."""
        if clause.head < 0:
            if clause.kind is ClauseKind.RELATIVE:
                return self._antecedent(clause)
            if clause.opener in ("och", "samt", "men", ",", "eller", "o", "så", "–", "-", "&", "utan"):
                for position in range(index - 1, -1, -1):
                    before = self.clauses[position]
                    if before.kind is ClauseKind.MAIN:
                        return self._subject(position, before)
                    if before.kind is ClauseKind.RELATIVE and position == index - 1:
                        continue
            if index and any(c.kind is not ClauseKind.IMPERATIVE for c in self.clauses[:index]):
                return Who.UNKNOWN
            if clause.finite == clause.first or self._only_adverbs_before(clause):
                return Who.ELLIPTIC
            return Who.UNKNOWN
        return self._who(clause)

    def _only_adverbs_before(self, clause: Clause) -> bool:
        return all(
            i in self.masked or self.tokens.pos[i] in ("ADV", "PUNCT", "INTJ", "CCONJ", "SYM")
            for i in range(clause.first, clause.finite)
        )

    def _antecedent(self, clause: Clause) -> Who:
        for i in range(clause.first - 1, self.first - 1, -1):
            if self.tokens.pos[i] in ("NOUN", "PROPN"):
                return self._who_is(i, (i, i + 1))
            if self.tokens.pos[i] in ("VERB", "AUX"):
                break
        return Who.UNKNOWN

    def _who(self, clause: Clause) -> Who:
        assert clause.subject is not None
        return self._who_is(clause.head, clause.subject, clause)

    def _who_is(self, head: int, span: tuple[int, int], clause: Clause | None = None) -> Who:
        tokens = self.tokens
        word = tokens.lower[head]
        words = tokens.lower[span[0] : span[1]]
        if word in ("vi", "jag"):
            return Who.SENDER
        if word in ("du", "ni"):
            return Who.READER
        if word == "man":
            return Who.UNKNOWN
        if word == "det":
            return Who.IT
        if word in ("de", "den") and clause and clause.lead:
            return Who.READER
        if word in ("han", "hon", "hen", "de", "dom", "någon", "nån"):
            return Who.SENDER
        if word in ("den", "alla", "samtliga", "båda"):
            return Who.READER if word != "den" or (clause and clause.lead) else Who.THING
        if any(is_other_body(w) and not self.own(w) for w in words):
            return Who.OTHER
        if is_reader(word) or (set(words) & {"ert", "era", "er", "din", "dina", "ditt"} and is_reader(word)):
            return Who.READER
        if HANDLING_TIME.match(word) or (
            word in ("tid", "tiden", "tiderna")
            and re.search(
                r"\btid(?:en|erna)?\s+(?:för|från|till|fram)\s.{0,30}(?:handläg|svar|beslut|besked|leverans|behandl)",
                self.text,
                re.I,
            )
        ):
            return Who.HANDLING_TIME
        if is_receipt(word):
            return Who.ANSWER
        if is_sender(word) or (set(words) & {"vår", "min", "en", "våra", "vår", "någon"} and _DOER.search(word)):
            return Who.SENDER
        if SYSTEM.match(word) and not set(words) & READER_WORDS:
            return Who.SYSTEM
        if tokens.pos[head] == "PROPN" and tokens.text[head][:1].isupper():
            return Who.SENDER
        return Who.THING

    def _has_reader(self, clause: Clause, *, nouns: bool = True) -> bool:
        """Whether the clause names the reader: du, din …, or (`nouns`) by a role: sökanden, vårdnadshavarna."""
        return any(w in READER_WORDS for w in self._words(clause)) or (
            nouns
            and any(self.tokens.pos[i] == "NOUN" and is_reader(self.tokens.lower[i]) for i in range(clause.first, clause.stop))
        )

    def _own_times(self, clause: Clause) -> list[TimeExpression]:
        low, high = self.tokens.start[clause.first], self.tokens.end[clause.stop - 1]
        if clause.lead:
            low = self.tokens.start[clause.lead[0]]
        return [
            t
            for t in self.times
            if low <= (t.core if t.core >= 0 else t.start) < high
            and t.kind not in (TimeKind.PAST, TimeKind.RECURRING)
            and not self._is_reference(t)
            and self._counts(t, clause)
        ]

    def _has_event(self) -> bool:
        """Whether the sentence has a clause or phrase that binds the promise to an event: “när utredningen är klar”."""
        return any(c.kind is ClauseKind.TIME for c in self.clauses) or bool(
            re.search(r"\b(?:efter|därefter|sedan|när|så snart|då)\b", self.text, re.I)
        )

    def _recurring(self, clause: Clause) -> bool:
        low, high = self.tokens.start[clause.first], self.tokens.end[clause.stop - 1]
        return any(t.kind is TimeKind.RECURRING and low <= t.start < high for t in self.times) and not any(
            t.kind is TimeKind.DURATION or t.role in (Role.BY, Role.BEFORE) for t in self._own_times(clause) if t.firm
        )

    def _definite_object(self, clause: Clause, verb: Verb) -> bool:
        """“åtgärdar felet”, “ordnar det”, “går igenom dina handlingar”: something that both parties know."""
        tokens = self.tokens
        for i in range(clause.first, clause.stop):
            if i == verb.at or i in self.masked or (clause.subject and clause.subject[0] <= i < clause.subject[1]):
                continue
            if tokens.lower[i] in _DEFINITE_PRONOUNS and tokens.pos[i] in ("PRON", "DET", "NOUN", "ADV"):
                return True
            if tokens.pos[i] == "NOUN" and tokens.morph[i].definite and (not tokens.morph[i].plural or not self.formal):
                return True
        return False

    def _clause_text(self, clause: Clause) -> str:
        return self.block_text[self.tokens.start[clause.first] : self.tokens.end[clause.stop - 1]]

    def _condition(self, clause: Clause) -> str:
        """What the sentence's conditions mean for the promise: "" none, "need" a contact only if needed, "if" another."""
        found = ""
        if re.search(r"\båterkom\w+\s+(?:till|om|i)\W*$", self.text, re.I):
            return ""  # “Om ni får låna nyckeln får jag återkomma till”
        for other in self.clauses:
            if other.kind is not ClauseKind.CONDITION:
                continue
            text = self._clause_text(other)
            if _HARMLESS.search(text) and not re.search(r"\binte\b.*\b(?:komplett|fullständig)", text, re.I):
                continue
            if _OUR_NEED.search(text):
                return "need"
            found = "if"
        for other in self.clauses:
            if (
                other.kind is ClauseKind.OTHER
                and self.tokens.lower[other.first] == "om"
                and _OUR_NEED.search(self._clause_text(other))
            ):
                return "need"
        if _NEED_PHRASE.search(self.text):
            return "need"
        # A question put as a condition: “Undrar du något ringer du”, “Saknas något hör vi av oss”.
        first = self.clauses[0]
        if (
            not found
            and first is not clause
            and first.finite == self.first
            and first.kind is ClauseKind.MAIN
            and (first.head > first.finite or first.head < 0)
            and self.tokens.lower[first.finite]
            in (
                "saknas",
                "behöver",
                "behövs",
                "krävs",
                "skulle",
                "är",
                "har",
                "blir",
                "får",
                "vill",
                "kan",
                "uppstår",
                "finns",
                "väljer",
                "godkänns",
                "beviljas",
                "avslås",
            )
        ):
            return (
                "need"
                if _OUR_NEED.search(self.text)
                or self.tokens.lower[first.finite] in ("saknas", "behöver", "behövs", "krävs", "skulle")
                else "if"
            )
        return found

    # -- judging -----------------------------------------------------------------------------------------------------

    def _judge(self, index: int, clause: Clause) -> Promise | None:
        if clause.kind in (ClauseKind.CONDITION, ClauseKind.CAUSE, ClauseKind.OTHER, ClauseKind.TIME):
            return None
        if clause.kind is ClauseKind.IMPERATIVE:
            return self._imperative(clause)
        if clause.kind is ClauseKind.THAT and not self._is_said(index):
            return None
        if self._negated(clause) or not self._is_present(clause) or self._recurring(clause) or not clause.verbs:
            return None
        who = self._subject(index, clause)
        if who in (Who.OTHER, Who.SYSTEM):
            return None
        if clause.kind is ClauseKind.RELATIVE and not self._relative_promises(index, clause, who):
            return None
        condition = self._condition(clause)
        if condition == "need":
            return None
        promise: Promise | None
        if who in (Who.SENDER, Who.ELLIPTIC):
            promise = self._sender(index, clause, who)
            if promise is None and clause.head >= 0 and self.tokens.pos[clause.head] in ("PROPN", "NOUN"):
                # Something is done to it (“skolan byggs om”), or the tagger took a noun for a name.
                promise = self._thing(index, clause, Who.THING)
        elif who is Who.READER:
            promise = self._reader(clause)
        elif who is Who.IT:
            promise = self._it(index, clause)
        elif who is Who.HANDLING_TIME:
            promise = self._handling_time(clause)
        elif who in (Who.ANSWER, Who.THING):
            promise = self._thing(index, clause, who)
        else:
            promise = None
        if promise and self.formal and not self._concerns_reader(clause, who):
            return None
        if promise and condition == "if" and not self._own_times(clause):
            return None
        if (
            promise
            and LAW_WORDS.search(self.text)
            and (clause.auxiliaries[:1] in (["ska"], ["skall"]) or not self._has_reader(clause))
        ):
            return None
        if (
            promise
            and "skall" in clause.auxiliaries
            and who not in (Who.READER,)
            and (clause.head < 0 or self.tokens.lower[clause.head] not in ("vi", "jag"))
        ):
            return None  # nobody but statutes still writes “nämnden skall”
        if promise and POLICY_WORDS.search(self.text) and clause.auxiliaries[:1] in (["ska"], ["skall"]):
            return None
        return promise

    def _concerns_reader(self, clause: Clause, who: Who) -> bool:
        """Whether a clause of a web page or a report is about a reader's matter and not about how things work.

        Manuals and technical pages are full of “hanteras”, “uppdateras”, “levererar”; a page that speaks to one who
        has applied names that person, the matter or the answer, or says when in a firm way.
        """
        if who in (Who.HANDLING_TIME, Who.IT) or self._has_reader(clause):
            return True
        if any(t.firm for t in self._own_times(clause)):
            return True
        verbs = {v.lemma for v in clause.verbs}
        if verbs & {"återkomma", "återkoppla", "höra", "svara", "besvara", "bjuda", "kalla"}:
            return True
        words = self._words(clause)
        if any(_MATTER.match(w) for w in words) or any(w in _ANSWERS for w in words):
            return True
        vague = [t for t in self._own_times(clause) if t.kind is TimeKind.VAGUE]
        ours = any(re.search(r"\b(?:vi|jag|mån av)\b", self.block_text[t.start : t.end], re.I) for t in vague)
        return ours or (bool(vague) and not verbs & _GENERAL_VERBS)

    def _is_said(self, index: int) -> bool:
        """Whether an att-clause is stated by the sender: “vi räknar med att …”, but not “du lovade att …”."""
        if index == 0:
            return False
        governor = self.clauses[index - 1]
        if self._negated(governor) or not self._is_present(governor):
            return False
        if governor.kind is ClauseKind.IMPERATIVE:
            return self.tokens.lower[governor.finite] == "räkna"
        if not any(v.lemma in _GOVERNORS for v in governor.verbs) and governor.auxiliaries[:1] not in (
            ["räknar"],
            ["beräknar"],
            ["bedömer"],
            ["hoppas"],
            ["tror"],
            ["lovar"],
            ["garanterar"],
            ["planerar"],
        ):
            if self._own_times(self.clauses[index]) and any(_AIMS.match(w) for w in self._words(governor)):
                return True
            return (
                bool(
                    {"målet", "mål", "tanken", "planen", "ambitionen", "ambition", "målsättning", "avsikt"}
                    & set(self._words(governor))
                )
                and self._own_times(self.clauses[index]) != []
            )
        who = self._subject(index - 1, governor)
        return who in (Who.SENDER, Who.IT, Who.ELLIPTIC, Who.THING, Who.ANSWER, Who.UNKNOWN)

    def _relative_promises(self, index: int, clause: Clause, who: Who) -> bool:
        """“… till miljökontoret, som svarar dig”: a relative clause that only adds a promise."""
        if self.tokens.lower[clause.first] == "som":
            comma = clause.first > self.first and (
                self.tokens.lower[clause.first - 1] == "," or self.tokens.pos[clause.first - 1] == "PROPN"
            )
            return (
                comma
                and who is Who.SENDER
                and (self._has_reader(clause) or bool(self._own_times(clause)))
                or (comma and who is Who.SENDER and clause.auxiliaries[:1] == ["kommer"])
            )
        if self.tokens.lower[clause.first] in ("varvid", "varefter"):
            return True
        return self.tokens.lower[clause.first] == "vilka" and who is Who.SENDER and index > 0

    def _imperative(self, clause: Clause) -> Promise | None:
        """“Räkna med att det tar fyra veckor”, “Räkna med besked på fredag”."""
        words = self.tokens.lower[clause.finite : clause.stop]
        if self._negated(clause):
            return None
        if words[:2] not in (["räkna", "med"], ["vänta", "dig"], ["förvänta", "dig"]):
            return None
        following = set(words[2:])
        long = [
            t for t in self._own_times(clause) or self.times if t.kind is TimeKind.DURATION and t.unit not in ("minut", "timme")
        ]
        if long and _TAKES_ABOUT.search(self.text):
            return self._promise(clause, "avsändaren", "handlägga", rank=1)
        if not (
            any(is_receipt(w) or HANDLING_TIME.match(w) for w in following)
            or any(w.endswith(("handläggningstid", "väntetid")) for w in following)
        ):
            return None
        return self._promise(clause, "avsändaren", "ge besked", rank=2)

    def _sender(self, index: int, clause: Clause, who: Who) -> Promise | None:
        verb = self._main_verb(clause)
        kind, detail = self._kind(clause, verb)
        auxiliary = clause.auxiliaries[0] if clause.auxiliaries else ""
        times = self._own_times(clause)
        actor = self._actor(index, clause, who)
        if verb.passive:
            # “vi kontaktas”, “nämnden informeras”: not what the sender does. With a thing before it: see _thing.
            return self._thing(index, clause, who) if who is Who.ELLIPTIC and not self.formal else None
        if who is Who.ELLIPTIC and not (self._first_person(clause) and (not self.formal or times or kind in (Kind.CONTACT,))):
            return None
        if auxiliary == "ber" and "få" not in clause.auxiliaries:
            return None
        if kind is None:
            return self._comes(clause, verb, who, actor, times)
        if auxiliary in _HYPOTHETIC:
            return None
        meets = (
            auxiliary == "vill" and verb.lemma in ("träffa", "möta", "besöka", "bjuda", "kalla") and any(t.firm for t in times)
        )
        if auxiliary in ("kan", "vill", "måste", "behöver") and not meets:
            if "komma" in clause.auxiliaries:
                return None
            asks = "få" in clause.auxiliaries and verb.lemma == "återkomma"
            if not asks and (auxiliary in ("måste", "behöver", "vill") or not times):
                return None
        if auxiliary == "får" and not (kind is Kind.CONTACT and verb.lemma == "återkomma"):
            return None
        if auxiliary == "brukar" and not times:
            return None
        future = auxiliary in ("ska", "skall", "kommer", "får", *_INTENDING)
        words = set(self._words(clause))
        if (words & _PERFORMED or _BY_THIS.search(self.text)) and not future:
            return None
        if "gärna" in words and not any(t.firm for t in times):
            return None
        if (
            auxiliary in ("ska", "skall", "vill")
            and self.formal
            and who is Who.SENDER
            and self.tokens.lower[clause.head] not in ("vi", "jag")
            and not times
            and not self._has_reader(clause, nouns=False)
        ):
            return None
        if (
            "kunna" in clause.auxiliaries
            and not times
            and (clause.head < 0 or self.tokens.lower[clause.head] not in ("vi", "jag"))
        ):
            return None
        if self._is_third(clause) and not (
            self._has_reader(clause, nouns=False) or verb.lemma in ("återkomma", "återkoppla", "höra") or times
        ):
            return None  # what “hon” or somebody with a name does is no promise unless it is said to the reader
        if not self._enough(index, clause, verb, kind, future, times):
            return None
        rank = {Kind.CONTACT: 3, Kind.ANSWER: 3, Kind.INFORM: 3}.get(kind, 2)
        return self._promise(clause, actor, f"{verb.lemma} {detail}".strip(), rank=rank)

    def _is_third(self, clause: Clause) -> bool:
        """Whether the subject is han, hon, de or a name that no word list knows as an office."""
        if clause.head < 0:
            return False
        word = self.tokens.lower[clause.head]
        return word in ("han", "hon", "hen", "de") or (self.tokens.pos[clause.head] == "PROPN" and not is_sender(word))

    def _first_person(self, clause: Clause) -> bool:
        """An elliptic clause is the sender's where its verb is in the present: “Återkommer i morgon”, “Hör av mig”."""
        words = self._words(clause)
        return not any(a == "av" and b in ("dig", "dej", "er", "eder") for a, b in zip(words, words[1:], strict=False))

    def _enough(self, index: int, clause: Clause, verb: Verb, kind: Kind, future: bool, times: list[TimeExpression]) -> bool:
        """Whether the clause holds what its class of verb needs to be a promise to this reader."""
        text = self._clause_text(clause)
        words = self._words(clause)
        reader = self._has_reader(clause, nouns=kind not in (Kind.DECIDE, Kind.ACT))
        event = any(c.kind is ClauseKind.TIME and self.tokens.lower[c.first] != "innan" for c in self.clauses) or bool(
            not self.formal and set(words) & {"därefter", "sedan"}
        )
        after = self.tokens.lower[verb.at + 1 : verb.at + 2]
        if kind is Kind.CONTACT:
            if verb.lemma == "återkomma":
                if _PLACE_IN_TEXT.search(self.text):
                    return False
                return not re.search(r"\btill\s+(?:arbetet|jobbet|tjänst|tjänsten|kontoret|ämnet)\b", text, re.I)
            if verb.lemma == "ringa":
                rest = [w for w in words[words.index(self.tokens.lower[verb.at]) + 1 :] if w.isalpha()]
                return (
                    reader
                    or bool(times)
                    or future
                    or not rest
                    or rest[0] in ("upp", "tillbaka", "när", "honom", "henne")
                    or event
                )
            if verb.lemma in ("kalla", "mejla", "maila", "messa", "smsa"):
                return reader or bool(times) or future or "över" in words or any(is_receipt(w) for w in words)
            if verb.lemma in ("ge", "lämna") and not (reader or times or future or event):
                return clause.opener in ("och", "samt", "o", ",", "så") or not self.formal
            if verb.lemma == "ge" and re.search(r"\bge\w*\s+(?:dig\s+|er\s+)?möjlighet", text, re.I):
                return bool(times)
            return True
        if kind is Kind.INFORM:
            content = any(
                c.kind is ClauseKind.THAT and c.first >= clause.stop - 1 for c in self.clauses[index + 1 : index + 2]
            ) or after in (["att"], ["om"], ["härmed"], [":"])
            if future or times or event:
                return not (content and not future and not times and not event)
            whether = any(
                c.kind is ClauseKind.OTHER and self.tokens.lower[c.first] == "om" for c in self.clauses[index + 1 : index + 2]
            )
            return reader and not content and (whether or not re.search(r"\b(?:om|att)\b", text, re.I))
        if kind is Kind.ANSWER:
            if re.match(
                r"\S+\s+(?:\S+\s+){0,3}?för\s+(?!dig|er\b)",
                self.block_text[self.tokens.start[verb.at] : self.tokens.end[clause.stop - 1]],
            ) or _PHONE_SERVICE.search(self.text):
                return False
            if _GENERAL_QUESTIONS.search(self.text):
                return bool(times) and reader
            return future or reader or bool(times) or event or self._definite_object(clause, verb)
        if kind is Kind.DECIDE:
            if verb.lemma == "besluta" and not future:
                return bool(times) and after != ["att"]
            if times:
                return True
            if _NOW.search(self.text):
                return False
            if verb.lemma in NEEDS_WORD and not set(words) & NEEDS_WORD[verb.lemma]:
                return False
            known = reader or self._definite_object(clause, verb)
            if future:
                return known or not self.formal
            return (known or event or verb.lemma in ("kolla", "kika")) and not (self.formal and not event)
        if kind is Kind.DELIVER:
            if verb.lemma in ("erbjuda", "tillhandahålla", "öppna", "planera") and not future:
                return reader and (event or any(t.kind is TimeKind.VAGUE or t.role is Role.BY for t in times))
            if times:
                return True
            if "vidare" in words and not future:
                return False
            if verb.lemma in ("vidarebefordra", "vidarebefodra", "slussa") and not future:
                return False

            known = reader or self._definite_object(clause, verb)
            if future:
                return known or not self.formal
            if clause.subject is None and clause.opener in ("och", "o", "samt", ",", "sedan"):
                return True
            first_person = clause.head >= 0 and self.tokens.lower[clause.head] in ("vi", "jag")
            return reader or event or (not self.formal and (known or (first_person and not self._general_object(verb, clause))))
        if verb.lemma == "bygga" and after == ["på"]:
            return False
        if times:
            return True
        if verb.lemma in ("hjälpa", "träffa", "möta", "lyssna", "handla", "rita", "åka", "köra", "ladda") and not future:
            return False
        known = reader or self._definite_object(clause, verb)
        if future:
            return known or not self.formal
        first_person = clause.head >= 0 and self.tokens.lower[clause.head] in ("vi", "jag")
        if self.formal:
            return reader and event
        return known or event or (first_person and verb.lemma != "göra" and not self._general_object(verb, clause))

    def _general_object(self, verb: Verb, clause: Clause) -> bool:
        """“skickar fakturor”, “erbjuder rådgivning”: things in general, not this reader's."""
        for i in range(verb.at + 1, min(verb.at + 5, clause.stop)):
            if self.tokens.pos[i] in ("NOUN", "PROPN"):
                return self.tokens.morph[i].plural and not self.tokens.morph[i].definite
        return True

    def _comes(self, clause: Clause, verb: Verb, who: Who, actor: str, times: list[TimeExpression]) -> Promise | None:
        """Light verbs with a person as subject: en tekniker kommer i morgon; vi ses på plats den 3; vi är klara på fredag."""
        words = self._words(clause)
        lemma = verb.lemma
        auxiliary = clause.auxiliaries[0] if clause.auxiliaries else ""
        if auxiliary in ("kan", "vill", "måste", "behöver", "får", *_HYPOTHETIC):
            return None
        firm = any(t.firm for t in times)
        if lemma == "komma":
            after = self.tokens.lower[verb.at + 1 : verb.at + 2]
            if set(words) & {"tillbaka", "åter"} and not set(words) & {"med", "till"}:
                return None
            if after == ["in"] or "in" in self.tokens.lower[verb.at : verb.at + 2]:
                return None
            if after == ["med"] and any(is_receipt(w) for w in words):
                return self._promise(clause, actor, "komma med besked", rank=3)
            if {"från"} & set(after) or re.search(
                r"\bkomm\w+\b.{0,20}\b(?:fram till|in på|överens|ihåg|igång|åt)\b", self.text, re.I
            ):
                return None
            toward = bool({"er", "dig", "ut", "hem", "förbi", "hit", "besök", "tillsyn"} & set(words))
            if firm and who is Who.SENDER:
                return self._promise(clause, actor, "komma", rank=2)
            office = clause.head >= 0 and not self._is_third(clause) and self.tokens.lower[clause.head] not in ("vi", "jag")
            if times and who is Who.SENDER and office:
                return self._promise(clause, actor, "komma", rank=2)
            return self._promise(clause, actor, "komma", rank=2) if toward and who is Who.SENDER and not self.formal else None
        if lemma == "göra" and firm and "det" in words:
            return self._promise(clause, actor, "göra det", rank=1)
        if lemma in ("ses", "höras", "träffas") and firm:
            return self._promise(clause, actor, lemma, rank=2)
        if lemma in ("vara", "bli", "ha") and set(words) & {"klara", "klar", "färdiga", "färdig"} and times:
            return self._promise(clause, actor, "vara klar", rank=2)
        if lemma == "vara" and firm and self._has_reader(clause) and set(words) & {"hos", "framme", "plats"}:
            return self._promise(clause, actor, "komma", rank=2)
        if lemma in ("räkna", "hoppas", "lova", "återkomma") and times and any(is_receipt(w) for w in words):
            return self._promise(clause, actor, "ge besked", rank=3)
        if lemma == "lova" and times:
            return self._promise(clause, actor, "ge besked", rank=3)
        if lemma == "ha" and firm and any(is_receipt(w) for w in words) and self._has_reader(clause):
            return self._promise(clause, actor, "ge besked", rank=3)
        return None

    def _main_verb(self, clause: Clause) -> Verb:
        """The verb that carries the promise: of coordinated infinitives, the one that says most to the reader."""
        if not clause.auxiliaries:
            first = clause.verbs[0]
            if clause.head >= 0 and self.tokens.lower[clause.head] not in ("vi", "jag"):
                return first
            if first.lemma == "be" and clause.verbs[-1].lemma == "återkomma":
                return clause.verbs[-1]
            if first.lemma in _AIMING and self._own_times(clause):
                for verb in clause.verbs[1:]:
                    if verb.complement and self._kind(clause, verb)[0] is not None:
                        return verb
            return first
        if clause.verbs[0].lemma == "be" and clause.verbs[-1].lemma == "återkomma":
            return clause.verbs[-1]
        if clause.verbs[0].lemma in _AIMING and len(clause.verbs) > 1 and clause.verbs[1].complement and self._own_times(clause):
            return clause.verbs[1]
        order = {Kind.CONTACT: 4, Kind.ANSWER: 4, Kind.INFORM: 3, Kind.DELIVER: 2, Kind.DECIDE: 2, Kind.ACT: 1, None: 0}
        best, score = clause.verbs[0], -1
        for verb in clause.verbs:
            if verb.complement and verb is not clause.verbs[0]:
                continue
            rank = order[self._kind(clause, verb)[0]]
            if rank > score:
                best, score = verb, rank
        return best

    def _kind(self, clause: Clause, verb: Verb) -> tuple[Kind | None, str]:
        """The class of a verb here, with the word of its frame that decided."""
        words = self.tokens.lower[clause.first : clause.stop]
        frames = FRAMES.get(verb.lemma)
        if frames:
            following = self.tokens.lower[verb.at + 1 : verb.at + 9]
            if (verb.lemma == "säga" and {"nej", "ja"} & set(following)) or (verb.lemma == "skriva" and following[:1] == ["att"]):
                return None, ""  # “nämnden säger nej till din ansökan”, “läkaren skriver att …”: what is said, no promise
            for complement, kind in frames:
                for word in following:
                    if word in complement or (kind is Kind.CONTACT and verb.lemma in ("ge", "lämna") and is_receipt(word)):
                        return kind, _reflexive(verb.lemma, word)
                    if word in (".", ";", "att") or (word == "," and verb.lemma != "ge"):
                        break
                for word in words:
                    if (
                        word in complement
                        and kind in (Kind.CONTACT, Kind.DECIDE)
                        and word not in ("av", "med", "över", "på", "efter", "i", "om", "in", "upp")
                    ):
                        return kind, word
            if verb.lemma not in NEEDS_WORD and verb.lemma in KINDS and verb.lemma not in ("ta", "göra", "lämna"):
                return KINDS[verb.lemma], ""
            return None, ""
        if verb.lemma in NEEDS_WORD and not set(words) & NEEDS_WORD[verb.lemma]:
            return None, ""
        return KINDS.get(verb.lemma), ""

    def _reader(self, clause: Clause) -> Promise | None:
        """The reader as the one who receives: du får svar, du blir kontaktad, du hör från oss."""
        verb = self._main_verb(clause)
        words = self._words(clause)
        lemma = verb.lemma
        auxiliary = clause.auxiliaries[0] if clause.auxiliaries else ""
        times = self._own_times(clause)
        firm = any(t.firm for t in times)
        if auxiliary in ("vill", "måste", "behöver", *_HYPOTHETIC) or "gärna" in words:
            return None
        if lemma in ("vara", "bli") and times:
            return self._state(clause, verb, "", times)
        if lemma == "hämta" and auxiliary == "kan" and any(t.firm and t.role is Role.AFTER for t in times):
            return self._promise(clause, "avsändaren", "ha klart att hämta", rank=1)
        if verb.passive:
            kind = self._kind(clause, verb)[0]
            if auxiliary in ("kan", "får", "bör"):
                return None
            if lemma in ("erbjuda", "tilldela", "anvisa") and (times or auxiliary == "kommer"):
                return self._promise(clause, self._agent(clause), lemma, rank=2)
            if kind in (Kind.CONTACT, Kind.INFORM) or lemma in ("delge", "besöka", "intervjua"):
                if lemma == "kalla" and "till" not in words and auxiliary not in ("blir", "kommer"):
                    return None
                if (
                    self.formal
                    and auxiliary == ""
                    and not times
                    and not any(w in READER_WORDS for w in words)
                    and not self._has_event()
                ):
                    return None
                if auxiliary in ("ska", "skall") and not any(w in READER_WORDS for w in words) and not times:
                    return None
                return self._promise(clause, self._agent(clause), PARTICIPLES.get(lemma, lemma), rank=3)
            return None
        if (
            auxiliary in ("kan", "ska", "skall", "kommer", "bör", "torde", "lär")
            or not auxiliary
            or auxiliary in ("får", "väntas", "beräknas")
        ):
            if auxiliary == "kan" and not firm and lemma not in ("räkna", "vänta", "förvänta"):
                return None
            if lemma in ("räkna", "vänta", "förvänta"):
                if lemma == "vänta" and not times and not set(words) & {"dig", "er"}:
                    return None
                if any(is_receipt(w) for w in words) or any(v.lemma in ("få", "höra", "bli", "ha") for v in clause.verbs):
                    return (
                        self._promise(clause, "avsändaren", "ge besked", rank=3)
                        if times or any(is_receipt(w) for w in words)
                        else None
                    )
                return None
            if lemma in ("få", "erhålla", "återfå"):
                return self._gets(clause, verb, times, auxiliary)
            if lemma == "höra":
                rest = self.tokens.lower[verb.at + 1 : clause.stop]
                if ("från" in rest or "av" in rest) and "dig" not in rest and "er" not in rest[:2]:
                    return self._promise(clause, "avsändaren", "höra av sig", rank=3)
                return None
            if (
                lemma == "ha"
                and not {"rätt", "möjlighet", "bokad"} & set(words)
                and (firm or any(t.firm for t in self._times_of(self.clauses.index(clause), clause)))
            ):
                if words[1:3] and self.tokens.lower[verb.at + 1 : verb.at + 2] in (["dem"], ["den"], ["det"]):
                    return self._promise(clause, "avsändaren", "ge besked", rank=3)
                if any(
                    w
                    in (
                        "svar",
                        "svaret",
                        "besked",
                        "beskedet",
                        "beslut",
                        "beslutet",
                        "listan",
                        "underlaget",
                        "förslaget",
                        "rapporten",
                        "pengarna",
                        "bygglovsbeslut",
                    )
                    or w.endswith(("beslut", "besked"))
                    for w in words
                ):
                    return self._promise(clause, "avsändaren", "ge besked", rank=3)
                return None
            if lemma == "ta" and "del" in words and (auxiliary == "får" or "få" in clause.auxiliaries):
                return self._promise(clause, "avsändaren", "låta ta del", rank=2)
            if auxiliary == "får":
                if lemma in ("veta", "höra") or (lemma == "se" and times):
                    return self._promise(clause, "avsändaren", "ge besked", rank=3)
                return None
            if lemma in ("veta",) and times:
                return self._promise(clause, "avsändaren", "ge besked", rank=3)
        return None

    def _gets(self, clause: Clause, verb: Verb, times: list[TimeExpression], auxiliary: str) -> Promise | None:
        tokens = self.tokens
        text = self.block_text[tokens.start[clause.first] : tokens.end[clause.stop - 1]]
        if re.search(r"\b(?:det\s+här|detta)\s+(?:brev|mejl|beslut|meddelande|sms)", text, re.I):
            return None
        if re.search(
            r"\b(?:svar\s+på\s+(?:vanliga|de\s+vanligaste|frågor|dina\s+frågor\s+om|allmänna)|här\s+får\s+(?:du|ni))\b",
            text,
            re.I,
        ):
            return None
        if re.search(r"\bhjälp\b", text, re.I) and not any(t.firm for t in times):
            return None
        scan = [*range(verb.at + 1, clause.stop), *range(clause.first, verb.at)]
        for i in scan:
            word = tokens.lower[i]
            if clause.subject and clause.subject[0] <= i < clause.subject[1]:
                continue
            if is_receipt(word) and tokens.pos[i] != "VERB":
                if i > verb.at and tokens.lower[i - 1] in ("för", "enligt", "genom", "i", "om", "av") and not times:
                    continue
                if word in (
                    "tid",
                    "tider",
                    "plats",
                    "pass",
                    "lov",
                    "ersättning",
                    "pengar",
                    "bidraget",
                    "stödet",
                    "tillstånd",
                    "kort",
                    "uppgifter",
                    "material",
                    "stöd",
                    "möjlighet",
                ) and not (times or auxiliary in ("kommer", "ska")):
                    continue
                if "enligt" in tokens.lower[clause.first : clause.stop] and not times and auxiliary != "kommer":
                    continue
                return self._promise(clause, "avsändaren", f"ge {word}", rank=3)
        limits = [t for t in times if t.firm and t.role in (Role.BY, Role.BEFORE, Role.OFFSET)]
        if limits and any(tokens.pos[i] == "NOUN" and i not in self.masked for i in scan):
            return self._promise(clause, "avsändaren", "leverera", rank=2)
        if "veta" in tokens.lower[verb.at + 1 : clause.stop] or "reda" in tokens.lower[verb.at + 1 : verb.at + 3]:
            return self._promise(clause, "avsändaren", "ge besked", rank=3)
        return None

    def _it(self, index: int, clause: Clause) -> Promise | None:
        """Det tar sex veckor; det dröjer; det kommer en tekniker; det blir en ny besiktning; det bör vara löst på fredag."""
        verb = self._main_verb(clause)
        words = self._words(clause)
        times = self._own_times(clause)
        firm = any(t.firm for t in times)
        auxiliary = clause.auxiliaries[0] if clause.auxiliaries else ""
        if auxiliary in ("måste", "får", "behöver", *_HYPOTHETIC) or (auxiliary == "kan" and "komma" in clause.auxiliaries):
            return None
        if verb.lemma in ("ta", "dröja"):
            vague = (
                any(t.kind is TimeKind.VAGUE for t in self.times)
                or verb.lemma == "dröja"
                or bool(re.search(r"\btid\b|\blängre\b|\blänge\b", self.text, re.I))
            )
            if not (firm or vague) or _LATENCY.search(self.text) or _READERS_TIME.search(self.text):
                return None
            if any(SYSTEM.match(w) for w in self.tokens.lower[self.first : self.stop]):
                return None
            minutes = [t for t in times if t.unit == "minut"]
            if minutes and not re.search(r"\b(?:innan|tills)\b", self.text, re.I):
                return None
            about = _TAKES_ABOUT.search(self.text)
            short = self.stop - self.first <= 12
            longer = (
                short and re.search(r"\blängre\b|\blång tid\b", self.text, re.I) and not re.search(r"\batt\b", self.text, re.I)
            )
            if (
                not about
                and not longer
                and not (
                    index == 0
                    and firm
                    and self.text_type is not TextType.REPORT
                    and re.match(r"\W*det\s+(?:brukar|kan|kommer|bör|tar|beräknas)", self.text, re.I)
                )
            ):
                return None
            return self._promise(clause, "avsändaren", "handlägga", rank=1, loose=not firm)
        if (
            verb.lemma == "vara"
            and any(HANDLING_TIME.match(w) for w in words)
            and (firm or re.search(r"\b(?:lång|långa|längre|olika|varierande)\b", self.text, re.I))
        ):
            return self._promise(clause, "avsändaren", "handlägga", rank=1, loose=not firm)
        if verb.lemma in ("vara", "bli"):
            done = set(words) & _DONE_WORDS
            if times and done and not set(words) & {"nu", "redan"}:
                return self._promise(clause, "avsändaren", "vara klar", rank=2)
            if (
                verb.lemma == "bli"
                and firm
                and any(c.kind is ClauseKind.TIME and self.tokens.lower[c.first] == "innan" for c in self.clauses)
            ):
                return self._promise(clause, "avsändaren", "ge besked", rank=2)
            coming = self.tokens.lower[verb.at + 1 : verb.at + 5]
            if (
                verb.lemma == "bli"
                and coming[:1] in (["en"], ["ett"])
                and any(_EVENTS.match(w) or is_receipt(w) for w in coming)
                and not self.formal
            ):
                return self._promise(clause, "avsändaren", "genomföra", rank=1)
            return None
        if verb.lemma in ("komma", "gå"):
            for i in range(verb.at + 1, clause.stop):
                word = self.tokens.lower[i]
                if self.tokens.pos[i] in ("NOUN", "PROPN"):
                    if is_receipt(word) or (is_sender(word) and not is_other_body(word)):
                        return self._promise(clause, word, "komma", rank=2)
                    break
            return None
        if verb.passive and KINDS.get(verb.lemma) in (Kind.DELIVER, Kind.DECIDE, Kind.ACT) and times:
            return self._promise(clause, "avsändaren", verb.lemma, rank=2)
        if verb.lemma in ("ske", "göra") and firm:
            return self._promise(clause, "avsändaren", "genomföra", rank=1)
        return None

    def _handling_time(self, clause: Clause) -> Promise | None:
        words = set(self._words(clause))
        times = self._own_times(clause)
        if any(t.firm for t in times):
            return self._promise(clause, "avsändaren", "handlägga", rank=1)
        loose = bool(words & {"lång", "långa", "längre", "lång.", "olika", "varierar", "variera", "osäker", "osäkra"}) or bool(
            times
        )
        return self._promise(clause, "avsändaren", "handlägga", rank=1, loose=True) if loose else None

    def _thing(self, index: int, clause: Clause, who: Who) -> Promise | None:
        """The answer or the matter as subject: svar kommer, din ansökan prövas, beslutet skickas, arbetet är klart."""
        verb = self._main_verb(clause)
        words = self._words(clause)
        lemma = verb.lemma
        times = self._own_times(clause)
        if set(words) & _PERFORMED and not times:
            return None
        if (
            not verb.passive
            and lemma != "följa"
            and KINDS.get(lemma) in (Kind.CONTACT, Kind.INFORM, Kind.ANSWER, Kind.DECIDE, Kind.DELIVER)
        ):
            # A body that no list knows (“småbarnspedagogiken”) but that answers, decides or sends.
            enough = times if self.formal else (times or self._has_reader(clause))
            if who is Who.THING and clause.head >= 0 and enough and lemma not in ("återkomma", "ta", "ersätta"):
                return self._sender(index, clause, Who.SENDER)
            return None
        firm = any(t.firm for t in times)
        auxiliary = clause.auxiliaries[0] if clause.auxiliaries else ""
        noun = self.tokens.lower[clause.head] if clause.head >= 0 else ""
        if auxiliary in ("måste", "behöver", "får", "vill", *_HYPOTHETIC):
            return None
        if auxiliary == "kan" and not ("komma" not in clause.auxiliaries and times):
            return None
        agent = self._agent(clause)
        if agent is None:
            return None
        if lemma in ("dröja",):
            return (
                self._promise(clause, "avsändaren", "svara", rank=2, loose=True)
                if who is Who.ANSWER or HANDLING.match(noun)
                else None
            )
        if lemma in ("ta",) and not verb.passive and HANDLING.match(noun):
            longer = bool(re.search(r"\b(?:lång|längre|tid)\b", self.text, re.I))
            if times or longer:
                return self._promise(clause, "avsändaren", "handlägga", rank=1, loose=not firm)
            return None
        if lemma in ("beräkna", "vänta", "förvänta", "planera", "utlova", "bedöma") and verb.passive:
            if self.text_type is TextType.REPORT and who is Who.THING:
                return None
            if times or who is Who.ANSWER:
                return self._promise(clause, "avsändaren", f"ge {noun}" if who is Who.ANSWER else "genomföra", rank=2)
            return None
        if lemma in ("ske", "äga", "bli") and not verb.passive and lemma != "bli":
            if _EVENTS.match(noun) or (
                times and (who is Who.ANSWER or self._has_reader(clause) or any(t.kind is TimeKind.DURATION for t in times))
            ):
                return (
                    self._promise(clause, "avsändaren", noun, rank=2) if times or not self.formal or who is Who.ANSWER else None
                )
            return None
        if lemma in _INTRANSITIVE and not verb.passive:
            if who is Who.ANSWER and (not self.formal or times or self._has_reader(clause) or auxiliary == "kommer"):
                if lemma == "komma" and {"in", "från", "ur", "av"} & set(self.tokens.lower[verb.at + 1 : verb.at + 2]):
                    return None
                return self._promise(clause, "avsändaren", f"ge {noun}", rank=3)
            if lemma == "komma" and firm and _EVENTS.match(noun):
                return self._promise(clause, "avsändaren", noun, rank=2)
            return None
        if lemma == "vara" and not verb.passive and times and _AIMS.match(noun) and len(clause.verbs) > 1:
            kind = self._kind(clause, clause.verbs[1])[0]
            return self._promise(clause, "avsändaren", clause.verbs[1].lemma, rank=2) if kind else None
        if lemma in ("vara", "bli") or (
            lemma in ("fungera", "finnas", "stå", "starta", "påbörja", "börja", "sluta") and not verb.passive
        ):
            return self._state(clause, verb, noun, times)
        if verb.passive:
            return self._done_to(clause, verb, who, noun, times, agent)
        return None

    def _state(self, clause: Clause, verb: Verb, noun: str, times: list[TimeExpression]) -> Promise | None:
        words = self._words(clause)
        if (
            SYSTEM.match(noun)
            or not times
            or set(words) & {"stängd", "stängt", "stängda", "öppet", "öppen", "giltig", "giltigt", "ledig", "ledigt"}
        ):
            return None
        if verb.lemma in ("fungera", "finnas", "börja", "starta", "påbörja"):
            if verb.lemma == "finnas" and not set(words) & {
                "tillgängliga",
                "tillgänglig",
                "tillgängligt",
                "hämta",
                "avhämtning",
                "konto",
                "kontot",
                "hos",
            }:
                return None
            return self._promise(clause, "avsändaren", "vara klar", rank=2, answers=False)
        ending = [t for t in times if t.firm and t.role in (Role.BY, Role.BEFORE)]
        done = (
            [w for w in words if w in _DONE_WORDS and w != "på"]
            or any(
                ending
                and (w.endswith(("ad", "ade", "at")) and self.tokens.morph[i].participle)
                and not w.startswith(("stäng", "avstäng", "öppen"))
                for i, w in zip(range(clause.finite, clause.stop), self.tokens.lower[clause.finite : clause.stop], strict=True)
            )
            or any(w in PARTICIPLES and KINDS.get(PARTICIPLES[w]) in (Kind.ACT, Kind.DELIVER) for w in words)
        )
        if (
            is_receipt(noun)
            and not any(t.firm for t in times)
            and re.search(r"\bpå\s+gång|förestående|snart|dröj", self.text, re.I)
        ):
            return self._promise(clause, "avsändaren", f"ge {noun}", rank=2)
        if (done or ({"hos", "framme"} & set(words) and self._has_reader(clause))) and not set(words) & {"nu", "redan"}:
            return self._promise(clause, "avsändaren", "vara klar", rank=2)
        firm = [
            t
            for t in times
            if t.firm and t.kind in (TimeKind.DAY, TimeKind.WEEKDAY, TimeKind.WEEK, TimeKind.CLOCK, TimeKind.MONTH)
        ]
        if (
            firm
            and re.search(r"(?:tid|datum|datumet|tiden)$", noun)
            and set(words) & {"ny", "nytt", "nya", "preliminär", "preliminärt", "beräknad", "beräknat"}
        ):
            return self._promise(clause, "avsändaren", "hålla tiden", rank=1)
        return None

    def _done_to(
        self, clause: Clause, verb: Verb, who: Who, noun: str, times: list[TimeExpression], agent: str
    ) -> Promise | None:
        """Passives: din ansökan prövas, besked lämnas, gatan kommer att asfalteras."""
        words = self._words(clause)
        lemma = verb.lemma
        auxiliary = clause.auxiliaries[0] if clause.auxiliaries else ""
        kind, _ = self._kind(clause, verb)
        if kind is None:
            kind = KINDS.get(lemma)
        if kind is None and lemma in ("ge", "lämna", "fatta", "sätta", "ta", "hålla", "dela"):
            kind = Kind.DELIVER
        if kind in (Kind.CONTACT, Kind.INFORM) and who is Who.THING and lemma not in ("ringa", "kalla", "ge", "lämna", "meddela"):
            return self._reader(clause)
        if kind is None or lemma == "kalla":
            return None
        if not times and (lemma == "hämta" or "automatiskt" in words):
            return None
        if lemma in ("sända", "publicera", "släppa") and _EVENTS.match(noun):
            return None
        reader = self._has_reader(clause)
        if self.text_type is TextType.REPORT and who is Who.THING and not reader:
            return None
        to_reader = bool({"dig", "er", "dej"} & set(words)) or any(is_reader(w) for w in words)
        ours = noun.startswith(("svar", "beslut", "besked", "faktura", "protokoll", "kallelse", "kontrakt", "avtal"))
        duty = (
            READER_MADE.match(noun) is not None
            and lemma in READER_DOES
            and not (ours and auxiliary not in ("ska", "skall", "bör"))
        )
        if duty and not to_reader and not (set(words) & {"ut", "hem", "tillbaka"} and not {"in"} & set(words)):
            if auxiliary in ("ska", "skall", "", "bör"):
                return None
        future = auxiliary in ("kommer", "blir", *_INTENDING)
        definite = clause.head >= 0 and self.tokens.morph[clause.head].definite
        if auxiliary == "bör" or (
            self.formal
            and auxiliary in ("", "ska", "skall")
            and who is Who.THING
            and not (reader and _MATTER.match(noun))
            and not (times and auxiliary == "")
        ):
            return None
        if auxiliary in ("ska", "skall"):
            if not (reader or times):
                return None
            if READER_MADE.match(noun) and not to_reader and lemma in (*READER_DOES, "ge", "komplettera", "redovisa"):
                return None
        if times or to_reader:
            return self._promise(clause, agent, lemma, rank=3 if who is Who.ANSWER else 2)
        if who is Who.ANSWER and auxiliary in ("", "kommer", "blir", *_INTENDING):
            decided = noun.startswith("beslut") or noun.endswith("beslut")
            if decided and not (future or definite or self._has_event()):
                return None
            if self.formal and not (future or self._has_event() or (definite and lemma in _HANDING_OVER)):
                return None
            return self._promise(clause, agent, lemma, rank=3)
        if (
            reader
            and self.formal
            and not future
            and not (
                who is Who.ANSWER
                or (
                    kind in (Kind.DECIDE, Kind.ANSWER)
                    and lemma not in ("hantera", "registrera", "behandla")
                    and _MATTER.match(noun)
                )
                or (_MATTER.match(noun) and lemma == "behandla")
            )
        ):
            return None
        if reader and (future or kind in (Kind.DECIDE, Kind.ANSWER, Kind.ACT, Kind.DELIVER)):
            return self._promise(clause, agent, lemma, rank=2)
        if future:
            several = clause.head >= 0 and self.tokens.morph[clause.head].plural
            if self.formal or (several and not definite):
                known = definite and not several and (_MATTER.match(noun) or lemma in _MENDING)
                return self._promise(clause, agent, lemma, rank=2) if known else None
            return self._promise(clause, agent, lemma, rank=2)
        if definite and self._has_event() and not self.formal and (kind is not Kind.ACT or lemma in _MENDING):
            return self._promise(clause, agent, lemma, rank=2)
        mended = kind is Kind.ACT and lemma in _MENDING
        if (
            definite
            and (mended or (kind is Kind.DECIDE and _MATTER.match(noun)))
            and self.text_type in (TextType.LETTER, TextType.EMAIL, TextType.SMS)
            and not duty
            and not _NOW.search(self.text)
        ):
            return self._promise(clause, agent, lemma, rank=2)
        return None

    def _agent(self, clause: Clause) -> str | None:
        """Who acts in a passive (“av byggnadsnämnden”); None where another body does, “avsändaren” where nobody is named."""
        for i in range(clause.finite, clause.stop - 1):
            if self.tokens.lower[i] != "av":
                continue
            for j in range(i + 1, min(i + 5, clause.stop)):
                word = self.tokens.lower[j]
                if is_other_body(word) and not self.own(word):
                    return None
                if self.tokens.pos[j] in ("NOUN", "PROPN"):
                    return (
                        self.block_text[self.tokens.start[i + 1] : self.tokens.end[j]]
                        if is_sender(word) or self.tokens.pos[j] == "PROPN"
                        else "avsändaren"
                    )
        return "avsändaren"

    def _actor(self, index: int, clause: Clause, who: Who) -> str:
        if clause.subject is not None:
            return self.block_text[self.tokens.start[clause.subject[0]] : self.tokens.end[clause.subject[1] - 1]]
        if who is Who.SENDER:
            for position in range(index - 1, -1, -1):
                before = self.clauses[position]
                if before.subject is not None and before.kind is ClauseKind.MAIN:
                    return self.block_text[self.tokens.start[before.subject[0]] : self.tokens.end[before.subject[1] - 1]]
        return "avsändaren"

    def _promise(
        self, clause: Clause, actor: str | None, action: str, *, rank: int, loose: bool = False, answers: bool = True
    ) -> Promise:
        first = clause.lead[0] if clause.lead else clause.first
        while first < clause.finite and (self.tokens.lower[first] in ("och", "men", "samt", ",", ":", "–", "o", ";", "så", "(")):
            first += 1
        return Promise(first, clause.stop, actor or "avsändaren", action, rank=rank, loose=loose, answers=answers)

    def _verbless(self) -> Promise | None:
        """“Svar inom två dagar”, “Handläggningstid: 6 veckor”, “Beräknat klart: 8 juni”."""
        match = _VERBLESS.match(self.text)
        if not match or _ASKED_ANSWER.search(self.text):
            return None
        times = [t for t in self.times if t.kind not in (TimeKind.PAST, TimeKind.RECURRING)]
        what = match["what"].lower()
        if not any(t.firm or t.kind is TimeKind.VAGUE for t in times):
            return None
        if not HANDLING_TIME.match(what):
            gap = (
                self.block_text[self.low + match.start("rest") : min(t.start for t in times)]
                if times[0].start >= self.low + match.start("rest")
                else ""
            )
            if len(gap) > 40 or re.search(r"\b(?:vid|av|om)\b|[.§]", gap):
                return None
        if not HANDLING_TIME.match(what) and all(t.role is Role.LENGTH for t in times if t.firm) and any(t.firm for t in times):
            return None
        promise = Promise(self.first, self.stop, "avsändaren", what, times, rank=2)
        return promise


def _reflexive(lemma: str, word: str) -> str:
    return "av sig" if lemma == "höra" and word == "av" else word

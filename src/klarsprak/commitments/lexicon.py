"""The words of promising: verbs with their forms and classes, nouns for senders, readers, matters and answers.

Verb forms are made here rather than taken from the tagger's lemmas: the verbs are few and known, and a promise must not
be lost because a tagger took “återkommer” for a noun. Forms that are also another word carry `?` in the lists and count
only where the tagger calls them verbs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class Tense(Enum):
    """What a verb form says of time. Preterite and supine are one: neither promises anything."""

    PRESENT = "present"
    INFINITIVE = "infinitive"
    PAST = "past"


class Kind(Enum):
    """What is promised; it decides how much more a clause must hold before its verb counts as a promise."""

    CONTACT = "contact"  # återkomma, höra av sig: to say it is to promise it
    INFORM = "inform"  # meddela, informera: “vi meddelar att …” is done by saying so
    ANSWER = "answer"  # svara: “vi svarar på frågor om …” tells what the service is for
    DECIDE = "decide"  # pröva, utreda, titta på
    DELIVER = "deliver"  # skicka, betala ut
    ACT = "act"  # laga, besöka, tömma


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a verb form."""

    lemma: str
    tense: Tense
    passive: bool = False


# One word is a verb of the first conjugation (kontakta, kontaktar, kontaktade, kontaktat). Others are written out as
# infinitive/present/preterite/supine.
_VERBS: dict[Kind, str] = {
    Kind.CONTACT: """
        återkomma/återkommer/återkom/återkommit återkoppla kontakta mejla maila mejla messa smsa sms:a underrätta avisera notifiera
        ringa/ringer/ringde/ringt återringa/återringer/återringde/återringt uppringa/uppringer/uppringde/uppringt telefonera
        kalla inbjuda/inbjuder/inbjöd/inbjudit delge/delger/delgav/delgett sammankalla varsla
    """,
    Kind.INFORM: """
        meddela informera bekräfta upplysa/upplyser/upplyste/upplyst uppdatera berätta påminna/påminner/påminde/påmint
    """,
    Kind.ANSWER: """
        svara besvara bemöta/bemöter/bemötte/bemött
    """,
    Kind.DECIDE: """
        besluta pröva ompröva behandla granska kontrollera diskutera hantera beakta registrera analysera kolla kika titta
        handlägga/handlägger/handlade/handlagt utreda/utreder/utredde/utrett avgöra/avgör/avgjorde/avgjort
        bedöma/bedömer/bedömde/bedömt överväga/överväger/övervägde/övervägt undersöka/undersöker/undersökte/undersökt
        kartlägga/kartlägger/kartlade/kartlagt dubbelkolla efterforska verifiera utvärdera bereda/bereder/beredde/berett
        värdera prioritera aktualisera remittera delegera fördela inventera färdigbehandla slutbehandla expediera
        genomgå/genomgår/genomgick/genomgått avsluta färdigställa/färdigställer/färdigställde/färdigställt
        verkställa/verkställer/verkställde/verkställt effektuera förelägga/förelägger/förelade/förelagt rådfråga konsultera granskningsläsa läsa/läser/läste/läst fråga
        sammanställa/sammanställer/sammanställde/sammanställt klargöra/klargör/klargjorde/klargjort efterhöra/efterhör/efterhörde/efterhört
        uppdra/uppdrar/uppdrog/uppdragit föreslå/föreslår/föreslog/föreslagit föredra/föredrar/föredrog/föredragit
        uppta/upptar/upptog/upptagit yttra rådgöra/rådgör/rådgjorde/rådgjort bolla dryfta diarieföra/diarieför/diarieförde/diariefört inhämta
        infordra kontrollräkna kontrolläsa/kontrolläser/kontrolläste/kontrolläst omarbeta bearbeta beräkna tolka återuppta/återupptar/återupptog/återupptagit
        besvärspröva slutredovisa återremittera efterfråga efterlysa/efterlyser/efterlyste/efterlyst efterskänka rekonstruera
        prata samtala konferera stämma/stämmer/stämde/stämt följa/följer/följde/följt leta forska räkna
    """,
    Kind.DELIVER: """
        skicka sända/sänder/sände/sänt översända/översänder/översände/översänt tillsända/tillsänder/tillsände/tillsänt posta tillställa/tillställer/tillställde/tillställt lotta
        leverera lämna utlämna överlämna återlämna betala utbetala återbetala överföra/överför/överförde/överfört kreditera
        ersätta/ersätter/ersatte/ersatt kompensera fakturera debitera justera korrigera publicera presentera redovisa
        rapportera ordna fixa boka planera beställa/beställer/beställde/beställt distribuera förmedla anvisa
        erbjuda/erbjuder/erbjöd/erbjudit placera tilldela utfärda annonsera tillhandahålla/tillhandahåller/tillhandahöll/tillhandahållit
        distribuera swisha trycka/trycker/tryckte/tryckt arkivera avisera notera avräkna återbörda/återbördar/återbördade/återbördat utlysa/utlyser/utlyste/utlyst
        uppfylla/uppfyller/uppfyllde/uppfyllt överräcka/överräcker/överräckte/överräckt utdela återkalla utse/utser/utsåg/utsett anordna arrangera
        skaffa ombesörja/ombesörjer/ombesörjde/ombesörjt vidarebefordra vidarebefodra slussa kopiera skanna mejla lansera
        skriva/skriver/skrev/skrivit dela hitta avräkna återföra/återför/återförde/återfört öppna släppa/släpper/släppte/släppt
    """,
    Kind.ACT: """
        laga? reparera åtgärda avhjälpa/avhjälper/avhjälpte/avhjälpt byta/byter/bytte/bytt montera demontera installera inspektera
        besiktiga besöka/besöker/besökte/besökt hämta röja/röjer/röjde/röjt snöröja/snöröjer/snöröjde/snöröjt städa sanda? ploga
        asfaltera rensa felsöka/felsöker/felsökte/felsökt plantera måla? renovera rätta? ändra lösa/löser/löste/löst spola koppla återställa/återställer/återställde/återställt
        provta/provtar/provtog/provtagit testa tömma/tömmer/tömde/tömt gräva/gräver/grävde/grävt bygga/bygger/byggde/byggt
        klippa/klipper/klippte/klippt mäta?/mäter/mätte/mätt beskära/beskär/beskar/beskurit riva/river/rev/rivit sanera tvätta
        skotta salta sopa? rusta lappa? dränera skylta genomföra/genomför/genomförde/genomfört utföra/utför/utförde/utfört
        göra/gör/gjorde/gjort påbörja inleda/inleder/inledde/inlett starta slutföra/slutför/slutförde/slutfört
        anlägga/anlägger/anlade/anlagt sota justera nollställa/nollställer/nollställde/nollställt spärra? träffa/träffar/träffade/träffat
        möta/möter/mötte/mött provköra/provkör/provkörde/provkört bärga forsla köra/kör/körde/kört åka/åker/åkte/åkt
        gallra fälla/fäller/fällde/fällt avlägsna flytta intervjua hjälpa/hjälper/hjälpte/hjälpt tända?/tänder/tände/tänt
        stambyta/stambyter/stambytte/stambytt relina slipa snickra tillverka fräsa/fräser/fräste/fräst slamsuga/slamsuger/slamsög/slamsugit lufta kalka kratta
        vaccinera omplacera evakuera utstaka projektera planlägga/planlägger/planlade/planlagt samråda/samråder/samrådde/samrått elda
        lyfta/lyfter/lyfte/lyft komplettera laga? skruva limma tapetsera putsa rita upphandla spika täta isolera
        avverka lyssna återplantera bekämpa frilägga/frilägger/frilade/frilagt jämna harva dosera kalibrera ladda kontrollmäta/kontrollmäter/kontrollmätte/kontrollmätt
        sänka/sänker/sänkte/sänkt nedsätta/nedsätter/nedsatte/nedsatt slutbesiktiga efterbesiktiga godkänna/godkänner/godkände/godkänt
        besikta laborera förnya belägga/belägger/belade/belagt avläsa/avläser/avläste/avläst läcksöka/läcksöker/läcksökte/läcksökt
        återuppta/återupptar/återupptog/återupptagit ta/tar/tog/tagit handla? vattna trimma montera ansluta/ansluter/anslöt/anslutit
    """,
}
# Verbs that promise nothing by themselves: together with a word of their frame they do, or they carry another verb.
_LIGHT = """
    höra/hör/hörde/hört ge/ger/gav/gett lämna komma/kommer/kom/kommit hålla/håller/höll/hållit låta/låter/lät/låtit gå/går/gick/gått
    se/ser/såg/sett lägga/lägger/lade/lagt sätta/sätter/satte/satt slå/slår/slog/slagit säga/säger/sade/sagt tala/talar/talade/talat
    bjuda/bjuder/bjöd/bjudit fatta få/får/fick/fått bli/blir/blev/blivit dra/drar/drog/dragit ställa/ställer/ställde/ställt
    ske/sker/skedde/skett dröja/dröjer/dröjde/dröjt nå/når/nådde/nått hinna/hinner/hann/hunnit stå/står/stod/stått
    försöka/försöker/försökte/försökt fortsätta/fortsätter/fortsatte/fortsatt ses/ses/sågs/setts höras/hörs/hördes/hörts
    träffas/träffas/träffades/träffats vänta finnas/finns/fanns/funnits gälla/gäller/gällde/gällt ha/har/hade/haft vara/är/var/varit
    återfå/återfår/återfick/återfått erhålla/erhåller/erhöll/erhållit veta/vet/visste/vetat landa anlända/anländer/anlände/anlänt
    beräkna vänta förvänta planera utlova bestämma/bestämmer/bestämde/bestämt kvittera fungera avtala bekräfta lova hoppas/hoppas/hoppades/hoppats
    dyka/dyker/dök/dykt be/ber/bad/bett släppa/släpper/släppte/släppt
"""


def _principal_parts(word: str) -> tuple[str, str, tuple[str, ...]]:
    if "/" in word:
        infinitive, present, *past = word.split("/")
        return infinitive, present, tuple(past)
    return word, word + "r", (word + "de", word + "t")


def _present_passive(infinitive: str, present: str) -> str:
    if infinitive + "r" == present:
        return infinitive + "s"
    return (present[:-2] if present.endswith("er") else present) + "s"


def _build() -> tuple[dict[str, tuple[VerbForm, ...]], dict[str, Kind], frozenset[str]]:
    forms: dict[str, list[VerbForm]] = {}
    kinds: dict[str, Kind] = {}
    doubtful: set[str] = set()

    def put(form: str, lemma: str, tense: Tense, passive: bool = False) -> None:
        reading = VerbForm(lemma, tense, passive)
        if reading not in forms.setdefault(form, []):
            forms[form].append(reading)

    lists: list[tuple[Kind | None, str]] = [*_VERBS.items(), (None, _LIGHT)]
    for kind, words in lists:
        for word in words.split():
            unsure = "?" in word
            infinitive, present, past = _principal_parts(word.replace("?", ""))
            if kind is not None:
                kinds.setdefault(infinitive, kind)
            made = len(forms)
            put(present, infinitive, Tense.PRESENT)
            put(infinitive, infinitive, Tense.INFINITIVE)
            for form in past:
                put(form, infinitive, Tense.PAST)
            if not present.endswith("s"):
                put(_present_passive(infinitive, present), infinitive, Tense.PRESENT, passive=True)
                put(infinitive + "s", infinitive, Tense.INFINITIVE, passive=True)
                for form in past:
                    put(form + "s", infinitive, Tense.PAST, passive=True)
            if unsure:
                doubtful.update(list(forms)[made:])
    return {form: tuple(readings) for form, readings in forms.items()}, kinds, frozenset(doubtful)


def _participles() -> dict[str, str]:
    """Perfect participles of persons and things: kontaktad, kontaktade, uppringd, besökt, inbjuden."""
    out = {"inbjuden": "inbjuda", "inbjudna": "inbjuda", "inbjudet": "inbjuda", "bjuden": "bjuda", "delgiven": "delge"}
    for words in _VERBS.values():
        for word in words.replace("?", "").split():
            infinitive, _, past = _principal_parts(word)
            stem = past[0][:-1] if past[0].endswith(("de", "te")) else ""
            if past[0].endswith("ade"):
                out.update({infinitive + "d": infinitive, infinitive + "t": infinitive, infinitive + "de": infinitive})
            elif stem:
                out.update({stem: infinitive, stem + "a": infinitive, past[1]: infinitive})
    return out


#: Participles by form, for “du blir kontaktad”.
PARTICIPLES = _participles()

#: Readings of a verb form in lower case; class of a verb by its infinitive; forms that are also other words.
FORMS, KINDS, DOUBTFUL = _build()


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: What can be promised to somebody as a thing: the object of ge, lämna, få, skicka. Compound heads, matched at the end.
_RECEIPT = """
svar svaret besked beskedet beslut beslutet bygglovsbeslut återkoppling återkopplingen information informationen info infon brev brevet
mejl mejlet mail mailet e-post sms samtal samtalet telefonsamtal kallelse kallelsen faktura fakturan kreditfaktura pengar pengarna
utbetalning utbetalningen ersättning ersättningen återbetalning bekräftelse bekräftelsen bekräftelsemejl kopia kopian meddelande meddelandet inbjudan
besök besöket intyg intyget nyckel nyckeln nycklar nycklarna kontrakt kontraktet avtal avtalet handling handlingen handlingar handlingarna
protokoll protokollet rapport rapporten resultat resultatet provsvar provsvaret material underlag underlaget förslag förslaget
erbjudande erbjudandet offert offerten bedömning bedömningen utlåtande yttrande lista listan schema schemat utdrag utdraget registerutdrag
dokument dokumenten papper papperen papperet uppdatering uppdateringen förklaring förklaringen redogörelse besöket underrättelse
underrättelsen klarhet rättelse notis påminnelse statusuppdatering datum mötestid bokningsbekräftelse hembesök bidraget
stödet löneutbetalning skolplats förskoleplats placeringsbesked anbud tid tider plats pass id-kort parkeringstillstånd tillståndet lov bygglovet tillstånd intyg
ritning ritningar karta genomförandeplan vårdplan granskningsrapport inspektionsrapport tillsynsrapport kontaktuppgifter
pengar slutbesked startbesked delbesked förhandsbesked interimsbesked omprövningsbeslut mottagningsbevis kvitto svarsbrev statusrapport
återkoppling respons skriftligt möjlighet uppgifter uppgifterna blankett blanketten kod koden länk länken omdöme anslag kort kortet skolkort busskort skolskjutskort
kundnummer betalning kallelser fakturor beslut svarsmejl inloggningsuppgifter lösenord
"""
RECEIPT = _set(_RECEIPT)
#: Words that are nouns whatever a tagger says.
NOUNS = (RECEIPT - _set("lov pass anbud tider anslag ritning information")) | _set(
    "handläggningstid handläggningstiden svarstid väntetid leveranstid utbetalningen återkoppling ansökan ansökningar anmälan felanmälan ärende ärendet "
    "faktura tekniker entreprenör handläggare rektor nämnden kommunen förvaltningen besiktning avläsning reparation leverans"
)
_RECEIPT_TAILS = (
    "svar|svaret|besked|beskedet|beslut|beslutet|utbetalning|utbetalningen|bekräftelse|bekräftelsen|rapport|rapporten|kallelse|kallelsen|faktura|fakturan"
    "|meddelande|meddelandet|brev|brevet|mejl|mejlet|intyg|intyget|protokoll|protokollet|kontrakt|kontraktet|avtal|avtalet|bidrag|bidraget|återkoppling"
    "|information|informationen|underrättelse|plats|förslag|förslaget|samtal|besök|besöket|ersättning|ersättningen|utlåtande|kort|kortet|kopia|kopior|tillstånd|tillståndet|uppgift|uppgiften|specifikation|lov|lovet|avgift|anvisning|bekräftelsemejl|kvitto|inbjudan|avi|avin|räkning|räkningen|nyckel|nycklar|blankett|blanketten|lösenord|kod|bricka|tagg|dosa|larm|larmet|kärl|kärlet|hjälpmedel|hjälpmedlet"
)
_RECEIPT_TAIL = re.compile(rf"\w{{2,}}(?:{_RECEIPT_TAILS})$")


def is_receipt(word: str) -> bool:
    """Whether a lower-case noun names something that a sender can give an answer with."""
    return word in RECEIPT or bool(_RECEIPT_TAIL.match(word))


#: Adjectives of state that taggers take for verbs.
ADJECTIVES = _set(
    "klar klart klara färdig färdigt färdiga säker säkert tillgänglig tillgängliga framme redo komplett kompletta snar lång långa ny nya"
)

#: Light verbs and the words that make them promises, with the class that they then have. An empty set: any use.
FRAMES: dict[str, tuple[tuple[frozenset[str], Kind], ...]] = {
    "höra": ((_set("av"), Kind.CONTACT), (_set("med efter"), Kind.DECIDE)),
    "ge": ((RECEIPT, Kind.CONTACT),),
    "lämna": ((RECEIPT, Kind.CONTACT), (_set("ut över tillbaka vidare in fram"), Kind.DELIVER)),
    "ta": (
        (_set("kontakt"), Kind.CONTACT),
        (_set("ställning beslut beslutet tag upp reda itu ärendet ansökan titt kontakten"), Kind.DECIDE),
        (_set("fram ut bort ner med vidare hand prov prover över del"), Kind.ACT),
    ),
    "hålla": (
        (_set("informerad informerade underrättad underrättade uppdaterad uppdaterade ajour underrättat"), Kind.CONTACT),
        (_set("möte mötet samråd informationsmöte utbildning kurs"), Kind.ACT),
    ),
    "låta": ((_set("veta meddela"), Kind.CONTACT),),
    "gå": ((_set("igenom genom vidare"), Kind.DECIDE), (_set("ut"), Kind.DELIVER)),
    "se": ((_set("över närmare"), Kind.DECIDE),),
    "lägga": ((_set("ut upp fram"), Kind.DELIVER),),
    "sätta": ((_set("in ut"), Kind.DELIVER), (_set("upp på igång dit ner"), Kind.ACT)),
    "slå": ((_set("signal"), Kind.CONTACT), (_set("på"), Kind.ACT)),
    "säga": ((_set("till"), Kind.CONTACT),),
    "tala": ((_set("om"), Kind.INFORM), (_set("med"), Kind.DECIDE)),
    "bjuda": ((_set("in"), Kind.CONTACT),),
    "fatta": ((_set("beslut beslutet"), Kind.DECIDE),),
    "ställa": ((_set("ut iordning ställa"), Kind.DELIVER),),
    "dra": ((_set("igång"), Kind.ACT),),
    "följa": ((_set("upp"), Kind.DECIDE),),
    "leta": ((_set("upp fram reda"), Kind.DECIDE),),
    "få": ((_set("fram"), Kind.DECIDE),),
    "stämma": ((_set("av"), Kind.DECIDE),),
    "dela": ((_set("ut"), Kind.DELIVER),),
    "räkna": ((_set("ut om igenom"), Kind.DECIDE),),
    "läsa": ((_set("igenom av genom in"), Kind.DECIDE),),
    "prata": ((_set("med ihop"), Kind.DECIDE),),
    "samtala": ((_set("med"), Kind.DECIDE),),
    "skriva": ((_set("till ut dig er under"), Kind.DELIVER),),
    "hitta": ((_set("fram"), Kind.DECIDE),),
    "göra": (
        (
            _set(
                "besiktning besiktningen inspektion hembesök uppföljning kontroll rättelse utredning bedömning prov provtagning "
                "mätning mätningar avläsning utbetalning tillsyn tillsynsbesök översyn besök ommätning uttryckning felsökning felsökningar"
            ),
            Kind.ACT,
        ),
    ),
}
#: Verbs of a class that promise only together with one of these words (or with the reader named).
NEEDS_WORD: dict[str, frozenset[str]] = {
    "fråga": _set("chef chefen jurist kollega kollegan rektor honom henne"),
    "räkna": _set("ut om"),
    "följa": _set("upp"),
    "dela": _set("ut"),
    "stämma": _set("av"),
    "leta": _set("upp fram"),
    "hitta": _set("fram"),
    "prata": _set("med"),
    "samtala": _set("med"),
    "läsa": _set("igenom av genom in"),
}

# ---------------------------------------------------------------------------------------------------------------------
# Persons and bodies

SENDER_PRONOUNS = _set("vi jag")
READER_PRONOUNS = _set("du ni")
READER_WORDS = _set("dig dej din ditt dina du ni er ert era eder")
THIRD_PRONOUNS = _set("han hon hen de dom den")
ANYBODY = _set("någon nån annan")

_SENDER_TAILS = (
    "kommun|nämnd|förvaltning|styrelse|styrelsekontor|utskott|kontor|avdelning|enhet|verksamhet|kontaktcenter|kontaktcentrum|kundtjänst|kundcenter|servicecenter"
    "|servicecentrum|växel|reception|handläggare|sekreterare|chef|rektor|lärare|pedagog|kurator|psykolog|sköterska|tekniker|entreprenör|vaktmästare|skötare|förvaltare"
    "|inspektör|ingenjör|handledare|samordnare|utredare|assistent|administratör|registrator|jurist|advokat|ordförande|kollega|personal|medarbetare|koordinator"
    "|rådgivare|konsulent|konsult|bibliotekarie|arborist|arkitekt|planerare|strateg|ekonom|kommunikatör|kamrer|mentor|ledare|förman|städare|montör|rörmokare"
    "|elektriker|snickare|målare|besiktningsman|lantmätare|tandläkare|läkare|bedömare|stödjare|skola|skolan|förskola|bibliotek|socialtjänst|hemtjänst|räddningstjänst"
    "|tjänsteman|tjänsteinnehavare|byrå|team|grupp|jour|leverantör|hantverkare|support|helpdesk|redaktör|redaktion|ombud|utförare|förrättningsman|föredragande"
    "|ansvarig|ansvarige|ansvariga|expert|specialist|terapeut|logoped|fritidsledare|fältarbetare|väktare|parkeringsvakt|chaufför|förare|maskinist|rörläggare|låssmed"
    "|driftpersonal|energirådgivare|bygglovshandläggare|mottagning|sektion|direktör|intendent|konservator|vikarie|ställföreträdare|representant|kontaktperson"
    "|ledning|ledningsgrupp|arbetsgrupp|arbetslag|lärarlag|arbetarlag|bolag|central|omsorg|myndighet|huvudman|fastighetsägare|besiktningsperson|ambulans|bärgare|bud|sopbil|bokbuss"
    "|lärarlag|elevhälsa|frivård|vårdcentral|gruppledare|förskollärare|borgmästare|stadsdirektör|tolk|översättare|arkivarie|arkiv|kansli|tillsynsmyndighet"
    "|tjej|kille|person|gubbe|bil|taxi|lastbil|råd|delegation|presidium|sopåkare"
)
_SENDER = re.compile(
    rf"(?!\w*(?:lägenhet|erfarenhet|egenhet|vetenhet|nägenhet|vattenledning|rörledning|elledning|skylt))(?:[\w-]*?)(?:{_SENDER_TAILS})(?:n|en|et|an|na|nen|mannen|männen|erna|arna|or|er|ar|en|s|ns|ens|ets|arnas)?$|tekniska$|it$|va$|bup$|kollegor(?:na)?$|tjänstemän(?:nen)?$|kommunen$"
)
_AGENT = re.compile(
    r"(?!sommaren|vintern|svaren|kommentar|ansvar|försvar|seminar|april|formulär|exemplar|inventar|honorar|kalendar)\w+aren$"
)
#: Bodies that decide for themselves: what they do, and when, the sender cannot promise.
OTHER_BODY = re.compile(
    r"^(?:skatteverk|försäkringskass|trafikverk|länsstyrels|förvaltningsrätt|kammarrätt|tingsrätt|hovrätt|högsta$|domstol|mark-$|mark-\s?och|polis|migrationsverk|arbetsförmedling"
    r"|boverk|pensionsmyndighet|kronofogd|transportstyrels|lantmäteri|arbetsmiljöverk|integritetsskydds|imy$|jo$|csn$|socialstyrels|skolverk|skolinspektion|naturvårdsverk|region(?:en|ens)?$"
    r"|fpa$|folkpensionsanstalt|bank(?:en|er|erna)?$|försäkringsbolag|inkasso|hyresnämnd|arrendenämnd|överklagandenämnd|postnord$|posten$|regering|riksdag|elbolag|åklagar|ministeri|ntm-central"
    r"|regionförvaltningsverk|ivo$|inspektionen|myndigheten$|myndigheter(?:na)?$|fackförbund|facket$|telia$|elnät|universitet|antagningsenhet|stiftelse|uhr$|dvv|befolkningsdata|sjukhus|apotek"
    r"|konsumentverk|konkurrensverk|livsmedelsverk|jordbruksverk|skogsstyrels|tullverk|valmyndighet|diskrimineringsombuds|datainspektion|brottsoffermyndighet|rättshjälps|hyresvärd|mäklar|grann|försäkringsgivare|besvärsnämnd)",
)
_READER = re.compile(
    r"(?:[\w-]*?)(?:sökande|sökanden|sökandena|sökandes|vårdnadshavare|vårdnadshavaren|vårdnadshavarna|förälder|föräldrar|föräldrarna|boende|hyresgäst|hyresgästen|hyresgäster|hyresgästerna|kund|kunden|kunder|kunderna"
    r"|elev|eleven|elever|eleverna|brukare|brukaren|medborgare|medborgaren|anmälare|anmälaren|anmälarna|anbudsgivare|anbudsgivaren|anbudsgivarna|berörda|medlem|medlemmar|medlemmarna|klagande|klaganden|deltagare|deltagarna|part|parten|parter|parterna"
    r"|fastighetsägare|fastighetsägaren|invånare|invånarna|förening|föreningen|föreningar|barn|barnen|hushåll|hushållet|hushållen|abonnent|abonnenter|låntagare|patient|besökare|alla|samtliga|sakägare|remissinstanser|mottagaren|frågeställaren)$"
)


def is_other_body(word: str) -> bool:
    """Whether a lower-case noun names an authority or company that acts on its own."""
    return OTHER_BODY.match(word) is not None


def is_sender(word: str) -> bool:
    """Whether a lower-case noun names a person or body on the sender's side."""
    if _SENDER.match(word) is not None:
        return True
    # Swedish names for people by what they do end in -are: sotaren, besiktaren, städarna.
    return word.endswith("aren") and len(word) > 6 and _AGENT.match(word) is not None


def is_reader(word: str) -> bool:
    """Whether a lower-case noun names the one who is to get the answer."""
    return _READER.match(word) is not None


# ---------------------------------------------------------------------------------------------------------------------
# Matters

#: What the reader has handed in, as the subject of a passive: “ansökan ska lämnas in” is the reader's to do.
READER_MADE = re.compile(
    r"(?:[\w-]*?)(?:ansökan|ansökningar|anmälan|anmälningar|blankett|blanketten|blanketter|avgift|avgiften|avgifter|hyra|hyran|faktura|fakturan|räkning|räkningen|överklagande|överklagandet|överklagan"
    r"|yttrande|yttrandet|handlingar|handlingarna|komplettering|kompletteringen|intyg|intyget|underlag|underlaget|ritningar|ritningarna|svar|anbud|anbuden|deklaration|formulär|formuläret|redovisning|redovisningen|bostad|uppgifter|uppgifterna|besvär|besvären|beloppet|(?<!ut)(?<!åter)betalning|(?<!ut)(?<!åter)betalningen|avfall|avfallet|påsar|kärl|kärlet|böcker|lånet)$"
)
#: Passives that with such a subject are the reader's to do.
READER_DOES = _set("skicka lämna betala göra sända posta bifoga fylla ansöka söka underteckna överlämna ställa läsa uppge")

HANDLING_TIME = re.compile(
    r"(?:handläggnings|besluts|vänte?|svars|kö|leverans|behandlings|led|reparations|väntelist|prövnings|utrednings|åtgärds|inställelse|framställnings|produktions|expeditions|utbetalnings|betalnings)(?:tid|tiden|tider|tiderna)$"
)
#: Things that say how long a matter takes when “tar”, “dröjer” or “beräknas” follows.
HANDLING = re.compile(
    r"(?:[\w-]*?)(?:handläggning|handläggningen|utredning|utredningen|prövning|prövningen|behandling|behandlingen|granskning|granskningen|reparation|reparationen|leverans|leveransen|utbetalning|utbetalningen|ärende|ärendet|beslut|beslutet|svar|svaret|besked|beskedet|arbete|arbetet|processen|ansökan)$"
)
#: Machines and pages: how fast they are is no promise of anybody's.
SYSTEM = re.compile(
    r"(?:[\w-]*?)(?:system|systemet|sidan|sida|e-tjänsten|appen|app|länken|länk|koden|kod|filen|lösenord|lösenordet|sessionen|inloggningen|servern|databasen|webbplatsen|cookien|verktyget|ändringen|ändringar|ändringarna|uppgraderingen|skärmen|knappen|menyn|funktionen|programmet|kakan|cookies|flödet|api|version|versionen|boten|chattboten|mejlservern)$"
)

#: Words of a clause that speak of general rules, ideals or plans for the many, not of this reader's matter.
POLICY_WORDS = re.compile(
    r"\b(?:vision(?:en)?|i\s+vår\w*\s+\w*(?:garanti|policy|deklaration|åtaganden|löften)\w*|policyn?|riktlinjer(?:na)?|servicepolicyn?|värdegrund(?:en)?|delegationsordning(?:en)?|reglementet|strategi(?:n)?)\b",
    re.I,
)
LAW_WORDS = re.compile(
    r"\benligt\s+(?:(?:\d+\s*(?:kap\.?|§)|\w*lag(?:en|stiftningen)?\b|lag\b|\w*förordning(?:en)?\b|\w*balken\b|\w*policyn?\b|\w*avtalet\b|\w*direktivet\b|\w*föreskrift\w*|\w*reglementet|\w*ordningen|rutinen|riktlinjer\w*|\w+\s+(?:och\s+\w+\s?)?(?:lag(?:en)?|balken|policyn?)\b))|\b\d+\s*§|\bi\s+(?:policyn|riktlinjerna|lagen)\s+står",
    re.I,
)

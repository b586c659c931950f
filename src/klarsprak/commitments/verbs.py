"""The verbs of promising, with their forms and classes.

Verb forms are made here rather than taken from the tagger's lemmas: the verbs are few and known, and a promise must not
be lost because a tagger took “återkommer” for a noun. Forms that are also another word carry `?` in the lists and count
only where the tagger calls them verbs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from klarsprak.commitments.nouns import RECEIPT
from klarsprak.commitments.wordlists import words


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
    OTHER = "other"  # a verb that no list knows: with a time, or said of what will be done for the reader


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
        återkomma/återkommer/återkom/återkommit återkoppla kontakta mejla maila messa smsa sms:a underrätta avisera
        notifiera ringa/ringer/ringde/ringt återringa/återringer/återringde/återringt
        uppringa/uppringer/uppringde/uppringt telefonera kalla inbjuda/inbjuder/inbjöd/inbjudit
        delge/delger/delgav/delgett sammankalla varsla
    """,
    Kind.INFORM: """
        meddela informera bekräfta upplysa/upplyser/upplyste/upplyst uppdatera berätta påminna/påminner/påminde/påmint
    """,
    Kind.ANSWER: """
        svara besvara bemöta/bemöter/bemötte/bemött
    """,
    Kind.DECIDE: """
        besluta pröva ompröva behandla granska kontrollera diskutera hantera beakta registrera analysera kolla kika
        titta handlägga/handlägger/handlade/handlagt utreda/utreder/utredde/utrett avgöra/avgör/avgjorde/avgjort
        bedöma/bedömer/bedömde/bedömt överväga/överväger/övervägde/övervägt undersöka/undersöker/undersökte/undersökt
        kartlägga/kartlägger/kartlade/kartlagt dubbelkolla efterforska verifiera utvärdera bereda/bereder/beredde/berett
        värdera prioritera aktualisera remittera delegera fördela inventera färdigbehandla slutbehandla expediera
        genomgå/genomgår/genomgick/genomgått avsluta färdigställa/färdigställer/färdigställde/färdigställt
        verkställa/verkställer/verkställde/verkställt effektuera förelägga/förelägger/förelade/förelagt rådfråga
        konsultera granskningsläsa läsa/läser/läste/läst fråga sammanställa/sammanställer/sammanställde/sammanställt
        klargöra/klargör/klargjorde/klargjort efterhöra/efterhör/efterhörde/efterhört uppdra/uppdrar/uppdrog/uppdragit
        föreslå/föreslår/föreslog/föreslagit föredra/föredrar/föredrog/föredragit uppta/upptar/upptog/upptagit yttra
        rådgöra/rådgör/rådgjorde/rådgjort bolla dryfta diarieföra/diarieför/diarieförde/diariefört inhämta infordra
        kontrollräkna kontrolläsa/kontrolläser/kontrolläste/kontrolläst omarbeta bearbeta beräkna tolka
        återuppta/återupptar/återupptog/återupptagit besvärspröva slutredovisa återremittera efterfråga
        efterlysa/efterlyser/efterlyste/efterlyst efterskänka rekonstruera prata samtala begära/begär/begärde/begärt
        konferera stämma/stämmer/stämde/stämt följa/följer/följde/följt leta forska räkna
        klarlägga/klarlägger/klarlade/klarlagt syna förhandla medla attestera
        fastställa/fastställer/fastställde/fastställt överpröva dubbelkontrollera faktagranska
        översätta/översätter/översatte/översatt korrekturläsa/korrekturläser/korrekturläste/korrekturläst
    """,
    Kind.DELIVER: """
        skicka sända/sänder/sände/sänt översända/översänder/översände/översänt tillsända/tillsänder/tillsände/tillsänt
        posta tillställa/tillställer/tillställde/tillställt lotta leverera lämna utlämna överlämna återlämna betala
        utbetala återbetala överföra/överför/överförde/överfört kreditera ersätta/ersätter/ersatte/ersatt kompensera
        fakturera debitera justera korrigera publicera presentera redovisa rapportera ordna fixa boka planera
        beställa/beställer/beställde/beställt distribuera förmedla anvisa erbjuda/erbjuder/erbjöd/erbjudit placera
        tilldela utfärda annonsera tillhandahålla/tillhandahåller/tillhandahöll/tillhandahållit swisha
        trycka/trycker/tryckte/tryckt arkivera avisera notera avräkna återbörda/återbördar/återbördade/återbördat
        utlysa/utlyser/utlyste/utlyst uppfylla/uppfyller/uppfyllde/uppfyllt överräcka/överräcker/överräckte/överräckt
        utdela återkalla utse/utser/utsåg/utsett anordna arrangera skaffa ombesörja/ombesörjer/ombesörjde/ombesörjt
        vidarebefordra vidarebefodra slussa kopiera skanna mejla lansera skriva/skriver/skrev/skrivit dela hitta
        återföra/återför/återförde/återfört öppna släppa/släpper/släppte/släppt bekosta finansiera makulera annullera
        reservera stryka/stryker/strök/strukit efterge/efterger/eftergav/eftergett ombesiktiga rekvirera avlämna
        hemsända/hemsänder/hemsände/hemsänt kungöra/kungör/kungjorde/kungjort
        offentliggöra/offentliggör/offentliggjorde/offentliggjort tillkännage/tillkännager/tillkännagav/tillkännagett
        tillsätta/tillsätter/tillsatte/tillsatt rekrytera anställa/anställer/anställde/anställt upprätta teckna
        underteckna signera radera införa/inför/införde/infört ordinera förskriva/förskriver/förskrev/förskrivit
        remittera schemalägga/schemalägger/schemalade/schemalagt avboka omboka inboka
        iordningställa/iordningställer/iordningställde/iordningställt transportera frakta skjutsa efterbetala
        tilläggsfakturera slutbetala slutreglera
    """,
    Kind.ACT: """
        laga? reparera åtgärda avhjälpa/avhjälper/avhjälpte/avhjälpt byta/byter/bytte/bytt montera demontera installera
        inspektera besiktiga besöka/besöker/besökte/besökt hämta röja/röjer/röjde/röjt snöröja/snöröjer/snöröjde/snöröjt
        städa sanda? ploga asfaltera rensa felsöka/felsöker/felsökte/felsökt plantera måla? renovera rätta? ändra
        lösa/löser/löste/löst spola koppla återställa/återställer/återställde/återställt
        provta/provtar/provtog/provtagit testa tömma/tömmer/tömde/tömt gräva/gräver/grävde/grävt
        bygga/bygger/byggde/byggt klippa/klipper/klippte/klippt mäta?/mäter/mätte/mätt beskära/beskär/beskar/beskurit
        riva/river/rev/rivit sanera tvätta skotta salta sopa? rusta lappa? dränera skylta
        genomföra/genomför/genomförde/genomfört utföra/utför/utförde/utfört göra/gör/gjorde/gjort påbörja
        inleda/inleder/inledde/inlett starta slutföra/slutför/slutförde/slutfört anlägga/anlägger/anlade/anlagt sota
        justera nollställa/nollställer/nollställde/nollställt spärra? träffa/träffar/träffade/träffat
        möta/möter/mötte/mött provköra/provkör/provkörde/provkört bärga forsla köra/kör/körde/kört gallra
        fälla/fäller/fällde/fällt avlägsna flytta intervjua hjälpa/hjälper/hjälpte/hjälpt tända?/tänder/tände/tänt
        stambyta/stambyter/stambytte/stambytt relina slipa snickra tillverka fräsa/fräser/fräste/fräst
        slamsuga/slamsuger/slamsög/slamsugit lufta kalka kratta vaccinera omplacera evakuera utstaka projektera
        planlägga/planlägger/planlade/planlagt samråda/samråder/samrådde/samrått elda lyfta/lyfter/lyfte/lyft
        komplettera skruva limma tapetsera putsa rita upphandla spika täta isolera avverka lyssna återplantera bekämpa
        frilägga/frilägger/frilade/frilagt jämna harva dosera kalibrera ladda
        kontrollmäta/kontrollmäter/kontrollmätte/kontrollmätt sänka/sänker/sänkte/sänkt
        nedsätta/nedsätter/nedsatte/nedsatt slutbesiktiga efterbesiktiga godkänna/godkänner/godkände/godkänt besikta
        laborera förnya belägga/belägger/belade/belagt avläsa/avläser/avläste/avläst
        läcksöka/läcksöker/läcksökte/läcksökt återuppta/återupptar/återupptog/återupptagit ta/tar/tog/tagit handla?
        vattna trimma ansluta/ansluter/anslöt/anslutit återbesöka/återbesöker/återbesökte/återbesökt plocka
        hänga/hänger/hängde/hängt fylla/fyller/fyllde/fyllt täppa smörja/smörjer/smorde/smort
        gjuta/gjuter/göt/gjutit mura låsa/låser/låste/låst tina hyvla grusa dika schakta desinficera programmera
        omprogrammera uppgradera avspärra igångsätta/igångsätter/igångsatte/igångsatt
        driftsätta/driftsätter/driftsatte/driftsatt röntga filma? högtryckstvätta linjemåla
        stensätta/stensätter/stensatte/stensatt provtrycka/provtrycker/provtryckte/provtryckt radonmäta
        släcka/släcker/släckte/släckt avhysa/avhyser/avhyste/avhyst återplacera bära/bär/bar/burit packa lasta
        avveckla återinföra/återinför/återinförde/återinfört nytillverka
        efterjustera avfrosta vittja magasinera avetablera
    """,
}
# Verbs that promise nothing by themselves: together with a word of their frame they do, or they carry another verb.
_LIGHT = """
    höra/hör/hörde/hört ge/ger/gav/gett lämna komma/kommer/kom/kommit hålla/håller/höll/hållit låta/låter/lät/låtit
    gå/går/gick/gått se/ser/såg/sett lägga/lägger/lade/lagt sätta/sätter/satte/satt slå/slår/slog/slagit
    säga/säger/sade/sagt tala/talar/talade/talat bjuda/bjuder/bjöd/bjudit fatta få/får/fick/fått bli/blir/blev/blivit
    dra/drar/drog/dragit ställa/ställer/ställde/ställt ske/sker/skedde/skett dröja/dröjer/dröjde/dröjt nå/når/nådde/nått
    hinna/hinner/hann/hunnit stå/står/stod/stått försöka/försöker/försökte/försökt
    fortsätta/fortsätter/fortsatte/fortsatt ses/ses/sågs/setts höras/hörs/hördes/hörts
    träffas/träffas/träffades/träffats vänta finnas/finns/fanns/funnits gälla/gäller/gällde/gällt ha/har/hade/haft
    vara/är/var/varit återfå/återfår/återfick/återfått erhålla/erhåller/erhöll/erhållit veta/vet/visste/vetat landa
    anlända/anländer/anlände/anlänt beräkna vänta förvänta planera utlova bestämma/bestämmer/bestämde/bestämt kvittera
    fungera avtala bekräfta lova hoppas/hoppas/hoppades/hoppats dyka/dyker/dök/dykt be/ber/bad/bett
    släppa/släpper/släppte/släppt tillse/tillser/tillsåg/tillsett säkerställa/säkerställer/säkerställde/säkerställt
    garantera åka/åker/åkte/åkt reda?/reder/redde/rett
"""

#: States, opinions, ways of speaking, doings of daily life and of opening hours: they promise
#: nothing even with a time.
STATES = words(
    """
    vara finnas heta veta tro tycka mena hoppas förstå beklaga tacka önska känna gilla älska sakna ligga sitta bo arbeta
    jobba verka ansvara hänvisa uppmana rekommendera råda bifoga förutsätta utgå betrakta hälsa ursäkta medge konstatera
    stödja stötta samarbeta använda gälla kräva tillämpa bedriva driva sträva satsa fira stänga välkomna träna sjunga
    bada äta spela leva följa omfatta innebära betyda beröra påverka bero kosta räcka passa fungera förekomma uppstå
    hända inträffa tillhöra ingå utgöra innehålla inkludera sluta upphöra ändras minska öka växa stiga sjunka variera
    skilja likna uppskatta värdesätta värna respektera beundra bry minnas glömma sörja ångra lida oroa glädja vilja
    kunna behöva böra måste låta synas verka tyckas anse bedöma påstå hävda uppge säga tala prata berätta skriva läsa
    lyssna höra se titta visa kalla begära kräva yrka föreskriva stadga reglera bestämma förbjuda tillåta medföra orsaka
    leda gynna hindra förebygga skydda vårda uppfostra undervisa utbilda lära studera forska delta medverka närvara
    samlas träffas mötas ses umgås diskutera resonera tänka fundera grubbla drömma vila sova resa åka gå springa cykla
    promenera vandra simma köra ledsaga lova anmäla ansöka söka överklaga betala hyra köpa sälja handla äga ha få bli
    göra ta ge komma stå gå hålla lägga sätta ställa dra bjuda fatta föra röra vända vänta förvänta planera överväga
    ämna avse tänka räkna beräkna försöka hinna orka slippa vägra undvika låna njuta fika grilla dansa måla pyssla leka
    tävla rösta fasta be jubilera uppträda föreläsa semestra praktisera ledighålla pausa ansluta starta börja öppna
    inviga avtäcka premiärvisa sända streama inse förklara syfta stödja stöda falla anföra framhålla poängtera betona
    understryka instämma återgå återvända tillträda tjänstgöra spara behålla förvara lagra bevara
    underkänna bevilja avslå förlänga avskriva avvisa avstyrka tillstyrka yttra anslå anta godkänna förelägga förordna
    """
)


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
    for kind, listed in lists:
        for word in listed.split():
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
    for listed in _VERBS.values():
        for word in listed.replace("?", "").split():
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


#: Light verbs and the words that make them promises, with the class that they then have. An empty set: any use.
FRAMES: dict[str, tuple[tuple[frozenset[str], Kind], ...]] = {
    "höra": ((words("av"), Kind.CONTACT), (words("med efter"), Kind.DECIDE)),
    "ge": ((RECEIPT, Kind.CONTACT),),
    "lämna": ((RECEIPT, Kind.CONTACT), (words("ut över tillbaka vidare in fram"), Kind.DELIVER)),
    "ta": (
        (words("kontakt"), Kind.CONTACT),
        (words("ställning beslut beslutet tag upp reda itu ärendet ansökan titt kontakten"), Kind.DECIDE),
        (words("fram ut bort ner ned med vidare hand prov prover över del"), Kind.ACT),
    ),
    "hålla": (
        (
            words("informerad informerade underrättad underrättade uppdaterad uppdaterade ajour underrättat kontakten"),
            Kind.CONTACT,
        ),
        (words("möte mötet samråd informationsmöte utbildning kurs"), Kind.ACT),
    ),
    "låta": ((words("veta meddela"), Kind.CONTACT),),
    "gå": ((words("igenom genom vidare"), Kind.DECIDE), (words("ut"), Kind.DELIVER)),
    "se": ((words("över närmare"), Kind.DECIDE),),
    "lägga": ((words("ut upp fram in till undan"), Kind.DELIVER), (words("om igen ner ned"), Kind.ACT)),
    "sätta": ((words("in ut"), Kind.DELIVER), (words("upp på igång dit ner ned fast tillbaka"), Kind.ACT)),
    "föra": ((words("över"), Kind.DELIVER),),
    "slå": ((words("signal"), Kind.CONTACT), (words("på"), Kind.ACT)),
    "säga": ((words("till"), Kind.CONTACT),),
    "tala": ((words("om"), Kind.INFORM), (words("med"), Kind.DECIDE)),
    "bjuda": ((words("in"), Kind.CONTACT),),
    "fatta": ((words("beslut beslutet"), Kind.DECIDE),),
    "ställa": ((words("ut iordning upp fram tillbaka"), Kind.DELIVER),),
    "åka": ((words("ut dit hem förbi"), Kind.ACT),),
    "reda": ((words("ut"), Kind.DECIDE),),
    "hinna": ((words("med"), Kind.ACT),),
    "dra": ((words("igång fram om in av"), Kind.ACT),),
    "följa": ((words("upp"), Kind.DECIDE),),
    "leta": ((words("upp fram reda"), Kind.DECIDE),),
    "få": ((words("fram"), Kind.DECIDE), (words("iväg ut in klart"), Kind.DELIVER)),
    "stämma": ((words("av"), Kind.DECIDE),),
    "dela": ((words("ut"), Kind.DELIVER), (words("med"), Kind.INFORM)),
    "räkna": ((words("ut om igenom"), Kind.DECIDE),),
    "läsa": ((words("igenom av genom in mejl mejlet brev brevet meddelande meddelandet"), Kind.DECIDE),),
    "prata": ((words("med ihop"), Kind.DECIDE),),
    "samtala": ((words("med"), Kind.DECIDE),),
    "skriva": ((words("till ut dig er under"), Kind.DELIVER),),
    "hitta": ((words("fram"), Kind.DECIDE),),
    "göra": (
        (
            words(
                """
                försök besiktning besiktningen inspektion hembesök uppföljning kontroll rättelse utredning bedömning prov
                provtagning mätning mätningar avläsning utbetalning tillsyn tillsynsbesök översyn besök ommätning
                uttryckning felsökning återbesök hembesök klart färdigt iordning granskning genomgång avstämning
                prövning omprövning sökning undersökning beställning anmälan hämtning städning justering komplettering
                sammanställning betalning
                """
            ),
            Kind.ACT,
        ),
    ),
}
#: Verbs of a class that promise only together with one of these words (or with the reader named).
NEEDS_WORD: dict[str, frozenset[str]] = {
    "fråga": words("chef chefen jurist kollega kollegan rektor honom henne"),
    "räkna": words("ut om"),
    "följa": words("upp"),
    "dela": words("ut med"),
    "stämma": words("av"),
    "leta": words("upp fram"),
    "hitta": words("fram"),
    "prata": words("med"),
    "samtala": words("med"),
    "läsa": words("igenom av genom in mejl mejlet brev brevet meddelande meddelandet"),
}

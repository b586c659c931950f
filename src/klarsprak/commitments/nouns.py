"""The nouns of promising: what is given, who gives it, who gets it, and what it is about."""

from __future__ import annotations

import re
from functools import lru_cache

from klarsprak.commitments.wordlists import alternatives, ending, words

#: What can be promised to somebody as a thing: the object of ge, lämna, få and skicka.
RECEIPT = words(
    """
    svar svaret besked beskedet beslut beslutet bygglovsbeslut återkoppling återkopplingen information informationen
    info infon brev brevet mejl mejlet mail mailet e-post sms samtal samtalet telefonsamtal kallelse kallelsen faktura
    fakturan kreditfaktura pengar pengarna utbetalning utbetalningen ersättning ersättningen återbetalning bekräftelse
    bekräftelsen bekräftelsemejl kopia kopian meddelande meddelandet inbjudan besök besöket intyg intyget nyckel nyckeln
    nycklar nycklarna kontrakt kontraktet avtal avtalet handling handlingen handlingar handlingarna protokoll
    protokollet rapport rapporten resultat resultatet provsvar provsvaret material underlag underlaget förslag förslaget
    erbjudande erbjudandet offert offerten bedömning bedömningen utlåtande yttrande lista listan schema schemat utdrag
    utdraget registerutdrag dokument dokumenten papper papperen papperet uppdatering uppdateringen förklaring
    förklaringen redogörelse underrättelse underrättelsen klarhet rättelse notis påminnelse statusuppdatering datum
    mötestid bokningsbekräftelse hembesök bidraget stödet löneutbetalning skolplats förskoleplats placeringsbesked anbud
    tid tider plats pass id-kort parkeringstillstånd tillståndet lov bygglovet tillstånd ritning ritningar karta
    genomförandeplan vårdplan granskningsrapport inspektionsrapport tillsynsrapport kontaktuppgifter slutbesked
    startbesked delbesked förhandsbesked interimsbesked omprövningsbeslut mottagningsbevis kvitto svarsbrev
    statusrapport respons skriftligt möjlighet uppgifter uppgifterna blankett blanketten kod koden länk länken tillfälle
    omdöme anslag kort kortet skolkort busskort skolskjutskort kundnummer betalning kallelser fakturor svarsmejl
    inloggningsuppgifter lösenord
    """
)
_RECEIPT_COMPOUND = """
    svar svaret besked beskedet beslut beslutet utbetalning utbetalningen bekräftelse bekräftelsen rapport rapporten
    kallelse kallelsen faktura fakturan meddelande meddelandet brev brevet mejl mejlet intyg intyget protokoll
    protokollet kontrakt kontraktet avtal avtalet bidrag bidraget återkoppling information informationen underrättelse
    plats förslag förslaget samtal besök besöket ersättning ersättningen utlåtande kort kortet kopia kopior tillstånd
    tillståndet uppgift uppgiften specifikation lov lovet avgift anvisning bekräftelsemejl kvitto inbjudan avi avin
    räkning räkningen nyckel nycklar blankett blanketten lösenord kod bricka tagg dosa larm larmet kärl kärlet
    hjälpmedel hjälpmedlet
"""
_DOCUMENTS = """
    anteckningar anteckningarna anteckning dagordning dagordningen broschyr broschyren informationsblad blad bladet folder
    foldern dekal dekalen biljett biljetten biljetter biljetterna siffror siffrorna bilder bilderna foto foton film filmen
    sammanställning sammanställningen sammanfattning sammanfattningen kalkyl kalkylen
    prisuppgift kostnadsförslag skiss skissen utkast utkastet facit kreditering krediteringen kreditnota nota notan check
    presentkort paket paketet försändelse försändelsen medicin medicinen recept receptet remiss remissen diagnos journal
    journalen betyg betyget omdömet diplom legitimation passerkort matrikel matrikeln katalog
    katalogen ställningstagande ställningstagandet godkännande godkännandet
"""
_DOCUMENT = re.compile(rf"\w*(?:{alternatives(_DOCUMENTS)})$")
_COMPOUND = re.compile(rf"(?:\w{{2,}}(?:{alternatives(_RECEIPT_COMPOUND)})|\w*(?:{alternatives(_DOCUMENTS)}))$")

#: Words that are nouns whatever a tagger says.
NOUNS = (RECEIPT - words("lov pass anbud tider anslag ritning information")) | words(
    """
    handläggningstid handläggningstiden svarstid väntetid leveranstid utbetalningen återkoppling ansökan ansökningar
    anmälan felanmälan ärende ärendet faktura tekniker entreprenör handläggare rektor nämnden kommunen förvaltningen
    besiktning avläsning reparation leverans
    """
)
#: Adjectives of state that taggers take for verbs.
ADJECTIVES = words(
    """
    klar klart klara färdig färdigt färdiga säker säkert tillgänglig tillgängliga framme redo komplett kompletta snar
    lång långa ny nya
    """
)

#: Words that speak to the reader.
READER_WORDS = words("dig dej din ditt dina du ni er ert era eder")

# Persons and bodies on the sender's side, as the last part of a compound.
_SENDER_TAILS = """
    kommun nämnd förvaltning styrelse styrelsekontor utskott kontor avdelning enhet verksamhet kontaktcenter
    kontaktcentrum kundtjänst kundcenter servicecenter servicecentrum växel reception handläggare sekreterare chef
    rektor lärare pedagog kurator psykolog sköterska tekniker entreprenör vaktmästare skötare förvaltare inspektör
    ingenjör handledare samordnare utredare assistent administratör registrator jurist advokat ordförande kollega
    personal medarbetare koordinator rådgivare konsulent konsult bibliotekarie arborist arkitekt planerare strateg
    ekonom kommunikatör kamrer mentor ledare förman städare montör rörmokare elektriker snickare målare besiktningsman
    lantmätare tandläkare läkare bedömare stödjare skola skolan förskola bibliotek socialtjänst hemtjänst
    räddningstjänst färdtjänst fixartjänst skolskjuts tjänsteman tjänsteinnehavare byrå team grupp jour leverantör
    hantverkare support helpdesk redaktör redaktion ombud utförare förrättningsman föredragande ansvarig ansvarige
    ansvariga expert specialist terapeut logoped fritidsledare fältarbetare väktare parkeringsvakt chaufför förare
    maskinist rörläggare låssmed driftpersonal energirådgivare bygglovshandläggare mottagning sektion direktör intendent
    konservator vikarie ställföreträdare representant kontaktperson ledningsgrupp arbetsgrupp arbetslag lärarlag
    arbetarlag bolag central omsorg myndighet huvudman fastighetsägare besiktningsperson ambulans bärgare sopbil bokbuss
    elevhälsa frivård vårdcentral gruppledare förskollärare borgmästare stadsdirektör tolk översättare arkivarie arkiv
    kansli tillsynsmyndighet tjej kille person gubbe taxi lastbil delegation presidium sopåkare färdtjänstbil servicebil
    bokbil reparatör målare arborist smed plåtslagare takläggare golvläggare saneringsfirma firma städfirma flyttfirma
    åkeri handikappråd elevråd pensionärsråd ungdomsråd brukarråd skolledning kommunledning
"""
# “hantverkare” has no -e in the definite plural: hantverkarna.
_SENDER_STEMS = " ".join(t[:-1] + "(?:e|en|na|ens|nas)" if t.endswith("are") else t for t in _SENDER_TAILS.split())
_SENDER = re.compile(
    r"(?!\w*(?:lägenhet|erfarenhet|egenhet|vetenhet|nägenhet|öppenhet|mögenhet|nyfikenhet|ovannämnd|sistnämnd|utnämnd))"
    rf"[\w-]*?(?:{alternatives(_SENDER_STEMS)})(?:n|en|et|an|na|nen|mannen|männen|erna|arna|or|er|ar|s|ns|ens|ets|arnas)?$"
    r"|(?:ledningen|bilen|bil|budet|bud|tekniska|it|va|bup|kollegor|kollegorna|tjänstemän|tjänstemännen)$"
)
#: Swedish names people by what they do with -are: sotaren, besiktaren. These end alike but are no people.
_NO_AGENTS = r"""
    \w*(?:havaren|tagaren|innehavaren)$ sommar vinter svar kommentar ansvar försvar seminar formulär exemplar inventar
    honorar kalendar trottoar
"""
_AGENT = re.compile(rf"(?!{alternatives(_NO_AGENTS)})\w{{3,}}aren$")
#: A doer by the form of the word, where “vår”, “min” or “en” says that it is one of ours.
DOER = re.compile(r"\w{3,}(?:are|ör|ist|log|man|ant|loger|ister|örer)$")
# Bodies that decide for themselves, by how their names begin: what they do, and when, the sender cannot promise.
_OTHER = """
    skatteverk försäkringskass trafikverk länsstyrels förvaltningsrätt kammarrätt tingsrätt hovrätt högsta$ domstol
    mark-$ mark-och polis migrationsverk arbetsförmedling boverk pensionsmyndighet kronofogd transportstyrels lantmäteri
    arbetsmiljöverk integritetsskydds imy$ jo$ csn$ socialstyrels skolverk skolinspektion naturvårdsverk region$
    regionen$ regionens$ fpa$ folkpensionsanstalt bank$ banken$ banker$ bankerna$ försäkringsbolag inkasso hyresnämnd
    arrendenämnd överklagandenämnd postnord$ posten$ regering riksdag elbolag åklagar ministeri ntm-central
    regionförvaltningsverk ivo$ inspektionen myndigheten$ myndigheter$ myndigheterna$ fackförbund facket$ telia$ elnät
    universitet antagningsenhet stiftelse uhr$ dvv befolkningsdata sjukhus apotek konsumentverk konkurrensverk
    livsmedelsverk jordbruksverk skogsstyrels tullverk valmyndighet diskrimineringsombuds datainspektion
    brottsoffermyndighet rättshjälps hyresvärd mäklar grann försäkringsgivare besvärsnämnd
"""
_OTHER_BODY = re.compile(rf"(?:{alternatives(_OTHER)})")
#: Persons and companies that the reader has: “din läkare” acts for the reader, not for the sender.
_READERS_OWN = ending(
    """
    läkare läkaren arbetsgivare arbetsgivaren hyresvärd hyresvärden granne grannen grannar bank banken mäklare mäklaren
    försäkringsbolag försäkringsbolaget elbolag elnätsbolag elnätsföretag nätägare leverantör hantverkare entreprenör
    elektriker rörmokare byggfirma konsult arkitekt kontrollansvarig kontrollansvarige ombud förälder föräldrar chef
    företag förening vårdcentral tandläkare barnmorska fastighetsägare fastighetsägaren hyresvärdar snickare advokat
    """
)
_READER = ending(
    """
    sökande sökanden sökandena sökandes vårdnadshavare vårdnadshavaren vårdnadshavarna förälder föräldrar föräldrarna
    hyresgäst hyresgästen hyresgäster hyresgästerna kund kunden kunder kunderna elev eleven elever eleverna brukare
    brukaren medborgare medborgaren anmälare anmälaren anmälarna anbudsgivare anbudsgivaren anbudsgivarna berörda medlem
    medlemmar medlemmarna klagande klaganden deltagare deltagarna part parten parter parterna fastighetsägare
    fastighetsägaren invånare invånarna förening föreningen föreningar barn barnen hushåll hushållet hushållen abonnent
    abonnenter låntagare patient besökare alla samtliga sakägare dispenshavaren tillståndshavaren innehavaren
    bidragstagaren låntagaren vinnare vinnaren vinnarna pristagare pristagaren pristagarna studerande studenten
    studenterna boende anhöriga anhörig närstående arbetstagare konsumenter bidragsmottagaren tomträttshavaren
    tomträttshavare arrendator arrendatorn remissinstanser mottagaren frågeställaren
    """
)


@lru_cache(maxsize=8_192)
def is_receipt(word: str) -> bool:
    """Whether a lower-case noun names something that a sender can give an answer with."""
    return word in RECEIPT or _COMPOUND.match(word) is not None


@lru_cache(maxsize=8_192)
def is_document(word: str) -> bool:
    """Whether a lower-case noun names a thing that may be had at any time: a promise only when it is said to come."""
    return _DOCUMENT.match(word) is not None


@lru_cache(maxsize=8_192)
def is_other_body(word: str) -> bool:
    """Whether a lower-case noun names an authority or company that acts on its own."""
    return _OTHER_BODY.match(word) is not None


@lru_cache(maxsize=8_192)
def is_sender(word: str) -> bool:
    """Whether a lower-case noun names a person or body on the sender's side."""
    return _SENDER.match(word) is not None or _AGENT.match(word) is not None


@lru_cache(maxsize=8_192)
def is_readers_own(word: str) -> bool:
    """Whether a lower-case noun after din, ditt or er names somebody who acts for the reader."""
    return _READERS_OWN.match(word) is not None


@lru_cache(maxsize=8_192)
def is_reader(word: str) -> bool:
    """Whether a lower-case noun names the one who is to get the answer."""
    return _READER.match(word) is not None


#: What the reader has handed in, as the subject of a passive: “ansökan ska lämnas in” is the reader's to do.
READER_MADE = ending(
    r"""
    ansökan ansökningar anmälan anmälningar blankett blanketten blanketter avgift avgiften avgifter hyra hyran faktura
    fakturan (?<!av)räkning(?:en)? överklagande överklagandet överklagan yttrande yttrandet komplettering
    kompletteringen intyg intyget underlag underlaget ritningar ritningarna svar anbud anbuden deklaration formulär
    formuläret redovisning redovisningen bostad uppgifter uppgifterna besvär besvären beloppet
    (?<!ut)(?<!åter)betalning(?:en)? avfall avfallet påsar kärl kärlet böcker lånet
    """
)
#: Passives that with such a subject are the reader's to do.
READER_DOES = words("skicka lämna betala göra sända posta bifoga fylla ansöka söka underteckna överlämna ställa läsa uppge")

#: Handläggningstid, svarstid and the like.
_TIMED = """
    handläggnings besluts vänte? svars kö leverans behandlings led reparations väntelist prövnings utrednings åtgärds
    inställelse framställnings produktions expeditions utbetalnings betalnings
"""
HANDLING_TIME = re.compile(rf"(?:{alternatives(_TIMED)})tid(?:en|er|erna)?$")
#: Things that take time when “tar”, “dröjer” or “beräknas” follows.
HANDLING = ending(
    """
    handläggning handläggningen utredning utredningen prövning prövningen behandling behandlingen granskning
    granskningen reparation reparationen leverans leveransen utbetalning utbetalningen ärende ärendet beslut beslutet
    svar svaret besked beskedet arbete arbetet processen ansökan
    """
)
#: What is worked at, and so begins and ends as a promise: not a school year, a course or an opening.
WORK = re.compile(
    r"(?!\w*(?:invignings?|ställnings?|visnings?|sändnings?|tränings?|visnings?|utbildnings?|läsnings?|övnings?|tävlings?|semester))"
    r"(?:\w*(?:arbete|arbetet|arbetena|arbeten|bygget|byggandet|projektet|insatsen|insatserna|processen|etappen|besöket|service)"
    r"|\w+ing(?:en|ar|arna)?)$"
)
#: Machines and pages: how fast they are is no promise of anybody's.
SYSTEM = ending(
    """
    system systemet sidan sida e-tjänsten appen app länken länk koden kod filen lösenord lösenordet session sessionen
    inloggningen servern databasen webbplatsen cookien verktyget ändringen ändringar ändringarna uppgraderingen skärmen
    knappen menyn funktionen programmet kakan cookies flödet api version versionen boten chattboten mejlservern
    """
)

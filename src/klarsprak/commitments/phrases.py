"""Wordings that decide whether a clause is a promise: needs, rules, aims, references, things of the system."""

from __future__ import annotations

import re

from klarsprak.commitments.wordlists import alternatives, ending, wording, words

# Single words, in lower case.
NEGATIONS = words("inte ej icke aldrig ingen inget inga varken knappast ingenting")
#: After “inte” these make no negation: inte bara, inte senare än.
NO_NEGATION = words("bara senare minst en alltför")
HYPOTHETIC = words("skulle kunde ville borde fick behövde hade")
INTENDING = words(
    """
    tänker ämnar avser planerar räknar hoppas lovar garanterar försöker strävar siktar åtar beräknar hinner förbinder
    bedömer tror brukar bör torde föreslår ber utlovar väntas beräknas förväntas planeras bedöms lär
    """
)
#: “Här kommer protokollet”, “Nedan följer svaren”: done by the text itself.
#: A list of requirements, “SKA: Felrapporter hanteras inom rimlig tid”, and what a program answers with.
DEMAND = re.compile(r"^\W*(?:SKA|BÖR|MÅSTE|KAN)\W*:|\bsvar\w*\s+baserat\s+på\b")
HERE = re.compile(
    r"\W*(?:här|nedan|härmed|bifogat|som\s+bilaga)\s+(?:kommer|följer|får|har|skickar|översänder|är|finner|hittar)\b", re.I
)
#: Said of every winter or of anybody: “När det snöar plogar vi de stora vägarna först”.
HABITUAL = re.compile(
    r"\b(?:när|om|då)\s+(?:det\s+(?:\w+\s+)?(?:snöar|regnar|fryser|blåser|stormar|åskar|är\s+halt)|man)\b", re.I
)
LONG_TIMES = re.compile(
    r"\b(?:har|är|råder)\b.{0,40}\b(?:lång|långa|längre|olika|varierande)\s+(?:\w+\s+)?"
    r"(?:handläggnings|svars|vänte?|kö|leverans)tid(?:er)?\b",
    re.I,
)
PERFORMED = words("härmed bifogat bifogad bifogade bifogar")
#: Verbs that an att-clause with a promise may hang on, as infinitives and as auxiliaries.
GOVERNORS = words(
    """
    räkna bedöma lova garantera innebära betyda bekräfta hoppas tro beräkna planera uppskatta utgå se förvänta meddela
    medföra göra säga informera anta förutse prognostisera vänta sikta
    """
)
PLEDGES = words("lova garantera tillse säkerställa utlova")
#: Said of a craftsman with a day: “reparatören är bokad till den 9 februari”.
BOOKED = words("bokad inbokad beställd schemalagd anlitad bokade inbokade")
GOVERNING = words("räknar beräknar bedömer hoppas tror lovar garanterar planerar")
SETTLED = words("beslutat klart bestämt planerat tänkt sagt bra meningen")
#: With one of these a sender binds itself to what the infinitive says: “vi gör vårt bästa för att svara inom två dagar”.
AIMING = words("ha arbeta jobba göra sträva sikta kämpa anstränga se försöka verka satsa lägga")
AIMS = ending(
    """
    mål målet målsättning målsättningen ambition ambitionen avsikt avsikten förhoppning förhoppningen strävan tanken
    planen plan löfte utgångspunkt bedömning bedömningen prognos prognosen uppskattning räknar förslag
    """
)
DEFINITE_PRONOUNS = words("det detta den denna dessa dem saken")
#: States that are reached when a thing is done.
DONE = words(
    """
    klar klart klara åter färdig färdigt färdiga löst lösta lagad lagat lagade åtgärdad åtgärdat åtgärdade tillbaka framme
    igång redo avklarat avklarad utskickad utskickat utskickade färdigbehandlad färdigbehandlat färdigställd färdigställt
    avgjord avgjort besvarad besvarat hemma avslutad avslutat rättat rättad levererad levererat ordnat betald utbetald
    utbetalt inlagt tillgänglig tillgängligt tillgängliga avhjälpt avhjälpta installerat installerad fixat fixad
    """
)
#: Not a thing done for the reader, though it is done: “tiden är ombokad till den 9”.
REARRANGED = tuple("stäng avstäng öppen ombok bok avbok flytt inställ uppskjut anmäl".split())  # noqa: SIM905
#: Not a thing done for the reader either: hours, prices and rules that change.
SCHEDULES = re.compile(
    r"\w*(?:tiderna|tider|priset|priserna|beloppet|beloppen|taxan|reglerna|avgiften|avgifterna|namnet|utbudet)$"
)
#: “Fler kommer att göras”: nobody knows what.
UNCOUNTED = words("fler flera mer mera mycket annat andra mest flest")
CLOSED = words("stängd stängt stängda öppet öppen giltig giltigt ledig ledigt")
INTRANSITIVE = words("komma följa dröja landa nå anlända dyka ske")
MENDING = words("åtgärda laga reparera byta rätta lösa avhjälpa justera korrigera")
ANSWERS = words("svar svaret besked beskedet beslut beslutet återkoppling bekräftelse kallelse utbetalning utbetalningen")
#: What software and routines do as often as people: with a vague time alone no promise.
GENERAL = words("hantera göra uppdatera köra ändra lösa presentera skriva lägga utföra genomföra avgöra komplettera vara bli")
#: färdigutrett, slutbehandlade, klarmarkerat: done by the form of the word.
FINISHED = re.compile(r"(?:färdig|slut|klar)\w{3,}(?:[tdr]t|[aei]t|[ts]|d|de|da|na)$")
#: What a colleague does about a matter: “Anna kollar upp betalningen” is said to promise it.
LOOKS_INTO = words("kolla kika titta undersöka kontrollera gå se utreda besvara svara fixa ordna lösa ta följa läsa stämma")
HANDING_OVER = words("skicka lämna ge sända meddela betala utbetala expediera delge publicera fatta översända")
#: To handle: “på högst 20 dagar” is a limit with these.
TO_HANDLE = words("handlägga avgöra behandla besvara pröva åtgärda leverera")
TAKING_TIME = words("ta dröja behöva beräkna uppgå vänta")
#: What somebody has to have for “du har … på fredag” to be a promise.
#: With ska in a decision: for its receiver to do.
ORDERED = words(
    """
    redovisa vidta åtgärda utföra genomföra slutföra påbörja riva rätta betala återbetala komplettera anmäla lämna
    rapportera använda återställa avlägsna flytta sanera undersöka installera byta provta
    """
)
HAVING = words("svar svaret besked beskedet beslut beslutet listan underlaget förslaget rapporten pengarna")
#: Things that may come at any time or be got by anybody: promises only with a time or “kommer att”.
COMMON_GIFTS = words(
    """
    tid tider plats tillfälle pass lov ersättning pengar bidraget stödet tillstånd kort uppgifter material stöd möjlighet
    """
)
#: Verbs of everyday doings: in the present and without a time no promise.
EVERYDAY = words("hjälpa träffa möta lyssna handla rita åka köra ladda")
ASKED_FIRST = words(
    "saknas behöver behövs krävs skulle ska skall är har blir får vill kan uppstår finns väljer godkänns beviljas avslås skickar"
)
MISSING_FIRST = words("saknas behöver behövs krävs skulle")
#: Where a thing is that the reader has got.
ARRIVED = words("inkorg inkorgen brevlåda brevlådan postfack mejlkorg")
READY = words("tillgängliga tillgänglig tillgängligt hämta avhämtning konto kontot hos")

MATTER = ending(
    """
    ansökan ansökningar ansökningarna anmälan anmälningar anmälningarna ärende ärendet ärenden synpunkt synpunkten synpunkter
    fråga frågan frågor begäran klagomål klagomålet överklagande överklagandet förslag beställning beställningen felanmälan mejl
    mejlet
    """
)
#: Done with a festival as well as with an inquiry.
OPENED = words("inleda avsluta inviga")
EVENTS = ending(
    """
    utbetalning utbetalningen återkoppling återkopplingen återbetalning återbetalningen uppföljning uppföljningen leverans
    leveransen besiktning besiktningen hembesök hembesöket besök besöket avläsning avläsningen inspektion inspektionen
    reparation reparationen tillsyn tillsynen installation installationen asfaltering asfalteringen arbete arbetet
    arbetena rättelse justering kreditering prövning prövningen omprövning handläggning handläggningen behandling
    granskning montering byte bytet tömning tömningen hämtning hämtningen provtagning provtagningen spolning expediering
    utskick utskicket översyn översynen placering information introduktionen samråd samrådet möte mötet uppstart kontakt
    inkoppling avstängning flytt flytten sanering röjning snöröjning snöröjningen bedömning bedömningen avräkning
    avräkningen
    """
)

# Phrases, searched for in a sentence or clause.
BY_THIS = re.compile(
    r"\b(?:med|genom|i)\s+(?:detta|det\s+här)\s+(?:brev(?:et)?|mejl(?:et)?|beslut(?:et)?|meddelande(?:t)?)\b", re.I
)
NOW = wording("just_nu för_närvarande för_tillfället håller_just_nu_på håller_på i_dagsläget som_bäst fortfarande alltjämt ännu")
#: The sender's own need, in a condition: “om vi behöver fler uppgifter”, “om något saknas”.
OUR_NEED = re.compile(
    r"\b(?:(?:vi|jag|hon|han|handläggar\w+|nämnden|förvaltningen|de)\s+(?:eventuellt\s+|då\s+|skulle\s+|anser\s+att\s+\w+\s+)*(?:"
    + alternatives(
        r"""
        behöver behöva har_(?:några_|fler_|ytterligare_)?(?:frågor|fråga|funderingar) undrar saknar vill måste ser bedömer
        anser tycker kräver upptäcker hittar misstänker
        """
    )
    + ")|"
    + alternatives(
        r"""
        saknas fattas oklar\w* otydlig\w* behövs krävs ändras ändringar förändringar ändrar kompletter\w+ uppstår
        inträffar händer skulle försenas drar_ut blir_(?:sen|försen|ändr|aktuell|nödvänd)\w*
        finns_(?:frågor|behov|anledning|skäl|oklarheter|något) är_(?:något|fel|nödvändigt|aktuellt|inte) stämmer_inte
        inte_stämmer inte_kan inte_är inte_räcker begär dyker_upp
        """
    )
    + ")",
    re.I,
)
HARMLESS = wording(
    r"inget ingenting inga allt_(?:går|flyter|stämmer) vädret möjligt bara så_(?:önskas|är_möjligt) hinder kompletta?"
    r" fullständig\w*"
)
INCOMPLETE = re.compile(r"\binte\b.*\b(?:komplett|fullständig)", re.I)
NEED_PHRASE = wording(r"vid_(?:behov|frågor|oklarheter|problem) i_förekommande_fall eventuellt vid_eventuella?")
#: “Vid försenad betalning skickas en påminnelse”: a rule for a case, not a promise to this reader.
#: “… avgörs i ett separat beslut”: to come, after this text.
IN_ANOTHER = re.compile(
    r"\bi\s+ett\s+(?:separat|särskilt|eget|nytt|senare|annat)\s+(?:\w+)?(?:beslut|ärende|brev|mejl|utskick)\b|\bi\s+(?:särskild|annan)\s+ordning\b",
    re.I,
)
AT_EVENT = re.compile(
    r"\W*vid\s+(?!\w*(?:möte|besök|sammanträde|tillfälle|tidpunkt|träff|samtal))(?:\w+\s+){1,3}?\w+(?:ar|er|as|s)\b", re.I
)
PLACE_IN_TEXT = re.compile(
    r"\b(?:avsnitt|kapitel|kap\.|bilaga|bilagan|nedan|ovan|stycket|stycke|tabell|figur|sidan?\s+\d|längre\s+(?:ned|ner)|rubriken"
    r"|(?:i|till)\s+slutet\s+av\s+(?:texten|rapporten|brevet)|i\s+(?:rapporten|texten|boken|broschyren|kapitlet))\b",
    re.I,
)
PHONE_SERVICE = re.compile(r"\b(?:i|på|per|via)\s+telefon(?:en)?\b|\btelefontid|\böppet?\b|\böppettid|\btelefonen\b", re.I)
GENERAL_QUESTIONS = re.compile(
    r"\bpå\s+(?:(?:era|dina|alla|alla\s+era|vanliga|allmänna|enklare|generella|vissa|enskilda|de\s+vanligaste)\s+)?frågor\b"
    r"|\bfrågor\s+(?:om|kring)\b",
    re.I,
)
NEXT_TIME = wording("nästa_gång")
LEANS_BACK = wording("då därefter efter_det efter_detta sedan samtidigt")
BOUND_TO_EVENT = wording("efter därefter sedan när så_snart då")
#: Idle clauses that only fill out: they are no clauses for the splitter.
IDLE = wording(
    r"""
    vad_(?:vi|jag)_kan allt_(?:vi|jag)_kan så_gott_(?:vi|jag|det)_(?:kan|går) som_(?:sagt|vanligt) som_vi_kom_överens_om
    hoppas_jag tror_jag om_(?:du|ni)_vill skulle_jag_tro som_det_ser_ut(?:_nu)? om_möjligt
    närmare_bestämt om_inget_annat_(?:sägs|meddelas|anges) som_(?:du|ni)_(?:vet|ser|förstår)
    för_att_(?:vi_ska_)?kunna_\w+
    """
)
#: Judgements, outcomes and ways of speaking: without a time they promise nothing.
NO_PROMISE = wording(
    r"""
    gör(?:s|a|as)?_(?:även_|också_)?(?:den_|en_)?bedömning(?:en)? säger_(?:nej|ja) räknas_\w+_som
    (?:får|ska_få)_veta så_(?:tittar|hjälps|pratar|löser)_vi får_(?:också_|därmed_)?(?:bygg|mark|rivnings)lov(?:et)?
    får_(?:också|därmed)_startbesked finns_att_hämta
    """
)
QUOTED = re.compile(r"[”“\"»][^”“\"«»]{1,400}[”“\"«]")
_ITEMS = r"""
    mejl(?:et)? mail(?:et)? e-?post(?:meddelande)? brev(?:et)? ansökan ansökningar anmälan skrivelse(?:n)? fråga(?:n)?
    frågor(?:na)? synpunkt(?:er|erna|en)? begäran klagomål(?:et)? överklagande(?:t)? samtal(?:et)? besök(?:et)?
    yttrande(?:t)? meddelande(?:t)? kontakt beställning(?:en)? felanmälan ärende(?:t)? faktura(?:n)? detaljplanen?
    svar förfrågan möte(?:t)?
"""
#: A thing of the reader's just before a date: the date is the thing's.
READER_ITEM = re.compile(
    rf"(?:{alternatives(_ITEMS)})\s+(?:(?P<of>från|av|daterade?|daterat|inkommen|inkommet|mottagen)\s+)?(?:den\s+)?$", re.I
)
OF_DATE = re.compile(r"\bav\s+(?:den\s+)?$", re.I)
OWNED = re.compile(r"\b(?:din|ditt|dina|er|ert|era)\s+(?:\w+\s+){0,2}$", re.I)
_PREPOSITIONS = "på om angående gällande avseende rörande av med_anledning_av för i till från enligt efter"
PREPOSITION = re.compile(rf"\b(?:{alternatives(_PREPOSITIONS)})\s+(?:\w+\s+){{0,3}}$", re.I)
SERVICE_HOURS = re.compile(r"\bvardag|\bmåndag\s*[-–]|\böppet|\btelefon", re.I)
LATENCY = wording(r"syns visas laddas uppdateras_i_systemet slår_igenom träder_i_kraft aktiveras synkas loggas")
READERS_TIME = wording(
    "fylla läsa gå köra ladda registrera svara logga skriva besvara komma ta_sig göra resa anmäla ansöka", before=r"att\s+"
)
#: How the reader feels, and when: “Det kan ta några månader innan du känner dig bra”.
READERS_BODY = re.compile(
    r"\b(?:innan|tills)\s+(?:du|ni|kroppen)\s+(?:känner|mår|orkar|sover|vänjer|märker|blir\s+(?:frisk|bra|bättre|van|stark))",
    re.I,
)
TAKES_ABOUT = wording(
    r"""
    \w*svar\w* \w+as besked\w* beslut\w* pengar\w* betal\w* brev\w* handlägg\w* utred\w* behandl\w*
    pröv\w* du ni dig er din ditt dina ansökan ärende\w*
    återkoppl\w* vi jag granska\w* åtgärda\w* reparera\w* laga klar\w* färdig\w* leverans\w* utbetal\w*
    """
)
LONG = wording("lång långa längre lång_tid länge")
DIFFERENT = words("lång långa längre olika varierar variera varierande osäker osäkra")
BEFORE_DONE = wording("innan tills")
IT_TAKES = re.compile(r"\W*det\s+(?:brukar|kan|kommer|bör|tar|beräknas)", re.I)
HOW_LONG = re.compile(
    r"\bhur\s+(?:lång\s+tid|länge)\b.*\b(?:varier\w+|beror|är\s+olika|skiljer|(?:kan|vet|vågar)\s+(?:vi|jag)\s+(?:\w+\s+)?inte"
    r"|går\s+inte\s+att)\b",
    re.I,
)
TIME_OF_HANDLING = re.compile(
    r"\btid(?:en|erna)?\s+(?:för|från|till|fram)\s.{0,30}(?:handläg|svar|beslut|besked|leverans|behandl)", re.I
)
#: A page or letter that tells how things are done in general.
HOW_IT_WORKS = re.compile(
    r"\W*(?:(?:så\s+här|så|hur|här|därför)\s+(?!kommer\b)\w+r\s+(?:vi|kommunen|nämnden|du)|här\s+\w+s)\b", re.I
)
FIRST_WORDS = r"""
    ny nya nytt nästa preliminärt? beräkna[dt]e? förväntad? förväntat utlovad utlovat första skriftligt slutligt normal
    genomsnittlig aktuell ungefärlig max(?:imal)? mer ytterligare skriftlig
"""
_WHAT = r"""
    svar(?:et)? besked(?:et)? beslut(?:et)? beslutsdatum återkoppling(?:en)? svarstid(?:en)? handläggningstid(?:en)?
    beslutstid(?:en)? väntetid(?:en)? kötid leveranstid(?:en)? behandlingstid(?:en)? utbetalning(?:en|sdag)?
    leverans(?:en)? info(?:rmation)? uppdatering statusuppdatering klart klar färdigt färdig åtgärdat åtgärdas tid
    besiktning(?:en)? hembesök(?:et)? besök(?:et)? datum(?:_för_\w+)? tekniker avhämtning inflyttning ledtid
    reparation(?:en)? slutbesked provsvar uppföljning inspektion mötestid avläsning hämtning inflytt
"""
#: “Svar inom två dagar”, “Beräknat klart: 8 juni”: a promise without a verb.
VERBLESS = re.compile(rf"^\W*(?:(?:{alternatives(FIRST_WORDS)})\s+)*(?P<what>{alternatives(_WHAT)})\b(?P<rest>.*)$", re.I | re.S)
ASKED_ANSWER = wording(r"önskas emotses osa o\.s\.a\. begärs krävs tacksam\w* senast_till")
OTHER_SUBJECT = re.compile(r"\b(?:vid|av|om)\b|[.§]")
#: Words of a clause that speak of general rules, ideals or plans for the many, not of this reader's matter.
POLICY = wording(
    r"""
    vision(?:en)? i_vår\w*_\w*(?:garanti|policy|deklaration|åtaganden|löften)\w* policyn? riktlinjer(?:na)?
    servicepolicyn? värdegrund(?:en)? delegationsordning(?:en)? reglementet strategi(?:n)?
    """
)
OWN_PROMISES = re.compile(r"\bi\s+vår\w*\s+\w*(?:garanti|policy|deklaration|åtaganden|löften)\w*", re.I)
_RULES = r"""
    \w*lag(?:en|stiftningen)?\b \w*förordning(?:en)?\b \w*balken\b \w*policyn?\b \w*avtalet\b \w*direktivet\b
    \w*föreskrift\w* \w*reglementet \w*ordningen rutinen riktlinjer\w*
"""
LAW = re.compile(
    rf"\benligt\s+(?:\d+\s*(?:kap\.?|§)|(?:\w+\s+(?:och\s+\w+\s?)?)?(?:{alternatives(_RULES)}))"
    r"|\b\d+\s*§|\bi\s+(?:policyn|riktlinjerna|lagen)\s+står",
    re.I,
)
HEARING_ELSEWHERE = re.compile(r"\bkomm\w+\b.{0,20}\b(?:fram till|in på|överens|ihåg|igång|åt)\b", re.I)
BACK_TO_WORK = re.compile(r"\btill\s+(?:arbetet|jobbet|tjänst|tjänsten|kontoret|ämnet)\b", re.I)
THIS_LETTER = re.compile(r"\b(?:det\s+här|detta)\s+(?:brev|mejl|beslut|meddelande|sms)", re.I)
COMMON_ANSWERS = re.compile(
    r"\b(?:svar\s+på\s+(?:vanliga|de\s+vanligaste|frågor|dina\s+frågor\s+om|allmänna)|här\s+får\s+(?:du|ni))\b", re.I
)
GIVES_CHANCE = re.compile(r"\bge\w*\s+(?:dig\s+|er\s+)?möjlighet", re.I)
STILL_TO_COME = re.compile(r"\bpå\s+gång|förestående|snart|dröj", re.I)
_STATE = r"""
    åter tillbaka klart klara? färdig(?:t|a)? framme igång inkopplat åtgärda[dt]e? laga[dt]e? lösta? utbytt reparera[dt]e?
    """
#: “Vattnet åter kl. 12”: a state to come, without a verb.
BACK_AT = re.compile(
    rf"^(?:.*:)?\W*(?P<what>\w+)(?:\s+(?!att\b)\w+){{0,3}}?\s+(?:{alternatives(_STATE)})\s*(?P<rest>.{{,40}})$", re.I | re.S
)
ANSWERS_FOR = re.compile(r"\S+\s+(?:\S+\s+){0,3}?för\s+(?!dig|er\b)")
WHETHER_TOLD = wording("om att")
SEASON = re.compile(r"\b(?:vi|jag|mån av)\b|\b(?:vår|sommar|höst|vinter)", re.I)
RETURN_TO_IT = re.compile(r"\båterkom\w+\s+(?:till|om|i)\W*$", re.I)

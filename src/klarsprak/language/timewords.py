"""Wordings of time that are fixed phrases: near days, vague words, recurring and past times.

Each row begins with the words that its pattern can begin with; the finder looks the first word up and tries only the
patterns under it. The patterns ignore case and are matched at a word's start.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from klarsprak.language import periods
from klarsprak.language.periods import Maker

_WEEK = r"(?:nästa|kommande)\s+vecka\b"
_MONTH = r"(?:nästa|kommande)\s+månad\b"

#: Near days, weeks, months and years: first words, pattern, kind (a `TimeKind` value), what it means from the base date.
NEAR: tuple[tuple[str, str, str, Maker], ...] = (
    (
        "i idag ikväll inatt nu",
        r"i\s?dag\b(?!släge)|(?:nu\s+)?i\s?(?:kväll|eftermiddag|förmiddag|natt)\b",
        "near_day",
        periods.days_ahead(0),
    ),
    (
        "under i",
        r"(?:under|i)\s+(?:dagen|eftermiddagen|förmiddagen|kvällen|natten|morgonen)\b",
        "near_day",
        periods.days_ahead(0),
    ),
    ("samma", r"samma\s+(?:dag|dygn|kväll|arbetsdag|vardag|eftermiddag)\b", "near_day", periods.days_ahead(0)),
    (
        "före efter innan vid till",
        r"(?:före|efter|innan|vid|till)\s+lunch(?:en|tid|dags|tiden)?\b",
        "near_day",
        periods.days_ahead(0),
    ),
    ("innan", r"innan\s+(?:jag|vi)\s+(?:går|stänger|slutar)\b(?:\s+(?:hem|för\s+dagen))?", "near_day", periods.days_ahead(0)),
    ("innan före", r"(?:innan|före)\s+(?:dagen|dagens)\s+(?:är\s+)?slut\b", "near_day", periods.days_ahead(0)),
    ("i", r"i\s+slutet\s+(?:av|på)\s+(?:arbets)?dagen\b", "near_day", periods.days_ahead(0)),
    (
        "inom i om",
        r"(?:inom|i)\s+den\s+närmaste\s+timmen\b|inom\s+timmen\b|(?:inom|om)\s+(?:en\s+)?(?:halvtimme|kvart)n?\b",
        "near_day",
        periods.days_ahead(0),
    ),
    (
        "kvällen dagen morgonen natten veckan månaden",
        r"(?:kvällen|dagen|morgonen|natten|veckan|månaden)\s+(?:före|innan)\b",
        "near_day",
        periods.before_something,
    ),
    ("i imorgon imorron imorrn imorn", r"i\s?mor(?:gon|ron|rn|n)\b", "near_day", periods.days_ahead(1)),
    ("i iövermorgon", r"i\s?över\s?mor(?:gon|ron|n)\b", "near_day", periods.days_ahead(2)),
    (
        "dagen nästa nästföljande påföljande följande",
        r"dagen\s+(?:efter|därpå|därefter)\b|(?:nästa|nästföljande|påföljande|följande)\s+dag\b",
        "near_day",
        periods.days_ahead(1),
    ),
    (
        "nästa nästföljande påföljande följande kommande närmast",
        r"(?:nästa|nästföljande|påföljande|följande|kommande|närmast\s+följande)\s+(?:helgfria\s+)?(?:arbetsdag|vardag|bankdag)\b",
        "near_day",
        periods.next_office_day,
    ),
    ("i till under över", r"(?:i|till|under|över)\s+(?:den\s+här\s+)?helgen\b", "near_day", periods.weekend),
    ("efter", r"efter\s+helgen\b", "near_day", periods.after_weekend),
    ("före innan", r"(?:före|innan)\s+(?:helgen|veckohelgen)\b", "near_day", periods.before_weekend),
    ("till", r"(?:till|mot|inför)\s+(?:veckoslutet|veckohelgen)\b", "near_day", periods.before_weekend),
    ("i", rf"i\s+början\s+(?:av|på)\s+{_WEEK}", "week", periods.weeks_ahead(1, "början")),
    ("i", rf"i\s+mitten\s+(?:av|på)\s+{_WEEK}", "week", periods.weeks_ahead(1, "mitten")),
    ("i", rf"i\s+slutet\s+(?:av|på)\s+{_WEEK}", "week", periods.weeks_ahead(1, "slutet")),
    ("i", r"i\s+(?:början|mitten)\s+(?:av|på)\s+veckan\b", "week", periods.weeks_ahead(0, "mitten")),
    (
        "i mot innan före senare",
        r"(?:i|mot)\s+slutet\s+(?:av|på)\s+(?:denna\s+)?veckan?\b|(?:innan|före)\s+(?:veckan\s+är\s+slut|veckans\s+slut|veckoslutet)"
        r"|senare\s+(?:i|under|denna|den\s+här)\s+veckan?\b",
        "week",
        periods.weeks_ahead(0, "slutet"),
    ),
    (
        "veckan vecka i den nästa kommande nästkommande påföljande nästföljande",
        r"veckan?\s+(?:efter|därpå|därefter)\b|i\s+veckan\s+som\s+kommer|(?:den\s+)?(?:nästa|kommande|nästkommande|påföljande|nästföljande)\s+vecka\b(?!\s*\d)",
        "week",
        periods.weeks_ahead(1),
    ),
    (
        "i under inom nu denna den innevarande",
        r"(?:i|under|inom|nu\s+i)\s+veckan\b|(?:denna|den\s+här|innevarande)\s+veckan?\b",
        "week",
        periods.weeks_ahead(0),
    ),
    ("i", rf"i\s+början\s+(?:av|på)\s+{_MONTH}", "month", periods.months_ahead(1, "början")),
    ("i", rf"i\s+mitten\s+(?:av|på)\s+{_MONTH}", "month", periods.months_ahead(1, "mitten")),
    ("i", rf"i\s+slutet\s+(?:av|på)\s+{_MONTH}", "month", periods.months_ahead(1, "slutet")),
    (
        "i mot vid innan före senare månadsskiftet",
        r"(?:i|mot|vid)\s+slutet\s+(?:av|på)\s+(?:denna\s+)?månad(?:en)?\b|(?:innan|före)\s+(?:månaden\s+är\s+slut|månadens\s+(?:slut|utgång))"
        r"|senare\s+(?:i|under|denna)\s+månad(?:en)?\b|(?:vid\s+|i\s+)?månadsskiftet\b(?!\s+\w+\s?[-–/])",
        "month",
        periods.months_ahead(0, "slutet"),
    ),
    ("i", r"i\s+mitten\s+(?:av|på)\s+månaden\b", "month", periods.months_ahead(0, "mitten")),
    ("i", r"i\s+början\s+(?:av|på)\s+månaden\b", "month", periods.months_ahead(0, "början")),
    (
        "i under inom denna den innevarande",
        r"(?:i|under|inom)\s+månaden\b|(?:denna|den\s+här|innevarande)\s+månad(?:en)?\b",
        "month",
        periods.months_ahead(0),
    ),
    (
        "nästa kommande nästkommande påföljande månaden",
        r"(?:nästa|kommande|nästkommande|påföljande)\s+månad\b|månaden\s+(?:efter|därpå)\b",
        "month",
        periods.months_ahead(1),
    ),
    ("i", r"i\s+början\s+(?:av|på)\s+nästa\s+år\b", "span", periods.years_ahead(1, "början")),
    (
        "i mot innan före",
        r"(?:i|mot)\s+slutet\s+(?:av|på)\s+(?:året|i\s+år)\b|(?:innan|före)\s+(?:året\s+är\s+slut|årets\s+(?:slut|utgång))",
        "span",
        periods.years_ahead(0, "slutet"),
    ),
    ("nästa", r"nästa\s+månadsskifte\b", "month", periods.months_ahead(0, "slutet")),
    ("under nästa", r"(?:under\s+)?nästa\s+år\b", "span", periods.years_ahead(1)),
    ("inom", r"inom\s+samma\s+tid\b", "span", periods.days_ahead(0)),
    ("samma", r"samma\s+vecka\b", "week", periods.weeks_ahead(0)),
    ("årsskiftet", r"årsskiftet\b", "span", periods.new_year),
    ("halvårsskiftet", r"halvårsskiftet\b", "span", periods.mid_year),
)

# A bare “vår” is more often the pronoun: “till vår vaktmästare”.
_SEASON = (
    r"(?:(?:för|sen|efter)?(?:vår|sommar|höst|vinter)(?:en|n|terminen|säsongen|semestern|lovet|uppehållet|månaderna|halvåret)"
    r"|(?:för|sen|efter)?(?:sommar|höst|vinter)"
    r"|vår(?=\s*(?:[.,;:!?)]|$)|\s+(?:kommer|får|ska|blir|kan|och|men|eller|så|när|börjar|startar)\b)"
    r"|vårvintern|sensommaren|senhösten|förvåren|semestern|semestrarna|semesterperioden|ledigheten|terminen|läsåret|säsongen|året"
    r"|terminsstart(?:en)?|skolstart(?:en)?|lovet|sportlovet|höstlovet|påsklovet|jullovet|decenniet|mandatperioden)"
)
_UNIT = r"(?:arbets|var)?(?:timmar|timme|dygn|dagar|dag|dar|veckor|vecka|månader|månad|minuter|år)(?:s\s+tid)?\b"
_WHO = r"(?:vi|jag|hon|han|de|man|någon|personalen)"

#: Vague times: first words and pattern. What is listed here never makes a promise firm.
VAGUE: tuple[tuple[str, str], ...] = (
    (
        "så",
        r"så\s+(?:snart|fort|snabbt|tidigt|skyndsamt|raskt|kvickt)(?:\s+som)?(?:\s+(?:det\s+(?:bara\s+|är\s+)?(?:praktiskt\s+)?"
        rf"(?:möjligt|går|någonsin)|möjligt|{_WHO}\s+(?:bara\s+)?(?:kan|hinner|vet|har\s+möjlighet)))?\b(?!\s+inte\b)",
    ),
    ("snarast", r"snarast(?:\s+möjligt)?\b"),
    ("med", r"med\s+(?:det\s+snaraste|tiden|förtur|hög\s+prioritet|god\s+framförhållning)\b"),
    (
        "ganska mycket rätt väldigt förhoppningsvis alldeles snart",
        r"(?:(?:ganska|mycket|rätt|väldigt|förhoppningsvis|alldeles)\s+)?snart\b(?!\s+är\b)",
    ),
    ("inom", r"inom\s+(?:kort|det\s+snaraste)\b"),
    ("strax", r"strax\b(?!\s+(?:innan|före|efter|utanför|norr|söder|öster|väster|intill|bredvid|över|under))"),
    (
        "omgående omedelbart ögonblickligen genast prompt asap illico",
        r"omgående\b|omedelbart\b|ögonblickligen\b|genast\b|prompt\b|asap\b|illico\b",
    ),
    (
        "skyndsamt skyndsammast snabbast fortast snarligen",
        r"skyndsamt\b|skyndsammast\b|(?:snabbast|fortast)\s+möjligt\b|snarligen\b",
    ),
    (
        "utan",
        r"utan\s+(?:(?:onödi[g]t?|oskäligt|vidare|större|mer)\s+)?(?:dröjsmål|fördröjning|uppskov|tidsutdräkt|onödig\s+fördröjning)\b",
    ),
    ("i", r"i\s+(?:brådskande\s+ordning|närtid|framtiden|sinom\s+tid|rimlig\s+tid|vanlig\s+ordning|möjligaste\s+mån|dagarna)\b"),
    (
        "inom",
        r"inom\s+(?:en\s+|ett\s+)?(?:\w+\s+){0,3}?(?:rimlig|skälig|snar|nära|lång|överskådlig|lagom|acceptabel|godtagbar|kort|avlägsen)\s+"
        r"(?:tid|framtid|tidsrymd|tidsram)\b",
    ),
    ("inom under i", r"(?:inom|under|i)\s+(?:den\s+)?(?:när(?:ma|m)?st[ae]|kommande)\s+(?:tid(?:en)?|framtid(?:en)?)\b"),
    (
        "inom under de den närmaste närmsta kommande",
        r"(?:(?:inom|under)\s+)?(?:(?:den|de)\s+)?(?:när(?:ma|m)?st[ae]|kommande)\s+(?:dagarna|veckorna|månaderna|åren|tiden|framtiden)\b",
    ),
    (
        "under inom",
        r"(?:under|inom)\s+(?:de\s+)?(?:dagarna|veckorna)(?:\s+(?:som\s+kommer|framöver))?\b(?!\s+(?:före|efter|innan|\d))",
    ),
    (
        "framöver framdeles för på tids vad",
        r"framöver\b|framdeles\b|för\s+framtiden\b|på\s+sikt\b|tids\s+nog\b|vad\s+det\s+lider\b",
    ),
    (
        "längre lite något senare så sinom förr",
        r"längre\s+fram\b|(?:(?:lite|något)\s+)?senare\b(?!\s+(?:än|beslut|brev|ärende|år))|så\s+småningom\b|sinom\s+tid\b|förr\s+eller\s+senare\b",
    ),
    ("vid", r"vid\s+(?:\w+\s+){0,3}(?:tillfälle|tidpunkt)\b"),
    (
        "när",
        r"när\s+(?:tillfälle\s+ges|(?:det\s+finns\s+)?(?:tid|utrymme|medel|pengar|resurser|personal|kapacitet|plats|läge)\s+finns|tiden\s+medger|tid\s+ges|möjlighet\s+(?:ges|finns)|läge\s+(?:ges|finns))\b",
    ),
    (
        "när då vartefter allteftersom i så",
        rf"(?:när|då|vartefter|allteftersom|i\s+den\s+takt|så\s+(?:snart|fort|snabbt))\s+(?:{_WHO}|tid|väder\w*|vädret(?:\s+och\s+\w+)?|bemanningen|resurser\w*|det(?!\s+(?:kan|har|får|hinner)))"
        r"\s+(?:bara\s+)?(?:hinner|kan|har\s+(?:tid|möjlighet|en\s+lucka|tillfälle|resurser|hunnit)|(?:har\s+)?(?:fått?|får)\s+(?:lite\s+)?"
        r"(?:tid|möjlighet|tillfälle|en\s+lucka|luft|loss)|finns\s+(?:tid|möjlighet|utrymme|resurser|personal)|tillåter|medger|går|passar|räcker"
        r"|blir\s+(?:tid|möjligt|läge|lucka|en\s+lucka)|är\s+(?:möjligt|praktiskt\s+möjligt|dags|läge))",
    ),
    (
        "i efter efterhand allt vartefter undan",
        r"i\s+mån\s+av\s+(?:tid|resurser|plats|möjlighet|utrymme)\b|efter\s+(?:hand|förmåga)\b|efterhand\b|allt\s?eftersom\b|vartefter\b|undan\s+för\s+undan\b",
    ),
    ("i", r"i\s+(?:tur\s+och\s+ordning|turordning|den\s+ordning|kö(?:ordning)?)\b"),
    ("löpande fortlöpande", r"löpande\b(?!\s+(?:band|text|ränta|räkning))|fortlöpande\b"),
    (
        "när då så om",
        r"(?:när|då|så\s+snart|om)\s+(?!\w+s\b)(?:\w+\s+){1,2}(?:tillåter|medger|ger\s+(?:utrymme|möjlighet))(?:\s+det)?\b",
    ),
    ("vid på", r"(?:vid|på)\s+(?:ett|något)\s+(?:kommande|senare)\s+(?:\w*(?:möte|sammanträde|tillfälle)|nämndmöte)\b"),
    ("i", r"i\s+(?:god|rätt|lagom)\s+tid\b"),
    (
        "om inom efter i under bara några någon något ett en flera enstaka",
        r"(?:(?:om|inom|efter|i|under)\s+)?(?:(?:bara|förhoppningsvis)\s+)?(?:några(?:\s+få)?|någon|något|ett\s+par(?:\s+tre)?|ett\s+antal|en\s+handfull|flera"
        rf"|enstaka|ett\s+fåtal)\s+{_UNIT}",
    ),
    (
        "om inom efter ett en lång lite något betydligt längre viss",
        r"(?:om|inom|efter)\s+(?:en\s+(?:liten\s+|kort\s+)?(?:stund|tid)|ett\s+tag)\b|ett\s+(?:litet\s+)?tag\b(?!\s+sedan)|en\s+(?:liten\s+|god\s+)?stund\b"
        r"|lång\s+tid\b|(?:(?:lite|något|betydligt)\s+)?längre\s+tid\b|viss\s+(?:vänte|handläggnings)?tid\b",
    ),
    (
        "kan variera skifta vara varierar skiftar",
        r"(?:kan\s+)?(?:komma\s+att\s+)?(?:variera|skifta|vara\s+olika)\b|varierar\b|skiftar\b",
    ),
    ("prioriterat", r"prioriterat\b"),
    ("direkt", r"direkt(?=\s*(?:[.!;]|$))"),
    (
        "i under till före innan efter framåt framemot senast tidigast inför kring mot från",
        r"(?:i|under|till|före|innan|efter|framåt|framemot|senast|tidigast|inför|kring|mot|från)\s+(?:den\s+|nu\s+i\s+|(?:slutet|början|mitten)\s+av\s+|efter\s+"
        rf"|(?:senare|första)\s+delen\s+av\s+)?(?:nästa\s+|kommande\s+|innevarande\s+)?{_SEASON}(?:\s+(?:19|20)\d\d)?(?![\wåäö])",
    ),
    ("våren sommaren hösten vintern", r"(?:våren|sommaren|hösten|vintern)\s+(?:19|20)\d\d"),
    ("nästa kommande", r"(?:nästa|kommande)\s+(?:termin|säsong|höst|vår|sommar|vinter|läsår)\b"),
    ("någon nån", r"n(?:ågon|ån)\s+gång\b(?:\s+(?:efter|till|framåt|framemot)\s+(?:jul|nyår|påsk|midsommar)(?:en|et)?)?"),
    ("senare", r"senare\s+(?:i\s+(?:år|vår|höst)|under\s+(?:året|våren|hösten))"),
    ("inom", r"inom\s+(?:de\s+)?ordinarie\s+(?:handläggningstid|tid)\b"),
    ("när", r"när\s+det\s+(?:är\s+dags|blir\s+dags|närmar\s+sig|drar\s+ihop\s+sig)\b"),
    ("snabbt fort raskt kvickt", r"(?:snabbt|fort|raskt|kvickt)\b(?!\s+(?:som\s+attan|sagt|växande))"),
    (
        "på nära endera vilken",
        r"på\s+(?:gång|väg(?!\s+(?:att|\d|hem|bort|ut\b|in\b)))\b|nära\s+förestående\b|endera\s+dagen\b|vilken\s+(?:dag|vecka|minut|timme|sekund|stund)\s+som\s+helst\b",
    ),
    (
        "när någon en",
        r"när\s+som\s+helst\b(?=\s*(?:[.,;!]|nu\b|framöver\b|$))|någon\s+(?:av\s+dagarna|dag|vecka)\b|en\s+annan\s+dag\b",
    ),
    ("inom under", r"(?:inom|under)\s+loppet\s+av\s+(?:några|ett\s+par)\s+\w+"),
    ("inom under", r"(?:inom|under)\s+(?:den\s+)?(?:närmaste|kommande)\s+(?:perioden|tidsperioden|period)\b"),
    ("om innan", r"om\s+inte\s+(?:alltför|så)\s+länge\b|innan\s+(?:alltför|så)\s+lång\s+tid\b|innan\s+kort\b"),
    ("i", r"i\s+ett\s+senare\s+(?:skede|läge)\b|i\s+(?:sed)?vanlig\s+ordning\b|i\s+rask\s+takt\b"),
    ("per med", r"per\s+omgående\b|med\s+(?:vändande\s+post|(?:största\s+)?skyndsamhet|omedelbar\s+verkan)\b"),
)

_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"

#: Times that come again and again.
RECURRING: tuple[tuple[str, str], ...] = (
    (
        "varje varannan varenda vart vartannat var",
        r"(?:varje|varannan|varenda|vart\s?annat|var\s+(?:tredje|fjärde|femte|sjätte|tionde)|var\s+och\s+varannan)\s+(?:\w+\s+)?"
        rf"(?:\w*dag|\w*vecka|månad|år|kvartal|termin|kväll|morgon|natt|timme|minut|halvår|gång|{_MONTHS})\b",
    ),
    (
        "dagligen veckovis månadsvis månatligen årligen kvartalsvis årsvis regelbundet kontinuerligt",
        r"dagligen\b|veckovis\b|månadsvis\b|månatligen\b|årligen\b|kvartalsvis\b|årsvis\b|regelbundet\b|kontinuerligt\b",
    ),
    ("dygnet alla", r"dygnet\s+runt\b|alla\s+(?:vardagar|dagar|helger)\b"),
    (
        "en två tre fyra #",
        r"(?:en|två|tre|fyra|\d+)\s+gång(?:er)?\s+(?:per|om|i|varje|under)\s+(?:dag|vecka|månad|år|termin|kvartal|halvår)\w*",
    ),
    ("första andra tredje fjärde sista", r"(?:första|andra|tredje|fjärde|sista)\s+\w+dagen\s+i\s+(?:varje\s+)?månaden"),
    ("i", r"i\s+(?:början|slutet|mitten)\s+av\s+varje\s+\w+"),
    ("vardagar vardagarna helger helgfria", r"vardagar(?:na)?\b|helger(?:na)?\b"),
)

#: Times that have been.
PAST: tuple[tuple[str, str], ...] = (
    ("i igår iförrgår", r"i\s?går\b|i\s?förr\s?går\b|i\s?(?:våras|somras|höstas|vintras|julas|påskas|fjol|morse)\b"),
    (
        "förra",
        r"förra\s+(?:veckan?|månad(?:en)?|år(?:et)?|höst(?:en)?|vår(?:en)?|sommar(?:en)?|vinter(?:n)?|helgen|\w+dag(?:en)?)\b",
    ),
    (
        "häromdagen häromsistens nyligen föregående",
        r"häromdagen\b|häromsistens\b|nyligen\b|föregående\s+(?:vecka|månad|år|dag)\b",
    ),
    ("för", r"för\s+(?:\w+\s+){1,3}sedan\b"),
    ("sedan", rf"sedan\s+(?:dess\b|i\s+\w+s\b|den\s+\d{{1,2}}\s+\w+|(?:{_MONTHS})\b)"),
    ("tidigare hittills till", r"tidigare\s+(?:i\s+(?:år|veckan|månaden|dag|vår|höst|somras))\b|hittills\b|till\s+dags\s+dato\b"),
)


def by_first_word(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[re.Pattern[str], ...]]:
    """Compiled patterns by the words they can begin with; `#` stands for a figure."""
    out: dict[str, list[re.Pattern[str]]] = {}
    for words, pattern in rows:
        compiled = re.compile(pattern, re.I)
        for word in words.split():
            out.setdefault(word, []).append(compiled)
    return {word: tuple(patterns) for word, patterns in out.items()}

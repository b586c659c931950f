# ruff: noqa: E501 - a paragraph is one line, however long
"""Makes the Word and OpenDocument samples of this folder from the texts below, and the broken files.

    python corpus_samples/make_office.py

A text is written one block a line: `# ` and `## ` are headings, `- ` a bulleted list item, `| ` a table row with its
cells between bars, and anything else a paragraph. Empty lines are for the eye. The files made are committed; run this
again only after a change here.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path

FOLDER = Path(__file__).parent
DAY = datetime(2027, 1, 1)

BYGGLOV_FORE = """
# DELEGATIONSBESLUT

| Diarienummer | BN 2025/0012
| Beslutsdatum | 2025-03-10
| Fastighet | Ekdala Exempel 1:23

## Ärendet

Ansökan avseende bygglov för tillbyggnad av enbostadshus.

## Bakgrund

Ansökan avseende bygglov för tillbyggnad av enbostadshus med 42 kvm inkom till byggnadsnämnden 2025-01-13. Efter det att erforderliga kompletteringar inkommit bedömdes ansökan 2025-02-03 vara komplett, varefter berörda sakägare beretts tillfälle att yttra sig i ärendet. Erinran har inkommit från ägaren till angränsande fastighet, vari anförs att den sökta åtgärden medför betydande olägenhet i form av insyn samt skuggning av uteplats.

## Bedömning

Med hänsyn till att den i ansökan föreslagna åtgärden strider mot gällande detaljplans bestämmelser angående byggnads avstånd till tomtgräns, och då avvikelsen ej kan anses utgöra en sådan liten avvikelse som avses i 9 kap. 31 b § plan- och bygglagen (2010:900), görs bedömningen att förutsättningar för beviljande av bygglov icke föreligger.

## Beslut

Ansökan om bygglov avslås med stöd av 9 kap. 30 § plan- och bygglagen (2010:900). Avgift för prövning av ansökan uttages med 8 450 kr i enlighet med av kommunfullmäktige fastställd taxa. Faktura översändes separat.

Beslutet kan överklagas. Vid eventuella frågor hänvisas till handläggande tjänsteman.

För byggnadsnämnden
"""

BYGGLOV_EFTER = """
# Beslut: du får inte bygglov för din tillbyggnad

| Diarienummer | BN 2025-00012
| Datum | 10 mars 2025
| Fastighet | Ekdala Exempel 1:23
| Beslutet har fattats av | Kim Lund, på byggnadsnämndens vägnar

Byggnadsnämnden säger nej till din ansökan om bygglov för en tillbyggnad. Huset skulle komma för nära grannens tomt.

Du behöver betala 8 450 kronor för att vi har prövat din ansökan. Vi skickar fakturan senast den 31 mars 2025.

## Därför säger vi nej

Du vill bygga ut huset med 42 kvadratmeter mot norr. Då blir det 2 meter kvar till tomtgränsen. Enligt detaljplanen måste det vara minst 4,5 meter. Vi får bara godta små avvikelser från planen, och 2,5 meter är för mycket.

Din granne har skrivit till oss att tillbyggnaden skulle skugga uteplatsen. Vi håller med om det.

Nämnden har beslutat enligt 9 kap. 30 och 31 b §§ plan- och bygglagen (2010:900).

## Så kan du få bygglov

Flyttar du tillbyggnaden så att den hamnar 4,5 meter från gränsen följer den planen. Då kan du söka på nytt. Ring mig gärna innan du ritar om.

## Så överklagar du

Du kan överklaga beslutet till länsstyrelsen. Skriv till dem, men skicka brevet till oss. Vi måste ha det inom tre veckor från den dag du fick beslutet. Berätta i brevet

- vilket beslut du överklagar
- varför du tycker att det är fel
- hur du vill att det ska ändras
- ditt namn, din adress och ditt telefonnummer.

Skicka det till byggnadsnamnden@example.se eller till Ekdala kommun, Byggnadsnämnden, Box 1, 123 00 Ekdala. Om vi inte ändrar beslutet skickar vi ditt brev till länsstyrelsen inom en vecka.

## Kontakta mig

Du når mig på 0470-00 00 00, måndag till fredag kl. 9–12, eller på kim.lund@example.se.

Med vänlig hälsning

Kim Lund

bygglovshandläggare
"""

FAKTURA_FORE = """
Ekdala kommun

Ekonomienheten

2027-03-08

# Betalningspåminnelse

Vid kontroll av kommunens kundreskontra har konstaterats att nedanstående faktura, trots att förfallodagen passerats, ej har reglerats.

| Fakturanummer | 270114
| Avser | Barnomsorgsavgift januari
| Belopp | 1.572 kr

Betalning skall erläggas omgående. I det fall betalning ej erläggs inom föreskriven tid kommer fordran att överlämnas för inkassoåtgärder utan ytterligare avisering, varvid kostnader härför påförs gäldenären i enlighet med lagen om ersättning för inkassokostnader m.m. Därest betalning redan skett kan denna påminnelse lämnas utan avseende.

Anstånd med betalning medges endast undantagsvis och efter särskild prövning. Begäran om anstånd skall inges skriftligen samt motiveras.

Ekonomienheten
"""

FAKTURA_EFTER = """
Ekdala kommun

Ekonomienheten

8 mars 2027

# Glöm inte att betala din förskolefaktura

Hej!

Vi har inte fått betalt för din faktura för förskolan i januari. Betala senast måndagen den 22 mars 2027, så kostar det inget extra.

| Faktura | 270114
| Att betala | 1 572 kronor
| Bankgiro | 000-0000

Har du betalat de senaste dagarna? Då har våra brev gått om varandra, och du kan slänga det här.

## Om du inte kan betala i tid

Ring oss före den 22 mars. Vi kan flytta fram dagen eller dela upp summan. Du får svar samma dag.

Om du varken betalar eller hör av dig skickar vi fakturan till ett inkassoföretag. Då får du betala 180 kronor till.

## Kontakta oss

Ring 0470-00 00 00, måndag till fredag kl. 8–12, eller mejla till faktura@example.se. Vi svarar på mejl inom två arbetsdagar.

Med vänlig hälsning

Noor Dahl

ekonomihandläggare
"""

AVLOPP_FORE = """
Ekdala kommun

Miljöenheten

2027-04-12

Robin Ekdahl

Exempelgatan 4

123 00 Ekdala

# Tillsyn avseende enskilt avlopp

I egenskap av tillsynsmyndighet enligt miljöbalken genomför miljöenheten under året en inventering av enskilda avloppsanläggningar inom kommunens östra delar. Inventeringen utförs i syfte att genom kontroll av anläggningarnas beskaffenhet och funktion säkerställa efterlevnaden av gällande lagstiftning samt åstadkomma en minskning av utsläppen av näringsämnen till recipienten.

Er fastighet är belägen inom det område som är föremål för inventering. Bifogad blankett skall ifyllas och insändas till miljöenheten, varefter platsbesök kan komma att genomföras. Fastighetsägaren har att tillse att samtliga brunnar är frilagda och öppningsbara vid besöket. Underlåtenhet att inkomma med uppgifter kan medföra föreläggande förenat med vite.

Efter genomförd inventering görs en bedömning av anläggningen, vilken meddelas fastighetsägaren. För handläggningen uttages avgift enligt taxa.

Vid frågor kontaktas miljöenheten.

Miljöinspektör
"""

AVLOPP_EFTER = """
Ekdala kommun

Miljöenheten

12 april 2027

Robin Ekdahl

Exempelgatan 4

123 00 Ekdala

# Vi vill titta på ditt avlopp i maj

Hej Robin!

I år besöker vi alla hus i Östra Ekdala som har eget avlopp. Vi gör det för att sjön Exemplaren ska bli renare. Du behöver göra tre saker:

- Fyll i den bifogade blanketten och skicka den till oss senast fredagen den 30 april.
- Gräv fram locken till dina brunnar före besöket.
- Ring oss om du inte kan vara hemma den dag vi föreslår.

Vi kommer till dig tisdagen den 4 maj kl. 10. Besöket tar en halvtimme. Du får vår bedömning med posten senast den 31 maj. Om avloppet behöver lagas bestämmer vi tillsammans när det ska vara klart.

Besöket kostar 1 240 kronor. Avgiften har kommunfullmäktige bestämt.

Om du inte skickar blanketten måste vi kräva in uppgifterna. Då kan du få betala en avgift till, ett vite.

Har du frågor? Ring mig på 0470-00 00 00, måndag till fredag kl. 8–10, eller mejla till sam.lind@example.se.

Med vänlig hälsning

Sam Lind

miljöinspektör
"""

HEMTJANST_FORE = """
Ekdala kommun

Omsorgsförvaltningen

2027-03-15

# Information angående förändring av insats

Härmed informeras om att en omorganisation av hemtjänstverksamheten kommer att genomföras fr.o.m. 2027-04-19. Omorganisationen syftar till att genom effektivisering av planeringen åstadkomma en förbättrad kontinuitet för brukarna och innebär att insatser i form av inköp, städning och tvätt framgent kommer att utföras av en särskild servicegrupp, medan omvårdnadsinsatser även fortsättningsvis utförs av ordinarie personal.

Med anledning av ovanstående kan tidpunkten för utförandet av beviljade insatser komma att justeras. Justeringen görs utifrån verksamhetens förutsättningar och besked om ny tid meddelas senare. Det åligger brukaren att tillse att tillträde till bostaden kan beredas vid den aviserade tidpunkten. Utebliven insats till följd av att tillträde ej kunnat beredas ersätts inte.

Eventuella synpunkter på genomförandet framförs till enhetschefen.

Omsorgsförvaltningen
"""

HEMTJANST_EFTER = """
Ekdala kommun

Omsorgsförvaltningen

15 mars 2027

# Från den 19 april kommer nya personer och städar hos dig

Hej!

Vi ändrar hur vi arbetar i hemtjänsten. Från måndagen den 19 april handlar, städar och tvättar en egen grupp hos dig. De som hjälper dig med dusch, mat och medicin är samma som i dag.

Vi gör så för att du ska träffa färre personer. Du får hjälp med samma saker som förut, och du betalar lika mycket.

## Din nya tid

Gruppen kommer till dig på onsdagar kl. 13. Första gången är den 21 april. Passar inte tiden? Ring mig före den 1 april, så hittar vi en annan.

De visar sin legitimation när de kommer. Är du inte hemma ringer vi dig samma dag och kommer överens om en ny dag.

## Kontakta mig

Berätta gärna vad du tycker om ändringen. Du når mig på 0470-00 00 00, måndag till fredag kl. 8–16, eller på noor.dahl@example.se.

Med vänlig hälsning

Noor Dahl

enhetschef för hemtjänsten
"""

PARKERING_FORE = """
# Beslut

| Diarienummer | SBN 2027/0077
| Datum | 2027-05-03

## Ärende

Ansökan om parkeringstillstånd för rörelsehindrad.

## Utredning

Sökanden har inkommit med ansökan om parkeringstillstånd för rörelsehindrad jämte läkarintyg. Av läkarintyget framgår att sökandens gångsträcka uppgår till ca 300 meter. Erforderliga kompletterande uppgifter har inhämtats per telefonsamtal varvid det av sökanden uppgivits att svårigheter föreligger vid bärande av varor.

## Motivering

För erhållande av parkeringstillstånd för rörelsehindrad krävs enligt 13 kap. 8 § trafikförordningen (1998:1276) att rörelsehindret är av sådan art att den rörelsehindrade inte utan väsentliga svårigheter kan förflytta sig på egen hand till fots. Av praxis framgår att personer med en gångförmåga överstigande 100 meter i normalfallet ej är berättigade till parkeringstillstånd. Vid en sammantagen bedömning av i ärendet föreliggande omständigheter finner samhällsbyggnadsnämnden att sökandens rörelsehinder icke är av sådan omfattning som avses i ovannämnda bestämmelse.

## Beslut

Samhällsbyggnadsnämnden avslår ansökan.

Beslutet delges sökanden.
"""

PARKERING_EFTER = """
# Beslut: du får inte parkeringstillstånd

| Diarienummer | SBN 2027-00077
| Datum | 3 maj 2027
| Beslutet har fattats av | Sam Lind, på samhällsbyggnadsnämndens vägnar

Samhällsbyggnadsnämnden säger nej till din ansökan om parkeringstillstånd för personer med rörelsehinder. Du kan gå längre än vad reglerna kräver.

## Därför säger vi nej

Du kan få tillstånd om du har mycket svårt att gå på egen hand. Domstolarna har bestämt att det oftast betyder högst 100 meter, även med käpp eller rullator.

Din läkare skriver att du kan gå ungefär 300 meter. Du har själv berättat att du har svårt att bära varor när du handlar. Det förstår vi, men vi får bara ta hänsyn till hur långt du kan gå.

Nämnden har beslutat enligt 13 kap. 8 § trafikförordningen (1998:1276).

## Annan hjälp som du kan söka

Du kanske kan få hjälp med att handla. Ring hemtjänstens växel på 0470-00 00 00, måndag till fredag kl. 8–16. De berättar hur du ansöker.

## Så överklagar du

Du kan överklaga beslutet till länsstyrelsen. Skriv till dem, men skicka brevet till oss. Vi måste ha det inom tre veckor från den dag du fick beslutet. Berätta i brevet

- vilket beslut du överklagar
- varför du tycker att det är fel
- hur du vill att det ska ändras
- ditt namn, din adress och ditt telefonnummer.

Skicka det till trafik@example.se eller till Ekdala kommun, Samhällsbyggnadsnämnden, Box 1, 123 00 Ekdala. Om vi inte ändrar beslutet skickar vi ditt brev till länsstyrelsen inom en vecka.

## Kontakta mig

Har det blivit svårare för dig att gå, eller undrar du över beslutet? Ring mig på 0470-00 00 00, måndag till fredag kl. 9–11, eller mejla till sam.lind@example.se.

Med vänlig hälsning

Sam Lind

trafikhandläggare
"""

DOCX = {
    "bygglov-fore": BYGGLOV_FORE,
    "bygglov-efter": BYGGLOV_EFTER,
    "faktura-fore": FAKTURA_FORE,
    "faktura-efter": FAKTURA_EFTER,
    "avlopp-fore": AVLOPP_FORE,
    "avlopp-efter": AVLOPP_EFTER,
}
ODT = {
    "hemtjanst-fore": HEMTJANST_FORE,
    "hemtjanst-efter": HEMTJANST_EFTER,
    "parkering-fore": PARKERING_FORE,
    "parkering-efter": PARKERING_EFTER,
}


def blocks(text: str) -> list[tuple[str, object]]:
    """The blocks of a text: heading level, list item, table (rows of cells) or paragraph, with their content."""
    found: list[tuple[str, object]] = []
    rows: list[list[str]] = []
    for line in [*text.strip().splitlines(), ""]:
        if line.startswith("| "):
            rows.append([cell.strip() for cell in line[1:].split("|")])
            continue
        if rows:
            found.append(("table", rows))
            rows = []
        if line.startswith("## "):
            found.append(("2", line[3:]))
        elif line.startswith("# "):
            found.append(("1", line[2:]))
        elif line.startswith("- "):
            found.append(("item", line[2:]))
        elif line:
            found.append(("paragraph", line))
    return found


def write_docx(path: Path, text: str) -> None:
    """Write a text as a Word document with real heading, list and table styles."""
    from docx import Document

    document = Document()
    document.core_properties.author = "Ekdala kommun"
    document.core_properties.created = document.core_properties.modified = DAY
    for kind, content in blocks(text):
        if kind == "table":
            assert isinstance(content, list)
            table = document.add_table(rows=0, cols=len(content[0]))
            for row in content:
                for cell, value in zip(table.add_row().cells, row, strict=True):
                    cell.text = value
        elif kind == "item":
            document.add_paragraph(str(content), style="List Bullet")
        elif kind == "paragraph":
            document.add_paragraph(str(content))
        else:
            document.add_heading(str(content), level=int(kind))
    document.save(str(path))
    settle(path)


def write_odt(path: Path, text: str) -> None:
    """Write a text as an OpenDocument text."""
    from odfdo import Cell, Document, Header, List, ListItem, Paragraph, Row, Table

    document = Document("text")
    document.meta.creation_date = document.meta.date = DAY
    body = document.body
    body.clear()
    items: List | None = None
    for kind, content in blocks(text):
        if kind == "item":
            if items is None:
                items = List()
                body.append(items)
            items.append(ListItem(str(content)))
            continue
        items = None
        if kind == "table":
            assert isinstance(content, list)
            table = Table("Tabell")
            for values in content:
                row = Row()
                for value in values:
                    row.append_cell(Cell(text=value))
                table.append_row(row)
            body.append(table)
        elif kind == "paragraph":
            body.append(Paragraph(str(content)))
        else:
            body.append(Header(int(kind), str(content)))
    document.save(str(path))
    settle(path)


def settle(path: Path) -> None:
    """Give every part of the package one date, so that a text that has not changed makes the same file again."""
    with zipfile.ZipFile(path) as package:
        parts = [(entry, package.read(entry)) for entry in package.infolist()]
    with zipfile.ZipFile(path, "w") as package:
        for entry, data in parts:
            entry.date_time = (2027, 1, 1, 0, 0, 0)
            package.writestr(entry, data)


def write_broken(folder: Path) -> None:
    """Write the files that cannot be read, or only with care, as they turn up in any archive of letters."""
    whole = (FOLDER / "bygglov-efter.docx").read_bytes()
    letter = (FOLDER / "forsorjningsstod-efter.txt").read_text(encoding="utf-8")
    (folder / "tom.txt").write_bytes(b"")
    (folder / "inte-docx.docx").write_text("Det här är en vanlig text med fel filändelse.\n", encoding="utf-8")
    (folder / "avbruten.docx").write_bytes(whole[: len(whole) * 6 // 10])
    (folder / "windows-1252.txt").write_bytes(letter.encode("cp1252"))


if __name__ == "__main__":
    for name, text in DOCX.items():
        write_docx(FOLDER / f"{name}.docx", text)
    for name, text in ODT.items():
        write_odt(FOLDER / f"{name}.odt", text)
    write_broken(FOLDER / "broken")

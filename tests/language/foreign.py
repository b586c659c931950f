"""Sentences in other languages, written for the tests, in the tone of municipal letters and web pages."""

ENGLISH = """
You can apply for a place at preschool through our online service.
If you want to appeal the decision, please write to us within three weeks.
The municipality is responsible for water and sewage in the area.
Please send your application before the end of March.
We will contact you as soon as we have read your report.
This page is also available in easy Swedish.
Our opening hours have changed during the summer.
Do you need help with filling in the form?
Call the contact centre if you have any questions.
You must have a valid permit before you start building.
The library is open every day except Sundays.
Children who turn six this year will start school in August.
Information about waste collection and recycling can be found here.
We welcome your comments and suggestions about the new park.
Residents who live near the road will receive a letter.
Your personal data will be handled according to the law.
It usually takes four weeks to process an application.
The fee is paid once a year and covers all meals.
Please bring your identity card to the meeting.
Parking is not allowed between midnight and six in the morning.
The council will decide on the matter next month.
There is no charge for borrowing books.
What happens after I have sent in the form?
You do not have to give a reason for your absence.
The software is provided as is, without warranty of any kind.
This document describes how to install the service on your server.
Use this template when you report a new bug.
Contributions are welcome, but please read the guidelines first.
Run the tests before you open a pull request.
The following steps show how the data is imported.
All rights reserved by the authors and their employers.
See the README for more information about the project.
The city offers housing for students from other countries.
Home care services are available to people over the age of sixty-five.
Welcome to the municipality of Alvesta and its many lakes.
Växjö and Alvesta are two towns in the south of Sweden.
The bus from Alvesta to Växjö leaves every half hour.
How do I register my child for school in the municipality?
Free legal advice is given at the town hall on Mondays.
We are sorry that your bin was not emptied last week.
A new playground will be built next to the swimming hall.
The water may look brown, but it is safe to drink.
Snow on pavements is cleared by the owner of the property.
If you smell gas, leave the house and call the emergency number.
Voting takes place at the school from eight in the morning.
Everyone has the right to understand what the authorities write.
The decision has been made by the social welfare committee.
You have been granted support for the period that you applied for.
Your application has been rejected for the following reasons.
In order to get a refund, you need to show the receipt.
The road will be closed while we repair the pipes.
Let us know if your address has changed.
Only people with a residence permit can apply.
Our staff can help you in several languages.
It is important that you answer all of the questions.
The report was written by the department of culture and leisure.
Feel free to contact us by e-mail or by phone.
Thank you for your patience during the work.
The meeting is open to the public and will be streamed.
Cookies are used to make the site work as it should.
"""

FINNISH = """
Voit hakea paikkaa päiväkodista sähköisessä palvelussa.
Jos haluat valittaa päätöksestä, kirjoita meille kolmen viikon kuluessa.
Kunta vastaa alueen vesihuollosta ja viemäreistä.
Lähetä hakemuksesi ennen maaliskuun loppua.
Otamme sinuun yhteyttä heti kun olemme lukeneet ilmoituksesi.
Tämä sivu on saatavilla myös selkokielellä.
Aukioloaikamme ovat muuttuneet kesän ajaksi.
Tarvitsetko apua lomakkeen täyttämisessä?
Soita asiakaspalveluun, jos sinulla on kysyttävää.
Sinulla on oltava lupa ennen kuin aloitat rakentamisen.
Kirjasto on avoinna joka päivä paitsi sunnuntaisin.
Kuusi vuotta täyttävät lapset aloittavat koulun elokuussa.
Täältä löydät tietoa jätteiden keräyksestä ja kierrätyksestä.
Toivomme palautetta ja ehdotuksia uudesta puistosta.
Tien varrella asuvat saavat kirjeen kotiin.
Henkilötietojasi käsitellään lain mukaisesti.
Hakemuksen käsittely kestää yleensä neljä viikkoa.
Maksu peritään kerran vuodessa ja se kattaa kaikki ateriat.
Ota henkilökortti mukaan tapaamiseen.
Pysäköinti on kielletty yöllä kello kahdentoista ja kuuden välillä.
Kunnanhallitus päättää asiasta ensi kuussa.
Kirjojen lainaaminen ei maksa mitään.
Mitä tapahtuu sen jälkeen, kun olen lähettänyt lomakkeen?
Sinun ei tarvitse kertoa syytä poissaoloon.
Hakemusta ei voi enää muuttaa lähettämisen jälkeen.
Kaupunki tarjoaa asuntoja muista maista tuleville opiskelijoille.
Kotihoitoa saavat yli kuusikymmentäviisivuotiaat asukkaat.
Tervetuloa Alvestan kuntaan ja sen monille järville.
Bussi kulkee keskustaan puolen tunnin välein.
Miten ilmoitan lapseni kouluun tässä kunnassa?
Maksutonta neuvontaa annetaan kunnantalolla maanantaisin.
Pahoittelemme, että roska-astiaasi ei tyhjennetty viime viikolla.
Uimahallin viereen rakennetaan uusi leikkipaikka.
Vesi voi näyttää ruskealta, mutta sitä voi juoda.
Tie suljetaan putkien korjaamisen ajaksi.
Ilmoita meille, jos osoitteesi on muuttunut.
Vain oleskeluluvan saaneet voivat hakea tukea.
Henkilökuntamme auttaa sinua usealla kielellä.
On tärkeää, että vastaat kaikkiin kysymyksiin.
Kokous on avoin yleisölle ja se lähetetään verkossa.
"""

NORWEGIAN = """
Du kan søke om plass i barnehage på nettsiden vår, og vi svarer innen fire uker.
Hvis du vil klage på vedtaket, må du skrive til oss innen tre uker.
Kommunen har ansvar for vann og avløp i området.
Ta kontakt med oss dersom du ikke har fått svar.
Vi tar imot søknader fra alle som bor i kommunen.
Det er viktig at du svarer på alle spørsmålene i skjemaet.
"""

DANISH = """
Du kan søge om en plads i børnehaven på vores hjemmeside, og vi svarer inden for fire uger.
Hvis du vil klage over afgørelsen, skal du skrive til os inden tre uger.
Kommunen har ansvaret for vand og kloak i området.
Kontakt os, hvis du ikke har fået svar.
Vi modtager ansøgninger fra alle, der bor i kommunen.
Det er vigtigt, at du svarer på alle spørgsmål i skemaet.
"""

GERMAN = """
Sie können einen Platz im Kindergarten über unsere Internetseite beantragen.
Wenn Sie mit der Entscheidung nicht einverstanden sind, schreiben Sie uns bitte.
Die Gemeinde ist für Wasser und Abwasser in der Gegend zuständig.
Bitte schicken Sie den Antrag vor dem Ende des Monats.
Das Rathaus ist von Montag bis Freitag geöffnet.
Wir melden uns bei Ihnen, wenn wir den Bericht gelesen haben.
"""

OTHER = """
يمكنك التقدم بطلب للحصول على مكان في الروضة عبر موقعنا.
Ви можете подати заяву на місце в дитячому садку на нашому сайті.
Pouvez-vous nous envoyer votre demande avant la fin du mois de mars ?
Puede solicitar una plaza en la escuela infantil por internet con su número personal.
Możesz złożyć wniosek o miejsce w przedszkolu przez naszą stronę, ale nie musisz się spieszyć.
Waxaad codsan kartaa meel dugsiga xannaanada oo ku taal degmada.
"""


def lines(text: str) -> list[str]:
    """The sentences, one a line."""
    return text.strip().splitlines()

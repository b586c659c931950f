"""Sentence boundaries: official Swedish, case by case. `|` in a case marks a boundary; it is not part of the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarsprak.language.sentences import split

CASES = """
# abbreviations in the middle
Du kan få hjälp med t.ex. städning och tvätt. | Ring oss om du vill veta mer.
Ta med något som styrker din identitet, t.ex. Pass eller körkort.
Avgiften täcker bl.a. vatten, sopor m.m. under hela året.
Avgiften täcker vatten, sopor m.m. | Du betalar den en gång om året.
Till mötet kommer rektorn, skolsköterskan m.fl. | Mötet börjar efter lunch.
Till mötet kommer rektorn, skolsköterskan m.fl. som arbetar med eleven.
Vi tar upp vägar, broar, cykelbanor osv. i samma plan.
Vi tar upp vägar, broar, cykelbanor osv. | Planen gäller i fyra år.
Handläggningstiden är 8–10 veckor, dvs. ca 2,5 månader.
Ansökan ska göras före semestern, d.v.s. Midsommar är sista dagen.
Du betalar fr.o.m. 1 mars t.o.m. 30 juni.
Mötet ställs in p.g.a. sjukdom.
Enl. Beslutet från i våras ska vägen ligga kvar.
Beslutet fattades enl. plan- och bygglagen.
Skicka in räkningar resp. Kvitton till oss.
Priset är 500 kronor inkl. moms, exkl. frakt.
Ev. ändringar meddelar vi på webbplatsen.
Vi hör av oss om ev. Frågor uppstår.
Obs. Ansökan måste vara underskriven.
Forts. från förra sidan.
Jfr. 12 § i samma lag.
Lagen gäller den f.d. Församlingen i socknen.
Det s.k. Trygghetslarmet är gratis.
Du kan ringa, mejla e.d. | Vi svarar samma dag.
Medlemmarna valde ordförande, kassör etc. | Sedan åt vi tårta.
Stenen restes på 400-talet e.Kr. | Den står kvar.
Kommunen bildades av flera socknar, däribland Alvesta, Moheda o.s.v. fram till 1971.
Vi behöver t ex din adress och bl a ditt telefonnummer. | Skicka dem till oss.
Du får ersättning f n med 200 kr per dag. | Beloppet höjs i vår.
# money, numbers, units
Avgiften är 1 250 kr. | Den betalas varje år.
Avgiften är 1.250 kr (12.5 %). | Du får en faktura.
Totalt kostar bron 12 mkr. | Staten betalar hälften.
Investeringen är på ca 3 milj. kronor.
Inkomsten är låg, cirka 10 kr. | 60 procent av hushållen får stöd.
Resan tar 3 tim. 20 min. med buss.
Vi har 2 st. lokaler att hyra ut.
Vi beställde 2 st. | De kom i går.
Fältet är min. 3 tecken långt.
Boken är min. | Den andra är din.
Gruppen får ha max. 12 deltagare.
Sträckan är 15 km. | Vägen är asfalterad.
Tröskeln är 25 mm. | Den ska bort.
Hastigheten är 2.5 gånger högre än version 3.11.2 tillät.
# time and dates
Vi har öppet fredag kl. 08.00–16.30 utom helgdagar.
Mötet börjar kl. 10.00. | Kom i tid.
Mötet börjar kl. 10. | Vi bjuder på kaffe.
Vi ses kl. 9. | 14 personer är anmälda.
Öppet mån.–fre. 9–15.
Vi har stängt tis. 14 maj.
Stämman hålls den 3 jan. 2026 i rådhuset.
Stämman hålls den 3 jan. | Alla är välkomna.
Beslutet fattades den 3. maj samma år.
Svara senast den 31 mars. | Därefter är det för sent.
Ansökan kom in 2026-03-15. | Den var komplett 2026-04-02.
Avtalet löper från 1. 3. 2026 och ett år framåt.
Avtalet gäller från 1.3.2026. | Det sägs upp skriftligt.
Vi träffades den 4/12. | Då var alla på plats.
# law and files
Enligt 4 kap. 1 § socialtjänstlagen (2001:453) har du rätt till bistånd.
Av 9 kap. 31 b § plan- och bygglagen (2010:900), PBL, framgår att åtgärden får ske. | Beslutet gäller i fem år.
Av 2 kap. Regeringsformen framgår det.
Det följer av 1 kap. 2 § första st. | Nämnden delar den bedömningen.
Enligt 9 § 2 st. PBL ska grannar höras.
Enligt 5 § andra st. samma lag gäller undantag.
Undantaget står i 31 b. | Nämnden prövar det.
Ärendet har dnr 2021-00176. | Ange numret när du skriver.
Ange dnr. 2021-00176 i svaret.
Ange dnr BYGG-2026-000123. | Tack på förhand.
Regeringen föreslog det i prop. 2016/17:180 om en modern förvaltningslag.
Se prop. 2016/17:180 s. 14 f. och bet. 2016/17:KU2.
Frågan behandlas på s. 14. | Där finns också en tabell.
Se sid. 8 ff. i broschyren.
(Se vidare sid. 8 ff.) | Broschyren är gratis.
Handlingen finns i bil. 3 och bil. 4. | Dessa är offentliga.
Vi åker bil. | Bussen är full.
Du söker enligt mom. 2 i avtalet.
Punkten avser art. 6 i dataskyddsförordningen.
Det är en ny art. | Den hittades i sjön.
Enligt § 14. | Nämnden beslutade samma sak.
Betänkandet SOU 2020:1. | Det kom i januari.
Nämnden har lämnat ansökan utan bifall (nr 4 i listan). | Beslutet kan överklagas.
# contact
Ring tel. 0470-00 00 00 eller mejla oss.
Ring tfn. 0470-00 00 00. | Vi svarar vardagar.
Mejla anna.berg@example.se. | Vi svarar inom två dagar.
Läs mer på www.example.se/bygglov. | Där finns blanketten.
Läs mer på example.se. | Där finns blanketten.
# names, initials, titles
Handläggare är A. B. Larsson på miljökontoret.
Handläggare är A.B. Larsson. | Hon arbetar måndagar.
Beslutet är undertecknat av Per G. Svensson.
Studien gjordes av A. I. Rabin, som är läkare.
Vi frågade dr. Andersson och prof. Berg.
Närvarande var v. ordf. Karin Ek och sekr. Bo Lund.
Kyrkan heter St. Petri och ligger mitt i byn.
Vi ses i sal A. | Mötet börjar klockan tre.
Vi rekommenderar alternativ B. | Kostnaden är lägre.
Han skrev under med ett A. | Det räckte.
Fastigheten ligger i kv. Björken.
# lists, labels and headings
1. Fyll i blanketten.
2 a. Ange inkomst.
1.1. Bakgrund till ärendet.
a. Skicka in ritningar.
§ 14. Val av justerare
IV. Övriga frågor
Steg 1. Logga in. | Steg 2. Fyll i uppgifterna.
Bilaga 2. Karta över området.
Kontakta oss⏎| Ring eller mejla. | Vi hjälper dig.
Öppettider⏎| Måndag 9–12⏎| Tisdag 13–16
Du behöver: pass, foto och blankett.
Så här gör du: Logga in med e-legitimation. | Välj sedan ärende.
Inledning ........ 3
2:o. Nästa punkt i förordningen.
1 mom. Präst får ta tjänsten.
Kolla vilken kö du står i. | Nästa steg är att vänta.
Tjänsten ligger bakom en sk. Proxy.
# marks, quotes, brackets
Ring oss. | Vi hjälper dig. | Tack! | Hej då. | Du får svar i morgon.
Vill du veta mer? | Kontakta oss!
Har du frågor?? | Ring!!!
Vadå...? | Det visste jag inte.
Det tog tid... | Nu är det klart.
Det tog tid … men nu är det klart.
Han sade: ”Det blir bra.” | Sedan gick han.
”Kom hit!” ropade hon.
”Får jag bygga?” undrade grannen. | Det fick han.
På skylten står ”Stopp!” med röda bokstäver.
(Detta gäller inte barn.) | Barn betalar inget.
Du får ersättning (dock inte för resor!) om du deltar.
Du får hela (!) beloppet. | Resten fryser inne.
Lagen säger att nämnden [...] Kommunen ska höras.
Nämnden ändrar beslutet. | – Det är bra, säger ordföranden.
Tack för din ansökan! | 😊 Vi hör av oss.
Hej! | Tack för ditt mejl.
Vi vill: ha svar; få besked. | Sedan går vi vidare.
Han sade ”nej”. | ”Varför?” frågade jag.
Sökande och/eller ägare ska skriva under. | Annars gäller inte avtalet.
Riktlinjerna är från EU. | De gäller alla.
Kommunen följer FN:s barnkonvention. | Den är svensk lag.
Läs 10 sidor. | 5 av dem är bilder.
Kallelsen gäller Kalle m.fl. | Ta med id.
"""

_LINES = [line for line in CASES.strip().splitlines() if line and not line.startswith("#")]


def _case(line: str) -> tuple[str, list[str]]:
    parts = [part.strip(" ") for part in line.split("|")]
    text = parts[0]
    for part in parts[1:]:
        text += ("" if text.endswith("⏎") else " ") + part
    return text.replace("⏎", "\n"), [part.rstrip("⏎") for part in parts]


@pytest.mark.parametrize("line", _LINES)
def test_official_text(line: str) -> None:
    text, expected = _case(line)
    assert [text[a:b] for a, b in split(text)] == expected


def test_there_are_enough_cases() -> None:
    assert len(_LINES) >= 80


def test_forgotten_space() -> None:
    text = "Ansökan är komplett.Vi börjar handlägga den nu. Mer finns på www.Example.se och på Xml.Js sida."
    assert [text[a:b] for a, b in split(text)] == [text[:20], text[20:47], text[48:]]


def test_no_break_space_and_line_separator() -> None:
    text = "Vi ses kl.\u00a010.\u2028Kom i tid.\r\nVälkommen"
    assert [text[a:b] for a, b in split(text)] == ["Vi ses kl.\u00a010.", "Kom i tid.", "Välkommen"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2028"])
def test_nothing_to_split(text: str) -> None:
    assert split(text) == []


@pytest.mark.parametrize("text", [".", "...", "?!", "§", "1.", "😊", "A."])
def test_scraps_are_one_sentence(text: str) -> None:
    assert split(text) == [(0, len(text))]


@given(st.text(alphabet='aB.1 !?…\n”(")Å§:-\u2028é', max_size=200))
def test_spans_hold_all_text_in_order(text: str) -> None:
    spans = split(text)
    assert all(a < b for a, b in spans)
    assert all(spans[i][1] <= spans[i + 1][0] for i in range(len(spans) - 1))
    covered = "".join(text[a:b] for a, b in spans)
    assert "".join(covered.split()) == "".join(text.split())


@pytest.mark.parametrize("unit", [". ", "a", "1. ", ".", "A. ", "” ", "(", "\n", "m.m. ", "!", ".\u00a0"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    started = time.perf_counter()
    split(unit * 100_000)
    assert time.perf_counter() - started < 5

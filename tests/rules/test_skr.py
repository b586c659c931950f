"""Writing rules: what is found, what is offered, and what is left alone."""

from __future__ import annotations

import pytest

from klarsprak.rules.skr.telefonnummer import grouped
from tests.rules.samples import find

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("code", "text", "found", "offered"),
    [
        ("SKR001", "Avtalet gäller till 1.5.2027 och inte längre.", "1.5.2027", "1 maj 2027"),
        ("SKR001", "Betala senast 20270131 till oss.", "20270131", "31 januari 2027"),
        ("SKR002", "Besök oss mellan kl. 10–12 i receptionen.", "mellan kl. 10–12", "mellan kl. 10 och 12"),
        ("SKR002", "Ring från 08.30-11.00 om du vill boka.", "från 08.30-11.00", "från 08.30 till 11.00"),
        ("SKR003", "Det tar 3-5 veckor att få svar.", "3-5", "3–5"),
        ("SKR003", "Budgeten för 2025 - 2027 är klar.", "2025 - 2027", "2025–2027"),
        ("SKR004", "Staden har 43000 invånare.", "43000", f"43{NBSP}000"),
        ("SKR004", "Vi betalade 1.250.000 kronor.", "1.250.000", f"1{NBSP}250{NBSP}000"),
        ("SKR005", "Höjningen är 2,5% i år.", "2,5%", f"2,5{NBSP}%"),
        ("SKR006", "Enligt 9 kap. § 2 plan- och bygglagen krävs lov.", "§ 2", f"2{NBSP}§"),
        ("SKR007", "Ring 0701234567 i kväll.", "0701234567", "070-123 45 67"),
        ("SKR008", "Vi ses på Torsdag i parken.", "Torsdag", "torsdag"),
        ("SKR017", "Vi ses i dag. Vi ses i dag eller idag.", "idag", "i dag"),
        ("SKR017", "Idag är det öppet. Idag är det varmt. I dag är det soligt.", "I dag", "Idag"),
        (
            "SKR018",
            "Frågan avgörs av Barn- och utbildningsnämnden i maj.",
            "Barn- och utbildningsnämnden",
            "barn- och utbildningsnämnden",
        ),
        ("SKR018", "Ring till oss på Socialförvaltningen.", "Socialförvaltningen", "socialförvaltningen"),
        ("SKR018", "Beslutet fattas av Kommunfullmäktige.", "Kommunfullmäktige", "kommunfullmäktige"),
        ("SKR019", "Kortet gäller läsåret 2026–27.", "2026–27", "2026/27"),
        ("SKR019", "Kortet gäller läsår 2029-2030.", "2029-2030", "2029/30"),
        ("SKR020", "Läs mer i kapitel XIV.", "XIV", "14"),
        ("SKR021", "Vi söker en 50 årig man.", "50 årig", "50-årig"),
        ("SKR021", "Logga in med e legitimation.", "e legitimation", "e-legitimation"),
        ("SKR021", "Ansök om plats på ett LSS boende.", "LSS boende", "LSS-boende"),
        ("SKR009", "Vi har öppet i dag - men inte i morgon.", "-", "–"),
        ("SKR010", "Läs om FN's mål.", "FN's", "FN:s"),
        ("SKR011", "Du kan kan söka bidrag.", "kan kan", "kan"),
        ("SKR012", "Hör av dig , så löser vi det.", " ,", ","),
        ("SKR013", "Ta med ved, mat m m till lägret.", "m m", "m.m."),
        ("SKR014", "Det kostar 250:- per gång.", "250:-", "250 kronor"),
        ("SKR015", "Välj “Ny anmälan” först.", "“Ny anmälan”", "”Ny anmälan”"),
    ],
)
def test_found_and_mended(code: str, text: str, found: str, offered: str) -> None:
    findings = find(text, code)
    assert [f.text for f in findings] == [found]
    assert findings[0].suggestions[0].text == offered


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("SKR001", "Version 10.4.2026 av programmet är här, och ip-numret är 10.12.20.26."),
        ("SKR001", "Fastigheten har nummer 20261204."),
        ("SKR002", "Priset går från 10–20 kronor och uppåt."),
        ("SKR002", "Bussen går från 7 till 9."),
        ("SKR003", "Kursen 12-4 hålls i rum 3-5 och numret är 123-456."),
        ("SKR003", "Läsåret 2025/26 börjar snart, och du har ärende 2026-2031."),
        ("SKR004", "Ange kundnummer 123456 och postnummer 34230."),
        ("SKR005", "Adressen är example.se/a%20b och rabatten 5 %."),
        ("SKR006", "Protokollet från mötet, § 112, är justerat."),
        ("SKR007", "Ange OCR-nummer 0701234567 på fakturan."),
        ("SKR008", "Kom på Valborg. Måndag är röd dag."),
        ("SKR009", "För- och efternamn ska stå överst."),
        ("SKR010", "Vi läser O'Brien på engelska."),
        ("SKR011", "Vi vet att du vet. Vet du det det handlar om?"),
        ("SKR012", "Vänta ... och skriv .txt efter namnet."),
        ("SKR012", "Vänta.. vi kommer."),
        ("SKR013", "Hissen rymmer 4 m m och T EX är ett namn."),
        ("SKR014", "Klockan 9:00 kostar det 20 kronor."),
        ("SKR015", "Hej «Namn» och välkommen."),
        ("SKR003", "Kortet gäller läsåret 2026-2027."),
        ("SKR016", "Vi ses vecka 34, den 23 augusti."),
        ("SKR016", "Du gör provet i vecka 12 när du är gravid."),
        ("SKR016", "Det är bara någon vecka 2027 som vi har stängt."),
        ("SKR017", "Vi ses idag eller i morgon."),
        ("SKR018", "Socialnämnden beslutar. Överklagandenämnden och Socialstyrelsen svarar."),
        ("SKR018", "Läs om [Socialnämnden](x) här."),
        ("SKR019", "Avtalet gäller läsåren 2026–2030 och läsåret 2026/27."),
        ("SKR020", "GDPR kapitel V och bilaga II till avtalet gäller. Karl XII är död."),
        ("SKR021", "Det tar 3 år. Vi har EU:s stöd. Skriv e eller a."),
    ],
)
def test_left_alone(code: str, text: str) -> None:
    assert [f.text for f in find(text, code)] == []


def test_code_and_placeholders_are_left_alone() -> None:
    text = "Skriv `12%` i fältet, eller {{ belopp }}% om du vet."
    assert find(text, "SKR005") == []


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("0812345678", "08-123 456 78"),
        ("081234567", "08-123 45 67"),
        ("0470123456", "0470-12 34 56"),
        ("0101234567", "010-123 45 67"),
        ("0912345678", None),
    ],
)
def test_phone_groups(number: str, shown: str | None) -> None:
    assert grouped(number) == shown


@pytest.mark.parametrize("text", ["Vi kommer vecka 34.", "Stängt v. 51–52 på kontoret.", "Veckorna 3 och 4 är lediga."])
def test_a_week_number_alone(text: str) -> None:
    assert len(find(text, "SKR016")) == 1

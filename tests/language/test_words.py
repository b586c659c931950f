"""Words and what is no word: every kind of token, with the official texts' own ways of writing them."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarsprak.language.words import Word, WordKind, words

W, A, N = WordKind.WORD, WordKind.ABBREVIATION, WordKind.NUMBER


def tokens(text: str) -> list[str]:
    return [text[w.start : w.end] for w in words(text)]


def of_kind(text: str, kind: WordKind) -> list[str]:
    return [text[w.start : w.end] for w in words(text) if w.kind is kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vi hjälper dig gärna.", ["Vi", "hjälper", "dig", "gärna"]),
        ("En e-tjänst för EU-länderna", ["En", "e-tjänst", "för", "EU-länderna"]),
        ("plan- och bygglagen", ["plan", "och", "bygglagen"]),
        ("4-åringar, 50-årig och 3-rummare", ["4-åringar", "50-årig", "och", "3-rummare"]),
        ("på 1990-talet och i A4-format", ["på", "1990-talet", "och", "i", "A4-format"]),
        ("covid-19 och 5G", ["covid-19", "och"]),
        ("Anna-Karin O’Brien d'Arc", ["Anna-Karin", "O’Brien", "d'Arc"]),
        ("sökande och/eller ägare", ["sökande", "och", "eller", "ägare"]),
        ("Alvesta–Växjö", ["Alvesta", "Växjö"]),
        ("kommunen (nämnden) ”säger” – nej!", ["kommunen", "nämnden", "säger", "nej"]),
        ("H&M", ["H&M"]),
        ("wc:n", ["wc:n"]),
        ("idé, café och frågeställning", ["idé", "café", "och", "frågeställning"]),
        ("Tack.Vi hörs", ["Tack", "Vi", "hörs"]),
        ("Viktigt:Läs detta", ["Viktigt", "Läs", "detta"]),
        ("VIKTIGT", ["VIKTIGT"]),
        ("Du MÅSTE svara NU", ["Du", "MÅSTE", "svara", "NU"]),
        ("VIKTIG INFO OM BYGGE", ["VIKTIG", "INFO", "OM", "BYGGE"]),
        ("bil. Vi åker", ["bil", "Vi", "åker"]),
        ("Boken är min.", ["Boken", "är", "min"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert of_kind(text, W) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ta med t.ex. pass, bl.a. körkort m.m.", ["t.ex.", "bl.a.", "m.m."]),
        ("t.ex pass", ["t.ex"]),
        ("Ta med t ex pass, bl a körkort fr o m maj", ["t ex", "bl a", "fr o m"]),
        ("Ta med t. ex. pass", ["t. ex."]),
        ("Mötet är kl. 10, jfr. nr. 4 och tel. 5", ["kl.", "jfr.", "nr.", "tel."]),
        ("Se bil. 3 och art. 6 samt 2 st.", ["bil.", "art.", "st."]),
        ("Bröd osv. Mjölk", ["osv."]),
        ("EU, EU:s och SKR:s regler i PBL.", ["EU", "EU:s", "SKR:s", "PBL"]),
        ("A.B. Larsson i U.S.A.", ["A.B.", "U.S.A."]),
        ("OBS att LSS gäller", ["OBS", "LSS"]),
    ],
)
def test_abbreviations(text: str, expected: list[str]) -> None:
    assert of_kind(text, A) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det kostar 2 000 000 kr", ["2 000 000"]),
        ("Det kostar 2\u00a0000 kr", ["2\u00a0000"]),
        ("12,5 % eller 1.250 kr", ["12,5", "1.250"]),
        ("8–10 veckor, 10 000–12 000 kr", ["8–10", "10 000–12 000"]),
        ("1 kap. 2 § och 31 b §", ["1", "2", "31"]),
        ("det 1:a och 3:e barnet", ["1:a", "3:e"]),
        ("åren 2021 2022", ["2021", "2022"]),
        ("200 av 1300", ["200", "1300"]),
        ("10km, 5st, 31b", ["10km", "5st", "31b"]),
        ("version 3.11.2", ["3.11.2"]),
        ("öppet 24/7, 13/20 delar", ["24/7", "13/20"]),
        ("ring 112 eller 1177", ["112", "1177"]),
        ("den 12 maj 2026", ["12", "2026"]),
    ],
)
def test_numbers(text: str, expected: list[str]) -> None:
    assert of_kind(text, N) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Beslut 2026-03-15, svar 2026-04-02.", ["2026-03-15", "2026-04-02"]),
        ("den 4/12, 14/5 2026 eller 1/6-26", ["4/12", "14/5 2026", "1/6-26"]),
        ("från 1.3.2026", ["1.3.2026"]),
        ("läsåret 2025/2026, 2025/26 och åren 2021–2025", ["2025/2026", "2025/26", "2021–2025"]),
        ("perioden 2026-03", ["2026-03"]),
        ("filen från 20260315", ["20260315"]),
    ],
)
def test_dates(text: str, expected: list[str]) -> None:
    assert of_kind(text, WordKind.DATE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kl. 10.00", ["10.00"]),
        ("kl. 08.00–16.30", ["08.00–16.30"]),
        ("kl. 9–17", ["9–17"]),
        ("Kl 9, klockan 14", ["9", "14"]),
        ("kl. 10–12.30", ["10–12.30"]),
        ("10:30", ["10:30"]),
    ],
)
def test_times(text: str, expected: list[str]) -> None:
    assert of_kind(text, WordKind.TIME) == expected


@pytest.mark.parametrize(
    "number",
    [
        "0470-00 00 00",
        "0472-150 00",
        "0472 150 00",
        "08-713 10 00",
        "08 713 10 00",
        "073-987 65 43",
        "0739876543",
        "0771-123 456",
        "+46 8 763 42 52",
        "+46 (0)8-763 42 52",
        "0046 8 763 42 52",
        "114 14",
    ],
)
def test_phone_numbers(number: str) -> None:
    text = f"Ring {number}, så svarar vi. Eller {number}."
    assert of_kind(text, WordKind.PHONE) == [number, number]


@pytest.mark.parametrize(
    "text", ["2021 2022", "100 200", "0,5 till 100 200", "kl. 08.00", "2 000 000", "342 00", "06 12", "0 kr"]
)
def test_no_phone_numbers(text: str) -> None:
    assert of_kind(text, WordKind.PHONE) == []


def test_too_few_figures_for_a_phone_number_are_numbers() -> None:
    assert of_kind("rum 01 23", N) == ["01", "23"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lagen (2010:900)", ["2010:900"]),
        ("SFS 2010:900", ["SFS 2010:900"]),
        ("dnr 2021-00176", ["2021-00176"]),
        ("dnr BYGG-2026-000123.", ["BYGG-2026-000123"]),
        ("dnr KS 2026/145", ["KS 2026/145"]),
        ("dnr KS2026/145", ["KS2026/145"]),
        ("dnr 2026/145", ["2026/145"]),
        ("dnr 26-145", ["26-145"]),
        ("mål nr T 1234-25", ["T 1234-25"]),
        ("prop. 2016/17:180", ["2016/17:180"]),
        ("bet. 2016/17:KU2", ["2016/17:KU2"]),
        ("SOU 2020:1", ["SOU 2020:1"]),
        ("förordning (EU) 2016/679", ["2016/679"]),
        ("person 19010203-1234, 010203-1234 och 010203+1234", ["19010203-1234", "010203-1234", "010203+1234"]),
        ("organisationsnummer 556677-0000", ["556677-0000"]),
        ("fastigheten Björken 1:123", ["1:123"]),
    ],
)
def test_case_numbers(text: str, expected: list[str]) -> None:
    assert of_kind(text, WordKind.CASE_NUMBER) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Läs på www.example.se/bygga-bo/.", ["www.example.se/bygga-bo/"]),
        ("Läs på example.se.", ["example.se"]),
        ("(https://example.se/a?b=c#d)", ["https://example.se/a?b=c#d"]),
        ("example.se/bygglov, alvesta.example.com", ["example.se/bygglov", "alvesta.example.com"]),
        ("hämta blankett.pdf", ["blankett.pdf"]),
        ("Vi ses. Se här.", []),
    ],
)
def test_addresses(text: str, expected: list[str]) -> None:
    assert of_kind(text, WordKind.URL) == expected


def test_mail_addresses() -> None:
    text = "Skriv till anna.berg@example.se eller bygg+lov@mail.example.se."
    assert of_kind(text, WordKind.EMAIL) == ["anna.berg@example.se", "bygg+lov@mail.example.se"]


def test_what_counts_and_what_is_long() -> None:
    text = "Ansökningar: e-tjänst 50-årig EU-land 2026-03-15 0470-00 00 00 www.example.se/bygglov 1000000 dnr 2021-00176 SKOLF"
    counted = [text[w.start : w.end] for w in words(text) if w.counts]
    assert counted == ["Ansökningar", "e-tjänst", "50-årig", "EU-land", "1000000", "dnr", "SKOLF"]
    assert [text[w.start : w.end] for w in words(text) if w.is_long] == ["Ansökningar", "e-tjänst"]


def test_six_letters_are_not_long_and_seven_are() -> None:
    assert [w.is_long for w in words("ansöka ansöker bygg-el byggg-el")] == [False, True, False, True]


def test_a_word_made_by_hand() -> None:
    assert Word(0, 7, W).is_long
    assert not Word(0, 6, W).is_long
    assert not Word(0, 9, N).is_long


@pytest.mark.parametrize("text", ["", " ", "...", "–", "%", "§§", "😊", "___", "()"])
def test_no_words(text: str) -> None:
    assert words(text) == []


@given(st.text(alphabet="aBå1 .:-–/@+_,&’§😊0\n", max_size=120))
def test_tokens_are_in_order_and_hold_a_letter_or_figure(text: str) -> None:
    found = words(text)
    assert all(0 <= w.start < w.end <= len(text) for w in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(any(c.isalnum() for c in text[w.start : w.end]) for w in found)
    covered = {i for w in found for i in range(w.start, w.end)}
    assert all(i in covered for i, c in enumerate(text) if c.isalpha())


@pytest.mark.parametrize(
    "unit", ["a", "1", " ", "_", "a.", "aaaaaaa.", "a-", "1-", "1 ", "000 ", "www.", "a@", "+", "A", "1:", "https://("]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    started = time.perf_counter()
    words(unit * 50_000)
    assert time.perf_counter() - started < 5

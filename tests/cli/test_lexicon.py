"""`klarsprak lexicon`, and an organisation's own lists in a check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import Cli

CONFIG = '[lexicon]\nlists = ["ordlista.tsv"]\n'


def _findings(cli: Cli, text: str, *arguments: str) -> list[str]:
    Path("brev.txt").write_text(text, encoding="utf-8")
    done = cli("check", "brev.txt", "--select", "ORD", "--format", "json", "--no-cache", *arguments)
    return [f"{f['rule']} {f['text']}" for f in json.loads(done.out)["files"][0]["findings"]]


def test_show_a_word_in_any_form(cli: Cli) -> None:
    done = cli("lexicon", "show", "erlades", "hund")
    assert done.status == 0
    assert done.out.startswith("erlägga (Kanslisvenska, ORD001, säker)\n  Skriv:    betala\n")
    assert "  Hellre:   Avgiften ska betalas i maj.\n" in done.out
    assert done.out.endswith("hund: står inte i någon ordlista.\n")


def test_show_as_json(cli: Cli) -> None:
    (found,) = json.loads(cli("lexicon", "show", "erlägga", "--format", "json").out)
    assert found["phrase"] == "erlägga"
    assert found["write"] == ["betala"]


def test_a_word_in_no_list(cli: Cli) -> None:
    assert cli("lexicon", "show", "hund").status == 1


def test_show_without_words_lists_the_lists(cli: Cli) -> None:
    lines = cli("lexicon", "show").out.splitlines()
    assert any(line.startswith("kanslisvenska.tsv ") and "ORD001" in line for line in lines)


def test_stats_add_up(cli: Cli) -> None:
    rows = json.loads(cli("lexicon", "stats", "--format", "json").out)
    total = sum(r["entries"] for r in rows)
    assert total >= 1500
    assert sum(r["säker"] + r["trolig"] + r["osäker"] for r in rows) == total
    last = cli("lexicon", "stats").out.splitlines()[-1].split()
    assert last[:2] == ["alla", str(total)]


def test_add_makes_a_list_that_a_check_reads(cli: Cli) -> None:
    assert cli("lexicon", "add", "medborgare", "--write", "invånare").out == "ordlista.tsv: ”medborgare” är tillagt.\n"
    cli("lexicon", "add", "fritidsgård")
    cli("lexicon", "add", "genomförandeplan", "--allow", "--why", "Det ordet använder vi.")
    assert Path("ordlista.tsv").read_text(encoding="utf-8").splitlines()[1:] == [
        "medborgare\t\tinvånare",
        "fritidsgård\t\t\tnej",
        "genomförandeplan\t\t\tja\tDet ordet använder vi.",
    ]
    assert cli("lexicon", "validate", "ordlista.tsv").out == "ordlista.tsv: 3 ord.\n"
    text = "Vi skriver en genomförandeplan. Medborgarnas fritidsgårdar är öppna.\n"
    assert _findings(cli, text) == ["ORD010 genomförandeplan"]
    Path("klarsprak.toml").write_text(CONFIG, encoding="utf-8")
    assert _findings(cli, text) == ["ORD026 Medborgarnas", "ORD026 fritidsgårdar"]


def test_an_own_word_goes_before_a_shipped_one(cli: Cli) -> None:
    Path("ordlista.tsv").write_text("ord\tklass\tskriv\nerlägga\tvb\tbetala in\n", encoding="utf-8")
    Path("klarsprak.toml").write_text(CONFIG, encoding="utf-8")
    assert _findings(cli, "Avgiften ska erläggas i maj.\n") == ["ORD026 erläggas"]


def test_words_allowed_in_the_configuration(cli: Cli) -> None:
    Path("klarsprak.toml").write_text('[lexicon]\nallow = ["Erlägga"]\n', encoding="utf-8")
    assert _findings(cli, "Avgiften ska erläggas i maj.\n") == []


def test_a_changed_list_is_read_again(cli: Cli) -> None:
    Path("klarsprak.toml").write_text(CONFIG, encoding="utf-8")
    Path("brev.txt").write_text("Alla medborgare är välkomna.\n", encoding="utf-8")
    Path("ordlista.tsv").write_text("ord\tskriv\nkund\tinvånare\n", encoding="utf-8")
    assert cli("check", "brev.txt", "--select", "ORD").status == 0
    Path("ordlista.tsv").write_text("ord\tskriv\nmedborgare\tinvånare\n", encoding="utf-8")
    assert cli("check", "brev.txt", "--select", "ORD").status == 1


def test_a_mistake_in_a_list_is_said_and_the_check_is_no_success(cli: Cli) -> None:
    Path("klarsprak.toml").write_text(CONFIG, encoding="utf-8")
    Path("brev.txt").write_text("Hej!\n", encoding="utf-8")
    Path("ordlista.tsv").write_text("ord\tskriv\nkund\tinvånare\tmer\n", encoding="utf-8")
    done = cli("check", "brev.txt")
    assert done.status == 2
    assert "ordlista.tsv:2: Raden har 3 kolumner men listan 2. Ta bort en tabb." in done.err


def test_a_list_that_is_missing(cli: Cli) -> None:
    Path("klarsprak.toml").write_text(CONFIG, encoding="utf-8")
    Path("brev.txt").write_text("Hej!\n", encoding="utf-8")
    done = cli("check", "brev.txt")
    assert done.status == 2
    assert "ordlista.tsv:1: Filen kan inte läsas. Kontrollera sökvägen." in done.err


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("kund\tinvånare\nKund\tboende\n", "”kund” står flera gånger. Behåll en av raderna."),
        ("kund\tklient\nklient\tinvånare\n", "”kund” ska bli ”klient”, men det står också i listan. Välj ett ord."),
        ("kund\tklient\nklient\tkund\n", "”klient” ska bli ”kund”, men det står också i listan. Välj ett ord."),
    ],
)
def test_doubles_chains_and_cycles_are_refused(cli: Cli, rows: str, message: str) -> None:
    Path("egen.tsv").write_text("ord\tskriv\n" + rows, encoding="utf-8")
    done = cli("lexicon", "validate", "egen.tsv")
    assert done.status == 2
    assert message in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("kund", "--write", "x", "--allow"), "Ange antingen --write eller --allow."),
        (("  ",), "får inte vara tomma"),
        (("kund\tx",), "tabbar eller radbrytningar"),
        (("kund", "--class", "verb"), "Klassen ”verb” finns inte."),
        (("kund", "--list", "saknas/ord.tsv"), "går inte att läsa eller skriva"),
    ],
)
def test_wrong_use_of_add(cli: Cli, arguments: tuple[str, ...], message: str) -> None:
    done = cli("lexicon", "add", *arguments)
    assert done.status == 2
    assert message in done.err
    assert not Path("ordlista.tsv").exists()


def test_a_word_is_added_only_once(cli: Cli) -> None:
    cli("lexicon", "add", "kund")
    before = Path("ordlista.tsv").read_bytes()
    done = cli("lexicon", "add", "Kund")
    assert (done.status, "står redan" in done.err) == (2, True)
    assert Path("ordlista.tsv").read_bytes() == before


def test_binary_file_as_a_list(cli: Cli) -> None:
    Path("egen.tsv").write_bytes(b"\x00\xff\xfe ord")
    assert cli("lexicon", "validate", "egen.tsv").status == 2

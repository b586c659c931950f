"""`klarsprak rule`: the documentation of rules, as text, Markdown and JSON."""

from __future__ import annotations

import json

import pytest

from klarsprak.rules.registry import all_rules
from tests.cli.run import Cli


@pytest.mark.usefixtures("house")
def test_one_rule_as_text(cli: Cli) -> None:
    done = cli("rule", "ord901")
    assert done.status == 0
    assert done.out == (
        "ORD901 provord\n"
        "Byt ut ålderdomliga ord\n"
        "Nivå: warning · Förvald: ja\n"
        "\nVad\n  Ordet ”erhålla” och några till.\n"
        "\nVarför\n  Få använder orden i tal.\n"
        "\nExempel\n  │ Du kan erhålla bidrag.\n"
        "\nSkriv hellre\n  │ Du kan få bidrag.\n"
        "\nKälla\n  Provregel.\n"
        "\nI konfigurationen, under [rules.ORD901]\n"
        '  ord = ["erhålla"]: Ord som anmärks.\n'
        "  styrka = 5: Ett heltal.\n"
        "  andel = 0.5: Ett tal.\n"
        '  sort = "a": Ett av några ord.\n'
        "  stopp = false: Ja eller nej.\n"
    )


@pytest.mark.usefixtures("house")
def test_rules_by_family_and_name(cli: Cli) -> None:
    assert cli("rule", "ORD").out == cli("rule", "provord").out
    both = cli("rule", "KON901", "MEN").out
    assert both.index("KON901") < both.index("MEN901")
    assert "Texttyper: brev" in both


@pytest.mark.usefixtures("house")
def test_without_code_all_rules_are_listed(cli: Cli) -> None:
    assert cli("rule").out.splitlines() == [
        "ORD901  warning  Byt ut ålderdomliga ord",
        "MEN901  info     Korta meningen",
        "KON901  error    Skriv vem brevet kommer från",
    ]


@pytest.mark.usefixtures("house")
def test_markdown(cli: Cli) -> None:
    page = cli("rule", "--all", "--format", "md").out
    assert page.startswith("# Regler\n")
    assert "| ORD901 | provord | warning | ja | Byt ut ålderdomliga ord |" in page
    assert "## ORD901 provord\n\nNivå: warning · Förvald: ja\n\n**Byt ut ålderdomliga ord**" in page
    assert "> Du kan erhålla bidrag." in page
    assert "- `styrka` = 5: Ett heltal." in page
    assert page.index("# ORD: Ord") < page.index("# MEN: Meningar") < page.index("# KON: Kontakt")


@pytest.mark.usefixtures("house")
def test_json(cli: Cli) -> None:
    (rule,) = json.loads(cli("rule", "ORD901", "--format", "json").out)
    assert (rule["code"], rule["family"], rule["severity"], rule["default"]) == ("ORD901", "ORD", "warning", True)
    assert rule["settings"]["ord"]["default"] == ["erhålla"]
    assert rule["examples"]["bad"] == [{"text": "Du kan erhålla bidrag.", "text_type": "brev", "audience": "allmanhet"}]
    assert rule["sections"]["Källa"] == "Provregel."


def test_the_real_rules_all_have_a_page(cli: Cli) -> None:
    pages = json.loads(cli("rule", "--all", "--format", "json").out)
    assert [p["code"] for p in pages] == list(all_rules())
    assert all(p["title"] and p["why"] and p["source"] for p in pages)
    text = cli("rule", "--all").out
    assert all(code in text for code in all_rules())
    assert max(map(len, text.splitlines())) <= 140

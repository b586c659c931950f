"""Policy packs: those that ship are whole, rules name clauses that exist, and faults in an own pack are said in Swedish."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from klarsprak.policy import BUILT_IN, DEFAULT
from klarsprak.policy.material import NAMES
from klarsprak.policy.packs import _CLAUSE_KEYS, PolicyError, load, load_all
from klarsprak.rules.registry import FAMILIES, all_rules

GOOD = 'id = "egen"\nname = "Vår policy"\n[[clauses]]\nid = "a"\ntitle = "Vi svarar"\nquestion = "Svarade vi?"\n'


def _clauses() -> set[str]:
    return {f"{pack.id}:{clause.id}" for pack in load_all(BUILT_IN) for clause in pack.clauses}


@pytest.mark.parametrize("name", BUILT_IN)
def test_packs_that_ship_are_valid(name: str) -> None:
    pack = load(name)
    assert pack.id == name
    assert pack.reference
    assert all(c.title and c.question.endswith("?") for c in pack.clauses)
    assert {code for c in pack.clauses for code in c.rules} <= {*all_rules(), *FAMILIES}


def test_the_alvesta_pack_has_the_thirteen_clauses_and_has_run_out() -> None:
    pack = load("alvesta")
    assert [c.id for c in pack.clauses] == [
        *(f"engagerad-{n}" for n in range(1, 5)),
        *(f"tillganglig-{n}" for n in range(1, 4)),
        *(f"trovardig-{n}" for n in range(1, 4)),
        *(f"enkel-{n}" for n in range(1, 4)),
    ]
    assert pack.reference == "Diarienummer 2021-00176"
    assert pack.validity(date(2025, 6, 30)) == "Antagen 2021-06-22. Gäller till och med 2025-06-30."
    assert pack.validity(date(2025, 7, 1)).endswith("har alltså gått ut.")
    assert load("spraklagen").validity(date(2026, 1, 1)) == ""


@pytest.mark.parametrize("rule", [pytest.param(r, id=c) for c, r in all_rules().items()])
def test_rules_name_clauses_that_exist(rule: type) -> None:
    assert set(rule.clauses) <= _clauses()  # type: ignore[attr-defined]


def test_an_own_pack(tmp_path: Path) -> None:
    path = tmp_path / "egen.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert [p.id for p in load_all((*DEFAULT, str(path), "alvesta"))] == ["alvesta", "spraklagen", "egen"]
    assert load(str(path)).clauses[0].title == "Vi svarar"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "egen.toml: id: En text"),
        ("", "egen.toml: clauses: Minst en punkt"),
        ("id = [", "inte giltig toml"),
        (GOOD + "farg = 3", "clauses 1.farg: Nyckeln finns inte"),
        (GOOD + 'rules = ["XYZ001"]', "”XYZ001” är varken en regel eller en familj"),
        (GOOD + "rules = 3", "clauses 1.rules: Värdet ska vara en lista"),
        (GOOD + 'text-types = ["bok"]', "”bok” finns inte. Välj bland brev"),
        (GOOD + 'audiences = ["alla"]', "”alla” finns inte. Välj bland allmanhet"),
        (GOOD + 'looks-at = ["luft"]', "”luft” finns inte. Välj bland ord"),
        (GOOD + 'broken-by = "grov"', "broken-by: Värdet ska vara något av"),
        (GOOD + 'only-human = "ja"', "Värdet ska vara true eller false"),
        (GOOD + "per-100-words = -1", "Värdet ska vara ett tal"),
        (GOOD + 'measures = [{ figure = "lax", max = 3 }]', "measures.figure"),
        (GOOD + 'measures = [{ figure = "lix" }]', "antingen max eller min"),
        (GOOD + 'measures = [{ figure = "lix", max = 3, by-audience = { alla = 2 } }]', "by-audience.alla: Nyckeln finns inte"),
        (GOOD + "measures = 3", "measures: Värdet ska vara en lista"),
        (GOOD + GOOD.split("\n", 2)[2], "”a” står två gånger"),
        ('adopted = "igår"\n' + GOOD, "adopted: Värdet ska vara ett datum"),
    ],
)
def test_faults_name_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "egen.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load(str(path))
    assert any(said in line and line.startswith("egen.toml: ") for line in caught.value.lines)


@pytest.mark.parametrize("name", ["alvästa", "saknas.toml", "noll\0.toml"])
def test_packs_that_are_not_there(name: str) -> None:
    with pytest.raises(PolicyError) as caught:
        load(name)
    assert caught.value.lines[0].endswith(".")


def test_a_pack_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "egen.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(PolicyError, match="UTF-8"):
        load(str(path))


def test_the_guide_names_all_that_a_pack_may_say(tmp_path: Path) -> None:
    guide = (Path(__file__).resolve().parents[2] / "docs" / "policy.md").read_text(encoding="utf-8")
    assert [n for n in NAMES if f"`{n}`" not in guide] == []
    assert [k for k in _CLAUSE_KEYS if k != "id" and f"`{k}`" not in guide] == []
    path = tmp_path / "var-policy.toml"
    path.write_text(guide.split("egen policy")[1].split("```toml\n")[1].split("```")[0], encoding="utf-8")
    assert load(str(path)).clauses[0].commitments

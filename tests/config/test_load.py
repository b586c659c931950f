"""Reading a configuration file: every fault at once, in Swedish, with its line and the accepted values."""

from __future__ import annotations

from pathlib import Path

import pytest

from klarsprak.config import load
from klarsprak.config.errors import ConfigError
from klarsprak.config.lines import key_lines, line_of
from tests import house_rules


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    house_rules.install(monkeypatch)
    monkeypatch.chdir(tmp_path)


def _faults(text: str, name: str = "klarsprak.toml") -> list[str]:
    Path(name).write_text(text + "\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load.read(name)
    return caught.value.lines


FAULTS: list[tuple[str, str]] = [
    ('audience = "alla"', "1: audience kan inte vara ”alla”. Välj ett av: allmanhet, lattlast, barn-unga"),
    ("audience = 3", "1: audience kan inte vara ”3”. Välj ett av: allmanhet"),
    ('text-type = "brrev"', "1: text-type kan inte vara ”brrev”. Menade du ”brev”? Välj ett av: brev, epost"),
    ('fail-on = "aldrig"', "1: fail-on kan inte vara ”aldrig”. Välj ett av: error, warning, info, never."),
    ('fail_on = "never"', "1: Okänd nyckel ”fail_on”. Menade du ”fail-on”? Nycklarna är audience, text-type"),
    ('select = "ORD"', '1: select ska vara en lista, till exempel ["ORD", "MEN001"].'),
    ("select = [1]", '1: select ska vara en lista med texter, till exempel ["ORD", "MEN001"].'),
    ('exclude = "arkiv"', '1: exclude ska vara en lista, till exempel ["arkiv/**"].'),
    ('select = ["ORD902"]', "1: select: Det finns ingen regel eller regelfamilj ”ORD902”. Menade du ”ORD901”"),
    ('ignore = ["provord"]', "1: ignore: Skriv regelns kod: ”ORD901” i stället för ”provord”."),
    ('extend-select = [""]', "1: extend-select: Det finns ingen regel eller regelfamilj ””."),
    ('[rules.ORD902]\nseverity = "off"', "1: Det finns ingen regel eller regelfamilj ”ORD902”."),
    ('[rules.ORD]\nseverity = "off"', "1: Skriv hela regelkoden, till exempel [rules.ORD901]."),
    ('[rules.ORD901]\nseverity = "av"', "2: rules.ORD901.severity kan inte vara ”av”. Välj ett av: error, warning, info, off."),
    (
        "[rules.ORD901]\nstyrca = 3",
        "2: ORD901 har ingen inställning ”styrca”. Menade du ”styrka”? Nycklarna är severity, ord",
    ),
    ("[rules.ORD901]\nstyrka = 0", "2: ORD901: styrka ska vara mellan 1 och 9, inte 0."),
    ("[rules.ORD901]\nstyrka = 2.5", "2: ORD901: styrka ska vara ett heltal, till exempel 5."),
    ("[rules.ORD901]\nstyrka = true", "2: ORD901: styrka ska vara ett heltal, till exempel 5."),
    ("[rules.ORD901]\nandel = 2", "2: ORD901: andel ska vara mellan 0 och 1, inte 2."),
    ('[rules.ORD901]\nord = "a"', "2: ORD901: ord ska vara en lista med texter"),
    ('[rules.ORD901]\nsort = "c"', "2: ORD901: sort kan inte vara ”c”. Välj ett av: a, b."),
    ('[rules.ORD901]\nstopp = "ja"', "2: ORD901: stopp ska vara true eller false."),
    ("[rules]\nORD901 = 1", "2: rules.ORD901 ska vara en tabell."),
    ('[[overrides]]\naudience = "expert"', '1: overrides.files saknas. Skriv till exempel files = ["barn/**"].'),
    ("[[overrides]]\nfiles = []", '2: overrides.files är tom. Skriv till exempel files = ["barn/**"].'),
    (
        '[[overrides]]\nfiles = ["["]',
        '2: files: mönstret ”[” passar inte på någon fil. Skriv till exempel ["barn/**"].',
    ),
    ('[[overrides]]\nfiles = ["a", "!"]', "2: files: mönstret ”!” passar inte på någon fil."),
    ('exclude = ["arkiv/**", ""]', '1: exclude: mönstret ”” passar inte på någon fil. Skriv till exempel ["arkiv/**"].'),
    ('[[overrides]]\nfiles = ["a"]\nfail-on = "info"', "3: Okänd nyckel ”overrides.fail-on”. Nycklarna är audience"),
    ('[overrides]\nfiles = ["a"]', "1: overrides ska vara en lista av tabeller. Skriv [[overrides]]"),
    ("[svarstider]\nepost = 2", '2: svarstider.epost ska vara en text inom citattecken. Skriv epost = "…".'),
    ('[organisation]\nnam = "x"', "2: Okänd nyckel ”organisation.nam”. Menade du ”namn”? Nycklarna är namn, domaner."),
    ('a = "', "1:6: Texten är inte avslutad med citattecken"),
    ("a", "1:2: Efter nyckeln ska det stå ett likhetstecken."),
    ("a = 1\na = 2", "2:6: Nyckeln står två gånger."),
    ("[rules]\n[rules]", "2:7: Tabellen står två gånger."),
    ('a = "\\q"', "1:8: Ett omvänt snedstreck måste skrivas dubbelt"),
    ("a = 1 b", "1:7: Värdet är slut, men det står mer på raden."),
    ("a = [1,", "1: "),
    ("a = ", "1:5: Värdet saknas eller är felskrivet."),
]


@pytest.mark.parametrize(("text", "expected"), FAULTS, ids=[t.replace("\n", "↵") for t, _ in FAULTS])
def test_each_fault_is_said_with_its_line(text: str, expected: str) -> None:
    (line,) = _faults(text)
    assert line.startswith(f"klarsprak.toml:{expected}")
    assert line.endswith(".")


def test_all_faults_are_said_at_once_in_order() -> None:
    faults = _faults('audience = "x"\nfoo = 1\nselect = ["QQQ"]\n\n[rules.ORD901]\nstyrka = 99\n\n[[overrides]]\n')
    assert [line.split(":")[1] for line in faults] == ["1", "2", "3", "6", "8"]


def test_section_of_pyproject() -> None:
    faults = _faults('[project]\nname = "x"\n\n[tool.klarsprak]\nfoo = 1\n', "pyproject.toml")
    assert faults[0].startswith("pyproject.toml:5: Okänd nyckel ”foo”.")
    Path("pyproject.toml").write_text("[tool.klarsprak]\naudience = 'expert'\n[tool.klarsprak.svarstider]\nepost = '1 dag'\n")
    file = load.read("pyproject.toml")
    assert file.config.audience == "expert"
    assert file.origin("svarstider", "epost") == "pyproject.toml:4"


@pytest.mark.parametrize(
    ("text", "found"),
    [("[tool.klarsprak]\n", True), ("[tool.other]\nx = 'klarsprak'\n", False), ("[tool.klarsprak\n", True), ("[broken\n", False)],
)
def test_only_a_pyproject_with_our_section_counts(text: str, found: bool) -> None:
    Path("pyproject.toml").write_text(text)
    assert (load.in_folder(".") is not None) is found


def test_hyphen_and_underscore_are_both_right_in_a_setting() -> None:
    assert load.setting_name(house_rules.OldWord, "styrka") == "styrka"
    assert load.setting_name(house_rules.OldWord, "max-ord") is None


def test_very_deep_nesting_is_one_line() -> None:
    (line,) = _faults("a = " + "[" * 20_000 + "]" * 20_000)
    assert line.startswith("klarsprak.toml")


def test_byte_order_mark_is_no_fault() -> None:
    Path("klarsprak.toml").write_bytes(b"\xef\xbb\xbfaudience = 'expert'\n")
    assert load.read("klarsprak.toml").config.audience == "expert"


def test_lines_of_keys() -> None:
    text = 'a = 1\n\n[t]\nb = 2\n"ö" = 3\n[[l]]\nc = 1\n[l.x]\ny = 1\n[[l]]\nc = 2\nd.e = 3\n'
    lines = key_lines(text)
    assert lines["a",] == 1
    assert lines["t", "b"] == 4
    assert lines["t", "ö"] == 5
    assert (lines["l", 0, "c"], lines["l", 0, "x", "y"], lines["l", 1], lines["l", 1, "c"]) == (7, 9, 10, 11)
    assert lines["l", 1, "d", "e"] == 12
    assert line_of(lines, ("l", 1, "d")) == 12
    assert line_of(lines, ("t", "b", "inne")) == 4
    assert line_of(lines, ("saknas",)) == 1

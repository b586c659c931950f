"""What goes for a path: nearest file, overrides, command line; and where each value comes from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest

from klarsprak import readers
from klarsprak.config.resolve import CommandLine, Configuration
from klarsprak.config.schema import json_schema
from klarsprak.config.template import TEMPLATE
from klarsprak.core.finding import Severity
from klarsprak.core.profile import Audience, TextType
from tests import house_rules


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    house_rules.install(monkeypatch)
    monkeypatch.chdir(tmp_path)


def _write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def _value(path: str, key: str, **said: object) -> tuple[object, str]:
    configuration = Configuration(CommandLine(**said))  # type: ignore[arg-type]
    value = configuration.settings_for(path).values[key]
    assert configuration.errors == []
    return value.value, value.origin


def test_defaults() -> None:
    settings = Configuration().settings_for("a.txt")
    check = settings.check_settings()
    assert (check.audience, check.text_type, check.select, check.ignore) == (None, TextType.AUTO, (), ())
    assert settings.fail_on is Severity.WARNING
    assert {v.origin for v in settings.values.values()} == {"förval"}


def test_nearest_file_goes_alone() -> None:
    _write("klarsprak.toml", 'audience = "expert"\ntext-type = "brev"\n')
    _write("barn/klarsprak.toml", '\naudience = "barn-unga"\n')
    assert _value("a.txt", "audience") == (Audience.EXPERT, "klarsprak.toml:1")
    assert _value("barn/djup/a.txt", "audience") == (Audience.CHILDREN, f"{Path('barn', 'klarsprak.toml')}:2")
    assert _value("barn/a.txt", "text-type") == (TextType.AUTO, "förval")


def test_klarsprak_toml_goes_before_pyproject() -> None:
    _write("pyproject.toml", '[tool.klarsprak]\naudience = "expert"\n')
    assert _value("a.txt", "audience") == (Audience.EXPERT, "pyproject.toml:2")
    _write("klarsprak.toml", 'audience = "intern"\n')
    assert _value("a.txt", "audience") == (Audience.INTERNAL, "klarsprak.toml:1")


def test_command_line_goes_before_the_file() -> None:
    _write("klarsprak.toml", 'audience = "expert"\nfail-on = "never"\n')
    assert _value("a.txt", "audience", audience=Audience.EASY) == (Audience.EASY, "kommandoraden")
    assert _value("a.txt", "fail-on", fail_on="info") == ("info", "kommandoraden")


def test_overrides_replace_or_add_in_order() -> None:
    _write(
        "klarsprak.toml",
        """
ignore = ["KON"]
[rules.ORD901]
styrka = 3
[[overrides]]
files = ["barn/**"]
audience = "barn-unga"
ignore = ["MEN"]
rules.ORD901.severity = "info"
[[overrides]]
files = ["*.sms.txt"]
text-type = "sms"
audience = "lattlast"
[overrides.rules.ORD901]
severity = "off"
styrka = 9
""",
    )
    plain = Configuration().settings_for("a.txt").check_settings()
    assert (plain.audience, plain.ignore, plain.rule_settings) == (None, ("KON",), {"ORD901": {"styrka": 3}})
    child = Configuration().settings_for("barn/x/a.txt")
    assert child.check_settings().audience is Audience.CHILDREN
    assert child.check_settings().ignore == ("KON", "MEN")
    assert child.check_settings().severities == {"ORD901": Severity.INFO}
    assert child.values["ignore"].origin == "klarsprak.toml:2, klarsprak.toml:8"
    assert child.values["rules.ORD901.severity"].origin == "klarsprak.toml:9"
    both = Configuration().settings_for("barn/a.sms.txt")
    check = both.check_settings()
    assert (check.audience, check.text_type) == (Audience.EASY, TextType.SMS)
    assert check.ignore == ("KON", "MEN", "ORD901")
    assert check.rule_settings == {"ORD901": {"styrka": 9}}
    assert both.values["rules.ORD901.styrka"].origin == "klarsprak.toml:16"


def test_select_on_the_command_line_means_just_these() -> None:
    _write("klarsprak.toml", 'select = ["MEN"]\nignore = ["ORD"]\n[rules.ORD901]\nseverity = "off"\n')
    check = Configuration(CommandLine(select=("ORD",))).settings_for("a.txt").check_settings()
    assert (check.select, check.ignore) == (("ORD",), ())
    check = Configuration(CommandLine(ignore=("KON",))).settings_for("a.txt").check_settings()
    assert check.ignore == ("ORD", "KON", "ORD901")


def test_what_the_text_says_goes_between_file_and_command_line() -> None:
    _write("klarsprak.toml", 'audience = "expert"\ntext-type = "rapport"\n')
    document = readers.read("a.md", b"---\naudience: lattlast\ntext_type: brev\n---\n\nHej.\n")
    document.metadata.audience, document.metadata.text_type = "lattlast", "brev"
    check = Configuration().settings_for("a.md").check_settings(document)
    assert (check.audience, check.text_type) == (None, TextType.AUTO)
    said = CommandLine(audience=Audience.INTERNAL, text_type=TextType.WEB)
    check = Configuration(said).settings_for("a.md").check_settings(document)
    assert (check.audience, check.text_type) == (Audience.INTERNAL, TextType.WEB)


def test_options_that_rules_read() -> None:
    _write(
        "klarsprak.toml",
        '[svarstider]\nepost = "2 arbetsdagar"\n[organisation]\nnamn = "Almby kommun"\ndomaner = ["example.se"]\n',
    )
    options = Configuration().settings_for("a.txt").check_settings().options
    assert options["svarstider"] == {"epost": "2 arbetsdagar"}
    assert options["organisation"] == {"namn": "Almby kommun", "domaner": ("example.se",)}
    assert _value("a.txt", "svarstider.epost") == ("2 arbetsdagar", "klarsprak.toml:2")


def test_given_file_is_used_alone_and_its_patterns_count_from_here() -> None:
    _write("klarsprak.toml", 'audience = "expert"\n')
    _write("delat/annan.toml", '[[overrides]]\nfiles = ["barn/**"]\naudience = "barn-unga"\n')
    configuration = Configuration(config="delat/annan.toml")
    assert configuration.settings_for("barn/a.txt").values["audience"].value is Audience.CHILDREN
    assert configuration.settings_for("a.txt").values["audience"].origin == "förval"


def test_include_and_exclude() -> None:
    _write("klarsprak.toml", 'include = ["brev/**", "*.md"]\nexclude = ["brev/arkiv/", "!brev/arkiv/kvar.txt", "UTKAST*"]\n')
    configuration = Configuration()
    kept = ["brev/a.txt", "x/b.md", "brev/arkiv/a.txt", "brev/UTKAST-1.txt", "c.txt"]
    assert [configuration.keeps(path) for path in kept] == [True, True, False, False, False]
    assert Configuration(config="saknas.toml").keeps("a.txt")


def test_files_outside_the_folder_of_the_configuration_match_no_pattern(tmp_path: Path) -> None:
    _write("sub/egen.toml", 'exclude = ["*"]\n')
    configuration = Configuration(config="sub/egen.toml")
    assert configuration.keeps(str(tmp_path.parent / "a.txt"))
    assert not configuration.keeps("a.txt")


def test_each_file_is_read_once_and_its_faults_told_once() -> None:
    _write("klarsprak.toml", "foo = 1\n")
    configuration = Configuration()
    for path in ("a.txt", "b.txt", "c/d.txt"):
        configuration.settings_for(path)
    assert len(configuration.errors) == 1


def test_template_is_valid_and_says_only_the_defaults() -> None:
    _write("klarsprak.toml", TEMPLATE)
    configuration = Configuration()
    values = {k: v.value for k, v in configuration.settings_for("a.txt").values.items()}
    assert configuration.errors == []
    (Path("klarsprak.toml")).unlink()
    assert values == {k: v.value for k, v in Configuration().settings_for("a.txt").values.items()}


def test_commented_part_of_the_template_is_valid_too() -> None:
    # What begins with ”# ” and has the shape of TOML is an example to be turned on.
    text = re.sub(r'(?m)^# (?=\[|[\w-]+ = ["\[])', "", TEMPLATE)
    # An organisation's own list has to be there; the template only names one.
    text = text.replace('lists = ["ordlista.tsv"]', "lists = []")
    _write("klarsprak.toml", text.replace("MEN001", "MEN901"))
    configuration = Configuration()
    settings = configuration.settings_for("barn/a.txt")
    assert configuration.errors == []
    assert settings.values["audience"].value is Audience.CHILDREN
    assert settings.values["svarstider.epost"].value == "2 arbetsdagar"
    assert settings.values["organisation.namn"].value == "Exempelby kommun"


def test_schema_is_draft_07_and_agrees_with_the_loader() -> None:
    schema = json_schema()
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    good = {
        "audience": "expert",
        "fail-on": "never",
        "select": ["ORD"],
        "rules": {"ORD901": {"severity": "off", "styrka": 3, "sort": "b", "stopp": True, "ord": ["a"]}},
        "overrides": [{"files": ["a"], "rules": {"MEN901": {"severity": "info"}}}],
        "svarstider": {"epost": "1 dag"},
        "organisation": {"namn": "x", "domaner": []},
    }
    assert list(validator.iter_errors(good)) == []
    for bad in (
        {"audience": "alla"},
        {"foo": 1},
        {"rules": {"XXX001": {}}},
        {"rules": {"ORD901": {"styrka": 0}}},
        {"rules": {"ORD901": {"sort": "c"}}},
        {"overrides": [{"audience": "expert"}]},
    ):
        assert list(validator.iter_errors(bad)), bad
    assert "$defs" not in json.dumps(schema)


def test_policies_come_from_the_file_and_own_packs_lie_beside_it() -> None:
    assert Configuration().settings_for("a.txt").check_settings().policy == ("alvesta", "spraklagen")
    pack = 'id = "egen"\nname = "Vår"\n[[clauses]]\nid = "a"\ntitle = "Vi svarar"\nquestion = "Svarade vi?"\n'
    _write("texter/egen.toml", pack)
    _write("texter/klarsprak.toml", 'policy = ["forvaltningslagen", "egen.toml"]')
    configuration = Configuration()
    first, own = configuration.settings_for("texter/a.txt").check_settings().policy
    assert configuration.errors == []
    assert first == "forvaltningslagen"
    assert own.endswith("egen.toml")
    before = configuration.settings_for("texter/a.txt").cache_key()
    _write("texter/egen.toml", pack.replace("svarar", "svarar alltid"))
    assert configuration.settings_for("texter/a.txt").cache_key() != before


def test_unknown_policies_are_errors_with_a_line() -> None:
    _write("klarsprak.toml", '\npolicy = ["alvästa"]')
    configuration = Configuration()
    configuration.settings_for("a.txt")
    assert configuration.errors[0].startswith("klarsprak.toml:2: policy: ”alvästa” är ingen känd policy.")

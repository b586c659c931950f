"""`klarsprak config`: show with origins, init, validate, schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.run import Cli

pytestmark = pytest.mark.usefixtures("house")


def test_show_tells_where_each_value_comes_from(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "klarsprak.toml").write_text(
        'audience = "expert"\n\n[rules.ORD901]\nord = ["a", "b"]\n\n[[overrides]]\nfiles = ["barn/**"]\naudience = "barn-unga"\n'
    )
    (tmp_path / "barn").mkdir()
    done = cli("config", "show", "barn", "--fail-on", "info")
    assert done.status == 0
    lines = {line.split(" = ")[0].strip(): line.split(" = ", 1)[1] for line in done.out.splitlines()}
    assert lines["audience"].split() == ['"barn-unga"', "#", "klarsprak.toml:8"]
    assert lines["text-type"].split() == ['"auto"', "#", "förval"]
    assert lines["fail-on"].split() == ['"info"', "#", "kommandoraden"]
    assert lines["rules.ORD901.ord"].split() == ['["a",', '"b"]', "#", "klarsprak.toml:4"]
    assert '"expert"' in cli("config", "show").out


def test_show_of_a_broken_configuration(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "klarsprak.toml").write_text("a = 1\nb = 2\n")
    done = cli("config", "show")
    assert (done.status, done.out) == (2, "")
    assert [line.split(":")[:3] for line in done.err.splitlines()] == [
        ["Fel", " klarsprak.toml", "1"],
        ["Fel", " klarsprak.toml", "2"],
    ]


def test_init_writes_once_and_never_over(cli: Cli, tmp_path: Path) -> None:
    done = cli("config", "init")
    assert (done.status, done.err) == (0, "")
    assert done.out == "klarsprak.toml är skapad. Öppna den och ändra det som inte stämmer för er.\n"
    assert cli("config", "validate").out == "klarsprak.toml: inga fel.\n"
    (tmp_path / "klarsprak.toml").write_text("# min\n")
    again = cli("config", "init")
    assert (again.status, again.out) == (2, "")
    assert again.err == "Fel: klarsprak.toml finns redan och har inte ändrats.\n"
    assert (tmp_path / "klarsprak.toml").read_text() == "# min\n"


def test_validate_a_file_by_name_and_a_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "annan.toml").write_text('audience = "expert"\n')
    assert cli("config", "validate", "annan.toml").out == "annan.toml: inga fel.\n"
    (tmp_path / "annan.toml").write_text('audience = "x"\n')
    done = cli("config", "validate", "annan.toml")
    assert done.status == 2
    assert done.err.startswith("Fel: annan.toml:1: audience kan inte vara ”x”.")
    (tmp_path / "djupt" / "nere").mkdir(parents=True)
    (tmp_path / "djupt" / "klarsprak.toml").write_text("")
    assert cli("config", "validate", "djupt/nere").out == f"{Path('djupt', 'klarsprak.toml')}: inga fel.\n"


def test_schema(cli: Cli) -> None:
    schema = json.loads(cli("config", "schema").out)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(schema)

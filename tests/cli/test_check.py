"""`klarsprak check`: what is checked, what is written where, and how the run ends."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.run import Cli

pytestmark = pytest.mark.usefixtures("house")

BAD = "Hej Kim! Du kan erhålla bidrag. Kommunen\n"
GOOD = "Hej Kim! Du kan få bidrag. Kommunen\n"


def _write(folder: Path, name: str, text: str = BAD) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_finding_gives_status_1(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    done = cli("check", "a.txt", "--format", "concise")
    assert (done.status, done.out, done.err) == (1, "a.txt:1:17: ORD901 warning ”erhålla” är ålderdomligt.\n", "")


def test_nothing_to_remark_gives_status_0(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", GOOD)
    done = cli("check", "a.txt", "--format", "concise")
    assert (done.status, done.out, done.err) == (0, "", "")


@pytest.mark.parametrize(
    ("level", "text", "status"),
    [
        ("error", BAD, 0),
        ("error", "Du får bidrag.", 1),
        ("warning", BAD, 1),
        ("info", "Det här är en mening som har många ord. Kommunen", 1),
        ("warning", "Det här är en mening som har många ord. Kommunen", 0),
        ("never", "Du kan erhålla bidrag.", 0),
    ],
)
def test_fail_on(cli: Cli, tmp_path: Path, level: str, text: str, status: int) -> None:
    _write(tmp_path, "a.txt", text)
    assert cli("check", "a.txt", "--format", "concise", "--fail-on", level).status == status


def test_select_ignore_and_extend_select(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "Du kan erhålla bidrag.")

    def rules(*options: str) -> list[str]:
        found = json.loads(cli("check", "a.txt", "--format", "json", *options).out)["files"][0]["findings"]
        return [f["rule"] for f in found]

    assert rules() == ["KON901", "ORD901"]
    assert rules("--select", "ord") == ["ORD901"]
    assert rules("--select", "ORD,MEN", "--select", "KON901") == ["KON901", "ORD901"]
    assert rules("--ignore", "KON901") == ["ORD901"]
    assert rules("--select", "ORD", "--extend-select", "KON") == ["KON901", "ORD901"]


def test_swedish_letters_in_words(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    done = cli("check", "a.txt", "--format", "json", "--audience", "Lättläst", "--text-type", "E-POST".replace("-", ""))
    file = json.loads(done.out)["files"][0]
    assert (file["audience"], file["text_type"]) == ("lattlast", "epost")


def test_standard_input(cli: Cli) -> None:
    done = cli("check", "-", "--format", "concise", stdin=BAD.encode())
    assert (done.status, done.out) == (1, "-:1:17: ORD901 warning ”erhålla” är ålderdomligt.\n")


def test_standard_input_takes_format_and_settings_of_its_name(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "barn/klarsprak.toml", 'ignore = ["KON901"]\naudience = "barn-unga"\n')
    text = "# Rubrik\n\nDu kan [erhålla](https://example.se) **bidrag**.\n".encode()
    done = cli("check", "-", "--stdin-filename", "barn/ny.md", "--format", "json", stdin=text)
    file = json.loads(done.out)["files"][0]
    assert file["path"] == "barn/ny.md"
    assert file["format"] == "markdown"
    assert file["audience"] == "barn-unga"
    assert [f["text"] for f in file["findings"]] == ["erhålla"]


def test_standard_input_beside_files(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    done = cli("check", "a.txt", "-", "--format", "concise", stdin=BAD.encode())
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["a.txt", "-"]


def test_output_file_is_whole_or_not_there(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    done = cli("check", "a.txt", "--format", "json", "--output", "rapport.json")
    assert (done.status, done.out) == (1, "")
    assert json.loads((tmp_path / "rapport.json").read_text(encoding="utf-8"))["summary"]["files"] == 1
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "rapport.json"]


def test_output_to_a_folder_is_refused(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    (tmp_path / "mapp").mkdir()
    done = cli("check", "a.txt", "--output", "mapp")
    assert (done.status, done.err) == (2, "Fel: mapp: Rapporten går inte att skriva: det är en mapp.\n")


def test_output_to_a_device(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    assert cli("check", "a.txt", "--output", os.devnull).status == 1
    assert not Path(os.devnull).is_file()


def test_quiet_shows_only_what_fails(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "Du kan erhålla bidrag. Det här är en mening som har många ord.")
    _write(tmp_path, "b.txt", GOOD)
    done = cli("check", "a.txt", "b.txt", "--quiet", "--fail-on", "error")
    assert done.status == 1
    assert "KON901" in done.out
    assert "ORD901" not in done.out
    assert "MEN901" not in done.out
    assert "b.txt" not in done.out
    assert "oäng" not in done.out
    concise = cli("check", "a.txt", "b.txt", "--quiet", "--fail-on", "error", "--format", "concise")
    assert [line.split()[1] for line in concise.out.splitlines()] == ["KON901"]


def test_quiet_with_nothing_that_fails_says_nothing(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", GOOD)
    done = cli("check", "a.txt", "--quiet")
    assert (done.status, done.out, done.err) == (0, "", "")


def test_verbose_shows_tips_in_full(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "Det här är en mening som har många ord. Kommunen")
    assert "Meningen har 9 ord." not in cli("check", "a.txt").out
    assert "i sin helhet med --verbose." in cli("check", "a.txt").out
    assert "Meningen har 9 ord." in cli("check", "a.txt", "--verbose").out


def test_per_file_settings_decide_the_exit_status(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a/klarsprak.toml", 'fail-on = "never"\n')
    _write(tmp_path, "a/a.txt")
    _write(tmp_path, "b/b.txt", GOOD)
    assert cli("check", ".", "--format", "concise").status == 0
    assert cli("check", ".", "--format", "concise", "--fail-on", "warning").status == 1


def test_a_text_s_own_audience_goes_before_the_file_but_not_before_the_command_line(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "klarsprak.toml", 'audience = "foretag"\n')
    _write(tmp_path, "a.md", "---\naudience: lattlast\n---\n\nDu får bidrag. Kommunen\n")

    def audience(*options: str) -> str:
        value = json.loads(cli("check", "a.md", "--format", "json", *options).out)["files"][0]["audience"]
        assert isinstance(value, str)
        return value

    assert audience() == "lattlast"
    assert audience("--audience", "expert") == "expert"


def test_broken_configuration_in_a_subfolder_stops_everything(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt")
    _write(tmp_path, "b/klarsprak.toml", "audiens = 1\n")
    _write(tmp_path, "b/b.txt")
    done = cli("check", ".", "--format", "concise")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"Fel: {Path('b', 'klarsprak.toml')}:1: Okänd nyckel ”audiens”. Menade du ”audience”?")


def test_measure_tells_short_texts_apart(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", GOOD)
    done = cli("measure", "a.txt")
    assert done.status == 0
    assert "texten är för kort" in done.out
    assert "Så räknas måtten" in done.out


def test_measure_as_json(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "Kommunen skriver till dig i dag. " * 20)
    _write(tmp_path, "b.txt", GOOD)
    done = json.loads(cli("measure", ".", "--format", "json").out)
    assert [f["path"] for f in done["files"]] == ["a.txt", "b.txt"]
    assert done["files"][0]["measures"]["words"] == 120
    assert done["files"][0]["measures"]["lix"] is not None
    assert done["files"][1]["measures"]["lix"] is None
    assert set(done["definitions"]) <= set(done["files"][0]["measures"])


def test_measure_of_several_texts_is_a_table(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", "Kommunen skriver till dig i dag. " * 20)
    _write(tmp_path, "tom.txt", "")
    lines = cli("measure", ".").out.splitlines()
    assert lines[0].split() == ["poäng", "ord", "men.", "ord/men.", "långa", "ord", "passiv", "LIX", "OVIX", "nom.kvot", "text"]
    assert lines[1].split()[1:4] == ["120", "20", "6,0"]
    assert lines[2].split() == ["–"] * 9 + ["tom.txt"]


def test_measure_of_something_unreadable(cli: Cli, tmp_path: Path) -> None:
    _write(tmp_path, "a.txt", GOOD)
    done = cli("measure", "a.txt", "saknas.txt")
    assert done.status == 2
    assert "a.txt" in done.out
    assert done.err == "Fel: saknas.txt: Filen eller mappen finns inte.\n"

"""`klarsprak compare`: which texts it takes, what it says, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import Cli

OLD = "Hej Kim!\n\nDu kan erhålla bidrag. Vi återkommer till dig om din ansökan.\n\nMed vänlig hälsning\n\nRobin Ek\n"
NEW = "Hej Kim!\n\nDu kan få bidrag. Vi återkommer till dig om din ansökan.\n\nMed vänlig hälsning\n\nRobin Ek\n"


@pytest.fixture(autouse=True)
def _texts(tmp_path: Path, cli: Cli) -> None:
    del cli
    (tmp_path / "fore.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "efter.txt").write_text(NEW, encoding="utf-8")


def test_what_is_gone_and_what_is_left(cli: Cli) -> None:
    done = cli("compare", "fore.txt", "efter.txt")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("fore.txt → efter.txt\n")
    gone, left = done.out.split("\nBorta: ")[1].split("\nKvar: ")
    assert "”erhålla”" in gone
    assert "”Vi återkommer till dig om din ansökan”" in left


def test_figures_are_those_of_check(cli: Cli) -> None:
    data = json.loads(cli("compare", "fore.txt", "efter.txt", "--format", "json").out)
    files = json.loads(cli("check", "fore.txt", "efter.txt", "--format", "json").out)["files"]
    for version, file in zip(("before", "after"), files, strict=True):
        assert data[version]["score"]["total"] == file["score"]["total"]
        assert data[version]["measures"] == file["measures"]
        assert {c["clause"]: c[version] for c in data["policy"]} == {
            v["clause"]: {"status": v["status"], "evidence": v["evidence"]} for v in file["policy"]
        }
    found = data["findings"]
    assert len(found["gone"]) + len(found["left"]) == len(files[0]["findings"])
    assert len(found["new"]) + len(found["left"]) == len(files[1]["findings"])


def test_a_file_with_itself(cli: Cli) -> None:
    done = cli("compare", "fore.txt", "fore.txt")
    assert done.status == 0
    assert "Borta: inga anmärkningar" in done.out
    assert "Nya: inga anmärkningar" in done.out


def test_policy_and_formats(cli: Cli, tmp_path: Path) -> None:
    assert cli("compare", "fore.txt", "efter.txt", "--policy", "iso-24495", "--format", "html", "-o", "sida.html").out == ""
    page = (tmp_path / "sida.html").read_text(encoding="utf-8")
    assert "Läsaren får det hen behöver" in page
    assert "Vi är vänliga" not in page
    assert cli("compare", "fore.txt", "efter.txt", "--format", "md").out.startswith("# Jämförelse av två versioner\n")


def test_the_old_version_from_standard_input(cli: Cli) -> None:
    done = cli("compare", "-", "efter.txt", "--stdin-filename", "gammal.txt", stdin=OLD.encode())
    assert done.status == 0
    assert done.out.startswith("gammal.txt → efter.txt\n")
    assert "”erhålla”" in done.out


def test_both_versions_follow_the_settings_of_the_new_one(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "nytt"
    folder.mkdir()
    (folder / "klarsprak.toml").write_text('ignore = ["ORD"]\n', encoding="utf-8")
    (folder / "efter.txt").write_text(NEW, encoding="utf-8")
    data = json.loads(cli("compare", "fore.txt", "nytt/efter.txt", "--format", "json").out)
    assert [f["rule"] for f in data["findings"]["gone"] if f["rule"].startswith("ORD")] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("fore.txt", "saknas.txt"), "Fel: saknas.txt: Filen eller mappen finns inte.\n"),
        (("fore.txt", "."), "Fel: FÖRE och EFTER ska vara filer, inte mappar."),
        (("-", "-"), "Fel: Bara en av versionerna kan komma från standard in (-)."),
        (("fore.txt",), "Fel: Argument saknas: ”EFTER”."),
        (("fore.txt", "efter.txt", "--stdin-filename", "a.md"), "Fel: --stdin-filename gäller text från standard in"),
        (("fore.txt", "efter.txt", "--policy", "alvästa"), "”alvästa” är ingen känd policy"),
    ],
)
def test_what_cannot_be_compared(cli: Cli, arguments: tuple[str, ...], said: str) -> None:
    done = cli("compare", *arguments)
    assert (done.status, done.out) == (2, "")
    assert said in done.err

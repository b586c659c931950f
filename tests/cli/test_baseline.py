"""`klarsprak baseline` and `--baseline`: what was known is not said again, and what is new always is."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.run import Cli

pytestmark = pytest.mark.usefixtures("house")

TEXT = "Hej Kim!\n\nDu kan erhålla bidrag. Du kan även erhålla råd.\n\nKommunen\n"


def _check(cli: Cli, *options: str) -> list[str]:
    done = cli("check", ".", "--format", "concise", *options)
    return [line.split(": ", 1)[0] for line in done.out.splitlines()]


@pytest.fixture
def made(cli: Cli, tmp_path: Path) -> Cli:
    """A folder with a text and a baseline that the configuration names."""
    (tmp_path / "brev").mkdir()
    (tmp_path / "brev" / "å a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "klarsprak.toml").write_text('baseline = "klarsprak-baseline.json"\n', encoding="utf-8")
    # The baseline is not there yet, and `create` must not stumble on that.
    done = cli("baseline", "create")
    assert (done.status, done.err) == (0, "")
    assert done.out == "klarsprak-baseline.json: 2 anmärkningar i 1 text.\n"
    return cli


def test_what_is_known_is_not_said(made: Cli) -> None:
    done = made("check", ".", "--format", "concise")
    assert (done.status, done.out) == (0, "")
    assert done.err == "Obs: 2\N{NO-BREAK SPACE}kända anmärkningar i baslinjen visas inte.\n"


def test_moved_lines_and_other_changes_hide_nothing_more_and_nothing_less(made: Cli, tmp_path: Path) -> None:
    text = TEXT.replace("Hej Kim!\n", "Hej Kim!\n\nEtt nytt stycke om att erhålla stöd.\n").replace(" bidrag. Du", " bidrag.\nDu")
    (tmp_path / "brev" / "å a.txt").write_text(text, encoding="utf-8")
    assert _check(made) == ["brev/å a.txt:3:24"]


def test_a_changed_sentence_is_said_again(made: Cli, tmp_path: Path) -> None:
    (tmp_path / "brev" / "å a.txt").write_text(TEXT.replace("råd", "hjälp"), encoding="utf-8")
    assert _check(made) == ["brev/å a.txt:3:36"]


def test_the_same_sentence_once_more_is_new(made: Cli, tmp_path: Path) -> None:
    (tmp_path / "brev" / "å a.txt").write_text(TEXT.replace("Kommunen", "Du kan erhålla bidrag.\n\nKommunen"), encoding="utf-8")
    assert _check(made) == ["brev/å a.txt:5:8"]


def test_score_and_measures_are_of_the_whole_text(made: Cli, tmp_path: Path) -> None:
    known = json.loads(made("check", ".", "--format", "json").out)["files"][0]
    (tmp_path / "klarsprak.toml").unlink()
    every = json.loads(made("check", ".", "--format", "json").out)["files"][0]
    assert not known["findings"]
    assert len(every["findings"]) == 2
    assert known["score"] == every["score"]
    assert known["measures"] == every["measures"]


def test_another_folder_reads_the_same_baseline(made: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path / "brev")
    assert _check(made) == []
    assert _check(made, "--baseline", os.path.join("..", "klarsprak-baseline.json")) == []


def test_what_is_gone_is_said_and_taken_out(made: Cli, tmp_path: Path) -> None:
    (tmp_path / "brev" / "å a.txt").write_text(TEXT.replace("erhålla råd", "få råd"), encoding="utf-8")
    done = made("check", ".", "--format", "concise")
    assert "har 1\N{NO-BREAK SPACE}anmärkning som inte finns kvar" in done.err
    # A run of some rules cannot tell what is gone.
    assert "finns kvar" not in made("check", ".", "--format", "concise", "--select", "KON901").err
    done = made("baseline", "update")
    assert (done.status, done.out) == (0, "klarsprak-baseline.json: 1 borttagna, 0 tillagda, 1 sammanlagt.\n")
    assert "finns kvar" not in made("check", ".", "--format", "concise").err


def test_a_removed_file_is_said_and_taken_out(made: Cli, tmp_path: Path) -> None:
    (tmp_path / "brev" / "b.txt").write_text("Kommunen.", encoding="utf-8")
    (tmp_path / "brev" / "å a.txt").unlink()
    assert "har 2\N{NO-BREAK SPACE}anmärkningar som inte finns kvar" in made("check", ".", "--format", "concise").err
    assert "(filen finns inte längre)" in made("baseline", "show").out
    assert made("baseline", "update", "--only-remove").out.startswith("klarsprak-baseline.json: 2 borttagna, 0 tillagda, 0 ")


def test_update_of_some_files_leaves_the_others(made: Cli, tmp_path: Path) -> None:
    (tmp_path / "ny.txt").write_text("Du kan erhålla stöd. Kommunen", encoding="utf-8")
    before = _check(made)
    assert before == ["ny.txt:1:8"]
    assert made("baseline", "update", "--only-remove", "ny.txt").out.endswith("0 borttagna, 0 tillagda, 2 sammanlagt.\n")
    assert made("baseline", "update", "ny.txt").out.endswith("0 borttagna, 1 tillagda, 3 sammanlagt.\n")
    assert _check(made) == []


def test_show_lists_files_and_rules(made: Cli) -> None:
    done = made("baseline", "show")
    assert (done.status, done.out) == (0, "brev/å a.txt: ORD901 2\n2 kända anmärkningar.\n")


def test_create_never_writes_over(made: Cli, tmp_path: Path) -> None:
    before = (tmp_path / "klarsprak-baseline.json").read_bytes()
    done = made("baseline", "create")
    assert (done.status, done.out) == (2, "")
    assert "Filen finns redan." in done.err
    assert (tmp_path / "klarsprak-baseline.json").read_bytes() == before


def test_the_file_is_the_same_for_the_same_texts(made: Cli, tmp_path: Path) -> None:
    before = (tmp_path / "klarsprak-baseline.json").read_bytes()
    assert made("baseline", "update").status == 0
    assert (tmp_path / "klarsprak-baseline.json").read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["brev", "klarsprak-baseline.json", "klarsprak.toml"]


def test_create_says_how_to_use_the_file(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert 'baseline = "klarsprak-baseline.json"' in cli("baseline", "create", "a.txt").out


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"schema": 2, "files": {}}',
        b'{"schema": 1, "files": {"a": {"R": {"d": -1}}}}',
        b"\xff\xfe",
        b"[" * 9999,
    ],
)
def test_a_broken_file_stops_the_check_and_an_update_mends_it(made: Cli, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "klarsprak-baseline.json").write_bytes(content)
    done = made("check", ".")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("Fel: klarsprak-baseline.json: Filen är ingen giltig baslinje.")
    assert made("baseline", "show").status == 2
    assert made("baseline", "update").status == 0
    assert made("check", ".").status == 0


def test_a_merge_conflict_is_called_so(made: Cli, tmp_path: Path) -> None:
    (tmp_path / "klarsprak-baseline.json").write_text("{\n<<<<<<< HEAD\n", encoding="utf-8")
    assert "konflikt från git" in made("check", ".").err


def test_a_missing_file_is_said(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = cli("check", "a.txt", "--baseline", "saknas.json")
    assert (done.status, done.err) == (
        2,
        "Fel: saknas.json: Filen finns inte. Skapa den med: klarsprak baseline create\n",
    )
    assert cli("baseline", "update", "--baseline", "saknas.json").status == 2
    done = cli("baseline", "create", "--baseline", "saknas/b.json")
    assert done.status == 2
    assert done.err.startswith("Fel: saknas/b.json: Filen går inte att skriva: ")

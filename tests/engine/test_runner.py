"""Reading and checking many files: notes on texts with nothing to check, and files in a foreign language."""

from __future__ import annotations

from pathlib import Path

import pytest

from klarsprak.core.result import FileError
from klarsprak.engine.runner import Checked, check_files, load
from klarsprak.engine.settings import CheckSettings
from tests import house_rules
from tests.readers import build


@pytest.fixture(autouse=True)
def _house_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    house_rules.install(monkeypatch)


def _check(path: Path) -> Checked:
    (outcome,) = check_files([str(path)], lambda _name, _document: CheckSettings())
    assert isinstance(outcome, Checked)
    return outcome


@pytest.mark.parametrize(
    ("name", "text", "note"),
    [
        ("a.txt", "", "Filen är tom."),
        ("a.md", "---\ntitle: Hej\n---\n", "Filen har ingen text att kontrollera."),
        (
            "a.txt",
            "This letter is written in plain English. We have looked at what you sent to us and you will hear from us.",
            "Texten är inte på svenska och har inte kontrollerats.",
        ),
    ],
)
def test_nothing_to_check_gives_a_note_and_no_finding(tmp_path: Path, name: str, text: str, note: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    checked = _check(tmp_path / name)
    # The rule that misses a sender in every letter must keep quiet about a text that is not there.
    assert checked.result.findings == []
    assert note in checked.result.notes


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_an_empty_office_document_gives_a_note_like_an_empty_file(tmp_path: Path, suffix: str) -> None:
    data = build.docx("") if suffix == "docx" else build.odt("")
    (tmp_path / f"a.{suffix}").write_bytes(data)
    checked = _check(tmp_path / f"a.{suffix}")
    assert checked.result.findings == []
    assert checked.result.notes == ["Filen har ingen text att kontrollera."]


def test_order_is_kept_and_errors_stand_in_their_place(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("Kommunen skriver.", encoding="utf-8")
    paths = [str(tmp_path / name) for name in ("b.txt", "saknas.txt", "a.txt")]
    outcomes = list(check_files(paths, lambda _name, _document: CheckSettings()))
    assert [isinstance(o, FileError) for o in outcomes] == [False, True, False]
    assert [o.path if isinstance(o, FileError) else o.result.path for o in outcomes] == paths


def test_closed_standard_input_is_an_error_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert load("-") == FileError("-", "Standard in är stängd, så det finns ingen text att läsa.")

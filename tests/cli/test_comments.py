"""`check --comments`: a copy for the one who works in Word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from klarsprak import readers
from tests.cli.run import Cli
from tests.office.revising import commented, parts
from tests.readers.build import docx as build
from tests.readers.build import p

LETTER = build(p("Hej Kim!") + p("Du skall betala.") + p("Du skall erlägga avgiften."))
RULES = ("--select", "ORD001,ORD004", "--format", "concise")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A letter with three findings."""
    path = tmp_path / "brev.docx"
    path.write_bytes(LETTER)
    return path


def test_copy_beside_the_report(cli: Cli, letter: Path, tmp_path: Path) -> None:
    done = cli("check", "brev.docx", "--comments", "kopia.docx", *RULES)
    assert done.status == 1
    assert done.out.count("brev.docx:") == 3
    assert done.err == "Skrivet: kopia.docx: 3\u00a0kommentarer.\n"
    assert [text for _, text in commented((tmp_path / "kopia.docx").read_bytes())] == ["skall", "skall", "erlägga"]
    assert letter.read_bytes() == LETTER
    assert sorted(os.listdir(tmp_path)) == ["brev.docx", "kopia.docx"]


def test_again_from_the_cache_and_over_an_older_copy(cli: Cli, letter: Path, tmp_path: Path) -> None:
    cli("check", letter, *RULES)
    (tmp_path / "kopia.docx").write_bytes(b"gammal")
    for _ in range(2):
        assert cli("check", letter, "--comments", "kopia.docx", *RULES).status == 1
        assert len(commented((tmp_path / "kopia.docx").read_bytes())) == 3


def test_tracked_changes(cli: Cli, letter: Path, tmp_path: Path) -> None:
    done = cli("check", letter.name, "--comments", "kopia.docx", "--track-changes", *RULES)
    assert "3\u00a0kommentarer och 3\u00a0spårade ändringar" in done.err
    copy = readers.read("a.docx", (tmp_path / "kopia.docx").read_bytes())
    assert copy.source.text == "Hej Kim!\nDu ska betala.\nDu ska betala avgiften."


@pytest.mark.usefixtures("letter")
def test_comments_are_what_the_run_reports(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "klarsprak.toml").write_text('select = ["ORD004"]\nbaseline = "klarsprak-baseline.json"\n', encoding="utf-8")
    assert cli("baseline", "create").status == 0
    cli("check", "brev.docx", "--comments", "kopia.docx", *RULES)
    assert [text for _, text in commented((tmp_path / "kopia.docx").read_bytes())] == ["erlägga"]
    done = cli("check", "brev.docx", "--comments", "kopia.docx", "--quiet", "--fail-on", "error", *RULES)
    assert done.status == 0
    assert "0\u00a0kommentarer" in done.err
    assert "word/comments.xml" not in parts((tmp_path / "kopia.docx").read_bytes())


def test_macros_and_every_other_part_are_kept(cli: Cli, tmp_path: Path) -> None:
    extra = {"word/vbaProject.bin": "makro", "customXml/item1.xml": "<a/>", "word/media/bild.png": "bild"}
    data = build(p("Du skall betala."), parts=extra)
    (tmp_path / "brev.DOCM").write_bytes(data)
    assert cli("check", "brev.DOCM", "--comments", "kopia.docm", *RULES).status == 1
    before, after = parts(data), parts((tmp_path / "kopia.docm").read_bytes())
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("brev.docx", "--comments", "brev.docx"), "Kopian får inte skriva över dokumentet."),
        (("brev.docx", "--comments", "länk.docx"), "Kopian får inte skriva över dokumentet."),
        (("brev.docx", "--comments", "kopia.odt"), "Kopian ska ha samma filändelse som dokumentet: .docx."),
        (("brev.docx", "--comments", "kopia.docm"), "Kopian ska ha samma filändelse som dokumentet: .docx."),
        (("brev.docx", "brev2.docx", "--comments", "k.docx"), "--comments gäller ett dokument i taget. Du har angett 2 filer."),
        ((".", "--comments", "k.docx"), "--comments gäller ett dokument i taget."),
        (("tom", "--comments", "k.docx"), "Mappen har inga texter att kontrollera"),
        (("brev.odt", "--comments", "k.odt"), "--comments gäller bara Word-dokument"),
        (("-", "--comments", "k.docx"), "--comments gäller en fil, inte standard in (-)."),
        (("brev.docx", "--track-changes"), "--track-changes hör ihop med --comments"),
        (("brev.docx", "--comments", "k.docx", "--fix"), "--comments går inte att använda med --fix eller --diff-fix."),
        (("brev.docx", "--comments", "saknas/k.docx"), "saknas/k.docx: Kopian går inte att skriva: mappen finns inte."),
        (("finns-inte.docx", "--comments", "k.docx"), "Fel: finns-inte.docx: Filen eller mappen finns inte."),
        (("trasig.docx", "--comments", "k.docx"), "Fel: trasig.docx: Filen är inget Word-dokument"),
    ],
)
def test_what_cannot_be_done_is_said(cli: Cli, letter: Path, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    (tmp_path / "brev2.docx").write_bytes(LETTER)
    (tmp_path / "trasig.docx").write_bytes(b"PK\x03\x04 trasig")
    (tmp_path / "brev.odt").write_bytes(b"")
    (tmp_path / "tom").mkdir()
    os.link(letter, tmp_path / "länk.docx")
    before = sorted(os.listdir(tmp_path))
    done = cli("check", *arguments, "--select", "ORD004", stdin=b"Hej.")
    assert done.status == 2
    assert said in done.err
    assert sorted(os.listdir(tmp_path)) == before
    assert letter.read_bytes() == LETTER


def test_copy_is_whole_or_not_there(cli: Cli, letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "kopia.docx").write_bytes(b"gammal")
    monkeypatch.setattr("os.replace", full)
    done = cli("check", letter.name, "--comments", "kopia.docx", "--no-cache", *RULES)
    assert done.status == 2
    assert "kopia.docx: Kopian går inte att skriva" in done.err
    assert (tmp_path / "kopia.docx").read_bytes() == b"gammal"
    assert sorted(os.listdir(tmp_path)) == ["brev.docx", "kopia.docx"]


def test_document_changed_meanwhile_is_refused(cli: Cli, letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from klarsprak.cli import commenting

    before = commenting.write

    def changed(*arguments: object, **named: object) -> None:
        letter.write_bytes(build(p("Något annat.")))
        before(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(commenting, "write", changed)
    done = cli("check", letter.name, "--comments", "kopia.docx", *RULES)
    assert done.status == 2
    assert "Filen ändrades medan den kontrollerades. Kör en gång till." in done.err
    assert not (tmp_path / "kopia.docx").exists()

"""`check --fix` and `--diff-fix`: what is safe goes in, and not a byte else changes."""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path

import pytest

from tests.cli.run import Cli

TEXT = "Hej Kim!\r\n\r\nDu skall lämna in blanketten,\u00a0och vi skall svara dig den 4 maj 2027.\r\n"
MENDED = TEXT.replace("skall", "ska")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_fixed_in_place_in_the_file_s_own_encoding(cli: Cli, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "brev.txt"
    path.write_bytes(TEXT.encode(encoding))
    path.chmod(0o640)
    done = cli("check", "brev.txt", "--fix", "--select", "ORD004", "--format", "concise")
    assert path.read_bytes() == MENDED.encode(encoding)
    assert (done.status, done.out) == (0, "")
    assert "Rättat: brev.txt: 2 ställen." in done.err
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["brev.txt"]


def test_diff_shows_and_changes_nothing(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "brev.txt"
    path.write_bytes(TEXT.encode())
    done = cli("check", "brev.txt", "--diff-fix", "--select", "ORD004")
    assert done.status == 1
    assert "-Du skall lämna in" in done.out
    assert "+Du ska lämna in" in done.out
    assert path.read_bytes() == TEXT.encode()
    path.write_bytes(MENDED.encode())
    assert cli("check", "brev.txt", "--diff-fix", "--select", "ORD004").status == 0


def test_unreadable_file_and_office_format_are_said(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bild.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (tmp_path / "brev.eml").write_text("Subject: Hej\n\nDu skall komma.\n", encoding="utf-8")
    done = cli("check", "bild.txt", "brev.eml", "--diff-fix", "--select", "ORD004")
    assert done.status == 2
    assert "Fel: bild.txt:" in done.err
    assert "brev.eml: det här formatet rättas inte automatiskt" in done.err


def test_broken_byte_is_never_lost(cli: Cli, tmp_path: Path) -> None:
    data = ("Åäö är bra att ha. Du skall skriva åäö och äta lök på en ö.\n" * 3).encode() + b"En trasig byte: \xe5.\n"
    path = tmp_path / "brev.txt"
    path.write_bytes(data)
    done = cli("check", "brev.txt", "--fix", "--select", "ORD004", "--format", "concise")
    assert path.read_bytes() == data
    assert "filen rättades inte" in done.err


def test_symlink_stays_a_link(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "riktig").mkdir()
    real = tmp_path / "riktig" / "brev.txt"
    real.write_text(TEXT, encoding="utf-8", newline="")
    (tmp_path / "brev.txt").symlink_to(real)
    cli("check", "brev.txt", "--fix", "--select", "ORD004")
    assert (tmp_path / "brev.txt").is_symlink()
    assert real.read_bytes() == MENDED.encode()


@pytest.mark.parametrize("arguments", [("-", "--fix"), ("a.txt", "--fix", "--diff-fix")])
def test_misuse(cli: Cli, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "a.txt").write_text("Hej.", encoding="utf-8")
    assert cli("check", *arguments).status == 2


def test_byte_order_mark_is_kept(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(codecs.BOM_UTF8 + "# Så gör du\n\nDu skall *komma*.\n".encode())
    cli("check", "a.md", "--fix", "--select", "ORD004")
    assert path.read_bytes() == codecs.BOM_UTF8 + "# Så gör du\n\nDu ska *komma*.\n".encode()


def test_fault_of_ours_is_one_line(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brev.txt"
    path.write_bytes(TEXT.encode())

    def fail(*_: object) -> None:
        raise RuntimeError("prov")

    monkeypatch.setattr("klarsprak.engine.linter.check_document", fail)
    for flag in ("--fix", "--diff-fix"):
        done = cli("check", "brev.txt", flag, "--select", "ORD004", "--format", "concise")
        assert done.status == 2
        assert "Ett fel i klarsprak" in done.err
    assert path.read_bytes() == TEXT.encode()

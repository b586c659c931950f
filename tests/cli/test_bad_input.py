"""Whatever is wrong with one file: one Swedish line, the right exit status, and the other files are still checked."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import house_rules
from tests.cli.run import Cli

pytestmark = pytest.mark.usefixtures("house")


def _zip(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return buffer.getvalue()


_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_BOMB = _zip({"[Content_Types].xml": _TYPES, "word/document.xml": b"<a>" + b" " * 300_000_000})

UNREADABLE: dict[str, tuple[str, bytes]] = {
    "image": ("bild.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
    "binary": ("data.txt", bytes(range(256)) * 64),
    "pdf under another name": ("brev.txt", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
    "broken docx": ("brev.docx", b"PK\x03\x04 not a zip"),
    "zip that is no docx": ("brev.docx", _zip({"a.txt": b"a"})),
    "docx with broken xml": ("brev.docx", _zip({"[Content_Types].xml": _TYPES, "word/document.xml": b"<a><b></a>"})),
    "encrypted docx": ("brev.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
    "zip bomb": ("brev.docx", _BOMB),
    "empty docx": ("brev.docx", b""),
    "broken odt": ("brev.odt", b"PK\x03\x04"),
}

READABLE: dict[str, tuple[str, bytes, str]] = {
    "empty": ("tom.txt", b"", "Obs: tom.txt: Filen är tom.\n"),
    "blank": ("tom.md", b" \n\t\n", "Obs: tom.md: Filen är tom.\n"),
    "only front matter": ("sida.md", b"---\ntitle: Hej\n---\n", "Obs: sida.md: Filen har ingen text att kontrollera.\n"),
    "windows-1252": ("brev.txt", "Kommunen är här. Vi hälsar er välkomna på torget i dag.".encode("cp1252"), "Windows-1252"),
    "stray nul": ("brev.txt", b"Kommunen skri\x00ver till dig.", ""),
    "broken utf-8": ("brev.txt", "åäö åäö åäö åäö Kommunen ".encode() + b"\xff.", ""),
    "long line": ("brev.txt", b"Kommunen skriver. " * 12_000, ""),
    "nested html": ("sida.html", b"<div>" * 50_000 + b"Kommunen" + b"</div>" * 50_000, ""),
    "broken mail": ("brev.eml", b"\xff\xfe\x00Content-Type: multipart/mixed; boundary=\n\n--\n--", ""),
}


def _write_neighbour(folder: Path) -> None:
    (folder / "god.txt").write_text("Kommunen skriver: du kan erhålla bidrag.", encoding="utf-8")


@pytest.mark.parametrize(("name", "data"), UNREADABLE.values(), ids=UNREADABLE)
def test_unreadable_file(cli: Cli, tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    _write_neighbour(tmp_path)
    done = cli("check", name, "god.txt", "--format", "concise")
    assert done.status == 2
    assert done.err.startswith(f"Fel: {name}: ")
    assert done.err.count("\n") == 1
    assert done.err.rstrip().endswith(".")
    assert "ORD901" in done.out


@pytest.mark.parametrize(("name", "data", "note"), READABLE.values(), ids=READABLE)
def test_odd_but_readable_file(cli: Cli, tmp_path: Path, name: str, data: bytes, note: str) -> None:
    (tmp_path / name).write_bytes(data)
    _write_neighbour(tmp_path)
    done = cli("check", name, "god.txt", "--format", "concise")
    assert done.status == 1
    assert "Traceback" not in done.err
    assert "Fel:" not in done.err
    assert note in done.err
    assert "god.txt:1:" in done.out


@pytest.mark.parametrize("format_", ["terminal", "json", "html"])
def test_empty_file_is_a_note_not_an_error(cli: Cli, tmp_path: Path, format_: str) -> None:
    (tmp_path / "tom.txt").write_bytes(b"")
    done = cli("check", "tom.txt", "--format", format_)
    assert done.status == 0
    assert "Filen är tom." in done.out
    assert done.err == ""


def test_missing_path(cli: Cli, tmp_path: Path) -> None:
    _write_neighbour(tmp_path)
    done = cli("check", "finns-inte.txt", "god.txt", "--format", "concise")
    assert done.status == 2
    assert done.err == "Fel: finns-inte.txt: Filen eller mappen finns inte.\n"
    assert "ORD901" in done.out


def test_folder_without_texts(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "bilder").mkdir()
    (tmp_path / "bilder" / "a.png").write_bytes(b"\x89PNG")
    _write_neighbour(tmp_path)
    done = cli("check", "bilder", "god.txt", "--format", "concise")
    assert done.status == 2
    assert done.err.startswith("Fel: bilder: Mappen har inga texter att kontrollera")
    assert "ORD901" in done.out


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "last.txt").write_text("Hej")
    (tmp_path / "last.txt").chmod(0)
    done = cli("check", "last.txt")
    assert done.status == 2
    assert done.err == "Fel: last.txt: Du saknar behörighet att läsa filen eller mappen.\n"


def test_device(cli: Cli) -> None:
    done = cli("check", "/dev/zero")
    assert done.status == 2
    assert done.err == "Fel: /dev/zero: Det är ingen vanlig fil.\n"


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception], None]:
    """Lets the check of texts that have the word ”fel” raise an exception."""

    def install(error: Exception) -> None:
        def check_block(self: house_rules.SomeSentence, _: object) -> list[object]:
            if "fel" in self.document.source.text:
                raise error
            return []

        monkeypatch.setattr(house_rules.SomeSentence, "check_block", check_block)

    return install


def test_fault_of_ours(cli: Cli, tmp_path: Path, faulty: Callable[[Exception], None], monkeypatch: pytest.MonkeyPatch) -> None:
    faulty(KeyError("x"))
    (tmp_path / "a.txt").write_text("Kommunen gör fel.", encoding="utf-8")
    _write_neighbour(tmp_path)
    done = cli("check", "a.txt", "god.txt", "--format", "concise")
    assert done.status == 2
    assert done.err.startswith("Fel: a.txt: Ett fel i klarsprak stoppade kontrollen (KeyError).")
    assert done.err.count("\n") == 1
    assert "ORD901" in done.out
    monkeypatch.setenv("KLARSPRAK_DEBUG", "1")
    assert "Traceback" in cli("check", "a.txt").err


@pytest.mark.parametrize("error", [RecursionError(), MemoryError(), OSError(5, "hårdvarufel"), ValueError("x")])
def test_any_fault_is_one_line(cli: Cli, tmp_path: Path, faulty: Callable[[Exception], None], error: Exception) -> None:
    faulty(error)
    (tmp_path / "a.txt").write_text("Kommunen gör fel.", encoding="utf-8")
    done = cli("check", "a.txt", "--format", "concise")
    assert done.status == 2
    assert done.err.startswith("Fel: a.txt: ")
    assert done.err.count("\n") == 1


CONFIGS: dict[str, tuple[bytes, list[str]]] = {
    "malformed": (b"audience = \n", ["klarsprak.toml:1:12: Värdet saknas eller är felskrivet. Text ska stå inom raka"]),
    "unknown key": (b"# hej\nmalgrupp = 1\n", ["klarsprak.toml:2: Okänd nyckel ”malgrupp”. Nycklarna är audience,"]),
    "bad value": (b'audience = "alla"\n', ["klarsprak.toml:1: audience kan inte vara ”alla”.", "Välj ett av: allmanhet"]),
    "not utf-8": (b'audience = "l\xe4ttl\xe4st"\n', ["klarsprak.toml:1: Filen är inte UTF-8."]),
}


@pytest.mark.parametrize(("data", "expected"), CONFIGS.values(), ids=CONFIGS)
def test_broken_configuration(cli: Cli, tmp_path: Path, data: bytes, expected: list[str]) -> None:
    (tmp_path / "klarsprak.toml").write_bytes(data)
    _write_neighbour(tmp_path)
    done = cli("check", "god.txt")
    assert done.status == 2
    assert done.out == ""
    assert done.err.startswith("Fel: ")
    assert done.err.count("\n") == 1
    for part in expected:
        assert part in done.err

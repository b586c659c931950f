"""Zip packages: what is broken or hostile ends in one clear line."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO

import pytest

from klarsprak.core.document import ReadError
from klarsprak.readers import archive
from klarsprak.readers.archive import Package
from tests.readers.build import package

KIND = "Word-dokument (.docx)"


def _error(data: bytes, part: str) -> str:
    with pytest.raises(ReadError) as caught:
        Package(data, KIND).xml(part)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_reads_a_part_whatever_its_case_and_slashes() -> None:
    opened = Package(package({"Word\\Document.xml": "<a><b>text</b></a>"}), KIND)
    assert "word/document.xml" in opened
    assert opened.xml("word/document.xml").findtext("b") == "text"


def test_gives_elements_as_they_are_complete_and_the_root_last() -> None:
    opened = Package(package({"x.xml": '<a xmlns="u"><b>1</b><c/><b>2</b></a>'}), KIND)
    assert [e.tag for e in opened.elements("x.xml", ("{u}b",))] == ["{u}b", "{u}b", "{u}a"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "går inte att läsa"),
        ("<a>", "går inte att läsa"),
        ("<a>&other;</a>", "går inte att läsa"),
        ("<a>" * 100_000 + "</a>" * 100_000, "går inte att läsa"),
        ('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "dokumenttypsdeklaration"),
        ('<!DOCTYPE a SYSTEM "file:///etc/hostname"><a/>', "dokumenttypsdeklaration"),
    ],
)
def test_bad_xml(content: str, said: str) -> None:
    assert said in _error(package({"x.xml": content}), "x.xml")


def test_entity_bomb() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12))
    message = _error(package({"x.xml": f"<!DOCTYPE a [{entities}]><a b='&e11;'>&e11;</a>"}), "x.xml")
    assert "skada" in message


def test_missing_part_names_the_part() -> None:
    assert "delen x.xml saknas" in _error(package({"y.xml": "<a/>"}), "x.xml")


def test_zip_bomb_is_stopped_while_unpacking() -> None:
    data = package({"x.xml": b" " * 60_000_000})
    assert len(data) < 100_000
    assert "zipbomb" in _error(data, "x.xml")


def test_size_in_the_directory_is_not_trusted() -> None:
    data = package({"x.xml": b"<a>" + b" " * 30_000_000 + b"</a>"})
    # Claim ten bytes, in the local header and in the central directory.
    lying = data.replace(struct.pack("<L", 30_000_007), struct.pack("<L", 10))
    assert lying != data
    assert _error(lying, "x.xml")


def test_total_over_all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 1_000)
    opened = Package(package({"a.xml": b"<a/>" + b" " * 600, "b.xml": b"<a/>" + b" " * 600}), KIND)
    opened.xml("a.xml")
    with pytest.raises(ReadError, match="zipbomb"):
        opened.xml("b.xml")


def test_a_part_locked_with_a_password() -> None:
    data = bytearray(package({"x.xml": "<a/>"}))
    for signature, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flag] |= 1
    assert "lösenordsskyddat" in _error(bytes(data), "x.xml")


def test_an_unknown_compression_method() -> None:
    data = bytearray(package({"x.xml": "<a/>"}))
    for signature, method in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(signature) + method] = 77
    assert "går inte att läsa" in _error(bytes(data), "x.xml")


def test_wrong_checksum() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as written:
        written.writestr("x.xml", "<a>hejsan</a>")
    assert "går inte att läsa" in _error(out.getvalue().replace(b"hejsan", b"svejsa"), "x.xml")


@pytest.mark.parametrize("data", [b"not a zip", b"PK\x03\x04", b"PK\x05\x06" + b"\0" * 18, b"%PDF-1.7", b"\0" * 500])
def test_no_zip_at_all(data: bytes) -> None:
    assert KIND in _error(data, "x.xml")


def test_empty_file() -> None:
    assert _error(b"", "x.xml") == "Filen är tom."


def test_ole_container() -> None:
    message = _error(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, "x.xml")
    assert message == "Dokumentet är lösenordsskyddat eller ett äldre Word-format (.doc). Spara om det som .docx utan lösenord."

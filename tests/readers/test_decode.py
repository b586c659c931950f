"""Bytes to text."""

from __future__ import annotations

import codecs
import random

import pytest

from klarsprak.core.document import ReadError
from klarsprak.readers import decode as module
from klarsprak.readers.decode import decode

CP1252_NOTE = "Filen är inte UTF-8 utan lästes som Windows-1252."


def test_utf8() -> None:
    assert decode("Återkommer – så.".encode()) == ("Återkommer – så.", "utf-8", [])


def test_empty() -> None:
    assert decode(b"") == ("", "utf-8", [])


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (codecs.BOM_UTF8 + "å".encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + "å".encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + "å".encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF32_LE + "å".encode("utf-32-le"), "utf-32"),
    ],
)
def test_byte_order_mark_is_no_part_of_the_text(data: bytes, name: str) -> None:
    assert decode(data) == ("å", name, [])


@pytest.mark.parametrize("text", ["Ärende", "Vi återkommer – ”så” här €", "på"])
def test_windows_1252(text: str) -> None:
    assert decode(text.encode("cp1252")) == (text, "cp1252", [CP1252_NOTE])


def test_every_byte_is_one_character() -> None:
    data = "å".encode("latin-1") + bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D])
    text, encoding, _ = decode(data)
    assert (len(text), encoding) == (len(data), "cp1252")


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("size", [200, 5_000, 100_000])
def test_random_bytes_are_no_text(seed: int, size: int) -> None:
    with pytest.raises(ReadError, match="binär"):
        decode(random.Random(seed).randbytes(size))


def test_a_few_control_characters_are_let_through() -> None:
    text = "Vi återkommer när ärendet är klart.\x0b" * 3
    assert decode(text.encode("cp1252"))[0] == text


def test_one_broken_byte_does_not_garble_a_utf8_file() -> None:
    text, encoding, notes = decode("Vi återkommer när ärendet är klart, så vänta på svar".encode() + b"\xff.")
    assert text == "Vi återkommer när ärendet är klart, så vänta på svar\ufffd."
    assert (encoding, notes) == ("utf-8", ["Ett tecken i filen gick inte att läsa."])


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\nxxx", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "Office"),
        (b"{\\rtf1 hej}", "RTF"),
        (b"\x89PNG\r\n\x1a\nrest", "bild"),
        (b"\xff\xd8\xff\xe0rest", "bild"),
        ("Hej på dig".encode("utf-16-le"), "UTF-16"),
        (bytes(range(32)) * 50, "binär"),
        (b"\x00" * 100, "binär"),
    ],
)
def test_binary_data_is_refused_in_one_line(data: bytes, word: str) -> None:
    with pytest.raises(ReadError, match=word) as caught:
        decode(data)
    assert "\n" not in str(caught.value)


def test_a_few_nuls_are_let_through() -> None:
    assert decode(b"Hej\x00 du som bor i Alvesta.")[0] == "Hej\x00 du som bor i Alvesta."


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_TEXT_BYTES", 1_000_000)
    with pytest.raises(ReadError, match="större än 1 MB"):
        decode(b"a" * 1_000_001)

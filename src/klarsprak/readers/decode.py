"""Bytes to text. One rule for every text format: byte order mark, then strict UTF-8, then Windows-1252."""

from __future__ import annotations

import codecs
import re

from klarsprak.core.document import ReadError

#: Largest text file read, in bytes. Above it a parse could take more memory than an office machine has.
MAX_TEXT_BYTES = 200_000_000

# Windows-1252 leaves five bytes undefined. Latin-1 gives them the control characters they have there, so that no file
# of single bytes is refused and every byte is one character.
_CP1252 = "".join(bytes([b]).decode("cp1252", errors="ignore") or chr(b) for b in range(256))

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "en PDF-fil"),
    (b"PK\x03\x04", "en zip-fil eller ett Office-dokument"),
    (b"PK\x05\x06", "en tom zip-fil"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ett äldre Office-dokument"),
    (b"{\\rtf", "en RTF-fil"),
    (b"\x89PNG\r\n\x1a\n", "en bild"),
    (b"\xff\xd8\xff", "en bild"),
    (b"GIF87a", "en bild"),
    (b"GIF89a", "en bild"),
    (b"\x1f\x8b", "en komprimerad fil"),
    (b"\x7fELF", "en programfil"),
    (b"SQLite format 3\x00", "en databas"),
)
_BOMS: tuple[tuple[bytes, str, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16", "utf-16-be"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# The same with what Windows-1252 leaves undefined.
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x81\x8d\x8f\x90\x9d]")
_SAMPLE = 65_536
_WIDE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")


def _refuse_binary(data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ReadError(f"Filen är {what} och kan inte läsas som text.")
    head = data[:_SAMPLE]
    nuls = head.count(0)
    if nuls * 3 >= len(head) > 1:
        raise ReadError("Filen är binär, eller UTF-16 utan byteordningsmärke. Spara den som UTF-8 och försök igen.")
    # A few stray control characters come from old word processors; every tenth byte does not.
    if len(_CONTROL.findall(head)) * 10 > len(head) > 16:
        raise ReadError("Filen är binär och kan inte läsas som text.")


def decode(data: bytes) -> tuple[str, str, list[str]]:
    """Decode a text file.

    Returns the text, the Python name of its encoding, and notes in Swedish for the user. The byte order mark is not
    part of the text: offset 0 is the character after it. An encoding name of `utf-8-sig`, `utf-16` or `utf-32` says
    that the file had one. Undecodable bytes in a file that is otherwise UTF-8 become U+FFFD, one a bad sequence.

    Raises ReadError for binary data and for text over `MAX_TEXT_BYTES`.
    """
    if len(data) > MAX_TEXT_BYTES:
        raise ReadError(f"Filen är större än {MAX_TEXT_BYTES // 1_000_000} MB. Dela upp den och försök igen.")
    for mark, name, codec in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, errors="replace")
            return text, name, _replaced_note(text)
    _refuse_binary(data)
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        pass
    # One broken byte must not turn every å, ä and ö of a UTF-8 file into two odd letters. In a Windows-1252 file
    # hardly any letter pair happens to be valid UTF-8.
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if len(_WIDE.findall(data)) - broken > 4 * broken:
        return text, "utf-8", _replaced_note(text)
    # Every byte is a letter or a sign in Windows-1252, so that any data at all could be read as text. Texts have hardly any
    # control characters, compressed and encrypted data have one in eight.
    head = data[:_SAMPLE]
    if len(_NO_TEXT.findall(head)) * 30 > len(head) > 16:
        raise ReadError("Filen är binär och kan inte läsas som text.")
    text = codecs.charmap_decode(data, "strict", _CP1252)[0]
    return text, "cp1252", ["Filen är inte UTF-8 utan lästes som Windows-1252."]


def _replaced_note(text: str) -> list[str]:
    broken = text.count("\ufffd")
    if not broken:
        return []
    return ["Ett tecken i filen gick inte att läsa." if broken == 1 else f"{broken} tecken i filen gick inte att läsa."]

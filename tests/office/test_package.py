"""Packages with some parts exchanged: all others are carried over as they lie."""

from __future__ import annotations

import struct
import warnings
import zipfile
from io import BytesIO

import pytest

from klarsprak.core.document import ReadError
from klarsprak.office.package import rewritten


class _Unseekable(BytesIO):
    """A stream that zipfile cannot go back in: the sizes then come after the data."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise OSError


def _zip(entries: list[tuple[str, bytes, int]], out: BytesIO | None = None) -> bytes:
    out = out or BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as archive:
        warnings.simplefilter("ignore")  # two entries of one name
        archive.comment = b"hej"
        for name, content, kind in entries:
            info = zipfile.ZipInfo(name, (2020, 2, 3, 4, 5, 6))
            info.compress_type = kind
            info.extra = struct.pack("<HHI", 0xA220, 4, 7)
            archive.writestr(info, content)
    return out.getvalue()


def _packed(data: bytes, name: str) -> tuple[int, int, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        info = archive.getinfo(name)
        at = info.header_offset
        start = at + 30 + sum(struct.unpack("<HH", data[at + 26 : at + 30]))
        return info.compress_type, info.CRC, data[start : start + info.compress_size]


ENTRIES = [
    ("[Content_Types].xml", b"typer", zipfile.ZIP_DEFLATED),
    ("word/media/å.png", bytes(range(256)) * 40, zipfile.ZIP_STORED),
    ("word/document.xml", b"gammal " * 99, zipfile.ZIP_DEFLATED),
    ("word/vbaProject.bin", b"makro" * 99, zipfile.ZIP_BZIP2),
    ("tom/", b"", zipfile.ZIP_STORED),
]


@pytest.mark.parametrize("out", [BytesIO(), _Unseekable()])
def test_other_parts_are_not_even_packed_anew(out: BytesIO) -> None:
    data = _zip(ENTRIES, out)
    changed = rewritten(data, {"word/document.xml": b"ny", "word/comments.xml": b"till"})
    with zipfile.ZipFile(BytesIO(changed)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [*(name for name, _, _ in ENTRIES), "word/comments.xml"]
        assert archive.comment == b"hej"
        assert archive.read("word/document.xml") == b"ny"
        assert archive.read("word/comments.xml") == b"till"
        assert {info.date_time for info in archive.infolist()} == {(2020, 2, 3, 4, 5, 6)}
    for name, _, _ in ENTRIES:
        if name != "word/document.xml":
            assert _packed(changed, name) == _packed(data, name)
    assert rewritten(data, {"word/document.xml": b"ny", "word/comments.xml": b"till"}) == changed


def test_the_entry_that_readers_take_is_exchanged() -> None:
    data = _zip([("WORD\\document.xml", b"ett", 0), ("word/document.xml", b"tv\xc3\xa5", 0)])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        changed = rewritten(data, {"word/document.xml": b"ny"})
    with zipfile.ZipFile(BytesIO(changed)) as archive:
        assert [archive.read(info) for info in archive.infolist()] == [b"ett", b"ny"]


def test_damaged_entry_is_refused() -> None:
    data = bytearray(_zip(ENTRIES))
    at = data.index(b"PK\x03\x04", 50)
    data[at : at + 4] = b"PKxx"
    with pytest.raises(ReadError, match="skadat"):
        rewritten(bytes(data), {"word/document.xml": b"ny"})

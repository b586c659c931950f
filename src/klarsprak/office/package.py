"""A zip package with some parts exchanged. All others are carried over as they lie, packed: no byte of them is touched."""

from __future__ import annotations

import copy
import struct
import zipfile
from collections.abc import Mapping
from io import BytesIO

from klarsprak.core.document import ReadError
from klarsprak.readers.archive import part_key

_LOCAL_HEADER = struct.Struct("<4s22xHH")
#: Bit of a zip entry's flags: its sizes stand after the data, and not before it.
_SIZES_AFTER = 0x08


def rewritten(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package `data` with the given parts: those it has are exchanged in their place, new ones come last.

    Raises ReadError where the package is damaged.
    """
    left = {part_key(name): (name, content) for name, content in parts.items()}
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        target.comment = source.comment
        # Where two entries have one name, readers take the last one.
        last = {part_key(info.filename): info for info in source.infolist()}
        for info in source.infolist():
            key = part_key(info.filename)
            if key in left and last[key] is info:
                _, content = left.pop(key)
                target.writestr(_entry(info.filename, info), content)
            else:
                _carry(data, info, target)
        for name, content in left.values():
            target.writestr(_entry(name, source.infolist()[0]), content)
    return out.getvalue()


def _entry(name: str, like: zipfile.ZipInfo) -> zipfile.ZipInfo:
    """A new entry, with the date and the rights of another: the same input gives the same bytes."""
    entry = zipfile.ZipInfo(name, like.date_time)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = like.external_attr
    return entry


def _carry(data: bytes, info: zipfile.ZipInfo, target: zipfile.ZipFile) -> None:
    """Copy an entry without unpacking it: large images cost nothing, and a zip bomb among the parts does no harm."""
    start = info.header_offset
    if len(data) < start + _LOCAL_HEADER.size or not data.startswith(b"PK\x03\x04", start):
        raise ReadError(f"Dokumentet är skadat: delen {info.filename} går inte att läsa.")
    _, name_length, extra_length = _LOCAL_HEADER.unpack_from(data, start)
    start += _LOCAL_HEADER.size + name_length + extra_length
    entry = copy.copy(info)
    entry.flag_bits &= ~_SIZES_AFTER
    entry.extra = b""  # padding and time stamps, and sizes that no longer stand in them
    file = target.fp
    assert file is not None
    # zipfile has no public way to add what is packed already; this is what its own writing does.
    file.seek(target.start_dir)
    entry.header_offset = file.tell()
    file.write(entry.FileHeader(False))
    file.write(data[start : start + info.compress_size])
    target.start_dir = file.tell()
    target.filelist.append(entry)

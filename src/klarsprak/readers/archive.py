"""Zip packages of office documents, opened so that a broken or hostile file can do no harm.

Nothing is unpacked to disk, only the parts that a reader asks for are read, and what comes out of the decompressor is
counted while it comes: the sizes in a zip file's own directory are claims, not facts. XML is parsed without entities,
without network and within libxml2's limits (256 levels of nesting, 10 MB in one text node).
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from lxml import etree
from lxml.etree import _Element as Element

from klarsprak.core.document import ReadError

#: Most bytes that are read from one package, unpacked. A million words in Word's XML are some 50 MB.
MAX_UNPACKED = 200_000_000
#: Most unpacked bytes for each packed byte, in a part of more than `RATIO_FREE` bytes. Word's XML packs 10-30 times,
#: a monotonous table 100 times; a zip bomb some 1 000 times.
MAX_RATIO = 250
RATIO_FREE = 10_000_000

_CHUNK = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What zipfile and the decompressors raise over broken input. RuntimeError is an encrypted part, NotImplementedError
# a compression method that Python has not got.
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, OverflowError, ValueError, LookupError)


def part_key(name: str) -> str:
    """What tells one part's name from another: they are compared without regard to case (ECMA-376 part 2)."""
    return name.replace("\\", "/").lstrip("/").lower()  # some writers use backslashes


class Package:
    """An opened zip package. `kind` names the format in messages, such as "Word-dokument (.docx)"."""

    def __init__(self, data: bytes, kind: str) -> None:
        if not data:
            raise ReadError("Filen är tom.")
        if data.startswith(_OLE):
            raise ReadError(
                "Dokumentet är lösenordsskyddat eller ett äldre Word-format (.doc). Spara om det som .docx utan lösenord."
            )
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _BROKEN_ZIP as error:
            raise ReadError(f"Filen är inget {kind} eller så är den skadad.") from error
        self.kind = kind
        self._left = MAX_UNPACKED
        self._parts = {part_key(info.filename): info for info in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        return part_key(name) in self._parts

    def read(self, name: str) -> bytes:
        """A part's bytes. ReadError where it is missing, broken, encrypted or too large."""
        info = self._parts.get(part_key(name))
        if info is None:
            raise ReadError(f"Filen är inget {self.kind}: delen {name} saknas.")
        if info.flag_bits & 0x1:
            raise ReadError("Dokumentet är lösenordsskyddat. Spara om det utan lösenord.")
        chunks: list[bytes] = []
        count = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    chunks.append(chunk)
                    count += len(chunk)
                    self._left -= len(chunk)
                    if self._left < 0 or count > max(RATIO_FREE, MAX_RATIO * info.compress_size):
                        raise ReadError("Filen packas upp till orimligt mycket data (en zipbomb) och har därför inte lästs.")
        except _BROKEN_ZIP as error:
            raise _damaged(name) from error
        return b"".join(chunks)

    def xml(self, name: str, rename: Mapping[bytes, bytes] | None = None) -> Element:
        """A part's root element. `rename` is as in `elements`."""
        return list(self.elements(name, (), rename))[-1]

    def elements(self, name: str, tags: tuple[str, ...], rename: Mapping[bytes, bytes] | None = None) -> Iterator[Element]:
        """A part's elements of the given names, each as soon as it is complete, and last of all the root.

        The reader may clear an element that it is done with, so that the tree of a long document is never in memory
        as a whole. `rename` replaces namespace names before parsing.
        """
        data = self.read(name)
        for old, new in (rename or {}).items():
            data = data.replace(old, new)
        try:
            events = etree.iterparse(
                BytesIO(data),
                events=("end",),
                tag=tags or ("{}none",),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            for _, element in events:
                _refuse_doctype(element, name)
                yield element
            root: Element | None = events.root
        except etree.XMLSyntaxError as error:
            raise _damaged(name) from error
        if root is None:
            raise _damaged(name)
        _refuse_doctype(root, name)
        yield root


def _damaged(name: str) -> ReadError:
    return ReadError(f"Dokumentet är skadat: delen {name} går inte att läsa.")


def _refuse_doctype(element: Element, name: str) -> None:
    # No office program writes a document type; it only serves to make entity bombs and to reach other files.
    if element.getroottree().docinfo.internalDTD is not None:
        raise ReadError(f"Dokumentet är skadat eller skadligt: delen {name} har en dokumenttypsdeklaration.")

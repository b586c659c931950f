"""Accepts and refuses tracked changes as Word does, and shows a part without what splitting runs leaves behind."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree
from lxml.etree import _Element as Element

from tests.readers.build import package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def revised(data: bytes, author: str, *, accept: bool) -> bytes:
    """The document with one author's tracked changes accepted, or refused."""
    files = parts(data)
    root = etree.fromstring(files["word/document.xml"])
    kept, gone = ("ins", "del") if accept else ("del", "ins")
    for element in [*root.iter(_W + gone)]:
        if element.get(f"{_W}author") == author:
            _drop(element)
    for element in [*root.iter(_W + kept)]:
        if element.get(f"{_W}author") == author:
            for text in element.iter(f"{_W}delText"):
                text.tag = f"{_W}t"
            _unwrap(element)
    files["word/document.xml"] = etree.tostring(root)
    return package(files)


def commented(data: bytes) -> list[tuple[str, str]]:
    """The last line of each comment with what is written between its marks, in the order that they end.

    A note's number stands as [not].
    """
    files = parts(data)
    root = etree.fromstring(files["word/document.xml"])
    said = {
        c.get(f"{_W}id"): "".join([*c.iter(f"{_W}p")][-1].itertext())
        for c in etree.fromstring(files["word/comments.xml"]).iter(f"{_W}comment")
    }
    opened: dict[str, str] = {}
    closed: dict[str, str] = {}
    referred = []
    for element in root.iter():
        number = element.get(f"{_W}id", "")
        name = str(element.tag).removeprefix(_W)
        if name == "commentRangeStart":
            opened[number] = ""
        elif name == "commentRangeEnd":
            closed[number] = opened.pop(number)
        elif name == "commentReference":
            assert number in closed
            referred.append(number)
        elif name in ("t", "footnoteReference"):
            for key in opened:
                opened[key] += element.text or "" if name == "t" else "[not]"
    assert opened == {}
    assert sorted(referred) == sorted(set(referred)) == sorted(said) == sorted(closed)
    return [(said[number], text) for number, text in closed.items()]


def bare(part: bytes, comments: set[str]) -> bytes:
    """The part in canonical form without the given comments' marks, every run and tracked change cut to single letters."""
    root = etree.fromstring(part)
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in [*root.iter(_W + name)]:
            if mark.get(f"{_W}id") in comments:
                run = mark.getparent()
                _drop(mark)
                if name == "commentReference":
                    assert len(run) == 0
                    _drop(run)
    for run in [*root.iter(f"{_W}r")]:
        _cut_run(run)
    for name in ("ins", "del"):
        for element in [*root.iter(_W + name)]:
            if element.getparent().tag in (f"{_W}rPr", f"{_W}trPr"):
                continue
            element.attrib.pop(f"{_W}id", None)
            for child in [*element]:
                alone = etree.Element(element.tag, element.attrib)
                element.addprevious(alone)
                alone.append(child)
            _drop(element)
    return bytes(etree.tostring(root, method="c14n2", strip_text=True))


def _cut_run(run: Element) -> None:
    properties = run[0] if len(run) and run[0].tag == f"{_W}rPr" else None
    for child in [*run]:
        if child is properties:
            continue
        for piece in _letters(child):
            alone = etree.Element(run.tag, run.attrib)
            run.addprevious(alone)
            if properties is not None:
                alone.append(etree.fromstring(etree.tostring(properties, with_tail=False)))
            alone.append(piece)
    _drop(run)


def _letters(child: Element) -> list[Element]:
    if child.tag not in (f"{_W}t", f"{_W}delText") or len(child):
        return [child]
    text = child.text or ""
    if child.get(_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    out = []
    for letter in text:
        out.append(etree.Element(child.tag))
        out[-1].text = f"U+{ord(letter):04X}"
    return out


def _drop(element: Element) -> None:
    parent = element.getparent()
    tail = element.tail
    previous = element.getprevious()
    if tail:
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)


def _unwrap(element: Element) -> None:
    for child in [*element]:
        element.addprevious(child)
    _drop(element)

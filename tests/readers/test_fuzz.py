"""Arbitrary nasty text: no reader raises, every map holds, and reading twice gives the same."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klarsprak.core.document import Document, ReadError
from klarsprak.readers import read
from tests.readers.checks import check

# Pieces that mean something to one of the parsers, and letters and spaces to put between them.
_PIECES = [
    *"abåäö XYZ.,:;!?",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\f",
    "\x0b",
    "\x00",
    "\u2028",
    "\x85",
    "\u00a0",
    "\u00ad",
    "\u2011",
    "\u200b",
    "\u0301",
    "a\u030a",
    "🎉",
    "𝔸",
    "\ufeff",
    "\ufffd",
    "\ue000",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "``",
    "```\n",
    "    ",
    "> ",
    "- ",
    "– ",
    "• ",
    "1. ",
    "2) ",
    "a) ",
    "# ",
    "## ",
    "\n===\n",
    "\n---\n",
    "+++\n",
    "| a | b |\n|---|---|\n",
    "|",
    "\\",
    "\\|",
    "[",
    "](x)",
    "![",
    "[x][y]",
    "[^1]",
    "\n[^1]: ",
    "\n: ",
    "{#id}",
    "{: .x}",
    ":::",
    "\n::: tip Obs\n",
    "<",
    ">",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<br>",
    "<hr/>",
    "<del>",
    "</del>",
    "<ul><li>",
    "</li>",
    "</ul>",
    "<table><tr><td>",
    "<th>",
    "</table>",
    "<h2>",
    "</h2>",
    "<code>",
    "</code>",
    "<sup>",
    '<a href="#x">',
    "</a>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<svg>",
    "<p hidden>",
    "<blockquote>",
    '<img alt="b&aring;t"',
    ' alt="',
    '"',
    "'",
    '<span lang="en">',
    "</span>",
    "<!-- klarsprak: av ORD001 – x -->",
    "<!-- klarsprak: på -->",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?php",
    "?>",
    "&",
    "&aring;",
    "&#229;",
    "&#x0;",
    "&nbsp;",
    "&shy;",
    "&amp",
    "&#10;",
    "{{",
    "}}",
    "{{ namn }}",
    "{{#if x}}",
    "{{else}}",
    "{{/if}}",
    "{%",
    "%}",
    "{% if x %}",
    "{#",
    "#}",
    "<%= x %>",
    "<%",
    "%>",
    "${x}",
    "«Namn»",
    "[[x]]",
    "Hej Anna!",
    "Med vänlig hälsning",
    "342 30 Alvesta",
    "Storgatan 1",
    "Telefon: 0470-00 00 00",
    "Vi har fått din ansökan och svarar inom tre veckor från i dag.",
]
_TEXT = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join) | st.text(max_size=200)
# Run by hand with more: KLARSPRAK_FUZZ=20000.
_EXAMPLES = int(os.environ.get("KLARSPRAK_FUZZ", "300"))
_SETTINGS = settings(max_examples=_EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _same(a: Document, b: Document) -> bool:
    def view(document: Document) -> list[object]:
        blocks = [(x.kind, x.text, x.map.segments, x.level, x.quoted, x.marks, x.group, x.language) for x in document.blocks]
        return [blocks, document.images, document.suppressions, document.metadata, document.notes]

    return view(a) == view(b)


def _read(path: str, data: bytes) -> Document | None:
    """The document, or None where the reader says, in one line, that it cannot read the file."""
    try:
        return read(path, data)
    except ReadError as error:
        message = str(error)
    assert message
    assert "\n" not in message
    return None


def _try(path: str, text: str) -> None:
    data = text.encode("utf-8", errors="surrogatepass")
    document = _read(path, data)
    if document is not None:
        check(document)
        assert _same(document, read(path, data))


@given(_TEXT)
@_SETTINGS
def test_plain(text: str) -> None:
    _try("a.txt", text)


@given(_TEXT)
@_SETTINGS
def test_markdown(text: str) -> None:
    _try("a.md", text)


@given(_TEXT)
@_SETTINGS
def test_mdx(text: str) -> None:
    _try("a.mdx", text)


@given(_TEXT)
@_SETTINGS
def test_html(text: str) -> None:
    _try("a.html", text)


@given(_TEXT)
@_SETTINGS
def test_xhtml(text: str) -> None:
    _try("a.xhtml", text)


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.md", "a.html", "a.njk", "okänd"]))
@_SETTINGS
def test_bytes(data: bytes, path: str) -> None:
    document = _read(path, data)
    if document is not None:
        check(document)

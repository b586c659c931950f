"""Choosing a reader, bad input, hostile input, and every file of the development corpus."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from klarsprak.core.document import BlockKind, ReadError
from klarsprak.readers import FORMATS, SUFFIXES, format_of, is_supported, read
from tests.readers.checks import check
from tests.shared import shared_path


@pytest.mark.parametrize(
    ("path", "format_"),
    [
        ("brev.txt", "plain"),
        ("a/b/BREV.MD", "markdown"),
        ("sida.htm", "html"),
        ("mall.html.j2", "html"),
        ("mall.hbs", "html"),
        ("brev.docx", "docx"),
        ("mall.ott", "odt"),
        ("svar.eml", "eml"),
        ("bild.png", None),
        ("README", None),
    ],
)
def test_suffixes(path: str, format_: str | None) -> None:
    assert format_of(path) == format_
    assert is_supported(path) is (format_ is not None)


def test_formats() -> None:
    assert set(FORMATS) == {"plain", "markdown", "html", "docx", "odt", "eml"} == set(SUFFIXES.values())


def test_unknown_suffix_is_plain_text() -> None:
    document = read("LÄSMIG", b"# ingen rubrik\n")
    assert (document.source.format, document.blocks[0].text) == ("plain", "# ingen rubrik")


def test_format_overrides_the_suffix_and_display_the_path() -> None:
    document = read("-", b"# Rubrik\n", format="markdown", display="standard in")
    assert (document.source.path, document.source.format) == ("standard in", "markdown")
    assert document.blocks[0].kind is BlockKind.HEADING


def test_unknown_format_is_an_error() -> None:
    with pytest.raises(ReadError, match="Formatet ”pdf” finns inte"):
        read("a.txt", b"x", format="pdf")


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html", "okänd"])
def test_binary_under_a_text_name_is_one_clear_line(path: str) -> None:
    with pytest.raises(ReadError, match="bild") as caught:
        read(path, b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert "\n" not in str(caught.value)


def test_encoding_is_said() -> None:
    document = read("a.md", "Vi återkommer.".encode("cp1252"))
    assert document.source.encoding == "cp1252"
    assert document.notes == ["Filen är inte UTF-8 utan lästes som Windows-1252."]


@pytest.mark.parametrize(
    ("path", "unwanted"),
    [
        ("a.txt", ("turbohtml", "pyromark", "docx", "odfdo", "lxml", "email")),
        ("a.md", ("turbohtml", "docx", "odfdo", "lxml", "email")),
        ("a.html", ("pyromark", "docx", "odfdo", "lxml", "email")),
    ],
)
def test_only_the_format_at_hand_is_imported(path: str, unwanted: tuple[str, ...]) -> None:
    code = (
        "import sys; from klarsprak.readers import read\n"
        f"read({path!r}, b'# Hej\\n\\n<!-- klarsprak: av -->\\n\\nText *om* [x](y).\\n')\n"
        f"print([m for m in {unwanted!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


HOSTILE: dict[str, tuple[str, Callable[[], str]]] = {
    "a line of 200 000 characters": ("a.txt", lambda: "ord " * 50_000),
    "a word of 200 000 characters": ("a.md", lambda: "o" * 200_000),
    "a long line of HTML": ("a.html", lambda: "ord <b>ord</b> " * 20_000),
    "100 000 div elements": ("a.html", lambda: "<div>" * 100_000 + "hej"),
    "100 000 div elements with text": ("a.html", lambda: "<div>hej " * 100_000),
    "bold and div, closed in the wrong order": ("a.html", lambda: "<b>" * 50_000 + "<div>" * 50_000 + "</b>" * 50_000),
    "bold never closed, then paragraphs": ("a.html", lambda: "<b>" * 50_000 + "<p>hej " * 50_000),
    "nested lists": ("a.html", lambda: "<ul><li>a" * 50_000),
    "nested tables": ("a.html", lambda: "<table><tr><td>a" * 30_000),
    "nested quotes": ("a.html", lambda: "<blockquote>a" * 50_000),
    "stray end tags": ("a.html", lambda: "<div>" * 50_000 + "</p></td>" * 50_000),
    "images": ("a.html", lambda: "<img alt=a src=b>" * 50_000),
    "hard breaks": ("a.html", lambda: "a<br>" * 50_000),
    "nested quotes in Markdown": ("a.md", lambda: ">" * 50_000 + "a"),
    "nested lists in Markdown": ("a.md", lambda: "- " * 30_000 + "a"),
    "emphasis never closed": ("a.md", lambda: "*a " * 50_000),
    "brackets": ("a.md", lambda: "[" * 50_000),
    "raw HTML in Markdown": ("a.md", lambda: "a <b>x " * 30_000),
    "comments never closed": ("a.md", lambda: "<!-- " * 50_000),
    "tags never closed": ("a.md", lambda: "{{ {% <% « [[ " * 30_000),
    "many tags": ("a.md", lambda: "{{a}} " * 30_000),
    "front matter never closed": ("a.md", lambda: "---\n" + "a: b\n" * 20_000),
    "nested TOML": ("a.md", lambda: "+++\na = " + "[" * 50_000 + "\n+++\n"),
    "short lines": ("a.txt", lambda: "abc\n" * 50_000),
    "sentences a line": ("a.txt", lambda: "Vi går hem nu.\n" * 50_000),
    "postal codes": ("a.txt", lambda: "342 30 Alvesta\n" * 30_000),
    "endings": ("a.txt", lambda: "Mvh\nAnna\n" * 30_000),
    "headings": ("a.txt", lambda: "Rubrik här\n\n" * 50_000),
    "bullets": ("a.txt", lambda: "- a\n" * 50_000),
    "deep bullets": ("a.txt", lambda: "\n".join(" " * i + "- a" for i in range(2000))),
    "quote marks": ("a.txt", lambda: "> " * 50_000 + "a"),
    "white space": ("a.html", lambda: "x" + " " * 500_000 + "x"),
    "combining marks": ("a.txt", lambda: "a" + "\u030a" * 200_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_takes_bounded_time(name: str) -> None:
    path, make = HOSTILE[name]
    data = make().encode()
    begun = time.process_time()
    read(path, data)
    # Ten times what the slowest needs; a quadratic loop over this many pieces takes far longer.
    assert time.process_time() - begun < 30


def _corpus() -> list[Path]:
    return sorted(p for p in shared_path("corpora", "dev").rglob("*") if p.is_file() and is_supported(p.name))


@pytest.mark.slow
def test_every_file_of_the_corpus_is_read() -> None:
    paths = _corpus()
    assert len(paths) > 250
    for path in paths:
        try:
            check(read(str(path), path.read_bytes()))
        except AssertionError as error:
            raise AssertionError(path) from error


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_50_megabytes(suffix: str) -> None:
    paragraph = (
        "Vi har fått din ansökan och handlägger den så snart vi kan, men det kan\ndröja några veckor. Ring oss om du undrar.\n\n"
    )
    if suffix == "html":
        paragraph = f"<p>{paragraph.strip()}</p>\n"
    data = (paragraph * (50_000_000 // len(paragraph.encode()))).encode()
    code = (
        "import resource, sys; from klarsprak.readers import read\n"
        f"d = read('a.{suffix}', sys.stdin.buffer.read())\n"
        "print(len(d.blocks), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
    blocks, kilobytes = map(int, done.stdout.split())
    assert blocks == data.count(b"Ring oss")
    assert kilobytes < 2_000_000

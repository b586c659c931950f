"""Front matter."""

from __future__ import annotations

from datetime import date

import pytest

from klarsprak.readers import read
from klarsprak.readers.frontmatter import parse

YAML = """---
title: "Så söker du: bygglov"
description: >
  Här står det
  hur du gör.
date: 2026-05-06T10:00:00
lang: sv-SE
målgrupp: lattlast
texttyp: webb   # en kommentar
taggar:
  - bygglov
  - uterum
nycklar: [a, b]
utkast: false
klarsprak: av
---
Texten börjar här.
"""


def test_yaml() -> None:
    document = read("a.md", YAML.encode())
    meta = document.metadata
    assert (meta.title, meta.language, meta.date) == ("Så söker du: bygglov", "sv", date(2026, 5, 6))
    assert (meta.audience, meta.text_type) == ("lattlast", "webb")
    assert meta.values["description"] == "Här står det hur du gör."
    assert meta.values["utkast"] == "false"
    assert "taggar" not in meta.values
    assert "nycklar" not in meta.values
    assert [b.text for b in document.blocks] == ["Texten börjar här."]


def test_toml() -> None:
    source = '+++\ntitle = "Bygglov"\ndate = 2026-05-06\ntext-type = "brev"\nweight = 3\n[extra]\nx = 1\n+++\nText.\n'
    document = read("a.md", source.encode())
    assert (document.metadata.title, document.metadata.date) == ("Bygglov", date(2026, 5, 6))
    assert (document.metadata.text_type, document.metadata.values["weight"]) == ("brev", "3")
    assert "extra" not in document.metadata.values


def test_broken_toml_is_said() -> None:
    document = read("a.md", b"+++\ntitle = \n+++\nText.\n")
    assert document.notes == ["Filhuvudet mellan +++ är inte giltig TOML och lästes inte."]
    assert [b.text for b in document.blocks] == ["Text."]


def test_impossible_date_is_left_out() -> None:
    assert read("a.md", b"---\ndate: 2026-02-31\n---\nText.\n").metadata.date is None


@pytest.mark.parametrize(
    "source",
    [
        "---\n\nText mellan streck.\n\n---\n",
        "---\ntitle: aldrig stängd\n",
        "Text först.\n---\na: b\n---\n",
        "--- title: x ---\n",
        "----\na: b\n----\n",
    ],
)
def test_no_front_matter(source: str) -> None:
    assert parse(source).end == 0


def test_empty_front_matter() -> None:
    assert parse("---\n---\nText.").end == 8


def test_front_matter_in_an_html_template() -> None:
    document = read("a.njk", b"---\ntitle: Start\nlayout: sida.njk\n---\n<p>Text.</p>")
    assert document.metadata.title == "Start"
    assert [b.text for b in document.blocks] == ["Text."]


def test_a_text_file_has_none() -> None:
    document = read("a.txt", b"---\ntitle: Start\n---\nText kommer.\n")
    assert document.metadata.title is None
    assert any("Start" in b.text for b in document.blocks)

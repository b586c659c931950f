"""What is read of a text after an edit is what a reading of the whole text gives."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import pytest

from klarsprak import readers
from klarsprak.core.document import Block, Document, Source
from klarsprak.readers.rereading import Rereader

SAMPLES = Path(__file__).resolve().parents[2] / "corpus_samples"
ODD = """---
title: Prov
---
# Rubrik med `kod` och &amp; tecken

Hej Kim!

Du ska erlägga avgiften på {{ belopp }} kronor senast den 31 maj, och det gäller alla som har fått ett brev från oss i år.
Raden går vidare här med *kursiv text*, [en länk](https://example.se/a_b) och en bild ![av ett hus](hus.png) i meningen.

<!-- klarsprak: av ORD001 – ordet står i lagen -->
Avgiften erläggs enligt 11 kap. 37 § plan- och bygglagen. Ett föreläggande kan komma att utfärdas av nämnden i kommunen.
<!-- klarsprak: på -->

- Första punkten
- Andra punkten, som är så lång att den går vidare på nästa rad
  och slutar där
  1. Inre
  2. Listan

1. Ett

2. Två

| Ärende | Tid |
|---|---|
| Bygglov | 10 veckor |
| Anmälan | {{ tid }} |

> Ett citat som är skrivet av någon annan än oss som har skrivit brevet.

<div lang="en"><p>This is another language.</p></div>

Term
: Förklaringen av termen

Namn: ________

```
kod
```

**Så här gör du**

• Ansök på webben
• Vänta på besked

Storgatan 1
342 30 Alvesta

Med vänlig hälsning\\
Kim Ek\\
Bygglovsenheten
"""
LINKS = "Se [målet] och [^1] i texten.\n\nEtt stycke till med ord i.\n\n[målet]: https://example.se\n\n[^1]: En not om saken.\n"
PIECES = (
    *("\n", "\n\n", " ", ".", "# ", "- ", "1. ", "> ", "`", "```\n", "*", "**", "|", ": ", "\t", "    ", "\r", "\r\n", "===\n"),
    *("<p>", "</p>", "<div>", "<!--", "-->", "<!-- klarsprak: av -->", "{{", "}}", "{% if x %}", "[", "](x)", "[målet]", "[^1]"),
    *(
        "ord",
        "😀",
        "\u2028",
        "e\u0301",
        "å",
        ":::",
        "{: .x}",
        "Hej!",
        "Med vänlig hälsning",
        "_____",
        "![",
        "&auml;",
        "\\",
        "---\n",
    ),
)


def plain(blocks: Iterable[Block]) -> list[dict[str, object]]:
    """Blocks as comparable values; lists, tables and groups by the order in which they come, whatever they are numbered."""
    orders: tuple[dict[int, int], ...] = ({}, {}, {-1: -1})
    out: list[dict[str, object]] = []
    for block in blocks:
        item, cell = block.list_ref, block.cell
        out.append(
            {
                "what": (block.kind, block.text, block.level, block.quoted, block.language, block.marks),
                "where": block.map.segments,
                "item": item and (orders[0].setdefault(item.list_id, len(orders[0])), item.index, item.ordered),
                "cell": cell and (orders[1].setdefault(cell.table, len(orders[1])), cell.row, cell.column, cell.header),
                "group": orders[2].setdefault(block.group, len(orders[2])),
            }
        )
    return out


def same(got: Document, expected: Document) -> bool:
    """Whether two documents are the same."""
    assert plain(got.blocks) == plain(expected.blocks)
    assert got.images == expected.images
    assert got.suppressions == expected.suppressions
    assert asdict(got.metadata) == asdict(expected.metadata)
    assert got.notes == expected.notes
    return True


def edited(text: str, chance: random.Random) -> str:
    """The text after a small edit; every now and then after two, in different places."""
    at = chance.randrange(len(text) + 1)
    kind = chance.randrange(8)
    if kind < 3:
        return text[:at] + chance.choice(PIECES) + text[at:]
    if kind < 5:
        return text[:at] + text[at + chance.randrange(1, 9) :]
    if kind < 7:
        word = text.find(" ", at)
        return f"{text[:word]} ord{text[word:]}" if word >= 0 else text
    return edited(edited(text, chance), chance)


def source(text: str) -> Source:
    """A Markdown source."""
    return Source("a.md", text, "markdown")


@pytest.mark.parametrize("seed", range(6))
def test_as_a_reading_of_the_whole(seed: int) -> None:
    chance = random.Random(seed)
    samples = [p.read_text(encoding="utf-8") for p in sorted(SAMPLES.glob("*.md"))]
    start = ODD if seed % 3 == 0 else LINKS + ODD if seed % 3 == 1 else chance.choice(samples)
    reader, text = Rereader(), start
    for step in range(250):
        got = reader.read(source(text))
        assert same(got, readers.read_text(source(text))), f"steg {step}: {text!r}"
        text = edited(text, chance) if step % 25 else start


def test_only_what_has_changed_is_new() -> None:
    text = ODD
    reader = Rereader()
    before = reader.read(source(text)).blocks
    for old, new in (("erlägga avgiften", "erlägga hela avgiften"), ("Första punkten", "Den första punkten"), ("10 v", "11 v")):
        text = text.replace(old, new)
        after = reader.read(source(text)).blocks
        fresh = [b for b in after if not any(b is other for other in before)]
        assert len(after) == len(before)
        assert len(fresh) <= 2
        assert any(new.split()[-1] in b.text for b in fresh)
        before = after


def test_other_formats_are_read_as_ever() -> None:
    reader = Rereader()
    assert [b.text for b in reader.read(Source("a.html", "<p>Hej</p>", "html")).blocks] == ["Hej"]
    assert [b.text for b in reader.read(source("Hej då")).blocks] == ["Hej då"]
    assert [b.text for b in reader.read(Source("b.md", "Hej du", "markdown")).blocks] == ["Hej du"]

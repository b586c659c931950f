"""The check of an edited text gives what a check of the same text from scratch gives, and keeps no more than the text."""

from __future__ import annotations

import random
import threading
from dataclasses import asdict
from pathlib import Path

import pytest

from klarsprak.config.resolve import Configuration
from klarsprak.core.result import FileResult
from klarsprak.engine import check_document
from klarsprak.engine.memory import Cancelled
from klarsprak.lsp.checking import Checker, Snapshot, format_for, read, snapshot_path
from klarsprak.measures.counts import _Counts

MARKDOWN = """# Beslut om din ansökan

Hej Kim!

Du ska erlägga avgiften senast den 31 maj. Vi återkommer inom kort med besked angående ansökan.

## Vad händer nu?

- Nämnden fattar beslut.
- Handlingar ska inkomma till kommunen.
- Du kan överklaga *beslutet* inom tre veckor.

| Ärende | Handläggningstid |
|---|---|
| Bygglov | 10 veckor |
| Anmälan | vi återkommer |

<!-- klarsprak: av ORD001 – ordet står i lagen -->
Avgiften erläggs enligt 11 kap. 37 § plan- och bygglagen. Ett föreläggande kan komma att utfärdas.
<!-- klarsprak: på -->

Läs mer [här](https://example.se/bygglov). Kontakta oss på {{ telefon }} eller 0470-00 00 00.

> Ni skrev att ansökan skulle inlämnas.

Med vänlig hälsning

Bygglovsenheten
Alvesta kommun
"""
HTML = """<!doctype html><html lang="sv"><body><h1>Ansök om bygglov</h1>
<p>Du ska <b>erl&auml;gga</b> avgiften. Vi återkommer.</p><ul><li>Handlingar ska inkomma.<li>Betala</ul>
<p>Läs mer <a href="/x">här</a>.</p><img src="a.png" alt="bild"></body></html>
"""
PLAIN = "Hej!\r\n\r\nDu ska erlägga avgiften. Vi återkommer angående\r\nansökan.\r\n\r\nMed vänlig hälsning\r\nKim Ek\r\n"

_PIECES = (
    *("erlägga", " ", "\n\n", "\n", ".", "# ", "- ", "> ", "`", "*", "|", "<p>", "-->", "<!-- klarsprak: av -->", "{{", "}}"),
    *("Vi ", "återkommer i morgon. ", "inom kort", "😀", "\u2028", "é", "du ", "Nämnden beslutade om föreläggandet. ", "\r"),
)


def edited(text: str, chance: random.Random) -> str:
    """The text after a small edit."""
    at = chance.randrange(len(text) + 1)
    kind = chance.randrange(5)
    if kind <= 1:
        return text[:at] + chance.choice(_PIECES) + text[at:]
    if kind == 2:
        return text[:at] + text[at + chance.randrange(1, 12) :]
    parts = text.split("\n\n")
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    if kind == 3:
        parts[one], parts[other] = parts[other], parts[one]
    else:
        parts.insert(one, parts[other])
    return "\n\n".join(parts)


def everything(result: FileResult) -> dict[str, object]:
    """All of a result that a report shows, and the blocks of the findings."""
    shown = {k: v for k, v in vars(result).items() if k != "source"}
    return {**shown, "blocks": [f.block for f in result.findings], "details": [asdict(c) for c in result.commitments]}


@pytest.mark.parametrize(
    ("name", "format_", "text"), [("a.md", "markdown", MARKDOWN), ("a.html", "html", HTML), ("a.txt", "plain", PLAIN)]
)
@pytest.mark.parametrize("seed", [1, 2])
def test_same_as_check_after_random_edits(name: str, format_: str, text: str, seed: int, tmp_path: Path) -> None:
    chance = random.Random(f"{name}{seed}")
    checker = Checker()
    path = str(tmp_path / name)
    start = text
    for step in range(40):
        snapshot = Snapshot("uri", path, format_, text, step)
        got = checker.check(snapshot).result
        document = read(snapshot)
        expected = check_document(document, Configuration().settings_for(path).check_settings(document))
        assert everything(got) == everything(expected), f"steg {step}: {text!r}"
        text = edited(text, chance) if len(text) < 6000 else start


def test_keeps_no_more_than_the_text() -> None:
    checker = Checker()
    path = "a.md"
    for step in range(300):
        checker.check(Snapshot("uri", path, "markdown", f"{MARKDOWN}\n\nNy mening nummer {step} i texten.\n", step))
    memory = checker._known["uri"].memory
    blocks = len(read(Snapshot("uri", path, "markdown", MARKDOWN, 0)).blocks) + 1
    for kept in (memory._blocks, memory._keys, memory._given, memory._guesses, memory._languages, memory.views, memory._remarks):
        assert len(kept) == blocks
    assert memory._document is not None
    assert all(len(found) == blocks for found in memory._document._gathered.values())
    assert sum(memory._counter._sum.types.values()) == sum(len(v.memo[_Counts].types) for v in memory.views if _Counts in v.memo)
    checker.forget("uri")
    assert not checker._known


def test_a_check_that_is_called_off_loses_nothing() -> None:
    checker = Checker()
    off = threading.Event()
    off.set()
    snapshot = Snapshot("uri", "a.md", "markdown", MARKDOWN, 1)
    with pytest.raises(Cancelled):
        checker.check(snapshot, off)
    first = checker.check(snapshot).result
    with pytest.raises(Cancelled):
        checker.check(Snapshot("uri", "a.md", "markdown", "Kort text.", 2), off)
    assert everything(checker.check(snapshot).result) == everything(first)


def test_configuration_is_read_anew_when_it_changes(tmp_path: Path) -> None:
    checker = Checker()
    path = str(tmp_path / "sub" / "a.txt")
    (tmp_path / "sub").mkdir()

    def rules() -> set[str]:
        return {f.rule for f in checker.check(Snapshot("uri", path, "plain", "Du ska erlägga avgiften.", 1)).result.findings}

    assert "ORD001" in rules()
    (tmp_path / "klarsprak.toml").write_text('ignore = ["ORD001"]\n', encoding="utf-8")
    assert "ORD001" not in rules()
    nearer = tmp_path / "sub" / "klarsprak.toml"
    nearer.write_text('audience = "expert"\n', encoding="utf-8")
    rules()
    assert checker.check(Snapshot("uri", path, "plain", "Hej", 2)).result.audience == "expert"
    nearer.write_text("audience = 3\n", encoding="utf-8")
    rules()
    assert any("audience" in line for line in checker.new_faults())
    # What was said before the fault goes on holding.
    assert checker.check(Snapshot("uri", path, "plain", "Hej", 3)).result.audience == "expert"
    rules()
    assert checker.new_faults() == []
    nearer.unlink()
    assert "ORD001" not in rules()
    assert checker.new_faults() == []


def test_format() -> None:
    assert format_for("/x/a.md", "plaintext") == "markdown"
    assert format_for("/x/a.docx", "plaintext") is None
    assert format_for("/x/LÄSMIG", "plaintext") == "plain"
    assert format_for(None, "markdown") == "markdown"
    assert format_for(None, "") == "plain"
    assert format_for("/x/a.py", "python") is None
    assert snapshot_path(None, "/x", "html") == "/x/namnlös.html"
    assert snapshot_path("/x/a.md", "/y", "markdown") == "/x/a.md"


def test_half_a_character_does_not_stop_the_check() -> None:
    result = Checker().check(Snapshot("uri", "a.md", "markdown", "Du ska \ud83d erlägga avgiften.", 1)).result
    assert [f.text for f in result.findings if f.rule == "ORD001"] == ["erlägga"]

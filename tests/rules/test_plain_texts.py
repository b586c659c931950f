"""Plain texts for patients and citizens, written for the project: the tool has next to nothing to say about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from klarsprak import readers
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.engine import CheckSettings, check_document

FOLDER = Path(__file__).resolve().parents[1] / "plain_texts"
TEXTS = {
    "aterbesok.md": TextType.LETTER,
    "avgift.txt": TextType.WEB,
    "badplats.md": TextType.WEB,
    "blodprov.md": TextType.WEB,
    "feber.md": TextType.WEB,
    "lakemedel.md": TextType.WEB,
    "operation.md": TextType.LETTER,
    "vaccination.md": TextType.WEB,
}
# Promises are counted elsewhere: "Det kan ta några månader innan du känner dig bra" is none, but still taken for one.
_OTHERS = ("SVT",)


def _findings(name: str) -> tuple[list[Finding], int]:
    result = check_document(readers.read(name, (FOLDER / name).read_bytes()), CheckSettings(text_type=TEXTS[name]))
    return [f for f in result.findings if not f.rule.startswith(_OTHERS)], result.measures.words


def test_every_text_is_checked() -> None:
    assert {p.name for p in FOLDER.iterdir()} == set(TEXTS)


@pytest.mark.parametrize("name", TEXTS)
def test_no_warning(name: str) -> None:
    findings, words = _findings(name)
    assert words > 100
    assert [(f.rule, f.text) for f in findings if f.severity is not Severity.INFO] == []


def test_hardly_any_info() -> None:
    counts = [_findings(name) for name in TEXTS]
    infos, words = sum(len(f) for f, _ in counts), sum(n for _, n in counts)
    assert infos <= words / 1000, [(f.rule, f.text) for findings, _ in counts for f in findings]

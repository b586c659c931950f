"""What the page shows stands where the text is: in its own box, in its own units."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarsprak import readers
from klarsprak.engine import CheckSettings, check_document
from klarsprak.engine.runner import Checked
from klarsprak.policy import BUILT_IN
from klarsprak.reports import words
from klarsprak.serve.showing import ShownText, answer
from tests.readers.build import cell, docx, item, p, w

SAMPLES = Path(__file__).resolve().parents[2] / "corpus_samples"
NAMES = sorted(path.name for path in SAMPLES.glob("*-fore.*") if path.suffix != ".toml")


def _checked(name: str, data: bytes, packs: tuple[str, ...] = ()) -> Checked:
    document = readers.read(name, data)
    return Checked(document, check_document(document, CheckSettings(policy=packs)))


def _slice(text: str, place: list[int] | tuple[int, int]) -> str:
    """What a browser's `text.slice(…)` gives."""
    return text.encode("utf-16-le", "surrogatepass")[2 * place[0] : 2 * place[1]].decode("utf-16-le", "surrogatepass")


@given(st.text(alphabet="aå \r\n\u2028😀.é", max_size=60), st.data())
def test_places_in_a_plain_text(source: str, data: st.DataObject) -> None:
    document = readers.read("a.txt", source.encode())
    source = document.source.text
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    shown = ShownText(document)
    place = shown.span(start, end)
    assert place is not None
    assert "\r" not in shown.text
    if source[start - 1 : start + 1] != "\r\n" and source[end - 1 : end + 1] != "\r\n":
        assert _slice(shown.text, place) == source[start:end].replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")


@pytest.mark.parametrize("name", NAMES)
def test_marks_stand_on_the_words_that_are_meant(name: str) -> None:
    checked = _checked(name, (SAMPLES / name).read_bytes())
    shown = answer(checked, (), is_file=True)
    text = shown["text"]
    placed = 0
    for finding, own in zip(shown["findings"], checked.result.findings, strict=True):
        if own.whole_text:
            assert finding["place"] is None
            continue
        placed += finding["place"] is not None
        if finding["place"] is None:
            # What stands in a tag alone, such as a picture without a text, has no place in the text itself.
            assert name.endswith(".html")
            continue
        on_page = words.clean(_slice(text, finding["place"]))
        if name.endswith((".txt", ".md", ".docx", ".odt")):
            assert on_page == words.clean(own.text)
        else:
            assert on_page in words.clean(text)
        if any(s["apply"] for s in finding["suggestions"]):
            assert _slice(text, finding["place"]) == own.text
    assert placed
    for edit in shown["safe"]:
        assert _slice(text, edit["place"])
    for promise in shown["commitments"]:
        assert promise["place"] is not None
        assert _slice(text, promise["place"])


def test_an_office_document_is_shown_as_plain_text() -> None:
    table = w("tbl", w("tr", cell(p("Ärende")), cell(p("Tid"))), w("tr", cell(p("Bygglov")), cell(p("tio veckor"))))
    body = p("Avgifter 😀", "Rubrik1") + p("Du ska erlägga avgiften:") + item("i banken") + item("på nätet") + table
    body += p("Ni skrev så.", "Citat") + p("Avgiften skall erläggas.")
    checked = _checked("a.docx", docx(body))
    shown = answer(checked, (), is_file=True)
    assert shown["text"] == (
        "Avgifter 😀\n\nDu ska erlägga avgiften:\n\n• i banken\n• på nätet\n\nÄrende\tTid\nBygglov\ttio veckor\n\n"
        "> Ni skrev så.\n\nAvgiften skall erläggas."
    )
    marked = [_slice(shown["text"], f["place"]) for f in shown["findings"] if f["place"] and f["rule"].startswith("ORD")]
    assert {"erlägga", "skall"} <= set(marked)


def test_safe_edits_are_those_of_fix() -> None:
    text = "Hej!\r\n\r\nAvgiften 😀 ska erläggas enl. avtal.\r\n"
    shown = answer(_checked("a.txt", text.encode()), (), is_file=True)
    mended = shown["text"]
    for edit in reversed(shown["safe"]):
        low, high = edit["place"]
        units = mended.encode("utf-16-le")
        mended = (units[: 2 * low] + edit["text"].encode("utf-16-le") + units[2 * high :]).decode("utf-16-le")
    assert mended == "Hej!\n\nAvgiften 😀 ska betalas enligt avtal.\n"


def _clauses(shown: dict[str, Any], status: str) -> list[dict[str, Any]]:
    return [clause for pack in shown["policy"] for clause in pack["clauses"] if clause["status"] == status]


def test_policy_verdicts_lead_to_what_speaks_against_them() -> None:
    checked = _checked(
        "a.txt", "Hej!\n\nVi återkommer. Vi återkommer angående avtalet.\n\nHälsningar\nKim Ek\n".encode(), BUILT_IN
    )
    shown = answer(checked, BUILT_IN, is_file=False)
    assert len(shown["policy"]) == len(BUILT_IN)
    assert sum(len(pack["clauses"]) for pack in shown["policy"]) == len(checked.result.policy)
    broken = _clauses(shown, "not_met")
    assert broken
    found = {f.rule for f in checked.result.findings}
    against = [row for clause in broken for row in clause["against"]]
    assert {"rule": "", "text": "Löfte utan tid"} in against
    assert {row["rule"] for row in against} - {None, ""} <= found
    assert all("@" not in row["text"] for row in against)
    assert all(clause["question"] and not clause["against"] for clause in _clauses(shown, "human"))


def test_promises_say_by_when() -> None:
    shown = answer(
        _checked("a.txt", "Du får svar senast den 4 december 2026. Vi återkommer inom kort. Vi återkommer.\n".encode()),
        (),
        is_file=False,
    )
    assert [(p["label"], p["when"]) for p in shown["commitments"]] == [
        ("Tid angiven", "Senast 4 december 2026"),
        ("Oklar tid", "Inom kort"),
        ("Tid saknas", ""),
    ]
    assert shown["text"] is None


def test_text_that_would_rewrite_the_page_is_only_text() -> None:
    evil = "Hej <b>du</b>! Du skall\u202e <script>alert(1)</script> erlägga avgiften."
    shown = answer(_checked("a.txt", evil.encode()), (), is_file=True)
    assert shown["text"] == evil
    assert all("\u202e" not in f["excerpt"] for f in shown["findings"])

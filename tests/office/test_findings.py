"""A commented copy of a Word document by the real rules: every finding in its place, and the same text still there."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klarsprak import readers
from klarsprak.core.document import ReadError
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.engine import CheckSettings, check_document
from klarsprak.engine.fix import fix
from klarsprak.reports import word
from klarsprak.reports.word import Copy, commented
from tests.office.revising import commented as marked_text
from tests.office.revising import revised
from tests.readers.build import docx as build
from tests.readers.build import field, p, par, r, w

WHEN = datetime(2027, 5, 4, 12, 30)
LETTER = (
    p("Beslut om avgift", "Rubrik1")
    + p("Hej Kim!")
    + par(r("Det "), r("före", "<w:b/>"), r("ligger ett fel. Du skall er"), r("lägga", "<w:i/>"), r(" avgiften."))
    + par(w("hyperlink", r("Du skall läsa mer"), anchor="a"), r(" snart. Vi återkommer."))
    + par(w("ins", r("Avgiften skall erläggas nu."), id="7", author="Kim"))
    + par(field("DOCPROPERTY x", r("Fältet skall stå kvar.")))
    + p("Med vänlig hälsning")
)


def _findings(data: bytes) -> tuple[str, list[Finding]]:
    document = readers.read("brev.docx", data)
    return document.source.text, check_document(document, CheckSettings(text_type=TextType.LETTER)).findings


def _copy(data: bytes, *, track: bool = False) -> Copy:
    text, findings = _findings(data)
    return commented("brev.docx", data, text, findings, track=track, when=WHEN)


def test_every_finding_is_a_comment_on_its_own_text() -> None:
    data = build(LETTER)
    text, findings = _findings(data)
    copy = _copy(data)
    assert copy.comments == len(findings) > 8
    assert (copy.changes, copy.dropped, copy.left_out) == (0, (), 0)
    assert _findings(copy.data) == (text, findings)
    said = [text for _, text in marked_text(copy.data)]
    assert "föreligger" in said
    assert "erlägga" in said


def test_tracked_changes_are_what_fix_gives() -> None:
    data = build(LETTER)
    text, findings = _findings(data)
    copy = _copy(data, track=True)
    in_field = text.index("Fältet")
    document = readers.read("brev.docx", data)
    mended = fix(document, [f for f in findings if f.start < in_field])
    assert copy.changes == len(mended.applied) >= 5
    assert [finding.text for finding, _ in copy.dropped] == ["skall"]
    for result in (copy.data, revised(copy.data, word.AUTHOR, accept=True)):
        assert readers.read("a.docx", result).source.text == mended.text
    assert _findings(revised(copy.data, word.AUTHOR, accept=False)) == (text, findings)
    assert readers.read("a.docx", copy.data).source.text.count("skall") == 1


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["Du skall ", "er", "lägga", " avgiften. ", "f.n. ", "Vi återkommer. ", "å"]), min_size=3))
def test_findings_are_the_same_in_the_copy(pieces: list[str]) -> None:
    data = build(par(*(r(piece, "<w:b/>" if n % 2 else "") for n, piece in enumerate(pieces))) + p("Med vänlig hälsning"))
    text, findings = _findings(data)
    copy = commented("brev.docx", data, text, findings, track=False, when=WHEN)
    assert _findings(copy.data) == (text, findings)


def test_changed_document_is_refused() -> None:
    with pytest.raises(ReadError, match="ändrades medan"):
        commented("brev.docx", build(p("Hej.")), "Hej då.", [], track=False, when=WHEN)


def test_nothing_to_say_gives_the_same_document() -> None:
    data = build(p("Hej på dig."))
    copy = commented("brev.docx", data, "Hej på dig.", [], track=True, when=WHEN)
    assert copy.comments == 0
    assert copy.data == commented("brev.docx", copy.data, "Hej på dig.", [], track=True, when=WHEN).data
    assert readers.read("a.docx", copy.data).source.text == "Hej på dig."


def test_findings_beyond_what_word_opens_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("klarsprak.office.word.MAX_COMMENTS", 3)
    copy = _copy(build(LETTER))
    assert copy.comments == 3
    assert copy.left_out > 5
    assert len(marked_text(copy.data)) == 3


def test_own_words_pass_the_tool() -> None:
    said = [word.TRACKED, word.WHOLE, *(f"{place}." for place in word.PLACES.values())]
    document = readers.read("a.md", "\n\n".join(said).encode())
    findings = check_document(document, CheckSettings(text_type=TextType.WEB)).findings
    assert [f.message for f in findings if f.severity is not Severity.INFO] == []

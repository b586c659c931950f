"""Checked texts made by hand, so that a report's exact words depend on nothing but the report."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from klarsprak import readers
from klarsprak.core.document import Document
from klarsprak.core.finding import Finding, Severity, Suggestion
from klarsprak.core.result import Commitment, CommitmentStatus, FileResult, Measures, Score, ScoreEffect
from klarsprak.engine.runner import Checked

LETTER = """\
Beslut om bidrag

Hej Kim!

Du har rätt att erhålla bidrag för att bygga om ditt badrum, och du kan även erhålla råd av oss om hur det går till när du \
anlitar en hantverkare.

Sökanden kan erhålla [röd] handledning. Vi återkommer.

Med vänlig hälsning
Robin Alm
"""

PARTS = {"ord": 48, "meningar": 71, "struktur": 100, "ton": 100, "svarstid": 62}


class Remark(NamedTuple):
    """A finding to place: the n-th occurrence of `needle`, or the text as a whole where it is empty."""

    rule: str
    severity: Severity
    needle: str
    message: str
    why: str = "Få använder ordet i tal."
    suggestions: tuple[str, ...] = ()
    occurrence: int = 0


REMARKS = (
    Remark("KON901", Severity.ERROR, "", "Avsändaren saknas.", "Läsaren vill veta vem som skriver."),
    Remark("ORD901", Severity.WARNING, "erhålla", "”erhålla” är ålderdomligt.", suggestions=("få",)),
    Remark("ORD901", Severity.WARNING, "erhålla", "”erhålla” är ålderdomligt.", suggestions=("få",), occurrence=1),
    Remark("ORD901", Severity.WARNING, "erhålla", "”erhålla” är ålderdomligt.", suggestions=("få",), occurrence=2),
    Remark("ORD901", Severity.WARNING, "handledning", "”handledning” är ålderdomligt. Skriv ”hjälp”.", suggestions=("hjälp",)),
    Remark(
        "MEN901",
        Severity.INFO,
        "Du har rätt att erhålla bidrag för att bygga om ditt badrum, och du kan även erhålla råd av oss om hur det går till "
        "när du anlitar en hantverkare.",
        "Meningen har 27 ord.",
        "Korta meningar är lätta att läsa.",
    ),
)


def finding(document: Document, remark: Remark) -> Finding:
    """Place a remark in a document."""
    text = document.source.text
    if remark.needle:
        start = -1
        for _ in range(remark.occurrence + 1):
            start = text.index(remark.needle, start + 1)
        end = start + len(remark.needle)
    else:
        start, end = document.blocks[0].start, document.blocks[0].end
    block = next((i for i, b in enumerate(document.blocks) if b.start <= start < b.end), -1)
    return Finding(
        rule=remark.rule,
        name="prov",
        severity=remark.severity,
        message=remark.message,
        why=remark.why,
        start=start,
        end=end,
        text=text[start:end],
        suggestions=tuple(Suggestion(s) for s in remark.suggestions),
        source="Provregel",
        clauses=("alvesta:enkel-2",),
        block=block,
        whole_text=not remark.needle,
    )


def checked(
    text: str = LETTER,
    remarks: tuple[Remark, ...] = REMARKS,
    *,
    path: str = "brev.txt",
    notes: tuple[str, ...] = (),
    total: int = 64,
) -> Checked:
    """A checked text with the given remarks, and figures that are always the same."""
    document = readers.read(path, text.encode())
    start = text.find("Vi återkommer")
    commitments = []
    if start >= 0:
        end = start + len("Vi återkommer")
        commitments.append(Commitment(text[start:end], "Vi", "återkommer", CommitmentStatus.MISSING, None, start, end))
        commitments.append(
            Commitment(
                "Vi svarar den 4 maj", "Vi", "svarar", CommitmentStatus.EXPLICIT, date(2026, 5, 4), start, end, "den 4 maj"
            )
        )
    result = FileResult(
        source=document.source,
        audience="allmanhet",
        text_type="brev",
        score=Score(
            total,
            dict(PARTS),
            (ScoreEffect("ORD901", "prov", 4, 9.4), ScoreEffect("", "Meningarna är långa (i snitt 18 ord)", 0, 3.1)),
        ),
        measures=Measures(1234, 41, 43.25, 3.5, None, 1.234, 18.44, 0.281, 0.146, 0.2, 8.1, 9),
        findings=sorted((finding(document, r) for r in remarks), key=lambda f: (f.start, f.end)),
        commitments=commitments,
        notes=list(notes),
    )
    return Checked(document, result)

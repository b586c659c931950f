"""The policy report as a Word file. The only place that knows python-docx, which is an extra (`docx`)."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from klarsprak.reports import words
from klarsprak.reports.pages import capital, percent, signed
from klarsprak.reports.policy_formats import shown, values

if TYPE_CHECKING:
    from docx.document import Document

#: Letters that a file format for XML cannot hold, even escaped.
_UNFIT = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])


def to_docx(data: Mapping[str, Any]) -> bytes:
    """The report as the bytes of a Word file: real headings, lists and tables with header rows, in Swedish."""
    from docx import Document as new

    v = values(data)
    document = new()
    _set_up(document, v)
    document.add_heading("Uppföljning av policyn", 0)
    described = f"{v['title']}. {v['one']['described']}" if v["one"] else v["title"]
    _paragraph(document, f"{described}. Gjord {v['day']} med klarsprak {v['version']}.")
    document.add_heading("Kort sagt", 1)
    _list(document, v["summary"])
    if v["since"]:
        _since(document, v)
    for policy in v["policies"]:
        _policy(document, policy, v)
    if v["answers"]:
        _answers(document, v["answers"])
    if v["one"]:
        _one(document, v)
    elif v["all"]["texts"]:
        _archive(document, v)
    _promises(document, v)
    if v["errors"]:
        document.add_heading("Filer som inte gick att läsa", 1)
        _list(document, [f"{e['path']}: {e['message']}" for e in v["errors"]])
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_up(document: Document, v: Mapping[str, Any]) -> None:
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Mm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    properties = document.core_properties
    properties.title, properties.author, properties.language = "Uppföljning av policyn", f"klarsprak {v['version']}", "sv-SE"
    properties.comments = ""
    normal: Any = document.styles["Normal"]
    normal.font.size = Pt(10.5)
    for name in ("Title", "Heading 1", "Heading 2"):
        heading: Any = document.styles[name]
        heading.font.color.rgb = RGBColor(0x0A, 0x3A, 0x52)
    # Without it a screen reader would read the page with an English voice.
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "sv-SE")
    run = normal.element.get_or_add_rPr()
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    run.append(language)
    for defaults in document.styles.element.iter(qn("w:lang")):
        defaults.set(qn("w:val"), "sv-SE")


def _fit(text: object) -> str:
    return str(text).translate(_UNFIT)


def _paragraph(document: Document, text: str) -> None:
    document.add_paragraph(_fit(text))


def _list(document: Document, lines: Sequence[str]) -> None:
    for line in lines:
        document.add_paragraph(_fit(line), style="List Bullet")


def _table(document: Document, head: Sequence[str], rows: Sequence[Sequence[object]], widths: Sequence[int] = ()) -> None:
    """A table whose first row is repeated on each page. `widths`: of the columns, in millimetres."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Mm, Pt

    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    table.autofit = not widths
    # Word goes by the cells' widths, LibreOffice by the columns'.
    for column, width in zip(table.columns, widths, strict=False):
        column.width = Mm(width)
    for row in [head, *rows]:
        cells = table.rows[0].cells if row is head else table.add_row().cells
        for number, (cell, text) in enumerate(zip(cells, row, strict=True)):
            cell.text = _fit(text)
            if widths:
                cell.width = Mm(widths[number])
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.size = Pt(9)
                    run.font.bold = row is head
    for number, row_of in enumerate(table.rows):
        properties = row_of._tr.get_or_add_trPr()
        marks = ["w:cantSplit", *(["w:tblHeader"] if number == 0 else [])]
        for mark in marks:
            element = OxmlElement(mark)
            element.set(qn("w:val"), "true")
            properties.append(element)
    _paragraph(document, "")


def _since(document: Document, v: Mapping[str, Any]) -> None:
    since = v["since"]
    document.add_heading(f"Sedan {since['made']}", 1)
    _list(document, v["since_told"])
    sure = {True: "Ja", False: "Nej, kan vara slump", None: "För få texter"}
    if since["clauses"]:
        _table(
            document,
            ["Punkt", "Då", "Nu", "Skillnad", "Säker skillnad?", "Rättade", "Försämrade"],
            [
                [
                    c["title"],
                    percent(c["before"]),
                    percent(c["now"]),
                    f"{signed(100 * c['change'])} p.e.",
                    sure[c["sure"]],
                    c["mended"],
                    c["broken"],
                ]
                for c in since["clauses"]
            ],
            (58, 16, 16, 20, 24, 18, 22),
        )
    if since["findings"]:
        document.add_heading("Anmärkningar per 1 000 ord", 2)
        rates = [
            [f"{f['title']} ({f['rule']})", words.number(f["before"], 1), words.number(f["now"], 1)] for f in since["findings"]
        ]
        _table(document, ["Regel", "Då", "Nu"], rates, (100, 25, 25))
    for name, rows in (("Har blivit bättre", since["better"]), ("Har blivit sämre", since["worse"])):
        if rows:
            document.add_heading(name, 2)
            _list(document, [f"{r['path']}: {r['before']} → {r['now']} poäng" for r in rows])


def _policy(document: Document, policy: Mapping[str, Any], v: Mapping[str, Any]) -> None:
    document.add_heading(_fit(policy["name"]), 1)
    about = ". ".join(x.rstrip(".") for x in (policy["reference"], policy["validity"]) if x)
    if about:
        _paragraph(document, f"{about}.")
    statuses = v["statuses"]
    if v["one"]:
        rows = [
            [c["title"], "\n".join([statuses.get(c["status"], "–"), *_answered(c, statuses)]), "\n".join(c["shown"])]
            for c in policy["clauses"]
        ]
        _table(document, ["Punkt", "Bedömning", "Underlag"], rows, (62, 38, 70))
        return
    rows = []
    for c in policy["clauses"]:
        share = percent(c["share"])
        if c["low"] is not None:
            share += f"\n({percent(c['low'])}–{percent(c['high'])})"
        counts = [words.number(c[status]) for status in ("met", "not_met", "human", "not_applicable")]
        rows.append([c["title"], "\n".join([share, *_answered(c, statuses)]), *counts])
    _table(
        document,
        ["Punkt", "Andel som uppfyller", "Uppfyllt", "Inte uppfyllt", "Behöver bedömas", "Gäller inte"],
        rows,
        (58, 32, 20, 20, 22, 18),
    )


def _answered(clause: Mapping[str, Any], statuses: Mapping[str, str]) -> list[str]:
    answers = clause["answers"]
    lines = []
    if said := answers["said"]:
        signed_by = f" från {said['signed']}" if said["signed"] else ""
        lines.append(f"Svar{signed_by}: {statuses[said['verdict']].lower()}")
        lines += [said["comment"]] if said["comment"] else []
    if answers["share"] is not None:
        lines.append(f"Människors bedömning: {percent(answers['share'])} av {answers['met'] + answers['not_met']}")
    return lines


def _answers(document: Document, answers: Mapping[str, Any]) -> None:
    document.add_heading("Människors svar", 1)
    _paragraph(document, f"{answers['used']} av {answers['given']} svar i {answers['path']} räknas.")
    for what, told in (
        ("stale", "Texten har ändrats sedan svaret. Bedöm igen:"),
        ("unknown", "Svar på något som inte är med:"),
        ("unneeded", "Svaret behövdes inte. Programmet har redan bedömt punkten i texten:"),
    ):
        if answers[what]:
            _paragraph(document, told)
            _list(document, [", ".join(x for x in (a["clause"], a["text"]) if x) for a in answers[what]])


def _one(document: Document, v: Mapping[str, Any]) -> None:
    one = v["one"]
    if one["audiences"]:
        document.add_heading("Vem texten passar", 1)
        lines = []
        for a in one["audiences"]:
            why = f". {capital(', '.join(a['shown']))}" if a["shown"] else ""
            lines.append(f"{capital(v['audience_names'][a['audience']])}: {'ja' if a['fit'] else 'nej'}{why}")
        _list(document, lines)
    if one["remarks"]:
        document.add_heading("Det här behöver du ändra", 1)
        for group in one["remarks"]:
            document.add_heading(_fit(f"{capital(group['title'])} ({group['rule']}, {group['label']})"), 2)
            lines = []
            for p in group["places"]:
                where = f" (rad {', '.join(map(str, p['lines']))})" if p["lines"] else ""
                better = f" Skriv hellre: {', '.join(f'”{s}”' for s in p['suggestions'])}" if p["suggestions"] else ""
                quoted = f"”{p['text']}”{where}. " if p["text"] else ""
                lines.append(f"{quoted}{p['message']}{better}")
            _list(document, lines)


def _archive(document: Document, v: Mapping[str, Any]) -> None:
    document.add_heading("Hur poängen fördelar sig", 1)
    _table(document, ["Poäng", "Texter"], list(zip(v["bins"], v["all"]["histogram"], strict=True)), (30, 30))
    for _, name, rows in v["groups"]:
        document.add_heading(name, 2)
        head = [name, "Texter", *(label for _, label in v["figures"])]
        _table(
            document,
            head,
            [
                [g["name"], words.number(g["texts"]), *(shown(g[f]["median"], f) if g[f] else "–" for f, _ in v["figures"])]
                for g in rows
            ],
        )
    _paragraph(document, "Talen är medianer.")
    if v["findings"]:
        document.add_heading("Vanligaste anmärkningarna", 1)
        _table(
            document,
            ["Regel", "Antal", "Texter", "Exempel"],
            [
                [
                    f"{f['title']} ({f['rule']})",
                    words.number(f["count"]),
                    words.number(f["texts"]),
                    "\n".join(f"”{e['text']}” ({e['path']}, rad {e['line']})" for e in f["examples"]),
                ]
                for f in v["findings"]
            ],
            (52, 16, 16, 86),
        )
    for name, ends in (("Texter att börja med", v["worst"]), ("Bästa texterna", v["best"])):
        if ends:
            document.add_heading(name, 1)
            _list(document, [f"{f['path']}: {f['score']} poäng, punkter som inte uppfylls: {f['not_met']}" for f in ends])


def _promises(document: Document, v: Mapping[str, Any]) -> None:
    promises = v["promises"]
    document.add_heading("Löften utan tid", 1)
    if not promises["count"]:
        _paragraph(document, "Texten har inga löften." if v["one"] else "Texterna har inga löften.")
        return
    many = words.count(promises["count"], "löfte", "löften")
    _paragraph(document, f"{words.number(promises['without_time'])} av {many} saknar en bestämd tid.")
    lines = []
    for x in promises["listed"]:
        times = f"{words.number(x['count'])} gånger, första gången i " if x["count"] > 1 else ""
        lines.append(f"”{x['text']}” ({times}{x['path']}, rad {x['line']})")
    _list(document, lines)
    if promises["without_time"] > sum(x["count"] for x in promises["listed"]):
        _paragraph(document, f"De {len(promises['listed'])} vanligaste visas.")

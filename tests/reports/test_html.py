"""The HTML report: self-contained, escaped, whole, and readable for everyone."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from klarsprak.core.finding import Severity
from klarsprak.core.result import FileError, RunResult
from klarsprak.engine.runner import Checked
from klarsprak.reports.html import TEMPLATES, HtmlReport
from tests.reports.sample import REMARKS, Remark, checked

EVIL = "<script>alert(1)</script> & \" ' {{ 7*7 }} {% if %} javascript:"


def _report(*texts: Checked, errors: tuple[FileError, ...] = ()) -> str:
    stream = io.StringIO()
    report = HtmlReport(stream, today=date(2026, 11, 22))
    for text in texts:
        report.add(text)
    report.finish(RunResult([t.result for t in texts], list(errors)))
    return stream.getvalue()


def _tree(*texts: Checked, errors: tuple[FileError, ...] = ()) -> html.HtmlElement:
    return html.document_fromstring(_report(*texts, errors=errors))


def _text(element: html.HtmlElement) -> str:
    """The element's text; what stands in blocks or cells of its own is set apart by a space."""
    for cell in element.xpath(".//td | .//p | .//span[@class='small']"):
        cell.tail = f" {cell.tail or ''}"
    return " ".join(element.text_content().split())


def test_page_asks_for_nothing_from_outside() -> None:
    page = _report(checked(), checked(path="b.txt"))
    tree = html.document_fromstring(page)
    targets = tree.xpath("//@src | //@href | //@action | //@data | //@srcset")
    assert [t for t in targets if not t.startswith("#")] == ["data:,"]
    assert not re.search(r"url\(|@import|https?:", page)
    assert tree.xpath("//script | //iframe | //object | //img | //link[@rel!='icon']") == []
    assert "default-src 'none'" in tree.xpath("string(//meta[@http-equiv]/@content)")


@pytest.mark.parametrize("count", [1, 3])
def test_links_lead_somewhere_and_ids_are_unique(count: int) -> None:
    tree = _tree(*(checked(path=f"{i}.txt") for i in range(count)))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href.removeprefix("#") for href in tree.xpath("//@href") if href.startswith("#")}
    assert targets <= set(ids)
    labelled = set(tree.xpath("//@aria-labelledby"))
    assert labelled <= set(ids)


def test_everything_is_escaped() -> None:
    remark = Remark("ORD901", Severity.WARNING, "alert", EVIL, EVIL, (EVIL,))
    text = checked(f"Du kan {EVIL} här.\n", (remark,), path=f"{EVIL}.txt", notes=(EVIL,))
    page = _report(text, errors=(FileError(EVIL, EVIL),))
    assert "<script" not in page
    tree = html.document_fromstring(page)
    assert EVIL in _text(tree.xpath("//h1")[0])
    assert "{{ 7*7 }}" in _text(tree.xpath("//div[@class='sheet']")[0])
    assert _text(tree.xpath("//*[@class='errors']//li")[0]) == f"{EVIL}: {EVIL}"


def test_text_is_shown_whole_with_each_mark_in_place() -> None:
    tree = _tree(checked())
    (sheet,) = tree.xpath("//div[@class='sheet']")
    shown = " ".join(_text(p) for p in sheet.xpath(".//div[@class='paper']"))
    assert "Sökanden kan erhålla4 [röd] handledning5. Vi återkommer." in shown
    for number, words in ((2, "erhålla"), (5, "handledning")):
        (anchor,) = tree.xpath(f"//*[@id='t1-m{number}']")
        assert _text(anchor.getparent()) == words


def test_numbers_run_from_the_grave_to_the_mild() -> None:
    tree = _tree(checked())
    cards = [(c.get("class"), c.xpath(".//li/@id")) for c in tree.xpath("//li[starts-with(@class, 'card')]")]
    assert cards == [
        ("card error", ["t1-f1"]),
        ("card warning", ["t1-f2", "t1-f3"]),
        ("card info", ["t1-f6"]),
        ("card warning", ["t1-f4", "t1-f5"]),
    ]


def test_a_reason_is_said_once() -> None:
    (sheet,) = _tree(checked()).xpath("//div[@class='sheet']")
    assert _text(sheet).count("Få använder ordet i tal.") == 1


def test_the_text_never_waits_for_the_cards_and_cards_come_after_their_text() -> None:
    """On a dense text the cards gather behind it; on a sparse one each stands right after its own paragraph."""
    text = "\n\n".join(f"Du kan erhålla{i} bidrag." for i in range(4))
    remarks = tuple(
        Remark("ORD901", Severity.WARNING, f"erhålla{i}", "Ett långt råd om vad du kan skriva. " * 8) for i in range(4)
    )
    sheet = _tree(checked(text, remarks)).xpath("//div[@class='sheet']")[0]
    assert [c.tag for c in sheet] == ["div", "ol", "div", "div", "div", "ol", "ol", "ol"]
    words = " ".join(["ord"] * 400)
    sparse = _tree(checked(f"Du kan erhålla0 bidrag. {words}.\n\nDu kan erhålla1 bidrag.", remarks[:2]))
    assert [c.tag for c in sparse.xpath("//div[@class='sheet']")[0]] == ["div", "ol", "div", "ol"]


def test_nested_and_overlapping_marks_keep_the_text() -> None:
    text = "Ett två tre fyra fem sex.\n"
    remarks = (
        Remark("ORD901", Severity.INFO, "Ett två tre fyra fem sex.", "a"),
        Remark("ORD901", Severity.WARNING, "två tre", "b"),
        Remark("ORD901", Severity.ERROR, "tre fyra", "c"),
        Remark("ORD901", Severity.WARNING, "tre", "d"),
        Remark("ORD901", Severity.WARNING, "sex", "e"),
    )
    tree = _tree(checked(text, remarks))
    (paragraph,) = tree.xpath("//div[@class='paper']//p")
    assert "".join(paragraph.xpath(".//span[starts-with(@class, 't ')]//text()")) == "Ett två tre fyra fem sex."
    marks = [(m.get("class"), "".join(m.itertext())) for m in paragraph.xpath(".//mark")]
    assert marks == [
        ("info", "Ett "),
        ("warning", "två "),
        ("error", "tre"),
        ("error", " fyra"),
        ("info", " fem "),
        ("warning", "sex"),
        ("info", "."),
    ]
    assert len(paragraph.xpath(".//a[starts-with(@class, 'ref')]")) == len(remarks)


def test_structure_of_the_text_is_kept() -> None:
    source = (
        "# Rubrik\n\n- **ett**\n  - inne\n- två\n\n1. först\n2. sedan\n\n| A | B |\n|---|---|\n| x | y |\n\n"
        "> citat\n\nHej {{ namn }} och [sidan](https://example.se/).\n"
    )
    tree = _tree(checked(source, (), path="a.md"))
    (sheet,) = tree.xpath("//div[starts-with(@class, 'sheet')]")
    assert [_text(h) for h in sheet.xpath(".//*[@role='heading']")] == ["Rubrik"]
    items = [(li.get("class"), _text(li)) for li in sheet.xpath(".//ul[@class='doc-list']/li")]
    assert items == [
        ("depth-1", "• ett"),
        ("depth-2", "• inne"),
        ("depth-1", "• två"),
        ("depth-1", "1. först"),
        ("depth-1", "2. sedan"),
    ]
    assert [_text(c) for c in sheet.xpath(".//th")] == ["A", "B"]
    assert [_text(c) for c in sheet.xpath(".//td")] == ["x", "y"]
    assert [_text(q) for q in sheet.xpath(".//p[contains(@class, 'quoted')]")] == ["citat"]
    assert [_text(c) for c in sheet.xpath(".//span[contains(@class, 'opaque')]")] == ["{{ namn }}"]
    assert [_text(c) for c in sheet.xpath(".//span[contains(@class, 'strong')]")] == ["ett"]
    assert "https://example.se/" not in _report(checked(source, (), path="a.md"))


def test_tips_wait_to_be_asked_for_unless_they_are_all_there_is() -> None:
    assert _tree(checked()).xpath("//input[@id='visa-info']/@checked") == []
    assert _tree(checked()).xpath("//input[@id='visa-error']/@checked") != []
    assert _tree(checked(remarks=REMARKS[-1:])).xpath("//input[@id='visa-info']/@checked") != []


def test_summary_measures_and_promises() -> None:
    tree = _tree(checked())
    (ring,) = tree.xpath("//*[local-name()='svg' and starts-with(@class, 'ring')]")
    assert ring.get("aria-label") == "Klarspråkspoäng 64 av 100, delvis otydlig"
    rows = {
        _text(r.xpath("./th")[0]): _text(r.xpath("./td")[0]) for r in tree.xpath("//table[contains(@class, 'figures')]/tbody/tr")
    }
    assert rows["Ord per mening"] == "18,4"
    assert rows["Nominalkvot"] == "1,23"
    assert rows["OVIX"] == "–"
    promises = [_text(r) for r in tree.xpath("//section[@aria-label='Löften i texten']//tbody/tr")]
    assert promises == ["tid saknas Vi återkommer – 7", "tid angiven Vi svarar den 4 maj 2026-05-04 7"]
    assert "Skapad 22 november 2026" in _text(tree)


def test_several_texts_have_an_index() -> None:
    empty = checked("", (), path="tom.txt", notes=("Filen är tom.",))
    empty.result.measures = type(empty.result.measures)()
    tree = _tree(checked(), checked(path="b.txt"), empty, errors=(FileError("c.docx", "Dokumentet är skadat."),))
    rows = [_text(r) for r in tree.xpath("//section[@aria-labelledby='oversikt']//tbody/tr")]
    assert len(rows) == 3
    assert rows[1].startswith("b.txt")
    assert "– 0 0 0" in rows[2]
    assert [_text(h) for h in tree.xpath("//article/h2")] == ["brev.txt", "b.txt", "tom.txt"]
    assert "Dokumentet är skadat." in _text(tree)
    assert "Så räknas måtten" in _text(tree)


def test_no_text_at_all() -> None:
    page = _report(errors=(FileError("a.txt", "Filen eller mappen finns inte."),))
    assert "Filen eller mappen finns inte." in page


def test_headings_and_landmarks() -> None:
    tree = _tree(checked())
    assert tree.get("lang") == "sv"
    assert len(tree.xpath("//h1")) == 1
    assert len(tree.xpath("//main")) == 1
    assert tree.xpath("//header")
    assert tree.xpath("//footer")
    assert tree.xpath("//a[@class='skip']/@href") == ["#innehall"]
    assert tree.xpath("//*[@role='img' and not(@aria-label)]") == []
    assert all(i.getparent().tag == "label" for i in tree.xpath("//input"))


def _luminance(colour: str) -> float:
    colour = colour.lstrip("#")
    if len(colour) == 3:
        colour = "".join(c * 2 for c in colour)
    channels = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _schemes() -> list[dict[str, str]]:
    css = (Path(TEMPLATES) / "report.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    first = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", light))
    return [first, first | dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", dark))]


#: Text on ground, as the style sheet puts them together.
PAIRS = [
    *((text, ground) for text in ("ink", "muted", "accent") for ground in ("paper", "page")),
    *((name, f"{name}-soft") for name in ("error", "warning", "info", "good")),
    *((name, "paper") for name in ("error", "warning", "info", "good")),
    *(("paper", name) for name in ("error", "warning", "info")),
    *(("ink", f"{name}-soft") for name in ("error", "warning")),
]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_contrast_is_enough_for_everyone(scheme: int, text: str, ground: str) -> None:
    """WCAG 1.4.3: at least 4.5 to 1."""
    colours = _schemes()[scheme]
    low, high = sorted((_luminance(colours[text]), _luminance(colours[ground])))
    assert (high + 0.05) / (low + 0.05) >= 4.5

"""The policy report: shares, distributions, evidence in words, and the same figures in every format."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from klarsprak import readers
from klarsprak.core.result import FileError
from klarsprak.engine import CheckSettings, check_document
from klarsprak.engine.runner import Checked
from klarsprak.policy.answers import Answers
from klarsprak.policy.packs import load_all
from klarsprak.reports.policy import PolicyReport, interval
from klarsprak.reports.policy_formats import to_html, to_json, to_markdown
from klarsprak.reports.policy_since import SinceError, read, since
from klarsprak.reports.policy_words import said
from tests.clients.browser import assert_read_by_all, print_a4

if TYPE_CHECKING:
    from playwright.sync_api import Page

SAMPLES = Path(__file__).resolve().parents[2] / "corpus_samples"
NAMES = ("alvesta", "spraklagen")
TODAY = date(2026, 11, 22)
ALL = sorted(p.name for p in SAMPLES.iterdir() if p.suffix != ".toml" and p.is_file() and readers.is_supported(str(p)))


@pytest.fixture(autouse=True)
def _house_rules() -> None:
    """The real rules, in place of this folder's invented ones."""


def _checked(text: str, name: str = "text.md") -> Checked:
    document = readers.read(name, text.encode())
    return Checked(document, check_document(document, CheckSettings(policy=NAMES)))


def _sample(name: str, shown: str = "") -> Checked:
    document = readers.read(name, (SAMPLES / name).read_bytes(), display=shown or name)
    return Checked(document, check_document(document, CheckSettings(policy=NAMES)))


def _data(*texts: Checked, errors: tuple[FileError, ...] = (), answers: Answers | None = None) -> dict[str, Any]:
    report = PolicyReport(load_all(NAMES), TODAY, answers)
    for text in texts:
        report.add(text)
    return report.data(errors)


def _clause(data: dict[str, Any], clause: str) -> dict[str, Any]:
    return next(c for p in data["policies"] for c in p["clauses"] if c["clause"] == clause)


@pytest.fixture(scope="module")
def archive() -> dict[str, Any]:
    texts = (_sample("forsorjningsstod-fore.txt"), _sample("forsorjningsstod-efter.txt"))
    return _data(*texts, errors=(FileError("x.docx", "Filen är skadad."),))


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """All samples, in folders by whether they are good."""
    texts = [_sample(n, f"arkiv/{'bra' if '-efter' in n else 'dåligt'}/{n}") for n in ALL]
    return _data(*texts, errors=(FileError("arkiv/x.docx", "Filen är skadad."),))


def test_shares_count_judged_texts(archive: dict[str, Any]) -> None:
    law = _clause(archive, "spraklagen:11")
    assert (law["met"], law["not_met"], law["share"], law["low"]) == (1, 1, 0.5, None)
    assert law["breaking"] == ["forsorjningsstod-fore.txt"]
    assert _clause(archive, "alvesta:trovardig-1")["not_applicable"] == 2
    only_human = _clause(archive, "alvesta:tillganglig-2")
    assert (only_human["human"], only_human["share"], only_human["answers"]["open"]) == (2, None, 2)


def test_each_text_counts_once_and_its_clauses_add_up(whole: dict[str, Any]) -> None:
    count = len(ALL)
    assert whole["texts"] == len(whole["files"]) == whole["all"]["texts"] == sum(whole["all"]["histogram"]) == count
    for policy in whole["policies"]:
        for clause in policy["clauses"]:
            counts = Counter(f["verdicts"][clause["clause"]] for f in whole["files"])
            assert {s: clause[s] for s in ("met", "not_met", "human", "not_applicable")} == {
                s: counts[s] for s in ("met", "not_met", "human", "not_applicable")
            }
    for groups in whole["groups"].values():
        assert sum(g["texts"] for g in groups) == count
    assert {g["name"]: g["texts"] for g in whole["groups"]["unit"]} == {"bra": count // 2, "dåligt": count // 2}
    assert whole["promises"]["count"] == sum(f["promises"]["count"] for f in whole["files"])
    assert whole["promises"]["without_time"] == sum(f["promises"]["without_time"] for f in whole["files"])
    assert sum(p["count"] for p in whole["promises"]["listed"]) == whole["promises"]["without_time"]
    assert all(f["texts"] <= f["count"] and len(f["examples"]) <= 3 for f in whole["findings"])
    assert not {f["path"] for f in whole["worst"]} & {f["path"] for f in whole["best"]}


def test_distributions_are_those_of_the_texts(whole: dict[str, Any]) -> None:
    scores = sorted(f["score"] for f in whole["files"])
    spread = whole["all"]["score"]
    assert (spread["low"], spread["high"]) == (scores[0], scores[-1])
    assert scores[0] <= spread["q1"] <= spread["median"] <= spread["q3"] <= scores[-1]
    (good,) = (g for g in whole["groups"]["unit"] if g["name"] == "bra")
    assert good["score"]["low"] == min(f["score"] for f in whole["files"] if f["unit"] == "bra")
    assert good["lix"]["texts"] == sum(f["lix"] is not None for f in whole["files"] if f["unit"] == "bra")


def test_front_matter_names_the_unit_before_the_folder() -> None:
    named = _checked("---\nenhet: Bygg och miljö\n---\n\nDu får bygga huset.\n", "arkiv/a/x.md")
    other = _checked("Du får bygga huset.\n", "arkiv/b/djupt/y.md")
    loose = _checked("Du får bygga huset.\n", "arkiv/z.md")
    data = _data(named, other, loose)
    assert [f["unit"] for f in data["files"]] == ["Bygg och miljö", "b", ""]


def _flat(text: str) -> str:
    return " ".join(re.sub(r"<(?:style|svg).*?</(?:style|svg)>|<[^>]*>|\\", " ", text, flags=re.DOTALL).replace("|", " ").split())


def _in_word(data: dict[str, Any]) -> str:
    docx = pytest.importorskip("docx", reason="python-docx saknas: installera extrat docx")
    from klarsprak.reports.policy_docx import to_docx

    document = docx.Document(io.BytesIO(to_docx(data)))
    cells = (" ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows)
    return " ".join(" ".join([*(p.text for p in document.paragraphs), *cells]).split())


@pytest.mark.parametrize("form", ["md", "html", "docx"])
def test_every_format_has_the_figures_of_the_json(whole: dict[str, Any], form: str) -> None:
    assert json.loads(to_json(whole)) == whole
    text = _in_word(whole) if form == "docx" else _flat({"md": to_markdown, "html": to_html}[form](whole))
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    for policy in whole["policies"]:
        assert policy["validity"] in text
        for c in policy["clauses"]:
            # The summary may name the clause before its row does.
            row = text[text.rindex(c["title"]) :][:900]
            if c["share"] is not None:
                assert f"{round(100 * c['share'])} %" in row, c["clause"]
            if c["low"] is not None:
                assert f"{round(100 * c['low'])} %–{round(100 * c['high'])} %" in row, c["clause"]
            counts = " ".join(str(c[s]) for s in ("met", "not_met", "human", "not_applicable"))
            assert counts in row, c["clause"]
    for group in (g for groups in whole["groups"].values() for g in groups):
        assert f" {group['texts']} {group['score']['median']}" in text
    for finding in whole["findings"]:
        assert finding["title"] in text
        assert f" {finding['count']} {finding['texts']} " in text
    for end in (*whole["worst"], *whole["best"]):
        assert end["path"] in text
    promises = whole["promises"]
    assert f"{promises['without_time']} av {promises['count']} löften saknar en bestämd tid." in text
    assert all(p["text"] in text for p in promises["listed"])
    assert "Filen är skadad." in text


def test_the_page_asks_for_nothing_from_outside(whole: dict[str, Any]) -> None:
    page = to_html(whole)
    assert page.startswith("<!DOCTYPE html>")
    assert "http" not in page
    assert "<script" not in page


def test_one_text_is_shown_with_its_evidence_and_what_to_mend() -> None:
    data = _data(_sample("forsorjningsstod-fore.txt"))
    clause = _clause(data, "alvesta:enkel-2")
    assert clause["status"] == "not_met"
    assert clause["evidence"]
    quoted = next(line for line in clause["shown"] if line.startswith("ORD001"))
    assert re.search(r"rad \d+ \(”\w+", quoted)
    assert {r["severity"] for r in data["one"]["remarks"]} <= {"error", "warning"}
    for text in (to_markdown(data), to_html(data), _in_word(data)):
        assert "Inte uppfyllt" in text
        assert "Det här behöver du ändra" in text
        assert "Ingen målgrupp är angiven" in text or "ja" in text


def test_a_declared_audience_is_named() -> None:
    text = "---\nmalgrupp: lattlast\n---\n\n" + "Kommunens förskolor serverar vegetariska alternativ under sommarveckorna. " * 8
    data = _data(_checked(text))
    assert data["one"]["declared"]
    assert "Målgruppen är läsare av lättläst." in to_html(data)
    assert not next(a for a in data["one"]["audiences"] if a["audience"] == "lattlast")["fit"]
    assert not _data(_checked("Du får bygga huset nu.\n"))["one"]["declared"]


def test_an_empty_archive_and_an_empty_text_are_reports_too() -> None:
    nothing = _data()
    assert nothing["files"] == []
    blank = _data(_checked(""))
    for data in (nothing, blank):
        for text in (to_markdown(data), to_html(data), _in_word(data)):
            assert "Uppföljning av policyn" in text
    assert "0\N{NO-BREAK SPACE}texter" in to_markdown(nothing)
    assert "Texten har inga ord att bedöma." in to_html(blank)


def test_evidence_in_words() -> None:
    assert said(["ORD004@2:3", "lix=58.53>45", "ORD004@9:1", "och 3 till", "Stämmer det?", "loften=2"]) == [
        "LIX 58,5 (gräns: högst 45)",
        "Stämmer det?",
        "löften: 2",
        "ORD004 Skall i stället för ska: rad 2, 9",
        "och 3 till",
    ]
    quotes = {("ORD004", 2, 3): "skall", ("", 5, 1): "Vi återkommer"}
    assert said(["ORD004@2:3", "löfte utan tid@5:1", "passive_share=0.312>0.2"], quotes) == [
        "passiv form 31\N{NO-BREAK SPACE}% (gräns: högst 20\N{NO-BREAK SPACE}%)",
        "ORD004 Skall i stället för ska: rad 2 (”skall”)",
        "löfte utan tid: rad 5 (”Vi återkommer”)",
    ]


@pytest.mark.parametrize(("met", "judged", "expected"), [(4, 4, (None, None)), (5, 10, (0.237, 0.763)), (10, 10, (0.722, 1.0))])
def test_wilson_interval(met: int, judged: int, expected: tuple[float | None, float | None]) -> None:
    assert interval(met, judged) == expected


def test_markup_in_a_text_is_shown_as_it_is() -> None:
    data = _data(_checked("Hej!\n\nVi återkommer till <b>dig</b> | om | ärendet.\n", "a<i>.txt"))
    assert "<i>" not in to_html(data)
    assert "<b>dig" not in to_html(data)
    assert "a<i>" in _in_word(data)


def test_letters_that_word_cannot_hold() -> None:
    assert "rad 1" in _in_word(_data(_checked("Du ska erhålla\x0b det\x01 nu.\n", "a\x02.txt"), _checked("Hej!", "b.txt")))


def test_promises_are_told_by_wording_the_commonest_first() -> None:
    once, twice = "Vi hör av oss till dig om bygget.", "Vi återkommer till dig om bidraget."
    data = _data(_checked(f"{once}\n", "a.md"), _checked(f"{twice}\n", "b.md"), _checked(f"{twice}\n", "c.md"))
    assert [(p["text"], p["count"], p["path"]) for p in data["promises"]["listed"]] == [
        ("Vi återkommer till dig om bidraget", 2, "b.md"),
        ("Vi hör av oss till dig om bygget", 1, "a.md"),
    ]
    assert "2 gånger, första gången i b.md, rad 1" in to_markdown(data)
    assert "2 gånger, första gången i b.md, rad 1" in _in_word(data)


# Persons' answers

OPEN = "alvesta:trovardig-2"


def _answers(tmp_path: Path, *rows: str) -> Answers:
    path = tmp_path / "svar.toml"
    path.write_text("\n".join(f"[[answers]]\n{row}\n" for row in rows), encoding="utf-8")
    return Answers.read(str(path))


def _letters(folder: Path, count: int) -> list[Checked]:
    text = "Hej Kim!\n\nTack för ditt brev om lekplatsen. Den är lagad nu.\n\nMed vänlig hälsning\n\nRobin Ek, nummer {}\n"
    return [_checked(text.format(n), str(folder / f"b{n}.txt")) for n in range(count)]


def test_answers_are_merged_beside_the_verdicts(tmp_path: Path) -> None:
    rows = [f'clause = "{OPEN}"\ntext = "b{n}.txt"\nanswer = "{"uppfyllt" if n else "inte uppfyllt"}"' for n in range(6)]
    data = _data(*_letters(tmp_path, 8), answers=_answers(tmp_path, *rows))
    clause = _clause(data, OPEN)
    assert (clause["human"], clause["met"]) == (8, 0)
    told = clause["answers"]
    assert (told["met"], told["not_met"], told["open"], told["share"]) == (5, 1, 2, 0.833)
    assert (told["low"], told["high"]) == interval(5, 6)
    assert data["answers"]["used"] == data["answers"]["given"] == 6
    for text in (_flat(to_html(data)), to_markdown(data), _in_word(data)):
        assert "83\N{NO-BREAK SPACE}% av 6" in text or "83 % av 6" in text


def test_an_answer_for_all_texts(tmp_path: Path) -> None:
    given = _answers(
        tmp_path, f'clause = "{OPEN}"\nanswer = "uppfyllt"\nby = "Kim Ek"\ndate = 2026-11-20\ncomment = "Vi har en rutin."'
    )
    data = _data(*_letters(tmp_path, 3), answers=given)
    told = _clause(data, OPEN)["answers"]
    assert (told["for_all"], told["open"], told["share"]) == (True, 0, None)
    assert "Kim Ek, 2026-11-20" in to_html(data)
    assert "Vi har en rutin." in to_html(data)


def test_an_answer_about_the_only_text_is_shown_at_its_clause(tmp_path: Path) -> None:
    data = _data(
        *_letters(tmp_path, 1),
        answers=_answers(tmp_path, f'clause = "{OPEN}"\ntext = "b0.txt"\nanswer = "gäller inte"\nby = "Kim"'),
    )
    clause = _clause(data, OPEN)
    assert clause["status"] == "human"
    assert clause["answers"]["said"] == {"verdict": "not_applicable", "signed": "Kim", "comment": ""}
    assert "Behöver bedömas (svar från Kim: gäller inte)" in to_markdown(data)


def test_stale_unknown_and_unneeded_answers_are_said(tmp_path: Path) -> None:
    given = _answers(
        tmp_path,
        f'clause = "{OPEN}"\ntext = "b0.txt"\nversion = "gammal"\nanswer = "uppfyllt"',
        f'clause = "{OPEN}"\ntext = "borta.txt"\nanswer = "uppfyllt"',
        'clause = "alvesta:vanlig-9"\nanswer = "uppfyllt"',
        'clause = "alvesta:trovardig-1"\ntext = "b0.txt"\nanswer = "uppfyllt"',
        f'clause = "{OPEN}"\ntext = "b1.txt"\nanswer = ""',
    )
    data = _data(*_letters(tmp_path, 2), answers=given)
    told = data["answers"]
    assert (told["given"], told["used"]) == (4, 0)
    assert told["stale"] == [{"clause": OPEN, "text": "b0.txt", "why": ""}]
    assert [(u["clause"], u["text"]) for u in told["unknown"]] == [(OPEN, "borta.txt"), ("alvesta:vanlig-9", "")]
    assert told["unneeded"] == [{"clause": "alvesta:trovardig-1", "text": "b0.txt", "why": ""}]
    assert _clause(data, OPEN)["answers"]["open"] == 2
    for text in (to_html(data), to_markdown(data), _in_word(data)):
        assert "Texten har ändrats sedan svaret. Bedöm igen:" in text
        assert "borta.txt" in text


def test_questions_are_open_ones_and_a_sample_where_there_are_many(tmp_path: Path) -> None:
    report = PolicyReport(load_all(NAMES), TODAY)
    for text in _letters(tmp_path, 14):
        report.add(text)
    answers = Answers(str(tmp_path / "svar.toml"))
    questions = report.questions(answers)
    counts = Counter(q.clause for q in questions)
    assert counts[OPEN] == 10
    assert max(counts.values()) == 10
    assert {q.text for q in questions} <= {f"b{n}.txt" for n in range(14)}
    assert report.questions(answers) == questions
    answers.add(questions)
    assert Answers.read(str(tmp_path / "svar.toml")).add(questions) == 0


# The change since an earlier report


def _twins(*, good: bool) -> dict[str, Any]:
    names = [n for n in ALL if ("-efter" in n) is good]
    texts = []
    for name in names:
        path = SAMPLES / name
        document = readers.read(str(path), path.read_bytes(), display=f"arkiv/{name.replace('-efter', '').replace('-fore', '')}")
        texts.append(Checked(document, check_document(document, CheckSettings(policy=NAMES))))
    return _data(*texts)


def test_since_an_earlier_report(tmp_path: Path) -> None:
    before, now = _twins(good=False), _twins(good=True)
    (tmp_path / "rapport.json").write_text(to_json(before), encoding="utf-8")
    change = since(read(str(tmp_path / "rapport.json")), now)
    count = len(ALL) // 2
    assert change["texts"] == {"before": count, "now": count, "same": count, "new": 0, "gone": 0}
    assert (change["score"]["better"], change["score"]["worse"]) == (count, 0)
    law = next(c for c in change["clauses"] if c["clause"] == "spraklagen:11")
    assert (law["before"], law["now"], law["sure"]) == (
        _clause(before, "spraklagen:11")["share"],
        _clause(now, "spraklagen:11")["share"],
        True,
    )
    assert law["mended"] == _clause(before, "spraklagen:11")["not_met"]
    now["since"] = change
    for text in (to_html(now), to_markdown(now), _in_word(now)):
        assert "Sedan 2026-11-22" in text
        assert "Har blivit bättre" in text
        assert f"{change['better'][0]['before']} → {change['better'][0]['now']} poäng" in text


def test_nothing_has_changed_since_the_very_same(whole: dict[str, Any]) -> None:
    change = since(whole, whole)
    assert (change["score"]["better"], change["score"]["worse"], change["better"], change["worse"]) == (0, 0, [], [])
    assert {c["change"] for c in change["clauses"]} == {0}
    assert True not in {c["sure"] for c in change["clauses"]}
    assert change["findings"]
    assert all(f["before"] == f["now"] for f in change["findings"])
    for text in (
        to_html({**whole, "since": change}),
        to_markdown({**whole, "since": change}),
        _in_word({**whole, "since": change}),
    ):
        assert "Anmärkningar per 1 000 ord" in text


def test_texts_are_known_wherever_the_report_is_run_from() -> None:
    def at(folder: str, *names: str) -> dict[str, Any]:
        return _data(*(_checked("Du får bygga huset nu.\n", f"{folder}{name}") for name in names))

    change = since(at("", "brev/a.txt", "webb/b.txt"), at("/hem/kim/arkiv/", "brev/a.txt", "webb/b.txt", "webb/c.txt"))
    assert change["texts"] == {"before": 2, "now": 3, "same": 2, "new": 1, "gone": 0}


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"schema": 2}', '{"schema": 1, "made": "x", "files": [1]}', "\xff"])
def test_what_is_no_earlier_report(tmp_path: Path, text: str) -> None:
    (tmp_path / "r.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(SinceError, match="ingen rapport i json"):
        read(str(tmp_path / "r.json"))


# In a browser and on paper


def test_the_pages_can_be_read_by_all(whole: dict[str, Any], page: Page, tmp_path: Path) -> None:
    for data, most in (({**whole, "since": since(whole, whole)}, 12), (_data(_sample("skolskjuts-fore.md")), 5)):
        (tmp_path / "sida.html").write_text(to_html(data), encoding="utf-8")
        page.goto((tmp_path / "sida.html").as_uri())
        assert_read_by_all(page)
        assert 2 <= print_a4(page, tmp_path / "sida.pdf").read_bytes().count(b"/Type /Page\n") <= most


def test_charts_say_their_figures(whole: dict[str, Any], page: Page, tmp_path: Path) -> None:
    (tmp_path / "sida.html").write_text(to_html(whole), encoding="utf-8")
    page.goto((tmp_path / "sida.html").as_uri())
    said_of = page.locator("svg.chart").get_attribute("aria-label")
    assert said_of is not None
    assert [int(n) for n in re.findall(r"poäng (\d+)", said_of)] == whole["all"]["histogram"]
    strip = page.locator("svg.strip").first.get_attribute("aria-label")
    score = whole["groups"]["text_type"][0]["score"]
    assert strip == (
        f"Lägst {score['low']}, undre kvartil {score['q1']}, median {score['median']}, övre kvartil {score['q3']}, "
        f"högst {score['high']}"
    )

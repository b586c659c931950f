"""Two versions of a text: which findings are the same, and the same figures in every format."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from klarsprak import readers
from klarsprak.engine import CheckSettings, check_document
from klarsprak.engine.runner import Checked
from klarsprak.policy import DEFAULT
from klarsprak.policy.packs import load_all
from klarsprak.reports.compare import Comparison, match, to_html, to_json, to_markdown, to_terminal
from tests.clients.browser import assert_read_by_all, print_a4

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture(autouse=True)
def _house_rules() -> None:
    """The real rules, in place of this folder's invented ones: their words stand in the samples."""


SAMPLES = Path(__file__).resolve().parents[2] / "corpus_samples"
OLD = "# Bidrag\n\nDu kan erhålla bidrag. Du ska inkomma med ansökan i tid.\n\nVi återkommer till dig om ansökan.\n"


def _checked(text: str, name: str = "text.md") -> Checked:
    document = readers.read(name, text.encode())
    return Checked(document, check_document(document, CheckSettings()))


def _sample(name: str) -> Checked:
    document = readers.read(name, (SAMPLES / name).read_bytes(), display=name)
    return Checked(document, check_document(document))


def _words(text: str) -> tuple[list[str], list[str], list[str]]:
    matched = match(_checked(OLD), _checked(text))
    return (
        [f.text for f in matched.gone if f.rule == "ORD001"],
        [f.text for f in matched.new if f.rule == "ORD001"],
        [b.text for b, _ in matched.left if b.rule == "ORD001"],
    )


def test_a_version_is_like_itself() -> None:
    matched = match(_checked(OLD), _checked(OLD))
    assert (matched.gone, matched.new) == ([], [])
    assert len(matched.left) == len(_checked(OLD).result.findings) >= 3


def test_moved_lines_keep_their_findings() -> None:
    assert _words("\n\n# Om oss\n\nVi bor i Ekdala.\n\n" + OLD) == ([], [], ["erhålla", "inkomma med"])


def test_moved_to_another_place_in_the_text() -> None:
    first, second, third = OLD.strip().split("\n\n")
    assert _words(f"{first}\n\n{third}\n\n{second}\n") == ([], [], ["erhålla", "inkomma med"])


def test_a_sentence_reworded_a_little_keeps_its_finding() -> None:
    text = OLD.replace("Du kan erhålla bidrag.", "Du kan nu erhålla ett bidrag.")
    assert _words(text) == ([], [], ["erhålla", "inkomma med"])


def test_gone_and_new() -> None:
    assert _words(OLD.replace("erhålla", "få")) == (["erhålla"], [], ["inkomma med"])
    text = OLD.replace("erhålla", "få") + "\nAvgiften ska erläggas nästa vecka.\n"
    assert _words(text) == (["erhålla"], ["erläggas"], ["inkomma med"])


def test_a_second_one_in_the_same_sentence_is_new() -> None:
    gone, new, left = _words(OLD.replace("erhålla bidrag", "erhålla bidrag och erhålla råd"))
    assert (gone, new, sorted(left)) == ([], ["erhålla"], ["erhålla", "inkomma med"])


@pytest.mark.parametrize("stem", ["skolskjuts", "forsorjningsstod", "vattenavbrott"])
def test_each_finding_is_counted_once(stem: str) -> None:
    (before,) = (p.name for p in SAMPLES.glob(f"{stem}-fore.*") if p.suffix != ".toml")
    old, new = _sample(before), _sample(before.replace("fore", "efter"))
    matched = match(old, new)
    assert len(matched.gone) + len(matched.left) == len(old.result.findings)
    assert len(matched.new) + len(matched.left) == len(new.result.findings)
    assert len({id(f) for f in [*matched.gone, *(b for b, _ in matched.left)]}) == len(old.result.findings)
    assert all(b.rule == a.rule for b, a in matched.left)


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return Comparison(_sample("skolskjuts-fore.md"), _sample("skolskjuts-efter.md"), load_all(DEFAULT))


def test_the_formats_say_the_same(comparison: Comparison) -> None:
    data = json.loads(to_json(comparison))
    assert data == comparison.data
    old, new = (data[v]["score"]["total"] for v in ("before", "after"))
    gone = [f for f in data["findings"]["gone"] if f["rule"] == "ORD001" and f["severity"] == "warning"]
    assert gone
    for text in (to_terminal(comparison), to_markdown(comparison), to_html(comparison)):
        flat = " ".join(re.sub(r"<[^>]*>|[|*]", " ", text).split())
        assert f"Klarspråkspoäng {old} {new}" in flat
        assert all(f["text"] in flat for f in gone)
        assert "Det går att nå oss på de sätt som läsaren väntar sig" in flat


def test_changed_clauses(comparison: Comparison) -> None:
    clauses = {c["clause"]: (c["before"]["status"], c["after"]["status"]) for c in comparison.data["policy"]}
    assert clauses["alvesta:trovardig-1"] == ("not_met", "met")
    assert clauses["alvesta:engagerad-1"] == ("not_applicable", "not_applicable")
    said = to_terminal(comparison)
    assert "Inte uppfyllt → uppfyllt" in said
    assert "vänliga och engagerade" not in said
    assert max(map(len, said.splitlines())) <= 90


def test_versions_measured_differently_say_so() -> None:
    letter, page = (
        _checked("Hej Kim!\n\nVi ses i maj.\n\nMed vänlig hälsning\n\nRobin\n"),
        _checked("---\ntexttyp: webb\n---\n\nHej!\n"),
    )
    (note,) = Comparison(letter, page, load_all(DEFAULT)).data["notes"]
    assert note == "Versionerna har lästs som olika texttyper: Brev och Webbtext. Ange --text-type för att mäta dem lika."


def test_a_place_that_comes_again_and_again_is_not_listed_without_end() -> None:
    before = _checked("\n\n".join(f"Du ska erhålla bidrag nummer {n}." for n in range(20)))
    said = to_terminal(Comparison(before, _checked("Du får bidrag."), load_all(DEFAULT)))
    assert "rad 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 …  ”erhålla”" in said


def test_empty_versions() -> None:
    comparison = Comparison(_checked(""), _checked(""), load_all(DEFAULT))
    assert "Kvar: inga anmärkningar" in to_terminal(comparison)
    assert to_html(comparison).startswith("<!DOCTYPE html>")


def test_texts_stand_side_by_side() -> None:
    before = _checked("# Bidrag\n\nDu kan erhålla bidrag.\n\nGammalt stycke om båtar.\n\nVi har öppet i maj.\n")
    after = _checked("# Bidrag\n\nDu kan få bidrag.\n\nVi har öppet i maj.\n")
    rows = Comparison(before, after, load_all(DEFAULT)).rows()
    shown = [tuple(" ".join("".join(r.text for r in p.runs) for p in side) for side in (row.before, row.after)) for row in rows]
    assert shown == [
        ("Bidrag", "Bidrag"),
        ("Du kan erhålla bidrag.", "Du kan få bidrag."),
        ("Gammalt stycke om båtar.", ""),
        ("Vi har öppet i maj.", "Vi har öppet i maj."),
    ]
    assert [row.same for row in rows] == [True, False, False, True]
    assert [(r.text, r.state) for r in rows[1].before[0].runs] == [("Du kan ", ""), ("erhålla", "gone"), (" bidrag.", "")]


def test_markup_in_a_text_is_shown_as_it_is() -> None:
    before, after = _checked("Du <script>ska</script> erhålla | det.", "a<i>.txt"), _checked("Du ska få det.")
    comparison = Comparison(before, after, load_all(DEFAULT))
    assert "<script" not in to_html(comparison)
    assert "<i>" not in to_html(comparison)


def test_the_page_can_be_read_by_all(comparison: Comparison, page: Page, tmp_path: Path) -> None:
    (tmp_path / "sida.html").write_text(to_html(comparison), encoding="utf-8")
    page.goto((tmp_path / "sida.html").as_uri())
    assert_read_by_all(page)
    # Once, every paragraph came on a sheet of its own.
    assert 3 <= print_a4(page, tmp_path / "sida.pdf").read_bytes().count(b"/Type /Page\n") <= 6

"""Verdicts: what makes a clause met, broken, not applicable or a person's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from klarsprak import readers
from klarsprak.core.document import ReadError
from klarsprak.core.profile import TextType
from klarsprak.core.result import PolicyVerdict
from klarsprak.engine import CheckSettings, check_document
from klarsprak.policy import BUILT_IN
from tests.shared import shared_path

SAMPLES = Path(__file__).resolve().parents[2] / "corpus_samples"
ALL = CheckSettings(policy=BUILT_IN)


def _verdicts(text: str, settings: CheckSettings = ALL, name: str = "text.md") -> dict[str, PolicyVerdict]:
    result = check_document(readers.read(name, text.encode()), settings)
    return {v.clause: v for v in result.policy}


def _of(text: str, clause: str, text_type: TextType = TextType.LETTER) -> PolicyVerdict:
    return _verdicts(text, replace(ALL, text_type=text_type))[clause]


def _sample(name: str) -> dict[str, PolicyVerdict]:
    path = SAMPLES / name
    result = check_document(readers.read(str(path), path.read_bytes()), ALL)
    return {v.clause: v for v in result.policy}


@pytest.mark.parametrize("text", ["", "---\nmalgrupp: lattlast\n---\n", "# Rubrik\n", "> Citat\n", "![](bild.png)\n"])
def test_nothing_is_met_where_nothing_was_read(text: str) -> None:
    verdicts = _verdicts(text)
    assert verdicts
    assert {v.clause for v in verdicts.values() if v.status == "met"} == set()


def test_rules_picked_by_hand_are_no_assessment() -> None:
    assert _verdicts("Hej! Vi återkommer.", CheckSettings(select=("ORD",))) == {}


def test_rules_turned_off_leave_it_to_a_person() -> None:
    text = (SAMPLES / "forsorjningsstod-efter.txt").read_text(encoding="utf-8")
    assert _verdicts(text, ALL, "brev.txt")["alvesta:enkel-2"].status == "met"
    off = _verdicts(text, replace(ALL, ignore=("ORD",)), "brev.txt")["alvesta:enkel-2"]
    assert off.status == "human"
    assert any(" av " in e for e in off.evidence)


def test_promises() -> None:
    clause = "alvesta:tillganglig-3"
    assert _of("Hej! Huset är rött. Bilen är blå.", clause).status == "not_applicable"
    assert _of("Hej! Huset är rött. Bilen är blå.", clause).evidence == ("loften=0",)
    broken = _of("Hej!\n\nVi återkommer till dig om din ansökan.", clause)
    assert broken.status == "not_met"
    assert "löfte utan tid@3:1" in broken.evidence
    met = _of("Hej!\n\nVi återkommer till dig senast den 3 maj 2027.", clause)
    assert met.status in ("met", "human")  # human as long as no rule reads promises
    assert "löften med tid=1 av 1" in met.evidence


def test_figures_follow_the_audience() -> None:
    clause = "alvesta:enkel-1"
    text = "\n\n".join(["Kommunens förskolor serverar vegetariska alternativ under sommarveckorna i augusti."] * 6)
    public = _of(text, clause)
    assert public.status == "not_met"
    assert any(e.startswith("lix=") and e.endswith(">45") for e in public.evidence)
    assert any(">38" in e for e in _of(f"---\nmalgrupp: lattlast\n---\n\n{text}", clause).evidence)


def test_text_too_short_for_its_only_figure() -> None:
    text = "Hej! Vattnet är avstängt i morgon mellan klockan åtta och klockan tolv, eftersom vi lagar en ledning i Ekdala."
    assert _of(text, "tillganglighet:3.1.5").status == "not_applicable"


def test_a_person_is_asked_and_finds_the_question() -> None:
    verdict = _of("Hej!\n\nTack för ditt brev. Vi har läst det.", "alvesta:trovardig-2")
    assert verdict.status == "human"
    assert verdict.evidence[-1] == "Stämmer uppgifterna, och är alla frågor besvarade?"


NO = "# Beslut\n\n14 maj 2027\n\nNämnden avslår din ansökan, eftersom vägen är kort enligt skollagen."


def test_decisions() -> None:
    law = "forvaltningslagen:33"
    assert _of(NO, law, TextType.DECISION).status == "not_met"
    assert _of(NO + " I bilagan står hur du överklagar.", law, TextType.DECISION).status == "human"
    assert _of(NO + " Beslutet kan inte överklagas.", law, TextType.DECISION).status == "human"
    assert _of(NO.replace("avslår", "beviljar"), law, TextType.DECISION).status == "not_applicable"
    assert _of(NO, law).status == "not_applicable"
    assert _of(NO, "forvaltningslagen:32", TextType.DECISION).status == "met"


def test_links_and_images_are_judged_only_where_there_are_any() -> None:
    assert _of("Här finns ingen länk att läsa om.", "tillganglighet:2.4.4", TextType.WEB).status == "not_applicable"
    assert _of("[Klicka här](a.html)", "tillganglighet:2.4.4", TextType.WEB).status == "not_met"
    assert _of("Läs om [skolskjuts i Ekdala](a.html) nu.", "tillganglighet:2.4.4", TextType.WEB).status == "met"
    page = _verdicts("<html lang='sv'><body><p>En bild av huset.</p><img src='a.png'></body></html>", ALL, "sida.html")
    assert page["tillganglighet:1.1.1"].status == "not_met"


@pytest.mark.parametrize(
    ("name", "clause", "before", "after"),
    [
        ("skolskjuts", "forvaltningslagen:33", "not_met", "met"),
        ("parkering", "forvaltningslagen:43", "not_met", "met"),
        ("bygglov", "forvaltningslagen:31", "not_met", "met"),
        ("bygglov", "alvesta:trovardig-1", "not_met", "met"),
        ("forsorjningsstod", "alvesta:enkel-2", "not_met", "met"),
        ("forsorjningsstod", "spraklagen:11", "not_met", "met"),
        ("avlopp", "alvesta:enkel-1", "not_met", "met"),
        ("foreningsbidrag", "tillganglighet:2.4.4", "not_met", "met"),
        ("serveringstillstand", "iso-24495:understandable", "not_met", "met"),
    ],
)
def test_twins_differ_where_their_author_meant(name: str, clause: str, before: str, after: str) -> None:
    for stem, status in ((f"{name}-fore", before), (f"{name}-efter", after)):
        (path,) = (p for p in SAMPLES.glob(f"{stem}.*") if p.suffix != ".toml")
        assert _sample(path.name)[clause].status == status


def test_what_the_law_does_not_ask_breaks_no_law() -> None:
    page = "<html lang='sv'><body><p>Du kan <a href='a.html'>läsa mer här</a> om huset.</p><img src='a.png'></body></html>"
    found = _verdicts(page, replace(ALL, text_type=TextType.WEB), "sida.html")
    assert found["tillganglighet:1.1.1"].status == "not_met"
    assert [c for c, v in found.items() if c.startswith("forvaltningslagen:") and v.status == "not_met"] == []
    late = "Hej!\n\nDitt ärende är försenat, eftersom vi väntar på ett yttrande. Vi återkommer inom kort.\n\nHälsningar\n\nRobin"
    assert _of(late, "alvesta:tillganglig-3").status == "not_met"
    assert _of(late, "forvaltningslagen:8").status != "not_met"
    referral = "# Beslut\n\n14 maj 2027\n\nNämnden beviljar din ansökan.\n\nVid frågor hänvisas till förvaltningen."
    assert _of(referral, "alvesta:trovardig-3", TextType.DECISION).status == "not_met"
    for clause in ("alvesta:tillganglig-1", "forvaltningslagen:7", "forvaltningslagen:8"):
        assert _of(referral, clause, TextType.DECISION).status != "not_met", clause


@pytest.mark.slow
@pytest.mark.parametrize("genre", ["decision-template", "court-legal", "email-template"])
def test_no_real_text_breaks_what_decisions_must_have_without_being_one(genre: str) -> None:
    """Read by a person: none of these is a decision by an authority, even when one says that it is."""
    about = {f"forvaltningslagen:{n}" for n in (2, 11, 31, 32, 33, 43, 44)} | {"alvesta:trovardig-1"}
    for path in sorted(p for p in shared_path("corpora", "dev", genre).rglob("*") if p.is_file()):
        if not readers.is_supported(str(path)):
            continue
        try:
            document = readers.read(str(path), path.read_bytes())
        except ReadError:
            continue
        result = check_document(document, replace(ALL, text_type=TextType.DECISION))
        assert {v.clause for v in result.policy if v.status == "not_met"} & about == set(), path.name

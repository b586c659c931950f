"""The engine: what is run, what is filtered, and in what order it comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from klarsprak import readers
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.core.result import FileResult
from klarsprak.engine import CheckSettings, check_document
from klarsprak.engine import settings as engine_settings
from klarsprak.language.view import BlockView, Needs
from klarsprak.rules.base import Rule


class Fox(Rule):
    """Säg inte räv"""

    code = "ORD901"
    name = "rav"
    why = "Prov."
    source = "Prov"

    def check_block(self, view: BlockView) -> Iterator[Finding]:
        at = view.text.find("räv")
        while at >= 0:
            yield self.finding(view, at, at + 3, "räv")
            at = view.text.find("räv", at + 1)


class Hare(Fox):
    """Säg inte räv, igen"""

    code = "MEN901"
    name = "rav-igen"
    audiences = frozenset({Audience.PUBLIC})
    default = False


class Tagged(Rule):
    """Vill ha ordklasser"""

    code = "TXT901"
    name = "ordklasser"
    why = "Prov."
    source = "Prov"
    needs = Needs.TAGS

    def check_block(self, view: BlockView) -> Iterable[Finding]:
        assert view.tokens.pos
        return ()


@pytest.fixture(autouse=True)
def _only_test_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = {rule.code: rule for rule in (Fox, Hare, Tagged)}
    monkeypatch.setattr(engine_settings, "all_rules", lambda: rules)


def _check(text: str, name: str = "a.md", **settings: object) -> FileResult:
    return check_document(readers.read(name, text.encode()), CheckSettings(**settings))  # type: ignore[arg-type]


def test_findings_carry_the_source_text_and_come_in_order() -> None:
    result = _check("En **räv** och en r\u00adäv.\n\nEn räv till.", select=("ORD901", "MEN901"))
    assert [(f.rule, f.text) for f in result.findings] == [
        ("MEN901", "räv"),
        ("ORD901", "räv"),
        ("MEN901", "r\u00adäv"),
        ("ORD901", "r\u00adäv"),
        ("MEN901", "räv"),
        ("ORD901", "räv"),
    ]
    assert all(result.source.text[f.start : f.end] == f.text for f in result.findings)


def test_selection() -> None:
    text = "En räv."
    assert {f.rule for f in _check(text).findings} == {"ORD901"}
    assert {f.rule for f in _check(text, extend_select=("MEN",)).findings} == {"ORD901", "MEN901"}
    assert {f.rule for f in _check(text, select=("MEN",)).findings} == {"MEN901"}
    assert _check(text, ignore=("ORD9",)).findings == []
    assert _check(text, select=("MEN901",), audience=Audience.EXPERT).findings == []


def test_severity_can_be_set() -> None:
    finding = _check("En räv.", severities={"ORD901": Severity.ERROR}).findings[0]
    assert finding.severity is Severity.ERROR


def test_quotes_and_other_languages_are_left_alone() -> None:
    text = "> En räv, sa hon.\n\nThis is a long English paragraph about the räv and the other animals in our garden.\n"
    assert _check(text).findings == []


def test_suppression_silences_and_an_idle_one_is_said() -> None:
    text = (
        "<!-- klarsprak: av ORD901 – citat ur sagan -->\n\nEn räv.\n\n<!-- klarsprak: på -->\n\nEn räv till.\n\n"
        "<!-- klarsprak: av ORD901 – glömd -->\n\nEn hare.\n"
    )
    result = _check(text)
    assert len(result.findings) == 1
    assert result.source.position(result.findings[0].start).line == 7
    assert len(result.notes) == 1
    assert "rad 9" in result.notes[0]


def test_suppression_of_a_rule_that_did_not_run_is_not_called_idle() -> None:
    text = "<!-- klarsprak: av MEN901 – sägs ofta -->\n\nEn hare.\n"
    assert _check(text).notes == []


def test_front_matter_names_audience_and_text_type() -> None:
    result = _check("---\nmalgrupp: expert\ntexttyp: rapport\n---\n\nEn räv.\n")
    assert (result.audience, result.text_type) == ("expert", "rapport")
    asked = _check("---\nmalgrupp: expert\n---\n\nEn räv.\n", audience=Audience.EASY, text_type=TextType.SMS)
    assert (asked.audience, asked.text_type) == ("lattlast", "sms")


@pytest.mark.parametrize("text", ["", " \n\n ", "---\n---\n", "<!-- -->"])
def test_empty_text(text: str) -> None:
    result = _check(text)
    assert result.findings == []
    assert result.measures.words == 0


def test_long_text_is_checked_in_chunks_with_the_same_result() -> None:
    many = _check("En räv här.\n\n" * 9000)
    assert len(many.findings) == 9000
    assert len({f.start for f in many.findings}) == 9000

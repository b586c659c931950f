"""The server is asked in batches, and whatever it answers the check is delivered."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from klarsprak import readers
from klarsprak.core.document import Document
from klarsprak.core.result import FileResult
from klarsprak.engine import CheckSettings, check_document
from klarsprak.languagetool import local, service
from klarsprak.languagetool.selection import ALL, DEFAULT, parameters
from tests.languagetool.stub import Answer, marking, running

TEXT = "Vi tar emot din ansökan ,så svarar vi. Det är fint.\n\nDu kan också ringa 😀 till oss ,nu.\n"


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """No service of an earlier test."""
    service._service.cache_clear()
    yield
    service._service.cache_clear()


def _check(text: str | Document, url: str, **more: Any) -> FileResult:
    document = readers.read("a.txt", text.encode()) if isinstance(text, str) else text
    options = {"languagetool": {"url": url, "timeout": 2, **{k.replace("_", "-"): v for k, v in more.items()}}}
    return check_document(document, CheckSettings(select=("STV003", "SKR011"), options=options))


def _spans(result: FileResult) -> list[tuple[str, str]]:
    source = result.source.text
    assert all(source[f.start : f.end] == f.text for f in result.findings)
    return [(f.rule, f.text) for f in result.findings]


def test_remarks_become_findings_with_the_rule_as_source() -> None:
    with running(marking(",")) as server:
        result = _check(TEXT, server.url)
    assert _spans(result) == [("STV003", ","), ("STV003", ",")]
    assert {f.source for f in result.findings} == {"LanguageTool: PROV"}
    assert [s.text for s in result.findings[0].suggestions] == [","]
    assert not result.incomplete
    assert result.told == []


def test_no_doubles() -> None:
    with running(marking("kan kan", "ringa")) as server:
        result = _check("Du kan kan ringa till oss i dag.", server.url)
    assert _spans(result) == [("SKR011", "kan kan"), ("STV003", "ringa")]


def test_placeholders_and_other_languages_and_quotations_are_left_out() -> None:
    text = "# Hej\n\nHej {{namn}}, du kan ringa.\n\nPlease call the office and we will help you with that.\n\n> Du kan ringa.\n"
    document = readers.read("a.md", text.encode())
    with running(marking("Alva", "ringa", "call")) as server:
        assert _spans(_check(document, server.url)) == [("STV003", "ringa")]
        assert all("Please" not in t for t in server.texts)


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("a.md", "Du kan **ri**nga oss.\n", "**ri**nga"),
        ("a.html", "<p>D&aring; kan du ri<b>nga</b> oss.</p>", "ri<b>nga"),
        ("a.txt", "Då kan du ringa oss.", "ringa"),
        ("a.eml", "Subject: Hej\nContent-Type: text/plain; charset=utf-8\n\nHej!\n\nDå kan du ringa oss.\n", "ringa"),
    ],
)
def test_the_span_is_the_source_itself(name: str, source: str, expected: str) -> None:
    with running(marking("ringa")) as server:
        result = _check(readers.read(name, source.encode()), server.url)
    text = [t for _, t in _spans(result)]
    assert text == [expected] or (name == "a.md" and text == ["ri**nga"])


def test_batches_with_several_in_flight_and_paragraphs_remembered() -> None:
    paragraphs = [f"Det här är stycke {n}, och du kan ringa oss om det. " * 12 for n in range(60)]
    text = "\n\n".join(paragraphs)
    with running(marking("ringa"), delay=0.2) as server:
        first = _check(text, server.url)
        asked = len(server.texts)
        assert 2 <= asked < 12
        assert server.most > 1
        again = _check(text.replace("stycke 7,", "stycke sju,"), server.url)
        assert [f.start for f in again.findings][:50] == [f.start for f in first.findings][:50]
        assert len(server.texts) == asked + 1
        assert server.texts[-1].startswith("Det här är stycke sju")


def test_only_the_chosen_rules_are_asked_for() -> None:
    with running(marking()) as server:
        _check(TEXT, server.url, enable=("EGEN",), disable=("M_FL",))
        chosen = set(server.parameters["enabledRules"].split(","))
        assert server.parameters["enabledOnly"] == "true"
        assert server.parameters["language"] == "sv"
    assert chosen == {*DEFAULT, "EGEN"} - {"M_FL"}
    assert parameters((ALL,), ("A", "B")) == {"disabledRules": "A,B"}


_OUTSIDE = {"offset": 90_000, "length": 2, "message": "", "replacements": [], "rule": {"id": "X"}}


def _answers(**change: Any) -> Answer:
    whole: dict[str, Any] = {"software": {"apiVersion": 1}, "matches": []}
    return lambda _: {**whole, **change}


@pytest.mark.parametrize(
    ("answer", "status", "said"),
    [
        (lambda _: b"<html>nej</html>", 200, "svarar inte som"),
        (lambda _: b"[1, 2]", 200, "svarar inte som"),
        (
            _answers(matches=[_OUTSIDE]),
            200,
            "svarar",
        ),
        (_answers(matches="inga"), 200, "svarar inte som"),
        (_answers(software={"apiVersion": 2, "version": "9.0"}), 200, "9.0"),
        (lambda _: b"Error: 'sv' is not a language code known to LanguageTool", 400, "kan inte svenska"),
        (lambda _: b"fel", 500, "fel 500"),
    ],
)
def test_nonsense_gives_one_line_and_the_rest(answer: Answer, status: int, said: str) -> None:
    with running(answer, status=status) as server:
        result = _check("Du kan kan ringa till oss i dag.", server.url)
    assert _spans(result) == [("SKR011", "kan kan")]
    assert result.incomplete
    assert len(result.told) == 1
    assert said in result.told[0]


def test_a_slow_server_is_waited_for_once() -> None:
    with running(marking("ringa"), delay=30) as server:
        begun = time.monotonic()
        for name in ("i dag", "i morgon", "i kväll"):
            result = _check(f"Du kan kan ringa {name}.", server.url, timeout=1)
            assert result.incomplete
            assert "1 sekunder" in result.told[0]
        assert time.monotonic() - begun < 6


def test_a_dead_server() -> None:
    result = _check("Du kan kan ringa.", "http://127.0.0.1:9")
    assert _spans(result) == [("SKR011", "kan kan")]
    assert result.told == ["LanguageTool på http://127.0.0.1:9 går inte att nå."]


def test_redirects_are_not_followed() -> None:
    with running(marking("ringa")) as other, running(marking(), status=307, location=f"{other.url}/v2/check") as server:
        result = _check("Du kan ringa.", server.url)
        assert result.incomplete
        assert other.texts == []


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda m: m.setattr(local, "find_spec", lambda _: None), "pip install"),
        (lambda m: m.setattr(local.shutil, "which", lambda _: None), "Java saknas"),
        (lambda m: m.setattr(local.shutil, "which", lambda _: "/bin/true"), "finns inte i"),
    ],
)
def test_jars_that_cannot_be_used(
    prepare: Callable[[pytest.MonkeyPatch], None], said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    prepare(monkeypatch)
    document = readers.read("a.txt", b"Du kan kan ringa.")
    options = {"languagetool": {"jars": str(tmp_path)}}
    result = check_document(document, CheckSettings(select=("STV003", "SKR011"), options=options))
    assert [f.rule for f in result.findings] == ["SKR011"]
    assert len(result.told) == 1
    assert said in result.told[0]

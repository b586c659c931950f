"""Spelling through the whole program: formats, own words, severity, what is said when there is no dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest

from klarsprak import readers
from klarsprak.core.finding import Severity
from klarsprak.engine import CheckSettings, check_document
from klarsprak.spelling import completion, dictionary
from klarsprak.spelling.dictionary import Dictionary
from tests.cli.run import Cli

pytestmark = pytest.mark.usefixtures("dictionary")


@pytest.fixture
def cli(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Cli:
    """The command line, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return Cli(monkeypatch, capsysbinary)


@pytest.mark.parametrize(
    ("name", "source", "span"),
    [
        ("a.md", "Vi börjar din **handlägning** i maj.\n", "handlägning"),
        ("a.md", "Vi börjar din hand**lägning** i maj.\n", "hand**lägning"),
        ("a.html", "<p>Vi b&ouml;rjar din handl&auml;gning i maj.</p>", "handl&auml;gning"),
        ("a.txt", "Vi börjar din handlägning i maj.", "handlägning"),
    ],
)
def test_the_span_is_the_source_itself(name: str, source: str, span: str) -> None:
    document = readers.read(name, source.encode())
    (finding,) = check_document(document, CheckSettings(select=("STV001",))).findings
    assert finding.text == span == source[finding.start : finding.end]
    assert [s.text for s in finding.suggestions] == ["handläggning"]


def test_on_by_default() -> None:
    document = readers.read("a.txt", "Vi börjar din handlägning i maj.".encode())
    assert "STV001" in {f.rule for f in check_document(document).findings}


@pytest.mark.parametrize(
    "options",
    [{"lexicon": {"allow": ("handlägning",)}}, {"organisation": {"namn": "Stiftelsen Handlägning"}}],
)
def test_own_words_are_right(options: dict[str, object]) -> None:
    document = readers.read("a.txt", "Vi börjar din handlägning och handlägningstid i maj.".encode())
    assert not check_document(document, CheckSettings(select=("STV001",), options=options)).findings


def test_unknown_words_are_tips_with_suggestions_made_late(monkeypatch: pytest.MonkeyPatch, cli: Cli) -> None:
    asked: list[str] = []
    suggest = Dictionary.suggest
    monkeypatch.setattr(Dictionary, "suggest", lambda self, word: asked.append(word) or suggest(self, word))
    document = readers.read("a.txt", "Vi har zxqvarn och kqvzinxan på torget.".encode())
    settings = CheckSettings(select=("STV001",), rule_settings={"STV001": {"niva": "alla"}})
    findings = check_document(document, settings).findings
    assert {f.severity for f in findings} == {Severity.INFO}
    assert not asked
    better = completion.completed(findings)
    assert asked == [f.text for f in findings]
    assert all(len(f.suggestions) <= 3 for f in better)
    Path("a.txt").write_text("Vi har zxqvarn här.", encoding="utf-8")
    Path("klarsprak.toml").write_text('[rules.STV001]\nniva = "alla"\n', encoding="utf-8")
    asked.clear()
    assert "zxqvarn" in cli("check", "a.txt", "--select", "STV", "--format", "json").out
    assert asked == ["zxqvarn"]


def test_one_line_when_spelling_is_asked_for_in_vain(monkeypatch: pytest.MonkeyPatch, cli: Cli) -> None:
    monkeypatch.setattr(dictionary, "_folders", list)
    dictionary.load.cache_clear()
    try:
        Path("a.txt").write_text("Vi börjar din handlägning i maj.", encoding="utf-8")
        Path("b.txt").write_text("Vi börjar din handlägning i juni.", encoding="utf-8")
        result = cli("check", "a.txt", "b.txt", "--select", "STV", "--no-cache", "--format", "concise")
        assert result.status == 0
        assert result.err.count("Stavningen kontrolleras inte") == 1
        assert result.out == ""
        assert "Stavningen" not in cli("check", "a.txt", "--no-cache").out
    finally:
        dictionary.load.cache_clear()


def test_a_dictionary_named_in_the_configuration(tmp_path: Path, cli: Cli) -> None:
    Path("a.txt").write_text("Vi börjar din handlägning i maj.", encoding="utf-8")
    Path("klarsprak.toml").write_text('[spelling]\ndictionary = "ord"\n', encoding="utf-8")
    line = cli("check", "a.txt", "--no-cache", "--format", "concise").err
    assert "Stavningen kontrolleras inte" in line
    assert str(tmp_path / "ord") in line

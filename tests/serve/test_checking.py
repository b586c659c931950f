"""The page's checks: the same as from scratch, one at a time, and nothing is kept longer than it has to be."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from klarsprak.core.document import Document
from klarsprak.core.finding import Finding
from klarsprak.core.result import FileError
from klarsprak.engine.memory import Memory
from klarsprak.engine.runner import Text
from klarsprak.engine.settings import CheckSettings
from klarsprak.reports.json import file_object
from klarsprak.serve import checking
from klarsprak.serve.checking import TOO_SLOW, Answer, Asked, Checker, Superseded
from klarsprak.spelling import dictionary

TEXT = """# Beslut om bidrag

Hej!

Du ska erlägga avgiften senast den 31 maj 2027. Vi återkommer inom kort med besked angående ansökan.

- Handlingar ska inkomma till kommunen.
- Du kan överklaga beslutet.

Med vänlig hälsning
Kim Ek
"""
PIECES = ("erlägga ", "\n\n", "\n", ". ", "# ", "- ", "Vi återkommer. ", "😀", "angående ", "Nämnden beslutade. ", "<!-- ", "-->")


@pytest.fixture(autouse=True)
def _no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _report(checker: Checker, text: str, page: str = "a") -> object:
    answer = checker.check(Asked("text.md", text.encode(), page=page))
    assert isinstance(answer, Answer)
    return file_object(answer.checked.result)


def test_an_edited_text_is_checked_as_from_scratch() -> None:
    chance = random.Random(20261122)
    edited = Checker()
    text = TEXT
    for _ in range(40):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(PIECES) + text[at + chance.choice((0, 0, 3)) :]
        assert _report(edited, text) == _report(Checker(), text)


def test_pages_do_not_disturb_each_other() -> None:
    checker = Checker()
    other = TEXT.replace("erlägga", "betala")
    for _ in range(2):
        assert _report(checker, TEXT, "a") != _report(checker, other, "b")
    assert _report(checker, TEXT, "a") == _report(Checker(), TEXT)


def test_a_newer_text_calls_off_an_older_one(monkeypatch: pytest.MonkeyPatch) -> None:
    checker = Checker()
    _report(checker, TEXT)
    begun, go_on = threading.Event(), threading.Event()
    real = checking.Configuration.settings_for

    def slow(self: checking.Configuration, path: str) -> object:
        if not begun.is_set():
            begun.set()
            go_on.wait(20)
        return real(self, path)

    monkeypatch.setattr(checking.Configuration, "settings_for", slow)
    outcome: list[object] = []

    def older() -> None:
        try:
            outcome.append(checker.check(Asked("text.md", TEXT.replace("Hej", "Hallå").encode(), page="a")))
        except Superseded as error:
            outcome.append(error)

    first = threading.Thread(target=older)
    first.start()
    assert begun.wait(20)
    called_off = checker._pages["a"].called_off
    newer = threading.Thread(target=lambda: outcome.append(_report(checker, TEXT)))
    newer.start()
    assert called_off.wait(20)
    go_on.set()
    first.join(30)
    newer.join(30)
    assert isinstance(outcome[0], Superseded)
    assert outcome[1] == _report(Checker(), TEXT)


def test_a_check_that_waits_too_long_for_its_turn_is_given_up() -> None:
    checker = Checker(patience=0.05)
    with checker._engine:
        answer = checker.check(Asked("text.md", TEXT.encode(), page="a"))
    assert answer == FileError("text.md", TOO_SLOW)


def test_texts_of_closed_pages_are_let_go() -> None:
    checker = Checker()
    _report(checker, TEXT, "a")
    checker.forget("a")
    checker.forget("aldrig öppnad")
    assert not checker._pages
    for number in range(20):
        _report(checker, "Hej!", str(number))
    assert len(checker._pages) == checking._PAGES
    assert "19" in checker._pages


def test_a_fault_in_a_rule_is_said_as_check_says_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> CheckSettings:
        raise KeyError("hemligt")

    monkeypatch.setattr("klarsprak.config.resolve.Settings.check_settings", broken)
    answer = Checker().check(Asked("text.md", TEXT.encode()))
    assert isinstance(answer, FileError)
    assert answer.message.startswith("Ett fel i klarsprak stoppade kontrollen (KeyError).")
    assert "hemligt" not in answer.message


def test_a_misspelt_word_is_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    real = checking.completed

    def counted(findings: Sequence[Finding], named: str = "") -> Sequence[Finding]:
        asked.append([f.text for f in findings])
        return real(findings, named)

    monkeypatch.setattr(checking, "completed", counted)
    monkeypatch.setattr(checking, "_LOOK_UP", 60.0)
    checker = Checker()
    if dictionary.missing(""):
        pytest.skip("hunspell saknas: installera extrat spelling")
    for text in ("Hej! Kommmunen svarar.", "Hej! Kommmunen svarar. Ring oss.", "Hej! Kommmunen svarrar."):
        answer = checker.check(Asked("a.txt", text.encode(), page="a"))
        assert isinstance(answer, Answer)
        (finding, *_) = [f for f in answer.checked.result.findings if f.rule.startswith("STV")]
        assert "Kommunen" in [s.text for s in finding.suggestions]
    assert asked[1] == []
    assert "Kommmunen" not in asked[2]


def test_no_server_is_sent_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("klarsprak.toml").write_text('[languagetool]\nurl = "http://127.0.0.1:1"\n')
    seen: list[CheckSettings] = []
    real = checking.examine

    def spying(text: Text, settings_for: Callable[[Document], CheckSettings], memory: Memory) -> object:
        def noted(document: Document) -> CheckSettings:
            seen.append(settings_for(document))
            return seen[-1]

        return real(text, noted, memory)

    monkeypatch.setattr(checking, "examine", spying)
    assert isinstance(Checker().check(Asked("a.txt", b"Hej!")), Answer)
    assert "languagetool" not in seen[0].options

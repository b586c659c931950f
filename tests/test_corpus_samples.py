"""The samples: each is checked, and its sidecar says what must and what must not be found in it.

A sidecar `NAME.toml` stands beside the text NAME. Its keys: `title`; `file`; `text_type`, which recognition must give;
`audience`, asked for where the file does not name it itself; `twin`, the same matter in the other version; `[[must]]` with
`rule` (a code) and `text` (the found span or a piece of it; left out for a remark on the whole text); `[[must_not]]` with
`rule` (a code or a family) and perhaps `text`; `max_warnings`, the most findings of at least warning.

The sidecar of the bad twin also says in which clauses of the policies the two differ, and they may differ in no others:
`breaks`, those that the bad one does not meet; `lacks`, those that the good one meets and where the bad one leaves a person in
doubt; `moot`, those that only one of them is about. The good twin breaks none.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from klarsprak import readers
from klarsprak.core.document import ReadError
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import Audience, TextType
from klarsprak.core.result import FileResult
from klarsprak.engine import CheckSettings, check_document
from klarsprak.policy import BUILT_IN
from klarsprak.rules.registry import all_rules

FOLDER = Path(__file__).resolve().parents[1] / "corpus_samples"


@dataclass(frozen=True)
class Expected:
    """One `[[must]]` or `[[must_not]]`."""

    rule: str
    text: str = ""

    def meets(self, finding: Finding) -> bool:
        """Whether a finding is the one meant."""
        near = not self.text or self.text in finding.text or (len(finding.text) > 3 and finding.text in self.text)
        return finding.rule.startswith(self.rule) and near


@dataclass(frozen=True)
class Sample:
    """A sidecar. Unknown keys are errors."""

    title: str
    file: str
    text_type: str
    twin: str
    audience: str = "allmanhet"
    must: list[dict[str, str]] = field(default_factory=list)
    must_not: list[dict[str, str]] = field(default_factory=list)
    max_warnings: int | None = None
    breaks: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)
    moot: list[str] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The text itself."""
        return FOLDER / self.file

    @property
    def is_good(self) -> bool:
        """Whether it is the twin to learn from."""
        return self.path.stem.endswith("-efter")


SAMPLES = {p.stem: Sample(**tomllib.loads(p.read_text(encoding="utf-8"))) for p in sorted(FOLDER.glob("*.toml"))}


@cache
def _result(name: str) -> FileResult:
    sample = SAMPLES[name]
    document = readers.read(str(sample.path), sample.path.read_bytes())
    audience = None if document.metadata.audience else Audience(sample.audience)
    return check_document(document, CheckSettings(audience=audience, policy=BUILT_IN))


each = pytest.mark.parametrize("name", SAMPLES)


def test_the_samples_cover_what_they_should() -> None:
    assert len(SAMPLES) >= 24
    assert {s.text_type for s in SAMPLES.values()} >= {"brev", "epost", "beslut", "webb", "sms", "blankett"}
    assert {s.path.suffix for s in SAMPLES.values()} == {".txt", ".md", ".html", ".docx", ".odt", ".eml"}
    texts = {p.stem for p in FOLDER.glob("*-*") if readers.is_supported(str(p))}
    assert texts == set(SAMPLES)


@each
def test_twins_are_on_the_same_matter(name: str) -> None:
    twin = SAMPLES[name].twin
    assert SAMPLES[twin].twin == name
    assert name.rsplit("-", 1)[0] == twin.rsplit("-", 1)[0]
    assert SAMPLES[name].is_good is not SAMPLES[twin].is_good
    assert SAMPLES[name].text_type == SAMPLES[twin].text_type


@each
def test_text_type_and_audience_are_recognised(name: str) -> None:
    result = _result(name)
    assert result.text_type == TextType(SAMPLES[name].text_type)
    assert result.audience == Audience(SAMPLES[name].audience)


@each
def test_what_must_be_found_is_found(name: str) -> None:
    findings = _result(name).findings
    for expected in (Expected(**e) for e in SAMPLES[name].must):
        assert expected.rule in all_rules()
        assert any(expected.meets(f) for f in findings), f"saknas: {expected}"


@each
def test_what_must_not_be_found_is_not(name: str) -> None:
    for expected in (Expected(**e) for e in SAMPLES[name].must_not):
        wrong = [(f.rule, f.text) for f in _result(name).findings if expected.meets(f)]
        assert not wrong


@each
def test_good_samples_give_few_warnings(name: str) -> None:
    sample = SAMPLES[name]
    assert (sample.max_warnings is not None) is sample.is_good
    if sample.max_warnings is not None:
        grave = [(f.rule, f.text) for f in _result(name).findings if f.severity.rank >= Severity.WARNING.rank]
        assert len(grave) <= sample.max_warnings, grave


@each
def test_every_finding_quotes_the_source(name: str) -> None:
    result = _result(name)
    for finding in result.findings:
        assert finding.text == result.source.text[finding.start : finding.end]


@each
def test_scores_tell_the_twins_apart(name: str) -> None:
    total = _result(name).score.total
    if SAMPLES[name].is_good:
        assert total >= 85
        assert total - _result(SAMPLES[name].twin).score.total >= 25
    else:
        assert 10 <= total <= 60


@pytest.mark.parametrize("name", [name for name, sample in SAMPLES.items() if not sample.is_good])
def test_twins_differ_in_the_clauses_their_author_meant_and_no_others(name: str) -> None:
    sample = SAMPLES[name]
    bad = {v.clause: v.status for v in _result(name).policy}
    good = {v.clause: v.status for v in _result(sample.twin).policy}
    assert "not_met" not in good.values(), [c for c in good if good[c] == "not_met"]
    assert {c for c in bad if bad[c] == "not_met"} == set(sample.breaks)
    assert {c for c in bad if (bad[c], good[c]) == ("human", "met")} == set(sample.lacks)
    differ = {c for c in bad if bad[c] != good[c]}
    assert differ == {*sample.breaks, *sample.lacks, *sample.moot}
    assert all("not_applicable" in (bad[c], good[c]) for c in sample.moot)


@pytest.mark.parametrize("name", ["inte-docx.docx", "avbruten.docx"])
def test_broken_word_files_give_one_swedish_line(name: str) -> None:
    path = FOLDER / "broken" / name
    with pytest.raises(ReadError) as caught:
        readers.read(str(path), path.read_bytes())
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert "Traceback" not in message


def test_an_empty_file_is_read_without_findings_in_its_text() -> None:
    path = FOLDER / "broken" / "tom.txt"
    result = check_document(readers.read(str(path), path.read_bytes()))
    assert result.measures.words == 0
    assert all(f.text == "" for f in result.findings)


def test_windows_1252_gives_the_same_findings_and_says_so() -> None:
    path = FOLDER / "broken" / "windows-1252.txt"
    old = check_document(readers.read(str(path), path.read_bytes()))
    new = _result("forsorjningsstod-efter")
    assert old.source.encoding != "utf-8"
    assert old.notes
    assert old.source.text == new.source.text
    assert (old.score, old.measures, old.findings) == (new.score, new.measures, new.findings)

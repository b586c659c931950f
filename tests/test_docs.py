"""The documentation is true, and the tool's own Swedish passes the tool."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from klarsprak import readers
from klarsprak.cli.app import app
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.engine import CheckSettings, check_document
from klarsprak.rules.base import Rule
from klarsprak.rules.registry import FAMILIES, all_rules

ROOT = Path(__file__).resolve().parents[1]


def _remarks(text: str, least: Severity = Severity.WARNING) -> list[str]:
    document = readers.read("text.md", text.encode())
    result = check_document(document, CheckSettings(text_type=TextType.WEB))
    kept: list[Finding] = [f for f in result.findings if f.severity.rank >= least.rank]
    return [f"{f.rule} {f.text!r}: {f.message}" for f in kept]


def test_rules_page_is_what_the_rules_say() -> None:
    result = CliRunner().invoke(app, ["rule", "--all", "--format", "md"])
    assert result.exit_code == 0
    assert (ROOT / "docs" / "regler.md").read_text(encoding="utf-8") == result.output, "kör scripts/docs"


@pytest.mark.parametrize("page", sorted(p.name for p in (ROOT / "docs").glob("*.md") if not p.name.startswith("precision")))
def test_guides_pass_the_tool(page: str) -> None:
    if page == "regler.md":
        pytest.skip("prövas regel för regel nedan")
    assert _remarks((ROOT / "docs" / page).read_text(encoding="utf-8")) == []


def test_readme_opening_passes_the_tool() -> None:
    opening = (ROOT / "README.md").read_text(encoding="utf-8").split("\n---\n")[0]
    assert _remarks(opening) == []


@pytest.mark.parametrize("rule", [pytest.param(r, id=c) for c, r in all_rules().items()])
def test_rule_documentation_passes_the_tool(rule: type[Rule]) -> None:
    sections = rule.docs().sections
    prose = "\n\n".join(sections.get(name, "") for name in ("Vad", "Varför", "Undantag", "Inställningar"))
    # Examples are quoted text, and what stands in quotation marks or code is named, not used.
    prose = "\n".join(line for line in prose.splitlines() if not line.startswith("|"))
    prose = re.sub(r"”[^”]*”", "ordet", prose)
    remarks = _remarks(f"{rule.docs().title}.\n\n{prose}\n\n{rule.why}")
    # A rule about words has to name the words it is about.
    named = ("ORD", "MEN010") if rule.code.startswith("ORD") else (rule.code,)
    assert [r for r in remarks if not r.startswith(named)] == []


def test_help_passes_the_tool() -> None:
    runner = CliRunner()
    pages = [[], *([name] for name in app.commands)]
    for page in pages:
        text = runner.invoke(app, [*page, "--help"]).output
        prose = [line.strip() for line in text.split("Flaggor:")[0].splitlines() if line.strip().endswith(".")]
        assert _remarks("\n\n".join(prose)) == [], page


def test_readme_names_every_family_that_has_rules() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for family in {code[:3] for code in all_rules()}:
        assert family in FAMILIES
        assert f"`{family}`" in readme

"""Every line of docs/ci.md that can be run is run, in a repository made for it."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from tests.clients.sites import BAD, GOOD, Site
from tests.clients.test_pre_commit import MANIFEST, _hooks

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def blocks(request: pytest.FixtureRequest) -> list[tuple[str, str]]:
    """The page's code blocks: language and content."""
    return _BLOCK.findall((request.config.rootpath / "docs" / "ci.md").read_text(encoding="utf-8"))


@pytest.fixture
def site(tmp_path: Path, request: pytest.FixtureRequest) -> Site:
    """A repository with an old text with findings on `main`, and a new one on a branch."""
    cache = tmp_path / "cache"
    manifest = (request.config.rootpath / MANIFEST).read_text(encoding="utf-8")
    manifest = manifest.replace("language: python", "language: system")
    manifest = manifest.replace("entry: klarsprak ", f"entry: {sys.executable} -m klarsprak ")
    hooks = _hooks(tmp_path / "hooks", cache, manifest)
    hooks.git("tag", "v0.1.0")
    site = Site(tmp_path / "webb", cache)
    site.environment |= {
        "GITHUB_BASE_REF": "main",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "HOOKS": str(hooks.folder),
    }
    site.write("gammal.md", BAD)
    assert site.commit().returncode == 0
    site.git("update-ref", "refs/remotes/origin/main", "HEAD")
    site.git("checkout", "-q", "-b", "gren")
    site.write("ny.md", BAD)
    assert site.commit().returncode == 0
    return site


def _run(site: Site, line: str) -> str:
    """Run a line as a shell does. Findings are no fault; anything else is."""
    done = site.run("bash", "-c", line)
    assert done.returncode in (0, 1), (line, done.stdout)
    assert "Fel:" not in done.stdout, (line, done.stdout)
    return done.stdout


def _commands(value: Any) -> list[str]:
    """The command lines of a pipeline: GitHub's `run`, GitLab's `script`."""
    if isinstance(value, dict):
        own = [value["run"]] if isinstance(value.get("run"), str) else []
        own += value["script"] if isinstance(value.get("script"), list) else []
        return own + [line for inner in value.values() if not isinstance(inner, str) for line in _commands(inner)]
    return [line for inner in value for line in _commands(inner)] if isinstance(value, list) else []


def test_shell_lines(site: Site, blocks: list[tuple[str, str]]) -> None:
    config = next(content for language, content in blocks if language == "yaml" and content.startswith("repos:"))
    site.write(".pre-commit-config.yaml", config.replace("https://example.se/klarsprak", site.environment["HOOKS"]))
    lines = [line for language, content in blocks if language == "sh" for line in content.splitlines()]
    assert len(lines) >= 12
    said = {line: _run(site, line) for line in lines}
    assert "ny.md:3:8" in said["klarsprak check . --diff main --format concise"]
    assert "gammal.md" not in said["klarsprak check . --diff main --format concise"]
    assert "gammal.md: " in said["klarsprak baseline show"]
    assert "gammal.md:3:8" in said["pre-commit run --all-files"]
    assert ElementTree.parse(site.folder / "klarsprak-junit.xml").getroot().tag == "testsuites"
    assert ElementTree.parse(site.folder / "klarsprak-checkstyle.xml").getroot().tag == "checkstyle"
    assert json.loads((site.folder / "klarsprak.json").read_text(encoding="utf-8"))["schema"] == 1


def test_pre_commit_configurations(site: Site, blocks: list[tuple[str, str]]) -> None:
    configs = [content for language, content in blocks if language == "yaml" and content.startswith("repos:")]
    assert len(configs) == 2
    for content in configs:
        site.write(".pre-commit-config.yaml", content.replace("https://example.se/klarsprak", site.environment["HOOKS"]))
        assert site.run(sys.executable, "-m", "pre_commit", "validate-config").returncode == 0
        assert site.run(sys.executable, "-m", "pre_commit", "run", "--all-files").returncode in (0, 1)
    # The second one looks only at what is about to be committed, and only stops at errors.
    site.write("gammal.md", GOOD)
    assert site.run(sys.executable, "-m", "pre_commit", "run").returncode == 0


def test_pipelines(site: Site, blocks: list[tuple[str, str]]) -> None:
    pipelines = [yaml.safe_load(content) for language, content in blocks if language == "yaml" and "repos:" not in content]
    lines = [line for pipeline in pipelines for line in _commands(pipeline)]
    said = {line: _run(site, line) for line in lines if not line.startswith("pip install ")}
    assert len(said) == 4
    github = next(out for line, out in said.items() if line.endswith("--format github"))
    assert "::warning file=ny.md,line=3," in github
    assert "gammal.md" not in github
    assert json.loads((site.folder / "klarsprak.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    entries = json.loads((site.folder / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert {e["location"]["path"] for e in entries} >= {"ny.md", "gammal.md"}
    # Where a pipeline names a file that it has made, it is the file that was made.
    for name in ("klarsprak.sarif", "gl-code-quality-report.json"):
        assert sum(content.count(name) for _, content in blocks) == 2

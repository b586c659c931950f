"""The extension for Visual Studio Code: its texts and its lock file, and with node and npm its types, wiring and package."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from klarsprak import __version__, readers
from klarsprak.core.finding import Severity
from klarsprak.core.profile import TextType
from klarsprak.engine import CheckSettings, check_document

ROOT = Path(__file__).resolve().parents[2]
EXTENSION = ROOT / "editors" / "vscode"
#: How npm says that the registry cannot be reached.
UNREACHABLE = re.compile(r"ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|E50[0-9]|network")
MANIFEST: dict[str, Any] = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))


def _said(value: object, key: str = "") -> list[str]:
    """All Swedish sentences in the manifest."""
    if isinstance(value, dict):
        return [text for name, item in value.items() for text in _said(item, name)]
    if isinstance(value, list):
        return [text for item in value for text in _said(item, key)]
    return [str(value)] if key in ("description", "markdownDescription", "enumDescriptions", "title") else []


def _remarks(text: str) -> list[str]:
    result = check_document(readers.read("text.md", text.encode()), CheckSettings(text_type=TextType.WEB))
    return [f"{f.rule} {f.text!r}: {f.message}" for f in result.findings if f.severity.rank >= Severity.WARNING.rank]


def test_texts_pass_the_tool() -> None:
    said = [text if text.endswith(".") else f"{text}." for text in _said(MANIFEST) if " " in text]
    assert len(said) > 10
    assert _remarks("\n\n".join(said)) == []
    assert _remarks((EXTENSION / "README.md").read_text(encoding="utf-8")) == []


def test_readme_names_every_setting_with_its_values_and_every_command() -> None:
    readme = (EXTENSION / "README.md").read_text(encoding="utf-8")
    for name, setting in MANIFEST["contributes"]["configuration"]["properties"].items():
        row = next(line for line in readme.splitlines() if line.startswith(f"| `{name}` |"))
        choices = setting.get("enum") or setting.get("items", {}).get("enum", [])
        assert all(f"`{choice}`" in row for choice in choices), row
    assert all(f"**{command['title']}**" in readme for command in MANIFEST["contributes"]["commands"])


def test_manifest_is_of_this_version_and_licence() -> None:
    assert MANIFEST["version"] == __version__
    assert f"klarsprak-{__version__}.vsix" in (EXTENSION / "README.md").read_text(encoding="utf-8")
    assert (EXTENSION / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_lock_file_names_no_registry_and_holds_every_package_to_its_content() -> None:
    lock = json.loads((EXTENSION / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if not entry.get("integrity", "").startswith("sha512-")] == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the extension with the packages that it is built with; skips visibly where they cannot be had."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("node och npm saknas")
    folder = tmp_path_factory.mktemp("tillägg") / "vscode"
    shutil.copytree(EXTENSION, folder, ignore=shutil.ignore_patterns("node_modules", "out", "*.vsix"))
    done = _npm(folder, "ci", "--fetch-retries=1", "--fetch-timeout=60000")
    if done.returncode != 0 and UNREACHABLE.search(done.stderr):
        pytest.skip("paketregistret för npm går inte att nå")
    assert done.returncode == 0, done.stderr
    return folder


def _npm(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["npm", *arguments]
    env = os.environ | environment
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, timeout=280, check=False)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_types_are_sound(built: Path) -> None:
    done = _npm(built, "run", "check")
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_extension_with_a_real_server(built: Path) -> None:
    program = shutil.which("klarsprak", path=str(Path(sys.executable).parent)) or shutil.which("klarsprak")
    if program is None:
        pytest.skip("programmet klarsprak är inte installerat")
    done = _npm(built, "test", KLARSPRAK=program)
    assert done.returncode == 0, done.stdout
    assert re.search(r"pass [1-9]\d*\n.*fail 0\n", done.stdout), done.stdout


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_package_holds_what_is_needed_and_no_more(built: Path) -> None:
    done = _npm(built, "run", "package")
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(built / f"klarsprak-{__version__}.vsix") as package:
        names = set(package.namelist())
        manifest = json.loads(package.read("extension/package.json"))
        script = package.read("extension/out/extension.js").decode()
        licences = package.read("extension/out/LICENCES.txt").decode()
        readme = package.read("extension/readme.md").decode()
    assert names == {
        "extension.vsixmanifest",
        "[Content_Types].xml",
        "extension/package.json",
        "extension/readme.md",
        "extension/LICENSE.txt",
        "extension/out/extension.js",
        "extension/out/LICENCES.txt",
    }
    assert manifest["main"] == "./out/extension.js"
    # Nothing is left to be found in node_modules but what the editor itself and Node.js give.
    assert set(re.findall(r'\brequire\("([^"]+)"\)', script)) <= {"vscode", *_node_modules()}
    assert str(built) not in script
    assert re.search(r"^vscode-languageclient \d", licences, re.MULTILINE)
    assert readme.startswith("# klarsprak för Visual Studio Code")


def _node_modules() -> set[str]:
    listed = subprocess.run(
        ["node", "-p", "JSON.stringify(require('module').builtinModules)"], capture_output=True, text=True, check=True
    )
    return {form for name in json.loads(listed.stdout) for form in (name, f"node:{name}")}

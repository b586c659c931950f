"""The hooks, run by the real pre-commit in repositories made here."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clients.sites import BAD, GOOD, Site

MANIFEST = ".pre-commit-hooks.yaml"
CONFIG = """\
repos:
  - repo: {repo}
    rev: v1
    hooks:
      - id: klarsprak
      - id: klarsprak-dokument
"""


def _hooks(folder: Path, cache: Path, manifest: str) -> Site:
    hooks = Site(folder, cache)
    hooks.write(MANIFEST, manifest)
    assert hooks.commit().returncode == 0
    hooks.git("tag", "v1")
    return hooks


@pytest.fixture
def site(tmp_path: Path, request: pytest.FixtureRequest) -> Site:
    """A repository in which the hooks are installed. They run the klarsprak of these tests, so nothing is downloaded."""
    cache = tmp_path / "cache"
    manifest = (request.config.rootpath / MANIFEST).read_text(encoding="utf-8")
    manifest = manifest.replace("language: python", "language: system")
    manifest = manifest.replace("entry: klarsprak ", f"entry: {sys.executable} -m klarsprak ")
    hooks = _hooks(tmp_path / "hooks", cache, manifest)
    made = Site(tmp_path / "webb å ä", cache)
    made.write(".pre-commit-config.yaml", CONFIG.format(repo=hooks.folder))
    done = made.run(sys.executable, "-m", "pre_commit", "install")
    assert done.returncode == 0, done.stdout
    return made


def test_the_manifest_is_valid(request: pytest.FixtureRequest) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", MANIFEST], cwd=request.config.rootpath, check=False
    )
    assert done.returncode == 0


def test_a_commit_with_findings_is_refused_until_it_is_mended(site: Site) -> None:
    site.write("sidor/bidrag.md", BAD)
    refused = site.commit()
    assert refused.returncode == 1
    assert "sidor/bidrag.md:3:8: ORD001 warning ”erhålla” är kanslisvenska." in refused.stdout
    assert site.commits == 0
    site.write("sidor/bidrag.md", GOOD)
    mended = site.commit()
    assert mended.returncode == 0, mended.stdout
    assert re.search(r"klarspråk\.+Passed", mended.stdout)
    assert site.commits == 1


def test_names_with_spaces_and_swedish_letters(site: Site) -> None:
    site.write("våra sidor/så här söker du (ny) 'å'.html", "<p>Du kan erhålla bidrag om du behöver det.</p>")
    refused = site.commit()
    assert refused.returncode == 1
    assert "våra sidor/så här söker du (ny) 'å'.html:1:11: ORD001" in refused.stdout


def test_files_of_other_kinds_are_left_alone(site: Site) -> None:
    site.write("bild.png", b"\x89PNG\r\n\x1a\n\x00\x00erh\xe5lla")
    site.write("kod.py", 'text = "Du kan erhålla bidrag"\n')
    site.write("data.json", '{"a": "erhålla"}\n')
    done = site.commit()
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("Skipped") == 2


def test_a_binary_file_that_goes_by_the_name_of_a_text(site: Site) -> None:
    site.write("logga.txt", bytes(range(256)) * 20)
    done = site.commit()
    assert "Traceback" not in done.stdout
    assert done.returncode in (0, 1)


def test_word_files_go_to_the_other_hook(site: Site, request: pytest.FixtureRequest) -> None:
    samples = request.config.rootpath / "corpus_samples"
    path = next(p for p in sorted(samples.rglob("*.docx")) if "broken" not in p.parts)
    site.write("brev.DOCX", path.read_bytes())
    site.write("trasig.docx", b"PK nej")
    refused = site.commit()
    assert refused.returncode == 1
    assert "trasig.docx: Filen är inget Word-dokument" in refused.stdout
    assert re.search(r"klarspråk\.+.*Skipped", refused.stdout)


def test_deleted_and_renamed_files(site: Site) -> None:
    site.write("a.md", GOOD)
    site.write("b.md", GOOD + "\nMer text.\n")
    assert site.commit().returncode == 0
    site.git("rm", "-q", "a.md")
    site.git("mv", "b.md", "ny sida.md")
    done = site.commit()
    assert done.returncode == 0, done.stdout
    assert site.commits == 2


def test_all_files_with_hundreds_of_them(site: Site) -> None:
    for number in range(300):
        path = site.folder / f"sidor/sida {number}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(BAD if number in (7, 250) else GOOD, encoding="utf-8")
    site.git("add", ".")
    done = site.run(sys.executable, "-m", "pre_commit", "run", "--all-files")
    assert done.returncode == 1
    found = re.findall(r"^(sidor/sida \d+\.md):3:8: ORD001", done.stdout, re.MULTILINE)
    assert sorted(found) == ["sidor/sida 250.md", "sidor/sida 7.md"]
    # What has been read once is kept: only the mended files are read anew.
    for number in (7, 250):
        site.write(f"sidor/sida {number}.md", GOOD)
    done = site.run(sys.executable, "-m", "pre_commit", "run", "--all-files")
    assert done.returncode == 0, done.stdout


def test_the_configuration_of_the_repository_goes(site: Site) -> None:
    site.write("klarsprak.toml", 'ignore = ["ORD"]\n')
    site.write("bidrag.md", BAD)
    done = site.commit()
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_installed_from_the_repository_itself(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """As a new user has it: pre-commit fetches the repository and installs it with all it needs."""
    root = request.config.rootpath
    if not (root / ".git").exists():
        pytest.skip("källkoden ligger inte i ett git-arkiv")
    cache = tmp_path / "cache"
    site = Site(tmp_path / "webb", cache)
    head = site.run("git", "-C", str(root), "rev-parse", "HEAD").stdout.strip()
    site.write(".pre-commit-config.yaml", CONFIG.format(repo=root).replace("rev: v1", f"rev: {head}"))
    site.write("bidrag.md", BAD)
    assert site.run(sys.executable, "-m", "pre_commit", "install").returncode == 0
    refused = site.run("git", "commit", "-m", "första", timeout=800)
    assert refused.returncode == 1, refused.stdout
    assert "bidrag.md:3:8: ORD001 warning" in refused.stdout
    site.write("bidrag.md", GOOD)
    assert site.commit().returncode == 0

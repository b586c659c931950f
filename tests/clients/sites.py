"""Makes git repositories for tests of what runs in them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BAD = "# Bidrag\n\nDu kan erhålla bidrag om du behöver det.\n"
GOOD = "# Bidrag\n\nDu kan få bidrag om du behöver det.\n"


class Site:
    """A repository with texts. Nothing of the person's own settings, hooks or caches is used."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PRE_COMMIT"))},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_NAME": "Kim",
            "GIT_AUTHOR_EMAIL": "kim@example.se",
            "GIT_COMMITTER_NAME": "Kim",
            "GIT_COMMITTER_EMAIL": "kim@example.se",
            "PRE_COMMIT_HOME": str(cache),
            "KLARSPRAK_CACHE": str(cache / "klarsprak"),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}",
        }
        self.git("init", "-q", "-b", "main")

    def run(self, *command: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run a command in the repository; what it says on both streams is in `stdout`."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
            timeout=timeout,
        )

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run git, which has to succeed."""
        done = self.run("git", *arguments)
        assert done.returncode == 0, done.stdout
        return done

    def write(self, name: str, content: str | bytes) -> None:
        """Write a file and add it."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        self.git("add", "--", name)

    def commit(self) -> subprocess.CompletedProcess[str]:
        """Try to commit what has been added."""
        return self.run("git", "commit", "-m", "ändring")

    @property
    def commits(self) -> int:
        """How many commits there are."""
        done = self.run("git", "rev-list", "--count", "HEAD")
        return int(done.stdout) if done.returncode == 0 else 0

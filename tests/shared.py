"""Finds the shared treebanks and corpora. They lie beside the checkout and are never copied into the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_ROOT = Path(os.environ.get("KLARSPRAK_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def shared_path(*parts: str) -> Path:
    """A path under the shared folder; skips the test, visibly, where it is not there."""
    path = _ROOT.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"delat underlag saknas: {'/'.join(parts)}")
    return path

from __future__ import annotations

import pytest

from klarsprak.spelling.dictionary import Dictionary, load, missing


@pytest.fixture
def dictionary() -> Dictionary:
    """The installed dictionary."""
    found = load()
    if found is None:
        pytest.skip(missing() or "ordlistan går inte att läsa")
    return found

"""How common words are, and the parts of compounds."""

from __future__ import annotations

import pytest

from klarsprak.language.compounds import frequencies, is_common, split


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("bygglovshandläggningsförfarande", "bygglov handläggning förfarande"),
        ("kvalitetssäkringssystem", "kvalitet säkring system"),
        ("kyrkoavgiftsprognosen", "kyrka avgift prognosen"),
        ("gatukontoret", "gata kontoret"),
        ("förskoleverksamheten", "förskola verksamheten"),
        ("miljökonsekvensbeskrivning", "miljö konsekvens beskrivning"),
        ("Handläggningstid", "handläggning tid"),
        ("överklagandehänvisning", "överklagande hänvisning"),
    ],
)
def test_parts(word: str, parts: str) -> None:
    assert split(word) == tuple(parts.split())


@pytest.mark.parametrize("word", ["egentligen", "information", "universitetet", "hej", "", "2024-års", "x" * 200])
def test_what_is_no_compound_is_left_whole(word: str) -> None:
    assert split(word) == ()


def test_frequency() -> None:
    zipf = frequencies()
    assert zipf["och"] > zipf["kommun"] > zipf["bygglov"] > 3
    assert is_common("betala")
    assert not is_common("erlägga")

from __future__ import annotations

import pytest

from klarsprak.spelling.near import Slip, nearest


@pytest.mark.parametrize(
    ("word", "meant", "slip"),
    [
        ("handlägning", "handläggning", Slip.DOUBLING),
        ("tilllämpas", "tillämpas", Slip.DOUBLING),
        ("interkativ", "interaktiv", Slip.SWAP),
        ("bibiliotek", "bibliotek", Slip.EXTRA),
        ("expediton", "expedition", Slip.MISSING),
        ("manniskor", "människor", Slip.DOTS),
        ("kommitten", "kommittén", Slip.DOTS),
        ("kriticerar", "kritiserar", Slip.OTHER),
    ],
)
def test_slips_of_common_words(word: str, meant: str, slip: Slip) -> None:
    near = nearest(word)
    assert near is not None
    assert (near.word, near.slip) == (meant, slip)


@pytest.mark.parametrize(
    "word",
    [
        "kommun",  # far commoner than anything near it
        "inline",  # English
        "konstruktorerna",  # an agent with o is right
        "specifiera",
        "klarsprak",
        "ansökta",  # an ending, not a slip
        "calme",
        "px",
    ],
)
def test_what_is_no_slip(word: str) -> None:
    assert nearest(word) is None

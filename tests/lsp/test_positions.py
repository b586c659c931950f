"""Positions in every encoding, at every place of an awkward text."""

from __future__ import annotations

import pytest

from klarsprak.lsp.positions import Positions, units

TEXT = "a😀é\u2028b\r\nåäö\x0cc\rd\n\n𝒳y"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_there_and_back(encoding: str) -> None:
    positions = Positions(TEXT, encoding)
    for offset in range(len(TEXT) + 1):
        if TEXT[offset - 1 : offset + 1] == "\r\n":
            continue  # between the two there is no position
        assert positions.offset(*positions.at(offset)) == offset


@pytest.mark.parametrize(("encoding", "expected"), [("utf-8", (0, 10)), ("utf-16", (0, 5)), ("utf-32", (0, 4))])
def test_units_before_b(encoding: str, expected: tuple[int, int]) -> None:
    assert Positions(TEXT, encoding).at(TEXT.index("b")) == expected


def test_only_three_line_ends() -> None:
    positions = Positions(TEXT)
    assert positions.at(TEXT.index("c")) == (1, 4)
    assert positions.at(TEXT.index("d")) == (2, 0)
    assert positions.at(TEXT.index("y")) == (4, 2)


def test_past_the_end() -> None:
    positions = Positions(TEXT)
    assert positions.offset(0, 999) == TEXT.index("\r\n")
    assert positions.offset(99, 0) == len(TEXT)
    assert positions.at(999) == positions.at(len(TEXT))
    assert Positions("").offset(0, 5) == 0
    assert Positions("").at(0) == (0, 0)
    # A position inside a character gives its start.
    assert Positions("😀").offset(0, 1) == 0


def test_units() -> None:
    assert [units("å😀", e) for e in ("utf-8", "utf-16", "utf-32")] == [6, 3, 2]

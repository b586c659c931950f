"""For whom a text is fit: by the figures, and only where a clause says so."""

from __future__ import annotations

from klarsprak import readers
from klarsprak.core.result import FileResult
from klarsprak.engine import check_document
from klarsprak.policy.audience import fitness
from klarsprak.policy.packs import load_all

EASY = "Vi bygger en lekplats i Ekdala. Den blir klar i maj. Du får gärna hjälpa till. Vi bjuder på fika. Välkommen dit! " * 4
HARD = "Kommunens förskolor serverar vegetariska alternativ under sommarveckorna i augusti enligt tidigare information. " * 6


def _result(text: str) -> FileResult:
    return check_document(readers.read("text.md", text.encode()))


def test_an_easy_text_is_fit_for_all() -> None:
    found = fitness(load_all(("alvesta",)), _result(EASY))
    assert set(found.values()) == {()}
    assert {"allmanhet", "lattlast", "barn-unga", "expert"} <= set(found)


def test_a_hard_text_is_fit_for_few() -> None:
    found = fitness(load_all(("alvesta", "iso-24495")), _result(HARD))
    (lix,) = (piece for piece in found["allmanhet"] if piece.startswith("lix="))
    assert lix.endswith(">45")
    assert any(piece.endswith(">38") for piece in found["lattlast"])
    assert len(found["lattlast"]) == len({piece.split("=")[0] for piece in found["lattlast"]})


def test_nothing_is_said_without_limits_or_figures() -> None:
    assert fitness(load_all(("spraklagen",)), _result(HARD)) == {}
    assert fitness(load_all(("alvesta",)), _result("")) == {}

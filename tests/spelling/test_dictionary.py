from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from klarsprak.spelling import dictionary


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without a Swedish dictionary."""
    monkeypatch.setattr(dictionary, "_folders", list)
    dictionary.load.cache_clear()
    dictionary.state.cache_clear()
    yield
    dictionary.load.cache_clear()
    dictionary.state.cache_clear()


def _small(folder: Path) -> Path:
    folder.joinpath("sv_SE.aff").write_text("SET UTF-8\n", encoding="utf-8")
    folder.joinpath("sv_SE.dic").write_text("2\nkaka\nkåk\n", encoding="utf-8")
    return folder


@pytest.mark.usefixtures("nothing_installed")
def test_without_a_dictionary_there_is_one_line() -> None:
    assert dictionary.load() is None
    assert dictionary.state() == ("", 0, 0)
    assert "hunspell-sv" in (dictionary.missing() or "")


@pytest.mark.usefixtures("nothing_installed")
@pytest.mark.parametrize("way", ["", "sv_SE.dic", "sv_SE.aff"])
def test_a_named_dictionary(tmp_path: Path, way: str) -> None:
    words = dictionary.load(str(_small(tmp_path) / way))
    assert words is not None
    assert words.knows("kåk")
    assert not words.knows("kaak")
    assert "kaka" in words.suggest("kakka")


def test_a_named_dictionary_that_is_not_there(tmp_path: Path) -> None:
    assert dictionary.load(str(tmp_path)) is None
    assert str(tmp_path) in (dictionary.missing(str(tmp_path)) or "")


@pytest.mark.usefixtures("nothing_installed")
def test_folders_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setenv(dictionary.VARIABLE, str(_small(tmp_path)))
    assert dictionary.find() == tmp_path / "sv_SE.dic"


def test_odd_words_are_not_judged(tmp_path: Path) -> None:
    words = dictionary.load(str(_small(tmp_path)))
    assert words is not None
    assert words.knows("\ud800")
    assert words.suggest("\ud800") == ()

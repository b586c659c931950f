"""The page's own Swedish passes klarsprak, and its example shows what the page can do."""

from __future__ import annotations

import re

import pytest
from lxml import html

from klarsprak import readers
from klarsprak.core.finding import Severity
from klarsprak.core.profile import TextType
from klarsprak.engine import CheckSettings, check_document
from klarsprak.serve import checking, server
from klarsprak.serve.server import STATIC, PageServer
from klarsprak.serve.showing import answer


def _remarks(text: str, name: str = "text.md") -> list[str]:
    # The program's name is no word.
    settings = CheckSettings(text_type=TextType.WEB, options={"lexicon": {"allow": ("klarsprak",)}})
    result = check_document(readers.read(name, text.encode()), settings)
    return [f"{f.rule} {f.text!r}: {f.message}" for f in result.findings if f.severity.rank >= Severity.WARNING.rank]


@pytest.fixture(scope="module")
def page() -> str:
    """The page as it is sent."""
    with PageServer(0, checking.Checker()) as made:
        return made.page.decode()


def _texts() -> list[str]:
    """The strings of texts.js, with a word in place of what is filled in."""
    source = (STATIC / "texts.js").read_text(encoding="utf-8").split("export const TEXTS")[1]
    found = re.findall(r'"((?:[^"\\]|\\.)*)"|`((?:\$\{(?:[^{}]|\{[^{}]*\})*\}|[^`])*)`', source)
    return [re.sub(r"\$\{(?:[^{}]|\{[^{}]*\})*\}", "12", quoted or filled) for quoted, filled in found]


def test_page_passes_the_tool(page: str) -> None:
    assert _remarks(page, "sida.html") == []


def test_what_the_page_says_passes_the_tool() -> None:
    texts = _texts()
    assert len(texts) > 50
    sentences = [text for text in texts if re.search(r"[.:!?]$", text)]
    assert len(sentences) > 15
    assert _remarks("\n\n".join(sentences)) == []


def test_what_the_server_says_passes_the_tool() -> None:
    said = [checking.TOO_LARGE, checking.TOO_LONG, checking.TOO_SLOW, server._STRANGER, server._BAD_REQUEST, server._NOT_FOUND]
    assert _remarks("\n\n".join([*said, server._FAULT])) == []
    assert all(line.endswith(".") and "\n" not in line for line in said)


def test_every_text_is_used_and_every_used_text_exists() -> None:
    script = (STATIC / "app.js").read_text(encoding="utf-8")
    names = set(re.findall(r"^  (\w+):", (STATIC / "texts.js").read_text(encoding="utf-8"), re.MULTILINE))
    used = set(re.findall(r"TEXTS\.(\w+)", script))
    by_severity = {"error", "warning", "info"}
    assert used == names - by_severity
    assert "TEXTS[severity]" in script


def test_every_element_the_script_asks_for_is_on_the_page(page: str) -> None:
    script = (STATIC / "app.js").read_text(encoding="utf-8")
    tree = html.document_fromstring(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'\$\("([\w-]+)"\)', script)) <= set(ids)
    for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
        assert set(tree.xpath(f"//@{attribute}")) <= set(ids)
    assert not tree.xpath("//script[not(@src)] | //style | //@style | //@onclick")


def test_the_script_keeps_nothing_and_makes_no_markup_of_text() -> None:
    script = "".join((STATIC / name).read_text(encoding="utf-8") for name in ("app.js", "texts.js"))
    for banned in (
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "cookie =",
        "document.cookie",
        "innerHTML",
        "eval(",
        "console.",
    ):
        assert banned not in script
    assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", script)


def test_the_example_shows_a_finding_a_promise_and_something_safe_to_mend() -> None:
    document = readers.read("Din text", (STATIC / "exempel.txt").read_bytes())
    from klarsprak.engine.runner import Checked

    shown = answer(Checked(document, check_document(document, CheckSettings())), (), is_file=False)
    assert shown["counts"]["warning"] >= 5
    assert shown["commitments"]
    assert shown["safe"]
    assert shown["score"]["total"] < 70

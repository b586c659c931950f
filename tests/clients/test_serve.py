"""The local page in a real browser: as somebody uses it with a mouse, with keys alone, on a phone, and with a screen reader."""

from __future__ import annotations

import base64
import json
import random
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from klarsprak import readers
from klarsprak.serve.server import PageServer
from tests.clients.browser import PHONE, axe, overflows, resize
from tests.readers.build import docx, item, p
from tests.serve.client import serving

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXT = (
    "Hej!\n\nDu ska erlägga avgiften enl. avtalet. Vi återkommer angående beslutet.\n\n"
    "Med vänlig hälsning\n\nKim Ek\nFritidsenheten"
)
LETTER = docx(
    p("Beslut om avgift", "Rubrik1")
    + p("Du 😀 ska erlägga avgiften. Vi återkommer.")
    + item("Ring angående avgiften")
    + item("Betala")
)
#: 200 % zoom of a window as wide as a desk screen.
ZOOMED = (640, 450)


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PageServer]:
    """A server in a folder without settings."""
    monkeypatch.chdir(tmp_path)
    with serving() as made:
        yield made


@pytest.fixture
def site(page: Page, server: PageServer) -> Iterator[Page]:
    """The page, just opened. A fault in its script, or a breach of its content policy, fails the test."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if "Failed to load" not in message.text else None)
    page.goto(server.url)
    yield page
    assert faults == []


def _score(page: Page) -> int:
    return int(page.text_content("#ring-text") or "")


def _wait(page: Page, condition: str) -> None:
    """Wait until something holds. The page's content policy keeps Playwright's own waiting from being evaluated there."""
    until = time.monotonic() + 60
    while not page.evaluate(condition):
        assert time.monotonic() < until, condition
        page.wait_for_timeout(20)


def _wait_said(page: Page, words: str) -> None:
    """Wait until a screen reader is told something."""
    _wait(page, f"document.getElementById('status').textContent.includes({json.dumps(words)})")


def _settled(page: Page) -> None:
    """Wait until what is shown is about the text as it stands."""
    _wait(page, "!!document.querySelector('#found:not([hidden]), .is-empty')")
    page.wait_for_timeout(450)
    _wait(page, "!document.querySelector('.is-checking')")


def _write(page: Page, text: str) -> None:
    page.fill("#text", text)
    _settled(page)


def _marks(page: Page) -> list[str]:
    return [str(text) for text in page.locator("#backdrop mark").all_inner_texts()]


def _drop(page: Page, name: str, data: bytes, target: str = "#paper") -> None:
    page.evaluate(
        """([name, data, target]) => {
          const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
          const transfer = new DataTransfer();
          transfer.items.add(new File([bytes], name));
          const place = document.querySelector(target);
          for (const kind of ["dragenter", "dragover", "drop"])
            place.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }""",
        [name, base64.b64encode(data).decode(), target],
    )


def _chosen(page: Page) -> str:
    """The selected text in the box."""
    return str(page.evaluate("(b => b.value.slice(b.selectionStart, b.selectionEnd))(document.getElementById('text'))"))


def _focused(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        """() => {
          const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
          const paper = e.id === "text" ? getComputedStyle(document.getElementById("paper")).boxShadow : "";
          return { id: e.id, name: e.tagName, words: e.textContent.trim(), ring: s.outlineStyle !== "none" || paper !== "",
                   inside: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth };
        }"""
    )
    return found


# ------------------------------------------------------------ writing


def test_what_is_typed_is_marked_with_score_promises_policy_and_figures(site: Page) -> None:
    assert site.is_visible("#guide")
    assert not site.is_visible("#found")
    site.click("#text", position={"x": 60, "y": 40})
    site.keyboard.type(TEXT)
    _settled(site)
    assert {"erlägga", "enl.", "angående"} <= set(_marks(site))
    assert 0 < _score(site) < 100
    assert "Brev för allmänheten" in site.inner_text("#described")
    assert not site.is_visible("#guide")
    site.click("#tab-promises")
    assert "Tid saknas" in site.inner_text("#panel-promises")
    site.click("#tab-policy")
    assert "Service- och tillgänglighetspolicy" in site.inner_text("#panel-policy")
    assert "Inte uppfyllt" in site.inner_text("#panel-policy")
    site.click("#tab-figures")
    assert "Ord per mening" in site.inner_text("#panel-figures")
    site.fill("#text", "")
    site.wait_for_selector("#guide:not([hidden])")
    assert _marks(site) == []


def test_marks_stand_behind_their_words(site: Page) -> None:
    """The copy of the text that carries the marks has the same letters in the same places as the box."""
    long = (
        TEXT.replace("avgiften", "avgiften " + "och den ganska långa medlemsavgiften " * 9)
        + "\n\n"
        + "a" * 300
        + "\n\n  slut \t."
    )
    for size in ((1280, 900), (900, 700), PHONE):
        resize(site, size)
        _write(site, long)
        found = site.evaluate(
            """() => {
              const box = document.getElementById("text"), back = document.getElementById("backdrop");
              const a = getComputedStyle(box), b = getComputedStyle(back);
              const keys = ["font", "lineHeight", "letterSpacing", "wordSpacing", "padding", "whiteSpace", "tabSize",
                "overflowWrap", "wordBreak"];
              const shown = [...back.children].map((row) => row.textContent.replace("\\u200b", "")).join("\\n");
              return { styles: keys.filter((k) => a[k] !== b[k]), shown, value: box.value,
                       width: box.clientWidth - back.clientWidth, hidden: box.scrollHeight - box.clientHeight };
            }"""
        )
        assert found["styles"] == []
        assert found["width"] == 0
        assert found["hidden"] <= 0
        assert found["shown"] == found["value"] == long


def test_marks_follow_the_text_while_it_is_written(site: Page) -> None:
    _write(site, f"😀 {TEXT}")
    before = _marks(site)
    site.focus("#text")
    site.keyboard.press("Control+Home")
    # Before the next check is back, the marks have moved with their words.
    site.keyboard.type("Nytt ")
    assert _marks(site) == before
    _settled(site)
    assert _marks(site) == before


def test_after_any_editing_the_page_shows_what_a_new_check_says(site: Page) -> None:
    chance = random.Random(1)
    site.click("#text", position={"x": 60, "y": 40})
    site.keyboard.insert_text(TEXT)
    for _ in range(25):
        length = int(site.evaluate("document.getElementById('text').value.length"))
        at = chance.randrange(length)
        site.evaluate("([a, b]) => document.getElementById('text').setSelectionRange(a, b)", [at, at + chance.choice((0, 0, 4))])
        site.keyboard.insert_text(chance.choice(("erlägga ", "😀", "\n\n", "angående", " ", "Vi återkommer. ")))
    _settled(site)
    text = site.input_value("#text")
    edited, score = _marks(site), _score(site)
    site.reload()
    assert site.input_value("#text") == ""
    _write(site, text)
    assert (_marks(site), _score(site)) == (edited, score)


def test_one_click_mends_and_ctrl_z_takes_it_back(site: Page) -> None:
    _write(site, TEXT)
    before = _score(site)
    card = site.locator(".card", has_text="erlägga").first
    card.locator(".card-head").click()
    assert "Varför?" in card.inner_text()
    card.get_by_role("button", name="Byt till ”betala”").click()
    assert "Du ska betala avgiften" in site.input_value("#text")
    assert _focused(site)["name"] == "BUTTON"
    _settled(site)
    assert _score(site) > before
    assert "sedan du började" in site.inner_text("#climb")
    assert site.locator(".card", has_text="”erlägga”").count() == 0
    site.focus("#text")
    site.keyboard.press("Control+z")
    assert site.input_value("#text") == TEXT


def test_everything_safe_in_one_click(site: Page) -> None:
    _write(site, TEXT)
    assert site.inner_text("#fix-all").startswith("Rätta det säkra (2")
    site.click("#fix-all")
    mended = TEXT.replace("erlägga", "betala").replace("enl.", "enligt")
    assert site.input_value("#text") == mended
    assert "2 ställen är rättade" in site.inner_text("#notice").replace("\u00a0", " ")
    _settled(site)
    assert not site.is_visible("#fix-all")
    site.focus("#text")
    site.keyboard.press("Control+z")
    assert site.input_value("#text") == TEXT


def test_the_mended_text_is_copied(site: Page) -> None:
    site.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _write(site, TEXT)
    site.click("#copy")
    site.wait_for_selector("#notice:not([hidden])")
    assert site.inner_text("#notice") == "Texten är kopierad."
    assert site.evaluate("navigator.clipboard.readText()") == TEXT


def test_clearing_can_be_undone(site: Page) -> None:
    _write(site, TEXT)
    site.click("#clear")
    assert site.input_value("#text") == ""
    assert site.is_visible("#guide")
    site.get_by_role("button", name="Ångra").click()
    _settled(site)
    assert site.input_value("#text") == TEXT
    assert _marks(site)


def test_choosing_another_reader_or_text_type_checks_anew(site: Page) -> None:
    _write(site, TEXT)
    site.select_option("#audience", "lattlast")
    _settled(site)
    assert "läsare av lättläst" in site.inner_text("#described")
    site.select_option("#text-type", "webb")
    _settled(site)
    assert site.inner_text("#described").startswith("Webbtext")
    site.select_option("#text-type", "")
    _settled(site)
    assert site.inner_text("#described").startswith("Brev")


def test_places_in_the_text_and_in_the_list_belong_together(site: Page) -> None:
    _write(site, TEXT)
    at = TEXT.index("angående") + 3
    site.focus("#text")
    site.evaluate("(at) => document.getElementById('text').setSelectionRange(at, at)", at)
    site.wait_for_selector(".card.open")
    assert "angående" in site.inner_text(".card.open .excerpt")
    assert _marks(site)
    assert site.inner_text("mark.current") == "angående"
    site.click("#tab-promises")
    site.click("#panel-promises .link")
    assert _chosen(site) == "Vi återkommer angående beslutet"
    site.click("#tab-policy")
    site.click("#panel-policy .evidence .link >> nth=0")
    assert site.get_attribute("#tab-policy", "aria-selected") == "false"


def test_filters_hide_marks_and_cards(site: Page) -> None:
    _write(site, TEXT)
    shown = len(_marks(site))
    site.uncheck("#show-warning")
    assert len(_marks(site)) < shown
    assert site.locator(".card.warning").count() == 0
    site.check("#show-warning")
    assert len(_marks(site)) == shown


def test_the_example(site: Page) -> None:
    site.click("#example")
    _settled(site)
    assert len(_marks(site)) > 5


def test_a_long_text_can_be_written_in_and_its_list_comes_in_pieces(site: Page) -> None:
    text = "\n\n".join(f"Stycke {n}. Du ska erlägga avgiften angående avtal {n}." for n in range(400))
    site.evaluate("(t) => { const b = document.getElementById('text'); b.value = t; b.dispatchEvent(new Event('input')); }", text)
    _wait(site, "document.getElementById('badge-findings').textContent.length > 2")
    _settled(site)
    assert len(_marks(site)) >= 800
    assert site.locator("#findings .card").count() < 200
    times = site.evaluate(
        """async () => {
          const box = document.getElementById("text"), out = [];
          box.focus(); box.setSelectionRange(30, 30);
          for (let i = 0; i < 11; i++) {
            const begun = performance.now();
            document.execCommand("insertText", false, "a");
            out.push(performance.now() - begun + 0 * box.scrollHeight);
            await new Promise((done) => setTimeout(done, 10));
          }
          return out.sort((a, b) => a - b);
        }"""
    )
    assert times[5] < 250
    site.keyboard.press("Control+z")
    _settled(site)
    before = site.locator("#findings .card").count()
    site.get_by_role("button", name="Visa fler").click()
    assert site.locator("#findings .card").count() > before
    assert _focused(site)["name"] == "BUTTON"
    # A finding beyond the end of the list gets its card when one goes to it.
    site.focus("#text")
    site.evaluate("() => { const b = document.getElementById('text'); b.setSelectionRange(b.value.length, b.value.length); }")
    site.keyboard.press("Shift+F8")
    assert "angående" in site.inner_text(".card.open .excerpt")


# ------------------------------------------------------------ files


def test_a_dropped_document_gets_the_findings_of_check(site: Page, tmp_path: Path) -> None:
    _drop(site, "brev.docx", LETTER)
    site.wait_for_selector("#file:not([hidden])")
    _settled(site)
    text = site.input_value("#text")
    assert text == "Beslut om avgift\n\nDu 😀 ska erlägga avgiften. Vi återkommer.\n\n• Ring angående avgiften\n• Betala"
    assert {"erlägga", "angående", "Vi återkommer"} <= set(_marks(site))
    from klarsprak.engine import check_document

    result = check_document(readers.read("brev.docx", LETTER))
    assert _score(site) == result.score.total
    assert site.inner_text("#badge-findings") == str(len(result.findings))
    kind = site.inner_text("#described").split(" ")[0]
    # A change of the text makes it a copy; what kind of text it is stays.
    site.focus("#text")
    site.keyboard.press("Control+End")
    site.keyboard.type(" Hej.")
    _settled(site)
    assert site.inner_text("#file") == "Du ändrar i en kopia. Filen brev.docx är orörd."
    assert site.inner_text("#described").split(" ")[0] == kind
    assert list(tmp_path.iterdir()) == []


def test_a_file_may_be_dropped_beside_the_box_and_undone(site: Page) -> None:
    _write(site, TEXT)
    _drop(site, "sida.md", "# Öppet\n\nVi har öppet i dag.\r\n".encode(), "footer")
    site.wait_for_selector("#notice:not([hidden])")
    assert site.input_value("#text") == "# Öppet\n\nVi har öppet i dag.\n"
    assert site.url.count("/") == 3
    site.get_by_role("button", name="Ångra").click()
    assert site.input_value("#text") == TEXT


def test_a_chosen_file_and_a_fix_in_it(site: Page) -> None:
    site.set_input_files("#picker", files=[{"name": "brev.docx", "mimeType": "application/x", "buffer": LETTER}])
    site.wait_for_selector("#file:not([hidden])")
    _settled(site)
    site.focus("#text")
    site.keyboard.press("F8")
    assert _chosen(site) == "erlägga"
    site.keyboard.press("Control+Enter")
    assert "Du 😀 ska betala avgiften. Vi" in site.input_value("#text")


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("brev.docx", b"PK\x03\x04 trasig", "Filen är inget Word-dokument (.docx) eller så är den skadad."),
        (
            "brev.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
            "Dokumentet är lösenordsskyddat eller ett äldre Word-format",
        ),
        ("brev.pdf", b"%PDF-1.7", "Filen är en PDF-fil och kan inte läsas som text."),
    ],
)
def test_a_file_that_cannot_be_read_leaves_the_text_alone(site: Page, name: str, data: bytes, line: str) -> None:
    _write(site, TEXT)
    _drop(site, name, data)
    site.wait_for_selector("#alert:not([hidden])")
    assert site.inner_text("#alert").startswith(f"{name}: {line}")
    assert site.get_attribute("#alert", "role") == "alert"
    assert site.input_value("#text") == TEXT
    assert axe(site) == []
    site.type("#text", "x")
    _settled(site)
    assert not site.is_visible("#alert")


def test_a_file_or_text_that_is_too_large_gets_a_clear_line(site: Page) -> None:
    site.evaluate(
        """() => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(20_000_001)], "stor.txt"));
          document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }"""
    )
    assert site.inner_text("#alert").startswith("stor.txt: Filen är större än 20 MB.")
    site.evaluate(
        "() => { const b = document.getElementById('text'); b.value = 'Hej du! '.repeat(26_000);"
        " b.dispatchEvent(new Event('input')); }"
    )
    _wait(site, "document.getElementById('alert').innerText.includes('200 000')")
    assert "Dela upp den" in site.inner_text("#alert")


@pytest.mark.parametrize("format_", ["html", "json"])
def test_the_report_is_saved(site: Page, format_: str) -> None:
    _drop(site, "brev.docx", LETTER)
    site.wait_for_selector("#file:not([hidden])")
    _settled(site)
    with site.expect_download() as waiting:
        site.click(f"#save-{format_}")
    assert waiting.value.suggested_filename == f"brev klarspråk.{format_}"
    saved = Path(waiting.value.path()).read_text(encoding="utf-8")
    if format_ == "json":
        assert json.loads(saved)["files"][0]["score"]["total"] == _score(site)
    else:
        assert "erlägga" in saved
        assert "Klarspråksrapport" in saved


# ------------------------------------------------------------ keys and screen readers


def test_the_whole_page_with_keys_alone(site: Page) -> None:
    site.keyboard.press("Tab")
    assert _focused(site)["words"] == "Hoppa till textrutan"
    assert _focused(site)["inside"]
    site.keyboard.press("Enter")
    assert _focused(site)["id"] == "text"
    site.keyboard.type(TEXT)
    _settled(site)
    _wait_said(site, "poäng av 100")
    site.keyboard.press("Control+Home")
    site.keyboard.press("F8")
    assert _chosen(site) == "erlägga"
    assert site.get_attribute(".card.open .card-head", "aria-expanded") == "true"
    _wait_said(site, "Tryck Ctrl och Enter för att byta till ”betala”")
    site.keyboard.press("F8")
    assert _chosen(site) == "enl."
    site.keyboard.press("Shift+F8")
    assert _chosen(site) == "erlägga"
    site.keyboard.press("Control+Enter")
    assert "Du ska betala avgiften" in site.input_value("#text")
    assert _focused(site)["id"] == "text"
    _wait_said(site, "Bytt till")
    site.keyboard.press("Escape")
    _settled(site)

    seen = []
    for _ in range(40):
        site.keyboard.press("Tab")
        now = _focused(site)
        if now["name"] == "BODY":
            break
        seen.append(now["id"] or now["words"])
        assert now["ring"], now
        assert now["inside"], now
    order = ["fix-all", "copy", "open", "clear", "tab-findings", "show-warning"]
    assert [name for name in seen if name in order] == order
    assert "save-html" in seen
    assert sum("Varning" in name for name in seen) >= 1

    site.focus("#tab-findings")
    for tab in ("promises", "policy", "figures", "findings"):
        site.keyboard.press("ArrowRight")
        assert _focused(site)["id"] == f"tab-{tab}"
        assert site.is_visible(f"#panel-{tab}")
    site.focus(".card-head")
    first = _focused(site)["words"]
    site.keyboard.press("ArrowDown")
    assert _focused(site)["words"] != first
    site.keyboard.press("ArrowUp")
    assert _focused(site)["words"] == first
    site.keyboard.press("Enter")
    assert site.locator(".card.open").count() == 1
    assert _focused(site)["words"] == first
    site.locator(".card.open [data-act=show]").focus()
    site.keyboard.press("Enter")
    assert _focused(site)["id"] == "text"


def test_the_focus_is_never_lost_when_the_list_is_made_anew(site: Page) -> None:
    _write(site, TEXT)
    for _ in range(3):
        swap = site.locator(".card").filter(has_text="erlägga").or_(site.locator(".card").filter(has_text="enl."))
        if not swap.count():
            break
        swap.first.locator(".card-head").focus()
        site.keyboard.press("Enter")
        site.locator(".card.open .swap").first.focus()
        site.keyboard.press("Enter")
        assert _focused(site)["name"] == "BUTTON"
        _settled(site)
        assert _focused(site)["name"] == "BUTTON"


def test_the_score_is_said_once_and_only_when_it_changes(site: Page) -> None:
    site.evaluate(
        "() => { window.said = []; new MutationObserver(() => { const t = document.getElementById('status').textContent;"
        " if (t) window.said.push(t); }).observe(document.getElementById('status'), { childList: true }); }"
    )
    _write(site, TEXT)
    _wait(site, "window.said.length === 1")
    site.focus("#text")
    site.keyboard.press("Control+End")
    site.keyboard.type(" ")
    _settled(site)
    site.wait_for_timeout(1200)
    said = site.evaluate("window.said")
    assert len(said) == 1
    assert "poäng av 100" in said[0]
    assert "Texten har" in said[0]


def test_landmarks_headings_and_names(site: Page) -> None:
    _write(site, TEXT)
    tree = site.evaluate(
        """() => ({
          landmarks: ["header", "main", "footer"].map((tag) => document.querySelectorAll(`body > ${tag}`).length),
          headings: [...document.querySelectorAll("h1, h2, h3, h4")].filter((h) => h.checkVisibility())
            .map((h) => Number(h.tagName[1])),
          regions: [...document.querySelectorAll("section[aria-labelledby]")].length,
        })"""
    )
    assert tree["landmarks"] == [1, 1, 1]
    assert tree["regions"] == 2
    levels = tree["headings"]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert site.get_by_role("textbox", name="Din text").count() == 1
    assert site.get_by_role("combobox", name="Vem ska läsa?").count() == 1
    assert site.get_by_role("tab", selected=True).count() == 1


STATES = ("empty", "findings", "open", "promises", "policy", "figures", "file", "notice")


def _enter(site: Page, state: str) -> None:
    if state == "empty":
        return
    if state == "file":
        _drop(site, "brev.docx", LETTER)
        site.wait_for_selector("#file:not([hidden])")
        _settled(site)
        return
    _write(site, TEXT)
    if state == "open":
        site.focus("#text")
        site.keyboard.press("F8")
    elif state == "notice":
        site.click("#clear")
    elif state != "findings":
        site.click(f"#tab-{state}")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_nothing_is_too_wide(site: Page, state: str, dark: bool) -> None:
    site.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
    _enter(site, state)
    assert axe(site) == []
    for size in (PHONE, ZOOMED, (320, 600)):
        resize(site, size)
        site.wait_for_timeout(60)
        assert not overflows(site), (state, size)
    resize(site, PHONE)
    assert axe(site) == []


def test_forced_colours(site: Page) -> None:
    site.emulate_media(forced_colors="active")
    _write(site, TEXT)
    assert axe(site) == []
    # The copy of the text must stay unseen: shown twice, the letters would blur.
    assert site.evaluate("getComputedStyle(document.getElementById('backdrop')).color") == "rgba(0, 0, 0, 0)"


def test_long_words_and_file_names_do_not_widen_the_page(site: Page) -> None:
    resize(site, (320, 600))
    _drop(site, "å" * 150 + ".txt", ("a" * 400 + " erlägga " + "b" * 400).encode())
    site.wait_for_selector("#file:not([hidden])")
    _settled(site)
    assert not overflows(site)
    _drop(site, "å" * 150 + ".docx", b"ingen zip")
    site.wait_for_selector("#alert:not([hidden])")
    assert not overflows(site)


def test_on_a_phone_the_remark_comes_to_the_text(site: Page) -> None:
    resize(site, PHONE)
    _write(site, TEXT + "\n\nEtt stycke till." * 20)
    site.wait_for_selector("#mini:not([hidden])")
    assert "poäng" in site.inner_text("#mini")
    site.focus("#text")
    site.evaluate("(at) => document.getElementById('text').setSelectionRange(at, at)", TEXT.index("erlägga") + 2)
    site.wait_for_selector("#lens:not([hidden])")
    assert not site.is_visible("#mini")
    assert axe(site) == []
    site.locator("#lens").get_by_role("button", name="Byt till ”betala”").click()
    assert "Du ska betala avgiften" in site.input_value("#text")
    assert not site.is_visible("#lens")
    _settled(site)
    site.click("#mini")
    assert site.evaluate("document.getElementById('resultat').getBoundingClientRect().top") < PHONE[1]


# ------------------------------------------------------------ what stays here


def test_the_text_is_kept_nowhere(site: Page) -> None:
    _write(site, TEXT)
    kept = site.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length,
                        (await caches.keys()).length, location.href.length, history.length]"""
    )
    assert kept[:5] == [0, 0, "", 0, 0]
    assert site.context.cookies() == []
    site.reload()
    assert site.input_value("#text") == ""


def test_a_closed_page_is_forgotten(site: Page, server: PageServer) -> None:
    _write(site, TEXT)
    assert len(server.checker._pages) == 1
    site.goto("about:blank")
    for _ in range(50):
        if not server.checker._pages:
            break
        site.wait_for_timeout(50)
    assert not server.checker._pages


class _Stranger(BaseHTTPRequestHandler):
    """A page of somebody else's, on another port of this machine: the same site to the browser, another origin."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Annan</title>")

    def log_message(self, format: str, *args: Any) -> None:
        pass


def test_another_page_in_the_browser_reaches_nothing(page: Page, server: PageServer) -> None:
    with HTTPServer(("127.0.0.1", 0), _Stranger) as stranger:
        threading.Thread(target=stranger.serve_forever, daemon=True).start()
        page.goto(f"http://127.0.0.1:{stranger.server_port}/")
        tried = page.evaluate(
            """async (url) => {
              const out = [];
              for (const [path, options] of [["", {}], ["check", { method: "POST", body: "x" }],
                  ["check", { method: "POST", body: "x", mode: "no-cors" }], ["texts.js", { mode: "no-cors" }],
                  ["check", { method: "POST", body: "x", headers: { "X-Klarsprak": "{}" } }]]) {
                try { const r = await fetch(url + path, options); out.push(r.type + (await r.text())); }
                catch { out.push("refused"); }
              }
              out.push(await import(url + "texts.js").then(() => "imported", () => "refused"));
              const frame = document.createElement("iframe");
              frame.src = url;
              const loaded = new Promise((done) => { frame.onload = done; setTimeout(done, 2000); });
              document.body.append(frame);
              await loaded;
              let inside = null;
              try { inside = frame.contentDocument?.title ?? null; } catch { inside = null; }
              out.push(inside || "refused");
              return out;
            }""",
            server.url,
        )
        stranger.shutdown()
    # "opaque" is what the browser lets a page know of an answer that it may not read.
    assert set(tried) <= {"refused", "opaque"}
    assert not server.checker._pages


def test_text_is_never_markup(site: Page) -> None:
    site.on("dialog", lambda dialog: pytest.fail(f"the text ran: {dialog.message}"))
    evil = "Hej <img src=x onerror=alert(1)> du ska erlägga <script>alert(1)</script> avgiften angående </textarea><b>det</b>."
    _write(site, evil)
    assert site.input_value("#text") == evil
    assert site.locator("#findings b, #findings img, #backdrop img, main script").filter(has_not_text="Varför?").count() == 0
    _drop(site, "<img src=x onerror=alert(1)>.txt", evil.encode())
    site.wait_for_selector("#file:not([hidden])")
    assert "<img src=x" in site.inner_text("#file")


def test_when_the_program_has_stopped_the_text_is_still_there(site: Page, server: PageServer) -> None:
    _write(site, TEXT)
    port = server.server_port
    server.shutdown()
    server.server_close()
    site.context.set_offline(True)
    site.type("#text", " Mer text.")
    site.wait_for_selector("#alert:not([hidden])")
    assert site.inner_text("#alert").startswith("Sidan får inget svar från klarsprak. Din text finns kvar i rutan.")
    assert TEXT.split("\n")[2] in site.input_value("#text")
    assert axe(site) == []
    assert port


def test_a_page_from_an_earlier_run_is_told_so(site: Page, server: PageServer) -> None:
    _write(site, TEXT)
    server.token = "en annan"
    site.type("#text", " Mer text.")
    site.wait_for_selector("#alert:not([hidden])")
    assert site.inner_text("#alert").startswith("Sidan är från en tidigare körning.")


def test_the_user_is_asked_before_a_changed_text_is_lost(site: Page) -> None:
    asks = """() => { const e = new Event("beforeunload", { cancelable: true }); dispatchEvent(e); return e.defaultPrevented; }"""
    assert not site.evaluate(asks)
    site.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _write(site, TEXT)
    assert site.evaluate(asks)
    site.click("#copy")
    site.wait_for_selector("#notice:not([hidden])")
    assert not site.evaluate(asks)

"""Web rules: links, images, e-services."""

from __future__ import annotations

import pytest

from klarsprak.core.profile import TextType
from tests.rules.samples import find

WEB = TextType.WEB


@pytest.mark.parametrize("text", ["här", "Klicka här", "Läs mer »", "**länk**", "Mer information"])
def test_empty_link_text(text: str) -> None:
    findings = find(f"Du kan ansöka [{text}](https://example.se/a).", "WEB001", text_type=WEB)
    assert len(findings) == 1
    assert findings[0].text.strip("*») ") in text


@pytest.mark.parametrize("text", ["Ansök här om bygglov", "Läs mer om taxan", "Herr Länks sida", "Mina sidor"])
def test_telling_link_text(text: str) -> None:
    assert find(f"Du kan gå till [{text}](https://example.se/a).", "WEB001", text_type=WEB) == []


def test_document_link_names_the_kind() -> None:
    findings = find("Se [taxan](https://example.se/taxa.xlsx?v=2).", "WEB003", text_type=WEB)
    assert "Excel" in findings[0].message
    assert find("Se [taxan (Excel)](https://example.se/taxa.xlsx).", "WEB003", text_type=WEB) == []
    assert find("Se [taxan](https://example.se/taxa).", "WEB003", text_type=WEB) == []


def test_image_alt_in_html() -> None:
    page = (
        '<html lang="sv"><body><p>Hej.</p><img src="a.png"><img src="b.png" alt=""><img src="c.png" alt="IMG 12"></body></html>'
    )
    assert [f.text for f in find(page, "WEB004", text_type=WEB, name="a.html")] == ['<img src="a.png">']
    assert [f.text for f in find(page, "WEB005", text_type=WEB, name="a.html")] == ['<img src="c.png" alt="IMG 12">']


def test_same_text_two_targets_is_said_once_per_link() -> None:
    text = "[Sök](https://example.se/a) och [sök](https://example.se/b/) och [Sök](https://example.se/a/)."
    assert [f.text for f in find(text, "WEB006", text_type=WEB)] == ["sök"]


def test_service_with_way_nearby() -> None:
    assert len(find("Du ansöker via e-tjänsten.", "WEB007", text_type=WEB)) == 1
    assert find("Du ansöker via e-tjänsten.\n\n[Till ansökan](https://example.se/x)", "WEB007", text_type=WEB) == []
    assert find("Du ansöker via e-tjänsten på example.se/x.", "WEB007", text_type=WEB) == []
    assert find("Vi bygger nya e-tjänster varje år.", "WEB007", text_type=WEB) == []


def test_lead_limit_can_be_set() -> None:
    long = " ".join(["ord"] * 70)
    assert len(find(f"# Rubrik\n\n{long}.", "WEB009", text_type=WEB)) == 1
    assert find(f"Inledning utan rubrik. {long}.", "WEB009", text_type=WEB) == []


def test_a_page_without_a_date_is_found_only_on_request() -> None:
    text = "# Bygglov\n\n" + "Du behöver bygglov när du bygger. " * 25
    assert all(f.rule != "WEB010" for f in find(text, text_type=WEB))
    assert len(find(text, "WEB010", text_type=WEB)) == 1
    assert find(f"{text}\n\nUppdaterad den 3 maj 2027.", "WEB010", text_type=WEB) == []
    assert find(f"---\ndatum: 2027-05-03\n---\n{text}", "WEB010", text_type=WEB) == []

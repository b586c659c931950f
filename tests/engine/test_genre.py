"""Recognising the text type."""

from __future__ import annotations

import pytest

from klarsprak import readers
from klarsprak.core.profile import TextType
from klarsprak.engine import genre

LETTER = "Hej Anna!\n\nDu har frågat om sophämtning. Vi tömmer ditt kärl varannan vecka.\n\nVänliga hälsningar\nBo Ek\n"
DECISION = (
    "# Beslut om bygglov\n\nNämnden beviljar bygglov för ett garage.\n\n## Så överklagar du\n\n"
    "Du kan överklaga beslutet inom tre veckor.\n"
)
THREAD = "Från: Kim Ek\nSkickat: den 1 december 2026 10:12\nTill: Bo Ek\nÄmne: Sopor\n\nHej!\n"
FORM = "# Ansökan\n\nNamn: ________\n\nAdress: ________\n\nTelefon: ________\n"
PERMIT = (
    "Bygglov för tillbyggnad\n\nBeslut\nDu får bygglov för att bygga till ditt hus med 28 kvadratmeter.\n\n"
    "Hur man överklagar\nDu kan överklaga beslutet till länsstyrelsen. Skicka ditt överklagande till oss.\n"
)
MINUTES = (
    "Kommunstyrelsen\nSammanträde 2026-03-17\n\n§ 52 Svar på medborgarförslag om cykelväg\n\nKommunstyrelsens beslut\n"
    "Kommunstyrelsen säger nej till förslaget.\n"
)
PAGE = "# Sophämtning\n\nVi hämtar dina sopor varannan vecka.\n\n## Så sorterar du\n\nLägg matavfall i den bruna påsen.\n"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.txt", LETTER, TextType.LETTER),
        ("a.md", LETTER, TextType.LETTER),
        ("a.md", DECISION, TextType.DECISION),
        ("a.txt", PERMIT, TextType.DECISION),
        ("a.txt", MINUTES, TextType.DECISION),
        ("a.txt", "Rektorn har beslutat att Alva får stöd.\n\nBeslutet går inte att överklaga.\n", TextType.DECISION),
        ("a.md", FORM, TextType.FORM),
        ("a.md", PAGE, TextType.WEB),
        ("a.txt", "Påminnelse: din tid är i morgon kl. 9. Svara JA om du kommer.", TextType.SMS),
        ("a.txt", "Din bokning hos tandvården är ändrad till tisdag kl 10. Ring 0470-00 00 00 om du inte kan.", TextType.SMS),
        ("a.txt", "Hej! Vattnet stängs av på Storgatan torsdag 3/12. Fyll en hink i förväg. /Tekniska kontoret", TextType.SMS),
        ("a.txt", "Hej! Din nya soptunna är på väg. Läs mer på example.se/sopor", TextType.SMS),
        ("a.txt", "Du kan hämta ditt pass på torsdag.", TextType.LETTER),
        ("a.txt", "Vi återkommer när vi har handlagt ärendet.", TextType.LETTER),
        (
            "a.txt",
            f"{LETTER}\nFrån: Kim Ek\nSkickat: den 1 december 2026 10:12\nTill: Bo Ek\nÄmne: Sopor\n\nHej!\n",
            TextType.EMAIL,
        ),
        ("a.eml", "Subject: Hej\nFrom: a@example.se\n\nHej!\n\nDu får svar i morgon.\n", TextType.EMAIL),
        ("a.txt", "", TextType.LETTER),
    ],
)
def test_detected(name: str, text: str, expected: TextType) -> None:
    assert genre.detect(readers.read(name, text.encode())) is expected


def test_words_of_decision_in_a_page_do_not_make_it_one() -> None:
    page = PAGE + "\nNämnden beslutar om taxan varje år.\n"
    assert genre.detect(readers.read("a.md", page.encode())) is TextType.WEB


def test_a_page_that_says_what_you_get_is_no_decision() -> None:
    page = PAGE + "\n## Beslut\n\nDu får ett beslut inom tre veckor.\n"
    assert genre.detect(readers.read("a.md", page.encode())) is TextType.WEB

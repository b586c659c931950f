"""The typing pass: the same letter in every text format, and what a line is."""

from __future__ import annotations

import pytest

from klarsprak.core.document import Block, BlockKind
from klarsprak.readers import lines, read

K = BlockKind

LETTER_TXT = """Alvesta kommun
Miljö- och byggförvaltningen
Box 12
342 30 Alvesta

2026-05-06
Dnr MBN 2026-15

Anna Exempelsson
Storgatan 1 A
342 30 Alvesta

Beslut om bygglov för uterum

Hej Anna!

Vi har fått din ansökan om bygglov för ett uterum på fastigheten Alvesta 1:2. Vi
behöver mer underlag innan vi kan fatta beslut. Ring oss på 0470-00 00 00 om du
har frågor.

Du behöver skicka in:
- en situationsplan i skala 1:400
- ritningar av fasaden
  och sektionen
- en kontrollplan

Vad händer sedan?

När vi har fått allt underlag fattar vi beslut inom tio veckor. Vi skickar
beslutet till dig med post.

Skicka blanketten till:
Alvesta kommun
Box 12
342 30 Alvesta

Med vänlig hälsning

Bo Påhittad
bygglovshandläggare
Miljö- och byggförvaltningen
Telefon: 0470-00 00 00
bo.pahittad@example.se
"""

LETTER_MD = """Alvesta kommun\\
Miljö- och byggförvaltningen\\
Box 12\\
342 30 Alvesta

2026-05-06  
Dnr MBN 2026-15

Anna Exempelsson\\
Storgatan 1 A\\
342 30 Alvesta

# Beslut om bygglov för uterum

Hej Anna!

Vi har fått din ansökan om **bygglov** för ett uterum på fastigheten Alvesta 1:2.
Vi behöver mer underlag innan vi kan fatta beslut.
Ring oss på 0470-00 00 00 om du har frågor.

Du behöver skicka in:

* en situationsplan i skala 1:400
* ritningar av fasaden och sektionen
* en kontrollplan

## Vad händer sedan?

När vi har fått allt underlag fattar vi beslut inom tio veckor. Vi skickar beslutet till dig med post.

Skicka blanketten till:\\
Alvesta kommun\\
Box 12\\
342 30 Alvesta

Med vänlig hälsning

Bo Påhittad\\
bygglovshandläggare\\
Miljö- och byggförvaltningen\\
Telefon: 0470-00 00 00\\
bo.pahittad@example.se
"""  # noqa: W291

LETTER_HTML = """<!DOCTYPE html>
<html lang="sv"><head><title>Bygglov</title></head><body>
<p>Alvesta kommun<br>Miljö- och byggförvaltningen<br>Box 12<br>342 30 Alvesta</p>
<div>2026-05-06</div><div>Dnr MBN 2026-15</div>
<p>Anna Exempelsson<br />Storgatan 1 A<br />342 30 Alvesta</p>
<h1>Beslut om bygglov för uterum</h1>
<p>Hej Anna!</p>
<p>Vi har fått din ans&ouml;kan om <b>bygglov</b> för ett uterum på fastigheten Alvesta 1:2. Vi behöver mer underlag innan vi
   kan fatta beslut. Ring oss på <a href="tel:0470000000">0470-00&nbsp;00&nbsp;00</a> om du har frågor.</p>
<p>Du behöver skicka in:</p>
<ul><li>en situationsplan i skala 1:400<li><p>ritningar av fasaden och sektionen</p></li><li>en kontrollplan</ul>
<h2>Vad händer sedan?</h2>
<p>När vi har fått allt underlag fattar vi beslut inom tio veckor. Vi skickar beslutet till dig med post.</p>
<p>Skicka blanketten till:<br>Alvesta kommun<br>Box 12<br>342 30 Alvesta</p>
<p>Med vänlig hälsning</p>
<p>Bo Påhittad</p><p>bygglovshandläggare</p><p>Miljö- och byggförvaltningen</p><p>Telefon: 0470-00 00 00</p>
<p><a href="mailto:bo.pahittad@example.se">bo.pahittad@example.se</a></p>
</body></html>
"""

LETTER = [
    (K.ADDRESS, "Alvesta kommun"),
    (K.ADDRESS, "Miljö- och byggförvaltningen"),
    (K.ADDRESS, "Box 12"),
    (K.ADDRESS, "342 30 Alvesta"),
    (K.CONTACT, "2026-05-06"),
    (K.CONTACT, "Dnr MBN 2026-15"),
    (K.ADDRESS, "Anna Exempelsson"),
    (K.ADDRESS, "Storgatan 1 A"),
    (K.ADDRESS, "342 30 Alvesta"),
    (K.HEADING, "Beslut om bygglov för uterum"),
    (K.SALUTATION, "Hej Anna!"),
    (
        K.PARAGRAPH,
        "Vi har fått din ansökan om bygglov för ett uterum på fastigheten Alvesta 1:2. Vi behöver mer underlag innan vi kan "
        "fatta beslut. Ring oss på 0470-00 00 00 om du har frågor.",
    ),
    (K.LIST_INTRO, "Du behöver skicka in:"),
    (K.LIST_ITEM, "en situationsplan i skala 1:400"),
    (K.LIST_ITEM, "ritningar av fasaden och sektionen"),
    (K.LIST_ITEM, "en kontrollplan"),
    (K.HEADING, "Vad händer sedan?"),
    (
        K.PARAGRAPH,
        "När vi har fått allt underlag fattar vi beslut inom tio veckor. Vi skickar beslutet till dig med post.",
    ),
    (K.PARAGRAPH, "Skicka blanketten till:"),
    (K.ADDRESS, "Alvesta kommun"),
    (K.ADDRESS, "Box 12"),
    (K.ADDRESS, "342 30 Alvesta"),
    (K.ENDING, "Med vänlig hälsning"),
    (K.ENDING, "Bo Påhittad"),
    (K.ENDING, "bygglovshandläggare"),
    (K.ENDING, "Miljö- och byggförvaltningen"),
    (K.CONTACT, "Telefon: 0470-00 00 00"),
    (K.CONTACT, "bo.pahittad@example.se"),
]


@pytest.mark.parametrize(("path", "text"), [("a.txt", LETTER_TXT), ("a.md", LETTER_MD), ("a.html", LETTER_HTML)])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_same_letter_gives_the_same_blocks(path: str, text: str, newline: str) -> None:
    blocks = read(path, text.replace("\n", newline).encode()).blocks
    assert [(b.kind, b.text) for b in blocks] == LETTER
    assert [b.level for b in blocks if b.kind is K.HEADING] == [1, 2]
    items = [b.list_ref for b in blocks if b.kind is K.LIST_ITEM]
    assert [i.index for i in items if i] == [0, 1, 2]
    assert len({i.list_id for i in items if i}) == 1


def test_one_paragraph_a_line_gives_the_same_blocks() -> None:
    """A Word document has every line as a paragraph of its own."""
    source = "\n".join(f"<p>{text}</p>" for _, text in LETTER)
    blocks = read("a.html", source.encode()).blocks
    # Without markup nothing says that the three items are a list.
    kinds = [(K.PARAGRAPH if k in (K.LIST_ITEM, K.LIST_INTRO) else k, t) for k, t in LETTER]
    assert [(b.kind, b.text) for b in blocks] == kinds


def _one(text: str, path: str = "a.txt") -> list[Block]:
    return read(path, text.encode()).blocks


def _kinds(text: str, path: str = "a.txt") -> list[tuple[BlockKind, str]]:
    return [(b.kind, b.text) for b in _one(text, path)]


@pytest.mark.parametrize(
    "text",
    [
        "Hej",
        "Hej!",
        "Hej Anna,",
        "Hej Anna och Bo!",
        "Hej, Anna!",
        "Hej på dig!",
        "Hej alla vårdnadshavare!",
        "Hej alla vårdnadshavare i 4B!",
        "Hej [Namn],",
        "Hejsan!",
        "God dag!",
        "Bästa Anna Exempelsson",
        "Bästa medborgare,",
        "Bäste herr Ek!",
        "Kära föräldrar!",
        "Hej! 😀",
        "Hej Anna :-)",
        "Hej alla! ☀️🙂",
    ],
)
def test_salutations(text: str) -> None:
    assert lines.is_salutation(text)


@pytest.mark.parametrize(
    "text",
    [
        "Till dig som söker bygglov",
        "Hej! Vi har fått din ansökan.",
        "Hej Anna! Tack för ditt mejl.",
        "Hej då!",
        "Bästa sättet att nå oss är telefon.",
        "Bästa",
        "Bästa resultatet får du så här",
        "Hejarklacken kommer på lördag",
        "Kära vänner och grannar som bor vid sjön och vill bada i sommar",
        "God tillgänglighet",
    ],
)
def test_no_salutations(text: str) -> None:
    assert not lines.is_salutation(text)


@pytest.mark.parametrize(
    "text",
    [
        "Med vänlig hälsning",
        "Med vänliga hälsningar,",
        "Med vänlig hälsning Anna Ek",
        "Med vänlig hälsning, Anna Ek, Byggnadsnämnden",
        "Vänliga hälsningar",
        "Vänlig hälsning",
        "Hälsningar från oss på biblioteket",
        "Bästa hälsningar",
        "Varma och soliga hälsningar",
        "Mvh",
        "MVH Anna",
        "M.v.h.",
        "Vänligen",
        "Hälsar Anna",
        "Hej då!",
        "Ha en fin dag!",
        "/Anna",
    ],
)
def test_endings(text: str) -> None:
    assert lines.is_ending(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vänligen fyll i blanketten.",
        "Hälsning och bemötande",
        "Hälsningarna kom fram.",
        "Vi ses på torsdag",
        "Med vänlig hälsning avslutar man ett brev.",
        "Ha en giltig legitimation med dig",
    ],
)
def test_no_endings(text: str) -> None:
    assert not lines.is_ending(text)


@pytest.mark.parametrize(
    "text",
    [
        "Telefon: 0470-00 00 00",
        "Tfn 0470-00 00 00",
        "Tel. 010-000 00 00",
        "0470-00 00 00",
        "+46 470 00 00 00",
        "E-post: kommunen@example.se",
        "kommunen@example.se",
        "www.example.se",
        "Anna Ek, anna.ek@example.se",
        "Öppettider: måndag–fredag 8–16",
        "Måndag–torsdag kl. 8.00–16.30, fredag stängt",
        "Vardagar 9–12",
        "Dnr 2026-00123",
        "Dnr: BN 2026-15",
        "Datum: 2026-05-06",
        "2026-05-06",
        "Alvesta den 6 maj 2026",
        "Alvesta, 2026-05-06",
        "Handläggare: Anna Ek",
        "Handläggare Anna Ek",
        "Sida 1 (2)",
        "Besöksadress: Centralplan 1",
        "Org.nr 212000-0000",
    ],
)
def test_contact_lines(text: str) -> None:
    assert lines.is_contact(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ring oss på 0470-00 00 00 om du har frågor.",
        "Läs mer på www.example.se.",
        "Läs mer på www.example.se",
        "E-post är det säkraste sättet att nå oss.",
        "Kontakt: ring oss gärna om du undrar över något.",
        "Telefonen är stängd den 6 maj 2026.",
        "Handläggare",
        "Telefon 0470-00 00 00 om du har frågor.",
        "Datum för flytten bestämmer du själv.",
        "Öppet för alla",
        "Beslutet gäller från den 6 maj 2026",
        "På måndag kl. 9 öppnar vi",
    ],
)
def test_no_contact_lines(text: str) -> None:
    assert not lines.is_contact(text)


@pytest.mark.parametrize(
    "text", ["342 30 Alvesta", "SE-342 30 Alvesta", "34230 ALVESTA", "Storgatan 1, 342 30 Alvesta", "103 12 Stockholm"]
)
def test_postal_lines(text: str) -> None:
    assert lines.is_postal(text)


@pytest.mark.parametrize("text", ["Storgatan 1", "Norra Esplanaden 5 B", "Box 12", "Sjövägen 14 lgh 1101", "Centralplan 1"])
def test_street_lines(text: str) -> None:
    assert lines.is_street(text)


@pytest.mark.parametrize(
    "text", ["Avgiften är 342 30 kronor", "Bilaga 1", "Detaljplan 12", "Steg 3", "Vi bor på Storgatan 1.", "Vägen 3 km bort"]
)
def test_no_address_lines(text: str) -> None:
    assert not lines.is_postal(text)
    assert not lines.is_street(text)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Ring oss på<br>0470-00 00 00", ["Ring oss på 0470-00 00 00"]),
        ("Vi har fått din ansökan<br>och svarar snart.", ["Vi har fått din ansökan och svarar snart."]),
        ("Vi har fått din ansökan.<br>Du får svar snart.", ["Vi har fått din ansökan. Du får svar snart."]),
        ("Vi har fått din ansökan.<br><br>Du får svar snart.", ["Vi har fått din ansökan.", "Du får svar snart."]),
        ("Hej Anna,<br>tack för ditt mejl.", ["Hej Anna,", "tack för ditt mejl."]),
        ("Anna Ek<br>handläggare", ["Anna Ek", "handläggare"]),
        ("Anna Ek<br>Handläggare", ["Anna Ek", "Handläggare"]),
    ],
)
def test_hard_line_breaks(source: str, expected: list[str]) -> None:
    blocks = _one(f"<p>{source}</p>", "a.html")
    assert [b.text for b in blocks] == expected


def test_split_blocks_share_a_group_and_keep_their_marks() -> None:
    blocks = _one("<p>Anna <b>Ek</b><br><a href='mailto:a@example.se'>a@example.se</a><br>Alvesta <i>kommun</i></p>", "a.html")
    assert [b.text for b in blocks] == ["Anna Ek", "a@example.se", "Alvesta kommun"]
    assert len({b.group for b in blocks}) == 1
    assert blocks[0].group >= 0
    assert [[b.text[m.start : m.end] for m in b.marks] for b in blocks] == [["Ek"], ["a@example.se"], ["kommun"]]


def test_joined_lines_keep_a_mark_whole() -> None:
    blocks = _one("<p>Vi svarar <b>med<br>anledning</b> av det.</p>", "a.html")
    assert blocks[0].text == "Vi svarar med anledning av det."
    assert [blocks[0].text[m.start : m.end] for m in blocks[0].marks] == ["med anledning"]


def test_like_marks_on_two_joined_lines_stay_two() -> None:
    block = _one("<h2><%= x %><br><%= x %></h2>", "a.erb")[0]
    assert block.text == "Alva Alva"
    assert [(m.start, m.end, m.value) for m in block.marks] == [(0, 4, "<%= x %>"), (5, 9, "<%= x %>")]


def test_bullets_typed_by_hand_are_a_list() -> None:
    blocks = _one("<p>Skicka med:</p><p>- ritning</p><p>- karta</p><p>Tack för hjälpen, vi hörs snart igen.</p>", "a.html")
    assert [b.kind for b in blocks] == [K.LIST_INTRO, K.LIST_ITEM, K.LIST_ITEM, K.PARAGRAPH]
    assert [b.text for b in blocks[1:3]] == ["ritning", "karta"]


def test_numbers_typed_by_hand_are_a_list() -> None:
    blocks = _one("<p>Gör så här:<br>1. Logga in.<br>2. Välj tjänst.<br>3. Skicka.</p>", "a.html")
    assert [(b.kind, b.text) for b in blocks] == [
        (K.LIST_INTRO, "Gör så här:"),
        (K.LIST_ITEM, "Logga in."),
        (K.LIST_ITEM, "Välj tjänst."),
        (K.LIST_ITEM, "Skicka."),
    ]
    assert all(b.list_ref and b.list_ref.ordered for b in blocks[1:])


def test_numbered_headings_are_no_list() -> None:
    source = "1. Bakgrund\n\nNämnden fick en ansökan om bygglov i maj.\n\n2. Skäl\n\nHuset följer detaljplanen för området.\n"
    assert [k for k, _ in _kinds(source)] == [K.HEADING, K.PARAGRAPH, K.HEADING, K.PARAGRAPH]


def test_a_marker_typed_inside_a_list_item_is_left_out() -> None:
    blocks = _one("<ol><li>1. Logga in</li><li>2. Skicka</li></ol><ul><li>– ett</li><li>– två</li></ul>", "a.html")
    assert [b.text for b in blocks] == ["Logga in", "Skicka", "ett", "två"]


def test_a_heading_right_above_its_text() -> None:
    source = (
        "Bygglov för tillbyggnad på fastigheten Gåsen 4\n\nBeslut\nDu får bygglov för att bygga till huset på din fastighet.\n\n"
        "Skäl för beslutet\nTillbyggnaden följer detaljplanen och passar in i området. Grannarna har fått yttra sig.\n"
    )
    assert [k for k, _ in _kinds(source)] == [K.HEADING, K.HEADING, K.PARAGRAPH, K.HEADING, K.PARAGRAPH]


@pytest.mark.parametrize("line", ["Vi ses på", "Du kan också ringa till oss på vardagar", "Välkommen!"])
def test_a_line_that_goes_on_below_is_no_heading(line: str) -> None:
    source = f"{line}\nHuset vid torget har öppet hela dagen och du behöver inte boka någon tid hos oss.\n"
    assert K.HEADING not in [k for k, _ in _kinds(source)]


@pytest.mark.parametrize("line", ["Så här gör du", "Så ansöker du om bidraget", "Det här händer sedan", "Så här söker du plats"])
def test_a_title_over_a_list_of_steps_is_a_heading(line: str) -> None:
    source = f"Elsa har fått en plats från den 17 augusti.\n\n{line}\n\n1. Vi ringer dig.\n2. Du fyller i schemat.\n"
    assert [k for k, _ in _kinds(source)] == [K.PARAGRAPH, K.HEADING, K.LIST_ITEM, K.LIST_ITEM]


@pytest.mark.parametrize("line", ["Då behöver du lämna in", "Det här behöver du:", "Vi kommer att prata om"])
def test_a_sentence_that_a_list_ends_is_no_heading(line: str) -> None:
    assert _kinds(f"Välkommen till oss i vår.\n\n{line}\n\n- legitimation\n- intyg\n")[1][0] is not K.HEADING


@pytest.mark.parametrize(
    "line",
    [
        "Vi har fått din ansökan.",
        "Du kan överklaga beslutet inom tre veckor från den dag du fick det och du skickar då överklagandet till oss",
        "Välkommen!",
        "Läs mer på www.example.se",
        "kort rad med liten bokstav",
        "Bifoga, om du kan,",
        "Klart. Vi hör av oss",
        "Betala här: {{ länk }}",
    ],
)
def test_sentences_are_no_headings(line: str) -> None:
    found = _kinds(f"{line}\n\nVi behandlar ansökan så snart vi kan och hör sedan av oss.\n")
    assert found[0][0] is not K.HEADING


def test_a_line_in_mid_sentence_is_no_heading() -> None:
    source = (
        "Nämnden beslutar att bevilja bygglov för en tillbyggnad av enbostadshuset på fastigheten\n\nAlvesta 1:2\n\n"
        "Beslutet gäller i fem år från den dag då det vann laga kraft.\n"
    )
    assert K.HEADING not in [k for k, _ in _kinds(source)]


def test_bold_line_is_a_heading_beside_marked_headings() -> None:
    source = "# Titel\n\n**Så ansöker du**\n\nDu ansöker genom att fylla i blanketten och skicka den till oss.\n"
    blocks = _one(source, "a.md")
    assert [(b.kind, b.level) for b in blocks] == [(K.HEADING, 1), (K.HEADING, 2), (K.PARAGRAPH, 0)]


def test_plain_short_line_is_no_heading_beside_marked_headings() -> None:
    source = "# Titel\n\nSå ansöker du\n\nDu ansöker genom att fylla i blanketten och skicka den till oss.\n"
    assert [k for k, _ in _kinds(source, "a.md")] == [K.HEADING, K.PARAGRAPH, K.PARAGRAPH]


def test_a_heading_that_greets_is_a_salutation() -> None:
    assert _kinds("<h3>Hej {{ namn }}!</h3><p>Vi har fått din ansökan om båtplats.", "a.html")[0] == (K.SALUTATION, "Hej Alva!")


def test_a_new_section_after_the_ending_is_no_signature() -> None:
    source = (
        "Med vänlig hälsning\n\nBo Påhittad\n\nSå här överklagar du\n\nOm du inte är nöjd med beslutet kan du överklaga det till "
        "länsstyrelsen.\n"
    )
    assert [k for k, _ in _kinds(source)] == [K.ENDING, K.ENDING, K.HEADING, K.PARAGRAPH]


def test_blocks_without_a_word_are_left_out() -> None:
    assert _kinds("Text ett.\n\n{{ innehåll }}\n\n`kod`\n\n→\n", "a.md") == [(K.PARAGRAPH, "Text ett.")]


def test_a_merge_field_below_the_ending_is_the_name() -> None:
    assert _kinds("Med vänlig hälsning\n\n{{ handläggare }}\n", "a.md") == [(K.ENDING, "Med vänlig hälsning"), (K.ENDING, "Alva")]


def test_quotes_are_typed_apart_from_the_own_text() -> None:
    blocks = _one("Mvh\n\n> Anna Ek\n", "a.md")
    assert [(b.kind, b.quoted) for b in blocks] == [(K.ENDING, False), (K.PARAGRAPH, True)]


FORM = """Ansökan om ledighet

Fyll i blanketten och lämna den till skolan.

Barnet
Namn: ________ Klass: ____

Varför söker du? Berätta: ______
"""


def test_lines_to_fill_in_are_labels() -> None:
    assert _kinds(FORM) == [
        (K.HEADING, "Ansökan om ledighet"),
        (K.PARAGRAPH, "Fyll i blanketten och lämna den till skolan."),
        (K.HEADING, "Barnet"),
        (K.CAPTION, "Namn: ________ Klass: ____"),
        (K.PARAGRAPH, "Varför söker du? Berätta: ______"),
    ]


def test_sender_without_a_formula() -> None:
    letter = "Robin Ekdahl\nExempelgatan 4\n123 00 Ekdala\n\nDin ansökan har kommit in till oss.\n\nMiljöenheten\n"
    assert _kinds(letter)[-1] == (K.ADDRESS, "Miljöenheten")
    page = "# Sophämtning\n\nVi hämtar dina sopor varannan vecka.\n\nEkdala kommun\n"
    assert _kinds(page, "a.md")[-1] == (K.PARAGRAPH, "Ekdala kommun")


def test_what_is_quoted_below_does_not_count_as_the_next_section() -> None:
    source = "Mvh\n\nAnna på kontoret\n\n> Hej! Jag undrar när jag får besked om min ansökan.\n"
    assert _kinds(source, "a.md")[:2] == [(K.ENDING, "Mvh"), (K.ENDING, "Anna på kontoret")]

"""E-mail: subject, new text, quoted messages and signature, and what offsets count in."""

from __future__ import annotations

import time
from datetime import date
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klarsprak.core.document import BlockKind, Document, MarkKind, ReadError
from klarsprak.readers import eml
from klarsprak.readers.eml import decode_words
from tests.readers.build import assert_positions, assert_survives, kinds

HEAD = "From: Bo Ek <bo.ek@example.se>\nTo: anna@example.se\nDate: Thu, 3 Dec 2026 10:12:00 +0100\nSubject: Altanen\n"
PLAIN = 'Content-Type: text/plain; charset="{}"\nContent-Transfer-Encoding: {}\n'
BODY = """Hej Anna!

Tack för din fråga. Du får bygga en altan utan bygglov om den
är lägre än 1,2 meter.

Skicka in:
- en ritning
- ett foto

Vänliga hälsningar
Bo Ek
0470-00 00 00
"""
#: What the body is read as in every encoding.
READ = [
    ("salutation", "Hej Anna!"),
    ("paragraph", "Tack för din fråga. Du får bygga en altan utan bygglov om den är lägre än 1,2 meter."),
    ("list_intro", "Skicka in:"),
    ("list_item", "en ritning"),
    ("list_item", "ett foto"),
    ("ending", "Vänliga hälsningar"),
    ("ending", "Bo Ek"),
    ("contact", "0470-00 00 00"),
]


def _read(message: str | bytes | EmailMessage) -> Document:
    data = message.encode() if isinstance(message, str) else message if isinstance(message, bytes) else bytes(message)
    document = eml.read("svar.eml", data)
    assert_positions(document)
    assert document.source.format == "eml"
    return document


def _new(document: Document) -> list[tuple[str, str]]:
    return [(b.kind.value, b.text) for b in document.blocks if not b.quoted and b.kind is not BlockKind.SUBJECT]


def _message(subject: str = "Altanen") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Bo Ek <bo.ek@example.se>"
    made["Date"] = "Thu, 3 Dec 2026 10:12:00 +0100"
    made["Subject"] = subject
    return made


# --- what offsets count in


@pytest.mark.parametrize(("encoding", "transfer"), [("utf-8", "8bit"), ("iso-8859-1", "8bit"), ("us-ascii", "")])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_text_that_is_not_encoded_is_read_in_place(encoding: str, transfer: str, line_end: str) -> None:
    text = f"{HEAD}{PLAIN.format(encoding, transfer)}\n{BODY}".replace("\n", line_end)
    document = _read(text.encode("utf-8" if encoding == "us-ascii" else encoding))
    assert document.source.text == text
    assert _new(document) == READ
    assert document.source.position(document.blocks[1].start).line == 8
    subject = document.blocks[0]
    assert (subject.kind, subject.text) == (BlockKind.SUBJECT, "Altanen")
    assert document.source.text[subject.start : subject.end] == "Altanen"
    assert document.notes == []


def test_no_mime_headers_at_all() -> None:
    assert _new(_read(f"{HEAD}\n{BODY}")) == READ


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64"])
def test_encoded_text_is_told_as_subject_blank_line_body(transfer: str) -> None:
    made = _message("Frågan om altanen")
    made.set_content(BODY, cte=transfer)
    document = _read(made)
    assert document.source.text == f"Frågan om altanen\n\n{BODY}".rstrip("\n")
    assert _new(document) == READ
    assert document.blocks[0].text == "Frågan om altanen"
    assert document.source.position(document.blocks[1].start).line == 3


def test_html_is_told_a_block_a_line() -> None:
    made = _message()
    made.set_content(
        "<h2>Beslut</h2><p>Vi <b>åter&shy;kommer</b>\n snart,<br>tror vi.</p><p>Hej {{ namn }}, se <code>x</code>"
        ' på <a href="https://example.se">vår sida</a>.</p><ul><li>en</li></ul>',
        subtype="html",
    )
    document = _read(made)
    assert document.source.text == "Altanen\n\nBeslut\nVi återkommer snart,\ntror vi.\nHej {{ namn }}, se x på vår sida.\nen"
    assert [t for _, t in _new(document)] == ["Beslut", "Vi återkommer snart, tror vi.", "Hej Alva, se Alva på vår sida.", "en"]
    marked = next(b for b in document.blocks if "sida" in b.text)
    assert [(m.kind.value, m.value) for m in marked.marks if m.kind is MarkKind.LINK] == [("link", "https://example.se")]
    (placeholder,) = marked.marks_of(MarkKind.PLACEHOLDER)
    low, high = marked.map.span(placeholder.start, placeholder.end)
    assert document.source.text[low:high] == "{{ namn }}"


def test_wrong_and_unknown_charsets() -> None:
    for declared in ("iso-8859-1", "us-ascii", "x-okänd", "rot13", "idna", "\x00"):
        assert _new(_read(f"{HEAD}{PLAIN.format(declared, '8bit')}\n{BODY}")) == READ
    document = _read(f"{HEAD}{PLAIN.format('utf-8', '8bit')}\n{BODY}".encode("cp1252"))
    assert _new(document) == READ
    assert document.notes == []
    undeclared = _read(f"{HEAD}\n{BODY}".encode("cp1252"))
    assert _new(undeclared) == READ


def test_other_single_byte_and_multi_byte_charsets() -> None:
    text = f"{HEAD}{PLAIN.format('iso-8859-15', '8bit')}\nAvgiften är 100 €.\n"
    document = _read(text.encode("iso-8859-15"))
    assert document.source.text == text
    assert _new(document) == [("paragraph", "Avgiften är 100 €.")]
    wide = HEAD.encode() + PLAIN.format("utf-16le", "base64").encode() + b"\nQQBsAGwAdAAgAGsAbABhAHIAdAAuAA==\n"
    assert _new(_read(wide)) == [("paragraph", "Allt klart.")]


def test_byte_order_mark_and_utf_16_files() -> None:
    text = f"{HEAD}\n{BODY}"
    for encoding in ("utf-8-sig", "utf-16"):
        document = _read(text.encode(encoding))
        assert _new(document) == READ
        assert document.source.text == text


def test_mbox_line_is_no_header() -> None:
    assert _read(f"From bo@example.se Thu Dec  3 10:12:00 2026\n{HEAD}\n{BODY}").metadata.subject == "Altanen"


# --- headers


def test_metadata() -> None:
    metadata = _read(f"{HEAD}\n{BODY}").metadata
    assert metadata.subject == "Altanen"
    assert metadata.sender == "Bo Ek <bo.ek@example.se>"
    assert metadata.date == date(2026, 12, 3)
    assert metadata.auto_reply is False


@pytest.mark.parametrize(
    ("line", "automatic"),
    [
        ("Auto-Submitted: auto-replied", True),
        ("Auto-Submitted: auto-generated; x=y", True),
        ("Auto-Submitted: no", False),
        ("X-Autoreply: yes", True),
        ("X-Auto-Response-Suppress: All", False),
        ("Precedence: auto_reply", True),
        ("Precedence: bulk", False),
        ("X: y", False),
    ],
)
def test_automatic_replies(line: str, automatic: bool) -> None:
    assert _read(f"{line}\n{HEAD}\n{BODY}").metadata.auto_reply is automatic


def test_automatic_reply_by_its_subject() -> None:
    assert _read(f"Subject: Automatiskt svar: Altanen\n\n{BODY}").metadata.auto_reply is True


@pytest.mark.parametrize(
    ("subject", "read", "whole"),
    [
        ("Altanen vid sjön", "Altanen vid sjön", "Altanen vid sjön"),
        ("SV: Re: Altanen", "Altanen", "SV: Re: Altanen"),
        ("Altanen\n vid\n\tsjön", "Altanen vid sjön", "Altanen vid sjön"),
        ("=?utf-8?q?Fr=C3=A5ga?=", "Fråga", "Fråga"),
        ("=?utf-8?B?U1Y6IEZyw6Vn?=\n =?utf-8?b?YQ==?= om altan", "Fråga om altan", "SV: Fråga om altan"),
        ("=?iso-8859-1?Q?=C5ter_kommer?=", "Åter kommer", "Åter kommer"),
        ("=?utf-8?q?=C3?= =?utf-8?q?=A5?=", "å", "å"),
        ("=?x-unknown?q?Altan?= =?utf-8?b?%%%?=", "Altan=?utf-8?b?%%%?=", "Altan=?utf-8?b?%%%?="),
        ("{{ ärende }} klart", "Alva klart", "{{ ärende }} klart"),
    ],
)
def test_subjects(subject: str, read: str, whole: str) -> None:
    document = _read(f"Subject: {subject}\n\n{BODY}")
    block = document.blocks[0]
    assert (block.kind, block.text) == (BlockKind.SUBJECT, read)
    assert document.metadata.subject == whole
    assert document.source.text[block.start : block.end] in subject


def test_encoded_words() -> None:
    assert decode_words("a =?utf-8?q?b?= c =?utf-8?q?d?=") == "a b c d"
    assert decode_words("=?utf-8?q?a?=\t =?utf-8?q?b?=") == "ab"
    assert decode_words("=?x?y?z?=") == "=?x?y?z?="


def test_forged_header_lines() -> None:
    metadata = _read(f'Subject: =?utf-8?q?Hej=0D=0ABcc:_alla=00?=\nFrom: "<>" <<@>,;\nDate: i g\u00e5r\n\n{BODY}').metadata
    assert metadata.subject == "Hej Bcc: alla"
    assert metadata.date is None


_HEADS = ["", "\n", "Detta är inget huvud\n\n", "X\x01: y\n\n", ":\n\n", "Subject\n\n", "Date: 99 Xxx 99999\n\n"]


@pytest.mark.parametrize("head", _HEADS)
def test_missing_and_broken_headers(head: str) -> None:
    document = _read(f"{head}Vi svarar inom två veckor.\n")
    assert document.blocks[-1].text == "Vi svarar inom två veckor."
    assert document.metadata.sender is None


# --- parts


def test_plain_text_is_preferred() -> None:
    made = _message()
    made.set_content(BODY, cte="8bit")
    made.add_alternative("<p>Något annat.</p>", subtype="html")
    document = _read(made)
    assert _new(document) == READ
    assert "Något annat" in document.source.text  # the whole file


@pytest.mark.parametrize(
    "stub", ["", "\n\n", "Din e-postklient kan inte visa HTML.", "Öppna meddelandet i en webbläsare: https://example.se/x"]
)
def test_html_is_read_where_the_plain_part_is_a_stub(stub: str) -> None:
    made = _message()
    made.set_content(stub, cte="8bit")
    made.add_alternative("<p>Det här är brevet.</p>", subtype="html")
    assert _new(_read(made)) == [("paragraph", "Det här är brevet.")]


def test_a_short_message_is_no_stub() -> None:
    made = _message()
    made.set_content("Ja, det går bra.")
    made.add_alternative("<p>Ja, det går bra.</p><p>Bo</p>", subtype="html")
    assert _new(_read(made)) == [("paragraph", "Ja, det går bra.")]


def test_attachments_are_not_read() -> None:
    attached = _message("Annat ärende")
    attached.set_content("Bifogat meddelande.")
    made = _message()
    made.set_content(BODY, cte="8bit")
    made.add_alternative("<p>x</p>", subtype="html")
    made.add_attachment("bifogad text", filename="bilaga.txt")
    made.add_attachment(b"\x00\x01\x02", maintype="application", subtype="pdf", filename="x.pdf")
    made.add_attachment(attached)
    document = _read(made)
    assert _new(document) == READ
    assert document.metadata.subject == "Altanen"


def test_several_text_parts_are_read_in_order() -> None:
    def part(text: str, more: str = "") -> str:
        return f"--gräns\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n{more}\n{text}\n"

    text = (
        f'{HEAD}Content-Type: multipart/mixed; boundary="gräns"\n\nInledning som ingen ser.\n'
        + part("Första delen är den här.")
        + part("Bilaga.", 'Content-Disposition: inline; filename="a.txt"\n')
        + part("Andra delen är den här.")
        + "--gräns--\nOch en epilog.\n"
    )
    document = _read(text.replace("gräns", "grans"))
    assert [t for _, t in _new(document)] == ["Första delen är den här.", "Andra delen är den här."]
    assert document.source.text == text.replace("gräns", "grans")


def test_the_same_text_twice_is_found_where_it_stands() -> None:
    inner = "--b\nContent-Type: {}\n\nSamma text här.\n"
    text = f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n{inner.format('text/x-log')}{inner.format('text/plain')}--b--\n"
    document = _read(text)
    assert _new(document) == [("paragraph", "Samma text här.")]


def test_related_and_signed_messages() -> None:
    made = _message()
    made.set_content('<p>Se <img src="cid:a" alt="kartan över Norrby">.</p>', subtype="html")
    made.add_related(b"x", maintype="image", subtype="png", cid="<a>")
    assert ("alt", "kartan över Norrby") in _new(_read(made))
    signed = (
        f"{HEAD}Content-Type: multipart/signed; boundary=b\n\n--b\nContent-Type: text/plain\n\nVi svarar i morgon.\n"
        "--b\nContent-Type: application/pgp-signature\n\nxyz\n--b--\n"
    )
    assert _new(_read(signed)) == [("paragraph", "Vi svarar i morgon.")]


def test_format_flowed() -> None:
    flowed = (
        f"{HEAD}Content-Type: text/plain; charset=utf-8; format=flowed{{}}\nContent-Transfer-Encoding: 8bit\n\n"
        "Vi har tagit emot din anmälan och \nåterkommer senast den 10 juni med \nbesked.\n\n"
        "Ring oss \ngärna.\n-- \nBo Ek\n> gammalt \n> citat\n"
    )
    document = _read(flowed.format(""))
    assert [t for _, t in _new(document)] == [
        "Vi har tagit emot din anmälan och återkommer senast den 10 juni med besked.",
        "Ring oss gärna.",
        "Bo Ek",
    ]
    assert [b.text for b in document.blocks if b.quoted] == ["gammalt citat"]
    joined = f"{HEAD}Content-Type: text/plain; format=flowed; delsp=yes\n\nHan bor i Norr \nby och trivs.\n"
    assert _new(_read(joined)) == [("paragraph", "Han bor i Norrby och trivs.")]


def test_what_outlook_leaves_of_links_and_pictures() -> None:
    text = f"{HEAD}\n[cid:image001.png@01DA]\nLäs mer på vår webbplats<https://example.se/bygglov> eller skriv.\n"
    assert [t for _, t in _new(_read(text))] == ["Läs mer på vår webbplats eller skriv."]


# --- new text, quoted messages, signature


QUOTED = "Från: Anna Berg <anna@example.se>\nSkickat: den 3 december 2026 10:12\nTill: Bygglov\nÄmne: Altan\n\nFår jag bygga?\n"


def test_quoted_message_in_plain_text() -> None:
    text = f"{HEAD}\n{BODY}\n{QUOTED}\nDen 1 dec. 2026 kl 9:00 skrev Bo Ek <bo.ek@example.se>:\n> Hör av dig!\n"
    document = _read(text)
    assert _new(document) == READ
    quoted = [b.text for b in document.blocks if b.quoted]
    assert quoted[-2] == "Får jag bygga?"
    assert quoted[-1].endswith("Hör av dig!")
    assert [(m.sender, m.sent) for m in document.messages] == [
        ("Anna Berg <anna@example.se>", date(2026, 12, 3)),
        ("Bo Ek <bo.ek@example.se>", date(2026, 12, 1)),
    ]
    first, second = document.messages
    assert document.source.text[first.start : first.end] == QUOTED.rstrip("\n")
    assert document.source.text[second.start : second.end].endswith("> Hör av dig!")


def test_quoted_lines_with_no_header() -> None:
    document = _read(f"{HEAD}\n> Får jag bygga?\n> Jag vill ha altan.\n\nJa, det får du.\n")
    assert _new(document) == [("paragraph", "Ja, det får du.")]
    (message,) = document.messages
    assert (message.sender, message.sent) == (None, None)
    assert document.source.text[message.start : message.end] == "> Får jag bygga?\n> Jag vill ha altan."


def test_quoted_message_in_html() -> None:
    made = _message()
    made.set_content(
        "<p>Hej Anna!</p><p>Ja, det får du.<br>Bo</p><div><p><b>Från:</b> Anna Berg &lt;anna@example.se&gt;<br><b>Skickat:</b> "
        "den 3 december 2026 10:12<br><b>Till:</b> Bygglov<br><b>Ämne:</b> Altan</p></div><p>Får jag bygga?</p>",
        subtype="html",
    )
    document = _read(made)
    assert [t for _, t in _new(document)] == ["Hej Anna!", "Ja, det får du.", "Bo"]
    assert [b.text for b in document.blocks if b.quoted][-1] == "Får jag bygga?"
    assert [(m.sender, m.sent) for m in document.messages] == [("Anna Berg <anna@example.se>", date(2026, 12, 3))]


def test_quoted_message_inside_one_html_block() -> None:
    made = _message()
    made.set_content(
        "<div>Ja, det får du.<br><br>Från: Anna<br>Skickat: den 3 december 2026 10:12<br>Till: Bo<br>Ämne: A<br><br>Får?</div>",
        subtype="html",
    )
    document = _read(made)
    assert _new(document) == [("paragraph", "Ja, det får du.")]
    assert document.messages[0].sent == date(2026, 12, 3)


def test_gmail_in_html() -> None:
    made = _message()
    made.set_content(
        '<div dir="ltr">Ja, det får du.</div><div class="gmail_quote"><div>Den tors 3 dec. 2026 kl 10:12 skrev Anna Berg &lt;'
        '<a href="mailto:anna@example.se">anna@example.se</a>&gt;:</div><blockquote>Får jag bygga?</blockquote></div>',
        subtype="html",
    )
    document = _read(made)
    assert _new(document) == [("paragraph", "Ja, det får du.")]
    assert [(m.sender, m.sent) for m in document.messages] == [("Anna Berg <anna@example.se>", date(2026, 12, 3))]


def test_signature() -> None:
    document = _read(f"{HEAD}\nVi svarar inom två veckor.\n\n-- \nBo Ek är handläggare på miljöenheten.\nNorrby kommun\n")
    assert _new(document)[0] == ("paragraph", "Vi svarar inom två veckor.")
    assert {k for k, _ in _new(document)[1:]} <= {"contact", "address", "ending"}
    assert "--" not in [b.text for b in document.blocks]
    phone = _read(f"{HEAD}\nVi svarar inom två veckor.\n\nSkickat från min iPhone\n")
    assert _new(phone)[1] == ("contact", "Skickat från min iPhone")


def test_a_forwarded_message_with_nothing_new() -> None:
    document = _read(f"{HEAD}\n{QUOTED}")
    assert _new(document) == []
    assert len(document.messages) == 1


# --- broken and hostile


def _error(data: bytes | str) -> str:
    with pytest.raises(ReadError) as caught:
        eml.read("svar.eml", data.encode() if isinstance(data, str) else data)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_no_text() -> None:
    empty = "Meddelandet har ingen text."
    assert _error(HEAD) == empty
    assert _error(f"{HEAD}\n\n  \n") == empty
    assert _error(f"{HEAD}Content-Type: image/png\n\nxx") == empty
    made = _message()
    made.add_attachment(b"\x00", maintype="application", subtype="pdf", filename="x.pdf")
    assert _error(bytes(made)) == empty
    assert _error(b"") == "Filen är tom."
    assert _error(b" \n\n") == "Filen är tom."


def test_not_a_message() -> None:
    assert "binär" in _error(bytes(range(256)) * 4)
    assert "Office" in _error(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512)


def test_encrypted() -> None:
    assert "krypterat" in _error(f"{HEAD}Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nxx")
    assert "krypterat" in _error(f"{HEAD}Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--")


def test_parts_inside_parts() -> None:
    head = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))
    assert _error(head + "Content-Type: text/plain\n\nLängst in.\n")
    some = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(20))
    assert _new(_read(some + "Content-Type: text/plain\n\nLängst in finns texten.\n")) == [
        ("paragraph", "Längst in finns texten.")
    ]


_TYPES = ["text/plain; charset", "/;;=", "multipart/mixed", "multipart/alternative; boundary=", 'text/html; charset="', "x"]


@pytest.mark.parametrize("kind", _TYPES)
def test_broken_content_types(kind: str) -> None:
    try:
        document = eml.read("svar.eml", f"Content-Type: {kind}\n\nText här.\n".encode())
    except ReadError as error:
        said = str(error)
    else:
        assert_positions(document)
        said = document.blocks[-1].text
    assert said in ("Text här.", "Meddelandet har ingen text.")


@pytest.mark.parametrize("transfer", ["base64", "quoted-printable", "x-uuencode", "okänd", "åäö"])
def test_broken_transfer_encodings(transfer: str) -> None:
    document = _read(f"{HEAD}Content-Transfer-Encoding: {transfer}\nContent-Type: text/plain\n\nVi =ZZ svarar å snart. !!\n")
    assert document.blocks[-1].text


def _survives(data: bytes) -> None:
    assert_survives(eml.read, "svar.eml", data)


_MADE = _message("Frågan om altanen")
_MADE.set_content(BODY + QUOTED, cte="quoted-printable")
_MADE.add_alternative("<p>Hej <b>Anna</b>!</p><blockquote>Får jag?</blockquote>", subtype="html")
_REAL = bytes(_MADE)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=500) | st.text(max_size=500).map(str.encode))
def test_fuzz_random_bytes(data: bytes) -> None:
    _survives(data)
    _survives(HEAD.encode() + b"\n" + data)
    _survives(b"Subject: " + data)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(_REAL) - 1), st.integers(0, 255), st.booleans())
def test_fuzz_damaged_files(at: int, value: int, cut: bool) -> None:
    _survives(_REAL[:at] if cut else _REAL[:at] + bytes([value]) + _REAL[at + 1 :])


_PIECES = [
    *("Content-Type: text/plain; charset=utf-8; format=flowed", "Content-Type: text/html", "Subject: =?utf-8?b?"),
    *("Content-Type: multipart/mixed; boundary=b", "--b", "--b--", "", "", "<p>Hej<br>", "=E5=", "SGVqIQ==", "\x00å"),
    *("Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: quoted-printable", "> citat ", "-- ", "Hej!"),
    *("Från: Anna", "Skickat: den 3 december 2026 10:12", "Till: Bo"),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=25), st.sampled_from(["\n", "\r\n", "\r"]))
def test_fuzz_lines_in_any_order(pieces: list[str], line_end: str) -> None:
    _survives(line_end.join(pieces).encode())


def test_a_large_attachment_costs_little() -> None:
    made = _message()
    made.set_content("Hej!\n" * 200)
    made.add_attachment(b"x" * 6_000_000, maintype="application", subtype="pdf", filename="x.pdf")
    started = time.monotonic()
    assert len(_read(made).blocks) > 1
    assert time.monotonic() - started < 5


def test_blocks_of_the_whole_document_are_in_order() -> None:
    document = _read(f"{HEAD}\n> Får jag?\nJa.\n> Når?\nI maj.\n")
    assert kinds(document)[0] == ("subject", "Altanen")
    assert [b.start for b in document.blocks] == sorted(b.start for b in document.blocks)

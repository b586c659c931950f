"""One invented letter, and the same letter as every format writes it.

It holds what the formats write differently: headings, emphasis, a link, lines wrapped by hand, hard line breaks, a
list, a no-break space, a soft hyphen, a no-break hyphen and a letter with its ring apart. What the link says is no call
to go somewhere: plain text cannot lead there, and a rule that asks for the address would be right to speak there only.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage

from tests.readers.build import cell, docx, item, odt, p, par, r, w

RECEPTION = "https://example.se/reception"
NBSP, SHY, NO_BREAK_HYPHEN, RING = "\u00a0", "\u00ad", "\u2011", "\u030a"


@dataclass(frozen=True)
class Strong:
    """Words in bold."""

    text: str


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere."""

    text: str
    target: str


Piece = str | Strong | Link


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 or 2."""

    text: str
    level: int


@dataclass(frozen=True)
class Text:
    """A paragraph; several lines are parted by hard line breaks."""

    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True)
class Items:
    """A list with bullets."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table whose first row is its header."""

    rows: tuple[tuple[str, ...], ...]


Part = Heading | Text | Items | Table


def text(*pieces: Piece) -> Text:
    """A paragraph of one line."""
    return Text((pieces,))


LETTER: tuple[Part, ...] = (
    Heading("Din ansökan om bygglov", 1),
    text("Hej Anna Berg!"),
    text(
        f"Tack för din ansökan. Ansökan har inkommit till kommunen och skall kompletteras innan vi kan fatta beslut. Du behöver "
        f"skicka in två handlingar senast den 10{NBSP}juni 2026. Vi återkommer så snart som möjligt när vi har gått igenom dem."
    ),
    Heading("Detta behöver du skicka", 2),
    text("Skicka följande handlingar till oss:"),
    Items(("en situationsplan i skala 1:500", f"en ritning av altanen och allt som kan på{SHY}verka grannarna", "ett foto")),
    text(
        "Du kan lämna handlingarna i ",
        Link("kommunhusets reception", RECEPTION),
        f" eller skicka dem med e{NO_BREAK_HYPHEN}post. ",
        Strong("Glöm inte att skriva ditt ärendenummer."),
        f" Handläggaren ga{RING}r igenom handlingarna när alla har kommit in, och beslutet meddelas därefter av nämnden.",
    ),
    Heading("Avgift", 2),
    text(f"Avgiften är 12{NBSP}400 kronor. Fakturan kommer när beslutet är fattat."),
    Table((("Åtgärd", "Avgift"), ("Bygglov", f"12{NBSP}400 kronor"), ("Startbesked", f"3{NBSP}100 kronor"))),
    Heading("Om du har frågor", 2),
    text("Du når oss på telefon varje vardag."),
    Text((("Telefon: 0470-00 00 00",), ("E-post: bygglov@example.se",))),
    text("Med vänlig hälsning"),
    Text((("Bo Ek",), ("Bygglovshandläggare",), ("Miljö- och byggenheten, Norrby kommun",))),
)
WITHOUT_TABLE = tuple(part for part in LETTER if not isinstance(part, Table))


def _plain(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def _wrapped(line: str) -> str:
    # Only at spaces: a no-break space must stay whole, and so must words with hyphens.
    return "\n".join(textwrap.wrap(line, 72, break_long_words=False, break_on_hyphens=False))


def as_text(parts: tuple[Part, ...], *, underlined: bool = True) -> str:
    """Plain text, wrapped by hand, with headings underlined or with nothing to mark them."""
    out: list[str] = []
    for part in parts:
        if isinstance(part, Heading):
            line = ("=" if part.level == 1 else "-") * len(part.text)
            out.append(f"{part.text}\n{line}" if underlined else part.text)
        elif isinstance(part, Text):
            out.append("\n".join(_wrapped(_plain(line)) for line in part.lines))
        elif isinstance(part, Items):
            out.append("\n".join(f"- {entry}" for entry in part.items))
        else:
            raise TypeError("plain text has no tables")
    return "\n\n".join(out) + "\n"


def as_markdown(parts: tuple[Part, ...]) -> str:
    """Markdown, wrapped by hand."""

    def line(pieces: tuple[Piece, ...]) -> str:
        written = ""
        for piece in pieces:
            if isinstance(piece, Strong):
                written += f"**{piece.text}**"
            else:
                written += piece if isinstance(piece, str) else f"[{piece.text}]({piece.target})"
        return _wrapped(written)

    out: list[str] = []
    for part in parts:
        if isinstance(part, Heading):
            out.append(f"{'#' * part.level} {part.text}")
        elif isinstance(part, Text):
            out.append("\\\n".join(line(pieces) for pieces in part.lines))
        elif isinstance(part, Items):
            out.append("\n".join(f"- {entry}" for entry in part.items))
        else:
            head, *rows = (f"| {' | '.join(row)} |" for row in part.rows)
            out.append("\n".join([head, "|" + " --- |" * len(part.rows[0]), *rows]))
    return "\n\n".join(out) + "\n"


def as_html(parts: tuple[Part, ...]) -> str:
    """An HTML page, with entities and source lines of its own."""

    def words(content: str) -> str:
        # Broken between all words: white space is white space.
        escaped = html.escape(content).replace(NBSP, "&nbsp;").replace(SHY, "&shy;").replace("ö", "&ouml;")
        return escaped.replace(" ", "\n    ")

    def line(pieces: tuple[Piece, ...]) -> str:
        written = ""
        for piece in pieces:
            if isinstance(piece, str):
                written += words(piece)
            elif isinstance(piece, Strong):
                written += f"<strong>{words(piece.text)}</strong>"
            else:
                written += f'<a href="{piece.target}">{words(piece.text)}</a>'
        return written

    out: list[str] = []
    for part in parts:
        if isinstance(part, Heading):
            out.append(f"<h{part.level}>{words(part.text)}</h{part.level}>")
        elif isinstance(part, Text):
            out.append(f"<p>{'<br>'.join(line(pieces) for pieces in part.lines)}</p>")
        elif isinstance(part, Items):
            out.append(f"<ul>{''.join(f'<li>{words(entry)}</li>' for entry in part.items)}</ul>")
        else:
            rows = [
                "".join(f"<{tag}>{words(content)}</{tag}>" for content in row)
                for tag, row in zip(["th", *["td"] * len(part.rows)], part.rows, strict=False)
            ]
            out.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    return "<html><body>\n" + "\n".join(out) + "\n</body></html>\n"


def as_docx(parts: tuple[Part, ...]) -> bytes:
    """A Word document."""
    styles = "".join(
        w("style", w("name", val=f"heading {level}"), type="paragraph", styleId=f"Rubrik{level}") for level in (1, 2)
    )

    def run(piece: Piece) -> str:
        if isinstance(piece, Strong):
            # Word cuts runs where it pleases.
            return r(piece.text[:5], w("b")) + r(piece.text[5:], w("b"))
        if isinstance(piece, Link):
            return f'<w:hyperlink r:id="r9">{r(piece.text)}</w:hyperlink>'
        special = {SHY: w("r", w("softHyphen")), NO_BREAK_HYPHEN: w("r", w("noBreakHyphen"))}
        out, rest = "", piece
        for sign, element in special.items():
            before, found, rest = rest.partition(sign) if sign in rest else ("", "", rest)
            out += r(before) + element if found else ""
        return out + r(rest)

    body: list[str] = []
    for part in parts:
        if isinstance(part, Heading):
            body.append(p(part.text, f"Rubrik{part.level}"))
        elif isinstance(part, Text):
            body.append(par(w("r", w("br")).join("".join(run(piece) for piece in pieces) for pieces in part.lines)))
        elif isinstance(part, Items):
            body += [item(entry) for entry in part.items]
        else:
            rows = ["".join(cell(p(content)) for content in row) for row in part.rows]
            body.append(w("tbl", w("tr", w("trPr", w("tblHeader")), rows[0]), *(w("tr", row) for row in rows[1:])))
        body.append(p(""))
    return docx("".join(body), styles=styles, related={"r9": ("hyperlink", RECEPTION)})


def as_odt(parts: tuple[Part, ...]) -> bytes:
    """An OpenDocument text."""
    automatic = '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'

    def run(piece: Piece) -> str:
        if isinstance(piece, Strong):
            return f'<text:span text:style-name="T1">{piece.text}</text:span>'
        if isinstance(piece, Link):
            return f'<text:a xlink:href="{piece.target}">{piece.text}</text:a>'
        return piece

    body: list[str] = []
    for part in parts:
        if isinstance(part, Heading):
            body.append(f'<text:h text:outline-level="{part.level}">{part.text}</text:h>')
        elif isinstance(part, Text):
            lines = "<text:line-break/>".join("".join(run(piece) for piece in pieces) for pieces in part.lines)
            body.append(f"<text:p>{lines}</text:p>")
        elif isinstance(part, Items):
            entries = "".join(f"<text:list-item><text:p>{entry}</text:p></text:list-item>" for entry in part.items)
            body.append(f"<text:list>{entries}</text:list>")
        else:
            cells = [[f"<table:table-cell><text:p>{content}</text:p></table:table-cell>" for content in row] for row in part.rows]
            rows = [f"<table:table-row>{''.join(row)}</table:table-row>" for row in cells]
            head = f"<table:table-header-rows>{rows[0]}</table:table-header-rows>"
            columns = f'<table:table-column table:number-columns-repeated="{len(cells[0])}"/>'
            body.append(f"<table:table>{columns}{head}{''.join(rows[1:])}</table:table>")
    return odt("".join(body), automatic=automatic)


def as_eml(parts: tuple[Part, ...], *, kind: str, transfer: str) -> bytes:
    """An e-mail without a subject, so that it holds what the letter holds and no more."""
    made = EmailMessage()
    made["From"] = "Bo Ek <bo.ek@example.se>"
    made.set_content(as_html(parts) if kind == "html" else as_text(parts), subtype=kind, cte=transfer)
    return bytes(made)


#: The formats that have tables, and those that do not.
WITH_TABLES: dict[str, Callable[[tuple[Part, ...]], bytes]] = {
    "brev.md": lambda parts: as_markdown(parts).encode(),
    "brev.html": lambda parts: as_html(parts).encode(),
    "brev.docx": as_docx,
    "brev.odt": as_odt,
    "html.eml": lambda parts: as_eml(parts, kind="html", transfer="quoted-printable"),
}
FORMATS: dict[str, Callable[[tuple[Part, ...]], bytes]] = {
    "brev.txt": lambda parts: as_text(parts).encode(),
    "enkel.txt": lambda parts: as_text(parts, underlined=False).encode(),
    "crlf.txt": lambda parts: as_text(parts).replace("\n", "\r\n").encode("utf-8-sig"),
    **WITH_TABLES,
    "plain.eml": lambda parts: as_eml(parts, kind="plain", transfer="8bit"),
    "qp.eml": lambda parts: as_eml(parts, kind="plain", transfer="quoted-printable"),
    "base64.eml": lambda parts: as_eml(parts, kind="plain", transfer="base64"),
}

"""E-mail messages (eml): the subject, the new text, and apart from it the signature and the messages quoted below.

What offsets count in depends on how the message is encoded. Where its text stands in the file as it is (text/plain,
not encoded), the source text is the whole file and an editor can go to the place. Where it does not (quoted-printable,
base64, HTML), the source text is the message as read: the subject, a blank line, and the body; for HTML one block a
line. A subject in encoded words is one opaque stretch in the first case.

The header lines are read here and only the parts of the message by the standard library: its header parser gives no
offsets, and the one that decodes encoded words raises many kinds of errors over broken ones.
"""

from __future__ import annotations

import binascii
import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime

from klarsprak.core.document import Block, BlockKind, Document, MarkKind, Metadata, QuotedMessage, ReadError, Source
from klarsprak.core.positions import SourceMap, TextBuilder
from klarsprak.readers import plain, structure, templates
from klarsprak.readers.decode import decode
from klarsprak.readers.flow import Run, Tags
from klarsprak.readers.replies import Line, Role, Start, day_in, divide

_HEADER_LINE = re.compile(r"(?P<name>[!-9;-~]+)[ \t]*:(?P<value>[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*)(?:\r\n|\r|\n|\Z)")
_MBOX = re.compile(r"From [^\r\n]*\r?\n")
_FOLD = re.compile(r"\s*[\r\n]\s*")
_ENCODED = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\s]*)\?=")
_ENCODED_GAP = re.compile(r"(?<=\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_Q_BYTE = re.compile(r"=([0-9A-Fa-f]{2})")
_REPLY = re.compile(r"(?:(?:sv|re|aw|vs|vb|fw|fwd|svar)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_AUTO_SUBJECT = re.compile(r"(?:automatiskt svar|autosvar|frånvaro|auto(?:matic)? ?reply|out of office)\b", re.IGNORECASE)
_AUTO_HEADERS = ("x-autoreply", "x-autorespond", "x-auto-response")

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_QUOTE_MARKS = re.compile(r"(?:[ \t]{0,3}>)+ ?")
# What Outlook writes into the plain text for links and pictures of the HTML text.
_LEFTOVERS = re.compile(r"(?<=\S)<(?:mailto:|https?://)[^<>\s]*>|\[cid:[^\]\s]*\]")
# A plain part that only says that the message is somewhere else.
_STUB = re.compile(r"\bhtml\b|webbläsare|browser|e-postprogram|e-postklient|multi-?part", re.IGNORECASE)
_STUB_LENGTH = 300
_TAG = re.compile(r"<[^<>]*>")
# Encodings of one byte a character. Latin-1 and ASCII mean Windows-1252 in mail that does not keep to them.
_SINGLE_BYTE = re.compile(r"iso8859-(?!1$)\d+|cp125[0134578]|cp850|cp437|mac-roman|koi8-[ru]")
_CHARSET = re.compile(
    r"ascii|utf-(?:8|16|32)(?:-[bl]e)?|iso8859-\d+|cp\d+|koi8-[ru]|mac-\w+|iso2022_\w+|shift_jis\w*|euc_\w+|gb\w+|big5\w*|hz"
)
_LATIN = frozenset({"ascii", "iso8859-1", "cp1252", "utf-8"})
_UNENCODED = frozenset({"", "7bit", "8bit", "binary"})
_BEFORE_BODY = (b"\n\n", b"\r\n\r\n", b"\n\r\n", b"\r\r")


def read(path: str, data: bytes) -> Document:
    """Read an e-mail message. Raises ReadError where it is binary, encrypted or without text."""
    if not data.strip():
        raise ReadError("Filen är tom.")
    text, encoding, notes = decode(data)
    if encoding not in ("utf-8", "cp1252"):
        # A byte order mark, or UTF-16: mail is neither, but an editor may have saved it so.
        data, encoding = text.encode("utf-8", "replace"), "utf-8"
    try:
        return _Reader(path, data, text, encoding, notes).read()
    except RecursionError as error:
        raise ReadError("Meddelandet har för många delar inuti varandra.") from error


# --- header lines


@dataclass(frozen=True, slots=True)
class _Field:
    """A header's value with its place in the file."""

    start: int
    end: int
    raw: str

    @property
    def text(self) -> str:
        """The value unfolded and decoded."""
        # Split and joined, since an encoded word may hold line ends: nobody writes them but those who forge headers.
        return " ".join(decode_words(_FOLD.sub(" ", self.raw)).replace("\x00", "").split())


def _fields(text: str) -> dict[str, _Field]:
    """The message's header lines by lower-case name; the first one counts where a name comes twice."""
    mbox = _MBOX.match(text)
    at = mbox.end() if mbox else 0
    found: dict[str, _Field] = {}
    while match := _HEADER_LINE.match(text, at):
        start, end = match.span("value")
        while start < end and text[start].isspace():
            start += 1
        found.setdefault(match["name"].lower(), _Field(start, end, text[start:end]))
        at = match.end()
    return found


def _codec(name: str) -> str:
    """Python's name for a charset, or an empty string for one that it does not know or that no mail is written in."""
    try:
        found = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return ""
    return found if _CHARSET.fullmatch(found) else ""


def _decode_bytes(data: bytes, charset: str) -> str:
    """A part's text in its declared charset; by the rules for files where none is declared or it is not that one."""
    codec = _codec(charset)
    if codec and codec not in _LATIN:
        try:
            return data.decode(codec)
        except ValueError:
            pass
    return decode(data)[0]


def _decode_word(data: bytes, charset: str) -> str:
    codec = _codec(charset)
    for name in ("cp1252" if codec == "iso8859-1" else codec, "utf-8"):
        try:
            if name:
                return data.decode(name)
        except ValueError:
            pass
    return data.decode("latin-1")


def decode_words(text: str) -> str:
    """Text with its encoded words (RFC 2047) decoded. Broken ones stay as they stand.

    Programs cut UTF-8 letters in two between encoded words, so the bytes of neighbours are joined before decoding.
    """
    text = _ENCODED_GAP.sub("", text)
    out: list[str] = []
    waiting, charset = b"", ""
    at = 0
    for match in _ENCODED.finditer(text):
        data = _word_bytes(match[2], match[3])
        if data is None:
            continue
        if waiting and (match.start() > at or match[1].lower() != charset):
            out.append(_decode_word(waiting, charset))
            waiting = b""
        out.append(text[at : match.start()])
        waiting, charset, at = waiting + data, match[1].lower(), match.end()
    if waiting:
        out.append(_decode_word(waiting, charset))
    out.append(text[at:])
    return "".join(out)


def _word_bytes(kind: str, content: str) -> bytes | None:
    if kind in "qQ":
        content = content.replace("_", " ")
        if not content.isascii():
            return None
        return _Q_BYTE.sub(lambda m: chr(int(m[1], 16)), content).encode("latin-1")
    try:
        return binascii.a2b_base64(content + "=" * (-len(content) % 4)) or None
    except ValueError:
        return None


# --- parts


def _kind(part: Message) -> str:
    return part.get_content_type()


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_param("filename", header="content-disposition"))


def _children(part: Message) -> list[Message]:
    if not part.is_multipart():
        return []
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _transfer_encoding(part: Message) -> str:
    return str(part.get("content-transfer-encoding", "")).strip().lower()


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _content(part: Message) -> str:
    """A text part's text, with plain line ends."""
    charset = part.get_param("charset")
    text = _decode_bytes(_bytes(part), charset if isinstance(charset, str) else str(part.get_content_charset() or ""))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _chosen(part: Message) -> list[Message]:
    """The text parts that make up the message as its reader sees it."""
    kind = _kind(part)
    if kind in ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted"):
        raise ReadError("Meddelandet är krypterat och kan inte läsas. Spara det okrypterat.")
    if _is_attached(part) or kind.startswith("message/"):
        return []
    children = _children(part)
    if not children:
        return [part] if kind in ("text/plain", "text/html") else []
    if kind == "multipart/alternative":
        return _best([chosen for child in children if (chosen := _chosen(child))])
    if kind == "multipart/related":
        children = children[:1]
    return [leaf for child in children for leaf in _chosen(child)]


def _best(choices: list[list[Message]]) -> list[Message]:
    """Of several versions of a message the plain one, unless it is empty or says that another one is to be read."""
    texts = [c for c in choices if all(_kind(part) == "text/plain" for part in c)]
    others = [c for c in choices if c not in texts]
    if not texts or not others:
        return (texts or others or [[]])[-1]
    text = "".join(_content(part) for part in texts[0]).strip()
    if not text or (len(text) < _STUB_LENGTH and _STUB.search(text)):
        return others[-1]
    return texts[0]


# --- the document


@dataclass(slots=True)
class _Body:
    """A stretch of the source text that belongs to the body, and what is known of it."""

    start: int
    end: int
    #: The blocks of an HTML part, in place; None for plain text.
    blocks: list[Block] | None = None
    flowed: bool = False
    delete_space: bool = False


@dataclass(slots=True)
class _Row:
    """A line of the body: its place with line end and quote marks, and where its own text begins."""

    start: int
    text_start: int
    end: int
    stop: int
    body: _Body
    line: Line


@dataclass
class _Reader:
    path: str
    data: bytes
    text: str
    encoding: str
    notes: list[str]
    _fields: dict[str, _Field] = field(default_factory=dict)

    def read(self) -> Document:
        """Read subject and body into one document."""
        message = message_from_bytes(self.data)
        self._fields = _fields(self.text)
        metadata = self._metadata()
        parts = _chosen(message)
        bodies = self._in_file(parts)
        subject: Block | None
        if bodies is not None:
            text, encoding = self.text, self.encoding
            subject = self._subject_in_file()
        else:
            title = metadata.subject or ""
            text, bodies = _as_read(self.path, title, parts)
            encoding, self.notes = "utf-8", []
            subject = _subject(text, 0, len(title), "") if title else None
        rows = list(_rows(text, bodies))
        roles, starts = divide([row.line for row in rows])
        blocks = [*_plain_blocks(text, rows, roles), *_html_blocks(bodies, rows, roles)]
        if not blocks:
            raise ReadError("Meddelandet har ingen text.")
        blocks.sort(key=lambda block: block.start)
        marked = None if any(body.blocks for body in bodies) else False
        finished = structure.finish([subject, *blocks] if subject else blocks, headings_marked=marked)
        _type_signature(finished, rows, roles)
        source = Source(self.path, text, "eml", encoding)
        return Document(source, finished, metadata, messages=_messages(rows, roles, starts), notes=self.notes)

    def _header(self, name: str) -> str:
        found = self._fields.get(name)
        return found.text if found else ""

    def _metadata(self) -> Metadata:
        metadata = Metadata()
        metadata.subject = self._header("subject") or None
        metadata.sender = self._header("from") or None
        metadata.date = _sent(self._header("date"))
        submitted = self._header("auto-submitted").partition(";")[0].strip().lower()
        metadata.auto_reply = (
            submitted not in ("", "no")
            or any(name in self._fields for name in _AUTO_HEADERS)
            or self._header("precedence").lower() == "auto_reply"
            or _AUTO_SUBJECT.match(metadata.subject or "") is not None
        )
        return metadata

    def _subject_in_file(self) -> Block | None:
        found = self._fields.get("subject")
        if found is None or not found.text:
            return None
        return _subject(self.text, found.start, found.end, found.text if _ENCODED.search(found.raw) else "")

    def _in_file(self, parts: list[Message]) -> list[_Body] | None:
        """Where the parts stand in the file, for text that is not encoded; None for other text."""
        bodies: list[_Body] = []
        at = 0
        for part in parts:
            codec = _codec(str(part.get_content_charset() or "us-ascii"))
            if _kind(part) != "text/plain" or _transfer_encoding(part) not in _UNENCODED:
                return None
            if codec and codec not in _LATIN:
                if not _SINGLE_BYTE.fullmatch(codec):
                    return None
                if self.encoding == "cp1252":
                    self.text = self.data.decode(codec, "replace")
                    self._fields = _fields(self.text)
                    self.encoding = codec
            if codec and self.encoding != "utf-8":
                self.notes = []  # the message itself says what it is
            payload = _bytes(part)
            if not payload.strip():
                continue
            at = self._find(payload, at)
            if at < 0:
                return None
            start = self._offset(at)
            at += len(payload)
            flowed = str(part.get_param("format", "")).lower() == "flowed"
            delete = str(part.get_param("delsp", "")).lower() == "yes"
            bodies.append(_Body(start, self._offset(at), flowed=flowed, delete_space=delete))
        return bodies

    def _find(self, payload: bytes, at: int) -> int:
        """Where a part's bytes stand: below a blank line, above a boundary or the end of the file. -1 for nowhere."""
        while True:
            at = self.data.find(payload, at)
            if at < 0:
                return -1
            above, below = self.data[max(0, at - 4) : at], self.data[at + len(payload) : at + len(payload) + 4]
            ends = not below or below.startswith((b"\r\n--", b"\n--", b"--"))
            if ends and (at == 0 or above.endswith(_BEFORE_BODY)):
                return at
            at += 1

    def _offset(self, at: int) -> int:
        """Character offset of a byte offset that stands at a line's start or the end."""
        return len(self.data[:at].decode("utf-8", "replace")) if self.encoding == "utf-8" else at


def _sent(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return day_in(text)


def _subject(text: str, start: int, end: int, decoded: str) -> Block | None:
    """The subject as a block, without "SV:" and "VB:", which the mail program wrote."""
    reply = _REPLY.match(decoded or text, 0 if decoded else start)
    if decoded:
        run = Run(text, Tags([]))
        run.entity(decoded[reply.end() if reply else 0 :], start, end)
    else:
        start = min(end, reply.end()) if reply else start
        tags = [tag._replace(start=tag.start + start, end=tag.end + start) for tag in templates.find(text[start:end])]
        run = Run(text, Tags(tags))
        run.text(start, end)
    return run.block(BlockKind.SUBJECT)


def _as_read(path: str, title: str, parts: Iterable[Message]) -> tuple[str, list[_Body]]:
    """The message as read, and where its parts stand in it."""
    text = f"{title}\n\n" if title else ""
    bodies: list[_Body] = []
    for part in parts:
        start = len(text)
        content = _content(part)
        if _kind(part) == "text/plain":
            flowed = str(part.get_param("format", "")).lower() == "flowed"
            delete = str(part.get_param("delsp", "")).lower() == "yes"
            text += content
            bodies.append(_Body(start, len(text), flowed=flowed, delete_space=delete))
        else:
            # Imported here: a plain message must not pay for the HTML library.
            from klarsprak.readers import html

            blocks = html.extract(Source(path, content, "html")).blocks
            lines: list[str] = []
            at = start
            for block in blocks:
                line, block.map = _told(block, at)
                lines.append(line)
                at += len(line) + 1
            text += "\n".join(lines)
            bodies.append(_Body(start, len(text), blocks=blocks))
        text += "\n\n"
    return text.rstrip("\n"), bodies


def _told(block: Block, start: int) -> tuple[str, SourceMap]:
    """A block's text as its reader sees it, and the map from its clean text to that text standing at `start`.

    The two part where the clean text has a dummy word for a placeholder or for code.
    """
    told: list[str] = []
    builder = TextBuilder()
    length = at = 0
    for mark in sorted(block.marks, key=lambda m: m.start):
        if mark.kind not in (MarkKind.PLACEHOLDER, MarkKind.CODE) or mark.start < at:
            continue
        value = _TAG.sub("", mark.value).replace("\n", " ") or block.text[mark.start : mark.end]
        for piece, shown in ((block.text[at : mark.start], ""), (block.text[mark.start : mark.end], value)):
            if shown:
                builder.add_opaque(piece, start + length, start + length + len(shown))
            else:
                builder.add(piece, start + length)
            told.append(shown or piece)
            length += len(told[-1])
        at = mark.end
    builder.add(block.text[at:], start + length)
    told.append(block.text[at:])
    return "".join(told), builder.build()[1]


def _rows(text: str, bodies: Iterable[_Body]) -> Iterator[_Row]:
    """The lines of the body."""
    for body in bodies:
        if body.blocks is None:
            for match in _LINE.finditer(text, body.start, body.end):
                start, end = match.span(1)
                if start == body.end:
                    break
                marks = _QUOTE_MARKS.match(text, start, end)
                own = marks.end() if marks else start
                yield _Row(start, own, end, match.end(), body, Line(text[own:end], marks is not None))
            continue
        for block in body.blocks:
            at = 0
            for piece in block.text.split("\n"):
                start, end = block.map.start_of(at), block.map.end_of(at + len(piece) - 1) if piece else block.map.start_of(at)
                yield _Row(start, start, end, end, body, Line(piece, block.quoted))
                at += len(piece) + 1


def _plain_blocks(text: str, rows: list[_Row], roles: list[Role]) -> list[Block]:
    """The blocks of plain text, new and quoted text each by itself: neither's line width says anything of the other's."""
    blocks: list[Block] = []
    mine = [(row, role) for row, role in zip(rows, roles, strict=True) if row.body.blocks is None]
    for wanted in (frozenset({Role.NEW, Role.SIGNATURE}), frozenset({Role.QUOTE})):
        if not any(role in wanted and row.line.text.strip() for row, role in mine):
            continue
        lists = max((b.list_ref.list_id for b in blocks if b.list_ref), default=-1) + 1
        masked = "".join(_masked(text, mine, wanted))
        for block in plain.extract(Source("", masked, "plain")).blocks:
            block.quoted = Role.QUOTE in wanted
            if block.list_ref is not None and lists:
                block.list_ref = replace(block.list_ref, list_id=block.list_ref.list_id + lists)
            blocks.append(block)
    return blocks


def _masked(text: str, rows: list[tuple[_Row, Role]], wanted: frozenset[Role]) -> Iterator[str]:
    """The source text up to the end of the body, with all but the lines of some roles blank, at the same length."""
    at = 0
    for n, (row, role) in enumerate(rows):
        if row.start > at:
            # A blank line, also below text whose own line end belongs to the boundary after it.
            yield "\n" + " " * (row.start - at - 2) + "\n" * (row.start - at > 1)
        at = row.stop
        line_end = text[row.end : row.stop]
        if role not in wanted:
            yield " " * (row.end - row.start) + line_end
            continue
        content = text[row.text_start : row.end]
        content = _LEFTOVERS.sub(lambda m: " " * len(m.group()), content)
        goes_on = n + 1 < len(rows) and rows[n + 1][1] is role and rows[n + 1][0].line.text.strip() != ""
        if row.body.flowed and goes_on and content.endswith(" ") and content != "-- " and role is not Role.QUOTE:
            # A soft line break (RFC 3676): zero-width characters instead of it, which are no part of clean text.
            content = f"{content[:-1]}\u200b" if row.body.delete_space else content
            line_end = "\u200b" * len(line_end)
        yield " " * (row.text_start - row.start) + content + line_end


def _html_blocks(bodies: Iterable[_Body], rows: list[_Row], roles: list[Role]) -> list[Block]:
    """The blocks of HTML parts, those quoted marked as such, one cut in two where a quotation begins in it."""
    blocks: list[Block] = []
    role_of = iter([role for row, role in zip(rows, roles, strict=True) if row.body.blocks is not None])
    for body in bodies:
        for block in body.blocks or ():
            pieces: list[tuple[Role, int, int]] = []
            at = 0
            for line in block.text.split("\n"):
                role = next(role_of)
                end = at + len(line)
                if pieces and pieces[-1][0] is role:
                    pieces[-1] = (role, pieces[-1][1], end)
                else:
                    pieces.append((role, at, end))
                at = end + 1
            for role, start, end in pieces:
                if role is Role.MARK or start == end:
                    continue
                piece = block if len(pieces) == 1 else structure.part(block, [(start, end)])
                piece.quoted = block.quoted or role is Role.QUOTE
                blocks.append(piece)
    return blocks


def _type_signature(blocks: list[Block], rows: list[_Row], roles: list[Role]) -> None:
    """What stands in a signature is no running text."""
    starts = [row.start for row in rows]
    kinds = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_INTRO, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
    for block in blocks:
        at = bisect_right(starts, block.start) - 1
        if at >= 0 and roles[at] is Role.SIGNATURE and block.kind in kinds and not block.quoted:
            block.kind, block.level = BlockKind.CONTACT, 0


def _messages(rows: list[_Row], roles: list[Role], starts: list[Start]) -> list[QuotedMessage]:
    """The quoted messages, each from its header line, or from where quoted lines begin, to where the next one begins."""
    at_line = {start.line: start for start in starts}
    found: list[tuple[int, int, Start]] = []
    inside = False
    for n, (row, role) in enumerate(zip(rows, roles, strict=True)):
        if role is not Role.QUOTE:
            inside = False
            continue
        if n in at_line or not inside:
            if not row.line.text.strip():
                continue
            found.append((row.start, row.end, at_line.get(n, Start(n, None, None))))
            inside = True
        elif row.line.text.strip():
            found[-1] = (found[-1][0], row.end, found[-1][2])
    return [QuotedMessage(start, end, known.sender, known.sent) for start, end, known in found]

"""Plain text: paragraphs by blank lines, wrapped lines joined, typed lists, tables with tabs, headings, quoted messages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise

from klarsprak.core.document import Block, BlockKind, CellRef, Document, ListRef, QuotedMessage, Source
from klarsprak.readers import lines as line_kinds
from klarsprak.readers import replies, structure, templates
from klarsprak.readers.flow import Run, Tags

_LINE = re.compile(r"([^\r\n\f]*)(\r\n|\r|\n|\f|\Z)")
_QUOTE = re.compile(r"(?:[ \t]{0,3}>)+[ \t]?")
_RULE = re.compile(r"[ \t]*(?:[-=_*~#+.·–—][ \t]?){3,}[ \t]*\Z")
_UNDERLINE = re.compile(r"[ \t]{0,3}(={3,}|-{3,})[ \t]*\Z")
_MARKER = re.compile(
    r"([ \t]*)(?:(?P<bullet>[-–—•·*▪●○‣◦])|(?P<number>\d{1,3})[.)]|(?P<letter>[a-zåäö])\)"
    r"|\((?P<inner>\d{1,2}|[a-zåäö])\))[ \t\u00a0]+(?=\S)"
)
_CELL = re.compile(r"[^\t]*[^\t\s][^\t]*")
_GLYPHS = "•·▪●○‣◦"
# Line lengths between which text is taken for wrapped by hand or by an e-mail program.
_NARROWEST_WRAP, _WIDEST_WRAP = 45, 120


@dataclass(slots=True)
class _Line:
    """One line: where its content stands, without quote marks. `marker`: where a list item's text begins, or -1."""

    start: int
    end: int
    indent: int
    quotes: int
    blank: bool
    rule: bool = False
    marker: int = -1
    sort: str = ""
    value: int = 0
    listed: bool = False
    page: bool = False
    # The table it is a row of, and which one in it; -1 for other lines.
    table: int = -1
    row: int = 0


def _scan(masked: str) -> list[_Line]:
    out: list[_Line] = []
    for match in _LINE.finditer(masked):
        start, end = match.span(1)
        if start == len(masked):
            break
        quotes = 0
        quote = _QUOTE.match(masked, start, end)
        if quote:
            quotes = quote.group().count(">")
            start = quote.end()
        content = masked[start:end]
        stripped = content.lstrip(" \t\u00a0")
        line = _Line(start, end, len(content.expandtabs(4)) - len(stripped.expandtabs(4)), quotes, not stripped.strip())
        line.page = match.group(2) == "\f"
        if not line.blank:
            line.rule = _RULE.match(content) is not None
            if not line.rule:
                _mark(line, masked)
        out.append(line)
    return out


def _mark(line: _Line, masked: str) -> None:
    match = _MARKER.match(masked, line.start, line.end)
    if match is None:
        return
    line.marker = match.end()
    bullet = match.group("bullet")
    inner = match.group("inner") or ""
    digits = match.group("number") or (inner if inner.isdigit() else "")
    letter = match.group("letter") or ("" if inner.isdigit() else inner)
    if bullet:
        line.sort = bullet
    elif digits:
        line.sort, line.value = "1", int(digits)
    else:
        line.sort, line.value = "a", "abcdefghijklmnopqrstuvwxyzåäö".index(letter) + 1


def _find_lists(rows: list[_Line], masked: str) -> None:
    """Decide which marked lines are list items: a dash or a number alone may be anything."""
    run: list[_Line] = []
    introduced = gap = False
    before: _Line | None = None
    for row in rows:
        if row.blank or row.rule:
            gap = True
            continue
        if row.marker >= 0 and (not run or row.quotes == run[0].quotes):
            if not run:
                introduced = before is not None and masked[before.start : before.end].rstrip().endswith(":")
            run.append(row)
        elif run and ((gap and row.indent < 2) or row.quotes != run[0].quotes):
            _settle(run, masked, introduced)
            run = []
        before, gap = row, False
    _settle(run, masked, introduced)


def _settle(run: list[_Line], masked: str, introduced: bool) -> None:
    counts: dict[str, int] = {}
    values: dict[str, set[int]] = {}
    for row in run:
        counts[row.sort] = counts.get(row.sort, 0) + 1
        values.setdefault(row.sort, set()).add(row.value)
    for row in run:
        if row.sort in "1a":
            near = {row.value - 1, row.value + 1} & values[row.sort]
            row.listed = (bool(near) and 1 in values[row.sort]) or (introduced and row.value == 1)
        elif row.sort in _GLYPHS:
            row.listed = True
        else:
            alone = counts[row.sort] < 2 and not introduced
            row.listed = not alone and not line_kinds.is_dialogue(masked[row.start : row.end].strip())


def _find_tables(rows: list[_Line], masked: str) -> None:
    """Find lines below one another that tabs part into as many cells each, as copied from a spreadsheet."""

    def cells(row: _Line) -> int:
        if row.blank or row.rule or row.quotes or "\t" not in masked[row.start : row.end].strip():
            return 0
        return len(_CELL.findall(masked, row.start, row.end))

    number = 0
    for count, group in groupby(rows, cells):
        run = list(group)
        if count < 2 or len(run) < 2:
            continue
        # Two columns may be anything with a label before it, as in a letterhead.
        if count == 2 and (len(run) == 2 or any(_is_labelled(masked[row.start : row.end]) for row in run)):
            continue
        for at, row in enumerate(run):
            row.table, row.row = number, at
        number += 1


def _is_labelled(text: str) -> bool:
    text = " ".join(text.split())
    return line_kinds.kind(text) is not None or re.match(r"[^\d.,;]{1,30}:", text) is not None


def _find_replies(rows: list[_Line], masked: str) -> list[QuotedMessage]:
    """Mark the messages that a pasted e-mail thread quotes below its newest one, and tell where they begin."""
    texts = [replies.Line(masked[row.start : row.end], row.quotes > 0) for row in rows]
    roles, starts = replies.divide(texts)
    first = next((i for i, row in enumerate(rows) if not row.blank), 0)
    skipped = 0
    if starts and starts[0].line == first:
        # The header lines over the whole text are those of the newest message itself.
        skipped = next((i for i in range(first, len(rows)) if rows[i].blank), len(rows))
        roles, starts = replies.divide(texts[skipped:])
    if not starts:
        return []
    for row, role in zip(rows[skipped:], roles, strict=True):
        if role is replies.Role.QUOTE and not row.quotes:
            row.quotes = 1
    lines = [start.line + skipped for start in starts]
    return [
        QuotedMessage(rows[low].start, rows[high - 1].end, start.sender, start.sent)
        for start, low, high in zip(starts, lines, [*lines[1:], len(rows)], strict=True)
    ]


def _wrap_width(rows: list[_Line]) -> int:
    """The width that most lines with a line below them come near, or 0 where the text is not wrapped."""
    lengths = sorted(
        row.end - row.start
        for row, below in pairwise(rows)
        if not (row.blank or below.blank or row.rule or below.rule) and row.end - row.start <= _WIDEST_WRAP
    )
    if not lengths:
        return 0
    width = lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)]
    return width if width >= _NARROWEST_WRAP else 0


class _Reader:
    """Puts the lines of one text together to blocks."""

    def __init__(self, source: Source, masked: str, tags: Tags, *, threads: bool) -> None:
        self._source = source
        self._masked = masked
        self._tags = tags
        self._rows = _scan(masked)
        self._width = _wrap_width(self._rows)
        self.messages = _find_replies(self._rows, masked) if threads else []
        self.blocks: list[Block] = []
        self._run: Run | None = None
        self._first: _Line | None = None
        self._last: _Line | None = None
        self._count = 0
        # Open lists, outermost first: indent, number, items so far, sort of marker.
        self._lists: list[tuple[int, int, int, str]] = []
        self._next_list = 0
        self._ref: ListRef | None = None

    def read(self) -> None:
        """Read all lines."""
        _find_lists(self._rows, self._masked)
        _find_tables(self._rows, self._masked)
        for row in self._rows:
            if row.blank:
                self._close()
            elif row.table >= 0:
                self._cells(row)
            elif row.rule:
                self._rule(row)
            elif row.listed:
                self._item(row)
            else:
                self._line(row)
            if row.page:
                self._close()
        self._close()

    def _close(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> None:
        run, first, self._run = self._run, self._first, None
        if run is None or first is None:
            return
        if self._ref is not None and self._lists:
            kind, level = BlockKind.LIST_ITEM, len(self._lists)
        block = run.block(kind)
        if block is None:
            return
        block.level = level
        block.quoted = first.quotes > 0
        block.list_ref = self._ref
        self.blocks.append(block)

    def _rule(self, row: _Line) -> None:
        underline = _UNDERLINE.match(self._masked, row.start, row.end)
        if underline and self._run is not None and self._count == 1 and self._ref is None:
            self._close(BlockKind.HEADING, 1 if underline.group(1)[0] == "=" else 2)
        else:
            self._close()
            self._leave_lists()

    def _cells(self, row: _Line) -> None:
        self._close()
        self._leave_lists()
        for column, match in enumerate(_CELL.finditer(self._masked, row.start, row.end)):
            run = Run(self._source.text, self._tags)
            run.text(*match.span())
            block = run.block(BlockKind.TABLE_CELL)
            if block is not None:
                block.cell = CellRef(row.table, row.row, column, header=row.row == 0)
                self.blocks.append(block)

    def _open(self, row: _Line, start: int) -> None:
        self._run = Run(self._source.text, self._tags)
        self._run.text(start, row.end)
        self._first = self._last = row
        self._count = 1

    def _leave_lists(self) -> None:
        self._lists = []
        self._ref = None

    def _item(self, row: _Line) -> None:
        self._close()
        while self._lists and self._lists[-1][0] > row.indent:
            self._lists.pop()
        if self._lists and row.indent < self._lists[-1][0] + 2:
            indent, number, items, sort = self._lists.pop()
            if sort != row.sort:
                number, items, sort = self._new_list(), 0, row.sort
        else:
            indent, number, items, sort = row.indent, self._new_list(), 0, row.sort
        self._lists.append((indent, number, items + 1, sort))
        self._ref = ListRef(number, items, sort in "1a")
        self._open(row, row.marker)

    def _new_list(self) -> int:
        self._next_list += 1
        return self._next_list - 1

    def _line(self, row: _Line) -> None:
        last = self._last
        if self._run is None or last is None or last.quotes != row.quotes:
            self._close()
            if self._lists and row.indent < self._lists[-1][0] + 2:
                self._leave_lists()
            self._open(row, row.start)
            return
        if self._ref is not None and not self._continues(last, row):
            self._close()
            self._leave_lists()
            self._open(row, row.start)
            return
        if self._is_wrapped(last, row):
            self._run.space(last.end, row.start)
        else:
            self._run.hard_break(last.end, row.start)
        self._run.text(row.start, row.end)
        self._last = row
        self._count += 1

    def _continues(self, last: _Line, row: _Line) -> bool:
        """Whether a line without a marker belongs to the list item above it."""
        if row.indent > (self._lists[-1][0] if self._lists else 0):
            return True
        return self._is_wrapped(last, row) or line_kinds.starts_lower(self._masked[row.start : row.end].strip())

    def _is_wrapped(self, last: _Line, row: _Line) -> bool:
        """Whether the line above is full: the next line's first word had no room on it."""
        if not self._width or last.end - last.start > _WIDEST_WRAP:
            return False
        text = self._masked[row.start : min(row.end, row.start + _WIDEST_WRAP)].lstrip()
        word = len(text.split(None, 1)[0]) if text else 0
        return last.end - last.start + 1 + word >= self._width


def extract(source: Source, *, threads: bool = False) -> Document:
    """The document with its raw blocks, before the typing pass. `threads`: look for messages that a pasted e-mail quotes."""
    masked, spans = templates.mask(source.text)
    reader = _Reader(source, masked, Tags(spans), threads=threads)
    reader.read()
    return Document(source, reader.blocks, messages=reader.messages)


def read(source: Source) -> Document:
    """Read plain text."""
    document = extract(source, threads=True)
    document.blocks = structure.finish(document.blocks, headings_marked=False)
    return document

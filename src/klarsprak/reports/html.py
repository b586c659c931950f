"""`--format html`: one self-contained page with the text, its findings in place and beside it, the score and the measures.

The page asks for nothing from outside and runs no script; what can be chosen on it is done with check boxes and style
rules. All text goes through the template engine's escaping.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from klarsprak import __version__, measures
from klarsprak.core.document import Block, BlockKind, Document, MarkKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.result import FileError, FileResult, RunResult
from klarsprak.engine.discovery import STDIN
from klarsprak.engine.runner import Checked
from klarsprak.reports import words
from klarsprak.reports.display import ShownBlock

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).parent / "templates"
_EFFECTS = 5
#: Letters of a mark that is filled; a longer one is underlined.
_SHORT = 60
_BETWEEN_TAGS = re.compile(r"\n\s*")
_STYLED = {MarkKind.STRONG: "strong", MarkKind.EMPHASIS: "em", MarkKind.UNDERLINE: "u", MarkKind.LINK: "link"}


@dataclass
class Run:
    """A stretch of shown text that looks the same all through.

    `severity`: of the gravest finding on it, or empty. `wide`: it is part of a long stretch. `starts`: numbers of the
    findings that begin here. `ends`: the findings that end with it, as number and severity. `styles`: class names.
    """

    text: str
    severity: str = ""
    wide: bool = False
    starts: list[int] = field(default_factory=list)
    ends: list[tuple[int, str]] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)


@dataclass
class Remark:
    """A finding as shown beside the text. `marked`: there is a mark in the text to lead to."""

    number: int
    severity: str
    label: str
    title: str
    rule: str
    message: str
    why: str
    suggestions: list[str]
    source: str
    marked: bool


@dataclass
class Card:
    """The remarks of one rule on one stretch of text. `why` is set where one reason goes for all of them."""

    remarks: list[Remark]
    why: str

    @property
    def first(self) -> Remark:
        """The first of them: severity, title and rule are the same for all."""
        return self.remarks[0]


@dataclass
class Piece:
    """A block as shown. `marker` is a list item's bullet or number."""

    kind: str
    level: int
    language: str
    quoted: bool
    runs: list[Run]
    marker: str = ""
    header: bool = False


@dataclass
class Row:
    """A stretch of the text, or the cards beside one.

    `kind`: blocks, list, table or cards; `lines` are a table's rows.
    """

    kind: str
    pieces: list[Piece] = field(default_factory=list)
    lines: list[list[Piece]] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)


@dataclass
class Page:
    """One text of the report, ready for the template."""

    number: int
    name: str
    described: str
    has_text: bool
    notes: list[str]
    score: int
    label: str
    parts: list[tuple[str, int]]
    counts: dict[str, int]
    counted: str
    effects: list[tuple[str, str]]
    general: list[Card]
    rows: list[Row]
    figures: list[words.Figure]
    commitments: list[dict[str, Any]]


class HtmlReport:
    """Gathers the texts and writes the page at the end."""

    def __init__(self, stream: TextIO, *, today: date | None = None) -> None:
        self._stream = stream
        self._today = today or date.today()
        self._pages: list[Page] = []

    def add(self, checked: Checked) -> None:
        """Prepare a text's part of the page; the text itself is let go."""
        self._pages.append(_page(len(self._pages) + 1, checked.document, checked.result))

    def fail(self, error: FileError) -> None:
        """Nothing yet: the page lists all errors together."""

    def finish(self, run: RunResult) -> None:
        """Write the page."""
        counts = run.counts()
        severities = [(s.value, words.severity_count(s, counts[s.value]), words.SEVERITIES[s][2]) for s in words.SEVERITIES]
        stream = _template().stream(
            pages=self._pages,
            errors=[(words.path(e.path), e.message) for e in run.errors],
            total=run.score,
            total_label=measures.label(run.score) if run.score is not None else "",
            counts=counts,
            counted=words.findings_count(counts),
            severities=severities,
            # Tips are many and mild: they wait to be asked for, unless there is nothing else.
            tips_shown=not (counts["error"] or counts["warning"]),
            effects=[(t, _gain(p)) for t, p in words.joint_effects(run.files) if p >= 0.5][:_EFFECTS],
            texts=words.count(len(run.files), "text", "texter"),
            definitions=list(words.DEFINITIONS.values()),
            today=words.written(self._today),
            version=__version__,
        )
        stream.enable_buffering(50)
        for piece in stream:
            self._stream.write(piece)


def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals["colour"] = _colour
    # Runs are written on lines of their own in the template, and white space between them would be shown.
    environment.filters["squeeze"] = lambda markup: type(markup)(_BETWEEN_TAGS.sub("", markup.strip()))
    return environment.get_template("report.html.j2")


def _colour(score: int) -> str:
    """The class of a score; the number and a word always stand beside the colour."""
    return "good" if score >= 70 else "fair" if score >= 55 else "poor"


def _gain(points: float) -> str:
    return f"+{words.number(points)}"


def _page(number: int, document: Document, result: FileResult) -> Page:
    counts = RunResult([result]).counts()
    score = result.score
    remarks, places = _remarks(document, result)
    return Page(
        number=number,
        name="Text från standard in" if result.path == STDIN else words.path(result.path),
        described=words.described(result),
        has_text=bool(result.measures.words),
        notes=[words.clean(n) for n in result.notes],
        score=score.total,
        label=measures.label(score.total),
        parts=[(name, score.parts[key]) for key, name in measures.PARTS.items() if key in score.parts],
        counts=counts,
        counted=words.findings_count(counts),
        effects=[(words.effect_title(e), _gain(e.points)) for e in score.effects if e.points >= 0.5][:_EFFECTS],
        general=_cards([r for r, place in zip(remarks, places, strict=True) if place < 0]),
        rows=_flow(_rows(document, result, remarks, places), tips_shown=not (counts["error"] or counts["warning"])),
        figures=words.described_measures(result.measures),
        commitments=[
            {
                "status": c.status.value,
                "label": words.STATUSES[c.status],
                "text": words.clean(c.text),
                "due": c.due.isoformat() if c.due else "",
                "line": result.source.position(c.start).line,
            }
            for c in result.commitments
        ],
    )


def _remarks(document: Document, result: FileResult) -> tuple[list[Remark], list[int]]:
    """A remark for each finding, and the index of the block it is shown at: -1 for the text as a whole."""
    remarks: list[Remark] = []
    places: list[int] = []
    told: set[tuple[str, str]] = set()
    # Tips get the last numbers: hidden, they should leave no gaps among the others.
    order = sorted(range(len(result.findings)), key=lambda i: result.findings[i].severity is Severity.INFO)
    numbers = {index: number for number, index in enumerate(order, start=1)}
    for index, finding in enumerate(result.findings):
        place = -1 if finding.whole_text else _block_of(document, finding)
        # A reason is worth reading once; under the same rule's next findings it would only be in the way.
        why = "" if (finding.rule, finding.why) in told else words.clean(finding.why)
        told.add((finding.rule, finding.why))
        remarks.append(
            Remark(
                number=numbers[index],
                severity=finding.severity.value,
                label=words.SEVERITIES[finding.severity][0],
                title=words.rule_title(finding.rule, finding.name),
                rule=finding.rule,
                message=words.clean(finding.message),
                why=why,
                suggestions=[words.clean(s.text) for s in words.suggestions(finding)][:4],
                source=words.clean(finding.source),
                marked=place >= 0,
            )
        )
        places.append(place)
    return remarks, places


def _cards(remarks: list[Remark]) -> list[Card]:
    """Remarks put together by rule: on a dense text they would else need more room than the text itself."""
    groups: dict[tuple[str, str], list[Remark]] = {}
    for remark in remarks:
        groups.setdefault((remark.rule, remark.severity), []).append(remark)
    cards = []
    for members in sorted(groups.values(), key=lambda m: m[0].number):
        reasons = {m.why for m in members if m.why}
        cards.append(Card(members, reasons.pop() if len(reasons) == 1 else ""))
    return cards


def _block_of(document: Document, finding: Finding) -> int:
    """The block that a finding is shown at: its own, or the last one that begins before it."""
    if 0 <= finding.block < len(document.blocks):
        return finding.block
    before = [i for i, block in enumerate(document.blocks) if block.start <= finding.start]
    return before[-1] if before else -1


def _rows(document: Document, result: FileResult, remarks: list[Remark], places: list[int]) -> list[Row]:
    by_block: dict[int, list[tuple[Finding, Remark]]] = {}
    for finding, remark, place in zip(result.findings, remarks, places, strict=True):
        by_block.setdefault(place, []).append((finding, remark))
    rows: list[Row] = []
    for kind, indexes in _units(document.blocks):
        pieces = [_piece(document, i, by_block.get(i, [])) for i in indexes]
        found = _cards([remark for i in indexes for _, remark in by_block.get(i, [])])
        if kind == "table":
            rows.append(Row(kind, lines=_table_lines(document.blocks, indexes, pieces), cards=found))
        elif kind == "blocks" and rows and rows[-1].kind == kind and not rows[-1].cards and not found:
            rows[-1].pieces += pieces
        else:
            rows.append(Row(kind, pieces=pieces, cards=found))
    return rows


# Sizes in pixels, near enough to tell which of two things comes first on the page.
_TEXT_LINE, _TEXT_LETTERS, _TEXT_GAP = 28, 68, 14
_CARD_LINE, _CARD_LETTERS, _CARD_FRAME, _CARD_HEAD = 20, 36, 30, 42


def _lines_of(letters: int, width: int) -> int:
    return -(-letters // width) if letters else 0


def _text_height(row: Row) -> int:
    pieces = row.pieces or [max(line, key=_letters) for line in row.lines]
    return sum(_lines_of(_letters(p), _TEXT_LETTERS) * _TEXT_LINE + _TEXT_GAP for p in pieces)


def _letters(piece: Piece) -> int:
    return sum(len(run.text) for run in piece.runs)


def _cards_height(cards: list[Card], tips_shown: bool) -> int:
    height = 0
    for card in cards:
        if card.first.severity == Severity.INFO and not tips_shown:
            continue
        texts = [card.why, *(t for r in card.remarks for t in (r.message, *r.suggestions[:1], "" if card.why else r.why))]
        height += _CARD_FRAME + _CARD_HEAD + sum(_lines_of(len(t), _CARD_LETTERS) for t in texts) * _CARD_LINE
    return height


def _flow(rows: list[Row], *, tips_shown: bool) -> list[Row]:
    """Text and cards in the order of their tops on a wide page.

    There they float to either side, and what floats may not stand above what comes before it in the page's code: cards
    that must wait for others would keep back the text after them, if they were not moved behind it here.
    """
    placed: list[tuple[int, int, Row]] = []
    text_at = cards_at = 0
    for row in rows:
        placed.append((text_at, 0, row))
        if row.cards:
            # Never above their own text: on a narrow page, and read aloud, a remark comes after what it is about.
            cards_at = max(cards_at, text_at)
            placed.append((cards_at, 1, Row("cards", cards=row.cards)))
            cards_at += _cards_height(row.cards, tips_shown)
        text_at += _text_height(row)
    # The sort is stable and both sequences rise, so each keeps its own order.
    return [row for _, _, row in sorted(placed, key=lambda p: p[:2])]


def _units(blocks: list[Block]) -> Iterator[tuple[str, list[int]]]:
    """What must stay together on the page: a list, a table, or a single block."""

    def unit(block: Block) -> tuple[str, object]:
        if block.kind is BlockKind.LIST_ITEM and block.list_ref is not None:
            return "list", None
        if block.kind is BlockKind.TABLE_CELL and block.cell is not None:
            return "table", block.cell.table
        return "blocks", None

    at = 0
    while at < len(blocks):
        kind = unit(blocks[at])
        end = at + 1
        while kind[0] != "blocks" and end < len(blocks) and unit(blocks[end]) == kind:
            end += 1
        yield kind[0], list(range(at, end))
        at = end


def _table_lines(blocks: list[Block], indexes: list[int], pieces: list[Piece]) -> list[list[Piece]]:
    lines: dict[int, list[Piece]] = {}
    for i, piece in zip(indexes, pieces, strict=True):
        cell = blocks[i].cell
        if cell is not None:
            piece.header = cell.header
            lines.setdefault(cell.row, []).append(piece)
    return list(lines.values())


def _piece(document: Document, index: int, found: list[tuple[Finding, Remark]]) -> Piece:
    block = document.blocks[index]
    marker = ""
    if block.list_ref is not None:
        marker = f"{block.list_ref.index + 1}." if block.list_ref.ordered else "•"
    return Piece(
        kind=block.kind.value,
        level=max(1, block.level),
        language=block.language,
        quoted=block.quoted,
        runs=_runs(document, block, found),
        marker=marker,
    )


def _runs(document: Document, block: Block, found: list[tuple[Finding, Remark]]) -> list[Run]:
    """The block's text cut wherever something begins or ends, so that findings may nest and overlap."""
    shown = ShownBlock(block, document.source)
    spans: list[tuple[int, int, Finding, Remark]] = []
    for finding, remark in found:
        span = shown.span(finding.start, finding.end)
        if span is None:
            remark.marked = False
        else:
            spans.append((*span, finding, remark))
    styles = [(low, high, "opaque") for low, high in shown.opaque]
    for mark in block.marks:
        if mark.kind in _STYLED:
            place = shown.span(*block.map.span(mark.start, mark.end))
            if place is not None:
                styles.append((*place, _STYLED[mark.kind]))
    cuts = {0, len(shown.text)}
    cuts.update(edge for low, high, _, _ in spans for edge in (low, high))
    cuts.update(edge for low, high, _ in styles for edge in (low, high))
    edges = sorted(cuts)
    runs: list[Run] = []
    started: set[int] = set()
    for low, high in zip(edges, [*edges[1:], edges[-1]], strict=True):
        # An empty stretch, as where a word is missing, gets a run of its own to stand at.
        for _, _, finding, remark in (s for s in spans if s[0] == s[1] == low):
            run = Run("", finding.severity.value, starts=[remark.number], ends=[(remark.number, finding.severity.value)])
            started.add(remark.number)
            runs.append(run)
        if low == high:
            continue
        on = [s for s in spans if s[0] < high and s[1] > low]
        # A word inside a marked sentence must still be seen: short marks go before long ones, which are only underlined.
        short = [s for s in on if s[1] - s[0] <= _SHORT]
        gravest = max((f.severity for _, _, f, _ in short or on), key=lambda s: s.rank, default=None)
        run = Run(_visible(shown.text[low:high]), gravest.value if gravest else "", wide=bool(on) and not short)
        run.starts = [remark.number for _, _, _, remark in on if remark.number not in started]
        started |= set(run.starts)
        run.ends = [(remark.number, f.severity.value) for _, end, f, remark in on if end == high]
        run.styles = sorted({name for start, end, name in styles if start < high and end > low})
        runs.append(run)
    return runs


def _visible(text: str) -> str:
    """Without what cannot be shown, but with its spaces: runs are set side by side."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() and text.strip() else ""
    return f"{before}{words.clean(text)}{after}"

"""`--format terminal`: what a person reads at the command line.

Findings stand by gravity and rule, so that the reason is said once and its places follow; tips are a line a rule unless
all is asked for. Last comes one screen with the score, what would raise it, the measures and the promises. With no
terminal at the other end there is no colour and no box drawing, and the width is 80.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from klarsprak import measures
from klarsprak.core.document import Document
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.result import FileError, FileResult, RunResult
from klarsprak.engine.discovery import STDIN
from klarsprak.engine.runner import Checked
from klarsprak.reports import words
from klarsprak.reports.display import ShownBlock
from klarsprak.reports.excerpt import excerpt
from klarsprak.reports.grouping import Group, Place, grouped

PIPED_WIDTH = 80
MAX_WIDTH = 110
#: Places of one rule that are shown in full before the rest is a list of lines.
PLACES = 3
_EFFECTS = 5
_LINES = 12
#: Letters that the words at a place may have to be named in a list.
_NAME = 25
_TABLE_FILES = 25
_BAR = 24

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_MARKS = {Severity.ERROR: "bold red underline", Severity.WARNING: "bold yellow underline", Severity.INFO: "bold cyan underline"}


def console_for(stream: TextIO) -> Console:
    """A console that never reads a user's text as markup and is the same everywhere when piped."""
    console = Console(file=stream, markup=False, emoji=False, highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console = Console(file=stream, markup=False, emoji=False, highlight=False, width=PIPED_WIDTH, color_system=None)
    return console


class TerminalReport:
    """Writes each file as it is done, and last the summary.

    `verbose`: every place and every tip in full. `fails`: tells of a finding in the text of a path whether it makes the
    run fail; given, nothing else is shown, and no summary. `alone`: the run is of one text, which gets the full summary.
    """

    def __init__(
        self,
        console: Console,
        *,
        verbose: bool = False,
        fails: Callable[[Finding, str], bool] | None = None,
        alone: bool = True,
    ) -> None:
        self._console = console
        self._verbose = verbose
        self._fails = fails
        self._quiet = fails is not None
        self._alone = alone
        self._width = min(console.width, MAX_WIDTH)
        self._fancy = console.is_terminal and (console.encoding or "").lower().startswith("utf")
        self._color = console.is_terminal and console.color_system is not None and not console.no_color
        self._first = True
        self._shortened = False

    # The parts of the report

    def add(self, checked: Checked) -> None:
        """Write a file's findings, and for a single text its summary."""
        result = checked.result
        findings = result.findings
        if self._fails is not None:
            findings = [f for f in findings if self._fails(f, result.path)]
            if not findings:
                return
        groups = grouped(result, findings)
        if not self._first:
            self._line()
        self._first = False
        self._heading(result)
        excerpts = _Excerpts(checked.document)
        for severity, members in groups.items():
            self._section(severity, members, result, excerpts)
        if self._quiet:
            return
        if self._alone:
            self._summary(result)
        elif result.measures.words:
            self._line()
            score = f"Klarspråkspoäng {result.score.total} av 100"
            self._line(Text(f"{score} · {words.findings_count(result.counts())}", "dim"))

    def fail(self, error: FileError) -> None:
        """Nothing: errors go to standard error."""

    def finish(self, run: RunResult) -> None:
        """Write the summary of a run over several texts."""
        if self._quiet or self._alone or not run.files:
            return
        self._line()
        self._title(f"Sammanlagt: {words.count(len(run.files), 'text', 'texter')}")
        self._table(run)
        self._line()
        if run.score is not None:
            self._line(Text(f"Klarspråkspoäng i snitt {run.score} av 100", "bold"))
        self._effects(words.joint_effects(run.files))
        self._closing(run.counts())

    # Headings

    def _heading(self, result: FileResult) -> None:
        name = "Text från standard in" if result.path == STDIN else words.path(result.path)
        self._title(name)
        if result.measures.words:
            self._line(Text(words.described(result), "dim"))
        if not self._quiet:
            for note in result.notes:
                self._paragraph(Text.assemble(("Obs! ", "bold"), words.clean(note)))

    def _title(self, text: str) -> None:
        self._line(Text(text, "bold"))
        if self._fancy:
            self._line(Text("━" * self._width, "dim"))
        else:
            self._line(Text("=" * min(self._width, max(4, cell_len(text)))))

    def _section(self, severity: Severity, groups: list[Group], result: FileResult, excerpts: _Excerpts) -> None:
        one, many, meaning = words.SEVERITIES[severity]
        count = sum(g.count for g in groups)
        word = one if count == 1 else many
        self._line()
        self._line(Text.assemble((f"{word.capitalize()}: {meaning}", f"{_STYLES[severity]} bold"), (f" ({count})", "dim")))
        if severity is Severity.INFO and not self._verbose and not self._quiet:
            self._tips(groups, result)
            return
        for group in groups:
            self._line()
            self._group(group, result, excerpts)

    # Findings

    def _group(self, group: Group, result: FileResult, excerpts: _Excerpts) -> None:
        places = "" if group.count == 1 else words.count(group.count, "ställe", "ställen")
        head = Text.assemble((group.rule, _STYLES[group.severity]), "  ", (group.title, "bold"))
        room = self._width - cell_len(places) - 2
        if places and cell_len(head.plain) <= room:
            head.append(" " * (room - cell_len(head.plain) + 2))
            head.append(places, "dim")
            self._line(head)
        else:
            self._paragraph(head, hanging=8)
        if group.why:
            self._paragraph(Text(words.clean(group.why)), 8)
        shown = group.places if self._verbose else group.places[:PLACES]
        messages = {p.first.message for p in group.places}
        common = messages.pop() if len(messages) == 1 and len(group.places) > 1 else ""
        if common:
            self._paragraph(Text(words.clean(common)), 8)
        for place in shown:
            self._line()
            self._place(place, result, excerpts, shared_why=bool(group.why), shared_message=bool(common))
        rest = group.places[len(shown) :]
        if rest:
            self._line()
            count = sum(len(p.findings) for p in rest)
            more = f"… och {words.count(count, 'ställe', 'ställen')} till: {_places_list(rest, result)}."
            self._paragraph(Text(more, "dim"), 8)
            self._shortened = True

    def _place(self, place: Place, result: FileResult, excerpts: _Excerpts, *, shared_why: bool, shared_message: bool) -> None:
        finding = place.first
        label = "hela texten" if finding.whole_text else f"rad {result.source.position(finding.start).line}"
        indent = max(10, len(label) + 4)
        lead = Text(f"  {label}".ljust(indent), "dim")
        shown = None if finding.whole_text else excerpts.of(finding)
        if shown is not None and shown[0].strip():
            first = True
            for line in excerpt(*shown, self._width - indent, length=cell_len):
                text = Text(line.text)
                text.stylize(_MARKS[finding.severity], line.start, line.end)
                self._line(Text.assemble(lead if first else " " * indent, text))
                if not self._color and line.end > line.start and not line.all_marked:
                    at = indent + cell_len(line.text[: line.start])
                    self._line(Text(" " * at + "^" * max(1, cell_len(line.text[line.start : line.end]))))
                first = False
            lead = Text(" " * indent)
        if not shared_message:
            self._paragraph(Text(words.clean(finding.message)), indent, first=lead)
        elif lead.plain.strip():
            self._line(lead)
        if not shared_why:
            self._paragraph(Text(words.clean(finding.why), "dim"), indent)
        better = words.suggestions(finding)
        if better:
            said = ", ".join(words.clean(s.text) for s in better[:4])
            self._paragraph(Text.assemble(("Skriv hellre: ", "bold"), (said, "green")), indent)
        if len(place.findings) > 1:
            more = "Även på " + _line_list(place.findings[1:], result) + "."
            self._paragraph(Text(more, "dim"), indent)

    def _tips(self, groups: list[Group], result: FileResult) -> None:
        self._line()
        for group in groups:
            findings = [f for p in group.places for f in p.findings]
            if all(f.whole_text for f in findings):
                where = "hela texten"
            else:
                where = _line_list([f for f in findings if not f.whole_text], result, limit=8)
            text = Text.assemble((group.rule, _STYLES[group.severity]), f"  {group.title} ", (f"({where})", "dim"))
            self._paragraph(text, 2, hanging=8)
        self._shortened = True

    # The summary

    def _summary(self, result: FileResult) -> None:
        if not result.measures.words:
            if not result.findings and not result.notes:
                self._line()
                self._line("Inga anmärkningar.")
            return
        score = result.score
        self._line()
        self._title("Sammanfattning")
        label = measures.label(score.total)
        self._line(
            Text.assemble(
                ("Klarspråkspoäng ", "bold"),
                (f"{score.total} av 100", f"bold {_score_style(score.total)}"),
                f", {label}",
            )
        )
        self._line()
        for part, name in measures.PARTS.items():
            if part in score.parts:
                self._line(Text.assemble(f"  {name:<22}", *self._bar(score.parts[part]), f" {score.parts[part]:>4}"))
        self._effects([(words.effect_title(e), e.points) for e in score.effects])
        self._line()
        self._line(Text("Mått", "bold"))
        figures = words.described_measures(result.measures)
        # What a text is too short for is left out here; `klarsprak measure` says so.
        figures = [f for f in figures if f.value != "–" and f.key not in ("rix", "ovix", "nominal_ratio")]
        for figure in figures:
            self._line(Text.assemble(f"  {figure.name:<20}", f"{figure.value:>7}  ", (figure.reading, "dim")))
        self._commitments(result)
        self._closing(result.counts())

    def _closing(self, counts: dict[str, int]) -> None:
        total = words.findings_count(counts)
        text = Text(f"{total[:1].upper()}{total[1:]}.")
        if self._shortened:
            text.append(" Visa alla ställen och tips i sin helhet med --verbose.", "dim")
        self._line()
        self._paragraph(text)

    def _bar(self, value: int) -> Iterable[tuple[str, str]]:
        filled = round(_BAR * value / 100)
        # A thin line tells its two parts apart by colour alone.
        full, empty = ("━", "━") if self._fancy and self._color else ("█", "░") if self._fancy else ("#", ".")
        return (full * filled, _score_style(value)), (empty * (_BAR - filled), "dim")

    def _effects(self, effects: list[tuple[str, float]]) -> None:
        # Less than half a point is not seen in the score.
        effects = [(title, points) for title, points in effects if points >= 0.5][:_EFFECTS]
        if not effects:
            return
        self._line()
        self._line(Text("Det här lyfter texten mest", "bold"))
        for title, points in effects:
            gain = f"+{words.number(points)}" if points >= 1 else "+<1"
            self._paragraph(Text(words.clean(title)), 9, first=Text(f"  {gain:>5}  ", "green"))

    def _commitments(self, result: FileResult) -> None:
        if not result.commitments:
            return
        self._line()
        self._line(Text("Löften i texten", "bold"))
        for c in result.commitments:
            line = result.source.position(c.start).line
            status = words.STATUSES[c.status]
            style = "green" if c.status.value == "explicit" else "yellow"
            due = f", senast {c.due.isoformat()}" if c.due else ""
            lead = Text.assemble((f"  rad {line:<4}", "dim"), " ", (f"{status:<12}", style), " ")
            self._paragraph(Text.assemble(f"”{words.clean(c.text)}”", (due, "dim")), cell_len(lead.plain), first=lead)

    def _table(self, run: RunResult) -> None:
        files = run.files
        if len(files) > _TABLE_FILES:
            files = sorted(files, key=lambda f: (f.score.total, f.path))[:_TABLE_FILES]
            self._line(Text(f"De {_TABLE_FILES} texter som har lägst poäng:", "dim"))
        header = f"{'poäng':>5}  {'fel':>4}  {'varn.':>5}  {'tips':>4}  text"
        self._line(Text(header, "dim"))
        for result in files:
            counts = result.counts()
            score = str(result.score.total) if result.measures.words else "–"
            name = "standard in" if result.path == STDIN else words.path(result.path)
            self._line(
                Text.assemble(
                    (f"{score:>5}", _score_style(result.score.total) if result.measures.words else "dim"),
                    f"  {counts['error']:>4}  {counts['warning']:>5}  {counts['info']:>4}  ",
                    name,
                )
            )

    # Lines

    def _line(self, text: Text | str = "") -> None:
        line = text if isinstance(text, Text) else Text(text)
        # Once lines are broken, no-break spaces have done their work; searched for or copied, they would be a nuisance.
        line.plain = line.plain.replace("\N{NO-BREAK SPACE}", " ")
        self._console.print(line, soft_wrap=True)

    def _paragraph(self, text: Text, indent: int = 0, *, first: Text | None = None, hanging: int = 0) -> None:
        """Text broken over lines: `indent` before each, `first` in its place before the first, `hanging` the rest."""
        deep = indent + hanging
        lead = first if first is not None else Text(" " * indent)
        lines = text.wrap(self._console, max(20, self._width - max(deep, cell_len(lead.plain))))
        for number, line in enumerate(lines):
            line.rstrip()
            self._line(Text.assemble(lead if number == 0 else " " * deep, line))


class _Excerpts:
    """The shown text of a document's blocks, made once a block."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks: dict[int, ShownBlock] = {}

    def of(self, finding: Finding) -> tuple[str, int, int] | None:
        """The text round a finding with the finding's place in it."""
        source = self._document.source
        if 0 <= finding.block < len(self._document.blocks):
            if finding.block not in self._blocks:
                self._blocks[finding.block] = ShownBlock(self._document.blocks[finding.block], source)
            block = self._blocks[finding.block]
            span = block.span(finding.start, finding.end)
            if span is not None:
                return _on_one_line(block.text, *span)
        # A finding on the source itself, such as an image without alternative text: its own line.
        lines = source.lines
        line = source.position(finding.start).line
        low = lines.line_start(line)
        high = lines.line_start(line + 1) if line < lines.line_count else len(source.text)
        return _on_one_line(source.text[low:high], finding.start - low, min(finding.end, high) - low)


def _on_one_line(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Text made safe to show, and the span moved along."""
    before, inside, after = text[:start], text[start:end], text[end:]
    head = words.clean(before)
    gap = " " if head and (before[-1:].isspace() or inside[:1].isspace()) else ""
    middle = words.clean(inside)
    tail = words.clean(after)
    space = " " if tail and (after[:1].isspace() or inside[-1:].isspace()) else ""
    low = len(head) + len(gap)
    return f"{head}{gap}{middle}{space}{tail}", low, low + len(middle)


def _line_list(findings: list[Finding], result: FileResult, limit: int = _LINES) -> str:
    lines = list(dict.fromkeys(result.source.position(f.start).line for f in findings))
    if len(lines) > limit:
        return f"rad {', '.join(map(str, lines[:limit]))} …"
    return f"rad {words.listed(map(str, lines))}"


def _places_list(places: list[Place], result: FileResult) -> str:
    """Where a remark stands again: with the words, where they are few enough to be a name for the place."""
    if any(len(p.first.text) > _NAME for p in places):
        return _line_list([f for p in places for f in p.findings], result)
    named = [f"”{words.clean(p.first.text)}” ({_line_list(p.findings, result)})" for p in places[:_LINES]]
    return ", ".join(named) + (" …" if len(places) > _LINES else "")


def _score_style(score: int) -> str:
    if score >= 70:
        return "green"
    return "yellow" if score >= 55 else "red"

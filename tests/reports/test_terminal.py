"""The terminal report: exact words when piped, and what must hold on every terminal."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from klarsprak.core.finding import Severity
from klarsprak.core.result import FileError, RunResult
from klarsprak.engine.runner import Checked
from klarsprak.reports.terminal import PLACES, TerminalReport, console_for
from tests.reports.sample import REMARKS, Remark, checked

EXPECTED = Path(__file__).parent / "expected"


def _report(*texts: Checked, console: Console | None = None, errors: tuple[FileError, ...] = (), **options: object) -> str:
    stream = io.StringIO()
    if console is None:
        console = console_for(stream)
    else:
        console.file = stream
    report = TerminalReport(console, alone=len(texts) == 1, **options)  # type: ignore[arg-type]
    for text in texts:
        report.add(text)
    report.finish(RunResult([t.result for t in texts], list(errors)))
    return stream.getvalue()


def _terminal(width: int, *, no_color: bool = False) -> Console:
    return Console(
        force_terminal=True,
        color_system="truecolor",
        width=width,
        markup=False,
        emoji=False,
        highlight=False,
        no_color=no_color,
    )


CASES: dict[str, tuple[tuple[Checked, ...], dict[str, object]]] = {
    "en-text": ((checked(notes=("Filen är inte UTF-8 utan lästes som Windows-1252.",)),), {}),
    "en-text-allt": ((checked(),), {"verbose": True}),
    "flera-texter": ((checked(), checked("Hej Kim! Kommunen\n", (), path="sms.txt", total=90)), {}),
    "inget-att-anmarka": ((checked("Hej Kim! Kommunen\n", (), total=97),), {}),
    "bara-fel": ((checked(),), {"fails": lambda finding, _: finding.severity is Severity.ERROR}),
}


@pytest.mark.parametrize(("texts", "options"), CASES.values(), ids=CASES)
def test_exact_words_when_piped(texts: tuple[Checked, ...], options: dict[str, object], request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.id
    assert _report(*texts, **options) == (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_piped_is_plain(name: str) -> None:
    texts, options = CASES[name]
    out = _report(*texts, **options)
    assert "\x1b" not in out
    assert not re.search("[\u2500-\u259f\xa0]", out)
    assert all(len(line) <= 80 for line in out.splitlines())
    assert not re.search(r"[ \t]$", out, re.MULTILINE)


@pytest.mark.parametrize("width", [70, 80, 120, 200])
def test_lines_keep_within_the_width(width: int) -> None:
    out = _report(checked(), console=_terminal(width), verbose=True)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", out)
    assert max(cell_len(line) for line in plain.splitlines()) <= width
    assert "━" in plain


def test_colour_marks_the_words_and_nothing_else() -> None:
    out = _report(checked(), console=_terminal(80))
    marked = re.findall(r"\x1b\[1;4;33m([^\x1b]*)\x1b\[0m", out)
    assert marked == ["erhålla", "handledning"]
    assert "^^^" not in out


def test_without_colour_a_terminal_gets_carets() -> None:
    out = _report(checked(), console=_terminal(80, no_color=True))
    assert "^^^^^^^" in out
    assert "\x1b[3" not in out


def test_text_is_never_read_as_markup_or_as_terminal_commands() -> None:
    evil = "Du [bold]kan[/bold] \x1b[2Jerhålla\x1b]8;;http://x\x07 [/] :smile: \u202eov\u202c.\n"
    remark = Remark("ORD901", Severity.WARNING, "erhålla", "[red]”erhålla”[/red] \x1b[31mär.", suggestions=("[b]få",))
    out = _report(checked(evil, (remark,), path="[fet]\x1b.txt"))
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[bold]kan[/bold]" in out
    assert ":smile:" in out
    assert "[red]”erhålla”[/red]" in out
    assert "Skriv hellre: [b]få" in out
    assert out.startswith("[fet]\\x1b.txt\n")


def test_carets_stand_under_the_mark_beside_wide_letters() -> None:
    text = "Hej 你好 👋 e\u0301 erhålla nu.\n"
    out = _report(checked(text, (REMARKS[1],)))
    lines = out.splitlines()
    at = next(i for i, line in enumerate(lines) if "^" in line)
    before = lines[at - 1][: lines[at - 1].index("erhålla")]
    assert cell_len(before) == lines[at].index("^")


def test_many_places_of_a_rule_end_in_a_list_of_lines() -> None:
    words = [f"ord{i}" for i in range(8)]
    text = "\n\n".join(f"Du kan {w} här." for w in words)
    remarks = tuple(Remark("ORD901", Severity.WARNING, w, f"”{w}” är ålderdomligt.") for w in words)
    out = _report(checked(text, remarks))
    assert len(re.findall(r"^  rad", out, re.MULTILINE)) == PLACES
    flat = " ".join(out.split())
    assert "… och 5 ställen till: ”ord3” (rad 7), ”ord4” (rad 9), ”ord5” (rad 11), ”ord6” (rad 13), ”ord7” (rad 15)." in flat
    assert len(re.findall(r"^  rad", _report(checked(text, remarks), verbose=True), re.MULTILINE)) == 8


def test_a_long_line_is_cut_round_the_mark() -> None:
    text = "ord " * 30_000 + "erhålla " + "ord " * 30_000
    out = _report(checked(text, (REMARKS[1],)))
    (line,) = [line for line in out.splitlines() if "erhålla ord" in line]
    assert len(line) <= 80
    assert line.count("…") == 2


def test_placeholders_are_shown_as_written() -> None:
    text = "Hej {{ namn }}, du kan erhålla bidrag från `koden`.\n"
    out = _report(checked(text, (REMARKS[1],), path="a.md"))
    assert "Hej {{ namn }}, du kan erhålla bidrag från koden." in out


def test_same_summary_line_for_one_and_many() -> None:
    last = "1 fel, 4 varningar och 1 tips. Visa alla ställen och tips i sin helhet med --verbose."
    assert " ".join(_report(checked()).split()).endswith(last)
    assert " ".join(_report(checked(), checked("Hej Kim! Kommunen\n", ())).split()).endswith(last)
    assert _report(checked(), verbose=True).endswith("\n1 fel, 4 varningar och 1 tips.\n")

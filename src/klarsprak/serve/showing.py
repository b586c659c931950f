"""What the page shows of a checked text: places in the text it has on the screen, and everything said in Swedish.

The page gets the report of `check --format json` as it is, and beside it what only a page needs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from klarsprak import measures
from klarsprak.core.document import Block, BlockKind, Document
from klarsprak.core.finding import Finding, Safety
from klarsprak.core.result import Commitment, CommitmentStatus, FileResult, PolicyVerdict, RunResult
from klarsprak.engine.fix import fix
from klarsprak.engine.runner import Checked
from klarsprak.policy.packs import load_all
from klarsprak.reports import words
from klarsprak.reports.display import ShownBlock
from klarsprak.reports.json import file_object
from klarsprak.reports.policy_words import STATUSES, said
from klarsprak.rules.registry import all_rules

#: Formats whose source is what a writer wants to see and edit; of the others the page shows the text alone.
_AS_WRITTEN = frozenset({"plain", "markdown"})
_EFFECTS = 5
_PLACE = re.compile(r"^(.+)@\d+:\d+$")
_EXCERPT = 120
#: Blocks that stand close together: each on its own line, but with no blank line between.
_CLOSE = frozenset({BlockKind.ADDRESS, BlockKind.CONTACT, BlockKind.ENDING, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL})


class ShownText:
    """A text as the page has it in its box, and where source places stand in it.

    The box ends every line with a line feed and counts UTF-16 units, as browsers do.
    """

    def __init__(self, document: Document) -> None:
        self._source = document.source.text
        self._blocks: list[tuple[int, ShownBlock]] | None = None
        self._document = document
        if document.source.format in _AS_WRITTEN:
            text = self._source
        else:
            self._blocks = []
            text = "".join(self._pieces(document.blocks, self._blocks))
        # A line end of two characters is one in the box, and a character beyond the first plane is two.
        self._pairs = [i for i, c in enumerate(text) if c == "\r" and text[i + 1 : i + 2] == "\n"]
        self._wide = [i for i, c in enumerate(text) if ord(c) > 0xFFFF]
        self.text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")

    def _pieces(self, blocks: list[Block], shown: list[tuple[int, ShownBlock]]) -> Iterator[str]:
        length = 0
        before: Block | None = None
        for block in blocks:
            piece = ShownBlock(block, self._document.source)
            lead = ("" if before is None else _gap(before, block)) + _marker(block)
            shown.append((length + len(lead), piece))
            length += len(lead) + len(piece.text)
            before = block
            yield lead + piece.text

    def span(self, start: int, end: int, block: int = -1) -> tuple[int, int] | None:
        """The place in the box of a source span, or None where it is not shown there."""
        if self._blocks is not None:
            place = self._in_blocks(start, end, block)
            if place is None:
                return None
            start, end = place
        return self._unit(start), self._unit(end)

    def _in_blocks(self, start: int, end: int, block: int) -> tuple[int, int] | None:
        assert self._blocks is not None
        candidates = self._blocks[block : block + 1] if block >= 0 else self._blocks
        for at, piece in candidates:
            place = piece.span(start, end)
            if place is not None:
                return at + place[0], at + place[1]
        return None

    def _unit(self, offset: int) -> int:
        return offset - bisect_left(self._pairs, offset) + bisect_left(self._wide, offset)

    def reads(self, place: tuple[int, int], text: str) -> bool:
        """Whether the box has this very text at a place, so that it may be replaced there."""
        return self._units[2 * place[0] : 2 * place[1]] == text.encode("utf-16-le", "surrogatepass")

    @cached_property
    def _units(self) -> bytes:
        return self.text.encode("utf-16-le", "surrogatepass")


def _gap(before: Block, block: Block) -> str:
    if before.cell is not None and block.cell is not None and before.cell.table == block.cell.table:
        return "\t" if before.cell.row == block.cell.row else "\n"
    split = before.group == block.group >= 0
    return "\n" if split or (before.kind is block.kind and block.kind in _CLOSE) else "\n\n"


def _marker(block: Block) -> str:
    """What plain text has where an office document has a format."""
    if block.quoted:
        return "> "
    if block.kind is BlockKind.SUBJECT:
        return "Ämne: "
    if block.kind is BlockKind.LIST_ITEM and block.list_ref is not None:
        sign = f"{block.list_ref.index + 1}." if block.list_ref.ordered else "•"
        return f"{'   ' * (max(1, block.level) - 1)}{sign} "
    return ""


def answer(checked: Checked, packs: tuple[str, ...], *, is_file: bool) -> dict[str, Any]:
    """All that the page shows. `is_file`: the text came as a file, so the page has yet to get it."""
    result = checked.result
    text = ShownText(checked.document)
    counts = RunResult([result]).counts()
    score = result.score
    return {
        "report": file_object(result),
        "text": text.text if is_file else None,
        "described": words.described(result),
        "audience": _first_upper(words.AUDIENCES[result.audience]),
        "text_type": words.TEXT_TYPES[result.text_type],
        "has_words": bool(result.measures.words),
        "score": {
            "total": score.total,
            "label": measures.label(score.total),
            "parts": [[name, score.parts[key]] for key, name in measures.PARTS.items() if key in score.parts],
            "effects": [[words.effect_title(e), f"+{words.number(e.points)}"] for e in score.effects if e.points >= 0.5][
                :_EFFECTS
            ],
        },
        "counts": counts,
        "counted": words.findings_count(counts),
        "notes": [words.clean(note) for note in result.notes],
        "findings": [_finding(text, finding) for finding in result.findings],
        "safe": _safe(checked, text),
        "commitments": [_commitment(text, c) for c in result.commitments],
        "figures": [[f.name, f.value, f.reading, f.definition] for f in words.described_measures(result.measures)],
        "policy": list(_policy(result, packs)),
    }


def _finding(text: ShownText, finding: Finding) -> dict[str, Any]:
    place = None if finding.whole_text else text.span(finding.start, finding.end, finding.block)
    can_apply = place is not None and text.reads(place, finding.text)
    told = {s.text for s in words.suggestions(finding)}
    return {
        "place": place,
        "severity": finding.severity.value,
        "label": _first_upper(words.SEVERITIES[finding.severity][0]),
        "title": words.rule_title(finding.rule, finding.name),
        "rule": finding.rule,
        "message": words.clean(finding.message),
        "why": words.clean(finding.why),
        "source": words.clean(finding.source),
        "excerpt": "" if finding.whole_text else _excerpt(finding.text),
        "suggestions": [
            {"text": s.text, "safe": s.safety is Safety.SAFE, "apply": can_apply and s.safety is not Safety.DISPLAY}
            for s in finding.suggestions
            # What can be put in is a button, even where the message has said it.
            if s.text in told or (can_apply and s.safety is not Safety.DISPLAY)
        ],
    }


def _safe(checked: Checked, text: ShownText) -> list[dict[str, Any]]:
    """The edits of everything that `check --fix` would put in, in reading order."""
    edits = []
    for finding in fix(checked.document, checked.result.findings).applied:
        place = text.span(finding.start, finding.end, finding.block)
        if place is not None and text.reads(place, finding.text):
            edits.append({"place": place, "text": finding.suggestions[0].text})
    return edits


def _commitment(text: ShownText, promise: Commitment) -> dict[str, Any]:
    if promise.due is not None:
        when = f"Senast {words.written(promise.due)}"
    elif promise.time and promise.status is not CommitmentStatus.MISSING:
        when = _first_upper(words.clean(promise.time))
    else:
        when = ""
    return {
        "place": text.span(promise.start, promise.end, promise.block),
        "status": promise.status.value,
        "label": _first_upper(words.STATUSES[promise.status]),
        "text": words.clean(promise.text),
        "when": when,
    }


def _policy(result: FileResult, packs: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    verdicts = {verdict.clause: verdict for verdict in result.policy}
    for pack in load_all(packs):
        rows = []
        for clause in pack.clauses:
            verdict = verdicts.get(f"{pack.id}:{clause.id}")
            if verdict is None:
                continue
            rows.append(
                {
                    "title": clause.title,
                    "status": verdict.status,
                    "label": STATUSES[verdict.status],
                    "against": list(_against(verdict)) if verdict.status == "not_met" else [],
                    "question": clause.question if verdict.status == "human" else "",
                }
            )
        if rows:
            yield {"name": pack.name, "validity": pack.validity(date.today()), "clauses": rows}


def _against(verdict: PolicyVerdict) -> Iterator[dict[str, str | None]]:
    """What speaks against a clause. A rule is named once, however many places it has: the page leads to them.

    `rule` is the rule's code, empty for promises, and None where there is nothing to lead to.
    """
    named: set[str] = set()
    for piece in verdict.evidence:
        match = _PLACE.match(piece)
        if match is None:
            if not piece.startswith("och "):
                yield {"rule": None, "text": _first_upper("".join(said([piece])))}
            continue
        what = match[1]
        if what in named:
            continue
        named.add(what)
        is_rule = what in all_rules()
        yield {"rule": what if is_rule else "", "text": words.rule_title(what, what) if is_rule else _first_upper(what)}


def _excerpt(text: str) -> str:
    line = words.clean(text)
    return line if len(line) <= _EXCERPT else line[: _EXCERPT - 1].rstrip() + "…"


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]

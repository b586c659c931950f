"""`klarsprak compare`: two versions of a text, as findings gone, new and left, figures, verdicts, and the texts side by side.

A finding is the same in both versions where its rule and its sentence are, wherever the sentence has moved. Where a sentence
has been reworded, it is the same if the rule still has something to say about the sentence most like it.
"""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import Any

from klarsprak import __version__, measures
from klarsprak.core.document import Block, BlockKind
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.result import CommitmentStatus, FileResult
from klarsprak.engine.places import Places, identities
from klarsprak.engine.runner import Checked
from klarsprak.policy.packs import Pack
from klarsprak.reports import words
from klarsprak.reports.display import ShownBlock
from klarsprak.reports.grouping import grouped
from klarsprak.reports.json import measures_object
from klarsprak.reports.pages import capital, render, signed
from klarsprak.reports.policy_words import STATUSES, said

_SCHEMA = 1
#: Of their words, the share that two sentences or paragraphs must have in common to be versions of one another.
_ALIKE = 0.5
_AKIN = 0.35
#: Pairs of paragraphs beyond which likeness is not worked out: they are shown in order.
_MOST_PAIRS = 250_000
_WIDTH = 80
_INDENT = 12
#: Places of one rule that the terminal names.
_PLACES = 6
#: Lines of one place that the terminal names.
_LINES = 12
#: Letters of a mark that is filled; a longer one is underlined.
_SHORT = 60


@dataclass(frozen=True)
class Matched:
    """Findings of two versions. `left`: pairs of the finding before and the same finding after."""

    gone: list[Finding]
    new: list[Finding]
    left: list[tuple[Finding, Finding]]


def match(before: Checked, after: Checked) -> Matched:
    """Which findings are gone, new and left."""
    old, new = before.result.findings, after.result.findings
    known = dict(zip(identities(before.document, old), range(len(old)), strict=True))
    pairs = {known[i]: n for n, i in enumerate(identities(after.document, new)) if i in known}
    places, other_places = Places(before.document), Places(after.document)
    waiting: dict[str, tuple[list[int], list[int]]] = {}
    taken = set(pairs.values())
    for number, finding in enumerate(old):
        if number not in pairs:
            waiting.setdefault(finding.rule, ([], []))[0].append(number)
    for number, finding in enumerate(new):
        if number not in taken:
            waiting.setdefault(finding.rule, ([], []))[1].append(number)
    for olds, news in waiting.values():
        if not olds or not news or len(olds) * len(news) > _MOST_PAIRS:
            continue
        said_before = {i: _bag(places.of(old[i]).text) for i in olds}
        said_after = {i: _bag(other_places.of(new[i]).text) for i in news}
        likeness = [(_likeness(b, a), i, j) for i, b in said_before.items() for j, a in said_after.items()]
        for _, i, j in sorted((x for x in likeness if x[0] >= _ALIKE), key=lambda x: (-x[0], x[1], x[2])):
            if i not in pairs and j not in taken:
                pairs[i] = j
                taken.add(j)
    return Matched(
        gone=[f for i, f in enumerate(old) if i not in pairs],
        new=[f for j, f in enumerate(new) if j not in taken],
        left=[(old[i], new[j]) for i, j in sorted(pairs.items())],
    )


def _bag(text: str) -> Counter[str]:
    return Counter(text.casefold().split())


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of the words that two wordings have in common (Dice), 0-1."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 1.0


@dataclass
class Run:
    """A stretch of shown text. `state`: gone, new or left where a remark stands on it, otherwise empty."""

    text: str
    state: str = ""
    wide: bool = False


@dataclass
class Piece:
    """A paragraph, heading or list item as shown."""

    kind: str
    runs: list[Run]
    marker: str = ""


@dataclass
class Row:
    """What stands side by side. `same`: the wording has not changed."""

    before: list[Piece] = field(default_factory=list)
    after: list[Piece] = field(default_factory=list)
    same: bool = False


class Comparison:
    """Two versions of a text, checked, and what has become of the findings, the figures and the clauses."""

    def __init__(self, before: Checked, after: Checked, packs: Sequence[Pack]) -> None:
        self.before, self.after = before, after
        self._packs = packs
        self.matched = match(before, after)

    @cached_property
    def data(self) -> dict[str, Any]:
        """The comparison as plain values: what JSON has, and what the other formats are made from."""
        before, after = self.before.result, self.after.result
        return {
            "schema": _SCHEMA,
            "version": __version__,
            "before": _version(before),
            "after": _version(after),
            "notes": self._notes(),
            "findings": {
                "gone": [_finding(before, f) for f in self.matched.gone],
                "new": [_finding(after, f) for f in self.matched.new],
                "left": [{"before": _finding(before, b), "after": _finding(after, a)} for b, a in self.matched.left],
            },
            "policy": self._policy(),
        }

    def _notes(self) -> list[str]:
        before, after = self.before.result, self.after.result
        notes = []
        if before.text_type != after.text_type:
            kinds = words.listed(words.TEXT_TYPES.get(r.text_type, r.text_type) for r in (before, after))
            notes.append(f"Versionerna har lästs som olika texttyper: {kinds}. Ange --text-type för att mäta dem lika.")
        if before.audience != after.audience:
            readers = words.listed(words.AUDIENCES.get(r.audience, r.audience) for r in (before, after))
            notes.append(f"Versionerna har olika målgrupper: {readers}. Ange --audience för att mäta dem lika.")
        notes += [f"{words.path(r.path)}: {words.clean(n)}" for r in (before, after) for n in r.notes]
        return notes

    def _policy(self) -> list[dict[str, Any]]:
        old = {v.clause: v for v in self.before.result.policy}
        new = {v.clause: v for v in self.after.result.policy}
        rows = []
        for pack in self._packs:
            for clause in pack.clauses:
                name = f"{pack.id}:{clause.id}"
                b, a = old.get(name), new.get(name)
                if b is None or a is None:
                    continue
                rows.append(
                    {
                        "clause": name,
                        "title": clause.title,
                        "before": {"status": b.status, "evidence": list(b.evidence)},
                        "after": {"status": a.status, "evidence": list(a.evidence)},
                    }
                )
        return rows

    def groups(self, state: str) -> list[dict[str, Any]]:
        """Findings gone, new or left as people read them: by gravity and rule, the same words once."""
        result = self.before.result if state == "gone" else self.after.result
        found = {"gone": self.matched.gone, "new": self.matched.new, "left": [a for _, a in self.matched.left]}[state]
        return [
            {
                "severity": severity.value,
                "label": words.SEVERITIES[severity][0],
                "rule": group.rule,
                "title": group.title,
                "count": group.count,
                "places": [
                    {
                        "lines": sorted({result.source.position(f.start).line for f in place.findings if not f.whole_text}),
                        "text": "" if place.first.whole_text else words.clean(place.first.text),
                        "message": words.clean(place.first.message),
                    }
                    for place in group.places
                ],
            }
            for severity, members in grouped(result, found).items()
            for group in members
        ]

    def counted(self, state: str) -> str:
        """How many findings are gone, new or left, in words."""
        found = {"gone": self.matched.gone, "new": self.matched.new, "left": [a for _, a in self.matched.left]}[state]
        counts = Counter(f.severity.value for f in found)
        return words.findings_count({s.value: counts[s.value] for s in Severity})

    @property
    def figures(self) -> list[tuple[str, str, str]]:
        """The measures by name, before and after, as people read them."""
        before, after = self.before.result, self.after.result
        rows = [("Antal ord", words.number(before.measures.words), words.number(after.measures.words))]
        pairs = zip(words.described_measures(before.measures), words.described_measures(after.measures), strict=True)
        rows += [(b.name, b.value, a.value) for b, a in pairs if (b.value, a.value) != ("–", "–")]
        without = [_without_time(result) for result in (before, after)]
        if without != ["–", "–"]:
            rows.append(("Löften utan tid", without[0], without[1]))
        return rows

    def rows(self) -> list[Row]:
        """The two texts side by side, with the remarks that people should mind marked in them."""
        old = [b for b in self.before.document.blocks if b.text]
        new = [b for b in self.after.document.blocks if b.text]
        marks: dict[int, list[tuple[Finding, str]]] = {}
        other: dict[int, list[tuple[Finding, str]]] = {}
        for f in self.matched.gone:
            marks.setdefault(f.block, []).append((f, "gone"))
        for f in self.matched.new:
            other.setdefault(f.block, []).append((f, "new"))
        for b, a in self.matched.left:
            marks.setdefault(b.block, []).append((b, "left"))
            other.setdefault(a.block, []).append((a, "left"))
        numbers = {id(b): i for i, b in enumerate(self.before.document.blocks)}
        other_numbers = {id(b): i for i, b in enumerate(self.after.document.blocks)}

        def left(blocks: list[Block]) -> list[Piece]:
            return [_piece(b, self.before, marks.get(numbers[id(b)], [])) for b in blocks]

        def right(blocks: list[Block]) -> list[Piece]:
            return [_piece(b, self.after, other.get(other_numbers[id(b)], [])) for b in blocks]

        return [Row(left(b), right(a), same=[x.text for x in b] == [x.text for x in a]) for b, a in _aligned(old, new)]


def _version(result: FileResult) -> dict[str, Any]:
    counts = Counter(f.severity.value for f in result.findings)
    return {
        "path": words.path(result.path),
        "audience": result.audience,
        "text_type": result.text_type,
        "score": {"total": result.score.total, "parts": result.score.parts},
        "measures": measures_object(result.measures),
        "findings": {s.value: counts[s.value] for s in Severity},
        "promises": _promises(result),
    }


def _promises(result: FileResult) -> dict[str, int]:
    without = sum(c.status is not CommitmentStatus.EXPLICIT for c in result.commitments)
    return {"count": len(result.commitments), "without_time": without}


def _without_time(result: FileResult) -> str:
    promises = _promises(result)
    return f"{promises['without_time']} av {promises['count']}" if promises["count"] else "–"


def _finding(result: FileResult, finding: Finding) -> dict[str, Any]:
    at = result.source.position(finding.start)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": finding.message,
        "line": at.line,
        "column": at.column,
        "text": finding.text,
        "whole_text": finding.whole_text,
    }


# The texts side by side


def _aligned(old: list[Block], new: list[Block]) -> list[tuple[list[Block], list[Block]]]:
    """The blocks in pairs that are versions of one another; what has none stands with what has none beside it."""
    matcher = SequenceMatcher(None, [b.text for b in old], [b.text for b in new], autojunk=False)
    rows: list[tuple[list[Block], list[Block]]] = []
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            rows += [([b], [a]) for b, a in zip(old[i:j], new[k:m], strict=True)]
        else:
            rows += _akin(old[i:j], new[k:m])
    return rows


def _akin(old: list[Block], new: list[Block]) -> list[tuple[list[Block], list[Block]]]:
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return [(old, new)]
    bags, other = [_bag(b.text) for b in old], [_bag(a.text) for a in new]
    likeness = [[_likeness(b, a) for a in other] for b in bags]
    # The best sum of likeness over pairs that keep both orders (Needleman and Wunsch, with free gaps).
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            pair = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] >= _AKIN else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], pair)
    rows: list[tuple[list[Block], list[Block]]] = []
    alone: tuple[list[Block], list[Block]] = ([], [])
    i = j = 0
    while i < len(old) or j < len(new):
        paired = i < len(old) and j < len(new) and likeness[i][j] >= _AKIN
        if paired and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            rows += [alone] if any(alone) else []
            alone = ([], [])
            rows.append(([old[i]], [new[j]]))
            i, j = i + 1, j + 1
        elif i < len(old) and (j == len(new) or best[i][j] == best[i + 1][j]):
            alone[0].append(old[i])
            i += 1
        else:
            alone[1].append(new[j])
            j += 1
    return [*rows, alone] if any(alone) else rows


def _piece(block: Block, checked: Checked, found: list[tuple[Finding, str]]) -> Piece:
    shown = ShownBlock(block, checked.result.source)
    spans = []
    for finding, state in found:
        span = shown.span(finding.start, finding.end)
        # Tips are many and mild, and a remark on the whole text has no place in it.
        if span is not None and span[1] > span[0] and not finding.whole_text and finding.severity is not Severity.INFO:
            spans.append((*span, state))
    cuts = sorted({0, len(shown.text), *(p for low, high, _ in spans for p in (low, high))})
    runs = []
    for low, high in pairwise(cuts):
        over = [(end - start, state) for start, end, state in spans if start <= low and end >= high]
        # The narrowest remark says most about the words; a changed one more than one that is left.
        width, state = min(over, key=lambda o: (o[0], o[1] == "left"), default=(0, ""))
        runs.append(Run(shown.text[low:high], state, width > _SHORT))
    marker = ""
    if block.list_ref is not None:
        marker = f"{block.list_ref.index + 1}." if block.list_ref.ordered else "•"
    return Piece("heading" if block.kind is BlockKind.HEADING else "para", runs, marker)


# The formats

TITLES = {"gone": "Borta", "new": "Nya", "left": "Kvar"}


def to_json(comparison: Comparison) -> str:
    """The comparison as JSON."""
    return json.dumps(comparison.data, ensure_ascii=False, indent=2) + "\n"


def to_markdown(comparison: Comparison) -> str:
    """The comparison as Markdown."""
    return render("compare.md.j2", escape=False, **_values(comparison))


def to_html(comparison: Comparison) -> str:
    """The comparison as one self-contained page, with the texts side by side."""
    return render("compare.html.j2", escape=True, rows=comparison.rows(), **_values(comparison))


def _values(comparison: Comparison) -> dict[str, Any]:
    data = comparison.data
    before, after = data["before"]["score"], data["after"]["score"]
    return {
        **data,
        "change": signed(after["total"] - before["total"]),
        "labels": [measures.label(s["total"]) for s in (before, after)],
        "parts": [(name, before["parts"][p], after["parts"][p]) for p, name in measures.PARTS.items() if p in before["parts"]],
        "described": [words.described(r.result) for r in (comparison.before, comparison.after)],
        "figures": comparison.figures,
        "states": [(state, title, comparison.counted(state), comparison.groups(state)) for state, title in TITLES.items()],
        "clauses": _clauses(data["policy"]),
    }


def _clauses(policy: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The clauses that are about either version, in words; those whose verdict has changed are marked."""
    return [
        {
            "title": c["title"],
            "before": STATUSES[c["before"]["status"]],
            "after": STATUSES[c["after"]["status"]],
            "before_status": c["before"]["status"],
            "after_status": c["after"]["status"],
            "changed": c["before"]["status"] != c["after"]["status"],
            "evidence": said(c["after"]["evidence"]) if c["after"]["status"] in ("not_met", "human") else [],
        }
        for c in policy
        if {c["before"]["status"], c["after"]["status"]} != {"not_applicable"}
    ]


def to_terminal(comparison: Comparison) -> str:
    """The comparison for the screen: the score and the measures, then what is gone, new and left, then changed clauses."""
    values = _values(comparison)
    before, after = values["before"], values["after"]
    title = f"{before['path']} → {after['path']}"
    lines = [title, "=" * min(_WIDTH, len(title)), ""]
    for note in values["notes"]:
        lines += [*textwrap.wrap(f"Obs! {note}", _WIDTH), ""]
    lines.append(f"{'':<26}{'före':>8}{'efter':>8}")
    totals = (before["score"]["total"], after["score"]["total"])
    lines.append(f"{'Klarspråkspoäng':<26}{totals[0]:>8}{totals[1]:>8}  {values['change']}")
    lines += [f"  {name:<24}{b:>8}{a:>8}  {signed(a - b) if a != b else ''}".rstrip() for name, b, a in values["parts"]]
    lines += [f"{name:<26}{b:>8}{a:>8}" for name, b, a in values["figures"]]
    for _, name, counted, groups in values["states"]:
        lines += ["", f"{name}: {counted}"]
        tips = [g for g in groups if g["severity"] == Severity.INFO]
        for group in groups:
            if group not in tips:
                lines += _group_lines(group)
        if tips:
            listed = ", ".join(g["rule"] for g in tips)
            lines += textwrap.wrap(listed, _WIDTH, initial_indent="  Tips  ", subsequent_indent=" " * 8)
    changed = [c for c in values["clauses"] if c["changed"]]
    if values["clauses"]:
        lines += ["", f"Policyn: {words.count(len(changed), 'punkt', 'punkter')} har fått en ny bedömning"]
        for c in changed:
            verdict = f"{c['before']} → {c['after'][:1].lower()}{c['after'][1:]}"
            lines += [*textwrap.wrap(c["title"], _WIDTH, initial_indent="  ", subsequent_indent="  "), f"    {verdict}"]
    return "\n".join([*lines, ""]).replace("\N{NO-BREAK SPACE}", " ")


def _group_lines(group: dict[str, Any]) -> list[str]:
    places = "" if group["count"] == 1 else f" ({words.count(group['count'], 'ställe', 'ställen')})"
    lines = textwrap.wrap(f"  {group['rule']}  {capital(group['title'])}{places}", _WIDTH, subsequent_indent=" " * 10)
    for place in group["places"][:_PLACES]:
        more = " …" if len(place["lines"]) > _LINES else ""
        head = f"rad {', '.join(map(str, place['lines'][:_LINES]))}{more}" if place["lines"] else "hela texten"
        said_there = f"”{textwrap.shorten(place['text'], 2 * _WIDTH, placeholder=' …')}”" if place["text"] else place["message"]
        lines += textwrap.wrap(f"{head}  {said_there}", _WIDTH, initial_indent=" " * 10, subsequent_indent=" " * _INDENT)
    if len(group["places"]) > _PLACES:
        lines.append(f"{'':10}… och {words.count(len(group['places']) - _PLACES, 'ställe', 'ställen')} till")
    return lines

"""`klarsprak report`: how far a text, or an archive of texts, meets policies, as figures that all its formats share.

Of each text only a row of figures and verdicts is kept, so an archive needs no more memory than its list of files.
"""

from __future__ import annotations

import math
import os
import statistics
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Any

from klarsprak import __version__
from klarsprak.core.finding import Severity
from klarsprak.core.profile import Audience
from klarsprak.core.result import CommitmentStatus, FileError, FileResult
from klarsprak.engine.discovery import STDIN
from klarsprak.engine.places import digest
from klarsprak.engine.runner import Checked
from klarsprak.policy.answers import SAMPLE, Answers, Question
from klarsprak.policy.audience import fitness
from klarsprak.policy.packs import Clause, Pack
from klarsprak.readers import frontmatter
from klarsprak.reports import words
from klarsprak.reports.grouping import grouped
from klarsprak.reports.policy_words import said
from klarsprak.rules.registry import all_rules

#: The verdicts, in the order they are shown.
STATUSES = ("met", "not_met", "human", "not_applicable")
#: The figures that are shown as distributions, and how many decimals they mean anything with.
FIGURES = {"score": 0, "words_per_sentence": 1, "lix": 0, "long_words_share": 3, "passive_share": 3}
_EXAMPLES = 3
_RULES = 15
_ENDS = 5
_PROMISES = 50
#: Wordings of promises that are told apart, so that an archive of any size takes no more memory for them.
_WORDINGS = 5000
_BREAKING = 5
_STALE = 50
_QUOTE = 80
_BINS = 10
#: Fewer judged texts than this give no interval worth the name.
_INTERVAL_FROM = 5
_Z95 = 1.96
#: What front matter may call the part of the organisation that a text comes from.
_UNIT = ("enhet", "unit", "forvaltning", "förvaltning")
#: Formats whose text may begin with front matter.
_WITH_HEADER = ("markdown", "html")


@dataclass
class _Rule:
    count: int = 0
    texts: int = 0
    examples: list[dict[str, Any]] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """What is kept of a text. `path` as given; `shown` as it can be printed; `version`: digest of the wording."""

    path: str
    shown: str
    text_type: str
    audience: str
    unit: str
    words: int
    figures: dict[str, float | None]
    errors: int
    warnings: int
    promises: int
    without_time: int
    version: str
    verdicts: dict[str, str]


class PolicyReport:
    """Gathers results one by one; `data` gives the whole report as plain values.

    `answers`: what persons have answered to the questions that only they can judge.
    """

    def __init__(self, packs: Sequence[Pack], today: date, answers: Answers | None = None) -> None:
        self._packs = packs
        self._today = today
        self._answers = answers
        self._rows: list[_Row] = []
        self._rules: dict[str, _Rule] = {}
        #: Promises without a time by their wording; path and line are those of the first.
        self._promises: dict[str, dict[str, Any]] = {}
        #: Of the only text so far; let go when there is another.
        self._alone: dict[str, Any] | None = None
        # One string object for each of the few verdicts and clauses, however many texts have them.
        self._names: dict[str, str] = {}

    def add(self, checked: Checked, *, declared: bool = False) -> None:
        """Take in a text. A text without words is listed but not judged.

        `declared`: the audience has been asked for, or the configuration names it.
        """
        result = checked.result
        counts = Counter(f.severity for f in result.findings)
        without = [c for c in result.commitments if c.status is not CommitmentStatus.EXPLICIT]
        m = result.measures
        self._rows.append(
            _Row(
                path=result.path,
                shown=words.path(result.path),
                text_type=result.text_type,
                audience=result.audience,
                unit=_unit(result),
                words=m.words,
                figures={
                    "score": result.score.total if m.words else None,
                    "words_per_sentence": m.words_per_sentence if m.words else None,
                    "lix": m.lix,
                    "long_words_share": m.long_words_share if m.words else None,
                    "passive_share": m.passive_share if m.words else None,
                },
                errors=counts[Severity.ERROR],
                warnings=counts[Severity.WARNING],
                promises=len(result.commitments),
                without_time=len(without),
                version=digest(result.source.text),
                verdicts={self._one(v.clause): self._one(v.status) for v in result.policy},
            )
        )
        self._add_findings(result)
        for promise in without:
            text = _short(promise.text)
            known = self._promises.get(text.casefold())
            if known is not None:
                known["count"] += 1
            elif len(self._promises) < _WORDINGS:
                self._promises[text.casefold()] = {
                    "text": text,
                    "status": promise.status.value,
                    "count": 1,
                    "path": self._rows[-1].shown,
                    "line": result.source.position(promise.start).line,
                }
        self._alone = self._one_text(checked, declared) if len(self._rows) == 1 else None

    def _one(self, name: str) -> str:
        return self._names.setdefault(name, name)

    def _add_findings(self, result: FileResult) -> None:
        seen: set[str] = set()
        for finding in result.findings:
            if finding.severity is Severity.INFO:
                continue
            rule = self._rules.setdefault(finding.rule, _Rule())
            rule.count += 1
            rule.texts += finding.rule not in seen
            # Different examples from different texts say most.
            if finding.rule not in seen and len(rule.examples) < _EXAMPLES and not finding.whole_text:
                text = _short(finding.text)
                if text.casefold() not in {example["text"].casefold() for example in rule.examples}:
                    line = result.source.position(finding.start).line
                    rule.examples.append({"path": self._rows[-1].shown, "line": line, "text": text})
            seen.add(finding.rule)

    def _one_text(self, checked: Checked, declared: bool) -> dict[str, Any]:
        """What is told of a text that is alone in its report: evidence with quotations, and what to mend."""
        result = checked.result
        quotes: dict[tuple[str, int, int], str] = {}
        for finding in result.findings:
            if not finding.whole_text and finding.text.strip():
                at = result.source.position(finding.start)
                quotes[finding.rule, at.line, at.column] = _short(finding.text)
        for promise in result.commitments:
            at = result.source.position(promise.start)
            quotes["", at.line, at.column] = _short(promise.text)
        grave = [f for f in result.findings if f.severity is not Severity.INFO]
        against = fitness(self._packs, result)
        return {
            "described": words.described(result),
            "declared": declared or checked.document.metadata.audience in set(Audience),
            "audience": result.audience,
            "audiences": [
                {"audience": audience, "fit": not why, "against": list(why), "shown": said(why)}
                for audience, why in against.items()
            ],
            "verdicts": {
                v.clause: {"status": v.status, "evidence": list(v.evidence), "shown": said(v.evidence, quotes)}
                for v in result.policy
            },
            "remarks": [
                {
                    "severity": severity.value,
                    "label": words.SEVERITIES[severity][0],
                    "rule": group.rule,
                    "title": group.title,
                    "count": group.count,
                    "places": [
                        {
                            "lines": sorted({result.source.position(f.start).line for f in p.findings if not f.whole_text}),
                            "text": "" if p.first.whole_text else _short(p.first.text),
                            "message": words.clean(p.first.message),
                            "suggestions": [words.clean(s.text) for s in words.suggestions(p.first)][:2],
                        }
                        for p in group.places
                    ],
                }
                for severity, groups in grouped(result, grave).items()
                for group in groups
            ],
        }

    def data(self, errors: Sequence[FileError]) -> dict[str, Any]:
        """The report: policies with their clauses, distributions, findings, promises, texts and files that could not be read."""
        rows = sorted((r for r in self._rows if r.words), key=lambda r: (r.figures["score"], r.shown))
        units = self._units()
        ranked = sorted(self._rules.items(), key=lambda item: (-item[1].count, item[0]))[:_RULES]
        rules = all_rules()
        total_words = sum(r.words for r in rows)
        several = len(rows) > 1
        return {
            "schema": 1,
            "version": __version__,
            "made": self._today.isoformat(),
            "texts": len(self._rows),
            "words": total_words,
            "one": self._alone,
            "policies": [self._policy(pack) for pack in self._packs],
            "all": {**_distribution("", rows), "histogram": _histogram(rows)},
            "groups": {
                "text_type": _groups(rows, lambda r: r.text_type),
                "unit": _groups(rows, lambda r: units[id(r)]),
                "audience": _groups(rows, lambda r: r.audience),
            },
            "findings": [
                {
                    "rule": code,
                    "title": rules[code].docs().title,
                    "count": rule.count,
                    "texts": rule.texts,
                    "per_1000_words": round(1000 * rule.count / total_words, 2) if total_words else None,
                    "examples": rule.examples,
                }
                for code, rule in ranked
                if code in rules
            ],
            "worst": [_end(r) for r in rows[:_ENDS]] if several else [],
            "best": [_end(r) for r in rows[::-1][: min(_ENDS, max(len(rows) - _ENDS, 0))]] if several else [],
            "promises": {
                "count": sum(r.promises for r in self._rows),
                "without_time": sum(r.without_time for r in self._rows),
                # The sort is stable: of equally common ones the first comes first.
                "listed": sorted(self._promises.values(), key=lambda p: -p["count"])[:_PROMISES],
            },
            "answers": self._told(),
            "files": [self._file(r, units[id(r)]) for r in self._rows],
            "errors": [{"path": words.path(e.path), "message": e.message} for e in errors],
        }

    def _units(self) -> dict[int, str]:
        """Each text's unit: what its front matter says, else the first folder below the one that all texts lie in."""
        folders = [os.path.dirname(os.path.abspath(r.path)) for r in self._rows if r.path != STDIN]
        try:
            top = os.path.commonpath(folders) if folders else ""
        except ValueError:  # several drives
            top = ""
        units = {}
        for row in self._rows:
            below = os.path.relpath(os.path.dirname(os.path.abspath(row.path)), top) if top and row.path != STDIN else ""
            first = PurePath(below).parts[:1]
            units[id(row)] = row.unit or (words.path(first[0]) if first and first[0] not in (os.curdir, os.pardir) else "")
        return units

    def _file(self, row: _Row, unit: str) -> dict[str, Any]:
        counts = Counter(row.verdicts.values())
        return {
            "path": row.shown,
            "text_type": row.text_type,
            "audience": row.audience,
            "unit": unit,
            "words": row.words,
            **{name: _rounded(row.figures[name], name) for name in FIGURES},
            "findings": {"error": row.errors, "warning": row.warnings},
            "promises": {"count": row.promises, "without_time": row.without_time},
            "clauses": {status: counts[status] for status in STATUSES},
            "verdicts": row.verdicts,
        }

    def _policy(self, pack: Pack) -> dict[str, Any]:
        clauses = []
        for clause in pack.clauses:
            name = f"{pack.id}:{clause.id}"
            rows = [r for r in self._rows if name in r.verdicts]
            counts = Counter(r.verdicts[name] for r in rows)
            # What only a person can find met has no share: there would be none but those that break it.
            met, judged = counts["met"], 0 if clause.only_human else counts["met"] + counts["not_met"]
            low, high = interval(met, judged)
            broken = sorted((r for r in rows if r.verdicts[name] == "not_met"), key=lambda r: (r.figures["score"] or 0, r.shown))
            row: dict[str, Any] = {
                "clause": name,
                "title": clause.title,
                **{status: counts[status] for status in STATUSES},
                "share": round(met / judged, 3) if judged else None,
                "low": low,
                "high": high,
                "question": clause.question,
                "breaking": [r.shown for r in broken[:_BREAKING]],
                "answers": self._answered(name, [r for r in rows if r.verdicts[name] == "human"]),
            }
            if self._alone is not None:
                known = self._alone["verdicts"].get(name, {"status": "", "evidence": [], "shown": []})
                row |= {"status": known["status"], "evidence": known["evidence"], "shown": known["shown"]}
            clauses.append(row)
        return {
            "id": pack.id,
            "name": pack.name,
            "reference": pack.reference,
            "validity": pack.validity(self._today),
            "clauses": clauses,
        }

    # Persons' answers

    def _answered(self, clause: str, rows: list[_Row]) -> dict[str, Any]:
        """What persons say of the texts that the program leaves to them. `open`: nobody has judged them yet."""
        counts: Counter[str] = Counter()
        last = None
        for row in rows:
            answer = self._answers.on(clause, self._answers.key(row.path), row.version)[0] if self._answers else None
            counts[answer.verdict if answer else "open"] += 1
            last = answer or last
        for_all = self._answers.for_all(clause) if self._answers else None
        judged = 0 if for_all else counts["met"] + counts["not_met"]
        low, high = interval(counts["met"], judged)
        shown = for_all or (last if len(self._rows) == 1 else None)
        return {
            "met": counts["met"],
            "not_met": counts["not_met"],
            "not_applicable": counts["not_applicable"],
            "open": counts["open"],
            "share": round(counts["met"] / judged, 3) if judged else None,
            "low": low,
            "high": high,
            "for_all": for_all is not None and bool(rows),
            "said": {"verdict": shown.verdict, "signed": shown.signed, "comment": shown.comment} if shown and rows else None,
        }

    def _told(self) -> dict[str, Any] | None:
        """How the answers were used: which of them are stale, not needed, or about something that is not in the report."""
        if self._answers is None:
            return None
        keys = {self._answers.key(r.path): r for r in self._rows}
        clauses = {f"{p.id}:{c.id}" for p in self._packs for c in p.clauses}
        given = [a for a in self._answers.all if a.verdict]
        told: dict[str, list[dict[str, str]]] = {"stale": [], "unknown": [], "unneeded": []}
        used = 0
        for answer in given:
            row = keys.get(answer.text)
            place = {"clause": answer.clause, "text": words.path(answer.text), "why": ""}
            if answer.clause not in clauses:
                told["unknown"].append({**place, "why": "punkten finns inte i rapportens policyer"})
            elif answer.text and row is None:
                told["unknown"].append({**place, "why": "texten är inte med i rapporten"})
            elif row is not None and row.verdicts.get(answer.clause) != "human":
                told["unneeded"].append(place)
            elif row is not None and self._answers.on(answer.clause, answer.text, row.version)[1]:
                told["stale"].append(place)
            else:
                used += 1
        return {
            "path": words.path(self._answers.path),
            "given": len(given),
            "used": used,
            **{what: places[:_STALE] for what, places in told.items()},
            "more": {what: max(0, len(places) - _STALE) for what, places in told.items()},
        }

    def questions(self, answers: Answers) -> list[Question]:
        """The questions that wait for a person: each clause in each text, or in a drawn sample where the texts are many."""
        out = []
        for pack in self._packs:
            for clause in pack.clauses:
                out += self._sample(f"{pack.id}:{clause.id}", clause, answers)
        return out

    def _sample(self, name: str, clause: Clause, answers: Answers) -> list[Question]:
        if answers.for_all(name):
            return []
        rows = [r for r in self._rows if r.verdicts.get(name) == "human" and r.path != STDIN]
        # Drawn by digest: at random in all that matters, and the same texts each time.
        drawn = sorted((digest(f"{name}\0{answers.key(r.path)}"), answers.key(r.path), r) for r in rows)[:SAMPLE]
        return [
            Question(name, f"{clause.title}. {clause.question}", key, row.version)
            for _, key, row in sorted(drawn, key=lambda d: d[1])
        ]


def _unit(result: FileResult) -> str:
    """The unit that front matter names, or nothing."""
    if result.source.format not in _WITH_HEADER:
        return ""
    values = {key.casefold(): value for key, value in frontmatter.parse(result.source.text).values.items()}
    return next((words.clean(values[key]) for key in _UNIT if values.get(key)), "")


def _end(row: _Row) -> dict[str, Any]:
    return {"path": row.shown, "score": row.figures["score"], "not_met": sum(s == "not_met" for s in row.verdicts.values())}


def _groups(rows: list[_Row], name: Callable[[_Row], str]) -> list[dict[str, Any]]:
    """Distributions by a property of the texts, the largest group first."""
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(name(row), []).append(row)
    return [_distribution(key, members) for key, members in sorted(found.items(), key=lambda g: (-len(g[1]), g[0]))]


def _distribution(name: str, rows: list[_Row]) -> dict[str, Any]:
    """How the figures of some texts are spread: least, quartiles, most and mean. None where no text has the figure."""
    figures: dict[str, Any] = {}
    for figure in FIGURES:
        values = sorted(v for r in rows if (v := r.figures[figure]) is not None)
        if not values:
            figures[figure] = None
            continue
        quartiles = statistics.quantiles(values, n=4, method="inclusive") if len(values) > 1 else values * 3
        spread = {"low": values[0], "q1": quartiles[0], "median": quartiles[1], "q3": quartiles[2], "high": values[-1]}
        spread["mean"] = statistics.fmean(values)
        figures[figure] = {"texts": len(values), **{k: _rounded(v, figure) for k, v in spread.items()}}
    return {"name": name, "texts": len(rows), **figures}


def _rounded(value: float | None, figure: str) -> float | None:
    if value is None:
        return None
    decimals = FIGURES[figure]
    return round(value, decimals) if decimals else round(value)


def _histogram(rows: list[_Row]) -> list[int]:
    """How many texts have 0–9 points, 10–19 and so on; 100 counts to the last."""
    bins = [0] * _BINS
    for row in rows:
        bins[min(_BINS - 1, int(row.figures["score"] or 0) * _BINS // 100)] += 1
    return bins


def interval(met: int, judged: int) -> tuple[float | None, float | None]:
    """Wilson's 95 % interval for a share; None where too few texts were judged."""
    if judged < _INTERVAL_FROM:
        return None, None
    share, square = met / judged, _Z95**2
    middle = share + square / (2 * judged)
    half = _Z95 * math.sqrt(share * (1 - share) / judged + square / (4 * judged**2))
    whole = 1 + square / judged
    return round(max(0.0, (middle - half) / whole), 3), round(min(1.0, (middle + half) / whole), 3)


def _short(text: str) -> str:
    text = " ".join(words.clean(text).split())
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1].rstrip() + "…"

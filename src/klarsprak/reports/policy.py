"""`klarsprak report`: how far a text, or an archive of texts, meets policies, as figures that JSON, Markdown and HTML share.

Of each text only a summary is kept, so an archive needs no more memory than its list of files.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from klarsprak import __version__
from klarsprak.core.finding import Severity
from klarsprak.core.result import CommitmentStatus, FileError, FileResult
from klarsprak.policy.packs import Pack
from klarsprak.reports import words
from klarsprak.rules.registry import all_rules

TEMPLATES = Path(__file__).parent / "templates"
STATUSES = {"met": "Uppfyllt", "not_met": "Inte uppfyllt", "human": "Behöver bedömas", "not_applicable": "Gäller inte"}
_EXAMPLES = 3
_RULES = 15
_ENDS = 5
_PROMISES = 100
_QUOTE = 80
#: Fewer judged texts than this give no interval worth the name.
_INTERVAL_FROM = 5
_Z95 = 1.96


@dataclass
class _Clause:
    counts: Counter[str] = field(default_factory=Counter)
    evidence: tuple[str, ...] = ()
    status: str = ""


@dataclass
class _Rule:
    count: int = 0
    texts: int = 0
    examples: list[dict[str, Any]] = field(default_factory=list)


class PolicyReport:
    """Gathers results one by one; `data` gives the whole report as plain values."""

    def __init__(self, packs: Sequence[Pack], today: date) -> None:
        self._packs = packs
        self._today = today
        self._clauses: dict[str, _Clause] = {}
        self._rules: dict[str, _Rule] = {}
        self._files: list[dict[str, Any]] = []
        self._promises: list[dict[str, Any]] = []
        self._without_time = self._all_promises = 0

    def add(self, result: FileResult) -> None:
        """Take in a text. A text without words is listed but not judged."""
        counts = Counter(v.status for v in result.policy)
        self._files.append(
            {
                "path": words.path(result.path),
                "text_type": result.text_type,
                "audience": result.audience,
                "score": result.score.total if result.measures.words else None,
                "words": result.measures.words,
                "clauses": {status: counts[status] for status in STATUSES},
            }
        )
        for verdict in result.policy:
            clause = self._clauses.setdefault(verdict.clause, _Clause())
            clause.counts[verdict.status] += 1
            clause.evidence, clause.status = verdict.evidence, verdict.status
        seen: set[str] = set()
        for finding in result.findings:
            if finding.severity is Severity.INFO:
                continue
            rule = self._rules.setdefault(finding.rule, _Rule())
            rule.count += 1
            rule.texts += finding.rule not in seen
            # Examples from different texts say more than several from one.
            if finding.rule not in seen and len(rule.examples) < _EXAMPLES and not finding.whole_text:
                line = result.source.position(finding.start).line
                rule.examples.append({"path": words.path(result.path), "line": line, "text": _short(finding.text)})
            seen.add(finding.rule)
        self._all_promises += len(result.commitments)
        for promise in result.commitments:
            if promise.status is CommitmentStatus.EXPLICIT:
                continue
            self._without_time += 1
            if len(self._promises) < _PROMISES:
                line = result.source.position(promise.start).line
                self._promises.append(
                    {
                        "path": words.path(result.path),
                        "line": line,
                        "text": _short(promise.text),
                        "status": promise.status.value,
                    }
                )

    def data(self, errors: Sequence[FileError]) -> dict[str, Any]:
        """The report: policies with their clauses, texts, findings, promises and files that could not be read."""
        scored = sorted((f for f in self._files if f["score"] is not None), key=lambda f: (f["score"], f["path"]))
        kinds: dict[str, list[int]] = {}
        for file in scored:
            kinds.setdefault(file["text_type"], []).append(file["score"])
        ranked = sorted(self._rules.items(), key=lambda item: (-item[1].count, item[0]))[:_RULES]
        rules = all_rules()
        several = len(scored) > 1
        return {
            "schema": 1,
            "version": __version__,
            "made": self._today.isoformat(),
            "policies": [self._policy(pack) for pack in self._packs],
            "text_types": [
                {"text_type": kind, "texts": len(s), "mean": round(sum(s) / len(s)), "lowest": s[0], "highest": s[-1]}
                for kind, s in sorted(kinds.items())
            ],
            "findings": [
                {"rule": c, "title": rules[c].docs().title, "count": r.count, "texts": r.texts, "examples": r.examples}
                for c, r in ranked
                if c in rules
            ],
            "worst": scored[:_ENDS] if several else [],
            "best": scored[::-1][: min(_ENDS, max(len(scored) - _ENDS, 0))] if several else [],
            "promises": {"count": self._all_promises, "without_time": self._without_time, "listed": self._promises},
            "files": self._files,
            "errors": [{"path": words.path(e.path), "message": e.message} for e in errors],
        }

    def _policy(self, pack: Pack) -> dict[str, Any]:
        one = len(self._files) == 1
        clauses = []
        for clause in pack.clauses:
            known = self._clauses.get(f"{pack.id}:{clause.id}", _Clause())
            # What only a person can find met has no share: there would be none but those that break it.
            met, judged = known.counts["met"], 0 if clause.only_human else known.counts["met"] + known.counts["not_met"]
            low, high = _interval(met, judged)
            row: dict[str, Any] = {
                "clause": f"{pack.id}:{clause.id}",
                "title": clause.title,
                **{status: known.counts[status] for status in STATUSES},
                "share": round(met / judged, 3) if judged else None,
                "low": low,
                "high": high,
                "question": clause.question,
            }
            if one:
                row |= {"status": known.status, "evidence": list(known.evidence)}
            clauses.append(row)
        return {
            "id": pack.id,
            "name": pack.name,
            "reference": pack.reference,
            "validity": pack.validity(self._today),
            "clauses": clauses,
        }


def _interval(met: int, judged: int) -> tuple[float | None, float | None]:
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


_PLACE = re.compile(r"^(.*)@(\d+):\d+$")
_REST = re.compile(r"^och \d+ till$")
_LIMIT = re.compile(r"^([^=]+)=([\d.]+)(<=|>=|<|>)([\d.]+)$")
_COUNT = re.compile(r"^([^=]+)=(\S+)$")
_NAMES = {
    "score": "poäng",
    "lix": "LIX",
    "words_per_sentence": "ord per mening",
    "texttyp": "texttypen är",
    "regler": "regler som kördes:",
    "loften": "löften:",
    "lankar": "länkar:",
    "halsning": "hälsningar:",
    "hanvisning": "hänvisningar:",
    "forsening": "besked om försening:",
    "etjanst": "nämner e-tjänster:",
    "kontakt": "kontaktuppgifter:",
    "overklagande": "nämner överklagande:",
    "helt-beslut": "hela beslut:",
    "anvisning": "anvisningar om överklagande:",
}


def said(evidence: Sequence[str]) -> list[str]:
    """The evidence as a reader wants it, with the places of one rule together: ”SVT001 Säg när du återkommer: rad 12, 15”."""
    out: list[str] = []
    places: dict[str, list[str]] = {}
    for piece in evidence:
        match = _PLACE.match(piece)
        if match is None:
            out.append(_said(piece))
        elif match[2] not in places.setdefault(match[1], []):
            places[match[1]].append(match[2])
    rules = all_rules()
    named = {what: f"{what} {rules[what].docs().title}" if what in rules else what for what in places}
    told = [f"{named[what]}: rad {', '.join(lines)}" for what, lines in places.items()]
    # "och 3 till" counts the places that are not listed, so it goes after those that are.
    return [*(o for o in out if not _REST.match(o)), *told, *(o for o in out if _REST.match(o))]


def _said(evidence: str) -> str:
    if match := _LIMIT.match(evidence):
        name = _NAMES.get(match[1], match[1])
        return f"{name} {match[2]} (gräns: {'högst' if match[3] in ('<=', '>') else 'minst'} {match[4]})".replace(".", ",")
    if match := _COUNT.match(evidence):
        return f"{_NAMES.get(match[1], match[1] + ':')} {match[2]}"
    return evidence


def percent(value: float | None) -> str:
    """A share as whole per cent, or a dash."""
    return "–" if value is None else f"{round(100 * value)} %"


def to_json(data: dict[str, Any]) -> str:
    """The report as JSON."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def to_markdown(data: dict[str, Any]) -> str:
    """The report as Markdown."""
    return _render("policy.md.j2", data, escape=False)


def to_html(data: dict[str, Any]) -> str:
    """The report as one self-contained page."""
    return _render("policy.html.j2", data, escape=True)


def _cell(text: object) -> str:
    """Text for a Markdown table: nothing in it may end the cell or become markup."""
    return re.sub(r"([\\|*_`<\[\]])", r"\\\1", str(text))


def _render(name: str, data: dict[str, Any], *, escape: bool) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=escape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"said": said, "percent": percent, "cell": _cell}
    style = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    from markupsafe import Markup

    return environment.get_template(name).render(**data, statuses=STATUSES, style=Markup(style)) + "\n"

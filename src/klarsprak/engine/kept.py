"""A result as it is kept in the cache: JSON, since a pickle from a tampered file could run anything."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from klarsprak.core.document import Source
from klarsprak.core.finding import Finding, Safety, Severity, Suggestion
from klarsprak.core.result import Commitment, CommitmentStatus, FileResult, Measures, PolicyVerdict, Score, ScoreEffect


def pack(result: FileResult) -> bytes:
    """All of a result but its source."""
    value = {
        "audience": result.audience,
        "text_type": result.text_type,
        "score": asdict(result.score),
        "measures": asdict(result.measures),
        "findings": [_row(f) for f in result.findings],
        "commitments": [_row(c) for c in result.commitments],
        "policy": [_row(p) for p in result.policy],
        "notes": result.notes,
    }
    return json.dumps(value, default=_plain, separators=(",", ":")).encode()


def unpack(data: bytes, source: Source) -> FileResult:
    """The result on a source. Raises ValueError, KeyError or TypeError where the data are something else."""
    value = json.loads(data)
    effects = tuple(ScoreEffect(**e) for e in value["score"].pop("effects"))
    return FileResult(
        source=source,
        audience=value["audience"],
        text_type=value["text_type"],
        score=Score(**value["score"], effects=effects),
        measures=Measures(**value["measures"]),
        findings=[_finding(row) for row in value["findings"]],
        commitments=[_commitment(row) for row in value["commitments"]],
        policy=[PolicyVerdict(clause, status, tuple(evidence)) for clause, status, evidence in value["policy"]],
        notes=value["notes"],
    )


def _row(value: Any) -> list[Any]:
    return [getattr(value, f.name) for f in fields(value)]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Suggestion):
        return [value.text, value.safety.value]
    raise TypeError(type(value).__name__)


_FINDING = [f.name for f in fields(Finding)]
_COMMITMENT = [f.name for f in fields(Commitment)]


def _finding(row: list[Any]) -> Finding:
    value = dict(zip(_FINDING, row, strict=True))
    value["severity"] = Severity(value["severity"])
    value["suggestions"] = tuple(Suggestion(text, Safety(safety)) for text, safety in value["suggestions"])
    value["clauses"] = tuple(value["clauses"])
    return Finding(**value)


def _commitment(row: list[Any]) -> Commitment:
    value = dict(zip(_COMMITMENT, row, strict=True))
    value["status"] = CommitmentStatus(value["status"])
    value["due"] = date.fromisoformat(value["due"]) if value["due"] else None
    return Commitment(**value)

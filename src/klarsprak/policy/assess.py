"""The verdict of each clause on a text, with its evidence.

A clause is broken by findings, by a figure beyond its limit or by a promise without a time. It is met only where something
in the text was looked at: rules ran, a figure could be worked out or promises were found. All else is for a person, or not
about this text.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from klarsprak.core.profile import Audience, TextType
from klarsprak.core.result import Commitment, CommitmentStatus, FileResult, PolicyVerdict
from klarsprak.language.view import DocumentView
from klarsprak.policy.material import material
from klarsprak.policy.packs import Clause, Limit, Pack
from klarsprak.rules.registry import all_rules

MET, NOT_MET, NOT_APPLICABLE, HUMAN = "met", "not_met", "not_applicable", "human"

#: Of a clause's rules, the share that must have run before their silence means anything.
_ENOUGH = 0.9
#: Findings named as evidence; the rest are counted.
_SHOWN = 20


def assess(result: FileResult, packs: Sequence[Pack], document: DocumentView, ran: Collection[str]) -> list[PolicyVerdict]:
    """The verdicts in the packs' order. `ran`: codes of the rules that the text was checked with.

    Evidence is `RULE@line:column` for a finding, `figure=value<=limit` for a measure, `name=count` for what is in the text,
    and for a person's verdict also the question to answer.
    """
    seen = material(document, result)
    remarks: dict[str, list[int]] = {}
    for number, finding in enumerate(result.findings):
        remarks.setdefault(finding.rule, []).append(number)
    checked = _Checked(result, seen, frozenset(ran), remarks)
    return [_verdict(pack, clause, checked) for pack in packs for clause in pack.clauses]


class _Checked(NamedTuple):
    """A checked text: what is in it, the rules that ran, and the numbers of each rule's findings."""

    result: FileResult
    seen: dict[str, int]
    ran: frozenset[str]
    remarks: dict[str, list[int]]


def _verdict(pack: Pack, clause: Clause, checked: _Checked) -> PolicyVerdict:
    result, seen, ran, _ = checked
    name = f"{pack.id}:{clause.id}"
    if clause.text_types and result.text_type not in clause.text_types:
        return PolicyVerdict(name, NOT_APPLICABLE, (f"texttyp={result.text_type}",))
    if clause.audiences and result.audience not in clause.audiences:
        return PolicyVerdict(name, NOT_APPLICABLE, (f"målgrupp={result.audience}",))
    absent = [thing for thing in clause.looks_at if not seen[thing]]
    if absent or not result.measures.words:
        return PolicyVerdict(name, NOT_APPLICABLE, tuple(f"{thing}=0" for thing in absent or ["ord"]))

    wanted = _wanted(name, clause.rules, Audience(result.audience), TextType(result.text_type))
    good, bad = _by_figures(clause, result)
    if clause.limits and not clause.rules and not good and not bad:
        return PolicyVerdict(name, NOT_APPLICABLE, tuple(f"{limit.figure}: för kort text" for limit in clause.limits))
    bad += _by_findings(clause, wanted, checked)
    if clause.commitments:
        without = [c for c in result.commitments if c.status is not CommitmentStatus.EXPLICIT]
        bad += [_at(c.status.value, result, c) for c in without]
        good += [f"löften med tid={len(result.commitments) - len(without)} av {len(result.commitments)}"]
    if bad:
        return PolicyVerdict(name, NOT_MET, tuple(bad))

    run = wanted & ran
    looked_at = bool(run or clause.commitments or good)
    if run:
        good.append(f"regler={len(run)}" if len(run) == len(wanted) else f"regler={len(run)} av {len(wanted)}")
    good += [f"{thing}={seen[thing]}" for thing in dict.fromkeys((*clause.looks_at, *clause.positive))]
    lacking = any(not seen[thing] for thing in clause.positive) or len(run) < _ENOUGH * len(wanted)
    if clause.only_human or lacking or not looked_at:
        return PolicyVerdict(name, HUMAN, (*good, clause.question))
    return PolicyVerdict(name, MET, tuple(good))


@lru_cache(maxsize=1024)
def _wanted(name: str, named: tuple[str, ...], audience: Audience, text_type: TextType) -> frozenset[str]:
    """The rules that are evidence for the clause in a text of this kind. One that is off by default is nobody's duty."""
    return frozenset(
        code
        for code, rule in all_rules().items()
        if (name in rule.clauses or code in named or code[:3] in named) and rule.default and rule.applies_to(audience, text_type)
    )


def _by_figures(clause: Clause, result: FileResult) -> tuple[list[str], list[str]]:
    """Evidence for and against from figures. A text too short for a figure gives neither."""
    good: list[str] = []
    bad: list[str] = []
    for limit in clause.limits:
        value = result.score.total if limit.figure == "score" else getattr(result.measures, limit.figure)
        if value is None:
            continue
        bound = limit.of(result.audience, result.text_type)
        (good if _within(limit, value, bound) else bad).append(_figure(limit, value, bound))
    return good, bad


def _within(limit: Limit, value: float, bound: float) -> bool:
    return value <= bound if limit.high else value >= bound


def _figure(limit: Limit, value: float, bound: float) -> str:
    fits = _within(limit, value, bound)
    sign = ("<=" if fits else ">") if limit.high else (">=" if fits else "<")
    return f"{limit.figure}={value:.4g}{sign}{bound:g}"


def _by_findings(clause: Clause, wanted: Collection[str], checked: _Checked) -> list[str]:
    """Evidence against from findings that are grave enough and, where some are allowed, more than those."""
    result, least = checked.result, clause.broken_by.rank
    numbers = sorted(number for code in wanted for number in checked.remarks.get(code, ()))
    found = [f for f in map(result.findings.__getitem__, numbers) if f.severity.rank >= least]
    if not found:
        return []
    dense = 100 * len(found) / max(result.measures.words, 1)
    # One slip in a short text is a slip, whatever its share of the words.
    if clause.tolerance and (dense <= clause.tolerance or len(found) == 1):
        return []
    evidence = [f"anmärkningar per 100 ord={dense:.2g}>{clause.tolerance:g}"] if clause.tolerance else []
    for finding in found[:_SHOWN]:
        at = result.source.position(finding.start)
        evidence.append(f"{finding.rule}@{at.line}:{at.column}")
    if len(found) > _SHOWN:
        evidence.append(f"och {len(found) - _SHOWN} till")
    return evidence


def _at(what: str, result: FileResult, commitment: Commitment) -> str:
    names = {"missing": "löfte utan tid", "vague": "löfte med vag tid"}
    at = result.source.position(commitment.start)
    return f"{names[what]}@{at.line}:{at.column}"

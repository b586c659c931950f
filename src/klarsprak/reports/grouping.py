"""Puts findings together as people read them: by gravity, then by rule, the same remark on the same words once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from klarsprak.core.finding import Finding, Severity
from klarsprak.core.result import FileResult
from klarsprak.reports import words


@dataclass
class Place:
    """One remark with all the places where the very same thing stands."""

    findings: list[Finding]

    @property
    def first(self) -> Finding:
        """The first of them."""
        return self.findings[0]


@dataclass
class Group:
    """The findings of one rule at one severity. `why` is set where all of them share it."""

    rule: str
    title: str
    severity: Severity
    places: list[Place] = field(default_factory=list)
    why: str = ""

    @property
    def count(self) -> int:
        """How many findings there are."""
        return sum(len(p.findings) for p in self.places)


def grouped(result: FileResult, findings: Iterable[Finding]) -> dict[Severity, list[Group]]:
    """Findings of a result in groups by severity, the gravest first.

    Within a severity those that cost most points come first, then those that come first in the text.
    """
    points = {e.rule: e.points for e in result.score.effects}
    groups: dict[tuple[Severity, str], Group] = {}
    places: dict[tuple[object, ...], Place] = {}
    for finding in findings:
        group = groups.get((finding.severity, finding.rule))
        if group is None:
            title = words.rule_title(finding.rule, finding.message)
            group = groups[finding.severity, finding.rule] = Group(finding.rule, title, finding.severity)
        key = (finding.severity, finding.rule, finding.text.casefold(), finding.message, finding.suggestions)
        place = places.get(key)
        if place is None:
            place = places[key] = Place([])
            group.places.append(place)
        place.findings.append(finding)
    out: dict[Severity, list[Group]] = {}
    for severity in words.SEVERITIES:
        chosen = [g for (s, _), g in groups.items() if s is severity]
        for group in chosen:
            reasons = {p.first.why for p in group.places}
            group.why = reasons.pop() if len(reasons) == 1 else ""
        # The sort is stable: groups were made in reading order.
        chosen.sort(key=lambda g: -points.get(g.rule, 0.0))
        if chosen:
            out[severity] = chosen
    return out

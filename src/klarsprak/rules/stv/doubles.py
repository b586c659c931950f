"""Takes away what LanguageTool says of a place that one of our own rules about words speaks of."""

from __future__ import annotations

from collections.abc import Iterable

from klarsprak.core.finding import Finding

FOREIGN = "STV003"
# Rules of these families point at words; others at whole sentences, in which there may be an error as well.
_ABOUT_WORDS = ("ORD", "SKR", "STV", "INT")


def without_doubles(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those of LanguageTool that overlap one of ours."""
    listed = list(findings)
    foreign = [f for f in listed if f.rule == FOREIGN]
    if not foreign:
        return listed
    own = [f for f in listed if f.rule != FOREIGN and f.rule.startswith(_ABOUT_WORDS) and not f.whole_text]
    doubled = {id(f) for f in foreign if _overlapped(f, own)}
    return [f for f in listed if id(f) not in doubled]


def _overlapped(finding: Finding, own: list[Finding]) -> bool:
    return any(f.start < finding.end and finding.start < f.end for f in own)

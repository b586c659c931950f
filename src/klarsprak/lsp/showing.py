"""What the editor shows beside the text: the hover over a finding, the line with the score, and the list of promises."""

from __future__ import annotations

import re
from typing import Any

from klarsprak.core.finding import Finding, Safety
from klarsprak.core.result import Commitment, CommitmentStatus, FileResult
from klarsprak.reports import words
from klarsprak.rules.registry import all_rules

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def hover(findings: list[Finding]) -> str:
    """What there is to know of some findings, as Markdown: what, why, how to write instead, and the norm."""
    return "\n\n---\n\n".join(_one(finding) for finding in findings)


def _one(finding: Finding) -> str:
    rule = all_rules().get(finding.rule)
    parts = [
        f"**{_plain(words.rule_title(finding.rule, finding.name))}** · {finding.rule} · {words.SEVERITIES[finding.severity][0]}",
        _plain(finding.message),
        f"**Varför:** {_plain(finding.why)}",
    ]
    if finding.suggestions:
        parts.append("**Skriv hellre:**\n" + "\n".join(f"- {_suggestion(s.text, s.safety)}" for s in finding.suggestions))
    if rule is not None and "Undantag" in rule.docs().sections:
        prose = " ".join(line for line in rule.docs().sections["Undantag"].splitlines() if line and not line.startswith("|"))
        parts.append(f"**Undantag:** {_plain(prose)}")
    parts.append(f"*Källa: {_plain(finding.source)}*")
    return "\n\n".join(parts)


def _suggestion(text: str, safety: Safety) -> str:
    if not text:
        return "stryk"
    return _plain(text) if safety is Safety.DISPLAY else f"”{_plain(text)}”"


def _plain(text: str) -> str:
    """Text that stands as it is in Markdown: what the user wrote must not become a link or a heading in the hover."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def summary(result: FileResult) -> str:
    """One line: score, length, LIX and how much there is to look at."""
    measures = result.measures
    parts = [f"Klarspråk {result.score.total} av 100", words.count(measures.words, "ord", "ord")]
    if measures.lix is not None:
        parts.append(f"LIX {words.number(measures.lix)}")
    return " · ".join([*parts, words.findings_count(result.counts())])


def details(result: FileResult) -> str:
    """The score part by part, and the measures, in a few lines."""
    lines = [f"{summary(result)}.", f"{words.described(result)}."]
    lines.append("Delpoäng: " + ", ".join(f"{name} {value}" for name, value in result.score.parts.items()) + ".")
    lines += [f"{figure.name}: {figure.value}" for figure in words.described_measures(result.measures)]
    return "\n".join([*lines, *result.notes])


def status(uri: str, version: int | None, result: FileResult) -> dict[str, Any]:
    """What the notification `klarsprak/status` holds: score and measures for an editor's status bar."""
    measures = result.measures
    return {
        "uri": uri,
        "version": version,
        "summary": summary(result),
        "audience": result.audience,
        "textType": result.text_type,
        "score": {"total": result.score.total, "parts": result.score.parts},
        "measures": {"words": measures.words, "sentences": measures.sentences, "lix": measures.lix},
        "findings": result.counts(),
    }


def promise(commitment: Commitment) -> tuple[str, str]:
    """Name and detail of a promise in the editor's outline."""
    if commitment.due is not None:
        detail = f"senast {commitment.due.isoformat()}"
    elif commitment.time and commitment.status is not CommitmentStatus.MISSING:
        detail = f"{words.STATUSES[commitment.status]}: {commitment.time}"
    else:
        detail = words.STATUSES[commitment.status]
    return " ".join(commitment.text.split()) or "löfte", detail

"""The policy report as JSON, as Markdown and as one self-contained page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from klarsprak import measures
from klarsprak.reports import policy_since, words
from klarsprak.reports.pages import percent, render
from klarsprak.reports.policy import FIGURES
from klarsprak.reports.policy_words import STATUSES

#: What the distributions are by, as headings.
GROUPS = {"text_type": "Texttyp", "unit": "Enhet", "audience": "Målgrupp"}
#: Groups of one kind that are shown; JSON has all of them.
_GROUPS_SHOWN = 25
#: Clauses named as those that need most work.
_WEAKEST = 3


def to_json(data: Mapping[str, Any]) -> str:
    """The report as JSON."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def to_markdown(data: Mapping[str, Any]) -> str:
    """The report as Markdown."""
    return render("policy.md.j2", escape=False, **values(data))


def to_html(data: Mapping[str, Any]) -> str:
    """The report as one self-contained page."""
    return render("policy.html.j2", escape=True, **values(data))


def values(data: Mapping[str, Any]) -> dict[str, Any]:
    """The report's figures with the words that go with them."""
    one = data["one"]
    return {
        **data,
        "since": data.get("since"),
        "since_told": policy_since.told(data["since"]) if data.get("since") else [],
        "day": words.written(date.fromisoformat(data["made"])),
        "title": data["files"][0]["path"] if one else words.count(data["texts"], "text", "texter"),
        "summary": _one_summary(data) if one else _summary(data),
        "statuses": STATUSES,
        "groups": [
            (key, name, _rows(key, data["groups"][key])) for key, name in GROUPS.items() if _worth(key, data["groups"][key])
        ],
        "hidden_groups": {key: max(0, len(data["groups"][key]) - _GROUPS_SHOWN) for key in GROUPS},
        "figures": [(key, "Poäng" if key == "score" else words.DEFINITIONS[key][0]) for key in FIGURES],
        "shown": shown,
        "audience_names": words.AUDIENCES,
        "bins": [f"{10 * n}–{10 * n + 9 if n < 9 else 100}" for n in range(10)],
    }


def shown(value: float | None, figure: str) -> str:
    """A figure as people read it."""
    if value is None:
        return "–"
    return words.percent(value) if figure.endswith("_share") else words.number(value, FIGURES[figure])


def group_name(key: str, name: str) -> str:
    """A group's name: of a text type, an audience or a unit."""
    if key == "text_type":
        return words.TEXT_TYPES.get(name, name)
    if key == "audience":
        known = words.AUDIENCES.get(name, name)
        return known[:1].upper() + known[1:]
    return name or "Utan enhet"


def _rows(key: str, groups: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**group, "name": group_name(key, group["name"])} for group in groups[:_GROUPS_SHOWN]]


def _worth(key: str, groups: list[dict[str, Any]]) -> bool:
    """Whether a division is worth a table: a single unnamed unit is none."""
    return bool(groups) and not (key == "unit" and [g["name"] for g in groups] == [""])


def _summary(data: Mapping[str, Any]) -> list[str]:
    """The report in a few sentences, for those who read no further."""
    score = data["all"]["score"]
    if score is None:
        return ["Inga texter har kunnat bedömas."]
    lines = [
        f"{words.count(score['texts'], 'text', 'texter')} med {words.number(data['words'])} ord har prövats. "
        f"Medianen är {score['median']} poäng av 100, {measures.label(score['median'])}."
    ]
    judged = [c for p in data["policies"] for c in p["clauses"] if c["share"] is not None and c["low"] is not None]
    weak = sorted((c for c in judged if c["share"] < 1), key=lambda c: (c["share"], c["clause"]))[:_WEAKEST]
    if weak:
        named = [f"”{c['title']}” ({percent(c['share'])})" for c in weak]
        lines.append(f"Sämst uppfylls {words.listed(named)}.")
    promises = data["promises"]
    if promises["count"]:
        many = words.count(promises["count"], "löfte", "löften")
        lines.append(f"{words.number(promises['without_time'])} av {many} saknar en bestämd tid.")
    if data["errors"]:
        lines.append(f"{words.count(len(data['errors']), 'fil', 'filer')} gick inte att läsa och är inte med.")
    return lines


def _one_summary(data: Mapping[str, Any]) -> list[str]:
    file = data["files"][0]
    if file["score"] is None:
        return ["Texten har inga ord att bedöma."]
    clauses = file["clauses"]
    lines = [f"{file['score']} poäng av 100, {measures.label(file['score'])}."]
    parts = [
        f"{words.count(clauses['not_met'], 'punkt', 'punkter')} är inte {'uppfylld' if clauses['not_met'] == 1 else 'uppfyllda'}",
        f"{words.count(clauses['human'], 'punkt', 'punkter')} behöver bedömas av en människa",
    ]
    if clauses["met"]:
        parts.insert(
            0, f"{words.count(clauses['met'], 'punkt', 'punkter')} är {'uppfylld' if clauses['met'] == 1 else 'uppfyllda'}"
        )
    return [*lines, f"{words.listed(parts)}."]

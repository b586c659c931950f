"""What has changed since an earlier policy report, read from the JSON that it was kept as."""

from __future__ import annotations

import json
import math
import posixpath
from collections.abc import Mapping
from typing import Any

from klarsprak.reports import words

_ENDS = 5
#: Rules whose rate is given then and now: the commonest that both reports name.
_RATES = 10
#: Points that a text's score must have changed by to be named.
_NOTABLE = 3


class SinceError(Exception):
    """An earlier report that cannot be used. The message is one line in Swedish."""


def read(path: str) -> dict[str, Any]:
    """An earlier report. Raises SinceError."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            value = json.load(file)
    except FileNotFoundError:
        raise SinceError(f"{path}: Filen finns inte. Spara en rapport med: klarsprak report … --format json -o {path}") from None
    except UnicodeDecodeError:
        raise SinceError(f"{path}: {_BROKEN}") from None
    except OSError as error:
        raise SinceError(f"{path}: Filen går inte att läsa: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise SinceError(f"{path}: {_BROKEN}") from None
    try:
        _check(value)
    except (KeyError, TypeError, AttributeError, ValueError):
        raise SinceError(f"{path}: {_BROKEN}") from None
    return dict(value)


_BROKEN = "Filen är ingen rapport i json från klarsprak report. Spara en med: klarsprak report … --format json"


def _check(value: Any) -> None:
    """Everything that is read below is there and of the right kind. Raises whatever comes of it if not."""
    if value["schema"] != 1 or not isinstance(value["made"], str):
        raise ValueError
    for file in value["files"]:
        if not isinstance(file["path"], str) or not isinstance(file["verdicts"], dict):
            raise TypeError
        if file["score"] is not None:
            float(file["score"])
    for policy in value["policies"]:
        for clause in policy["clauses"]:
            int(clause["met"]), int(clause["not_met"])
            if not isinstance(clause["clause"], str):
                raise TypeError
            if clause["share"] is not None:
                float(clause["share"])
    for finding in value["findings"]:
        if not isinstance(finding["rule"], str) or not (
            finding["per_1000_words"] is None or float(finding["per_1000_words"]) >= 0
        ):
            raise TypeError
    int(value["promises"]["count"]), int(value["promises"]["without_time"])


def since(earlier: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """The change from an earlier report to this one: texts, scores, clauses, findings and promises.

    A text is the same in both reports where its path from the folder that all texts lie in is.
    """
    old, new = _by_name(earlier), _by_name(now)
    same = sorted(old.keys() & new.keys())
    scored = [(n, old[n]["score"], new[n]["score"]) for n in same if None not in (old[n]["score"], new[n]["score"])]
    moves = sorted(((b - a, n, a, b) for n, a, b in scored), key=lambda m: (m[0], m[1]))
    up = [m for m in reversed(moves) if m[0] >= _NOTABLE]
    down = [m for m in moves if m[0] <= -_NOTABLE]
    rates = {f["rule"]: f["per_1000_words"] for f in earlier["findings"]}
    return {
        "made": earlier["made"],
        "texts": {
            "before": len(old),
            "now": len(new),
            "same": len(same),
            "new": len(new.keys() - old.keys()),
            "gone": len(old.keys() - new.keys()),
        },
        "score": {
            "before": _mean([f["score"] for f in old.values()]),
            "now": _mean([f["score"] for f in new.values()]),
            "same_texts": round(sum(m[0] for m in moves) / len(moves), 1) if moves else None,
            "better": len(up),
            "worse": len(down),
            "unchanged": len(moves) - len(up) - len(down),
        },
        "clauses": _clauses(earlier, now, [(old[n], new[n]) for n in same]),
        "better": [{"path": new[n]["path"], "before": a, "now": b} for _, n, a, b in up[:_ENDS]],
        "worse": [{"path": new[n]["path"], "before": a, "now": b} for _, n, a, b in down[:_ENDS]],
        "findings": [
            {"rule": f["rule"], "title": f["title"], "before": rates[f["rule"]], "now": f["per_1000_words"]}
            for f in now["findings"]
            if rates.get(f["rule"]) is not None and f["per_1000_words"] is not None
        ][:_RATES],
        "promises": {
            "before": {key: earlier["promises"][key] for key in ("count", "without_time")},
            "now": {key: now["promises"][key] for key in ("count", "without_time")},
        },
    }


def _by_name(report: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    paths = {f["path"]: f["path"].replace("\\", "/") for f in report["files"]}
    folders = [posixpath.dirname(p) or "." for p in paths.values()]
    try:
        top = posixpath.commonpath(folders) if folders else ""
    except ValueError:  # relative and absolute ones
        top = ""
    return {posixpath.relpath(paths[f["path"]], top) if top else paths[f["path"]]: f for f in report["files"]}


def _mean(scores: list[float | None]) -> float | None:
    known = [s for s in scores if s is not None]
    return round(sum(known) / len(known), 1) if known else None


def _clauses(
    earlier: Mapping[str, Any], now: Mapping[str, Any], pairs: list[tuple[dict[str, Any], dict[str, Any]]]
) -> list[dict[str, Any]]:
    known = {c["clause"]: c for p in earlier["policies"] for c in p["clauses"]}
    rows = []
    for policy in now["policies"]:
        for clause in policy["clauses"]:
            name = clause["clause"]
            before = known.get(name)
            if before is None or before["share"] is None or clause["share"] is None:
                continue
            verdicts = [(a["verdicts"].get(name), b["verdicts"].get(name)) for a, b in pairs]
            rows.append(
                {
                    "clause": name,
                    "title": clause["title"],
                    "before": before["share"],
                    "now": clause["share"],
                    "change": round(clause["share"] - before["share"], 3),
                    "sure": _differ(before, clause),
                    "mended": verdicts.count(("not_met", "met")),
                    "broken": verdicts.count(("met", "not_met")),
                }
            )
    return rows


def _differ(before: Mapping[str, Any], now: Mapping[str, Any]) -> bool | None:
    """Whether two shares differ by more than chance would give (Newcombe's 95 % interval); None where texts are too few."""
    bounds = [before.get("low"), before.get("high"), now.get("low"), now.get("high")]
    if any(not isinstance(b, (int, float)) for b in bounds):
        return None
    old, new = before["share"], now["share"]
    below = math.hypot(new - now["low"], before["high"] - old)
    above = math.hypot(now["high"] - new, old - before["low"])
    return not (new - old - below <= 0 <= new - old + above)


def told(change: Mapping[str, Any]) -> list[str]:
    """The change in a few Swedish sentences."""
    texts = {what: words.number(n) for what, n in change["texts"].items()}
    score = change["score"]
    lines = [
        f"Antal texter: då {texts['before']}, nu {texts['now']}. {texts['same']} finns i båda, {texts['new']} har kommit till "
        f"och {texts['gone']} är borta."
    ]
    if score["before"] is not None and score["now"] is not None:
        lines.append(f"Poängen i snitt var {words.number(score['before'], 1)} och är nu {words.number(score['now'], 1)}.")
    if score["same_texts"] is not None:
        better, worse, unchanged = (words.number(score[what]) for what in ("better", "worse", "unchanged"))
        lines.append(
            f"Av de texter som finns i båda har {better} blivit bättre, {worse} sämre och {unchanged} är ungefär som förut."
        )
    old, new = change["promises"]["before"], change["promises"]["now"]
    lines.append(
        f"Löften utan tid: då {words.number(old['without_time'])} av {words.number(old['count'])}, "
        f"nu {words.number(new['without_time'])} av {words.number(new['count'])}."
    )
    return lines

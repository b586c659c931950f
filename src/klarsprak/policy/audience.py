"""For which audiences a text is fit, by the limits that the policies' clauses set for its figures."""

from __future__ import annotations

from collections.abc import Sequence

from klarsprak.core.profile import Audience
from klarsprak.core.result import FileResult
from klarsprak.policy.packs import Pack


def fitness(packs: Sequence[Pack], result: FileResult) -> dict[str, tuple[str, ...]]:
    """What speaks against each audience, as `figure=value>limit`; nothing where the text is fit for it.

    Only limits that differ between audiences count. Empty where no clause has any, or the text is too short for its figures.
    """
    limits = [
        limit
        for pack in packs
        for clause in pack.clauses
        if not clause.text_types or result.text_type in clause.text_types
        for limit in clause.limits
        if limit.by_audience and limit.figure != "score"
    ]
    values = [(limit, getattr(result.measures, limit.figure)) for limit in limits]
    known = [(limit, value) for limit, value in values if value is not None]
    if not known or not result.measures.words:
        return {}
    against: dict[str, tuple[str, ...]] = {}
    for audience in Audience:
        found: dict[str, str] = {}
        for limit, value in known:
            bound = limit.of(audience, result.text_type)
            if value > bound if limit.high else value < bound:
                found.setdefault(limit.figure, f"{limit.figure}={value:.4g}{'>' if limit.high else '<'}{bound:g}")
        against[audience.value] = tuple(found.values())
    return against

"""Finds all rules: every module under a family's package that defines a `Rule` with a code."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import lru_cache

from klarsprak import rules
from klarsprak.rules.base import Rule

_CODE = re.compile(r"^[A-ZÅÄÖ]{3}\d{3}$")

#: The families, with what each is about.
FAMILIES: dict[str, str] = {
    "ORD": "Ord",
    "MEN": "Meningar",
    "TXT": "Text och struktur",
    "TON": "Tilltal och ton",
    "SVT": "Svarstider",
    "KON": "Kontakt och hänvisning",
    "BES": "Beslut",
    "WEB": "Webb och e-tjänster",
    "SKR": "Skrivregler",
    "INT": "Integritet",
    "STV": "Stavning och grammatik",
}


@lru_cache(maxsize=1)
def all_rules() -> dict[str, type[Rule]]:
    """Every rule by its code, in code order. Raises ValueError where two rules share a code or a name."""
    found: dict[str, type[Rule]] = {}
    for module in pkgutil.walk_packages(rules.__path__, rules.__name__ + "."):
        parts = module.name.removeprefix(rules.__name__ + ".").split(".")
        if len(parts) != 2 or parts[-1].startswith("_"):
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if not (isinstance(value, type) and issubclass(value, Rule)) or value.__module__ != module.name:
                continue
            code = value.__dict__.get("code")
            if code is None:
                continue
            if not _CODE.match(code) or code[:3] not in FAMILIES:
                raise ValueError(f"{value.__name__}: koden {code} följer inte mönstret")
            if code in found or value.name in {r.name for r in found.values()}:
                raise ValueError(f"{value.__name__}: koden {code} eller namnet {value.name} är upptaget")
            found[code] = value
    order = list(FAMILIES)
    return dict(sorted(found.items(), key=lambda item: (order.index(item[0][:3]), item[0])))

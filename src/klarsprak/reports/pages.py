"""Renders the templates of the policy report and of the comparison, as Markdown and as self-contained HTML pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from klarsprak.reports import words

TEMPLATES = Path(__file__).parent / "templates"


def render(name: str, *, escape: bool, **values: Any) -> str:
    """A template with its values; `escape` for HTML. HTML templates find the common style in `style`."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=escape, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"percent": percent, "cell": cell, "number": words.number, "signed": signed, "cap": capital}
    environment.globals |= {"count": words.count}
    style = (
        Markup("".join((TEMPLATES / css).read_text(encoding="utf-8") for css in ("report.css", "policy.css"))) if escape else ""
    )
    return environment.get_template(name).render(**values, style=style) + "\n"


def percent(value: float | None) -> str:
    """A share of 1 as whole per cent, or a dash."""
    return "–" if value is None else words.percent(value)


def cell(text: object) -> str:
    """Text for Markdown: nothing in it may end a table's cell or become markup."""
    return re.sub(r"([\\|*_`<\[\]])", r"\\\1", str(text))


def signed(value: float, decimals: int = 0) -> str:
    """A change, with its sign: +3, −2, ±0."""
    text = words.number(value, decimals)
    return f"±{text.lstrip(words.MINUS)}" if round(value, decimals) == 0 else text if value < 0 else f"+{text}"


def capital(text: str) -> str:
    """With a capital first letter, and the rest as it is."""
    return text[:1].upper() + text[1:]

"""Reads a rule's documentation out of its docstring: fixed Swedish headings, with examples that tests run.

A rule class's docstring begins with a one-line title and then has the headings of `HEADINGS`, each alone on its
line with a colon. Lines that begin with `|` are examples: consecutive ones make one markdown text. An example's first
line may set what it is read as: `| @brev`, `| @webb @lattlast`. Examples under Exempel must give the finding; those
under Skriv hellre and Undantag must not.
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from functools import cache
from typing import Any

from klarsprak.core.profile import Audience, TextType

HEADINGS = ("Vad", "Varför", "Exempel", "Skriv hellre", "Undantag", "Inställningar", "Källa")


@dataclass(frozen=True, slots=True)
class Example:
    """A text from a rule's documentation, as markdown, with the text type and audience it is read for."""

    text: str
    text_type: TextType = TextType.LETTER
    audience: Audience = Audience.PUBLIC


@dataclass(frozen=True)
class RuleDocs:
    """A rule's documentation. `sections` holds prose by heading, examples included as they are written."""

    title: str
    sections: dict[str, str]
    bad: tuple[Example, ...]
    good: tuple[Example, ...]

    def markdown(self, code: str, name: str) -> str:
        """The rule's page in Markdown."""
        out = [f"## {code} {name}", "", f"**{self.title}**", ""]
        for heading in HEADINGS:
            body = self.sections.get(heading, "")
            if not body:
                continue
            lines = []
            for line in body.splitlines():
                if line.startswith("|"):
                    content = line[1:].strip()
                    if content.startswith("@"):
                        continue
                    lines.append(f"> {content}".rstrip())
                else:
                    if lines and lines[-1].startswith(">") and line.strip():
                        lines.append("")
                    lines.append(line)
            out += [f"### {heading}", "", "\n".join(lines).strip(), ""]
        return "\n".join(out).rstrip() + "\n"


def _example(lines: list[str]) -> Example:
    text_type, audience = TextType.LETTER, Audience.PUBLIC
    if lines[0].startswith("@"):
        for word in lines[0].split():
            value = word.lstrip("@")
            if value in set(TextType):
                text_type = TextType(value)
            else:
                audience = Audience(value)
        lines = lines[1:]
    return Example("\n".join(lines), text_type, audience)


def _examples(body: str) -> list[Example]:
    found: list[Example] = []
    lines: list[str] = []
    for line in [*body.splitlines(), ""]:
        if line.startswith("|"):
            lines.append(line[1:].removeprefix(" "))
        elif lines:
            found.append(_example(lines))
            lines = []
    return found


@cache
def parse(rule: type[Any]) -> RuleDocs:
    """The documentation of a rule class. Raises ValueError where a heading is unknown or stands twice."""
    text = inspect.cleandoc(rule.__doc__ or "")
    title, _, rest = text.partition("\n")
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in rest.splitlines():
        heading = line.removesuffix(":")
        if line.endswith(":") and not line.startswith((" ", "|")):
            if heading not in HEADINGS or heading in sections:
                raise ValueError(f"{rule.__name__}: rubriken ”{heading}” är okänd eller står två gånger")
            current = sections.setdefault(heading, [])
        else:
            current.append(line)
    bodies = {name: inspect.cleandoc("\n".join(lines)).strip() for name, lines in sections.items()}
    return RuleDocs(
        title=title.strip(),
        sections=bodies,
        bad=tuple(_examples(bodies.get("Exempel", ""))),
        good=tuple(_examples(bodies.get("Skriv hellre", "")) + _examples(bodies.get("Undantag", ""))),
    )

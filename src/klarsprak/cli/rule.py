"""`klarsprak rule`: what a rule looks for, why, and how to write instead. All of it comes from the rules themselves."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING, Any

import click

from klarsprak.cli.options import format_option

if TYPE_CHECKING:
    from klarsprak.rules.base import Rule, Setting, SettingValue

_WIDTH = 88


@click.command(short_help="Förklara en regel, eller lista alla.", options_metavar="[FLAGGOR]")
@click.argument("codes", nargs=-1, metavar="[KOD…]")
@click.option("--all", "all_", is_flag=True, help="Visa alla regler.")
@format_option("text", "md", "json")
def rule(codes: tuple[str, ...], all_: bool, format_: str) -> None:
    """Förklara regler: vad de hittar, varför, och hur du kan skriva i stället.

    KOD är en regel (SVT001), en familj (SVT) eller regelns namn. Utan KOD listas alla regler, en på varje rad.
    """
    from klarsprak.rules.registry import all_rules

    context = click.get_current_context()
    if codes and all_:
        raise click.UsageError("Ange antingen regelkoder eller --all.", context)
    rules = all_rules()
    chosen = _chosen(codes, context) if codes else list(rules.values())
    if format_ == "json":
        click.echo(json.dumps([_object(r) for r in chosen], ensure_ascii=False, indent=2))
    elif format_ == "md":
        click.echo("\n".join(_markdown(r) for r in chosen) if codes else _all_markdown(chosen), nl=False)
    elif codes or all_:
        click.echo("\n\n".join(_text(r) for r in chosen))
    else:
        for r in chosen:
            on = "" if r.default else " (avstängd)"
            click.echo(f"{r.code}  {r.severity.value:<8} {r.docs().title}{on}")


def _chosen(codes: tuple[str, ...], context: click.Context) -> list[type[Rule]]:
    from klarsprak.config.errors import fold
    from klarsprak.config.load import rule_fault
    from klarsprak.rules.registry import all_rules

    out: dict[str, type[Rule]] = {}
    for code in codes:
        found = {c: r for c, r in all_rules().items() if c.startswith(code.upper()) or r.name == fold(code)}
        if not found:
            raise click.UsageError(rule_fault(code) or f"Familjen {code.upper()} har inga regler än.", context)
        out |= found
    return list(out.values())


def _shown(value: SettingValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return f"[{', '.join(json.dumps(v, ensure_ascii=False) for v in value)}]"
    return json.dumps(value, ensure_ascii=False)


def _variants(setting: Setting) -> str:
    """A setting's other values, by audience and text type."""
    others = [
        f"{key.value} {_shown(value)}" for table in (setting.by_audience, setting.by_text_type) for key, value in table.items()
    ]
    return f" ({', '.join(others)})" if others else ""


def _facts(r: type[Rule]) -> list[str]:
    facts = [f"Nivå: {r.severity.value}", f"Förvald: {'ja' if r.default else 'nej'}"]
    if r.text_types is not None:
        facts.append(f"Texttyper: {', '.join(sorted(t.value for t in r.text_types))}")
    if r.audiences is not None:
        facts.append(f"Målgrupper: {', '.join(sorted(a.value for a in r.audiences))}")
    return facts


def _settings_lines(r: type[Rule]) -> list[str]:
    return [f"{name} = {_shown(s.default)}{_variants(s)}: {s.help}" for name, s in r.settings.items()]


def _object(r: type[Rule]) -> dict[str, Any]:
    docs = r.docs()
    return {
        "code": r.code,
        "name": r.name,
        "family": r.code[:3],
        "title": docs.title,
        "severity": r.severity.value,
        "default": r.default,
        "why": r.why,
        "source": r.source,
        "clauses": list(r.clauses),
        "audiences": sorted(a.value for a in r.audiences) if r.audiences is not None else None,
        "text_types": sorted(t.value for t in r.text_types) if r.text_types is not None else None,
        "settings": {
            name: {
                "default": s.default,
                "help": s.help,
                "by_audience": {k.value: v for k, v in s.by_audience.items()},
                "by_text_type": {k.value: v for k, v in s.by_text_type.items()},
            }
            for name, s in r.settings.items()
        },
        "sections": docs.sections,
        "examples": {
            "bad": [{"text": e.text, "text_type": e.text_type.value, "audience": e.audience.value} for e in docs.bad],
            "good": [{"text": e.text, "text_type": e.text_type.value, "audience": e.audience.value} for e in docs.good],
        },
        "markdown": docs.markdown(r.code, r.name),
    }


def _markdown(r: type[Rule]) -> str:
    head, _, rest = r.docs().markdown(r.code, r.name).partition("\n\n")
    facts = " · ".join(_facts(r))
    settings = "".join(f"- `{line.partition(' = ')[0]}`{line[len(line.partition(' = ')[0]) :]}\n" for line in _settings_lines(r))
    return f"{head}\n\n{facts}\n\n{rest}" + (f"\nInställningar i `[rules.{r.code}]`:\n\n{settings}" if settings else "")


def _all_markdown(rules: list[type[Rule]]) -> str:
    from klarsprak.rules.registry import FAMILIES

    out = ["# Regler", "", "Skapad med `klarsprak rule --all --format md`.", ""]
    out += ["| kod | namn | nivå | förvald | vad |", "|---|---|---|---|---|"]
    out += [f"| {r.code} | {r.name} | {r.severity.value} | {'ja' if r.default else 'nej'} | {r.docs().title} |" for r in rules]
    for family, title in FAMILIES.items():
        members = [r for r in rules if r.code[:3] == family]
        if members:
            out += ["", f"# {family}: {title}", ""]
            out.append("\n".join(_markdown(r) for r in members).rstrip())
    return "\n".join(out) + "\n"


def _text(r: type[Rule]) -> str:
    docs = r.docs()
    out = [f"{r.code} {r.name}", docs.title, *textwrap.wrap(" · ".join(_facts(r)), _WIDTH)]
    for heading, body in docs.sections.items():
        out += ["", heading, *_wrapped(body)]
    settings = _settings_lines(r)
    if settings:
        out += ["", f"I konfigurationen, under [rules.{r.code}]"]
        for line in settings:
            out += textwrap.wrap(line, _WIDTH, initial_indent="  ", subsequent_indent="    ", break_long_words=False)
    return "\n".join(out)


# Lines of an example that begin something of their own in Markdown; any other goes on from the line before it.
_OWN_LINE = re.compile(r"[-*+#|>@]|\d+[.)] |\s*$")


def _wrapped(body: str) -> list[str]:
    """A section's prose and examples, broken anew to the width."""
    out: list[str] = []
    lines: list[str] = []
    lead = ""

    def flush() -> None:
        if lines:
            out.extend(textwrap.wrap(" ".join(lines), _WIDTH, initial_indent=lead, subsequent_indent=lead))
            lines.clear()

    for line in body.splitlines():
        example = line.startswith("|")
        text = line.removeprefix("|").strip()
        if (lead == "  │ ") is not example or not text or (example and _OWN_LINE.match(text)):
            flush()
        lead = "  │ " if example else "  "
        if text and not (example and text.startswith("@")):
            lines.append(text)
        elif example and not text:
            out.append("  │")
        elif not text and out and out[-1]:
            out.append("")
    flush()
    return out

"""What an editor can offer at a finding: each wording to put in, all safe ones at once, and to leave a place as it is.

Plain edits by source offsets; `server` turns them into the protocol's.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from klarsprak.core.document import BlockKind
from klarsprak.core.finding import Finding, Safety
from klarsprak.engine.fix import fix
from klarsprak.lsp.checking import Analysis
from klarsprak.readers import frontmatter
from klarsprak.rules.ord._lexicon import LexiconRule
from klarsprak.rules.registry import all_rules
from klarsprak.spelling.completion import completed

_SHOWN = 60


@dataclass(frozen=True)
class Edit:
    """Put `text` in place of the source span `start:end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Offer:
    """Something to offer: its title in Swedish, its edits in reading order, and the finding it mends, if one.

    `preferred`: what an editor's “fix this” key takes.
    """

    title: str
    edits: tuple[Edit, ...]
    finding: Finding | None = None
    preferred: bool = False


def touched(analysis: Analysis, start: int, end: int) -> list[Finding]:
    """The findings that a selection `start:end` touches; a cursor at either edge of a finding touches it."""
    return [f for f in analysis.result.findings if f.start <= end and f.end >= start]


def wordings(analysis: Analysis, findings: Iterable[Finding]) -> Iterator[Offer]:
    """An offer for each suggestion that may be put in. Advice that is only to be read is left to the hover."""
    source = analysis.document.source.text
    for finding in completed(list(findings), analysis.dictionary):
        if source[finding.start : finding.end] != finding.text:
            continue
        preferred = False
        for suggestion in finding.suggestions:
            if suggestion.safety is Safety.DISPLAY:
                continue
            safe = suggestion.safety is Safety.SAFE
            text = _short(suggestion.text)
            title = f"Skriv ”{text}”" if suggestion.text else f"Ta bort ”{_short(finding.text)}”"
            yield Offer(
                title if safe else f"{title} (läs igenom meningen efteråt)",
                (Edit(finding.start, finding.end, suggestion.text),),
                finding,
                preferred=safe and not preferred,
            )
            preferred = preferred or safe


def all_safe(analysis: Analysis) -> Offer | None:
    """Everything that `klarsprak check --fix` would put in, or None where that is nothing."""
    fixed = fix(analysis.document, analysis.result.findings)
    if not fixed.applied:
        return None
    edits = tuple(Edit(f.start, f.end, f.suggestions[0].text) for f in fixed.applied)
    n = len(edits)
    return Offer(f"Rätta allt som är säkert i texten ({n} {'ställe' if n == 1 else 'ställen'})", edits)


def suppressions(analysis: Analysis, findings: Iterable[Finding]) -> Iterator[Offer]:
    """An offer to leave the place as it is, once a rule, where the format has comments."""
    seen: set[str] = set()
    for finding in findings:
        if finding.rule in seen or analysis.snapshot.format == "plain":
            continue
        seen.add(finding.rule)
        edits = _comments(analysis, finding)
        title = "Anmärk inte på det i den här texten" if finding.whole_text else "Anmärk inte på det här"
        yield Offer(f"{title} ({finding.rule}): skriv varför i kommentaren", edits, finding)


def allowable(findings: Iterable[Finding]) -> list[str]:
    """The single words among the findings that `allow` in the configuration's [lexicon] can let pass, each once."""
    rules = all_rules()
    words = [f.text for f in findings if f.rule in rules and issubclass(rules[f.rule], LexiconRule)]
    return list(dict.fromkeys(word.lower() for word in words if word.isalpha()))


_SECTION = re.compile(r"^[ \t]*\[[ \t]*lexicon[ \t]*\][^\n]*\n?", re.MULTILINE)
_ALLOW = re.compile(r"^[ \t]*allow[ \t]*=[ \t]*\[", re.MULTILINE)
_NEXT_SECTION = re.compile(r"^[ \t]*\[", re.MULTILINE)


def allow(configuration: str, word: str) -> Edit | None:
    """The edit of klarsprak.toml that lets a word pass. None where the file is written in a way that is not understood."""
    section = _SECTION.search(configuration)
    if section is None:
        lead = "" if not configuration or configuration.endswith("\n") else "\n"
        edit = Edit(len(configuration), len(configuration), f'{lead}\n[lexicon]\nallow = ["{word}"]\n')
    else:
        following = _NEXT_SECTION.search(configuration, section.end())
        known = _ALLOW.search(configuration, section.end(), following.start() if following else len(configuration))
        if known is None:
            lead = "" if section.group().endswith("\n") else "\n"
            edit = Edit(section.end(), section.end(), f'{lead}allow = ["{word}"]\n')
        else:
            edit = Edit(known.end(), known.end(), f'"{word}", ')
    try:
        before = tomllib.loads(configuration)
        after = tomllib.loads(configuration[: edit.start] + edit.text + configuration[edit.end :])
    except tomllib.TOMLDecodeError:
        return None
    # Nothing else in the file may have come to mean something else.
    old, new = before.pop("lexicon", {}), after.pop("lexicon", {})
    right = before == after and {**old, "allow": [word, *old.get("allow", [])]} == new
    return edit if right else None


def _comments(analysis: Analysis, finding: Finding) -> tuple[Edit, ...]:
    """The comments that silence a rule round a finding. The writer puts the reason in place of the word “skäl”."""
    source = analysis.document.source.text
    off, on = f"<!-- klarsprak: av {finding.rule} – skäl -->", f"<!-- klarsprak: på {finding.rule} -->"
    newline = "\r\n" if "\r\n" in source else "\n"
    if analysis.snapshot.format == "markdown":
        if finding.whole_text:
            start = frontmatter.parse(source).end
            return (Edit(start, start, f"{off}{newline}{newline}"),)
        # A comment that begins a line of Markdown takes the rest of the line with it, so it gets a paragraph of its own.
        start, end = _paragraph(source, finding.start, finding.end)
        return (
            Edit(start, start, f"{off}{newline}{newline}"),
            Edit(end, end, f"{newline}{newline}{on}"),
        )
    start, end = finding.start, finding.end
    if finding.whole_text:
        return (Edit(start, start, off),)
    block = analysis.document.blocks[finding.block] if finding.block >= 0 else None
    if block is None or block.kind is BlockKind.ALT:
        # Inside a tag, or on the tag itself: the comment has to stand round it.
        opening = source.rfind("<", 0, start + 1)
        closing = source.find(">", max(start, end - 1))
        start = opening if opening >= 0 else start
        end = closing + 1 if closing >= 0 else end
    return (Edit(start, start, off), Edit(end, end, on))


def _paragraph(source: str, start: int, end: int) -> tuple[int, int]:
    """The span of the whole lines round `start:end`, as far as the next blank line in either direction."""
    low = source.rfind("\n", 0, start) + 1
    while low > 0:
        above = source.rfind("\n", 0, low - 1) + 1
        if not source[above : low - 1].strip():
            break
        low = above
    high = _line_end(source, end)
    while high < len(source):
        below = _line_end(source, high + 1)
        if not source[high + 1 : below].strip():
            break
        high = below
    return low, high - 1 if source[high - 1 : high] == "\r" else high


def _line_end(source: str, at: int) -> int:
    found = source.find("\n", at)
    return len(source) if found < 0 else found


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"

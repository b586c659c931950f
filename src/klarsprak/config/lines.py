"""Finds the line of a key in a TOML text: tomllib gives values only, and an error without a line is hard to mend."""

from __future__ import annotations

import re

KeyPath = tuple[str | int, ...]

_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED = rf"{_KEY}(?:\s*\.\s*{_KEY})*"
_HEADER = re.compile(rf"^\s*(\[\[?)\s*({_DOTTED})\s*\]\]?")
_ASSIGNMENT = re.compile(rf"^\s*({_DOTTED})\s*=")
_PART = re.compile(_KEY)


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line, from 1, of each table and key. The n-th table of an array has n, from 0, after the array's name."""
    lines: dict[KeyPath, int] = {}
    counts: dict[KeyPath, int] = {}
    table: KeyPath = ()
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            path: list[str | int] = []
            names = _parts(header.group(2))
            for i, name in enumerate(names):
                path.append(name)
                key = tuple(path)
                if header.group(1) == "[[" and i == len(names) - 1:
                    counts[key] = counts.get(key, -1) + 1
                if key in counts:
                    path.append(counts[key])
            table = tuple(path)
            lines.setdefault(table, number)
            continue
        assignment = _ASSIGNMENT.match(line)
        if assignment:
            lines.setdefault((*table, *_parts(assignment.group(1))), number)
    return lines


def line_of(lines: dict[KeyPath, int], path: KeyPath) -> int:
    """The line of a key, or of the nearest thing round it that has a line of its own (an inline table, an array)."""
    while path:
        if path in lines:
            return lines[path]
        deeper = [number for key, number in lines.items() if key[: len(path)] == path]
        if deeper:
            return min(deeper)
        path = path[:-1]
    return 1

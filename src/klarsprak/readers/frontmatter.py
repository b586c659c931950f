"""Front matter: the header of key and value lines that static site generators put before a page's text."""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime
from typing import NamedTuple

from klarsprak.core.document import Document

_OPEN = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_KEY = re.compile(r"([^\W\d][\w.-]*)[ \t]*:(?:[ \t]+(.*)|)\Z")
_DIRECTIVE = re.compile(r"^[ \t]*#([ \t]*klarsprak[ \t]*:[^\r\n]*)", re.MULTILINE | re.IGNORECASE)
# A header is a page at most; without a limit, a file that opens with a dashed line would be searched to its end.
_LONGEST = 200_000


class FrontMatter(NamedTuple):
    """`end`: offset just after the closing line, 0 without front matter. `directives`: text and span of each
    `# klarsprak: …` comment. `broken`: a TOML header that could not be read."""

    end: int
    values: dict[str, str]
    directives: list[tuple[str, int, int]]
    broken: bool


_NONE = FrontMatter(0, {}, [], False)


def parse(text: str) -> FrontMatter:
    """Read the front matter at the very start of a text; its values are the top-level scalars only."""
    opening = _OPEN.match(text)
    if opening is None:
        return _NONE
    fence = opening.group(1)
    closers = (fence, "...") if fence == "---" else (fence,)
    at = opening.end()
    while at < min(len(text), _LONGEST):
        match = _LINE.match(text, at)
        if match is None or match.end() == at:
            break
        if match.group().rstrip() in closers:
            body = text[opening.end() : at]
            return _read(body, opening.end(), match.end(), fence == "+++")
        at = match.end()
    return _NONE


def _read(body: str, offset: int, end: int, toml: bool) -> FrontMatter:
    broken = False
    if toml:
        try:
            values = {k: _scalar(v) for k, v in tomllib.loads(body.replace("\r\n", "\n")).items()}
        except (tomllib.TOMLDecodeError, ValueError, RecursionError):
            values, broken = {}, True
        flat = {k: v for k, v in values.items() if v is not None}
    else:
        read = _yaml(body)
        if read is None:
            return _NONE
        flat = read
    found = [(m.group(1), offset + m.start(), offset + m.end()) for m in _DIRECTIVE.finditer(body)]
    return FrontMatter(end, flat, found, broken)


def _scalar(value: object) -> str | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, (str, int, float)) else None


def _yaml(body: str) -> dict[str, str] | None:
    """Top-level `key: value` lines. None where nothing looks like one: then the dashes were a ruled line in the text."""
    values: dict[str, str] = {}
    key = ""
    folded = False
    seen = comment = False
    for line in re.split(r"\r\n|\r|\n", body):
        stripped = line.strip()
        if stripped.startswith("#"):
            comment = True
            continue
        if line[:1] in " \t" and key and stripped:
            # An indented line carries on a folded or plain scalar; under a bare key it is a list or a nested map.
            if folded:
                values[key] = f"{values[key]} {stripped}".strip()
            continue
        match = _KEY.match(line.rstrip())
        if match is None:
            if stripped and not seen and not stripped.startswith("- "):
                return None
            continue
        seen = True
        key, value = match.group(1), (match.group(2) or "").strip()
        block = re.fullmatch(r"[>|][+-]?\d?", value) is not None
        folded = block or bool(value)
        if block:
            values[key] = ""
        elif value and value[0] not in "[{&*!":
            values[key] = _unquote(value)
        else:
            folded = False
    if not seen and not comment and body.strip():
        return None
    return {k: v for k, v in values.items() if v}


def _unquote(value: str) -> str:
    quoted = re.match(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'", value)
    if quoted is None:
        return re.split(r"\s#", value, maxsplit=1)[0].strip()
    if quoted.group(1) is not None:
        return re.sub(r"\\(.)", r"\1", quoted.group(1))
    return quoted.group(2).replace("''", "'")


def fill(document: Document, header: FrontMatter) -> None:
    """Put front matter values where the program looks for them; `metadata.values` keeps all of them as written."""
    if header.broken:
        document.notes.append("Filhuvudet mellan +++ är inte giltig TOML och lästes inte.")
    metadata = document.metadata
    lower = {k.lower().replace("_", "-"): v for k, v in header.values.items()}
    metadata.values.update(header.values)
    metadata.title = lower.get("title") or lower.get("titel") or metadata.title
    language = lower.get("lang") or lower.get("language") or lower.get("locale")
    if language and re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", language):
        metadata.language = re.split(r"[-_]", language)[0].lower()
    metadata.audience = lower.get("audience") or lower.get("malgrupp") or lower.get("målgrupp") or metadata.audience
    metadata.text_type = lower.get("text-type") or lower.get("texttyp") or metadata.text_type
    written = re.match(r"\d{4}-\d{2}-\d{2}", lower.get("date") or lower.get("datum") or "")
    if written:
        try:
            metadata.date = date.fromisoformat(written.group())
        except ValueError:
            metadata.date = None

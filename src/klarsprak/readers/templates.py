"""Template tags and merge fields in content: found first, masked at the same length, and read as opaque words.

Parsers of Markdown and HTML take `{{ name }}`, `{% if %}` or `<%= x %>` for text or broken markup. So every tag is
overwritten with filler of the same length before parsing: offsets stay, and what the tag was is known by its span.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

#: Stands for a tag's characters in masked text: a private-use letter, so that no parser sees markup or a space in it.
FILLER = "\ue000"


class TagKind(Enum):
    """What a tag leaves in the finished text."""

    OUTPUT = "output"  # a word or more: read as one opaque word
    CONTROL = "control"  # nothing
    BRANCH = "branch"  # nothing, but what stands on its two sides never stands together


class TemplateSpan(NamedTuple):
    """A tag's place in the source, end-exclusive."""

    start: int
    end: int
    kind: TagKind


_OPENER = re.compile(r"\{\{|\{%|\{#(?![\w:.-]+\})|<%|<\?(?:php\b|=)|\$\{|«|\[\[|\{/\*")
# Merge fields that look like quotation marks or links in running text: only a name alone makes them fields.
_NARROW = {
    "«": re.compile(r"«[^\W\d][\w.-]{0,59}»"),
    "[[": re.compile(r"\[\[[^\[\]\n|]{1,80}\]\]"),
    "${": re.compile(r"\$\{[^{}\n]{1,200}\}"),
}
# Longest stretch taken for one tag, in characters: an opener with no closer of its own must not swallow the page.
_LONGEST_OUTPUT, _LONGEST_CONTROL = 600, 20_000
_CONTROL_BRACES = re.compile(
    r"[#/^!>*]|/\*|\$\w+\s*:?=|(?:if|range|with|define|template|block|partial|each|unless)\s|(?:end|break|continue)\b"
)
_BRANCH_BRACES = re.compile(r"(?:else|\^)\b|\^$")
_OUTPUT_PERCENT = re.compile(r"(?:trans|translate|t|blocktrans\s+trimmed|cycle|firstof|now)\s+[\"'\w]")
_BRANCH_PERCENT = re.compile(r"(?:else|elif|elsif|elseif|when|case)\b")
# Everything up to the closing tag is a note to the writer or code.
_WHOLE = re.compile(r"(comment|schema|javascript|stylesheet|style)\b")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


class _Closers:
    """Where the next closer of each sort stands. Remembered, so that many lone openers do not each scan the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next: dict[str, int] = {}

    def find(self, closer: str, at: int) -> int:
        """Offset of the next `closer` from `at`, or -1."""
        known = self._next.get(closer, -2)
        if known == -1 or known >= at:
            return known
        found = self._text.find(closer, at)
        self._next[closer] = found
        return found


def _braces_kind(inner: str) -> TagKind:
    body = inner.strip("~-{} \t\r\n")
    if _BRANCH_BRACES.match(body):
        return TagKind.BRANCH
    if _CONTROL_BRACES.match(body):
        return TagKind.CONTROL
    if body[:1] in "<%" and body[1:].lstrip()[:1] == "/":
        return TagKind.CONTROL
    return TagKind.OUTPUT


def _percent_kind(inner: str) -> TagKind:
    body = inner.strip("-+ \t\r\n")
    if _BRANCH_PERCENT.match(body):
        return TagKind.BRANCH
    return TagKind.OUTPUT if _OUTPUT_PERCENT.match(body) else TagKind.CONTROL


def _erb_kind(inner: str) -> TagKind:
    if inner[:1] == "=":
        return TagKind.OUTPUT
    return TagKind.BRANCH if re.match(r"[\s-]*(?:\}\s*)?(?:else|elsif|when)\b", inner) else TagKind.CONTROL


def _delimited(start: int, closers: _Closers, opener: str, closer: str) -> int:
    """End of the tag opened at `start`, or -1 where it is none."""
    at = closers.find(closer, start + len(opener))
    longest = _LONGEST_OUTPUT if closer in ("}}", "}}}") else _LONGEST_CONTROL
    return at + len(closer) if 0 <= at <= start + longest else -1


def _tag_at(text: str, start: int, opener: str, closers: _Closers) -> tuple[int, TagKind] | None:
    narrow = _NARROW.get(opener)
    if narrow is not None:
        match = narrow.match(text, start)
        return (match.end(), TagKind.OUTPUT) if match else None
    if opener == "{{":
        if text.startswith("{{!--", start):
            end = _delimited(start, closers, "{{!--", "--}}")
            return (end, TagKind.CONTROL) if end > 0 else None
        triple = text.startswith("{{{", start)
        opener, closer = ("{{{", "}}}") if triple else ("{{", "}}")
        end = _delimited(start, closers, opener, closer)
        if end < 0:
            return None
        inner = text[start + len(opener) : end - len(closer)]
        if "{{" in inner or _BLANK_LINE.search(inner):
            return None
        return end, _braces_kind(inner)
    if opener == "{%":
        end = _delimited(start, closers, "{%", "%}")
        if end < 0:
            return None
        inner = text[start + 2 : end - 2]
        whole = _WHOLE.match(inner.strip("- \t\r\n"))
        if whole:
            closing = closers.find(f"end{whole.group(1)}", end)
            close = text.find("%}", closing, closing + 60) if closing > 0 else -1
            if close > 0:
                return close + 2, TagKind.CONTROL
        return end, _percent_kind(inner)
    closer = {"{#": "#}", "<%": "%>", "{/*": "*/}"}.get(opener, "?>")
    if text.startswith("<%--", start):
        closer = "--%>"
    end = _delimited(start, closers, opener, closer)
    if end < 0:
        return None
    if closer == "%>":
        return end, _erb_kind(text[start + 2 : end - 2])
    return end, TagKind.OUTPUT if opener == "<?=" else TagKind.CONTROL


def find(text: str) -> list[TemplateSpan]:
    """All template tags and merge fields, in order, not overlapping."""
    spans: list[TemplateSpan] = []
    closers = _Closers(text)
    done = 0
    for match in _OPENER.finditer(text):
        start = match.start()
        if start < done:
            continue
        tag = _tag_at(text, start, match.group(), closers)
        if tag is not None:
            done = tag[0]
            spans.append(TemplateSpan(start, done, tag[1]))
    return spans


def _is_shortcode(text: str, span: TemplateSpan) -> bool:
    return text.startswith(("{{<", "{{%"), span.start)


def _own_lines(text: str, spans: list[TemplateSpan]) -> list[bool]:
    """For each span, whether it stands on a line with nothing but tags that print no word there."""
    alone = [False] * len(spans)
    i = 0
    while i < len(spans):
        j = i
        while True:
            end = spans[j].end
            stop = end
            while stop < len(text) and text[stop] in " \t":
                stop += 1
            if j + 1 < len(spans) and spans[j + 1].start == stop:
                j += 1
                continue
            break
        begin = spans[i].start
        while begin > 0 and text[begin - 1] in " \t":
            begin -= 1
        bounded = (begin == 0 or text[begin - 1] in "\r\n") and (stop == len(text) or text[stop] in "\r\n")
        # A shortcode on its own line is a figure, a notice, a button: no word in a sentence.
        if bounded and all(s.kind is not TagKind.OUTPUT or _is_shortcode(text, s) for s in spans[i : j + 1]):
            alone[i : j + 1] = [True] * (j + 1 - i)
        i = j + 1
    return alone


def mask(text: str) -> tuple[str, list[TemplateSpan]]:
    """Overwrite template tags. Returns the masked text, of the same length, and the tags' spans.

    A tag on a line of its own that prints no word becomes spaces, so that the line is blank to a Markdown parser; any
    other becomes `FILLER`, so that `hus{{ plural }}` stays one word.
    """
    spans = find(text)
    if not spans:
        return text, []
    parts: list[str] = []
    kept: list[TemplateSpan] = []
    at = 0
    for span, alone in zip(spans, _own_lines(text, spans), strict=True):
        parts.append(text[at : span.start])
        parts.append((" " if alone else FILLER) * (span.end - span.start))
        kept.append(span._replace(kind=TagKind.CONTROL) if alone else span)
        at = span.end
    parts.append(text[at:])
    return "".join(parts), kept

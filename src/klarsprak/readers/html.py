"""HTML and XHTML, and templates that produce them. turbohtml's tokenizer gives the tags, `flow` makes the blocks of them."""

from __future__ import annotations

import re
from pathlib import PurePath

from turbohtml import Token, TokenType, tokenize

from klarsprak.core.document import Document, Source
from klarsprak.readers import frontmatter, structure, templates
from klarsprak.readers.flow import Flow
from klarsprak.readers.templates import FILLER
from klarsprak.readers.text import blank, normalise, word_set

# Elements whose content the tokenizer takes as raw text up to the end tag. In XHTML they may be empty: <script src=""/>.
_EMPTY_RAW = re.compile(r"<(?:script|style|title|textarea|iframe|noscript)\b[^<>]*/>", re.IGNORECASE)
# Self-closing means nothing on these in HTML; on other names (components, XHTML namespaces) it does.
_KNOWN = word_set(
    "a abbr address article aside b bdi bdo blockquote body button caption cite code dd del details dfn dialog div dl dt em "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header html i ins kbd label legend li main mark nav ol "
    "optgroup option p pre q s samp script section select small span strong style sub summary sup table tbody td textarea tfoot "
    "th thead time title tr u ul var"
)


class TagFeeder:
    """Turns stretches of HTML into calls on a Flow. `xml`: `<div/>` has no content."""

    def __init__(self, flow: Flow, *, xml: bool = False) -> None:
        self._flow = flow
        self._xml = xml

    def feed(self, text: str, base: int) -> None:
        """Read `text`, the normalised and masked source from offset `base` on."""
        # The tokenizer counts a CRLF as one character.
        text = text.replace("\r\n", " \n")
        starts = [0]
        starts.extend(m.end() for m in re.finditer("\n", text))
        flow = self._flow
        waiting: tuple[Token, int] | None = None
        for token in tokenize(text, resolve_references=False, capture_source=True):
            at = base + starts[token.line - 1] + token.col
            if waiting is not None:
                self._start_sup(waiting, token)
                waiting = None
            kind = token.type
            if kind is TokenType.TEXT:
                flow.text(at, at + len(token.data or ""))
            elif kind is TokenType.START_TAG:
                if token.tag == "sup":
                    waiting = (token, at)
                else:
                    self._start(token, at)
            elif kind is TokenType.END_TAG:
                flow.end(token.tag or "", at + len(token.source or ""))
            elif kind is TokenType.CHARACTER_REFERENCE:
                flow.entity(token.data or "", at, at + len(token.source or ""))
            elif kind is TokenType.COMMENT:
                flow.comment(token.data or "", at, at + len(token.source or ""))

    def _start_sup(self, waiting: tuple[Token, int], following: Token) -> None:
        """Raised text that is a link within the page is a footnote mark; other raised text is text: m²."""
        token, at = waiting
        href = following.attr("href") if following.type is TokenType.START_TAG and following.tag == "a" else None
        if isinstance(href, str) and href.startswith("#"):
            self._flow.skip_from("sup", at)
        else:
            self._start(token, at)

    def _start(self, token: Token, at: int) -> None:
        name = token.tag or ""
        attributes: dict[str, str] = {}
        for key, value in token.attrs or ():
            attributes.setdefault(key.strip(FILLER), value or "")
        closed = token.self_closing and (self._xml or name not in _KNOWN)
        self._flow.start(name, attributes, at, at + len(token.source or ""), closed=closed)


def extract(source: Source) -> Document:
    """The document with its raw blocks, before the typing pass."""
    masked, spans = templates.mask(source.text)
    masked = normalise(masked)
    flow = Flow(source, masked, spans)
    header = frontmatter.parse(source.text)
    if header.end:
        masked = blank(masked, 0, header.end)
        for text, start, end in header.directives:
            flow.directives.whole(text, (start, end), len(source.text))
    xml = PurePath(source.path).suffix.lower() == ".xhtml" or masked.lstrip()[:5] == "<?xml"
    if xml:
        masked = _EMPTY_RAW.sub(lambda m: " " * len(m.group()), masked)
    flow.masked = masked
    TagFeeder(flow, xml=xml).feed(masked, 0)
    document = flow.finish()
    frontmatter.fill(document, header)
    return document


def read(source: Source) -> Document:
    """Read HTML, XHTML or an HTML template."""
    document = extract(source)
    document.blocks = structure.finish(document.blocks)
    return document

"""Readers: one file a format. Each gives a Document whose every clean character knows its place in the source.

Text formats (plain, markdown, html) have `read(source: Source) -> Document` and `extract(source: Source) -> Document`;
`extract` stops before the typing pass, for a reader that puts several texts together (e-mail). Container formats
(docx, odt, eml) have `read(path: str, data: bytes) -> Document`. All end with `structure.finish`.
"""

from __future__ import annotations

from pathlib import PurePath

from klarsprak.core.document import Document, ReadError, Source

#: File suffix to format.
SUFFIXES: dict[str, str] = {
    **dict.fromkeys((".txt", ".text"), "plain"),
    **dict.fromkeys((".md", ".markdown", ".mdx", ".mkd"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".hbs", ".handlebars", ".j2", ".jinja", ".jinja2", ".liquid", ".njk", ".erb", ".twig", ".mustache"), "html"),
    **dict.fromkeys((".docx", ".dotx", ".docm"), "docx"),
    **dict.fromkeys((".odt", ".ott"), "odt"),
    ".eml": "eml",
}

#: The formats that `read` knows.
FORMATS: tuple[str, ...] = tuple(dict.fromkeys(SUFFIXES.values()))


def format_of(path: str) -> str | None:
    """The format that a path's suffix names, or None."""
    return SUFFIXES.get(PurePath(path).suffix.lower())


def is_supported(path: str) -> bool:
    """Whether a file with this name is picked up when a folder is searched."""
    return format_of(path) is not None


def read(path: str, data: bytes, *, display: str | None = None, format: str | None = None) -> Document:
    """Read one file's bytes.

    `path` picks the reader by its suffix; `format` overrides it; `display` is the path to show, where it differs. A
    name with no known suffix is read as plain text. Raises ReadError, with one line in Swedish, for what cannot be
    read; no other exception leaves a reader.
    """
    kind = format or format_of(path) or "plain"
    shown = display or path
    # Readers are imported one at a time: a text file must not pay for the docx, odt and html libraries.
    if kind == "docx":
        from klarsprak.readers import docx

        return docx.read(shown, data)
    if kind == "odt":
        from klarsprak.readers import odt

        return odt.read(shown, data)
    if kind == "eml":
        from klarsprak.readers import eml

        return eml.read(shown, data)
    from klarsprak.readers.decode import decode

    text, encoding, notes = decode(data)
    document = read_text(Source(shown, text, kind, encoding))
    document.notes = [*notes, *document.notes]
    return document


def read_text(source: Source) -> Document:
    """Read a text that is already decoded. Raises ReadError for a format that is no text format."""
    if source.format == "markdown":
        from klarsprak.readers import markdown

        return markdown.read(source)
    if source.format == "html":
        from klarsprak.readers import html

        return html.read(source)
    if source.format == "plain":
        from klarsprak.readers import plain

        return plain.read(source)
    raise ReadError(f"Formatet ”{source.format}” finns inte. Välj ett av: {', '.join(FORMATS)}.")

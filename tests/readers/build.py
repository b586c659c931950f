"""Office documents for the tests, made from raw XML: what Word and LibreOffice write, without Word and LibreOffice."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from klarsprak.core.document import Document, ReadError

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMESPACES = (
    " ".join(f'xmlns:{n}="{_ODF}{n}:1.0"' for n in ("office", "text", "table", "style", "meta", "manifest"))
    + f' xmlns:draw="{_ODF}drawing:1.0"'
    + f' xmlns:fo="{_ODF}xsl-fo-compatible:1.0" xmlns:svg="{_ODF}svg-compatible:1.0"'
    + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    + ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)


#: Styles as Swedish Word writes them: English names, Swedish ids.
STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="sv-SE"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kommunrubrik"><w:name w:val="Kommunens rubrik"/><w:basedOn w:val="Rubrik1"/></w:style>
<w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Citat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Beskrivning"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Punktlista"><w:name w:val="List Bullet"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Stark"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Platshllartext"><w:name w:val="Placeholder Text"/></w:style>
<w:style w:type="character" w:styleId="Dold"><w:name w:val="Dold"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Rutnt"><w:name w:val="Grid"/></w:style>
<w:style w:type="table" w:styleId="Fin"><w:name w:val="Fin"/><w:tblStylePr w:type="firstRow"/></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
  <w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
"""


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of the given parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(
    body: str,
    *,
    styles: str = STYLES,
    numbering: str = NUMBERING,
    footnotes: str = "",
    endnotes: str = "",
    related: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, str] | None = None,
    core: str = "",
) -> bytes:
    """A docx with the given body, parts and relations (id to type and target). `parts` are whole files."""
    roots = {"styles": styles, "numbering": numbering, "footnotes": footnotes, "endnotes": endnotes}
    relations = ""
    files: dict[str, str] = {}
    for name, content in roots.items():
        if content:
            files[f"word/{name}.xml"] = f"<w:{name} {_NAMESPACES}>{content}</w:{name}>"
            relations += f'<Relationship Id="rId-{name}" Type="{_R}/{name}" Target="{name}.xml"/>'
    for number, (kind, target) in (related or {}).items():
        mode = ' TargetMode="External"' if kind == "hyperlink" else ""
        relations += f'<Relationship Id="{number}" Type="{_R}/{kind}" Target="{target}"{mode}/>'
    types = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        + "".join(f'<Override PartName="/word/{n}.xml" ContentType="{_WORD}.{n}+xml"/>' for n, part in roots.items() if part)
    )
    top = f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/>'
    if core:
        top += f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        files["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{core}</cp:coreProperties>'
        )
    return package(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{top}</Relationships>',
            "word/document.xml": word_part("document", w("body", body)),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
            **files,
            **(parts or {}),
        }
    )


def word_part(name: str, content: str) -> str:
    """A whole WordprocessingML part, such as a header: `word_part("hdr", …)`."""
    return f"<w:{name} {_NAMESPACES}>{content}</w:{name}>"


def w(name: str, *content: str, **attributes: str) -> str:
    """A WordprocessingML element."""
    given = "".join(f' w:{key}="{value}"' for key, value in attributes.items())
    return f"<w:{name}{given}>{''.join(content)}</w:{name}>"


def r(text: str, *properties: str) -> str:
    """A Word run, with its properties."""
    return w("r", w("rPr", *properties) if properties else "", f'<w:t xml:space="preserve">{text}</w:t>')


def p(text: str, style: str = "", *properties: str) -> str:
    """A Word paragraph with one run."""
    return w("p", w("pPr", w("pStyle", val=style) if style else "", *properties), r(text))


def par(*content: str) -> str:
    """A Word paragraph of runs."""
    return w("p", *content)


def item(text: str, number: int = 1, depth: int = 0) -> str:
    """A Word list item."""
    return p(text, "", w("numPr", w("ilvl", val=str(depth)), w("numId", val=str(number))))


def cell(*content: str, **properties: str) -> str:
    """A Word table cell of paragraphs; properties are elements with a value."""
    return w("tc", w("tcPr", *(w(name, val=value) for name, value in properties.items())), *content)


def field_char(kind: str) -> str:
    """A mark where a field begins, its code ends, or it ends."""
    return w("r", w("fldChar", fldCharType=kind))


def field(code: str, *result: str) -> str:
    """A Word field over several runs."""
    parts = (field_char("begin"), w("r", w("instrText", code)), field_char("separate"), *result, field_char("end"))
    return "".join(parts)


def odt(
    body: str, *, automatic: str = "", styles: str = "", masters: str = "", meta: str = "", parts: Mapping[str, str] | None = None
) -> bytes:
    """An odt with the given body, automatic styles, named styles, master pages and metadata."""
    files: dict[str, str] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f'<office:document-content {_ODF_NAMESPACES} office:version="1.3">'
            f"<office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        ),
    }
    files["META-INF/manifest.xml"] = (
        f'<manifest:manifest {_ODF_NAMESPACES} manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{files["mimetype"]}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    if styles or masters:
        files["styles.xml"] = (
            f"<office:document-styles {_ODF_NAMESPACES}><office:styles>{styles}</office:styles>"
            f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
        )
    if meta:
        files["meta.xml"] = f"<office:document-meta {_ODF_NAMESPACES}><office:meta>{meta}</office:meta></office:document-meta>"
    return package({**files, **(parts or {})})


def kinds(document: Document) -> list[tuple[str, str]]:
    """Kind and clean text of every block."""
    return [(block.kind.value, block.text) for block in document.blocks]


def assert_positions(document: Document) -> None:
    """Every character of clean text stands where its map says, or stands for something that does."""
    text = document.source.text
    for block in document.blocks:
        assert 0 <= block.start <= block.end <= len(text)
        covered = 0
        for segment in block.map.segments:
            assert segment.clean == covered
            covered += segment.length
            assert 0 <= segment.start <= segment.end <= len(text)
            if segment.linear:
                assert segment.end - segment.start == segment.length
                clean = block.text[segment.clean : segment.clean + segment.length]
                for ours, theirs in zip(clean, text[segment.start : segment.end], strict=True):
                    assert ours == theirs or (ours == " " and theirs.isspace()) or (ours == "-" and theirs in "\u2010\u2011")
        assert covered == len(block.text)
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.text)
    for image in document.images:
        assert 0 <= image.start < image.end <= len(text)
    for message in document.messages:
        assert 0 <= message.start < message.end <= len(text)


def assert_survives(read: Callable[[str, bytes], Document], name: str, data: bytes) -> None:
    """A reader takes any bytes: a sound document or one clear line, within bounded time."""
    started = time.monotonic()
    try:
        document = read(name, data)
    except ReadError as error:
        message = str(error)
    else:
        message = ""
        assert_positions(document)
    assert "\n" not in message
    assert time.monotonic() - started < 5

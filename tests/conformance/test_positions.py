"""Positions: every word of the clean text must know exactly where it stands in the source.

Each case holds a source in which the stretch that a finding on the phrase must point at stands between ⟦ and ⟧ (they
are taken out before reading). The kinds of case come from what other prose linters get wrong: terms over soft line
breaks, emphasis inside terms, entities and soft hyphens inside words, decomposed letters, templates, front matter.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import pytest

from klarsprak.core.document import Block, Document, MarkKind
from klarsprak.readers import read

_NFD = unicodedata.normalize("NFD", "återkommer")


@dataclass(frozen=True)
class Case:
    """`marked`: the source with ⟦…⟧; `phrase`: the clean text that must map to that stretch."""

    name: str
    path: str
    marked: str
    phrase: str
    encoding: str = "utf-8"
    bom: bytes = b""


CASES = [
    # ---- Markdown: emphasis and links ----
    Case("emphasis round a word", "a.md", "Vi *⟦erhåller⟧* brev.", "erhåller"),
    Case("emphasis inside a word", "a.md", "Vi ⟦er**hål**ler⟧ brev.", "erhåller"),
    Case("bold inside a phrase", "a.md", "Du får svar ⟦med **anledning** av⟧ ärendet.", "med anledning av"),
    Case("bold at a phrase's edge", "a.md", "Svar **⟦med anledning** av⟧ ärendet.", "med anledning av"),
    Case("nested emphasis", "a.md", "Svar ***⟦med** anledning* av⟧ ärendet.", "med anledning av"),
    Case("underscore emphasis", "a.md", "Vi __⟦erhåller⟧__ brev.", "erhåller"),
    Case("link text", "a.md", "Läs [om hur vi ⟦erhåller⟧ brev](https://example.se/erhåller).", "erhåller"),
    Case("link text inside a phrase", "a.md", "Svar ⟦med [anledning](/x) av⟧ ärendet.", "med anledning av"),
    Case("reference link", "a.md", "Läs [om vi ⟦erhåller⟧ brev][ref].\n\n[ref]: /erhåller 'erhåller'\n", "erhåller"),
    Case("link title with the same word", "a.md", 'Se [här](/x "erhåller") när vi ⟦erhåller⟧ brev.', "erhåller"),
    Case("image before the word", "a.md", "![karta](k.png) Vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("image alternative text", "a.md", "Se ![När vi ⟦erhåller⟧ brev](k.png) här.", "erhåller"),
    Case("autolink before the word", "a.md", "Se <https://example.se/brev> när vi ⟦erhåller⟧ svar.", "erhåller"),
    Case("code span before the word", "a.md", "Med `erhåller` vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("escape before the word", "a.md", r"Tecknet \* betyder att vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("escape inside a phrase", "a.md", "Svar ⟦med \\*anledning av⟧ ärendet.", "med *anledning av"),
    Case("struck-through text in a phrase", "a.md", "Svar ⟦med ~~någon~~ anledning av⟧ ärendet.", "med anledning av"),
    # ---- Markdown: soft and hard line breaks ----
    Case("soft break in a paragraph", "a.md", "Svar ges ⟦med\nanledning av⟧ ärendet.", "med anledning av"),
    Case("soft break with CRLF", "a.md", "Svar ges ⟦med\r\nanledning av⟧ ärendet.", "med anledning av"),
    Case("soft break with a lone CR", "a.md", "Svar ges ⟦med\ranledning av⟧ ärendet.", "med anledning av"),
    Case("soft break in a list item", "a.md", "- Svar ges ⟦med\n  anledning av⟧ ärendet.\n- Annat.", "med anledning av"),
    Case("soft break in a nested list item", "a.md", "- Ett\n  - Svar ⟦med\n    anledning av⟧ ärendet.", "med anledning av"),
    Case("soft break in a quote", "a.md", "> Svar ges ⟦med\n> anledning av⟧ ärendet.", "med anledning av"),
    Case("lazy soft break in a quote", "a.md", "> Svar ges ⟦med\nanledning av⟧ ärendet.", "med anledning av"),
    Case("soft break inside emphasis", "a.md", "Svar **ges ⟦med\nanledning** av⟧ ärendet.", "med anledning av"),
    Case("hard break before the word", "a.md", "Första raden  \nVi ⟦erhåller⟧ brev.", "erhåller"),
    Case("backslash break before the word", "a.md", "Första raden\\\nVi ⟦erhåller⟧ brev.", "erhåller"),
    Case("double space in a phrase", "a.md", "Svar ⟦med  anledning av⟧ ärendet.", "med anledning av"),
    # ---- characters ----
    Case("named entity inside a word", "a.md", "Vi ⟦&aring;terkommer⟧ snart.", "återkommer"),
    Case("decimal entity inside a word", "a.md", "Vi ⟦&#229;terkommer⟧ snart.", "återkommer"),
    Case("hexadecimal entity inside a word", "a.md", "Vi ⟦&#xE5;terkommer⟧ snart.", "återkommer"),
    Case("entity in the middle of a word", "a.md", "Vi ⟦erh&aring;ller⟧ brev.", "erhåller"),
    Case("soft hyphen", "a.md", "Vi ⟦åter\u00adkommer⟧ snart.", "återkommer"),
    Case("soft hyphen entity", "a.md", "Vi ⟦åter&shy;kommer⟧ snart.", "återkommer"),
    Case("no-break space in a phrase", "a.md", "Svar ⟦med\u00a0anledning av⟧ ärendet.", "med anledning av"),
    Case("no-break space entity in a phrase", "a.md", "Svar ⟦med&nbsp;anledning av⟧ ärendet.", "med anledning av"),
    Case("no-break hyphen", "a.md", "Skicka ⟦e\u2011post⟧ till oss.", "e-post"),
    Case("no-break hyphen entity", "a.html", "<p>Skicka ⟦e&#8209;post⟧ till oss.", "e-post"),
    Case("zero-width space in a word", "a.md", "Vi ⟦åter\u200bkommer⟧ snart.", "återkommer"),
    Case("decomposed letter", "a.md", f"Vi ⟦{_NFD}⟧ snart.", "återkommer"),
    Case(
        "decomposed letters before the word", "a.md", unicodedata.normalize("NFD", "Får åå ") + "vi ⟦erhåller⟧ brev.", "erhåller"
    ),
    Case("emoji before the word", "a.md", "Välkommen 🎉👩‍👩‍👧 vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("astral characters before the word", "a.md", "𝔸𝔹 och 𠀋 – vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("line separator before the word", "a.md", "Rad ett\u2028Vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("next line character before the word", "a.md", "Rad ett\x85Vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("tab before the word", "a.md", "Vi\t⟦erhåller⟧ brev.", "erhåller"),
    Case("tab inside a phrase", "a.md", "Svar ⟦med\tanledning av⟧ ärendet.", "med anledning av"),
    Case("NUL before the word", "a.md", "Vi \x00 ⟦erhåller⟧ brev.", "erhåller"),
    Case("byte order mark", "a.md", "# ⟦Rubrik⟧\n\nText.", "Rubrik", bom=b"\xef\xbb\xbf"),
    Case("UTF-16 with byte order mark", "a.txt", "Vi ⟦återkommer⟧ snart.", "återkommer", "utf-16-le", b"\xff\xfe"),
    Case("Windows-1252", "a.md", "Får vi – ”så” ⟦återkommer⟧ vi.", "återkommer", "cp1252"),
    Case("the same word twice", "a.md", "Vi erhålla vad de ⟦erhåller⟧ nu.", "erhåller"),
    # ---- Markdown: blocks ----
    Case("setext heading", "a.md", "Vi ⟦erhåller⟧\n=========\n\nText.", "erhåller"),
    Case("heading attributes", "a.md", "## Vi ⟦erhåller⟧ brev {#erhaller .stor}\n\nText.", "erhåller"),
    Case("front matter", "a.md", "---\ntitle: Vi erhåller brev\n---\n\nVi ⟦erhåller⟧ brev.", "erhåller"),
    Case("TOML front matter", "a.md", '+++\ntitle = "Vi erhåller"\n+++\n\nVi ⟦erhåller⟧ brev.', "erhåller"),
    Case("front matter with CRLF", "a.md", "---\r\ntitle: åäö\r\n---\r\n\r\nVi ⟦erhåller⟧ brev.", "erhåller"),
    Case("table cell", "a.md", "| Vad | När |\n|---|---|\n| Vi ⟦erhåller⟧ brev | nu |\n", "erhåller"),
    Case("table cell after an escaped pipe", "a.md", "| a |\n|---|\n| x \\| vi ⟦erhåller⟧ brev |\n", "erhåller"),
    Case("nested list", "a.md", "1. Ett\n   - Två\n     - Vi ⟦erhåller⟧ brev\n", "erhåller"),
    Case("task list", "a.md", "- [x] Vi ⟦erhåller⟧ brev\n", "erhåller"),
    Case("definition list", "a.md", "Brev\n: Vi ⟦erhåller⟧ dem.\n", "erhåller"),
    Case("footnote text", "a.md", "Se noten[^n].\n\n[^n]: Vi ⟦erhåller⟧ brev.\n", "erhåller"),
    Case("footnote mark inside a phrase", "a.md", "Svar ⟦med[^n] anledning av⟧ det.\n\n[^n]: Not.\n", "med anledning av"),
    Case("callout", "a.md", "> [!NOTE]\n> Vi ⟦erhåller⟧ brev.\n", "erhåller"),
    Case("container", "a.md", "::: warning Tänk på\nVi ⟦erhåller⟧ brev.\n:::\n", "erhåller"),
    Case("after a code block", "a.md", "```\nerhåller\n```\n\nVi ⟦erhåller⟧ brev.", "erhåller"),
    # ---- raw HTML in Markdown ----
    Case("inline HTML round a word", "a.md", "Vi <b>⟦erhåller⟧</b> brev.", "erhåller"),
    Case("inline HTML inside a phrase", "a.md", "Svar ⟦med <i>anledning</i> av⟧ ärendet.", "med anledning av"),
    Case("HTML block", "a.md", '<div class="erhåller">\n<p>Vi ⟦erhåller⟧ brev.</p>\n</div>\n', "erhåller"),
    Case("HTML block in a list", "a.md", "- Punkt\n\n  <p>Vi ⟦erhåller⟧ brev.</p>\n", "erhåller"),
    Case("HTML block in a quote", "a.md", "> <div>\n> Vi ⟦erhåller⟧ brev.\n> </div>\n", "erhåller"),
    Case("comment with the same word", "a.md", "<!-- vi erhåller -->\n\nVi ⟦erhåller⟧ brev.", "erhåller"),
    Case("comment inside a phrase", "a.md", "Svar ⟦med <!-- eller av --> anledning av⟧ det.", "med anledning av"),
    Case("del element in a phrase", "a.md", "Svar ⟦med <del>all</del> anledning av⟧ det.", "med anledning av"),
    # ---- HTML ----
    Case("HTML paragraph", "a.html", "<p>Vi ⟦erhåller⟧ brev.", "erhåller"),
    Case(
        "attribute with the same word", "a.html", '<p><a title="vi erhåller" href="/erhåller">Vi ⟦erhåller⟧</a> brev.', "erhåller"
    ),
    Case("HTML entity inside a word", "a.html", "<p>Vi ⟦erh&aring;ller⟧ brev.", "erhåller"),
    Case("HTML entity without semicolon", "a.html", "<p>Vi ⟦erh&aringller⟧ brev.", "erhåller"),
    Case("ampersand before the word", "a.html", "<p>Bygg & miljö &amp; vi ⟦erhåller⟧ brev.", "erhåller"),
    Case(
        "HTML line breaks and indentation in a phrase",
        "a.html",
        "<p>\n   Svar ⟦med\n   anledning\r\n   av⟧ det.",
        "med anledning av",
    ),
    Case("tags inside a phrase", "a.html", "<p>Svar ⟦med <b>an<i>led</i>ning</b> av⟧ det.", "med anledning av"),
    Case("CRLF before the word", "a.html", "<html>\r\n<p>\r\nå\r\nä 😀 vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("script before the word", "a.html", "<script>if (a<b) { erhåller }</script><p>Vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("wbr in a word", "a.html", "<p>Vi ⟦åter<wbr>kommer⟧ snart.", "återkommer"),
    Case("comment inside a word", "a.html", "<p>Vi ⟦åter<!-- x -->kommer⟧ snart.", "återkommer"),
    Case("alt attribute", "a.html", '<p><img src="erhåller.png" alt="Vi ⟦erh&aring;ller⟧ brev">', "erhåller"),
    Case("alt attribute in single quotes", "a.html", "<p><img alt='Vi ⟦erhåller⟧ brev' src=x>", "erhåller"),
    Case("submit button's value", "a.html", '<input type="submit" name="Skicka" value="⟦Skicka⟧ nu">', "Skicka"),
    Case("hidden text before the word", "a.html", "<p hidden>Vi erhåller.</p><p>Vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("XHTML with an empty script", "a.xhtml", '<?xml version="1.0"?><script src="x"/><p>Vi ⟦erhåller⟧ brev.</p>', "erhåller"),
    # ---- templates ----
    Case("Handlebars before the word", "a.hbs", "<p>Hej {{förnamn}}! Vi ⟦erhåller⟧ brev.</p>", "erhåller"),
    Case("Handlebars block round the word", "a.hbs", "<p>{{#if brev}}Vi ⟦erhåller⟧ brev.{{/if}}</p>", "erhåller"),
    Case("Jinja before the word", "a.md", "Hej {{ namn }}! {% if x %}Vi{% endif %} ⟦erhåller⟧ brev.", "erhåller"),
    Case("Jinja comment before the word", "a.j2", "{# vi erhåller #}<p>Vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("tag inside an attribute", "a.liquid", '<a href="{{ "erhåller" | url }}">Vi ⟦erhåller⟧</a>', "erhåller"),
    Case("tag inside a start tag", "a.j2", '<p {% if a > b %}class="x"{% endif %}>Vi ⟦erhåller⟧ brev.', "erhåller"),
    Case("control tag inside a phrase", "a.md", "Svar ⟦med {% if x %}anledning{% endif %} av⟧ det.", "med anledning av"),
    Case("Hugo shortcode", "a.md", '{{< figure src="erhåller.png" >}}\n\nVi {{% x %}}⟦erhåller⟧{{% /x %}} brev.', "erhåller"),
    Case("ERB", "a.erb", "<p>Hej <%= @namn %>! <% if x > 1 %>Vi ⟦erhåller⟧ brev.<% end %>", "erhåller"),
    Case("PHP", "a.html", "<p><?php echo 'erhåller'; ?>Vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("dollar placeholder", "a.txt", "Hej ${förnamn}! Vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("merge field", "a.txt", "Hej «Förnamn»! Vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("double brackets", "a.txt", "Hej [[förnamn]]! Vi ⟦erhåller⟧ brev.", "erhåller"),
    Case("placeholder itself", "a.md", "Hej ⟦{{ namn }}⟧!", "Alva"),
    Case("code itself", "a.md", "Kör ⟦`npm start`⟧ nu.", "Alva"),
    # ---- plain text ----
    Case(
        "wrapped line",
        "a.txt",
        "Vi har fått din ansökan och ska nu svara ⟦med\nanledning av⟧ den så snart vi kan göra.\n",
        "med anledning av",
    ),
    Case(
        "wrapped line with CRLF",
        "a.txt",
        "Vi har fått ansökan och ska svara ⟦med\r\nanledning av⟧ den så snart vi kan.\r\n",
        "med anledning av",
    ),
    Case("wrapped list item", "a.txt", "Skicka:\n- svar ⟦med\n  anledning av⟧ frågan\n- ett foto\n", "med anledning av"),
    Case("quoted line", "a.txt", "> Vi ⟦erhåller⟧ brev.\n", "erhåller"),
    Case("underlined heading", "a.txt", "Vi ⟦erhåller⟧\n===========\n\nText kommer här.\n", "erhåller"),
    Case("after a form feed", "a.txt", "Sida ett.\fVi ⟦erhåller⟧ brev.\n", "erhåller"),
]


def _find(document: Document, phrase: str) -> list[tuple[Block, int]]:
    return [(b, b.text.index(phrase)) for b in document.blocks if phrase in b.text]


def _read(case: Case) -> tuple[Document, int, int]:
    start = case.marked.index("⟦")
    end = case.marked.index("⟧") - 1
    source = case.marked.replace("⟦", "").replace("⟧", "")
    document = read(case.path, case.bom + source.encode(case.encoding))
    assert document.source.text == source
    return document, start, end


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_phrase_maps_to_its_exact_place(case: Case) -> None:
    document, start, end = _read(case)
    found = _find(document, case.phrase)
    assert len(found) == 1, [b.text for b in document.blocks]
    block, at = found[0]
    span = block.map.span(at, at + len(case.phrase))
    assert document.source.text[slice(*span)] == document.source.text[start:end]
    assert span == (start, end)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 50
    assert len({c.name for c in CASES}) == len(CASES)


UNREAD = [
    ("struck-through", "a.md", "Vi ~~erhåller~~ får brev."),
    ("inline code", "a.md", "Skriv `erhåller` här."),
    ("fenced code", "a.md", "```\nerhåller\n```\n\nText."),
    ("indented code", "a.md", "Text:\n\n    erhåller\n"),
    ("front matter", "a.md", "---\ntitle: erhåller\n---\n\nText."),
    ("comment", "a.md", "<!-- erhåller -->\n\nText."),
    ("multi-line comment", "a.md", "<!--\n\nerhåller\n\n-->\n\nText."),
    ("heading id", "a.md", "# Rubrik {#erhåller}\n\nText."),
    ("link target", "a.md", "Se [här](/erhåller)."),
    ("link definition", "a.md", "Se [här][x].\n\n[x]: /erhåller\n"),
    ("style", "a.html", "<style>.erhåller{}</style><p>Text."),
    ("script", "a.html", "<script>erhåller</script><p>Text."),
    ("template element", "a.html", "<template><p>erhåller</template><p>Text."),
    ("svg", "a.html", "<p>Text <svg><title>erhåller</title><text>erhåller</text></svg>"),
    ("pre", "a.html", "<pre>erhåller</pre><p>Text."),
    ("hidden element", "a.html", "<div hidden>erhåller<div>x</div>erhåller</div><p>Text."),
    ("display none", "a.html", '<div style="display: none">erhåller</div><p>Text.'),
    ("attributes", "a.html", '<p title="erhåller" data-x="erhåller"><a href="erhåller">Text</a>'),
    ("page title", "a.html", "<title>erhåller</title><p>Text."),
    ("placeholder", "a.md", "Hej {{ erhåller }}!"),
    ("template comment", "a.hbs", "{{!-- erhåller }} --}}<p>Text."),
    ("Liquid comment", "a.liquid", "{% comment %}<p>erhåller{% endcomment %}<p>Text."),
    ("MDX import", "a.mdx", "import erhåller from './erhåller'\n\nText {erhåller} här."),
    ("kramdown attribute list", "a.md", "Text.\n{: .erhåller}\n"),
]


@pytest.mark.parametrize(("name", "path", "source"), UNREAD, ids=[u[0] for u in UNREAD])
def test_what_no_reader_sees_is_left_out(name: str, path: str, source: str) -> None:
    document = read(path, source.encode())
    assert document.blocks, name
    assert not any("erhåller" in b.text for b in document.blocks)


def test_opaque_words_are_told() -> None:
    document = read("a.md", "Kör `x` åt {{ namn }} i dag.".encode())
    block = document.blocks[0]
    assert block.text == "Kör Alva åt Alva i dag."
    assert [(m.kind, m.value) for m in block.marks] == [(MarkKind.CODE, "`x`"), (MarkKind.PLACEHOLDER, "{{ namn }}")]
    assert block.is_opaque(4, 8)
    assert not block.is_opaque(0, 3)


def test_verbatim_only_without_markup_between() -> None:
    document = read("a.md", b"Svar med **anledning** av x. Svar med anledning av y.")
    block = document.blocks[0]
    first = block.text.index("med anledning av")
    second = block.text.rindex("med anledning av")
    assert not block.map.is_verbatim(first, first + 16)
    assert block.map.is_verbatim(second, second + 16)

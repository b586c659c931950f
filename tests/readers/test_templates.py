"""Template tags: found, told apart and masked at the same length."""

from __future__ import annotations

import pytest

from klarsprak.core.document import MarkKind
from klarsprak.readers import read
from klarsprak.readers.templates import FILLER, TagKind, find, mask


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("{{ namn }}", TagKind.OUTPUT),
        ("{{namn|title}}", TagKind.OUTPUT),
        ("{{{ namn }}}", TagKind.OUTPUT),
        ("{{~namn~}}", TagKind.OUTPUT),
        ("{{ .Title }}", TagKind.OUTPUT),
        ("{{@index}}", TagKind.OUTPUT),
        ('{{< ref "sida.md" >}}', TagKind.OUTPUT),
        ("{{% /notice %}}", TagKind.CONTROL),
        ("{{#if x}}", TagKind.CONTROL),
        ("{{/each}}", TagKind.CONTROL),
        ("{{> sidfot}}", TagKind.CONTROL),
        ("{{! en not }}", TagKind.CONTROL),
        ("{{!-- en }} not --}}", TagKind.CONTROL),
        ("{{- if .X -}}", TagKind.CONTROL),
        ("{{ end }}", TagKind.CONTROL),
        ("{{ $x := 1 }}", TagKind.CONTROL),
        ("{{else}}", TagKind.BRANCH),
        ("{{ else if .Y }}", TagKind.BRANCH),
        ("{% if x > 1 %}", TagKind.CONTROL),
        ("{%- endfor -%}", TagKind.CONTROL),
        ("{% else %}", TagKind.BRANCH),
        ('{% trans "Hej" %}', TagKind.OUTPUT),
        ("{# en not #}", TagKind.CONTROL),
        ("{% comment %} vi {{ x }} {% endcomment %}", TagKind.CONTROL),
        ("<% if x > 1 %>", TagKind.CONTROL),
        ("<% else %>", TagKind.BRANCH),
        ("<%= @namn %>", TagKind.OUTPUT),
        ("<%-- not --%>", TagKind.CONTROL),
        ("<?php if ($a > 1): ?>", TagKind.CONTROL),
        ("<?= $namn ?>", TagKind.OUTPUT),
        ("${namn}", TagKind.OUTPUT),
        ("«Förnamn»", TagKind.OUTPUT),
        ("[[för namn]]", TagKind.OUTPUT),
        ("{{\n  namn\n}}", TagKind.OUTPUT),
    ],
)
def test_tags(tag: str, kind: TagKind) -> None:
    text = f"Hej {tag} du"
    assert [(text[s.start : s.end], s.kind) for s in find(text)] == [(tag, kind)]
    masked, _ = mask(text)
    assert masked == f"Hej {FILLER * len(tag)} du"


@pytest.mark.parametrize(
    "text",
    [
        "Rubrik {#id}",
        "En {ensam} klammer",
        "Priset är 5 {{",
        "Öppen {{ men aldrig stängd",
        "{{ för\n\nlång }}",
        "«Det här är ett citat med flera ord.»",
        "5 % av 3 %",
        "[länk][ref] och [ ] ruta",
        "a << b >> c",
    ],
)
def test_no_tags(text: str) -> None:
    assert find(text) == []
    assert mask(text) == (text, [])


def test_a_control_tag_on_its_own_line_leaves_a_blank_line() -> None:
    text = "{% if x %}\n- ett\n  {% endif %} {# not #}\nslut"
    masked, spans = mask(text)
    assert len(masked) == len(text)
    assert masked == f"{' ' * 10}\n- ett\n{' ' * 23}\nslut"
    assert len(spans) == 3


def test_an_output_tag_on_its_own_line_is_kept() -> None:
    assert mask("{{ namn }}\n")[0] == FILLER * 10 + "\n"


def test_a_placeholder_is_one_opaque_word() -> None:
    block = read("a.txt", "Du har {{ antal }}st ${sak} kvar, «Förnamn».".encode()).blocks[0]
    assert block.text == "Du har Alvast Alva kvar, Alva."
    assert [(m.kind, m.value) for m in block.marks] == [
        (MarkKind.PLACEHOLDER, "{{ antal }}"),
        (MarkKind.PLACEHOLDER, "${sak}"),
        (MarkKind.PLACEHOLDER, "«Förnamn»"),
    ]


def test_words_of_two_branches_are_not_glued() -> None:
    block = read("a.md", b"Hej {{#if du}}du{{else}}ni{{/if}}, hus{% if flera %}en{% endif %} finns.").blocks[0]
    assert block.text == "Hej du ni, husen finns."


def test_tags_in_attributes_keep_their_wording() -> None:
    document = read(
        "a.hbs", b'<p><a {{#if x}}href="/a/{{id}}"{{/if}}>Till sidan</a> <img src="{{bild}}" alt="Bild av {{namn}}"></p>'
    )
    link = document.blocks[0].marks_of(MarkKind.LINK)[0]
    assert link.value == "/a/{{id}}"
    assert (document.images[0].target, document.images[0].alt) == ("{{bild}}", "Bild av {{namn}}")
    assert document.blocks[1].text == "Bild av Alva"


def test_link_target_in_markdown_keeps_its_wording() -> None:
    document = read("a.md", b'[Till sidan]({{< ref "x.md" >}}) och mer.')
    assert document.blocks[0].marks_of(MarkKind.LINK)[0].value == '{{< ref "x.md" >}}'

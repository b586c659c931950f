"""Suppression comments."""

from __future__ import annotations

import pytest

from klarsprak.readers import read
from klarsprak.readers.directives import Directive, parse


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (" klarsprak: av ORD003 – lagtext ", Directive(True, ("ORD003",), "lagtext")),
        ("klarsprak: av ORD003, MEN001 - ett skäl", Directive(True, ("ORD003", "MEN001"), "ett skäl")),
        ("klarsprak: av ORD003 MEN", Directive(True, ("ORD003", "MEN"), "")),
        ("klarsprak: av", Directive(True, (), "")),
        ("klarsprak: av – citat ur lagen", Directive(True, (), "citat ur lagen")),
        ("klarsprak: av ORD003 eftersom lagen säger så", Directive(True, ("ORD003",), "eftersom lagen säger så")),
        ("klarsprak: av lang-mening -- skäl", Directive(True, ("lang-mening",), "skäl")),
        ("klarsprak: av ord003", Directive(True, ("ord003",), "")),
        ("KLARSPRAK: PÅ", Directive(False, (), "")),
        ("klarsprak : på ORD003", Directive(False, ("ORD003",), "")),
        ("klarsprak:av\n ORD003\n MEN001", Directive(True, ("ORD003", "MEN001"), "")),
        # Misspelt codes stay codes: they are reported as unknown and never silence every rule.
        ("klarsprak: av orden", Directive(True, ("orden",), "")),
    ],
)
def test_parse(comment: str, expected: Directive) -> None:
    assert parse(comment) == expected


@pytest.mark.parametrize("comment", [" en vanlig kommentar ", "klarsprak", "klarsprak: avsnitt", "klarsprak: kanske", "vale off"])
def test_other_comments(comment: str) -> None:
    assert parse(comment) is None


MD = """Ett.

<!-- klarsprak: av ORD003, MEN001 – lagtext -->

Två.

<!-- klarsprak: på ORD003 -->

Tre.

<!-- klarsprak: på -->

Fyra. <!-- klarsprak: av -->Fem.

Sex.
"""


@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_stretches(path: str) -> None:
    source = MD if path == "a.md" else MD.replace("\n\n", "<p>")
    document = read(path, source.encode())
    text = document.source.text

    def at(word: str) -> int:
        return text.index(word)

    def silent(word: str) -> list[list[str]]:
        return sorted(sorted(s.codes) for s in document.suppressions if s.start <= at(word) < s.end)

    assert [silent(w) for w in ("Ett", "Två", "Tre", "Fyra", "Fem", "Sex")] == [
        [],
        [["MEN001"], ["ORD003"]],
        [["MEN001"]],
        [],
        [[]],
        [[]],
    ]
    assert {s.reason for s in document.suppressions} == {"lagtext", ""}
    assert all(text[slice(*s.directive)].startswith("<!-- klarsprak: av") for s in document.suppressions)
    assert not any("klarsprak" in b.text for b in document.blocks)


def test_one_code_on_again_ends_a_comment_for_all_rules() -> None:
    document = read("a.md", "<!-- klarsprak: av -->\n\nEtt.\n\n<!-- klarsprak: på ORD003 -->\n\nTvå.\n".encode())
    (suppression,) = document.suppressions
    assert document.source.text[suppression.start : suppression.end].strip() == "Ett."


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_directive_covers_the_file(fence: str) -> None:
    source = f"{fence}\n# klarsprak: av SKR002 – mall\n{fence}\n\nText här.\n"
    document = read("a.md", source.encode())
    (suppression,) = document.suppressions
    assert (suppression.codes, suppression.start, suppression.end) == (frozenset({"SKR002"}), 0, len(source))
    assert (suppression.reason, source[slice(*suppression.directive)]) == ("mall", "# klarsprak: av SKR002 – mall")


def test_directive_in_hidden_content_counts() -> None:
    document = read("a.html", b"<div hidden><!-- klarsprak: av ORD --></div><p>Text.")
    assert [s.codes for s in document.suppressions] == [frozenset({"ORD"})]

"""Offers on invented texts: what is put in is right, and a silenced place is silent with all else as it was."""

from __future__ import annotations

import pytest

from klarsprak.core.finding import Finding
from klarsprak.lsp import actions, showing
from klarsprak.lsp.checking import Analysis, Checker, Snapshot


def check(text: str, format_: str = "markdown") -> Analysis:
    """A checked text."""
    return Checker().check(Snapshot("uri", {"markdown": "a.md", "html": "a.html"}.get(format_, "a.txt"), format_, text, 1))


def apply(text: str, offer: actions.Offer) -> str:
    """The text with an offer's edits put in."""
    for edit in reversed(offer.edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def rules(analysis: Analysis) -> list[tuple[str, str]]:
    """What was found, without where."""
    return sorted((f.rule, f.text) for f in analysis.result.findings)


def named(analysis: Analysis, rule: str) -> list[Finding]:
    """The findings of a rule."""
    return [f for f in analysis.result.findings if f.rule == rule]


def test_wordings_safe_first_and_none_that_is_only_advice() -> None:
    analysis = check("Du ska erlägga avgiften.\n")
    offers = list(actions.wordings(analysis, named(analysis, "ORD001")))
    assert "Du ska betala avgiften.\n" in [apply("Du ska erlägga avgiften.\n", o) for o in offers]
    assert sum(o.preferred for o in offers) <= 1
    assert all(o.finding is not None for o in offers)


def test_all_safe_leaves_nothing_safe() -> None:
    text = "Vi gör c:a tio besök mellan kl. 8.00 - 9.00.  Priset är 10000 kr och 5% ränta. Det är det det är.\n"
    analysis = check(text)
    offer = actions.all_safe(analysis)
    assert offer is not None
    assert "ställe" in offer.title
    assert actions.all_safe(check(apply(text, offer))) is None


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        ("markdown", "Hej!\n\nDu ska erlägga avgiften.\nKom i tid.\n\nHej då.\n"),
        ("markdown", "---\ntitle: Avgift\n---\n# Att erlägga en avgift\n\nKom i tid.\n"),
        ("markdown", "- Betala i tid.\n- Erlägg avgiften.\n- Kom i tid.\n"),
        ("markdown", "1. Betala i tid.\n\n2. Du ska erlägga avgiften.\n\n3. Kom i tid.\n"),
        ("markdown", "| Vad | När |\n|---|---|\n| Du ska erlägga avgiften. | I maj |\n"),
        ("markdown", "Hej!\r\n\r\nDu ska erlägga avgiften.\r\n\r\nHej då.\r\n"),
        ("markdown", "Du ska erlägga avgiften."),
        ("html", "<h1>Avgift</h1><p>Du ska <b>erlägga</b> avgiften.</p><p>Hej då.</p>"),
        ("html", "<p>Erlägg avgiften.</p>"),
        ("html", "<ul><li>Du ska erlägga avgiften.<li>Kom i tid.</ul>"),
    ],
)
def test_a_silenced_place_is_silent(format_: str, text: str) -> None:
    analysis = check(text, format_)
    found = named(analysis, "ORD001")
    assert len(found) == 1
    (offer,) = actions.suppressions(analysis, found)
    after = check(apply(text, offer), format_)
    assert not named(after, "ORD001")
    assert rules(after) == [r for r in rules(analysis) if r[0] != "ORD001"]
    assert not [n for n in after.result.notes if "behövs inte" in n]
    if "\r\n" in text:
        assert "\n" not in apply(text, offer).replace("\r\n", "")


def test_an_attribute_is_silenced_round_its_tag() -> None:
    text = '<p>Så här går det till.</p><img src="a.png"><p>Hej då.</p>'
    analysis = check(text, "html")
    found = named(analysis, "WEB004")
    assert found
    (offer,) = actions.suppressions(analysis, found)
    assert not named(check(apply(text, offer), "html"), "WEB004")


def test_no_comments_in_plain_text() -> None:
    analysis = check("Du ska erlägga avgiften.", "plain")
    assert list(actions.suppressions(analysis, named(analysis, "ORD001"))) == []


def test_hover_shows_the_text_as_text() -> None:
    analysis = check("Du ska erlägga avgiften.\n")
    shown = showing.hover(named(analysis, "ORD001"))
    assert shown.startswith("**")
    assert "ORD001" in shown
    assert "betala" in shown
    assert showing._plain("[a](b) <c>") == "\\[a\\](b) \\<c\\>"


def test_promises_say_when() -> None:
    analysis = check("Hej!\n\nVi återkommer inom två arbetsdagar. Vi återkommer inom kort. Vi återkommer.\n")
    details = [showing.promise(c)[1] for c in analysis.result.commitments]
    assert len(details) == 3
    assert "två arbetsdagar" in details[0] or details[0].startswith("senast")
    assert details[1:] == ["oklar tid: inom kort", "tid saknas"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '\n[lexicon]\nallow = ["erlägga"]\n'),
        ('audience = "expert"', 'audience = "expert"\n\n[lexicon]\nallow = ["erlägga"]\n'),
        ("[lexicon]\nlists = []\n", '[lexicon]\nallow = ["erlägga"]\nlists = []\n'),
        ('[lexicon]\nallow = [\n  "x",\n]\n', '[lexicon]\nallow = ["erlägga", \n  "x",\n]\n'),
        ("[lexicon]\n[rules.MEN001]\n", '[lexicon]\nallow = ["erlägga"]\n[rules.MEN001]\n'),
        ('lexicon = { allow = ["x"] }\n', None),
        ('lexicon.allow = ["x"]\n', None),
        ("trasig = [", None),
    ],
)
def test_a_word_is_let_pass(before: str, after: str | None) -> None:
    edit = actions.allow(before, "erlägga")
    assert (edit and before[: edit.start] + edit.text + before[edit.end :]) == after


def test_only_words_of_the_lists_can_be_let_pass() -> None:
    analysis = check("# Avgift\n\nDu ska erlägga avgiften och/eller ringa 0470-000000.\n")
    assert actions.allowable(analysis.result.findings) == ["erlägga"]

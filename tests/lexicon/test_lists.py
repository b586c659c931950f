"""Every entry of every shipped list: its examples are found and mended as written, its counter-examples left alone."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import pytest

from klarsprak.language.view import BlockView
from klarsprak.lexicon import Certainty, Entry, Index, WordList, index_for, shipped_lists, suggestions
from klarsprak.rules.registry import all_rules
from tests.lexicon.helpers import views


@lru_cache(maxsize=1)
def _analysed() -> dict[str, BlockView]:
    """A view of every example and counter-example, tagged in one batch."""
    texts: dict[str, None] = {}
    for word_list in shipped_lists():
        for entry in word_list.entries:
            for example in entry.examples:
                texts[example.text] = None
                if example.mended is not None:
                    texts[example.mended] = None
            for right in entry.right:
                texts[right] = None
    return dict(zip(texts, views(list(texts)), strict=True))


def _complaints(entry: Entry, index: Index) -> list[str]:
    found: list[str] = []
    for example in entry.examples:
        view = _analysed()[example.text]
        own = [hit for hit in index.hits(view) if hit.entry == entry]
        if not own:
            found.append(f"hittas inte: {example.text}")
            continue
        span, offered = suggestions(own[0], view.tokens, view.text)
        if example.replacement is None:
            span = (own[0].start, own[0].end)
        elif example.replacement not in [s.text for s in offered]:
            found.append(f"{example.text} ger {[s.text for s in offered]}, inte {example.replacement}")
        if span != (example.start, example.end):
            found.append(f"{example.text}: fel stycke, {view.text[span[0] : span[1]]}")
        if example.mended is not None:
            end = example.start + len(example.replacement or "")
            for hit in index.hits(_analysed()[example.mended]):
                inside = hit.start < end and hit.end > example.start
                if hit.entry.certainty is not Certainty.UNSURE and (inside or hit.entry.rule == entry.rule):
                    found.append(f"det rättade ger träff på {hit.entry.phrase}: {example.mended}")
    for right in entry.right:
        for hit in index.hits(_analysed()[right]):
            if hit.entry.rule == entry.rule and hit.entry.certainty is not Certainty.UNSURE:
                found.append(f"motexemplet ger träff på {hit.entry.phrase}: {right}")
    return found


@pytest.mark.parametrize("word_list", [pytest.param(word_list, id=word_list.path) for word_list in shipped_lists()])
def test_examples_and_counter_examples(word_list: WordList) -> None:
    index = index_for()
    complaints = [f"{e.path}:{e.line} {e.phrase}: {c}" for e in word_list.entries for c in _complaints(e, index)]
    assert complaints == []


def test_every_list_belongs_to_a_rule_and_names_its_licence_and_source() -> None:
    for word_list in shipped_lists():
        assert word_list.rule in all_rules(), word_list.path
        assert word_list.header["licens"]
        assert word_list.header["underlag"]
        assert word_list.entries


def test_no_phrase_is_listed_twice() -> None:
    """A phrase may stand twice only where different forms or contexts are meant, which its conditions then say."""
    seen: Counter[object] = Counter()
    for word_list in shipped_lists():
        for entry in word_list.entries:
            phrase = entry.phrase if entry.class_name == "förk" else entry.phrase.lower()
            seen[phrase, entry.word_class, entry.conditions] += 1
    assert [key for key, count in seen.items() if count > 1] == []


def test_no_wording_is_itself_listed() -> None:
    """Neither A → B → A nor A → B where B has a better wording of its own.

    Technical terms are left out: they are right where they are explained.
    """
    index = index_for()
    wordings = {
        alternative.text: entry
        for word_list in shipped_lists()
        for entry in word_list.entries
        for alternative in entry.alternatives
        if not alternative.advice
    }
    found = []
    for view in views(list(wordings)):
        for hit in index.hits(view):
            unsure = hit.entry.certainty is Certainty.UNSURE
            if not (hit.entry.conditions or unsure or hit.entry.scope.only or hit.entry.rule == "ORD010"):
                found.append(f"{wordings[view.text].phrase} → {view.text}, men {hit.entry.phrase} står i {hit.entry.path}")
    assert found == []

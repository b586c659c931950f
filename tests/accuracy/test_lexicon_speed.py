"""What looking up all word lists costs beside the analysis of the text. Run by hand:

pytest tests/accuracy/test_lexicon_speed.py -m benchmark -s
"""

from __future__ import annotations

from time import perf_counter

import pytest

from klarsprak import readers
from klarsprak.language import pipeline
from klarsprak.language.view import DocumentView, analyse
from klarsprak.lexicon import Index, shipped_lists
from tests.shared import shared_path


@pytest.mark.benchmark
def test_matching_is_a_small_part_of_the_analysis() -> None:
    path = shared_path("corpora", "perf", "sfs_10k_words.md")
    document = readers.read(path.name, path.read_bytes())
    pipeline.load()
    views = [v for v in DocumentView(document).views() if v.block.language == "sv" and v.text]
    start = perf_counter()
    analyse(views)
    size = sum(len(view.tokens.text) for view in views)
    analysis = perf_counter() - start
    start = perf_counter()
    index = Index(shipped_lists())
    made = perf_counter() - start
    start = perf_counter()
    first = sum(len(index.hits(view)) for view in views)
    cold = perf_counter() - start
    fresh = [v for v in DocumentView(document).views() if v.block.language == "sv" and v.text]
    analyse(fresh)
    for view in fresh:
        _ = view.tokens
    start = perf_counter()
    again = sum(len(index.hits(view)) for view in fresh)
    warm = perf_counter() - start
    print(
        f"\n{size} tokens, {first} hits; analysis {analysis:.2f} s; index {1000 * made:.0f} ms; first pass {1000 * cold:.0f} ms; "
        f"later passes {1e6 * warm / size:.1f} µs a token, {warm / analysis:.1%} of the analysis"
    )
    assert first == again
    assert warm < 0.15 * analysis

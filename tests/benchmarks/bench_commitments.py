"""What finding promises costs beside the parse: processor seconds over the labelled messages, median of five rounds.

    python tests/benchmarks/bench_commitments.py

The parse is the whole pipeline over every block; finding promises is what comes on top of its tags, with nothing kept
from the round before. Ends with status 1 where it costs more than a tenth of the parse.
"""

from __future__ import annotations

import statistics
import sys
import time
import tomllib
from pathlib import Path

from klarsprak import readers
from klarsprak.commitments import Extractor
from klarsprak.core.profile import TextType
from klarsprak.language import pipeline, timeexpr
from klarsprak.language.view import DocumentView, analyse

MESSAGES = sorted((Path(__file__).parents[1] / "accuracy" / "commitments").glob("messages_*.toml"))
BAR = 0.10
ROUNDS = 5


def main() -> int:
    texts = [m["text"] for path in MESSAGES for m in tomllib.loads(path.read_text(encoding="utf-8"))["message"]]
    documents = [readers.read("brev.md", text.encode()) for text in texts]
    words = sum(len(block.text.split()) for document in documents for block in document.blocks)
    pipeline.load()
    parses, finds = [], []
    promises = 0
    for _ in range(ROUNDS):
        read = [DocumentView(document) for document in documents]
        blocks = [[b for b in view.views() if b.block.is_own] for view in read]
        start = time.process_time()
        for own in blocks:
            analyse(own)
        parses.append(time.process_time() - start)
        for own in blocks:
            for block in own:
                _ = block.tokens
        timeexpr._find.cache_clear()
        start = time.process_time()
        promises = 0
        for view, own in zip(read, blocks, strict=True):
            extractor = Extractor(view, TextType.LETTER, {})
            for block in own:
                extractor.add(block)
            promises += len(extractor.result())
        finds.append(time.process_time() - start)
    parse, find = statistics.median(parses), statistics.median(finds)
    print(
        f"{len(texts)} meddelanden, {words} ord, {promises} löften: tolkning {1e6 * parse / words:.0f} µs per ord, "
        f"löften {1e6 * find / words:.0f} µs per ord, {100 * find / parse:.1f} procent"
    )
    return int(find > BAR * parse)


if __name__ == "__main__":
    sys.exit(main())

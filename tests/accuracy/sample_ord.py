"""Draws findings of the ORD rules at random, for a person to judge; `docs/precision-ord.md` says how they came out.

    python tests/accuracy/sample_ord.py --warnings 200 --infos 150 --seed 7

The texts are the three treebanks and the development corpus without its statutes: statutes hold nothing but officialese, and
would make the figures look better than they are. A finding counts once however often its sentence is repeated.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from klarsprak.core.document import Document
from klarsprak.core.finding import Severity
from klarsprak.engine import CheckSettings, check_document
from tests.accuracy.measure import TREEBANKS, cache_parses, dev_documents, treebank


def _documents() -> Iterator[Document]:
    yield from map(treebank, TREEBANKS)
    for document in dev_documents():
        if "statute" not in document.source.path:
            yield document


def main() -> None:
    """Print the sample, warnings first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--warnings", type=int, default=200)
    parser.add_argument("--infos", type=int, default=150)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    cache_parses()
    found: dict[Severity, dict[str, str]] = {severity: {} for severity in Severity}
    for document in _documents():
        text = document.source.text
        for f in check_document(document, CheckSettings(select=("ORD",))).findings:
            before, after = text[max(0, f.start - 80) : f.start], text[f.end : f.end + 60]
            context = " ".join(f"{before}«{f.text}»{after}".split())
            place = document.source.path.rsplit("/", 1)[-1][:18]
            found[f.severity].setdefault(f"{f.rule} {context}", f"{f.rule} {place}: {context}  [{f.message}]")
    draw = random.Random(args.seed)
    for severity, wanted in ((Severity.WARNING, args.warnings), (Severity.INFO, args.infos)):
        lines = list(found[severity].values())
        print(f"== {severity}: {len(lines)} olika")
        for number, line in enumerate(draw.sample(lines, min(wanted, len(lines))), 1):
            print(f"{number} {line}")


if __name__ == "__main__":
    main()

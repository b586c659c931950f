"""Counts what rules find in correct prose and in real public-sector text.

    python tests/accuracy/measure.py MEN001 MEN002 --show 20      findings per 1 000 sentences, with a sample
    python tests/accuracy/measure.py --all --dev                  every rule, only the development corpus

Parses are kept in a file in the temporary folder, so that a second run takes seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from klarsprak import readers
from klarsprak.core.document import Block, BlockKind, Document, ReadError, Source
from klarsprak.core.positions import SourceMap
from klarsprak.core.result import FileResult
from klarsprak.engine import CheckSettings, check_document
from klarsprak.language import pipeline
from klarsprak.rules.registry import all_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHARED = Path(os.environ.get("KLARSPRAK_SHARED", Path(__file__).resolve().parents[3] / "shared"))
TREEBANKS = {
    "talbanken": ("talbanken-dev", "talbanken-test"),
    "lines": ("lines-dev", "lines-test"),
    "pud": ("pud",),
}


def _model_key() -> str:
    digest = hashlib.sha256()
    for path in sorted(pipeline.MODEL_PATH.rglob("*")):
        if path.is_file():
            digest.update(f"{path.name}{path.stat().st_size}".encode())
    return digest.hexdigest()[:12]


def cache_parses() -> None:
    """Make `pipeline.pipe` look a parse up before it makes it."""
    store = sqlite3.connect(Path(tempfile.gettempdir()) / f"klarsprak-parses-{_model_key()}.sqlite", timeout=60)
    store.execute("pragma journal_mode=wal")
    store.execute("create table if not exists doc (key text primary key, body blob)")
    original = pipeline.pipe

    def pipe(texts: Sequence[tuple[str, Sequence[tuple[int, int]]]], *, parse: bool = True) -> Iterator[Doc]:
        del parse  # parsed once for all, whatever was asked for
        from spacy.tokens import Doc as SpacyDoc

        nlp = pipeline.load()
        keys = [hashlib.sha256(repr((text, list(spans))).encode()).hexdigest() for text, spans in texts]
        known: dict[str, bytes] = {}
        for key in keys:
            row = store.execute("select body from doc where key = ?", (key,)).fetchone()
            if row:
                known[key] = row[0]
        missing = [(key, item) for key, item in zip(keys, texts, strict=True) if key not in known]
        for (key, _), doc in zip(missing, original([item for _, item in missing]), strict=True):
            known[key] = doc.to_bytes()
        store.executemany("insert or ignore into doc values (?, ?)", [(k, known[k]) for k, _ in missing])
        store.commit()
        for key in keys:
            yield SpacyDoc(nlp.vocab).from_bytes(known[key])

    pipeline.pipe = pipe


def treebank(name: str) -> Document:
    """A treebank's sentences as one document, a block each."""
    texts = [
        line[9:].strip()
        for part in TREEBANKS[name]
        for line in (SHARED / "ud" / f"{part}.conllu").read_text(encoding="utf-8").splitlines()
        if line.startswith("# text = ")
    ]
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(BlockKind.PARAGRAPH, text, SourceMap.identity(at, len(text))))
        at += len(text) + 1
    return Document(Source(name, "\n".join(texts), "plain"), blocks)


def dev_documents() -> Iterator[Document]:
    """The readable texts of the development corpus."""
    root = SHARED / "corpora" / "dev"
    for path in sorted(root.rglob("*")):
        if path.is_file() and readers.is_supported(str(path)):
            try:
                yield readers.read(str(path), path.read_bytes(), display=str(path.relative_to(root)))
            except ReadError as error:
                print(f"  ! {path.name}: {error}", file=sys.stderr)


def _context(result: FileResult, start: int, end: int) -> str:
    text = result.source.text
    return (text[max(0, start - 70) : start] + "«" + text[start:end] + "»" + text[end : end + 70]).replace("\n", "⏎")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--ud", action="store_true", help="only the treebanks")
    parser.add_argument("--dev", action="store_true", help="only the development corpus")
    parser.add_argument("--show", type=int, default=0, help="print this many findings of each rule, drawn at random")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    codes = tuple(all_rules()) if args.all else tuple(args.codes)
    cache_parses()
    settings = CheckSettings(select=codes)
    shown: dict[str, list[str]] = {}
    if args.ud or not args.dev:
        for name in TREEBANKS:
            document = treebank(name)
            result = check_document(document, settings)
            counts = Counter(f.rule for f in result.findings if f.block >= 0)
            size = len(document.blocks)
            print(f"{name:10} {size} meningar")
            for code, n in sorted(counts.items()):
                print(f"  {code} {n:5}  {1000 * n / size:7.2f} per 1 000 meningar")
            for f in result.findings:
                shown.setdefault(f"{name} {f.rule}", []).append(f"{_context(result, f.start, f.end)}  [{f.message}]")
    if args.dev or not args.ud:
        counts = Counter()
        words = files = 0
        for document in dev_documents():
            result = check_document(document, settings)
            files += 1
            words += result.measures.words
            counts.update(f.rule for f in result.findings)
            for f in result.findings:
                shown.setdefault(f"dev {f.rule}", []).append(
                    f"{document.source.path.rsplit('/', 1)[-1]}: {_context(result, f.start, f.end)}  [{f.message}]"
                )
        print(f"dev        {files} filer, {words} ord")
        for code, n in sorted(counts.items()):
            print(f"  {code} {n:5}  {1000 * n / max(words, 1):7.2f} per 1 000 ord")
    if args.show:
        draw = random.Random(args.seed)
        for key, lines in sorted(shown.items()):
            print(f"\n== {key}: {len(lines)}")
            for line in draw.sample(lines, min(args.show, len(lines))):
                print("  " + line)


if __name__ == "__main__":
    main()

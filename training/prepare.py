"""Makes spaCy's training files from the treebanks.

    python -m training.prepare --ud ../shared/ud --out /tmp/klarsprak-training

Trains on Talbanken, PUD and SweLL (CC BY-SA 4.0). LinES is CC BY-NC-SA 4.0: it measures, and is never trained on.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from training.conllu import Sentence, documents

TRAIN = ("talbanken-train-converted", "pud-normalised", "swell-corrected-normalised")
DEV = ("talbanken-dev",)
# A linter sees single sentences and short blocks more often than pages.
_SIZES = (1, 2, 3, 5, 8, 10)


def chunks(sentences: list[Sentence], draw: random.Random) -> Iterator[list[Sentence]]:
    """A document's sentences in pieces of random length."""
    at = 0
    while at < len(sentences):
        size = draw.choice(_SIZES)
        yield sentences[at : at + size]
        at += size


def to_doc(vocab: Vocab, sentences: Iterable[Sentence]) -> Doc:
    """One gold Doc. A treebank without SUC tags (SweLL) leaves the tag open."""
    tokens = [(token, i == 0, len(s.tokens)) for s in sentences for i, token in enumerate(s.tokens)]
    offset = 0
    heads: list[int] = []
    for i, (token, first, _) in enumerate(tokens):
        offset = i if first else offset
        heads.append(offset + token.head)
    return Doc(
        vocab,
        words=[t.form for t, _, _ in tokens],
        spaces=[t.space_after for t, _, _ in tokens],
        tags=[t.xpos for t, _, _ in tokens],
        pos=[t.upos for t, _, _ in tokens],
        morphs=[t.feats for t, _, _ in tokens],
        lemmas=[t.lemma for t, _, _ in tokens],
        heads=heads,
        deps=[t.deprel for t, _, _ in tokens],
        sent_starts=[first for _, first, _ in tokens],
    )


def write(files: Iterable[Path], out: Path, seed: int) -> None:
    """Write the treebanks `files` to one spaCy file."""
    draw = random.Random(seed)
    vocab = spacy.blank("sv").vocab
    store = DocBin(store_user_data=False)
    count = 0
    for file in files:
        for document in documents(file):
            for chunk in chunks(document, draw):
                store.add(to_doc(vocab, chunk))
                count += 1
    store.to_disk(out)
    print(f"{out.name}: {count} chunks from {', '.join(file.stem for file in files)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ud", type=Path, required=True, help="folder with the treebanks")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--train", type=Path, nargs="*", help="training treebanks, where not the usual ones")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    train = args.train or [args.ud / f"{name}.conllu" for name in TRAIN]
    if any("lines" in file.name.lower() for file in train):
        parser.error("LinES may not be trained on: its licence forbids commercial use")
    write(train, args.out / "train.spacy", seed=1)
    write([args.ud / f"{name}.conllu" for name in DEV], args.out / "dev.spacy", seed=2)


if __name__ == "__main__":
    main()

"""Measures the embedded pipeline on the treebanks and prints the tables that RESULTS.md and the README quote.

    python -m training.evaluate --ud ../shared/ud
    python -m training.evaluate --ud ../shared/ud --model /tmp/klarsprak-training/exported

Raw text in, with sentences split by rule: each paragraph (Talbanken), or ten sentences in a row (LinES), or five (PUD), is
laid out as a document would be, with headings in lines of their own. All figures are F1 over tokens aligned by their place
in the text, so that an error of the tokenizer counts in every column; UAS and LAS leave punctuation out. Sentence F counts
all sentence starts and takes the gold boundaries as they are.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from klarsprak.language import pipeline
from klarsprak.language.sentences import split
from training.conllu import Sentence, read

TREEBANKS = {
    "Talbanken dev": "talbanken-dev",
    "Talbanken test": "talbanken-test",
    "LinES dev": "lines-dev",
    "LinES test": "lines-test",
    "PUD (trained on)": "pud-normalised",
}
# LinES has its own tag set and other lemma and feature conventions than the training data.
_OTHER_CONVENTIONS = ("lines",)
_SUBJECTS = ("nsubj", "csubj")
_CLAUSES = ("advcl", "acl", "ccomp", "csubj")


@dataclass
class Count:
    """Right, given and wanted items."""

    right: int = 0
    given: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f(self) -> float:
        return 2 * self.right / (self.given + self.gold) if self.given + self.gold else 0.0


@dataclass(slots=True)
class Node:
    """A token of either side: its place in the text and what is annotated on it. `head` is the head's place."""

    span: tuple[int, int]
    tag: str
    pos: str
    feats: dict[str, str]
    lemma: str
    dep: str
    head: int
    children: list[int] = field(default_factory=list)


def passages(path: Path) -> Iterator[tuple[str, list[Sentence], list[int]]]:
    """Texts as laid out, with their gold sentences and where each begins."""
    size = 5 if path.stem.startswith("pud") else 10
    current: list[Sentence] = []
    paragraphs = "talbanken" in path.stem
    for sentence in read(path):
        if current and (sentence.first if paragraphs else sentence.document or len(current) >= size):
            yield _lay_out(current)
            current = []
        current.append(sentence)
    yield _lay_out(current)


def _lay_out(sentences: list[Sentence]) -> tuple[str, list[Sentence], list[int]]:
    text = ""
    starts = []
    for i, sentence in enumerate(sentences):
        if i:
            heading = sentences[i - 1].text[-1:].isalnum() and not sentence.text[:1].islower()
            text += "\n" if heading else " "
        starts.append(len(text))
        text += sentence.text
    return text, sentences, starts


def _gold(text: str, sentences: list[Sentence], starts: list[int]) -> list[Node]:
    nodes: list[Node] = []
    for sentence, start in zip(sentences, starts, strict=True):
        at, first = start, len(nodes)
        for token in sentence.tokens:
            at = text.index(token.form, at)
            span = (at, at + len(token.form))
            at = span[1]
            nodes.append(
                Node(span, token.xpos, token.upos, _features(token.feats), token.lemma, token.deprel, first + token.head)
            )
    return _linked(nodes)


def _features(text: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in text.split("|") if "=" in part)


def _linked(nodes: list[Node]) -> list[Node]:
    for i, node in enumerate(nodes):
        if node.head != i:
            nodes[node.head].children.append(i)
    return nodes


def _finite(nodes: list[Node], i: int) -> bool:
    """Whether token `i` heads a finite clause: it, its auxiliary or its copula is finite."""
    aux = (c for c in nodes[i].children if nodes[c].dep.split(":")[0] in ("aux", "cop"))
    return any(nodes[k].feats.get("VerbForm") == "Fin" for k in (i, *aux))


def _clause(nodes: list[Node], i: int) -> bool:
    return nodes[i].dep.split(":")[0] in _CLAUSES and _finite(nodes, i)


def _main_verb(nodes: list[Node], i: int) -> bool:
    """Whether token `i` is the finite verb of a sentence's root."""
    node = nodes[i]
    if node.feats.get("VerbForm") != "Fin":
        return False
    auxiliary = node.dep.split(":")[0] in ("aux", "cop")
    return node.dep == "ROOT" or (auxiliary and nodes[node.head].dep == "ROOT")


PHENOMENA: dict[str, Callable[[list[Node], int], bool]] = {
    "s-passive (verb)": lambda n, i: n[i].pos == "VERB" and n[i].feats.get("Voice") == "Pass",
    "finite verb": lambda n, i: n[i].feats.get("VerbForm") == "Fin",
    "finite verb of the main clause": _main_verb,
    "subject": lambda n, i: n[i].dep.split(":")[0] in _SUBJECTS,
    "passive subject": lambda n, i: n[i].dep in ("nsubj:pass", "csubj:pass"),
    "finite subordinate clause (head)": _clause,
    "relative clause (head)": lambda n, i: n[i].dep == "acl:relcl" and _finite(n, i),
    "subordinator (SCONJ)": lambda n, i: n[i].pos == "SCONJ",
    "agent (obl:agent)": lambda n, i: n[i].dep == "obl:agent",
    "imperative": lambda n, i: n[i].feats.get("Mood") == "Imp",
    "genitive": lambda n, i: n[i].feats.get("Case") == "Gen",
    "participle": lambda n, i: n[i].feats.get("VerbForm") == "Part",
    **{pos: lambda n, i, pos=pos: n[i].pos == pos for pos in ("NOUN", "VERB", "ADJ", "PRON", "AUX", "PROPN")},  # type: ignore[misc]
}
COLUMNS = ("token", "SUC tag", "UPOS", "features", "lemma", "UAS", "LAS", "sentence")


def measure(path: Path) -> tuple[dict[str, Count], dict[str, Count]]:
    """All figures of one treebank: by column, and by phenomenon."""
    columns = {name: Count() for name in COLUMNS}
    phenomena = {name: Count() for name in PHENOMENA}
    material = list(passages(path))
    boundaries = [split(text) for text, _, _ in material]
    docs = pipeline.pipe([(text, spans) for (text, _, _), spans in zip(material, boundaries, strict=True)])
    for (text, sentences, starts), spans, doc in zip(material, boundaries, docs, strict=True):
        _count(columns["sentence"], {s for s, _ in spans}, set(starts))
        given = _linked(
            [Node((t.idx, t.idx + len(t)), t.tag_, t.pos_, _features(str(t.morph)), t.lemma_, t.dep_, t.head.i) for t in doc]
        )
        gold = _gold(text, sentences, starts)
        for name, items in _items(gold).items():
            _count(columns[name], _items(given)[name], items)
        for name, test in PHENOMENA.items():
            _count(
                phenomena[name],
                {n.span for i, n in enumerate(given) if test(given, i)},
                {n.span for i, n in enumerate(gold) if test(gold, i)},
            )
    return columns, phenomena


def _items(nodes: list[Node]) -> dict[str, set[object]]:
    real = [n for n in nodes if n.pos != "SPACE"]
    arcs = [n for n in real if n.dep != "punct"]
    return {
        "token": {n.span for n in real},
        "SUC tag": {(n.span, n.tag) for n in real},
        "UPOS": {(n.span, n.pos) for n in real},
        "features": {(n.span, tuple(sorted(n.feats.items()))) for n in real},
        "lemma": {(n.span, n.lemma) for n in real},
        "UAS": {(n.span, nodes[n.head].span) for n in arcs},
        "LAS": {(n.span, nodes[n.head].span, n.dep) for n in arcs},
    }


def _count(count: Count, given: set[object], gold: set[object]) -> None:
    count.right += len(given & gold)
    count.given += len(given)
    count.gold += len(gold)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ud", type=Path, required=True, help="folder with the treebanks")
    parser.add_argument("--model", type=Path, default=pipeline.MODEL_PATH)
    args = parser.parse_args()
    pipeline.MODEL_PATH = args.model
    found = {}
    print(_row(["", *COLUMNS]))
    print(_row(["---"] * (len(COLUMNS) + 1)))
    for title, name in TREEBANKS.items():
        columns, phenomena = measure(args.ud / f"{name}.conllu")
        found[title] = phenomena
        skip = ("SUC tag",) if name.startswith(_OTHER_CONVENTIONS) else ()
        print(_row([title, *("–" if c in skip else f"{100 * columns[c].f:.1f}" for c in COLUMNS)]))
    print()
    print(_row(["Talbanken test", "precision", "recall", "F", "n"]))
    print(_row(["---"] * 5))
    for name, count in found["Talbanken test"].items():
        shares = (f"{100 * share:.1f}" for share in (count.precision, count.recall, count.f))
        print(_row([name, *shares, str(count.gold)]))
    print()
    size = sum(path.stat().st_size for path in args.model.rglob("*") if path.is_file())
    print(f"Size: {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

"""Measures what the rules need on official Swedish: 210 sentences written and annotated for this project.

    python -m training.official
    python -m training.official --model /tmp/klarsprak-training/exported --errors

`official.txt` holds one paragraph a line, its sentences parted by " | ". A word carries after an underscore what it is: `f`
finite verb of a main clause, `b` finite verb of a subordinate clause, `i` imperative, `s` head of a subject, `p` verb in the
passive, `t` verb particle. The logical subject after "det finns" is `x`: analyses differ, so it counts neither way. Nothing
is trained on these sentences.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from klarsprak.language import pipeline
from klarsprak.language.grammar import passive_verbs
from klarsprak.language.sentences import split
from klarsprak.language.view import Tokens
from training.evaluate import Count

SENTENCES = Path(__file__).with_name("official.txt")
PHENOMENA = {
    "sentence boundary": "",
    "finite verb": "fbi",
    "finite verb of a subordinate clause": "b",
    "imperative": "i",
    "subject": "s",
    "passive": "p",
    "verb particle": "t",
}
_MARK = re.compile(r"(?<=[^\W_])_([fbipstx]*)\b")
_CLAUSES = ("acl", "advcl", "ccomp", "csubj")

Places = dict[str, set[int]]


def paragraphs() -> Iterator[tuple[str, Places]]:
    """The paragraphs as plain text, each with the offsets of what is marked in it."""
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        text = ""
        gold: Places = {name: set() for name in (*PHENOMENA, "x")}
        for sentence in line.split(" | "):
            text += " " if text else ""
            gold["sentence boundary"].add(len(text))
            for number, word in enumerate(sentence.split(" ")):
                text += " " if number else ""
                mark = _MARK.search(word)
                for name, codes in (*PHENOMENA.items(), ("x", "x")):
                    if mark is not None and any(code in codes for code in mark.group(1)):
                        gold[name].add(len(text))
                text += _MARK.sub("", word)
        yield text, gold


def _given(tokens: Tokens, starts: set[int]) -> Places:
    """The same places as the pipeline and klarsprak's grammar see them."""
    finite = {i for i in range(tokens.n) if tokens.morph[i].finite}
    imperative = {i for i in finite if tokens.morph[i].get("Mood") == "Imp"}
    subordinate = set()
    for i in finite - imperative:
        clause = i if tokens.dep[i].split(":")[0] not in ("aux", "cop") else tokens.head[i]
        # A clause coordinated with a subordinate one is subordinate as well.
        while tokens.dep[clause] == "conj":
            clause = tokens.head[clause]
        if tokens.dep[clause].split(":")[0] in _CLAUSES:
            subordinate.add(i)
    found = {
        "finite verb": finite,
        "finite verb of a subordinate clause": subordinate,
        "imperative": imperative,
        "subject": {i for i in range(tokens.n) if tokens.dep[i].startswith("nsubj")},
        "passive": set(passive_verbs(tokens)),
        "verb particle": {i for i in range(tokens.n) if tokens.dep[i] == "compound:prt"},
    }
    return {"sentence boundary": starts, **{name: {tokens.start[i] for i in places} for name, places in found.items()}}


def measure(*, errors: bool = False) -> dict[str, Count]:
    """Counts by phenomenon; with `errors` every difference is printed."""
    counts = {name: Count() for name in PHENOMENA}
    material = list(paragraphs())
    boundaries = [split(text) for text, _ in material]
    docs = pipeline.pipe([(text, spans) for (text, _), spans in zip(material, boundaries, strict=True)])
    for (text, gold), spans, doc in zip(material, boundaries, docs, strict=True):
        given = _given(Tokens(doc, text, spans), {start for start, _ in spans})
        for name, count in counts.items():
            wanted, got = gold[name] - gold["x"], given[name] - gold["x"]
            count.right += len(wanted & got)
            count.given += len(got)
            count.gold += len(wanted)
            if errors:
                for at in sorted(wanted ^ got):
                    word = re.match(r"\S*", text[at:])
                    print(f"{name}: {'missed' if at in wanted else 'false'} «{word.group() if word else ''}» in {text}")
    return counts


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, default=pipeline.MODEL_PATH)
    parser.add_argument("--errors", action="store_true", help="print every difference")
    args = parser.parse_args()
    pipeline.MODEL_PATH = args.model
    counts = measure(errors=args.errors)
    print("| 210 official sentences | precision | recall | F | n |\n| --- | --- | --- | --- | --- |")
    for name, count in counts.items():
        print(f"| {name} | {100 * count.precision:.1f} | {100 * count.recall:.1f} | {100 * count.f:.1f} | {count.gold} |")


if __name__ == "__main__":
    main()

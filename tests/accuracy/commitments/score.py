"""Precision, recall and F1 per status of the promises found in the labelled sentences and messages.

python tests/accuracy/commitments/score.py kept            totals only
python tests/accuracy/commitments/score.py dev --show      with every error
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from klarsprak import readers
from klarsprak.commitments import extract
from klarsprak.core.document import Document
from klarsprak.core.profile import TextType
from klarsprak.core.result import Commitment
from klarsprak.language.view import DocumentView

HERE = Path(__file__).parent
STATUSES = ("explicit", "vague", "missing", "none")
_RANK = {"explicit": 0, "vague": 1, "missing": 2}


@dataclass(frozen=True)
class Case:
    """One judged place: what it should be (several where readers may disagree), what was found, and the text."""

    expected: tuple[str, ...]
    found: str
    text: str


def promises_of(document: Document, text_type: str) -> list[Commitment]:
    """The promises in a read document. An automatic reply (`autosvar`) is an e-mail."""
    return extract(DocumentView(document), TextType("epost" if text_type == "autosvar" else text_type), {})


def sentence_cases(path: Path) -> Iterator[Case]:
    """One case a sentence. Where a sentence holds several promises, the surest status is its status."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            before, sentence, after = row["before"] or "", row["sentence"], row["after"] or ""
            text = " ".join(part for part in (before, sentence, after) if part)
            start = len(before) + 1 if before else 0
            found = promises_of(readers.read("text.txt", text.encode()), row["text_type"])
            inside = [c.status.value for c in found if c.start < start + len(sentence) and c.end > start]
            status = min(inside, key=_RANK.__getitem__) if inside else "none"
            yield Case((row["status"],), status, text)


def message_cases(path: Path) -> Iterator[Case]:
    """One case a listed promise, and one for every promise found elsewhere."""
    for message in tomllib.loads(path.read_text(encoding="utf-8"))["message"]:
        document = readers.read("brev.md", message["text"].encode())
        sent = message.get("date")
        if isinstance(sent, date):
            document.metadata.date = sent
        found = promises_of(document, message["text_type"])
        text = document.source.text
        used: set[int] = set()
        for listed in message["promises"]:
            at = text.index(listed["at"])
            end = at + len(listed["at"])
            # The rest of the sentence is the same place: a second promise in it is no false alarm.
            rest = re.search(r"[.!?](?=\s)|\n", text[end:])
            end += rest.start() if rest else 0
            hits = [n for n, c in enumerate(found) if c.start < end and c.end > at]
            used.update(hits)
            if listed["status"] == ["optional"] or listed.get("optional"):
                continue
            status = min((found[n].status.value for n in hits), key=_RANK.__getitem__, default="none")
            yield Case(tuple(listed["status"]), status, text[at : at + 90])
        for number, commitment in enumerate(found):
            if number not in used:
                yield Case(("none",), commitment.status.value, text[commitment.start : commitment.end])


def table(cases: list[Case]) -> str:
    """Precision, recall and F1 per status, as lines of text."""
    lines = [f"{'status':10}{'n':>5}{'P':>8}{'R':>8}{'F1':>8}"]
    for status in STATUSES:
        right = wrong = lost = 0
        for case in cases:
            expected = case.found if case.found in case.expected else case.expected[0]
            right += expected == status == case.found
            wrong += case.found == status != expected
            lost += expected == status != case.found
        precision = right / (right + wrong) if right + wrong else 1.0
        recall = right / (right + lost) if right + lost else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        lines.append(f"{status:10}{right + lost:5}{precision:8.3f}{recall:8.3f}{f1:8.3f}")
    lines.append(f"right: {sum(c.found in c.expected for c in cases)} of {len(cases)}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", help="dev, kept, or the name of another set (probe_1)")
    parser.add_argument("--show", action="store_true", help="print every error; refused for the kept halves")
    args = parser.parse_args()
    if args.set.startswith("kept") and args.show:
        parser.error("a kept half is never looked at sentence by sentence")
    sets = (("sentences", sentence_cases, "tsv"), ("messages", message_cases, "toml"))
    for kind, read, suffix in sets:
        path = HERE / f"{kind}_{args.set}.{suffix}"
        if not path.exists():
            continue
        cases = list(read(path))
        print(f"{kind}_{args.set}\n{table(cases)}\n")
        if args.show:
            wrong = [c for c in cases if c.found not in c.expected]
            for pair, _ in Counter((c.expected[0], c.found) for c in wrong).most_common():
                print(f"-- {pair[0]} found as {pair[1]}")
                print("".join(f"   {c.text}\n" for c in wrong if (c.expected[0], c.found) == pair).replace("\n   \n", "\n"))


if __name__ == "__main__":
    main()

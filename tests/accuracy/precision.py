"""The precision of the rules, from verdicts that a person gave on real findings; writes the table in `docs/precision.md`.

    python tests/accuracy/precision.py draw MEN005 --count 30     findings without a verdict, ready to be judged
    python tests/accuracy/precision.py write                      the table anew, from verdicts and present findings
    python tests/accuracy/precision.py check                      exit status 1 where a default rule misses its bar

`judgements.tsv` holds one verdict a line: rule, key, `right` or `wrong`, and for a wrong one why. The key is a hash of the
rule, the finding and what stands around it, so that no text of the corpora is kept, and a finding that is repeated in many
files counts once. A verdict whose finding is gone no longer counts; the table says how many such there are, and of what kind.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from klarsprak.core.document import Document
from klarsprak.core.finding import Finding, Severity
from klarsprak.core.profile import TextType
from klarsprak.core.result import FileResult
from klarsprak.engine import CheckSettings, check_document
from klarsprak.rules.registry import all_rules
from tests.accuracy.measure import TREEBANKS, cache_parses, dev_documents, treebank

ROOT = Path(__file__).resolve().parents[2]
JUDGEMENTS = Path(__file__).with_name("judgements.tsv")
PAGE = ROOT / "docs" / "precision.md"
FAMILIES = ("MEN", "TXT", "TON", "SKR", "WEB", "INT", "BES")
_BEGIN, _END = "<!-- tabellen börjar -->", "<!-- tabellen slutar -->"
_AROUND = 60
_BAR = {Severity.ERROR: 0.95, Severity.WARNING: 0.90}
_LEVEL = {Severity.ERROR: "fel", Severity.WARNING: "varning", Severity.INFO: "upplysning"}


@dataclass(frozen=True)
class Found:
    """A finding in the material: where it came from, its key, and its context for a person to read."""

    rule: str
    level: Severity
    place: str
    key: str
    context: str


@dataclass
class Row:
    """What the table says of a rule at a level: counts, and verdicts on what is still found."""

    sizes: Counter[str] = field(default_factory=Counter)
    right: int = 0
    wrong: int = 0
    reasons: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float | None:
        """The share of right ones among those read; None where none has been."""
        read = self.right + self.wrong
        return self.right / read if read else None


def _found(result: FileResult, finding: Finding, place: str) -> Found:
    text = result.source.text
    before, after = text[max(0, finding.start - _AROUND) : finding.start], text[finding.end : finding.end + _AROUND]
    if finding.whole_text:
        before, after = result.path, ""
    context = " ".join(f"{before}«{finding.text}»{after}".split())
    key = hashlib.sha256(f"{finding.rule} {context}".encode()).hexdigest()[:12]
    suggestions = "".join(f" → {s.text}" for s in finding.suggestions)
    return Found(
        finding.rule, finding.severity, place, key, f"{context}\n      [{finding.message}{suggestions}]".replace("⏎", " ")
    )


def _material() -> Iterator[tuple[str, Document, TextType]]:
    """The treebanks, the statutes, and the other texts twice: as what each one is, and as letters, which some rules ask for."""
    for name in TREEBANKS:
        yield name, treebank(name), TextType.AUTO
    for document in dev_documents():
        if document.source.path.startswith("statute"):
            yield "statute", document, TextType.AUTO
        else:
            yield "dev", document, TextType.AUTO
            yield "brev", document, TextType.LETTER


def findings(codes: tuple[str, ...]) -> dict[str, list[Found]]:
    """All findings of the rules, by place: a treebank, `dev`, `statute`, or `brev` for what is found only in letters."""
    cache_parses()
    found: dict[str, list[Found]] = defaultdict(list)
    elsewhere: set[tuple[str, Severity]] = set()
    for place, document, text_type in _material():
        result = check_document(document, CheckSettings(select=codes, text_type=text_type))
        for item in (_found(result, f, place) for f in result.findings):
            if place == "brev" and (item.key, item.level) in elsewhere:
                continue
            elsewhere.add((item.key, item.level))
            found[place].append(item)
    return found


def judgements() -> dict[str, tuple[str, bool, str]]:
    """Every verdict by its key: rule, right or not, and why not. Raises ValueError on a line that cannot be read."""
    verdicts: dict[str, tuple[str, bool, str]] = {}
    for number, line in enumerate(JUDGEMENTS.read_text(encoding="utf-8").splitlines(), 1):
        rule, key, verdict, *reason = line.split("\t")
        if verdict not in ("right", "wrong") or key in verdicts or not re.fullmatch("[0-9a-f]{12}", key):
            raise ValueError(f"{JUDGEMENTS.name}, rad {number}: {line}")
        verdicts[key] = (rule, verdict == "right", reason[0] if reason else "")
    return verdicts


def table(found: dict[str, list[Found]]) -> dict[tuple[str, Severity], Row]:
    """The rows by rule and level; rules without findings have one at their own level."""
    verdicts = judgements()
    rows: dict[tuple[str, Severity], Row] = defaultdict(Row)
    seen: set[tuple[str, Severity]] = set()
    for place, items in found.items():
        for item in items:
            row = rows[item.rule, item.level]
            row.sizes[place] += 1
            if item.key in verdicts and (item.key, item.level) not in seen:
                seen.add((item.key, item.level))
                _, right, reason = verdicts[item.key]
                row.right += right
                row.wrong += not right
                if reason:
                    row.reasons.append(reason)
    for code, rule in all_rules().items():
        if code.startswith(FAMILIES) and not any(c == code for c, _ in rows):
            rows[code, rule.severity] = Row()
    order = list(all_rules())
    return dict(sorted(rows.items(), key=lambda item: (order.index(item[0][0]), -item[0][1].rank)))


def below_bar(rows: dict[tuple[str, Severity], Row]) -> list[str]:
    """The default rules that miss the bar of their level, each with its figures."""
    return [
        f"{code} {level}: {row.right} av {row.right + row.wrong}"
        for (code, level), row in rows.items()
        if all_rules()[code].default and level in _BAR and row.precision is not None and row.precision < _BAR[level]
    ]


def _remark(code: str, level: Severity, row: Row) -> str:
    parts = []
    if not all_rules()[code].default:
        parts.append("av från början")
    missed = row.precision is not None and row.precision < _BAR.get(level, 0)
    if missed and all_rules()[code].default:
        parts.append("**når inte gränsen**")
    if not row.right + row.wrong:
        parts.append("inga fynd att läsa" if not sum(row.sizes.values()) else "inte läst")
    parts += [f"fel: {reason}" if n == 1 else f"fel ({n}): {reason}" for reason, n in Counter(row.reasons).items()]
    return "; ".join(parts)


def _page(found: dict[str, list[Found]]) -> str:
    sentences = {name: len(treebank(name).blocks) for name in TREEBANKS}
    files = Counter("statute" if d.source.path.startswith("statute") else "dev" for d in dev_documents())
    rows = table(found)
    out = [
        f"Trädbankerna har {sum(sentences.values())} meningar, utvecklingskorpusen {files['dev']} texter och {files['statute']} "
        "författningar.",
        "",
        "| regel | namn | nivå | Talbanken | LinES | PUD | korpusen | författningar | lästa | rätt | precision | anmärkning |",
        "|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|---|",
    ]
    for (code, level), row in rows.items():
        rates = [_number(1000 * row.sizes[name] / sentences[name]) for name in TREEBANKS]
        precision = "–" if row.precision is None else f"{row.precision:.2f}".replace(".", ",")
        read = row.right + row.wrong
        told = f"{read} | {row.right}" if read else "– | –"
        out.append(
            f"| {code} | {all_rules()[code].name} | {_LEVEL[level]} | {' | '.join(rates)} | {row.sizes['dev']} "
            f"| {row.sizes['statute']} | {told} | {precision} | {_remark(code, level, row)} |"
        )
    present = {item.key for items in found.values() for item in items}
    gone = [(rule, right) for key, (rule, right, _) in judgements().items() if key not in present]
    graded = [(level, row) for (code, level), row in rows.items() if all_rules()[code].default and level in _BAR]
    read = sum(row.right + row.wrong for _, row in graded)
    right = sum(row.right for _, row in graded)
    share = f"{right / read:.3f}".replace(".", ",") if read else "–"
    verdicts = list(judgements().values())
    mended = sum(not right for _, right in gone)
    lost = _tally(rule for rule, right in gone if right)
    out += [
        "",
        f"Varningar och fel tillsammans: {right} av {read} rätt, {share}. Så som reglerna var när fynden lästes, alla nivåer: "
        f"{sum(ok for _, ok, _ in verdicts)} av {len(verdicts)} rätt.",
        "",
        f"{len(gone)} omdömen gäller anmärkningar som inte längre kommer: {mended} av dem var fel och är rättade, "
        f"{len(gone) - mended} var rätt" + (f" ({lost})." if lost else "."),
    ]
    return "\n".join(out)


def _tally(codes: Iterable[str]) -> str:
    return ", ".join(f"{code} {n}" for code, n in sorted(Counter(codes).items()))


def _number(value: float) -> str:
    return "0" if not value else f"{value:.1f}".replace(".", ",")


def _draw(codes: tuple[str, ...], count: int, seed: int, level: str | None) -> None:
    """Print findings to judge, until `count` of each rule and level have a verdict: real texts first, statutes last."""
    found = findings(codes)
    known = judgements()
    chance = random.Random(seed)
    for code in codes:
        for grade in Severity:
            left = count
            for place in ("dev", "brev", *TREEBANKS, "statute"):
                items = {i.key: i for i in found[place] if (i.rule, i.level) == (code, grade) and level in (None, i.level.value)}
                left -= len(items.keys() & known.keys())
                fresh = sorted((i for key, i in items.items() if key not in known), key=lambda i: i.key)
                for item in chance.sample(fresh, max(0, min(left, len(fresh)))):
                    left -= 1
                    print(f"{item.rule}\t{item.key}\t{item.level.value}\t{place}\n      {item.context}")


def main() -> int:
    """Run a command; the exit status is 1 where `check` finds a rule below its bar."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    draw = commands.add_parser("draw")
    draw.add_argument("codes", nargs="+")
    draw.add_argument("--count", type=int, default=30)
    draw.add_argument("--seed", type=int, default=1)
    draw.add_argument("--level", choices=[s.value for s in Severity])
    commands.add_parser("write")
    commands.add_parser("check")
    args = parser.parse_args()
    if args.command == "draw":
        _draw(tuple(args.codes), args.count, args.seed, args.level)
        return 0
    found = findings(tuple(c for c in all_rules() if c.startswith(FAMILIES)))
    if args.command == "write":
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(_BEGIN)
        _, _, after = rest.partition(_END)
        PAGE.write_text(f"{before}{_BEGIN}\n{_page(found)}\n{_END}{after}", encoding="utf-8")
        return 0
    below = below_bar(table(found))
    print("\n".join(below) or "Alla regler når sin gräns.")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())

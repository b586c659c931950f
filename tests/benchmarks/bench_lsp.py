"""How fast an edit in a large Markdown file is answered, and whether memory grows over many edits.

Run by hand: `python tests/benchmarks/bench_lsp.py [--edits N]`. The text is put together from the samples in
`corpus_samples/`, with a number in every paragraph so that no two are the same. Times are from the new text to the finished
diagnostics, without the wait for the next key and without the client; the JSON of the answer is timed for itself. The
processor's time is shown beside the clock's: on a machine that others use as well it is the one to go by.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import re
import resource
import statistics
import time
from pathlib import Path

from klarsprak.lsp.checking import Checker, Snapshot, read
from klarsprak.lsp.positions import Positions
from klarsprak.lsp.server import create, diagnostics

SAMPLES = Path(__file__).resolve().parents[2] / "corpus_samples"
SIZE = 200_000


def large_text() -> str:
    """About 200 kB of Markdown."""
    pieces = [p.read_text(encoding="utf-8") for p in sorted(SAMPLES.glob("*.md"))]
    pieces = [re.sub(r"\A---\n.*?\n---\n", "", piece, flags=re.DOTALL) for piece in pieces]
    paragraphs = [p for piece in pieces for p in piece.split("\n\n") if p.strip()]
    out: list[str] = []
    size = 0
    while size < SIZE:
        for paragraph in paragraphs:
            out.append(f"{paragraph} {len(out)}" if paragraph[0].isalpha() else paragraph)
            size += len(out[-1].encode()) + 2
    return "\n\n".join(out)


def memory() -> float:
    """Resident memory, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=60)
    edits = parser.parse_args().edits
    gc.set_threshold(100_000, 20, 20)  # as the command line sets it
    chance = random.Random(1)
    text = large_text()
    checker = Checker()
    server = create()

    def check(version: int) -> tuple[float, float, float]:
        begun, worked = time.perf_counter(), time.process_time()
        analysis = checker.check(Snapshot("uri", "stor.md", "markdown", text, version))
        items = diagnostics(Positions(text), analysis)
        answered, done = time.perf_counter(), time.process_time()
        json.dumps(items, default=server.protocol._serialize_message)
        return answered - begun, done - worked, time.process_time() - done

    cold, _, _ = check(0)
    print(f"{len(text.encode())} byte, första kontrollen {cold:.1f} s")
    seconds: list[float] = []
    working: list[float] = []
    sending: list[float] = []
    begun_with = 0.0
    for number in range(edits):
        at = text.index(" ", chance.randrange(len(text) - 200))
        end = text.index(" ", at + 1)
        text = f"{text[:at]} ord{number}{text[end:]}"
        took, worked, sent = check(number + 1)
        seconds.append(took)
        working.append(worked)
        sending.append(sent)
        if number == min(20, edits // 2):
            begun_with = memory()
    begun = time.process_time()
    read(Snapshot("uri", "stor.md", "markdown", text, 0))
    reading = time.process_time() - begun
    for name, times in (("klocktid", seconds), ("processortid", working)):
        p95 = sorted(times)[int(edits * 0.95)]
        print(f"{edits} ändringar, {name}: median {statistics.median(times) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")
    print(
        f"läsning av hela filen {reading * 1000:.0f} ms, därtill JSON {statistics.median(sending) * 1000:.0f} ms (processortid)"
    )
    print(f"minne {begun_with:.0f} MB efter de första ändringarna, {memory():.0f} MB efter alla")


if __name__ == "__main__":
    main()

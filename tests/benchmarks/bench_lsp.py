"""How fast an edit in a large Markdown file is answered, and whether memory grows over many edits.

Run by hand: `python tests/benchmarks/bench_lsp.py [--edits N] [--text-type T]`. The text is put together from the samples in
`corpus_samples/`, with a number in every paragraph so that no two are the same. Each edit puts a word in the place of another
somewhere in the text.

Two things are measured. In this process: from the new text to the finished diagnostics. With a real server: from the moment
that a client sends the new text to the moment that it has the diagnostics, with JSON and pipes and the wait for the next key. The
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
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from klarsprak.lsp.checking import Checker, Snapshot, read
from klarsprak.lsp.positions import Positions
from klarsprak.lsp.server import Diagnostics

SAMPLES = Path(__file__).resolve().parents[2] / "corpus_samples"
SIZE = 200_000


def large_text(text_type: str = "") -> str:
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
    header = f"---\ntext-type: {text_type}\n---\n" if text_type else ""
    return header + "\n\n".join(out)


def edits(text: str, number: int) -> Iterator[str]:
    """The text after one edit more each time."""
    chance = random.Random(1)
    for n in range(number):
        at = text.index(" ", chance.randrange(100, len(text) - 200))
        end = text.index(" ", at + 1)
        text = f"{text[:at]} ord{n}{text[end:]}"
        yield text


def memory() -> float:
    """Resident memory now, in MB."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 1024**2


def show(name: str, seconds: list[float]) -> None:
    """Print median and 95th percentile."""
    p95 = sorted(seconds)[int(len(seconds) * 0.95)]
    print(f"{len(seconds)} ändringar, {name}: median {statistics.median(seconds) * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms")


def inside(text: str, number: int) -> None:
    """Measure in this process."""
    gc.set_threshold(100_000, 20, 20)  # as the command line sets it
    checker = Checker()
    diagnostics: Diagnostics | None = None

    def check(now: str, version: int) -> tuple[float, float]:
        nonlocal diagnostics
        begun, worked = time.perf_counter(), time.process_time()
        analysis = checker.check(Snapshot("uri", "stor.md", "markdown", now, version))
        diagnostics = Diagnostics(Positions(now, lines=analysis.document.source.lines), analysis, diagnostics)
        return time.perf_counter() - begun, time.process_time() - worked

    cold, _ = check(text, 0)
    print(f"{len(text.encode())} byte, första kontrollen {cold:.1f} s")
    clock: list[float] = []
    processor: list[float] = []
    for n, now in enumerate(edits(text, number), 1):
        took, worked = check(now, n)
        clock.append(took)
        processor.append(worked)
        if n % max(1, number // 5) == 0:
            print(f"minne efter {n} ändringar: {memory():.0f} MB")
    begun = time.process_time()
    read(Snapshot("uri", "stor.md", "markdown", text, 0))
    reading = time.process_time() - begun
    show("klocktid", clock)
    show("processortid", processor)
    print(f"(att läsa hela filen tar {reading * 1000:.0f} ms processortid)")


class Client:
    """A client with nothing but what is needed to time a server."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "klarsprak", "lsp"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def send(self, method: str, params: Any, number: int | None = None) -> None:
        """Send a message."""
        told = {"jsonrpc": "2.0", "method": method, "params": params, **({} if number is None else {"id": number})}
        body = json.dumps(told).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def wait(self, wanted: bytes) -> None:
        """Read messages up to one that holds `wanted`. It is not parsed: that is the client's own time."""
        answers = self._process.stdout
        assert answers is not None
        while True:
            length = 0
            while line := answers.readline().strip():
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            if wanted in answers.read(length):
                return

    def processor(self) -> float:
        """Processor time that the server has used, in seconds."""
        fields = Path(f"/proc/{self._process.pid}/schedstat").read_text().split()
        tasks = Path(f"/proc/{self._process.pid}/task").iterdir()
        return max(int(fields[0]), sum(int((task / "schedstat").read_text().split()[0]) for task in tasks)) / 1e9

    def close(self) -> None:
        """End the server."""
        self.send("shutdown", None, 2)
        self.wait(b'"id": 2')
        self.send("exit", None)
        self._process.wait(30)


def outside(text: str, number: int) -> None:
    """Measure a server from its client's side."""
    client = Client()
    client.send("initialize", {"capabilities": {}, "processId": None, "rootUri": None}, 1)
    client.wait(b'"id": 1')
    client.send("initialized", {})
    item = {"uri": "untitled:stor", "languageId": "markdown", "version": 0, "text": text}
    client.send("textDocument/didOpen", {"textDocument": item})
    client.wait(b"publishDiagnostics")
    clock: list[float] = []
    processor: list[float] = []
    for n, now in enumerate(edits(text, number), 1):
        begun, worked = time.perf_counter(), client.processor()
        identity = {"uri": "untitled:stor", "version": n}
        client.send("textDocument/didChange", {"textDocument": identity, "contentChanges": [{"text": now}]})
        client.wait(b'"version": %d' % n)
        clock.append(time.perf_counter() - begun)
        processor.append(client.processor() - worked)
        time.sleep(0.05)  # nobody types faster
    client.close()
    show("klientens klocktid", clock)
    show("serverns processortid", processor)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=100)
    parser.add_argument("--text-type", default="")
    parser.add_argument("--no-server", action="store_true")
    asked = parser.parse_args()
    text = large_text(asked.text_type)
    inside(text, asked.edits)
    if not asked.no_server:
        outside(text, asked.edits)


if __name__ == "__main__":
    main()
